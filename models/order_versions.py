"""Versions of an order: all that may change about it, kept as it was each time (8.1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import policy
from models.albums import Photo, kept
from models.approvals import Approval, Outcome
from models.base import Base
from models.money import from_minor_units, minor_units
from models.order_lines import Asked, OrderLine, totals_of
from models.order_terms import LONGEST_TERMS, Terms
from models.places import Place
from models.policy_sales import LONGEST_HANDLING
from models.pricing import HUNDREDTHS, Rounding

LONGEST_ADDRESS = 255
LONGEST_NOTE = 1000
MOST_PHOTOS = 10


@dataclass(frozen=True)
class Content:
    """What an order says, as somebody asks for it."""

    lines: Sequence[Asked]
    deliver_on: date
    needed_on: date | None = None
    address: str | None = None
    place: Place | None = None
    packing: str | None = None
    transport: str | None = None
    terms: Terms = field(default_factory=lambda: policy.current().orders.terms[0])
    deposit: Money | None = None
    note: str | None = None
    photos: Sequence[Photo] = ()


@dataclass(frozen=True)
class Picture:
    """A photo as rows keep it."""

    file_id: str
    caption: str


class OrderVersion(Base):
    """One state of an order; the order names the one that stands, and the one that waits."""

    __tablename__ = "order_versions"
    __table_args__ = (UniqueConstraint("order_id", "number"),)

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[int]  # from 1
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    why: Mapped[str | None] = mapped_column(Text)  # it was changed
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)
    stood_from: Mapped[datetime | None]

    deliver_on: Mapped[date] = mapped_column(Date)
    needed_on: Mapped[date | None] = mapped_column(Date)
    address: Mapped[str | None] = mapped_column(String(LONGEST_ADDRESS))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    packing: Mapped[str | None] = mapped_column(String(LONGEST_HANDLING))
    transport: Mapped[str | None] = mapped_column(String(LONGEST_HANDLING))
    terms_said: Mapped[str] = mapped_column(String(LONGEST_TERMS))
    note: Mapped[str | None] = mapped_column(Text)
    # A list of {"file_id": …, "caption": …}: an order on paper.
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)

    currency: Mapped[str] = mapped_column(String(3))
    by_document: Mapped[bool]  # the company's rounding of that day
    tax_included: Mapped[bool]
    net_units: Mapped[int] = mapped_column(BigInteger)
    tax_units: Mapped[int] = mapped_column(BigInteger)
    total_units: Mapped[int] = mapped_column(BigInteger)
    deposit_units: Mapped[int | None] = mapped_column(BigInteger)
    # Why it was not confirmed at once (8.3): a discount beyond the author's limit, in percent …
    over_discount_basis_points: Mapped[int | None]
    over_credit: Mapped[bool] = mapped_column(default=False)  # … or the customer's limit
    capped_basis_points: Mapped[int | None]  # whoever approved it gave no more than this

    @property
    def place(self) -> Place | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Place(self.latitude, self.longitude)

    @property
    def terms(self) -> Terms:
        return Terms.read(self.terms_said)

    @property
    def net(self) -> Money:
        return from_minor_units(self.net_units, self.currency)

    @property
    def tax(self) -> Money:
        return from_minor_units(self.tax_units, self.currency)

    @property
    def total(self) -> Money:
        return from_minor_units(self.total_units, self.currency)

    @property
    def deposit(self) -> Money | None:
        if self.deposit_units is None:
            return None
        return from_minor_units(self.deposit_units, self.currency)

    @property
    def rounding(self) -> Rounding:
        return Rounding(self.by_document, self.tax_included)

    @property
    def pictures(self) -> list[Picture]:
        """Of the order on paper."""
        return [Picture(**photo) for photo in self.photos]

    @property
    def over_discount(self) -> Decimal | None:
        if self.over_discount_basis_points is None:
            return None
        return Decimal(self.over_discount_basis_points) / HUNDREDTHS

    # Questions

    async def lines(self, session: AsyncSession) -> Sequence[OrderLine]:
        return await OrderLine.of_version(session, self.id)

    @classmethod
    async def of_order(cls, session: AsyncSession, order_id: int, number: int) -> OrderVersion:
        found = await session.scalars(
            select(cls).where(cls.order_id == order_id, cls.number == number)
        )
        return found.one()

    @classmethod
    async def last_number(cls, session: AsyncSession, order_id: int) -> int:
        """How many versions an order has had; 0 before the first."""
        query = select(func.max(cls.number)).where(cls.order_id == order_id)
        return await session.scalar(query) or 0

    @classmethod
    async def stood_by(
        cls, session: AsyncSession, order_id: int, approval: Approval
    ) -> OrderVersion | None:
        """The one that stands since this approval said so; None: it was about cancelling."""
        last = await session.scalar(
            select(cls)
            .where(cls.order_id == order_id, cls.created_at <= approval.created_at)
            .order_by(cls.number.desc())
            .limit(1)
        )
        if last is None or last.stood_from is None or last.stood_from < approval.created_at:
            return None
        return last

    # Deeds

    @classmethod
    async def write(
        cls,
        session: AsyncSession,
        order_id: int,
        author_id: int,
        content: Content,
        lines: Sequence[OrderLine],
        said_at: datetime,
        why: str | None = None,
        rounding: Rounding | None = None,
    ) -> OrderVersion:
        """Keep what was asked for as the next version; `lines` were made by `order_check`.

        `rounding` is that of the version before: an order keeps the company's of its first day.
        """
        rounding = rounding or rounding_of_today()
        version = cls(
            order_id=order_id,
            number=await cls.last_number(session, order_id) + 1,
            author_id=author_id,
            said_at=said_at,
            why=why,
            deliver_on=content.deliver_on,
            needed_on=content.needed_on,
            address=content.address,
            latitude=content.place.latitude if content.place else None,
            longitude=content.place.longitude if content.place else None,
            packing=content.packing,
            transport=content.transport,
            terms_said=str(content.terms),
            note=content.note,
            photos=kept(content.photos),
            currency=lines[0].currency,
            by_document=rounding.by_document,
            tax_included=rounding.tax_included,
            deposit_units=minor_units(content.deposit) if content.deposit else None,
        )
        version.count(lines)
        session.add(version)
        await session.flush()
        for line in lines:
            line.version_id = version.id
        session.add_all(lines)
        await session.flush()
        return version

    def count(self, lines: Sequence[OrderLine]) -> None:
        """Sum the lines up, anew where their prices were changed."""
        sums = totals_of(lines, self.currency, self.rounding)
        self.net_units = minor_units(sums.net)
        self.tax_units = minor_units(sums.tax)
        self.total_units = minor_units(sums.total)


def rounding_of_today() -> Rounding:
    """The company's, for an order that is new."""
    rules = policy.current().orders
    return Rounding(rules.rounding == "document", rules.prices_include_tax)
