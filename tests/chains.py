"""A company with somebody at every step of a chain, and what they do there without a conversation."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.absences import AbsentHalf
from models.approval_steps import Step
from models.approvals import Approval, Outcome
from models.delegations import Delegation
from models.errors import Refused
from models.leave import LeaveRequest
from models.outbox import Act, Outgoing
from models.policy import LeaveKind
from models.policy_people import Band
from models.positions import Position
from models.spans import Half, Span
from models.staff import Staff
from scheduler import approvals as jobs
from tests.conftest import Office

TUESDAY = date(2026, 11, 24)

# Who works there: the position, and who is above.
PEOPLE: dict[str, tuple[Position, str | None]] = {
    "Gina": (Position.GENERAL_MANAGER, None),
    "Dan": (Position.DEPUTY_GENERAL_MANAGER, "Gina"),
    "Diana": (Position.DIRECTOR, "Gina"),
    "Hugo": (Position.SUPERVISOR, "Diana"),
    "Nora": (Position.SUPERVISOR, "Diana"),
    "Mei": (Position.REPRESENTATIVE, "Hugo"),
    "Ada": (Position.ADMIN, None),
}


@dataclass
class Chains:
    """Everybody is called by name; nothing of what is done here is sent.

    `before_commit` is awaited at the end of each deed, while the database still holds it open.
    """

    office: Office
    before_commit: Callable[[], Awaitable[object]] | None = None

    async def hire(self, name: str, position: Position, superior: str | None = None) -> None:
        above = self.office.phones[superior] if superior else None
        await self.office.hire(name, position, above)

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        async with self.office.session() as session:
            yield session
            if self.before_commit:
                await self.before_commit()

    @contextlib.asynccontextmanager
    async def at(self, approval_id: int, name: str) -> AsyncIterator[tuple[Approval, Here]]:
        """The approval, and somebody who does something to it."""
        async with self.session() as session:
            approval = await session.get_one(Approval, approval_id)
            yield approval, Here(session, await self.who(session, name))

    async def who(self, session: AsyncSession, name: str) -> Staff:
        person = await Staff.named(session, name)
        assert person
        return person

    # Deeds

    async def asks(self, name: str, days: int = 1, first: date = TUESDAY) -> int:
        """Ask for so many working days of leave from a Tuesday on; the approval's id."""
        async with self.session() as session:
            request = await LeaveRequest.ask(
                session,
                await self.who(session, name),
                LeaveKind.PERSONAL,
                Span(first, date(first.year, first.month, first.day + days - 1)),
                "Family matter",
                [],
                clock.now(),
            )
            approval = await Approval.of_record(session, request.about)
            assert approval
            return approval.id

    async def decides(
        self, name: str, approval_id: int, reason: str | None = None, *, yes: bool = True
    ) -> None:
        async with self.at(approval_id, name) as (approval, here):
            await approval.decide(here.session, here.person, yes=yes, reason=reason)

    async def takes_back(self, name: str, approval_id: int) -> None:
        async with self.at(approval_id, name) as (approval, here):
            await approval.take_back(here.session, here.person)

    async def withdraws(self, name: str, approval_id: int) -> None:
        async with self.at(approval_id, name) as (approval, here):
            await approval.withdraw(here.session, here.person)

    async def leaves(self, name: str) -> None:
        async with self.session() as session:
            await (await self.who(session, name)).leave(session, None)

    async def delegates(
        self, name: str, to: str, first: date | None = None, last: date | None = None
    ) -> int:
        """Today and tomorrow if nothing else is said."""
        today = calendar.business_day(clock.now())
        async with self.session() as session:
            delegation = await Delegation.name(
                session,
                await self.who(session, name),
                await self.who(session, to),
                first or today,
                last or today.replace(day=today.day + 1),
            )
            return delegation.id

    async def is_on_leave(self, name: str, first: date | None = None) -> int:
        """Approved leave on a day, today if nothing else is said; the request's id."""
        day = first or calendar.business_day(clock.now())
        async with self.session() as session:
            person = await self.who(session, name)
            request = LeaveRequest(
                applicant_id=person.id,
                kind=LeaveKind.SICK,
                first=day,
                from_half=Half.MORNING,
                last=day,
                to_half=Half.AFTERNOON,
                reason="Flu",
                asked_halves=2,
                said_at=clock.now(),
                outcome=Outcome.APPROVED,
            )
            session.add(request)
            await session.flush()
            session.add_all(
                AbsentHalf(
                    request_id=request.id,
                    staff_id=person.id,
                    day=day,
                    half=half,
                    counted=True,
                    approved=True,
                )
                for half in Half
            )
            return request.id

    async def cannot_be_reached(self, name: str) -> None:
        async with self.session() as session:
            (await self.who(session, name)).reachable = False

    async def loses_phone(self, name: str) -> None:
        async with self.session() as session:
            await (await self.who(session, name)).lose_account(session)

    async def beat(self) -> None:
        """Let the clock's jobs for approvals run once."""
        for job in jobs.JOBS:
            is_done = False
            while not is_done:
                async with self.session() as session:
                    is_done = not await job.do_one(session)

    # What is true then

    async def outcome(self, approval_id: int) -> Outcome:
        approval = await self.office.one(select(Approval).where(Approval.id == approval_id))
        request = await self.office.one(
            select(LeaveRequest).where(LeaveRequest.id == int(approval.record.partition(":")[2]))
        )
        assert request.outcome is approval.outcome
        return Outcome(approval.outcome)

    async def steps(self, approval_id: int) -> list[str]:
        """In a word each: "approved by Hugo", "open", "waiting"."""
        found = await self.office.all(
            select(Step).where(Step.approval_id == approval_id).order_by(Step.number)
        )
        names = {one.id: one.name for one in await self.office.all(select(Staff))}
        told = []
        for step in found:
            by = f" by {names[step.decided_by_id]}" if step.decided_by_id else ""
            in_place_of = f" for {names[step.decided_for_id]}" if step.decided_for_id else ""
            told.append(f"{step.state.value}{by}{in_place_of}")
        return told

    async def seated(self, approval_id: int) -> list[str]:
        """Who may decide the open step, in the order in which it reached them."""
        async with self.office.app.database.reading() as session:
            approval = await session.get_one(Approval, approval_id)
            step = await approval.open_step(session)
            told = []
            for seat, person in await step.seats(session) if step else ():
                holder = await session.get(Staff, seat.for_id) if seat.for_id else None
                told.append(f"{person.name} for {holder.name}" if holder else person.name)
            return told

    async def owed(self, name: str) -> list[str]:
        """The keys of what somebody was owed about approvals and delegates, oldest first."""
        person = await self.office.one(select(Staff).where(Staff.name == name))
        found = await self.office.all(
            select(Outgoing)
            .where(Outgoing.staff_id == person.id, Outgoing.act == Act.SEND)
            .order_by(Outgoing.id)
        )
        return [one.key for one in found if one.key.startswith(("approval", "delegate"))]


