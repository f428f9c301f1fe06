"""What stands in the cells of a product or price list: how people write it, and how it is written back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from moneyed import CurrencyDoesNotExist, get_currency

from models import names
from models.calendar_list import DATE, YEARS
from models.customer_cells import NOT_SEEN, SHORTENED, tidy
from models.money import from_minor_units, rounded
from models.policy import CustomerClass
from models.products import (
    LONGEST_CODE,
    LONGEST_GROUP,
    LONGEST_NAME,
    LONGEST_UNIT,
    Product,
    ProductPrice,
)
from models.sheets import Written, alike, shown

CODE = (
    "code sku 编码 編碼 编号 編號 货号 貨號 商品编码 商品編碼 产品编码 產品編碼 产品编号 產品編號"
)
CURRENCY = "currency 币种 幣種 币别 幣別 货币 貨幣"

HEADINGS = {
    "code": CODE,
    "name": "name product 名称 名稱 品名 商品 产品 產品 商品名称 商品名稱 产品名称 產品名稱",
    "unit": "unit 单位 單位 计量单位 計量單位 销售单位 銷售單位",
    "pack": "pack packing case 箱规 箱規 包装 包裝 包装规格 包裝規格 装箱 裝箱",
    "list_price": "list_price price 价格 價格 单价 單價 定价 定價 牌价 牌價 标价 標價 目录价 目錄價",
    "currency": CURRENCY,
    "tax_rate": "tax_rate tax vat 税率 稅率",
    "group": "group category 分类 分類 类别 類別 品类 品類 系列 组 組",
    "active": "active 在售 状态 狀態 启用 啟用 是否在售 是否启用 是否啟用",
    "aliases": "aliases alias 别名 別名 俗称 俗稱 俗名 简称 簡稱",
    "cost": "cost 成本 成本价 成本價 进价 進價",
}

PRICE_HEADINGS = {
    "code": CODE,
    "class": "class 等级 等級 级别 級別 客户等级 客戶等級",
    "from": "from valid_from 从 從 自 开始 開始 起始日 生效日 生效日期 开始日期 開始日期",
    "until": "until to valid_until 到 至 截止 截止日 失效日 失效日期 结束日期 結束日期",
    "price": "price 价格 價格 单价 單價",
    "currency": CURRENCY,
}

MOST_UNITS = 10**12  # minor units of one price: more is a slip of the hand
LARGEST_PACK = 100_000  # units
MOST_ALIASES = 20

NOTHING = {"-", "—", "无", "無", "none"}  # written where what is known shall be no more
SOLD = "yes y true 1 on active 是 对 對 √ 在售 启用 啟用 上架 正常"
NOT_SOLD = "no n false 0 off inactive 否 不 × x 停用 停售 下架 停产 停產"
CURRENCIES = {
    word: code
    for code, words in {
        "CNY": "RMB 人民币 人民幣",
        "USD": "美元 美金",
        "EUR": "欧元 歐元",
        "HKD": "港币 港幣",
        "JPY": "日元 日圓 日圆",
        "TWD": "台币 台幣 新台币 新台幣",
    }.items()
    for word in words.split()
}
COUNTED = {"入", "个", "個", "只", "隻", "pcs", "pc", "ea", "unit", "units"}  # of whatever it is

AMOUNT = re.compile(
    r"¥?(?P<sign>[-−])?¥?(?P<whole>[0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,15})"
    r"(?P<part>\.[0-9]{1,9})?(?P<currency>元|[A-Z]{3})?"
)
RATE = re.compile(r"(?P<number>[0-9]{1,3}(\.[0-9]{1,6})?)(?P<percent>%)?")
SIZE = r"(?P<size>[0-9]{1,9})"
UNIT = r"(?P<unit>[^\W\d_]{1,16}?)"
PACK = r"(?P<pack>[^\W\d_]{1,16})"
PACKS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{SIZE} ?{UNIT}? ?(?:/|每|一|(?<![0-9])1|\bper\b|\ba\b) ?{PACK}",  # 24瓶/箱, 24 per case
        rf"(?:1|一|每|a\b|per\b)? ?{PACK}? ?(?:=|:|\bof\b|\()? ?{SIZE} ?{UNIT}?\)?",  # 箱=24, case of 24
    )
]
FREE_OF_TAX = {"免税", "免稅", "exempt"}


class Amount(NamedTuple):
    """What a cell says; in which currency may stand elsewhere."""

    number: Decimal
    currency: str | None
    said: str


class Pack(NamedTuple):
    name: str
    size: int
    of: str | None  # the unit as the cell calls it


# Readers: a ValueError says what is wrong.


def words(found: str, *, at_most: int) -> str:
    """Words in one line."""
    said = tidy(found)
    if not names.fold(said):
        raise ValueError(f"“{shown(found)}” has no letter, character or digit")
    if len(said) > at_most:
        raise ValueError(f"“{shown(said)}” is longer than {at_most} characters")
    return said


def code(found: str) -> str:
    """A product's code."""
    if SHORTENED.fullmatch(plain(found)):
        raise ValueError(
            f"“{found}” is a number cut short; format the column as text, write it anew"
        )
    return words(found, at_most=LONGEST_CODE)


