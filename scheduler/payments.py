"""Bills are chased: when work begins, everybody gets one list of what they should see to (10.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.chase_lists import LISTED, PAYMENTS_DUE, dedupe, drop_the_unsent, noted
from models.chasing import Line, lines_of, tell, who_hears
from models.outbox import Urgency, notify
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.clock import Job, for_everybody
from scheduler.reminders import say_one


@for_everybody
async def plan_the_payments(session: AsyncSession, owners: Sequence[int]) -> None:
    """Plan today's lists of what these people's customers owe, when work begins; those of days before
    are not sent any more."""
    today = calendar.business_day(clock.now())
    await drop_the_unsent(session, today)
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return
    readers = await who_hears(session, today, owners)
    await Reminder.plan_all(session, PAYMENTS_DUE, readers, today, due_at=begins, useful_until=ends)


async def list_the_payments(session: AsyncSession) -> bool:
    """Tell one person what they should see to; False when nobody is to be told.

    Nothing is lost to leave, nor to hours in which nothing ran: what was not told is planned anew on
    each day. Its message is owed once a day; what it names is told by the same commit.
    """
    return await say_one(session, PAYMENTS_DUE, _say)


async def _say(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    today = calendar.business_day(clock.now())
    reader = await session.get_one(Staff, reminder.staff_id)
    lines = await lines_of(session, reader, today, LISTED)
    if not lines:
        return ReminderState.MOOT
    owed = await notify(
        session,
        reader,
        PAYMENTS_DUE,
        about=_whose_all_are(lines),  # an answer reaches that person
        urgency=Urgency.REMINDER,
        dedupe=dedupe(reader.id, today),
        day=today,
        bills=noted(line.bill.id for line in lines),
        page=0,
    )
    if not owed:
        return ReminderState.MOOT
    await tell(session, reader, today, lines)
    return ReminderState.SAID


def _whose_all_are(lines: Sequence[Line]) -> str | None:
    """The only one whose customers a list is about, if they are here and the reader is above them."""
    owners = {line.owner.about for line in lines if line.owner and line.may_write}
    is_alone = len(owners) == 1 and all(line.may_write for line in lines)
    return owners.pop() if is_alone else None


JOBS = [
    Job(every=timedelta(minutes=5), do_one=plan_the_payments),
    Job(every=timedelta(seconds=10), do_one=list_the_payments),
]
