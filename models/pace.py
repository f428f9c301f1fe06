"""Pace: what was reached, by whom and for which team, and whether the target will be (15.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from moneyed import Money
from sqlalchemy import ColumnElement, case, func, literal, null, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import calendar, clock
from models.earnings import Earning, Measure
from models.periods import Period
from models.targets import Target, Who, Whom, amount_of
from models.teams import Teams, Tree
from models.visits import Visit

Counted = tuple[Measure, str | None]
"""What is summed: a measure, and of money a currency."""

Sums = Mapping[Counted, int]


@dataclass(frozen=True)
class Stretch:
    """Days on which everybody stayed in their teams."""

    first: date
    last: date
    tree: Tree


@dataclass(frozen=True)
class Achieved:
    """What everybody reached over some days; credit follows the date, and so does the team."""

    stretches: tuple[Stretch, ...]
    reached: Mapping[tuple[int, int], Sums]  # by the number of a stretch, and person

    def of(self, who: Who, until: date | None = None) -> Sums:
        """Of the company, a team or a person; up to one of the days that it was read with."""
        found: defaultdict[Counted, int] = defaultdict(int)
        for number, stretch in enumerate(self.stretches):
            if until and stretch.first > until:
                break
            for counted, units in self._within(number, who).items():
                found[counted] += units
        return found

    def _within(self, number: int, who: Who) -> Sums:
        match who.whom:
            case Whom.COMPANY:
                return self._company[number]
            case Whom.TEAM:
                return self._teams.get((number, who.staff_id or 0), {})
            case Whom.PERSON:
                return self.reached.get((number, who.staff_id or 0), {})

    @cached_property
    def _company(self) -> list[Sums]:
        found: list[defaultdict[Counted, int]] = [defaultdict(int) for _ in self.stretches]
        for (number, _), sums in self.reached.items():
            _add(found[number], sums)
        return list(found)

    @cached_property
    def _teams(self) -> Mapping[tuple[int, int], Sums]:
        found: defaultdict[tuple[int, int], defaultdict[Counted, int]]
        found = defaultdict(lambda: defaultdict(int))
        for (number, person), sums in self.reached.items():
            for leader in (person, *self.stretches[number].tree.above(person)):
                _add(found[number, leader], sums)
        return found


def _add(to: defaultdict[Counted, int], sums: Sums) -> None:
    for counted, units in sums.items():
        to[counted] += units


async def achieved(
    session: AsyncSession,
    first: date,
    last: date,
    *,
    people: Collection[int] | None = None,
    until: date | None = None,
) -> Achieved:
    """What was reached from one day to another, by measure and person; of these people only.

    Sales count from the confirmation, less what was cancelled and came back for money, receipts from
    theirs, less what bounced (decision 0021); new customers and visits on their day. `until` is a day
    up to which the sums will be asked for too. Three questions to the database, however many people.
    """
    teams = await Teams.since(session, first)
    begins = {first, *teams.changed(first, last)}
    if until and first <= until < last:
        begins.add(until + timedelta(days=1))
    days = sorted(begins)
    ends = [*(day - timedelta(days=1) for day in days[1:]), last]
    stretches = tuple(
        Stretch(begin, end, teams.on(begin)) for begin, end in zip(days, ends, strict=True)
    )
    earned = select(
        _stretch_of(Earning.day, days).label("stretch"),
        Earning.staff_id.label("person"),
        Earning.measure,
        Earning.currency,
        func.sum(Earning.units),
    ).where(Earning.day.between(first, last))
    visited = select(
        _stretch_of(Visit.day, days).label("stretch"),
        Visit.author_id.label("person"),
        literal(Measure.VISITS.value),
        null(),
        func.count(),
    ).where(Visit.day.between(first, last), Visit.withdrawn_at.is_(None))
    if people is not None:
        earned = earned.where(Earning.staff_id.in_(people))
        visited = visited.where(Visit.author_id.in_(people))
    reached: defaultdict[tuple[int, int], dict[Counted, int]] = defaultdict(dict)
    for query in (
        earned.group_by("stretch", "person", Earning.measure, Earning.currency),
        visited.group_by("stretch", "person"),
    ):
        for number, person, measure, currency, units in await session.execute(query):
            reached[number, person][Measure(measure), currency] = int(units)
    return Achieved(stretches, reached)


def _stretch_of(day: InstrumentedAttribute[date], begins: list[date]) -> ColumnElement[int]:
    """The number of the stretch that a day is in."""
    later = [(day >= begin, number) for number, begin in enumerate(begins) if number]
    return case(*reversed(later), else_=0) if later else literal(0)


# Against the target


@dataclass(frozen=True)
class Days:
    """The working days of a period at a moment: today is gone once its work has ended."""

    total: int
    gone: int
    until: date  # the last day that is gone, working or not

    @property
    def left(self) -> int:
        """Those on which something can still be done: today is one of them while it lasts."""
        return self.total - self.gone


async def days_of(session: AsyncSession, period: Period) -> Days:
    """The company's working days (3.3), as of now."""
    hours = await calendar.hours_between(session, period.first, period.last)
    working = [day for day, segments in hours.items() if segments]
    now = clock.now()
    today = calendar.business_day(now)
    ends = await calendar.work_ends(session, today)
    until = today if ends is None or now >= ends else today - timedelta(days=1)
    return Days(len(working), sum(day <= until for day in working), until)


@dataclass(frozen=True)
class Pace:
    """How far somebody is towards a target. Units: minor ones of money, else so many."""

    measure: Measure
    currency: str | None
    target: int
    achieved: int  # to this moment
    before: int  # by the end of the last day that is gone
    days: Days

    @property
    def expected(self) -> int:
        """Where they would be, were each working day worth the same."""
        return _share(self.target * self.days.gone, self.days.total)

    @property
    def percent(self) -> int:
        """The share of the target: by it people are compared, not by turnover (15.2)."""
        return _share(100 * self.achieved, self.target)

    @property
    def percent_of_pace(self) -> int | None:
        """What the days gone brought of what they should have; None before the first is over."""
        return _share(100 * self.before, self.expected) if self.expected else None

    @property
    def forecast(self) -> int | None:
        """At the end of the period, if it goes on so; None before the first working day is over."""
        if not self.days.gone:
            return None
        as_before = _share(self.before * self.days.total, self.days.gone)
        # What today brought already is not lost by going on as before.
        return max(as_before, self.achieved) if self.days.left else self.achieved

    @property
    def missing(self) -> int:
        return max(self.target - self.achieved, 0)

    @property
    def missing_a_day(self) -> int | None:
        """On each working day left, today among them: rounded up, so that it suffices; None with none."""
        return -(-self.missing // self.days.left) if self.days.left else None

    def amount(self, units: int) -> Money | int:
        """One of these numbers as money, where it is money."""
        return amount_of(units, self.currency)


def _share(units: int, of: int) -> int:
    return int((Decimal(units) / of).quantize(Decimal(1), ROUND_HALF_UP)) if of else 0


def paces(targets: Collection[Target], sums: Achieved, days: Days) -> Iterator[Pace]:
    """How each target of one period stands, given what was `achieved` in it, read `until` the day of
    these days."""
    for one in targets:
        counted = (one.measure, one.currency)
        yield Pace(
            one.measure,
            one.currency,
            one.units,
            sums.of(one.who).get(counted, 0),
            sums.of(one.who, until=days.until).get(counted, 0),
            days,
        )
