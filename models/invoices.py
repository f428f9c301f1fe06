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
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import policy
from models.base import Base
from models.money import from_minor_units
from models.orders import Order
from models.outbox import Outgoing
from models.staff import Partner, Staff

INVOICE_CARD = "invoice-card"
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
        # The same number twice is a slip; one that was refused may be written again.
        Index(
            "uq_invoices_number",
            "number",
            unique=True,
            sqlite_where=text("state <> 'refused'"),
            postgresql_where=text("state <> 'refused'"),
        ),
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

    # Questions

    async def order(self, session: AsyncSession) -> Order:
        return await session.get_one(Order, self.order_id)

    async def lines(self, session: AsyncSession) -> Sequence[InvoiceLine]:
        found = await session.scalars(
            select(InvoiceLine)
            .where(InvoiceLine.invoice_id == self.id)
            .order_by(InvoiceLine.line_number)
        )
        return found.all()

    @classmethod
    async def waiting_for(cls, session: AsyncSession, person: Staff) -> Sequence[Invoice]:
        """What somebody may check now (8.5), the oldest first."""
        if person.position not in policy.current().orders.invoice_checked_by:
            return []
        found = await session.scalars(
            select(cls)
            .where(cls.state == InvoiceState.WAITING, cls.made_by_id != person.id)
            .order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def with_number(cls, session: AsyncSession, number: str) -> Invoice | None:
        """The one of this number that was not refused."""
        return await session.scalar(
            select(cls).where(cls.number == number, cls.state != InvoiceState.REFUSED)
        )

    def may_be_checked_by(self, person: Staff) -> bool:
        """Whom company.toml names, but never whoever wrote it (8.5)."""
        may_check = person.position in policy.current().orders.invoice_checked_by
        return may_check and person.left_at is None and person.id != self.made_by_id

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the order and its prices: not works (1.3)."""
        order = await self.order(session)
        return reader.sees_prices and await order.visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: whoever wrote it; the writer talks to
        whoever checked it, or looks after the order."""
        order = await self.order(session)
        other_id = self.made_by_id
        if person.id == self.made_by_id:
            other_id = self.checked_by_id or order.seller_id
        other = await session.get_one(Staff, other_id)
        if other.id == person.id or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, INVOICE_CARD, other)
        )


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
