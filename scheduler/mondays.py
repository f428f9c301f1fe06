"""The superior's Monday: the week of the people below, told once in the morning (4.2)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.documents import send_document
from models.mondays import (
    WEEK,
    WEEK_IN_WORDS,
    TeamWeek,
    lead_people,
    told_at,
    week_before,
)
from models.outbox import Urgency, notify
from models.reminders import Reminder, ReminderState
from models.staff import Role, Staff
from scheduler.clock import Job
from scheduler.reminders import say_one


async def plan_the_monday(session: AsyncSession) -> bool:
    """Plan this week's message about the week before, for some who lead somebody; False when nobody
    is left."""
    first = week_before(calendar.business_day(clock.now()))
    due = await told_at(session, first)
    if due is None:
        return False
    ends = await calendar.work_ends(session, calendar.local(due).date())
    return await Reminder.plan_some(
        session, WEEK, lead_people(), first, due_at=due, useful_until=ends or due
    )


async def tell_of_a_week(session: AsyncSession) -> bool:
    """Tell one superior of the week; False when none is to be told.

    Whoever is on leave gets it when they are back, within that week (3.6).
    """
    return await say_one(session, WEEK, _tell, is_kept=True)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    if reminder.day != week_before(calendar.business_day(clock.now())):
        return ReminderState.MOOT  # on leave for so long that another week is over
    due = await told_at(session, reminder.day)
    if due is None:
        return ReminderState.MOOT
    if clock.now() < due:
        # The day it was planned for became a day off.
        ends = await calendar.work_ends(session, calendar.local(due).date())
        reminder.due_at, reminder.useful_until = due, ends or due
        return ReminderState.WAITING
    superior = await session.get_one(Staff, reminder.staff_id)
    if not superior.may(Role.LEADER):
        return ReminderState.MOOT
    week = await TeamWeek.of(session, superior, reminder.day)
    if not week.people:
        return ReminderState.MOOT
    dedupe = reminder.key
    if week.is_drawn:
        owed = await send_document(
            session, superior, WEEK, urgency=Urgency.REMINDER, dedupe=dedupe, week=reminder.day
        )
    else:
        owed = await notify(
            session,
            superior,
            WEEK_IN_WORDS,
            urgency=Urgency.REMINDER,
            dedupe=dedupe,
            week=reminder.day,
        )
    return ReminderState.SAID if owed else ReminderState.MOOT


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_monday),
    Job(every=timedelta(seconds=30), do_one=tell_of_a_week),
]
