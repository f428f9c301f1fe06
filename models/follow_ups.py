"""Follow-ups: the next step with a customer, which the system does not forget (5.2, 6.1)."""

from __future__ import annotations

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Cause(enum.StrEnum):
    PROMISED = "promised"  # a next step with a date
    RHYTHM = "rhythm"  # the class's rhythm since the last contact; at most one open per customer


class FollowUpState(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"  # no longer needed: archived, overtaken by a change of class


class FollowUp(Base):
    """Something to do at a customer's on a day."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        Index("ix_follow_ups_staff_id_state_due_on", "staff_id", "state", "due_on"),
        Index("ix_follow_ups_state_due_on", "state", "due_on"),
        Index("ix_follow_ups_customer_id_state", "customer_id", "state"),
        Index(
            "uq_follow_ups_rhythm",
            "customer_id",
            unique=True,
            sqlite_where=text("state = 'open' AND cause = 'rhythm'"),
            postgresql_where=text("state = 'open' AND cause = 'rhythm'"),
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # whose it is to do
    cause: Mapped[Cause]
    due_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str | None] = mapped_column(String(300))
    visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visits.id")
    )  # the one that promised it
    state: Mapped[FollowUpState] = mapped_column(default=FollowUpState.OPEN)
    snoozed: Mapped[int] = mapped_column(default=0)  # how often
    handed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None]
    superior_told: Mapped[bool] = mapped_column(default=False)

    @property
    def about(self) -> str:
        return f"follow-up:{self.id}"
