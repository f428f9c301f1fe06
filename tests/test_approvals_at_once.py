"""Approvals: of two at once the first counts, and neither waits for the other for ever (3.5)."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import date

import pytest
from sqlalchemy import select

from models import calendar
from models.approvals import Outcome
from models.calendar import DayKind
from models.delegations import Delegation
from models.errors import Refused
from models.leave import LeaveRequest
from models.staff import Staff
from tests.chains import TUESDAY, Chains, Deed, at_once, bands, people_every_step, refusal
from tests.conftest import Office

DECIDED = "approval-decided-already"
WITHDRAWN = "approval-withdrawn-already"
NOT_YOURS = "approval-not-yours"


@pytest.fixture
async def chains(office: Office) -> Chains:
    return await people_every_step(office)


# Two at once: the second waits for the first, and hears what became of it.


async def hugo_says_yes(chains: Chains, approval_id: int) -> None:
    await chains.decides("Hugo", approval_id)


async def hugo_says_no(chains: Chains, approval_id: int) -> None:
    await chains.decides("Hugo", approval_id, "No", yes=False)


async def nora_says_yes(chains: Chains, approval_id: int) -> None:
    await chains.decides("Nora", approval_id)


async def nora_says_no(chains: Chains, approval_id: int) -> None:
    await chains.decides("Nora", approval_id, "No", yes=False)


async def diana_says_yes(chains: Chains, approval_id: int) -> None:
    await chains.decides("Diana", approval_id)


async def hugo_takes_it_back(chains: Chains, approval_id: int) -> None:
    await chains.takes_back("Hugo", approval_id)


async def mei_withdraws(chains: Chains, approval_id: int) -> None:
    await chains.withdraws("Mei", approval_id)


async def nora_leaves(chains: Chains, _: int) -> None:
    await chains.leaves("Nora")


async def mei_leaves(chains: Chains, _: int) -> None:
    await chains.leaves("Mei")


async def everything_is_looked_after(chains: Chains, _: int) -> None:
    await chains.beat()


FIRST_AND_SECOND: list[tuple[Deed, Deed, str | None, list[str]]] = [
    (hugo_says_yes, nora_says_no, DECIDED, ["approved by Hugo", "open"]),
    (hugo_says_no, nora_says_yes, DECIDED, ["refused by Hugo", "waiting"]),
    (hugo_says_yes, hugo_says_yes, DECIDED, ["approved by Hugo", "open"]),
    (hugo_says_yes, mei_withdraws, None, ["approved by Hugo", "waiting"]),
    (hugo_says_no, mei_withdraws, DECIDED, ["refused by Hugo", "waiting"]),
    (mei_withdraws, hugo_says_yes, WITHDRAWN, ["waiting", "waiting"]),
    (mei_withdraws, mei_withdraws, WITHDRAWN, ["waiting", "waiting"]),
    (nora_leaves, nora_says_yes, NOT_YOURS, ["open", "waiting"]),
    (nora_says_yes, nora_leaves, None, ["approved by Nora for Hugo", "open"]),
    (mei_leaves, hugo_says_yes, WITHDRAWN, ["waiting", "waiting"]),
    (hugo_says_yes, mei_leaves, None, ["approved by Hugo", "waiting"]),
    (everything_is_looked_after, hugo_says_yes, None, ["approved by Hugo", "open"]),
    (hugo_says_no, everything_is_looked_after, None, ["refused by Hugo", "waiting"]),
]


@pytest.mark.parametrize(
    ("first", "second", "key", "steps"),
    FIRST_AND_SECOND,
    ids=[f"{first.__name__}-{second.__name__}" for first, second, *_ in FIRST_AND_SECOND],
)
async def test_of_two_at_once_the_first_counts(
    chains: Chains, first: Deed, second: Deed, key: str | None, steps: list[str]
) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await chains.delegates("Hugo", "Nora")
        assert await chains.seated(approval_id) == ["Hugo", "Nora for Hugo"]
        assert await at_once(chains, approval_id, first, second) == key
    assert await chains.steps(approval_id) == steps


async def test_a_decision_taken_back_at_the_moment_the_next_is_made(chains: Chains) -> None:
    with bands("superior", "director"):
        decided, taken_back = await chains.asks("Mei"), await chains.asks("Nora")
        await chains.decides("Hugo", decided)
        late = await at_once(chains, decided, diana_says_yes, hugo_takes_it_back)
        assert late == "approval-too-late-to-take-back"
        assert await chains.outcome(decided) is Outcome.APPROVED
        await chains.withdraws("Nora", taken_back)
        again = await chains.asks("Mei", first=date(2026, 12, 1))
        await chains.decides("Hugo", again)
        assert await at_once(chains, again, hugo_takes_it_back, diana_says_yes) == NOT_YOURS
        assert await chains.steps(again) == ["open", "waiting"]


async def test_who_is_second_hears_who_was_first(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora")
    await chains.decides("Nora", approval_id)
    refused = await refusal(chains.decides("Hugo", approval_id, "No", yes=False))
    assert refused.key == DECIDED
    facts = {"by": "Nora", "is_mine": False, "outcome": Outcome.APPROVED}
    assert refused.facts == facts
    late = await refusal(chains.withdraws("Mei", approval_id))
    assert late.facts == facts


async def test_who_decides_what_was_withdrawn_hears_of_it(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.withdraws("Mei", approval_id)
    refused = await refusal(chains.decides("Hugo", approval_id))
    assert (refused.key, refused.facts) == (WITHDRAWN, {"by": "Mei", "is_mine": False})
    assert await chains.outcome(approval_id) is Outcome.WITHDRAWN


@pytest.mark.parametrize("name", ["Hugo", "Nora", "Gina"])
async def test_only_the_applicant_withdraws(chains: Chains, name: str) -> None:
    approval_id = await chains.asks("Mei")
    assert (await refusal(chains.withdraws(name, approval_id))).key == NOT_YOURS


async def test_two_who_name_each_other_at_once_make_no_circle(chains: Chains) -> None:
    async def hugo_names_nora(chains: Chains, _: int) -> None:
        await chains.delegates("Hugo", "Nora")

    async def nora_names_hugo(chains: Chains, _: int) -> None:
        await chains.delegates("Nora", "Hugo")

    assert await at_once(chains, 0, hugo_names_nora, nora_names_hugo) == "delegate-circle"


# Somebody leaves at the moment of something else: both come to their end, whoever holds what.

EVERYBODY, THE_FIRST = None, 1


async def hugo_names_diana(chains: Chains, _: int) -> None:
    await chains.delegates("Hugo", "Diana")


async def hugo_ends_his_delegation(chains: Chains, _: int) -> None:
    async with chains.session() as session:
        hugo = await chains.who(session, "Hugo")
        [delegation] = await Delegation.coming_of(session, hugo)
        await delegation.end(session, hugo)


async def mei_cancels(chains: Chains, _: int) -> None:
    async with chains.session() as session:
        [request] = (await session.scalars(select(LeaveRequest))).all()
        await request.cancel(session, await chains.who(session, "Mei"))


async def tuesday_is_off(chains: Chains, _: int) -> None:
    async with chains.session() as session:
        await calendar.set_day(session, TUESDAY, DayKind.OFF, "Ours", who=None)


LEAVERS: list[tuple[str, int | None, Deed]] = [
    ("Hugo", THE_FIRST, hugo_names_diana),
    ("Hugo", EVERYBODY, hugo_ends_his_delegation),
    ("Mei", EVERYBODY, mei_cancels),
    ("Mei", EVERYBODY, tuesday_is_off),
]


@pytest.mark.parametrize(
    ("name", "held", "deed"), LEAVERS, ids=[deed.__name__ for *_, deed in LEAVERS]
)
async def test_whoever_leaves_and_what_is_done_at_that_moment_do_not_block_each_other(
    chains: Chains, name: str, held: int | None, deed: Deed
) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora")
    if name == "Mei":
        await chains.decides("Nora", approval_id)
    async with chains.session() as session:
        # So far somebody has come who is leaving; then the other begins, and comes as far as it can.
        await session.execute(select(Staff).order_by(Staff.id).limit(held).with_for_update())
        other = asyncio.create_task(deed(chains, approval_id))
        await asyncio.sleep(0.1)
        await (await chains.who(session, name)).leave(session, None)
    with contextlib.suppress(Refused, ValueError):
        await other  # they have left, or what it was about is over: only a deadlock is wrong
