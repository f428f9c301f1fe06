"""Steps: one decision each of an approval, who may make it, and when silence is noticed (3.5)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    UniqueConstraint,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from models import clock, policy, working_time
from models.approvers import Chosen
from models.base import Base
from models.database import insert_new
from models.staff import Staff

Moment = InstrumentedAttribute[datetime | None]


class StepState(enum.StrEnum):
    WAITING = "waiting"  # the steps before it are not decided yet, or it was withdrawn
    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    SKIPPED = "skipped"  # whoever would decide has decided earlier in the chain
    DROPPED = "dropped"  # the rule asks others by now


class Step(Base):
    """One decision of a chain; `wanted` is "superior" or a position, never a person (1.1)."""

    __tablename__ = "approval_steps"
    __table_args__ = (
        UniqueConstraint("approval_id", "number"),
        Index("ix_approval_steps_remind", "state", "remind_at"),
        Index("ix_approval_steps_climb", "state", "climb_at"),
    )

    approval_id: Mapped[int] = mapped_column(ForeignKey("approvals.id"))
    number: Mapped[int]  # from 0
    wanted: Mapped[str] = mapped_column(String(32))
    state: Mapped[StepState] = mapped_column(default=StepState.WAITING)
    remind_at: Mapped[datetime | None]
    climb_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_for_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)

    @property
    def is_decided(self) -> bool:
        return self.state in (StepState.APPROVED, StepState.REFUSED)

    # Questions

    async def seats(self, session: AsyncSession) -> Sequence[tuple[Seat, Staff]]:
        """Who may decide it, in the order in which it reached them."""
        found = await session.execute(
            select(Seat, Staff)
            .join(Staff, Staff.id == Seat.staff_id)
            .where(Seat.step_id == self.id, Seat.ended_at.is_(None))
            .order_by(Seat.id)
            .execution_options(populate_existing=True)
        )
        return [(seat, staff) for seat, staff in found]

    async def seat_of(self, session: AsyncSession, person: Staff) -> Seat | None:
        return await session.scalar(
            select(Seat).where(
                Seat.step_id == self.id, Seat.staff_id == person.id, Seat.ended_at.is_(None)
            )
        )

    @classmethod
    async def first_due(cls, session: AsyncSession, at: Moment) -> Step | None:
        """The open one whose time to be reminded of, or to climb, came first."""
        return await session.scalar(
            select(cls)
            .where(cls.state == StepState.OPEN, at <= clock.now())
            .order_by(at, cls.id)
            .limit(1)
            .execution_options(populate_existing=True)
        )

    async def is_due(self, session: AsyncSession, at: Moment) -> bool:
        """Looked at again: whether it is open and its time has come."""
        await session.refresh(self)
        moment: datetime | None = getattr(self, at.key)
        return self.state is StepState.OPEN and moment is not None and moment <= clock.now()

    # Deeds

    async def seat(self, session: AsyncSession, chosen: Chosen) -> None:
        """Somebody more may decide it; silence is counted anew, by working time."""
        # Whoever comes back to it comes last.
        await session.execute(
            delete(Seat).where(Seat.step_id == self.id, Seat.staff_id == chosen.staff.id)
        )
        await insert_new(
            session,
            Seat,
            step_id=self.id,
            staff_id=chosen.staff.id,
            for_id=chosen.for_.id if chosen.for_ else None,
        )
        self.remind_at, self.climb_at = await silence_ends(session)
        await session.flush()

    async def decide(
        self, session: AsyncSession, seat: Seat, state: StepState, reason: str | None
    ) -> bool:
        """Of all who try, the database lets the first one through: True."""
        return await self._turn(
            session,
            StepState.OPEN,
            state=state,
            remind_at=None,
            climb_at=None,
            decided_by_id=seat.staff_id,
            decided_for_id=seat.for_id,
            decided_at=clock.now(),
            reason=reason,
        )

    async def open_again(self, session: AsyncSession) -> bool:
        """The decision was taken back; False where it is not as it was any more."""
        remind_at, climb_at = await silence_ends(session)
        return await self._turn(
            session,
            self.state,
            state=StepState.OPEN,
            remind_at=remind_at,
            climb_at=climb_at,
            decided_by_id=None,
            decided_for_id=None,
            decided_at=None,
            reason=None,
        )

    async def wait(self, session: AsyncSession) -> None:
        """Nobody decides it for now."""
        self.state, self.remind_at, self.climb_at = StepState.WAITING, None, None
        await session.flush()

    async def drop(self, session: AsyncSession) -> None:
        """Nobody decides it any more."""
        self.state, self.remind_at, self.climb_at = StepState.DROPPED, None, None
        await self.end_all_seats(session)

    async def end_all_seats(self, session: AsyncSession) -> None:
        await self._end_seats(session)

    async def end_stand_ins(self, session: AsyncSession) -> None:
        """Nobody stands in for anybody here any more; whoever decided it keeps their seat."""
        await self._end_seats(
            session, Seat.for_id.is_not(None), Seat.staff_id.is_distinct_from(self.decided_by_id)
        )

    async def _end_seats(self, session: AsyncSession, *those: ColumnElement[bool]) -> None:
        await session.execute(
            update(Seat)
            .where(Seat.step_id == self.id, Seat.ended_at.is_(None), *those)
            .values(ended_at=clock.now())
        )

    async def _turn(self, session: AsyncSession, was: StepState, **values: Any) -> bool:
        turned = await session.execute(
            update(Step)
            .where(Step.id == self.id, Step.state == was)
            .values(**values)
            .returning(Step.id)
        )
        is_mine = turned.one_or_none() is not None
        await session.refresh(self)
        return is_mine


class Seat(Base):
    """Somebody who may decide a step: its approver, or whoever stands in; several may, the first counts."""

    __tablename__ = "approval_seats"
    __table_args__ = (
        UniqueConstraint("step_id", "staff_id"),
        Index("ix_approval_seats_staff_id", "staff_id", "ended_at"),
    )

    step_id: Mapped[int] = mapped_column(ForeignKey("approval_steps.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    for_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # in whose place
    ended_at: Mapped[datetime | None]  # they left, or it is no longer theirs to decide


def reached(person: Staff) -> Select[Step]:
    """The steps that ever came to somebody, with a card: also where their seat has ended."""
    return select(Step).join(Seat, Seat.step_id == Step.id).where(Seat.staff_id == person.id)


def seen_by(reader: Staff) -> Select[Step]:
    """The steps that somebody has a seat in or decided: they see what it is about (1.3)."""
    return reached(reader).where(or_(Seat.ended_at.is_(None), Step.decided_by_id == reader.id))


async def silence_ends(session: AsyncSession) -> tuple[datetime, datetime]:
    """When whoever gets a card now is reminded of it, and when it climbs (3.5)."""
    rules = policy.current().approvals
    now = clock.now()
    return (
        await working_time.add_working_time(
            session, now, timedelta(hours=rules.remind_after_working_hours)
        ),
        await working_time.add_working_time(
            session, now, timedelta(hours=rules.climb_after_working_hours)
        ),
    )
