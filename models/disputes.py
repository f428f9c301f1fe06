"""Disputes: two people claim one customer, and the superior of both rules (5.3)."""

from __future__ import annotations

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Ruling(enum.StrEnum):
    STAYS = "stays"
    GOES = "goes"
    SPLIT = "split"


class Dispute(Base):
    """A claim to a customer who is somebody else's; open until it is ruled or withdrawn."""

    __tablename__ = "disputes"
    __table_args__ = (
        Index(
            "uq_disputes_open",
            "customer_id",
            "claimant_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    claimant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    contact_since: Mapped[date | None] = mapped_column(Date)  # as the claimant says
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    ruling: Mapped[Ruling | None]
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime | None]  # with a ruling, or withdrawn without one

    @property
    def about(self) -> str:
        return f"dispute:{self.id}"


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
