"""Who hears of leave: its applicant, the superior, and whoever decided about it (3.2, 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import approvals
from models.outbox import Outgoing, notify
from models.staff import Staff

if TYPE_CHECKING:
    from models.leave import LeaveRequest
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
        await _tell_of(session, request, superior, key, applicant, **facts)


async def tell_of_cancelling(session: AsyncSession, request: LeaveRequest) -> None:
    """Whoever decided, and the superior."""
    applicant = await session.get_one(Staff, request.applicant_id)
    steps = await (await request.approval(session)).steps(session)
    told = {step.decided_by_id for step in steps if step.decided_by_id}
    if superior := await applicant.answers_to(session):
        told.add(superior.id)
    for person_id in sorted(told):
        person = await session.get_one(Staff, person_id)
        await _tell_of(session, request, person, "leave-cancelled-told", applicant)


async def _tell_of(
    session: AsyncSession,
    request: LeaveRequest,
    person: Staff,
    key: str,
    applicant: Staff,
    **facts: Any,
) -> None:
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
