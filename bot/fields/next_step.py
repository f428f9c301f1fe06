"""A question answered with a day ahead and what is to be done then: 下周三 送样品."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bot import days, texts
from bot.days import HOUR, Said
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import without
from bot.fields.day import REACH, Day, today
from bot.panels import Rows, button, in_pairs
from models import calendar
from models.errors import Refused
from models.follow_ups import LONGEST_STEP
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

PROPOSED = (3, 7, 14)  # days ahead
OTHER = "other"  # the choice of the button that opens a month
LONGEST_DAY = 5  # words: the 5th of next month

# What is to be done stands behind the day: in Chinese up to a blank, else up to the sentence's end.
_HAN_STEP = re.compile(
    rf"[ \t]*[:：]?[ \t]*(?P<step>(?:[\u4e00-\u9fff]{{0,2}}{HOUR}[ \t]*)?"
    r"[\u4e00-\u9fff][^\s,;.!?，；、。！？]*)"
)
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
        facts: dict[str, Any] = {
            "words": texts.clip(turn.words, 60),
            "example": (now + timedelta(days=1)).isoformat(),
        }
        try:
            said = _day_and_rest(turn.words, now)
        except days.EndsBeforeItBegins:
            raise Refused("field-day-one", **facts) from None
        except days.NoSuchDay as missing:
            facts["words"] = texts.clip(missing.words, 60)
            raise Refused("field-day-does-not-exist", **facts) from None
        if said is None and before and turn.words:
            return await self._on(turn, before["day"], turn.words, before)
        if said is None:
            key = "field-next-step-when" if turn.words else "field-next-step-only"
            raise Refused(key, **facts)
        day, rest = said
        if day.first != day.last:
            raise Refused("field-day-one", **facts)
        return await self._on(turn, day.first.isoformat(), rest, before)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if choice == OTHER:
            return Look(f"{calendar.business_day(turn.said_at):%Y-%m}")
        meant = await self.day.tapped(turn, choice, None)
        return (
            await self._on(turn, meant.value, "", before) if isinstance(meant, Reading) else meant
        )

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """A day to come and the words right behind it; those before it are another question's."""
        found = _first_after(words, calendar.business_day(turn.said_at))
        if found is None:
            return None
        day, start, end = found
        step = _HAN_STEP.match(words, end) or _STEP.match(words, end)
        what = _short(step["step"]) if step else ""
        if texts.units(what) > LONGEST_STEP:
            return None
        rest = without(words, start, step.end() if step else end)
        return Claim({"day": day.isoformat(), "words": what or None}, rest)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Working days that are proposed, and a month for any other."""
        if view:
            return await self.day.buttons(turn, None, tap, view)
        now = calendar.business_day(turn.said_at)
        proposed: dict[date, None] = {}
        for ahead in PROPOSED:
            day = now + timedelta(days=ahead)
            if not await calendar.is_working_day(turn.session, day):
                day = await calendar.next_working_day(turn.session, day)
            proposed[day] = None
        each = [
            button("field-next-step-in", tap(day.isoformat()), days=(day - now).days, day=day)
            for day in proposed
        ]
        each.append(button("field-next-step-other", tap(OTHER)))
        return in_pairs(each)

    def load(self, kept: Any) -> Step:
        return Step(date.fromisoformat(kept["day"]), kept["words"])

    def shown(self, language: Language, kept: Any) -> Markup:
        step = self.load(kept)
        day = escape(texts.day_in_words(language, step.day))
        return Markup("{} · {}").format(day, texts.shield(step.words)) if step.words else day

    async def remark(self, turn: Turn, kept: Any) -> Markup | None:
        """That it is a day off, and when one is reminded then (models/agenda.py)."""
        day = self.load(kept).day
        if await calendar.is_working_day(turn.session, day):
            return None
        before = await calendar.last_working_day(turn.session, day)
        if before > calendar.business_day(turn.said_at):
            return turn.t("field-next-step-day-off", before=before)
        return turn.t("field-next-step-day-off-soon")

    async def _on(self, turn: Turn, day: str, words: str, before: Any) -> Reading:
        """The day, if it is a possible one; without new words those said before stay."""
        if texts.units(words) > LONGEST_STEP:
            raise Refused("field-too-long", limit=LONGEST_STEP, length=texts.units(words))
        allowed = await self.day.tapped(turn, day, None)
        assert isinstance(allowed, Reading)
        kept = _short(words) or (before["words"] if before else None)
        return Reading({"day": allowed.value, "words": kept})


def _day_and_rest(words: str, now: date) -> tuple[Said, str] | None:
    """The day in what was answered, and all else that was said.

    In front it counts as well where elsewhere we would doubt it: sat bring samples.
    """
    if said := days.find_day(words, now):
        return said, said.rest
    each = words.split()
    for count in range(min(len(each), LONGEST_DAY), 0, -1):
        if said := days.read_day(" ".join(each[:count]).rstrip(":："), now):
            return said, " ".join(each[count:])
    return None


def _short(words: str) -> str:
    """What is to be done, without the marks that parted it from the day."""
    return " ".join(words.split()).strip(" ,;:.，；：、。")


def _first_after(words: str, now: date) -> tuple[date, int, int] | None:
    """The first day to come in a line, and from where to where it stands.

    Today and yesterday are when something was: 今天谈了新品 下周三跟进.
    """
    begins = 0
    try:
        while said := days.find_day(words[begins:], now):
            start, end = _place(said, words[begins:])
            if said.first > now:
                is_one = said.first == said.last and said.first - now <= REACH
                return (said.first, begins + start, begins + end) if is_one else None
            begins += end
    except days.NoSuchDay:
        return None
    return None


def _place(said: Said, words: str) -> tuple[int, int]:
    """Where in the line the day stands: where the same words are left when it is taken out."""
    left = _signs(said.rest)
    for match in re.finditer(re.escape(said.words), words):
        if _signs(words[: match.start()] + words[match.end() :]) == left:
            return match.span()
    raise AssertionError("a day was found in other words")


def _signs(words: str) -> str:
    return re.sub(r"\W", "", words)
