"""Answers: what one person writes back to another about a record (4.5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.staff import Partner, Staff


class Answer(Base):
    """One message of a talk about a record. The message ids are those in the author's chat."""

    __tablename__ = "answers"
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
    async def was_said(cls, session: AsyncSession, author: Staff, record: str, words: str) -> bool:
        """Whether somebody said just this about a record before."""
        said = select(cls.id).where(
            cls.record == record, cls.author_id == author.id, cls.words == words
        )
        return await session.scalar(said.limit(1)) is not None

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        return reader.id in (self.author_id, self.to_id)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers: the other of the two."""
        other = await session.get_one(
            Staff, self.to_id if person.id == self.author_id else self.author_id
        )
        if other.telegram_id is None:
            return None  # gone, or not back yet
        return Partner(other, self.message_id if other.id == self.author_id else None)
