"""The scheduler and the reports of a week and a month: who owes them, by when, and who hears (4.2–4.5)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models import calendar, policy
from models.calendar import DayKind
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.report_kinds import ReportKind
from models.spans import Half, Span
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined
from tests.test_leave_cards import known_years, on_leave
from tests.test_period_reports import WEEK, file_the_week

__all__ = ["known_years"]  # a fixture

NEXT_MONDAY = date(2026, 11, 23)
JOBS = ("plan_the_period", "remind_one", "digest_one")
MONDAY = date(
    2026, 11, 16
)  # of the week that ends on Sunday the 22nd, and is due on the 23rd at nine


@pytest.fixture(autouse=True)
async def joined_long_ago(office: Office, rep: Phone) -> None:
    await joined(office, "2026-10-01 09:00")


def said(phone: Phone, words: str) -> list[str]:
    return [text for text in phone.texts if words in text]


async def due(office: Office, kind: ReportKind, first: date) -> str:
    async with office.session() as session:
        return f"{calendar.local(await kind.due_at(session, first)):%Y-%m-%d %H:%M}"


async def away(office: Office, rep: Phone, boss: Phone, span: Span) -> None:
    """Day by day: of so few the superior alone decides."""
    for day in span.days():
        to_half = span.to_half if day == span.last else Half.AFTERNOON
        await on_leave(office, rep, Span(day, day, to_half=to_half), boss)


# When it is due


async def test_the_week_is_due_on_the_day_that_company_toml_names_or_the_next_working_day(
    office: Office, tmp_path: Path
) -> None:
    assert await due(office, ReportKind.WEEKLY, MONDAY) == "2026-11-23 09:00"
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "Typhoon", None)
    assert await due(office, ReportKind.WEEKLY, MONDAY) == "2026-11-24 09:00"
    before = policy.current()
    rules = tmp_path / "company.toml"
    rules.write_text('[reports]\nweekly_due_on = "friday"\nweekly_due_at = "17:30"\n')
    policy.use(policy.load(rules))
    try:
        assert await due(office, ReportKind.WEEKLY, MONDAY) == "2026-11-20 17:30"
    finally:
        policy.use(before)


async def test_the_month_is_due_on_a_working_day_of_the_next(
    office: Office, tmp_path: Path
) -> None:
    assert await due(office, ReportKind.MONTHLY, date(2026, 11, 1)) == "2026-12-01 09:00"
    # The first days of October are the National Day holidays.
    async with office.session() as session:
        await calendar.seed(session, 2026)
    assert await due(office, ReportKind.MONTHLY, date(2026, 9, 1)) == "2026-10-08 09:00"
    before = policy.current()
    rules = tmp_path / "company.toml"
    rules.write_text("[reports]\nmonthly_due_working_day = 3\n")
    policy.use(policy.load(rules))
    try:
        assert await due(office, ReportKind.MONTHLY, date(2026, 11, 1)) == "2026-12-03 09:00"
    finally:
        policy.use(before)


# Reminders


async def test_whoever_has_none_is_reminded_once_on_the_working_day_before(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, director: Phone
) -> None:
    await joined(office, "2026-10-01 09:00")
    await file_the_week(boss)
    await office.at("2026-11-21 16:29")
    await office.beat(*JOBS)
    assert not said(rep, "is not in yet")
    await office.at("2026-11-21 16:30")
    await office.beat(*JOBS)
    await office.beat(*JOBS)
    [reminder] = said(rep, "is not in yet")
    assert f"Your weekly report for {WEEK} is not in yet. It is due Mon, Nov 23 09:00." in reminder
    assert "的周报还没交" in other_rep.last.text
    assert not said(boss, "is not in yet")  # it is filed
    assert not said(director, "is not in yet")  # who owes none
    await rep.taps("Write the weekly report")
    assert f"Weekly report · {WEEK}" in rep.last.text


async def test_where_saturday_is_off_the_reminder_comes_on_friday(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 21), DayKind.OFF, "Fair", None)
    await office.at("2026-11-20 17:31")
    await office.beat(*JOBS)
    assert len(said(rep, "Your weekly report")) == 1


async def test_whoever_was_on_leave_all_week_owes_none(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await joined(office, "2026-10-01 09:00")
    await away(office, rep, boss, Span(NEXT_MONDAY, date(2026, 11, 28)))
    await office.at("2026-11-30 09:00")
    await office.beat(*JOBS)
    assert not said(rep, "Your weekly report")
    digest = boss.message_with("Weekly reports")
    assert "0 filed · 0 late · 1 missing" in digest.text
    assert "On leave: Mei" in digest.text
    async with office.session() as session:
        people = {one.name: one.id for one in await session.scalars(select(Staff))}
    await office.forge(boss, f"report:ask:{people['Mei']}:{NEXT_MONDAY}:weekly")
    assert not said(rep, "asks for your")


async def test_half_a_day_of_work_is_to_be_reported(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await away(office, rep, boss, Span(NEXT_MONDAY, date(2026, 11, 28), to_half=Half.MORNING))
    await office.at("2026-11-30 09:00")
    await office.beat(*JOBS)
    assert "1 missing" in boss.message_with("Weekly reports").text


async def test_whoever_came_in_the_second_half_owes_none(
    office: Office, rep: Phone, boss: Phone
) -> None:
    thursday = await office.hire("Tia", Position.REPRESENTATIVE, boss)
    friday = await office.hire("Flo", Position.REPRESENTATIVE, boss)
    await joined(office, "2026-11-19 11:00", thursday)
    await joined(office, "2026-11-20 11:00", friday)
    await office.at("2026-11-21 16:31")
    await office.beat(*JOBS)
    assert said(thursday, "Your weekly report")
    assert not said(friday, "Your weekly report")
    await file_the_week(friday)  # and may file one all the same
    assert "weekly report" in boss.last.text


async def test_a_week_of_holidays_is_owed_by_nobody(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        for day in Span(MONDAY, date(2026, 11, 22)).days():
            await calendar.set_day(session, day, DayKind.OFF, "Fair", None)
    await office.at("2026-11-23 09:00")
    await office.beat(*JOBS)
    assert not said(rep, "Your weekly report")
    assert not said(boss, "Weekly reports")


async def test_a_month_reminds_the_day_before_it_is_due(office: Office, rep: Phone) -> None:
    await office.at("2026-11-30 19:59")
    await office.beat(*JOBS)
    assert not said(rep, "Your monthly report")
    await office.at("2026-11-30 20:00")
    await office.beat(*JOBS)
    assert "Your monthly report for November 2026 is not in yet" in rep.last.text
    assert "It is due Tue, Dec 1 09:00" in rep.last.text


# The digest


async def test_when_it_is_due_the_reader_gets_one_digest_that_opens_each(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await joined(office, "2026-10-01 09:00")
    await file_the_week(rep)
    await file_the_week(rep, command="/weekly 2026-11-10")  # late, after its own digest
    await office.at("2026-11-23 08:59")
    await office.beat(*JOBS)
    assert not said(boss, "Weekly reports")
    await office.at("2026-11-23 09:00")
    await office.beat(*JOBS)
    await office.beat(*JOBS)
    [_] = said(boss, "Weekly reports")
    digest = boss.message_with("Weekly reports")
    assert f"Weekly reports · {WEEK}" in digest.text
    assert "1 filed · 1 late · 1 missing" in digest.text
    assert digest.labels == ["✓ Mei", "⏰ Mei · Mon, Nov 9 – Sun, Nov 15", "✗ Tom"]
    await boss.taps("✓ Mei", digest)
    assert f"Mei’s weekly report · {WEEK}" in boss.last.text
    await boss.taps("✗ Tom", digest)
    assert f"Tom has not filed the weekly report for {WEEK} yet." in boss.last.text
    await boss.taps("Ask for it")
    assert "Asked Tom for the weekly report." in boss.last.text
    assert f"Hugo asks for your weekly report for {WEEK}." in tom.last.text
    await tom.taps("Write the weekly report")
    await tom.types("All well")
    await tom.taps("Skip")
    await tom.types("The same")
    await tom.taps("Send")
    assert "Filed late" in boss.last.text
    await boss.taps("✗ Tom", digest)
    assert "Tom’s weekly report" in boss.last.text


async def test_a_daily_report_is_none_of_a_week(office: Office, rep: Phone, boss: Phone) -> None:
    """And the other way round: each digest counts its own kind."""
    await office.at("2026-11-16 18:00")
    await file_the_week(rep)
    await office.at("2026-11-17 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "0 filed · 0 late · 1 missing" in boss.message_with("Daily reports").text


async def test_the_month_is_told_to_the_manager_alone(office: Office, director: Phone) -> None:
    manager = await office.hire("Max", Position.MANAGER, director)
    supervisor = await office.hire("Sue", Position.SUPERVISOR, manager)
    await office.hire("Nan", Position.REPRESENTATIVE, supervisor)
    await joined(office, "2026-10-01 09:00")
    await office.at("2026-12-01 09:00")
    await office.beat(*JOBS)
    digest = manager.message_with("Monthly reports · November 2026")
    assert digest.labels == ["✗ Sue", "✗ Nan"]
    assert not said(supervisor, "Monthly reports")


async def test_a_reader_on_leave_gets_it_when_they_are_back(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await on_leave(office, boss, Span(NEXT_MONDAY, NEXT_MONDAY), director)
    for moment in ("2026-11-23 09:00", "2026-11-23 13:30", "2026-11-23 14:00"):
        await office.at(moment)
        await office.beat(*JOBS)
    assert not said(boss, "Weekly reports")
    await office.at("2026-11-24 09:00")
    await office.beat(*JOBS)
    assert said(boss, "Weekly reports")


async def test_what_was_due_while_nobody_ran_it_is_not_told_a_day_later(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_period")
    await office.at("2026-11-24 10:00")
    await office.beat(*JOBS)
    assert not said(rep, "Your weekly report")
    assert not said(boss, "Weekly reports")
    kinds = {ReportKind.WEEKLY.reminder, ReportKind.WEEKLY.digest}
    states = [
        one.state for one in await office.all(select(Reminder).where(Reminder.kind.in_(kinds)))
    ]
    assert states
    assert set(states) == {ReminderState.MISSED}


async def test_a_due_day_that_becomes_a_day_off_moves_the_digest(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_period")
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "Typhoon", None)
    await office.at("2026-11-23 09:00")
    await office.beat(*JOBS)
    assert not said(boss, "Weekly reports")
    await office.at("2026-11-24 09:00")
    await office.beat(*JOBS)
    assert said(boss, "Weekly reports")


async def test_a_reader_who_was_on_leave_all_week_still_gets_it(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await away(office, boss, director, Span(NEXT_MONDAY, date(2026, 11, 28)))
    for moment in ("2026-11-23 09:00", "2026-11-28 15:00", "2026-11-30 09:00"):
        await office.at(moment)
        await office.beat(*JOBS)
    [before, last] = said(boss, "Weekly reports")
    assert WEEK in before
    assert "Mon, Nov 23" in last
