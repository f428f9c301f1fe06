"""Credit: how it is shared between people who won a customer together (5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ForeignKey, Index, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CreditShare(Base):
    """How many percent of a customer's credit are somebody's; those of a customer sum to 100."""

    __tablename__ = "credit_shares"
    __table_args__ = (
        Index("ix_credit_shares_customer_id_staff_id", "customer_id", "staff_id", unique=True),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    percent: Mapped[int]
    dispute_id: Mapped[int] = mapped_column(ForeignKey("disputes.id"))

    @classmethod
    async def set(
        cls, session: AsyncSession, customer_id: int, shares: Mapping[int, int], dispute_id: int
    ) -> None:
        """Replace a customer's shares by those of a ruling: percent by person, 100 in all."""
        assert sum(shares.values()) == 100
        await cls.end(session, customer_id)
        session.add_all(
            cls(
                customer_id=customer_id,
                staff_id=staff_id,
                percent=percent,
                dispute_id=dispute_id,
            )
            for staff_id, percent in shares.items()
        )
        await session.flush()

    @classmethod
    async def end(cls, session: AsyncSession, *customer_ids: int) -> None:
        """From now on the owner has it all; what was earned before stays earned."""
        await session.execute(delete(cls).where(cls.customer_id.in_(customer_ids)))

    @classmethod
    async def move(
        cls, session: AsyncSession, customer_ids: Sequence[int], old_id: int, new_id: int
    ) -> None:
        """What was the old owner's part is the new one's; whoever then has all needs no share."""
        found = await session.scalars(
            select(cls).where(cls.customer_id.in_(customer_ids)).order_by(cls.id)
        )
        shares = {(share.customer_id, share.staff_id): share for share in found}
        for customer_id in {customer_id for customer_id, _ in shares}:
            old, new = shares.get((customer_id, old_id)), shares.get((customer_id, new_id))
            if old and new:
                await cls.end(session, customer_id)
            elif old:
                old.staff_id = new_id
        await session.flush()
