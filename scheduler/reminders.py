"""Reminders fall due: each is said once, or what became of it is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import Urgency, notify
from models.reminders import Reminder, ReminderState
from models.staff import Staff

Say = Callable[[AsyncSession, Reminder], Awaitable[ReminderState]]
"""Looks at a reminder again when it falls due, and says it or not."""


async def say_one(session: AsyncSession, kind: str, say: Say) -> bool:
    """Take the next reminder of a kind that is due and keep what became of it; False when none is."""
    reminder = await Reminder.take_due(session, kind)
    if reminder is None:
        return False
    reminder.state = await say(session, reminder)
    return True


async def owe(
    session: AsyncSession, reminder: Reminder, *, about: str | None = None, **facts: Any
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
        **facts,
    )
    return ReminderState.SAID if owed else ReminderState.MOOT
