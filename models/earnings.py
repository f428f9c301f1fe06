"""Earnings: whose sale, receipt or new customer it was, whoever has the customer since (1.4, 15.1)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date

from moneyed import Money
from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import calendar, clock
from models.base import Base
from models.credit import CreditShare
from models.customers import Customer
from models.money import minor_units
from models.orders import Order
from models.receipts import Receipt


class Measure(enum.StrEnum):
    """What is aimed at, and counted (15.1)."""

    SALES = "sales"
    RECEIPTS = "receipts"
    NEW_CUSTOMERS = "new_customers"
    VISITS = "visits"

    @property
    def is_money(self) -> bool:
        return self in (Measure.SALES, Measure.RECEIPTS)


class Earning(Base):
    """Somebody's part of one deed; never changed. Visits are counted as they are, by their author."""

    __tablename__ = "earnings"
    __table_args__ = (
        # All that sums ask for, so that they read nothing else.
        Index("ix_earnings_day", "day", "measure", "staff_id", "currency", "units"),
        Index("ix_earnings_staff_id", "staff_id", "day", "measure", "currency", "units"),
        Index("ix_earnings_record", "record"),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    measure: Mapped[Measure]
    currency: Mapped[str | None] = mapped_column(String(3))  # None: it is counted
    units: Mapped[int] = mapped_column(BigInteger)
    percent: Mapped[int]  # of the deed (5.3); what comes of it later is shared alike
    record: Mapped[str] = mapped_column(String(64))  # "order:12", "return:3", "receipt:3"


# Deeds, in the transactions of what is earned


async def sold(session: AsyncSession, order: Order, amount: Money, record: str) -> None:
    """So much more is sold, below nothing less; by whoever the order's first sale was (8.1).

    That is who looked after the order then: the owner of the customer, and with them whoever has
    a share; or a colleague who sold there.
    """
    shares = await _shares_in(session, order.about)
    if not shares:
        shares = await _shares_at(session, order.customer_id, order.seller_id)
    code = amount.currency.code
    had = await _had_of(session, record, code)
    _earn(session, Measure.SALES, shares, minor_units(amount), code, record, had=had)


async def received(session: AsyncSession, receipt: Receipt, amount: Money) -> None:
    """Money that was confirmed, or below nothing bounced: the customer's owner's of the first day (10.1)."""
    shares = await shares_of(session, receipt)
    code = amount.currency.code
    had = await _had_of(session, receipt.about, code)
    _earn(session, Measure.RECEIPTS, shares, minor_units(amount), code, receipt.about, had=had)


def won(session: AsyncSession, customer: Customer, day: date) -> None:
    """A file was opened in the chat; customers from a list were had before."""
    _earn(session, Measure.NEW_CUSTOMERS, {customer.owner_id: 100}, 1, None, customer.about, day)


async def keep_up(session: AsyncSession, customer: Customer) -> None:
    """What is archived in the month it was opened was none; brought back, it is one again.

    Of a month that is over the count stays.
    """
    rows = (
        await session.scalars(
            select(Earning).where(Earning.record == customer.about).order_by(Earning.id)
        )
    ).all()
    if not rows:
        return
    today = calendar.business_day(clock.now())
    counts = sum(one.units for one in rows) > 0
    is_fresh = (rows[0].day.year, rows[0].day.month) == (today.year, today.month)
    shares = {rows[0].staff_id: 100}
    if customer.archived_at and counts and is_fresh:
        _earn(session, Measure.NEW_CUSTOMERS, shares, -1, None, customer.about)
    elif not customer.archived_at and not counts:
        _earn(session, Measure.NEW_CUSTOMERS, shares, 1, None, customer.about)


# How


async def shares_of(session: AsyncSession, receipt: Receipt) -> Mapping[int, int]:
    """Percent by person of what a receipt brings."""
    shares = await _shares_in(session, receipt.about)
    return shares or await _shares_at(session, receipt.customer_id, None)


async def _shares_in(session: AsyncSession, record: str) -> Mapping[int, int]:
    """How a record was shared when it first was earned; nothing where it was not yet."""
    found = await session.execute(
        select(Earning.staff_id, Earning.percent).where(Earning.record == record)
    )
    return dict(found.all())


async def _shares_at(
    session: AsyncSession, customer_id: int, seller_id: int | None
) -> Mapping[int, int]:
    """Percent by person of what is earned at a customer today."""
    customer = await session.get_one(Customer, customer_id)
    found = await session.execute(
        select(CreditShare.staff_id, CreditShare.percent).where(
            CreditShare.customer_id == customer_id
        )
    )
    shares = dict(found.all()) or {customer.owner_id: 100}
    if seller_id and seller_id not in shares and seller_id != customer.owner_id:
        return {seller_id: 100}
    return shares


async def _had_of(session: AsyncSession, record: str, code: str) -> Mapping[int, int]:
    """What each has earned of a record so far."""
    found = await session.execute(
        select(Earning.staff_id, func.sum(Earning.units))
        .where(Earning.record == record, Earning.currency == code)
        .group_by(Earning.staff_id)
    )
    return {who: int(units) for who, units in found.all()}


def _earn(
    session: AsyncSession,
    measure: Measure,
    shares: Mapping[int, int],
    units: int,
    currency: str | None,
    record: str,
    day: date | None = None,
    had: Mapping[int, int] | None = None,
) -> None:
    """So much more; afterwards each has their part of all of the record.

    Were each change split by itself, its rounding would stay behind when all comes to nothing.
    """
    before = had or {}
    for staff_id, part in split(sum(before.values()) + units, shares).items():
        session.add(
            Earning(
                staff_id=staff_id,
                day=day or calendar.business_day(clock.now()),
                measure=measure,
                currency=currency,
                units=part - before.get(staff_id, 0),
                percent=shares[staff_id],
                record=record,
            )
        )


def split(units: int, shares: Mapping[int, int]) -> dict[int, int]:
    """By person, and all of it: what rounding leaves is the biggest share's."""
    sign = -1 if units < 0 else 1
    parts = {who: sign * (abs(units) * percent // 100) for who, percent in sorted(shares.items())}
    biggest = max(parts, key=lambda who: shares[who])
    parts[biggest] += units - sum(parts.values())
    return parts
