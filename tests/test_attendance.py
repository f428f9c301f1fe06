"""Signing in and out, the month, the sheet, and mending what was forgotten (2.2–2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from bot import o_clock
from handlers.attendance_month import SHEET
from models import clock, policy
from models.attendance import Signing, Way
from models.audit import Entry
from models.corrections import Correction
from models.documents import send_document
from models.language import Language
from models.outbox import Delivery, Outgoing, notify
from models.places import Place
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff

OFFICE = Place(31.2304, 121.4737)
AWAY = Place(31.2504, 121.4737)  # 2.2 km north of it
WHERE = "📍 Send my location"
MONDAY = date(2026, 11, 23)
FRIDAY = datetime(2026, 11, 20)  # noqa: DTZ001 - as a spreadsheet has a day


@pytest.fixture
def one_place(tmp_path: Path) -> Iterator[None]:
    """A company that expects its people at the office."""
    path = tmp_path / "company.toml"
    place = '{ name = "Office", latitude = 31.2304, longitude = 121.4737, within_metres = 300 }'
    path.write_text(f"[attendance]\nplaces = [{place}]\n", "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Hanna", Position.HR)


async def signs_in(rep: Phone, place: Place = OFFICE) -> None:
    await rep.types("/checkin")
    await rep.presses_key(WHERE, place.latitude, place.longitude)


async def signs_out(rep: Phone, place: Place = OFFICE) -> None:
    await rep.types("/checkout")
    if "No, send it again" in rep.last.labels:
        await rep.taps("No, send it again")
    await rep.presses_key(WHERE, place.latitude, place.longitude)


async def signed(
    office: Office, phone: Phone, *moments: str, away_because: str | None = None
) -> None:
    """Signed in and out in turn, at these times on the company's wall."""
    zone = policy.current().company.zone
    async with office.session() as session:
        who = await staff(session, phone)
        for at, moment in enumerate(moments):
            said_at = datetime.fromisoformat(moment).replace(tzinfo=zone)
            way = Way.OUT if at % 2 else Way.IN
            signing = await Signing.note(session, who, way, said_at, said_at, OFFICE)
            signing.reason = away_because
        who.joined_at = datetime(2026, 10, 1, tzinfo=UTC)


async def signings(office: Office) -> list[Signing]:
    return await office.all(select(Signing).order_by(Signing.id))


# Signing in


