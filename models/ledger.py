"""The ledger: every customer's account, in entries that are never changed (10.1, 10.3).

For each customer and currency the sum of the entries is what the open instalments come to, less the
credit that is in hand.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import calendar, clock
from models.base import Base
from models.database import insert_into
from models.instalments import Instalment, Settlement
from models.money import from_minor_units, minor_units

HAS_CREDIT = text("free_units > 0")
IS_OWED = text("units <> 0")
CORRECTION = "balance-corrected"  # an opening balance was booked too high, or too low


class EntryKind(enum.StrEnum):
    OPENING = "opening"  # what was owed, or was credit, when Fieldbook began
    SALE = "sale"  # also what a change adds, and what it or a cancelling takes back
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    BOUNCE = "bounce"
    WRITE_OFF = "write_off"


class LedgerEntry(Base):
    """One line of a customer's account: above nothing what they owe more, below what less."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        # All that sums ask for, so that they read nothing else: a statement goes over everything.
        Index("ix_ledger_entries_customer_id", "customer_id", "currency", "day", "kind", "units"),
        Index("ix_ledger_entries_day", "day", "customer_id", "currency", "kind", "units"),
        Index("ix_ledger_entries_record", "record"),
        Index(
            "ix_ledger_entries_credit",
            "customer_id",
            "currency",
            "free_units",
            sqlite_where=HAS_CREDIT,
            postgresql_where=HAS_CREDIT,
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    day: Mapped[date] = mapped_column(Date)  # on which it was booked: a month that is over stays
    kind: Mapped[EntryKind]
    currency: Mapped[str] = mapped_column(String(3))
    units: Mapped[int] = mapped_column(BigInteger)
    record: Mapped[str] = mapped_column(String(64))  # "order:12", "receipt:3"
    # Of what is owed less, what is set against no instalment: the customer's credit.
    free_units: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def amount(self) -> Money:
        return from_minor_units(self.units, self.currency)


class Balance(Base):
    """What a customer owes in a currency, below nothing their credit: the sum of the entries.

    Kept with each entry, so that nobody adds up all that was ever booked.
    """

    __tablename__ = "balances"
    __table_args__ = (
        UniqueConstraint("customer_id", "currency"),
        # Who owes most, and what it comes to; most customers owe nothing most of the time.
        Index(
            "ix_balances_owed",
            "currency",
            "units",
            "customer_id",
            sqlite_where=IS_OWED,
            postgresql_where=IS_OWED,
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    currency: Mapped[str] = mapped_column(String(3))
    units: Mapped[int] = mapped_column(BigInteger)

    @classmethod
    def is_owed(cls) -> ColumnElement[bool]:
        """As the index has it."""
        return cls.units != literal_column("0")


@event.listens_for(LedgerEntry, "after_insert")
def _keep_the_balance(_mapper: object, connection: Connection, entry: LedgerEntry) -> None:
    """The one place where balances change: with the entry, in its transaction."""
    table = Balance.__table__
    new = insert_into(connection.dialect.name, Balance).values(
        customer_id=entry.customer_id,
        currency=entry.currency,
        units=entry.units,
        created_at=clock.now(),
    )
    more = {"units": table.c.units + new.excluded.units}
    connection.execute(
        new.on_conflict_do_update(index_elements=["customer_id", "currency"], set_=more)
    )


# Questions


async def balance(session: AsyncSession, customer_id: int, currency: str) -> Money:
    """What a customer owes in all; below nothing, their credit."""
    found = await session.scalar(
        select(Balance.units).where(
            Balance.customer_id == customer_id, Balance.currency == currency
        )
    )
    return from_minor_units(found or 0, currency)


async def differing(session: AsyncSession) -> Sequence[tuple[int, str]]:
    """Customers and currencies whose balance is not the sum of the entries; there are none ever."""
    entries = (
        select(
            LedgerEntry.customer_id,
            LedgerEntry.currency,
            func.sum(LedgerEntry.units).label("units"),
        )
        .group_by(LedgerEntry.customer_id, LedgerEntry.currency)
        .subquery()
    )
    is_same_account = (entries.c.customer_id == Balance.customer_id) & (
        entries.c.currency == Balance.currency
    )
    booked = await session.execute(
        select(entries.c.customer_id, entries.c.currency)
        .outerjoin(Balance, is_same_account)
        .where(Balance.units.is_distinct_from(entries.c.units))
    )
    kept = await session.execute(
        select(Balance.customer_id, Balance.currency)
        .outerjoin(entries, is_same_account)
        .where(entries.c.units.is_(None), Balance.units != 0)
    )
    return sorted((customer, currency) for customer, currency in (*booked, *kept))


async def credit_in_hand(session: AsyncSession, customer_id: int) -> Sequence[Money]:
    """What a customer has paid too much, by currency; none where that is nothing (10.1)."""
    found = await session.execute(
        select(LedgerEntry.currency, func.sum(LedgerEntry.free_units))
        .where(LedgerEntry.customer_id == customer_id, LedgerEntry.free_units > 0)
        .group_by(LedgerEntry.currency)
        .order_by(LedgerEntry.currency)
    )
    return [from_minor_units(int(units), currency) for currency, units in found]


async def entry_of(session: AsyncSession, record: str, kind: EntryKind) -> LedgerEntry | None:
    """The latest of a kind that a record made."""
    return await session.scalar(
        select(LedgerEntry)
        .where(LedgerEntry.record == record, LedgerEntry.kind == kind)
        .order_by(LedgerEntry.id.desc())
        .limit(1)
    )


async def settled_by(session: AsyncSession, record: str) -> Sequence[tuple[Instalment, Money]]:
    """What a receipt, credit note or write-off was set against, and how much of it each time."""
    found = await session.execute(
        select(Instalment, Settlement.units)
        .join(Settlement, Settlement.instalment_id == Instalment.id)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(LedgerEntry.record == record)
        .order_by(Settlement.id)
    )
    return [(one, from_minor_units(units, one.currency)) for one, units in found]


async def written_off_of(session: AsyncSession, one: Instalment) -> Money:
    """How much of an instalment was given up."""
    found = await session.scalar(
        select(func.sum(Settlement.units))
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(Settlement.instalment_id == one.id, LedgerEntry.kind == EntryKind.WRITE_OFF)
    )
    return from_minor_units(int(found or 0), one.currency)


# Deeds


def book(
    session: AsyncSession, customer_id: int, kind: EntryKind, amount: Money, record: str
) -> LedgerEntry:
    """Today, on the account of a customer who is ours `alone`; what of it is owed less is free."""
    units = minor_units(amount)
    entry = LedgerEntry(
        customer_id=customer_id,
        day=calendar.business_day(clock.now()),
        kind=kind,
        currency=amount.currency.code,
        units=units,
        record=record,
        free_units=max(-units, 0),
    )
    session.add(entry)
    return entry
