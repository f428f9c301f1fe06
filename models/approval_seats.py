"""Seats: whom the open step of an approval has reached, and whom it reaches next (3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, clock
from models.approval_steps import Seat, Step, StepState, silence_ends
from models.approvers import (
    Case,
    Chosen,
    choose,
    is_at_work,
    is_there,
    next_above,
    one_or_substitute,
    substitute_of,
    substitutes_of,
)
from models.outbox import Urgency, notify, tell_administrators
from models.staff import Staff

if TYPE_CHECKING:
    from models.approvals import Approval

CARD = "approval-card"
REMINDER = "approval-reminder"
OUTCOME = "approval-outcome"
WHAT_IS_MEANT = "approval-unclear"
ANSWERED = "approval-question-answered"
CARDS = (CARD, REMINDER, OUTCOME, WHAT_IS_MEANT, ANSWERED)  # all that show how it stands


async def begin(session: AsyncSession, approval: Approval, step: Step) -> None:
    """A decision led to this step: it reaches its approver, or is skipped if they decided before."""
    case = await _case(session, approval)
    chosen = await choose(session, case, step.wanted)
    if chosen and chosen.staff.id in case.decided:
        step.state = StepState.SKIPPED
        await session.flush()
        return
    step.state = StepState.OPEN
    await session.flush()
    if chosen:
        await _reach(session, approval, step, chosen)
    else:
        await _say_that_nobody_decides(session, approval, step)


async def fill(session: AsyncSession, approval: Approval, step: Step) -> bool:
    """Whoever cannot decide any more gives way, somebody is in the place of who is away.

    Somebody above where nobody who has it is at work. True where any of it changed. It is never
    skipped here: that would approve what nobody has decided.
    """
    has_ended = await end_those_over(session, approval, step)
    found = await _who_is_missing(session, approval, step)
    if has_ended or found:
        await approval.redraw(session)
    for chosen in found:
        await _reach(session, approval, step, chosen)
    if not await step.seats(session):
        await _say_that_nobody_decides(session, approval, step)
    return has_ended or bool(found)


async def _who_is_missing(session: AsyncSession, approval: Approval, step: Step) -> list[Chosen]:
    """Who is to have it as well, or at all."""
    case = await _case(session, approval)
    seats = await step.seats(session)
    if not seats:
        chosen = await choose(session, case, step.wanted)
        if chosen and chosen.staff.id in case.decided:
            chosen = await next_above(session, case, chosen.staff)
        return [chosen] if chosen else []
    seated = {person.id for _, person in seats}
    found = []
    for seat, person in seats:
        if await is_there(session, person):
            continue
        substitute = await substitute_of(session, case, person, but=seated)
        if substitute:
            holder = await _in_whose_place(session, seat)
            # The holder is back just when who stood in has gone: it is their own again.
            found.append(Chosen(substitute, None if holder.id == substitute.id else holder))
            seated.add(substitute.id)
    if found or any([await is_at_work(session, person) for _, person in seats]):
        return found
    holder = await _in_whose_place(session, seats[-1][0])
    chosen = await one_or_substitute(session, case, holder, seated)
    chosen = chosen or await next_above(session, case, holder, seated)
    return [chosen] if chosen else []


async def end_those_over(session: AsyncSession, approval: Approval, step: Step) -> bool:
    """End the seats of who left, and of who stood in for somebody and does no longer; True if any."""
    case = await _case(session, approval)
    ended = False
    for seat, person in await step.seats(session):
        if person.left_at or not await _still_stands_in(session, case, seat):
            seat.ended_at = clock.now()
            audit.record(
                session, None, "approval-seat-ended", about=approval.about, staff=person.id
            )
            ended = True
    await session.flush()
    return ended


async def remind(session: AsyncSession, approval: Approval, step: Step) -> None:
    """Remind those who are silent; whoever is away has it when they are back."""
    step.remind_at = None
    if step.climb_at and step.climb_at <= clock.now():
        return  # the clock stood still: it climbs at once
    seated = [person for _, person in await step.seats(session)]
    silent = [person for person in seated if await is_there(session, person)]
    # Whom the delegate cannot help has it themselves.
    silent = silent or [person for person in seated if await is_at_work(session, person)]
    for person in silent:
        await notify(session, person, REMINDER, about=approval.about, urgency=Urgency.REMINDER)
    await session.flush()


async def climb(session: AsyncSession, approval: Approval, step: Step) -> None:
    """Nobody answered: the next superior may decide as well, and the applicant hears it (3.5).

    At the top everybody is reminded, again and again: silence never approves.
    """
    _, step.climb_at = await silence_ends(session)
    seats = await step.seats(session)
    if not seats:
        return
    chosen = await next_above(
        session,
        await _case(session, approval),
        await _in_whose_place(session, seats[-1][0]),
        but={person.id for _, person in seats},
    )
    if chosen is None:
        await remind(session, approval, step)
        return
    await approval.redraw(session)
    await _reach(session, approval, step, chosen)
    audit.record(session, None, "approval-climbed", about=approval.about, to=chosen.staff.id)
    await notify(
        session,
        await approval.applicant(session),
        "approval-climbed",
        about=approval.record,
        silent=True,
        name=chosen.staff.name,
    )


async def _reach(session: AsyncSession, approval: Approval, step: Step, chosen: Chosen) -> None:
    """Somebody may decide it and gets the card; who has it already hears that it is their turn."""
    await step.seat(session, chosen)
    audit.record(
        session,
        None,
        "approval-reached",
        about=approval.about,
        staff=chosen.staff.id,
        instead_of=chosen.for_.id if chosen.for_ else None,
    )
    dedupe = f"{approval.about}:{chosen.staff.id}"
    if not await notify(session, chosen.staff, CARD, about=approval.about, dedupe=dedupe):
        await notify(session, chosen.staff, REMINDER, about=approval.about)


async def _say_that_nobody_decides(session: AsyncSession, approval: Approval, step: Step) -> None:
    """It is looked for again at each beat; the administrators hear it once."""
    step.remind_at = step.climb_at = None
    await session.flush()
    applicant = await approval.applicant(session)
    await tell_administrators(
        session,
        "approval-without-approver",
        once=f"{approval.about}:{step.number}",
        name=applicant.name,
    )


async def _case(session: AsyncSession, approval: Approval) -> Case:
    steps = await approval.steps(session)
    decided = frozenset(step.decided_by_id for step in steps if step.decided_by_id)
    return Case(await approval.applicant(session), approval.when_away, decided)


async def _still_stands_in(session: AsyncSession, case: Case, seat: Seat) -> bool:
    """True as well for who is in nobody's place."""
    if seat.for_id is None:
        return True
    holder = await session.get_one(Staff, seat.for_id)
    substitutes = await substitutes_of(session, case, holder)
    return holder.left_at is None and seat.staff_id in {one.id for one in substitutes}


async def _in_whose_place(session: AsyncSession, seat: Seat) -> Staff:
    """Whom a seat goes back to: the holder, or whoever has it for themselves."""
    return await session.get_one(Staff, seat.for_id or seat.staff_id)
