"""Seen: the day on which each customer was visited last, kept with the visits (5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Table,
    event,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models.customers import Customer
from models.visits import Visit

# The places where it changes: with the visit, in its transaction


@event.listens_for(Visit, "after_insert")
def _keep_the_day(_mapper: object, connection: Connection, visit: Visit) -> None:
    if visit.withdrawn_at is None:
        later = or_(Customer.seen_on.is_(None), Customer.seen_on < visit.day)
        of = update(cast(Table, Customer.__table__)).where(Customer.id == visit.customer_id, later)
        connection.execute(of.values(seen_on=visit.day))


async def keep_up(session: AsyncSession, *customers: Customer) -> None:
    """After visits at these customers, who are held, were withdrawn or went over to another."""
    for one in customers:
        one.seen_on = await session.scalar(
            select(func.max(Visit.day)).where(
                Visit.customer_id == one.id, Visit.withdrawn_at.is_(None)
            )
        )
    await session.flush()


# Questions


def last_visit() -> ScalarSelect[date]:
    """Of a customer of the query that it stands in: what the records say."""
    return (
        select(func.max(Visit.day))
        .where(Visit.customer_id == Customer.id, Visit.withdrawn_at.is_(None))
        .scalar_subquery()
    )


def between(first: date, last: date, visits: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a customer was seen on one of these days; the `visits` of the days are only asked for
    of whom was seen after them too."""
    return (Customer.seen_on >= first) & or_(Customer.seen_on <= last, visits)


async def differing(session: AsyncSession) -> Sequence[int]:
    """Customers whose last visit was on another day; there are none ever."""
    wrong = Customer.seen_on.is_distinct_from(last_visit())
    return (await session.scalars(select(Customer.id).where(wrong).order_by(Customer.id))).all()
