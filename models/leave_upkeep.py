"""Leave that changes by no deed of its applicant: the calendar is another one, or they have left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, audit, calendar, clock, working_time
from models.absences import AbsentHalf
from models.approvals import Outcome
from models.leave import LeaveRequest
from models.outbox import notify
from models.spans import HalfDay
from models.staff import Staff

# Questions


async def days_counted_otherwise(session: AsyncSession, since: date) -> set[date]:
    """The days from one on whose leave is counted otherwise than they are worked now."""
    found = await session.execute(
        select(AbsentHalf.day, AbsentHalf.half, AbsentHalf.counted)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(AbsentHalf.day >= since, LeaveRequest.kind.not_in(absences.kinds_of_every_day()))
        .distinct()
    )
    rows = found.all()
    if not rows:
        return set()
    hours = await calendar.hours_between(session, since, max(day for day, _, _ in rows))
    return {
        day
        for day, half, counted in rows
        if counted != (half in working_time.halves_of(hours[day]))
    }


# Deeds


async def recount(session: AsyncSession, days: Collection[date], who: Staff | None) -> None:
    """The calendar of some days has changed: what was asked for is counted anew (3.3).

    Cards show it, and the applicant hears where the sum is another one. `who` changed the calendar.
    """
    first, last = min(days), max(days)
    found = await session.execute(
        select(AbsentHalf, LeaveRequest)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(AbsentHalf.day.in_(days), LeaveRequest.kind.not_in(absences.kinds_of_every_day()))
        .order_by(LeaveRequest.id)
    )
    hours = await calendar.hours_between(session, first, last)
    more: dict[LeaveRequest, int] = {}
    for row, request in found:
        counts = row.half in working_time.halves_of(hours[row.day])
        # Also where none changes: the year may be no longer provisional.
        more[request] = more.get(request, 0) + counts - row.counted
        row.counted = counts
    await session.flush()
    for request, halves in more.items():
        await request.redraw_everywhere(session)
        if halves:
            await _say_recounted(session, request, halves, who)


async def clear_desk(session: AsyncSession, person: Staff) -> None:
    """Somebody has left: approved leave to come is cancelled, of leave that runs the rest is freed.

    What waits for a decision is withdrawn with all their approvals (`approvals.withdraw_all_of`).
    """
    today = calendar.business_day(clock.now())
    found = await session.scalars(
        select(LeaveRequest).where(
            LeaveRequest.applicant_id == person.id,
            LeaveRequest.outcome == Outcome.APPROVED,
            LeaveRequest.cancelled_at.is_(None),
            LeaveRequest.last >= today,
        )
    )
    now = HalfDay(today, working_time.half_at(clock.now()))
    for request in found.all():
        if await request.has_begun(session):
            await absences.free(session, request.id, now)
            await request.redraw_everywhere(session)
        else:
            await request.end(session, None)


async def _say_recounted(
    session: AsyncSession, request: LeaveRequest, halves: int, who: Staff | None
) -> None:
    """The applicant hears how many days it was, and how many it is."""
    after = await request.days(session)
    audit.record(session, who, "leave-recounted", about=request.about, halves=halves)
    await notify(
        session,
        await session.get_one(Staff, request.applicant_id),
        "leave-recounted",
        about=request.about,
        span=request.span,
        before=after - Decimal(halves) / 2,
        after=after,
    )
