"""Reports: whoever has none is reminded, and the reader gets one digest (4.1–4.3, 4.5)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock, policy, working_time
from models.reminders import Reminder, ReminderState
from models.report_digest import Digest
from models.report_duties import is_expected, who_owes_reports, who_reads
from models.report_kinds import OF_PERIODS, ReportKind
from models.reports import Report
from models.spans import Half
from models.staff import Staff
from models.visits import Visit
from scheduler.clock import Job
from scheduler.reminders import owe, say_one

# Whoever was on leave for long reads these; what is older helps nobody any more.
DIGESTS_KEPT = {ReportKind.DAILY: 5, ReportKind.WEEKLY: 2, ReportKind.MONTHLY: 2}


async def plan_the_day(session: AsyncSession) -> bool:
    """Plan today's reminders, and the digests of today and of the working day before, for some people;
    False when nobody is left."""
    today = calendar.business_day(clock.now())
    for day in (await calendar.last_working_day(session, today), today):
        if not await calendar.is_working_day(session, day):
            continue
        owing = await who_owes_reports(session, day)
        # Nobody is woken; the digest tells the superior next morning.
        late = datetime.combine(day, time.max, tzinfo=calendar.zone())
        named = owing | Staff.id.in_(Visit.authors_on(day))
        kind = ReportKind.DAILY
        some = await _plan_reminders(session, kind, owing, day, day, useful_until=late)
        if await _plan_digests(session, kind, named, day) or some:
            return True
    return False


async def plan_the_period(session: AsyncSession) -> bool:
    """Plan the reminders and digests of the week and the month whose reports are due next, from the
    working day before they are due, for some people; False when nobody is left."""
    today = calendar.business_day(clock.now())
    for kind in OF_PERIODS:
        now = kind.first_of(today)
        for first in (kind.before(now), now):
            due = await kind.due_at(session, first)
            day_before = await calendar.last_working_day(session, calendar.local(due).date())
            if not day_before <= today <= calendar.local(due).date():
                continue
            owing = await who_owes_reports(session, first, kind)
            some = await _plan_reminders(session, kind, owing, first, day_before, useful_until=due)
            if await _plan_digests(session, kind, owing, first) or some:
                return True
    return False


async def _plan_reminders(
    session: AsyncSession,
    kind: ReportKind,
    owing: ColumnElement[bool],
    first: date,
    day: date,
    *,
    useful_until: datetime,
) -> bool:
    """Of the report of the days from `first` on, before each of these people leaves work on `day`."""
    hours = await calendar.hours_of(session, day)
    # Who is on leave in the afternoon goes before it.
    away = await absences.on_leave(session, day)
    goes_early = Staff.id.in_([one for one, halves in away.items() if halves == {Half.AFTERNOON}])
    some = False
    for those, until in (
        (~goes_early, hours),
        (goes_early, working_time.segments_of(hours, Half.MORNING)),
    ):
        if not until:
            continue
        ends = datetime.combine(day, until[-1].end, tzinfo=calendar.zone())
        some |= await Reminder.plan_some(
            session,
            kind.reminder,
            owing & those,
            first,
            due_at=ends - policy.current().reports.remind_before_end,
            useful_until=useful_until,
        )
    return some


async def _plan_digests(
    session: AsyncSession, kind: ReportKind, authors: ColumnElement[bool], first: date
) -> bool:
    """For whoever reads the reports of these people, when they are due."""
    due = await kind.due_at(session, first)
    return await Reminder.plan_some(
        session,
        kind.digest,
        Staff.id.in_(await who_reads(session, authors, kind)),
        first,
        due_at=due,
        useful_until=await work_ends_after(session, due),
    )


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
    if is_late and reminder.day < await _first_day_kept(session, kind):
        return ReminderState.MOOT
    return await owe(session, reminder, silent=is_late, day=reminder.day, of=kind.value)


async def _first_day_kept(session: AsyncSession, kind: ReportKind) -> date:
    day = kind.first_of(calendar.business_day(clock.now()))
    for _ in range(DIGESTS_KEPT[kind]):
        is_of_a_day = kind is ReportKind.DAILY
        day = await calendar.last_working_day(session, day) if is_of_a_day else kind.before(day)
    return day


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_day),
    Job(every=timedelta(minutes=5), do_one=plan_the_period),
    Job(every=timedelta(seconds=30), do_one=remind_one),
    Job(every=timedelta(seconds=30), do_one=digest_one),
]