def same_code(code: str) -> str:
    """What two spellings of a code have in common: not width and capitals."""
    return plain(code)


def pack(found: str) -> Pack:
    """24瓶/箱, 箱=24, case of 24: one of these holds so many units."""
    words = " ".join(_narrow(found).split())
    said = next((said for one in PACKS if (said := one.fullmatch(words)) and said["pack"]), None)
    if said is None:
        raise ValueError(f"“{shown(found)}” is not clear; write it as 24瓶/箱, or case of 24")
    size = int(said["size"])
    if not 2 <= size <= LARGEST_PACK:
        raise ValueError(f"a pack holds 2 to {LARGEST_PACK:,}; take {shown(found)} out, or mend it")
    return Pack(said["pack"], size, said["unit"])


def amount(found: str) -> Amount:
    """A price or a cost above nothing, in whatever currency."""
    said = AMOUNT.fullmatch(plain(found))
    if said is None:
        raise ValueError(f"“{shown(found)}” is no amount; write one like 12.50")
    if said["sign"]:
        raise ValueError(f"“{shown(found)}” is negative; write what one unit is sold for")
    number = Decimal(said["whole"].replace(",", "") + (said["part"] or ""))
    named = said["currency"]
    return Amount(number, None if named in (None, "元") else currency(named), found)


def price(found: str) -> Amount:
    """An amount that something is sold for."""
    said = amount(found)
    if not said.number:
        raise ValueError("is 0; nothing is sold for that, write what one unit costs")
    return said


def in_units(said: Amount, currency: str) -> int:
    """An amount in minor units of its currency; ValueError where it is finer, too large or of another."""
    is_yen_or_yuan = "¥" not in plain(said.said) or currency in ("CNY", "JPY")
    if said.currency not in (None, currency) or not is_yen_or_yuan:
        raise ValueError(f"“{shown(said.said)}” is not in {currency}, as the row is")
    units = said.number * get_currency(currency).sub_unit
    if units != units.to_integral_value():
        smallest = rounded(from_minor_units(1, currency)).amount
        raise ValueError(
            f"“{shown(said.said)}” is finer than {currency} is; the smallest is {smallest}"
        )
    if units > MOST_UNITS:
        raise ValueError(f"“{shown(said.said)}” is more than can be meant")
    return int(units)


def currency(found: str) -> str:
    """An ISO code, or what people call the usual ones."""
    said = CURRENCIES.get(plain(found), plain(found))
    try:
        return str(get_currency(said).code)
    except CurrencyDoesNotExist:
        raise ValueError(f"“{shown(found)}” is no currency; write its ISO code, like CNY") from None


def basis_points(found: str) -> int:
    """13%, 13 and 0.13 are the same tax rate; spreadsheets keep 13% as 0.13."""
    if alike(found) in FREE_OF_TAX:
        return 0
    said = RATE.fullmatch(plain(found))
    if said is None:
        raise ValueError(f"“{shown(found)}” is no tax rate; write it as 13%")
    number = Decimal(said["number"])
    if not said["percent"] and Decimal("0.5") <= number < 1:
        raise ValueError(f"“{shown(found)}” is not clear; write it as {number.normalize()}%")
    points = number * (100 if said["percent"] or number >= 1 else 10_000)
    if points > 10_000 or points != points.to_integral_value():
        raise ValueError(f"“{shown(found)}” is no tax rate; write 0% to 100%, at most as 8.25%")
    return int(points)


