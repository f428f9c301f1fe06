"""Approvals that move by nobody's decision: somebody left or is away, or the rule asks others (1.4, 3.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, audit, calendar, clock, working_time
from models.approval_steps import Seat, Step, StepState
from models.approvals import Approval, Outcome, by_name
from models.delegations import Delegation
from models.positions import Position
from models.staff import Staff


async def perhaps_misplaced(session: AsyncSession) -> Sequence[int]:
    """The open approvals that nobody has, or somebody who stands in, or who is not there now.

    Their ids, the oldest first. All others are with whoever can decide them.
    """
    now = clock.now()
    today, half = calendar.business_day(now), working_time.half_at(now)
    on_leave = [
        one for one, those in (await absences.on_leave(session, today)).items() if half in those
    ]
    has_delegate = select(Delegation.staff_id).where(Delegation.is_running(today))
    seats = select(Seat.id).where(Seat.step_id == Step.id, Seat.ended_at.is_(None))
    unsure = seats.join(Staff, Staff.id == Seat.staff_id).where(
        or_(
            Seat.for_id.is_not(None),
            Staff.left_at.is_not(None),
            Staff.telegram_id.is_(None),
            Staff.reachable.is_(False),
            Staff.id.in_(on_leave),
            Staff.id.in_(has_delegate),
        )
    )
    found = await session.scalars(
        select(Step.approval_id)
        .where(Step.state == StepState.OPEN, or_(unsure.exists(), ~seats.exists()))
        .order_by(Step.approval_id)
    )
    return found.all()


async def ask_others(
    session: AsyncSession,
    approval: Approval,
    chain: Sequence[str],
    when_away: Mapping[Position, Position],
) -> None:
    """The rule names another chain than was opened: what is decided stays, others are asked (3.2).

    Nothing where the chain is the same, or it is over.
    """
    await approval.lock(session)
    steps = await approval.steps(session)
    standing = [step for step in steps if step.state is not StepState.DROPPED]
    is_same = [step.wanted for step in standing] == list(chain)
    if approval.outcome is not Outcome.OPEN or is_same:
        return
    undecided = [step for step in standing if step.state in (StepState.OPEN, StepState.WAITING)]
    over = {step.wanted for step in standing if step not in undecided}
    ahead = [wanted for wanted in chain if wanted not in over]
    for step in undecided:
        if step.state is StepState.OPEN and ahead[:1] == [step.wanted]:
            ahead = ahead[1:]
        else:
            await step.drop(session)
    session.add_all(
        Step(approval_id=approval.id, number=number, wanted=wanted)
        for number, wanted in enumerate(ahead, len(steps))
    )
    approval.when_away = by_name(when_away)
    await session.flush()
    names = ",".join(chain)
    audit.record(session, None, "approval-other-chain", about=approval.about, chain=names)
    await approval.redraw(session)
    await approval.open_next(session)


async def keep_up_with(session: AsyncSession, person: Staff) -> None:
    """Somebody left, or named a delegate: what waits for them moves at once.

    What they asked for themselves is withdrawn where they left.
    """
    theirs = (
        select(Step.approval_id)
        .join(Seat, Seat.step_id == Step.id)
        .where(
            Step.state == StepState.OPEN,
            Seat.ended_at.is_(None),
            or_(Seat.staff_id == person.id, Seat.for_id == person.id),
        )
    )
    asked = (Approval.applicant_id == person.id) & (Approval.outcome == Outcome.OPEN)
    found = await session.scalars(
        select(Approval).where(or_(Approval.id.in_(theirs), asked)).order_by(Approval.id)
    )
    for approval in found.all():
        await approval.keep_up(session)
