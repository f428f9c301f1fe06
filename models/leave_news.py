"""Who hears of leave: its applicant, the superior, and whoever decided about it (3.2, 3.6)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import approvals
from models.outbox import Outgoing, notify
from models.positions import Position
from models.staff import Staff

if TYPE_CHECKING:
    from models.leave import LeaveRequest
    from models.leave_balance import Shortage
    from models.leave_returns import LeaveReturn


async def tell_applicant(
    session: AsyncSession,
    record: LeaveRequest | LeaveReturn,
    key: str,
    by: Staff | None,
    **facts: Any,
) -> None:
    """Below the card of what was asked for; `by` is whoever decided."""
    applicant = await session.get_one(Staff, record.applicant_id)
    await notify(
        session,
        applicant,
        key,
        about=record.about,
        reply_to=await Outgoing.message_showing(session, record.about, record.card, applicant),
        by=by.name if by else "",
        **facts,
    )


async def tell_superior(
    session: AsyncSession, request: LeaveRequest, key: str, **facts: Any
) -> None:
    """Unless the decision is theirs as well: they have its card."""
    applicant = await session.get_one(Staff, request.applicant_id)
    superior = await applicant.answers_to(session)
    if superior and not await approvals.has_seat(session, request.about, superior):
        await tell_of(session, request, superior, key, **facts)


async def tell_of_refusal_after_all(session: AsyncSession, request: LeaveRequest, by: str) -> None:
    """Whoever was told of an approval that was taken back."""
    heard = await Outgoing.cards_about(session, request.about, "leave-reopened-told")
    for person_id in sorted({one.staff_id for one in heard if one.staff_id}):
        person = await session.get_one(Staff, person_id)
        await tell_of(session, request, person, "leave-refused-told", by=by)


async def tell_of_cancelling(session: AsyncSession, request: LeaveRequest) -> None:
    """Whoever decided, and the superior."""
    applicant = await session.get_one(Staff, request.applicant_id)
    steps = await (await request.approval(session)).steps(session)
    told = {step.decided_by_id for step in steps if step.decided_by_id}
    if superior := await applicant.answers_to(session):
        told.add(superior.id)
    for person_id in sorted(told):
        person = await session.get_one(Staff, person_id)
        await tell_of(session, request, person, "leave-cancelled-told")


async def tell_overdrawn(session: AsyncSession, request: LeaveRequest, short: Shortage) -> None:
    """Since it counts more days it takes more than there is: the applicant and HR hear it (3.4)."""
    applicant = await session.get_one(Staff, request.applicant_id)
    facts: dict[str, Any] = {
        "kind": request.kind,
        "year": short.year,
        "days": Decimal(short.halves) / 2,
    }
    await notify(session, applicant, "leave-overdrawn", about=request.about, **facts)
    found = await session.scalars(
        select(Staff).where(
            Staff.position == Position.HR, Staff.left_at.is_(None), Staff.id != applicant.id
        )
    )
    for person in found.all():
        name = applicant.name
        await notify(session, person, "leave-overdrawn-of", about=request.about, name=name, **facts)


async def tell_of(
    session: AsyncSession, request: LeaveRequest, person: Staff, key: str, **facts: Any
) -> None:
    """Somebody else hears of it: whose it is, of what kind and when."""
    applicant = await session.get_one(Staff, request.applicant_id)
    await notify(
        session,
        person,
        key,
        about=request.about,
        name=applicant.name,
        kind=request.kind,
        span=request.span,
        **facts,
    )
