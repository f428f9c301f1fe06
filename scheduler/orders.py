"""Orders are looked after: nearly due and not ready, perhaps arrived, late (8.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.order_watch import (
    ARRIVED,
    OVERDUE,
    WARNING,
    has_any,
    who_hears_of_late_ones,
    who_is_asked,
    who_is_warned,
)
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

READERS = ((WARNING, who_is_warned), (ARRIVED, who_is_asked), (OVERDUE, who_hears_of_late_ones))


async def plan_the_orders(session: AsyncSession) -> bool:
    """Plan today's lists: one of each kind for some who have something in it, when work begins; False
    when nobody is left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return False
    for kind, readers in READERS:
        if await Reminder.plan_some(
            session, kind, await readers(session, today), today, due_at=begins, useful_until=ends
        ):
            return True
    return False


async def warn_of_a_date(session: AsyncSession) -> bool:
    """Warn one person of what is due soon and not ready; False when nobody is to be."""
    return await say_one(session, WARNING, _say(WARNING))


async def ask_what_arrived(session: AsyncSession) -> bool:
    """Ask one seller what has arrived; False when nobody is to be."""
    return await say_one(session, ARRIVED, _say(ARRIVED))


async def list_what_is_late(session: AsyncSession) -> bool:
    """Tell one person what is late; False when nobody is to be told."""
    return await say_one(session, OVERDUE, _say(OVERDUE))


def _say(kind: str) -> Callable[[AsyncSession, Reminder], Awaitable[ReminderState]]:
    async def say(session: AsyncSession, reminder: Reminder) -> ReminderState:
        if reminder.comes_too_late:
            return ReminderState.MISSED
        # Looked at again now: ready, delivered, put off, or declared a holiday meanwhile.
        if not await calendar.is_working_day(session, reminder.day):
            return ReminderState.MOOT
        reader = await session.get_one(Staff, reminder.staff_id)
        if not await has_any(session, kind, reader, reminder.day):
            return ReminderState.MOOT
        return await owe(session, reminder, day=reminder.day)

    return say


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_orders),
    Job(every=timedelta(seconds=30), do_one=warn_of_a_date),
    Job(every=timedelta(seconds=30), do_one=ask_what_arrived),
    Job(every=timedelta(seconds=30), do_one=list_what_is_late),
]
