"""Asking for leave: what is refused, and what is known of it before it is asked for (3.1–3.4)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from models import clock, policy
from models.errors import Refused
from models.leave_outlook import Before, Outlook, look_ahead, outlook_of
from models.policy import LeaveKind
from models.positions import Position
from tests.conftest import Office
from tests.leaves import (
    approved_leave,
    ask_for_leave,
    changed,
    held,
    manager,
    office,
    request_of,
    rules_as_before,
    span_of,
)
from tests.phone import Phone
from tests.records import staff

__all__ = ["manager", "office", "rules_as_before"]  # fixtures

NEXT_WEEK = "2026-11-23 … 2026-11-24"  # Monday and Tuesday


async def look(
    office: Office, applicant: Phone, span: str, kind: LeaveKind = LeaveKind.PERSONAL
) -> Outlook:
    async with office.session() as session:
        person = await staff(session, applicant)
        return await look_ahead(session, person, kind, span_of(span), clock.now())


# Asking


@pytest.mark.parametrize(
    ("span", "kind", "key", "facts"),
    [
        ("2026-11-20", LeaveKind.SICK, "leave-past", {}),
        ("2026-11-20 … 2026-11-24", LeaveKind.SICK, "leave-past", {}),
        ("2026-11-21", LeaveKind.PERSONAL, "leave-too-late", {"days": 1}),
        ("2026-11-22", LeaveKind.PERSONAL, "leave-no-working-days", {}),
        ("2027-01-01", LeaveKind.PERSONAL, "leave-no-working-days", {}),
        ("2026-11-23 … 2027-12-27", LeaveKind.PERSONAL, "leave-too-long", {"limit": 366}),
        ("2028-02-29", LeaveKind.PERSONAL, "leave-no-calendar", {"year": 2028}),
        ("2027-12-31 … 2028-01-03", LeaveKind.MATERNITY, "leave-no-calendar", {"year": 2028}),
        (
            "2026-11-23 … 2026-11-28",
            LeaveKind.ANNUAL,
            "leave-balance-short",
            {"left": Decimal(5), "days": Decimal(6), "year": 2026, "kind": LeaveKind.ANNUAL},
        ),
        ("2026-11-23", LeaveKind.COMPENSATORY, "leave-balance-short", {"left": Decimal(0)}),
        (
            "2026-11-23 … 2026-11-26 am",
            LeaveKind.MARRIAGE,
            "leave-more-than-an-occasion",
            {"each_time": Decimal(3)},
        ),
    ],
)
async def test_leave_is_refused(
    office: Office, rep: Phone, span: str, kind: LeaveKind, key: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        await ask_for_leave(office, rep, span, kind)
    assert (refused.value.key, refused.value.field) == (key, "span")
    assert facts.items() <= refused.value.facts.items()
    assert await held(office, rep) == []


async def test_a_kind_that_the_company_does_not_offer_is_refused(
    office: Office, rep: Phone
) -> None:
    rule = policy.current().leave.kinds[LeaveKind.EMERGENCY].model_copy(update={"offered": False})
    changed("leave", kinds={**policy.current().leave.kinds, LeaveKind.EMERGENCY: rule})
    with pytest.raises(Refused) as refused:
        await look(office, rep, "2026-11-23", LeaveKind.EMERGENCY)
    assert (refused.value.key, refused.value.field) == ("leave-kind-not-offered", "kind")


@pytest.mark.parametrize("kind", [LeaveKind.SICK, LeaveKind.EMERGENCY])
async def test_sick_and_emergency_leave_may_be_asked_for_on_the_day(
    office: Office, rep: Phone, kind: LeaveKind
) -> None:
    assert (await look(office, rep, "2026-11-21", kind)).days == 1


async def test_notice_counts_from_when_it_was_said(office: Office, rep: Phone) -> None:
    friday = datetime(2026, 11, 20, 15, 59, tzinfo=UTC)  # a minute to midnight in Shanghai
    await ask_for_leave(office, rep, "2026-11-21 pm", said_at=friday)
    assert await held(office, rep) == ["11-21 pm"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    ("said_at", "is_in_time"), [("2027-03-14 23:59", True), ("2027-03-15 00:01", False)]
)
async def test_a_day_ahead_is_a_day_of_the_companys_clock(
    office: Office, rep: Phone, zone: str, said_at: str, is_in_time: bool
) -> None:
    changed("company", zone=ZoneInfo(zone))
    await office.at(said_at)
    if is_in_time:
        assert (await look(office, rep, "2027-03-15")).days == 1
    else:
        with pytest.raises(Refused, match="leave-too-late"):
            await look(office, rep, "2027-03-15")


@pytest.mark.parametrize(
    ("zone", "monday", "begins"),
    [
        ("Europe/Berlin", "2027-03-29", "2027-03-29 07:00"),
        ("America/New_York", "2027-03-15", "2027-03-15 13:00"),
        ("Australia/Lord_Howe", "2027-04-12", "2027-04-11 22:30"),
    ],
)
async def test_leave_begins_with_the_work_also_when_the_clocks_have_changed(
    office: Office, rep: Phone, boss: Phone, zone: str, monday: str, begins: str
) -> None:
    changed("company", zone=ZoneInfo(zone))
    request = await request_of(office, await ask_for_leave(office, rep, monday))
    async with office.session() as session:
        starts_at = await request.starts_at(session)
    assert f"{starts_at.astimezone(UTC):%Y-%m-%d %H:%M}" == begins


async def test_twice_the_same_is_refused(office: Office, rep: Phone) -> None:
    await ask_for_leave(office, rep, NEXT_WEEK)
    with pytest.raises(Refused) as refused:
        await ask_for_leave(office, rep, NEXT_WEEK)
    assert refused.value.key == "leave-overlaps"
    assert refused.value.facts["other"] == span_of(NEXT_WEEK)


async def test_of_two_that_overlap_and_come_at_once_one_is_refused(
    office: Office, rep: Phone
) -> None:
    spans = ["2026-11-23 … 2026-11-24 am", "2026-11-24"]
    ended = await asyncio.gather(
        *(ask_for_leave(office, rep, span) for span in spans), return_exceptions=True
    )
    refused = [one.key for one in ended if isinstance(one, Refused)]
    assert refused == ["leave-overlaps"]
    assert len(await held(office, rep)) in (2, 3)


async def test_halves_of_one_day_may_be_asked_for_one_after_the_other(
    office: Office, rep: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-23 pm")
    await ask_for_leave(office, rep, "2026-11-23 am", LeaveKind.ANNUAL)
    assert await held(office, rep) == ["11-23 am", "11-23 pm"]


async def test_nobody_asks_where_nobody_can_decide(office: Office) -> None:
    alone = await office.hire("Alone", Position.GENERAL_MANAGER)
    with pytest.raises(Refused, match="approval-nobody"):
        await ask_for_leave(office, alone, "2026-11-23")
    assert await held(office, alone) == []


# The outlook


async def test_the_outlook_has_the_days_the_balance_and_who_decides(
    office: Office, rep: Phone, director: Phone
) -> None:
    found = await look(office, rep, "2026-11-23 pm … 2026-11-25", LeaveKind.ANNUAL)
    assert found.days == Decimal("2.5")
    assert found.balances == [Before(2026, Decimal(5), Decimal("2.5"))]
    assert found.provisional == []
    assert [str(one.staff) for one in found.chain] == ["Diana"]


async def test_the_outlook_is_split_by_year_and_says_what_is_provisional(
    office: Office, rep: Phone, manager: Phone
) -> None:
    found = await look(office, rep, "2026-12-30 … 2027-01-04", LeaveKind.ANNUAL)
    assert found.balances == [
        Before(2026, Decimal(5), Decimal(3)),
        Before(2027, Decimal(8), Decimal(7)),
    ]
    assert found.provisional == [2027]


async def test_a_request_that_waits_has_the_same_outlook(
    office: Office, rep: Phone, manager: Phone
) -> None:
    before = await look(office, rep, "2026-12-30 … 2027-01-04", LeaveKind.ANNUAL)
    request = await request_of(
        office, await ask_for_leave(office, rep, "2026-12-30 … 2027-01-04", LeaveKind.ANNUAL)
    )
    async with office.session() as session:
        found = await outlook_of(session, request)
    assert (found.days, found.balances) == (before.days, before.balances)


async def test_a_clash_names_who_of_the_team_is_away_meanwhile(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    colleague = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await approved_leave(office, colleague, boss, "2026-11-23 pm … 2026-11-24 am")
    await ask_for_leave(office, other_rep, "2026-11-23")
    found = (await look(office, rep, "2026-11-21 … 2026-11-23", LeaveKind.SICK)).clashes
    assert [(str(one.staff), one.span, one.waits) for one in found] == [
        ("Ann", span_of("2026-11-23 pm"), False)
    ]


async def test_a_day_off_in_common_is_no_clash(office: Office, rep: Phone, boss: Phone) -> None:
    colleague = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await ask_for_leave(office, colleague, "2026-11-29 … 2026-11-30")
    assert (await look(office, rep, "2026-11-28 … 2026-11-29")).clashes == []
