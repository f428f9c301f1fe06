"""Deciding in the chat: the card, a tap, a few words, a reminder (3.5)."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from models.approvals import Outcome
from models.drafts import Draft, DraftState
from models.leave import LeaveRequest
from tests.conftest import Office
from tests.leaves import ask_for_leave, delegate_of, enter_years, outcome_of
from tests.phone import Phone
from tests.records import staff

ONE_DAY = "2026-11-24"
A_LONG_REASON = "too many away " * 80


@pytest.fixture(autouse=True)
async def known_years(office: Office) -> None:
    await enter_years(office)


@pytest.fixture
async def asked(office: Office, rep: Phone, boss: Phone) -> int:
    """Mei asks for a day, Hugo has the card; the request's id."""
    return await ask_for_leave(office, rep, ONE_DAY)


# The card.


async def test_the_card_shows_all_that_the_decision_needs(
    office: Office, boss: Phone, asked: int
) -> None:
    card = boss.last
    for told in (
        "Mei (representative)",
        "Tue, Nov 24",
        "1 working day",
        "family",
        "Nobody else",
        "decided by: superior",
    ):
        assert told in card.text
    assert {"Approve", "Refuse", "Ask a question"} <= set(card.labels)
    styles = {button.text: button.style for row in card.buttons for button in row}
    assert (styles["Approve"], styles["Refuse"]) == ("success", "danger")


