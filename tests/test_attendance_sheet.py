"""The month sheet: what stands in it, of whom, and for whom (2.4)."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from handlers.attendance_people import SHEET
from models.audit import Entry
from models.documents import send_document
from models.language import Language
from models.positions import Position
from models.spans import Half
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, staff
from tests.test_attendance import signed
from tests.test_attendance_jobs import is_on_leave

FRIDAY = datetime(2026, 11, 20)  # noqa: DTZ001 - as a spreadsheet has a day


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Hanna", Position.HR)


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
    people, days, _ = hr.sheet.worksheets
    assert {name: cell.value for name, cell in row_of(people, "Mei").items()} == {
        "Name": "Mei",
        "Position": "representative",
        "Superior": "Hugo",
        "Expected (days)": 2,
        "Present (days)": 2,
        "Late (times)": 1,
        "Late (minutes)": 12,
        "Left early (times)": 0,
        "Left early (minutes)": 0,
        "Absent (days)": 0,
        "Days off worked": 0,
        "On days off (hours)": 0,
        "Forgotten": 0,
        "Proposed fines (CNY)": 20,
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
    assert (people.freeze_panes, days.freeze_panes) == ("B2", "C2")
    assert friday["Elsewhere, corrected"].alignment.wrap_text
    for sheet in (people, days):
        assert sheet.column_dimensions["A"].width > 20
        assert sheet.auto_filter.ref.startswith("A1:")
    [taken] = await office.all(select(Entry).where(Entry.deed == "list-taken"))
    assert taken.facts == {"list": "attendance-sheet", "chosen": "2026-11", "rows": 3}


async def test_every_day_has_its_state_and_leave_its_kind(
    office: Office, hr: Phone, rep: Phone
) -> None:
    await signed(office, rep, "2026-11-16 09:00", "2026-11-16 12:00")
    await signed(office, rep, "2026-11-22 11:00", "2026-11-22 18:30")  # a Sunday
    await joined(office, "2026-11-13 12:00")
    await is_on_leave(office, rep, date(2026, 11, 18))
    await is_on_leave(office, rep, date(2026, 11, 19), half=Half.MORNING)
    await office.at("2026-11-24 08:00")
    await hr.types("/menu")
    await office.forge(hr, "attendance:sheet:2026-11")
    people, days, about = hr.sheet.worksheets
    states = {
        day.day: (weekday, state)
        for name, day, weekday, _, state, *_ in days.iter_rows(min_row=2, values_only=True)
        if name == "Mei" and isinstance(day, datetime)
    }
    assert len(states) == 30
    assert states[13] == ("Fri", None)  # before attendance began in the company
    assert states[15] == ("Sun", "off")
    assert states[16] == ("Mon", "morning: present; afternoon: absent")
    assert states[17] == ("Tue", "absent")
    assert states[18] == ("Wed", "leave")
    assert states[19] == ("Thu", "morning: leave; afternoon: absent")
    assert states[22] == ("Sun", "off, worked")
    assert states[24] == ("Tue", "not yet")
    wednesday = row_of(days, "Mei", datetime(2026, 11, 18))  # noqa: DTZ001
    assert wednesday["Kind of leave"].value == "Personal leave (unpaid)"
    mei, total = row_of(people, "Mei"), row_of(people, "Total")
    assert mei["Personal leave (days, unpaid)"].value == 1.5
    assert (mei["Expected (days)"].value, mei["Days off worked"].value) == (8, 1)
    assert mei["On days off (hours)"].value == 7.5
    absent = [row_of(people, name)["Absent (days)"].value for name in ("Mei", "Hugo", "Hanna")]
    assert total["Absent (days)"].value == sum(float(str(days)) for days in absent)
    assert people.auto_filter.ref.endswith(str(people.max_row - 1))
    said = {row[0].value: row[1].value for row in about.iter_rows()}
    assert said["Month"] == "November 2026"
    assert "Company" not in said  # it has set no name
    assert said["As of"] == datetime(2026, 11, 24, 8)  # noqa: DTZ001


async def test_three_taps_bring_one_sheet(office: Office, hr: Phone, rep: Phone) -> None:
    await signed(office, rep, "2026-11-21 09:58")
    await hr.types("/attendance")
    await hr.taps("Everybody")
    sheet = hr.find("November 2026 (.xlsx)")
    for _ in range(3):
        hr.person.presses(*sheet)
    await office.settle()
    assert len(hr.documents) == 1
    await office.at("2026-11-21 15:02")
    await hr.presses(*sheet)
    assert len(hr.documents) == 2


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
    assert hr.sheet.sheetnames == ["汇总", "每日明细", "说明"]
    assert hr.sheet.worksheets[0]["A1"].value == "姓名"


async def test_a_superiors_sheet_holds_the_branch_alone(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await signed(office, rep, "2026-11-21 09:58")
    await signed(office, other_rep, "2026-11-21 09:58")
    await boss.types("/menu")
    await office.forge(boss, "attendance:sheet:2026-11")
    people, days, _ = boss.sheet.worksheets
    names = {row[0].value for sheet in (people, days) for row in sheet.iter_rows(min_row=2)}
    assert names == {"Hugo", "Mei", "Total"}


async def test_who_may_no_longer_see_anybody_gets_no_sheet(
    office: Office, hr: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        who = await staff(session, hr)
        await send_document(session, who, SHEET, month=date(2026, 11, 1))
        who.position = Position.FINANCE
    await office.settle()
    assert hr.documents == []
