"""What was sold before a test begins: products and orders made without the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money

from models import calendar, clock, order_changes
from models.customers import Customer
from models.order_changes import content_of
from models.order_check import list_price_of, measure_of
from models.order_lines import Asked
from models.order_versions import Content
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from tests import records
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
    **values: Any,
) -> Product:
    """A product at so many minor units for one; packed 24 in a case if nothing else is said."""
    pack_name, pack_size = pack or (None, None)
    packed = {"unit": unit, "pack_name": pack_name, "pack_size": pack_size}
    made = records.product(code or name.upper(), name, price, **packed, **values)
    await records.keep_products(office, made)
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


@dataclass(frozen=True)
class Parties:
    """Whoever gets each confirmed order (8.2)."""

    works: Phone
    chief: Phone  # the general manager
    finance: Phone


async def parties(office: Office) -> Parties:
    """They are hired, beside whoever sells."""
    chief = await office.hire("Gina", Position.GENERAL_MANAGER)
    works = await office.hire("Wendy", Position.WORKS, chief)
    return Parties(works, chief, await office.hire("Fay", Position.FINANCE, chief))


async def change(office: Office, author: Phone, order_id: int, **values: Any) -> None:
    """A new version of an order, as it stands but for these parts of its content."""
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        version = await order.shown_version(session)
        content = replace(await content_of(session, version), **values)
        await order_changes.change(
            session,
            order,
            await staff(session, author),
            content,
            order.version,
            None,
            clock.now(),
        )


async def set_state(office: Office, order_id: int, state: OrderState) -> None:
    """As far as works has brought it, without the conversation."""
    async with office.session() as session:
        (await session.get_one(Order, order_id)).state = state
