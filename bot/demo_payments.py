"""What the try-out's customers have paid: one receipt is confirmed, one waits, some cash is not handed in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo_orders import begin, holder
from models import calendar, clock, receiving
from models.customers import Customer
from models.instalments import Instalment
from models.outbox import Outgoing
from models.positions import Position
from models.receipts import PaymentMethod
from models.staff import Staff


@dataclass(frozen=True)
class Came:
    """So much of a customer's oldest bill, by the days ago on which it came."""

    customer: str
    days_ago: int
    method: PaymentMethod
    percent: int = 100
    reference: str | None = None
    is_confirmed: bool = True


# In the order of time, the one that waits for finance last. What 福满家 has not paid is overdue.
RECEIPTS = [
    Came("福满家便利店", 16, PaymentMethod.CASH, percent=40),
    Came("华联超市(人民广场店)", 9, PaymentMethod.TRANSFER, reference="6222 0001 8841"),
    Came("江滨酒楼", 1, PaymentMethod.TRANSFER, reference="6222 0001 9073", is_confirmed=False),
]


async def record_receipts(session: AsyncSession) -> None:
    """Each by whoever has the customer. What was written in the chats then was read long ago; the
    card of what waits stands in finance's."""
    was = await session.scalar(select(func.max(Outgoing.id))) or 0
    finance = await holder(session, Position.FINANCE)
    try:
        for came in RECEIPTS:
            await session.execute(delete(Outgoing).where(Outgoing.id > was))
            begin(came.days_ago)
            await record(session, came, finance)
    finally:
        clock.reset()


async def record(session: AsyncSession, came: Came, finance: Staff) -> None:
    customer = (await session.scalars(select(Customer).where(Customer.name == came.customer))).one()
    oldest = (await Instalment.open_of(session, customer.id))[0]
    amount = oldest.open.amount * came.percent / 100
    receipt = await receiving.record(
        session,
        await session.get_one(Staff, customer.owner_id),
        customer,
        # Cash is paid in whole yuan.
        Money(amount.quantize(Decimal(1)) if came.percent < 100 else amount, oldest.currency),
        came.method,
        calendar.business_day(clock.now()),
        clock.now(),
        reference=came.reference,
    )
    if came.is_confirmed:
        await receiving.confirm(session, receipt, finance)
