"""The company's calendar: working days, holidays, make-up days, and when work begins (2.1, 3.3)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import calendar
from models.calendar import DayKind, DaySource, SpecialDay
from tests.conftest import Office

SHANGHAI = ZoneInfo("Asia/Shanghai")


async def test_a_year_is_entered_with_its_make_up_days_and_again_changes_nothing(
    office: Office,
) -> None:
    for _ in range(2):
        async with office.session() as session:
            await calendar.seed(session, 2026)
    days = {day.day: day for day in await office.all(select(SpecialDay))}
    assert days[date(2026, 10, 1)].kind is DayKind.OFF
    assert days[date(2026, 2, 14)].kind is DayKind.WORKING  # a Saturday for the Spring Festival
    assert {day.source for day in days.values()} == {DaySource.ANNOUNCED}


async def test_what_the_company_set_stays(office: Office) -> None:
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 10, 1), DayKind.WORKING, "Stocktaking", None)
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "Outing", None)
        await calendar.seed(session, 2026)
        assert await calendar.is_working_day(session, date(2026, 10, 1))
        assert not await calendar.is_working_day(session, date(2026, 11, 23))
        assert await calendar.next_working_day(session, date(2026, 11, 21)) == date(2026, 11, 24)


async def test_a_year_not_announced_is_provisional_until_it_is(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2027)
        assert await calendar.covers(session, 2027) is DaySource.PROVISIONAL
        assert await calendar.covers(session, 2030) is None


async def test_hours_follow_the_weekday_and_make_up_days_have_their_own(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        assert len(await calendar.hours_of(session, date(2026, 11, 23))) == 3  # Monday
        assert await calendar.hours_of(session, date(2026, 11, 22)) == ()  # Sunday
        assert len(await calendar.hours_of(session, date(2026, 9, 20))) == 2  # a Sunday worked
        begins = await calendar.work_begins(session, date(2026, 11, 21))
        assert begins == datetime(2026, 11, 21, 10, tzinfo=SHANGHAI)


async def test_the_next_work_begins_after_a_long_holiday(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        begins = await calendar.next_work_begins(session, date(2026, 9, 30))
        assert begins == datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)


def test_the_day_turns_at_four() -> None:
    assert calendar.business_day(datetime(2026, 11, 20, 19, 59, tzinfo=UTC)) == date(2026, 11, 20)
    assert calendar.business_day(datetime(2026, 11, 20, 20, 0, tzinfo=UTC)) == date(2026, 11, 21)
