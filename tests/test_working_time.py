"""Working time and half-days, also where the clocks change (3.3, 3.5, 3.6)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy, working_time
from models.database import Database
from models.policy import Segment
from models.spans import Half, HalfDay, Span

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
SHANGHAI = "Asia/Shanghai"
MORNING, AFTERNOON = Half

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])

Rules = Callable[[str, str], None]


@pytest.fixture
async def session(database_url: str) -> AsyncIterator[AsyncSession]:
    database = Database(database_url)
    async with database.writing() as session:
        yield session
    await database.close()


@pytest.fixture
def rules(tmp_path: Path) -> Iterator[Rules]:
    """A company in a zone with hours of its own."""
    before = policy.current()

    def follow(zone: str, hours: str) -> None:
        path = tmp_path / "company.toml"
        path.write_text(f'[company]\nzone = "{zone}"\n[hours]\n{hours}\n', "utf-8")
        policy.use(policy.load(path))

    yield follow
    policy.use(before)


def hours(said: str) -> list[Segment]:
    """09:00-12:00 13:00-17:00"""
    pairs = (one.split("-") for one in said.split())
    return [Segment(time.fromisoformat(start), time.fromisoformat(end)) for start, end in pairs]


def at(wall: str) -> datetime:
    """A time on the company's wall."""
    return datetime.fromisoformat(wall).replace(tzinfo=policy.current().company.zone)


def wall(moment: datetime) -> str:
    return f"{calendar.local(moment):%Y-%m-%d %H:%M}"


# Half-days; they meet at 12:30


@pytest.mark.parametrize(
    ("day", "halves", "morning", "afternoon"),
    [
        ("", [], "", ""),
        ("09:00-12:00", [MORNING], "09:00-12:00", ""),
        ("09:00-12:30", [MORNING], "09:00-12:30", ""),
        ("12:30-17:00", [AFTERNOON], "", "12:30-17:00"),
        ("18:00-20:30", [AFTERNOON], "", "18:00-20:30"),
        ("09:00-17:00", [MORNING, AFTERNOON], "09:00-12:30", "12:30-17:00"),
        ("12:00-13:00 14:00-15:00", [MORNING, AFTERNOON], "12:00-12:30", "12:30-13:00 14:00-15:00"),
    ],
)
def test_a_half_day_is_a_working_one_when_the_hours_touch_it(
    day: str, halves: Sequence[Half], morning: str, afternoon: str
) -> None:
    assert working_time.halves_of(hours(day)) == set(halves)
    assert list(working_time.segments_of(hours(day), MORNING)) == hours(morning)
    assert list(working_time.segments_of(hours(day), AFTERNOON)) == hours(afternoon)


@pytest.mark.parametrize(
    ("moment", "day", "half"),
    [
        ("2026-11-21 04:00", 21, MORNING),
        ("2026-11-21 12:29", 21, MORNING),
        ("2026-11-21 12:30", 21, AFTERNOON),
        ("2026-11-21 23:59", 21, AFTERNOON),
        ("2026-11-22 01:00", 21, AFTERNOON),
    ],
)
def test_a_moment_lies_in_a_half_of_its_business_day(moment: str, day: int, half: Half) -> None:
    assert calendar.business_day(at(moment)).day == day
    assert working_time.half_at(at(moment)) is half


def span(first: str, last: str, from_half: Half = MORNING, to_half: Half = AFTERNOON) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), from_half, to_half)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (span("2026-11-23", "2026-11-23"), 2),
        (span("2026-11-23", "2026-11-23", AFTERNOON), 1),
        (span("2026-11-22", "2026-11-22"), 0),  # a Sunday
        (span("2026-09-20", "2026-09-20"), 2),  # a Sunday that is worked
        (span("2026-10-01", "2026-10-07"), 0),  # the national holiday
        (span("2026-09-30", "2026-10-09", AFTERNOON, MORNING), 4),
        (span("2026-11-21", "2026-11-23"), 4),  # Saturdays are worked
        (span("2026-02-21", "2026-02-21"), 0),  # not where a holiday goes on over it
        (span("2026-12-31", "2027-01-04"), 4),
        (span("2028-02-28", "2028-03-01"), 6),  # the 29th is one of them
    ],
)
@on_sqlite
async def test_working_half_days_of_a_span(session: AsyncSession, asked: Span, number: int) -> None:
    for year in (2026, 2027, 2028):
        await calendar.seed(session, year)
    assert len(await working_time.working_halves(session, asked)) == number


@on_sqlite
async def test_of_a_day_worked_in_the_morning_only_half_is_a_working_day(
    session: AsyncSession, rules: Rules
) -> None:
    rules(SHANGHAI, 'saturday = ["09:00-12:00"]')
    saturday = date(2026, 11, 21)
    assert await working_time.working_halves(session, Span(saturday, saturday)) == [
        HalfDay(saturday, MORNING)
    ]


