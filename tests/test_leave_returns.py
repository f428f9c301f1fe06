"""Coming back early: the rest of the leave comes back by approval (3.6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models import clock
from models.errors import Refused
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
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
    span_of,
    take_back,
)
from tests.phone import Phone
from tests.records import staff

__all__ = ["manager", "office", "rules_as_before"]  # fixtures


# Coming back early


@pytest.fixture
async def away(office: Office, rep: Phone, director: Phone) -> int:
    """Leave from Monday's afternoon to Wednesday; it is Tuesday, half past eight."""
    request_id = await approved_leave(
        office, rep, director, "2026-11-23 pm … 2026-11-25", LeaveKind.ANNUAL
    )
    await office.at("2026-11-24 08:30")
    return request_id


async def come_back(office: Office, person: Phone, request_id: int, half_day: str) -> str:
    async with office.session() as session:
        span = span_of(half_day)
        returned = await LeaveReturn.ask(
            session,
            await staff(session, person),
            await session.get_one(LeaveRequest, request_id),
            span.first,
            span.from_half,
            "finished early",
            clock.now(),
        )
    await office.settle()
    return returned.about


async def test_days_not_used_come_back_when_the_superior_agrees(
    office: Office, rep: Phone, boss: Phone, away: int
) -> None:
    about = await come_back(office, rep, away, "2026-11-24 pm")
    assert (await balance(office, rep, 2026)).left == Decimal("2.5")
    await decide(office, boss, about)
    assert await held(office, rep) == ["11-23 pm!", "11-24 am!"]
    assert (await balance(office, rep, 2026)).left == 4
    assert (await heard(office, rep))[-1] == "leave-return-approved"
    request = await request_of(office, away)
    async with office.session() as session:
        assert await request.days(session) == 1
        assert request.last == date(2026, 11, 25)
        assert not await request.adjusted(session)


async def test_without_agreement_it_stays_leave(
    office: Office, rep: Phone, boss: Phone, away: int
) -> None:
    about = await come_back(office, rep, away, "2026-11-24 pm")
    await decide(office, boss, about, yes=False)
    assert len(await held(office, rep)) == 5
    assert (await heard(office, rep))[-1] == "leave-return-refused"


@pytest.mark.parametrize(
    ("half_day", "key"),
    [
        ("2026-11-23 pm", "leave-return-not-then"),
        ("2026-11-26 am", "leave-return-not-then"),
        ("2026-11-23 am", "leave-return-not-then"),
    ],
)
async def test_nobody_comes_back_before_now_or_outside_the_leave(
    office: Office, rep: Phone, away: int, half_day: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        await come_back(office, rep, away, half_day)
    assert (refused.value.key, refused.value.field) == (key, "back_on")


async def test_before_it_begins_nobody_comes_back_and_after_it_neither(
    office: Office, rep: Phone, away: int
) -> None:
    await office.at("2026-11-23 13:29")
    with pytest.raises(Refused, match="leave-not-begun"):
        await come_back(office, rep, away, "2026-11-24 am")
    await office.at("2026-11-25 14:00")
    with pytest.raises(Refused, match="leave-return-not-then"):
        await come_back(office, rep, away, "2026-11-25 pm")


async def test_days_off_alone_bring_nothing_back(
    office: Office, rep: Phone, director: Phone
) -> None:
    request_id = await approved_leave(office, rep, director, "2026-11-27 … 2026-11-29")
    await office.at("2026-11-28 15:00")
    with pytest.raises(Refused, match="leave-return-nothing-back"):
        await come_back(office, rep, request_id, "2026-11-29")


async def test_one_return_waits_at_a_time(office: Office, rep: Phone, away: int) -> None:
    await come_back(office, rep, away, "2026-11-24 pm")
    with pytest.raises(Refused, match="leave-return-waits-already"):
        await come_back(office, rep, away, "2026-11-25 am")


async def test_an_agreed_return_that_is_taken_back_is_leave_again(
    office: Office, rep: Phone, boss: Phone, away: int
) -> None:
    first = await come_back(office, rep, away, "2026-11-25 pm")
    await decide(office, boss, first)
    second = await come_back(office, rep, away, "2026-11-24 pm")
    await decide(office, boss, second)
    await take_back(office, boss, second)
    # What the first brought back stays.
    assert (await held(office, rep))[-1] == "11-25 am!"
    assert (await balance(office, rep, 2026)).left == 3
    with pytest.raises(Refused):
        await take_back(office, boss, first)


async def test_a_return_is_not_taken_back_when_the_days_went_elsewhere(
    office: Office, rep: Phone, boss: Phone, away: int
) -> None:
    about = await come_back(office, rep, away, "2026-11-25 am")
    await decide(office, boss, about)
    await ask_for_leave(office, rep, "2026-11-25", LeaveKind.PERSONAL)
    with pytest.raises(Refused, match="leave-overlaps"):
        await take_back(office, boss, about)
