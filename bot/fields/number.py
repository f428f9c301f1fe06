"""A question answered with a number, as people write numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields.base import Claim, Field, Reading
from bot.fields.numerals import number_in
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

# In a line of other words 三箱 is a number, 一起 and 十分 are not.
_SURELY = re.compile(r"[0-9０-９]|[箱件个個瓶袋包盒桶吨噸台套只隻支条條张張份人次家元斤打]半?$")


class Number(Field[Decimal]):
    """A number from `minimum` to `maximum` (both included), kept as text: never a float."""

    claim_order: ClassVar[int] = 1

    def __init__(
        self,
        *,
        minimum: Decimal | int = 0,
        maximum: Decimal | int = 10**9,
        whole: bool = True,
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.minimum = Decimal(minimum)
        self.maximum = Decimal(maximum)
        self.whole = whole

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        number = number_in(turn.words)
        said = texts.clip(turn.words, 60)
        if number is None:
            raise Refused("field-number-unclear" if said else "field-number-only", words=said)
        if self.whole and number != number.to_integral_value():
            raise Refused("field-number-whole", words=said, example=_written(number // 1))
        if number < self.minimum:
            raise Refused("field-number-too-small", words=said, minimum=_written(self.minimum))
        if number > self.maximum:
            raise Refused("field-number-too-big", words=said, maximum=_written(self.maximum))
        return Reading(str(number))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The only number in the line."""
        pieces = words.split()
        numbers = [(piece, number_in(piece)) for piece in pieces if _SURELY.search(piece)]
        found = [(piece, number) for piece, number in numbers if number is not None]
        if len(found) != 1:
            return None
        [(piece, number)] = found
        if not self.minimum <= number <= self.maximum or (self.whole and number % 1):
            return None
        before, _, after = words.partition(piece)
        return Claim(str(number), f"{before.rstrip()} {after.lstrip()}".strip())

    def load(self, kept: Any) -> Decimal:
        return Decimal(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(_written(Decimal(kept)))


def _written(number: Decimal) -> str:
    """1,200.50: the same in all our languages."""
    return f"{number:,f}"
