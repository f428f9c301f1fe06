"""The lists of bills that are in people's chats: drawn anew when one in them is answered (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.chase_ladder import Ladder, instead_of, rungs
from models.chase_memory import OWNER, forget_list, forget_those_before
from models.customers import Customer
from models.facts import pack, unpack
from models.instalments import INSTALMENT_CARD, Instalment
from models.orders import ORDER_CARD
from models.outbox import Act, Delivery, Outgoing, edit, redraw
from models.positions import Position
from models.staff import Staff

PAYMENTS_DUE = "payments-due"  # the list's card, and the kind of its reminder
KEPT_UP = 31  # days: an older list stays as it was
LISTED = 1000  # bills in a list: what is more is in the next one


def dedupe(staff_id: int, day: date) -> str:
    """One list per person and day, whichever reminder it was owed for."""
    return f"{PAYMENTS_DUE}:{staff_id}:{day}"


def noted(bills: Iterable[int]) -> str:
    """The ids of a list's bills, as the facts of its message keep them."""
    return " ".join(map(str, bills))


def bills_in(facts: Mapping[str, Any]) -> Sequence[int]:
    """The ids that `noted` kept."""
    return [int(number) for number in str(facts.get("bills", "")).split()]


async def redraw_bills(
    session: AsyncSession, bills: Collection[Instalment], *, before: int | None = None
) -> None:
    """The cards of a customer's bills and of their orders, and the lists of these weeks that name
    them, show what is true now; `before`: whose customer it was until now."""
    if not bills:
        return
    orders = {f"order:{one.order_id}" for one in bills if one.order_id}
    await redraw(session, {one.about for one in bills} | orders, INSTALMENT_CARD, ORDER_CARD)
    ids = {one.id for one in bills}
    for card in await _lists_of(session, next(iter(bills)).customer_id, before):
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


async def change_hands(session: AsyncSession, customer_id: int, old_owner_id: int) -> None:
    """A customer has another owner: who hears of everything that is due, and those before find
    nothing of it to answer any more."""
    customer = await session.get_one(Customer, customer_id)
    before = await _chain(session, old_owner_id)
    await forget_those_before(
        session, customer_id, before - await _chain(session, customer.owner_id)
    )
    bills = await Instalment.open_of(session, customer_id)
    await redraw_bills(session, bills, before=old_owner_id)


async def drop_the_unsent(session: AsyncSession, today: date) -> None:
    """Lists whose day is over while they waited are not sent: what they name is told again.

    One that is being drawn just now does the same by itself.
    """
    waiting = await session.scalars(
        select(Outgoing)
        .where(
            Outgoing.key == PAYMENTS_DUE,
            Outgoing.act == Act.SEND,
            Outgoing.target_id.is_(None),
            Outgoing.state == literal_column(f"'{Delivery.WAITING}'"),  # as the index has it
        )
        .with_for_update(skip_locked=True)
    )
    for card in waiting.all():
        day: date = unpack(card.facts)["day"]
        if day < today and card.staff_id:
            card.give_up(Delivery.DROPPED, "its day is over")
            await forget_list(session, card.staff_id, day)


async def _lists_of(
    session: AsyncSession, customer_id: int, before: int | None
) -> Sequence[Outgoing]:
    """Those of everybody who may have been told of a customer's bills."""
    customer = await session.get_one(Customer, customer_id)
    chain = await _chain(session, customer.owner_id)
    if before:
        chain |= await _chain(session, before)
    named = {one for wanted, _ in rungs() for one in instead_of(wanted)}
    positions = [one for one in Position if one in named]
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


async def _chain(session: AsyncSession, owner_id: int) -> set[int]:
    """An owner and everybody above; whoever looks after what somebody at the top left."""
    owner = await session.get_one(Staff, owner_id)
    found = {owner.id, *(one.id for one in await owner.superiors(session))}
    if not owner.is_here:
        ladder = await Ladder.of(session, [owner.id])
        in_their_place = ladder.hearer(owner.id, OWNER)
        found |= {in_their_place.id} if in_their_place else set()
    return found
