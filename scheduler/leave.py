"""Leave: when the company changes its working hours, what was asked for is counted anew (3.3)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, leave_upkeep
from models.staff import wait_for_leavers
from scheduler.clock import Job


async def follow_the_hours(session: AsyncSession) -> bool:
    """Count the days to come by the hours of now: `company.toml` may be another one since the start."""
    await wait_for_leavers(session)
    today = calendar.business_day(clock.now())
    if days := await leave_upkeep.days_counted_otherwise(session, today):
        await leave_upkeep.recount(session, days, who=None)
    return False


JOBS = [Job(every=timedelta(hours=6), do_one=follow_the_hours)]
