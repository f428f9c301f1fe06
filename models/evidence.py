"""Evidence: what is recorded, with its days, of somebody and a customer that is disputed (5.3).

Each side is told of by its own deeds alone: the days of a file are not those of whoever has it now.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, order_lists, receipt_lists
from models.customers import Customer
from models.follow_ups import FollowUp, FollowUpState
from models.staff import Staff
from models.visits import Visit


@dataclass(frozen=True)
class Line:
    """A sentence of the evidence: its key and its facts."""

    key: str
    facts: Mapping[str, Any]


async def of(session: AsyncSession, customer: Customer, person: Staff) -> list[Line]:
    """All that is recorded of one side; empty when there is nothing."""
    return [line for look in EVIDENCE for line in await look(session, customer, person)]


async def file_held(session: AsyncSession, customer: Customer, person: Staff) -> Sequence[Line]:
    """Since when the owner is its owner: they opened it that day, or it was given to them."""
    if customer.owner_id != person.id:
        return []
    return [Line("evidence-owner", {"since": customer.owner_since})]


async def visits_made(session: AsyncSession, customer: Customer, person: Staff) -> Sequence[Line]:
    """How many visits, the first and the last."""
    visits = await session.execute(
        select(func.count(), func.min(Visit.day), func.max(Visit.day)).where(
            Visit.customer_id == customer.id,
            Visit.author_id == person.id,
            Visit.withdrawn_at.is_(None),
        )
    )
    number, first, last = visits.one()
    return [Line("evidence-visits", {"visits": number, "first": first, "last": last})]


async def follow_ups_done(
    session: AsyncSession, customer: Customer, person: Staff
) -> Sequence[Line]:
    """How often the person called or wrote, the first and the last time."""
    calls = await session.execute(
        select(func.count(), func.min(FollowUp.settled_at), func.max(FollowUp.settled_at)).where(
            FollowUp.customer_id == customer.id,
            FollowUp.done_by_id == person.id,
            FollowUp.state == FollowUpState.DONE,
        )
    )
    number, first, last = calls.one()
    if first is None or last is None:
        return []
    first_day, last_day = calendar.business_day(first), calendar.business_day(last)
    return [Line("evidence-calls", {"calls": number, "first": first_day, "last": last_day})]


async def follow_ups_open(
    session: AsyncSession, customer: Customer, person: Staff
) -> Sequence[Line]:
    """What the person still has to do there."""
    open_ones = await session.execute(
        select(func.count(), func.min(FollowUp.due_on)).where(
            FollowUp.customer_id == customer.id,
            FollowUp.staff_id == person.id,
            FollowUp.state == FollowUpState.OPEN,
        )
    )
    number, due = open_ones.one()
    return [Line("evidence-follow-ups", {"number": number, "due": due})] if number else []


async def orders_entered(
    session: AsyncSession, customer: Customer, person: Staff
) -> Sequence[Line]:
    """How many orders that stand the person entered, the first and the last day; no amounts."""
    number, first, last = await order_lists.entered_for(session, customer.id, person.id)
    if not number:
        return []
    return [Line("evidence-orders", {"orders": number, "first": first, "last": last})]


async def receipts_recorded(
    session: AsyncSession, customer: Customer, person: Staff
) -> Sequence[Line]:
    """How many receipts that count the person recorded, the first and the last day; no amounts."""
    number, first, last = await receipt_lists.recorded_for(session, customer.id, person.id)
    if not number:
        return []
    return [Line("evidence-receipts", {"receipts": number, "first": first, "last": last})]


EVIDENCE: list[Callable[[AsyncSession, Customer, Staff], Awaitable[Sequence[Line]]]] = [
    file_held,
    visits_made,
    follow_ups_done,
    follow_ups_open,
    orders_entered,
    receipts_recorded,
]
