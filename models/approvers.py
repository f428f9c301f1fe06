"""Approvers: who decides a step of an approval, and who in their place (1.1, 3.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock
from models.delegations import Delegation
from models.policy_values import SUPERIOR
from models.positions import Position
from models.staff import LEADING, Staff

RISING = (
    Position.SUPERVISOR,
    Position.MANAGER,
    Position.DIRECTOR,
    Position.DEPUTY_GENERAL_MANAGER,
    Position.GENERAL_MANAGER,
)


class Chosen(NamedTuple):
    """Who decides, and in whose place; climbing to a superior is in nobody's."""

    staff: Staff
    for_: Staff | None = None


@dataclass(frozen=True)
class Foreseen:
    """Who would decide a step if it was asked now; nobody: None."""

    wanted: str
    staff: Staff | None
    for_: Staff | None


@dataclass(frozen=True)
class Case:
    """Whose request it is, who has decided it already, and the company's rule for who is away."""

    applicant: Staff
    when_away: Mapping[str, str]
    decided: frozenset[int] = frozenset()

    def is_open_to(self, person: Staff) -> bool:
        """Never the applicant, and nobody twice (3.5)."""
        return person.id != self.applicant.id and person.id not in self.decided

    async def may_be_given_to(self, session: AsyncSession, person: Staff) -> bool:
        """Nobody to whom it is not open, and nobody who is not there (3.5)."""
        return self.is_open_to(person) and await is_there(session, person)


# Questions


async def foresee(
    session: AsyncSession,
    applicant: Staff,
    chain: Sequence[str],
    when_away: Mapping[Position, Position] | None = None,
) -> list[Foreseen]:
    """Who would decide a request, step by step; a step whose approver decided before is left out."""
    case = Case(applicant, {str(away): str(by) for away, by in (when_away or {}).items()})
    found: list[Foreseen] = []
    for wanted in chain:
        chosen = await choose(session, case, wanted)
        if chosen is None:
            found.append(Foreseen(wanted, None, None))
        elif chosen.staff.id not in case.decided:
            found.append(Foreseen(wanted, chosen.staff, chosen.for_))
            case = replace(case, decided=case.decided | {chosen.staff.id})
    return found


async def choose(session: AsyncSession, case: Case, wanted: str) -> Chosen | None:
    """The holder of a step, or who decides in their place; None where there is nobody (3.5).

    A holder who is there is chosen even where they have decided before: the step is skipped then.
    """
    holder = await holder_of(session, case.applicant, wanted)
    if holder and holder.id != case.applicant.id and await is_there(session, holder):
        return Chosen(holder)
    substitute = await substitute_of(session, case, holder or wanted)
    if substitute:
        return Chosen(substitute, holder)
    if holder and holder.id != case.applicant.id and await is_at_work(session, holder):
        return Chosen(holder)  # they named somebody who cannot take it
    return await next_above(session, case, holder or wanted)


async def holder_of(session: AsyncSession, applicant: Staff, wanted: str) -> Staff | None:
    """Whom the rule means: the applicant's own superior, or whoever has a position (1.1).

    Of several with it the nearest above the applicant, else one who has joined; the applicant
    only where nobody else has it.
    """
    above = await applicant.superiors(session)
    if wanted == SUPERIOR:
        return above[0] if above else None
    for superior in above:
        if superior.position == wanted:
            return superior
    found = await session.scalars(
        select(Staff)
        .where(Staff.position == Position(wanted), Staff.left_at.is_(None))
        .order_by(Staff.id == applicant.id, Staff.telegram_id.is_(None), Staff.id)
        .limit(1)
    )
    return found.first()


async def is_at_work(session: AsyncSession, person: Staff) -> bool:
    """Whether somebody could decide now: here and not on leave."""
    is_in = person.is_here and person.reachable
    return is_in and not await absences.is_away(session, person, clock.now())


async def is_there(session: AsyncSession, person: Staff) -> bool:
    """Whether somebody is to be asked now: at work, and with nobody named in their place."""
    today = calendar.business_day(clock.now())
    is_named = await Delegation.running(session, person, today) is not None
    return not is_named and await is_at_work(session, person)


