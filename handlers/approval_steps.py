"""How a decision stands: who has decided each step, and whom the open one waits for (3.5)."""

from __future__ import annotations

from markupsafe import Markup

from bot import texts
from bot.panels import View
from models.approval_steps import Step, StepState
from models.approvals import Approval, Outcome
from models.facts import term
from models.policy_values import SUPERIOR
from models.positions import Position
from models.staff import Staff

NAMES_TAKE = 150  # UTF-16 units of those who may decide a step
REASON_TAKES = 300


async def steps_of(view: View, approval: Approval) -> list[Markup]:
    """One line for each step; those that nobody will decide any more are left out."""
    is_open = approval.outcome is Outcome.OPEN
    return [
        await _line(view, step)
        for step in await approval.steps(view.session)
        if step.decided_at or (is_open and step.state not in (StepState.SKIPPED, StepState.DROPPED))
    ]


async def _line(view: View, step: Step) -> Markup:
    if step.decided_at:
        return await _decided(view, step)
    position = approver_in_words(view, step.wanted)
    if step.state is StepState.WAITING:
        return view.t("approval-step-later", position=position)
    names = [staff.name for _, staff in await step.seats(view.session)]
    if names:
        return view.t("approval-step-open", names=texts.shortened(names, NAMES_TAKE))
    return view.t("approval-step-nobody", position=position)


async def _decided(view: View, step: Step) -> Markup:
    by = await view.session.get_one(Staff, step.decided_by_id)
    place_of = await view.session.get(Staff, step.decided_for_id) if step.decided_for_id else None
    said = view.t(
        "approval-step-decided",
        outcome=step.state.value,
        by=by.name,
        stands_in=place_of is not None,
        for_whom=place_of.name if place_of else "",
        at=step.decided_at,
    )
    if not step.reason:
        return said
    reason = texts.shield(texts.clip(step.reason, REASON_TAKES))
    return Markup("{}\n<blockquote>{}</blockquote>").format(said, reason)


def approver_in_words(view: View, wanted: str) -> Markup:
    """What the company's rules call who decides: the own superior, or a position."""
    if wanted == SUPERIOR:
        return view.t("approver-superior")
    return view.t(term(Position(wanted)))
