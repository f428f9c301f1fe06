"""Months: what each person sold, received, won and visited in one, kept as it happens (15.2).

What a company reached is so the sum of a row for each person, not of all that they did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    ForeignKey,
    Select,
    String,
    UniqueConstraint,
    event,
    extract,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, Mapped, attributes, mapped_column

from models import calendar, clock, earnings
from models.base import Base
from models.customers import Customer
from models.database import insert_into
from models.earnings import Earning, Measure
from models.policy import CustomerClass
from models.receipts import Receipt
from models.visits import Visit

NOTHING_APART = ""
A_DAY = timedelta(days=1)

Query = Select[*tuple[Any, ...]]
Person = InstrumentedAttribute[int]
Of = Callable[[Person], ColumnElement[bool]]
"""Of whom sums are asked, given the column that says who did it."""
Whose = Callable[[Person], ColumnElement[int]]
"""What they are kept apart by, given the same."""


class MonthSum(Base):
    """What somebody reached of a measure in a month: the sum of what they earned, the number of their
    visits that count."""

    __tablename__ = "month_sums"
    __table_args__ = (UniqueConstraint("month", "measure", "staff_id", "kind"),)

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    month: Mapped[date] = mapped_column(Date)  # its first day
    measure: Mapped[Measure]
    # Of money the currency, of visits the class that the customer has now.
    kind: Mapped[str] = mapped_column(String(3))
    units: Mapped[int] = mapped_column(BigInteger)


class Kept(NamedTuple):
    """Whose sum it is, and of what."""

    staff_id: int
    month: date
    measure: Measure
    kind: str


# The places where they change: with the record, in its transaction


@event.listens_for(Earning, "after_insert")
def _keep_what_is_earned(_mapper: object, connection: Connection, earning: Earning) -> None:
    kind = earning.currency or NOTHING_APART
    _add(
        connection,
        Kept(earning.staff_id, _month(earning.day), earning.measure, kind),
        earning.units,
    )


@event.listens_for(Visit, "after_insert")
def _keep_the_visit(_mapper: object, connection: Connection, visit: Visit) -> None:
    # The customer is held, so that whoever classes it anew now counts this visit too.
    held = select(Customer.customer_class).where(Customer.id == visit.customer_id)
    found = connection.scalar(held.with_for_update(key_share=True))
    if found and visit.withdrawn_at is None:
        _add(connection, _of_visits(visit.author_id, visit.day, found), 1)


@event.listens_for(Customer, "after_update")
def _keep_the_class(_mapper: object, connection: Connection, customer: Customer) -> None:
    if was := attributes.get_history(customer, "customer_class").deleted:
        _move(connection, customer.id, was[0], customer.customer_class)


async def without(session: AsyncSession, visit: Visit, customer: Customer) -> None:
    """A visit is withdrawn; its customer is held."""
    connection = await session.connection()
    kept = _of_visits(visit.author_id, visit.day, customer.customer_class)
    await connection.run_sync(_add, kept, -1)


async def go_over(session: AsyncSession, ended: Customer, kept: Customer) -> None:
    """The visits at one customer become another's, while they still are the first one's."""
    for one in sorted((ended, kept), key=lambda one: one.id):
        await one.alone(session)
    connection = await session.connection()
    await connection.run_sync(_move, ended.id, ended.customer_class, kept.customer_class)


async def hold_for(session: AsyncSession, receipts: Iterable[Receipt]) -> None:
    """Several receipts are about to be confirmed, one after the other; their customers are held.

    Who confirms others of the same people at this moment waits here: each takes the sums in one order.
    """
    month = _month(calendar.business_day(clock.now()))
    found = {
        Kept(person, month, Measure.RECEIPTS, one.amount.currency.code)
        for one in receipts
        for person in await earnings.shares_of(session, one)
    }
    connection = await session.connection()
    for kept in sorted(found):
        await connection.run_sync(_add, kept, 0)


def _move(connection: Connection, customer_id: int, was: CustomerClass, now: CustomerClass) -> None:
    """Visits at a customer count with another class."""
    if was is now:
        return
    found: Counter[Kept] = Counter()
    for author, day in connection.execute(
        select(Visit.author_id, Visit.day).where(
            Visit.customer_id == customer_id, Visit.withdrawn_at.is_(None)
        )
    ):
        found[_of_visits(author, day, was)] -= 1
        found[_of_visits(author, day, now)] += 1
    # Of both classes in one order, as everywhere: somebody may move visits the other way.
    for kept, units in sorted(found.items()):
        _add(connection, kept, units)


def _of_visits(author_id: int, day: date, customer_class: CustomerClass) -> Kept:
    return Kept(author_id, _month(day), Measure.VISITS, customer_class.value)


def _month(day: date) -> date:
    return day.replace(day=1)


def _add(connection: Connection, kept: Kept, units: int) -> None:
    table = MonthSum.__table__
    new = insert_into(connection.dialect.name, MonthSum).values(
        **kept._asdict(), units=units, created_at=clock.now()
    )
    more = {"units": table.c.units + new.excluded.units}
    of = ["month", "measure", "staff_id", "kind"]
    connection.execute(new.on_conflict_do_update(index_elements=of, set_=more))


# Questions


def by_person(person: Person) -> ColumnElement[int]:
    """Kept apart by who did it."""
    return person.expression


def earned(
    first: date, last: date, of: Of, whose: Whose, measures: Collection[Measure] = tuple(Measure)
) -> Sequence[Query]:
    """Queries whose rows are to be added up: whose, the measure, the currency or nothing, the units;
    of all measures but visits."""
    wanted = [one for one in measures if one is not Measure.VISITS]
    if not wanted:
        return []
    months, days = _by_month(first, last)
    currency = func.coalesce(Earning.currency, NOTHING_APART)
    of_months = (
        select(
            whose(MonthSum.staff_id).label("whose"),
            MonthSum.measure,
            MonthSum.kind,
            func.sum(MonthSum.units),
        )
        .where(MonthSum.month.in_(months), MonthSum.measure.in_(wanted), of(MonthSum.staff_id))
        .group_by(MonthSum.measure, text("whose"), MonthSum.kind)  # as the index lies
    )
    of_days = [
        select(
            whose(Earning.staff_id).label("whose"),
            Earning.measure,
            currency,
            func.sum(sign * Earning.units),
        )
        .where(Earning.day.between(*between), Earning.measure.in_(wanted), of(Earning.staff_id))
        .group_by(Earning.measure, text("whose"), Earning.currency)
        for sign, between in days
    ]
    return [*([of_months] if months else []), *of_days]


def visited(
    first: date, last: date, of: Of, whose: Whose, *, by_class: bool = False
) -> Sequence[Query]:
    """Queries whose rows are to be added up: whose, the customer's class or nothing, the visits."""
    months, days = _by_month(first, last)
    kind = MonthSum.kind if by_class else literal(NOTHING_APART)
    of_months = (
        select(
            whose(MonthSum.staff_id).label("whose"), kind.label("kind"), func.sum(MonthSum.units)
        )
        .where(
            MonthSum.month.in_(months), MonthSum.measure == Measure.VISITS, of(MonthSum.staff_id)
        )
        .group_by(text("whose"), text("kind"))
    )
    of_days = [_visits(sign, *between, of, whose, by_class=by_class) for sign, between in days]
    return [*([of_months] if months else []), *of_days]


