"""Disputes: one whose judge is gone moves on, and a judge who is silent is reminded (5.3)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.disputes import REMINDER, Dispute
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def move_on(session: AsyncSession) -> bool:
    """Bring every open dispute to whoever can rule now."""
    for dispute in await Dispute.open_ones(session):
        await dispute.keep_up(session)
    return False


async def plan_the_day(session: AsyncSession) -> bool:
    """Plan one reminder for each judge when work begins, from the day after a claim on."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None:
        return False
    for judge_id in {dispute.judge_id for dispute in await Dispute.waiting(session, begins)}:
        judge = await session.get_one(Staff, judge_id)
        await Reminder.plan(session, REMINDER, judge, today, due_at=begins, useful_until=ends)
    return False


async def remind_one(session: AsyncSession) -> bool:
    """Remind one judge of claims that wait; False when nobody is due."""
    return await say_one(session, REMINDER, _remind)


async def _remind(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    judge = await session.get_one(Staff, reminder.staff_id)
    if not await Dispute.waiting(session, reminder.due_at, judge):
        return ReminderState.MOOT
    return await owe(session, reminder)


JOBS = [
    Job(every=timedelta(minutes=5), do_one=move_on),
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(seconds=30), do_one=remind_one),
]
