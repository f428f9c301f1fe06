"""A question answered with a discount, as people say it: 8%, 7.5, 8个点, 92折, 九折."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from bot import texts
from bot.fields.base import Field, Reading
from models.errors import Refused
from models.language import Language
from models.pricing import HUNDRED

if TYPE_CHECKING:
    from bot.turn import Turn

_DIGITS = {sign: str(at) for at, sign in enumerate("零一二三四五六七八九")} | {"点": "."}
_PERCENT = re.compile(r"(?P<number>[0-9]{1,3}(?:\.[0-9]+)?) ?(?:%|[个個][点點](?!心))")
# 92折 leaves 92 of a hundred, 9折 and 九折 leave 90, 9.2折 and 九二折 leave 92.
_ZHE = re.compile(
    r"打? ?(?P<left>[0-9](?:\.[0-9])?|[0-9]{2}(?:\.[0-9])?|[一二三四五六七八九]{1,2}) ?折"
)
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
# A yes beside 92折, 8%, 8个点 or 45元 may grant only that; 半成品 and 一块 are no such thing.
_SO_MUCH = re.compile(
    r"[0-9一二三四五六七八九十] ?(?:%|折|成(?!品)|[个個][点點](?!心))|[0-9] ?(?:元|[块塊])"
)


class Said(NamedTuple):
    """A discount in percent, and the words around it."""

    percent: Decimal
    rest: str


def discount_in(words: str) -> Said | None:
    """The only discount that a line of words names with its sign; None where none or several."""
    text = unicodedata.normalize("NFKC", words)
    found = [*_PERCENT.finditer(text), *_ZHE.finditer(text)]
    if len(found) != 1:
        return None
    [match] = found
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
    if match.re is _PERCENT:
        return Said(Decimal(match["number"]), rest)
    return Said(percent_off(match["left"]), rest)


def percent_off(left: str) -> Decimal:
    """What 折 means: 9折 and 90折 are 10 % off, 九五折 and 9.5折 are 5 %, 10折 is nothing."""
    paid = Decimal("".join(_DIGITS.get(sign, sign) for sign in left))
    return HUNDRED - (paid * 10 if paid <= 10 else paid)


def names_so_much(words: str) -> bool:
    """Whether a share or a price is among the words, beside which a yes is not a yes to all."""
    return _SO_MUCH.search(unicodedata.normalize("NFKC", words)) is not None


class Discount(Field[Decimal]):
    """A discount from 0 to 100 percent with at most two decimals, kept as text: never a float."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        text = unicodedata.normalize("NFKC", turn.words).strip()
        if not text:
            raise Refused("order-discount-only")
        said = discount_in(text)
        if said is not None and not said.rest:
            number = said.percent
        elif _BARE.fullmatch(text):
            number = Decimal(text)
        else:
            raise Refused("order-discount-only")
        return Reading(str(_checked(number, texts.clip(text, 60))))

    def load(self, kept: Any) -> Decimal:
        return Decimal(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(f"{Decimal(kept).normalize():f}%")


def _checked(number: Decimal, words: str) -> Decimal:
    if not 0 <= number <= HUNDRED or number * HUNDRED % 1:
        raise Refused("order-discount-range", words=words)
    return number
