"""Tasks: who gave one hears once in the morning of a working day what is overdue (4.2)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from models.tasks import OVERDUE, Task
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def plan_overdue_tasks(session: AsyncSession) -> bool:
    """Plan for today what some hear who gave something that is overdue; False when nobody is left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None:
        return False
    givers = Task.givers_waiting(today)
    return await Reminder.plan_some(
        session, OVERDUE, givers, today, due_at=begins, useful_until=ends
    )


async def tell_of_overdue_tasks(session: AsyncSession) -> bool:
    """Tell one of them; False when nobody is to be told."""
    return await say_one(session, OVERDUE, _tell)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: done, moved or taken back meanwhile, or declared a holiday.
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    giver = await session.get_one(Staff, reminder.staff_id)
    if not await Task.overdue_of(session, giver, reminder.day):
        return ReminderState.MOOT
    # Without a sound: at that hour the digest of reports has just made one.
    return await owe(session, reminder, silent=True, day=reminder.day)


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_overdue_tasks),
    Job(every=timedelta(seconds=30), do_one=tell_of_overdue_tasks),
]
