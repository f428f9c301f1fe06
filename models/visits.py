"""Visits: what somebody did at a customer's, where, and what comes next (6.1, 6.2)."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models import policy
from models.base import Base
from models.places import Place


class Purpose(enum.StrEnum):
    ROUTINE = "routine"
    NEW_CUSTOMER = "new_customer"
    ORDER = "order"
    PRODUCT = "product"  # something new is shown
    PAYMENT = "payment"
    COMPLAINT = "complaint"
    SHOP_CHECK = "shop_check"
    OTHER = "other"


class Whether(enum.StrEnum):
    """What the distance to the customer's place says; never a refusal (6.1)."""

    VERIFIED = "verified"
    AWAY = "away"
    UNKNOWN = "unknown"


class Visit(Base):
    """One visit. `said_at` counts, however late the phone got through."""

    __tablename__ = "visits"
    __table_args__ = (
        Index("ix_visits_author_id_day", "author_id", "day"),
        Index("ix_visits_customer_id_said_at", "customer_id", "said_at"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    day: Mapped[date] = mapped_column(Date)
    purpose: Mapped[Purpose]
    outcome: Mapped[str | None] = mapped_column(Text)  # a shop check may speak for itself
    next_on: Mapped[date | None] = mapped_column(Date)
    next_step: Mapped[str | None] = mapped_column(String(300))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    metres_away: Mapped[int | None]  # from where the customer's place was known to be then
    shop: Mapped[str | None] = mapped_column(String(64))  # the kind of shop that was checked (6.2)
    # A list of {"question": {language: words}, "answer": …} as it was asked: company.toml may change.
    checks: Mapped[list[Any]] = mapped_column(JSON, default=list)
    withdrawn_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"visit:{self.id}"

    @property
    def place(self) -> Place | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Place(self.latitude, self.longitude)

    @property
    def whether_there(self) -> Whether:
        if self.metres_away is None:
            return Whether.UNKNOWN
        near = self.metres_away <= policy.current().visits.verified_within_metres
        return Whether.VERIFIED if near else Whether.AWAY


class VisitPhoto(Base):
    """A photo as Telegram keeps it, with what was written under it."""

    __tablename__ = "visit_photos"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    file_id: Mapped[str] = mapped_column(String(255))
    caption: Mapped[str] = mapped_column(Text, default="")
