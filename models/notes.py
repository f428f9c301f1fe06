"""Notes: a person's own jottings of the day, from which the report starts (4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Select, Text, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Note(Base):
    """What somebody wrote outside a form. It counts once it is `kept`."""

    __tablename__ = "notes"
    __table_args__ = (Index("ix_notes_author_id_day", "author_id", "day"),)

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    message_id: Mapped[int] = mapped_column(BigInteger)
    kept: Mapped[bool] = mapped_column(default=False)

    @classmethod
    async def of(cls, session: AsyncSession, author_id: int, note_id: int) -> Note | None:
        """This person's note with this id (a button's id is never trusted)."""
        return await session.scalar(
            select(cls).where(cls.id == note_id, cls.author_id == author_id)
        )

    @classmethod
    async def of_day(cls, session: AsyncSession, author_id: int, day: date) -> Sequence[Note]:
        """What the person kept of a day, in the order it was written."""
        return (await session.scalars(_of_day(), {"author": author_id, "day": day})).all()

    @classmethod
    async def correct(
        cls, session: AsyncSession, author_id: int, message_id: int, words: str
    ) -> bool:
        """The author edited the message: the note follows. False when it was no note."""
        corrected = await session.scalar(
            update(cls)
            .where(cls.author_id == author_id, cls.message_id == message_id)
            .values(words=words)
            .returning(cls.id)
        )
        return corrected is not None


@cache
def _of_day() -> Select[Note]:
    """Built once, as `_of_day` of visits."""
    theirs = Note.author_id == bindparam("author"), Note.day == bindparam("day")
    return select(Note).where(*theirs, Note.kept).order_by(Note.said_at, Note.id)
