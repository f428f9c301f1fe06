"""Who has to do with an order beside its seller: works that moves it on, the second to check (8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.errors import Refused
from models.orders import Order
from models.staff import Staff


def moves_orders(person: Staff) -> bool:
    """Whether somebody moves orders on by the company's rules (8.4)."""
    return person.position in policy.current().orders.moved_by


def checks_shipping(person: Staff) -> bool:
    """Whether somebody may be the second to check a shipment; never one of their own (8.5)."""
    return person.position in policy.current().orders.shipping_checked_by


def require_mover(person: Staff) -> None:
    if not moves_orders(person):
        raise Refused("order-moved-by-others", final=True)


async def movers(session: AsyncSession) -> Sequence[Staff]:
    """Everybody here who moves orders on."""
    return await Staff.here(session, policy.current().orders.moved_by)


async def checkers(session: AsyncSession, but: int) -> Sequence[Staff]:
    """Everybody here who may check a shipment that the person of this number has made."""
    found = await Staff.here(session, policy.current().orders.shipping_checked_by)
    return [person for person in found if person.id != but]


async def sees_to_customer(session: AsyncSession, order: Order, person: Staff) -> bool:
    """Whether somebody speaks with the customer of an order: who sells, entered it, or stands above."""
    return person.id == order.author_id or await order.may_be_changed_by(session, person)
