"""What a week or a month recorded of people's work: what nobody types into its report (4.2–4.4)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from moneyed import Money
from sqlalchemy import ColumnElement, func, literal_column, or_, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models import ageing, calendar, clock, month_sums
from models.absences import AbsentHalf
from models.among import Among
from models.customers import Customer
from models.earnings import Measure
from models.money import added, from_minor_units, minor_units
from models.month_sums import by_person
from models.order_lists import CAME_TO_NOTHING
from models.orders import Order
from models.plan_progress import was_seen
from models.plans import Plan, PlannedVisit
from models.policy import CustomerClass
from models.staff import Staff
from models.teams import Teams

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
        return {one.name: _kept(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> PeriodWork:
        """The figures as they stood when they were kept.

        What was not counted yet then is nothing, and what is not counted any more is left out.
        """
        known = {one.name for one in fields(cls)} & kept.keys()
        return cls(**{name: _READ.get(name, int)(kept[name]) for name in known})


class Branch(NamedTuple):
    """Who stood in somebody's branch from a day to another, the leader included, and who there was
    in all."""

    first: date
    last: date
    people: set[int]
    everybody: Collection[int]


@dataclass(frozen=True)
class ReportedWork:
    """What a report of a week or a month has to tell beside what somebody writes."""

    own: PeriodWork
    team: PeriodWork | None = None  # with everybody below, where there was anybody

    @classmethod
    async def of(
        cls, session: AsyncSession, author: Staff, first: date, last: date
    ) -> ReportedWork:
        own = (await work_of(session, [author.id], first, last))[author.id]
        branches = await _branches(session, author, first, last)
        # Whose team was given to another in the middle had one until then.
        if all(branch.people == {author.id} for branch in branches):
            return cls(own)
        return cls(own, await _work_of_branches(session, branches))

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
    found = await _recorded(session, _Asked(Among(people), first, last, by_person))
    overdue: defaultdict[int, list[Money]] = defaultdict(list)
    for one in await ageing.by_person(session, list(people), overdue_only=True):
        overdue[one.id].append(one.debt.late)
    return {
        person: replace(found.get(person, PeriodWork()), overdue=_sums(overdue[person]))
        for person in people
    }


async def _branches(
    session: AsyncSession, leader: Staff, first: date, last: date
) -> Sequence[Branch]:
    """Anew for each day on which somebody moved in or out (1.1)."""
    teams = await Teams.since(session, first)
    found: list[Branch] = []
    for day in [first, *teams.changed(first, last)]:
        tree = teams.on(day)
        branch = tree.branch(leader.id)
        if found and found[-1].people != branch:
            found[-1] = found[-1]._replace(last=day - timedelta(days=1))
        if not found or found[-1].people != branch:
            found.append(Branch(day, last, branch, tree.superiors))
    return found


async def _work_of_branches(session: AsyncSession, branches: Sequence[Branch]) -> PeriodWork:
    """Of each day the work of those who stood there then: in six questions for each branch."""
    found = PeriodWork()
    for branch in branches:
        work = await _work_together(session, branch)
        # What is overdue is so at this moment: the last branch is who answers for it.
        found += work if branch is branches[-1] else replace(work, overdue=())
    return found


async def _work_together(session: AsyncSession, branch: Branch) -> PeriodWork:
    """The sum of what `work_of` finds, added up by the database."""
    among = Among.within(branch.people, branch.everybody)
    found = await _recorded(session, _Asked(among, branch.first, branch.last, _together))
    late = await ageing.late(session, await ageing.or_everybody(session, among))
    return replace(found.get(TOGETHER, PeriodWork()), overdue=_sums(late.values()))


# Each question

TOGETHER = 0  # whose the sums of all are


def _together(_: month_sums.Person) -> ColumnElement[int]:
    return literal_column(f"{TOGETHER}")


@dataclass(frozen=True)
class _Asked:
    """Of whom and of which days something is asked."""

    among: Among
    first: date
    last: date
    whose: month_sums.Whose


async def _recorded(session: AsyncSession, asked: _Asked) -> Mapping[int, PeriodWork]:
    """All but what is overdue; nobody of whom nothing was recorded is in it."""
    visits = await _visits(session, asked)
    plans = await _plans(session, asked)
    orders = await _orders(session, asked)
    earned = await _earned(session, asked)
    leave = await _leave(session, asked)
    found: dict[int, PeriodWork] = {}
    for one in visits.keys() | plans.keys() | orders.keys() | earned.keys() | leave.keys():
        planned, done = plans.get(one, (0, 0))
        ordered = orders.get(one, [])
        mine = earned.get(one, {})
        found[one] = PeriodWork(
            visits.get(one, {}),
            planned,
            done,
            sum(number for number, _ in ordered),
            _sums(money for _, money in ordered),
            _money(mine, Measure.SALES),
            _money(mine, Measure.RECEIPTS),
            mine.get((Measure.NEW_CUSTOMERS, None), 0),
            halves_of_leave=leave.get(one, 0),
        )
    return found


async def _visits(session: AsyncSession, asked: _Asked) -> Mapping[int, dict[CustomerClass, int]]:
    queries = month_sums.visited(asked.first, asked.last, asked.among, asked.whose, by_class=True)
    by_person: dict[int, Counter[CustomerClass]] = defaultdict(Counter)
    for person, customer_class, number in await session.execute(union_all(*queries)):
        by_person[person][CustomerClass(customer_class)] += int(number)
    return {
        person: {one: visits[one] for one in CustomerClass if visits[one]}
        for person, visits in by_person.items()
    }


async def _plans(session: AsyncSession, asked: _Asked) -> Mapping[int, tuple[int, int]]:
    """How many customers stood on the plans of days that have begun, and how many of them were seen."""
    seen = was_seen()
    today = calendar.business_day(clock.now())
    found = await session.execute(
        select(asked.whose(Plan.author_id).label("whose"), seen.label("seen"), func.count())
        .select_from(Plan)
        .join(PlannedVisit, PlannedVisit.plan_id == Plan.id)
        .join(Customer, Customer.id == PlannedVisit.customer_id)
        .where(
            asked.among(Plan.author_id),
            Plan.day.between(asked.first, min(asked.last, today)),
            PlannedVisit.taken_off_by_id.is_(None),
            # Whose file was closed before the visit is not to be seen any more.
            or_(Customer.archived_at.is_(None), seen),
        )
        .group_by(text("whose"), "seen")
    )
    by_person: dict[int, tuple[int, int]] = {}
    for person, is_seen, number in found:
        planned, done = by_person.get(person, (0, 0))
        by_person[person] = planned + number, done + (number if is_seen else 0)
    return by_person


async def _orders(session: AsyncSession, asked: _Asked) -> Mapping[int, list[tuple[int, Money]]]:
    """How many orders of each currency, and what they come to."""
    found = await session.execute(
        select(
            asked.whose(Order.author_id).label("whose"),
            Order.currency,
            func.count(),
            func.sum(Order.total_units),
        )
        .where(
            asked.among(Order.author_id),
            Order.day.between(asked.first, asked.last),
            Order.state.not_in(CAME_TO_NOTHING),
        )
        .group_by(text("whose"), Order.currency)
    )
    by_person: dict[int, list[tuple[int, Money]]] = {}
    for person, currency, number, units in found:
        total = from_minor_units(int(units), currency)
        by_person.setdefault(person, []).append((number, total))
    return by_person


async def _earned(
    session: AsyncSession, asked: _Asked
) -> Mapping[int, dict[tuple[Measure, str | None], int]]:
    queries = month_sums.earned(asked.first, asked.last, asked.among, asked.whose)
    by_person: dict[int, Counter[tuple[Measure, str | None]]] = defaultdict(Counter)
    for person, measure, currency, units in await session.execute(union_all(*queries)):
        by_person[person][measure, currency or None] += int(units)
    return by_person


async def _leave(session: AsyncSession, asked: _Asked) -> Mapping[int, int]:
    found = await session.execute(
        select(asked.whose(AbsentHalf.staff_id).label("whose"), func.count())
        .where(
            asked.among(AbsentHalf.staff_id),
            AbsentHalf.day.between(asked.first, asked.last),
            AbsentHalf.approved,
            AbsentHalf.counted,
        )
        .group_by(text("whose"))
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


def _kept(value: Mapping[CustomerClass, int] | int | Sums) -> dict[str, int] | int:
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return {one.currency.code: minor_units(one) for one in value}
    return {one.value: number for one, number in value.items()}


def _visits_from(kept: Mapping[str, int]) -> dict[CustomerClass, int]:
    return {CustomerClass(one): number for one, number in kept.items()}


def _sums_from(kept: Mapping[str, int]) -> Sums:
    return tuple(from_minor_units(units, currency) for currency, units in kept.items())


_READ: Mapping[str, Callable[[Any], Any]] = {
    "visits": _visits_from,
    **dict.fromkeys(("ordered", "sales", "receipts", "overdue"), _sums_from),
}
