"""Coming back early: leave that has begun ends before its last day, by approval (3.6)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Date, ForeignKey, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import absences, approvals, audit, clock
from models.approvals import Approval, Outcome
from models.base import Base
from models.errors import Refused
from models.leave import LeaveRequest, overlapping
from models.leave_balance import check_enough
from models.leave_news import tell_applicant
from models.outbox import redraw
from models.spans import Half, HalfDay, Span
from models.staff import Partner, Staff

CARD = "leave-return-card"


class LeaveReturn(Base):
    """Somebody on leave wants to work again from a half-day on; what was not used comes back."""

    __tablename__ = "leave_returns"
    card: ClassVar[str] = CARD

    request_id: Mapped[int] = mapped_column(ForeignKey("leave_requests.id"), index=True)
    applicant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    back_on: Mapped[date] = mapped_column(Date)
    from_half: Mapped[Half]
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)

    @property
    def about(self) -> str:
        return f"leave-return:{self.id}"

    @property
    def place(self) -> HalfDay:
        """The first half-day of work."""
        return HalfDay(self.back_on, self.from_half)

    # Questions

    @classmethod
    async def of_request(cls, session: AsyncSession, request: LeaveRequest) -> LeaveReturn | None:
        """The latest of a request."""
        return await session.scalar(
            select(cls).where(cls.request_id == request.id).order_by(cls.id.desc()).limit(1)
        )

    async def request(self, session: AsyncSession) -> LeaveRequest:
        return await session.get_one(LeaveRequest, self.request_id)

    async def rest(self, session: AsyncSession) -> list[HalfDay]:
        """The half-days of the leave that are not taken if it is approved, days off included."""
        request = await self.request(session)
        earlier = await session.scalars(
            select(LeaveReturn).where(
                LeaveReturn.request_id == self.request_id,
                LeaveReturn.outcome == Outcome.APPROVED,
                LeaveReturn.id < self.id,
            )
        )
        span = Span(self.back_on, request.last, self.from_half, request.to_half)
        back_already = [
            Span(one.back_on, request.last, one.from_half, request.to_half) for one in earlier
        ]
        return [one for one in span.halves() if not any(back.covers(*one) for back in back_already)]

    async def days_back(self, session: AsyncSession) -> Decimal:
        """How many days come back if it is approved, by the calendar of now."""
        request = await self.request(session)
        counted = await absences.counted_halves(session, request.kind, request.span)
        return Decimal(len(set(counted).intersection(await self.rest(session)))) / 2

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever may see the leave, and whoever decides (1.3)."""
        request = await self.request(session)
        if await request.visible_to(session, reader):
            return True
        return await approvals.has_seat(session, self.about, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers a message about it: as with the leave itself."""
        return await (await self.request(session)).partner_of(session, person)

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Until the half-day comes from which they work, and while it is the latest of the leave."""
        latest = await LeaveReturn.of_request(session, await self.request(session))
        is_latest = latest is not None and latest.id == self.id
        return is_latest and clock.now() < await absences.begins_at(session, self.place)

    @classmethod
    async def check(
        cls, session: AsyncSession, request: LeaveRequest, place: HalfDay, said_at: datetime
    ) -> None:
        """Refused for a half-day outside the leave or begun when it was said, and where no working
        half-day would come back."""
        held = await request.halves(session)
        is_held = place in [row.place for row in held]
        if not is_held or said_at >= await absences.begins_at(session, place):
            raise Refused("leave-return-not-then", field="back_on")
        rest = Span(place.day, request.last, place.half, request.to_half)
        if not any(row.counted and rest.covers(row.day, row.half) for row in held):
            raise Refused("leave-return-nothing-back", field="back_on")

    # Deeds

    @classmethod
    async def ask(
        cls,
        session: AsyncSession,
        applicant: Staff,
        request: LeaveRequest,
        back_on: date,
        from_half: Half,
        reason: str,
        said_at: datetime,
    ) -> LeaveReturn:
        """Ask the superior to work again from a half-day on (3.6).

        Refused before the leave began (it can be cancelled) and after it, while an earlier one
        waits, and as `check` says.
        """
        await absences.one_at_a_time(session, applicant.id)
        if applicant.id != request.applicant_id:
            raise Refused("leave-gone-or-not-yours", final=True)
        await session.refresh(request)
        if not request.is_standing:
            raise Refused("leave-over-already", final=True)
        if not await request.has_begun(session):
            raise Refused("leave-not-begun", final=True)
        earlier = await cls.of_request(session, request)
        if earlier and earlier.outcome is Outcome.OPEN:
            raise Refused("leave-return-waits-already", final=True)
        await cls.check(session, request, HalfDay(back_on, from_half), said_at)
        return_ = cls(
            request_id=request.id,
            applicant_id=applicant.id,
            back_on=back_on,
            from_half=from_half,
            reason=reason,
            said_at=said_at,
        )
        session.add(return_)
        await session.flush()
        audit.record(
            session,
            applicant,
            "leave-return-asked",
            about=return_.about,
            leave=request.id,
            day=back_on,
            half=from_half.value,
        )
        await Approval.open(session, return_, applicant, ["superior"])
        await redraw(session, request.about, LeaveRequest.card)
        return return_

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over what was decided: the half-days from then on come back; the applicant is told."""
        self.outcome = approval.outcome
        request = await self.request(session)
        if self.outcome is Outcome.APPROVED:
            await absences.free(session, request.id, self.place)
            await self._tell(session, request, "leave-return-approved", by)
        elif self.outcome is Outcome.REFUSED:
            await self._tell(session, request, "leave-return-refused", by, reason=reason or "")
        await redraw(session, self.about, CARD)
        await request.redraw_everywhere(session)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """Wait again: the decision was taken back. What had come back is on leave once more.

        Refused once the half-day has come, and where the days or the balance went elsewhere.
        """
        applicant = await session.get_one(Staff, self.applicant_id)
        await absences.one_at_a_time(session, applicant.id)
        request = await self.request(session)
        if not await self.may_be_taken_back(session):
            raise Refused("approval-too-late-to-take-back", final=True)
        if self.outcome is Outcome.APPROVED:
            rest = await self.rest(session)
            span = Span(rest[0].day, rest[-1].day, rest[0].half, rest[-1].half)
            if other := await overlapping(session, applicant, span):
                raise Refused("leave-overlaps", final=True, other=other.span)
            counted = await absences.counted_halves(session, request.kind, span)
            await check_enough(session, applicant, request.kind, counted)
            await request.hold(session, rest, counted)
        self.outcome = Outcome.OPEN
        await self._tell(session, request, "leave-return-reopened", by)
        await redraw(session, self.about, CARD)
        await request.redraw_everywhere(session)

    async def _tell(
        self,
        session: AsyncSession,
        request: LeaveRequest,
        key: str,
        by: Staff | None,
        **facts: Any,
    ) -> None:
        await tell_applicant(
            session,
            self,
            key,
            by,
            span=request.span,
            day=self.back_on,
            half=self.from_half,
            **facts,
        )
