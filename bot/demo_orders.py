"""What the try-out's customers ordered in the past weeks: delivered, on its way, late, to be decided."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, order_progress
from models.customers import Customer
from models.order_check import list_price_of, measure_of
from models.order_lines import Asked
from models.order_terms import Terms
from models.order_versions import Content
from models.orders import Order, OrderState
from models.outbox import Outgoing
from models.positions import Position
from models.products import Product
from models.shipments import Shipment
from models.staff import Staff

SEED = 8


@dataclass(frozen=True)
class Ordered:
    """An order of a customer, by the days ago on which it was entered, of products by their codes."""

    customer: str
    days_ago: int
    products: str
    state: OrderState = OrderState.DELIVERED
    delivered_within: int = 4  # days that were agreed on
    discount: int = 0  # percent
    terms: str = "days:30"


MADE, SENT, SURE = OrderState.IN_PRODUCTION, OrderState.SHIPPED, OrderState.CONFIRMED

# None later than the customer was last seen (demo_customers.py): there is somebody to follow up.
ORDERS = [
    Ordered("华联超市(人民广场店)", 30, "SQ-550 KL-330 NN-250"),
    Ordered("华联超市(人民广场店)", 23, "SQ-550 KL-330 SP-070"),
    Ordered("华联超市(人民广场店)", 16, "SQ-550 KL-330 FB-001"),
    Ordered("华联超市(人民广场店)", 9, "SQ-550 NN-250"),
    Ordered("福满家便利店", 29, "LC-500 BG-120", terms="on_delivery"),
    Ordered("福满家便利店", 15, "LC-500 KL-2000 SP-070"),
    Ordered("江滨酒楼", 20, "SY-5L DM-25"),
    Ordered("江滨酒楼", 6, "SY-5L DM-25 ZJ-10", MADE, 16),
    Ordered("好邻居超市(徐家汇店)", 14, "SQ-1500 NN-250"),
    Ordered("好邻居超市(徐家汇店)", 7, "SQ-1500 ZJ-10", SENT, 10),
    Ordered("五角场万家超市", 8, "FB-001 BG-120 SP-070", SURE, 20),
    Ordered("虹橋聯合商場", 22, "KL-330 LC-500"),
    Ordered("虹橋聯合商場", 8, "KL-330 LC-500 SY-5L", MADE, 18),
    Ordered("Harbour Fresh Market", 18, "SQ-550 SP-070 BG-120", terms="on_delivery"),
    Ordered("Harbour Fresh Market", 8, "SQ-550 SP-070 KL-2000", MADE, 6),  # is late
    Ordered("Corner Deli", 15, "LC-500 BG-120"),
    Ordered("Old Town Grocery", 11, "FB-001 ZJ-10"),
    Ordered("陆家嘴优品超市", 1, "SQ-550 KL-330", OrderState.WAITING, 9, discount=8),
]


async def place_orders(session: AsyncSession) -> None:
    """Everything in the order of time, by whoever does it in the company. What was written in the
    chats then was read long ago; what waits for a decision stands in the superior's."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    was = await session.scalar(select(func.max(Outgoing.id))) or 0
    works, checker = (
        await holder(session, Position.WORKS),
        await holder(session, Position.SALES_ADMIN),
    )
    try:
        for ordered in sorted(ORDERS, key=lambda one: -one.days_ago):
            # Each time, so that nothing has to be drawn anew.
            await session.execute(delete(Outgoing).where(Outgoing.id > was))
            begin(ordered.days_ago)
            order = await enter(session, ordered, chance)
            if ordered.state in (OrderState.WAITING, OrderState.CONFIRMED):
                continue
            await session.execute(delete(Outgoing).where(Outgoing.id > was))
            if ordered.state is OrderState.IN_PRODUCTION:
                await order_progress.move(session, order, works, OrderState.IN_PRODUCTION)
                continue
            begin(ordered.days_ago - 2)
            await ship(session, order, works, checker)
            if ordered.state is OrderState.DELIVERED:
                begin(ordered.days_ago - chance.choice([3, 4]))
                await arrive(session, order, works)
    finally:
        clock.reset()


def begin(days_ago: int) -> None:
    """The clock shows half past nine of that day."""
    clock.reset()
    day = calendar.business_day(clock.now()) - timedelta(days=days_ago)
    clock.move_to(
        datetime.combine(day, datetime.min.time(), calendar.zone()) + timedelta(hours=9.5)
    )


async def holder(session: AsyncSession, position: Position) -> Staff:
    found = await session.scalars(select(Staff).where(Staff.position == position).limit(1))
    return found.one()


async def enter(session: AsyncSession, ordered: Ordered, chance: random.Random) -> Order:
    """By the owner of the customer, so many packs of each product at the customer's price."""
    customer = (
        await session.scalars(select(Customer).where(Customer.name == ordered.customer))
    ).one()
    day = calendar.business_day(clock.now())
    customer.first_contact_on = min(customer.first_contact_on, day)
    lines = []
    for code in ordered.products.split():
        product = await Product.with_code(session, code)
        assert product
        how = measure_of(product, product.pack_name or product.unit)
        price = await product.price_for(session, customer.customer_class, day)
        discount = Decimal(ordered.discount) if ordered.discount else None
        quantity = Decimal(chance.choice([5, 8, 10, 12, 20, 30]))
        lines.append(
            Asked(product.id, how.name, quantity, list_price_of(price, how), discount=discount)
        )
    return await Order.place(
        session,
        await session.get_one(Staff, customer.owner_id),
        customer,
        Content(
            lines,
            day + timedelta(days=ordered.delivered_within),
            terms=Terms.read(ordered.terms),
            address=customer.address,
        ),
        clock.now(),
    )


async def ship(session: AsyncSession, order: Order, works: Staff, checker: Staff) -> None:
    """All of it, looked over by a second person."""
    await order_progress.move(session, order, works, OrderState.READY)
    quantities = {line.number: line.quantity for line in await order.lines(session)}
    shipment = await Shipment.make(session, order, works, quantities)
    clock.move_by(timedelta(minutes=40))
    await shipment.check(session, checker, right=True)


async def arrive(session: AsyncSession, order: Order, works: Staff) -> None:
    shipment = (await session.scalars(select(Shipment).where(Shipment.order_id == order.id))).one()
    await shipment.deliver(session, works, calendar.business_day(clock.now()))
