"""Answering a message talks to the person behind it, both ways (4.5)."""

from __future__ import annotations

from sqlalchemy import select

from bot.sandbox.files import sample_photo
from models.answers import Answer
from models.reports import Report
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.test_reports import file_a_report


async def test_an_answer_to_the_card_reaches_the_author_as_an_answer_to_their_own_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    mine = rep.last
    await boss.answers(boss.last, "Which shop ordered?")
    assert rep.last.text == "💬 Hugo: Which shop ordered?"
    assert rep.last.reply_to == mine.id
    assert boss.last.text == "✓ Passed on to Mei."
    assert boss.last.silent


async def test_the_talk_goes_on_both_ways(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    await boss.answers(boss.last, "Which shop ordered?")
    question = boss.chat[-2]
    await rep.answers(rep.last, "The one at the market")
    assert boss.last.text == "💬 Mei: The one at the market"
    assert boss.last.reply_to == question.id
    answer = next(message for message in rep.chat if message.text == "The one at the market")
    await boss.answers(boss.last, "Good")
    assert rep.last.text == "💬 Hugo: Good"
    assert rep.last.reply_to == answer.id


async def test_the_author_may_begin_by_answering_the_own_report(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    card = boss.last
    await rep.answers(rep.last, "I forgot: the price list")
    assert boss.last.text == "💬 Mei: I forgot: the price list"
    assert boss.last.reply_to == card.id
    assert (await office.one(select(Report))).answered_at is None


async def test_one_tap_is_an_answer_too(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    tap = await boss.taps("👍")
    assert tap and tap.toast == "👍 passed on"
    assert rep.last.text == "💬 Hugo: 👍"
    assert (await office.one(select(Report))).answered_at is not None


async def test_a_director_may_answer_a_report_of_the_branch(
    office: Office, rep: Phone, director: Phone
) -> None:
    await file_a_report(rep)
    await director.types("/team")
    await director.taps("Hugo")
    await director.taps("Mei")
    await director.taps("Report Sat, Nov 21")
    await director.answers(director.last, "Seen from above")
    assert rep.last.text == "💬 Diana: Seen from above"


async def test_a_picture_is_carried_as_it_is(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    await boss.sends_photo(sample_photo(), reply_to=boss.last)
    assert rep.inbox[-2].text == "💬 Hugo answers:"
    assert rep.last.photo


async def test_very_long_words_arrive_whole(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    await boss.answers(boss.last, "&" * 4096)
    assert rep.last.text == "&" * 4096


async def test_an_answer_from_html_is_shown_as_it_was_written(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await boss.answers(boss.last, "</b><a href='x'>1 < 2 & 3</a>")
    assert rep.last.text == "💬 Hugo: </b><a href='x'>1 < 2 & 3</a>"


async def test_after_somebody_left_nobody_hears_and_the_answerer_is_told(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    card = boss.last
    await boss.types("/team")
    await boss.taps("Mei")
    await boss.taps("Remove")
    await boss.taps("Yes, remove")
    await boss.answers(card, "Are you there?")
    assert "nobody who would hear" in boss.last.text or "can no longer" in boss.last.text
    assert await office.all(select(Answer)) == []


async def test_an_answer_within_a_form_goes_to_the_person_and_the_form_stays(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep, command="/report yesterday")
    await boss.answers(boss.last, "Hm?")
    question = rep.last
    await rep.types("/report")
    await rep.answers(question, "An explanation")
    assert boss.last.text == "💬 Mei: An explanation"
    await rep.types("Met three shops")
    assert "✓ Done: Met three shops" in rep.last.text


async def test_three_thousand_letters_arrive(office: Office, rep: Phone, boss: Phone) -> None:
    await file_a_report(rep)
    await boss.answers(boss.last, "'" * 3000)
    assert "'" * 3000 in rep.last.text


async def test_a_picture_with_words_is_carried_with_its_picture(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await boss.sends_photo(sample_photo(), caption="Like this", reply_to=boss.last)
    assert rep.last.photo
    assert rep.last.text == "Like this"


async def test_asking_for_a_report_can_be_answered(office: Office, rep: Phone, boss: Phone) -> None:
    await boss.types("/team")
    mei = (await office.one(select(Staff).where(Staff.name == "Mei"))).id
    for _ in range(2):
        await office.forge(boss, f"report:ask:{mei}:2026-11-21")
    [asked] = rep.inbox
    assert "Hugo" in asked.text
    await rep.answers(asked, "In an hour")
    assert boss.last.text == "💬 Mei: In an hour"


async def test_a_reply_that_begins_like_a_command_is_a_reply(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    card = boss.last
    for words in ("日报 写得不错", "report", "Report looks good", "me"):
        await boss.answers(card, words)
        assert rep.last.text == f"💬 Hugo: {words}"


async def test_words_to_somebody_who_blocked_the_bot_are_not_said_to_be_passed_on(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    card = boss.last
    await rep.blocks()
    await boss.answers(card, "Well done")
    assert "cannot be reached" in boss.last.text
    assert (await office.one(select(Report))).answered_at is None
    await rep.unblocks()
    await boss.answers(card, "Well done")
    assert rep.last.text == "💬 Hugo: Well done"


async def test_a_thumb_tapped_three_times_is_one_answer_and_the_card_says_so(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    card, thumb = boss.find("👍")
    for _ in range(3):
        boss.person.taps(card, 0, 0)
    await office.settle()
    await boss.presses(card, thumb)
    assert [message.text for message in rep.inbox].count("💬 Hugo: 👍") == 1
    assert "✓ Answered" in card.text
    assert card.labels == []


async def test_a_refused_answer_does_not_put_the_open_form_away(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep, command="/report yesterday")
    await boss.blocks()
    mine = rep.last
    await rep.types("/report")
    await rep.answers(mine, "One more thing")
    assert "cannot be reached" in rep.last.text
    await rep.types("Met three shops")
    assert any("2/4" in message.text for message in rep.inbox)
