"""What the agenda says by itself: in the morning, in each slot, and to the superior (5.2, 5.4)."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.sandbox.faults import Refused
from models import calendar, clock, reminders
from models.agenda import MORNING
from models.calendar import DayKind
from models.customers import Customer
from models.follow_ups import FollowUp
from models.plans import Plan
from models.policy import CustomerClass
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler import agenda
from scheduler.clock import run, start
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, staff
from tests.test_follow_ups import MONDAY, TODAY, customer_of, hand, promise

# On Saturday, 21 November, and on Fridays all are reminded of from 16:00 to 17:00;
# from Monday to Thursday those of class A from 18:00 to 20:30.

PLAN, REMIND = "plan_the_agenda", "remind_of_a_slot"
GREET, TELL = "begin_a_morning", "tell_a_superior"


async def states(office: Office, kind: str) -> list[ReminderState]:
    found = await office.all(select(Reminder).where(Reminder.kind == kind).order_by(Reminder.id))
    return [reminder.state for reminder in found]


async def test_one_message_in_the_slot_names_all_that_is_due(office: Office, rep: Phone) -> None:
    late, now, later = [await customer_of(office, rep, f"Shop {n}") for n in ("Ash", "Oak", "Fir")]
    await promise(office, rep, late, date(2026, 11, 19), "Bring samples")
    await promise(office, rep, now, TODAY)
    await promise(office, rep, later, MONDAY)
    await office.at("2026-11-21 15:59")
    await office.beat(PLAN, REMIND)
    assert rep.inbox == []
    await office.at("2026-11-21 16:00")
    await office.beat(PLAN, REMIND)
    await office.beat(PLAN, REMIND)
    [reminder] = rep.inbox
    assert "2 follow-ups to do now" in reminder.text
    assert "Shop Ash: Bring samples (due Thu, Nov 19)" in reminder.text
    assert reminder.labels == ["Shop Ash", "Shop Oak", "To do"]
    await rep.taps("Shop Oak")
    assert "Due Sat, Nov 21" in rep.last.text


async def test_the_only_one_can_be_done_from_the_reminder(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep, "Shop Ash")
    await promise(office, rep, customer, TODAY)
    await office.at("2026-11-21 16:00")
    await office.beat(PLAN, REMIND)
    deeds = ["📍 Log a visit", "✓ Called", "Put off", "Give to…"]
    assert rep.last.labels == ["Shop Ash", *deeds, "To do"]
    await rep.taps("Called")
    assert "✓ Done 16:00" in rep.last.text
    assert len(rep.inbox) == 1


async def test_class_a_has_an_evening_of_its_own_and_on_a_friday_the_usual_slot(
    office: Office, rep: Phone
) -> None:
    key = await customer_of(office, rep, "Key shop", CustomerClass.A)
    usual = await customer_of(office, rep, "Usual shop")
    await promise(office, rep, key, TODAY)
    await promise(office, rep, usual, TODAY)
    await office.at("2026-11-24 16:10")  # a Tuesday
    await office.beat(PLAN, REMIND)
    assert rep.last.labels[0] == "Usual shop"
    await office.at("2026-11-24 18:00")
    await office.beat(PLAN, REMIND)
    assert rep.last.labels[0] == "Key shop"
    assert len(rep.inbox) == 2
    await office.at("2026-11-27 16:10")  # a Friday
    await office.beat(PLAN, REMIND)
    assert rep.last.labels == ["Key shop", "Usual shop", "To do"]
    await office.at("2026-11-27 18:10")
    await office.beat(PLAN, REMIND)
    assert len(rep.inbox) == 3


@pytest.mark.parametrize(
    ("promised", "told_at"),
    [("2026-10-01", "2026-09-30 16:10"), ("2026-11-29", "2026-11-28 16:10")],
)
async def test_what_was_promised_for_a_day_off_is_told_on_the_working_day_before(
    office: Office, rep: Phone, promised: str, told_at: str
) -> None:
    day = date.fromisoformat(promised)
    before = datetime.fromisoformat(told_at).date()
    await office.at(f"{before - timedelta(days=2)} 10:00")
    async with office.session() as session:
        await calendar.seed(session, 2026)
    await promise(office, rep, await customer_of(office, rep, "Shop Ash"), day, "Bring it")
    await office.at(f"{before - timedelta(days=1)} 16:10")
    await office.beat(PLAN, REMIND)
    assert rep.inbox == []
    await office.at(told_at)
    await office.beat(PLAN, REMIND)
    assert "Shop Ash: Bring it (promised for" in rep.last.text
    await rep.taps("Shop Ash")
    assert "(day off)" in rep.last.text


async def test_what_was_visited_put_off_done_or_handed_over_meanwhile_is_not_reminded_of(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Ken", Position.REPRESENTATIVE, boss)
    shops = [await customer_of(office, rep, f"Shop {n}") for n in ("Ash", "Oak", "Fir", "Elm")]
    numbers = [await promise(office, rep, shop, TODAY) for shop in shops]
    handed = await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.beat(PLAN)
    await log_visit(office, rep, shops[0])
    await hand(rep, "Ken")
    async with office.session() as session:
        mei = await staff(session, rep)
        await (await session.get_one(FollowUp, numbers[1])).snooze(session, mei, MONDAY)
        await (await session.get_one(FollowUp, numbers[2])).done(session, mei)
        assert (await session.get_one(FollowUp, handed)).staff_id != mei.id
    await office.at("2026-11-21 16:05")
    await office.beat(REMIND)
    assert rep.last.labels[0] == "Shop Elm"


async def test_who_was_handed_one_is_reminded_of_it_beside_their_own(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await office.hire("Ken", Position.REPRESENTATIVE, boss)
    await promise(office, ken, await customer_of(office, ken, "Shop Ash"), TODAY)
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await hand(rep, "Ken")
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    assert ken.last.labels[:2] == ["Shop Ash", "Hualian"]


async def test_when_nothing_is_left_nothing_is_said(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    await office.beat(PLAN)
    await log_visit(office, rep, customer)
    await office.at("2026-11-21 16:05")
    await office.beat(REMIND)
    assert rep.inbox == []
    assert await states(office, "agenda-reminder") == [ReminderState.MOOT]


async def test_what_became_due_after_the_day_was_planned_is_in_the_message(
    office: Office, rep: Phone
) -> None:
    first = await customer_of(office, rep, "Shop Ash")
    await promise(office, rep, first, TODAY)
    await office.beat(PLAN)
    await log_visit(office, rep, await customer_of(office, rep, "Shop Oak"), TODAY, "Call back")
    await office.at("2026-11-21 16:05")
    await office.beat(REMIND)
    assert rep.last.labels == ["Shop Ash", "Shop Oak", "To do"]


async def test_a_visit_while_the_message_waits_for_the_line_is_seen(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    office.telegram.faults.next("sendMessage", Refused())
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    await log_visit(office, rep, customer)
    await office.at("2026-11-21 16:20")
    await office.settle()
    assert rep.inbox == []


async def test_nobody_is_reminded_on_a_day_off_nor_on_one_declared_so_meanwhile(
    office: Office, rep: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.beat(PLAN)
    async with office.session() as session:
        await calendar.set_day(session, TODAY, DayKind.OFF, "Typhoon", None)
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    await office.at("2026-11-22 16:05")  # a Sunday
    await office.beat(PLAN, REMIND)
    assert rep.inbox == []
    await office.at("2026-11-23 16:05")
    await office.beat(PLAN, REMIND)
    assert "Hualian" in rep.last.text


async def test_what_was_promised_for_a_day_off_is_reminded_of_on_the_working_day_before(
    office: Office, rep: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep), date(2026, 11, 22), "Sunday market")
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    assert "Hualian: Sunday market (promised for Sun, Nov 22)" in rep.last.text


async def test_what_was_promised_for_a_day_off_and_seen_to_on_the_day_before_is_not_reminded_of(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, date(2026, 11, 22), "Sunday market")
    await office.at("2026-11-21 15:30")
    await log_visit(office, rep, customer)
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    assert rep.inbox == []


async def test_what_the_visit_itself_promised_for_a_day_off_is_reminded_of(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await log_visit(office, rep, customer, date(2026, 11, 22), "Sunday market")
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    assert "Hualian: Sunday market (promised for Sun, Nov 22)" in rep.last.text


async def test_nothing_is_said_of_a_customer_whom_somebody_sees_no_more(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await promise(office, boss, await customer_of(office, rep), TODAY, "Bring samples")
    async with office.session() as session:
        mei = await staff(session, rep)
        mei.superior_id = (await staff(session, director)).id
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND)
    assert boss.inbox == []
    await boss.types("/agenda")
    assert "Hualian" not in str(boss.last.labels)


async def test_a_restart_within_the_slot_reminds_and_after_it_nothing_is_said(
    office: Office, rep: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.beat(PLAN)
    await office.at("2026-11-21 17:01")
    await office.beat(REMIND)
    assert rep.inbox == []
    assert await states(office, "agenda-reminder") == [ReminderState.MISSED]
    await office.at("2026-11-23 16:40")
    scheduler = await start(agenda.JOBS, office.app.database, lambda: None)
    scheduler.shutdown(wait=False)
    await office.settle()
    assert "Hualian" in rep.last.text


async def test_two_clocks_remind_once(office: Office, rep: Phone) -> None:
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.at("2026-11-21 16:05")
    for job in agenda.JOBS:
        await asyncio.gather(*(run(job, office.app.database) for _ in range(2)))
    await office.settle()
    assert len(rep.inbox) == 1


async def test_mornings_are_planned_some_at_a_time_and_each_once(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers come in between; and two clocks plan no more than one."""
    monkeypatch.setattr(reminders, "A_PIECE", 1)
    await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await office.at("2026-11-21 08:00")
    async with office.session() as session:
        assert await agenda.plan_the_agenda(session)
    assert len(await states(office, MORNING)) == 1
    database = office.app.database
    await asyncio.gather(run(agenda.JOBS[0], database), run(agenda.JOBS[0], database))
    async with office.session() as session:
        assert not await agenda.plan_the_agenda(session)
    planned = await office.all(select(Reminder).where(Reminder.kind == MORNING))
    names = {
        (await office.one(select(Staff).where(Staff.id == one.staff_id))).name for one in planned
    }
    assert len(planned) == len(names)
    assert {"Otto", "Mei", "Hugo"} <= names


