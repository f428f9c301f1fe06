"""Shipments: what of an order leaves the house, checked by a second person, and arrives (8.4, 8.5)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

LONGEST_CARRIER = 60
LONGEST_SLIP = 40


class ShipmentState(enum.StrEnum):
    WAITING = "waiting"  # for the second person
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    REFUSED = "refused"  # by the second person: it was put together wrong


class Shipment(Base):
    """Some goods of an order on their way; its quantities are taken as soon as it is put together."""

    __tablename__ = "shipments"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        Index("ix_shipments_state", "state"),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[int]  # from 1
    state: Mapped[ShipmentState] = mapped_column(default=ShipmentState.WAITING)
    carrier: Mapped[str | None] = mapped_column(String(LONGEST_CARRIER))
    slip: Mapped[str | None] = mapped_column(String(LONGEST_SLIP))  # its number
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    made_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    checked_at: Mapped[datetime | None]
    refusal: Mapped[str | None] = mapped_column(Text)
    delivered_on: Mapped[date | None] = mapped_column(Date)
    delivered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # who said so
    signed: Mapped[list[Any]] = mapped_column(JSON, default=list)  # the slip with the signature

    @property
    def about(self) -> str:
        return f"shipment:{self.id}"


class ShipmentLine(Base):
    """So much of a line of the order, by the line's number, in the line's measure."""

    __tablename__ = "shipment_lines"
    __table_args__ = (UniqueConstraint("shipment_id", "line_number"),)

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id"))
    line_number: Mapped[int]
    quantity_milli: Mapped[int] = mapped_column(BigInteger)


async def taken_of(session: AsyncSession, order_id: int) -> Mapping[int, int]:
    """How much of each line was put into shipments that were not refused, by its number, in thousandths."""
    return await _summed(session, order_id, *(set(ShipmentState) - {ShipmentState.REFUSED}))


async def shipped_of(session: AsyncSession, order_id: int) -> Mapping[int, int]:
    """How much of each line has left the house, by its number, in thousandths."""
    return await _summed(session, order_id, ShipmentState.SHIPPED, ShipmentState.DELIVERED)


async def arrived_on(session: AsyncSession, order_id: int) -> date | None:
    """When the last shipment of an order arrived; None while one is on its way, or there is none."""
    found = await session.execute(
        select(
            func.count(), func.count(Shipment.delivered_on), func.max(Shipment.delivered_on)
        ).where(Shipment.order_id == order_id, Shipment.state != ShipmentState.REFUSED)
    )
    number, arrived, last = found.one()
    return last if number == arrived else None


async def _summed(
    session: AsyncSession, order_id: int, *states: ShipmentState
) -> Mapping[int, int]:
    found = await session.execute(
        select(ShipmentLine.line_number, func.sum(ShipmentLine.quantity_milli))
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(Shipment.order_id == order_id, Shipment.state.in_(states))
        .group_by(ShipmentLine.line_number)
    )
    return {number: int(quantity) for number, quantity in found}


async def of_order(session: AsyncSession, order_id: int) -> Sequence[Shipment]:
    found = await session.scalars(
        select(Shipment).where(Shipment.order_id == order_id).order_by(Shipment.number)
    )
    return found.all()
