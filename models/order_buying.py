"""What a customer buys: the products of the latest orders, as they were ordered last (8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import STANDING, Order
from models.products import Product

LOOKED_BACK = 50  # orders; what was not in any of them is no habit


@dataclass(frozen=True)
class Bought:
    """A product as it was bought last."""

    product: Product
    measure: str
    quantity: Decimal


async def last_order(session: AsyncSession, customer_id: int) -> Order | None:
    """The latest order of a customer's that stands."""
    found = await Order.latest_of(session, customer_id, 1)
    return found[0] if found else None


async def bought_by(session: AsyncSession, customer_id: int, at_most: int) -> Sequence[Bought]:
    """What a customer bought that is still sold, each product once: what was bought last first.

    Gifts tell nothing of what is bought.
    """
    latest = (
        select(Order.id, Order.version, Order.day)
        .where(Order.customer_id == customer_id, Order.state.in_(STANDING))
        .order_by(Order.day.desc(), Order.id.desc())
        .limit(LOOKED_BACK)
        .subquery()
    )
    newest_first = (latest.c.day.desc(), latest.c.id.desc(), OrderLine.number)
    ranked = (
        select(
            OrderLine.id,
            latest.c.day,
            latest.c.id.label("order_id"),
            func.row_number()
            .over(partition_by=OrderLine.product_id, order_by=newest_first)
            .label("rank"),
        )
        .join(OrderVersion, OrderVersion.id == OrderLine.version_id)
        .join(
            latest,
            and_(
                OrderVersion.order_id == latest.c.id,
                OrderVersion.number == latest.c.version,
            ),
        )
        .where(OrderLine.price_units > 0)
        .subquery()
    )
    found = await session.execute(
        select(OrderLine, Product)
        .join(ranked, ranked.c.id == OrderLine.id)
        .join(Product, Product.id == OrderLine.product_id)
        .where(ranked.c.rank == 1, Product.active.is_(True))
        .order_by(ranked.c.day.desc(), ranked.c.order_id.desc(), OrderLine.number)
        .limit(at_most)
    )
    return [Bought(product, line.measure, line.quantity) for line, product in found]