async def test_whoever_left_or_has_no_account_is_told_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, date(2026, 10, 1))
    await office.beat(PLAN)
    async with office.session() as session:
        mei = await staff(session, rep)
        await mei.leave(session, None)
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, REMIND, TELL)
    assert rep.inbox == []
    assert "overdue" not in str(boss.texts)


async def test_what_is_overdue_for_two_weeks_is_told_to_the_superior_once_in_one_message(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    for name, due_on in (("Ash", date(2026, 11, 7)), ("Oak", date(2026, 11, 8))):
        await promise(office, rep, await customer_of(office, rep, f"Shop {name}"), due_on)
    await office.beat(PLAN, TELL)
    await office.beat(PLAN, TELL)
    [told] = boss.inbox
    assert "Mei: Shop Ash, 14 days overdue" in told.text
    assert "Oak" not in told.text
    assert told.labels == ["Shop Ash", "📄 Sheet"]
    await office.at("2026-11-23 09:05")
    await office.beat(PLAN, TELL)
    assert "Mei: Shop Oak, 15 days overdue" in boss.last.text
    assert "Ash" not in boss.last.text
    await office.at("2026-11-24 09:05")
    await office.beat(PLAN, TELL)
    assert len(boss.inbox) == 2
    assert director.inbox == []


async def test_the_superiors_answer_reaches_the_person(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await promise(office, rep, await customer_of(office, rep), date(2026, 11, 1))
    await office.beat(PLAN, TELL)
    assert "your words go to Mei" in boss.last.text
    await boss.answers(boss.last, "What is the matter there?")
    assert "What is the matter there?" in rep.last.text


async def test_people_of_one_superior_stand_in_one_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await office.hire("Ken", Position.REPRESENTATIVE, boss)
    await promise(office, rep, await customer_of(office, rep, "Shop Ash"), date(2026, 11, 1))
    await promise(office, ken, await customer_of(office, ken, "Shop Oak"), date(2026, 11, 2))
    await office.beat(PLAN, TELL)
    [told] = boss.inbox
    assert "Mei: Shop Ash, 20 days overdue" in told.text
    assert "Ken: Shop Oak, 19 days overdue" in told.text
    assert "Reply" not in told.text


async def test_a_hundred_long_overdue_ones_fit_into_one_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await customer_of(office, rep, "店" * 100)
    for _ in range(100):
        await promise(office, rep, customer, date(2026, 11, 1), "样" * 300)
    await office.at("2026-11-21 16:05")
    await office.beat(PLAN, TELL, REMIND)
    assert "and 80 more" in boss.last.text
    assert "and 80 more" in rep.last.text


async def test_one_put_off_and_overdue_again_is_told_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), date(2026, 11, 1))
    await office.beat(PLAN, TELL)
    async with office.session() as session:
        mei = await staff(session, rep)
        await (await session.get_one(FollowUp, number)).snooze(session, mei, MONDAY)
    await office.at("2026-12-07 09:05")
    await office.beat(PLAN, TELL)
    assert "14 days overdue" in boss.last.text
    assert len(boss.inbox) == 2


