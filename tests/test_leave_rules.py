"""Leave: what is refused, what is taken and given back, and who hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from models import absences, calendar, clock, policy
from models.approvals import Approval, Outcome
from models.calendar import DayKind
from models.errors import Refused
from models.leave import LeaveRequest
from models.leave_outlook import Before, Outlook
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, HalfDay
from tests.conftest import Office
from tests.leaves import (
    approved_leave,
    ask_for_leave,
    balance,
    decide,
    enter_years,
    heard,
    span_of,
)
from tests.phone import Phone
from tests.records import staff

NEXT_WEEK = "2026-11-23 … 2026-11-24"  # Monday and Tuesday


@pytest.fixture
async def office(office: Office) -> Office:
    """Its calendar is entered."""
    await enter_years(office)
    return office


@pytest.fixture
async def manager(office: Office) -> Phone:
    return await office.hire("Gustav", Position.GENERAL_MANAGER)


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Rosa", Position.HR)


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    before = policy.current()
    yield
    policy.use(before)


def changed(table: str, **values: Any) -> None:
    """The company has other rules in one table of its file."""
    rules = policy.current()
    policy.use(rules.model_copy(update={table: getattr(rules, table).model_copy(update=values)}))


async def request_of(office: Office, request_id: int) -> LeaveRequest:
    async with office.session() as session:
        return await session.get_one(LeaveRequest, request_id)


async def look(
    office: Office, applicant: Phone, span: str, kind: LeaveKind = LeaveKind.PERSONAL
) -> Outlook:
    async with office.session() as session:
        person = await staff(session, applicant)
        return await LeaveRequest.check(session, person, kind, span_of(span), clock.now())


async def held(office: Office, person: Phone) -> list[str]:
    """The half-days that are somebody's leave or asked for: "11-23 am"; approved ones with a "!"."""
    async with office.session() as session:
        who = await staff(session, person)
        rows = await absences.absent(session, [who.id], date(2026, 1, 1), date(2028, 12, 31))
    return [
        f"{row.day:%m-%d} {'am' if row.half is Half.MORNING else 'pm'}{'!' * row.approved}"
        for row in rows
    ]


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
        found = await request.outlook(session)
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
    with pytest.raises(Refused, match="approval-decided-already"):
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


async def take_back(office: Office, by: Phone, about: str) -> None:
    async with office.session() as session:
        approval = await Approval.of_record(session, about)
        assert approval
        await approval.take_back(session, await staff(session, by))
    await office.settle()


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


# The calendar changes


async def set_day(office: Office, day: date, kind: DayKind) -> None:
    async with office.session() as session:
        await calendar.set_day(session, day, kind, "Ours", who=None)
    await office.settle()


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


# Who is away


async def test_whoever_is_on_leave_is_away_by_the_half_day(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await approved_leave(office, rep, boss, "2026-11-23 pm … 2026-11-24 am")
    await ask_for_leave(office, rep, "2026-11-25 am")
    async with office.session() as session:
        person = await staff(session, rep)
        away = {}
        for moment in ("23 10:00", "23 14:00", "24 01:00", "24 08:00", "24 14:00", "25 09:00"):
            await office.at(f"2026-11-{moment}")
            away[moment] = await absences.is_away(session, person, clock.now())
        assert [moment for moment, is_away in away.items() if is_away] == [
            "23 14:00",
            "24 01:00",
            "24 08:00",
        ]
        monday = date(2026, 11, 23)
        assert await absences.on_leave(session, monday) == {person.id: {Half.AFTERNOON}}
        assert await absences.are_excused(session, [person.id], monday) == set()
        assert await absences.away_all(session, person, span_of("2026-11-23 pm"))
        assert not await absences.away_all(session, person, span_of("2026-11-23"))


async def test_a_whole_day_of_leave_excuses_and_a_day_off_excuses_nobody(
    office: Office, rep: Phone, director: Phone
) -> None:
    await approved_leave(office, rep, director, "2026-11-28 … 2026-11-30")
    async with office.session() as session:
        person = await staff(session, rep)
        excused = [
            await absences.are_excused(session, [person.id], date(2026, 11, day))
            for day in (28, 29, 30)
        ]
    assert excused == [{person.id}, set(), {person.id}]


async def test_where_only_the_morning_is_worked_its_leave_is_enough(
    office: Office, rep: Phone, boss: Phone
) -> None:
    hours = policy.current().hours
    changed("hours", monday=hours.monday[:1])
    await approved_leave(office, rep, boss, "2026-11-23 am")
    async with office.session() as session:
        person = await staff(session, rep)
        found = await absences.are_excused(session, [person.id], date(2026, 11, 23))
    assert found == {person.id}


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
