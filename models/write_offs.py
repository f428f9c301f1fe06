"""Write-offs: what will never be paid is owed no more, once a chain has agreed (10.1)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from moneyed import Money
from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import approvals
from models.approvals import Outcome
from models.base import Base
from models.customers import Customer
from models.money import from_minor_units
from models.staff import Staff

WRITE_OFF_CARD = "write-off-card"
LONGEST_REASON = 500


class WriteOff(Base):
    """So much of an instalment is given up."""

    __tablename__ = "write_offs"
    __table_args__ = (Index("ix_write_offs_instalment_id", "instalment_id", "outcome"),)
    card: ClassVar[str] = WRITE_OFF_CARD

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    currency: Mapped[str] = mapped_column(String(3))
    amount_units: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)

    @property
    def about(self) -> str:
        return f"write-off:{self.id}"

    @property
    def amount(self) -> Money:
        return from_minor_units(self.amount_units, self.currency)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the customer, finance, and whoever decides (1.3)."""
        customer = await session.get_one(Customer, self.customer_id)
        if reader.keeps_the_money or await customer.visible_to(session, reader):
            return True
        return await approvals.has_seat(session, self.about, reader)
