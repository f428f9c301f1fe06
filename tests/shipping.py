"""Orders that works has on the table before a test begins, and what is shipped of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models import calendar
from models.order_lines import Asked
from models.orders import Order, OrderState
from models.positions import Position
from models.shipments import Shipment
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import WEDNESDAY, line, place, product, set_state

OPEN = "order:{}"


@dataclass
class Yard:
    """Mei sells; Wendy and Otto are works; Gina is the general manager."""

    office: Office
    rep: Phone
    works: Phone
    second: Phone
    chief: Phone
    customer_id: int = 0
    orders: list[int] = field(default_factory=list)

    async def order(
        self,
        state: OrderState = OrderState.CONFIRMED,
        lines: Sequence[Asked] = (),
        deliver_on: date = WEDNESDAY,
    ) -> int:
        """A confirmed order of ten cases of water, as far as works has brought it; its card is read."""
        asked = lines or [line(await product(self.office, code=f"W{len(self.orders)}"), 10)]
        order_id = await place(self.office, self.rep, self.customer_id, asked, deliver_on)
        if state is not OrderState.CONFIRMED:
            await set_state(self.office, order_id, state)
        await self.office.settle()
        self.orders.append(order_id)
        return order_id

    async def state(self, order_id: int) -> OrderState:
        order = await self.office.one(select(Order).where(Order.id == order_id))
        assert isinstance(order, Order)
        return order.state

    async def opens(self, phone: Phone, order_id: int) -> None:
        """Brings the order's card to the bottom of the chat."""
        await self.office.forge(phone, f"order:{order_id}")

    async def ships(
        self, order_id: int, quantity: Decimal | int = 10, by: Phone | None = None
    ) -> int:
        """A shipment of the first line, which waits for its check; its id."""
        async with self.office.session() as session:
            order = await session.get_one(Order, order_id)
            who = await staff(session, by or self.works)
            made = await Shipment.make(
                session, order, who, {1: Decimal(quantity)}, "SF Express", "SF123"
            )
            number = made.id
        await self.office.settle()
        return number

    async def on_its_way(self, order_id: int, quantity: Decimal | int = 10) -> int:
        """The same, checked by the other one of works."""
        number = await self.ships(order_id, quantity)
        async with self.office.session() as session:
            shipment = await session.get_one(Shipment, number)
            await shipment.check(session, await staff(session, self.second), right=True)
        await self.office.settle()
        return number

    async def shipment(self, number: int) -> Shipment:
        found = await self.office.one(select(Shipment).where(Shipment.id == number))
        assert isinstance(found, Shipment)
        return found


async def open_yard(office: Office, rep: Phone) -> Yard:
    """On Monday morning, with the calendar of the year."""
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
    chief = await office.hire("Gina", Position.GENERAL_MANAGER)
    works = await office.hire("Wendy", Position.WORKS, chief)
    second = await office.hire("Otto", Position.WORKS, chief)
    await office.at("2026-11-23 09:05")
    yard = Yard(office, rep, works, second, chief)
    yard.customer_id = (await open_file(office, rep, "Hualian Market")).id
    await office.settle()
    return yard
