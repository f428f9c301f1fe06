"""Reports: whoever has none is reminded, and the reader gets one digest (4.1–4.3, 4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock, policy, working_time
from models.policy import Segment
from models.reminders import Reminder, ReminderState
from models.report_digest import Digest
from models.report_duties import is_expected, people_who_owe_reports, reader_of
from models.report_kinds import OF_PERIODS, ReportKind
from models.reports import Report
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
        digest_due = await ReportKind.DAILY.due_at(session, day)
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
                ReportKind.DAILY.reminder,
                person,
                day,
                due_at=_work_ends(day, hours, away.get(person.id, frozenset()))
                - policy.current().reports.remind_before_end,
                # Nobody is woken; the digest tells the superior next morning.
                useful_until=datetime.combine(day, time.max, tzinfo=calendar.zone()),
            )
        for superior in superiors.values():
            await Reminder.plan(
                session,
                ReportKind.DAILY.digest,
                superior,
                day,
                due_at=digest_due,
                useful_until=digest_helps_until,
            )
    return False


async def plan_the_period(session: AsyncSession) -> bool:
    """Plan the reminders and digests of the week and the month whose reports are due next, from the
    working day before they are due."""
    today = calendar.business_day(clock.now())
    for kind in OF_PERIODS:
        now = kind.first_of(today)
        for first in (kind.before(now), now):
            due = await kind.due_at(session, first)
            day_before = await calendar.last_working_day(session, calendar.local(due).date())
            if day_before <= today <= calendar.local(due).date():
                await _plan_reports_of(session, kind, first, due, day_before)
    return False


async def _plan_reports_of(
    session: AsyncSession, kind: ReportKind, first: date, due: datetime, day_before: date
) -> None:
    owing = await people_who_owe_reports(session, first, kind)
    hours = await calendar.hours_of(session, day_before)
    away = await absences.on_leave(session, day_before)
    by_moment: dict[datetime, list[Staff]] = {}
    for person in owing:
        ends = _work_ends(day_before, hours, away.get(person.id, frozenset()))
        by_moment.setdefault(ends, []).append(person)
    for ends, people in by_moment.items():
        remind_at = ends - policy.current().reports.remind_before_end
        await Reminder.plan_all(
            session, kind.reminder, people, first, due_at=remind_at, useful_until=due
        )
    # Held while each is asked about: superiors are found in memory.
    everybody = (await session.scalars(select(Staff))).all()
    readers = {one.id: one for person in owing if (one := await reader_of(session, person, kind))}
    del everybody
    await Reminder.plan_all(
        session,
        kind.digest,
        list(readers.values()),
        first,
        due_at=due,
        useful_until=await work_ends_after(session, due),
    )


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
    """Remind one person whose report is missing; False when nobody is due."""
    for kind in ReportKind:
        if await say_one(session, kind.reminder, partial(_remind, kind=kind)):
            return True
    return False


async def digest_one(session: AsyncSession) -> bool:
    """Send one reader the digest of reports that are due; False when none is.

    Whoever is on leave gets the last ones when they are back, without a sound (3.6).
    """
    for kind in ReportKind:
        if await say_one(session, kind.digest, partial(_digest, kind=kind), is_kept=True):
            return True
    return False


async def _remind(session: AsyncSession, reminder: Reminder, kind: ReportKind) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    # Looked at again now: filed, left, or the day was declared a holiday meanwhile.
    person = await session.get_one(Staff, reminder.staff_id)
    if await Report.standing(session, person.id, reminder.day, kind):
        return ReminderState.MOOT
    if not await is_expected(session, person, reminder.day, kind):
        return ReminderState.MOOT
    return await owe(session, reminder, day=reminder.day, of=kind.value)


async def _digest(session: AsyncSession, reminder: Reminder, kind: ReportKind) -> ReminderState:
    due = await kind.due_at(session, reminder.day)
    if clock.now() < due:
        # The day it was planned for became a day off: the reports are due later now.
        reminder.due_at = due
        reminder.useful_until = await work_ends_after(session, due)
        return ReminderState.WAITING
    if reminder.comes_too_late:
        return ReminderState.MISSED
    superior = await session.get_one(Staff, reminder.staff_id)
    if (await Digest.of(session, superior, reminder.day, kind)).is_empty:
        return ReminderState.MOOT
    is_late = clock.now() > await work_ends_after(session, due)
    if is_late and kind.last_of(reminder.day) < await _first_day_kept(session):
        return ReminderState.MOOT
    return await owe(session, reminder, silent=is_late, day=reminder.day, of=kind.value)


async def _first_day_kept(session: AsyncSession) -> date:
    day = calendar.business_day(clock.now())
    for _ in range(DIGESTS_KEPT):
        day = await calendar.last_working_day(session, day)
    return day


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(minutes=5), do_one=plan_the_period),
    Job(every=timedelta(seconds=30), do_one=remind_one),
    Job(every=timedelta(seconds=30), do_one=digest_one),
]
