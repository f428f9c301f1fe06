"""Protection: owners are warned before a customer is free, superiors told afterwards (5.3, 5.4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy, protection
from models.protection import LAPSED, WARNING
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

SHOWN = 10  # customers in the message; the button below leafs through all


async def plan_the_day(session: AsyncSession) -> bool:
    """From the hour of follow-ups on, on working days: one message per person (5.2), for some; False
    when nobody is left."""
    now = clock.now()
    today = calendar.business_day(now)
    ends = await calendar.work_ends(session, today)
    due_at = datetime.combine(today, policy.current().customers.slot.start, tzinfo=calendar.zone())
    if ends is None or now < due_at:
        return False
    useful_until = max(ends, due_at + timedelta(hours=1))
    told = {
        WARNING: protection.to_be_warned(today),
        LAPSED: Staff.id.in_(await protection.to_be_told(session, today)),
    }
    some = False
    for kind, people in told.items():
        some |= await Reminder.plan_some(
            session, kind, people, today, due_at=due_at, useful_until=useful_until
        )
    return some


async def warn_one(session: AsyncSession) -> bool:
    """Warn one owner of the customers that are free soon; False when nobody is due."""
    # Somebody on leave for as long as that would come back to a customer who is free.
    announced = timedelta(days=policy.current().customers.warned_days_before)
    return await say_one(session, WARNING, _warn, can_wait=announced)


async def tell_one(session: AsyncSession) -> bool:
    """Tell one superior of customers below that are free now; False when nobody is due."""
    return await say_one(session, LAPSED, _tell)


async def _warn(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    owner = await session.get_one(Staff, reminder.staff_id)
    if owner.telegram_id is None:  # left since: told nothing, and nothing is noted as said
        return ReminderState.MOOT
    customer_ids = await protection.note_warned(session, owner, reminder.day)
    return await _list(session, reminder, customer_ids)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    superior = await session.get_one(Staff, reminder.staff_id)
    owner_ids = await protection.whose_is_told_to(session, superior, reminder.day)
    customer_ids = await protection.note_told(session, owner_ids, reminder.day)
    return await _list(session, reminder, customer_ids)


async def _list(
    session: AsyncSession, reminder: Reminder, customer_ids: list[int]
) -> ReminderState:
    if not customer_ids:
        return ReminderState.MOOT
    first = ",".join(map(str, customer_ids[:SHOWN]))
    return await owe(session, reminder, customers=first, number=len(customer_ids))


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(seconds=30), do_one=warn_one),
    Job(every=timedelta(seconds=30), do_one=tell_one),
]
