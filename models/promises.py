"""Promises: until when a customer said to pay a bill, and what became of it (10.2)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import calendar, clock
from models.base import Base
from models.instalments import Instalment

IS_OPEN = text("state = 'open'")


class PromiseState(enum.StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    POSTPONED = "postponed"  # to a later day, before it was broken
    VOID = "void"  # nothing was left to pay: the order was cancelled


class Promise(Base):
    """A customer said to pay what is open of an instalment by a day."""

    __tablename__ = "promises"
    __table_args__ = (
        Index("ix_promises_instalment_id", "instalment_id"),
        Index("ix_promises_customer_id", "customer_id", "state"),
        Index(
            "ix_promises_open",
            "promised_for",
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
    )

    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    promised_for: Mapped[date] = mapped_column(Date)
    state: Mapped[PromiseState] = mapped_column(default=PromiseState.OPEN)
    decided_on: Mapped[date | None] = mapped_column(Date)


# Questions


@dataclass(frozen=True)
class Reliability:
    """How many of the promises whose time has come a customer kept; open and void ones are none."""

    kept: int
    made: int


async def reliability_of(session: AsyncSession, customer_id: int) -> Reliability:
    """By all that a customer ever promised; one that was put off was not kept (10.2)."""
    found = await session.execute(
        select(Promise.state, func.count())
        .where(
            Promise.customer_id == customer_id,
            Promise.state.not_in([PromiseState.OPEN, PromiseState.VOID]),
        )
        .group_by(Promise.state)
    )
    counted = dict(found.tuples().all())
    return Reliability(counted.get(PromiseState.KEPT, 0), sum(counted.values()))


# Deeds


async def keep_up(session: AsyncSession, customer_id: int) -> None:
    """What a customer promised and has paid is kept; what needs no paying any more is void."""
    found = await session.execute(
        select(Promise, Instalment)
        .join(Instalment, Instalment.id == Promise.instalment_id)
        .where(
            Promise.customer_id == customer_id,
            Promise.state == PromiseState.OPEN,
            Instalment.amount_units <= Instalment.settled_units,
        )
    )
    for promise, instalment in found.all():
        promise.state = PromiseState.KEPT if instalment.amount_units else PromiseState.VOID
        promise.decided_on = calendar.business_day(clock.now())
    await session.flush()
