"""Reminders: what falls due at some moment, said once, by whichever clock comes first."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import Date, ForeignKey, Index, Select, String, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base
from models.database import insert_new, insert_new_ones
from models.staff import Staff


class ReminderState(enum.StrEnum):
    WAITING = "waiting"
    SAID = "said"
    MOOT = "moot"  # when it fell due there was nothing left to remind of
    MISSED = "missed"  # nobody was there until it was no longer useful


class Reminder(Base):
    """Something to say to a person from `due_at` on, while it helps: until `useful_until`."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_due", "state", "kind", "due_at"),)

    key: Mapped[str] = mapped_column(String(128), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    part: Mapped[str] = mapped_column(
        String(16), default="", server_default=""
    )  # which of several in a day
    due_at: Mapped[datetime]
    useful_until: Mapped[datetime]
    state: Mapped[ReminderState] = mapped_column(default=ReminderState.WAITING)

    @classmethod
    async def plan(
        cls,
        session: AsyncSession,
        kind: str,
        staff: Staff,
        day: date,
        *,
        due_at: datetime,
        useful_until: datetime,
        part: str = "",
    ) -> bool:
        """Plan one reminder of a kind per person, day and part; False when it was planned before."""
        planned = await insert_new(
            session,
            cls,
            key=f"{kind}:{staff.id}:{day}" + (part and f":{part}"),
            kind=kind,
            staff_id=staff.id,
            day=day,
            part=part,
            due_at=due_at,
            useful_until=useful_until,
        )
        return planned is not None

    @classmethod
    async def plan_all(
        cls,
        session: AsyncSession,
        kind: str,
        people: Sequence[Staff],
        day: date,
        *,
        due_at: datetime,
        useful_until: datetime,
    ) -> None:
        """Plan the same for many in one statement, unless it was planned before."""
        rows = [
            {
                "key": f"{kind}:{person.id}:{day}",
                "kind": kind,
                "staff_id": person.id,
                "day": day,
                "due_at": due_at,
                "useful_until": useful_until,
            }
            for person in people
        ]
        await insert_new_ones(session, cls, rows)

    @classmethod
    async def take_due(cls, session: AsyncSession, kind: str) -> Reminder | None:
        """The next reminder of a kind whose time has come; ours until the commit."""
        return await session.scalar(_next_due(), {"kind": kind, "now": clock.now()})

    @classmethod
    async def take_all_due(cls, session: AsyncSession, kind: str) -> Sequence[Reminder]:
        """All of a kind whose time has come, for what is done for everybody at once."""
        found = await session.scalars(
            select(cls)
            .where(cls.state == ReminderState.WAITING, cls.kind == kind, cls.due_at <= clock.now())
            .order_by(cls.id)
            .with_for_update(skip_locked=True)
        )
        return found.all()

    @property
    def comes_too_late(self) -> bool:
        return clock.now() > self.useful_until


@cache
def _next_due() -> Select[Reminder]:
    """Built once: when thousands fall due, building it takes as long as running it."""
    return (
        select(Reminder)
        .where(
            Reminder.state == ReminderState.WAITING,
            Reminder.kind == bindparam("kind"),
            Reminder.due_at <= bindparam("now"),
        )
        .order_by(Reminder.due_at, Reminder.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
