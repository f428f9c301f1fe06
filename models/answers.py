"""Answers: what one person writes back to another about a record (4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.staff import Staff


@dataclass(frozen=True)
class Partner:
    """Whom an answer goes to, and the message in that person's chat which it answers."""

    staff: Staff
    message_id: int | None


class Answer(Base):
    """One message of a talk about a record. The message ids are those in the author's chat."""

    __tablename__ = "answers"
    __table_args__ = (Index("ix_answers_author_id_message_id", "author_id", "message_id"),)

    record: Mapped[str] = mapped_column(String(64), index=True)  # what the talk is about
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(Text)
    message_id: Mapped[int] = mapped_column(BigInteger)
    said_at: Mapped[datetime]

    @property
    def about(self) -> str:
        return f"answer:{self.id}"

    @classmethod
    async def said_in(cls, session: AsyncSession, author_id: int, message_id: int) -> Answer | None:
        """The answer that this message of the author's was."""
        return await session.scalar(
            select(cls)
            .where(cls.author_id == author_id, cls.message_id == message_id)
            .order_by(cls.id.desc())
            .limit(1)
        )

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        return reader.id in (self.author_id, self.to_id)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers: the other of the two."""
        other = await session.get_one(
            Staff, self.to_id if person.id == self.author_id else self.author_id
        )
        if other.left_at:
            return None
        return Partner(other, self.message_id if other.id == self.author_id else None)
