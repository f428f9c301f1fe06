"""Progress: what works does with an order, step by step, until it is closed (8.4).

While a change waits for its decision production goes on, for a change that is refused must not
have cost a day; nothing is shipped until it is made (`Shipment.make`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, instalments, invoices, order_news, shipments
from models.albums import Photo, kept
from models.approvals import Outcome
from models.base import Base
from models.errors import Refused
from models.order_people import moves_orders, require_mover
from models.order_returns import ReturnKind, came_back, credited_unbilled
from models.orders import Order, OrderState
from models.staff import Staff, wait_for_leavers

SHIPPED_STATES = (
    OrderState.PART_SHIPPED,
    OrderState.SHIPPED,
    OrderState.DELIVERED,
    OrderState.CLOSED,
)
# What a tap may make of an order, the usual step first; "ready" at once is what lay in stock.
STEPS = {
    OrderState.CONFIRMED: (OrderState.IN_PRODUCTION, OrderState.READY),
    OrderState.IN_PRODUCTION: (OrderState.READY,),
    OrderState.INSPECTED: (OrderState.READY,),
}
INSPECTABLE = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.INSPECTED)
BY_HAND = (OrderState.IN_PRODUCTION, OrderState.INSPECTED, OrderState.READY)

LONGEST_NOTE = 500  # UTF-16 units of an inspection's words
MOST_PHOTOS = 10

# What whoever sells hears.
TOLD = {
    OrderState.IN_PRODUCTION: "order-step-in-production",
    OrderState.INSPECTED: "order-step-inspected",
    OrderState.READY: "order-step-ready",
}


class Progress(Base):
    """One step of an order: who took it to which state and when, with what was noted."""

    __tablename__ = "order_progress"
    __table_args__ = (Index("ix_order_progress_order_id", "order_id", "id"),)

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    state: Mapped[OrderState]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(Text)  # the result of an inspection
    passed: Mapped[bool | None]  # an inspection's
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}


async def steps_of(session: AsyncSession, order_id: int) -> Sequence[Progress]:
    """Every step an order took, in order."""
    found = await session.scalars(
        select(Progress).where(Progress.order_id == order_id).order_by(Progress.id)
    )
    return found.all()


async def last_step(session: AsyncSession, order_id: int) -> Progress | None:
    """The latest; None: it was confirmed, and nothing since."""
    return await session.scalar(
        select(Progress).where(Progress.order_id == order_id).order_by(Progress.id.desc()).limit(1)
    )


async def last_inspection(session: AsyncSession, order_id: int) -> Progress | None:
    """The latest that was noted; None: nobody inspected anything."""
    return await session.scalar(
        select(Progress)
        .where(Progress.order_id == order_id, Progress.passed.is_not(None))
        .order_by(Progress.id.desc())
        .limit(1)
    )


async def has_failed(session: AsyncSession, order_id: int) -> bool:
    """Whether the last inspection did: until another has passed, nothing is ready (8.4)."""
    inspection = await last_inspection(session, order_id)
    return inspection is not None and inspection.passed is False


async def may_be_undone(session: AsyncSession, order: Order, person: Staff) -> bool:
    """Whether the last step was this person's, of today, and nothing followed."""
    step = await last_step(session, order.id)
    if step is None or step.by_id != person.id or step.state is not order.state:
        return False
    is_of_today = calendar.business_day(step.created_at) == calendar.business_day(clock.now())
    if not is_of_today or order.state not in BY_HAND or not moves_orders(person):
        return False
    return not await shipments.taken_of(session, order.id)


# Deeds


async def move(session: AsyncSession, order: Order, who: Staff, to: OrderState) -> bool:
    """Take an order one step on, or to "ready" at once (8.4); whoever sells hears it.

    False where it is there already: somebody tapped twice, or another was first. Refused to
    whoever does not move orders, of one that does not stand, backwards, and to "ready" while the
    last inspection failed.
    """
    await _begin(session, order, who)
    if order.state is to:
        return False
    if to not in STEPS.get(order.state, ()):
        raise Refused("order-step-not-now", state=order.state)
    if to is OrderState.READY and await has_failed(session, order.id):
        raise Refused("order-step-inspect-first")
    await _take(session, order, who, Progress(state=to), TOLD[to])
    return True


