"""Notices: the unread are reminded, in one message a day at most; who joins later hears of them (17.1)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, notice_lists
from models.notices import REMINDER
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def plan_the_notices(session: AsyncSession) -> bool:
    """Plan today's reminders, one for some who have something unread for long enough; False when
    nobody is left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return False
    people = notice_lists.who_is_reminded(today)
    return await Reminder.plan_some(
        session, REMINDER, people, today, due_at=begins, useful_until=ends
    )


async def remind_of_notices(session: AsyncSession) -> bool:
    """Remind one person; False when nobody is to be."""
    return await say_one(session, REMINDER, _say)


async def _say(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    reader = await session.get_one(Staff, reminder.staff_id)
    if not await notice_lists.number_unread(session, reader):
        return ReminderState.MOOT
    return await owe(session, reminder)


async def bring_to_who_joined(session: AsyncSession) -> bool:
    """Bring one notice to somebody who had no Telegram when it was sent."""
    return await notice_lists.tell_one_who_joined(session)


async def follow_up(session: AsyncSession) -> bool:
    """When work begins after the day of a notice, its author hears who has not read it."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    if begins is None or clock.now() < begins:
        return False
    return await notice_lists.follow_one_up(session, today)


JOBS = [
    Job(every=timedelta(minutes=15), do_one=plan_the_notices),
    Job(every=timedelta(seconds=30), do_one=remind_of_notices),
    Job(every=timedelta(seconds=30), do_one=bring_to_who_joined),
    Job(every=timedelta(minutes=5), do_one=follow_up),
]
