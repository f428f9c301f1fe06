"""Approvals: who is silent is reminded, then the next above is asked; silence never approves (3.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from models.approval_seats import climb, remind
from models.approval_steps import Moment, Step
from models.approval_upkeep import perhaps_misplaced
from models.approvals import Approval
from models.database import is_away
from scheduler.clock import Job

log = structlog.get_logger()


async def keep_up_approvals(session: AsyncSession) -> bool:
    """Bring one approval to whoever can decide it now; False when each is with them."""
    for approval_id in await perhaps_misplaced(session):
        try:
            async with session.begin_nested():
                approval = await session.get_one(Approval, approval_id)
                if await approval.keep_up(session):
                    return True
        except Exception as error:
            if is_away(error):
                raise
            # A bug; the others go on.
            log.exception("an approval cannot be brought on", approval=approval_id)
    return False


async def remind_one(session: AsyncSession) -> bool:
    """Remind of one step that nobody decided in time; False when none is due."""
    return await _next_due(session, Step.remind_at, remind)


async def climb_one(session: AsyncSession) -> bool:
    """Bring one step that nobody decided for long to the next above; False when none is due."""
    return await _next_due(session, Step.climb_at, climb)


async def _next_due(
    session: AsyncSession,
    at: Moment,
    do: Callable[[AsyncSession, Approval, Step], Awaitable[None]],
) -> bool:
    step = await Step.first_due(session, at)
    if step is None:
        return False
    approval = await session.get_one(Approval, step.approval_id)
    # Somebody may be deciding, or another clock be at it, at this moment.
    await approval.lock(session)
    if await step.is_due(session, at):
        await do(session, approval, step)
    return True


JOBS = [
    Job(every=timedelta(minutes=5), do_one=keep_up_approvals),
    Job(every=timedelta(minutes=1), do_one=remind_one),
    Job(every=timedelta(minutes=1), do_one=climb_one),
]
