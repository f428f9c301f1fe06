"""What may be recorded as received, and who confirms it (10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.customers import Customer
from models.errors import Refused
from models.ledger import LedgerEntry
from models.money import minor_units, rounded
from models.orders import Order
from models.receipts import COME_TO_NOTHING, COUNTING, Receipt, key_of
from models.staff import Staff

MOST_UNITS = 10**14


async def currencies_of(session: AsyncSession, customer_id: int) -> Sequence[str]:
    """In which a customer may pay: what they ever bought in, else the company's."""
    found = await session.scalars(
        select(LedgerEntry.currency)
        .where(LedgerEntry.customer_id == customer_id)
        .group_by(LedgerEntry.currency)
        .order_by(LedgerEntry.currency)
    )
    return found.all() or [policy.current().company.currency]


async def like(
    session: AsyncSession, customer_id: int, amount: Money, reference: str | None, but: int = 0
) -> Receipt | None:
    """The latest that counts with the same amount and reference: perhaps the same money (10.1).

    Without a reference only one of the same customer is meant.
    """
    query = select(Receipt).where(
        Receipt.amount_units == minor_units(amount),
        Receipt.currency == amount.currency.code,
        Receipt.state.in_(COUNTING),
        Receipt.id != but,
    )
    if key := key_of(reference or ""):
        query = query.where(Receipt.reference_key == key)
    else:
        query = query.where(Receipt.customer_id == customer_id, Receipt.reference_key.is_(None))
    return await session.scalar(query.order_by(Receipt.id.desc()).limit(1))


async def require_anew(session: AsyncSession, receipt: Receipt, author: Staff) -> None:
    """Refused where it may not be recorded once more: it is not theirs, it counts, or it was already."""
    if receipt.author_id != author.id or receipt.state not in COME_TO_NOTHING:
        raise Refused("receipt-gone-or-not-yours", final=True)
    if await recorded_again(session, receipt):
        raise Refused("receipt-recorded-once-more", final=True)


async def recorded_again(session: AsyncSession, receipt: Receipt) -> bool:
    """Whether one counts that was recorded instead of this one, which came to nothing."""
    query = select(Receipt.id).where(
        Receipt.instead_of_id == receipt.id, Receipt.state.in_(COUNTING)
    )
    return await session.scalar(query.limit(1)) is not None


def may_be_confirmed_by(receipt: Receipt, person: Staff) -> bool:
    """Finance, and never whoever recorded it."""
    is_finance = person.keeps_the_money and person.left_at is None
    return is_finance and person.id != receipt.author_id


async def confirmers_of(session: AsyncSession, receipt: Receipt) -> Sequence[Staff]:
    """Everybody who may, and can be written to."""
    return await confirmers_beside(session, receipt.author_id)


async def confirmers_beside(session: AsyncSession, author_id: int) -> Sequence[Staff]:
    """Everybody who may confirm what somebody records."""
    found = await Staff.here(session, policy.current().payments.confirmed_by)
    return [person for person in found if person.id != author_id]


def require_confirmer(receipt: Receipt, who: Staff) -> None:
    """Refused to whoever recorded it, and to whoever is not named for it."""
    if who.id == receipt.author_id:
        raise Refused("receipt-own", final=True)
    if not may_be_confirmed_by(receipt, who):
        raise Refused("receipt-gone-or-not-yours", final=True)


async def decided_already(session: AsyncSession, receipt: Receipt, who: Staff) -> Refused:
    """Whoever comes second hears who was first, and what was said."""
    first = await session.get_one(Staff, receipt.decided_by_id) if receipt.decided_by_id else None
    return Refused(
        "receipt-not-now",
        final=True,
        state=receipt.state,
        is_waiting=first is None,
        is_mine=first is not None and first.id == who.id,
        by=first.name if first else "",
    )


async def check(
    session: AsyncSession,
    author: Staff,
    customer: Customer,
    amount: Money,
    day: date,
    order: Order | None,
) -> None:
    """Refused, naming the question to ask again: somebody else's customer; nothing, too much, too
    fine, another currency than they buy in; a day to come, too long ago, or before the order."""
    is_theirs = author.keeps_the_money or await customer.visible_to(session, author)
    if not is_theirs or customer.archived_at:
        raise Refused("customer-gone-or-not-yours", field="customer")
    await check_money(session, customer, amount, day, order, calendar.business_day(clock.now()))


async def check_money(
    session: AsyncSession,
    customer: Customer,
    amount: Money,
    day: date,
    order: Order | None,
    recorded_on: date,
) -> None:
    if order and (order.customer_id != customer.id or not order.is_standing):
        raise Refused("receipt-order-not-theirs", field="order", name=customer.name)
    if amount.amount <= 0 or rounded(amount) != amount or minor_units(amount) > MOST_UNITS:
        raise Refused("receipt-amount-impossible", field="amount", amount=amount)
    known = [order.currency] if order else await currencies_of(session, customer.id)
    if amount.currency.code not in known:
        raise Refused(
            "receipt-other-currency", field="amount", amount=amount, currencies=" / ".join(known)
        )
    today = calendar.business_day(clock.now())
    if day > today:
        raise Refused("receipt-day-to-come", field="day", day=day)
    first = recorded_on - timedelta(days=policy.current().payments.recorded_within_days)
    if day < first:
        raise Refused("receipt-day-too-old", field="day", day=day, first=first)
    if order and day < order.day:
        raise Refused(
            "receipt-before-order",
            field="day",
            number=order.number or "",
            day=day,
            ordered=order.day,
        )
