"""Attendance: who has not signed in is reminded, then listed; what was forgotten is asked for (2.2–2.4)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.attendance_day import (
    expected_on,
    missing_below,
    missing_by_superior,
    people_who_sign_in,
)
from models.attendance_month import absent_in_a_row
from models.corrections import who_forgot_to_sign_out
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

REMINDER = "attendance-reminder"
MISSING = "attendance-missing"
FORGOT = "attendance-forgot"
ABSENT = "attendance-absent-in-a-row"
LOOKS_AHEAD = timedelta(hours=1)  # earlier, everybody would be planned at every beat in vain
# Somebody who stays away is still news after the bot was down for some days.
ABSENT_IS_NEWS_FOR = timedelta(days=7)


async def plan_reminders(session: AsyncSession) -> bool:
    """Plan a reminder for everybody whose day begins soon (2.2)."""
    rules = policy.current().attendance
    if not rules.remind:
        return False
    now = clock.now()
    today = calendar.business_day(now)
    for person, begins in await expected_on(session, await people_who_sign_in(session), today):
        due_at = begins - rules.remind_before
        if due_at - LOOKS_AHEAD <= now <= begins:
            await Reminder.plan(
                session, REMINDER, person, today, due_at=due_at, useful_until=begins
            )
    return False


async def plan_the_list(session: AsyncSession) -> bool:
    """Plan one list for each superior of people who should be here by now (2.2)."""
    now = clock.now()
    today = calendar.business_day(now)
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None:
        return False
    due_at = begins + policy.current().attendance.missing_listed_after
    if not due_at <= now <= ends:
        return False
    for superior in await missing_by_superior(session, today):
        await Reminder.plan(session, MISSING, superior, today, due_at=due_at, useful_until=ends)
    return False


async def plan_what_was_forgotten(session: AsyncSession) -> bool:
    """Plan to ask whoever did not sign out on the last working day, when the next one begins (2.4)."""
    today = calendar.business_day(clock.now())
    day = await calendar.last_working_day(session, today)
    due_at = await calendar.next_work_begins(session, day)
    until = day + policy.current().attendance.mended_within
    for person in await who_forgot_to_sign_out(session, day):
        await Reminder.plan(
            session,
            FORGOT,
            person,
            day,
            due_at=due_at,
            useful_until=datetime.combine(until, time(), tzinfo=calendar.zone()),
        )
    return False


async def plan_alerts(session: AsyncSession) -> bool:
    """Plan that HR and the superior hear of whoever is absent for days in a row (2.3)."""
    now = clock.now()
    begins = await calendar.work_begins(session, calendar.business_day(now))
    if begins is None or now < begins:
        return False
    for person, row in await absent_in_a_row(session, await people_who_sign_in(session)):
        for reader in await _who_hears(session, person):
            await Reminder.plan(
                session,
                ABSENT,
                reader,
                row[0].day,  # a row is told of once, however long it becomes
                part=str(person.id),
                due_at=begins,
                useful_until=begins + ABSENT_IS_NEWS_FOR,
            )
    return False


async def remind_to_sign_in(session: AsyncSession) -> bool:
    """Remind one person whose day begins; False when nobody is due."""
    return await say_one(session, REMINDER, _remind)


async def list_the_missing(session: AsyncSession) -> bool:
    """Tell one superior who is missing; False when nobody is due."""
    return await say_one(session, MISSING, _list)


async def ask_what_was_forgotten(session: AsyncSession) -> bool:
    """Ask one person when they went home; False when nobody is due."""
    return await say_one(session, FORGOT, _ask)


async def tell_of_absence(session: AsyncSession) -> bool:
    """Tell one person of somebody absent in a row; False when nobody is due."""
    return await say_one(session, ABSENT, _tell)


async def _remind(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: signed in, on leave, left, or a day off meanwhile.
    person = await session.get_one(Staff, reminder.staff_id)
    expected = await expected_on(session, [person], reminder.day)
    if not expected or not policy.current().attendance.remind:
        return ReminderState.MOOT
    [(_, begins)] = expected
    return await owe(session, reminder, day=reminder.day, begins=begins)


async def _list(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    superior = await session.get_one(Staff, reminder.staff_id)
    if not await missing_below(session, superior, reminder.day):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


async def _ask(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    forgot = {person.id for person in await who_forgot_to_sign_out(session, reminder.day)}
    if reminder.staff_id not in forgot:
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    reader = await session.get_one(Staff, reminder.staff_id)
    person = await session.get_one(Staff, int(reminder.part))
    for _, row in await absent_in_a_row(session, [person]):
        if row[0].day == reminder.day:
            # A message about somebody whom HR may not look at would not be sent.
            is_visible = await person.visible_to(session, reader)
            return await owe(
                session,
                reminder,
                about=person.about if is_visible else None,
                person=person.id,
                name=person.name,
                since=reminder.day,
                number=len(row),
            )
    return ReminderState.MOOT


async def _who_hears(session: AsyncSession, person: Staff) -> list[Staff]:
    """HR and the superior; nobody of themselves."""
    found = await session.scalars(select(Staff).where(Staff.position == Position.HR))
    readers = {one for one in found if one.is_here and one.id != person.id}
    if superior := await person.answers_to(session):
        readers.add(superior)
    return sorted(readers, key=lambda one: one.id)


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_reminders),
    Job(every=timedelta(minutes=5), do_one=plan_the_list),
    Job(every=timedelta(minutes=5), do_one=plan_what_was_forgotten),
    Job(every=timedelta(hours=1), do_one=plan_alerts),
    Job(every=timedelta(seconds=30), do_one=remind_to_sign_in),
    Job(every=timedelta(seconds=30), do_one=list_the_missing),
    Job(every=timedelta(seconds=30), do_one=ask_what_was_forgotten),
    Job(every=timedelta(seconds=30), do_one=tell_of_absence),
]
