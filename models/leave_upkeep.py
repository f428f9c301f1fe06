"""Leave that changes by no deed of its applicant: the calendar is another one, or they have left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, audit, calendar, clock, leave_news, policy, working_time
from models.absences import AbsentHalf
from models.approval_steps import StepState
from models.approval_upkeep import ask_others
from models.approvals import Outcome
from models.leave import LeaveRequest
from models.leave_balance import shortage_of
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

    Cards show it. Where the sum is another one the applicant and whoever decides hear it, a chain
    that no longer fits is another one, and what counts no day any more is withdrawn. Of more than
    there is, HR hears as well. `who` changed the calendar.
    """
    first, last = min(days), max(days)
    found = await session.execute(
        select(AbsentHalf, LeaveRequest)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(AbsentHalf.day.in_(days), LeaveRequest.kind.not_in(absences.kinds_of_every_day()))
        .order_by(LeaveRequest.id)
    )
    hours = await calendar.hours_between(session, first, last)
    otherwise: dict[LeaveRequest, list[AbsentHalf]] = {}
    for row, request in found:
        # Also where none changes: the year may be no longer provisional.
        rows = otherwise.setdefault(request, [])
        if row.counted != (row.half in working_time.halves_of(hours[row.day])):
            rows.append(row)
    for request, rows in otherwise.items():
        if rows:
            await _count_otherwise(session, request, rows, who)
        else:
            await request.redraw_everywhere(session)


async def ask_whoever_is_missing(session: AsyncSession, request: LeaveRequest) -> None:
    """A decision was taken back: by now it may count so many days that others decide as well (3.2)."""
    approval = await request.approval(session)
    steps = await approval.steps(session)
    asked = {step.wanted for step in steps if step.state is not StepState.DROPPED}
    band = policy.current().leave.band(await request.days(session))
    if not asked.issuperset(band.approvers):
        await ask_others(session, approval, band.approvers, band.when_away)


async def clear_desk(session: AsyncSession, person: Staff) -> None:
    """Somebody has left: approved leave to come is cancelled, of leave that runs the rest is freed.

    What waits for a decision is withdrawn with all their approvals (`approval_upkeep.keep_up_with`).
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


async def _count_otherwise(
    session: AsyncSession, request: LeaveRequest, rows: Sequence[AbsentHalf], who: Staff | None
) -> None:
    """Some half-days of a request count that did not, or the other way round; all concerned hear it."""
    approval = await request.approval(session)
    await approval.lock(session)
    await session.refresh(request)
    if not request.holds_days:
        return  # it came to nothing a moment ago
    before = await request.days(session)
    added = [row for row in rows if not row.counted]
    taken_out = [row for row in rows if row.counted]
    for counted, those in ((True, added), (False, taken_out)):
        ids = [row.id for row in those]
        await session.execute(
            update(AbsentHalf).where(AbsentHalf.id.in_(ids)).values(counted=counted)
        )
    after = await request.days(session)
    if after == before:
        await request.redraw_everywhere(session)
        return
    halves = int((after - before) * 2)
    audit.record(session, who, "leave-recounted", about=request.about, halves=halves)
    applicant = await session.get_one(Staff, request.applicant_id)
    facts: dict[str, Any] = {"span": request.span, "before": before, "after": after}
    if request.outcome is Outcome.OPEN and not after:
        await approval.lapse(session)
        await notify(session, applicant, "leave-recounted-to-nothing", about=request.about, **facts)
        return
    had_it = await approval.who_decides(session)
    if request.outcome is Outcome.OPEN:
        band = policy.current().leave.band(after)
        await ask_others(session, approval, band.approvers, band.when_away)
    await approval.redraw(session)
    have_it = await approval.who_decides(session)
    stayed = [person for person in have_it if person in had_it]
    facts["by_others"] = bool(have_it) and not stayed
    await notify(session, applicant, "leave-recounted", about=request.about, **facts)
    for person in stayed:  # others have got the card just now
        await leave_news.tell_of(
            session, request, person, "leave-recounted-told", before=before, after=after
        )
    places = [row.place for row in added]
    if short := await shortage_of(session, applicant, request.kind, places):
        await leave_news.tell_overdrawn(session, request, short)