async def test_the_morning_brings_plan_follow_ups_and_birthdays_in_one_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    planned = await customer_of(office, rep, "Shop Ash")
    await promise(office, rep, await customer_of(office, rep, "Shop Oak"), TODAY)
    await promise(office, rep, await customer_of(office, rep, "Shop Fir"), MONDAY)
    await customer_of(office, rep, "Shop Elm", birthday="11-23")
    async with office.session() as session:
        mei = await staff(session, rep)
        plan = await Plan.open(session, mei, MONDAY, mei)
        await plan.put(session, mei, [planned])
    await office.at("2026-11-23 08:29")
    await office.beat(PLAN, GREET)
    assert rep.inbox == []
    await office.at("2026-11-23 08:30")
    await office.beat(PLAN, GREET)
    await office.beat(PLAN, GREET)
    [morning] = rep.inbox
    assert "Good morning, Mei" in morning.text
    assert "To visit today (1): Shop Ash" in morning.text
    assert "Overdue (1): Shop Oak" in morning.text
    assert "To follow up (1): Shop Fir" in morning.text
    assert "Birthdays: Wang (Shop Elm)" in morning.text
    assert morning.labels == ["Today’s plan", "To do"]
    assert boss.inbox == []  # nothing to say to them


async def test_a_birthday_on_a_day_off_is_told_on_the_working_day_before(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-20 12:00")
    await customer_of(office, rep, birthday="11-22")
    await office.at("2026-11-21 09:40")  # work begins at ten on a Saturday
    await office.beat(PLAN, GREET)
    assert "Birthdays: Wang (Hualian)" in rep.last.text


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-11-23 09:50", ReminderState.SAID), ("2026-11-23 10:10", ReminderState.MISSED)],
)
async def test_after_a_time_down_a_morning_is_made_up_for_while_it_still_is_one(
    office: Office, rep: Phone, moment: str, state: ReminderState
) -> None:
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.at(moment)
    await office.beat(PLAN, GREET)
    assert state in await states(office, "agenda-morning")
    assert bool(rep.inbox) == (state is ReminderState.SAID)


