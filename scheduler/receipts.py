"""Receipts that wait are brought to finance again, each morning, and then to who is above it (10.1)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy, receipt_lists
from models.receipts import RECEIPTS_LIE, RECEIPTS_WAIT, Receipt
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def plan_the_receipts(session: AsyncSession) -> bool:
    """Plan today's list for everybody for whom something has waited since before today."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return False
    for person in await Staff.here(session, policy.current().payments.confirmed_by):
        if await _waiting_for(session, person):
            await Reminder.plan(
                session, RECEIPTS_WAIT, person, today, due_at=begins, useful_until=ends
            )
    for superior in await receipt_lists.who_hears_of_lying(session, today):
        await Reminder.plan(
            session, RECEIPTS_LIE, superior, today, due_at=begins, useful_until=ends
        )
    return False


async def list_what_lies(session: AsyncSession) -> bool:
    """Tell one superior what nobody confirms; False when nobody is to be told."""
    return await say_one(session, RECEIPTS_LIE, _say_what_lies)


async def _say_what_lies(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    reader = await session.get_one(Staff, reminder.staff_id)
    today = calendar.business_day(clock.now())
    if reader not in await receipt_lists.who_hears_of_lying(session, today):
        return ReminderState.MOOT
    return await owe(session, reminder)


async def list_the_receipts(session: AsyncSession) -> bool:
    """Tell one person of finance what has waited; False when nobody is to be told."""
    return await say_one(session, RECEIPTS_WAIT, _say)


async def _say(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: decided, or declared a holiday meanwhile.
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    reader = await session.get_one(Staff, reminder.staff_id)
    if not await _waiting_for(session, reader):
        return ReminderState.MOOT
    return await owe(session, reminder)


async def _waiting_for(session: AsyncSession, person: Staff) -> bool:
    today = calendar.day_begins(calendar.business_day(clock.now()))
    return bool(await Receipt.waiting_for(session, person, before=today, at_most=1))


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_receipts),
    Job(every=timedelta(seconds=30), do_one=list_the_receipts),
    Job(every=timedelta(seconds=30), do_one=list_what_lies),
]
