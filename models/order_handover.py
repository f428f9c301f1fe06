"""Open orders go along with their customers: whoever looks after them, not who earned them (1.4, 8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit
from models.approvals import Approval
from models.customers import Customer
from models.orders import UNDELIVERED, Order, OrderState
from models.outbox import notify
from models.staff import Staff

OPEN = (OrderState.WAITING, *UNDELIVERED)
BROUGHT_BACK = "order-brought-back"


@dataclass(frozen=True)
class OrdersLeft:
    """What is open of a customer's orders, and what ended because whoever asked for it left."""

    undelivered: Sequence[Order]
    ended: Sequence[Order]


async def left_by(session: AsyncSession, person: Staff) -> int:
    """How many open orders somebody looks after."""
    found = await session.scalar(
        select(func.count()).where(Order.seller_id == person.id, Order.state.in_(OPEN))
    )
    return found or 0


async def left_at(session: AsyncSession, customer: Customer, at_most: int) -> OrdersLeft:
    """For the successor: the next to be delivered, and what has to be placed again."""
    undelivered = await session.scalars(
        select(Order)
        .where(Order.customer_id == customer.id, Order.state.in_(OPEN))
        .order_by(Order.deliver_on, Order.id)
        .limit(at_most)
    )
    withdrawn = await session.execute(
        select(Order, Staff)
        .join(Staff, Staff.id == Order.author_id)
        .where(
            Order.customer_id == customer.id,
            Order.state == OrderState.WITHDRAWN,
            Staff.left_at.is_not(None),
        )
        .order_by(Order.day.desc(), Order.id.desc())
        .limit(at_most)
    )
    ended = [order for order, author in withdrawn if await _ended_with(session, order, author)]
    return OrdersLeft(undelivered.all(), ended)


async def _ended_with(session: AsyncSession, order: Order, author: Staff) -> bool:
    """Whether it was withdrawn by nobody's wish: its author left while it waited."""
    approval = await Approval.of_record(session, order.about)
    if approval is None or approval.closed_at is None or author.left_at is None:
        return False
    return approval.closed_at >= author.left_at


# Deeds


async def go_along(
    session: AsyncSession, customer_ids: Collection[int], old_owner_id: int, new_owner: Staff
) -> None:
    """Open orders of customers who were given to somebody: theirs to look after from now on.

    Those of others who are still here stay with them. Nobody is told here.
    """
    left = select(Staff.id).where(Staff.left_at.is_not(None))
    orders = await _open_ones(
        session,
        Order.customer_id.in_(customer_ids),
        or_(Order.seller_id == old_owner_id, Order.seller_id.in_(left)),
    )
    await _give(session, orders, new_owner)


async def bring_back(session: AsyncSession, leaver: Staff, removed_by: Staff | None) -> None:
    """What a leaver looked after at customers that are nobody's to hand over: the owner gets it, or,
    where the customer is archived, the superior; they hear of it."""
    found = await session.execute(
        select(Order, Customer)
        .join(Customer, Customer.id == Order.customer_id)
        .where(
            Order.seller_id == leaver.id,
            Order.state.in_(OPEN),
            or_(Customer.owner_id != leaver.id, Customer.archived_at.is_not(None)),
        )
        .order_by(Order.id)
    )
    superior = await leaver.answers_to(session)
    by_taker: dict[Staff, list[Order]] = {}
    for order, customer in found:
        owner = await session.get_one(Staff, customer.owner_id)
        taker = owner if owner.is_here else superior
        if taker:
            by_taker.setdefault(taker, []).append(order)
    for taker, orders in by_taker.items():
        await _give(session, orders, taker)
        number = len(orders)
        audit.record(
            session, removed_by, "orders-back", about=leaver.about, to=taker.id, number=number
        )
        await notify(session, taker, BROUGHT_BACK, name=leaver.name, number=number)


async def _open_ones(session: AsyncSession, *those: ColumnElement[bool]) -> Sequence[Order]:
    found = await session.scalars(
        select(Order)
        .where(Order.state.in_(OPEN), *those)
        .order_by(Order.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def _give(session: AsyncSession, orders: Sequence[Order], to: Staff) -> None:
    for order in orders:
        order.seller_id = to.id
    await session.flush()
    for order in orders:
        await order.redraw_everywhere(session)
