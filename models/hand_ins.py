"""Handing in: cash that was collected in the field comes to finance (10.4)."""

from __future__ import annotations

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.outbox import Outgoing
from models.staff import Partner, Staff

HAND_IN_CARD = "hand-in-card"
WAITS = text("state = 'waiting'")


class HandInState(enum.StrEnum):
    WAITING = "waiting"  # for finance to count it
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class HandIn(Base):
    """Somebody hands in the cash of some receipts, which name it (`Receipt.hand_in_id`)."""

    __tablename__ = "hand_ins"
    __table_args__ = (
        Index("ix_hand_ins_staff_id", "staff_id"),
        Index("ix_hand_ins_waiting", "said_at", sqlite_where=WAITS, postgresql_where=WAITS),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    state: Mapped[HandInState] = mapped_column(default=HandInState.WAITING)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)

    @property
    def about(self) -> str:
        return f"hand-in:{self.id}"

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever hands it in, their superiors, and finance (1.3)."""
        return reader.keeps_the_money or self.staff_id in await reader.branch(session)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: the holder; of theirs who decided."""
        other = await session.get_one(Staff, self.staff_id)
        if person.id == other.id:
            if self.decided_by_id is None:
                return None
            other = await session.get_one(Staff, self.decided_by_id)
        if other.id == person.id or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, HAND_IN_CARD, other)
        )
