"""Who hears of an order: works, the managing director, finance, whoever sells (8.2, 8.4, 8.6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import alerts, clock, policy
from models.approvals import Approval, Outcome, who_decided
from models.documents import send_document
from models.order_versions import OrderVersion
from models.orders import ORDER_CARD, Asks, Order
from models.outbox import Outgoing, notify
from models.policy import AlertKind
from models.positions import Position
from models.pricing import HUNDREDTHS
from models.staff import Staff

CHANGE_CARD = "order-changed-card"
BIG_ORDER = "order-big"
PAPERS = ("order-pdf", "order-sheet")  # the form to forward to the customer


@dataclass(frozen=True)
class MoneyOf:
    """What is paid for an order, and what the customer has in hand beside it."""

    paid: Money
    credit: Money


async def tell_of_confirmed(session: AsyncSession, order: Order, version: OrderVersion) -> None:
    """Each party gets its copy once, whoever sells the form for the customer (8.2)."""
    sellers = await sellers_of(session, order)
    others = await parties(session)
    for person in others:
        if person not in sellers:
            await _give_copy(session, order, person)
    for seller in sellers:
        if seller.id != order.author_id:
            await _give_copy(session, order, seller)
        await send_papers(session, order, seller)
    await _tell_of_size(session, order, version, {*sellers, *others})


async def tell_of_change(
    session: AsyncSession, order: Order, version: OrderVersion, was: int, before_it: MoneyOf
) -> None:
    """Everybody who has the order hears what is different; the form comes anew.

    Where it is less than before, whoever sells and finance hear what became of what was paid. The
    director hears of one that has only now become so large.
    """
    sellers = await sellers_of(session, order)
    before = await OrderVersion.of_order(session, order.id, was)
    is_less = version.currency != before.currency or version.total < before.total
    told = await who_has_it(session, order)
    for person in told:
        hears = is_less and (person in sellers or person.keeps_the_money)
        money = await _money_told(session, order, person, before_it) if hears else {}
        await notify(
            session,
            person,
            CHANGE_CARD,
            about=order.about,
            dedupe=f"{order.about}:{version.number}:{person.id}",
            version=version.number,
            was=was,
            **money,
        )
    for seller in sellers:
        await send_papers(session, order, seller)
    await _tell_of_size(session, order, version, set(told))


async def tell_of_cancelling(
    session: AsyncSession,
    order: Order,
    by: Staff | None,
    before_it: MoneyOf,
    *,
    is_decided: bool,
) -> None:
    """With the reason: whoever gives it is told that everybody reads it. Whoever sells and finance
    hear what became of what was paid.

    Where it was decided, whoever asked and whoever sells hear that from `tell_of_decision` alone.
    """
    others = await _who_hears_decisions(session, order) if is_decided else []
    sellers = await sellers_of(session, order)
    told = await who_has_it(session, order)
    for person in told:
        if person not in others and (by is None or person.id != by.id):
            await tell(
                session,
                order,
                person,
                "order-cancelled-told",
                by=by.name if by else "",
                is_by_somebody=by is not None,
                is_sold=person in sellers,
                reason=order.cancel_reason or "",
                **await _in_words(
                    session,
                    order,
                    person,
                    before_it if person in sellers or person.keeps_the_money else None,
                ),
            )
    await alert_of_lost(session, order, by, {*told, *others}, is_decided=is_decided)


async def alert_of_lost(
    session: AsyncSession,
    order: Order,
    by: Staff | None,
    told: Collection[Staff] = (),
    *,
    is_decided: bool,
) -> None:
    """Refused, withdrawn or cancelled: superiors who want to hear of lost orders do, but for who
    ended it, was `told`, or had a part in deciding it."""
    decided = await who_decided(session, order.about) if is_decided else set()
    known = decided | {one.id for one in told} | ({by.id} if by else set())
    await alerts.raise_(
        session,
        AlertKind.LOST_ORDER,
        order.about,
        order.seller_id,
        part=clock.now().isoformat(),  # a refusal may be taken back, and come again
        besides=known,
    )


async def tell_of_decision(
    session: AsyncSession,
    order: Order,
    asked: Asks,
    outcome: Outcome,
    by: Staff | None,
    reason: str | None,
    before_it: MoneyOf | None = None,
) -> None:
    """Whoever asked, and whoever sells; nobody of what the applicant withdrew. With what the order had
    `before_it` was cancelled, what became of that."""
    if outcome is Outcome.WITHDRAWN:
        return
    version = await order.shown_version(session)
    is_capped = outcome is Outcome.APPROVED and asked is not Asks.CANCEL
    capped = (is_capped and version.capped_basis_points) or 0
    for person in await _who_hears_decisions(session, order):
        await tell(
            session,
            order,
            person,
            f"order-{asked.value}-{outcome.value}",
            by=by.name if by else "",
            reason=reason or "",
            said=bool(reason),
            capped=Decimal(capped) / HUNDREDTHS,
            **await _in_words(session, order, person, before_it),
        )


async def money_of(session: AsyncSession, order: Order) -> MoneyOf:
    """What is paid for an order, and the credit beside it, in its currency; to be told from what it is
    after a deed."""
    from models import ledger, settling  # they stand on files that stand on this one

    currency = order.currency
    in_hand = await ledger.credit_in_hand(session, order.customer_id)
    credit = next((one for one in in_hand if one.currency.code == currency), Money(0, currency))
    return MoneyOf(await settling.paid_for(session, order.id, currency), credit)


async def _in_words(
    session: AsyncSession, order: Order, person: Staff, before_it: MoneyOf | None
) -> dict[str, Any]:
    told = await _money_told(session, order, person, before_it) if before_it else {}
    moved, credit = told.get("moved"), told.get("credit")
    return {
        "has_moved": moved is not None,
        "moved": moved or "",
        "has_credit": credit is not None,
        "credit": credit or "",
    }


async def _money_told(
    session: AsyncSession, order: Order, person: Staff, before_it: MoneyOf
) -> dict[str, Any]:
    """What of the money for an order pays other bills now, and the customer's credit by now, for who
    sees the customer, and finance (1.3, 10.1). None: nothing."""
    customer = await order.customer(session)
    if not (person.keeps_the_money or await customer.visible_to(session, person)):
        return {}
    now = await money_of(session, order)
    if now.paid.currency != before_it.paid.currency:
        return {"credit": now.credit or None}
    freed = before_it.paid - now.paid
    moved = freed - (now.credit - before_it.credit)
    return {"moved": moved if moved.amount > 0 else None, "credit": now.credit or None}


async def _who_hears_decisions(session: AsyncSession, order: Order) -> list[Staff]:
    """Whoever asked, and whoever sells; each once."""
    approval = await Approval.of_record(session, order.about)
    assert approval
    applicant = await approval.applicant(session)
    return list(dict.fromkeys([applicant, *await sellers_of(session, order)]))


async def tell_of_reopening(session: AsyncSession, order: Order, by: Staff) -> None:
    for seller in await sellers_of(session, order):
        await tell(session, order, seller, "order-reopened", by=by.name)


async def tell(session: AsyncSession, order: Order, person: Staff, key: str, **facts: Any) -> None:
    """A sentence about an order, below its card in the person's chat."""
    customer = await order.customer(session)
    await notify(
        session,
        person,
        key,
        about=order.about,
        reply_to=await Outgoing.message_showing(session, order.about, ORDER_CARD, person),
        number=order.number or "",
        customer=customer.name,
        **facts,
    )


