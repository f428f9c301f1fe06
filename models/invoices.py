"""Invoices: written by one person, checked by another, the same as the order they bill (8.5)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
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
from models.money import from_minor_units

LONGEST_INVOICE_NUMBER = 40


class InvoiceState(enum.StrEnum):
    WAITING = "waiting"  # for the second person
    CHECKED = "checked"
    REFUSED = "refused"  # by the second person


class Invoice(Base):
    """What was billed of an order; its lines hold quantities and prices as they stood."""

    __tablename__ = "invoices"
    __table_args__ = (
        Index("ix_invoices_order_id", "order_id"),
        UniqueConstraint("number", "order_id"),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[str] = mapped_column(String(LONGEST_INVOICE_NUMBER))  # as printed on it
    state: Mapped[InvoiceState] = mapped_column(default=InvoiceState.WAITING)
    currency: Mapped[str] = mapped_column(String(3))
    total_units: Mapped[int] = mapped_column(BigInteger)  # with tax
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    made_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    checked_at: Mapped[datetime | None]
    refusal: Mapped[str | None] = mapped_column(Text)

    @property
    def about(self) -> str:
        return f"invoice:{self.id}"

    @property
    def total(self) -> Money:
        return from_minor_units(self.total_units, self.currency)


class InvoiceLine(Base):
    """So much of a line of the order, by the line's number, at the price of one measure."""

    __tablename__ = "invoice_lines"
    __table_args__ = (UniqueConstraint("invoice_id", "line_number"),)

    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoices.id"))
    line_number: Mapped[int]
    quantity_milli: Mapped[int] = mapped_column(BigInteger)
    price_units: Mapped[int] = mapped_column(BigInteger)


async def invoiced_of(
    session: AsyncSession, order_id: int, *, checked_only: bool = False
) -> Mapping[int, int]:
    """How much of each line stands on invoices, by its number, in thousandths; not on refused ones."""
    states = (
        [InvoiceState.CHECKED] if checked_only else [InvoiceState.CHECKED, InvoiceState.WAITING]
    )
    found = await session.execute(
        select(InvoiceLine.line_number, func.sum(InvoiceLine.quantity_milli))
        .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
        .where(Invoice.order_id == order_id, Invoice.state.in_(states))
        .group_by(InvoiceLine.line_number)
    )
    return {number: int(quantity) for number, quantity in found}


async def of_order(session: AsyncSession, order_id: int) -> Sequence[Invoice]:
    found = await session.scalars(
        select(Invoice).where(Invoice.order_id == order_id).order_by(Invoice.id)
    )
    return found.all()