async def test_a_tap_approves_and_the_applicant_hears_it(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Approve")
    assert await outcome_of(office) is Outcome.APPROVED
    assert boss.toasts[-1] == "Approved"
    assert "Hugo" in card.text
    assert card.labels[0] == "Take back"
    assert "Hugo" in rep.last.text


async def test_a_tap_refuses_with_the_reason_that_is_asked_for(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Refuse")
    assert "Why do you refuse it?" in boss.last.text
    await boss.types("Month end")
    assert await outcome_of(office) is Outcome.REFUSED
    assert "Month end" in card.text
    assert "Month end" in rep.last.text


async def test_the_decision_is_taken_back_with_a_tap(
    office: Office, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Approve")
    await boss.taps("Take back", card)
    assert await outcome_of(office) is Outcome.OPEN
    assert "Approve" in card.labels
    await office.at("2026-11-24 09:30")
    await boss.taps("Approve", card)
    assert "Take back" not in card.labels


async def test_of_two_who_tap_at_the_same_second_one_decides_and_the_other_reads_who(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await ask_for_leave(office, rep, ONE_DAY)
    await office.at("2026-11-23 20:00")
    await office.beat("climb_one")
    cards = boss.message_with("asks for your decision"), director.message_with("asks for your")
    await asyncio.gather(boss.taps("Approve", cards[0]), director.taps("Approve", cards[1]))
    toasts = [boss.toasts[-1], director.toasts[-1]]
    assert sorted(toast.split(" was first")[0] for toast in toasts)[0] == "Approved"
    assert any("was first: Approved" in toast for toast in toasts)
    told = [card.text.partition("Ref. ")[0] for card in cards]
    assert told[0] == told[1]
    assert len([said for said in rep.texts if "has approved" in said]) == 1


async def test_ids_of_somebody_elses_request_open_nothing(
    office: Office, other_rep: Phone, asked: int
) -> None:
    await other_rep.types("/menu")
    for data in ("approval:1", "approval:1:yes", "approval:1:no", "approval:1:take-back"):
        await office.forge(other_rep, data)
        assert other_rep.last.text == "没有这项申请，或者您不能查看。"
    await office.forge(other_rep, "approval:99:yes")
    assert other_rep.last.text == "没有这项申请，或者您不能查看。"
    assert await outcome_of(office) is Outcome.OPEN


async def test_nobody_decides_what_they_asked_for(office: Office, rep: Phone, asked: int) -> None:
    await rep.types("/menu")
    for data in ("approval:1:yes", "approval:1:meant:yes"):
        await office.forge(rep, data)
    assert await outcome_of(office) is Outcome.OPEN


# Answers in words.


async def test_yes_in_words_decides_and_the_rest_is_kept(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.answers(card, "ok, get well soon")
    assert await outcome_of(office) is Outcome.APPROVED
    assert "get well soon" in card.text
    assert "Mei hears of it" in boss.last.text
    assert "Take back" in boss.last.labels


async def test_no_in_words_refuses_with_the_rest_as_the_reason(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.answers(boss.last, "no, too many away")
    assert await outcome_of(office) is Outcome.REFUSED
    assert "too many away" in rep.last.text


@pytest.mark.parametrize("as_an_answer", [True, False])
async def test_no_alone_asks_why_and_the_next_text_is_the_reason(
    office: Office, rep: Phone, boss: Phone, asked: int, as_an_answer: bool
) -> None:
    card = boss.last
    await boss.answers(card, "no")
    assert "Why do you refuse it?" in boss.last.text
    assert await outcome_of(office) is Outcome.OPEN
    if as_an_answer:
        await boss.answers(card, "too many away")
    else:
        await boss.types("too many away")
    assert await outcome_of(office) is Outcome.REFUSED
    assert "too many away" in rep.last.text
    assert (await office.one(select(Draft))).state in (DraftState.SENT, DraftState.CLOSED)
    assert not [said for said in boss.texts if "Why do you refuse" in said]


async def test_after_a_tap_on_refuse_a_question_or_half_a_yes_is_no_reason(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    card = boss.last
    await boss.taps("Refuse")
    for said in ("Is it really necessary? Can you come in the morning?", "ok but only the morning"):
        await boss.answers(card, said)
        assert await outcome_of(office) is Outcome.OPEN
        assert "Is that a yes or a no?" in boss.last.text
    await boss.taps("Pass it on as a question")
    assert "only the morning" in rep.last.text
    await boss.types("thanks")  # nobody asks for the reason any more
    assert await outcome_of(office) is Outcome.OPEN


async def test_of_two_who_write_at_the_same_second_one_decides(
    office: Office, rep: Phone, boss: Phone, director: Phone, asked: int
) -> None:
    await office.at("2026-11-23 20:00")
    await office.beat("climb_one")
    await asyncio.gather(
        boss.answers(boss.message_with("asks for your decision"), "ok"),
        director.answers(director.message_with("asks for your decision"), "no, too many away"),
    )
    first, second = sorted((boss, director), key=lambda phone: "changed nothing" in phone.last.text)
    assert "Mei hears of it" in first.last.text
    assert "Your words changed nothing" in second.last.text
    assert await outcome_of(office) is (Outcome.APPROVED if first is boss else Outcome.REFUSED)


async def test_in_chinese_as_well(office: Office, other_rep: Phone) -> None:
    await ask_for_leave(office, other_rep, ONE_DAY)
    superior = office.phones["王芳"]
    card = superior.last
    assert "李伟" in card.text
    await superior.answers(card, "不同意 人手不够")
    assert "人手不够" in other_rep.last.text
    assert "王芳" in card.text
    await superior.taps("收回我的决定", card)
    await superior.answers(card, "可以的")
    assert await outcome_of(office) is Outcome.APPROVED


@pytest.mark.parametrize(
    ("label", "becomes"), [("Approve", Outcome.APPROVED), ("Refuse", Outcome.REFUSED)]
)
async def test_unclear_words_get_two_buttons_and_are_kept_as_the_reason(
    office: Office, rep: Phone, boss: Phone, asked: int, label: str, becomes: Outcome
) -> None:
    await boss.answers(boss.last, "yes but not friday")
    assert await outcome_of(office) is Outcome.OPEN
    assert boss.last.labels == ["Approve", "Refuse", "Pass it on as a question"]
    await boss.taps(label, boss.last)
    assert await outcome_of(office) is becomes
    assert "yes but not friday" in boss.message_with("(representative) asked").text
    assert "Take back" in boss.last.labels


async def test_unclear_words_go_on_as_a_question(
    office: Office, rep: Phone, boss: Phone, asked: int
) -> None:
    await boss.answers(boss.last, "why?")
    await boss.taps("Pass it on as a question")
    assert "Hugo has a question" in rep.last.text
    assert "why?" in rep.last.text
    assert await outcome_of(office) is Outcome.OPEN


async def test_a_photo_is_no_verdict(office: Office, boss: Phone, asked: int) -> None:
    await boss.sends_photo(caption="ok", reply_to=boss.last)
    assert await outcome_of(office) is Outcome.OPEN
    await boss.taps("Refuse", boss.last)
    assert "ok" in boss.last.text
    assert await outcome_of(office) is Outcome.REFUSED


@pytest.mark.parametrize("kind", ["sends_voice", "sends_sticker"])
async def test_a_voice_message_or_a_sticker_is_no_verdict(
    office: Office, boss: Phone, asked: int, kind: str
) -> None:
    await getattr(boss, kind)(reply_to=boss.last)
    assert "I can only read text here" in boss.last.text
    await boss.taps("Approve", boss.last)
    assert await outcome_of(office) is Outcome.APPROVED


async def test_a_photo_without_words_is_refused_for_a_reason_that_is_asked(
    office: Office, boss: Phone, asked: int
) -> None:
    await boss.sends_photo(reply_to=boss.last)
    assert "I can only read text here" in boss.last.text
    await boss.taps("Refuse", boss.last)
    assert "Why do you refuse it?" in boss.last.text


async def test_a_reason_that_is_too_long_is_not_cut_in_silence(
    office: Office, boss: Phone, asked: int
) -> None:
    await boss.answers(boss.last, f"no, {A_LONG_REASON}")
    assert await outcome_of(office) is Outcome.OPEN
    assert "1,024" in boss.last.text


async def test_a_decision_that_came_first_ends_the_question_for_the_reason(
    office: Office, boss: Phone, rep: Phone, asked: int
) -> None:
    await boss.answers(boss.last, "no")
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, asked)
        await request.withdraw(session, await staff(session, rep))
    await office.settle()
    await boss.types("too many away")
    assert "Mei has withdrawn it." in boss.last.text
    assert await outcome_of(office) is Outcome.WITHDRAWN


# Reminders, delegates.


async def test_the_reminder_has_the_same_buttons(office: Office, boss: Phone, asked: int) -> None:
    card = boss.last
    await office.at("2026-11-23 14:00")
    await office.beat("remind_one")
    reminder = boss.last
    assert "waiting for your decision" in reminder.text
    assert "Mei" in reminder.text
    assert "Waiting for you since Sat, Nov 21 15:00" in reminder.text
    assert "begins Tue, Nov 24 09:00" in reminder.text
    await boss.taps("Approve", reminder)
    assert await outcome_of(office) is Outcome.APPROVED
    for copy in (card, reminder):
        assert "Approve" not in copy.labels
        assert "Hugo" in copy.text


async def test_an_answer_to_the_reminder_decides(office: Office, boss: Phone, asked: int) -> None:
    await office.at("2026-11-23 14:00")
    await office.beat("remind_one")
    await boss.answers(boss.last, "👍🏽")
    assert await outcome_of(office) is Outcome.APPROVED


async def test_a_delegate_decides_for_somebody(
    office: Office, rep: Phone, boss: Phone, director: Phone, asked: int
) -> None:
    await delegate_of(office, boss, director)
    card = director.message_with("asks for your decision")
    assert "You decide for Hugo." in card.text
    await director.answers(card, "同意")
    for copy in (card, boss.message_with("asked · approved")):
        assert "Diana" in copy.text
        assert "for Hugo" in copy.text


async def test_a_card_that_climbed_says_who_was_silent(
    office: Office, boss: Phone, director: Phone, asked: int
) -> None:
    await office.at("2026-11-23 20:00")
    await office.beat("climb_one")
    assert "Not decided by Hugo since Sat, Nov 21 15:00" in director.last.text


async def test_a_form_that_was_open_is_offered_again_once_no_reason_is_asked_for(
    office: Office, boss: Phone, asked: int
) -> None:
    await boss.types("/leave tue personal")
    card = boss.message_with("asks for your decision")
    await boss.taps("Refuse", card)
    await boss.answers(card, "ok")
    assert await outcome_of(office) is Outcome.APPROVED
    await boss.taps("Go on", boss.message_with("Still waiting for you: Leave"))
    assert "reason" in boss.last.text
