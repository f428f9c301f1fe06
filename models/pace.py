"""Pace: what was reached, by whom and for which team, and whether the target will be (15.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import ColumnElement, Row, case, literal, literal_column, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import calendar, clock, month_sums
from models.among import FEW
from models.earnings import Measure
from models.month_sums import by_person
from models.periods import Period
from models.staff import Staff
from models.targets import Target, Who, Whom, amount_of
from models.teams import Teams, Tree

Counted = tuple[Measure, str | None]
"""What is summed: a measure, and of money a currency."""

Sums = Mapping[Counted, int]

MOST_NAMED = 300  # of more people it is quicker to read everybody


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
    # In each of them, by person; -12: those directly below 12 together.
    reached: Sequence[Mapping[int, Sums]]
    now: Tree
    _known: dict[tuple[Who, int], Sums] = field(default_factory=dict, repr=False, compare=False)

    def of(self, who: Who, until: date | None = None) -> Sums:
        """Of the company, a team or a person; up to one of the days that it was read with."""
        begun = sum(until is None or one.first <= until for one in self.stretches)
        if (who, begun) not in self._known:
            self._known[who, begun] = self._summed(who, begun)
        return self._known[who, begun]

    def _summed(self, who: Who, stretches: int) -> Sums:
        """Of the first so many stretches."""
        found: dict[Counted, int] = {}
        for stretch, reached in zip(self.stretches[:stretches], self.reached, strict=False):
            for person in _counting_for(who, stretch.tree, reached):
                for counted, units in reached[person].items():
                    found[counted] = found.get(counted, 0) + units
        return found


def _counting_for(who: Who, tree: Tree, reached: Collection[int]) -> Collection[int]:
    """Of those who reached something."""
    if who.staff_id is None:
        return reached
    if who.whom is Whom.PERSON:
        return [who.staff_id] if who.staff_id in reached else []
    branch = tree.branch(who.staff_id)
    return [one for one in reached if abs(one) in branch]


async def achieved(
    session: AsyncSession,
    first: date,
    last: date,
    *,
    people: Collection[int] | None = None,
    teams_of: Collection[int] | None = None,
    measures: Collection[Measure] = tuple(Measure),
    until: date | None = None,
    apart: Collection[int] | None = None,
) -> Achieved:
    """What was reached from one day to another, by measure and person; of these people only, or of
    whoever was in the teams of these leaders on one of the days; of these measures only.

    Sales count from the confirmation, less what was cancelled and came back for money, receipts from
    theirs, less what bounced (decision 0021); new customers and visits on their day. `until` is a day
    up to which the sums will be asked for too. Where nobody is asked for but the company, these
    people `apart` and their teams, the database adds up the others. Three questions to the database,
    however many people.
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
    if teams_of is not None:
        trees = [one.tree for one in stretches]
        people = {one for tree in trees for leader in teams_of for one in tree.branch(leader)}
    named = people if people is None or len(people) <= MOST_NAMED else None

    def of(person: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        return true() if named is None else person.in_(named)

    earned, visited = [], []
    whose: month_sums.Whose = by_person
    tree: Tree | None = None
    for number, stretch in enumerate(stretches):
        between = stretch.first, stretch.last
        # Who is named is one of few.
        if apart is not None and named is None and stretch.tree is not tree:
            tree, whose = stretch.tree, _by_team(stretch.tree, teams.now, apart)
        for query in month_sums.earned(*between, of, whose, measures):
            earned.append(query.add_columns(literal(number)))
        for query in month_sums.visited(*between, of, whose) if Measure.VISITS in measures else ():
            visited.append(query.add_columns(literal(number)))
    reached: list[dict[int, dict[Counted, int]]] = [{} for _ in stretches]

    def add(number: int, person: int, counted: Counted, units: int) -> None:
        sums = reached[number].setdefault(person, {})
        sums[counted] = sums.get(counted, 0) + int(units)

    for person, measure, kind, units, number in await _all(session, earned):
        add(number, person, (measure, kind or None), units)
    for person, _, visits, number in await _all(session, visited):
        add(number, person, (Measure.VISITS, None), visits)
    if people is not None:
        reached = [
            {person: sums for person, sums in each.items() if abs(person) in people}
            for each in reached
        ]
    return Achieved(stretches, reached, teams.now)


def _by_team(tree: Tree, now: Tree, apart: Collection[int]) -> month_sums.Whose:
    """Everybody who counts for the same of these people and teams as one of them, or as the others
    below the same superior."""
    branches = {leader: tree.branch(leader) for leader in apart}
    everybody = len(tree.superiors)
    if any(FEW < len(branch) < everybody - FEW for branch in branches.values()):
        return _by_superior(tree, now, apart)
    alike: dict[tuple[int, ...], list[int]] = {}
    for person in tree.superiors:
        counts_for = tuple(one for one in apart if person in branches[one])
        alike.setdefault((person, *counts_for) if person in branches else counts_for, []).append(
            person
        )
    *fewer, most = sorted(alike.values(), key=len)
    if sum(map(len, fewer)) > FEW:
        return _by_superior(tree, now, apart)
    one_of_most: ColumnElement[int] = literal_column(f"{most[0]}")

    def whose(person: InstrumentedAttribute[int]) -> ColumnElement[int]:
        each: list[tuple[ColumnElement[bool], ColumnElement[int]]] = [
            (person.in_(some), literal_column(f"{some[0]}")) for some in fewer
        ]
        return case(*each, else_=one_of_most) if each else one_of_most

    return whose


def _by_superior(tree: Tree, now: Tree, apart: Collection[int]) -> month_sums.Whose:
    """Those who are not named, by whom they stand below; who stood below another then is named."""
    moved = [one for one, superior in tree.superiors.items() if now.superiors[one] != superior]
    named = Staff.id.in_({*apart, *moved}) | Staff.superior_id.is_(None)

    def whose(person: InstrumentedAttribute[int]) -> ColumnElement[int]:
        either = case((named, Staff.id), else_=-Staff.superior_id)
        return select(either).where(Staff.id == person).scalar_subquery()

    return whose


async def _all(
    session: AsyncSession, queries: Sequence[month_sums.Query]
) -> Sequence[Row[*tuple[Any, ...]]]:
    return (await session.execute(union_all(*queries))).all() if queries else []


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
        return whole_percent(Decimal(100 * self.achieved) / self.target) if self.target else 0

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


def whole_percent(share: Decimal) -> int:
    """Of a target or a plan: rounded, but 100 only once nothing of it is missing."""
    return 99 if 99 < share < 100 else _rounded(share)


def _share(units: int, of: int) -> int:
    return _rounded(Decimal(units) / of) if of else 0


def _rounded(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


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
