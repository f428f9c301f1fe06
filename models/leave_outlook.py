"""Outlook: what leave would mean before it is asked for, and whether it may be (3.1–3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy, working_time
from models.absences import AbsentHalf, Clash, absent, clashes_with, counted_halves
from models.approvers import Foreseen, foresee
from models.errors import Refused
from models.leave import LeaveRequest, overlapping
from models.leave_balance import Balance, check_enough, days_of, is_kept
from models.policy import LeaveKind
from models.policy_people import LeaveRule
from models.spans import HalfDay, Span
from models.staff import Staff

LONGEST = 366  # days; more is a slip of the thumb
BESIDE = timedelta(days=31)  # in which other leave is looked for


@dataclass(frozen=True)
class Before:
    """What is left of a year before the leave and after it."""

    year: int
    left_before: Decimal
    left_after: Decimal


@dataclass(frozen=True)
class Outlook:
    """What leave means; `balances` of each year it touches, none where the kind has none."""

    days: Decimal
    provisional: list[int]  # years whose make-up days are not known yet
    balances: list[Before]
    clashes: list[Clash]
    chain: list[Foreseen]  # who decides; none once it was asked for: the approval knows


async def look_ahead(
    session: AsyncSession, applicant: Staff, kind: LeaveKind, span: Span, said_at: datetime
) -> Outlook:
    """What asking at a moment would mean; refused as `LeaveRequest.ask` says."""
    rule = policy.current().leave.kinds.get(kind)
    if rule is None or not rule.offered:
        raise Refused("leave-kind-not-offered", field="kind")
    _check_notice(rule, span, said_at)
    if (span.last - span.first).days >= LONGEST:
        raise Refused("leave-too-long", field="span", limit=LONGEST)
    for year in range(span.first.year, span.last.year + 1):
        if not await calendar.is_known(session, year):
            raise Refused("leave-no-calendar", field="span", year=year)
    counted = await counted_halves(session, kind, span)
    if not counted:
        raise Refused("leave-no-working-days", field="span")
    if other := await overlapping(session, applicant, span):
        raise Refused("leave-overlaps", field="span", other=other.span)
    days = days_of(len(counted))
    if rule.balance == "each_time" and rule.days and days > rule.days:
        raise Refused("leave-more-than-an-occasion", field="span", kind=kind, each_time=rule.days)
    await check_enough(session, applicant, kind, counted)
    band = policy.current().leave.band(days)
    return Outlook(
        days=days,
        provisional=await calendar.provisional_years(session, span),
        balances=await _balances(session, applicant, kind, counted, is_taken=False),
        clashes=await clashes_with(session, applicant, span),
        chain=await foresee(session, applicant, band.approvers, band.when_away),
    )


async def outlook_of(session: AsyncSession, request: LeaveRequest) -> Outlook:
    """What a request means that holds its days."""
    applicant = await session.get_one(Staff, request.applicant_id)
    counted = [row.place for row in await request.halves(session) if row.counted]
    return Outlook(
        days=await request.days(session),
        provisional=await calendar.provisional_years(session, request.span),
        balances=await _balances(session, applicant, request.kind, counted, is_taken=True),
        clashes=await clashes_with(session, applicant, request.span),
        chain=[],
    )


async def leave_beside(session: AsyncSession, request: LeaveRequest) -> list[LeaveRequest]:
    """What else the applicant asked for with only days off between: together it is one absence (3.2)."""
    first, last = request.first - BESIDE, request.last + BESIDE
    rows = await absent(session, [request.applicant_id], first, last)
    held = {row.place: row.request_id for row in rows}
    hours = await calendar.hours_between(session, first, last)
    halves = list(Span(first, last).halves())
    begins = halves.index(HalfDay(request.first, request.from_half))
    ends = halves.index(HalfDay(request.last, request.to_half))
    found: set[int] = set()
    for way in (reversed(halves[:begins]), halves[ends + 1 :]):
        for one in way:
            if one in held:
                found.add(held[one])
            elif one.half in working_time.halves_of(hours[one.day]):
                break
    others = await session.scalars(
        select(LeaveRequest)
        .where(LeaveRequest.id.in_(found - {request.id}))
        .order_by(LeaveRequest.first, LeaveRequest.id)
    )
    return list(others)


async def taken_besides(session: AsyncSession, request: LeaveRequest, year: int) -> Decimal:
    """How much else of its kind was approved to the applicant in a year."""
    counted = await session.scalar(
        select(func.count())
        .select_from(AbsentHalf)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(
            AbsentHalf.staff_id == request.applicant_id,
            AbsentHalf.day.between(date(year, 1, 1), date(year, 12, 31)),
            AbsentHalf.counted,
            AbsentHalf.approved,
            LeaveRequest.kind == request.kind,
            LeaveRequest.id != request.id,
        )
    )
    return days_of(counted or 0)


def _check_notice(rule: LeaveRule, span: Span, said_at: datetime) -> None:
    """At least so many days ahead, counted from when it was said; some kinds on the day (3.1)."""
    said_on = calendar.local_date(said_at)
    if span.first < said_on:
        raise Refused("leave-past", field="span")
    notice = 0 if rule.same_day else policy.current().leave.notice_days
    if span.first < said_on + timedelta(days=notice):
        raise Refused("leave-too-late", field="span", days=notice)


async def _balances(
    session: AsyncSession,
    applicant: Staff,
    kind: LeaveKind,
    counted: Sequence[HalfDay],
    *,
    is_taken: bool,
) -> list[Before]:
    """Year by year, as of the first day that the leave takes of it."""
    if not is_kept(policy.current().leave.kinds[kind]):
        return []
    found: list[Before] = []
    for year in sorted({one.day.year for one in counted}):
        takes = [one for one in counted if one.day.year == year]
        after = await Balance.of(
            session,
            applicant,
            kind,
            year,
            asking=() if is_taken else counted,
            on=takes[0].day,
        )
        assert after.left is not None  # the kind is kept
        found.append(Before(year, after.left + days_of(len(takes)), after.left))
    return found
