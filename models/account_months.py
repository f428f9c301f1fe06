"""Account months: what was booked for each customer in a month, and what they owed before it (10.3).

What a statement says of a month is so read from a row for each customer, not from all that was booked
since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    ForeignKey,
    Index,
    String,
    Subquery,
    UniqueConstraint,
    and_,
    event,
    exists,
    extract,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base
from models.database import insert_into
from models.ledger import EntryKind, LedgerEntry

BOOKED: Mapping[str, Sequence[EntryKind]] = {
    "opening": [EntryKind.OPENING],
    "sales": [EntryKind.SALE],
    "receipts": [EntryKind.RECEIPT, EntryKind.BOUNCE],
    "credits": [EntryKind.CREDIT_NOTE, EntryKind.WRITE_OFF],
}
LESS = ("receipts", "credits")
"""Of these sums: what makes a customer owe less counts upwards."""


class AccountMonth(Base):
    """A customer's month in one currency, where anything was booked in it; in minor units."""

    __tablename__ = "account_months"
    __table_args__ = (
        UniqueConstraint("customer_id", "month", "currency"),
        # Who owed most before a month; with all that is added up, so that it reads nothing else.
        Index(
            "ix_account_months_month",
            "month",
            "currency",
            "before",
            "customer_id",
            "opening",
            "sales",
            "receipts",
            "credits",
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    currency: Mapped[str] = mapped_column(String(3))
    month: Mapped[date] = mapped_column(Date)  # its first day
    before: Mapped[int] = mapped_column(BigInteger)
    opening: Mapped[int] = mapped_column(BigInteger)
    sales: Mapped[int] = mapped_column(BigInteger)
    receipts: Mapped[int] = mapped_column(BigInteger)
    credits: Mapped[int] = mapped_column(BigInteger)

    @hybrid_property
    def change(self) -> int:
        """By how much more was owed at its end."""
        return self.opening + self.sales - self.receipts - self.credits

    @hybrid_property
    def now(self) -> int:
        """What was owed at its end."""
        return self.before + self.opening + self.sales - self.receipts - self.credits


@event.listens_for(LedgerEntry, "after_insert")
def _keep_the_month(_mapper: object, connection: Connection, entry: LedgerEntry) -> None:
    """The one place where they change: with the entry, in its transaction, behind the balance: of two
    who book for a customer one waits there, and then reads what the other booked."""
    table = AccountMonth.__table__
    month = entry.day.replace(day=1)
    account = (table.c.customer_id == entry.customer_id, table.c.currency == entry.currency)
    name = next(one for one, kinds in BOOKED.items() if entry.kind in kinds)
    sums = dict.fromkeys(BOOKED, 0)
    sums[name] = -entry.units if name in LESS else entry.units
    until_then = (
        select(AccountMonth.now)
        .where(*account, table.c.month < month)
        .order_by(table.c.month.desc())
        .limit(1)
        .scalar_subquery()
    )
    new = insert_into(connection.dialect.name, AccountMonth).values(
        customer_id=entry.customer_id,
        currency=entry.currency,
        month=month,
        before=func.coalesce(until_then, 0),
        **sums,
        created_at=clock.now(),
    )
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["customer_id", "month", "currency"],
            set_={name: table.c[name] + new.excluded[name]},
        )
    )
    # There is none, unless somebody has set the clock back.
    connection.execute(
        update(AccountMonth)
        .where(*account, table.c.month > month)
        .values(before=table.c.before + entry.units)
    )


# Against what was booked


class Kept(NamedTuple):
    """A customer's month, and what it came to."""

    customer_id: int
    currency: str
    month: date
    before: int
    opening: int
    sales: int
    receipts: int
    credits: int


async def added_up(session: AsyncSession) -> Sequence[Kept]:
    """What the entries come to, month after month of each customer and currency."""
    booked = _added_up()
    columns = (booked.c[name] for name in ("before", *BOOKED))
    found = await session.execute(
        select(*_account(booked), booked.c.year, booked.c.month, *columns).order_by(
            *_account(booked), booked.c.year, booked.c.month
        )
    )
    return [
        Kept(customer, currency, date(int(year), int(month), 1), *map(int, units))
        for customer, currency, year, month, *units in found
    ]


async def differing(session: AsyncSession) -> Sequence[tuple[int, str, date]]:
    """Customers, currencies and months that are not what the entries come to; there are none ever.

    Compared by the database: a large company has a million of them.
    """
    booked = _added_up()
    is_same_month = and_(
        AccountMonth.customer_id == booked.c.customer_id,
        AccountMonth.currency == booked.c.currency,
        extract("year", AccountMonth.month) == booked.c.year,
        extract("month", AccountMonth.month) == booked.c.month,
    )
    differs = (
        getattr(AccountMonth, name).is_distinct_from(booked.c[name]) for name in ("before", *BOOKED)
    )
    not_as_booked = await session.execute(
        select(booked.c.customer_id, booked.c.currency, booked.c.year, booked.c.month)
        .outerjoin(AccountMonth, is_same_month)
        .where(or_(*differs))
    )
    # Looked for by itself, in the order of the entries' index: SQLite has none of what they come to.
    is_of_it = and_(
        LedgerEntry.customer_id == AccountMonth.customer_id,
        LedgerEntry.currency == AccountMonth.currency,
        extract("year", LedgerEntry.day) == extract("year", AccountMonth.month),
        extract("month", LedgerEntry.day) == extract("month", AccountMonth.month),
    )
    without = await session.execute(
        select(AccountMonth.customer_id, AccountMonth.currency, AccountMonth.month).where(
            ~exists().where(is_of_it)
        )
    )
    wrong = [
        (customer, currency, date(int(year), int(month), 1))
        for customer, currency, year, month in not_as_booked
    ]
    return sorted([*wrong, *((customer, currency, month) for customer, currency, month in without)])


def _added_up() -> Subquery:
    """A row for each customer, currency and month of which there are entries."""
    by = (
        LedgerEntry.customer_id,
        LedgerEntry.currency,
        extract("year", LedgerEntry.day),
        extract("month", LedgerEntry.day),
    )
    booked = (
        select(
            *(
                one.label(name)
                for one, name in zip(by, ("customer_id", "currency", "year", "month"), strict=True)
            ),
            func.sum(LedgerEntry.units).label("change"),
            *(_sum_of(name).label(name) for name in BOOKED),
        )
        .group_by(*by)
        .subquery()
    )
    at_its_end = func.sum(booked.c.change).over(
        partition_by=_account(booked), order_by=[booked.c.year, booked.c.month]
    )
    return select(*booked.c, (at_its_end - booked.c.change).label("before")).subquery()


def _sum_of(name: str) -> ColumnElement[int]:
    units = func.sum(LedgerEntry.units).filter(LedgerEntry.kind.in_(BOOKED[name]))
    return func.coalesce(-units if name in LESS else units, 0)


def _account(booked: Subquery) -> list[ColumnElement[Any]]:
    return [booked.c.customer_id, booked.c.currency]
