"""Approvals: one decision a step, and it may be thought over (3.2, 3.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import clock
from models.approval_questions import Question
from models.approval_upkeep import keep_up_with
from models.approvals import Approval, Outcome, has_seat
from models.audit import Entry
from models.positions import Position
from models.staff import Staff
from tests.chains import Chains, bands, people_every_step, refusal
from tests.conftest import Office

DECIDED = "approval-decided-already"
NOT_YOURS = "approval-not-yours"
TODAY = date(2026, 11, 21)


@pytest.fixture
async def chains(office: Office) -> Chains:
    return await people_every_step(office)


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


async def test_nothing_is_taken_back_of_who_has_left(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id, "No", yes=False)
    await chains.leaves("Mei")
    refused = await refusal(chains.takes_back("Hugo", approval_id))
    assert refused.key == "approval-too-late-to-take-back"
    assert await chains.outcome(approval_id) is Outcome.REFUSED


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


async def test_who_stood_in_reads_it_no_longer_once_somebody_else_has_decided(
    chains: Chains,
) -> None:
    with bands("superior", "hr"):
        await chains.hire("Helga", Position.HR)
        await chains.delegates("Hugo", "Nora")
        approval_id = await chains.asks("Mei")
        await chains.delegates("Nora", "Dan")
        assert await chains.seated(approval_id) == ["Nora for Hugo", "Dan for Hugo"]
        await chains.decides("Dan", approval_id)
    async with chains.at(approval_id, "Nora") as (approval, here):
        reads = {}
        for name in ("Nora", "Dan", "Hugo", "Helga", "Ada"):
            person = await chains.who(here.session, name)
            reads[name] = (
                await approval.visible_to(here.session, person),
                await approval.may_be_read_by(here.session, person),
            )
        assert not await has_seat(here.session, approval.record, here.person)
    assert reads == {
        "Nora": (True, False),
        "Dan": (True, True),
        "Hugo": (False, True),
        "Helga": (True, True),
        "Ada": (False, False),
    }


async def test_who_stood_in_reads_nothing_of_what_was_withdrawn(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    await chains.withdraws("Mei", approval_id)
    async with chains.at(approval_id, "Nora") as (approval, here):
        assert await approval.visible_to(here.session, here.person)
        assert not await approval.may_be_read_by(here.session, here.person)


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
        mei.left_at = clock.now()
        await keep_up_with(here.session, mei)
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
