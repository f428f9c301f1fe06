"""A question answered with a span of half-days: tomorrow, a month to tap on twice, or words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bot import days, texts
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.day import NOTHING, Bound, Day, month_grid
from bot.panels import GREEN, Button, Rows, button
from models import calendar
from models.errors import Refused
from models.facts import noted, noted_span
from models.language import Language
from models.spans import Half, Span

if TYPE_CHECKING:
    from bot.turn import Turn

# `=` and a span is an answer; a span, a month or both is what is looked at.
_CHOICE = re.compile(r"(?:(?P<answer>=?)(?P<span>.{22}))?(?P<month>[0-9]{4}-[0-9]{2})?")


class HalfDays(Field[Span]):
    """From a half-day to another, `earliest` at the soonest; kept as {"span": …}, see `facts.noted`.

    Nothing is kept before all of it was tapped: the first day, the last and their halves
    stand in the buttons. Without `halves` days are whole.
    """

    def __init__(
        self, *, earliest: Bound | None = None, halves: bool = True, **common: Any
    ) -> None:
        super().__init__(**common)
        self.day = Day(earliest=earliest)
        self.halves = halves

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        now, said = calendar.business_day(turn.said_at), texts.clip(turn.words, 60)
        ahead = now + timedelta(days=3)
        facts: dict[str, Any] = {"words": said, "example": f"{ahead} - {ahead + timedelta(days=1)}"}
        try:
            found = days.read_day(turn.words, now)
        except days.EndsBeforeItBegins:
            raise Refused("field-span-backwards", **facts) from None
        except days.NoSuchDay:
            raise Refused("field-day-does-not-exist", **facts) from None
        if found is None:
            raise Refused("field-span-unclear" if said else "field-span-only", **facts)
        return Reading(self._kept(now, found.span))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if choice == NOTHING:
            return None
        now = calendar.business_day(turn.said_at)
        try:
            answers, span, month = _parts(choice)
            is_ours = self.day.may_show(now, month) if month else span is not None
        except ValueError:
            is_ours = False
        if not is_ours:
            raise Refused("button-out-of-date")
        kept = self._kept(now, span) if span else None
        return Reading(kept) if answers else Look(choice)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        now = calendar.business_day(turn.said_at)
        try:
            found = days.find_day(words, now)
        except days.NoSuchDay:
            return None
        if found is None:
            return None
        first, last = self.day.bounds(now)
        if found.first < first or found.last > last:
            return None
        return Claim(self._kept(now, found.span), found.rest)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Days said most often, what was tapped so far with its halves, and a month."""
        now = calendar.business_day(turn.said_at)
        first, last = self.day.bounds(now)
        _, chosen, month = _parts(view)
        if chosen:
            rows = _halves(chosen, tap) if self.halves else _whole_days(chosen, tap)
        else:
            rows = [
                [
                    button(key, tap(f"={noted(Span(day, day))}"), day=day)
                    for key, day in (
                        ("field-day-today", now),
                        ("field-day-tomorrow", now + timedelta(days=1)),
                    )
                    if first <= day <= last
                ],
                [button("field-span-first", tap(NOTHING))],
            ]
        at = chosen or (self.load(before) if before else None)
        shown = month or f"{at.first if at else max(now, first):%Y-%m}"

        def looks(choice: str) -> str:
            """What a day or month of the grid stands for, after what was tapped."""
            if choice == NOTHING:
                return tap(choice)
            if len(choice) == len("2026-12"):
                return tap((noted(chosen) if chosen else "") + choice)
            then = _and_then(chosen, date.fromisoformat(choice))
            is_all = not self.halves and then.first < then.last
            return tap(f"={noted(then)}" if is_all else noted(then))

        marked = frozenset((at.first, at.last)) if at else frozenset()
        return [*rows, *month_grid(turn.language, shown, first, last, looks, marked)]

    def load(self, kept: Any) -> Span:
        return noted_span(kept["span"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.span_in_words(language, self.load(kept)))

    def _kept(self, now: date, span: Span) -> dict[str, str]:
        """A span as it is kept; refused when it is too early or too late."""
        self.day.within(now, span.first)
        self.day.within(now, span.last)
        return {"span": noted(span if self.halves else Span(span.first, span.last))}


def _parts(choice: str) -> tuple[bool, Span | None, str]:
    """Whether a choice answers, its span and its month; ValueError where it is none."""
    said = _CHOICE.fullmatch(choice)
    if said is None:
        raise ValueError(f"{choice!r} is no choice")
    span = noted_span(said["span"]) if said["span"] else None
    return bool(said["answer"]), span, said["month"] or ""


def _and_then(chosen: Span | None, day: date) -> Span:
    """What is chosen once this day was tapped too: behind a first day the last, else a first one."""
    if chosen and chosen.first == chosen.last < day:
        return Span(chosen.first, day)
    return Span(day, day)


def _whole_days(chosen: Span, tap: Callable[[str], str]) -> list[list[Button]]:
    """The first day as an answer; the last one is tapped below."""
    done = button("field-span-done", tap(f"={noted(chosen)}"), style=GREEN, span=chosen)
    return [[done], [button("field-span-last", tap(NOTHING))]]


def _halves(chosen: Span, tap: Callable[[str], str]) -> list[list[Button]]:
    """What was tapped so far as an answer, and the halves at its ends."""

    def answer(key: str, span: Span, style: str | None = None, **facts: Any) -> Button:
        return button(key, tap(f"={noted(span)}"), style=style, **facts)

    first, last = chosen.first, chosen.last
    if first == last:
        return [
            [answer("field-span-whole", Span(first, first), GREEN, day=first)],
            [
                answer("field-span-morning", Span(first, first, to_half=Half.MORNING)),
                answer("field-span-afternoon", Span(first, first, from_half=Half.AFTERNOON)),
            ],
            [button("field-span-last", tap(NOTHING))],
        ]
    whole_first, whole_last = chosen.from_half is Half.MORNING, chosen.to_half is Half.AFTERNOON
    from_half = Half.AFTERNOON if whole_first else Half.MORNING
    to_half = Half.MORNING if whole_last else Half.AFTERNOON
    return [
        [button("field-span-done", tap(f"={noted(chosen)}"), style=GREEN, span=chosen)],
        [
            button(
                "field-span-from-afternoon" if whole_first else "field-span-all-of",
                tap(noted(replace(chosen, from_half=from_half))),
                day=first,
            )
        ],
        [
            button(
                "field-span-to-morning" if whole_last else "field-span-all-of",
                tap(noted(replace(chosen, to_half=to_half))),
                day=last,
            )
        ],
    ]
