"""Leave that somebody asked for before a test begins, without the conversation."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from models import calendar, clock
from models.approvals import Approval
from models.leave import LeaveRequest
from models.leave_balance import Balance
from models.outbox import Act, Outgoing
from models.policy import LeaveKind
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


async def balance(
    office: Office, person: Phone, year: int, kind: LeaveKind = LeaveKind.ANNUAL
) -> Balance:
    async with office.session() as session:
        return await Balance.of(session, await staff(session, person), kind, year)


async def heard(office: Office, person: Phone) -> list[str]:
    """The sentences and cards that somebody was sent, in order."""
    owed = select(Outgoing).where(Outgoing.chat_id == person.id).order_by(Outgoing.id)
    return [one.key for one in await office.all(owed) if one.act is Act.SEND]
