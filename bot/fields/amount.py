"""A question answered with money, as people write it: 1,200.50, 1200块5, 1.2万, ¥300."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol
from markupsafe import Markup, escape
from moneyed import Money

from bot import texts
from bot.fields.base import Claim, Field, Reading
from bot.fields.choice import without
from bot.fields.numerals import numeral
from models import policy
from models.errors import Refused
from models.language import Language
from models.money import in_company_currency

if TYPE_CHECKING:
    from bot.turn import Turn

A = TypeVar("A")

MOST = 10**9
# What people name beside the money they deal in: it is understood, and told that it cannot be.
ELSEWHERE = (
    *("CNY", "USD", "EUR", "JPY", "HKD", "GBP", "TWD", "MOP", "KRW", "SGD"),
    *("AUD", "CAD", "CHF", "THB", "VND", "MYR", "INR", "RUB"),
)
# What its own people call it.
_ALSO = {
    "CNY": ("rmb",),
    "TWD": ("台币", "台幣"),
    "HKD": ("港币", "港幣"),
    "USD": ("美金",),
    "JPY": ("日币", "日幣"),
}

_DIGIT = "[0-9零〇一二三四五六七八九两兩]"
_PARTS = re.compile(
    rf"(?P<whole>[块塊元圆圓])(?:(?P<half>半)|[钱錢整]|(?P<tenths>{_DIGIT})[毛角]?(?:(?P<cents>{_DIGIT})分?)?)?"
    rf"|[毛角](?:(?P<more>{_DIGIT})分?)?"
)


class Amount(Field[Money]):
    """An amount in the company's currency from `minimum` to `maximum`, both included.

    Nothing is rounded unseen, and other units are none: 20箱 and 100美元 are no yuan.
    """

    claim_order: ClassVar[int] = 1

    def __init__(
        self, *, minimum: Decimal | int = 0, maximum: Decimal | int = MOST, **common: Any
    ) -> None:
        super().__init__(**common)
        self.minimum = Decimal(minimum)
        self.maximum = Decimal(maximum)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        amount, said = amount_in(turn.words), texts.clip(turn.words, 60)
        if amount is None:
            example = texts.money(turn.language, in_company_currency(1200))
            key = "field-amount-unclear" if said else "field-amount-only"
            raise Refused(key, words=said, example=example)
        return Reading(self._within(turn, amount, said))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The only amount in the line: with its currency, or else a number without any unit."""
        only = only_amount(words, amount_in)
        if only is None:
            return None
        start, end, amount = only
        try:
            kept = self._within(turn, amount, words[start:end])
        except Refused:
            return None
        return Claim(kept, without(words, start, end))

    def load(self, kept: Any) -> Money:
        return Money(Decimal(kept["amount"]), kept["currency"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.money(language, self.load(kept)))

    def _within(self, turn: Turn, amount: Decimal, said: str) -> dict[str, str]:
        def shown(limit: Decimal) -> str:
            return texts.money(turn.language, in_company_currency(limit))

        money = in_company_currency(amount)
        if money.amount != amount:
            raise Refused("field-amount-too-fine", words=said, example=shown(amount))
        if amount < self.minimum:
            raise Refused("field-number-too-small", words=said, minimum=shown(self.minimum))
        if amount > self.maximum:
            raise Refused("field-number-too-big", words=said, maximum=shown(self.maximum))
        return {"amount": str(money.amount), "currency": money.currency.code}


def amount_in(words: str, currency: str = "") -> Decimal | None:
    """The amount of a currency, the company's if none is named, that the words are, and nothing else.

    Else None.
    """
    apart = _taken_apart(words, currency or policy.current().company.currency)
    if apart is None:
        return None
    amount, unit, _ = apart
    if not unit:
        return amount
    parts = _PARTS.fullmatch(unit)
    if parts is None:
        return None
    if (parts["half"] or parts["tenths"] or parts["more"]) and amount != int(amount):
        return None
    if not parts["whole"]:  # 5毛, 5毛5
        return (amount + _digit(parts["more"]) / 10) / 10
    if parts["half"] or parts["tenths"]:
        fraction = Decimal(5) if parts["half"] else _digit(parts["tenths"])
        return amount + fraction / 10 + _digit(parts["cents"]) / 100
    return amount


def money_in(words: str, currencies: Sequence[str]) -> Money | None:
    """The money that the words are, and nothing else; None where they are something else.

    In the currency they name, one of `currencies` before any other: ¥ is of two. By 块 and 毛 it is
    the company's; without any the first of `currencies`.
    """
    company = policy.current().company.currency
    for currency in dict.fromkeys((*currencies, company, *ELSEWHERE)):
        apart = _taken_apart(words, currency)
        if apart and apart[2] and not apart[1]:
            return Money(apart[0], currency)
    amount = amount_in(words)
    if amount is None:
        return None
    number = numeral(words)
    is_bare = number is not None and not number[1].strip(" .。!")
    return Money(amount, currencies[0] if is_bare else company)


def _taken_apart(words: str, currency: str) -> tuple[Decimal, str, bool] | None:
    """A number, the unit behind it unless that is the currency, and whether the currency is named."""
    marks = _marks(currency)
    text = unicodedata.normalize("NFKC", words).casefold().strip(" .。!")
    before = re.match(rf"([-负負]?) ?(?P<mark>{marks})? ?", text)
    found = numeral(before[1] + text[before.end() :]) if before else None
    if before is None or found is None:
        return None
    amount, unit = found[0], found[1].strip()
    is_behind = re.fullmatch(marks, unit) is not None
    return amount, "" if is_behind else unit, is_behind or before["mark"] is not None


def _digit(sign: str | None) -> Decimal:
    found = numeral(sign) if sign else None
    return found[0] if found else Decimal(0)


_SIGNS = "零〇一二两兩三四五六七八九十"
_HAN = rf"(?!零|〇)[{_SIGNS}]+[百千万萬亿億][{_SIGNS}百千万萬]*"  # 一万二
_BARE = re.compile(rf"[-0-9０-９.,，．]+[kKwW千万萬亿億]?|{_HAN}")
_PIECE = r"(?:[^\s,，;；。、!！?？]|(?<=[0-9０-９])[,，](?=[0-9０-９]))"
_APART = re.compile(rf"{_PIECE}+")
_BEHIND_WORDS = re.compile(  # 回款12000, 付了一万二
    rf"(?<=[\u4e00-\u9fff])(?:[0-9０-９¥￥]{_PIECE}*|(?<![第{_SIGNS}]){_HAN}(?![\u4e00-\u9fff]))"
)


def only_amount(words: str, read: Callable[[str], A | None]) -> tuple[int, int, A] | None:
    """From where to where the only amount in a line stands, and what `read` makes of it.

    One with its currency comes before a number without any unit; None where there are several.
    """
    found = amounts(words, read)
    named = [one for one in found if not _BARE.fullmatch(words[one[0] : one[1]])]
    for some in (named, found):
        if len(some) == 1:
            return some[0]
    return None


def amounts(words: str, read: Callable[[str], A | None]) -> list[tuple[int, int, A]]:
    """From where to where amounts stand in a line; 1200 元 is one."""
    each = [piece.span() for piece in _APART.finditer(words)]
    pairs = [(first[0], last[1]) for first, last in pairwise(each)]
    behind = [piece.span() for piece in _BEHIND_WORDS.finditer(words)]
    found: list[tuple[int, int, A]] = []
    for start, end in [*pairs, *each, *behind]:
        piece = words[start:end]
        # 一 and 十分 are words; 三百块, 一万二 and 12 are not.
        is_sure = re.search(r"[0-9０-９块塊元圆圓]", piece) or re.fullmatch(_HAN, piece)
        if is_sure and not any(start < until and begin < end for begin, until, _ in found):
            amount = read(piece)
            if amount is not None:
                found.append((start, end, amount))
    return found


def marks_of(currency: str = "") -> str:
    """All that may stand before or after an amount, as a pattern: ¥, CNY, yuan, 人民币; of the
    company's currency if none is named."""
    return _marks(currency or policy.current().company.currency)


@cache
def _marks(currency: str) -> str:
    marks = {currency, *_ALSO.get(currency, ())}
    for language in Language:
        locale = Locale.parse(language.value, sep="-")
        marks.add(get_currency_symbol(currency, locale=locale))
        for count in (1, 2):
            name = get_currency_name(currency, count=count, locale=locale)
            marks |= {name, name.split()[-1]}
    plain = {unicodedata.normalize("NFKC", mark).casefold() for mark in marks}
    return "|".join(re.escape(mark) for mark in sorted(plain, key=len, reverse=True))
