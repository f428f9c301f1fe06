"""Lines of an order while they are gathered: as a draft keeps them, and what they are checked by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.fields.amount import amount_in
from bot.goods_words import OF_MONEY, Price, which_measure
from models import order_check
from models.customers import Customer
from models.errors import Refused
from models.order_buying import Bought, bought_by
from models.order_lines import Asked, OrderLine
from models.order_versions import rounding_of_today
from models.pricing import Counted, Rounding, discount_of
from models.products import Measure, Product, prices_for

Line = dict[str, Any]
"""A line as JSON: what was asked for, and the name and code by which it is shown."""

BOUGHT = 40  # products of which it is known how they were bought last


def kept_money(money: Money) -> dict[str, str]:
    return {"amount": str(money.amount), "currency": money.currency.code}


def money_of(kept: Mapping[str, str]) -> Money:
    return Money(Decimal(kept["amount"]), kept["currency"])


def kept_line(asked: Asked, name: str, code: str, **more: Any) -> Line:
    """A line to be kept; `more` is `message`, that it came with, and `was`, an earlier list price."""
    return {
        "id": asked.product_id,
        "name": name,
        "code": code,
        "measure": asked.measure,
        "quantity": str(asked.quantity),
        "list": kept_money(asked.list_price),
        "agreed": str(asked.agreed.amount) if asked.agreed is not None else None,
        "discount": str(asked.discount) if asked.discount is not None else None,
        "reason": asked.reason,
        "number": asked.number,
        **more,
    }


def asked_of(line: Mapping[str, Any]) -> Asked:
    """A kept line as the order takes it."""
    list_price = money_of(line["list"])
    agreed, discount = line["agreed"], line["discount"]
    return Asked(
        product_id=line["id"],
        measure=line["measure"],
        quantity=Decimal(line["quantity"]),
        list_price=list_price,
        agreed=Money(Decimal(agreed), list_price.currency) if agreed is not None else None,
        discount=Decimal(discount) if discount is not None else None,
        reason=line["reason"],
        number=line["number"],
    )


def amount_of(line: Mapping[str, Any]) -> Money:
    asked = asked_of(line)
    return Counted(asked.price, asked.quantity, Decimal()).amount


def sum_of(lines: Sequence[Line]) -> Money:
    """What lines come to, before tax is added to them."""
    amounts = [amount_of(line) for line in lines]
    return sum(amounts[1:], amounts[0])


def discount_shown(line: Mapping[str, Any]) -> Decimal:
    """In percent below the list, to one decimal; 0 where nothing is taken off."""
    asked = asked_of(line)
    if asked.agreed is None:
        return asked.discount or Decimal()
    return discount_of(asked.price, asked.list_price).quantize(Decimal("0.1"))


def same_goods(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two lines could be one: the same measure of a product, both sold or both given."""
    goods = [(line["id"], line["measure"], not amount_of(line)) for line in (one, other)]
    return goods[0] == goods[1]


@dataclass
class Market:
    """Whom an order is for, and the day whose prices count; a customer who is not known yet: None.

    `standing` are the lines that an order has already, by number, when one is changed; `rounding`
    is that order's.
    """

    session: AsyncSession
    customer: Customer | None
    day: date
    standing: Mapping[int, OrderLine] = field(default_factory=dict)
    rounding: Rounding = field(default_factory=rounding_of_today)
    _bought: dict[int, Bought] | None = None

    async def bought(self) -> dict[int, Bought]:
        """What the customer bought, by product, the latest first."""
        if self._bought is None:
            found = await bought_by(self.session, self.customer.id, BOUGHT) if self.customer else []
            self._bought = {one.product.id: one for one in found}
        return self._bought

    async def measure(self, product: Product, said: str) -> Measure:
        """The one that was said; else that of the last time, else the pack, else the unit."""
        if said:
            name = which_measure(said, [measure.name for measure in product.measures])
            return order_check.measure_of(product, name or said)
        last = (await self.bought()).get(product.id)
        for measure in product.measures:
            if last and measure.name == last.measure:
                return measure
        return product.measures[-1]

    async def list_price(self, product: Product, measure: Measure) -> Money:
        customer_class = self.customer.customer_class if self.customer else None
        prices = await prices_for(self.session, [product], customer_class, self.day)
        return order_check.list_price_of(prices[product.id], measure)

    async def check(self, asked: Sequence[Asked]) -> list[OrderLine]:
        """Lines as they would be written; refused as placing and changing are."""
        customer_class = self.customer.customer_class if self.customer else None
        first_free = max(self.standing, default=0) + 1
        return await order_check.lines_of(
            self.session, asked, customer_class, self.day, self.standing, first_free
        )

    async def as_of_now(self, lines: Sequence[Line], *, noted: bool = True) -> list[Line]:
        """The lines with the list prices of now, and where these are others and that is `noted`, the
        earlier one beside; what stands in an order already keeps its price."""
        found = await self.session.scalars(
            select(Product).where(Product.id.in_({line["id"] for line in lines}))
        )
        products = {product.id: product for product in found}
        customer_class = self.customer.customer_class if self.customer else None
        prices = await prices_for(self.session, list(products.values()), customer_class, self.day)
        return [
            line
            if self._stands(line) or line["id"] not in products
            else _priced_anew(line, products[line["id"]], prices[line["id"]], noted=noted)
            for line in lines
        ]

    def _stands(self, line: Line) -> bool:
        known = self.standing.get(line["number"] or 0)
        return known is not None and (known.product_id, known.measure) == (
            line["id"],
            line["measure"],
        )


def _priced_anew(line: Line, product: Product, price: Money, *, noted: bool) -> Line:
    measure = next((one for one in product.measures if one.name == line["measure"]), None)
    if measure is None:
        return line  # packed otherwise by now, or sold for other money: sending it says so
    now, before = order_check.list_price_of(price, measure), money_of(line["list"])
    if now == before or now.currency != before.currency:
        return line
    more = {"was": kept_money(before)} if noted and "was" not in line else {}
    return {**line, "list": kept_money(now), **more}


def agreed_price(said: Price, list_price: Money) -> Money:
    """In the currency of the list; refused where another one was named."""
    currency = list_price.currency.code
    if said.mark and said.mark not in OF_MONEY and amount_in(f"1{said.mark}", currency) is None:
        raise Refused("order-one-currency", field="lines")
    return Money(said.amount, list_price.currency)


def with_measure(asked: Asked, measure: Measure, list_price: Money) -> Asked:
    """The same goods counted otherwise: a line of its own, at the list's price less its discount."""
    if measure.name == asked.measure:
        return asked
    return replace(
        asked, measure=measure.name, list_price=list_price, agreed=None, reason=None, number=None
    )
