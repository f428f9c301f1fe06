"""Alerts: what time brings is noticed each working morning, and what waits is said when it may be (16.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, alert_watch, alerts, calendar, clock
from models.alerts import Alert, AlertTime, Choice
from models.policy import AlertKind
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job
from scheduler.reminders import next_half_begins

CUSTOMERS, TARGETS = "alert-not-seen", "alert-at-risk"


async def plan_the_watch(session: AsyncSession) -> bool:
    """Plan that some who want to hear of it are looked for, once on each working day; False when nobody
    is left."""
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or not begins <= clock.now() <= ends:
        return False
    watches = [(CUSTOMERS, AlertKind.NOT_SEEN)]
    if await alert_watch.is_mid_month(session, today):
        watches.append((TARGETS, AlertKind.AT_RISK))
    some = False
    for watch, kind in watches:
        people = Staff.id.in_(await alerts.who_hears(session, kind))
        some |= await Reminder.plan_some(
            session, watch, people, today, due_at=begins, useful_until=ends
        )
    return some


async def watch_customers(session: AsyncSession) -> bool:
    """Look for key customers not seen, for everybody who is to hear today; False when nobody is."""
    due = await Reminder.take_all_due(session, CUSTOMERS)
    if hearing := await _looked_for(session, AlertKind.NOT_SEEN, due):
        await alert_watch.watch_customers(session, hearing, calendar.business_day(clock.now()))
    return bool(due)


async def watch_targets(session: AsyncSession) -> bool:
    """Look for targets at risk, for one superior who is to hear today; False when nobody is."""
    due = await Reminder.take_due(session, TARGETS)
    for one in await _looked_for(session, AlertKind.AT_RISK, [due] if due else []):
        superior = await session.get_one(Staff, one)
        await alert_watch.watch_targets(session, superior, calendar.business_day(clock.now()))
    return due is not None


async def _looked_for(
    session: AsyncSession, kind: AlertKind, due: Sequence[Reminder]
) -> Mapping[int, Choice]:
    """For whom it is looked now, of those of whom it is due: who wants to hear of it still."""
    for reminder in due:
        # What is missed today is seen tomorrow.
        is_late = reminder.comes_too_late
        reminder.state = ReminderState.MISSED if is_late else ReminderState.SAID
    ids = {one.staff_id for one in due if one.state is ReminderState.SAID}
    chosen = await alerts.who_hears(session, kind) if ids else {}
    return {number: chosen[number] for number in ids & chosen.keys()}


async def say_what_waits(session: AsyncSession) -> bool:
    """Tell one superior what has waited for them, or let it wait on; False when nobody is to be told.

    What comes at a quiet time, or when there were as many in this hour as there may be single ones,
    comes together later. So does what comes during leave: nobody is called from it, but who said
    that alerts may always come.
    """
    leader = await alerts.next_to_hear(session)
    if leader is None:
        return False
    due = await alerts.due_for(session, leader)
    if not due:
        return True
    now = clock.now()
    at = await alerts.time_of(session, leader)
    until = await alerts.may_come(session, at, now)
    if at is not AlertTime.ALWAYS and await absences.is_away(session, leader, now):
        until = await next_half_begins(session)
    left, free_at = await alerts.room(session, leader, now)
    until = max(until, free_at)
    if until > now:
        alerts.put_off(due, until)
        return True
    for message in _messages(due, left):
        await alerts.say(session, leader, message)
    return True


def _messages(due: Sequence[Alert], left: int) -> Sequence[Sequence[Alert]]:
    """One each, and one of all targets; all in one where any waited, or more come than there is room for."""
    targets = [one for one in due if one.kind is AlertKind.AT_RISK]
    each = [[one] for one in due if one.kind is not AlertKind.AT_RISK]
    messages = [targets, *each] if targets else each
    return [due] if len(messages) > left or any(one.waited for one in due) else messages


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_watch),
    Job(every=timedelta(minutes=1), do_one=watch_customers),
    Job(every=timedelta(minutes=1), do_one=watch_targets),
    Job(every=timedelta(seconds=15), do_one=say_what_waits),
]
