"""Promises whose day is over are decided, before bills are chased (10.2)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, promises
from scheduler.clock import Job


async def break_a_promise(session: AsyncSession) -> bool:
    """Decide one on a working day, on which bills are chased; False when none is over.

    One for a day off is broken when that is over: the customer said that day.
    """
    today = calendar.business_day(clock.now())
    if not await calendar.is_working_day(session, today):
        return False
    return await promises.break_one(session, today)


JOBS = [Job(every=timedelta(minutes=5), do_one=break_a_promise)]
