"""Who hears of goods that come back: whoever asked and sells, finance and works (8.6)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import order_news, policy
from models.approvals import Outcome
from models.order_returns import RETURN_CARD, GoodsReturn
from models.orders import Order
from models.outbox import Outgoing, notify
from models.staff import Staff

TOLD = {Outcome.APPROVED: "return-approved-told", Outcome.REFUSED: "return-refused-told"}


async def tell_of_decision(
    session: AsyncSession,
    return_: GoodsReturn,
    order: Order,
    by: Staff | None,
    reason: str | None,
) -> None:
    """Agreed or refused: whoever asked and sells; where it was agreed, finance and works get its card."""
    told = await _sellers(session, return_, order)
    for person in told:
        if by is None or person.id != by.id:
            await _tell(
                session,
                return_,
                order,
                person,
                TOLD[return_.outcome],
                credit=return_.credit,
                note=return_.number or "",
                is_by_somebody=by is not None and by.id != return_.author_id,
                by=by.name if by else "",
                reason=reason or "",
            )
    if return_.outcome is Outcome.APPROVED:
        rules = policy.current().orders
        for person in await Staff.here(session, {*rules.moved_by, *rules.invoiced_by}):
            if person not in told:
                dedupe = f"{return_.about}:{person.id}"
                await notify(session, person, RETURN_CARD, about=return_.about, dedupe=dedupe)


async def tell_of_reopening(
    session: AsyncSession, return_: GoodsReturn, order: Order, by: Staff
) -> None:
    for person in await _sellers(session, return_, order):
        await _tell(session, return_, order, person, "return-reopened-told", by=by.name)


async def _sellers(session: AsyncSession, return_: GoodsReturn, order: Order) -> list[Staff]:
    """Whoever asked, whoever looks after the order, and whoever entered it."""
    author = await session.get_one(Staff, return_.author_id)
    others = [one for one in await order_news.sellers_of(session, order) if one.id != author.id]
    return [*([author] if author.is_here else []), *others]


async def _tell(
    session: AsyncSession,
    return_: GoodsReturn,
    order: Order,
    person: Staff,
    key: str,
    **facts: Any,
) -> None:
    """A sentence below its card in the person's chat."""
    customer = await order.customer(session)
    await notify(
        session,
        person,
        key,
        about=return_.about,
        reply_to=await Outgoing.message_showing(session, return_.about, RETURN_CARD, person),
        kind=return_.kind.value,
        number=order.number or "",
        customer=customer.name,
        **facts,
    )