async def send_papers(session: AsyncSession, order: Order, person: Staff) -> None:
    """The order form as PDF and as a sheet, to be forwarded."""
    for key in PAPERS:
        # Of another version it is another file, however soon that comes.
        await send_document(session, person, key, about=order.about, version=order.version)


async def parties(session: AsyncSession) -> Sequence[Staff]:
    """Everybody of the positions that get each confirmed order (8.2)."""
    return await Staff.here(session, policy.current().orders.copies_to)


async def sellers_of(session: AsyncSession, order: Order) -> list[Staff]:
    """Whoever looks after it, and whoever entered it."""
    ids = dict.fromkeys((order.seller_id, order.author_id))
    people = [await session.get_one(Staff, number) for number in ids]
    return [person for person in people if person.is_here]


async def who_has_it(session: AsyncSession, order: Order) -> list[Staff]:
    """Everybody with its card in the chat, whoever joined the parties since, and whoever sells."""
    cards = await Outgoing.cards_about(session, order.about, ORDER_CARD, BIG_ORDER)
    ids = dict.fromkeys(card.staff_id for card in cards if card.staff_id)
    people = [await session.get_one(Staff, number) for number in ids]
    people += [*await parties(session), *await sellers_of(session, order)]
    return [person for person in dict.fromkeys(people) if person.is_here]


async def _give_copy(session: AsyncSession, order: Order, person: Staff) -> None:
    await notify(
        session,
        person,
        ORDER_CARD,
        about=order.about,
        dedupe=f"{order.about}:copy:{person.id}",
    )


async def _tell_of_size(
    session: AsyncSession, order: Order, version: OrderVersion, told: Collection[Staff]
) -> None:
    """Of a large one, once: the director, and superiors who want to hear of big orders, but for who
    is `told` of it at this moment, made it so large, or had a part in deciding that (16.1)."""
    known = {version.author_id, *(one.id for one in told)}
    known |= await _tell_director(session, order, version)
    known |= await who_decided(session, order.about, since=version.created_at)
    await alerts.raise_(
        session,
        AlertKind.BIG_ORDER,
        order.about,
        order.seller_id,
        besides=known,
        amount=version.total,
    )


async def _tell_director(session: AsyncSession, order: Order, version: OrderVersion) -> set[int]:
    """The director above whoever sells, else whoever is director (8.3); who that is, if anybody."""
    if version.total.amount < policy.current().orders.director_told_from:
        return set()
    seller = await session.get_one(Staff, order.seller_id)
    above = [one for one in await seller.superiors(session) if one.position is Position.DIRECTOR]
    others = await Staff.here(session, [Position.DIRECTOR])
    told = [one for one in (*above, *others) if one.is_here][:1]
    for director in told:
        if director.id != order.author_id:
            await notify(
                session,
                director,
                BIG_ORDER,
                about=order.about,
                dedupe=f"{order.about}:big:{director.id}",
            )
    return {one.id for one in told}
