"""Leave that changes by no deed of its applicant: the calendar is another one, or they left (3.3)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models import absences, policy
from models.approvals import Outcome
from models.calendar import DayKind
from models.errors import Refused
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, HalfDay
from tests.conftest import Office
from tests.leaves import (
    approved_leave,
    ask_for_leave,
    balance,
    changed,
    decide,
    heard,
    held,
    manager,
    office,
    request_of,
    rules_as_before,
    set_day,
    take_back,
)
from tests.phone import Phone
from tests.records import staff

__all__ = ["manager", "office", "rules_as_before"]  # fixtures

NEXT_WEEK = "2026-11-23 … 2026-11-24"  # Monday and Tuesday


# The calendar changes


async def test_a_new_day_off_gives_the_day_back_and_is_told(
    office: Office, rep: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, director, NEXT_WEEK, LeaveKind.ANNUAL)
    await set_day(office, date(2026, 11, 24), DayKind.OFF)
    assert (await balance(office, rep, 2026)).left == 4
    request = await request_of(office, request_id)
    async with office.session() as session:
        assert await request.adjusted(session)
        assert await request.days(session) == 1
    assert (await heard(office, rep))[-1] == "leave-recounted"


async def test_a_new_make_up_day_takes_one_more(
    office: Office, rep: Phone, director: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-28 … 2026-11-29", LeaveKind.ANNUAL)
    await set_day(office, date(2026, 11, 29), DayKind.WORKING)
    assert (await balance(office, rep, 2026)).left == 3
    assert (await heard(office, rep))[-1] == "leave-recounted"


async def test_every_day_of_maternity_leave_counts_whatever_the_calendar_says(
    office: Office, rep: Phone, manager: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23 … 2026-11-29", LeaveKind.MATERNITY)
    await set_day(office, date(2026, 11, 24), DayKind.OFF)
    request = await request_of(office, request_id)
    async with office.session() as session:
        assert await request.days(session) == 7
        assert not await request.adjusted(session)
    assert "leave-recounted" not in await heard(office, rep)


async def test_leave_that_lost_all_its_days_begins_where_it_was_asked_to(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request = await request_of(office, await approved_leave(office, rep, boss, "2026-11-23 pm"))
    await set_day(office, date(2026, 11, 23), DayKind.OFF)
    async with office.session() as session:
        starts_at = await request.starts_at(session)
    assert starts_at == datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


async def test_when_the_company_no_longer_works_on_saturdays_it_is_counted_anew_once(
    office: Office, rep: Phone, director: Phone
) -> None:
    request_id = await approved_leave(
        office, rep, director, "2026-11-27 … 2026-11-28", LeaveKind.ANNUAL
    )
    changed("hours", saturday=())
    for _ in range(2):
        await office.beat("follow_the_hours")
    assert (await balance(office, rep, 2026)).left == 4
    assert (await heard(office, rep)).count("leave-recounted") == 1
    async with office.session() as session:
        assert await (await session.get_one(LeaveRequest, request_id)).adjusted(session)


async def test_days_that_are_over_stay_as_they_were_worked(
    office: Office, rep: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, director, "2026-11-27 … 2026-11-28")
    await office.at("2026-12-01 09:00")
    changed("hours", saturday=())
    await office.beat("follow_the_hours")
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, request_id)
        assert await request.days(session) == 2
        assert not await request.adjusted(session)


# What waits for a decision


async def waits_for(office: Office, request_id: int) -> list[str]:
    """Who may decide it now."""
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, request_id)
        approval = await request.approval(session)
        return [person.name for person in await approval.who_decides(session)]


async def test_whoever_decides_hears_it_as_well(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23 … 2026-11-25 am")
    await set_day(office, date(2026, 11, 25), DayKind.OFF)
    assert await waits_for(office, request_id) == ["Diana"]
    assert (await heard(office, director))[-1] == "leave-recounted-told"
    assert "now counts 2 instead of 2.5 days" in director.last.text


async def test_of_so_many_days_somebody_else_decides(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-28 … 2026-11-29")
    assert await waits_for(office, request_id) == ["Hugo"]
    await set_day(office, date(2026, 11, 29), DayKind.WORKING)
    assert await waits_for(office, request_id) == ["Diana"]
    assert (await heard(office, director))[-1] == "approval-card"
    assert "Somebody else decides about so many days" in rep.last.text
    assert "leave-recounted-told" not in await heard(office, boss)
    with pytest.raises(Refused):
        await decide(office, boss, f"leave:{request_id}")
    await decide(office, director, f"leave:{request_id}")
    assert (await request_of(office, request_id)).is_standing


async def test_what_was_decided_stays_where_the_chain_becomes_another(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    band = (
        policy.current().leave.bands[1].model_copy(update={"approvers": ("superior", "director")})
    )
    bands = policy.current().leave.bands
    changed("leave", bands=(bands[0], band, bands[2]))
    request_id = await ask_for_leave(office, rep, NEXT_WEEK)
    await decide(office, boss, f"leave:{request_id}")
    assert await waits_for(office, request_id) == ["Diana"]
    await set_day(office, date(2026, 11, 24), DayKind.OFF)
    assert (await request_of(office, request_id)).is_standing
    await take_back(office, boss, f"leave:{request_id}")
    assert await waits_for(office, request_id) == ["Hugo"]


async def test_an_approval_taken_back_goes_to_whoever_decides_so_many_days_now(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, boss, "2026-11-28 … 2026-11-29")
    await set_day(office, date(2026, 11, 29), DayKind.WORKING)
    assert (await request_of(office, request_id)).is_standing
    await take_back(office, boss, f"leave:{request_id}")
    assert await waits_for(office, request_id) == ["Diana"]


async def test_a_request_that_counts_no_day_any_more_is_withdrawn(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-24")
    await set_day(office, date(2026, 11, 24), DayKind.OFF)
    assert (await request_of(office, request_id)).outcome is Outcome.WITHDRAWN
    assert await held(office, rep) == []
    assert (await heard(office, rep))[-1] == "leave-recounted-to-nothing"
    assert "withdrawn" in boss.last.text


async def test_more_than_is_left_is_said_to_the_applicant_and_to_hr(
    office: Office, rep: Phone, boss: Phone, manager: Phone
) -> None:
    hr = await office.hire("Rosa", Position.HR)
    await approved_leave(office, rep, manager, "2026-11-24 … 2026-11-29", LeaveKind.ANNUAL)
    await set_day(office, date(2026, 11, 29), DayKind.WORKING)
    assert (await balance(office, rep, 2026)).left == -1
    assert "Annual leave 2026 is 1 day short" in rep.last.text
    assert "Mei’s leave now counts more days" in hr.last.text


# Somebody leaves the company


async def test_who_leaves_has_no_leave_any_more(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    waits = await ask_for_leave(office, rep, "2026-12-01")
    comes = await approved_leave(office, rep, director, "2026-11-26 … 2026-11-27")
    runs = await approved_leave(office, rep, director, NEXT_WEEK)
    await office.at("2026-11-23 14:00")
    async with office.session() as session:
        person = await staff(session, rep)
        await person.leave(session, removed_by=None)
    async with office.session() as session:
        left = await absences.absent(session, [person.id], date(2026, 1, 1), date(2028, 1, 1))
    assert [row.place for row in left] == [HalfDay(date(2026, 11, 23), Half.MORNING)]
    assert (await request_of(office, waits)).outcome is Outcome.WITHDRAWN
    assert (await request_of(office, comes)).cancelled_at
    assert (await request_of(office, runs)).is_standing
