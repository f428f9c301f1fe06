"""Bills as chasing asks the database for them: by the days that are told about, never all (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.bill_disputes import BillDispute
from models.chase_ladder import rungs
from models.customers import Customer
from models.instalments import Instalment
from models.orders import Order
from models.promises import Promise, PromiseState

AT_A_TIME = 10_000  # values in one statement: either database takes three times as many

Those = Sequence[ColumnElement[bool]]


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


class Promised(NamedTuple):
    """A promise that counts for how high a bill has climbed."""

    state: PromiseState
    said_at: datetime
    promised_for: date
    decided_on: date | None


@dataclass(frozen=True)
class Hits:
    """What a day's lists are about: the due days, and which days are told about on it.

    Those after `before`, the working day before the first of them, and before `until`, the next one.
    """

    day: date
    before: date
    until: date
    due: frozenset[date]  # what the owner hears of
    crossed: frozenset[date]  # what reaches another level

    def level(self, due_on: date | None, on: date) -> int:
        """How many thresholds of days overdue a bill has reached."""
        return sum((on - due_on).days >= days for _, days in rungs()) if due_on else 0

    def is_put_off(self, bill: Bill) -> bool:
        """Whether it is promised for later, or was promised on the day itself."""
        if bill.promised_for is None or bill.promised_at is None:
            return False
        return bill.promised_for >= self.until or bill.promised_at >= calendar.day_begins(self.day)

    def is_promised(self, bill: Bill) -> bool:
        """Whether it is promised for the day, or for the days off that follow it."""
        return bill.promised_for is not None and self.day <= bill.promised_for < self.until


async def hits_on(session: AsyncSession, day: date, first: date | None = None) -> Hits:
    """What is told on a working day to whoever has heard nothing since before `first` (10.2).

    What falls on days off is said on the next working day; what is to be said before a day (that on
    which a bill is due, or was promised) on the working day before them.
    """
    rules = policy.current().payments
    before = await calendar.last_working_day(session, first or day)
    until = await calendar.next_working_day(session, day)
    ahead = _days(first or day, until)
    behind = _days(before + timedelta(days=1), day + timedelta(days=1))
    after = [*rules.remind_days_after, *([0] if rules.remind_on_the_day else [])]
    due = {one + timedelta(days=days) for one in ahead for days in rules.remind_days_before}
    due |= {one - timedelta(days=days) for one in behind for days in after}
    crossed = {one - timedelta(days=days) for one in behind for _, days in rungs()}
    return Hits(day, before, until, frozenset(due), frozenset(crossed))


# Which.


def due_on(days: Iterable[date]) -> Those:
    return [Instalment.is_open(), Instalment.due_on.in_(sorted(days))]


def promised_on(hits: Hits) -> Those:
    last = hits.until - timedelta(days=1)
    those = select(Promise.instalment_id).where(
        _is(PromiseState.OPEN), Promise.promised_for.between(hits.day, last)
    )
    return [Instalment.is_open(), Instalment.id.in_(those)]


def broken_on(hits: Hits) -> Those:
    """From the day of the last list on: a promise may be broken when that is out."""
    those = select(Promise.instalment_id).where(
        _is(PromiseState.BROKEN), Promise.decided_on.between(hits.before, hits.day)
    )
    return [Instalment.is_open(), Instalment.id.in_(those)]


def was_broken() -> ColumnElement[bool]:
    """A promise of it was not kept."""
    those = select(Promise.id).where(
        Promise.instalment_id == Instalment.id, _is(PromiseState.BROKEN)
    )
    return those.exists()


# What of them.


async def bills(session: AsyncSession, *those: ColumnElement[bool]) -> dict[int, Bill]:
    """By their ids, with what was promised and disputed of each."""
    is_disputed = (
        select(BillDispute.id)
        .where(BillDispute.instalment_id == Instalment.id, BillDispute.settled_at.is_(None))
        .exists()
    )
    found = await session.execute(
        select(
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
            is_disputed,
            Promise.promised_for,
            Promise.said_at,
        )
        .join(Customer, Customer.id == Instalment.customer_id)
        .outerjoin(Order, Order.id == Instalment.order_id)
        .outerjoin(Promise, and_(Promise.instalment_id == Instalment.id, _is(PromiseState.OPEN)))
        .where(*those)
    )
    return {row[0]: Bill._make(row) for row in found}


async def bills_numbered(session: AsyncSession, ids: Collection[int]) -> dict[int, Bill]:
    """Whatever has become of them."""
    found: dict[int, Bill] = {}
    for some in _parts(ids):
        found |= await bills(session, Instalment.id.in_(some))
    return found


async def promises_of(
    session: AsyncSession, ids: Collection[int]
) -> Mapping[int, Sequence[Promised]]:
    """What was promised of each bill and not kept, in its order."""
    found: dict[int, list[Promised]] = {}
    counting = or_(*map(_is, (PromiseState.OPEN, PromiseState.POSTPONED, PromiseState.BROKEN)))
    for some in _parts(ids):
        rows = await session.execute(
            select(
                Promise.instalment_id,
                Promise.state,
                Promise.said_at,
                Promise.promised_for,
                Promise.decided_on,
            )
            .where(Promise.instalment_id.in_(some), counting)
            .order_by(Promise.id)
        )
        for row in rows:
            found.setdefault(row[0], []).append(Promised._make(row[1:]))
    return found


async def owners(session: AsyncSession, those: Those) -> Sequence[int]:
    """Whose customers have such bills, if they are worth a reminder."""
    found = await session.scalars(
        select(Customer.owner_id)
        .join(Instalment, Instalment.customer_id == Customer.id)
        .where(Instalment.is_chased(), *those)
        .distinct()
    )
    return found.all()


async def owners_by_day(session: AsyncSession, those: Those) -> Sequence[tuple[int, date | None]]:
    """The same, with the days on which the bills are due."""
    found = await session.execute(
        select(Customer.owner_id, Instalment.due_on)
        .join(Instalment, Instalment.customer_id == Customer.id)
        .where(Instalment.is_chased(), *those)
        .distinct()
    )
    return found.all()


def _is(state: PromiseState) -> ColumnElement[bool]:
    """In the words of the indexes: with a bound value SQLite would not see that they serve."""
    word: ColumnElement[PromiseState] = literal_column(f"'{state.value}'")
    return Promise.state == word


def _days(first: date, end: date) -> Sequence[date]:
    return [first + timedelta(days=number) for number in range((end - first).days)]


def _parts(ids: Iterable[int]) -> Sequence[Sequence[int]]:
    each = list(ids)
    return [each[at : at + AT_A_TIME] for at in range(0, len(each), AT_A_TIME)]
