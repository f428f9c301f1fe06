"""Receipts: money that came from a customer, recorded in the field and confirmed by finance (10.1)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    func,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.customers import Customer
from models.money import from_minor_units
from models.names import fold
from models.outbox import Outgoing
from models.staff import Partner, Staff

RECEIPT_CARD = "receipt-card"
RECEIPT_MEANT = "receipt-what-is-meant"  # asked below words that are neither a yes nor a no
RECEIPTS_WAIT = "receipts-waiting"  # the morning's list of them, and its reminder
RECEIPTS_LIE = "receipts-lie"  # the same for whoever is above those who should confirm
LONGEST_REFERENCE = 64
WAITS = text("state = 'waiting'")
IN_HAND = text("held_by_id IS NOT NULL")


class PaymentMethod(enum.StrEnum):
    CASH = "cash"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    OTHER = "other"  # a bill of exchange, a card


class ReceiptState(enum.StrEnum):
    WAITING = "waiting"  # for finance
    CONFIRMED = "confirmed"
    REFUSED = "refused"  # it never came
    WITHDRAWN = "withdrawn"
    BOUNCED = "bounced"  # it was confirmed and came to nothing


COUNTING = (ReceiptState.WAITING, ReceiptState.CONFIRMED)
COME_TO_NOTHING = (ReceiptState.REFUSED, ReceiptState.WITHDRAWN)


class Receipt(Base):
    """So much from a customer on a day, against an order or the oldest instalments first."""

    __tablename__ = "receipts"
    __table_args__ = (
        Index("ix_receipts_customer_id", "customer_id", "day"),
        Index("ix_receipts_author_id", "author_id", "said_at"),
        Index("ix_receipts_reference_key", "reference_key", "amount_units"),
        Index(
            "ix_receipts_waiting",
            "said_at",
            "author_id",
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
        Index(
            "ix_receipts_held_by_id", "held_by_id", sqlite_where=IN_HAND, postgresql_where=IN_HAND
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    day: Mapped[date] = mapped_column(Date)  # on which the money came
    currency: Mapped[str] = mapped_column(String(3))
    amount_units: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[PaymentMethod]
    reference: Mapped[str | None] = mapped_column(String(LONGEST_REFERENCE))  # as it was typed
    reference_key: Mapped[str | None] = mapped_column(String(LONGEST_REFERENCE))
    note: Mapped[str | None] = mapped_column(Text)
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))  # None: the oldest first
    state: Mapped[ReceiptState] = mapped_column(default=ReceiptState.WAITING)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # the last who did
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)  # it was refused, or bounced
    # Who has the cash, until finance has it (10.4).
    held_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    hand_in_id: Mapped[int | None] = mapped_column(ForeignKey("hand_ins.id"), index=True)
    # The one that came to nothing, of which it was recorded once more.
    instead_of_id: Mapped[int | None] = mapped_column(ForeignKey("receipts.id"), index=True)

    @property
    def about(self) -> str:
        return f"receipt:{self.id}"

    @property
    def amount(self) -> Money:
        return from_minor_units(self.amount_units, self.currency)

    # Questions

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever recorded it and their superiors, who sees the customer, and finance (1.3)."""
        if reader.keeps_the_money or self.author_id in await reader.branch(session):
            return True
        customer = await session.get_one(Customer, self.customer_id)
        return await customer.visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: whoever recorded it; of theirs who decided."""
        other = await session.get_one(Staff, self.author_id)
        if person.id == other.id:
            if self.decided_by_id is None:
                return None
            other = await session.get_one(Staff, self.decided_by_id)
        if other.id == person.id or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, RECEIPT_CARD, other)
        )

    @classmethod
    async def waiting_of(cls, session: AsyncSession, customer_id: int) -> Sequence[Receipt]:
        """Of a customer, as they were recorded."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id, cls.state == ReceiptState.WAITING)
            .order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def waiting_for(
        cls,
        session: AsyncSession,
        person: Staff,
        before: datetime | None = None,
        at_most: int | None = None,
    ) -> Sequence[Receipt]:
        """What somebody may confirm, the oldest first; only what was recorded before a moment."""
        if not person.keeps_the_money:
            return []
        query = select(cls).where(*cls._waits_for(person))
        if before:
            query = query.where(cls.said_at < before)
        found = await session.scalars(query.order_by(cls.said_at, cls.id).limit(at_most))
        return found.all()

    @classmethod
    async def number_waiting_for(cls, session: AsyncSession, person: Staff) -> int:
        """How many `waiting_for` finds, none of which is read."""
        if not person.keeps_the_money:
            return 0
        found = await session.scalar(select(func.count()).where(*cls._waits_for(person)))
        return found or 0

    @classmethod
    def _waits_for(cls, person: Staff) -> tuple[ColumnElement[bool], ...]:
        return cls.state == ReceiptState.WAITING, cls.author_id != person.id

    @classmethod
    async def waiting_by(cls, session: AsyncSession, author: Staff) -> Sequence[Receipt]:
        """What somebody recorded that nobody has confirmed, the oldest first."""
        found = await session.scalars(
            select(cls)
            .where(cls.state == ReceiptState.WAITING, cls.author_id == author.id)
            .order_by(cls.said_at, cls.id)
        )
        return found.all()

    @classmethod
    async def of_customer(
        cls, session: AsyncSession, customer_id: int, at_most: int, behind: int = 0
    ) -> Sequence[Receipt]:
        """All of a customer in whatever state, the latest first, from behind so many of them on."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id)
            .order_by(cls.day.desc(), cls.id.desc())
            .offset(behind)
            .limit(at_most)
        )
        return found.all()

    def refer_to(self, said: str | None) -> None:
        """By which number the money is found at the bank; kept as it was typed."""
        self.reference = " ".join((said or "").split())[:LONGEST_REFERENCE] or None
        self.reference_key = key_of(self.reference or "") or None

    async def lock(self, session: AsyncSession) -> None:
        """Of two who decide about it at one moment, one waits and sees what the other did."""
        await session.flush()
        await session.refresh(self, with_for_update={"key_share": True})


def key_of(reference: str) -> str:
    """A bank's number however it is spelt: capitals, width and spaces make no difference."""
    return fold(reference)[:LONGEST_REFERENCE]
