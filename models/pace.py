"""Pace: what was reached, by whom and for which team, and whether the target will be (15.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from moneyed import Money
from sqlalchemy import ColumnElement, func, literal, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import calendar, clock
from models.earnings import Earning, Measure
from models.periods import Period
from models.targets import COMPANY, Target, Who, amount_of
from models.teams import Teams, Tree
from models.visits import Visit

Counted = tuple[Measure, str | None]
"""What is summed: a measure, and of money a currency."""

Sums = Mapping[Counted, int]

MOST_NAMED = 50  # of more people it is quicker to read everybody


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
    reached: Sequence[Mapping[int, Sums]]  # in each of them, by person
    _known: dict[int, Mapping[Who, Sums]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, who: Who, until: date | None = None) -> Sums:
        """Of the company, a team or a person; up to one of the days that it was read with."""
        begun = [one for one in self.stretches if until is None or one.first <= until]
        if len(begun) not in self._known:
            self._known[len(begun)] = self._summed(len(begun))
        return self._known[len(begun)].get(who, {})

    def _summed(self, stretches: int) -> Mapping[Who, Sums]:
        """Everybody's of the first so many stretches."""
        teams: defaultdict[int, dict[Counted, int]] = defaultdict(dict)
        people: defaultdict[int, dict[Counted, int]] = defaultdict(dict)
        company: dict[Counted, int] = {}
        for stretch, reached in zip(self.stretches[:stretches], self.reached, strict=False):
            for person, sums in reached.items():
                ways = [teams[one] for one in (person, *stretch.tree.above(person))]
                for counted, units in sums.items():
                    for found in (company, people[person], *ways):
                        found[counted] = found.get(counted, 0) + units
        return {
            COMPANY: company,
            **{Who.person(person): sums for person, sums in people.items()},
            **{Who.team(leader): sums for leader, sums in teams.items()},
        }


async def achieved(
    session: AsyncSession,
    first: date,
    last: date,
    *,
    people: Collection[int] | None = None,
    teams_of: Collection[int] | None = None,
    measures: Collection[Measure] = tuple(Measure),
    until: date | None = None,
) -> Achieved:
    """What was reached from one day to another, by measure and person; of these people only, or of
    whoever was in the teams of these leaders on one of the days; of these measures only.

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
    if teams_of is not None:
        trees = [one.tree for one in stretches]
        people = {one for tree in trees for leader in teams_of for one in tree.branch(leader)}
    named = people if people is None or len(people) <= MOST_NAMED else None
    # By stretch: so each is grouped as its index lies, which is twice as fast as a CASE of all days.
    earned, visited = [], []
    for number, stretch in enumerate(stretches):
        earned.append(
            select(
                literal(number),
                Earning.staff_id,
                Earning.measure,
                Earning.currency,
                func.sum(Earning.units),
            )
            .where(
                Earning.day.between(stretch.first, stretch.last),
                Earning.measure.in_(measures),
                _among(Earning.staff_id, named),
            )
            .group_by(Earning.measure, Earning.staff_id, Earning.currency)
        )
        visited.append(
            select(literal(number), Visit.author_id, func.count())
            .where(
                Visit.day.between(stretch.first, stretch.last),
                Visit.withdrawn_at.is_(None),
                _among(Visit.author_id, named),
            )
            .group_by(Visit.author_id)
        )
    reached: list[dict[int, dict[Counted, int]]] = [{} for _ in stretches]
    for number, person, measure, currency, units in await session.execute(union_all(*earned)):
        reached[number].setdefault(person, {})[measure, currency] = int(units)
    if Measure.VISITS in measures:
        for number, person, visits in await session.execute(union_all(*visited)):
            reached[number].setdefault(person, {})[Measure.VISITS, None] = visits
    if people is not None:
        reached = [
            {person: sums for person, sums in each.items() if person in people} for each in reached
        ]
    return Achieved(stretches, reached)


def _among(
    person: InstrumentedAttribute[int], people: Collection[int] | None
) -> ColumnElement[bool]:
    return true() if people is None else person.in_(people)


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
