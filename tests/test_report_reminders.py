"""The scheduler and daily reports: reminders, the digest, days off, and after a time down (4.1, 4.5)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bot.sandbox.faults import Refused
from models import calendar, clock
from models.calendar import DayKind
from models.outbox import Outgoing
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.reports import Report, Words
from models.staff import Staff
from scheduler import reports
from scheduler.clock import run, start
from tests.conftest import Office
from tests.phone import Phone
from tests.test_reports import file_a_report

# On a Saturday work ends at 17:00; the reports are due on Monday at 9:00.


async def joined_long_ago(office: Office) -> None:
    """Reports are expected from the day on that somebody joined."""
    async with office.session() as session:
        for person in await session.scalars(select(Staff)):
            person.joined_at = clock.now() - timedelta(days=30)


async def test_half_an_hour_before_work_ends_whoever_has_no_report_is_reminded_once(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 16:29")
    await office.beat()
    assert rep.inbox == []
    await office.at("2026-11-21 16:30")
    await office.beat()
    await office.beat()
    [reminder] = rep.inbox
    assert "Your daily report for Sat, Nov 21 is not in yet" in reminder.text
    assert "Mon, Nov 23 09:00" in reminder.text
    assert other_rep.last.labels == ["写日报"]
    assert boss.inbox == []


async def test_the_reminder_opens_the_form_of_its_day(office: Office, rep: Phone) -> None:
    await office.at("2026-11-21 16:31")
    await office.beat()
    await office.at("2026-11-22 11:00")
    await rep.taps("Write the daily report")
    assert "Sat, Nov 21 · 1/4" in rep.last.text


async def test_whoever_filed_is_not_reminded(office: Office, rep: Phone) -> None:
    await office.at("2026-11-21 16:00")
    await office.beat()  # planned now
    await file_a_report(rep)
    said = len(rep.inbox)
    await office.at("2026-11-21 16:40")
    await office.beat()
    assert len(rep.inbox) == said
    reminder = await office.one(select(Reminder).where(Reminder.kind == "report-reminder"))
    assert reminder.state is ReminderState.MOOT


async def test_a_withdrawn_report_counts_as_missing(office: Office, rep: Phone) -> None:
    await file_a_report(rep)
    await rep.taps("Withdraw")
    await office.at("2026-11-21 16:40")
    await office.beat()
    assert "is not in yet" in rep.last.text


async def test_nobody_is_reminded_on_a_day_off(office: Office, rep: Phone) -> None:
    await office.at("2026-11-22 16:40")  # a Sunday
    await office.beat("plan_the_day", "remind_one")
    assert rep.inbox == []


async def test_a_day_declared_off_meanwhile_reminds_nobody(office: Office, rep: Phone) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_day")
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 21), DayKind.OFF, "Typhoon", None)
    await office.at("2026-11-21 16:40")
    await office.beat("remind_one")
    assert rep.inbox == []


async def test_a_public_holiday_is_a_day_off_and_a_make_up_sunday_is_not(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-10-01 20:10")  # National Day, a Thursday
    await joined_long_ago(office)
    await office.beat("know_the_calendar", "plan_the_day", "remind_one")
    assert rep.inbox == []
    await office.at("2026-09-20 16:40")  # a Sunday worked for it, until 17:00
    await joined_long_ago(office)
    await office.beat("plan_the_day", "remind_one")
    assert "Sun, Sep 20" in rep.last.text


async def test_when_reports_are_due_the_superior_gets_one_digest(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await office.beat("plan_the_day")
    await file_a_report(rep)
    card = boss.last
    await office.at("2026-11-23 08:59")
    await office.beat("plan_the_day", "digest_one")
    assert boss.last is card
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_day", "digest_one")
    await office.beat("plan_the_day", "digest_one")
    digest = boss.last
    assert "1 filed · 0 late · 1 missing" in digest.text
    assert "Missing: Tom" in digest.text
    assert digest.labels == ["✓ Mei", "✗ Tom"]
    assert len(boss.inbox) == 2
    await boss.taps("✓ Mei")
    assert "Mei’s daily report" in boss.last.text
    await boss.answers(boss.last, "Thanks")
    assert rep.last.text == "💬 Hugo: Thanks"


async def test_a_missing_report_can_be_asked_for_with_one_tap(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-23 09:00")
    await joined_long_ago(office)
    await office.beat("plan_the_day", "digest_one")
    await boss.taps("✗ Mei")
    await boss.taps("Ask for it")
    await boss.taps("✗ Mei")
    await boss.taps("Ask for it")
    asked = [m for m in rep.inbox if "asks for your daily report" in m.text]
    assert len(asked) == 1
    await rep.taps("Write the daily report")
    assert "Sat, Nov 21 · 1/4" in rep.last.text


async def test_late_reports_are_named_in_the_next_digest(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await joined_long_ago(office)
    await office.at("2026-11-23 10:00")  # Monday: Saturday's report was due at nine
    await file_a_report(rep, command="/report saturday")
    assert "Filed late" in boss.last.text
    await office.at("2026-11-24 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "0 filed · 1 late · 1 missing" in boss.last.text
    assert boss.last.labels == ["⏰ Mei · Sat, Nov 21", "✗ Mei"]


async def test_after_a_time_down_what_still_helps_is_sent_and_the_rest_is_dropped(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_day")
    await office.at("2026-11-21 22:00")  # back late in the evening: the reminder still helps
    await office.beat("plan_the_day", "remind_one")
    assert len(rep.inbox) == 1
    await office.at("2026-11-23 12:00")  # back at noon: the digest still helps
    await office.beat("plan_the_day", "digest_one")
    assert "1 missing" in boss.last.text


async def test_after_a_longer_time_down_old_reminders_and_digests_are_dropped(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_day")
    await office.at("2026-11-24 11:00")
    await office.beat("remind_one", "digest_one")
    assert rep.inbox == boss.inbox == []
    states = {reminder.state for reminder in await office.all(select(Reminder))}
    assert states == {ReminderState.MISSED}


async def test_two_clocks_at_once_remind_once(office: Office, rep: Phone) -> None:
    await office.at("2026-11-21 16:40")
    for job in reports.JOBS:
        await asyncio.gather(*(run(job, office.app.database) for _ in range(3)))
    await office.settle()
    assert len(rep.inbox) == 1


async def test_somebody_who_left_is_neither_reminded_nor_listed(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_day")
    await boss.types("/team")
    await boss.taps("Mei")
    await boss.taps("Remove")
    await boss.taps("Yes, remove")
    said = len(boss.inbox)
    await office.at("2026-11-23 09:00")
    await office.beat("remind_one", "digest_one")
    assert rep.inbox == []
    assert len(boss.inbox) == said


async def test_the_clock_works_at_once_and_goes_on_beating(office: Office, rep: Phone) -> None:
    await office.at("2026-11-21 16:20")
    every_moment = [replace(job, every=timedelta(seconds=0.1)) for job in reports.JOBS]
    rung = asyncio.Event()
    beating = await start(every_moment, office.app.database, rung.set)
    try:
        assert await office.all(select(Outgoing)) == []
        await office.at("2026-11-21 16:40")
        async with asyncio.timeout(10):
            while not await office.all(select(Outgoing)):
                rung.clear()
                await rung.wait()
    finally:
        beating.shutdown(wait=False)


async def test_what_may_not_have_arrived_is_listed_for_the_administrator_once(
    office: Office, rep: Phone, director: Phone
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, staff_id=3, html="x", state="unknown", error="lost"))
    await office.beat("list_undelivered")
    await office.beat("list_undelivered")
    [alert] = admin.inbox
    assert "One message may not have reached people: Mei" in alert.text


async def test_a_reminder_that_could_not_be_sent_is_looked_at_again(
    office: Office, rep: Phone
) -> None:
    office.telegram.faults.next("sendMessage", Refused())
    await office.at("2026-11-21 16:31")
    await office.beat("plan_the_day", "remind_one")
    assert rep.inbox == []
    async with office.session() as session:
        mei = await Staff.by_telegram(session, rep.id)
        assert mei
        words: Words = {"done": "x", "results": None, "problems": None, "plan": "y"}
        await Report.file(session, mei, date(2026, 11, 21), clock.now(), words)
    await office.at("2026-11-21 16:40")
    await office.settle()
    assert rep.inbox == []


async def test_a_digest_waits_when_its_morning_becomes_a_day_off(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 12:00")
    await office.beat("plan_the_day")
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "Outing", None)
    await office.at("2026-11-23 09:05")
    await office.beat("digest_one")
    assert boss.inbox == []
    await office.at("2026-11-24 09:05")
    await office.beat("digest_one")
    assert "1 missing" in boss.last.text


async def test_a_digest_owed_for_a_day_that_became_a_day_off_stops_nobody(
    office: Office, rep: Phone, boss: Phone
) -> None:
    office.telegram.faults.next("sendMessage", Refused())
    await office.at("2026-11-23 09:00")
    await joined_long_ago(office)
    await office.beat("plan_the_day", "digest_one")
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 21), DayKind.OFF, "Typhoon", None)
    await office.at("2026-11-23 09:10")
    await rep.types("/menu")
    assert boss.inbox == []
    assert "Mei" in rep.last.text


async def test_when_the_superior_has_not_joined_the_next_one_up_gets_the_digest(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await joined_long_ago(office)
    async with office.session() as session:
        hugo = await Staff.by_telegram(session, boss.id)
        assert hugo
        hugo.telegram_id = None
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "✗ Mei" in director.last.labels


async def test_the_administrator_cannot_ask_who_has_filed(office: Office, rep: Phone) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await admin.types("/team")
    mei = (await office.one(select(Staff).where(Staff.name == "Mei"))).id
    await office.forge(admin, f"report:missing:{mei}:2026-11-21")
    assert "There is no such report" in admin.last.text
