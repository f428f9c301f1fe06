"""The company's calendar: working days, holidays, make-up days, and when work begins (2.1, 3.3)."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models import calendar
from models.audit import Entry
from models.calendar import DayKind, DaySource, SpecialDay
from models.errors import Refused
from models.spans import Span
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

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


async def test_a_year_not_announced_is_provisional_until_the_company_completes_it(
    office: Office,
) -> None:
    over_new_year = Span(date(2026, 12, 30), date(2027, 1, 5))
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
        assert await calendar.covers(session, 2027) is DaySource.PROVISIONAL
        assert await calendar.provisional_years(session, over_new_year) == [2027]
        assert await calendar.complete_year(session, 2027, who=None)
        assert await calendar.covers(session, 2027) is DaySource.ANNOUNCED
        assert await calendar.provisional_years(session, over_new_year) == []
        sources = {one.source for one in await calendar.special_days(session, 2027)}
        assert sources == {DaySource.ANNOUNCED}
        assert not await calendar.complete_year(session, 2027, who=None)
    (entry,) = await office.all(select(Entry).where(Entry.deed == "calendar-completed"))
    assert entry.facts == {"year": 2027}


async def test_nothing_is_entered_by_itself_in_a_year_that_the_company_completed(
    office: Office,
) -> None:
    async with office.session() as session:
        await calendar.complete_year(session, 2027, who=None)
        new_year = await calendar.special_day(session, date(2027, 1, 1))
        await session.delete(new_year)
        await calendar.seed(session, 2027)
        assert await calendar.special_day(session, date(2027, 1, 1)) is None
        assert await calendar.is_known(session, 2027)


async def test_a_year_whose_public_days_were_all_set_by_the_company_is_known(
    office: Office,
) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2027)
        days = {one.day: (one.kind, "假") for one in await calendar.special_days(session, 2027)}
        await calendar.set_days(session, days, who=None)
        await calendar.seed(session, 2027)
        assert await calendar.covers(session, 2027) is DaySource.PROVISIONAL


async def test_a_day_of_the_companys_alone_makes_no_year_known(office: Office) -> None:
    async with office.session() as session:
        await calendar.set_day(session, date(2031, 10, 1), DayKind.OFF, "Outing", None)
        assert not await calendar.is_known(session, 2031)
        assert await calendar.hours_of(session, date(2031, 10, 1)) == ()
        assert len(await calendar.hours_of(session, date(2031, 10, 2))) == 3  # as Thursdays are


@pytest.mark.parametrize(
    ("year", "day", "kind"),
    [
        (2026, date(2026, 10, 1), DayKind.OFF),
        (2026, date(2026, 10, 10), DayKind.WORKING),
        (2026, date(2026, 11, 23), None),
        (2031, date(2031, 10, 1), None),  # no year whose public days are entered
    ],
)
async def test_as_usual_puts_the_public_day_back(
    office: Office, year: int, day: date, kind: DayKind | None
) -> None:
    async with office.session() as session:
        if year == 2026:
            await calendar.seed(session, 2026)
        before = await calendar.special_day(session, day)
        name = before.name if before else None
        other = DayKind.OFF if kind is DayKind.WORKING else DayKind.WORKING
        await calendar.set_day(session, day, other, "Stocktaking", None)
        await calendar.let_be_as_usual(session, day, None)
        after = await calendar.special_day(session, day)
        assert (after and after.kind) == kind
        assert (after and after.name) == name
        assert after is None or after.source is DaySource.ANNOUNCED


async def test_what_was_never_set_stays_when_it_is_to_be_as_usual(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.let_be_as_usual(session, date(2026, 10, 1), None)
        assert not await calendar.is_working_day(session, date(2026, 10, 1))
    assert not await office.all(select(Entry).where(Entry.deed == "calendar-as-usual"))


async def test_a_day_set_without_a_name_keeps_the_one_of_its_kind(office: Office) -> None:
    day = date(2026, 12, 26)
    async with office.session() as session:
        await calendar.set_day(session, day, DayKind.OFF, "Outing", None)
        await calendar.set_day(session, day, DayKind.OFF, None, None)
    assert [one.name for one in await office.all(select(SpecialDay))] == ["Outing"]
    async with office.session() as session:
        await calendar.set_day(session, day, DayKind.WORKING, None, None)
    assert [one.name for one in await office.all(select(SpecialDay))] == [""]


async def test_two_who_set_the_same_new_day_at_once_are_both_heard(office: Office) -> None:
    day = date(2026, 12, 24)  # a Thursday

    async def work() -> None:
        async with office.session() as session:
            await calendar.set_day(session, day, DayKind.WORKING, "Stock", None)

    async with office.session() as session:
        await calendar.set_day(session, day, DayKind.OFF, "Outing", None)
        meanwhile = asyncio.create_task(work())
        await asyncio.wait({meanwhile}, timeout=0.3)  # it waits for us
    await meanwhile
    heard = await office.all(select(Entry).where(Entry.deed == "calendar-set"))
    assert [entry.facts["name"] for entry in heard] == ["Outing", "Stock"]
    assert [one.name for one in await office.all(select(SpecialDay))] == ["Stock"]


async def test_only_whoever_keeps_the_calendar_changes_it(office: Office, director: Phone) -> None:
    async with office.session() as session:
        who = await staff(session, director)
        with pytest.raises(Refused):
            await calendar.set_day(session, date(2026, 12, 26), DayKind.OFF, None, who)
        with pytest.raises(Refused):
            await calendar.let_be_as_usual(session, date(2026, 12, 26), who)
        with pytest.raises(Refused):
            await calendar.complete_year(session, 2027, who)


async def test_hours_follow_the_weekday_and_make_up_days_have_their_own(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        assert len(await calendar.hours_of(session, date(2026, 11, 23))) == 3  # Monday
        assert await calendar.hours_of(session, date(2026, 11, 22)) == ()  # Sunday
        assert len(await calendar.hours_of(session, date(2026, 9, 20))) == 2  # a Sunday worked
        begins = await calendar.work_begins(session, date(2026, 11, 21))
        assert begins == datetime(2026, 11, 21, 10, tzinfo=SHANGHAI)


async def test_the_hours_between_two_days_are_those_of_each(office: Office) -> None:
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "Outing", None)
        await calendar.set_day(session, date(2026, 11, 22), DayKind.WORKING, "For it", None)
        found = await calendar.hours_between(session, date(2026, 11, 20), date(2026, 11, 24))
    assert [(day.day, len(segments)) for day, segments in found.items()] == [
        (20, 2),
        (21, 2),
        (22, 2),
        (23, 0),
        (24, 3),
    ]


async def test_the_next_work_begins_after_a_long_holiday(office: Office) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        begins = await calendar.next_work_begins(session, date(2026, 9, 30))
        assert begins == datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)


def test_the_day_turns_at_four() -> None:
    assert calendar.business_day(datetime(2026, 11, 20, 19, 59, tzinfo=UTC)) == date(2026, 11, 20)
    assert calendar.business_day(datetime(2026, 11, 20, 20, 0, tzinfo=UTC)) == date(2026, 11, 21)
