"""Whether an order can be as somebody asks for it: products, quantities, prices, one currency (8.1, 8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import Refused
from models.money import minor_units, rounded
from models.order_lines import MOST_LINES, MOST_QUANTITY, Asked, OrderLine, milli
from models.policy import CustomerClass
from models.pricing import HUNDRED, HUNDREDTHS, THOUSANDTHS
from models.products import Measure, Product, prices_for

MOST_MONEY = Decimal(
    10**10
)  # of an amount or a price; whole numbers of the database hold 200 of them

Standing = Mapping[int, OrderLine]
"""The lines that an order has already, by their number."""


async def lines_of(
    session: AsyncSession,
    asked: Sequence[Asked],
    customer_class: CustomerClass | None,
    day: date,
    standing: Standing | None = None,
    first_number: int = 1,
) -> list[OrderLine]:
    """Lines to be written, from what was asked for on a day by a customer of a class.

    What a line that stands already agreed on stays so: its list price, its tax, its product though
    it is sold no more. New lines are numbered from `first_number` on. Refused, naming the question
    `lines`: none or too many, a product that is not sold, a measure it does not have, no quantity, too
    much or too fine a one, several currencies, a price that is none, one that the list has changed,
    nothing or less than the cost without a reason.
    """
    if not asked:
        raise Refused("order-no-lines", field="lines")
    if len(asked) > MOST_LINES:
        raise Refused("order-too-many-lines", field="lines", limit=MOST_LINES)
    products = await products_of(session, {one.product_id for one in asked})
    prices = await prices_for(session, list(products.values()), customer_class, day)
    if len({one.price.currency for one in asked}) > 1:
        raise Refused("order-one-currency", field="lines")
    made = []
    for one in asked:
        known = (standing or {}).get(one.number or 0)
        if known and (known.product_id, known.measure) != (one.product_id, one.measure):
            known = None
        product = products.get(one.product_id)
        if product is None or (not product.active and known is None):
            name = product.name if product else "?"
            raise Refused("order-product-not-sold", field="lines", name=name)
        if known:
            measure, list_price = Measure(known.measure, known.factor), known.list_price
        else:
            measure = measure_of(product, one.measure)
            list_price = list_price_of(prices[product.id], measure)
        check_quantity(product, measure, one.quantity)
        _check_price(product, one, list_price)
        number = known.number if known else first_number
        first_number += 0 if known else 1
        line = _line(product, measure, one, list_price, number)
        if known:
            line.tax_basis_points = known.tax_basis_points
        if (not line.price_units or line.is_below_cost) and not one.reason:
            raise Refused("order-reason-needed", field="lines", name=product.name, price=one.price)
        made.append(line)
    return made


async def products_of(session: AsyncSession, ids: set[int]) -> dict[int, Product]:
    found = await session.scalars(select(Product).where(Product.id.in_(ids)))
    return {product.id: product for product in found}


def measure_of(product: Product, name: str) -> Measure:
    """The product's unit or its pack by its name; Refused where it has none of that name."""
    for measure in product.measures:
        if measure.name == name:
            return measure
    known = " / ".join(measure.name for measure in product.measures)
    raise Refused(
        "order-measure-unknown", field="lines", name=product.name, measure=name, known=known
    )


def list_price_of(price: Money, measure: Measure) -> Money:
    """Of one measure, from that of one unit."""
    return price * measure.factor


def check_quantity(product: Product, measure: Measure, quantity: Decimal) -> None:
    """Refused: none, too much, a part of what cannot be parted, more than three decimals."""
    facts: dict[str, Any] = {"name": product.name, "quantity": quantity, "measure": measure.name}
    if quantity <= 0:
        raise Refused("order-quantity-none", field="lines", **facts)
    if quantity > MOST_QUANTITY:
        limit = int(MOST_QUANTITY)
        raise Refused("order-quantity-too-much", field="lines", limit=limit, **facts)
    if quantity * THOUSANDTHS % 1:
        raise Refused("order-quantity-too-fine", field="lines", **facts)
    # Half a box of 24 bottles is 12 of them; half a bottle is none.
    if not product.is_divisible and quantity * measure.factor % 1:
        raise Refused("order-quantity-whole", field="lines", unit=product.unit, **facts)


def _check_price(product: Product, one: Asked, list_price: Money) -> None:
    if one.list_price != list_price:
        raise Refused(
            "order-price-changed",
            field="lines",
            name=product.name,
            was=one.list_price,
            price=list_price,
        )
    if one.price.currency != list_price.currency:
        raise Refused("order-one-currency", field="lines")
    discount = one.discount or Decimal()
    # More exactly than a line keeps it, somebody could give more than their limit.
    if not 0 <= discount <= HUNDRED or discount * HUNDREDTHS % 1:
        raise Refused("order-discount-wrong", field="lines", name=product.name)
    if one.price.amount < 0 or rounded(one.price) != one.price:
        said = f"{one.price.currency.code} {one.price.amount:f}"  # money would be shown rounded
        raise Refused("order-price-wrong", field="lines", name=product.name, price=said)
    if max(one.price.amount, one.price.amount * one.quantity) > MOST_MONEY:
        raise Refused("order-too-much-money", field="lines", name=product.name)


def _line(
    product: Product, measure: Measure, one: Asked, list_price: Money, number: int
) -> OrderLine:
    cost = product.cost
    is_known = cost is not None and cost.currency == one.price.currency
    return OrderLine(
        number=number,
        product_id=product.id,
        code=product.code,
        name=product.name,
        measure=measure.name,
        factor=measure.factor,
        quantity_milli=milli(one.quantity),
        currency=one.price.currency.code,
        list_units=minor_units(list_price),
        price_units=minor_units(one.price),
        cost_units=minor_units(cost) * measure.factor if cost is not None and is_known else None,
        tax_basis_points=int(product.tax_percent * HUNDREDTHS),
        discount_basis_points=_said_discount(one),
        reason=one.reason,
    )


def _said_discount(one: Asked) -> int | None:
    """Only where no price was agreed on: that tells the discount by itself."""
    if one.discount is None or one.agreed is not None:
        return None
    return int(one.discount * HUNDREDTHS)
