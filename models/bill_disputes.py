"""Disputed bills: why a customer does not pay one, until that is cleared up (10.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base
from models.instalments import Instalment

LONGEST_REASON = 500
IS_OPEN = text("settled_at IS NULL")


class BillDispute(Base):
    """A customer disputes an instalment: it is not chased until somebody has settled that."""

    __tablename__ = "bill_disputes"
    __table_args__ = (
        Index(
            "ix_bill_disputes_open",
            "instalment_id",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index("ix_bill_disputes_instalment_id", "instalment_id"),
    )

    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: it was paid
    outcome: Mapped[str | None] = mapped_column(Text)

    @classmethod
    async def open_at(cls, session: AsyncSession, customer_id: int) -> Sequence[int]:
        """The ids of a customer's instalments that are disputed."""
        found = await session.scalars(
            select(cls.instalment_id)
            .join(Instalment, Instalment.id == cls.instalment_id)
            .where(
                Instalment.customer_id == customer_id,
                Instalment.is_open(),
                cls.settled_at.is_(None),
            )
        )
        return found.all()


async def keep_up(session: AsyncSession, customer_id: int) -> None:
    """What is paid after all is disputed no more."""
    over = select(Instalment.id).where(
        Instalment.customer_id == customer_id,
        Instalment.amount_units <= Instalment.settled_units,
    )
    await session.execute(
        update(BillDispute)
        .where(BillDispute.settled_at.is_(None), BillDispute.instalment_id.in_(over))
        .values(settled_at=clock.now())
    )
