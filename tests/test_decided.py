"""What is left of a decision in the chat: every copy says it, to those who may know (3.5, 3.6)."""

from __future__ import annotations

from datetime import date

import pytest

from models import clock
from models.approvals import Outcome
from models.delegations import Delegation
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.positions import Position
from models.spans import Half
from tests.conftest import Office
from tests.leaves import ask_for_leave, decide, delegate_of, enter_years, outcome_of
from tests.phone import Phone
from tests.records import staff

ONE_DAY = "2026-11-24"


@pytest.fixture(autouse=True)
async def known_years(office: Office) -> None:
    await enter_years(office)


@pytest.fixture
async def asked(office: Office, rep: Phone, boss: Phone) -> int:
    """Mei asks for a day, Hugo has the card; the request's id."""
    return await ask_for_leave(office, rep, ONE_DAY)


async def climbed(office: Office) -> None:
    """Hugo is silent: Diana may decide it as well."""
    await office.at("2026-11-23 20:00")
    await office.beat("climb_one")


async def test_every_copy_says_what_was_decided_and_lets_go(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Ask a question")
    await boss.types("Who covers the shop?")
    question = rep.last
    await rep.answers(question, "Tom does")
    await boss.answers(card, "yes but not friday")
    answered, unclear = boss.message_with("Tom does"), boss.last
    assert all("Approve" in one.labels for one in (card, answered, unclear))
    await boss.taps("Approve", card)
    for copy in (card, answered, unclear):
        assert "pproved" in copy.text
        assert copy.labels[0] == "Take back"
    assert "Tom does" in answered.text
    assert "Approved" in question.text
    assert question.labels == []
    assert "Nobody else" not in card.text  # what clashes is of today, not of the decision
    await boss.taps("Take back", answered)
    assert "Approve" in unclear.labels
    assert question.labels == ["Answer"]


async def test_what_is_taken_back_is_not_shown_twice(
    office: Office, boss: Phone, asked: int
) -> None:
    await boss.answers(boss.last, "ok")
    note = boss.last
    await boss.taps("Take back", note)
    assert "waiting for your decision" in note.text
    assert note.labels == ["Approve", "Refuse", "Ask a question", "Show everything"]
    assert len([said for said in boss.texts if "asks for your decision" in said]) == 1


async def test_the_card_says_that_leave_was_cancelled(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.answers(card, "ok")
    note = boss.last
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, asked)
        await request.cancel(session, await staff(session, rep))
    await office.settle()
    assert "approved, then cancelled" in card.text
    for copy in (card, note):
        assert "ancelled" in copy.text
        assert "Take back" not in copy.labels
    await boss.answers(card, "ok")
    assert "Cancelled · Mei" in boss.last.text
    assert "Take back" not in boss.last.text


async def test_the_card_says_that_leave_ended_early(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    asked = await ask_for_leave(office, rep, "2026-11-24 … 2026-11-26")
    card = director.message_with("asks for your decision")
    await director.taps("Approve", card)
    await office.at("2026-11-24 10:00")
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, asked)
        mei = await staff(session, rep)
        returned = await LeaveReturn.ask(
            session, mei, request, date(2026, 11, 26), Half.MORNING, "well again", clock.now()
        )
    await decide(office, boss, returned.about)
    assert "approved, ended early" in card.text
    assert "Back early, from Thu, Nov 26" in card.text


async def test_a_tap_on_what_somebody_else_decided_hints_who_was_first(
    office: Office, boss: Phone, director: Phone, asked: int
) -> None:
    await climbed(office)
    card = boss.message_with("asks for your decision")
    stale = [boss.find(label, card)[1] for label in ("Approve", "Refuse", "Ask a question")]
    await decide(office, director, f"leave:{asked}", yes=False)
    for button in stale:
        await boss.presses(card, button)
        assert boss.toasts[-1] == "Diana was first: Refused."
    assert "Why do you refuse" not in boss.last.text
    assert await outcome_of(office) is Outcome.REFUSED


async def test_a_withdrawn_request_is_no_longer_decided(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card, stale = boss.last, boss.find("Approve")[1]
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, asked)
        await request.withdraw(session, await staff(session, rep))
    await office.settle()
    assert "Withdrawn" in card.text
    assert "Approve" not in card.labels
    await boss.presses(card, stale)
    assert boss.toasts[-1] == "Mei has withdrawn it."


async def test_who_decided_it_themself_is_not_told_that_somebody_was_first(
    office: Office, boss: Phone, asked: int
) -> None:
    card, stale = boss.last, boss.find("Approve")[1]
    await boss.taps("Approve")
    await boss.presses(card, stale)
    assert boss.toasts[-1] == "You have decided it already: Approved."


# Words.


async def test_an_answer_to_a_decided_card_says_what_became_of_it(
    office: Office, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Approve")
    await boss.answers(card, "no, changed my mind")
    assert await outcome_of(office) is Outcome.APPROVED
    assert "Approved · Mei · Personal leave" in boss.last.text
    assert "✓ Hugo · 15:00" in boss.last.text
    assert "Your words changed nothing" in boss.last.text
    assert "“Take back” opens it again" in boss.last.text


async def test_a_verdict_that_is_edited_afterwards_changes_nothing_and_says_so(
    office: Office, boss: Phone, asked: int
) -> None:
    said = await boss.answers(boss.last, "ok")
    await boss.edits(said, "no, too many away")
    assert await outcome_of(office) is Outcome.APPROVED
    assert "Your words changed nothing" in boss.last.text


async def test_unclear_words_that_are_edited_are_read_anew(
    office: Office, boss: Phone, asked: int
) -> None:
    said = await boss.answers(boss.last, "yes but not friday")
    await boss.edits(said, "yes")
    assert await outcome_of(office) is Outcome.APPROVED


# Who may not read it any more.


@pytest.mark.parametrize("is_decided", [True, False])
async def test_whoever_stood_in_sees_only_the_end_of_it_later(
    office: Office, boss: Phone, director: Phone, asked: int, is_decided: bool
) -> None:
    nora = await office.hire("Nora", Position.SUPERVISOR, director)
    await delegate_of(office, boss, nora)
    card = nora.message_with("asks for your decision")
    if is_decided:
        await boss.taps("Approve")
        await office.at("2026-11-23 10:00")
        await office.beat("keep_up_approvals")
    else:
        async with office.session() as session:
            for one in await Delegation.coming_of(session, await staff(session, boss)):
                await one.end(session, await staff(session, boss))
        await office.settle()
    end = "has been approved." if is_decided else "no longer waits for you."
    assert card.text.startswith(f"Mei’s request {end}")
    assert card.labels == []
    await nora.answers(card, "ok")
    assert nora.last.text == f"Mei’s request {end}"
    await office.forge(nora, "approval:1")
    assert "Nov 24" not in "".join(nora.texts)


async def test_whoever_heard_of_an_approval_hears_that_it_became_a_refusal(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    asked = await ask_for_leave(office, rep, "2026-11-24 … 2026-11-26")
    card = director.message_with("asks for your decision")
    await director.taps("Approve", card)
    assert "will be away" in boss.last.text
    await director.taps("Take back", card)
    await decide(office, director, f"leave:{asked}", yes=False)
    assert "refused in the end" in boss.last.text
