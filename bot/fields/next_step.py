"""A question answered with a day ahead and what is to be done then: 下周三 送样品."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bot import days, texts
from bot.days import Said
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.day import Day, today
from bot.panels import Rows, button
from models import calendar
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

PROPOSED = (3, 7, 14)  # days ahead
OTHER = "other"  # the choice of the button that opens a month
LONGEST_STEP = 300  # UTF-16 units

# What is to be done stands behind the day: in Chinese up to a blank, else up to the sentence's end.
_HAN_STEP = re.compile(r"[ \t]*[:：]?[ \t]*(?P<step>[\u4e00-\u9fff][^\s,;.!?，；、。！？]*)")
_STEP = re.compile(r"[ \t]*[:：]?[ \t]*(?P<step>(?:[^\n,;.!?，；、。！？]|\.(?=\S))+)")


@dataclass(frozen=True)
class Step:
    """What comes next, and when."""

    day: date
    words: str | None


class NextStep(Field[Step]):
    """A day from today on with words, kept as {"day": "2026-11-25", "words": …}."""

    def __init__(self, **common: Any) -> None:
        super().__init__(**common)
        self.day = Day(earliest=today)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        now = calendar.business_day(turn.said_at)
        facts = {
            "words": texts.clip(turn.words, 60),
            "example": (now + timedelta(days=1)).isoformat(),
        }
        try:
            said = _day_and_rest(turn.words, now)
        except days.EndsBeforeItBegins:
            raise Refused("field-day-one", **facts) from None
        except days.NoSuchDay as wrong:
            raise Refused("field-day-does-not-exist", **{**facts, "words": wrong.words}) from None
        if said is None and before and turn.words:
            return Reading({"day": before["day"], "words": _short(turn.words)})
        if said is None:
            key = "field-next-step-when" if turn.words else "field-next-step-only"
            raise Refused(key, **facts)
        day, rest = said
        if day.first != day.last:
            raise Refused("field-day-one", **facts)
        return await self._on(turn, day.first.isoformat(), _short(rest), before)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if choice == OTHER:
            return Look(f"{calendar.business_day(turn.said_at):%Y-%m}")
        meant = await self.day.tapped(turn, choice, None)
        return await self._on(turn, meant.value, "", before) if isinstance(meant, Reading) else meant

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """A day ahead and the words right behind it; those before it are another question's."""
        now = calendar.business_day(turn.said_at)
        try:
            said = days.find_day(words, now)
        except days.NoSuchDay:
            return None
        if said is None or said.first != said.last or said.first < now:
            return None
        start, end = _place(said, words)
        ...
