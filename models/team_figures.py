"""A team at a glance: who stands where by share of target, and what they come to together (15.2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from moneyed import Money
from sqlalchemy import ColumnElement, case, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import ageing, policy, seen
from models.among import Among
from models.customers import Customer
from models.earnings import Measure
from models.money import from_minor_units
from models.pace import Pace, Sums, achieved, days_of, paces
from models.periods import Period
from models.report_kinds import ReportKind
from models.reports import Report
from models.staff import LEADING, Role, Staff
from models.target_setting import is_at_the_top
from models.targets import COMPANY, Target, Who, amount_of
from models.visits import Visit

COLLECTED = (Measure.SALES, Measure.RECEIPTS)


@dataclass(frozen=True)
class Ranked:
    """What one person reached of a measure in a period; of who leads others, what the branch did."""

    person: Staff
    leads: bool
    measure: Measure
    reached: Sums
    pace: Pace | None  # None: there is no target

    @property
    def has_figures(self) -> bool:
        """Whether they sell, or somebody below them may."""
        return self.leads or self.person.may(Role.SELLER)

    @property
    def amounts(self) -> tuple[Money | int, ...]:
        """What was reached, the company's currency first; without one in which nothing was."""
        return amounts_of(self.measure, self.reached)

    @property
    def comparable(self) -> Money | int:
        """The same, of money only what is in the company's currency."""
        code, units = next(iter(_units(self.measure, self.reached).items()))
        return amount_of(units, code)

    @property
    def percent(self) -> Decimal:
        """Of the target: by it people of different markets and currencies are compared. Of none 0."""
        return Decimal(100 * self.pace.achieved) / self.pace.target if self.pace else Decimal(0)

    @property
    def order(self) -> tuple[bool, bool, Decimal, list[int], int]:
        """Whoever has more of the target first, then without one by what was reached; the company's
        currency counts before others."""
        by_amount = (
            [] if self.pace else [-units for units in _units(self.measure, self.reached).values()]
        )
        return (
            not self.has_figures,
            self.pace is None,
            -self.percent,
            by_amount,
            self.person.id,
        )


def amounts_of(measure: Measure, sums: Sums) -> tuple[Money | int, ...]:
    """What sums hold of a measure, the company's currency first; without one in which it is nothing."""
    units = _units(measure, sums)
    found = tuple(amount_of(units[code], code) for code in units if units[code])
    return found or (amount_of(0, next(iter(units))),)


def _units(measure: Measure, sums: Sums) -> Mapping[str | None, int]:
    if not measure.is_money:
        return {None: sums.get((measure, None), 0)}
    first: dict[str | None, int] = {policy.current().company.currency: 0}
    others = sorted((code, units) for (one, code), units in sums.items() if one is measure and code)
    return first | dict(others)


@dataclass(frozen=True)
class Ranking:
    """A leader's team: what it reached together, and those directly below, the first first."""

    team: Ranked
    rows: Sequence[Ranked]
    own: Sums  # of the leader alone, who is of the team
    branch: Among  # everybody of the team now, those who left included
    measure: Measure
    period: Period

    @property
    def moved(self) -> Sums:
        """What the team's sum has beyond the rows and the leader's own: of who is gone what they
        reached while they were here, less what who came had reached before."""
        rest = dict(self.team.reached)
        for sums in (self.own, *(one.reached for one in self.rows if one.has_figures)):
            for counted, units in sums.items():
                rest[counted] = rest.get(counted, 0) - units
        return rest

    @property
    def with_target(self) -> Sequence[Ranked]:
        return [one for one in self.rows if one.pace and one.has_figures]

    @property
    def can_be_drawn(self) -> bool:
        """Whether there are bars of any length to compare: shares of a target, or amounts."""
        return any(one.has_figures and (one.pace or one.comparable) for one in self.rows)


async def ranking(
    session: AsyncSession, leader: Staff, measure: Measure, period: Period
) -> Ranking:
    """Those directly below by their share of the target of a period, then those without one by what
    they reached; who has nothing to do with selling is last. Who may look, the caller knows (1.3).

    As many questions to the database for five hundred people as for one. Credit follows the date:
    what somebody reached before they came is the other team's, and their own.
    """
    below = await leader.people_directly_below(session)
    leaders = await _who_lead(session, leader)
    # Who leads counts with the team of each day, also when nobody of it is left.
    who_of = {
        one.id: Who.team(one.id)
        if one.id in leaders or one.position in LEADING
        else Who.person(one.id)
        for one in below
    }
    targets = await _targets(session, leader, measure, period)
    days = await days_of(session, period)
    found = await achieved(
        session,
        period.first,
        period.last,
        teams_of=[leader.id, *who_of],
        measures={measure, *COLLECTED},
        until=days.until,
        apart=[leader.id, *who_of],
    )

    def ranked(person: Staff, leads: bool, who: Who, target: Target | None) -> Ranked:
        pace = next(paces([target], found, days)) if target else None
        return Ranked(person, leads, measure, found.of(who), pace)

    team = Who.team(leader.id)
    rows = [
        ranked(one, one.id in leaders, who_of[one.id], targets.get(who_of[one.id])) for one in below
    ]
    return Ranking(
        ranked(leader, True, team, targets.get(team) or targets.get(COMPANY)),
        sorted(rows, key=lambda one: one.order),
        found.of(Who.person(leader.id)),
        Among.within(found.now.branch(leader.id), found.now.superiors),
        measure,
        period,
    )


