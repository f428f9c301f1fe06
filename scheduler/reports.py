"""Daily reports: whoever has none is reminded, and the superior gets one digest (4.1, 4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock, policy, working_time
from models.policy import Segment
from models.reminders import Reminder, ReminderState
from models.reports import (
    DIGEST,
    REMINDER,
    Digest,
    Report,
    people_who_owe_reports,
    reader_of,
    reports_due_at,
)
from models.spans import Half
from models.staff import Staff
from models.visits import Visit
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

# Whoever was on leave for long reads these; what is older helps nobody any more.
DIGESTS_KEPT = 5


async def plan_the_day(session: AsyncSession) -> bool:
    """Plan today's reminders, and the digests of today and of the working day before."""
    today = calendar.business_day(clock.now())
    for day in (await calendar.last_working_day(session, today), today):
        hours = await calendar.hours_of(session, day)
        if not hours:
            continue
        digest_due = await reports_due_at(session, day)
        digest_helps_until = await work_ends_after(session, digest_due)
        superiors: dict[int, Staff] = {}
        owing = await people_who_owe_reports(session, day)
        away = await absences.on_leave(session, day)
        for person in [*owing, *await Visit.authors_of(session, day)]:
            if superior := await reader_of(session, person):
                superiors[superior.id] = superior
        for person in owing:
            await Reminder.plan(
                session,
                REMINDER,
                person,
                day,
                due_at=_work_ends(day, hours, away.get(person.id, frozenset()))
                - policy.current().reports.remind_before_end,
                # Nobody is woken; the digest tells the superior next morning.
                useful_until=datetime.combine(day, time.max, tzinfo=calendar.zone()),
            )
        for superior in superiors.values():
            await Reminder.plan(
                session, DIGEST, superior, day, due_at=digest_due, useful_until=digest_helps_until
            )
    return False


def _work_ends(day: date, hours: Sequence[Segment], away: frozenset[Half]) -> datetime:
    """When somebody goes who owes a report of the day: before the afternoon, where they are on leave."""
    if away == {Half.AFTERNOON}:
        hours = working_time.segments_of(hours, Half.MORNING)
    return datetime.combine(day, hours[-1].end, tzinfo=calendar.zone())


async def work_ends_after(session: AsyncSession, begins: datetime) -> datetime:
    """When the work ends that begins then."""
    ends = await calendar.work_ends(session, calendar.local(begins).date())
    assert ends
    return ends


async def remind_one(session: AsyncSession) -> bool:
    """Remind one person whose report of the day is missing; False when nobody is due."""
    return await say_one(session, REMINDER, _remind)


async def digest_one(session: AsyncSession) -> bool:
    """Send one superior the digest of a day whose reports are due; False when none is.

    Whoever is on leave gets the last ones when they are back, without a sound (3.6).
    """
    return await say_one(session, DIGEST, _digest, is_kept=True)


async def _remind(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: filed, left, or the day was declared a holiday meanwhile.
    owing = {person.id: person for person in await people_who_owe_reports(session, reminder.day)}
    person = owing.get(reminder.staff_id)
    if person is None or await Report.standing(session, person.id, reminder.day):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day)


async def _digest(session: AsyncSession, reminder: Reminder) -> ReminderState:
    due = await reports_due_at(session, reminder.day)
    if clock.now() < due:
        # The day it was planned for became a day off: the reports are due later now.
        reminder.due_at = due
        reminder.useful_until = await work_ends_after(session, due)
        return ReminderState.WAITING
    if reminder.comes_too_late:
        return ReminderState.MISSED
    superior = await session.get_one(Staff, reminder.staff_id)
    if not await calendar.is_working_day(session, reminder.day):
        return ReminderState.MOOT
    if (await Digest.of(session, superior, reminder.day)).is_empty:
        return ReminderState.MOOT
    is_late = clock.now() > await work_ends_after(session, due)
    if is_late and reminder.day < await _first_day_kept(session):
        return ReminderState.MOOT
    return await owe(session, reminder, silent=is_late, day=reminder.day)


async def _first_day_kept(session: AsyncSession) -> date:
    day = calendar.business_day(clock.now())
    for _ in range(DIGESTS_KEPT):
        day = await calendar.last_working_day(session, day)
    return day


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(seconds=30), do_one=remind_one),
    Job(every=timedelta(seconds=30), do_one=digest_one),
]