# Working time. Usual hours: 9:00–12:00, 13:30–17:00, Monday to Thursday 18:00–20:30 as well,
# Saturday from 10:00


@pytest.mark.parametrize(
    ("said", "how_long", "then"),
    [
        ("2026-11-23 09:00", 3, "2026-11-23 12:00"),
        ("2026-11-23 09:00", 4, "2026-11-23 14:30"),
        ("2026-11-23 07:00", 4, "2026-11-23 14:30"),
        ("2026-11-23 12:45", 4, "2026-11-23 18:30"),
        ("2026-11-23 20:00", 4, "2026-11-24 14:00"),
        ("2026-11-21 16:00", 4, "2026-11-23 12:00"),  # over a Sunday
        ("2026-09-30 20:30", 8, "2026-10-08 19:30"),  # over a holiday of a week
        ("2026-11-22 23:59", 1, "2026-11-23 10:00"),
        ("2026-11-23 09:00", 9, "2026-11-23 20:30"),
        ("2026-11-23 11:50", 1 / 3, "2026-11-23 13:40"),
    ],
)
@on_sqlite
async def test_so_much_working_time_later(
    session: AsyncSession, said: str, how_long: float, then: str
) -> None:
    await calendar.seed(session, 2026)
    found = await working_time.add_working_time(session, at(said), timedelta(hours=how_long))
    assert wall(found) == then


@pytest.mark.parametrize(
    ("zone", "sunday", "lasts"),
    [
        (BERLIN, "2026-03-29", 5),
        (BERLIN, "2026-10-25", 7),
        (NEW_YORK, "2026-03-08", 5),
        (NEW_YORK, "2026-11-01", 7),
        (LORD_HOWE, "2026-04-05", 6.5),
        (LORD_HOWE, "2026-10-04", 5.5),
        (SHANGHAI, "2026-03-29", 6),
    ],
)
@on_sqlite
async def test_a_night_in_which_the_clocks_change_is_longer_or_shorter(
    session: AsyncSession, rules: Rules, zone: str, sunday: str, lasts: float
) -> None:
    rules(zone, 'sunday = ["00:00-06:00"]')
    begins, ends = at(f"{sunday} 00:00"), at(f"{sunday} 06:00")
    night = timedelta(hours=lasts)
    assert await working_time.add_working_time(session, begins, night) == ends


@pytest.mark.parametrize(
    ("zone", "saturday", "monday"),
    [
        (BERLIN, "2026-03-28", "2026-03-30"),
        (BERLIN, "2026-10-24", "2026-10-26"),
        (NEW_YORK, "2026-03-07", "2026-03-09"),
        (NEW_YORK, "2026-10-31", "2026-11-02"),
        (LORD_HOWE, "2026-04-04", "2026-04-06"),
        (LORD_HOWE, "2026-10-03", "2026-10-05"),
    ],
)
@on_sqlite
async def test_over_a_weekend_in_which_the_clocks_change_the_walls_hours_count(
    session: AsyncSession, rules: Rules, zone: str, saturday: str, monday: str
) -> None:
    rules(zone, 'saturday = ["09:00-17:00"]\nmonday = ["09:00-17:00"]')
    asked, four_hours = at(f"{saturday} 16:00"), timedelta(hours=4)
    then = await working_time.add_working_time(session, asked, four_hours)
    assert wall(then) == f"{monday} 12:00"


@pytest.mark.parametrize(
    ("zone", "sunday", "shift"),
    [
        (BERLIN, "2026-03-29", "02:30-03:15"),
        (NEW_YORK, "2026-03-08", "02:30-03:15"),
        (LORD_HOWE, "2026-10-04", "02:15-02:40"),
    ],
)
@on_sqlite
async def test_a_shift_that_begins_in_the_hour_left_out_takes_nothing_away(
    session: AsyncSession, rules: Rules, zone: str, sunday: str, shift: str
) -> None:
    rules(zone, f'sunday = ["{shift}", "09:00-10:00"]')
    hour = timedelta(hours=1)
    begins = at(f"{sunday} 00:00")
    assert wall(await working_time.add_working_time(session, begins, hour)) == f"{sunday} 10:00"


@on_sqlite
async def test_what_nobody_works_long_enough_for_is_years_away(
    session: AsyncSession, rules: Rules
) -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    rules(SHANGHAI, "\n".join(f"{day} = []" for day in days) + '\nsunday = ["09:00-09:01"]')
    then = await working_time.add_working_time(session, at("2026-11-23 09:00"), timedelta(hours=99))
    assert then.year in (2036, 2037)
