"""Who decides a step, and who in their place: the rule, a table of cases (1.1, 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from models import calendar, clock
from models.approvers import foresee
from models.delegations import Delegation
from models.positions import Position
from tests.chains import Chains, people_every_step
from tests.conftest import Office

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Case:
    says: str
    chain: str
    who: str
    asks: str = "Mei"
    after: str = ""  # "Hugo leaves, Diana is on leave": what happened before

    def __str__(self) -> str:
        return self.says


CASES = [
    Case("the superior decides", "superior", "Hugo"),
    Case("the nearest above with a position decides", "director", "Diana"),
    Case("whoever has a position decides though not above", "hr", "Helga", after="Helga is hr"),
    Case(
        "of two with a position, the one above the applicant",
        "supervisor",
        "Hugo",
        after="Nora is hr, Ben is supervisor",
    ),
    Case(
        "of two with a position, who has joined",
        "hr",
        "Ben",
        after="Helga is hr, Helga loses the phone, Ben is hr",
    ),
    Case("one after the other", "superior director", "Hugo, Diana"),
    # The superior is not there.
    Case("a superior who left is replaced by the next", "superior", "Diana", after="Hugo leaves"),
    Case("a superior on leave", "superior", "Diana", after="Hugo is on leave"),
    Case("a superior who blocked us", "superior", "Diana", after="Hugo is unreachable"),
    Case("a superior who has not joined", "superior", "Diana", after="Hugo loses the phone"),
    Case(
        "and the next one neither",
        "superior",
        "Gina",
        after="Hugo is on leave, Diana is on leave",
    ),
    Case(
        "the administrator where nobody above is there",
        "superior",
        "Ada",
        after="Hugo is on leave, Diana is on leave, Gina is unreachable, Dan is on leave",
    ),
    Case(
        "an administrator on leave rather than nobody",
        "superior",
        "Ada",
        after="Hugo leaves, Diana leaves, Gina leaves, Ada is on leave",
    ),
    Case(
        "everybody gone",
        "superior",
        "nobody",
        after="Hugo leaves, Diana leaves, Gina leaves, Ada leaves, Dan leaves, Nora leaves",
    ),
    # Delegates.
    Case(
        "the delegate, also of who is at work", "superior", "Nora for Hugo", after="Hugo names Nora"
    ),
    Case(
        "the delegate of somebody on leave",
        "superior",
        "Nora for Hugo",
        after="Hugo names Nora, Hugo is on leave",
    ),
    Case(
        "who is at work themselves, while the delegate is on leave",
        "superior",
        "Hugo",
        after="Hugo names Nora, Nora is on leave",
    ),
    Case(
        "the next superior, while both are on leave",
        "superior",
        "Diana",
        after="Hugo names Nora, Nora is on leave, Hugo is on leave",
    ),
    Case(
        "a delegate who leads no longer",
        "superior",
        "Hugo",
        after="Hugo names Nora, Nora is representative",
    ),
    Case(
        "a delegate who left stands in for nobody",
        "superior",
        "Hugo",
        after="Hugo names Nora, Nora leaves",
    ),
    Case(
        "a delegate's delegate",
        "superior",
        "Dan for Hugo",
        after="Hugo names Nora, Nora names Dan",
    ),
    Case(
        "delegates in a circle",
        "superior",
        "Hugo",
        after="Hugo names Nora, Nora names Hugo",
    ),
    Case(
        "the delegate of the next superior",
        "superior",
        "Dan for Diana",
        after="Hugo is on leave, Diana names Dan",
    ),
    Case(
        "the next superior themselves, while their delegate is on leave",
        "superior",
        "Diana",
        after="Hugo is on leave, Diana names Dan, Dan is on leave",
    ),
    Case("a delegate who is the applicant", "director", "Diana", "Hugo", "Diana names Hugo"),
    # The company's own rule for who is away comes first.
    Case(
        "the deputy while the general manager is away",
        "general_manager",
        "Dan for Gina",
        after="Gina is on leave",
    ),
    Case(
        "the deputy before the delegate",
        "general_manager",
        "Dan for Gina",
        after="Gina names Diana",
    ),
    Case(
        "the delegate while the deputy is away as well",
        "general_manager",
        "Diana for Gina",
        after="Gina names Diana, Dan is on leave",
    ),
    Case(
        "the deputy's delegate",
        "general_manager",
        "Nora for Gina",
        after="Gina is on leave, Dan names Nora",
    ),
    Case(
        "the deputy where there is no general manager",
        "general_manager",
        "Dan",
        after="Gina leaves",
    ),
    Case(
        "the administrator, not somebody below, where there is neither",
        "general_manager",
        "Ada",
        after="Gina leaves, Dan leaves",
    ),
    Case(
        "somebody who ranks higher where nobody has the position",
        "director",
        "Gina",
        after="Diana leaves",
    ),
    Case("the superior where nobody ranks", "finance", "Hugo"),
    # The applicant never decides.
    Case("the director's own request", "director", "Gina", "Diana"),
    Case("another director's", "director", "Ben", "Diana", "Ben is director"),
    Case("the general manager's own", "general_manager", "Dan for Gina", "Gina"),
    # Nor whom the applicant has chosen.
    Case("not the director's own delegate", "director", "Gina", "Diana", "Diana names Hugo"),
    Case(
        "not whom a delegate named who is the applicant",
        "director",
        "Diana",
        "Hugo",
        "Diana names Hugo, Hugo names Nora",
    ),
    Case(
        "not the general manager's own delegate, while the deputy is away",
        "general_manager",
        "Ada",
        "Gina",
        "Gina names Diana, Dan is on leave",
    ),
    Case(
        "but whom the deputy named",
        "general_manager",
        "Nora for Gina",
        "Gina",
        "Dan names Nora",
    ),
    Case("nobody above", "superior", "Ada", "Gina"),
    Case("the only administrator with nobody above", "superior", "nobody", "Ada"),
    # Nobody decides twice.
    Case(
        "who decided for the superior has decided",
        "superior director",
        "Diana",
        after="Hugo is on leave",
    ),
    Case(
        "who was a delegate has decided",
        "superior director",
        "Diana for Hugo",
        after="Hugo names Diana",
    ),
    Case(
        "a delegate who decided before is passed over",
        "superior director",
        "Hugo, Diana",
        after="Diana names Hugo",
    ),
    Case("one person for two positions", "director director", "Diana"),
]


async def happens(chains: Chains, event: str) -> None:
    match event.split():
        case [name, "is", "on", "leave"]:
            await chains.is_on_leave(name)
        case [name, "is", "unreachable"]:
            await chains.cannot_be_reached(name)
        case [name, "loses", *_]:
            await chains.loses_phone(name)
        case [name, "leaves"]:
            await chains.leaves(name)
        case [name, "names", delegate]:
            # Not by `Delegation.name`, which lets no circle come about.
            async with chains.office.session() as session:
                people = [await chains.who(session, one) for one in (name, delegate)]
                ids = dict(
                    zip(("staff_id", "delegate_id"), [one.id for one in people], strict=True)
                )
                session.add(Delegation(**ids, first=TODAY, last=TODAY))
        case [name, "is", position]:
            if name in chains.office.phones:
                async with chains.office.session() as session:
                    (await chains.who(session, name)).position = Position(position)
            else:
                await chains.hire(name, Position(position))


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_who_decides(office: Office, case: Case) -> None:
    chains = await people_every_step(office)
    for event in filter(None, case.after.split(", ")):
        await happens(chains, event)
    async with office.session() as session:
        found = await foresee(
            session,
            await chains.who(session, case.asks),
            case.chain.split(),
            {Position.GENERAL_MANAGER: Position.DEPUTY_GENERAL_MANAGER},
        )
    told = [f"{one.staff or 'nobody'}" + (f" for {one.for_}" if one.for_ else "") for one in found]
    assert ", ".join(told) == case.who


async def test_a_delegate_decides_only_on_the_days_named(office: Office) -> None:
    chains = await people_every_step(office)
    await chains.delegates("Hugo", "Nora", date(2026, 11, 23), date(2026, 11, 24))
    seen = []
    for moment in ("2026-11-22 12:00", "2026-11-23 09:00", "2026-11-25 03:00", "2026-11-25 09:00"):
        await office.at(moment)
        async with office.session() as session:
            [step] = await foresee(session, await chains.who(session, "Mei"), ["superior"])
        seen.append(str(step.staff))
    # After midnight it is still the day before.
    assert seen == ["Hugo", "Nora", "Nora", "Hugo"]
    assert calendar.business_day(clock.now()) == date(2026, 11, 25)