async def test_one_tap_signs_in_and_the_keyboard_goes(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:58")
    await rep.types("签到")
    assert rep.reply_keyboard == [["📍 Send my location"], ["Skip", "Cancel"]]
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert rep.last.text == "🟢 Signed in · 08:58\nOn time. Have a good day!\n📍 Location recorded"
    assert rep.reply_keyboard is None
    [signing] = await signings(office)
    assert (signing.way, signing.day, signing.reason) == (Way.IN, MONDAY, None)
    assert (signing.latitude, signing.longitude) == (OFFICE.latitude, OFFICE.longitude)


async def test_late_is_said_kindly_with_the_rule_beside_it(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 09:12")
    await signs_in(rep)
    assert "12 minutes late: work began 09:00." in rep.last.text
    assert "Rule: up to 30 minutes, CN¥20.00. Only a proposal; people decide." in rep.last.text


async def test_later_than_any_tier_is_absence_of_that_half_day(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 10:30")
    await signs_in(rep)
    assert "by the rules this morning counts as absent" in rep.last.text


async def test_what_was_sent_in_time_counts_however_late_it_arrives(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-23 09:40")
    await rep.types("/checkin")
    await rep.types("skip", at=clock.now() - timedelta(minutes=42))
    assert "Signed in · 08:58\nOn time" in rep.message_with("Signed in").text
    [signing] = await signings(office)
    assert signing.said_at == datetime(2026, 11, 23, 0, 58, tzinfo=UTC)
    assert signing.arrived_at >= datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


async def test_on_a_day_off_it_is_recorded_all_the_same(office: Office, rep: Phone) -> None:
    await office.at("2026-11-22 11:00")
    await signs_in(rep)
    assert "Today is a day off; it is recorded." in rep.last.text


async def test_who_is_in_hears_since_when(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:58")
    await signs_in(rep)
    await office.at("2026-11-23 11:00")
    await rep.types("/checkin")
    assert rep.last.text == "You have been signed in since 08:58."
    assert rep.last.labels == ["🔴 Sign out"]
    assert len(await signings(office)) == 1


async def test_a_second_tap_on_the_key_is_no_second_sign_in(office: Office, rep: Phone) -> None:
    await rep.types("/checkin")
    rep.person.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    rep.person.shares_position(OFFICE.latitude, OFFICE.longitude)
    await office.settle()
    assert len(await signings(office)) == 1


async def test_whose_position_need_not_sign_in_hears_so(office: Office, director: Phone) -> None:
    await director.types("/checkin")
    assert director.last.text == "In your position you need not sign in or out."
    for data in ("checkin", "checkout", "checkin:there", "checkin:here"):
        await office.forge(director, data)
    assert await signings(office) == []


async def test_the_forwarded_position_of_somebody_else_does_not_count(
    office: Office, rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.forwards_position(OFFICE.latitude, OFFICE.longitude)
    assert "forwarded" in rep.last.text
    assert await signings(office) == []
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert len(await signings(office)) == 1


async def test_where_a_live_position_moves_on_to_signs_nobody_in(
    office: Office, rep: Phone
) -> None:
    live = await rep.shares_position(31.5, 121.5, live_for=3600)
    clock.move_by(timedelta(hours=1))
    await rep.types("/checkin")
    await rep.moves(live, OFFICE.latitude, OFFICE.longitude)
    assert await signings(office) == []


async def test_a_position_said_a_moment_ago_is_offered(office: Office, rep: Phone) -> None:
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    clock.move_by(timedelta(minutes=5))
    await rep.types("/checkin")
    assert rep.reply_keyboard is None
    await rep.taps("Yes, same place (15:00)")
    assert "Signed in · 15:05" in rep.last.text
    [signing] = await signings(office)
    assert (signing.latitude, signing.longitude) == (OFFICE.latitude, OFFICE.longitude)


async def test_the_offered_position_is_asked_anew_once_it_is_old(
    office: Office, rep: Phone
) -> None:
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    await rep.types("/checkin")
    clock.move_by(timedelta(hours=1))
    await rep.taps("Yes, same place")
    assert await signings(office) == []
    assert rep.reply_keyboard == [["📍 Send my location"], ["Skip", "Cancel"]]


# Elsewhere


async def test_at_an_expected_place_nothing_is_asked(
    office: Office, rep: Phone, one_place: None
) -> None:
    await signs_in(rep)
    assert rep.last.text.endswith("📍 Office")
    [signing] = await signings(office)
    assert (signing.place, signing.metres_away) == ("Office", 0)


async def test_elsewhere_it_is_recorded_and_then_the_reason_asked_with_the_customer_named(
    office: Office, rep: Phone, one_place: None
) -> None:
    await open_file(office, rep, "Hualian", place=AWAY)
    await signs_in(rep, AWAY)
    assert len(await signings(office)) == 1
    assert "Where were you when you signed?" in rep.last.text
    assert rep.last.labels[:3] == ["At a customer: Hualian", "At a customer", "On the road"]
    await rep.taps("At a customer: Hualian")
    assert "📍 2.2 km from Office\nReason: At a customer: Hualian" in rep.last.text
    assert [text for text in rep.texts if "Signed in" in text] == [rep.last.text]
    [signing] = await signings(office)
    assert (signing.place, signing.reason) == ("Office", "At a customer: Hualian")


async def test_a_customer_of_somebody_else_is_no_reason(
    office: Office, rep: Phone, other_rep: Phone, one_place: None
) -> None:
    theirs = await open_file(office, other_rep, "Secret", place=AWAY)
    await signs_in(rep, AWAY)
    assert "Secret" not in str(rep.last.labels)
    _, first = rep.find("At a customer")
    await office.forge(rep, first.data.replace("reason-customer", str(theirs.id)))  # type: ignore[union-attr]
    [signing] = await signings(office)
    assert signing.reason is None


async def test_without_a_position_it_is_recorded_and_the_reason_may_be_typed(
    office: Office, rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    assert rep.reply_keyboard is None
    await rep.types("In the cellar of the market")
    assert rep.last.text.endswith("📍 No location\nReason: In the cellar of the market")


async def test_a_reason_put_off_can_be_given_from_the_card(office: Office, rep: Phone) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    await rep.taps("Cancel")
    await rep.taps("Give the reason")
    await rep.taps("On the road")
    [signing] = await signings(office)
    assert signing.reason == "On the road"
    assert "Give the reason" not in rep.last.labels


async def test_nobody_gives_a_reason_for_somebody_else(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    for phone in (boss, other_rep):
        await phone.types("/menu")
        await office.forge(phone, "signing:1:reason")
        await office.forge(phone, "signing:999:reason")
        assert phone.texts[-2] == phone.texts[-1]


# Signing out


async def test_sign_out_says_how_long_the_day_was(office: Office, rep: Phone) -> None:
    await office.at("2026-11-27 08:58")
    await signs_in(rep)
    await office.at("2026-11-27 12:01")
    await signs_out(rep)
    await office.at("2026-11-27 13:25")
    await signs_in(rep)
    await office.at("2026-11-27 17:05")
    await signs_out(rep)
    assert rep.last.text.startswith("🔴 Signed out · 17:05\nToday: 6 h 43 min\n")


async def test_after_the_break_one_is_on_time_again_but_not_in_the_middle_of_work(
    office: Office, rep: Phone
) -> None:
    await signed(office, rep, "2026-11-23 09:00", "2026-11-23 12:00")
    await office.at("2026-11-23 13:25")
    await signs_in(rep)
    assert "On time" in rep.last.text
    await office.at("2026-11-23 14:30")
    await signs_out(rep)
    await office.at("2026-11-23 15:30")
    await signs_in(rep)
    assert "Signed in · 15:30" in rep.last.text
    assert "On time" not in rep.last.text


async def test_before_the_end_it_says_so_and_later_how_much_it_was(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-27 08:58")
    await signs_in(rep)
    await office.at("2026-11-27 16:40")
    await signs_out(rep)
    assert "Work ends at 17:00. If you come back before that, sign in again." in rep.last.text
    await office.at("2026-11-27 18:00")
    await rep.types("/attendance")
    assert "left 20 min early (rule: up to 30 min, CN¥20.00)" in rep.last.text


async def test_who_never_signed_in_may_sign_out_and_mend_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-27 08:00")
    await signs_in(boss)  # attendance has begun in this company
    await office.at("2026-11-27 17:05")
    await signs_out(rep)
    assert "You have not signed in today." in rep.last.text
    await rep.taps("I forgot to sign in")
    assert rep.last.labels[:3] == ["09:00", "13:30", "Cancel"]
    await rep.types("8:55")
    await rep.taps("Phone was off")
    await rep.taps("Send")
    correction = await office.one(select(Correction))
    assert (correction.way, correction.reason) == (Way.IN, "Phone was off or broken")
    assert correction.at == datetime(2026, 11, 27, 0, 55, tzinfo=UTC)


# The month


async def test_my_month_says_what_was_and_what_the_rules_name(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-17 09:12", "2026-11-17 20:30")
    await signed(office, rep, "2026-11-18 09:00", "2026-11-18 12:00")
    await office.at("2026-11-18 23:00")
    await rep.types("考勤")
    assert rep.last.text == (
        "My attendance · November 2026\n\n"
        "Present: 1.5 days\nLate: 1 · Left early: 0\nAbsent: 0.5 days\n\n"
        "Tue, Nov 17: 12 min late (rule: up to 30 min, CN¥20.00)\n"
        "Wed, Nov 18: absent in the afternoon (rule: 2 days’ pay)\n\n"
        "What stands beside a day is what the rules propose. People decide."
    )


async def test_months_are_leafed_back_to_when_the_person_came(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-17 09:00", "2026-11-17 20:30")
    await office.at("2026-12-01 08:00")
    await rep.types("/attendance")
    assert rep.last.labels == ["‹ November 2026"]
    await rep.taps("‹ November 2026")
    assert "My attendance · November 2026" in rep.last.text
    assert rep.last.labels[-1] == "December 2026 ›"


async def test_a_superior_opens_the_own_people_and_nobody_elses(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await signed(office, rep, "2026-11-21 10:05", away_because="At Hualian")
    await boss.types("/attendance")
    await boss.taps("My people")
    assert boss.last.labels == ["✓ Mei", "📄 November 2026 (.xlsx)", "📄 October 2026 (.xlsx)"]
    await boss.taps("Mei")
    assert "Mei’s attendance · November 2026" in boss.last.text
    assert (
        "Sat, Nov 21: 5 min late (rule: up to 5 min, CN¥10.00), 10:05 At Hualian" in boss.last.text
    )
    async with office.session() as session:
        stranger = await staff(session, other_rep)
        above = await session.get_one(Staff, (await staff(session, boss)).superior_id)
    for person_id in (stranger.id, above.id, 9999):
        for month in ("", ":2026-11"):
            await office.forge(boss, f"attendance:{person_id}{month}")
            assert boss.last.text == "There is no such attendance, or you cannot see it."


async def test_a_representative_has_nobody_and_no_sheet(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/attendance")
    assert rep.last.labels == []
    await office.forge(rep, "attendance:sheet:2026-11")
    await office.forge(rep, "attendance:people")
    assert rep.documents == []
    assert "Hugo" not in str(rep.last.labels)


async def test_hr_sees_everybody(office: Office, hr: Phone, rep: Phone, other_rep: Phone) -> None:
    await hr.types("/attendance")
    await hr.taps("Everybody")
    assert {"· Mei", "· 李伟", "· Hugo"} <= set(hr.last.labels)


# The sheet


def row_of(sheet: Worksheet, *begins: object) -> dict[str, Cell | MergedCell]:
    """The cells of the row that begins with these values, by their headings."""
    heading, *rows = sheet.iter_rows()
    [row] = [one for one in rows if [cell.value for cell in one[: len(begins)]] == [*begins]]
    return {str(above.value): cell for above, cell in zip(heading, row, strict=True)}


async def test_the_sheet_has_one_row_a_person_and_a_row_for_every_day(
    office: Office, hr: Phone, rep: Phone
) -> None:
    await signed(office, rep, "2026-11-20 09:12", "2026-11-20 17:00", away_because="At Hualian")
    await signed(office, rep, "2026-11-21 09:58")
    await hr.types("/attendance")
    await hr.taps("Everybody")
    await hr.taps("November 2026 (.xlsx)")
    assert hr.documents[-1].name == "Attendance 2026-11.xlsx"
    people, days = hr.sheet.worksheets
    assert {name: cell.value for name, cell in row_of(people, "Mei").items()} == {
        "Name": "Mei",
        "Position": "representative",
        "Superior": "Hugo",
        "Present (days)": 2,
        "Late (times)": 1,
        "Late (minutes)": 12,
        "Left early (times)": 0,
        "Left early (minutes)": 0,
        "Absent (days)": 0,
        "Forgotten": 0,
        "Proposed fines": 20,
        "Proposed days’ pay": 0,
        "Remarks": None,
    }
    friday = row_of(days, "Mei", FRIDAY)
    assert friday["Day"].number_format == "yyyy-mm-dd"
    assert friday["First sign-in"].value == time(9, 12)
    assert friday["Last sign-out"].value == time(17, 0)
    assert friday["At work (hours)"].value == 7.8
    assert friday["Elsewhere, corrected"].value == "09:12 At Hualian; 17:00 At Hualian"
    assert friday["Proposed by the rules"].value == "12 min late (rule: up to 30 min, CN¥20.00)"
    for sheet in (people, days):
        assert sheet.freeze_panes == "B2"
        assert sheet.column_dimensions["A"].width > 20
    [taken] = await office.all(select(Entry).where(Entry.deed == "attendance-sheet-taken"))
    assert taken.facts == {"month": {"day": "2026-11-01"}}


async def test_nothing_in_the_sheet_is_calculated(office: Office, hr: Phone, rep: Phone) -> None:
    await signed(office, rep, "2026-11-21 09:58", away_because="=HYPERLINK(A1)")
    async with office.session() as session:
        (await staff(session, rep)).name = "=1+1"
    await hr.types("/menu")
    await office.forge(hr, "attendance:sheet:2026-11")
    cells: list[Cell] = [
        cell
        for sheet in hr.sheet.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and "=" in cell.value
    ]
    assert {"=1+1", "09:58 =HYPERLINK(A1)"} <= {str(cell.value) for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}


async def test_the_sheet_speaks_the_readers_language(office: Office, rep: Phone) -> None:
    hr = await office.hire("韩娜", Position.HR, language=Language.ZH_HANS)
    await signed(office, rep, "2026-11-21 09:58")
    await hr.types("/menu")
    await office.forge(hr, "attendance:sheet:2026-11")
    assert hr.documents[-1].name == "考勤表 2026-11.xlsx"
    assert hr.sheet.sheetnames == ["汇总", "每日明细"]
    assert hr.sheet.worksheets[0]["A1"].value == "姓名"


async def test_a_superiors_sheet_holds_the_branch_alone(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await signed(office, rep, "2026-11-21 09:58")
    await signed(office, other_rep, "2026-11-21 09:58")
    await boss.types("/menu")
    await office.forge(boss, "attendance:sheet:2026-11")
    names = {row[0].value for sheet in boss.sheet.worksheets for row in sheet.iter_rows(min_row=2)}
    assert names == {"Hugo", "Mei"}


async def test_who_may_no_longer_see_anybody_gets_no_sheet(
    office: Office, hr: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        who = await staff(session, hr)
        send_document(session, who, SHEET, month=date(2026, 11, 1))
        who.position = Position.FINANCE
    await office.settle()
    assert hr.documents == []


# What was forgotten


async def forgets(office: Office, phone: Phone) -> None:
    """Signed in on Friday and went home; it is Saturday morning."""
    await signed(office, phone, "2026-11-20 09:00")
    await office.at("2026-11-21 10:01")
    await office.beat()


async def test_the_end_of_work_is_one_tap_and_counts_once_the_superior_agrees(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    asked = rep.message_with("never signed out")
    assert asked.text.startswith("You signed in at 09:00 on Fri, Nov 20 and never signed out.")
    assert asked.labels == ["At the end of work · 17:00", "Another time"]
    await rep.taps("At the end of work")
    assert "Forgotten sign-out · Fri, Nov 20 · 17:00\nReason: Forgot" in rep.last.text
    card = boss.message_with("Forgotten sign-out")
    assert "Signed that day: in 09:00" in card.text
    await boss.answers(card, "ok")
    assert "Hugo has agreed: your sign-out Fri, Nov 20 17:00 now counts." in rep.last.text
    await rep.types("/attendance")
    assert "Forgotten" not in rep.last.text
    assert [one.way for one in await signings(office)] == [Way.IN, Way.OUT]


async def test_another_time_is_typed_and_the_first_after_the_sign_in_is_meant(
    office: Office, boss: Phone
) -> None:
    mei = await office.hire("梅", Position.REPRESENTATIVE, boss, Language.ZH_HANS)
    await forgets(office, mei)
    await mei.taps("其他时间")
    assert mei.last.labels == ["12:00", "17:00", "取消"]
    await mei.types("差不多的时候")
    assert "看不出“差不多的时候”是几点" in mei.last.text
    await mei.types("六点半")
    await mei.taps("忘了")
    await mei.taps("提交")
    assert "补签退 · 11月20日周五 18:30" in mei.last.text


async def test_a_refusal_says_why_and_it_may_be_asked_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    await rep.taps("At the end of work")
    await boss.answers(boss.message_with("Forgotten sign-out"), "no, you left at four")
    assert "Hugo has not agreed" in rep.last.text
    assert "you left at four" in rep.last.text
    await rep.types("/attendance")
    await rep.taps("Fri, Nov 20: add sign-out")
    await rep.types("4pm")
    await rep.taps("Forgot")
    await rep.taps("Send")
    assert "Fri, Nov 20 · 16:00" in rep.last.text


async def test_what_waits_can_be_withdrawn_and_is_not_asked_for_twice(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    asked = rep.message_with("never signed out")
    _, end = rep.find("At the end of work")
    await rep.presses(asked, end)
    await rep.presses(asked, end)
    assert "Nothing is missing there" in rep.last.text
    assert len(await office.all(select(Correction))) == 1
    await rep.taps("Withdraw")
    assert "Withdrawn." in rep.message_with("Forgotten sign-out").text


async def test_a_day_long_past_and_a_time_to_come_are_refused(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-21 10:00")
    await rep.types("/menu")
    await office.forge(rep, "attendance:mend:2026-08-03:in")
    await rep.types("9:00")
    await rep.taps("Forgot")
    await rep.taps("Send")
    assert "corrections go back 62 days" in rep.last.text
    await office.forge(rep, "attendance:mend:2026-11-21:out")
    await rep.types("6pm")
    await rep.taps("Forgot")
    await rep.taps("Send")
    assert "That time has not come yet" in rep.last.text
    assert "When did you leave?" in rep.last.text


async def test_nobody_else_withdraws_or_opens_a_correction(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await forgets(office, rep)
    await rep.taps("At the end of work")
    await other_rep.types("/menu")
    for data in ("correction:1", "correction:1:withdraw", "correction:9"):
        await office.forge(other_rep, data)
        assert other_rep.last.text == "没有这条补签，或者您不能查看。"
    await office.forge(boss, "correction:1:withdraw")
    assert (await office.one(select(Correction))).outcome == "open"


@pytest.mark.parametrize(
    ("words", "at", "is_sure"),
    [
        ("18:05", time(18, 5), True),
        ("１８：０５", time(18, 5), True),
        ("1805", time(18, 5), True),
        ("18.05", time(18, 5), True),
        ("18h05", time(18, 5), True),
        ("08:05", time(8, 5), True),
        ("8:05", time(8, 5), False),
        ("905", time(9, 5), False),
        ("18", time(18), True),
        ("6", time(6), False),
        ("6pm", time(18), True),
        ("6:05 p.m.", time(18, 5), True),
        ("12am", time(0), True),
        ("12 PM", time(12), True),
        ("8 o'clock", time(8), False),
        ("六点半", time(6, 30), False),
        ("六點半", time(6, 30), False),
        ("6点一刻", time(6, 15), False),
        ("三点五十", time(3, 50), False),
        ("八点零五分", time(8, 5), False),
        ("五点整", time(5), False),
        ("十八点三十五分", time(18, 35), True),
        ("下午六点半", time(18, 30), True),
        ("早上8:30", time(8, 30), True),
        ("中午12点", time(12), True),
        ("中午11点半", time(11, 30), True),
        ("中午1点", time(13), True),
        ("晚上12点", time(0), True),
        ("晚上八点", time(20), True),
        ("0:10", time(0, 10), True),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, at: time, is_sure: bool) -> None:
    assert o_clock.read(words) == (at, is_sure)


@pytest.mark.parametrize(
    "words",
    ["", "24:00", "18:60", "25", "六点左右", "六点多", "5:30-6", "-6", "pm", "tomorrow", "早上6pm"],
)
def test_what_is_no_time_is_none(words: str) -> None:
    assert o_clock.read(words) is None


# What the clock says


async def test_a_reminder_signs_in_with_a_tap(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:50")
    await office.beat()
    assert rep.last.text.startswith("Work begins 09:00. You have not signed in yet.")
    await rep.taps("Sign in")
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert "On time" in rep.last.text


async def test_the_superior_opens_who_is_missing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await office.at("2026-11-23 09:31")
    await office.beat()
    card = boss.message_with("Not signed in yet")
    assert "Not signed in yet · Mon, Nov 23 · 1\nMei" in card.text
    await boss.taps("Mei", card)
    assert "Mei’s attendance" in boss.last.text


async def test_absence_in_a_row_is_told_to_whom_it_may_concern(
    office: Office, rep: Phone, boss: Phone, hr: Phone, other_rep: Phone
) -> None:
    facts: dict[str, Any] = {"since": date(2026, 11, 18), "number": 3}
    async with office.session() as session:
        who = await staff(session, rep)
        for phone in (boss, hr, other_rep):
            reader = await staff(session, phone)
            await notify(
                session,
                reader,
                "attendance-absent-in-a-row",
                person=who.id,
                name=who.name,
                **facts,
            )
    await office.settle()
    for phone in (boss, hr):
        assert "Mei has been absent 3 working days in a row" in phone.last.text
        await phone.taps("Open attendance")
        assert "Mei’s attendance" in phone.last.text
    assert other_rep.inbox == []


# Limits


async def test_the_worst_of_months_and_the_longest_of_lists_fit(
    office: Office, boss: Phone
) -> None:
    async with office.session() as session:
        above = await staff(session, boss)
        for number in range(95):
            name = f"{number:03d}{'&' * 61}"
            person = Staff(name=name, position=Position.REPRESENTATIVE, superior_id=above.id)
            session.add(person)
            await session.flush()
            await person.join(session, 5000 + number, Language.EN)
    moments = ("09:50", "11:10", "14:20", "16:10", "18:55", "19:40")
    await signed(
        office,
        boss,
        *[f"2026-11-{day:02d} {at}" for day in range(2, 29) for at in moments],
        away_because="&" * 300,
    )
    await office.at("2026-11-30 09:31")
    await office.beat()
    await boss.types("/attendance")
    await office.forge(boss, "attendance:people")
    await office.forge(boss, "attendance:people:4")
    await office.forge(boss, "attendance:sheet:2026-11")
    assert len(boss.documents) == 1
    dead = await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert [(one.key, one.error) for one in dead] == []
