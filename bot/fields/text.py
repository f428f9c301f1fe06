"""A question answered in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from bot.fields.base import Claim, Field, Reading
from bot.texts import units
from models.errors import Refused

if TYPE_CHECKING:
    from bot.turn import Turn


class Text(Field[str]):
    """Words, at most `max_length` UTF-16 units of them, as Telegram counts.

    When the form offered something to start from, the words are added below it.
    """

    claim_order: ClassVar[int] = 2  # all the words there are

    def __init__(self, *, max_length: int, **common: Any) -> None:
        super().__init__(**common)
        self.max_length = max_length

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        # A picture's caption is no answer: the picture would be lost without a word.
        if not turn.words or (turn.message and turn.message.text is None):
            raise Refused("field-words-only")
        words = f"{offered}\n{turn.words}" if offered else turn.words
        if units(words) > self.max_length:
            raise Refused("field-too-long", limit=self.max_length, length=units(words))
        return Reading(words)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """All the words there are: a line's text comes last."""
        all_words = f"{offered}\n{words}" if offered else words
        return Claim(all_words, "") if units(all_words) <= self.max_length else None
