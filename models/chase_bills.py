"""Bills as chasing asks the database for them: what is still to be told at a level, never all (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.among import Among
from models.bill_disputes import BillDispute
from models.chase_ladder import rungs
from models.chase_memory import OWNER, Chasing
from models.customers import Customer
from models.instalments import Instalment
from models.orders import Order
from models.promises import Promise, PromiseState

AT_A_TIME = 10_000  # values in one statement: either database takes three times as many


class Bill(NamedTuple):
    """What a list needs to know of an instalment."""

    id: int
    customer: str
    owner_id: int
    order_number: str | None  # None: owed when Fieldbook began
    currency: str
    open_units: int
    chased_units: int
    pending_units: int
    due_on: date | None
    is_chased: bool  # the company's minimum, or more
    is_disputed: bool
    promised_for: date | None  # by the promise that is open
    promised_at: datetime | None
    days: int | None  # overdue, of the last threshold that it has reached
    broken: int  # promises
    broken_for: date | None  # the day of the last of them
    is_first: bool  # no promise before the open one was broken or put off


@dataclass(frozen=True)
class Morning:
    """A working day on which bills are chased, and the next one: what is to be said before a day off
    is said before it."""

    day: date
    until: date

    @classmethod
    async def of(cls, session: AsyncSession, day: date) -> Morning:
        return cls(day, await calendar.next_working_day(session, day))

    @property
    def reached(self) -> Sequence[tuple[int, date]]:
        """The owner's thresholds in days overdue, the highest first, and on which day at the latest
        a bill is due that has reached it."""
        rules = policy.current().payments
        after = {*rules.remind_days_after, *([0] if rules.remind_on_the_day else [])}
        last = self.until - timedelta(days=1)
        found = [(days, self.day - timedelta(days=days)) for days in sorted(after, reverse=True)]
        found += [
            (-days, last + timedelta(days=days)) for days in sorted(set(rules.remind_days_before))
        ]
        return found

    def due_by(self, level: int) -> date | None:
        """On which day at the latest a bill is due that reaches a level by its days."""
        if level == OWNER:
            return max((latest for _, latest in self.reached), default=None)
        return self.day - timedelta(days=rungs()[level - 1][1])

    def is_answered(self, bill: Bill) -> bool:
        """Whether it is promised for later, or was promised on the day itself."""
        if bill.promised_for is None or bill.promised_at is None:
            return False
        return bill.promised_for >= self.until or bill.promised_at >= calendar.day_begins(self.day)


# What is still to be told.


async def owners(
    session: AsyncSession, morning: Morning, level: int, of: Collection[int] | None
) -> set[int]:
    """Whose customers have bills that a level has still to hear of; of these owners, or of all."""
    found: set[int] = set()
    each = _of_customers(select(Customer.owner_id).distinct())
    among = None if of is None else Among(of)
    if among:
        each = each.where(among(Customer.owner_id))
    for query in _untold(each, morning, level, among):
        found.update(await session.scalars(query))
    return found


async def untold(
    session: AsyncSession, morning: Morning, level: int, of: Among | None, at_most: int
) -> set[int]:
    """The ids of bills that a level has still to hear of, of these owners or of all: the biggest, so
    many of each way to be due."""
    found: set[int] = set()
    biggest = select(Instalment.id).order_by(Instalment.chased_amount().desc(), Instalment.id)
    if of:
        biggest = biggest.where(_are_owed_by_customers_of(of))
    for query in _untold(biggest.limit(at_most), morning, level, of):
        found.update(await session.scalars(query))
    return found


async def bills_numbered(
    session: AsyncSession, morning: Morning, ids: Iterable[int]
) -> dict[int, Bill]:
    """Whatever has become of them."""
    found: dict[int, Bill] = {}
    each = list(ids)
    for at in range(0, len(each), AT_A_TIME):
        query = _bills(morning).where(Instalment.id.in_(each[at : at + AT_A_TIME]))
        found |= _by_id(await session.execute(query))
    return found


def _untold(
    what: Select[Any], morning: Morning, level: int, of: Among | None
) -> Iterable[Select[Any]]:
    """A query for each way to be due: by days, by a promise that was broken, and by one for today."""
    broken = select(Promise.instalment_id).where(_is(PromiseState.BROKEN))
    was_broken: ColumnElement[bool] = Instalment.id.in_(broken)
    if of and of.others is None:  # they have few bills, all together many promises
        was_broken = broken.where(Promise.instalment_id == Instalment.id).exists()
    told = select(Chasing.broken).where(
        Chasing.instalment_id == Instalment.id, Chasing.level == literal(level)
    )
    broke = _broken() > func.coalesce(told.scalar_subquery(), 0)
    # For another day on which it was due it was not told for this one.
    told = told.where(Chasing.due_on.is_not_distinct_from(Instalment.due_on))

    def query(*those: ColumnElement[bool]) -> Select[Any]:
        # What was told is left out first: it is most of what is overdue.
        open_ones = what.where(Instalment.is_open(), *those, Instalment.is_chased())
        return open_ones.where(~_is_disputed(), ~_pauses(morning, level))

    due_by = morning.due_by(level)
    if level == OWNER:
        if due_by:
            of_these_days = told.where(Chasing.days >= _days(morning)).exists()
            yield query(Instalment.due_on <= due_by, ~of_these_days)
        yield query(was_broken, broke)
        last = morning.until - timedelta(days=1)
        for_today = select(Promise.instalment_id).where(
            _is(PromiseState.OPEN), Promise.promised_for.between(morning.day, last)
        )
        yield query(Instalment.id.in_(for_today))
    else:
        assert due_by
        yield query(Instalment.due_on <= due_by, ~told.exists())
        climbed = _climbed(morning)
        # A promise that breaks is heard by the level that it reaches, even if that was told before.
        is_top = level == len(rungs())
        reaches = climbed >= level if is_top else climbed == level
        yield query(was_broken, climbed >= level, or_(~told.exists(), and_(reaches, broke)))


def _pauses(morning: Morning, level: int) -> ColumnElement[bool]:
    """A promise is waited for. Put off or broken once, it keeps nothing from those above."""
    those = select(Promise.id).where(Promise.instalment_id == Instalment.id, _is(PromiseState.OPEN))
    if level == OWNER:
        begins = calendar.day_begins(morning.day)
        later = or_(Promise.promised_for >= morning.until, Promise.said_at >= begins)
        return those.where(later).exists()
    return and_(those.where(Promise.promised_for >= morning.day).exists(), ~_was_put_off())


# In the words of the database.


def _bills(morning: Morning) -> Select[Any]:
    """The columns of a `Bill`."""
    open_one = [Promise.instalment_id == Instalment.id, _is(PromiseState.OPEN)]
    last_broken = (
        select(Promise.promised_for)
        .where(Promise.instalment_id == Instalment.id, _is(PromiseState.BROKEN))
        .order_by(Promise.id.desc())
        .limit(1)
    )
    columns: list[Any] = [
        Instalment.id,
        Customer.name,
        Customer.owner_id,
        Order.number,
        Instalment.currency,
        Instalment.open_units,
        Instalment.chased_units,
        Instalment.pending_units,
        Instalment.due_on,
        Instalment.is_chased(),
        _is_disputed(),
        select(Promise.promised_for).where(*open_one).scalar_subquery(),
        select(Promise.said_at).where(*open_one).scalar_subquery(),
        _days(morning),
        _broken(),
        last_broken.scalar_subquery(),
        ~_was_put_off(),
    ]
    orders = (Order, Order.id == Instalment.order_id)
    return _of_customers(select(*columns)).outerjoin(*orders)


def _are_owed_by_customers_of(those: Among) -> ColumnElement[bool]:
    """Of nearly everybody’s customers none is read: the few of the others are left out."""
    if those.others is None:
        return Instalment.customer_id.in_(_customers_of(those.people))
    return Instalment.customer_id.not_in(_customers_of(those.others))


def _customers_of(people: Collection[int]) -> Select[int]:
    return select(Customer.id).where(Customer.owner_id.in_(people))


def _of_customers(what: Select[Any]) -> Select[Any]:
    return what.select_from(Instalment).join(Customer, Customer.id == Instalment.customer_id)


def _by_id(rows: Iterable[Any]) -> dict[int, Bill]:
    return {row[0]: Bill._make(row) for row in rows}


def _days(morning: Morning) -> ColumnElement[int | None]:
    """The last threshold of the owner's that a bill has reached."""
    found = [(Instalment.due_on <= latest, days) for days, latest in morning.reached]
    return case(*found, else_=null()) if found else cast(null(), Integer)


def _climbed(morning: Morning) -> ColumnElement[int]:
    """How many levels a bill has climbed: the thresholds it has reached, and its broken promises."""
    by_days = [
        case((Instalment.due_on <= morning.due_by(level), 1), else_=0)
        for level in range(OWNER + 1, len(rungs()) + 1)
    ]
    return sum(by_days, start=_broken())


def _broken() -> ColumnElement[int]:
    return (
        select(func.count(Promise.id))
        .where(Promise.instalment_id == Instalment.id, _is(PromiseState.BROKEN))
        .scalar_subquery()
    )


def _was_put_off() -> ColumnElement[bool]:
    states = or_(_is(PromiseState.BROKEN), _is(PromiseState.POSTPONED))
    return select(Promise.id).where(Promise.instalment_id == Instalment.id, states).exists()


def _is_disputed() -> ColumnElement[bool]:
    return (
        select(BillDispute.id)
        .where(BillDispute.instalment_id == Instalment.id, BillDispute.settled_at.is_(None))
        .exists()
    )


def _is(state: PromiseState) -> ColumnElement[bool]:
    """In the words of the indexes: with a bound value SQLite would not see that they serve."""
    word: ColumnElement[PromiseState] = literal_column(f"'{state.value}'")
    return Promise.state == word
