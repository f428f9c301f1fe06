"""Leave that somebody asked for before a test begins, without the conversation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import absences, calendar, clock, policy
from models.approvals import Approval, Outcome
from models.calendar import DayKind
from models.delegations import Delegation
from models.leave import LeaveRequest
from models.leave_balance import Balance
from models.outbox import Act, Outgoing
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff


def span_of(words: str) -> Span:
    """ "2026-11-23", "2026-11-23 pm", "2026-11-23 pm … 2026-11-25 am"."""
    first, _, last = words.partition(" … ")
    last = last or first
    from_half = Half.AFTERNOON if first.endswith("pm") else Half.MORNING
    to_half = Half.MORNING if last.endswith("am") else Half.AFTERNOON
    return Span(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]), from_half, to_half)


async def enter_years(office: Office, *years: int) -> None:
    """Without its calendar nobody asks for leave in a year."""
    async with office.session() as session:
        for year in years or (2026, 2027):
            await calendar.seed(session, year)


async def ask_for_leave(
    office: Office,
    applicant: Phone,
    span: str,
    kind: LeaveKind = LeaveKind.PERSONAL,
    said_at: datetime | None = None,
) -> int:
    """The request's id; whoever decides has the card."""
    async with office.session() as session:
        request = await LeaveRequest.ask(
            session,
            await staff(session, applicant),
            kind,
            span_of(span),
            "family",
            [],
            said_at or clock.now(),
        )
    await office.settle()
    return request.id


async def decide(
    office: Office, by: Phone, about: str, *, yes: bool = True, reason: str | None = None
) -> None:
    """Decide about `leave:12`; a no has a reason of its own unless one is given."""
    async with office.session() as session:
        approval = await Approval.of_record(session, about)
        assert approval, f"nobody decides about {about}"
        why = reason or (None if yes else "too many away")
        await approval.decide(session, await staff(session, by), yes=yes, reason=why)
    await office.settle()


async def approved_leave(
    office: Office,
    applicant: Phone,
    by: Phone,
    span: str,
    kind: LeaveKind = LeaveKind.PERSONAL,
) -> int:
    """Asked for, and approved by the one who decides it; its id."""
    request_id = await ask_for_leave(office, applicant, span, kind)
    await decide(office, by, f"leave:{request_id}")
    return request_id


async def outcome_of(office: Office) -> Outcome:
    """Of the only request there is, which the record and its approval agree about."""
    approval = await office.one(select(Approval))
    request = await office.one(select(LeaveRequest))
    assert approval.outcome is request.outcome
    return Outcome(approval.outcome)


async def delegate_of(office: Office, whose: Phone, delegate: Phone) -> None:
    """Named for today alone."""
    async with office.session() as session:
        today = calendar.business_day(clock.now())
        await Delegation.name(
            session, await staff(session, whose), await staff(session, delegate), today, today
        )
    await office.settle()


async def balance(
    office: Office, person: Phone, year: int, kind: LeaveKind = LeaveKind.ANNUAL
) -> Balance:
    async with office.session() as session:
        return await Balance.of(session, await staff(session, person), kind, year)


async def heard(office: Office, person: Phone) -> list[str]:
    """The sentences and cards that somebody was sent, in order."""
    owed = select(Outgoing).where(Outgoing.chat_id == person.id).order_by(Outgoing.id)
    return [one.key for one in await office.all(owed) if one.act is Act.SEND]


async def request_of(office: Office, request_id: int) -> LeaveRequest:
    async with office.session() as session:
        return await session.get_one(LeaveRequest, request_id)


async def held(office: Office, person: Phone) -> list[str]:
    """The half-days that are somebody's leave or asked for: "11-23 am"; approved ones with a "!"."""
    async with office.session() as session:
        who = await staff(session, person)
        rows = await absences.absent(session, [who.id], date(2026, 1, 1), date(2028, 12, 31))
    return [
        f"{row.day:%m-%d} {'am' if row.half is Half.MORNING else 'pm'}{'!' * row.approved}"
        for row in rows
    ]


async def take_back(office: Office, by: Phone, about: str) -> None:
    async with office.session() as session:
        approval = await Approval.of_record(session, about)
        assert approval
        await approval.take_back(session, await staff(session, by))
    await office.settle()


async def set_day(office: Office, day: date, kind: DayKind) -> None:
    async with office.session() as session:
        await calendar.set_day(session, day, kind, "Ours", who=None)
    await office.settle()


def changed(table: str, **values: Any) -> None:
    """The company has other rules in one table of its file."""
    rules = policy.current()
    policy.use(rules.model_copy(update={table: getattr(rules, table).model_copy(update=values)}))


# Fixtures, for whoever imports them


@pytest.fixture
async def office(office: Office) -> Office:
    """Its calendar is entered."""
    await enter_years(office)
    return office


@pytest.fixture
async def manager(office: Office) -> Phone:
    return await office.hire("Gustav", Position.GENERAL_MANAGER)


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    before = policy.current()
    yield
    policy.use(before)
