"""Notices: who writes to whom, who has read it, who is reminded, and what is taken back (17.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.wire import Upload
from models import clock
from models.audit import Entry
from models.language import Language
from models.notice_address import Address, Audience
from models.notice_lists import remind_now, who_read
from models.notices import CARD, LONGEST, Notice, NoticeReader, Tally
from models.outbox import Delivery, Outgoing, Urgency
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.leaves import ask_for_leave, enter_years
from tests.phone import Phone
from tests.records import staff
from tests.two_at_once import at_once, who

LIST = Upload("prices.pdf", b"%PDF-1.4 prices", "application/pdf")


async def writes(phone: Phone, words: str, *taps: str) -> None:
    """A notice without files, to whom the buttons say."""
    await phone.types("/announce")
    for label in taps or ("Everybody",):
        await phone.taps(label)
    await phone.types(words)
    await phone.taps("Skip")
    await phone.taps("Send")


async def the_notice(office: Office) -> Notice:
    notice: Notice = await office.one(select(Notice))
    return notice


async def readers(office: Office) -> list[str]:
    return await office.all(
        select(Staff.name)
        .join(NoticeReader, NoticeReader.staff_id == Staff.id)
        .order_by(Staff.name)
    )


async def read_at(office: Office, name: str) -> Any:
    return await office.one(
        select(NoticeReader.read_at)
        .join(Staff, Staff.id == NoticeReader.staff_id)
        .where(Staff.name == name)
    )


# Who may write to whom


async def test_a_superior_writes_to_the_branch_and_nobody_else(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    await writes(boss, "Samples are in the store room.")
    assert await readers(office) == ["Mei"]
    assert "Notice from Hugo" in rep.last.text
    assert "Samples are in the store room." in rep.last.text
    assert other_rep.inbox == []
    assert director.inbox == []
    assert "0 / 1 read" in boss.last.text


@pytest.mark.parametrize("position", [Position.HR, Position.SALES_ADMIN, Position.ADMIN])
async def test_hr_sales_administration_and_the_administrator_write_to_everybody(
    office: Office, rep: Phone, other_rep: Phone, position: Position
) -> None:
    ann = await office.hire("Ann", position)
    await writes(ann, "The office is closed on Friday.")
    assert await readers(office) == ["Diana", "Hugo", "Mei", "李伟", "王芳"]
    assert other_rep.last.labels == ["已读 ✓"]


async def test_a_director_is_the_top_only_with_nobody_above(
    office: Office, director: Phone, boss: Phone
) -> None:
    await office.hire("Fay", Position.FINANCE)
    await writes(director, "One.")
    assert await readers(office) == ["Fay", "Hugo"]
    lone = await office.hire("Sam", Position.SUPERVISOR)  # not in the tree yet
    await lone.types("/announce")
    await lone.taps("Everybody")
    await lone.types("Two.")
    await lone.taps("Skip")
    assert "Nobody would get it" in lone.last.text
    assert len(await office.all(select(Notice))) == 1


@pytest.mark.parametrize("position", [Position.REPRESENTATIVE, Position.FINANCE, Position.WORKS])
async def test_nobody_else_writes_any(office: Office, position: Position) -> None:
    phone = await office.hire("Rik", position)
    await phone.types("/announce")
    assert "not for your position" in phone.last.text
    await office.forge(phone, "notice:new")
    assert "not for your position" in phone.last.text
    assert "announce" not in phone.commands
    await phone.types("/notices")
    assert phone.last.text == "There are no notices yet."
    assert phone.last.labels == []


async def test_to_a_branch_with_its_leader(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    await writes(director, "Only Hugo's team.", "A team", "Hugo")
    assert await readers(office) == ["Hugo", "Mei"]
    assert "To: Hugo’s team" in director.last.text


async def test_whoever_has_no_leader_below_is_not_asked_whose_team(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce")
    assert boss.last.labels == ["Everybody", "Positions", "Cancel"]
    await boss.types("team")
    assert "Nobody whom you may write to leads a team." in boss.last.text
    await boss.taps("Everybody")
    await boss.types("Samples are in the store room.")
    await boss.taps("Skip")
    assert "It will reach one person." in boss.last.text


async def test_a_leader_is_found_by_name_and_nobody_outside_the_branch(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    await director.types("/announce")
    await director.taps("A team")
    await director.types("Nobody")
    assert "leads no team that you may write to" in director.last.text
    await director.types("hug")
    await director.types("Hello")
    await director.taps("Skip")
    assert "It will reach 2 people." in director.last.text
    # The other supervisor is none of Hugo's: a button of one's own making finds nobody.
    other = await office.one(select(Staff).where(Staff.name == "王芳"))
    sue = await office.hire("Sue", Position.SUPERVISOR, boss)
    await office.hire("Rik", Position.REPRESENTATIVE, sue)
    await boss.types("/announce")
    await boss.taps("A team")
    assert boss.last.labels == ["Sue", "Back", "Cancel"]
    [*_, cancel] = boss.last.buttons[-1]
    assert cancel.data
    await office.forge(boss, cancel.data.replace("cancel", f"pick:{other.id}"))
    assert "out of date" in boss.last.text


async def test_to_several_positions_of_those_in_reach(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    await director.types("/announce")
    await director.taps("Positions")
    assert "representative · 2" in director.last.labels
    await director.taps("representative")
    assert "✓ representative · 2" in director.last.labels
    await director.taps("representative")
    assert "Tap at least one position." in director.last.text
    assert "Done" not in director.last.labels
    await director.types("销售主管, representative")
    await director.taps("Done")
    await director.types("For both.")
    await director.taps("Skip")
    await director.taps("Send")
    assert await readers(office) == ["Hugo", "Mei", "李伟", "王芳"]
    assert "To: representative, supervisor" in director.last.text


async def test_a_line_is_the_notice_and_only_asks_to_whom(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("公告 everybody at 9 please, tomorrow")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    await boss.taps("Send")
    assert (await the_notice(office)).words == "everybody at 9 please, tomorrow"
    await rep.types("公告")
    assert "1 unread" in rep.last.text


# What does not go out


async def test_a_text_that_is_too_long_says_by_how_much_and_costs_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce")
    await boss.taps("Everybody")
    await boss.types("x" * (LONGEST + 7))
    assert f"That is {LONGEST + 7:,} characters; {LONGEST:,} fit here" in boss.last.text
    await boss.sends_sticker()
    assert "Please type your answer" in boss.last.text
    await boss.types("Short.")
    await boss.taps("Skip")
    await boss.taps("Send")
    assert "Short." in rep.last.text


@pytest.mark.parametrize("language", list(Language))
async def test_the_longest_text_arrives_whole_and_escaped(
    office: Office, boss: Phone, language: Language
) -> None:
    reader = await office.hire("N" * 64, Position.REPRESENTATIVE, boss, language)
    words = ("<b>&" * LONGEST)[:LONGEST]
    await boss.types("/announce")
    await boss.taps("Everybody")
    await boss.types(words)
    for number in range(3):
        await boss.sends_photo(caption=f"{number}")
    await boss.taps("Done")
    await boss.taps("Change: To be read by")
    await boss.taps("Tomorrow")
    await boss.taps("Send")
    assert words in reader.last.text
    await reader.taps(reader.last.labels[0], reader.last)
    assert words in reader.last.text
    dead = await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert dead == []


async def test_two_taps_on_send_are_one_notice(office: Office, rep: Phone, boss: Phone) -> None:
    await boss.types("/announce Once.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    message, send = boss.find("Send")
    boss.person.presses(message, send)
    await boss.presses(message, send)
    assert len(await office.all(select(Notice))) == 1
    assert [said for said in rep.texts if "Once." in said] == [rep.last.text]


async def test_who_leaves_before_it_is_sent_gets_nothing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await boss.types("/announce Too late.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    assert "It will reach one person." in boss.last.text
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, None)
    await boss.taps("Send")
    assert "Nobody would get it" in boss.last.text
    assert await office.all(select(Notice)) == []
    assert await office.all(select(NoticeReader)) == []


async def test_who_leaves_while_it_is_on_its_way_gets_nothing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    async with office.session() as session:
        author = await staff(session, boss)
        notice = await Notice.send(session, author, Address(Audience.EVERYBODY), "Bye.")
        await (await staff(session, rep)).leave(session, None)
        assert (await notice.tally(session)).in_all == 0
    await office.settle()
    assert rep.inbox == []


async def test_whose_position_changed_meanwhile_sends_nothing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await boss.types("/announce Not any more.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    async with office.session() as session:
        (await staff(session, boss)).position = Position.FINANCE
    await boss.taps("Send")
    assert await office.all(select(Notice)) == []


# Files


async def test_files_come_above_the_text_photos_and_documents_apart(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce New prices.")
    await boss.taps("Everybody")
    await boss.sends_album(2, caption="The shelf")
    await boss.sends_document(LIST)
    await boss.sends_voice()
    assert "photos or documents" in boss.last.text
    assert "prices.pdf" in boss.last.text
    await boss.taps("Done")
    await boss.taps("Send")
    album, other, document, card = rep.inbox
    assert album.photo
    assert other.photo
    assert document.document
    assert [stored.content for stored in rep.documents] == [LIST.content]
    assert "3 files above" in card.text
    assert card.labels == ["Read ✓"]
    assert album.text == "The shelf"


async def test_a_file_sent_while_something_else_is_asked_is_kept(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce")
    await boss.sends_document(LIST)
    assert "To whom?" in boss.last.text
    await boss.taps("Everybody")
    await boss.types("Look.")
    assert "prices.pdf" in boss.last.text
    await boss.taps("Send")
    assert len(rep.documents) == 1


async def test_an_eleventh_file_is_refused_and_the_ten_are_kept(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce Ten.")
    await boss.taps("Everybody")
    for _ in range(11):
        await boss.sends_document(LIST)
    assert "10 files are the most" in boss.last.text
    await boss.taps("Done")
    await boss.taps("Send")
    assert len(rep.documents) == 10


# Reading


async def test_reading_is_noted_once_and_the_authors_card_shows_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await writes(boss, "Read me.")
    card, said = boss.last, len(boss.inbox)
    assert "0 / 2 read" in card.text
    assert "Not yet: Mei, Tom" in card.text
    message, button = rep.find("Read ✓")
    await rep.presses(message, button)
    first = await read_at(office, "Mei")
    assert rep.toasts[-1] == "✓ Noted as read"
    assert "You read it at" in rep.last.text
    assert rep.last.labels == []
    clock.move_by(timedelta(minutes=5))
    await rep.presses(message, button)
    assert rep.toasts[-1] == "You have read it already"
    assert await read_at(office, "Mei") == first
    assert "1 / 2 read" in card.text
    assert "Not yet: Tom" in card.text
    assert len(boss.inbox) == said
    assert len(await office.all(select(Entry).where(Entry.deed == "notice-read"))) == 1


async def test_a_notice_is_not_read_by_who_did_not_get_it(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    await writes(boss, "Ours.")
    number = (await the_notice(office)).id
    for data in ("read", "open", "status", "remind", "take-back", "take-back-now", "who:0"):
        await other_rep.types("/menu")
        await office.forge(other_rep, f"notice:{number}:{data}")
        assert "Ours." not in " ".join(other_rep.texts)
    for data in ("status", "remind", "take-back", "take-back-now", "who:0"):
        await office.forge(rep, f"notice:{number}:{data}")
        assert "no such notice" in rep.last.text
    await office.forge(rep, f"sheet:notice:{number}")
    assert rep.documents == []
    await director.types("/menu")
    await office.forge(director, f"notice:{number}:read")
    assert await office.all(select(NoticeReader).where(NoticeReader.read_at.is_not(None))) == []
    assert (await the_notice(office)).taken_back_at is None


async def test_the_list_has_the_unread_first_and_reads_when_the_tap_is_too_old(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "First.")
    await rep.taps("Read ✓")
    await writes(boss, "Second.")
    await rep.types("/menu")
    await rep.taps("Notices (1 unread)")
    assert "1 unread" in rep.last.text
    assert [label[0] for label in rep.last.labels] == ["●", "✓"]
    await rep.taps("Second.")
    assert rep.last.labels == ["Read ✓"]
    assert (
        len([said for said in rep.texts if said.endswith("Reply to this message (swipe it left).")])
        == 1
    )
    await rep.taps("Read ✓", rep.last)
    await rep.types("/notices")
    assert "all read" in rep.last.text


async def test_the_author_lists_what_was_sent_with_counts(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await writes(boss, "Mine.")
    await boss.types("/notices")
    assert boss.last.labels[0] == "0/1 · Mine."
    assert "📢 Write a notice" in boss.last.labels
    await boss.taps("Mine.")
    assert "0 / 1 read" in boss.last.text
    # Everybody above the author sees it, and cannot take it back while the author is there.
    await director.types("/notices")
    assert director.last.labels[0] == "0/1 · Hugo · Mine."
    await director.taps("Mine.")
    assert "Notice from Hugo" in director.last.text
    assert "Take back" not in director.last.labels
    await office.forge(director, f"notice:{(await the_notice(office)).id}:take-back-now")
    assert (await the_notice(office)).taken_back_at is None


async def test_who_has_read_by_name_page_by_page_and_as_a_sheet(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        above = (await staff(session, boss)).id
        for number in range(45):
            name = f"P{number:02}"
            session.add(Staff(name=name, position=Position.REPRESENTATIVE, superior_id=above))
    await writes(boss, "All.")
    await rep.taps("Read ✓")
    card = boss.last
    assert "1 / 46 read" in card.text
    assert "45 of them cannot be reached" in card.text
    await boss.taps("Who has read it (45 not yet)", card)
    assert "✗ P00 · not joined yet" in boss.last.text
    await boss.taps("2/2 ›")
    assert "✓ Mei · 15:00" in boss.last.text
    assert "1 / 46 read" in card.text
    await boss.taps("Sheet")
    rows = list(boss.sheet.worksheets[0].iter_rows(values_only=True))
    names = [row[0] for row in rows]
    assert names.index("P00") < names.index("P44") < names.index("Mei")
    async with office.session() as session:
        everybody = await who_read(session, await session.get_one(Notice, 1))
    assert [one.name for one in everybody if one.read_at] == ["Mei"]


# Questions


async def test_a_question_reaches_the_author_below_the_card_and_is_answered_back(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Training on Friday.")
    card = boss.last
    await rep.answers(rep.last, "At what time?")
    assert "Mei: At what time?" in boss.last.text
    assert boss.last.reply_to == card.id
    await boss.answers(boss.last, "At nine.")
    assert "Hugo: At nine." in rep.last.text
    await boss.answers(card, "To all?")
    assert "a reply reaches nobody" in boss.last.text


async def test_when_the_author_has_left_questions_go_to_the_superior(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await writes(boss, "Still true.")
    async with office.session() as session:
        await (await staff(session, boss)).leave(session, None)
    await rep.answers(rep.message_with("Still true."), "Who knows more?")
    assert "Mei: Who knows more?" in director.last.text
    await director.types("/notices")
    await director.taps("Still true.")
    await director.taps("Take back")
    await director.taps("Yes, take it back")
    assert "Taken back" in rep.message_with("Notice from Hugo").text


# Reminding


async def on(office: Office, moment: str, *jobs: str) -> None:
    await office.at(moment)
    await office.beat(*(jobs or ("plan_the_notices", "remind_of_notices", "follow_up")))


def reminders_of(phone: Phone) -> list[str]:
    return [said for said in phone.texts if "waiting to be read" in said]


async def test_only_the_unread_are_reminded_once_a_day_in_one_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await writes(boss, "First thing.")
    await writes(boss, "Second thing.")
    for message in tom.inbox:
        await tom.taps("Read ✓", message)
    await on(office, "2026-11-21 16:00")
    assert reminders_of(rep) == []  # it came today
    await on(office, "2026-11-22 11:00")  # a Sunday
    assert reminders_of(rep) == []
    await on(office, "2026-11-23 08:30")
    assert reminders_of(rep) == []
    await on(office, "2026-11-23 09:00")
    await on(office, "2026-11-23 14:00")
    [reminder] = reminders_of(rep)
    assert "2 notices are waiting" in reminder
    assert "First thing." in reminder
    assert "Second thing." in reminder
    assert reminders_of(tom) == []
    assert reminders_of(boss) == []
    await rep.taps("First thing.")
    await rep.taps("Read ✓", rep.last)
    await on(office, "2026-11-24 09:00")
    assert "One notice is waiting" in reminders_of(rep)[-1]
    assert len(reminders_of(rep)) == 2


async def test_read_between_planning_and_saying_is_not_reminded(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Quick.")
    await on(office, "2026-11-23 08:00", "plan_the_notices")
    await rep.taps("Read ✓")
    await on(office, "2026-11-23 09:05")
    assert reminders_of(rep) == []


async def test_nobody_is_reminded_on_leave_or_after_leaving(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await enter_years(office)
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await writes(boss, "Later.")
    await ask_for_leave(office, rep, "2026-11-23")
    await boss.taps("Approve")
    async with office.session() as session:
        await (await staff(session, tom)).leave(session, None)
    await on(office, "2026-11-23 10:00")
    assert reminders_of(rep) == []
    assert reminders_of(tom) == []
    await on(office, "2026-11-24 10:00")
    assert len(reminders_of(rep)) == 1


async def test_the_author_reminds_by_hand_once_a_day_and_nobody_hears_twice(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await writes(boss, "Please.")
    await tom.taps("Read ✓")
    await on(office, "2026-11-21 15:30")
    await boss.taps("Remind now")
    assert boss.toasts[-1] == "One person is reminded, in working hours"
    await office.beat("remind_of_notices")
    assert len(reminders_of(rep)) == 1
    assert reminders_of(tom) == []
    assert "You had them reminded on" in boss.message_with("Your notice").text
    await boss.taps("Remind now")
    assert "once a day" in " ".join([*boss.texts, *boss.toasts])
    await office.beat("remind_of_notices")
    assert len(reminders_of(rep)) == 1


async def test_by_hand_at_night_is_when_work_begins_and_only_then(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Night.")
    await on(office, "2026-11-21 22:00")
    await boss.taps("Remind now")
    await on(office, "2026-11-22 12:00")
    assert reminders_of(rep) == []
    await on(office, "2026-11-23 09:01")
    await on(office, "2026-11-23 12:00")
    assert len(reminders_of(rep)) == 1


async def test_by_hand_what_came_after_this_mornings_reminder_was_moot(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Old.")
    await on(office, "2026-11-23 08:00", "plan_the_notices")
    await rep.taps("Read ✓")
    await on(office, "2026-11-23 09:05")  # nothing is left to say
    await writes(boss, "New.")
    await boss.taps("Remind now", boss.last)
    await office.beat("remind_of_notices")
    assert "New." in reminders_of(rep)[-1]


async def test_the_day_that_passed_is_told_to_the_author_once(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce By Monday.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    await boss.taps("Change: To be read by")
    await boss.types("monday")
    await boss.taps("Send")
    assert "Please read by Mon, Nov 23" in rep.last.text
    await on(office, "2026-11-23 10:00")
    assert "by Mon, Nov 23" in reminders_of(rep)[-1]
    assert not any("day for reading" in said for said in boss.texts)
    await on(office, "2026-11-24 09:30")
    await on(office, "2026-11-24 09:40")
    told = [said for said in boss.texts if "The day for reading it was Mon, Nov 23" in said]
    assert len(told) == 1
    assert "Not yet: Mei" in told[0]
    await rep.taps("Read ✓")
    assert "1 / 1 read" in boss.message_with("The day for reading").text


async def test_a_day_that_is_over_when_it_is_sent_is_asked_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce Today.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    await boss.taps("Change: To be read by")
    await boss.taps("Today")
    await office.at("2026-11-24 10:00")
    await boss.taps("Send")
    assert "is over" in boss.last.text
    assert await office.all(select(Notice)) == []


# Taking back


async def test_taken_back_every_copy_says_so_the_files_go_and_nobody_is_reminded(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce Wrong prices.")
    await boss.taps("Everybody")
    await boss.sends_album(3)
    await boss.sends_document(LIST)
    await boss.taps("Done")
    await boss.taps("Send")
    assert len(rep.inbox) == 5
    message, read = rep.find("Read ✓")
    await boss.taps("Take back")
    assert "disappears from one person’s chat" in boss.last.text
    await boss.taps("No, keep it")
    assert "stays" in boss.last.text and not boss.last.labels
    assert (await the_notice(office)).taken_back_at is None
    await boss.taps("Take back")
    await boss.taps("Yes, take it back")
    [left] = rep.inbox
    assert "Taken back" in left.text
    assert "Wrong prices." not in left.text
    await rep.presses(message, read)
    assert await read_at(office, "Mei") is None
    await on(office, "2026-11-23 10:00")
    assert reminders_of(rep) == []
    await rep.types("/notices")
    assert rep.last.text == "There are no notices yet."


async def test_taken_back_before_it_went_out_it_never_does(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        author = await staff(session, boss)
        files: Any = [{"kind": "documents", "file_id": "x", "caption": ""}]
        notice = await Notice.send(session, author, Address(Audience.EVERYBODY), "Oops.", files)
        await notice.take_back(session, author)
    await office.settle()
    assert rep.inbox == []


# Who is not there yet


async def test_who_has_no_telegram_yet_is_counted_and_gets_it_on_joining(
    office: Office, boss: Phone
) -> None:
    async with office.session() as session:
        above = (await staff(session, boss)).id
        session.add(Staff(name="Neu", position=Position.REPRESENTATIVE, superior_id=above))
    await boss.types("/announce Welcome.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    assert "One of them has not joined yet" in boss.last.text
    await boss.taps("Send")
    assert "One of them cannot be reached" in boss.last.text
    neu = Phone(office.telegram, 4711, office.settle, name="Neu")
    neu.person.chat.started = True
    async with office.session() as session:
        person = await Staff.named(session, "Neu")
        assert person
        await person.join(session, 4711, Language.EN)
    await office.beat("bring_to_who_joined")
    await office.beat("bring_to_who_joined")
    assert len([said for said in neu.texts if "Welcome." in said]) == 1
    await neu.taps("Read ✓")
    assert "1 / 1 read" in boss.last.text


async def test_who_is_hired_later_gets_none_of_those_before(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Before.")
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await office.beat()
    assert not any("Before." in said for said in tom.texts)


# Very many


@pytest.mark.parametrize("hour", ["15:00", "21:00"])
async def test_it_is_quiet_outside_working_hours(
    office: Office, rep: Phone, boss: Phone, hour: str
) -> None:
    await office.at(f"2026-11-21 {hour}")
    await writes(boss, "Hush.")
    assert rep.last.silent is (hour == "21:00")
    owed = await office.one(select(Outgoing).where(Outgoing.key == CARD))
    assert owed.urgency == Urgency.BULK


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_two_thousand_readers_are_a_handful_of_statements(
    office: Office, boss: Phone
) -> None:
    async with office.session() as session:
        above = (await staff(session, boss)).id
        now = clock.now()
        rows = [
            {
                "name": f"P{number}",
                "position": Position.REPRESENTATIVE,
                "superior_id": above,
                "telegram_id": 10_000 + number,
                "joined_at": now,
            }
            for number in range(2000)
        ]
        await session.execute(insert(Staff), rows)
    said: list[str] = []
    engine = office.app.database.engine.sync_engine

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    async with office.session() as session:
        author = await staff(session, boss)
        files: Any = [{"kind": "documents", "file_id": "x", "caption": ""}]
        notice = await Notice.send(session, author, Address(Audience.EVERYBODY), "All.", files)
        number = notice.id
    sending = len(said)
    assert sending < 20
    assert await office.one(select(func.count(NoticeReader.id))) == 2000
    assert await office.one(select(func.count(Outgoing.id))) == 4000
    async with office.session() as session:
        await session.execute(update(Outgoing).values(state=Delivery.SENT, message_id=Outgoing.id))
        reader = await Staff.named(session, "P7")
        assert reader
        notice = await session.get_one(Notice, number)
        said.clear()
        assert await notice.read(session, reader)
        assert len(said) < 15
        said.clear()
        await notice.take_back(session, await staff(session, boss))
        assert len(said) < 20
    owed = await office.all(select(Outgoing).where(Outgoing.state == Delivery.WAITING))
    assert len(owed) == 2 * 2000 + 1  # the card of whoever has read it is drawn twice
    event.remove(engine, "before_cursor_execute", note)


# Two at one moment


async def to_everybody(session: AsyncSession, author: str, words: str) -> Notice:
    return await Notice.send(
        session, await who(session, author), Address(Audience.EVERYBODY), words
    )


async def test_a_notice_and_a_reader_who_is_being_removed(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    async def leaves(session: AsyncSession) -> None:
        await (await who(session, "Mei")).leave(session, None)

    async def sends(session: AsyncSession) -> None:
        await to_everybody(session, "Diana", "To who is here.")

    await at_once(office, leaves, sends)
    await office.settle()
    assert await readers(office) == ["Hugo"]
    assert not any("To who is here." in said for said in rep.texts)


async def test_a_reader_who_is_removed_while_a_notice_is_being_sent(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    async def leaves(session: AsyncSession) -> None:
        await (await who(session, "Mei")).leave(session, None)

    async def sends(session: AsyncSession) -> None:
        await to_everybody(session, "Diana", "To who was here.")

    await at_once(office, sends, leaves)
    await office.settle()
    assert not any("To who was here." in said for said in rep.texts)
    async with office.session() as session:
        notice = (await session.scalars(select(Notice))).one()
        assert await notice.tally(session) == Tally(in_all=1, read=0, unreachable=0)


async def test_an_author_who_is_being_removed_sends_nothing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    async def leaves(session: AsyncSession) -> None:
        await (await who(session, "Hugo")).leave(session, None)

    async def sends(session: AsyncSession) -> None:
        await to_everybody(session, "Hugo", "Still me.")

    assert await at_once(office, leaves, sends) == "notice-to-nobody"
    assert await office.all(select(Notice)) == []


async def test_read_and_taken_back_at_once(office: Office, rep: Phone, boss: Phone) -> None:
    await writes(boss, "Which?")

    async def takes_back(session: AsyncSession) -> None:
        await (await session.get_one(Notice, 1)).take_back(session, await who(session, "Hugo"))

    async def reads(session: AsyncSession) -> None:
        await (await session.get_one(Notice, 1)).read(session, await who(session, "Mei"))

    await at_once(office, takes_back, reads)
    await office.settle()
    assert "Taken back" in rep.last.text


async def test_reminded_by_two_hands_at_once_is_once(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await writes(boss, "Hurry.")

    async def reminds(session: AsyncSession) -> None:
        notice = await session.get_one(Notice, 1)
        await remind_now(session, notice, await who(session, "Hugo"))

    assert await at_once(office, reminds, reminds) == "notice-reminded-today"
    await office.beat("remind_of_notices")
    assert len(reminders_of(rep)) == 1
