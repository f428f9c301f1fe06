"""What of the orders should be looked at today: nearly due, perhaps arrived, late (8.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.customers import Customer
from models.order_people import moves_orders
from models.orders import UNSHIPPED, Order, OrderState
from models.shipments import Shipment, ShipmentState
from models.staff import Staff
from models.teams import Leaders

WARNING = "order-warning"
ARRIVED = "order-arrived"
OVERDUE = "order-overdue"

Those = Sequence[ColumnElement[bool]]

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
    return await _listed(session, *await _nearly_due(session, reader, day))


async def on_their_way(session: AsyncSession, seller: Staff, day: date) -> Sequence[Watched]:
    """What should have arrived before a day and nobody has said so: the seller's, the oldest first."""
    found = await session.execute(
        select(Order, Customer, Shipment)
        .join(Customer, Customer.id == Order.customer_id)
        .where(*await _on_their_way(session, seller, day))
        .order_by(Order.deliver_on, Order.id, Shipment.number)
    )
    return [Watched(*one) for one in found]


async def overdue(session: AsyncSession, reader: Staff, day: date) -> Sequence[Watched]:
    """What should have been delivered before a day and is not shipped whole: the oldest first, of
    one day the dearest. Works sees all, a superior what those directly below sell."""
    return await _listed(session, *await _overdue(session, reader, day))


async def has_any(session: AsyncSession, kind: str, reader: Staff, day: date) -> bool:
    """Whether the list of a kind has anything for a reader, none of which is read."""
    those = await _IN_LIST[kind](session, reader, day)
    return await session.scalar(select(Order.id).where(*those).limit(1)) is not None


async def _nearly_due(session: AsyncSession, reader: Staff, day: date) -> Those:
    if not await calendar.is_working_day(session, day):
        return [false()]
    return [await _is_warned_of(session, day), _concerns(reader)]


async def _on_their_way(_: AsyncSession, seller: Staff, day: date) -> Those:
    of_them = Shipment.order_id == Order.id
    return [of_them, *_should_have_arrived(day), Order.seller_id == seller.id]


async def _overdue(session: AsyncSession, reader: Staff, day: date) -> Those:
    if moves_orders(reader):
        return [_is_late(day), Order.number.is_not(None)]
    return [_is_late(day), Order.seller_id.in_(await _answer_to(session, reader))]


_IN_LIST: Mapping[str, Callable[[AsyncSession, Staff, date], Awaitable[Those]]] = {
    WARNING: _nearly_due,
    ARRIVED: _on_their_way,
    OVERDUE: _overdue,
}


# For the clock: which of the `Staff` have one of these lists.


async def who_is_warned(session: AsyncSession, day: date) -> ColumnElement[bool]:
    """Works, and each who sells or entered something that is warned of on a working day."""
    is_warned_of = await _is_warned_of(session, day)
    sold, entered = (select(one).where(is_warned_of) for one in (Order.seller_id, Order.author_id))
    return _are_here(_move_orders() & sold.exists(), Staff.id.in_(sold), Staff.id.in_(entered))


async def who_is_asked(session: AsyncSession, day: date) -> ColumnElement[bool]:
    """Each who sells something that should have arrived."""
    return _are_here(
        Staff.id.in_(
            select(Order.seller_id)
            .join(Shipment, Shipment.order_id == Order.id)
            .where(*_should_have_arrived(day))
        )
    )


async def who_hears_of_late_ones(session: AsyncSession, day: date) -> ColumnElement[bool]:
    """Works, and the superior of each who sells something that is late."""
    late = exists().where(_is_late(day))
    # Each seller's first is enough: nobody goes through all that is late.
    theirs = late.where(Order.seller_id == Staff.id)
    under = await session.scalars(select(Staff.superior_id).where(theirs).distinct())
    leaders = await Leaders.read(session)
    above = {one.id for one in map(leaders.nearest, under) if one}
    return _are_here(_move_orders() & late, Staff.id.in_(above))


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
    leaders = await Leaders.read(session)
    answer = [one for one in leaders.people if leaders.nearest(one) is superior]
    found = await session.scalars(select(Staff.id).where(Staff.superior_id.in_(answer)))
    return found.all()


def _are_here(*ways: ColumnElement[bool]) -> ColumnElement[bool]:
    return Staff.can_be_written_to() & or_(*ways)


def _move_orders() -> ColumnElement[bool]:
    return Staff.position.in_(policy.current().orders.moved_by)