async def inspect(
    session: AsyncSession,
    order: Order,
    who: Staff,
    *,
    passed: bool,
    note: str | None,
    photos: Sequence[Photo],
    after: int,
) -> None:
    """Note how an inspection ended: one that failed sends the order back into production (8.4).

    `after` is the number of the last step when it began, 0 where there was none. Refused as
    `move` is, and where another step was taken meanwhile.
    """
    await _begin(session, order, who)
    last = await last_step(session, order.id)
    if (last.id if last else 0) != after:
        raise Refused("order-step-meanwhile", final=True, state=order.state)
    if order.state not in INSPECTABLE:
        raise Refused("order-step-not-now", final=True, state=order.state)
    state = OrderState.INSPECTED if passed else OrderState.IN_PRODUCTION
    step = Progress(
        state=state,
        passed=passed,
        note=note,
        photos=kept(photos),
    )
    key = TOLD[state] if passed else "order-step-failed"
    facts = {"note": note or "", "said": bool(note)} if passed else {"note": note or ""}
    await _take(session, order, who, step, key, **facts)


async def undo(session: AsyncSession, order: Order, who: Staff) -> None:
    """Take back one's own last step of today. Refused where something followed."""
    await _begin(session, order, who)
    if not await may_be_undone(session, order, who):
        raise Refused("order-undo-too-late", state=order.state)
    *before, step = await steps_of(session, order.id)
    audit.record(session, who, "order-step-undone", about=order.about, state=step.state.value)
    order.state = before[-1].state if before else OrderState.CONFIRMED
    await session.delete(step)
    await session.flush()
    await _tell(session, order, who, "order-step-undone", state=order.state)
    await order.redraw_everywhere(session)


async def _begin(session: AsyncSession, order: Order, who: Staff) -> None:
    require_mover(who)
    await wait_for_leavers(session)
    await order.lock(session)
    if not order.is_standing:
        raise Refused("order-not-standing", final=True)


async def _take(
    session: AsyncSession, order: Order, who: Staff, step: Progress, key: str, **facts: Any
) -> None:
    order.state = step.state
    step.order_id, step.by_id = order.id, who.id
    session.add(step)
    await session.flush()
    inspected = {} if step.passed is None else {"passed": step.passed}
    audit.record(
        session, who, "order-moved", about=order.about, state=step.state.value, **inspected
    )
    await _tell(session, order, who, key, **facts)
    await order.redraw_everywhere(session)


async def _tell(session: AsyncSession, order: Order, who: Staff, key: str, **facts: Any) -> None:
    for seller in await order_news.sellers_of(session, order):
        if seller.id != who.id:
            await order_news.tell(session, order, seller, key, by=who.name, **facts)


# What shipping makes of it


async def to_ship(session: AsyncSession, order: Order) -> Mapping[int, int]:
    """What of each line may still be put into a shipment, by its number, in thousandths (8.6).

    Ordered, less what is in shipments, and again what came back to be exchanged.
    """
    return await _left(session, order, await shipments.taken_of(session, order.id))


async def keep_up(session: AsyncSession, order: Order) -> None:
    """Bring the state of an order in line with what was shipped, arrived and was invoiced (8.4).

    Called with the order locked, after anything of that has changed.
    """
    if not order.is_standing:
        return
    shipped = await shipments.shipped_of(session, order.id)
    if not shipped:
        if order.state in SHIPPED_STATES:
            order.state = OrderState.READY
    elif any((await _left(session, order, shipped)).values()):
        order.state = OrderState.PART_SHIPPED
    elif not (arrived := await shipments.arrived_on(session, order.id)):
        order.state = OrderState.SHIPPED
    else:
        order.delivered_on = arrived
        await instalments.keep_due(session, order)
        is_billed = await _is_billed(session, order, shipped)
        order.state = OrderState.CLOSED if is_billed else OrderState.DELIVERED
    if order.state not in (OrderState.DELIVERED, OrderState.CLOSED):
        order.delivered_on = None
    await session.flush()


async def follow(session: AsyncSession, order: Order, who: Staff) -> None:
    """`keep_up`, and a step where that has changed how far the order is."""
    was = order.state
    await keep_up(session, order)
    if order.state is not was:
        session.add(Progress(order_id=order.id, state=order.state, by_id=who.id))
        await session.flush()


async def _left(session: AsyncSession, order: Order, gone: Mapping[int, int]) -> Mapping[int, int]:
    exchanged = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE)
    return {
        line.number: line.quantity_milli - gone.get(line.number, 0) + exchanged.get(line.number, 0)
        for line in await order.lines(session)
    }


async def _is_billed(session: AsyncSession, order: Order, shipped: Mapping[int, int]) -> bool:
    """Whether all that left the house for good stands on checked invoices, but for what came back
    before it was billed (8.5)."""
    exchanged = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE)
    never = await credited_unbilled(session, order.id)
    checked = await invoices.invoiced_of(session, order.id, checked_only=True)
    return all(
        checked.get(number, 0) >= quantity - exchanged.get(number, 0) - never.get(number, 0)
        for number, quantity in shipped.items()
    )
