"""What of the orders should be looked at today: nearly due, perhaps arrived, late (8.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.customers import Customer
from models.order_people import movers, moves_orders
from models.orders import UNSHIPPED, Order, OrderState
from models.shipments import Shipment, ShipmentState
from models.staff import Staff

WARNING = "order-warning"
ARRIVED = "order-arrived"
OVERDUE = "order-overdue"

NOT_READY = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.INSPECTED)


@dataclass(frozen=True)
class Watched:
    """An order in a list, with its customer; of a shipment that is on its way, that one."""

    order: Order
    customer: Customer
    shipment: Shipment | None = None


# For one reader: looked at again when the list is sent.


async def nearly_due(session: AsyncSession, reader: Staff, day: date) -> Sequence[Watched]:
    """What is not ready and is warned of on a working day, the nearest date first.

    Works sees each, whoever sells or entered an order theirs.
    """
    if not await calendar.is_working_day(session, day):
        return []
    return await _listed(session, await _is_warned_of(session, day), _concerns(reader))


async def on_their_way(session: AsyncSession, seller: Staff, day: date) -> Sequence[Watched]:
    """What should have arrived before a day and nobody has said so: the seller's, the oldest first."""
    found = await session.execute(
        select(Order, Customer, Shipment)
        .join(Customer, Customer.id == Order.customer_id)
        .join(Shipment, Shipment.order_id == Order.id)
        .where(*_should_have_arrived(day), Order.seller_id == seller.id)
        .order_by(Order.deliver_on, Order.id, Shipment.number)
    )
    return [Watched(*one) for one in found]


async def overdue(session: AsyncSession, reader: Staff, day: date) -> Sequence[Watched]:
    """What should have been delivered before a day and is not shipped whole: the oldest first, of
    one day the dearest. Works sees all, a superior what those directly below sell."""
    if moves_orders(reader):
        theirs: ColumnElement[bool] = Order.number.is_not(None)
    else:
        below = await _answer_to(session, reader)
        theirs = Order.seller_id.in_(below)
    return await _listed(session, _is_late(day), theirs)


# For the clock: who has one of these lists.


async def who_is_warned(session: AsyncSession, day: date) -> Sequence[Staff]:
    """Works, and each who sells or entered something that is warned of on a working day."""
    found = await session.execute(
        select(Order.seller_id, Order.author_id).where(await _is_warned_of(session, day)).distinct()
    )
    ids = {number for pair in found for number in pair}
    if not ids:
        return []
    return await _who_are_here(session, ids, await movers(session))


async def who_is_asked(session: AsyncSession, day: date) -> Sequence[Staff]:
    """Each who sells something that should have arrived."""
    found = await session.scalars(
        select(Order.seller_id)
        .join(Shipment, Shipment.order_id == Order.id)
        .where(*_should_have_arrived(day))
        .distinct()
    )
    return await _who_are_here(session, set(found))


async def who_hears_of_late_ones(session: AsyncSession, day: date) -> Sequence[Staff]:
    """Works, and the superior of each who sells something that is late."""
    ids = set(await session.scalars(select(Order.seller_id).where(_is_late(day)).distinct()))
    if not ids:
        return []
    above = [superior.id for superior in (await _superiors_of(session, ids)).values()]
    return await _who_are_here(session, set(above), await movers(session))


# What they have in common.


async def _is_warned_of(session: AsyncSession, day: date) -> ColumnElement[bool]:
    """So many days before its date; what falls on the days off that follow is said before them."""
    off = await calendar.next_working_day(session, day) - day
    dates = {
        day + timedelta(days=days + later)
        for days in policy.current().orders.delay_warning_days
        for later in range(off.days)
    }
    return Order.state.in_(NOT_READY) & Order.deliver_on.in_(sorted(dates))


def _is_late(day: date) -> ColumnElement[bool]:
    return Order.state.in_(UNSHIPPED) & (Order.deliver_on < day)


def _should_have_arrived(day: date) -> Sequence[ColumnElement[bool]]:
    return (
        Order.state.in_((OrderState.PART_SHIPPED, OrderState.SHIPPED)),
        Order.deliver_on < day,
        Shipment.state == ShipmentState.SHIPPED,
        # What left the house only today is on its way for good reason.
        Shipment.checked_at < calendar.day_begins(day),
    )


def _concerns(reader: Staff) -> ColumnElement[bool]:
    if moves_orders(reader):
        return Order.number.is_not(None)
    return or_(Order.seller_id == reader.id, Order.author_id == reader.id)


async def _listed(session: AsyncSession, *those: ColumnElement[bool]) -> Sequence[Watched]:
    found = await session.execute(
        select(Order, Customer)
        .join(Customer, Customer.id == Order.customer_id)
        .where(*those)
        .order_by(Order.deliver_on, Order.total_units.desc(), Order.id)
    )
    return [Watched(order, customer) for order, customer in found]


async def _answer_to(session: AsyncSession, superior: Staff) -> Sequence[int]:
    """Who of the branch has this superior as the nearest who can be written to."""
    nearest = await _superiors_of(session, set(await superior.branch(session)) - {superior.id})
    return [number for number, one in nearest.items() if one.id == superior.id]


async def _superiors_of(session: AsyncSession, ids: set[int]) -> Mapping[int, Staff]:
    people = await session.scalars(select(Staff).where(Staff.id.in_(ids)).order_by(Staff.id))
    found = {person.id: await person.answers_to(session) for person in people}
    return {number: superior for number, superior in found.items() if superior}


async def _who_are_here(
    session: AsyncSession, ids: set[int], others: Sequence[Staff] = ()
) -> Sequence[Staff]:
    found = await session.scalars(select(Staff).where(Staff.id.in_(ids)))
    each = {person.id: person for person in [*found, *others] if person.is_here}
    return [each[number] for number in sorted(each)]