@dataclass(frozen=True)
class Here:
    session: AsyncSession
    person: Staff


async def people_every_step(office: Office) -> Chains:
    """Everybody is hired, and the calendar of the year is known."""
    chains = Chains(office)
    for name, (position, superior) in PEOPLE.items():
        await chains.hire(name, position, superior)
    async with office.session() as session:
        await calendar.seed(session, 2026)
    return chains


@contextlib.contextmanager
def bands(*chain: str, **when_away: str) -> Iterator[None]:
    """Leave of any length is decided by this chain."""
    before = policy.current()
    band = Band.model_validate({"approvers": list(chain), "when_away": when_away})
    leave = before.leave.model_copy(update={"bands": (band,)})
    policy.use(before.model_copy(update={"leave": leave}))
    try:
        yield
    finally:
        policy.use(before)


Deed = Callable[[Chains, int], Coroutine[None, None, None]]


async def at_once(chains: Chains, approval_id: int, first: Deed, second: Deed) -> str | None:
    """The second begins while the first has done its work and not committed; with what it is refused."""
    has_done, may_commit = asyncio.Event(), asyncio.Event()

    async def before_commit() -> None:
        has_done.set()
        await may_commit.wait()

    one = asyncio.create_task(first(Chains(chains.office, before_commit), approval_id))
    await has_done.wait()
    other = asyncio.create_task(second(chains, approval_id))
    # It comes as far as it can: SQLite lets nobody else begin, PostgreSQL waits at the lock.
    await asyncio.sleep(0.1)
    may_commit.set()
    await one
    try:
        await other
    except Refused as refused:
        return refused.key
    return None


async def refusal(deed: Awaitable[object]) -> Refused:
    with pytest.raises(Refused) as refused:
        await deed
    return refused.value


async def silence(chains: Chains, until: str) -> None:
    """Nobody says anything until then."""
    await chains.office.at(until)
    await chains.beat()
