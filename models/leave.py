"""Leave: asked for in half-days, decided by a chain, and what it does to everything else (3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    Text,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import absences, approvals, audit, clock, policy
from models.absences import AbsentHalf
from models.albums import Photo, kept
from models.approvals import Approval, Outcome
from models.base import Base
from models.errors import Refused
from models.leave_news import (
    tell_applicant,
    tell_of_cancelling,
    tell_of_refusal_after_all,
    tell_superior,
)
from models.outbox import Outgoing, redraw
from models.policy import LeaveKind
from models.spans import Half, HalfDay, Span
from models.staff import Partner, Staff, wait_for_leavers

CARD = "leave-card"
MOST_PICTURES = 10  # of a request; they are shown as one album


class LeaveRequest(Base):
    """Somebody asks to be away for a span of half-days."""

    __tablename__ = "leave_requests"
    __table_args__ = (Index("ix_leave_requests_applicant_id", "applicant_id", "first"),)
    card: ClassVar[str] = CARD

    applicant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[LeaveKind]
    first: Mapped[date] = mapped_column(Date)
    from_half: Mapped[Half]
    last: Mapped[date] = mapped_column(Date)
    to_half: Mapped[Half]
    reason: Mapped[str] = mapped_column(Text)
    # A list of {"file_id": …, "caption": …}: a doctor's note.
    pictures: Mapped[list[Any]] = mapped_column(JSON, default=list)
    asked_halves: Mapped[int]  # counted when it was asked; the calendar may change
    said_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)
    cancelled_at: Mapped[datetime | None]  # after it was approved, before it began

    @property
    def about(self) -> str:
        return f"leave:{self.id}"

    @property
    def span(self) -> Span:
        return Span(self.first, self.last, self.from_half, self.to_half)

    @property
    def is_standing(self) -> bool:
        """Approved, and not cancelled."""
        return self.outcome is Outcome.APPROVED and self.cancelled_at is None

    @property
    def holds_days(self) -> bool:
        """Whether nobody can ask for its half-days: it waits, or stands."""
        return self.outcome is Outcome.OPEN or self.is_standing

    # Questions

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, request_id: int) -> LeaveRequest:
        """A request this person may see; refused otherwise (a button's id is never trusted)."""
        request = await session.get(cls, request_id)
        if request is None or not await request.visible_to(session, reader):
            raise Refused("leave-gone-or-not-yours", final=True)
        return request

    @classmethod
    async def latest_of(
        cls, session: AsyncSession, person: Staff, at_most: int
    ) -> Sequence[LeaveRequest]:
        """What somebody asked for, the latest days first."""
        found = await session.scalars(
            select(cls)
            .where(cls.applicant_id == person.id)
            .order_by(cls.first.desc(), cls.id.desc())
            .limit(at_most)
        )
        return found.all()

    @classmethod
    async def in_sight(
        cls, session: AsyncSession, reader: Staff, first: date, last: date
    ) -> Sequence[tuple[LeaveRequest, Staff]]:
        """Who is away between two days or asked to be, as far as the reader may know (1.3): the own
        branch; everybody for HR and those at the top."""
        those = [
            cls.first <= last,
            cls.last >= first,
            or_(
                cls.outcome == Outcome.OPEN,
                (cls.outcome == Outcome.APPROVED) & cls.cancelled_at.is_(None),
            ),
        ]
        if not reader.sees_all_leave:
            those.append(cls.applicant_id.in_(await reader.branch(session)))
        found = await session.execute(
            select(cls, Staff)
            .join(Staff, Staff.id == cls.applicant_id)
            .where(*those)
            .order_by(cls.first, Staff.name, cls.id)
        )
        return [(request, person) for request, person in found]

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The applicant, everybody above, HR, and whoever decides (1.3)."""
        if reader.id == self.applicant_id or reader.sees_all_leave:
            return True
        applicant = await session.get_one(Staff, self.applicant_id)
        if await reader.leads(session, applicant):
            return True
        return await approvals.has_seat(session, self.about, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers a message about it: the applicant, and the superior."""
        applicant = await session.get_one(Staff, self.applicant_id)
        is_own = person.id == applicant.id
        other = await applicant.answers_to(session) if is_own else applicant
        if other is None or other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    async def approval(self, session: AsyncSession) -> Approval:
        approval = await Approval.of_record(session, self.about)
        assert approval  # it was opened when the leave was asked for
        return approval

    async def halves(self, session: AsyncSession) -> Sequence[AbsentHalf]:
        """The half-days it holds, in order; none once it came to nothing."""
        found = await session.scalars(
            select(AbsentHalf)
            .where(AbsentHalf.request_id == self.id)
            # "morning" stands after "afternoon" in the alphabet.
            .order_by(AbsentHalf.day, AbsentHalf.half.desc())
        )
        return found.all()

    async def days(self, session: AsyncSession) -> Decimal:
        """How many it takes, by the calendar of now; as they were asked where it came to nothing."""
        if not self.holds_days:
            return Decimal(self.asked_halves) / 2
        counted = await session.scalar(
            select(func.count()).where(AbsentHalf.request_id == self.id, AbsentHalf.counted)
        )
        return Decimal(counted or 0) / 2

    async def adjusted(self, session: AsyncSession) -> bool:
        """Whether the calendar counts its span otherwise than when it was asked for (issue 4)."""
        if not self.holds_days:
            return False
        held = {row.place: row.counted for row in await self.halves(session)}
        number = sum(held.values())
        if came_back := set(self.span.halves()) - held.keys():
            counted = await absences.counted_halves(session, self.kind, self.span)
            number += len(came_back.intersection(counted))
        return number != self.asked_halves

    async def starts_at(self, session: AsyncSession) -> datetime:
        """When the work begins that it is the first to miss."""
        counted = await absences.counted_halves(session, self.kind, self.span)
        # None counts any more where the calendar changed.
        first = counted[0] if counted else HalfDay(self.first, self.from_half)
        return await absences.begins_at(session, first)

    async def has_begun(self, session: AsyncSession) -> bool:
        return clock.now() >= await self.starts_at(session)

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Whether a decision about it can still be undone: it has not begun, and its days are free."""
        if self.cancelled_at or await self.has_begun(session):
            return False
        if not await absences.counted_halves(session, self.kind, self.span):
            return False  # there is nothing to decide any more
        if self.outcome is not Outcome.REFUSED:
            return True
        applicant = await session.get_one(Staff, self.applicant_id)
        return await overlapping(session, applicant, self.span) is None

    # Deeds

    @classmethod
    async def ask(
        cls,
        session: AsyncSession,
        applicant: Staff,
        kind: LeaveKind,
        span: Span,
        reason: str,
        pictures: Sequence[Photo],
        said_at: datetime,
    ) -> LeaveRequest:
        """Ask for leave and owe the first approver the card (3.1, 3.2).

        `said_at` is when it was asked for: notice counts from then. Refused, naming the question
        to ask again: a kind that is not offered, too late, past, too long, a year without
        calendar, days on which nobody works, days asked for already, and more than is there.
        """
        from models.leave_outlook import look_ahead  # it stands on this file

        await absences.one_at_a_time(session, applicant.id)
        await look_ahead(session, applicant, kind, span, said_at)
        counted = await absences.counted_halves(session, kind, span)
        request = cls(
            applicant_id=applicant.id,
            kind=kind,
            first=span.first,
            from_half=span.from_half,
            last=span.last,
            to_half=span.to_half,
            reason=reason,
            pictures=kept(pictures),
            asked_halves=len(counted),
            said_at=said_at,
        )
        session.add(request)
        await session.flush()
        await request.hold(session, list(span.halves()), counted)
        audit.record(
            session,
            applicant,
            "leave-asked",
            about=request.about,
            kind=kind.value,
            first=span.first,
            from_half=span.from_half.value,
            last=span.last,
            to_half=span.to_half.value,
            halves=len(counted),
        )
        band = policy.current().leave.band(Decimal(len(counted)) / 2)
        await Approval.open(session, request, applicant, band.approvers, band.when_away)
        return request

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over what was decided, and tell the applicant; the superior hears of leave that
        somebody else approved. Nobody is told of what the applicant withdrew."""
        self.outcome = approval.outcome
        by_name = by.name if by else ""
        facts: dict[str, Any] = {"kind": self.kind, "span": self.span}
        if self.outcome is Outcome.APPROVED:
            await session.execute(
                update(AbsentHalf).where(AbsentHalf.request_id == self.id).values(approved=True)
            )
            await tell_applicant(session, self, "leave-approved", by, **facts)
            await tell_superior(session, self, "leave-approved-told", by=by_name)
        else:
            await absences.free(session, self.id)
            if self.outcome is Outcome.REFUSED:
                why = reason or ""
                await tell_applicant(session, self, "leave-refused", by, **facts, reason=why)
                await tell_of_refusal_after_all(session, self, by_name)
        await redraw(session, self.about, CARD)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """Wait again: the decision was taken back by its maker.

        Refused once it has begun, and where its days or its balance went elsewhere meanwhile.
        """
        from models.leave_balance import check_enough  # they stand on this file
        from models.leave_upkeep import ask_whoever_is_missing

        applicant = await session.get_one(Staff, self.applicant_id)
        await absences.one_at_a_time(session, applicant.id)
        await session.refresh(self, with_for_update=True)  # it may be cancelled at this moment
        if self.cancelled_at or await self.has_begun(session):
            raise Refused("approval-too-late-to-take-back", final=True)
        counted = await absences.counted_halves(session, self.kind, self.span)
        if not counted:
            raise Refused("leave-no-working-days", final=True)
        if self.outcome is Outcome.REFUSED:
            if other := await overlapping(session, applicant, self.span):
                raise Refused("leave-overlaps", final=True, other=other.span)
            await check_enough(session, applicant, self.kind, counted)
            await self.hold(session, list(self.span.halves()), counted)
        else:
            await session.execute(
                update(AbsentHalf).where(AbsentHalf.request_id == self.id).values(approved=False)
            )
            await tell_superior(session, self, "leave-reopened-told")
        self.outcome = Outcome.OPEN
        await tell_applicant(session, self, "leave-reopened", by, kind=self.kind, span=self.span)
        await ask_whoever_is_missing(session, self)
        await redraw(session, self.about, CARD)

    async def withdraw(self, session: AsyncSession, applicant: Staff) -> None:
        """Take it back until the last step is decided; refused afterwards, and to anybody else."""
        self.require_applicant(applicant)
        await (await self.approval(session)).withdraw(session, applicant)

    async def cancel(self, session: AsyncSession, applicant: Staff) -> None:
        """Take approved leave back before it begins: whoever decided and the superior are told (3.6).

        Refused to anybody but the applicant, once it has begun, and unless it stands.
        """
        self.require_applicant(applicant)
        await wait_for_leavers(session)
        if await self.has_begun(session):
            raise Refused("leave-begun-already", final=True)
        await self.end(session, applicant)
        await tell_of_cancelling(session, self)

    async def end(self, session: AsyncSession, who: Staff | None) -> None:
        """Cancelled: its days are free. The database lets one of two through."""
        ended = await session.execute(
            update(LeaveRequest)
            .where(
                LeaveRequest.id == self.id,
                LeaveRequest.outcome == Outcome.APPROVED,
                LeaveRequest.cancelled_at.is_(None),
            )
            .values(cancelled_at=clock.now())
            .returning(LeaveRequest.id)
        )
        is_mine = ended.one_or_none() is not None
        await session.refresh(self)
        if not is_mine:
            raise Refused("leave-over-already", final=True)
        await absences.free(session, self.id)
        audit.record(session, who, "leave-cancelled", about=self.about)
        await self.redraw_everywhere(session)

    async def add_pictures(
        self, session: AsyncSession, applicant: Staff, pictures: Sequence[Photo]
    ) -> int:
        """Add pictures, such as a doctor's note, in order as many as there is room for; their number.

        Refused where it came to nothing, and where there is no room at all.
        """
        self.require_applicant(applicant)
        await wait_for_leavers(session)
        await session.refresh(self, with_for_update=True)
        if not self.holds_days:
            raise Refused("leave-over-already", final=True)
        added = pictures[: MOST_PICTURES - len(self.pictures)]
        if not added:
            raise Refused("leave-pictures-enough", field="pictures", limit=MOST_PICTURES)
        self.pictures = [*self.pictures, *kept(added)]
        audit.record(session, applicant, "leave-pictures", about=self.about, number=len(added))
        await self.redraw_everywhere(session)
        return len(added)

    async def redraw_everywhere(self, session: AsyncSession) -> None:
        """On the applicant's card, and on those of whoever decides."""
        await (await self.approval(session)).redraw(session)

    def require_applicant(self, person: Staff) -> None:
        """Refused to anybody but whoever asked for it."""
        if person.id != self.applicant_id:
            raise Refused("leave-gone-or-not-yours", final=True)

    async def hold(
        self, session: AsyncSession, halves: Sequence[HalfDay], counted: Sequence[HalfDay]
    ) -> None:
        """Take half-days, of which those count; the database refuses one that is taken.

        Whoever calls has looked, one at a time for each person.
        """
        counts = set(counted)
        rows = [
            {
                "request_id": self.id,
                "staff_id": self.applicant_id,
                "day": one.day,
                "half": one.half,
                "counted": one in counts,
                "approved": self.is_standing,
            }
            for one in halves
        ]
        await session.execute(insert(AbsentHalf), rows)


async def overlapping(session: AsyncSession, person: Staff, span: Span) -> LeaveRequest | None:
    """A request of the person that holds a half-day of the span: the first of them (3.6)."""
    taken = await absences.absent(session, [person.id], span.first, span.last)
    first = next((row for row in taken if span.covers(row.day, row.half)), None)
    return await session.get_one(LeaveRequest, first.request_id) if first else None
