"""Lists of receipts: what somebody recorded on a day, and at a customer (4.4, 5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.audit import Entry
from models.facts import unpack
from models.receipts import COUNTING, Receipt
from models.staff import Staff


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


async def corrections_of(session: AsyncSession, receipt: Receipt) -> Mapping[str, Any]:
    """What finance put right as it confirmed a receipt: what was recorded, as `amount_was`; nothing
    where it was right."""
    facts = await session.scalar(
        select(Entry.facts).where(Entry.about == receipt.about, Entry.deed == "receipt-corrected")
    )
    return unpack(facts) if facts else {}


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


async def lying(session: AsyncSession, today: date) -> Mapping[Staff, Sequence[Receipt]]:
    """What nobody has confirmed for so many working days that it is told, the oldest first, by who
    hears it: the superiors of those who should, and the administrators where somebody has none."""
    day = today
    for _ in range(policy.current().payments.unconfirmed_told_after):
        day = await calendar.last_working_day(session, day)
    before = calendar.day_begins(day + timedelta(days=1))
    found: dict[Staff, dict[int, Receipt]] = {}
    for person in await Staff.here(session, policy.current().payments.confirmed_by):
        those = await Receipt.waiting_for(session, person, before=before)
        if not those:
            continue
        superior = await person.answers_to(session)
        for who in [superior] if superior else await Staff.administrators(session):
            if who is not person:  # the list of what waits for them says it already
                found.setdefault(who, {}).update({one.id: one for one in those})
    return {who: sorted(those.values(), key=lambda one: one.id) for who, those in found.items()}
