"""The month of many people in few queries, and corrections of it (2.3, 2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event, select

from models import calendar, duties
from models.approvals import Approval, Outcome
from models.attendance import Signing, Way
from models.attendance_day import day_of
from models.attendance_month import month_of, months_of, people_of_month
from models.calendar import DayKind
from models.corrections import Correction
from models.errors import Refused
from models.outbox import Outgoing
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, staff
from tests.test_attendance_jobs import MONDAY, is_on_leave, moment, signs

MINUTE = timedelta(minutes=1)


async def test_a_month_is_summed_up(office: Office, rep: Phone) -> None:
    await joined(office, "2026-11-20 12:00")
    for way, at in (
        (Way.IN, "2026-11-23 09:04"),  # Monday: late
        (Way.OUT, "2026-11-23 20:30"),
        (Way.IN, "2026-11-24 09:00"),  # Tuesday: early
        (Way.OUT, "2026-11-24 20:10"),
        (Way.IN, "2026-11-25 09:00"),  # Wednesday: on leave in the afternoon, forgot to sign out
        (Way.IN, "2026-11-27 09:00"),  # Friday, after a Thursday absent
        (Way.OUT, "2026-11-27 17:00"),
        (Way.IN, "2026-11-29 10:00"),  # a Sunday
        (Way.OUT, "2026-11-29 11:00"),
    ):
        await signs(office, rep, way, at)
    await is_on_leave(office, rep, date(2026, 11, 25), half=Half.AFTERNOON)
    await is_on_leave(office, rep, date(2026, 11, 26), approved=False)
    await office.at("2026-11-30 11:00")
    async with office.session() as session:
        month = await month_of(session, await staff(session, rep), date(2026, 11, 1))
    assert len(month.days) == 30
    # Before anybody of the company signed in nobody was absent; Saturday 28th and Thursday were.
    assert month.worked_days == Decimal("3.5")
    assert (month.late, month.early, month.forgotten) == (1, 1, 1)
    assert month.absent == Decimal(2)
    assert month.leave == {LeaveKind.PERSONAL: Decimal("0.5")}
    assert (month.leave_paid, month.leave_unpaid) == (Decimal(0), Decimal("0.5"))
    assert [one.day.day for one in month.days_off_worked] == [29]
    assert month.time_on_days_off == timedelta(hours=1)
    assert [(one.day.day, one.key) for one in month.proposals] == [
        (23, "proposal-late-fine"),
        (24, "proposal-early-fine"),
        (26, "proposal-absent-day"),
        (28, "proposal-absent-day"),
    ]


@pytest.mark.parametrize(
    ("last_seen", "since", "reached"),
    [
        ("2026-11-26", date(2026, 11, 27), date(2026, 11, 30)),
        ("2026-11-27", date(2026, 11, 28), date(2026, 12, 1)),
    ],
)
async def test_a_row_of_absence_across_months_is_named_where_it_is_long_enough(
    office: Office, rep: Phone, last_seen: str, since: date, reached: date
) -> None:
    await signs(office, rep, Way.IN, f"{last_seen} 09:00")
    await signs(office, rep, Way.OUT, f"{last_seen} 20:30")
    await office.at("2026-12-04 11:00")
    named: list[tuple[date, date]] = []
    async with office.session() as session:
        mei = await staff(session, rep)
        for first in (date(2026, 11, 1), date(2026, 12, 1)):
            month = await month_of(session, mei, first)
            assert all(one.day.month == first.month for one in month.proposals)
            named += [
                (one.facts["since"], one.day)
                for one in month.proposals
                if one.key == "proposal-absent-in-a-row"
            ]
    assert named == [(since, reached)]


async def test_a_make_up_sunday_is_expected_and_a_holiday_is_not(
    office: Office, rep: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    sunday, monday = date(2026, 11, 29), date(2026, 11, 30)
    await office.at("2026-12-01 09:00")
    async with office.session() as session:
        await calendar.set_day(session, sunday, DayKind.WORKING, "For Monday", None)
        await calendar.set_day(session, monday, DayKind.OFF, "Anniversary", None)
        month = await month_of(session, await staff(session, rep), date(2026, 11, 1))
    days = {day.day: day for day in month.days}
    assert days[sunday].is_absent_all_day
    assert not days[monday].absent_halves


async def test_whoever_left_is_not_absent_afterwards_and_stays_on_the_sheet(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await signs(office, rep, Way.OUT, "2026-11-23 20:30")
    await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await office.at("2026-11-24 15:00")  # the morning was missed, the afternoon is not over
    async with office.session() as session:
        mei = await staff(session, rep)
        for person in (mei, await Staff.named(session, "Tom")):  # Tom never signed in
            assert person
            await person.leave(session, await staff(session, boss))
    await office.at("2026-12-01 09:00")
    async with office.session() as session:
        november = await people_of_month(session, date(2026, 11, 1))
        assert [person.name for person in november] == ["Hugo", "Mei", "Tom"]
        mei = november[1]
        december = await people_of_month(session, date(2026, 12, 1))
        assert [person.name for person in december] == ["Hugo"]
        month = await month_of(session, mei, date(2026, 11, 1))
    assert month.worked_days == 1
    assert month.absent == Decimal("0.5")


@pytest.mark.parametrize("position", [Position.DIRECTOR, Position.SALES_ADMIN])
async def test_another_position_changes_nothing_of_the_days_before(
    office: Office, rep: Phone, boss: Phone, position: Position
) -> None:
    await joined(office, "2026-11-16 07:00")
    await signs(office, rep, Way.IN, "2026-11-16 09:04")
    await signs(office, rep, Way.OUT, "2026-11-16 20:30")
    await office.at("2026-11-18 14:00")  # absent on Tuesday and this morning
    async with office.session() as session:
        (await staff(session, rep)).position = position
        await duties.keep_up(session)
    await office.at("2026-11-19 23:00")
    async with office.session() as session:
        month = await month_of(session, await staff(session, rep), date(2026, 11, 1))
    must_go_on = position is Position.SALES_ADMIN
    assert month.late == month.worked_days == 1
    assert month.absent == (Decimal(3) if must_go_on else Decimal("1.5"))


async def test_a_director_who_becomes_a_manager_was_not_absent_before(
    office: Office, director: Phone, rep: Phone
) -> None:
    await joined(office, "2026-11-01 09:00")
    await signs(office, rep, Way.IN, "2026-11-02 09:00")
    await office.at("2026-11-23 12:30")
    async with office.session() as session:
        (await staff(session, director)).position = Position.MANAGER
        await duties.keep_up(session)
    await office.at("2026-11-24 10:00")
    async with office.session() as session:
        diana = await staff(session, director)
        assert diana not in await people_of_month(session, date(2026, 10, 1))
        assert diana in await people_of_month(session, date(2026, 11, 1))
        month = await month_of(session, diana, date(2026, 11, 1))
    assert month.absent == Decimal("0.5")  # Monday's afternoon


async def test_whoever_need_not_sign_in_is_on_the_sheet_without_findings_if_they_do(
    office: Office, director: Phone, rep: Phone
) -> None:
    first = date(2026, 11, 1)
    async with office.session() as session:
        diana = await staff(session, director)
        assert diana not in await people_of_month(session, first)
    await signs(office, director, Way.IN, "2026-11-23 11:00")
    await office.at("2026-11-30 11:00")
    async with office.session() as session:
        diana = await staff(session, director)
        assert diana in await people_of_month(session, first)
        month = await month_of(session, diana, first)
    assert month.worked_days == 1
    assert month.absent == month.late == month.forgotten == 0


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = office.app.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_the_months_of_many_people_take_as_many_queries_as_one(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        session.add_all(
            Staff(name=f"Rep {number}", position=Position.REPRESENTATIVE, superior_id=2)
            for number in range(60)
        )
    # Reps who joined the same way as everybody.
    await joined(office, "2026-11-20 12:00")
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await office.at("2026-12-01 09:00")
    first = date(2026, 11, 1)
    async with office.session() as session:
        people = await people_of_month(session, first)
        assert len(people) > 60
        with statements(office) as for_one:
            await months_of(session, people[:1], first)
        with statements(office) as for_all:
            months = await months_of(session, people, first)
        assert len(for_all) == len(for_one) <= 8
        assert [month.person for month in months] == people
        assert sum(month.absent for month in months) > 300


# Corrections


async def ask(office: Office, phone: Phone, way: Way, at: str) -> Correction:
    async with office.session() as session:
        person = await staff(session, phone)
        said_at = moment("2026-11-24 09:00")
        return await Correction.ask(session, person, MONDAY, way, moment(at), "forgot", said_at)


async def test_what_the_superior_agrees_to_counts_as_signed(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await office.at("2026-11-24 09:00")
    correction = await ask(office, rep, Way.OUT, "2026-11-23 20:30")
    async with office.session() as session:
        mei, hugo = await staff(session, rep), await staff(session, boss)
        assert (await day_of(session, mei, MONDAY)).forgot_to_sign_out
        approval = await Approval.of_record(session, correction.about)
        assert approval
        await approval.decide(session, hugo, yes=True)
        found = await day_of(session, mei, MONDAY)
        assert not found.forgot_to_sign_out
        assert found.present == frozenset(Half)
        [_, added] = await Signing.of_day(session, mei.id, MONDAY)
        assert (added.said_at, added.correction_id) == (correction.at, correction.id)
        # Taken back, it is as before.
        await approval.take_back(session, hugo)
        assert (await day_of(session, mei, MONDAY)).forgot_to_sign_out
        again = await session.get_one(Correction, correction.id)
        assert again.outcome is Outcome.OPEN


async def test_what_is_refused_changes_nothing_and_may_be_asked_anew(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await office.at("2026-11-24 09:00")
    correction = await ask(office, rep, Way.OUT, "2026-11-23 20:30")
    async with office.session() as session:
        mei, hugo = await staff(session, rep), await staff(session, boss)
        approval = await Approval.of_record(session, correction.about)
        assert approval
        await approval.decide(session, hugo, yes=False, reason="You left at five")
        assert len(await Signing.of_day(session, mei.id, MONDAY)) == 1
        assert await approval.may_take_back(session, hugo)
    await office.settle()
    await rep.answers(rep.last, "The door was locked at eight")
    assert "The door was locked at eight" in boss.last.text
    await ask(office, rep, Way.OUT, "2026-11-23 17:00")
    async with office.session() as session:
        approval = await Approval.of_record(session, correction.about)
        assert approval
        # Another one stands in its place.
        assert not await approval.may_take_back(session, await staff(session, boss))


async def test_what_is_asked_for_already_counts_as_signed(office: Office, rep: Phone) -> None:
    await office.at("2026-11-24 09:00")
    await ask(office, rep, Way.IN, "2026-11-23 09:00")
    await ask(office, rep, Way.OUT, "2026-11-23 20:30")
    with pytest.raises(Refused, match="correction-not-missing"):
        await ask(office, rep, Way.OUT, "2026-11-23 20:00")


async def test_a_whole_day_without_a_phone_is_one_question(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, boss, Way.IN, "2026-11-23 09:00")
    await office.at("2026-11-24 09:00")
    came, went = moment("2026-11-23 09:00"), moment("2026-11-23 20:30")
    async with office.session() as session:
        mei, hugo = await staff(session, rep), await staff(session, boss)
        for until, refused in (
            (came, "correction-backwards"),
            (went + MINUTE, "correction-future"),
        ):
            with pytest.raises(Refused, match=refused) as why:
                await Correction.ask(
                    session, mei, MONDAY, Way.IN, came, "no phone", went, until=until
                )
            assert why.value.field == "until"
    async with office.session() as session:
        mei, hugo = await staff(session, rep), await staff(session, boss)
        correction = await Correction.ask(
            session, mei, MONDAY, Way.IN, came, "no phone", went, until=went
        )
        assert (await day_of(session, mei, MONDAY)).asked == frozenset(Way)
        assert (await month_of(session, mei, date(2026, 11, 1))).proposals == []
        approval = await Approval.of_record(session, correction.about)
        assert approval
        await approval.decide(session, hugo, yes=True)
        found = await day_of(session, mei, MONDAY)
        assert [sign.at for sign in found.signs] == [came, went]
        assert found.present == frozenset(Half)
        await approval.take_back(session, hugo)
        assert (await day_of(session, mei, MONDAY)).signs == []


async def test_what_arrived_from_a_phone_that_was_offline_counts_and_not_the_correction(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    await office.at("2026-11-24 09:00")
    correction = await ask(office, rep, Way.OUT, "2026-11-23 20:30")
    await signs(office, rep, Way.OUT, "2026-11-23 16:40")
    async with office.session() as session:
        approval = await Approval.of_record(session, correction.about)
        assert approval
        await approval.decide(session, await staff(session, boss), yes=True)
    assert len(await office.all(select(Signing))) == 2
    told = await office.all(select(Outgoing.key).where(Outgoing.about == correction.about))
    assert "correction-not-needed" in told
    assert "correction-approved" not in told


async def test_neither_what_is_to_come_nor_what_is_long_past_can_be_mended(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-24 09:00")
    said_at = moment("2026-11-24 09:00")
    for at, refused in (
        (said_at + timedelta(minutes=1), "correction-future"),
        (said_at - timedelta(days=63), "correction-long-past"),
    ):
        async with office.session() as session:
            with pytest.raises(Refused, match=refused):
                person = await staff(session, rep)
                await Correction.ask(session, person, at.date(), Way.IN, at, "forgot", said_at)


# Signing


async def test_a_sign_in_that_was_sent_before_another_counts_though_it_arrives_later(
    office: Office, rep: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:40")
    await signs(office, rep, Way.IN, "2026-11-23 08:58")
    await office.at("2026-11-23 10:00")
    async with office.session() as session:
        mei = await staff(session, rep)
        assert (await day_of(session, mei, MONDAY)).late == []
        since = [
            await Signing.in_since(session, mei, moment(f"2026-11-23 {at}"))
            for at in ("08:57", "09:00", "09:50")
        ]
    assert since == [None, moment("2026-11-23 08:58"), moment("2026-11-23 09:40")]


async def test_whoever_is_in_already_is_told_so_and_may_sign_in_again_after_signing_out(
    office: Office, rep: Phone
) -> None:
    await signs(office, rep, Way.IN, "2026-11-23 09:00")
    with pytest.raises(Refused, match="attendance-signed-in-already"):
        await signs(office, rep, Way.IN, "2026-11-23 09:01")
    await signs(office, rep, Way.OUT, "2026-11-23 12:00")
    await signs(office, rep, Way.IN, "2026-11-23 13:30")
    # After midnight it is still Monday.
    await signs(office, rep, Way.OUT, "2026-11-24 00:40")
    days = {one.day for one in await office.all(select(Signing))}
    assert days == {MONDAY}
