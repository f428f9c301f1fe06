"""Notes: what is written outside a form is kept with one tap and starts the report (4.4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.drafts import Draft
from models.notes import Note
from models.positions import Position
from models.visits import Visit
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.test_reports import file_a_report


async def test_a_plain_message_is_kept_with_one_tap_and_can_be_let_go(
    office: Office, rep: Phone
) -> None:
    await rep.types("Hualian wants a price list")
    assert rep.last.text == "Keep this as a note for the daily report?"
    assert rep.last.reply_to == rep.chat[0].id
    await rep.taps("Keep as note")
    assert "✓ Kept as a note for Sat, Nov 21" in rep.last.text
    assert (await office.one(select(Note))).kept
    await rep.taps("Do not keep")
    assert not (await office.one(select(Note))).kept
    assert len(rep.inbox) == 1


async def test_a_note_that_names_a_customer_can_be_logged_as_a_visit(
    office: Office, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "沃尔玛（浦东店）")
    for words in ("拜访沃尔玛 谈价格", "今天拜访了沃尔玛，谈价格", "去沃尔玛谈价格"):
        await other_rep.types(words)
        assert other_rep.last.labels[1:] == ["📍 记成拜访", "沃尔玛（浦东店）"]
        await other_rep.taps("📍 记成拜访")
        draft = (await office.all(select(Draft).order_by(Draft.id)))[-1]
        assert draft.answers["customer"]["name"] == "沃尔玛（浦东店）"
        assert draft.answers["outcome"] == "谈价格"
        await other_rep.types("取消")
    await other_rep.types("客户沃尔玛")
    await other_rep.taps("沃尔玛（浦东店）")
    assert "沃尔玛（浦东店）" in other_rep.last.text


async def test_a_visit_from_a_note_was_made_when_the_note_was_written(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "Hualian")
    await rep.types("visited Hualian, promised an order")
    await office.at("2026-11-23 09:00")
    await rep.taps("Log as a visit")
    await rep.types("skip")
    await rep.types("no")
    await rep.taps("Send")
    visit = await office.one(select(Visit))
    assert (visit.day, visit.outcome) == (date(2026, 11, 21), "promised an order")


async def test_a_note_that_names_nobody_or_of_somebody_who_sells_nothing_is_only_a_note(
    office: Office, other_rep: Phone, director: Phone
) -> None:
    await open_file(office, other_rep, "沃尔玛（浦东店）")
    for words in ("拜访计划明天再写", "今天下雨", "去年的价格"):
        await other_rep.types(words)
        assert other_rep.last.labels == ["记下"]
    clerk = await office.hire("Fay", Position.FINANCE, director)
    await clerk.types("拜访沃尔玛 谈价格")
    assert clerk.last.labels == ["Keep as note"]


async def test_a_note_of_somebody_else_is_nobodys_visit(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, rep, "Hualian")
    await rep.types("visited Hualian, promised an order")
    note = await office.one(select(Note))
    await other_rep.types("/menu")
    await office.forge(other_rep, f"visit:note:{note.id}")
    assert await office.all(select(Draft)) == []


async def test_the_report_starts_from_the_notes_of_the_day(
    office: Office, rep: Phone, boss: Phone
) -> None:
    for words in ("Hualian wants a price list", "Market closed", "Not worth a note"):
        await rep.types(words)
        if "worth" not in words:
            await rep.taps("Keep as note")
    await rep.types("/report")
    assert "15:00 Hualian wants a price list\n15:00 Market closed" in rep.last.text
    assert "Not worth" not in rep.last.text
    await rep.taps("Use it")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("Bring the list")
    await rep.taps("Send")
    assert "15:00 Market closed" in boss.last.text


async def test_what_is_typed_is_added_below_the_notes(office: Office, rep: Phone) -> None:
    await rep.types("Hualian wants a price list")
    await rep.taps("Keep as note")
    await rep.types("/report and met two more")
    assert "Hualian wants a price list · and met two more" in rep.last.text


async def test_without_the_notes_the_answer_is_only_what_is_typed(
    office: Office, rep: Phone
) -> None:
    await rep.types("Private remark")
    await rep.taps("Keep as note")
    await rep.types("/report")
    await rep.taps("Start empty")
    assert "Private remark" not in rep.last.text
    await rep.types("Met two shops")
    assert "✓ Done: Met two shops" in rep.last.text


async def test_an_edited_message_changes_its_note(office: Office, rep: Phone) -> None:
    await rep.types("Hualain wants a price list")
    await rep.taps("Keep as note")
    await rep.edits(rep.chat[0], "Hualian wants a price list")
    assert (await office.one(select(Note))).words == "Hualian wants a price list"


async def test_notes_of_another_day_and_of_others_stay_out(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("The boss's note")
    await boss.taps("Keep as note")
    await office.at("2026-11-20 15:00")
    await rep.types("Friday's note")
    await rep.taps("Keep as note")
    await office.at("2026-11-21 15:00")
    await rep.types("/report")
    assert "note" not in rep.last.text
    await rep.types("/report yesterday")
    assert "Friday's note" in rep.last.text


async def test_stickers_and_voice_get_a_clear_line(office: Office, rep: Phone) -> None:
    for send in (rep.sends_sticker("👍"), rep.sends_voice()):
        await send
        assert "written words" in rep.last.text
    assert await office.all(select(Note)) == []


async def test_a_long_day_of_notes_still_fits(office: Office, rep: Phone) -> None:
    for number in range(12):
        await rep.types(f"{number}: " + "word " * 60)
        await rep.taps("Keep as note")
    await rep.types("/report")
    await rep.taps("Use it")
    assert "2/4" in rep.last.text


async def test_a_note_kept_after_filing_can_be_added_to_the_report(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await office.at("2026-11-21 15:30")
    await rep.types("Hualian called: forty cases")
    await rep.taps("Keep")
    await rep.taps("Add to the report")
    assert "Met three shops\n15:30 Hualian called: forty cases" in rep.last.text
    await rep.taps("Send")
    assert "15:30 Hualian called" in boss.inbox[0].text
    await boss.answers(boss.inbox[0], "Good")
    await rep.types("And another thing")
    await rep.taps("Keep")
    assert "has been answered" in rep.last.text
