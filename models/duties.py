"""Duties: from when to when somebody has to sign in and out (2.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.attendance import have_to_sign_in, must_sign_in
from models.base import Base
from models.database import insert_new
from models.staff import Staff


class Duty(Base):
    """Written down when it changes: a new position, or a new rule, changes nothing of the past."""

    __tablename__ = "duties"
    __table_args__ = (
        Index("ix_duties_staff_id", "staff_id", "since"),
        Index(
            "uq_duties_open",
            "staff_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]  # None: it goes on

    @staticmethod
    def touches(begins: datetime, ends: datetime) -> ColumnElement[bool]:
        """The condition that a duty was in force at some time in between."""
        return (Duty.since < ends) & or_(Duty.until.is_(None), Duty.until > begins)

    @classmethod
    async def between(
        cls, session: AsyncSession, staff_ids: Sequence[int], begins: datetime, ends: datetime
    ) -> Mapping[int, Sequence[Duty]]:
        """The duties of several people in some time, by person's id; the latest first."""
        found = await session.scalars(
            select(cls)
            .where(cls.staff_id.in_(staff_ids), cls.touches(begins, ends))
            .order_by(cls.since.desc())
        )
        duties: dict[int, list[Duty]] = defaultdict(list)
        for duty in found:
            duties[duty.staff_id].append(duty)
        return duties


async def keep_up(session: AsyncSession) -> None:
    """Begin and end the duties of everybody whose position changed, or the rule of who signs in."""
    on_duty = exists().where(Duty.staff_id == Staff.id, Duty.until.is_(None))
    found = await session.scalars(
        select(Staff)
        .where(or_(have_to_sign_in() & ~on_duty, ~have_to_sign_in() & on_duty))
        .order_by(Staff.id)
    )
    for person in found.all():
        await keep_up_with(session, person)


async def keep_up_with(session: AsyncSession, person: Staff) -> None:
    """From now on somebody has to sign in, or need not any more."""
    now = clock.now()
    if must_sign_in(person):
        await insert_new(session, Duty, staff_id=person.id, since=now)
    else:
        await session.execute(
            update(Duty).where(Duty.staff_id == person.id, Duty.until.is_(None)).values(until=now)
        )
