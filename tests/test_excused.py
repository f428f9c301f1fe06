"""Leave excuses: no report is owed, nobody is reminded, and nothing is lost meanwhile (3.6, 4.4)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from models.customers import Customer
from models.follow_ups import FollowUp
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.spans import Half, Span
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.test_follow_ups import customer_of, promise
from tests.test_leave_cards import MON, TUE, ask_leave, known_years, on_leave

__all__ = ["known_years"]  # a fixture

REPORTS = ("plan_the_day", "remind_one", "digest_one")
AGENDA = ("plan_the_agenda", "begin_a_morning", "remind_of_a_slot", "tell_a_superior")
PROTECTION = ("plan_the_day", "warn_one")
AFTERNOON = Span(MON, MON, Half.AFTERNOON)
MORNING = Span(MON, MON, Half.MORNING, Half.MORNING)


@pytest.fixture(autouse=True)
async def joined_long_ago(office: Office, rep: Phone) -> None:
    """Reports are expected from the day on that somebody joined."""
    async with office.session() as session:
        who = await staff(session, rep)
        assert who.joined_at
        who.joined_at -= timedelta(days=30)


def said(phone: Phone, words: str) -> list[str]:
    return [text for text in phone.texts if words in text]


async def states(office: Office, kind: str, who: Phone) -> list[ReminderState]:
    found = await office.all(
        select(Reminder)
        .join(Staff, Staff.id == Reminder.staff_id)
        .where(Reminder.kind == kind, Staff.telegram_id == who.id)
        .order_by(Reminder.day, Reminder.id)
    )
    return [reminder.state for reminder in found]


# Reports


async def test_whoever_is_on_leave_all_day_owes_no_report_and_is_named_so_in_the_digest(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await on_leave(office, rep, Span(MON, MON), boss)
    await office.at("2026-11-23 20:01")
    await office.beat(*REPORTS)
    assert not said(rep, "is not in yet")
    await office.at("2026-11-24 09:00")
    await office.beat(*REPORTS)
    digest = boss.message_with("Daily reports")
    assert "0 filed · 0 late · 1 missing" in digest.text
    assert "Missing: Tom\n\nOn leave: Mei" in digest.text
    assert digest.labels == ["✗ Tom"]


async def test_where_all_are_on_leave_there_is_no_digest(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    await office.at("2026-11-24 09:00")
    await office.beat(*REPORTS)
    assert not said(boss, "Daily reports · Mon")


async def test_leave_that_is_not_approved_excuses_nobody(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await ask_leave(office, rep, Span(MON, MON))
    await office.at("2026-11-23 20:01")
    await office.beat(*REPORTS)
    assert said(rep, "Your daily report for Mon, Nov 23 is not in yet")


async def test_whoever_leaves_at_noon_owes_a_report_and_is_reminded_before(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, AFTERNOON, boss)
    await office.at("2026-11-23 11:29")
    await office.beat(*REPORTS)
    assert not said(rep, "is not in yet")
    await office.at("2026-11-23 11:30")
    await office.beat(*REPORTS)
    assert said(rep, "Your daily report for Mon, Nov 23 is not in yet")
    await office.at("2026-11-24 09:00")
    await office.beat(*REPORTS)
    assert said(boss, "Missing: Mei")


async def test_a_report_of_a_day_on_leave_is_not_asked_for(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    await office.at("2026-11-24 09:10")
    async with office.session() as session:
        number = (await staff(session, rep)).id
    await boss.types("/team")
    assert "✓" not in str(boss.last.labels)
    await office.forge(boss, f"report:missing:{number}:2026-11-23")
    assert boss.last.text == "Mei was on leave (Mon, Nov 23): no daily report is due."
    assert boss.last.labels == []
    await office.forge(boss, f"report:ask:{number}:2026-11-23")
    assert not said(rep, "asks for your daily report")


async def test_after_a_day_on_leave_report_means_today(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    await office.at("2026-11-24 08:30")
    await rep.types("/report")
    assert "Tue, Nov 24 · 1/4" in rep.last.text


async def test_the_team_shows_who_is_on_leave_today(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    await boss.types("/team")
    assert "1 · Mei · –" in boss.last.labels
    await office.at("2026-11-23 10:00")
    await boss.types("/team")
    assert "1 ⌂ Mei · –" in boss.last.labels


# Reminders


async def test_follow_ups_that_fall_due_meanwhile_are_told_on_the_first_morning_back(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep, "Shop Ash"), MON, "Bring samples")
    await on_leave(office, rep, Span(MON, MON), boss)
    heard = len(rep.inbox)
    for moment in ("2026-11-23 08:35", "2026-11-23 16:05"):
        await office.at(moment)
        await office.beat(*AGENDA)
    assert len(rep.inbox) == heard
    await office.at("2026-11-24 08:35")
    await office.beat(*AGENDA)
    assert "Shop Ash" in rep.message_with("Good morning").text
    assert len(rep.inbox) == heard + 1


async def test_what_is_due_while_somebody_is_away_for_the_morning_comes_in_the_slot(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep, "Shop Ash"), MON, "Bring samples")
    await on_leave(office, rep, MORNING, boss)
    await office.at("2026-11-23 08:35")
    await office.beat(*AGENDA)
    assert not said(rep, "Good morning")
    await office.at("2026-11-23 16:05")
    await office.beat(*AGENDA)
    assert said(rep, "Shop Ash: Bring samples")


async def test_a_superior_away_for_the_morning_gets_the_digest_when_back(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await on_leave(office, boss, MORNING, director)
    await office.at("2026-11-23 09:00")
    await office.beat(*REPORTS)
    await office.beat(*REPORTS)
    assert not said(boss, "Daily reports")
    await office.at("2026-11-23 13:30")
    await office.beat(*REPORTS)
    assert said(boss, "Daily reports · Sat, Nov 21")


async def test_a_superior_away_for_long_gets_the_digests_of_five_days_when_back_with_one_sound(
    office: Office, rep: Phone, boss: Phone
) -> None:
    general = await office.hire("Gina", Position.GENERAL_MANAGER)
    await on_leave(office, boss, Span(MON, date(2026, 11, 28)), general)
    heard = len(boss.inbox)
    for day in range(23, 30):
        for o_clock in ("09:00", "13:30", "18:00"):
            await office.at(f"2026-11-{day} {o_clock}")
            await office.beat(*REPORTS)
    assert len(boss.inbox) == heard
    await office.at("2026-11-30 09:00")
    await office.beat(*REPORTS)
    came = boss.inbox[heard:]
    assert [text.text.splitlines()[0] for text in came] == [
        f"Daily reports · {day}"
        for day in ("Tue, Nov 24", "Wed, Nov 25", "Thu, Nov 26", "Fri, Nov 27", "Sat, Nov 28")
    ]
    assert [message.silent for message in came] == [True] * 4 + [False]
    # Saturday the 21st and Monday are long past; today's waits for tomorrow.
    assert await states(office, "report-digest", boss) == [
        *[ReminderState.MOOT] * 2,
        *[ReminderState.SAID] * 5,
        ReminderState.WAITING,
    ]


async def test_what_a_superior_on_leave_was_not_told_is_told_afterwards(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    customer = await customer_of(office, rep, "Shop Ash")
    await promise(office, rep, customer, MON, "Bring samples")
    async with office.session() as session:
        await session.execute(update(FollowUp).values(due_on=date(2026, 11, 2)))
    await on_leave(office, boss, Span(MON, MON), director)
    await office.at("2026-11-23 09:05")
    await office.beat(*AGENDA)
    assert not said(boss, "Long overdue")
    await office.at("2026-11-24 09:05")
    await office.beat(*AGENDA)
    assert said(boss, "Long overdue")


async def test_the_end_of_protection_is_announced_after_a_short_leave(
    office: Office, rep: Phone, director: Phone
) -> None:
    await on_leave(office, rep, Span(MON, TUE), director)
    await has_a_customer_whose_protection_ends_soon(office, rep)
    await office.at("2026-11-23 16:00")
    await office.beat(*PROTECTION)
    assert not said(rep, "will lose protection soon")
    await office.at("2026-11-25 16:00")
    await office.beat(*PROTECTION)
    assert said(rep, "will lose protection soon")


async def test_whoever_comes_back_too_late_is_warned_on_leave(office: Office, rep: Phone) -> None:
    gm = await office.hire("Gina", Position.GENERAL_MANAGER)
    await on_leave(office, rep, Span(MON, date(2026, 12, 15)), gm)
    await has_a_customer_whose_protection_ends_soon(office, rep)
    await office.at("2026-11-23 16:00")
    await office.beat(*PROTECTION)
    assert said(rep, "will lose protection soon")


async def has_a_customer_whose_protection_ends_soon(office: Office, owner: Phone) -> None:
    opened = await open_file(office, owner, "Hualian")
    async with office.session() as session:
        customer = await session.get_one(Customer, opened.id)
        customer.last_contact_on = MON - timedelta(days=76)  # of 90; announced 14 before
