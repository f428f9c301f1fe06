"""Whoever may not decide hears why: who was first, or nothing at all (3.5, 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from models.approval_steps import Step, reached
from models.errors import Refused
from models.staff import Staff

if TYPE_CHECKING:
    from models.approvals import Approval


async def why_not(session: AsyncSession, approval: Approval, person: Staff) -> Refused:
    """Whoever comes second hears who was first; who never could decide hears nothing."""
    found = await session.scalars(
        reached(person).where(Step.approval_id == approval.id).order_by(Step.number.desc())
    )
    steps = found.all() if person.left_at is None else []
    if steps and approval.is_withdrawn:
        return await why_over(session, approval, person)
    for step in steps:
        if step.is_decided:
            return await _was_first(session, step, person)
    return Refused("approval-not-yours", final=True)


async def why_over(session: AsyncSession, approval: Approval, person: Staff | None) -> Refused:
    """Who ended it; `person` is who hears it."""
    if approval.is_withdrawn:
        applicant = await approval.applicant(session)
        by, is_mine = applicant.name, person is applicant
        return Refused("approval-withdrawn-already", final=True, by=by, is_mine=is_mine)
    decided = [step for step in await approval.steps(session) if step.is_decided]
    return await _was_first(session, decided[-1], person)


async def why_not_back(session: AsyncSession, approval: Approval, person: Staff) -> Refused:
    """Too late for whoever decided a step; nothing for others."""
    if any(step.decided_by_id == person.id for step in await approval.steps(session)):
        return Refused("approval-too-late-to-take-back", final=True)
    return Refused("approval-not-yours", final=True)


async def _was_first(session: AsyncSession, step: Step, person: Staff | None) -> Refused:
    from models.approvals import Outcome  # it stands on this file

    by = await session.get_one(Staff, step.decided_by_id)
    outcome, is_mine = Outcome(step.state.value), person is by
    return Refused(
        "approval-decided-already", final=True, by=by.name, is_mine=is_mine, outcome=outcome
    )
