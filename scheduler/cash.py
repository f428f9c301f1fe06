"""Cash that is in hand for too long is warned of (10.4)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, cash, clock
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def plan_the_warnings(session: AsyncSession) -> bool:
    """Plan today's: one for some who are warned of something, when work begins; False when nobody is
    left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return False
    people = Staff.id.in_(await cash.who_is_warned(session, today))
    return await Reminder.plan_some(
        session, cash.WARNING, people, today, due_at=begins, useful_until=ends
    )


async def warn_of_cash(session: AsyncSession) -> bool:
    """Warn one person; False when nobody is to be."""
    return await say_one(session, cash.WARNING, _say)


async def _say(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: handed in, refused, or declared a holiday meanwhile.
    reader = await session.get_one(Staff, reminder.staff_id)
    if not await cash.warned_of(session, reader, reminder.day):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_warnings),
    Job(every=timedelta(seconds=30), do_one=warn_of_cash),
]
