"""What was shipped, billed and given back before a test begins: made without the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, invoicing, order_progress
from models.approvals import Approval
from models.invoicing import Scope
from models.order_lines import milli
from models.order_returns import GoodsReturn, ReturnKind
from models.orders import Order
from models.shipments import Shipment, ShipmentLine, ShipmentState
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.selling import today

Quantities = Mapping[int, Decimal | int | str]


async def put_on_the_way(
    session: AsyncSession, order: Order, quantities: Quantities, *, arrived: bool
) -> None:
    """Left the house, whoever checked it."""
    last = await session.scalar(
        select(func.max(Shipment.number)).where(Shipment.order_id == order.id)
    )
    shipment = Shipment(
        order_id=order.id,
        number=(last or 0) + 1,
        state=ShipmentState.DELIVERED if arrived else ShipmentState.SHIPPED,
        made_by_id=order.seller_id,
        delivered_on=today() if arrived else None,
    )
    session.add(shipment)
    await session.flush()
    session.add_all(
        ShipmentLine(
            shipment_id=shipment.id, line_number=number, quantity_milli=milli(Decimal(quantity))
        )
        for number, quantity in quantities.items()
    )
    await session.flush()
    await order_progress.keep_up(session, order)


async def ship(
    office: Office, order_id: int, quantities: Quantities, *, arrived: bool = True
) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await put_on_the_way(session, order, quantities, arrived=arrived)


async def bill(
    office: Office,
    maker: Phone,
    order_id: int,
    number: str = "INV-1",
    scope: Scope = Scope.SHIPPED,
    *,
    checked_by: Phone | None = None,
) -> int:
    """An invoice over what the order says, checked if somebody does; its id."""
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        due = (await invoicing.bill_of(session, order, scope)).totals.total
        who = await staff(session, maker)
        invoice = await invoicing.make(session, order, who, number, due, scope)
        if checked_by:
            await invoicing.check(session, invoice, await staff(session, checked_by))
        return invoice.id


async def give_back(
    office: Office,
    author: Phone,
    order_id: int,
    quantities: Quantities,
    kind: ReturnKind = ReturnKind.RETURN,
    *,
    decided_by: Phone | None = None,
    yes: bool = True,
) -> int:
    """Asked for, and decided if somebody does; its id."""
    async with office.session() as session:
        return_ = await GoodsReturn.ask(
            session,
            await session.get_one(Order, order_id),
            await staff(session, author),
            kind,
            {number: Decimal(quantity) for number, quantity in quantities.items()},
            "Broken",
            [],
            clock.now(),
        )
        if decided_by:
            approval = await Approval.of_record(session, return_.about)
            assert approval
            who = await staff(session, decided_by)
            await approval.decide(session, who, yes=yes, reason=None if yes else "Not ours")
        return return_.id


async def tap(office: Office, phone: Phone, data: str) -> None:
    """A tap on a button with this data, whether the phone shows one or not."""
    if not phone.inbox:
        await phone.types("/help")
    await office.forge(phone, data)
