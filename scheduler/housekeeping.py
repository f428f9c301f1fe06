"""What the machinery owes the company: sealed audit, a known calendar, nothing lost unseen."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, calendar, clock, outbox_queue
from models.inbox import Incoming
from models.outbox import Delivery, Outgoing, notify, tell_administrators
from models.positions import Position
from models.staff import Staff
from scheduler.clock import Job

NAMED_AT_MOST = 10
TOLD_FROM_MONTH = 11  # of the year before: then China announces the make-up days (3.3)
PROVISIONAL = "calendar-provisional"


async def seal_one(session: AsyncSession) -> bool:
    """Seal the audit entries that are old enough (1.5)."""
    return await audit.seal_one(session)


async def forget_one_batch(session: AsyncSession) -> bool:
    """Delete updates and messages settled long ago, a batch at a time."""
    return bool(await Incoming.forget_old(session) or await outbox_queue.forget_old(session))


async def know_the_calendar(session: AsyncSession) -> bool:
    """Enter this year and the next; who keeps the calendar hears once of one that is provisional."""
    today = calendar.local(clock.now()).date()
    for year in (today.year, today.year + 1):
        await calendar.seed(session, year)
        if year > today.year and today.month < TOLD_FROM_MONTH:
            continue
        if await calendar.covers(session, year) is calendar.DaySource.PROVISIONAL:
            await _tell_of_provisional(session, year)
    return False


async def _tell_of_provisional(session: AsyncSession, year: int) -> None:
    people = await session.scalars(
        select(Staff).where(Staff.position == Position.HR, Staff.left_at.is_(None))
    )
    for person in dict.fromkeys([*people, *await Staff.administrators(session)]):
        dedupe = f"{PROVISIONAL}:{year}:{person.id}"
        await notify(session, person, PROVISIONAL, dedupe=dedupe, year=str(year))


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
