"""The rhythm of each class: how long after a contact the next one is due (5.2)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.customers import Customer


def rhythm_of(customer: Customer) -> timedelta:
    """How long after a contact the next one is due (5.2)."""
    return timedelta(days=policy.current().customers.classes[customer.customer_class].rhythm_days)


def due_after_contact(customer: Customer) -> date:
    """A rhythm after the last contact; today where that is over."""
    today = calendar.business_day(clock.now())
    return max(customer.last_contact_on + rhythm_of(customer), today)


async def working_day_from(session: AsyncSession, day: date) -> date:
    """The day, or the next working day after a day off."""
    return await calendar.next_working_day(session, day - timedelta(days=1))