async def substitute_of(
    session: AsyncSession, case: Case, whose: Staff | str, but: Collection[int] = ()
) -> Staff | None:
    """The first who may decide in somebody's place, or in that of a position nobody has."""
    for substitute in await substitutes_of(session, case, whose):
        if substitute.id not in but and await case.may_be_given_to(session, substitute):
            return substitute
    return None


async def substitutes_of(session: AsyncSession, case: Case, whose: Staff | str) -> list[Staff]:
    """By the company's rule, then as somebody named them; then who stands in for those.

    All of them, whether they are there or not, each once: a circle ends there.
    """
    people = [whose] if isinstance(whose, Staff) else []
    found = await _by_rule(session, case, whose.position if isinstance(whose, Staff) else whose)
    while True:
        known = [*people, *found]
        named = [one for one in await _named(session, case, known) if one not in known]
        if not named:
            return found
        found += named
        for one in named:  # the rule counts for a delegate as well
            more = await _by_rule(session, case, one.position)
            found += [other for other in more if other not in [*people, *found]]


async def one_or_substitute(
    session: AsyncSession, case: Case, person: Staff, but: Collection[int] = ()
) -> Chosen | None:
    """Somebody, or who is in their place; they themselves where nobody they named can take it (3.5)."""
    may_decide = person.id not in but and case.is_open_to(person)
    if person.id != case.applicant.id and await is_there(session, person):
        return Chosen(person) if may_decide else None
    substitute = await substitute_of(session, case, person, but)
    if substitute:
        return Chosen(substitute, person)
    return Chosen(person) if may_decide and await is_at_work(session, person) else None


async def next_above(
    session: AsyncSession, case: Case, whose: Staff | str, but: Collection[int] = ()
) -> Chosen | None:
    """The next superior above somebody, or who is in their place; at the top an administrator (3.5).

    Above a position that nobody has: those above the applicant who rank higher.
    """
    if isinstance(whose, Staff):
        above = await whose.superiors(session)
    else:
        superiors = await case.applicant.superiors(session)
        above = [one for one in superiors if _rank(one.position) > _rank(whose)]
    for superior in above:
        if superior.id == case.applicant.id:
            continue
        if chosen := await one_or_substitute(session, case, superior, but):
            return chosen
    return await _administrator(session, case, but)


async def _administrator(session: AsyncSession, case: Case, but: Collection[int]) -> Chosen | None:
    out = {case.applicant.id, *case.decided, *but}
    administrators = [one for one in await Staff.administrators(session) if one.id not in out]
    for administrator in administrators:
        if await is_there(session, administrator):
            return Chosen(administrator)
    # One who is on leave still has a phone: better than nobody.
    return Chosen(administrators[0]) if administrators else None


async def _by_rule(session: AsyncSession, case: Case, position: str) -> list[Staff]:
    """Who has the position that stands in for one, and for that one …"""
    found: list[Staff] = []
    seen = {position}
    stands_in = case.when_away.get(position)
    while stands_in and stands_in not in seen:
        seen.add(stands_in)
        if holder := await holder_of(session, case.applicant, stands_in):
            found.append(holder)
        stands_in = case.when_away.get(stands_in)
    return found


async def _named(session: AsyncSession, case: Case, people: Iterable[Staff]) -> list[Staff]:
    """The delegates of people today, and theirs …, as long as they still lead.

    Whom the applicant named is none of them: nobody chooses who decides about them (3.5).
    """
    today = calendar.business_day(clock.now())
    found: list[Staff] = []
    queue = [person for person in people if person.id != case.applicant.id]
    seen = {case.applicant.id, *(person.id for person in queue)}
    while queue:
        delegation = await Delegation.running(session, queue.pop(0), today)
        if delegation and delegation.delegate_id not in seen:
            delegate = await session.get_one(Staff, delegation.delegate_id)
            seen.add(delegate.id)
            if delegate.left_at is None and delegate.position in LEADING:
                found.append(delegate)
                queue.append(delegate)
    return found


def _rank(position: str) -> int:
    """Of those who lead, from below; -1 for everybody else."""
    return next((rank for rank, one in enumerate(RISING) if one == position), -1)
