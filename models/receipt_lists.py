"""Lists of receipts: what somebody recorded on a day, and at a customer (4.4, 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar
from models.receipts import COUNTING, Receipt


async def recorded_on(session: AsyncSession, author_id: int, day: date) -> Sequence[Receipt]:
    """What somebody recorded on a day, in order; not what came to nothing."""
    begins = calendar.day_begins(day)
    found = await session.scalars(
        select(Receipt)
        .where(
            Receipt.author_id == author_id,
            Receipt.said_at >= begins,
            Receipt.said_at < calendar.day_begins(day + timedelta(days=1)),
            Receipt.state.in_(COUNTING),
        )
        .order_by(Receipt.said_at, Receipt.id)
    )
    return found.all()


async def recorded_for(
    session: AsyncSession, customer_id: int, author_id: int
) -> tuple[int, date | None, date | None]:
    """How many receipts that count somebody recorded for a customer, the first day and the last."""
    found = await session.execute(
        select(func.count(), func.min(Receipt.day), func.max(Receipt.day)).where(
            Receipt.customer_id == customer_id,
            Receipt.author_id == author_id,
            Receipt.state.in_(COUNTING),
        )
    )
    number, first, last = found.one()
    return number, first, last
