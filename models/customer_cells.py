"""What stands in the cells of a customer list: how people write it, and how it is written back (5.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from moneyed import CurrencyDoesNotExist, Money, get_currency

from models import names, policy
from models.customer_file import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS
from models.customers import Customer
from models.money import minor_units, rounded
from models.places import Place
from models.policy import CustomerClass
from models.sheets import Written, shown

HEADINGS = {
    "name": "name customer 客户 客戶 名称 名稱 客户名称 客戶名稱",
    "class": "class 等级 等級 级别 級別 客户等级 客戶等級",
    "owner": "owner 负责人 負責人 业务员 業務員 业务 業務",
    "phone": "phone telephone mobile 电话 電話 手机 手機 联系电话 聯絡電話 手机号 手機號碼",
    "contact": "contact 联系人 聯絡人 聯繫人",
    "address": "address 地址",
    "latitude": "latitude lat 纬度 緯度",
    "longitude": "longitude lon lng 经度 經度",
    "industry": "industry 行业 行業 產業",
    "credit_limit": "credit_limit 信用额度 信用額度 授信额度 授信額度",
    "note": "note notes remark remarks 备注 備註 備注",
}

MOST_UNITS = 10**15  # of a limit: more is a slip of the hand
SAME_SPOT = 1.0  # metres: spreadsheets round the last digits away

CLASS = re.compile("([ABC])[级級类類]?")
DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]*)?(E-[0-9]+)?")
AMOUNT = re.compile(
    r"¥?(?P<whole>[0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,15})(?P<part>\.[0-9]{1,9})?"
    r"(?P<scale>[千万萬亿億KW])?(?P<currency>元|[A-Z]{3})?"
)
SCALES = {"千": 10**3, "K": 10**3, "万": 10**4, "萬": 10**4, "W": 10**4, "亿": 10**8, "億": 10**8}
SHORTENED = re.compile(r"[0-9.]+E\+[0-9]+")
NOT_SEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def read(cells: Mapping[str, str | None]) -> tuple[dict[str, Any], dict[str, str]]:
    """The parts of a customer's `File` that a row gives, and what is wrong with which columns.

    Under the company's rules: its country's phones, its currency.
    """
    given: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column, reader in READERS.items():
        if found := cells[column]:
            try:
                given[column] = reader(found)
            except ValueError as error:
                wrong[column] = str(error)
    if "class" in given:
        given["customer_class"] = given.pop("class")
    latitude, longitude = given.pop("latitude", None), given.pop("longitude", None)
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if cells[column] is None and cells[other] is not None:
            wrong[column] = f"is missing beside a {other}"
    if latitude is not None and longitude is not None:
        given["place"] = place = Place(latitude, longitude)
        if place.is_nowhere:
            wrong["latitude"] = f"{latitude:g}, {longitude:g} is at sea, where no customer is"
    return given, wrong


def written(
    customer: Customer, owner: str, contact: str | None, phone: str | None
) -> Sequence[Written]:
    """A customer as a row, in the order of HEADINGS."""
    company = policy.current().company
    return (
        customer.name,
        customer.customer_class.value,
        owner,
        names.phone_shown(phone, company.country) if phone else None,
        contact,
        customer.address,
        customer.latitude,
        customer.longitude,
        customer.industry,
        _amount_written(customer.credit_limit, company.currency),
        customer.note,
    )


def differs(name: str, given: Any, known: Any) -> bool:
    """Whether a list says something else of a part of a `File` than what is known."""
    match given, known:
        case Place(), Place():
            return bool(given.metres_to(known) > SAME_SPOT)
        case str(), str():
            # What is known came from a chat; a list may hold it without some marks.
            return given != tidy(known, lines=name == "note")
    return bool(given != known)


def tidy(words: str, *, lines: bool = False) -> str:
    """Words without what nobody sees; in one line, or in `lines`."""
    seen = NOT_SEEN.sub("", unicodedata.normalize("NFC", words.replace("\r", "\n")))
    return re.sub(r"\n+", "\n", seen).strip() if lines else " ".join(seen.split())


# Readers: a ValueError says what is wrong.


def _words(found: str, *, at_most: int = LONGEST_LINE, lines: bool = False) -> str:
    words = tidy(found, lines=lines)
    if not words:
        raise ValueError("holds nothing that can be seen")
    if len(words) > at_most:
        raise ValueError(f"“{shown(words)}” is longer than {at_most:,} characters")
    return words


def _name(found: str) -> str:
    name = _words(found, at_most=LONGEST_NAME)
    if not names.fold(name):
        raise ValueError(f"“{shown(found)}” has no letter, character or digit")
    return name


def _class(found: str) -> CustomerClass:
    if known := CLASS.fullmatch(_plain(found)):
        return CustomerClass(known[1])
    raise ValueError(f"“{shown(found)}” is no class; allowed are {', '.join(CustomerClass)}")


def _phone(found: str) -> str:
    if phone := names.e164(NOT_SEEN.sub("", found), policy.current().company.country):
        return phone
    if SHORTENED.fullmatch(_plain(found)):
        raise ValueError(
            f"“{found}” is a number cut short; format the column as text, write it anew"
        )
    raise ValueError(f"“{shown(found)}” is no phone number; abroad they begin with + and a country")


def _degrees(found: str, *, name: str, limit: int) -> float:
    plain = _plain(found)
    if not DEGREES.fullmatch(plain):
        raise ValueError(f"“{shown(found)}” is no {name}; write degrees, like 31.2304")
    if abs(degrees := float(plain)) > limit:
        raise ValueError(f"{plain} is no {name}, which ends at {limit}; are the two exchanged?")
    return degrees


def _credit_limit(found: str) -> Money:
    amount = AMOUNT.fullmatch(_plain(found))
    own = policy.current().company.currency
    try:
        currency = get_currency((amount["currency"] or "元").replace("元", own) if amount else "")
    except CurrencyDoesNotExist:
        amount = None
    if amount is None:
        raise ValueError(f"“{shown(found)}” is no amount; write one like 12000, 12,000 or 1.2万")
    number = Decimal(amount["whole"].replace(",", "") + (amount["part"] or ""))
    limit = rounded(Money(number * SCALES.get(amount["scale"], 1), currency))
    if minor_units(limit) > MOST_UNITS:
        raise ValueError(f"“{shown(found)}” is more than can be meant")
    return limit


def _amount_written(limit: Money | None, own: str) -> Written:
    if limit is None:
        return None
    amount: Decimal = limit.amount
    return amount if limit.currency.code == own else f"{amount} {limit.currency.code}"


def _plain(found: str) -> str:
    return unicodedata.normalize("NFKC", NOT_SEEN.sub("", found)).upper().replace(" ", "")


READERS: Mapping[str, Callable[[str], Any]] = {
    "name": _name,
    "class": _class,
    "phone": _phone,
    "contact": partial(_words, at_most=LONGEST_NAME),
    "address": _words,
    "latitude": partial(_degrees, name="latitude", limit=90),
    "longitude": partial(_degrees, name="longitude", limit=180),
    "industry": _words,
    "credit_limit": _credit_limit,
    "note": partial(_words, at_most=LONGEST_WORDS, lines=True),
}
