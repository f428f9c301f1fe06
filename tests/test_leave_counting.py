"""Counting leave: the cases that other leave systems' suites cover, as a table with their results.

Of Frappe HR (test_leave_application): half days at both ends, holidays inside with kinds that count
them and kinds that do not, leave over the year's boundary by year, overlaps also by the half-day. Of
Odoo (hr_holidays: test_leave_requests, test_global_leaves): overlaps, public holidays, time zones.
Make-up days, 29 February, Saturdays of mornings and the bands of days are our own.
"""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from models import absences, calendar, policy
from models.calendar import DayKind
from models.database import Database
from models.leave_balance import days_of
from models.policy import LeaveKind, Policy, Segment
from models.positions import Position
from models.spans import HalfDay
from tests.leaves import span_of

COMPANIES = Path(__file__).parent / "companies"
YEARS = (2024, 2025, 2026, 2027, 2028)
MORNINGS = (Segment(time(8), time(12)),)

# Each company's file, and what one has besides or otherwise.
VARIANTS: dict[str, tuple[str, dict[str, dict[str, Any]]]] = {
    "default": ("default", {}),
    "other": ("other", {}),
    "saturday mornings": ("other", {"hours": {"saturday": MORNINGS}}),
    "one long span": ("other", {"hours": {"monday": (Segment(time(9), time(15)),)}}),
    "Germany": ("other", {"company": {"country": "DE", "zone": ZoneInfo("Europe/Berlin")}}),
    "New York": ("other", {"company": {"country": "US", "zone": ZoneInfo("America/New_York")}}),
    "Lord Howe": ("other", {"company": {"country": "AU", "zone": ZoneInfo("Australia/Lord_Howe")}}),
}


@dataclass(frozen=True)
class Case:
    says: str
    span: str  # "2026-11-23", "2026-11-23 pm", "2026-11-23 … 2026-11-24 am"
    days: str
    kind: LeaveKind = LeaveKind.PERSONAL
    company: str = "default"


Counted = dict[Case, list[HalfDay]]


def other(says: str, span: str, days: str, company: str = "other") -> Case:
    return Case(says, span, days, company=company)


def every_day(says: str, span: str, days: str) -> Case:
    """Of a kind that counts days off as well."""
    return Case(says, span, days, LeaveKind.MATERNITY)


