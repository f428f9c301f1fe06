"""A question answered with a span of half-days: tomorrow, a month to tap on twice, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import days, texts
from bot.fields.away import Away, away_in
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.day import NOTHING, Bound, Day, month_grid
from bot.panels import GREEN, Button, Rows, button
from models import calendar, policy, working_time
from models.errors import Refused
from models.facts import noted, noted_span
from models.language import Language
from models.spans import Half, HalfDay, Span

if TYPE_CHECKING:
    from bot.turn import Turn

# `=` and a span is an answer; a span, a month or both is what is looked at.
_CHOICE = re.compile(r"(?:(?P<answer>=?)(?P<span>.{22}))?(?P<month>[0-9]{4}-[0-9]{2})?")


class HalfDays(Field[Span]):
    """From a half-day to another, `earliest` at the soonest; kept as {"span": …}, see `facts.noted`.

    Nothing is kept before all of it was tapped: the first day, the last and their halves
    stand in the buttons. Without `halves` days are whole. `said_on` is the day that "today" is,
    of the moment in which it was said.
    """

    keeps_look: ClassVar[bool] = True  # the days that were tapped

    def __init__(
        self,
        *,
        earliest: Bound | None = None,
        halves: bool = True,
        said_on: Callable[[datetime], date] = calendar.business_day,
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.day = Day(earliest=earliest)
        self.halves = halves
        self.said_on = said_on

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        now, said = self.said_on(turn.said_at), texts.clip(turn.words, 60)
        away = away_in(turn.words, now, policy.current().hours.afternoon_from)
        if away is None or away.rest.strip(days.EDGES):
            raise _unclear(said, now) if said else Refused("field-span-only")
        if problem := self._problem(away, now):
            if away.span is None:
                raise problem
            return Look((await self._counted(turn, now, away))["span"], problem)
        return Reading(await self._counted(turn, now, away))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if choice == NOTHING:
            return None
        now = self.said_on(turn.said_at)
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
        now = self.said_on(turn.said_at)
        away = away_in(words, now, policy.current().hours.afternoon_from)
        if away is None:
            return None
        problem = self._problem(away, now)
        if problem and away.span is None:
            return Claim(None, away.rest, problem=problem)
        try:
            kept = await self._counted(turn, now, away)
        except Refused as refusal:
            return Claim(None, away.rest, problem=refusal)
        if problem:
            return Claim(None, away.rest, view=kept["span"], problem=problem)
        return Claim(kept, away.rest)

    def _problem(self, away: Away, now: date) -> Refused | None:
        """What is to be told of the words, or asked, before they are an answer."""
        if isinstance(away.wrong, days.EndsBeforeItBegins):
            return Refused("field-span-backwards", words=texts.clip(away.wrong.words, 60))
        if away.wrong:
            words, example = texts.clip(away.wrong.words, 60), str(now + timedelta(days=3))
            return Refused("field-day-does-not-exist", words=words, example=example)
        if away.unclear and away.span:
            words = texts.clip(away.unclear, 60)
            return Refused("field-span-is-it", words=words, span=away.span)
        if away.unclear:
            return _unclear(texts.clip(away.unclear, 60), now)
        if away.span is None:
            return Refused("field-span-which-day", words=texts.clip(away.dayless, 60))
        if away.is_half and self.halves:
            return Refused("field-span-which-half", day=away.span.first)
        return None

    async def _counted(self, turn: Turn, now: date, away: Away) -> dict[str, str]:
        """The span that is meant, as it is kept; of a length or a week by the company's calendar.

        The length is kept beside it: some kinds of leave count every day.
        """
        span = away.span
        assert span
        kept = self._kept(now, span)
        if away.length:
            window = window_of(span.first, away.length)
            halves = await working_time.working_halves(turn.session, window)
            kept = self._kept(now, so_long(span.first, away.length, halves))
            return {**kept, "length": str(away.length)}
        if away.of_a_week:
            halves = await working_time.working_halves(turn.session, span)
            if halves:
                return self._kept(now, Span(halves[0].day, halves[-1].day))
        return kept

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Days said most often, what was tapped so far with its halves, and a month."""
        now = self.said_on(turn.said_at)
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
                *([_halves_of_tomorrow(now, tap)] if self.halves else []),
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

    def stays(self, language: Language, view: str) -> Markup | None:
        chosen = _parts(view)[1]
        return texts.t(language, "field-span-stays", span=chosen) if chosen else None

    def load(self, kept: Any) -> Span:
        return noted_span(kept["span"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.span_in_words(language, self.load(kept)))

    def _kept(self, now: date, span: Span) -> dict[str, str]:
        """A span as it is kept; refused when it is too early or too late."""
        self.day.within(now, span.first)
        self.day.within(now, span.last)
        return {"span": noted(span if self.halves else Span(span.first, span.last))}


def _unclear(words: str, now: date) -> Refused:
    ahead = now + timedelta(days=3)
    example = f"{ahead} - {ahead + timedelta(days=1)}"
    return Refused("field-span-unclear", words=words, example=example)


def window_of(first: date, length: Decimal) -> Span:
    """In which so many days of work come to an end, whatever holidays lie between."""
    return Span(first, first + timedelta(days=int(length) * 2 + 30))


def so_long(first: date, length: Decimal, halves: Sequence[HalfDay]) -> Span:
    """So many days from a first one on, of the half-days that count; of all where these are too few."""
    if len(halves) < length * 2:
        halves = list(window_of(first, length).halves())
    last, *more = halves[int(length * 2) - 1 : int(length * 2) + 1]
    is_whole = not more or more[0].day > last.day
    return Span(first, last.day, to_half=Half.AFTERNOON if is_whole else last.half)


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


def _halves_of_tomorrow(now: date, tap: Callable[[str], str]) -> list[Button]:
    day = now + timedelta(days=1)
    return [
        button(key, tap(f"={noted(Span(day, day, half, half))}"))
        for key, half in (
            ("field-span-tomorrow-morning", Half.MORNING),
            ("field-span-tomorrow-afternoon", Half.AFTERNOON),
        )
    ]


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
