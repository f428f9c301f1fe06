"""A question answered with a day: today, tomorrow, a month to tap on, or words."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Callable, Container
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_skeleton, get_day_names
from markupsafe import Markup, escape

from bot import days, texts
from bot.days import Looking
from bot.fields.base import Claim, Field, Look, Reading
from bot.panels import Button, Rows, button, named
from models import calendar
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

Bound = Callable[[date], date]
"""A limit, given the day on which the person says it."""

REACH = timedelta(days=5 * 366)  # a day further away than that is a slip of the thumb
NOTHING = "-"  # the choice of a button that only shows something
NEIGHBOUR = {Looking.AHEAD: "field-day-tomorrow", Looking.BACK: "field-day-yesterday"}


def today(day: date) -> date:
    """The day on which it is said."""
    return day


def tomorrow(day: date) -> date:
    """The day after it is said."""
    return day + timedelta(days=1)


class Day(Field[date]):
    """A day from `earliest` to `latest`, kept as YYYY-MM-DD.

    What will be looks ahead: 周五 is the next one; what was looks back. A choice is a day,
    or a month to turn to: `2026-12`.
    """

    def __init__(
        self,
        *,
        looking: Looking = Looking.AHEAD,
        earliest: Bound | None = None,
        latest: Bound | None = None,
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.looking = looking
        self.earliest = earliest
        self.latest = latest

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        now, said = _today(turn), texts.clip(turn.words, 60)
        facts: dict[str, Any] = {
            "words": said,
            "looking": self.looking.name,
            "example": self._example(now),
        }
        try:
            found = days.read_day(turn.words, now, looking=self.looking)
        except days.EndsBeforeItBegins:
            raise Refused("field-day-one", **facts) from None
        except days.NoSuchDay:
            raise Refused("field-day-does-not-exist", **facts) from None
        if found is None:
            raise Refused("field-day-unclear" if said else "field-day-only", **facts)
        if found.first != found.last:
            raise Refused("field-day-one", **facts)
        return Reading(self.within(now, found.first).isoformat())

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if choice == NOTHING:
            return None
        is_month = len(choice) == len("2026-12")
        try:
            day = date.fromisoformat(f"{choice}-01" if is_month else choice)
        except ValueError:
            raise Refused("button-out-of-date") from None
        if not is_month:
            return Reading(self.within(_today(turn), day).isoformat())
        if not self.may_show(_today(turn), choice):
            raise Refused("button-out-of-date")
        return Look(choice)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        now = _today(turn)
        try:
            found = days.find_day(words, now, looking=self.looking)
        except days.NoSuchDay:
            return None
        first, last = self.bounds(now)
        if found is None or found.first != found.last or not first <= found.first <= last:
            return None
        return Claim(found.first.isoformat(), found.rest)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Two days that are said most often, and a month."""
        now = _today(turn)
        first, last = self.bounds(now)
        other = now + timedelta(days=self.looking.value)
        often = [
            button(key, tap(day.isoformat()), day=day)
            for key, day in (("field-day-today", now), (NEIGHBOUR[self.looking], other))
            if first <= day <= last
        ]
        shown = view or before or min(max(now, first), last).isoformat()
        return [often, *month_grid(turn.language, shown[:7], first, last, tap)]

    def load(self, kept: Any) -> date:
        return date.fromisoformat(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.day_in_words(language, date.fromisoformat(kept)))

    def bounds(self, now: date) -> tuple[date, date]:
        """The first and the last day that may be said on this one."""
        return (
            self.earliest(now) if self.earliest else now - REACH,
            self.latest(now) if self.latest else now + REACH,
        )

    def within(self, now: date, day: date) -> date:
        """The day; refused when it is too early or too late."""
        first, last = self.bounds(now)
        if day < first:
            raise Refused("field-day-too-early", day=day, first=first)
        if day > last:
            raise Refused("field-day-too-late", day=day, last=last)
        return day

    def may_show(self, now: date, month: str) -> bool:
        """Whether a day of this month may be said: "2026-12"."""
        first, last = self.bounds(now)
        return first.replace(day=1) <= date.fromisoformat(f"{month}-01") <= last

    def _example(self, now: date) -> str:
        first, last = self.bounds(now)
        return min(max(now + timedelta(days=self.looking.value), first), last).isoformat()


def _today(turn: Turn) -> date:
    return calendar.business_day(turn.said_at)


def month_grid(
    language: Language,
    shown: str,
    first: date,
    last: date,
    tap: Callable[[str], str],
    marked: Container[date] = (),
) -> list[list[Button]]:
    """A month to tap on; weeks and neighbours in which no day is possible are left out."""
    begins = date.fromisoformat(f"{shown}-01")
    locale = Locale.parse(language.value, sep="-")
    before, after = begins - timedelta(days=1), begins + timedelta(days=31)
    turning = [named(format_skeleton("yMMMM", begins, locale=locale), tap(NOTHING))]
    if first < begins:
        turning.insert(0, named("‹", tap(f"{before:%Y-%m}")))
    if last >= after.replace(day=1):
        turning.append(named("›", tap(f"{after:%Y-%m}")))
    names = get_day_names("short", "stand-alone", locale)
    rows = [turning, [named(names[weekday], tap(NOTHING)) for weekday in range(7)]]
    for week in Calendar().monthdatescalendar(begins.year, begins.month):
        possible = [day.month == begins.month and first <= day <= last for day in week]
        if any(possible):
            rows.append(
                [
                    named(f"[{day.day}]" if day in marked else str(day.day), tap(day.isoformat()))
                    if can
                    else named("·", tap(NOTHING))
                    for day, can in zip(week, possible, strict=True)
                ]
            )
    return rows
