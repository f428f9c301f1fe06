"""The calendar in the chat: everybody looks, HR and the administrator change it (3.3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import calendar, policy
from models.calendar import DayKind, DaySource, SpecialDay
from models.language import Language
from models.outbox import Outgoing
from models.positions import Position
from tests.conftest import Office
from tests.leaves import ask_for_leave
from tests.phone import Phone
from tests.records import staff


@pytest.fixture
async def hr(office: Office) -> Phone:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
    return await office.hire("Hana", Position.HR)


async def source_of_2027(office: Office) -> DaySource | None:
    async with office.session() as session:
        return await calendar.covers(session, 2027)


async def test_everybody_sees_the_year_by_month_and_changes_nothing(
    office: Office, hr: Phone, rep: Phone
) -> None:
    await rep.types("/calendar")
    assert rep.last.text.startswith("📅 Calendar 2026")
    assert "Oct\n1 Thu – 5 Mon · off · National Day" in rep.last.text
    assert "20 Sun · working" in rep.last.text
    assert "Provisional" not in rep.last.text
    assert rep.last.labels == ["2027 ›", "📄 Sheet"]
    for data in ("calendar:new", "calendar:2027:complete", "calendar:2027:complete:yes"):
        await office.forge(rep, data)
        assert rep.last.text.startswith("This is not for your position.")
    assert await source_of_2027(office) is DaySource.PROVISIONAL


async def test_days_are_named_in_the_readers_language(office: Office, hr: Phone) -> None:
    wang = await office.hire("王芳", Position.REPRESENTATIVE, language=Language.ZH_HANS)
    lin = await office.hire("林小姐", Position.REPRESENTATIVE, language=Language.ZH_HANT)
    await wang.types("日历")
    assert "1日周四 – 5日周一 · 休 · 国庆节" in wang.last.text
    await lin.types("行事曆")
    assert "1 週四 – 5 週一 · 放假 · 國慶節" in lin.last.text


async def test_years_are_leafed_through(office: Office, hr: Phone, rep: Phone) -> None:
    await rep.types("/calendar")
    await rep.taps("2027 ›")
    assert rep.last.text.startswith("📅 Calendar 2027\n\n⚠️ Provisional")
    await rep.taps("‹ 2026")
    assert rep.last.text.startswith("📅 Calendar 2026")
    await rep.types("/calendar 2031")
    assert "Nothing is entered for this year yet" in rep.last.text


async def test_hr_adds_a_make_up_day(office: Office, hr: Phone) -> None:
    await hr.types("/calendar 2027")
    await hr.taps("Add or change a day")
    await hr.types("2027-02-20")
    await hr.taps("Working day")
    await hr.types("For the Spring Festival")
    await hr.taps("Send")
    assert "✓ Entered." in hr.texts[-2]
    assert hr.last.text.startswith("📅 Calendar 2027")
    assert "20 Sat · working · For the Spring Festival" in hr.last.text
    day = await office.one(select(SpecialDay).where(SpecialDay.day == date(2027, 2, 20)))
    assert (day.kind, day.source) == (DayKind.WORKING, DaySource.COMPANY)


async def test_a_day_is_as_usual_again_without_a_name(office: Office, hr: Phone) -> None:
    monday = date(2026, 11, 23)
    async with office.session() as session:
        await calendar.set_day(session, monday, DayKind.OFF, "Outing", None)
    await hr.types("/calendar")
    await hr.taps("Add or change a day")
    await hr.types("2026-11-23")
    await hr.taps("As usual")
    assert "So far: 23 Mon · off · Outing" in hr.last.text
    await hr.taps("Send")
    async with office.session() as session:
        assert await calendar.special_day(session, monday) is None


async def test_whoever_no_longer_keeps_the_calendar_sends_in_vain(
    office: Office, hr: Phone
) -> None:
    await hr.types("/calendar")
    await hr.taps("Add or change a day")
    await hr.types("2026-12-26")
    await hr.taps("Day off")
    await hr.taps("Skip")
    async with office.session() as session:
        (await staff(session, hr)).position = Position.REPRESENTATIVE
    await hr.taps("Send")
    assert hr.last.text.startswith("This is not for your position.")
    async with office.session() as session:
        assert await calendar.special_day(session, date(2026, 12, 26)) is None


async def test_a_year_is_completed_after_a_question(office: Office, hr: Phone) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await admin.types("/calendar 2027")
    await admin.taps("2027 is complete")
    assert "Are all holidays and make-up working days of 2027 entered?" in admin.last.text
    await admin.taps("Not yet")
    assert await source_of_2027(office) is DaySource.PROVISIONAL
    await admin.taps("2027 is complete")
    await admin.taps("Yes, complete")
    assert await source_of_2027(office) is DaySource.ANNOUNCED
    assert admin.last.text.startswith("📅 Calendar 2027\n\nJan")
    assert admin.last.labels == ["‹ 2026", "📄 Sheet", "＋ Add or change a day"]


async def test_from_november_on_hr_and_the_administrator_hear_once_of_a_provisional_year(
    office: Office, hr: Phone, rep: Phone
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await office.at("2026-10-31 23:00")
    await office.beat("know_the_calendar")
    assert not hr.inbox
    await office.at("2026-11-01 09:00")
    for _ in range(2):
        await office.beat("know_the_calendar")
    for phone in (hr, admin):
        (told,) = phone.texts
        assert told.startswith("📅 The make-up working days of 2027 are not entered yet")
        assert phone.last.labels == ["Calendar 2027"]
    assert not rep.texts
    await hr.taps("Calendar 2027")
    assert hr.last.text.startswith("📅 Calendar 2027")


async def test_a_year_completed_meanwhile_is_no_news(office: Office, hr: Phone) -> None:
    async with office.session() as session:
        await calendar.complete_year(session, 2027, who=None)
    await office.beat("know_the_calendar")
    assert not await office.all(select(Outgoing).where(Outgoing.key == "calendar-provisional"))


async def test_a_year_full_of_special_days_is_paged(office: Office, hr: Phone) -> None:
    every = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    async with office.session() as session:
        named = {day: (DayKind.OFF, f"{day:%d}{'长&' * 63}") for day in every}
        await calendar.set_days(session, named, who=None)
    await hr.types("/calendar 2027")
    assert hr.last.labels[0] == "2/10 ›"
    for _ in range(9):
        await hr.taps(" ›", hr.last)
    assert "31 Fri · off" in hr.last.text


async def test_leave_in_a_year_that_was_completed_is_no_longer_provisional(
    office: Office, hr: Phone, rep: Phone, director: Phone
) -> None:
    await ask_for_leave(office, rep, "2027-01-11 … 2027-01-12")
    assert "Provisional" in director.last.text
    await hr.types("/calendar 2027")
    await hr.taps("2027 is complete")
    await hr.taps("Yes, complete")
    assert "Provisional" not in director.last.text


async def test_leave_in_a_year_that_was_announced_is_no_longer_provisional(
    office: Office, hr: Phone, rep: Phone, director: Phone
) -> None:
    await ask_for_leave(office, rep, "2027-01-11 … 2027-01-12")
    before = policy.current()
    company = before.company.model_copy(update={"country": "SG"})  # announced long before
    policy.use(before.model_copy(update={"company": company}))
    try:
        await office.beat("know_the_calendar")
    finally:
        policy.use(before)
    assert "Provisional" not in director.last.text
