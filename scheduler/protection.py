"""Protection: owners are warned before a customer is free, superiors told afterwards (5.3, 5.4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy, protection
from models.outbox import Urgency, notify
from models.protection import LAPSED, WARNING
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job

SHOWN = 10  # customers in the message; the button below leafs through all


async def plan_the_day(session: AsyncSession) -> bool:
    """From the hour of follow-ups on, on working days: one message per person (5.2)."""
    now = clock.now()
    today = calendar.business_day(now)
    ends = await calendar.work_ends(session, today)
    due_at = datetime.combine(today, policy.current().customers.slot.start, tzinfo=calendar.zone())
    # Looked for only then: the two queries go through all customers.
    if ends is None or now < due_at:
        return False
    useful_until = max(ends, due_at + timedelta(hours=1))
    told = {
        WARNING: await protection.to_be_warned(session, today),
        LAPSED: list(await protection.to_be_told(session, today)),
    }
    for kind, people in told.items():
        for person in people:
            await Reminder.plan(
                session, kind, person, today, due_at=due_at, useful_until=useful_until
            )
    return False


async def warn_one(session: AsyncSession) -> bool:
    """Warn one owner of the customers that are free soon; False when nobody is due."""
    reminder = await Reminder.take_due(session, WARNING)
    if reminder is None:
        return False
    if reminder.comes_too_late:
        reminder.state = ReminderState.MISSED
        return True
    owner = await session.get_one(Staff, reminder.staff_id)
    customer_ids: list[int] = []
    if owner.telegram_id:  # who has left since was told nothing, and nothing is noted as said
        customer_ids = await protection.note_warned(session, owner, reminder.day)
    await _say(session, reminder, owner, customer_ids)
    return True


async def tell_one(session: AsyncSession) -> bool:
    """Tell one superior of customers below that are free now; False when nobody is due."""
    reminder = await Reminder.take_due(session, LAPSED)
    if reminder is None:
        return False
    if reminder.comes_too_late:
        reminder.state = ReminderState.MISSED
        return True
    told = await protection.to_be_told(session, reminder.day)
    superior = await session.get_one(Staff, reminder.staff_id)
    customer_ids = await protection.note_told(session, told.get(superior, []), reminder.day)
    await _say(session, reminder, superior, customer_ids)
    return True


async def _say(
    session: AsyncSession, reminder: Reminder, person: Staff, customer_ids: list[int]
) -> None:
    if not customer_ids:
        reminder.state = ReminderState.MOOT
        return
    await notify(
        session,
        person,
        reminder.kind,
        urgency=Urgency.REMINDER,
        dedupe=reminder.key,
        customers=",".join(map(str, customer_ids[:SHOWN])),
        number=len(customer_ids),
    )
    reminder.state = ReminderState.SAID


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(seconds=30), do_one=warn_one),
    Job(every=timedelta(seconds=30), do_one=tell_one),
]