# 2026-11-23 is a Monday; the default company works on Saturdays, the other does not.
CASES = [
    # Whole days and halves
    Case("one day", "2026-11-23", "1"),
    Case("a morning", "2026-11-23 am", "0.5"),
    Case("an afternoon, with the hours of the evening", "2026-11-23 pm", "0.5"),
    Case("two days", "2026-11-23 … 2026-11-24", "2"),
    Case("half a day at the beginning", "2026-11-23 pm … 2026-11-25", "2.5"),
    Case("half a day at the end", "2026-11-23 … 2026-11-25 am", "2.5"),
    Case("half a day at both ends", "2026-11-23 pm … 2026-11-25 am", "2"),
    Case("an afternoon and the morning after", "2026-11-23 pm … 2026-11-24 am", "1"),
    Case("from one month into the next", "2026-11-30 … 2026-12-01", "2"),
    other("hours that go on over noon", "2026-11-23", "1", "one long span"),
    other("the morning of such a day", "2026-11-23 am", "0.5", "one long span"),
    # Weekends
    Case("a week of six days", "2026-11-23 … 2026-11-29", "6"),
    other("a week of five days", "2026-11-23 … 2026-11-29", "5"),
    Case("over a Sunday", "2026-11-27 … 2026-11-30", "3"),
    other("over a weekend", "2026-11-27 … 2026-11-30", "2"),
    other("from a Friday's afternoon to a Monday's morning", "2026-11-27 pm … 2026-11-30 am", "1"),
    other("two weeks", "2026-11-23 … 2026-12-04", "10"),
    Case("a Sunday only", "2026-11-29", "0"),
    other("a weekend only", "2026-11-28 … 2026-11-29", "0"),
    Case("beginning on a Sunday", "2026-11-29 … 2026-11-30", "1"),
    Case("half of a Sunday at the end", "2026-11-28 … 2026-11-29 am", "1"),
    # A Saturday of mornings only
    other("a Saturday of which the morning is worked", "2026-11-28", "0.5", "saturday mornings"),
    other("its morning", "2026-11-28 am", "0.5", "saturday mornings"),
    other("its afternoon", "2026-11-28 pm", "0", "saturday mornings"),
    other("a week with it", "2026-11-23 … 2026-11-28", "5.5", "saturday mornings"),
    other("a Friday and the free part of it", "2026-11-27 … 2026-11-28 pm", "1.5", "saturday mornings"),
    other("from it to a Monday's morning", "2026-11-28 pm … 2026-11-30 am", "0.5", "saturday mornings"),
    # Holidays
    Case("a holiday only", "2026-10-01", "0"),
    Case("half of a holiday", "2026-10-01 am", "0"),
    Case("a row of holidays and a Sunday", "2026-10-01 … 2026-10-07", "0"),
    Case("a holiday inside", "2026-06-18 … 2026-06-22", "2"),
    Case("a holiday at the beginning", "2026-09-25 … 2026-09-28", "1"),
    Case("a holiday at the end", "2026-09-24 … 2026-09-25", "1"),
    Case("half a day before a holiday that ends it", "2026-04-03 pm … 2026-04-06 am", "0.5"),
    Case("a holiday on a Sunday is not counted twice", "2026-04-04 … 2026-04-07", "1"),
    other("a holiday beside a weekend", "2026-04-03 … 2026-04-07", "2"),
    # Make-up days
    Case("a Sunday that is worked", "2026-09-20", "1"),
    Case("half of one", "2026-09-20 pm", "0.5"),
    other("a Saturday that is worked", "2026-02-28", "1"),
    other("a week that has one", "2026-02-23 … 2026-03-01", "5"),
    other("a holiday with the make-up days around it", "2026-02-13 … 2026-02-28", "7"),
    other("a whole year", "2026-01-01 … 2026-12-31", "248"),
    # What the company decided: 2026-12-24 off, Sunday 2026-12-20 worked
    Case("a day off of the company's own", "2026-12-23 … 2026-12-25", "2"),
    Case("a make-up day of the company's own", "2026-12-20", "1"),
    # Over the end of the year; 4 January is a Sunday that is worked
    other("into the new year", "2025-12-31 … 2026-01-04", "2"),
    other("a week over it", "2025-12-29 … 2026-01-06", "6"),
    other("from an afternoon to a morning", "2025-12-31 pm … 2026-01-04 am", "1"),
    # February
    Case("29 February", "2028-02-29", "1"),
    Case("over 29 February", "2028-02-28 … 2028-03-01", "3"),
    Case("over the end of a February without it", "2025-02-28 … 2025-03-03", "3"),
    Case("half of 29 February", "2024-02-29 am", "0.5"),
    # Kinds that count every day
    every_day("a Sunday", "2026-11-29", "1"),
    every_day("half of a Sunday", "2026-11-29 pm", "0.5"),
    every_day("a weekend between halves", "2026-11-28 pm … 2026-11-30 am", "2"),
    every_day("a week of holidays", "2026-10-01 … 2026-10-07", "7"),
    every_day("98 days over the end of the year", "2026-11-23 … 2027-02-28", "98"),
    every_day("a leap year", "2028-01-01 … 2028-12-31", "366"),
    # Where the clocks change on the Sunday
    other("forward in Berlin", "2026-03-27 … 2026-03-30", "2", "Germany"),
    other("back in Berlin", "2026-10-23 pm … 2026-10-26 am", "1", "Germany"),
    other("forward in New York", "2026-03-06 … 2026-03-09", "2", "New York"),
    other("back in New York", "2026-10-30 pm … 2026-11-02 am", "1", "New York"),
    other("by half an hour on Lord Howe Island", "2026-04-02 … 2026-04-07", "2", "Lord Howe"),
    other("a holiday of another country", "2026-05-13 … 2026-05-15", "2", "Germany"),
]  # fmt: skip


def rules_of(variant: str) -> Policy:
    file, changes = VARIANTS[variant]
    rules = policy.load(COMPANIES / f"{file}.toml")
    tables = {
        name: getattr(rules, name).model_copy(update=values) for name, values in changes.items()
    }
    return rules.model_copy(update=tables)


@pytest.fixture(scope="module")
def counted(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Counted:
    """The half-days of every case, counted by each company's calendar in a database."""
    before = policy.current()
    found: Counted = {}
    for variant in VARIANTS:
        path = tmp_path_factory.mktemp("counting") / "fieldbook.db"
        shutil.copy(sqlite, path)
        policy.use(rules_of(variant))
        found |= asyncio.run(count_all(path, [one for one in CASES if one.company == variant]))
    policy.use(before)
    return found


async def count_all(path: Path, cases: list[Case]) -> Counted:
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.writing() as session:
        for year in YEARS:
            await calendar.seed(session, year)
        await calendar.set_day(session, date(2026, 12, 24), DayKind.OFF, "Our day", who=None)
        await calendar.set_day(session, date(2026, 12, 20), DayKind.WORKING, "Stock", who=None)
    async with database.reading() as session:
        found = {
            case: await absences.counted_halves(session, case.kind, span_of(case.span))
            for case in cases
        }
    await database.close()
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.says}, {case.company}")
def test_days_are_counted(case: Case, counted: Counted) -> None:
    assert days_of(len(counted[case])) == Decimal(case.days)


