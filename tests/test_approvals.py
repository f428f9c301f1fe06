"""Approvals: one decision a step, the first counts, and what waits never waits for nobody (3.2, 3.5)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date

import pytest
from sqlalchemy import select

from models import clock
from models.approval_questions import Question
from models.approvals import Approval, Outcome, has_seat, withdraw_all_of
from models.audit import Entry
from models.delegations import Delegation, candidates
from models.errors import Refused
from models.outbox import Outgoing, Urgency
from models.positions import Position
from models.staff import Staff
from tests.chains import TUESDAY, Chains, bands, people_every_step
from tests.conftest import Office

DECIDED = "approval-decided-already"
NOT_YOURS = "approval-not-yours"
GONE = "delegate-gone-or-not-yours"
TODAY, MONDAY, WEDNESDAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
async def chains(office: Office) -> Chains:
    return await people_every_step(office)


async def refusal(deed: Awaitable[object]) -> Refused:
    with pytest.raises(Refused) as refused:
        await deed
    return refused.value


# Deciding


async def test_one_yes_of_the_superior_approves_a_short_leave(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    assert await chains.owed("Hugo") == ["approval-card"]
    await chains.decides("Hugo", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED
    assert await chains.steps(approval_id) == ["approved by Hugo"]


async def test_the_next_is_asked_once_the_one_before_has_said_yes(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        assert await chains.owed("Diana") == []
        await chains.decides("Hugo", approval_id)
        assert await chains.outcome(approval_id) is Outcome.OPEN
        assert await chains.owed("Diana") == ["approval-card"]
        await chains.decides("Diana", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_one_no_ends_it_and_the_next_is_never_asked(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await chains.decides("Hugo", approval_id, "Too many away", yes=False)
    assert await chains.outcome(approval_id) is Outcome.REFUSED
    assert await chains.steps(approval_id) == ["refused by Hugo", "waiting"]
    assert await chains.owed("Diana") == []


@pytest.mark.parametrize("reason", [None, "", "  "])
async def test_a_refusal_needs_a_reason(chains: Chains, reason: str | None) -> None:
    approval_id = await chains.asks("Mei")
    refused = await refusal(chains.decides("Hugo", approval_id, reason, yes=False))
    assert refused.key == "approval-refusal-needs-reason"
    assert await chains.outcome(approval_id) is Outcome.OPEN


@pytest.mark.parametrize("name", ["Mei", "Diana", "Nora", "Ada"])
async def test_only_whom_the_open_step_has_reached_decides(chains: Chains, name: str) -> None:
    approval_id = await chains.asks("Mei")
    assert (await refusal(chains.decides(name, approval_id))).key == NOT_YOURS
    assert await chains.outcome(approval_id) is Outcome.OPEN


async def test_nobody_decides_a_later_step_before_its_turn(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        assert (await refusal(chains.decides("Diana", approval_id))).key == NOT_YOURS


async def test_an_approver_asks_for_leave_and_somebody_else_decides(chains: Chains) -> None:
    approval_id = await chains.asks("Diana", days=2)
    assert await chains.seated(approval_id) == ["Gina"]
    assert (await refusal(chains.decides("Diana", approval_id))).key == NOT_YOURS


async def test_who_stood_in_for_the_superior_is_not_asked_again_as_director(chains: Chains) -> None:
    await chains.is_on_leave("Hugo")
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        assert await chains.seated(approval_id) == ["Diana"]
        await chains.decides("Diana", approval_id)
    assert await chains.steps(approval_id) == ["approved by Diana", "skipped"]
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_a_request_that_nobody_could_decide_is_refused_at_once(chains: Chains) -> None:
    refused = await refusal(chains.asks("Ada"))
    assert (refused.key, refused.final) == ("approval-nobody", True)


# Two at once: the second waits for the first, and hears what became of it.

Deed = Callable[[Chains, int], Coroutine[None, None, None]]


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
    (mei_withdraws, hugo_says_yes, DECIDED, ["waiting", "waiting"]),
    (mei_withdraws, mei_withdraws, DECIDED, ["waiting", "waiting"]),
    (nora_leaves, nora_says_yes, NOT_YOURS, ["open", "waiting"]),
    (nora_says_yes, nora_leaves, None, ["approved by Nora for Hugo", "open"]),
    (mei_leaves, hugo_says_yes, DECIDED, ["waiting", "waiting"]),
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


async def at_once(chains: Chains, approval_id: int, first: Deed, second: Deed) -> str | None:
    """The second begins while the first has done its work and not committed; with what it is refused."""
    has_done, may_commit = asyncio.Event(), asyncio.Event()

    async def before_commit() -> None:
        has_done.set()
        await may_commit.wait()

    one = asyncio.create_task(first(Chains(chains.office, before_commit), approval_id))
    await has_done.wait()
    other = asyncio.create_task(second(chains, approval_id))
    # It comes as far as it can: SQLite lets nobody else begin, PostgreSQL waits at the lock.
    await asyncio.sleep(0.1)
    may_commit.set()
    await one
    try:
        await other
    except Refused as refused:
        return refused.key
    return None


async def test_who_is_second_hears_who_was_first(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora")
    await chains.decides("Nora", approval_id)
    refused = await refusal(chains.decides("Hugo", approval_id, "No", yes=False))
    assert refused.key == DECIDED
    assert refused.facts == {"by": "Nora", "outcome": Outcome.APPROVED}
    late = await refusal(chains.withdraws("Mei", approval_id))
    assert late.facts == {"by": "Nora", "outcome": Outcome.APPROVED}


async def test_who_decides_what_was_withdrawn_hears_of_it(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.withdraws("Mei", approval_id)
    refused = await refusal(chains.decides("Hugo", approval_id))
    assert refused.facts == {"by": "Mei", "outcome": Outcome.WITHDRAWN}
    assert await chains.outcome(approval_id) is Outcome.WITHDRAWN


@pytest.mark.parametrize("name", ["Hugo", "Nora", "Gina"])
async def test_only_the_applicant_withdraws(chains: Chains, name: str) -> None:
    approval_id = await chains.asks("Mei")
    assert (await refusal(chains.withdraws(name, approval_id))).key == NOT_YOURS


# Thinking again


async def test_the_last_decision_is_taken_back_and_decided_anew(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id)
    await chains.takes_back("Hugo", approval_id)
    assert await chains.outcome(approval_id) is Outcome.OPEN
    assert await chains.steps(approval_id) == ["open"]
    await chains.decides("Hugo", approval_id, "After all not", yes=False)
    assert await chains.outcome(approval_id) is Outcome.REFUSED


async def test_a_refusal_is_taken_back_as_well(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id, "No", yes=False)
    await chains.takes_back("Hugo", approval_id)
    await chains.decides("Hugo", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_while_the_step_before_is_open_again_the_next_waits(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await chains.decides("Hugo", approval_id)
        await chains.takes_back("Hugo", approval_id)
        assert await chains.steps(approval_id) == ["open", "waiting"]
        assert (await refusal(chains.decides("Diana", approval_id))).key == NOT_YOURS
        await chains.decides("Hugo", approval_id)
        # The card is there already: another message says that it is their turn once more.
        assert await chains.owed("Diana") == ["approval-card", "approval-reminder"]
        await chains.decides("Diana", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_a_step_that_was_skipped_is_asked_where_somebody_else_decides_after_all(
    chains: Chains,
) -> None:
    with bands("superior", "director"):
        await chains.delegates("Hugo", "Diana", TODAY, TODAY)
        approval_id = await chains.asks("Mei")
        await chains.decides("Diana", approval_id)
        assert await chains.steps(approval_id) == ["approved by Diana for Hugo", "skipped"]
        await chains.office.at("2026-11-23 09:00")
        await chains.takes_back("Diana", approval_id)
        await chains.decides("Hugo", approval_id)
        assert await chains.steps(approval_id) == ["approved by Hugo", "open"]
        assert await chains.seated(approval_id) == ["Diana"]


async def test_only_who_decided_takes_it_back(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id)
    for name in ("Mei", "Diana", "Nora"):
        assert (await refusal(chains.takes_back(name, approval_id))).key == NOT_YOURS
    async with chains.at(approval_id, "Hugo") as (approval, here):
        assert await approval.may_take_back(here.session, here.person)
        diana = await chains.who(here.session, "Diana")
        assert not await approval.may_take_back(here.session, diana)


async def test_once_the_leave_has_begun_nothing_is_taken_back(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id)
    await chains.office.at("2026-11-24 09:30")
    refused = await refusal(chains.takes_back("Hugo", approval_id))
    assert refused.key == "approval-too-late-to-take-back"
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_what_was_withdrawn_stays_so(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await chains.decides("Hugo", approval_id)
        await chains.withdraws("Mei", approval_id)
        refused = await refusal(chains.takes_back("Hugo", approval_id))
    assert refused.key == "approval-too-late-to-take-back"


# Silence


async def test_silence_reminds_after_four_hours_of_work_and_climbs_after_eight(
    chains: Chains,
) -> None:
    # Saturday 15:00: two hours are left of this day.
    approval_id = await chains.asks("Mei")
    told = {}
    for moment in ("2026-11-23 10:59", "2026-11-23 11:01", "2026-11-23 16:29", "2026-11-23 16:31"):
        await chains.office.at(moment)
        await chains.beat()
        told[moment[-5:]] = (await chains.owed("Hugo"), await chains.owed("Diana"))
    assert told == {
        "10:59": (["approval-card"], []),
        "11:01": (["approval-card", "approval-reminder"], []),
        "16:29": (["approval-card", "approval-reminder"], []),
        "16:31": (["approval-card", "approval-reminder"], ["approval-card"]),
    }
    assert await chains.owed("Mei") == ["approval-climbed"]
    assert await chains.outcome(approval_id) is Outcome.OPEN


async def test_after_it_climbed_either_may_decide(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await silence(chains, "2026-11-23 16:31")
    assert await chains.seated(approval_id) == ["Hugo", "Diana"]
    await chains.decides("Hugo", approval_id)
    refused = await refusal(chains.decides("Diana", approval_id, "No", yes=False))
    assert refused.facts["by"] == "Hugo"


async def test_it_climbs_to_the_top_and_silence_never_approves(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    for day in range(23, 29):
        for hour in ("12:00", "17:00", "20:30"):
            await silence(chains, f"2026-11-{day} {hour}")
    assert await chains.seated(approval_id) == ["Hugo", "Diana", "Gina", "Ada"]
    before = (await chains.owed("Hugo")).count("approval-reminder")
    await silence(chains, "2026-11-30 20:30")
    assert (await chains.owed("Hugo")).count("approval-reminder") > before
    assert await chains.owed("Mei") == ["approval-climbed"] * 3
    assert await chains.outcome(approval_id) is Outcome.OPEN


async def test_it_climbs_past_who_is_away_to_their_delegate(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.office.at("2026-11-23 09:00")
    await chains.delegates("Diana", "Nora")
    await silence(chains, "2026-11-23 16:31")
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Diana"]


async def test_who_is_away_is_not_reminded(chains: Chains) -> None:
    await chains.asks("Mei")
    await chains.is_on_leave("Hugo", date(2026, 11, 23))
    await silence(chains, "2026-11-23 11:01")
    assert await chains.owed("Hugo") == ["approval-card"]


async def test_nobody_is_reminded_of_what_was_decided(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id)
    await silence(chains, "2026-11-23 16:31")
    assert await chains.owed("Hugo") == ["approval-card"]
    assert await chains.owed("Diana") == []


async def test_two_clocks_remind_once(chains: Chains) -> None:
    await chains.asks("Mei")
    await chains.office.at("2026-11-23 11:01")
    await asyncio.gather(chains.beat(), chains.beat())
    assert await chains.owed("Hugo") == ["approval-card", "approval-reminder"]


# Whoever is not there


async def test_what_waits_for_somebody_who_leaves_moves_to_the_next(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.leaves("Hugo")
    assert await chains.seated(approval_id) == ["Diana"]
    assert await chains.owed("Diana") == ["approval-card"]


async def test_who_is_removed_between_card_and_answer_decides_nothing(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    async with chains.at(approval_id, "Hugo") as (approval, here):
        # What their turn had loaded before they were removed by somebody else.
        here.person.left_at = clock.now()
        await here.session.flush()
        assert (
            await refusal(approval.decide(here.session, here.person, yes=True))
        ).key == NOT_YOURS


async def test_with_who_leaves_goes_who_stood_in_for_them(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    assert await chains.seated(approval_id) == ["Nora for Hugo"]
    await chains.leaves("Hugo")
    assert await chains.seated(approval_id) == ["Diana"]
    assert await chains.owed("Nora") == ["delegate-told", "approval-card", "delegate-ended-told"]


async def test_who_decided_before_is_not_asked_again_when_somebody_leaves(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await silence(chains, "2026-11-23 16:31")
        await chains.decides("Diana", approval_id)
        # The director has decided: nobody else is asked.
        assert await chains.steps(approval_id) == ["approved by Diana", "skipped"]


async def test_the_requests_of_who_leaves_are_nobodys_to_decide(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.leaves("Mei")
    assert await chains.outcome(approval_id) is Outcome.WITHDRAWN
    assert (await refusal(chains.decides("Hugo", approval_id))).key == DECIDED


async def test_when_nobody_is_left_the_administrators_hear_it_once_and_a_newcomer_gets_it(
    chains: Chains,
) -> None:
    with bands("finance"):
        await chains.hire("Fay", Position.FINANCE)
        approval_id = await chains.asks("Diana")
        for name in ("Gina", "Dan", "Ada", "Fay"):
            await chains.leaves(name)
        assert await chains.seated(approval_id) == []
        await chains.beat()
        await chains.beat()
        # Where there is no administrator, it is the highest who is in.
        assert (await chains.owed("Diana")).count("approval-without-approver") == 1
        await chains.hire("Finn", Position.FINANCE)
        await chains.beat()
        assert await chains.seated(approval_id) == ["Finn"]
        await chains.decides("Finn", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_while_the_approver_is_on_leave_the_delegate_has_it_as_well(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora", date(2026, 11, 23), date(2026, 11, 23))
    assert await chains.seated(approval_id) == ["Hugo"]
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Hugo"]
    await chains.beat()
    assert await chains.owed("Nora") == ["delegate-told", "approval-card"]
    await chains.decides("Nora", approval_id)
    assert await chains.steps(approval_id) == ["approved by Nora for Hugo"]


async def test_without_a_delegate_the_next_superior_has_it_as_well(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.is_on_leave("Hugo", date(2026, 11, 23))
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo", "Diana"]


async def test_a_delegate_on_leave_passes_it_on(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", TODAY, date(2026, 11, 23))
    approval_id = await chains.asks("Mei")
    await chains.is_on_leave("Nora", date(2026, 11, 23))
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    assert await chains.seated(approval_id) == ["Nora for Hugo", "Diana"]


async def test_when_the_delegate_s_days_are_over_it_goes_back(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", TODAY, TODAY)
    approval_id = await chains.asks("Mei")
    await chains.office.at("2026-11-23 09:00")
    # Whether the clock was there before or not.
    assert (await refusal(chains.decides("Nora", approval_id))).key == NOT_YOURS
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo"]


async def test_the_deputy_keeps_what_came_while_the_general_manager_was_away(
    chains: Chains,
) -> None:
    await chains.is_on_leave("Gina")
    approval_id = await chains.asks("Mei", days=3)
    assert await chains.seated(approval_id) == ["Dan for Gina"]
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    await chains.decides("Dan", approval_id)
    assert await chains.steps(approval_id) == ["approved by Dan for Gina"]


# Delegates


async def test_a_delegate_is_told_the_days_and_gets_what_waits(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora")
    assert await chains.owed("Nora") == ["delegate-told", "approval-card"]
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Hugo"]


async def test_a_delegation_taken_back_is_over_at_once(chains: Chains) -> None:
    delegation_id = await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    async with chains.session() as session:
        hugo, nora = await chains.who(session, "Hugo"), await chains.who(session, "Nora")
        assert (await refusal(Delegation.of(session, nora, delegation_id))).key == GONE
        delegation = await Delegation.of(session, hugo, delegation_id)
        assert (await refusal(delegation.end(session, nora))).key == GONE
        await delegation.end(session, hugo)
        await delegation.end(session, hugo)
        assert (await refusal(Delegation.of(session, hugo, delegation_id))).key == GONE
    assert await chains.seated(approval_id) == ["Hugo"]
    assert await chains.owed("Nora") == ["delegate-told", "approval-card", "delegate-ended-told"]


@pytest.mark.parametrize(
    ("delegate", "first", "last", "key"),
    [
        ("Hugo", MONDAY, WEDNESDAY, "delegate-yourself"),
        ("Nora", WEDNESDAY, MONDAY, "delegate-backwards"),
        ("Nora", date(2026, 11, 20), MONDAY, "delegate-past"),
        ("Mei", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Ada", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Dan", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Gina", TUESDAY, TUESDAY, "delegate-away"),
        ("Diana", MONDAY, WEDNESDAY, "delegate-circle"),
    ],
)
async def test_who_cannot_be_a_delegate(
    chains: Chains, delegate: str, first: date, last: date, key: str
) -> None:
    await chains.leaves("Dan")
    await chains.is_on_leave("Gina", TUESDAY)
    await chains.delegates("Diana", "Nora", MONDAY, MONDAY)
    await chains.delegates("Nora", "Hugo", MONDAY, MONDAY)
    refused = await refusal(chains.delegates("Hugo", delegate, first, last))
    assert refused.key == key
    assert refused.field in ("delegate", "first", "last")


async def test_a_circle_that_closes_on_no_day_is_none(chains: Chains) -> None:
    await chains.delegates("Diana", "Nora", MONDAY, MONDAY)
    await chains.delegates("Nora", "Hugo", TUESDAY, TUESDAY)
    assert await chains.delegates("Hugo", "Diana", MONDAY, TUESDAY)


async def test_another_delegate_replaces_the_one_before_from_that_day_on(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", MONDAY, WEDNESDAY)
    await chains.delegates("Hugo", "Diana", TUESDAY, WEDNESDAY)
    async with chains.session() as session:
        hugo = await chains.who(session, "Hugo")
        found = []
        for day in (MONDAY, TUESDAY, WEDNESDAY):
            running = await Delegation.running(session, hugo, day)
            assert running
            found.append((await session.get_one(Staff, running.delegate_id)).name)
        assert len(await Delegation.coming_of(session, hugo)) == 2
    assert found == ["Nora", "Diana", "Diana"]
    assert await chains.owed("Nora") == ["delegate-told", "delegate-told"]


async def test_a_delegate_who_leaves_is_named_no_longer(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    await chains.leaves("Nora")
    assert await chains.owed("Hugo") == ["delegate-left"]
    async with chains.session() as session:
        assert await Delegation.coming_of(session, await chains.who(session, "Hugo")) == []


async def test_two_who_name_each_other_at_once_make_no_circle(chains: Chains) -> None:
    async def hugo_names_nora(chains: Chains, _: int) -> None:
        await chains.delegates("Hugo", "Nora")

    async def nora_names_hugo(chains: Chains, _: int) -> None:
        await chains.delegates("Nora", "Hugo")

    assert await at_once(chains, 0, hugo_names_nora, nora_names_hugo) == "delegate-circle"


async def test_who_leads_may_be_named_the_nearest_first(chains: Chains) -> None:
    await chains.hire("Ben", Position.SUPERVISOR, "Gina")
    await chains.hire("Eva", Position.SUPERVISOR, "Hugo")
    async with chains.session() as session:
        found = await candidates(session, await chains.who(session, "Hugo"))
    assert [one.name for one in found] == ["Diana", "Gina", "Nora", "Eva", "Dan", "Ben"]


# Questions


async def test_a_question_reaches_the_applicant_and_the_answer_whoever_asked(
    chains: Chains,
) -> None:
    approval_id = await chains.asks("Mei")
    async with chains.at(approval_id, "Hugo") as (approval, here):
        await approval.ask(here.session, here.person, "Who covers Hualian?", clock.now())
    assert await chains.owed("Mei") == ["approval-question"]
    async with chains.at(approval_id, "Mei") as (approval, here):
        [question] = await approval.questions(here.session)
        await question.reply(here.session, here.person, "Tom does", clock.now())
        await question.reply(here.session, here.person, "And Li Wei", clock.now())
    assert await chains.owed("Hugo") == ["approval-card"] + ["approval-question-answered"] * 2
    question = await chains.office.one(select(Question))
    assert question.answer == "Tom does\nAnd Li Wei"


async def test_only_an_approver_asks_and_only_the_applicant_answers(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    async with chains.at(approval_id, "Nora") as (approval, here):
        nora = here.person
        refused = await refusal(approval.ask(here.session, nora, "Why?", clock.now()))
        assert refused.key == NOT_YOURS
        hugo, mei = [await chains.who(here.session, name) for name in ("Hugo", "Mei")]
        question = await approval.ask(here.session, hugo, "Why?", clock.now())
        refused = await refusal(question.reply(here.session, hugo, "Because", clock.now()))
        assert refused.key == NOT_YOURS
        for reader, sees in ((hugo, True), (mei, True), (nora, False)):
            assert await question.visible_to(here.session, reader) is sees


async def test_after_the_decision_nothing_is_asked_and_answered(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    async with chains.at(approval_id, "Hugo") as (approval, here):
        question = await approval.ask(here.session, here.person, "Why?", clock.now())
        await approval.decide(here.session, here.person, yes=True)
        refused = await refusal(approval.ask(here.session, here.person, "And?", clock.now()))
        assert refused.key == DECIDED
        mei = await chains.who(here.session, "Mei")
        refused = await refusal(question.reply(here.session, mei, "Because", clock.now()))
        assert refused.key == DECIDED


# Who sees it, and what is kept of it


async def test_only_who_decides_sees_the_approval(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        async with chains.at(approval_id, "Hugo") as (approval, here):
            seen = {}
            for name in ("Mei", "Hugo", "Diana", "Nora", "Gina", "Ada"):
                person = await chains.who(here.session, name)
                sees = await approval.visible_to(here.session, person)
                assert await has_seat(here.session, approval.record, person) is sees
                seen[name] = sees
        assert [name for name, sees in seen.items() if sees] == ["Hugo"]
        await chains.decides("Hugo", approval_id)
        async with chains.at(approval_id, "Hugo") as (approval, here):
            assert await approval.visible_to(here.session, here.person)
            assert await approval.visible_to(here.session, await chains.who(here.session, "Diana"))


async def test_what_waits_for_whom(chains: Chains) -> None:
    first = await chains.asks("Mei")
    second = await chains.asks("Mei", first=date(2026, 12, 1))
    async with chains.at(first, "Hugo") as (_, here):
        mei = await chains.who(here.session, "Mei")
        waiting = await Approval.waiting_for(here.session, here.person)
        assert [one.id for one in waiting] == [first, second]
        asked = await Approval.of_applicant_open(here.session, mei)
        assert [one.id for one in asked] == [first, second]
    await chains.decides("Hugo", first)
    async with chains.at(first, "Hugo") as (_, here):
        mei = await chains.who(here.session, "Mei")
        assert [one.id for one in await Approval.waiting_for(here.session, here.person)] == [second]
        await withdraw_all_of(here.session, mei)
        assert await Approval.of_applicant_open(here.session, mei) == []
        assert await Approval.waiting_for(here.session, here.person) == []


async def test_who_decided_what_in_whose_place_is_written_down(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    await chains.decides("Nora", approval_id, "No", yes=False)
    await chains.takes_back("Nora", approval_id)
    entries = await chains.office.all(
        select(Entry).where(Entry.about == f"approval:{approval_id}").order_by(Entry.id)
    )
    assert [entry.deed for entry in entries] == [
        "approval-opened",
        "approval-reached",
        "approval-step-refused",
        "approval-taken-back",
    ]
    hugo = await chains.office.one(select(Staff).where(Staff.name == "Hugo"))
    nora = await chains.office.one(select(Staff).where(Staff.name == "Nora"))
    refused = entries[2]
    assert refused.staff_id == nora.id
    assert refused.facts["instead_of"] == hugo.id
    assert refused.facts["reason"] == "No"


async def test_a_reminder_waits_behind_what_somebody_says_now(chains: Chains) -> None:
    await chains.asks("Mei")
    await silence(chains, "2026-11-23 11:01")
    owed = await chains.office.one(select(Outgoing).where(Outgoing.key == "approval-reminder"))
    assert owed.urgency == Urgency.REMINDER


async def silence(chains: Chains, until: str) -> None:
    """Nobody says anything until then."""
    await chains.office.at(until)
    await chains.beat()