def _visits(sign: int, first: date, last: date, of: Of, whose: Whose, *, by_class: bool) -> Query:
    counted = select(whose(Visit.author_id).label("whose"), func.count().label("number")).where(
        of(Visit.author_id), Visit.day.between(first, last), Visit.withdrawn_at.is_(None)
    )
    if not by_class:
        each = counted.group_by(text("whose")).subquery()
        return select(each.c.whose, literal(NOTHING_APART), sign * each.c.number)
    of_class = (
        counted.add_columns(Customer.customer_class)
        .select_from(Visit)
        .join(Customer, Customer.id == Visit.customer_id)
        .group_by(text("whose"), Customer.customer_class)
        .subquery()
    )
    return select(of_class.c.whose, of_class.c.customer_class, sign * of_class.c.number)


def _by_month(
    first: date, last: date
) -> tuple[Sequence[date], Sequence[tuple[int, tuple[date, date]]]]:
    """The months to read, and the days to add to them (1) or to take off again (-1): of a month more
    than half of which is asked for, those that are not."""
    months, days = [], []
    for begin, end in _months(first, last):
        asked = max(first, begin), min(last, end)
        if 2 * (asked[1] - asked[0] + A_DAY) <= end - begin + A_DAY:
            days.append((1, asked))
            continue
        months.append(begin)
        if begin < first:
            days.append((-1, (begin, first - A_DAY)))
        if last < end:
            days.append((-1, (last + A_DAY, end)))
    return months, days


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each month that has any of the days."""
    begin = _month(first)
    while begin <= last:
        following = _month(begin + 31 * A_DAY)
        yield begin, following - A_DAY
        begin = following


async def added_up(session: AsyncSession) -> Mapping[Kept, int]:
    """What the records come to, without what comes to nothing."""
    by = (
        Earning.staff_id,
        extract("year", Earning.day),
        extract("month", Earning.day),
        Earning.measure,
        Earning.currency,
    )
    earnings = await session.execute(select(*by, func.sum(Earning.units)).group_by(*by))
    found = {
        Kept(person, date(int(year), int(month), 1), measure, currency or NOTHING_APART): int(units)
        for person, year, month, measure, currency, units in earnings
    }
    of = (
        Visit.author_id,
        extract("year", Visit.day),
        extract("month", Visit.day),
        Customer.customer_class,
    )
    visits = await session.execute(
        select(*of, func.count())
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.withdrawn_at.is_(None))
        .group_by(*of)
    )
    for person, year, month, customer_class, number in visits:
        found[_of_visits(person, date(int(year), int(month), 1), customer_class)] = number
    return {kept: units for kept, units in found.items() if units}


async def differing(session: AsyncSession) -> Sequence[Kept]:
    """Sums that are not what the records come to; there are none ever."""
    records = await added_up(session)
    columns = (MonthSum.staff_id, MonthSum.month, MonthSum.measure, MonthSum.kind)
    rows = await session.execute(select(*columns, MonthSum.units).where(MonthSum.units != 0))
    kept = {
        Kept(person, month, measure, kind): units for person, month, measure, kind, units in rows
    }
    return sorted({one for one, _ in records.items() ^ kept.items()})
