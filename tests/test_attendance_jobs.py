"""Attendance by the clock: reminders, lists, what was forgotten, and who stays away (2.2–2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from models import calendar, policy
from models.absences import AbsentHalf
from models.approvals import Outcome
from models.attendance import FORGOT, MISSING, REMINDER, Signing, Way
from models.attendance_day import to_the_minute
from models.calendar import DayKind
from models.corrections import Correction
from models.duties import Duty
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.spans import Half
from scheduler import alerts, attendance
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, staff

# Everybody joined on Saturday the 21st at 15:00. On Monday work begins at nine.
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def rules_are_the_usual_again() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


def moment(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=calendar.zone())


async def beat(office: Office, at: str) -> None:
    await office.at(at)
    await office.beat(*(job.do_one.__name__ for job in (*attendance.JOBS, *alerts.JOBS)))


async def signs(office: Office, phone: Phone, way: Way, at: str) -> None:
    async with office.session() as session:
        person = await staff(session, phone)
        await Signing.note(session, person, way, moment(at), moment(at), None)


async def is_on_leave(
    office: Office, phone: Phone, *days: date, half: Half | None = None, approved: bool = True
) -> None:
    """Leave of some days, or of one half of each."""
    async with office.session() as session:
        person = await staff(session, phone)
        request = LeaveRequest(
            applicant_id=person.id,
            kind=LeaveKind.PERSONAL,
            first=days[0],
            from_half=half or Half.MORNING,
            last=days[-1],
            to_half=half or Half.AFTERNOON,
            reason="family",
            asked_halves=len(days) * (1 if half else 2),
            said_at=moment("2026-11-20 12:00"),
            outcome=Outcome.APPROVED if approved else Outcome.OPEN,
        )
        session.add(request)
        await session.flush()
        session.add_all(
            AbsentHalf(
                request_id=request.id,
                staff_id=person.id,
                day=day,
                half=one,
                counted=True,
                approved=approved,
            )
            for day in days
            for one in ([half] if half else Half)
        )


async def became_of(office: Office, kind: str) -> set[ReminderState]:
    found = await office.all(select(Reminder).where(Reminder.kind == kind))
    return {reminder.state for reminder in found}


# Reminders


async def test_ten_minutes_before_the_day_begins_whoever_has_not_signed_in_is_reminded_once(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await beat(office, "2026-11-23 08:49")
    assert rep.inbox == []
    await beat(office, "2026-11-23 08:50")
    await beat(office, "2026-11-23 08:55")
    [reminder] = rep.inbox
    assert "09:00" in reminder.text
    assert len(boss.inbox) == 1
    assert director.inbox == []  # need not sign in


async def test_whoever_signed_in_meanwhile_is_not_reminded(office: Office, rep: Phone) -> None:
    await beat(office, "2026-11-23 08:30")  # planned now
    await signs(office, rep, Way.IN, "2026-11-23 08:45")
    await beat(office, "2026-11-23 08:50")
    assert rep.inbox == []
    assert ReminderState.MOOT in await became_of(office, REMINDER)


async def test_on_a_day_off_nobody_is_reminded_or_listed(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await beat(office, "2026-11-22 08:55")  # a Sunday
    await beat(office, "2026-11-22 10:00")
    await office.at("2026-11-23 08:30")
    await office.beat("plan_reminders")
    async with office.session() as session:
        await calendar.set_day(session, MONDAY, DayKind.OFF, "Typhoon", None)
    await beat(office, "2026-11-23 08:50")
    await beat(office, "2026-11-23 09:30")
    assert rep.inbox == boss.inbox == []


async def test_whoever_is_on_leave_is_left_alone_and_after_a_morning_reminded_at_noon(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await is_on_leave(office, rep, MONDAY)
    await is_on_leave(office, boss, MONDAY, half=Half.MORNING)
    await beat(office, "2026-11-23 08:50")
    assert boss.inbox == []
    await beat(office, "2026-11-23 13:20")
    assert "13:30" in boss.last.text
    assert rep.inbox == []


async def test_leave_of_the_morning_that_is_approved_late_spares_the_afternoon_no_reminder(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await beat(office, "2026-11-23 08:00")  # planned now, for nine
    await is_on_leave(office, rep, MONDAY, half=Half.MORNING)
    await beat(office, "2026-11-23 08:50")
    assert rep.inbox == []
    await beat(office, "2026-11-23 13:20")
    await beat(office, "2026-11-23 13:25")
    [reminder] = rep.inbox
    assert "13:30" in reminder.text


async def test_the_reminder_can_be_switched_off(office: Office, rep: Phone) -> None:
    rules = policy.current()
    await office.at("2026-11-23 08:30")
    await office.beat("plan_reminders")
    without = rules.attendance.model_copy(update={"remind": False})
    policy.use(rules.model_copy(update={"attendance": without}))
    await beat(office, "2026-11-23 08:50")
    assert rep.inbox == []


async def test_after_the_day_began_no_reminder_comes(office: Office, rep: Phone) -> None:
    await beat(office, "2026-11-23 08:40")
    await beat(office, "2026-11-23 09:05")
    assert rep.inbox == []


# The list


async def test_half_an_hour_after_the_day_began_each_superior_gets_one_list(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone, director: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await signs(office, tom, Way.IN, "2026-11-23 08:58")
    await beat(office, "2026-11-23 09:29")
    assert boss.inbox == []
    await beat(office, "2026-11-23 09:30")
    await beat(office, "2026-11-23 09:40")
    [listed] = boss.inbox
    assert "Mei" in listed.text
    assert "Tom" not in listed.text
    [listed] = director.inbox
    assert "Hugo" in listed.text  # directly below; further down others hear of it
    assert "Mei" not in listed.text
    assert tom.inbox == rep.inbox == []


async def test_whoever_signed_in_before_the_list_went_out_is_not_on_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, boss, Way.IN, "2026-11-23 08:58")
    await office.at("2026-11-23 09:30")
    await office.beat("plan_the_list")
    await signs(office, rep, Way.IN, "2026-11-23 09:30")
    await office.beat("list_the_missing", "say_what_waits")
    assert boss.inbox == []
    assert await became_of(office, MISSING) == {ReminderState.MOOT}


async def test_after_a_morning_on_leave_somebody_is_missing_in_the_afternoon(
    office: Office, boss: Phone, director: Phone
) -> None:
    await office.hire("Mona", Position.MANAGER, director)
    await is_on_leave(office, boss, MONDAY, half=Half.MORNING)
    await beat(office, "2026-11-23 09:30")
    [morning] = director.inbox  # of who should have come by then
    assert "Hugo" not in morning.text
    await beat(office, "2026-11-23 13:59")
    assert director.inbox == [morning]
    for at in ("2026-11-23 14:00", "2026-11-23 14:05"):
        await beat(office, at)
    [_, afternoon] = director.inbox
    assert "Hugo" in afternoon.text


async def test_nobody_hears_of_people_who_are_in_or_on_leave(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await signs(office, boss, Way.IN, "2026-11-23 08:58")
    await is_on_leave(office, rep, MONDAY)
    await beat(office, "2026-11-23 09:30")
    assert boss.inbox == director.inbox == []


async def test_when_the_superior_is_on_leave_the_next_one_gets_the_list(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await is_on_leave(office, boss, MONDAY)
    await beat(office, "2026-11-23 09:30")
    assert boss.inbox == []
    assert "Mei" in director.last.text
    assert "Hugo" not in director.last.text


# What was forgotten


async def test_a_forgotten_sign_out_is_asked_for_when_the_next_work_begins(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await signs(office, director, Way.IN, "2026-11-21 16:00")  # who need not
    await signs(office, rep, Way.IN, "2026-11-21 16:00")
    await signs(office, boss, Way.IN, "2026-11-21 16:00")
    await signs(office, boss, Way.OUT, "2026-11-22 00:30")  # after midnight
    await joined(office, "2026-11-01 09:00")
    await beat(office, "2026-11-22 09:00")
    await beat(office, "2026-11-23 08:20")
    assert rep.inbox == []
    await signs(office, rep, Way.IN, "2026-11-23 08:30")
    await signs(office, boss, Way.IN, "2026-11-23 08:30")
    await beat(office, "2026-11-23 09:00")
    await beat(office, "2026-11-23 09:05")
    [asked] = rep.inbox
    assert "Nov 21" in asked.text
    assert boss.inbox == director.inbox == []
    planned = await office.all(select(Reminder).where(Reminder.kind == FORGOT))
    assert len(planned) == 1


async def test_what_was_forgotten_while_the_bot_was_down_or_on_a_day_off_is_asked_for_later(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await joined(office, "2026-11-01 09:00")
    for day in ("2026-11-16", "2026-11-19", "2026-11-22"):  # Monday, Thursday; a Sunday
        await signs(office, rep, Way.IN, f"{day} 09:00")
    await signs(office, rep, Way.IN, "2026-11-24 08:30")
    await beat(office, "2026-11-24 08:40")
    assert rep.inbox == []
    await beat(office, "2026-11-24 09:00")
    await beat(office, "2026-11-24 09:05")
    # Monday is more than a week ago.
    assert ["Nov 19" in rep.inbox[0].text, "Nov 22" in rep.inbox[1].text] == [True, True]
    assert len(rep.inbox) == 2


async def test_what_is_asked_to_be_mended_is_not_asked_for(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await office.at("2026-11-24 08:30")
    await office.beat("plan_what_was_forgotten")
    async with office.session() as session:
        await Correction.ask(
            session,
            await staff(session, rep),
            MONDAY,
            Way.OUT,
            moment("2026-11-23 20:30"),
            "forgot",
            moment("2026-11-24 08:35"),
        )
    await office.at("2026-11-24 09:00")
    await office.beat("ask_what_was_forgotten")
    assert await became_of(office, FORGOT) == {ReminderState.MOOT}


async def test_whoever_is_on_leave_is_asked_when_they_are_back(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await is_on_leave(office, rep, date(2026, 11, 24), date(2026, 11, 25))
    await beat(office, "2026-11-24 09:00")
    await beat(office, "2026-11-25 09:00")
    assert rep.inbox == []
    await signs(office, rep, Way.IN, "2026-11-26 08:30")
    await beat(office, "2026-11-26 09:00")
    [asked] = rep.inbox
    assert "Nov 23" in asked.text


# Absent in a row


async def everybody_but_mei_comes(office: Office, *phones: Phone, days: int) -> None:
    """From Monday on."""
    for number in range(days):
        day = MONDAY + timedelta(days=number)
        for phone in phones:
            await signs(office, phone, Way.IN, f"{day} 08:55")
            await signs(office, phone, Way.OUT, f"{day} 20:30")


async def test_whoever_is_absent_three_working_days_in_a_row_is_told_of_once(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    personnel = await office.hire("Ruth", Position.HR, director)
    await everybody_but_mei_comes(office, boss, personnel, days=6)
    for day in ("2026-11-25 21:00", "2026-11-26 08:59"):
        await office.at(day)  # the third day is not over, or it is night
        await office.beat("plan_alerts", "tell_of_absence")
    assert boss.inbox == personnel.inbox == []
    for day in ("2026-11-26 09:00", "2026-11-26 11:00", "2026-11-27 09:00", "2026-11-28 10:00"):
        await office.at(day)
        await office.beat("plan_alerts", "tell_of_absence")
    [alert] = boss.inbox
    assert "Mei" in alert.text
    assert "Nov 23" in alert.text
    [told] = personnel.inbox
    assert "Mei" in told.text
    assert rep.inbox == []
    await boss.answers(alert, "Where are you?")
    assert "Where are you?" in rep.last.text


async def test_whoever_only_forgot_to_sign_in_or_says_so_does_not_stay_away(
    office: Office, rep: Phone, other_rep: Phone, boss: Phone
) -> None:
    await everybody_but_mei_comes(office, boss, days=3)
    await signs(office, rep, Way.OUT, "2026-11-24 20:30")
    await office.at("2026-11-26 08:30")
    async with office.session() as session:
        await Correction.ask(
            session,
            await staff(session, other_rep),
            MONDAY,
            Way.IN,
            moment("2026-11-23 09:00"),
            "no phone",
            moment("2026-11-26 08:30"),
            until=moment("2026-11-23 20:30"),
        )
    await office.settle()
    heard = len(boss.inbox)
    await office.at("2026-11-26 09:00")
    await office.beat("plan_alerts", "tell_of_absence")
    assert len(boss.inbox) == heard


async def test_leave_that_is_approved_meanwhile_spares_the_alert(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await everybody_but_mei_comes(office, boss, days=5)
    await office.at("2026-11-27 09:00")
    await office.beat("plan_alerts")
    await is_on_leave(office, rep, MONDAY)
    await office.beat("tell_of_absence")
    assert boss.inbox == []
    await office.beat("plan_alerts", "tell_of_absence")  # from Tuesday on it is a row still
    assert "Nov 24" in boss.last.text


async def test_a_row_that_has_been_long_for_a_week_is_no_news(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, boss, Way.IN, "2026-11-23 09:00")
    await office.at("2027-02-22 09:00")
    await office.beat("plan_alerts", "tell_of_absence")
    assert boss.inbox == []


async def test_where_nobody_ever_signed_in_nobody_is_absent(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-27 09:00")
    await office.beat("plan_alerts", "tell_of_absence")
    assert boss.inbox == []


# Who has to sign in


async def duties_of(office: Office, phone: Phone) -> list[tuple[datetime, datetime | None]]:
    async with office.session() as session:
        person = await staff(session, phone)
    found = await office.all(
        select(Duty).where(Duty.staff_id == person.id).order_by(Duty.since, Duty.id)
    )
    return [(to_the_minute(one.since), one.until and to_the_minute(one.until)) for one in found]


async def test_a_duty_follows_the_position_and_the_rule(
    office: Office, rep: Phone, director: Phone
) -> None:
    joined_at = moment("2026-11-21 15:00")
    assert await duties_of(office, rep) == [(joined_at, None)]
    assert await duties_of(office, director) == []
    await beat(office, "2026-11-23 07:00")
    async with office.session() as session:
        (await staff(session, rep)).position = Position.DIRECTOR
        (await staff(session, director)).position = Position.MANAGER
    await beat(office, "2026-11-23 12:00")
    await beat(office, "2026-11-23 12:05")
    noon = moment("2026-11-23 12:00")
    assert await duties_of(office, rep) == [(joined_at, noon)]
    assert await duties_of(office, director) == [(noon, None)]
    rules = policy.current()
    by = rules.attendance.model_copy(update={"by": (Position.DIRECTOR,)})
    policy.use(rules.model_copy(update={"attendance": by}))
    await beat(office, "2026-11-24 07:00")
    seven = moment("2026-11-24 07:00")
    assert await duties_of(office, rep) == [(joined_at, noon), (seven, None)]
    assert await duties_of(office, director) == [(noon, seven)]
