"""Lines of an order: so much of a product, at which price, below which list (8.1, 8.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money
from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.money import from_minor_units
from models.pricing import (
    HUNDREDTHS,
    THOUSANDTHS,
    Counted,
    Rounding,
    Totals,
    discount_of,
    discounted,
    totals,
)

MOST_LINES = 200
MOST_QUANTITY = Decimal(1_000_000)
LONGEST_REASON = 300


@dataclass(frozen=True)
class Asked:
    """A line as somebody orders it.

    `measure` is the product's unit or its pack, `quantity` so many of those, `list_price` that of
    one as the person saw it. `agreed` is the price of one that was said, `discount` the percent
    that was; without either the list counts. `number` is that of the standing line which it changes.
    """

    product_id: int
    measure: str
    quantity: Decimal
    list_price: Money
    agreed: Money | None = None
    discount: Decimal | None = None
    reason: str | None = None
    number: int | None = None

    @property
    def price(self) -> Money:
        """Of one measure."""
        if self.agreed is not None:
            return self.agreed
        return discounted(self.list_price, self.discount or Decimal())


class OrderLine(Base):
    """A line of one version of an order; its `number` stays the same through all versions."""

    __tablename__ = "order_lines"
    __table_args__ = (
        UniqueConstraint("version_id", "number"),
        Index("ix_order_lines_product_id", "product_id"),
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("order_versions.id"))
    number: Mapped[int]  # from 1, never given twice within an order
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    # As they were then: a product may be renamed, packed otherwise or cost more.
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    measure: Mapped[str] = mapped_column(String(16))
    factor: Mapped[int]  # units in one measure: 1, or those of a pack
    quantity_milli: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    list_units: Mapped[int] = mapped_column(BigInteger)  # of one measure, in minor units
    price_units: Mapped[int] = mapped_column(BigInteger)
    cost_units: Mapped[int | None] = mapped_column(BigInteger)
    tax_basis_points: Mapped[int]
    discount_basis_points: Mapped[int | None]  # said in percent; None: by the price
    reason: Mapped[str | None] = mapped_column(Text)  # why nothing, or less than it costs us

    @property
    def quantity(self) -> Decimal:
        return exact(self.quantity_milli)

    @property
    def price(self) -> Money:
        return from_minor_units(self.price_units, self.currency)

    @property
    def list_price(self) -> Money:
        return from_minor_units(self.list_units, self.currency)

    @property
    def cost(self) -> Money | None:
        if self.cost_units is None:
            return None
        return from_minor_units(self.cost_units, self.currency)

    @property
    def tax_percent(self) -> Decimal:
        return Decimal(self.tax_basis_points) / HUNDREDTHS

    @property
    def discount(self) -> Decimal:
        """In percent below the list (8.3): as it was said, else by the price."""
        if self.discount_basis_points is not None:
            return Decimal(self.discount_basis_points) / HUNDREDTHS
        return discount_of(self.price, self.list_price)

    @property
    def amount(self) -> Money:
        return self.counted.amount

    @property
    def counted(self) -> Counted:
        return Counted(self.price, self.quantity, self.tax_percent)

    @property
    def is_below_cost(self) -> bool:
        return self.cost_units is not None and self.price_units < self.cost_units

    @classmethod
    async def of_version(cls, session: AsyncSession, version_id: int) -> Sequence[OrderLine]:
        found = await session.scalars(
            select(cls).where(cls.version_id == version_id).order_by(cls.number)
        )
        return found.all()

    @classmethod
    async def ever_of(cls, session: AsyncSession, order_id: int) -> Mapping[int, OrderLine]:
        """Every line that an order ever had by its number, as it was last."""
        return {line.number: line for line in await cls.of_all_versions(session, order_id)}

    @classmethod
    async def of_all_versions(cls, session: AsyncSession, order_id: int) -> Sequence[OrderLine]:
        """Each as often as there are versions of the order with it, the latest last."""
        from models.order_versions import OrderVersion  # it stands on this file

        found = await session.scalars(
            select(cls)
            .join(OrderVersion, OrderVersion.id == cls.version_id)
            .where(OrderVersion.order_id == order_id)
            .order_by(OrderVersion.number)
        )
        return found.all()


def totals_of(lines: Iterable[OrderLine], currency: str, rounding: Rounding) -> Totals:
    return totals((line.counted for line in lines), currency, rounding)


def milli(quantity: Decimal) -> int:
    """2.5 as 2500; the caller has seen that it has no more than three decimals."""
    return int(quantity * THOUSANDTHS)


def exact(quantity_milli: int) -> Decimal:
    """2500 as 2.5, 2000 as 2."""
    quantity = Decimal(quantity_milli) / THOUSANDTHS
    whole = quantity.to_integral_value()
    return whole if quantity == whole else quantity.normalize()
