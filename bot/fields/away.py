"""When somebody is away, in a line: `half day tomorrow`, `3 days from thursday`, 明后天, next week.

What is left of the line is a reason, so whatever looks like days and was not understood is told
apart: read as a reason, wrong days would stand ready to be sent.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from bot.days import EDGES, GOES_ON, HAN, NOT_A_DAY, PIECE, NoSuchDay, Said
from bot.daywords import Looking, Use, plain
from bot.fields import spanwords
from bot.fields.spanwords import Place, Reader
from models.spans import Half, Span

Range = tuple[int, int]  # of signs in the line
SATURDAY = 5

# What is left of days beside them.
_BEGINS = re.compile(rf"^{spanwords.NO_REASON}(?:\s+|$)")
_ENDS = re.compile(rf"(?:^|(?<=\s)){spanwords.NO_REASON}\s*$")


@dataclass(frozen=True)
class Away:
    """What a line says of when somebody is away."""

    span: Span | None = None  # none: no day was named that could be
    rest: str = ""  # the line without what was understood, and what is told to be wrong
    of_a_week: bool = False  # those days of the span are meant on which work is done
    length: Decimal | None = None  # so many days from the beginning of the span on
    is_half: bool = False  # half of that day, and nobody said which
    dayless: str = ""  # a length or hours, and no day
    unclear: str = ""  # it looks like days, hours or a length, and is not understood
    wrong: NoSuchDay | None = None


def away_in(words: str, today: date, meet: time) -> Away | None:
    """What a line says of that; None where nothing looks like a day, an hour or a length.

    `today` is the person's own day; at `meet` the morning ends.
    """
    return _Line(words, today, meet).read()


class _Line:
    """A line. What was found in it is blanked out in `left`, so that nothing is found twice."""

    def __init__(self, words: str, today: date, meet: time) -> None:
        self.words, self.today, self.meet = words, today, meet
        self.text = self.left = plain(words)

    def read(self) -> Away | None:
        half_days = self._take(spanwords.HALF_A_DAY)
        places = list(self._places())
        chosen, wrong = self._choose(places)
        for place in places:
            self._blank(place.range)
        lengths = [length for way in spanwords.LENGTHS for length in self._take(way)]
        if wrong:
            place, told = wrong
            return Away(rest=self._without([place.range]), wrong=told)
        if chosen is None:
            return self._without_a_day(places, half_days, lengths)
        return self._with_a_day(chosen, places, half_days, lengths)

    # Days

    def _places(self) -> Iterator[Place]:
        """The days and spans of the line; those are sure that nobody would read otherwise."""
        reader = Reader(self.left, self.today, self.meet)
        done = 0
        for piece in PIECE.finditer(self.left):
            if piece.start() < done or NOT_A_DAY.match(self.left, piece.start()):
                continue
            place = self._in_front(reader, piece.start())
            begins = place.found.end if place else piece.start() + 1
            while place or (place := self._inside(reader, begins, piece.end())):
                yield place
                done = begins = place.found.end
                place = None

    def _in_front(self, reader: Reader, start: int) -> Place | None:
        place = reader.at(start)
        if place is None or GOES_ON.match(self.left, place.found.end):
            return None
        said = self.left[start : place.found.end]
        others = self.left[:start] + self.left[place.found.end :]
        is_first = not self.left[:start].strip(EDGES) and "/" not in said
        if place.may_be_a_name and (is_first or not others.strip(EDGES)):
            return replace(place, is_sure=True)
        return place

    def _inside(self, reader: Reader, begins: int, end: int) -> Place | None:
        """谈好了下周三去: behind other Chinese words it is sure where it ends the piece."""
        for start in range(begins, end):
            before = self.left[start - 1]
            if not HAN.match(before) or before in "每第一二三四五六七八九十两":
                continue
            place = reader.at(start)
            if place and not place.may_be_a_name:
                is_last = place.found.end >= end and place.found.use is Use.ANYWHERE
                return replace(place, is_sure=place.is_sure and is_last)
        return None

    def _choose(
        self, places: Sequence[Place]
    ) -> tuple[Place | None, tuple[Place, NoSuchDay] | None]:
        """The day that is meant: the first that is still to come; else what is wrong."""
        wrong: tuple[Place, NoSuchDay] | None = None
        over: Place | None = None
        for place in sorted(places, key=lambda place: place.may_be_a_name):
            if not place.is_sure:
                continue
            try:
                if self._said(place).last >= self.today:
                    return place, None
                over = over or place
            except NoSuchDay as told:
                wrong = wrong or (place, told)
        return (None, wrong) if wrong else (over, None)

    def _said(self, place: Place) -> Said:
        return place.found.said(self.words, self.today, Looking.AHEAD)

    # What goes with them

    def _with_a_day(
        self,
        chosen: Place,
        places: Sequence[Place],
        half_days: Sequence[re.Match[str]],
        lengths: Sequence[re.Match[str]],
    ) -> Away:
        away = Away(self._said(chosen).span, of_a_week=chosen.of_a_week)
        taken = [chosen.range]
        doubts: list[Range] = []
        is_whole = len(chosen.found.days) == 1 and chosen.found.halves == (None, None)
        for hours in self._take(spanwords.HOURS):
            half, is_read = spanwords.half_of_hours(hours, self.meet)
            if is_whole and is_read and self._belongs(hours, chosen):
                away, is_whole = replace(away, span=_part_of(away, half)), False
                taken.append(hours.span())
            else:
                doubts.append(hours.span())
        for half_day in half_days:
            if is_whole and (named := self._take(spanwords.A_HALF, at_most=1)):
                away = replace(away, span=_part_of(away, spanwords.half_named(named[0])))
                taken.append(named[0].span())
            elif is_whole:
                away = replace(away, is_half=True)
            is_whole = False
            is_known = away.is_half or (away.span and away.span.half)
            (taken if is_known else doubts).append(half_day.span())
        for length in lengths:
            longer = self._as_long(away, length, is_whole)
            if longer and self._belongs(length, chosen):
                away, is_whole = longer, False
                taken.append(length.span())
            else:
                doubts.append(length.span())
        doubts += [
            place.range
            for place in places
            if place is not chosen
            and not (place.may_be_a_name and not self._is_beside(place.range, chosen.range))
        ]
        doubts += [look.span() for look in self._take(spanwords.LOOKS_LIKE)]
        limit = spanwords.LIMIT.match(self.text, chosen.found.start)
        if limit and len(chosen.found.days) == 1:
            doubts.append(chosen.range)
        beside = [found.span() for found in spanwords.BESIDE.finditer(self.left)]
        doubts += [one for one in beside if self._is_beside(one, chosen.range)]
        taken += [
            self._with_lead(one)
            for one in doubts
            if self._is_beside(one, chosen.range) or self._is_first(one)
        ]
        return replace(away, rest=self._without(taken), unclear=self._said_in(doubts))

    def _as_long(self, away: Away, said: re.Match[str], is_whole: bool) -> Away | None:
        """With the length that was said; None where it does not go with the days."""
        days, span = spanwords.days_of(said), away.span
        if days is None or span is None or away.length:
            return None
        if is_whole and spanwords.is_weeks(said):
            try:
                last = span.first + timedelta(days=int(days) - 1)
            except OverflowError:
                return None
            return replace(away, span=Span(span.first, last), of_a_week=True)
        if is_whole:
            return replace(away, length=days if days > 1 else None)
        weekdays = [day for day in span.days() if day.weekday() < SATURDAY]
        is_said_again = days in (len(list(span.days())), len(weekdays))
        return away if is_said_again and not away.is_half else None

    def _without_a_day(
        self,
        places: Sequence[Place],
        half_days: Sequence[re.Match[str]],
        lengths: Sequence[re.Match[str]],
    ) -> Away | None:
        """Only what was doubted, or a length: `half day personal`, `2 days`."""
        dayless = [one.span() for one in (*half_days, *self._take(spanwords.HOURS))]
        dayless += [one.span() for one in lengths if spanwords.days_of(one)]
        doubts = [one.span() for one in lengths if not spanwords.days_of(one)]
        doubts += [place.range for place in places]
        doubts += [look.span() for look in self._take(spanwords.LOOKS_LIKE)]
        if not doubts and not dayless:
            return None
        taken = [self._with_lead(one) for one in (*doubts, *dayless) if self._is_at_an_end(one)]
        taken += [place.range for place in places if not place.may_be_a_name]
        return Away(
            span=next(self._guesses(places), None),
            rest=self._without(taken),
            dayless=self._said_in(dayless),
            unclear=self._said_in(doubts),
        )

    def _guesses(self, places: Iterable[Place]) -> Iterator[Span]:
        for place in places:
            try:
                said = self._said(place)
            except NoSuchDay:
                continue
            if said.last >= self.today:
                yield said.span

    # The line itself

    def _take(self, way: re.Pattern[str], *, at_most: int = 0) -> list[re.Match[str]]:
        found = list(way.finditer(self.left))[: at_most or None]
        for said in found:
            self._blank(said.span())
        return found

    def _blank(self, taken: Range) -> None:
        start, end = taken
        self.left = self.left[:start] + "," * (end - start) + self.left[end:]

    def _belongs(self, said: re.Match[str], chosen: Place) -> bool:
        """Whether it stands beside the day, at an end of the line, or in Chinese for itself."""
        start, end = said.span()
        around = self.text[:start][-1:] + self.text[end:][:1]
        is_for_itself = not said[0].isascii() and not around.strip(EDGES)
        beside = self._is_beside(said.span(), chosen.range)
        return beside or is_for_itself or self._is_at_an_end(said.span())

    def _is_beside(self, one: Range, other: Range) -> bool:
        first, second = sorted((one, other))
        return bool(spanwords.NOTHING_BETWEEN.fullmatch(self.left, first[1], second[0]))

    def _is_first(self, one: Range) -> bool:
        return not self.left[: one[0]].strip(EDGES)

    def _is_at_an_end(self, one: Range) -> bool:
        return self._is_first(one) or not self.left[one[1] :].strip(EDGES)

    def _with_lead(self, one: Range) -> Range:
        """With the small words before it: and friday, for 3 days."""
        lead = spanwords.LEADS.search(self.text, 0, one[0])
        return (lead.start() if lead else one[0], one[1])

    def _said_in(self, ranges: Iterable[Range]) -> str:
        return ", ".join(self.words[start:end].strip(EDGES) for start, end in sorted(ranges))

    def _without(self, ranges: Iterable[Range]) -> str:
        kept, done = "", 0
        for start, end in sorted(ranges):
            between = self.words[done:start].lstrip(EDGES) if done else self.words[:start]
            kept = f"{kept} {_ENDS.sub('', _BEGINS.sub('', between) if done else between)}"
            kept, done = kept.rstrip(), max(done, end)
        behind = self.words[done:].lstrip(EDGES)
        return f"{kept} {_BEGINS.sub('', behind) if done else behind}".strip()


def _part_of(away: Away, half: Half | None) -> Span | None:
    """One half of the day, or all of it."""
    if away.span is None or half is None:
        return away.span
    return Span(away.span.first, away.span.first, half, half)
