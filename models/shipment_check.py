"""Whether an order can be shipped now, and so much of each of its lines (8.4)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import order_check
from models.errors import Refused
from models.order_lines import OrderLine, exact
from models.orders import Asks, Order, OrderState
from models.products import Measure, Product

SHIPS_FROM = (OrderState.READY, OrderState.PART_SHIPPED)


def require_shippable(order: Order) -> None:
    """Refused where nothing can be shipped now: see `Shipment.make`."""
    if not order.is_standing:
        raise Refused("order-not-standing", final=True)
    if order.asks is Asks.CHANGE:
        raise Refused("shipment-change-waits", final=True)
    if order.asks is Asks.CANCEL:
        raise Refused("shipment-cancel-waits", final=True)
    if order.state not in SHIPS_FROM:
        raise Refused("shipment-not-ready", final=True, state=order.state)


async def check_quantities(
    session: AsyncSession, order: Order, quantities: Mapping[int, Decimal]
) -> None:
    """Refused where they cannot be shipped, by the line's number in its measure (8.4, 8.6)."""
    from models.order_progress import to_ship  # it stands on this file

    left = await to_ship(session, order)
    if not any(quantity > 0 for quantity in left.values()):
        raise Refused("shipment-nothing-left", final=True)
    if not quantities:
        raise Refused("shipment-nothing-chosen", field="lines")
    lines = {line.number: line for line in await order.lines(session)}
    if not quantities.keys() <= lines.keys():
        raise Refused("shipment-line-gone", field="lines")
    products = await order_check.products_of(session, {line.product_id for line in lines.values()})
    for number, quantity in quantities.items():
        product = products[lines[number].product_id]
        check_quantity(product, lines[number], quantity, exact(left[number]))


def check_quantity(product: Product, line: OrderLine, quantity: Decimal, left: Decimal) -> None:
    """Refused, naming the question `lines`: nothing, more than is left, a part that cannot be.

    All that is left may always go: it was ordered so.
    """
    facts: dict[str, Any] = {
        "name": line.name,
        "measure": line.measure,
        "left": max(left, Decimal()),
    }
    if quantity <= 0:
        raise Refused("shipment-quantity-none", field="lines", **facts)
    if quantity > left:
        raise Refused("shipment-more-than-left", field="lines", quantity=quantity, **facts)
    if quantity != left:
        order_check.check_quantity(product, Measure(line.measure, line.factor), quantity)
