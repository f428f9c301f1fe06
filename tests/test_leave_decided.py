"""Leave that was decided: what it takes and gives back, who hears of it and who sees it (3.2, 3.6)."""

from __future__ import annotations

from datetime import date

import pytest

from models.approvals import Outcome
from models.errors import Refused
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.positions import Position
from tests.conftest import Office
from tests.leaves import (
    approved_leave,
    ask_for_leave,
    balance,
    decide,
    heard,
    held,
    manager,
    office,
    request_of,
    rules_as_before,
    take_back,
)
from tests.phone import Phone
from tests.records import staff

__all__ = ["manager", "office", "rules_as_before"]  # fixtures

NEXT_WEEK = "2026-11-23 … 2026-11-24"  # Monday and Tuesday


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Rosa", Position.HR)


# What was decided


async def test_approved_leave_takes_the_days_and_is_told(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await approved_leave(office, rep, boss, "2026-11-23")
    assert (await request_of(office, request_id)).is_standing
    assert await held(office, rep) == ["11-23 am!", "11-23 pm!"]
    assert (await heard(office, rep))[-1] == "leave-approved"
    assert "leave-approved-told" not in await heard(office, boss)


async def test_refused_leave_frees_the_days_and_is_told(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23")
    await decide(office, boss, f"leave:{request_id}", yes=False)
    assert await held(office, rep) == []
    assert (await heard(office, rep))[-1] == "leave-refused"


async def test_the_superior_hears_of_leave_that_somebody_above_approved(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await approved_leave(office, rep, director, NEXT_WEEK)
    assert (await heard(office, boss))[-1] == "leave-approved-told"


async def test_withdrawn_before_the_decision_it_frees_the_days(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request = await request_of(office, await ask_for_leave(office, rep, "2026-11-23"))
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, request.id)
        await request.withdraw(session, await staff(session, rep))
    assert (await request_of(office, request.id)).outcome is Outcome.WITHDRAWN
    assert await held(office, rep) == []
    with pytest.raises(Refused, match="approval-withdrawn-already"):
        await decide(office, boss, request.about)


async def cancel(office: Office, request_id: int, by: Phone) -> None:
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, request_id)
        await request.cancel(session, await staff(session, by))
    await office.settle()


async def test_cancelled_before_it_begins_whoever_decided_and_the_superior_are_told(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, director, NEXT_WEEK, LeaveKind.ANNUAL)
    await office.at("2026-11-23 08:59")
    await cancel(office, request_id, rep)
    assert await held(office, rep) == []
    assert (await balance(office, rep, 2026)).left == 5
    for person in (boss, director):
        assert (await heard(office, person))[-1] == "leave-cancelled-told"


async def test_once_it_has_begun_it_cannot_be_cancelled(
    office: Office, rep: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, director, NEXT_WEEK)
    await office.at("2026-11-23 09:00")
    with pytest.raises(Refused, match="leave-begun-already"):
        await cancel(office, request_id, rep)


async def test_nobody_cancels_for_somebody_else_or_twice(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await approved_leave(office, rep, boss, "2026-11-23")
    with pytest.raises(Refused, match="leave-gone-or-not-yours"):
        await cancel(office, request_id, boss)
    await cancel(office, request_id, rep)
    with pytest.raises(Refused, match="leave-over-already"):
        await cancel(office, request_id, rep)


# Taken back


@pytest.mark.parametrize("yes", [True, False])
async def test_a_decision_that_is_taken_back_makes_it_wait_again(
    office: Office, rep: Phone, boss: Phone, yes: bool
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23")
    await decide(office, boss, f"leave:{request_id}", yes=yes)
    await take_back(office, boss, f"leave:{request_id}")
    assert (await request_of(office, request_id)).outcome is Outcome.OPEN
    assert await held(office, rep) == ["11-23 am", "11-23 pm"]
    assert (await heard(office, rep))[-1] == "leave-reopened"


async def test_a_refusal_cannot_be_taken_back_when_the_days_went_elsewhere(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23")
    await decide(office, boss, f"leave:{request_id}", yes=False)
    await ask_for_leave(office, rep, "2026-11-23 pm")
    with pytest.raises(Refused):
        await take_back(office, boss, f"leave:{request_id}")
    assert await held(office, rep) == ["11-23 pm"]


async def test_a_refusal_cannot_be_taken_back_when_the_balance_went_elsewhere(
    office: Office, rep: Phone, boss: Phone, manager: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23", LeaveKind.ANNUAL)
    await decide(office, boss, f"leave:{request_id}", yes=False)
    await ask_for_leave(office, rep, "2026-11-24 … 2026-11-28", LeaveKind.ANNUAL)
    with pytest.raises(Refused, match="leave-balance-short"):
        await take_back(office, boss, f"leave:{request_id}")
    assert (await balance(office, rep, 2026)).left == 0


async def test_once_it_has_begun_its_decision_stands(
    office: Office, rep: Phone, boss: Phone
) -> None:
    request_id = await approved_leave(office, rep, boss, "2026-11-23")
    await office.at("2026-11-23 09:00")
    with pytest.raises(Refused, match="too-late-to-take-back"):
        await take_back(office, boss, f"leave:{request_id}")


# Who sees it


async def test_leave_is_seen_by_those_above_hr_and_oneself(
    office: Office, rep: Phone, boss: Phone, director: Phone, other_rep: Phone, hr: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23")
    colleague = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, request_id)
        seen = {}
        for name, phone in office.phones.items():
            person = await staff(session, phone)
            in_sight = await LeaveRequest.in_sight(
                session, person, date(2026, 11, 1), date(2026, 11, 30)
            )
            seen[name] = (await request.visible_to(session, person), bool(in_sight))
    assert {name for name, found in seen.items() if found == (True, True)} == {
        "Mei",
        "Hugo",
        "Diana",
        "Rosa",
    }
    assert {found for name, found in seen.items() if name in ("李伟", "王芳", "Ann")} == {
        (False, False)
    }
    assert colleague.person.name in seen


async def test_somebody_elses_request_and_none_are_refused_alike(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23")
    async with office.session() as session:
        person = await staff(session, other_rep)
        for number in (request_id, 999):
            with pytest.raises(Refused, match="leave-gone-or-not-yours"):
                await LeaveRequest.of(session, person, number)
