"""What a week or a month recorded of people's work: what nobody types into its report (4.2–4.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import ageing, calendar, clock
from models.absences import AbsentHalf
from models.customers import Customer
from models.earnings import Earning, Measure
from models.money import added, from_minor_units, minor_units
from models.order_lists import CAME_TO_NOTHING
from models.orders import Order
from models.plans import Plan, PlannedVisit
from models.policy import CustomerClass
from models.staff import Staff
from models.teams import Teams
from models.visits import Visit

Sums = tuple[Money, ...]
"""By currency; without one in which there is nothing."""


@dataclass(frozen=True)
class PeriodWork:
    """One person's work from a day to another, or that of several together; it can be added up."""

    visits: Mapping[CustomerClass, int] = field(
        default_factory=dict
    )  # as customers are classed now
    planned: int = 0  # visits that plans named up to today
    done: int = 0  # of them
    orders: int = 0  # that they entered, and that did not come to nothing
    ordered: Sums = ()
    sales: Sums = ()  # what counts towards targets, as in `pace.achieved`; and so do the next two
    receipts: Sums = ()
    new_customers: int = 0
    overdue: Sums = ()  # what their customers owe late at this moment
    halves_of_leave: int = 0  # approved, working ones

    def __add__(self, other: PeriodWork) -> PeriodWork:
        return PeriodWork(
            {
                one: self.visits.get(one, 0) + other.visits.get(one, 0)
                for one in CustomerClass
                if one in self.visits or one in other.visits
            },
            self.planned + other.planned,
            self.done + other.done,
            self.orders + other.orders,
            _sums([*self.ordered, *other.ordered]),
            _sums([*self.sales, *other.sales]),
            _sums([*self.receipts, *other.receipts]),
            self.new_customers + other.new_customers,
            _sums([*self.overdue, *other.overdue]),
            self.halves_of_leave + other.halves_of_leave,
        )

    @property
    def number_of_visits(self) -> int:
        return sum(self.visits.values())

    @property
    def days_of_leave(self) -> Decimal:
        return Decimal(self.halves_of_leave) / 2

    @property
    def is_empty(self) -> bool:
        """Whether the period recorded nothing; what is overdue is not of the period."""
        return not (
            self.visits
            or self.planned
            or self.orders
            or self.sales
            or self.receipts
            or self.new_customers
            or self.halves_of_leave
        )

    # As a report keeps it

    def as_kept(self) -> dict[str, Any]:
        """For a column of JSON; in no language."""
        return {
            "visits": {one.value: number for one, number in self.visits.items()},
            "planned": self.planned,
            "done": self.done,
            "orders": self.orders,
            "ordered": _kept(self.ordered),
            "sales": _kept(self.sales),
            "receipts": _kept(self.receipts),
            "new_customers": self.new_customers,
            "overdue": _kept(self.overdue),
            "halves_of_leave": self.halves_of_leave,
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> PeriodWork:
        """The figures as they stood when they were kept."""
        return cls(
            {CustomerClass(one): number for one, number in kept["visits"].items()},
            kept["planned"],
            kept["done"],
            kept["orders"],
            _from_kept(kept["ordered"]),
            _from_kept(kept["sales"]),
            _from_kept(kept["receipts"]),
            kept["new_customers"],
            _from_kept(kept["overdue"]),
            kept["halves_of_leave"],
        )


@dataclass(frozen=True)
class ReportedWork:
    """What a report of a week or a month has to tell beside what somebody writes."""

    own: PeriodWork
    team: PeriodWork | None = None  # with everybody below, where there is anybody

    @classmethod
    async def of(
        cls, session: AsyncSession, author: Staff, first: date, last: date
    ) -> ReportedWork:
        own = (await work_of(session, [author.id], first, last))[author.id]
        if len(await author.branch(session)) == 1:
            return cls(own)
        return cls(own, await work_of_team(session, author, first, last))

    def as_kept(self) -> dict[str, Any]:
        """For a column of JSON; in no language."""
        kept = {"own": self.own.as_kept()}
        return kept | ({"team": self.team.as_kept()} if self.team else {})

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> ReportedWork:
        """The figures as they stood when they were kept."""
        own, team = PeriodWork.from_kept(kept["own"]), kept.get("team")
        return cls(own, PeriodWork.from_kept(team) if team else None)


def in_sum(works: Iterable[PeriodWork]) -> PeriodWork:
    """Of several people together."""
    return sum(works, start=PeriodWork())


async def work_of(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, PeriodWork]:
    """What each of these people did from one day to another, by their ids; all of them are in it.

    Six questions to the database, however many people. Sales, receipts and new customers are
    credited as everywhere (models/earnings.py); orders are those that somebody entered.
    """
    visits = await _visits(session, people, first, last)
    plans = await _plans(session, people, first, last)
    orders = await _orders(session, people, first, last)
    earned = await _earned(session, people, first, last)
    leave = await _leave(session, people, first, last)
    overdue: defaultdict[int, list[Money]] = defaultdict(list)
    for one in await ageing.by_person(session, list(people), overdue_only=True):
        overdue[one.id].append(one.debt.late)
    found: dict[int, PeriodWork] = {}
    for person in people:
        planned, done = plans.get(person, (0, 0))
        ordered = orders.get(person, [])
        mine = earned.get(person, {})
        found[person] = PeriodWork(
            visits.get(person, {}),
            planned,
            done,
            sum(number for number, _ in ordered),
            _sums(money for _, money in ordered),
            _money(mine, Measure.SALES),
            _money(mine, Measure.RECEIPTS),
            mine.get((Measure.NEW_CUSTOMERS, None), 0),
            _sums(overdue[person]),
            leave.get(person, 0),
        )
    return found


async def work_of_team(session: AsyncSession, leader: Staff, first: date, last: date) -> PeriodWork:
    """The work of somebody and everybody below, of each day by who stood there then (1.1): in six
    questions, and as many more for each time that the branch changed."""
    teams = await Teams.since(session, first)
    branches: list[tuple[date, set[int]]] = []
    for day in [first, *teams.changed(first, last)]:
        branch = teams.on(day).branch(leader.id)
        if not branches or branches[-1][1] != branch:
            branches.append((day, branch))
    ends = [day - timedelta(days=1) for day, _ in branches[1:]] + [last]
    found = PeriodWork()
    for (begins, branch), until in zip(branches, ends, strict=True):
        work = in_sum((await work_of(session, branch, begins, until)).values())
        # What is overdue is so at this moment: the last branch is who answers for it.
        found += work if until == last else replace(work, overdue=())
    return found


# Each question


async def _visits(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, dict[CustomerClass, int]]:
    found = await session.execute(
        select(Visit.author_id, Customer.customer_class, func.count())
        .join(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.author_id.in_(people),
            Visit.day.between(first, last),
            Visit.withdrawn_at.is_(None),
        )
        .group_by(Visit.author_id, Customer.customer_class)
        .order_by(Customer.customer_class)
    )
    by_person: dict[int, dict[CustomerClass, int]] = {}
    for person, customer_class, number in found:
        by_person.setdefault(person, {})[customer_class] = number
    return by_person


async def _plans(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, tuple[int, int]]:
    """How many customers stood on the plans of days that have begun, and how many of them were seen."""
    seen = (
        select(Visit.id)
        .where(
            Visit.author_id == Plan.author_id,
            Visit.customer_id == PlannedVisit.customer_id,
            Visit.day == Plan.day,
            Visit.withdrawn_at.is_(None),
        )
        .exists()
    )
    today = calendar.business_day(clock.now())
    found = await session.execute(
        select(Plan.author_id, seen.label("seen"), func.count())
        .join(PlannedVisit, PlannedVisit.plan_id == Plan.id)
        .join(Customer, Customer.id == PlannedVisit.customer_id)
        .where(
            Plan.author_id.in_(people),
            Plan.day.between(first, min(last, today)),
            PlannedVisit.taken_off_by_id.is_(None),
            # Whose file was closed before the visit is not to be seen any more.
            or_(Customer.archived_at.is_(None), seen),
        )
        .group_by(Plan.author_id, "seen")
    )
    by_person: dict[int, tuple[int, int]] = {}
    for person, was_seen, number in found:
        planned, done = by_person.get(person, (0, 0))
        by_person[person] = planned + number, done + (number if was_seen else 0)
    return by_person


async def _orders(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, list[tuple[int, Money]]]:
    """How many orders of each currency, and what they come to."""
    found = await session.execute(
        select(Order.author_id, Order.currency, func.count(), func.sum(Order.total_units))
        .where(
            Order.author_id.in_(people),
            Order.day.between(first, last),
            Order.state.not_in(CAME_TO_NOTHING),
        )
        .group_by(Order.author_id, Order.currency)
    )
    by_person: dict[int, list[tuple[int, Money]]] = {}
    for person, currency, number, units in found:
        total = from_minor_units(int(units), currency)
        by_person.setdefault(person, []).append((number, total))
    return by_person


async def _earned(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, dict[tuple[Measure, str | None], int]]:
    found = await session.execute(
        select(Earning.staff_id, Earning.measure, Earning.currency, func.sum(Earning.units))
        .where(Earning.staff_id.in_(people), Earning.day.between(first, last))
        .group_by(Earning.staff_id, Earning.measure, Earning.currency)
    )
    by_person: dict[int, dict[tuple[Measure, str | None], int]] = {}
    for person, measure, currency, units in found:
        by_person.setdefault(person, {})[measure, currency] = int(units)
    return by_person


async def _leave(
    session: AsyncSession, people: Collection[int], first: date, last: date
) -> Mapping[int, int]:
    found = await session.execute(
        select(AbsentHalf.staff_id, func.count())
        .where(
            AbsentHalf.staff_id.in_(people),
            AbsentHalf.day.between(first, last),
            AbsentHalf.approved,
            AbsentHalf.counted,
        )
        .group_by(AbsentHalf.staff_id)
    )
    return dict(found.all())


# Money


def _sums(amounts: Iterable[Money]) -> Sums:
    return tuple(one for one in added(amounts) if one.amount)


def _money(earned: Mapping[tuple[Measure, str | None], int], measure: Measure) -> Sums:
    return _sums(
        from_minor_units(units, currency)
        for (counted, currency), units in earned.items()
        if counted is measure and currency
    )


def _kept(sums: Sums) -> dict[str, int]:
    return {one.currency.code: minor_units(one) for one in sums}


def _from_kept(kept: Mapping[str, int]) -> Sums:
    return tuple(from_minor_units(units, currency) for currency, units in kept.items())