@pytest.mark.parametrize(
    ("says", "in_2025", "in_2026"),
    [
        ("into the new year", "1", "1"),
        ("a week over it", "3", "3"),
        ("from an afternoon to a morning", "0.5", "0.5"),
    ],
)
def test_each_year_has_its_own_days(
    says: str, in_2025: str, in_2026: str, counted: Counted
) -> None:
    case = next(one for one in CASES if one.says == says)
    years = [one.day.year for one in counted[case]]
    found = [days_of(years.count(year)) for year in (2025, 2026)]
    assert found == [Decimal(in_2025), Decimal(in_2026)]


# Overlaps

A_WEEK = "2026-11-23 … 2026-11-28"


@pytest.mark.parametrize(
    ("asked", "then", "overlaps"),
    [
        (A_WEEK, A_WEEK, True),
        (A_WEEK, "2026-11-25", True),
        ("2026-11-25", A_WEEK, True),
        (A_WEEK, "2026-11-25 am", True),
        (A_WEEK, "2026-11-20 … 2026-11-23 am", True),
        (A_WEEK, "2026-11-28 pm … 2026-11-30", True),
        (A_WEEK, "2026-11-22", False),
        (A_WEEK, "2026-11-29 … 2026-11-30", False),
        ("2026-11-25", "2026-11-25 am", True),
        ("2026-11-25", "2026-11-25 pm", True),
        ("2026-11-25 am", "2026-11-25 am", True),
        ("2026-11-25 am", "2026-11-25 pm", False),
        ("2026-11-23 … 2026-11-25 am", "2026-11-25 pm … 2026-11-27", False),
        ("2026-11-23 … 2026-11-25 am", "2026-11-24 … 2026-11-27", True),
        ("2026-11-23 … 2026-11-25 am", "2026-11-25 … 2026-11-27", True),
        ("2026-11-25 pm … 2026-11-26 am", "2026-11-26 pm", False),
        ("2026-11-25 pm … 2026-11-26 am", "2026-11-25 am", False),
        # Only a day off in common: still one person cannot be away twice.
        ("2026-11-27 … 2026-11-29", "2026-11-29 … 2026-11-30", True),
        ("2026-12-31 … 2027-01-04", "2027-01-04 pm … 2027-01-05", True),
        ("2028-02-28 … 2028-02-29 am", "2028-02-29 pm … 2028-03-01", False),
    ],
)
def test_spans_overlap_by_the_half_day(asked: str, then: str, overlaps: bool) -> None:
    one, other = span_of(asked), span_of(then)
    assert one.overlaps(other) is other.overlaps(one) is overlaps
    assert overlaps is bool(set(one.halves()) & set(other.halves()))


@pytest.mark.parametrize(
    "words", ["2026-11-24 … 2026-11-23", "2026-11-23 pm … 2026-11-23 am", "2027-01-01 … 2026-12-31"]
)
def test_a_span_that_ends_before_it_begins_is_none(words: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        span_of(words)


# Who decides so many days (3.2)


@pytest.mark.parametrize(
    ("company", "days", "approvers"),
    [
        ("default", "0.5", ["superior"]),
        ("default", "1", ["superior"]),
        ("default", "1.5", ["director"]),
        ("default", "2.5", ["director"]),
        ("default", "3", ["general_manager"]),
        ("default", "98", ["general_manager"]),
        ("other", "0.5", ["manager"]),
        ("other", "1", ["manager"]),
        ("other", "1.5", ["general_manager"]),
        ("other", "30", ["general_manager"]),
    ],
)
def test_bands_are_continuous(company: str, days: str, approvers: list[str]) -> None:
    band = rules_of(company).leave.band(Decimal(days))
    assert list(band.approvers) == approvers


def test_the_deputy_stands_in_for_the_general_manager_of_the_default_company() -> None:
    band = rules_of("default").leave.band(Decimal(3))
    assert band.when_away == {Position.GENERAL_MANAGER: Position.DEPUTY_GENERAL_MANAGER}
    assert rules_of("default").leave == policy.load(None).leave
