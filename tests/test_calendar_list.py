"""The calendar's list: days off and days worked from a spreadsheet, all of it or nothing (3.3)."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from bot.special_days import words_for_kinds
from models import calendar
from models.audit import Entry
from models.calendar import DayKind, DaySource, SpecialDay
from models.calendar_list import CalendarList, Summary
from models.database import Database
from models.sheets import WrongSheet
from tests.conftest import Office
from tests.leaves import approved_leave, enter_years, heard
from tests.phone import Phone

SPRING_FESTIVAL = """日期,类型,名称
2027-02-20,上班,春节调休
2027-02-11,放假,春节
2027-02-12,放假,春节
"""


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "days.csv"
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in rows:
        sheet.append(row)
    path = folder / "days.xlsx"
    book.save(path)
    return path


def read(path: Path) -> CalendarList:
    return CalendarList.read(path, words_for_kinds())


def mistakes(path: Path) -> list[str]:
    with pytest.raises(WrongSheet) as wrong:
        read(path)
    return [str(mistake) for mistake in wrong.value.mistakes]


# Reading


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_spreadsheets_write(
    tmp_path: Path, encoding: str
) -> None:
    assert read(written(tmp_path, SPRING_FESTIVAL, encoding)).days == {
        date(2027, 2, 20): (DayKind.WORKING, "春节调休"),
        date(2027, 2, 11): (DayKind.OFF, "春节"),
        date(2027, 2, 12): (DayKind.OFF, "春节"),
    }


@pytest.mark.parametrize(
    "words",
    ["2027-02-11", "2027/2/11", "2027.2.11", "2027年2月11日", "２０２７－０２－１１"],
)
def test_dates_are_written_in_many_ways(tmp_path: Path, words: str) -> None:
    assert list(read(written(tmp_path, f"date,kind\n{words},off\n")).days) == [date(2027, 2, 11)]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("off", DayKind.OFF),
        ("Day Off", DayKind.OFF),
        ("holiday", DayKind.OFF),
        ("休", DayKind.OFF),
        ("放假", DayKind.OFF),
        ("國定假日", DayKind.OFF),
        ("working", DayKind.WORKING),
        ("班", DayKind.WORKING),
        ("调休上班", DayKind.WORKING),
        ("補班日", DayKind.WORKING),
        ("加班", DayKind.WORKING),
        ("补班", DayKind.WORKING),
        ("上班", DayKind.WORKING),
    ],
)
def test_kinds_have_the_names_people_use(tmp_path: Path, word: str, kind: DayKind) -> None:
    assert read(written(tmp_path, f"date,kind\n2027-02-11,{word}\n")).days == {
        date(2027, 2, 11): (kind, None)
    }


def test_excel_keeps_dates_of_its_own(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["date", "kind", "name"],
        [datetime.combine(date(2027, 2, 11), time()), "off", "CNY"],
        [date(2027, 2, 20), "班"],
    ]
    assert read(workbook(tmp_path, *rows)).days == {
        date(2027, 2, 11): (DayKind.OFF, "CNY"),
        date(2027, 2, 20): (DayKind.WORKING, None),
    }


def test_a_date_where_a_name_should_be_and_an_hour_are_mistakes(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["date", "kind", "name"],
        [datetime.combine(date(2027, 2, 11), time(9, 30)), "off", None],
        [date(2027, 2, 12), "off", date(2027, 2, 12)],
    ]
    assert mistakes(workbook(tmp_path, *rows)) == [
        "row 2, date: holds a time",
        "row 3, name: holds a date",
    ]


def test_every_mistake_is_named_by_its_row(tmp_path: Path) -> None:
    text = (
        "日期,类型,名称\n"
        "2026-02-30,放假,\n"
        "2027-02-11,放假,春节\n"
        "2027/2/11,上班,\n"
        "明天,maybe,\n"
        "2207-02-11,放假,\n"
        ",放假,\n"
        f"2027-02-12,,{'长' * 129}\n"
    )
    assert mistakes(written(tmp_path, text)) == [
        "row 2, 日期: “2026-02-30” is no date; write it as 2026-10-01",
        "row 4, 日期: the same stands in row 3",
        "row 5, 日期: “明天” is no date; write it as 2026-10-01",
        "row 5, 类型: “maybe” is no kind; allowed are off, working",
        "row 6, 日期: 2207-02-11 lies too far away",
        "row 7, 日期: is missing",
        "row 8, 名称: the name of a day has at most 128 letters, and none that are not seen",
        "row 8, 类型: is missing",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("date,name\n2027-02-11,x\n", "row 1: the column kind is missing; the first row names"),
        ("date,kind\n", "there is no day in"),
        ("", "row 1: the column date is missing"),
    ],
)
def test_a_sheet_that_is_no_list_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert mistakes(written(tmp_path, text))[0].startswith(says)


# Taking it over


async def imports(database: Database, path: Path, complete: int | None = None) -> Summary:
    async with database.writing() as session:
        return await read(path).apply(session, complete=complete)


async def test_a_list_is_taken_over_and_twice_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    async with database.writing() as session:
        await calendar.seed(session, 2027)
    path = written(tmp_path, SPRING_FESTIVAL)
    assert str(await imports(database, path)) == "3 entered or changed, 0 unchanged."
    async with database.reading() as session:
        assert await calendar.is_working_day(session, date(2027, 2, 20))
        assert not await calendar.is_working_day(session, date(2027, 2, 11))
        assert await calendar.covers(session, 2027) is DaySource.PROVISIONAL
        entries = len((await session.scalars(select(Entry))).all())
    assert str(await imports(database, path)) == "0 entered or changed, 3 unchanged."
    async with database.reading() as session:
        assert len((await session.scalars(select(Entry))).all()) == entries


async def test_a_blank_name_leaves_what_is_known(database: Database, tmp_path: Path) -> None:
    await imports(database, written(tmp_path, SPRING_FESTIVAL))
    again = written(tmp_path, "date,kind,name\n2027-02-11,off,\n2027-02-20,off,\n")
    await imports(database, again)
    async with database.reading() as session:
        days = {one.day: one for one in await session.scalars(select(SpecialDay))}
    assert days[date(2027, 2, 11)].name == "春节"
    # It was what the working day is called.
    assert days[date(2027, 2, 20)].name == ""


async def test_a_list_completes_its_year(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, SPRING_FESTIVAL)
    summary = await imports(database, path, complete=2027)
    assert str(summary) == "3 entered or changed, 0 unchanged. 2027 is complete."
    async with database.reading() as session:
        assert await calendar.covers(session, 2027) is DaySource.ANNOUNCED
        # The public holidays that the list does not name are there as well.
        assert not await calendar.is_working_day(session, date(2027, 10, 1))


async def test_a_list_completes_no_year_of_which_it_has_no_day(
    database: Database, tmp_path: Path
) -> None:
    with pytest.raises(WrongSheet, match="there is no day of 2072 in the list"):
        await imports(database, written(tmp_path, SPRING_FESTIVAL), complete=2072)
    async with database.reading() as session:
        assert not (await session.scalars(select(SpecialDay))).all()


async def test_leave_hears_of_a_whole_list_once(
    office: Office, rep: Phone, director: Phone, tmp_path: Path
) -> None:
    await enter_years(office)
    await approved_leave(office, rep, director, "2026-11-23 … 2026-11-24")
    path = written(tmp_path, "date,kind\n2026-11-23,off\n2026-11-24,off\n2026-11-29,working\n")
    await imports(office.app.database, path)
    await office.settle()
    keys = await heard(office, rep)
    assert keys.count("leave-recounted") == 1
