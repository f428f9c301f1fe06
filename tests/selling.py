"""What was sold before a test begins: products and orders made without the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money

from models import calendar, clock
from models.customers import Customer
from models.order_check import list_price_of, measure_of
from models.order_lines import Asked
from models.order_versions import Content
from models.orders import Order
from models.products import Product, keys_of
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

WEDNESDAY = date(2026, 11, 25)


async def product(
    office: Office,
    name: str = "Water",
    price: int = 200,
    *,
    code: str = "",
    unit: str = "bottle",
    pack: tuple[str, int] | None = ("case", 24),
    currency: str = "CNY",
    **values: Any,
) -> Product:
    """A product at so many minor units for one; packed 24 in a case if nothing else is said."""
    async with office.session() as session:
        made = Product(
            code=code or name.upper(),
            name=name,
            unit=unit,
            pack_name=pack[0] if pack else None,
            pack_size=pack[1] if pack else None,
            list_price_units=price,
            currency=currency,
            keys=keys_of(name, code or name.upper(), values.get("aliases", "")),
            **values,
        )
        session.add(made)
        await session.flush()
        return made


def line(of: Product, quantity: Decimal | int | str, measure: str = "", **values: Any) -> Asked:
    """So much of a product at its list price, by its pack if nothing else is said."""
    how = measure_of(of, measure or of.pack_name or of.unit)
    return Asked(of.id, how.name, Decimal(quantity), list_price_of(of.list_price, how), **values)


async def place(
    office: Office,
    author: Phone,
    customer_id: int,
    lines: Sequence[Asked],
    deliver_on: date = WEDNESDAY,
    **content: Any,
) -> int:
    """An order as somebody enters it; its id. Nothing of it is sent until the office settles."""
    async with office.session() as session:
        order = await Order.place(
            session,
            await staff(session, author),
            await session.get_one(Customer, customer_id),
            Content(lines, deliver_on, **content),
            clock.now(),
        )
        return order.id


def price(amount: str, currency: str = "CNY") -> Money:
    return Money(Decimal(amount), currency)


def today() -> date:
    return calendar.business_day(clock.now())
