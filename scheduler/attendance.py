"""Attendance: who has not signed in is reminded, then listed; what was forgotten is asked for (2.2–2.4)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, duties, policy
from models.alerts import Noticed, keep
from models.attendance import ABSENT, FORGOT, MISSING, REMINDER, Way
from models.attendance_day import (
    day_of,
    expected_of,
    expected_on,
    missing_told_to,
    who_hears_of_missing,
)
from models.attendance_month import absent_in_a_row
from models.corrections import forgotten_sign_outs
from models.policy import AlertKind
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.staff import Role, Staff
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

LOOKS_AHEAD = timedelta(hours=1)  # earlier, everybody would be planned at every beat in vain
# What is found out late is still news after the bot was down for some days.
NEWS_FOR = timedelta(days=7)


async def keep_duties(session: AsyncSession) -> bool:
    """Write down who has to sign in from now on, and who no longer (2.2)."""
    await duties.keep_up(session)
    return False


async def plan_reminders(session: AsyncSession) -> bool:
    """Plan a reminder for some whose day begins soon, or whose afternoon does after leave (2.2); False
    when nobody is left."""
    rules = policy.current().attendance
    if not rules.remind:
        return False
    now = clock.now()
    today = calendar.business_day(now)
    some = False
    for begins, those in await expected_on(session, today):
        due_at = begins - rules.remind_before
        if due_at - LOOKS_AHEAD <= now <= begins:
            some |= await Reminder.plan_some(
                session,
                REMINDER,
                those,
                today,
                part=_hour(begins),
                due_at=due_at,
                useful_until=begins,
            )
    return some


async def plan_the_list(session: AsyncSession) -> bool:
    """Plan one list for each superior and hour at which people should have come (2.2)."""
    now = clock.now()
    today = calendar.business_day(now)
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or not begins <= now <= ends:
        return False
    listed_after = policy.current().attendance.missing_listed_after
    by_hour: dict[datetime, list[int]] = {}
    for superior, since in await who_hears_of_missing(session, today):
        by_hour.setdefault(since, []).append(superior.id)
    some = False
    for since in sorted(by_hour):
        some |= await Reminder.plan_some(
            session,
            MISSING,
            Staff.id.in_(by_hour[since]),
            today,
            part=_hour(since),
            due_at=since + listed_after,
            useful_until=ends,
        )
    return some


async def plan_what_was_forgotten(session: AsyncSession) -> bool:
    """Plan to ask whoever did not sign out, when the next work begins (2.4).

    Also of the days before: the bot may have been down, and on a day off nobody is asked.
    """
    today = calendar.business_day(clock.now())
    yesterday = today - timedelta(days=1)
    due_at = await calendar.next_work_begins(session, yesterday)
    for person, day in await forgotten_sign_outs(session, today - NEWS_FOR, yesterday):
        until = day + policy.current().attendance.mended_within
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
    for person, row in await absent_in_a_row(session, true()):
        for reader in await _who_hears(session, person):
            await Reminder.plan(
                session,
                ABSENT,
                reader,
                row[0].day,  # a row is told of once, however long it becomes
                part=str(person.id),
                due_at=begins,
                useful_until=begins + NEWS_FOR,
            )
    return False


async def remind_to_sign_in(session: AsyncSession) -> bool:
    """Remind one person whose day begins; False when nobody is due."""
    return await say_one(session, REMINDER, _remind)


async def list_the_missing(session: AsyncSession) -> bool:
    """Have one superior told who is missing, as one of their alerts; False when nobody is due."""
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
    begins = await expected_of(session, person, reminder.day)
    if begins and policy.current().attendance.remind and _hour(begins) == reminder.part:
        return await owe(session, reminder, day=reminder.day, begins=begins)
    return ReminderState.MOOT


async def _list(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    superior = await session.get_one(Staff, reminder.staff_id)
    for _, begins in await missing_told_to(session, superior, reminder.day):
        if _hour(begins) != reminder.part:
            continue
        if superior.may(Role.LEADER):
            facts = {"day": reminder.day, "begins": begins}
            listed = Noticed(superior.id, superior.about, superior.id, begins.isoformat(), facts)
            await keep(session, AlertKind.MISSING, [listed])
            return ReminderState.SAID
        return await owe(session, reminder, day=reminder.day, begins=begins)
    return ReminderState.MOOT


def _hour(begins: datetime) -> str:
    """Tells the afternoon's reminder from the morning's."""
    return f"{calendar.local(begins):%H:%M}"


async def _ask(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    person = await session.get_one(Staff, reminder.staff_id)
    if Way.OUT not in (await day_of(session, person, reminder.day)).to_mend:
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


async def _tell(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    reader = await session.get_one(Staff, reminder.staff_id)
    person = await session.get_one(Staff, int(reminder.part))
    for _, row in await absent_in_a_row(session, Staff.id == person.id):
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
    Job(every=timedelta(minutes=5), do_one=keep_duties),
    Job(every=timedelta(minutes=5), do_one=plan_reminders),
    Job(every=timedelta(minutes=5), do_one=plan_the_list),
    Job(every=timedelta(minutes=5), do_one=plan_what_was_forgotten),
    Job(every=timedelta(hours=1), do_one=plan_alerts),
    Job(every=timedelta(seconds=30), do_one=remind_to_sign_in),
    Job(every=timedelta(seconds=30), do_one=list_the_missing),
    Job(every=timedelta(seconds=30), do_one=ask_what_was_forgotten),
    Job(every=timedelta(seconds=30), do_one=tell_of_absence),
]
