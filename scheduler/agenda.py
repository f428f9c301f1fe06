"""The agenda tells by itself: in the morning, in each slot, and the superior of what lies long (5.2, 5.4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.agenda import (
    MORNING,
    OVERDUE,
    REMINDER,
    Morning,
    long_overdue,
    name_of,
    slots_on,
    to_do_on,
    who_hears_of_overdue,
)
from models.reminders import Reminder, ReminderState
from models.staff import SELLING, Staff
from models.tasks import Task
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

MORNING_HELPS = timedelta(hours=1)  # after work has begun
TOLD_AT_ONCE = 20  # follow-ups named in one message to a superior


async def plan_the_agenda(session: AsyncSession) -> bool:
    """Plan today's mornings, the reminders of each slot, and what superiors are told, of some people;
    False when nobody is left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None:
        return False
    have_tasks = Staff.id.in_(await Task.to_be_told_on(session, today))
    are_told = Staff.can_be_written_to() & (Staff.position.in_(SELLING) | have_tasks)
    if await Reminder.plan_some(
        session,
        MORNING,
        are_told,
        today,
        due_at=begins - policy.current().visits.morning_before,
        useful_until=begins + MORNING_HELPS,
    ):
        return True
    for slot, have_something in await slots_on(session, today):
        if await Reminder.plan_some(
            session,
            REMINDER,
            are_told & have_something,
            today,
            due_at=datetime.combine(today, slot.start, tzinfo=calendar.zone()),
            useful_until=datetime.combine(today, slot.end, tzinfo=calendar.zone()),
            part=name_of(slot),
        ):
            return True
    superiors = Staff.id.in_(await who_hears_of_overdue(session, today))
    return await Reminder.plan_some(
        session, OVERDUE, superiors, today, due_at=begins, useful_until=ends
    )


async def remind_of_a_slot(session: AsyncSession) -> bool:
    """Remind one person of what is due in a slot; False when nobody is to be."""
    return await say_one(session, REMINDER, _remind)


async def begin_a_morning(session: AsyncSession) -> bool:
    """Tell one person what the day brings; False when nobody is to be told."""
    return await say_one(session, MORNING, _greet)


async def tell_a_superior(session: AsyncSession) -> bool:
    """Tell one superior what is long overdue; False when none is to be told."""
    return await say_one(session, OVERDUE, _tell)


async def _remind(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: visited, snoozed, handed over, or declared a holiday meanwhile.
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    if not await to_do_on(session, reminder.staff_id, reminder.day, reminder.part):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day, slot=reminder.part)


async def _greet(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    person = await session.get_one(Staff, reminder.staff_id)
    if not await Morning.brings_something(session, person, reminder.day):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    """Each follow-up is told of once; on a later day only what came since."""
    if reminder.comes_too_late:
        return ReminderState.MISSED
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    superior = await session.get_one(Staff, reminder.staff_id)
    found = await long_overdue(session, reminder.day, superior)
    if not found:
        return ReminderState.MOOT
    for follow_up, _, _ in found:
        follow_up.superior_told = True
    people = {person.id: person for _, _, person in found}
    only_one = next(iter(people.values())) if len(people) == 1 else None
    return await owe(
        session,
        reminder,
        about=only_one.about if only_one else None,  # an answer reaches that person
        day=reminder.day,
        numbers=" ".join(str(follow_up.id) for follow_up, _, _ in found[:TOLD_AT_ONCE]),
        more=max(len(found) - TOLD_AT_ONCE, 0),
    )


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_agenda),
    Job(every=timedelta(seconds=30), do_one=begin_a_morning),
    Job(every=timedelta(seconds=30), do_one=remind_of_a_slot),
    Job(every=timedelta(seconds=30), do_one=tell_a_superior),
]
