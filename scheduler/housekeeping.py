"""What the machinery owes the company: sealed audit, a known calendar, nothing lost unseen."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, calendar, clock
from models.inbox import Incoming
from models.outbox import Delivery, Outgoing, tell_administrators
from models.staff import Staff
from scheduler.clock import Job

NAMED_AT_MOST = 10
LOOKS_AHEAD = timedelta(days=45)


async def seal_one(session: AsyncSession) -> bool:
    """Seal the audit entries that are old enough (1.5)."""
    return await audit.seal_one(session)


async def forget_one_batch(session: AsyncSession) -> bool:
    """Delete updates and messages settled long ago, a batch at a time."""
    return bool(await Incoming.forget_old(session) or await Outgoing.forget_old(session))


async def know_the_calendar(session: AsyncSession) -> bool:
    """Enter this year and the next; the administrator hears of a year that is provisional."""
    today = calendar.local(clock.now()).date()
    for year in (today.year, today.year + 1):
        await calendar.seed(session, year)
    soon = (today + LOOKS_AHEAD).year
    if await calendar.covers(session, soon) is calendar.DaySource.PROVISIONAL:
        await tell_administrators(session, "calendar-provisional", once=str(soon), year=str(soon))
    return False


async def list_undelivered(session: AsyncSession) -> bool:
    """Tell the administrators, in one message, whom something may not have reached."""
    found = await session.scalars(
        select(Outgoing)
        .where(
            Outgoing.state.in_([Delivery.UNKNOWN, Delivery.DEAD]),
            Outgoing.listed.is_(False),
            Outgoing.key != "undelivered-alert",
        )
        .with_for_update(skip_locked=True)  # another clock is telling of those
    )
    undelivered = found.all()
    if not undelivered:
        return False
    staff = await session.scalars(
        select(Staff).where(Staff.id.in_({o.staff_id for o in undelivered if o.staff_id}))
    )
    names = ", ".join(sorted(person.name for person in staff)[:NAMED_AT_MOST])
    await tell_administrators(
        session, "undelivered-alert", count=len(undelivered), names=names or "—"
    )
    await session.execute(
        update(Outgoing).where(Outgoing.id.in_([o.id for o in undelivered])).values(listed=True)
    )
    return True


JOBS = [
    Job(every=timedelta(hours=6), do_one=know_the_calendar),
    Job(every=timedelta(minutes=1), do_one=seal_one),
    Job(every=timedelta(hours=1), do_one=forget_one_batch),
    Job(every=timedelta(minutes=10), do_one=list_undelivered),
]
