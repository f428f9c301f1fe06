"""Who hears of a shipment: the second person, its maker, whoever sells, works of trouble (8.4, 8.5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import order_news
from models.order_people import checkers, movers
from models.orders import Order
from models.outbox import Outgoing, notify, tell_administrators
from models.shipments import CARD, Shipment
from models.staff import Staff


async def ask_for_a_check(session: AsyncSession, shipment: Shipment, order: Order) -> None:
    """Everybody who may; where nobody but its maker could, the administrators hear it once."""
    others = await checkers(session, but=shipment.made_by_id)
    for person in others:
        dedupe = f"{shipment.about}:check:{person.id}"
        await notify(session, person, CARD, about=shipment.about, dedupe=dedupe)
    if not others:
        await tell_administrators(
            session, "shipment-nobody-checks", once=shipment.about, number=order.number or ""
        )


async def tell_of_check(
    session: AsyncSession, shipment: Shipment, order: Order, by: Staff, reason: str | None
) -> None:
    """Whoever sells hears what is on its way, its maker that it was right, or why not."""
    maker = await session.get_one(Staff, shipment.made_by_id)
    if reason is not None:
        facts = {"by": by.name, "reason": reason}
        await _tell(session, shipment, order, maker, "shipment-refused-told", **facts)
        return
    for seller in await order_news.sellers_of(session, order):
        dedupe = f"{shipment.about}:shipped:{seller.id}"
        await notify(session, seller, CARD, about=shipment.about, dedupe=dedupe)
    await _tell(session, shipment, order, maker, "shipment-checked-told", by=by.name)


async def tell_of_arrival(
    session: AsyncSession, shipment: Shipment, order: Order, by: Staff
) -> None:
    """Whoever sells, unless they said so themselves."""
    facts = {
        "by": by.name,
        "day": shipment.delivered_on,
        "whole": order.delivered_on is not None,
    }
    for seller in await order_news.sellers_of(session, order):
        if seller.id != by.id:
            await _tell(session, shipment, order, seller, "shipment-delivered-told", **facts)


async def tell_of_trouble(
    session: AsyncSession, shipment: Shipment, order: Order, by: Staff, words: str
) -> None:
    """Works, which has to look into it."""
    for person in await movers(session):
        if person.id != by.id:
            facts = {"by": by.name, "words": words}
            await _tell(session, shipment, order, person, "shipment-trouble-told", **facts)


async def _tell(
    session: AsyncSession, shipment: Shipment, order: Order, person: Staff, key: str, **facts: Any
) -> None:
    """A sentence below its card, where the person has one."""
    customer = await order.customer(session)
    await notify(
        session,
        person,
        key,
        about=shipment.about,
        reply_to=await Outgoing.message_showing(session, shipment.about, CARD, person),
        number=order.number or "",
        customer=customer.name,
        shipment=shipment.number,
        **facts,
    )
