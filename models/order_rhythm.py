"""The rhythm of buying: how often a customer orders, what they usually buy, and what is due again (8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from moneyed import Money
from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.money import from_minor_units
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import STANDING, Order
from models.products import Product

LOOKED_AT = 50  # a customer's last orders
LEAST = 3  # days of buying, before there is a rhythm


@dataclass(frozen=True)
class Rhythm:
    """Every so many days, and the last time."""

    every: int
    last_on: date

    @property
    def next_on(self) -> date:
        return self.last_on + timedelta(days=self.every)


@dataclass(frozen=True)
class Usual:
    """A product that a customer buys again and again."""

    product_id: int
    name: str
    rhythm: Rhythm


@dataclass(frozen=True)
class Purchases:
    """What is known of a customer's buying; `last` is None where nothing was ever ordered.

    `number` and `sums` (one of each currency) are of this year, `due` is what they usually buy and
    have not for longer than usual, the longest overdue first.
    """

    number: int
    sums: Sequence[Money]
    last: Order | None
    rhythm: Rhythm | None
    due: Sequence[Usual]


def rhythm_of(days: Iterable[date]) -> Rhythm | None:
    """The median distance between days, each counted once; None for fewer than three of them."""
    bought = sorted(set(days))
    if len(bought) < LEAST:
        return None
    distances = [(later - earlier).days for earlier, later in pairwise(bought)]
    return Rhythm(round(median(distances)), bought[-1])


def due_of(usual: Iterable[Usual], today: date) -> list[Usual]:
    """Those last bought longer ago than their rhythm, the longest overdue first."""
    due = [one for one in usual if one.rhythm.next_on < today]
    return sorted(due, key=lambda one: (one.rhythm.next_on, one.name))


async def purchases_of(session: AsyncSession, customer_id: int, today: date) -> Purchases:
    """All of it, from the orders that stand."""
    number, sums = await bought_since(session, customer_id, today.replace(month=1, day=1))
    orders = await Order.latest_of(session, customer_id, LOOKED_AT)
    return Purchases(
        number,
        sums,
        orders[0] if orders else None,
        rhythm_of(order.day for order in orders),
        due_of(await usual_of(session, orders), today),
    )


async def bought_since(
    session: AsyncSession, customer_id: int, first: date
) -> tuple[int, list[Money]]:
    """How many orders from a day on, and their sums, one of each currency."""
    found = await session.execute(
        select(Order.currency, func.count(), func.sum(Order.total_units))
        .where(Order.customer_id == customer_id, Order.day >= first, Order.state.in_(STANDING))
        .group_by(Order.currency)
        .order_by(Order.currency)
    )
    number, sums = 0, []
    for currency, orders, units in found:
        number += orders
        sums.append(from_minor_units(int(units), currency))
    return number, sums


async def usual_of(session: AsyncSession, orders: Sequence[Order]) -> list[Usual]:
    """Products on the price list that were bought on at least three days in these orders."""
    found = await session.execute(
        select(OrderLine.product_id, Product.name, Order.day)
        .select_from(Order)
        .join(
            OrderVersion,
            and_(OrderVersion.order_id == Order.id, OrderVersion.number == Order.version),
        )
        .join(OrderLine, OrderLine.version_id == OrderVersion.id)
        .join(Product, Product.id == OrderLine.product_id)
        .where(Order.id.in_([order.id for order in orders]), Product.active)
    )
    days: dict[tuple[int, str], set[date]] = {}
    for product_id, name, day in found:
        days.setdefault((product_id, name), set()).add(day)
    rhythms = ((product, rhythm_of(bought)) for product, bought in days.items())
    return [Usual(*product, rhythm) for product, rhythm in rhythms if rhythm]