def active(found: str) -> bool:
    """Whether it is sold."""
    said = alike(found)
    if said in map(alike, SOLD.split()):
        return True
    if said in map(alike, NOT_SOLD.split()):
        return False
    raise ValueError(f"“{shown(found)}” is neither yes nor no; write 在售 or 停用, yes or no")


def aliases(found: str) -> str:
    """Other names, between spaces."""
    said = [word for word in re.split(r"[\s,;、，；|/]+", tidy(found)) if names.fold(word)]
    if len(said) > MOST_ALIASES:
        raise ValueError(f"has {len(said)} names; {MOST_ALIASES} are enough")
    if long := next((word for word in said if len(word) > LONGEST_CODE), None):
        raise ValueError(f"“{shown(long)}” is longer than {LONGEST_CODE} characters")
    return " ".join(dict.fromkeys(said))


def customer_class(found: str) -> CustomerClass:
    """Whom a price is for."""
    known = re.fullmatch("([ABC])[级級类類]?", plain(found))
    if known is None:
        raise ValueError(
            f"“{shown(found)}” is no class; allowed are {', '.join(CustomerClass)}, or a blank for all"
        )
    return CustomerClass(known[1])


def day(found: str) -> date:
    """2026-12-01, 2026/12/1, 2026年12月1日."""
    said = DATE.fullmatch(_narrow(found))
    try:
        known = date(*map(int, said.groups())) if said else None
    except ValueError:
        known = None
    if known is None:
        raise ValueError(f"“{shown(found)}” is no date; write it as 2026-12-01")
    if known.year not in YEARS:
        raise ValueError(f"{known} lies too far away")
    return known


READERS: Mapping[str, Callable[[str], Any]] = {
    "code": code,
    "name": partial(words, at_most=LONGEST_NAME),
    "unit": partial(words, at_most=LONGEST_UNIT),
    "pack": pack,
    "list_price": price,
    "currency": currency,
    "tax_rate": basis_points,
    "group": partial(words, at_most=LONGEST_GROUP),
    "active": active,
    "aliases": aliases,
    "cost": amount,
}
MAY_GO = {"pack", "tax_rate", "group", "aliases", "cost"}  # where NOTHING may stand

PRICE_READERS: Mapping[str, Callable[[str], Any]] = {
    "code": code,
    "class": customer_class,
    "from": day,
    "until": day,
    "price": price,
    "currency": currency,
}
PRICES_MAY_GO = {"until", "price"}


def read(
    cells: Mapping[str, str | None],
    readers: Mapping[str, Callable[[str], Any]],
    may_go: set[str],
) -> tuple[dict[str, Any], dict[str, str]]:
    """What a row gives by column (None: it shall be no more), and what is wrong with which columns."""
    given: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column, reader in readers.items():
        found = cells[column]
        if not found:
            continue
        if column in may_go and found.casefold() in NOTHING:
            given[column] = None
            continue
        try:
            given[column] = reader(found)
        except ValueError as error:
            wrong[column] = str(error)
    return given, wrong


# As they are written back


def written(product: Product) -> Sequence[Written]:
    """A product as a row, in the order of HEADINGS."""
    pack = f"{product.pack_size}{product.unit}/{product.pack_name}" if product.pack_name else None
    tax = None if product.tax_basis_points is None else f"{product.tax_percent:f}%"
    return (
        product.code,
        product.name,
        product.unit,
        pack,
        rounded(product.list_price).amount,
        product.currency,
        tax,
        product.product_group,
        "yes" if product.active else "no",
        product.aliases or None,
        rounded(product.cost).amount if product.cost is not None else None,
    )


def price_written(product: Product, price: ProductPrice) -> Sequence[Written]:
    """A price as a row, in the order of PRICE_HEADINGS."""
    return (
        product.code,
        price.customer_class.value if price.customer_class else None,
        price.valid_from.isoformat(),
        price.valid_until.isoformat() if price.valid_until else None,
        rounded(price.price).amount,
        price.currency,
    )


def plain(found: str) -> str:
    """A cell without what spellings differ in: width, capitals, blanks."""
    return _narrow(found).upper().replace(" ", "")


def _narrow(found: str) -> str:
    return unicodedata.normalize("NFKC", NOT_SEEN.sub("", found)).strip()
