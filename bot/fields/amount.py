"""A question answered with money, as people write it: 1,200.50, 1200块5, 1.2万, ¥300."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

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

MOST = 10**9
_ALSO = {"CNY": ("rmb",), "TWD": ("台币", "台幣")}  # what its own people call it

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
        found = _amounts(words)
        named = [one for one in found if not _BARE.fullmatch(words[one[0] : one[1]])]
        for some in (named, found):
            if len(some) == 1:
                [(start, end, amount)] = some
                try:
                    kept = self._within(turn, amount, words[start:end])
                except Refused:
                    return None
                return Claim(kept, without(words, start, end))
        return None

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
    marks = _marks(currency or policy.current().company.currency)
    text = unicodedata.normalize("NFKC", words).casefold().strip(" .。!")
    before = re.match(rf"([-负負]?) ?(?:{marks})? ?", text)
    found = numeral(before[1] + text[before.end() :]) if before else None
    if found is None:
        return None
    amount, unit = found[0], found[1].strip()
    if not unit or re.fullmatch(marks, unit):
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


def _digit(sign: str | None) -> Decimal:
    found = numeral(sign) if sign else None
    return found[0] if found else Decimal(0)


_BARE = re.compile(r"[-0-9０-９.,，．]+[kKwW千万萬亿億]?")
_PIECE = r"(?:[^\s,，;；。、!！?？]|(?<=[0-9０-９])[,，](?=[0-9０-９]))"
_APART = re.compile(rf"{_PIECE}+")
_BEHIND_WORDS = re.compile(rf"(?<=[\u4e00-\u9fff])[0-9０-９¥￥]{_PIECE}*")  # 回款12000


def _amounts(words: str) -> list[tuple[int, int, Decimal]]:
    """From where to where amounts stand in a line; 1200 元 is one."""
    each = [piece.span() for piece in _APART.finditer(words)]
    pairs = [(first[0], last[1]) for first, last in pairwise(each)]
    behind = [piece.span() for piece in _BEHIND_WORDS.finditer(words)]
    found: list[tuple[int, int, Decimal]] = []
    for start, end in [*pairs, *each, *behind]:
        piece = words[start:end]
        # 一 and 十分 are words; 三百块 and 12 are not.
        is_sure = re.search(r"[0-9０-９块塊元圆圓]", piece)
        if is_sure and not any(start < until and begin < end for begin, until, _ in found):
            amount = amount_in(piece)
            if amount is not None:
                found.append((start, end, amount))
    return found


@cache
def _marks(currency: str) -> str:
    """All that may stand before or after an amount, as a pattern: ¥, CNY, yuan, 人民币."""
    marks = {currency, *_ALSO.get(currency, ())}
    for language in Language:
        locale = Locale.parse(language.value, sep="-")
        marks.add(get_currency_symbol(currency, locale=locale))
        for count in (1, 2):
            name = get_currency_name(currency, count=count, locale=locale)
            marks |= {name, name.split()[-1]}
    plain = {unicodedata.normalize("NFKC", mark).casefold() for mark in marks}
    return "|".join(re.escape(mark) for mark in sorted(plain, key=len, reverse=True))
