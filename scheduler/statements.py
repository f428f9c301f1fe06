"""Statements: of the month before, on the first working day of the next (10.3)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import ageing, calendar, clock, policy, statements
from models.attendance_month import last_of_month
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from models.statements import STATEMENT
from scheduler.clock import Job
from scheduler.reminders import owe, say_one


async def plan_the_statements(session: AsyncSession) -> bool:
    """Plan some people's statement of the month before, from the company's working day of a month on;
    False when nobody is left.

    Whoever was not here then, or the machine, has it on a later working day of the month.
    """
    today = calendar.business_day(clock.now())
    begins = await calendar.work_begins(session, today)
    ends = await calendar.work_ends(session, today)
    if begins is None or ends is None or clock.now() > ends:
        return False
    if today < await _day_of_the_month(session, today):
        return False
    last = last_of_month(today.replace(day=1))
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return await Reminder.plan_some(
        session,
        STATEMENT,
        Staff.can_be_written_to() & Staff.position.in_(policy.current().payments.statement_to),
        month,
        due_at=begins,
        useful_until=calendar.day_begins(last + timedelta(days=1)),
    )


async def send_a_statement(session: AsyncSession) -> bool:
    """Bring one person the statement of a month; False when nobody waits for one.

    It is kept for who is on leave: there is none until the next month.
    """
    return await say_one(session, STATEMENT, _say, is_kept=True)


async def _say(session: AsyncSession, reminder: Reminder) -> ReminderState:
    if reminder.comes_too_late:
        return ReminderState.MISSED
    reader = await session.get_one(Staff, reminder.staff_id)
    if reader.position not in policy.current().payments.statement_to:
        return ReminderState.MOOT
    people = await ageing.whose(session, reader)
    if not await statements.has_any(session, people, reminder.day):
        return ReminderState.MOOT
    return await owe(session, reminder, month=reminder.day)


async def _day_of_the_month(session: AsyncSession, today: date) -> date:
    """On which the statement is sent: so many working days into the month, at the latest its last."""
    first = today.replace(day=1)
    hours = await calendar.hours_between(session, first, last_of_month(first))
    working = [day for day, some in hours.items() if some]
    number = policy.current().payments.statement_working_day
    return working[min(number, len(working)) - 1]


JOBS = [
    Job(every=timedelta(minutes=15), do_one=plan_the_statements),
    Job(every=timedelta(seconds=30), do_one=send_a_statement),
]
