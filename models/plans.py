"""Visit plans: whom somebody means to visit on a day, seen and changed by the superior (4.2, 6.1)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Plan(Base):
    """One person's plan of one day."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("author_id", "day"),)

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    sent_at: Mapped[datetime | None]  # to the superior
    # The plan whose card shows this one too: a week is sent as one message.
    sent_with_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"), index=True)
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # Who of those above the author changed it last.
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    @property
    def about(self) -> str:
        return f"plan:{self.id}"


class PlannedVisit(Base):
    """A customer on a day's plan, `at` its place in the order of the day (from 0)."""

    __tablename__ = "planned_visits"
    __table_args__ = (UniqueConstraint("plan_id", "customer_id"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    at: Mapped[int]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    # Somebody above the author took it off; it stays here for the author to see.
    taken_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