async def test_there_is_no_morning_on_a_day_off(office: Office, rep: Phone) -> None:
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await office.at("2026-11-22 08:40")
    await office.beat(PLAN, GREET)
    await office.at("2026-11-23 04:30")
    await office.beat(PLAN)
    async with office.session() as session:
        await calendar.set_day(session, MONDAY, DayKind.OFF, "Typhoon", None)
    await office.at("2026-11-23 08:40")
    await office.beat(GREET)
    assert rep.inbox == []


async def test_the_administrator_and_finance_are_told_nothing(office: Office, rep: Phone) -> None:
    for position in (Position.ADMIN, Position.FINANCE):
        await office.hire(position.value, position)
    await office.at("2026-11-23 08:40")
    await office.beat(PLAN)
    planned = await office.all(select(Reminder))
    people = await office.all(select(Staff).where(Staff.name.in_(["admin", "finance"])))
    assert {one.staff_id for one in planned}.isdisjoint({person.id for person in people})


async def test_another_day_reminds_again_of_what_was_left(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    for moment in ("2026-11-21 16:05", "2026-11-23 16:05"):
        await office.at(moment)
        await office.beat(PLAN, REMIND)
    assert len(rep.inbox) == 2
    assert "(due Sat, Nov 21)" in rep.last.text
    found = await office.one(select(Customer).where(Customer.id == customer))
    assert found.last_contact_on == clock.now().date() - timedelta(days=2)
