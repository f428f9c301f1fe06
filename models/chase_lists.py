"""The lists of bills that are in people's chats: drawn anew when one in them is answered (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.customers import Customer
from models.facts import pack
from models.instalments import INSTALMENT_CARD, Instalment
from models.orders import ORDER_CARD
from models.outbox import Delivery, Outgoing, edit, redraw
from models.policy_values import SUPERIOR
from models.staff import Staff

PAYMENTS_DUE = "payments-due"  # the list's card, and the kind of its reminder
KEPT_UP = 7  # days: an older list stays as it was
LISTED = 1000  # bills whose answers a list shows


def dedupe(staff_id: int, day: date) -> str:
    """One list per person and day, whichever reminder it was owed for."""
    return f"{PAYMENTS_DUE}:{staff_id}:{day}"


def noted(bills: Iterable[int]) -> str:
    """The ids of a list's bills, as the facts of its message keep them."""
    return " ".join(map(str, list(bills)[:LISTED]))


def bills_in(facts: Mapping[str, Any]) -> Sequence[int]:
    """The ids that `noted` kept."""
    return [int(number) for number in str(facts.get("bills", "")).split()]


async def said_on(session: AsyncSession, reader: Staff, day: date) -> Sequence[int]:
    """The ids of the bills that somebody's list of a day was owed with."""
    facts = await session.scalar(
        select(Outgoing.facts).where(Outgoing.dedupe == dedupe(reader.id, day))
    )
    return bills_in(facts or {})


async def redraw_bills(session: AsyncSession, bills: Collection[Instalment]) -> None:
    """The cards of a customer's bills and of their orders, and the lists of these days that name
    them, show what is true now."""
    if not bills:
        return
    orders = {f"order:{one.order_id}" for one in bills if one.order_id}
    await redraw(session, {one.about for one in bills} | orders, INSTALMENT_CARD, ORDER_CARD)
    ids = {one.id for one in bills}
    for card in await _lists_of(session, next(iter(bills)).customer_id):
        if ids.isdisjoint(bills_in(card.facts)):
            continue
        if card.state is Delivery.WAITING:
            # Held, so that it is drawn after our commit; unless it is being sent by now.
            await session.refresh(card, with_for_update=True)
        if card.key == PAYMENTS_DUE and card.state in (Delivery.SENDING, Delivery.SENT):
            await redraw_list(session, card)


async def redraw_list(session: AsyncSession, card: Outgoing, page: int | None = None) -> None:
    """A list as things are now, on the page that it shows or on another."""
    if page is not None:
        card.facts = {**card.facts, **pack({"page": page})}
    facts = {**card.facts, **pack({"is_there": True})}
    await edit(session, card, key=PAYMENTS_DUE, about=card.about, facts=facts)


async def _lists_of(session: AsyncSession, customer_id: int) -> Sequence[Outgoing]:
    """Those of everybody who may have been told of a customer's bills."""
    customer = await session.get_one(Customer, customer_id)
    owner = await session.get_one(Staff, customer.owner_id)
    chain = [owner.id, *(one.id for one in await owner.superiors(session))]
    positions = [one for one in policy.current().payments.overdue_to if one != SUPERIOR]
    readers = await session.scalars(
        select(Staff.id).where(or_(Staff.id.in_(chain), Staff.position.in_(positions)))
    )
    today = calendar.business_day(clock.now())
    days = [today - timedelta(days=ago) for ago in range(KEPT_UP)]
    found = await session.scalars(
        select(Outgoing)
        .where(Outgoing.dedupe.in_([dedupe(reader, day) for reader in readers for day in days]))
        .order_by(Outgoing.id)
    )
    return found.all()