async def _who_lead(session: AsyncSession, leader: Staff) -> set[int]:
    """Who of those directly below has somebody below."""
    member = select(Staff.id).where(Staff.superior_id == leader.id)
    found = await session.scalars(
        select(Staff.superior_id)
        .where(Staff.superior_id.in_(member), Staff.left_at.is_(None))
        .distinct()
    )
    return {one for one in found if one}


async def _targets(
    session: AsyncSession, leader: Staff, measure: Measure, period: Period
) -> Mapping[Who, Target]:
    """The team's and those of everybody directly below; at the top the company's."""
    below = select(Staff.id).where(Staff.superior_id == leader.id)
    ways = [Target.staff_id == leader.id, Target.staff_id.in_(below)]
    if await is_at_the_top(session, leader):
        ways.append(Target.staff_id.is_(None))
    found = await session.scalars(
        select(Target).where(Target.period == str(period), Target.measure == measure, or_(*ways))
    )
    return {one.who: one for one in found}


async def filed_by(session: AsyncSession, people: Collection[int], day: date) -> set[int]:
    """Who of these people filed the day's report, and did not withdraw it (4.5)."""
    found = await session.scalars(
        select(Report.author_id).where(
            Report.author_id.in_(people),
            Report.kind == ReportKind.DAILY,
            Report.day == day,
            Report.withdrawn_at.is_(None),
        )
    )
    return set(found)


# What else is to be known of people together


@dataclass(frozen=True)
class Covered:
    """How many customers were to be visited by the rhythm of their class, and were (5.2)."""

    due: int
    seen: int


async def coverage(session: AsyncSession, among: Among, period: Period) -> Covered:
    """Of these people's customers as they are now, those whom a visit falls due at until the end of
    the period, and who of them was seen in it, by whomever.

    It falls due one rhythm of the class after the last visit before the period, or after the first
    contact. A call puts it off for the one who makes it, not for who asks how many were seen.
    """
    # Of nearly everybody it is quicker to ask once who was seen at all than of each customer.
    one_by_one = among.others is None
    are_all = await Customer.are_all_of(session, among)
    theirs = true() if are_all else among(Customer.owner_id)

    def is_seen_between(first: date, last: date) -> ColumnElement[bool]:
        visits = _is_one_visited if one_by_one else _is_of_those_visited
        return seen.between(first, last, visits(first, last))

    eve = period.first - timedelta(days=1)
    longest = max(rule.rhythm_days for rule in policy.current().customers.classes.values())
    falls_due = []
    if (always := period.last - timedelta(days=longest)) >= eve:
        # Of whichever class: nearly all, so that nothing more is asked of them.
        falls_due.append(Customer.first_contact_on <= always)
    for customer_class, rule in policy.current().customers.classes.items():
        latest = period.last - timedelta(days=rule.rhythm_days)
        due = (Customer.customer_class == customer_class) & (Customer.first_contact_on <= latest)
        if latest < eve:  # else whoever was seen before is due in any case
            was_seen = is_seen_between(latest + timedelta(days=1), eve)
            due &= Customer.seen_on.is_(None) | ~was_seen
        falls_due.append(due)
    is_seen = is_seen_between(period.first, period.last)
    found = await session.execute(
        select(func.count(), func.count(case((is_seen, 1)))).where(
            theirs, Customer.archived_at.is_(None), or_(*falls_due)
        )
    )
    number_due, number_seen = found.one()
    return Covered(number_due, number_seen)


def _is_one_visited(first: date, last: date) -> ColumnElement[bool]:
    return exists().where(Visit.customer_id == Customer.id, _counts_between(first, last))


def _is_of_those_visited(first: date, last: date) -> ColumnElement[bool]:
    return Customer.id.in_(select(Visit.customer_id).where(_counts_between(first, last)))


def _counts_between(first: date, last: date) -> ColumnElement[bool]:
    return Visit.day.between(first, last) & Visit.withdrawn_at.is_(None)


async def overdue(session: AsyncSession, among: Among) -> tuple[Money, ...]:
    """What these people's customers should have paid before today, by currency; the company's first."""
    late = await ageing.late(session, await ageing.or_everybody(session, among))
    return tuple(late.values())


@dataclass(frozen=True)
class Collected:
    """Receipts of a period against its sales, in one currency."""

    sales: Money
    receipts: Money

    @property
    def percent(self) -> int | None:
        """None where nothing was sold, or no more than came back."""
        if self.sales.amount <= 0:
            return None
        share = 100 * self.receipts.amount / self.sales.amount
        return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def collected(reached: Sums) -> Sequence[Collected]:
    """By currency, the company's first; without one in which nothing was sold or received."""
    own = policy.current().company.currency
    codes = {
        code for (measure, code), units in reached.items() if code and units and measure.is_money
    }
    return [
        Collected(
            *(from_minor_units(reached.get((measure, code), 0), code) for measure in COLLECTED)
        )
        for code in sorted(codes, key=lambda code: (code != own, code))
    ]
