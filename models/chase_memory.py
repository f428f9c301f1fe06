"""What of chasing was told: of each bill, at each level, what was said last and to whom (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, UniqueConstraint, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.database import insert_or_replace
from models.instalments import Instalment
from models.staff import Staff

OWNER = 0  # the level of whoever looks after the customer; those of `overdue_to` are above


class Chasing(Base):
    """The last that was told of a bill at a level; what is told again takes its place."""

    __tablename__ = "chasings"
    __table_args__ = (
        UniqueConstraint("instalment_id", "level"),
        Index("ix_chasings_staff_id", "staff_id", "told_on"),
    )

    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    level: Mapped[int]
    due_on: Mapped[date | None] = mapped_column(Date)  # as it was then: put off, it is told anew
    days: Mapped[int | None]  # overdue, of the threshold; None: it was told for a promise alone
    broken: Mapped[int]  # how many of its promises were by then
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    told_on: Mapped[date] = mapped_column(Date)


async def remember(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """A list is owed: what it tells, at the levels at which its reader hears it."""
    await insert_or_replace(session, Chasing, ("instalment_id", "level"), rows)


async def forget_list(
    session: AsyncSession, reader_id: int, day: date, but: Collection[int] = ()
) -> None:
    """What a list names, but these bills, never came to be read: it is told again."""
    those = [Chasing.staff_id == reader_id, Chasing.told_on == day]
    await session.execute(delete(Chasing).where(*those, Chasing.instalment_id.not_in(but)))


async def forget_those_before(
    session: AsyncSession, customer_id: int, no_more: Collection[int]
) -> None:
    """Another looks after a customer, and others are above: they hear of everything that is due;
    `no_more` have nothing to do with it any more."""
    bills = select(Instalment.id).where(Instalment.customer_id == customer_id, Instalment.is_open())
    was_theirs = or_(Chasing.level == OWNER, Chasing.staff_id.in_(no_more))
    await session.execute(delete(Chasing).where(Chasing.instalment_id.in_(bills), was_theirs))


async def forget_leaver(session: AsyncSession, person: Staff) -> None:
    """Whoever looks after what somebody left hears of everything that is due."""
    await session.execute(
        delete(Chasing).where(Chasing.level == OWNER, Chasing.staff_id == person.id)
    )
