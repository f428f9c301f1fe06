"""Reminders fall due: each is said once, or what became of it is kept; nobody is called from leave."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock, working_time
from models.outbox import Urgency, notify
from models.reminders import Reminder, ReminderState
from models.spans import Half, Span
from models.staff import Staff

Say = Callable[[AsyncSession, Reminder], Awaitable[ReminderState]]
"""Looks at a reminder again when it falls due, and says it or not."""


async def say_one(
    session: AsyncSession,
    kind: str,
    say: Say,
    *,
    can_wait: timedelta | None = None,
    is_kept: bool = False,
) -> bool:
    """Take the next reminder of a kind that is due and keep what became of it; False when none is.

    Somebody on leave hears it when they are back, if it still helps then (3.6), or however late if
    it `is_kept`: else what must not be lost is planned anew on each day. Leave for all of the time
    that it `can_wait` does not spare them.
    """
    reminder = await Reminder.take_due(session, kind)
    if reminder is None:
        return False
    # Held until the end, so that the session need not ask for them again.
    person = await session.get_one(Staff, reminder.staff_id)
    if await _is_on_leave(session, person, can_wait):
        reminder.state = await put_off(session, reminder, is_kept=is_kept)
    else:
        reminder.state = await say(session, reminder)
    return True


async def _is_on_leave(session: AsyncSession, person: Staff, can_wait: timedelta | None) -> bool:
    now = clock.now()
    if not await absences.is_away(session, person, now):
        return False
    if can_wait is None:
        return True
    today = calendar.local(now).date()
    meanwhile = Span(today, today + can_wait, working_time.half_at(now))
    return not await absences.away_all(session, person, meanwhile)


async def put_off(session: AsyncSession, reminder: Reminder, *, is_kept: bool) -> ReminderState:
    """Until the next half-day of work begins, where it is looked at again; moot if that is too late."""
    begins = await next_half_begins(session)
    if begins > reminder.useful_until:
        if not is_kept:
            return ReminderState.MOOT
        ends = await calendar.work_ends(session, calendar.local(begins).date())
        reminder.useful_until = ends or begins
    reminder.due_at = begins
    return ReminderState.WAITING


async def next_half_begins(session: AsyncSession) -> datetime:
    """When the next half-day of work begins."""
    here = calendar.local(clock.now())
    hours = await calendar.hours_of(session, here.date())
    afternoon = working_time.segments_of(hours, Half.AFTERNOON)
    if working_time.half_at(here) is Half.MORNING and afternoon:
        return datetime.combine(here.date(), afternoon[0].start, tzinfo=calendar.zone())
    return await calendar.next_work_begins(session, here.date())


async def owe(
    session: AsyncSession,
    reminder: Reminder,
    *,
    about: str | None = None,
    silent: bool = False,
    **facts: Any,
) -> ReminderState:
    """Owe its person the card of its kind; moot where nobody can be written to any more."""
    person = await session.get_one(Staff, reminder.staff_id)
    owed = await notify(
        session,
        person,
        reminder.kind,
        about=about,
        urgency=Urgency.REMINDER,
        dedupe=reminder.key,
        silent=silent,
        **facts,
    )
    return ReminderState.SAID if owed else ReminderState.MOOT
