"""Reminders: what falls due at some moment, said once, by whichever clock comes first."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    bindparam,
    cast,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base
from models.database import insert_into, insert_new, insert_new_ones
from models.staff import Staff

A_PIECE = 500  # people for whom something is planned in one transaction: answers come in between


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
            key=f"{kind}:{staff.id}{_the_rest(day, part)}",
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
    async def plan_some(
        cls,
        session: AsyncSession,
        kind: str,
        whom: ColumnElement[bool],
        day: date,
        *,
        due_at: datetime,
        useful_until: datetime,
        part: str = "",
    ) -> bool:
        """Plan the same for people of the `Staff` of whom `whom` is true and for whom it was not planned
        before, so many that nobody waits for it; False once there is none left.
        """
        await session.flush()
        key = literal(f"{kind}:") + cast(Staff.id, String) + _the_rest(day, part)
        values = {
            "key": key,
            "kind": literal(kind),
            "staff_id": Staff.id,
            "day": literal(day, cls.day.type),
            "part": literal(part),
            "due_at": literal(due_at, cls.due_at.type),
            "useful_until": literal(useful_until, cls.useful_until.type),
        }
        # Looked up for each, and before anything else is asked of them: nearly always it was planned
        # before. With NOT EXISTS PostgreSQL might go through all reminders there ever were.
        planned_before = select(cls.id).where(cls.key == key).scalar_subquery()
        people = (
            select(*values.values())
            .where(planned_before.is_(None), whom)
            .order_by(Staff.id)
            .limit(A_PIECE)
        )
        planned = await session.scalars(
            insert_into(session.get_bind().dialect.name, cls)
            .from_select([*values], people)
            .on_conflict_do_nothing()
            .returning(cls.__table__.c.id)
        )
        return bool(planned.all())

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


def _the_rest(day: date, part: str) -> str:
    """Of a key, behind whom it is for."""
    return f":{day}" + (part and f":{part}")


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
