"""Products: what is sold, by what unit and pack, and at which price on which day to whom (8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import names, policy
from models.base import Base
from models.errors import Refused
from models.money import from_minor_units
from models.policy import CustomerClass
from models.staff import Staff

PRODUCT_CARD = "product-card"

LONGEST_CODE = 40
LONGEST_NAME = 120
LONGEST_UNIT = 16
LONGEST_GROUP = 60


class Measure(NamedTuple):
    """A way to count a product: `factor` of its units are one of these."""

    name: str
    factor: int


class Product(Base):
    """Something on the price list. Taken off it, never deleted: orders point at it."""

    __tablename__ = "products"

    code: Mapped[str] = mapped_column(String(LONGEST_CODE), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    unit: Mapped[str] = mapped_column(String(LONGEST_UNIT))  # what one is sold by: 瓶, kg
    pack_name: Mapped[str | None] = mapped_column(String(LONGEST_UNIT))  # 箱 …
    pack_size: Mapped[int | None]  # … of so many units
    list_price_units: Mapped[int] = mapped_column(BigInteger)  # of one unit
    currency: Mapped[str] = mapped_column(String(3))
    tax_basis_points: Mapped[int | None]  # None: orders.tax_percent of company.toml
    cost_units: Mapped[int | None] = mapped_column(BigInteger)  # of one unit, in `currency`
    product_group: Mapped[str | None] = mapped_column(String(LONGEST_GROUP))
    active: Mapped[bool] = mapped_column(default=True)
    aliases: Mapped[str] = mapped_column(Text, default="")  # between spaces
    keys: Mapped[str] = mapped_column(Text)  # all by which it is found: `keys_of`

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return f"product:{self.id}"

    @property
    def list_price(self) -> Money:
        return from_minor_units(self.list_price_units, self.currency)

    @property
    def cost(self) -> Money | None:
        if self.cost_units is None:
            return None
        return from_minor_units(self.cost_units, self.currency)

    @property
    def tax_percent(self) -> Decimal:
        if self.tax_basis_points is None:
            return policy.current().orders.tax_percent
        return Decimal(self.tax_basis_points) / 100

    @property
    def is_divisible(self) -> bool:
        """Whether there may be a part of one unit: 2.5 kg, but no 2.5 瓶."""
        return policy.current().orders.is_divisible(self.unit)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The ways it is counted: by its unit, and by its pack where it has one."""
        own = Measure(self.unit, 1)
        if self.pack_name is None or self.pack_size is None:
            return (own,)
        return (own, Measure(self.pack_name, self.pack_size))

    # Questions

    @classmethod
    async def with_code(cls, session: AsyncSession, code: str) -> Product | None:
        """The product of exactly this code, on the price list or not."""
        return await session.scalar(select(cls).where(cls.code == code.strip()))

    @classmethod
    async def of(cls, session: AsyncSession, number: int) -> Product:
        """The product behind a button; Refused `product-gone` where there is none."""
        product = await session.get(cls, number)
        if product is None:
            raise Refused("product-gone")
        return product

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """List prices are no secret inside the company; the cost is (`Staff.sees_cost`)."""
        return reader.left_at is None

    async def price_for(
        self, session: AsyncSession, customer_class: CustomerClass | None, day: date
    ) -> Money:
        """What one unit costs a customer of this class (None: of no class) on a day.

        An entry for the class goes before one for all; of several the latest that has begun and
        not ended counts; without any the list price.
        """
        return (await prices_for(session, [self], customer_class, day))[self.id]

    async def prices(self, session: AsyncSession, day: date) -> Sequence[ProductPrice]:
        """The entries that count on a day or later: those for all first, then class by class."""
        found = await session.scalars(
            select(ProductPrice)
            .where(
                ProductPrice.product_id == self.id,
                or_(ProductPrice.valid_until.is_(None), ProductPrice.valid_until >= day),
            )
            .order_by(ProductPrice.valid_from)
        )
        return sorted(found, key=lambda one: (one.customer_class or "", one.valid_from))


class ProductPrice(Base):
    """Another price than the list's: for a class of customers or all, from a day on."""

    __tablename__ = "product_prices"
    __table_args__ = (
        UniqueConstraint("product_id", "customer_class", "valid_from"),
        # To a database no two NULLs are the same: those for all need their own.
        Index(
            "uq_product_prices_for_all",
            "product_id",
            "valid_from",
            unique=True,
            sqlite_where=text("customer_class IS NULL"),
            postgresql_where=text("customer_class IS NULL"),
        ),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    customer_class: Mapped[CustomerClass | None]  # None: all
    valid_from: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)  # the last day
    price_units: Mapped[int] = mapped_column(BigInteger)  # of one unit
    currency: Mapped[str] = mapped_column(String(3))

    @property
    def price(self) -> Money:
        return from_minor_units(self.price_units, self.currency)


async def prices_for(
    session: AsyncSession,
    products: Collection[Product],
    customer_class: CustomerClass | None,
    day: date,
) -> dict[int, Money]:
    """What one unit of each costs a customer of this class on a day, by the product's id."""
    prices = {product.id: product.list_price for product in products}
    found = await session.scalars(
        select(ProductPrice)
        .where(
            ProductPrice.product_id.in_(prices),
            or_(
                ProductPrice.customer_class.is_(None),
                ProductPrice.customer_class == customer_class,
            ),
            ProductPrice.valid_from <= day,
            or_(ProductPrice.valid_until.is_(None), ProductPrice.valid_until >= day),
        )
        .order_by(ProductPrice.valid_from)
    )
    # The last one stays: those for all before those of the class, the earlier before the later.
    for one in sorted(found, key=lambda one: one.customer_class is not None):
        prices[one.product_id] = one.price
    return prices


def keys_of(name: str, code: str, aliases: str) -> str:
    """All by which a product is found: name, code, other names, and how they sound."""
    return names.search_keys(name, (), (), other_names=(code, *aliases.split()))
