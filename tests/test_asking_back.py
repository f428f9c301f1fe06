"""Before deciding: a question to the applicant, the answer, and what else the applicant says (3.5)."""

from __future__ import annotations

import pytest

from models.approvals import Outcome
from models.delegations import Delegation
from models.positions import Position
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


async def test_a_question_and_its_answer_stand_on_every_card(
    office: Office, rep: Phone, boss: Phone, director: Phone, asked: int
) -> None:
    await delegate_of(office, boss, director)
    await boss.taps("Ask a question", boss.message_with("asks for your decision"))
    await boss.types("Who covers the shop?")
    assert "Who covers the shop?" in rep.last.text
    await rep.answers(rep.last, "Tom does")
    assert "Passed on to Hugo" in rep.last.text
    assert "Tom does" in boss.last.text
    assert "Approve" in boss.last.labels
    for phone in (boss, director):
        card = phone.message_with("asks for your decision")
        assert "Hugo: Who covers the shop?" in card.text
        assert "Mei: Tom does" in card.text
    await boss.answers(boss.last, "ok")
    assert await outcome_of(office) is Outcome.APPROVED


async def test_a_question_is_answered_with_a_button_and_added_to(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.taps("Ask a question")
    await boss.types("Who covers the shop?")
    question = rep.last
    await rep.taps("Answer")
    await rep.types("Tom does")
    await rep.answers(question, "And Otto on Tuesday")
    card = boss.message_with("asks for your decision")
    assert "Tom does And Otto on Tuesday" in card.text
    assert "Answered" in question.text


async def test_a_photo_answers_a_question_and_reaches_whoever_asked(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.taps("Ask a question")
    await boss.types("Have you got a note?")
    await rep.sends_photo(caption="Here it is", reply_to=rep.last)
    assert "Here it is" in boss.message_with("Mei says").text
    assert "photo" in boss.chat[-1].body


async def test_an_answer_after_the_decision_says_that_it_is_made(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.taps("Ask a question")
    await boss.types("Who covers the shop?")
    question = rep.last
    await decide(office, boss, f"leave:{asked}")
    await rep.answers(question, "Tom does")
    assert "Hugo was first: Approved." in rep.last.text


async def test_what_was_sent_is_shown_to_whoever_decides_and_to_nobody_else(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    nora = await office.hire("Nora", Position.SUPERVISOR, director)
    await delegate_of(office, boss, nora)
    await ask_for_leave(office, rep, ONE_DAY)
    await nora.taps("Ask a question")
    await nora.types("Have you got a note?")
    async with office.session() as session:
        hugo = await staff(session, boss)
        await (await Delegation.coming_of(session, hugo))[0].end(session, hugo)
    await office.settle()
    before = len(nora.inbox)
    await rep.sends_photo(reply_to=rep.message_with("has a question"))
    assert "Passed on to Hugo" in rep.last.text
    assert len(nora.inbox) == before
    assert "photo" in boss.chat[-1].body
    await boss.taps("Show what was sent (1)")
    assert len([one for one in boss.inbox if "photo" in one.body]) == 2
    await office.forge(nora, "approval:1:sent")
    assert not [one for one in nora.inbox if "photo" in one.body]


async def test_where_nobody_decides_at_the_moment_the_answer_waits_on_the_card(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.taps("Ask a question")
    await boss.types("Have you got a note?")
    await boss.blocks()
    async with office.session() as session:
        (await staff(session, boss)).reachable = False
    await rep.answers(rep.last, "yes")
    assert rep.last.text == "✓ It stands on the card, for whoever decides next."


async def test_a_voice_message_answers_a_question(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.taps("Ask a question")
    await boss.types("Who covers the shop?")
    await rep.sends_voice(reply_to=rep.last)
    assert "voice" in boss.chat[-1].body
    assert "Show what was sent (1)" in " ".join(boss.message_with("asks for your").labels)


async def test_what_the_applicant_says_of_the_request_comes_with_its_buttons(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await rep.types("/menu")
    await office.forge(rep, f"leave:{asked}")
    await rep.answers(rep.last, "please hurry")
    assert "Passed on to Hugo" in rep.last.text
    assert "Mei says:" in boss.last.text
    assert "please hurry" in boss.last.text
    assert "Personal leave · Tue, Nov 24" in boss.last.text
    await boss.answers(boss.last, "ok")
    assert await outcome_of(office) is Outcome.APPROVED


async def test_an_answer_to_the_leave_itself_decides_as_well(
    office: Office, boss: Phone, asked: int
) -> None:
    await office.forge(boss, f"leave:{asked}")
    await boss.answers(boss.last, "ok")
    assert await outcome_of(office) is Outcome.APPROVED
