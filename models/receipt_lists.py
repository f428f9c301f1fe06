"""Lists of receipts: what somebody recorded on a day, and at a customer (4.4, 5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.audit import Entry
from models.facts import unpack
from models.receipts import COUNTING, Receipt
from models.staff import Staff


async def recorded_on(session: AsyncSession, author_id: int, day: date) -> Sequence[Receipt]:
    """What somebody recorded on a day, in order; not what came to nothing."""
    begins, ends = calendar.day_begins(day), calendar.day_begins(day + timedelta(days=1))
    facts = {"author": author_id, "begins": begins, "ends": ends}
    return (await session.scalars(_recorded_on(), facts)).all()


@cache
def _recorded_on() -> Select[Receipt]:
    """Built once, as `_of_day` of visits."""
    return (
        select(Receipt)
        .where(
            Receipt.author_id == bindparam("author"),
            Receipt.said_at >= bindparam("begins"),
            Receipt.said_at < bindparam("ends"),
            Receipt.state.in_(COUNTING),
        )
        .order_by(Receipt.said_at, Receipt.id)
    )


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


async def lying(session: AsyncSession, today: date, reader: Staff) -> Sequence[Receipt]:
    """What nobody has confirmed for so many working days that this reader is told, the oldest first."""
    before = await _lies_before(session, today)
    found: dict[int, Receipt] = {}
    for person, hearers in await _who_hears_of(session):
        if reader in hearers:
            those = await Receipt.waiting_for(session, person, before=before)
            found |= {one.id: one for one in those}
    return sorted(found.values(), key=lambda one: one.id)


async def who_hears_of_lying(session: AsyncSession, today: date) -> set[Staff]:
    """Who is told that something is `lying`."""
    before = await _lies_before(session, today)
    return {
        hearer
        for person, hearers in await _who_hears_of(session)
        if await Receipt.waiting_for(session, person, before=before, at_most=1)
        for hearer in hearers
    }


async def _lies_before(session: AsyncSession, today: date) -> datetime:
    day = today
    for _ in range(policy.current().payments.unconfirmed_told_after):
        day = await calendar.last_working_day(session, day)
    return calendar.day_begins(day + timedelta(days=1))


async def _who_hears_of(session: AsyncSession) -> Sequence[tuple[Staff, Sequence[Staff]]]:
    """Each who should confirm receipts, and who hears what they let lie: their superior, or the
    administrators where they have none."""
    found: list[tuple[Staff, Sequence[Staff]]] = []
    for person in await Staff.here(session, policy.current().payments.confirmed_by):
        superior = await person.answers_to(session)
        hearers = [superior] if superior else await Staff.administrators(session)
        # The list of what waits for them says it already.
        found.append((person, [one for one in hearers if one is not person]))
    return found
