"""Progress: what works does with an order step by step, and a delay before it hurts (8.4)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import invoices, shipments
from models.approvals import Outcome
from models.base import Base
from models.order_returns import ReturnKind, came_back
from models.orders import Order, OrderState

SHIPPED_STATES = (
    OrderState.PART_SHIPPED,
    OrderState.SHIPPED,
    OrderState.DELIVERED,
    OrderState.CLOSED,
)


class Progress(Base):
    """One step of an order: who took it to which state and when, with what was noted."""

    __tablename__ = "order_progress"
    __table_args__ = (Index("ix_order_progress_order_id", "order_id", "id"),)

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    state: Mapped[OrderState]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(Text)  # the result of an inspection
    passed: Mapped[bool | None]  # an inspection's
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}


class DelayAnswer(enum.StrEnum):
    """What the customer says to a later date."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Delay(Base):
    """Works fears that a delivery will be late; whoever looks after the order asks the customer."""

    __tablename__ = "delays"
    __table_args__ = (Index("ix_delays_order_id", "order_id", "id"),)

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    was_on: Mapped[date] = mapped_column(Date)
    new_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[DelayAnswer | None]
    words: Mapped[str | None] = mapped_column(Text)  # the customer's
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"delay:{self.id}"


async def steps_of(session: AsyncSession, order_id: int) -> Sequence[Progress]:
    """Every step an order took, in order."""
    found = await session.scalars(
        select(Progress).where(Progress.order_id == order_id).order_by(Progress.id)
    )
    return found.all()


async def to_ship(session: AsyncSession, order: Order) -> Mapping[int, int]:
    """What of each line may still be put into a shipment, by its number, in thousandths (8.6).

    Ordered, less what is in shipments, and again what came back to be exchanged.
    """
    return await _left(session, order, await shipments.taken_of(session, order.id))


async def keep_up(session: AsyncSession, order: Order) -> None:
    """Bring the state of an order in line with what was shipped, arrived and was invoiced (8.4).

    Called with the order locked, after anything of that has changed.
    """
    if not order.is_standing:
        return
    shipped = await shipments.shipped_of(session, order.id)
    if not shipped:
        if order.state in SHIPPED_STATES:
            order.state = OrderState.READY
    elif any((await _left(session, order, shipped)).values()):
        order.state = OrderState.PART_SHIPPED
    elif not (arrived := await shipments.arrived_on(session, order.id)):
        order.state = OrderState.SHIPPED
    else:
        order.delivered_on = arrived
        is_billed = await _is_billed(session, order, shipped)
        order.state = OrderState.CLOSED if is_billed else OrderState.DELIVERED
    if order.state not in (OrderState.DELIVERED, OrderState.CLOSED):
        order.delivered_on = None
    await session.flush()


async def _left(session: AsyncSession, order: Order, gone: Mapping[int, int]) -> Mapping[int, int]:
    exchanged = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE)
    return {
        line.number: line.quantity_milli - gone.get(line.number, 0) + exchanged.get(line.number, 0)
        for line in await order.lines(session)
    }


async def _is_billed(session: AsyncSession, order: Order, shipped: Mapping[int, int]) -> bool:
    """Whether all that the customer keeps stands on checked invoices (8.5)."""
    back = await came_back(session, order.id, Outcome.APPROVED)
    checked = await invoices.invoiced_of(session, order.id, checked_only=True)
    return all(
        checked.get(number, 0) >= quantity - back.get(number, 0)
        for number, quantity in shipped.items()
    )
