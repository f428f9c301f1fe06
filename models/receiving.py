"""Receiving: a receipt is recorded, confirmed, refused, corrected, and may bounce (10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, booking, calendar, clock, hand_ins, ledger, policy, settling
from models.albums import Photo, kept, send_photos
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.instalments import Instalment
from models.ledger import LedgerEntry
from models.money import minor_units, rounded
from models.orders import ORDER_CARD, Order
from models.outbox import notify, redraw, tell_administrators
from models.receipts import (
    COUNTING,
    RECEIPT_CARD,
    PaymentMethod,
    Receipt,
    ReceiptState,
    key_of,
)
from models.staff import Staff, wait_for_leavers

MOST_UNITS = 10**14


# Questions


async def currencies_of(session: AsyncSession, customer_id: int) -> Sequence[str]:
    """In which a customer may pay: what they ever bought in, else the company's."""
    found = await session.scalars(
        select(LedgerEntry.currency)
        .where(LedgerEntry.customer_id == customer_id)
        .group_by(LedgerEntry.currency)
        .order_by(LedgerEntry.currency)
    )
    return found.all() or [policy.current().company.currency]


async def like(
    session: AsyncSession, customer_id: int, amount: Money, reference: str | None, but: int = 0
) -> Receipt | None:
    """The latest that counts with the same amount and reference: perhaps the same money (10.1).

    Without a reference only one of the same customer is meant.
    """
    query = select(Receipt).where(
        Receipt.amount_units == minor_units(amount),
        Receipt.currency == amount.currency.code,
        Receipt.state.in_(COUNTING),
        Receipt.id != but,
    )
    if key := key_of(reference or ""):
        query = query.where(Receipt.reference_key == key)
    else:
        query = query.where(Receipt.customer_id == customer_id, Receipt.reference_key.is_(None))
    return await session.scalar(query.order_by(Receipt.id.desc()).limit(1))


def may_be_confirmed_by(receipt: Receipt, person: Staff) -> bool:
    """Finance, and never whoever recorded it."""
    is_finance = person.keeps_the_money and person.left_at is None
    return is_finance and person.id != receipt.author_id


async def confirmers_of(session: AsyncSession, receipt: Receipt) -> Sequence[Staff]:
    """Everybody who may, and can be written to."""
    return await confirmers_beside(session, receipt.author_id)


async def confirmers_beside(session: AsyncSession, author_id: int) -> Sequence[Staff]:
    """Everybody who may confirm what somebody records."""
    found = await Staff.here(session, policy.current().payments.confirmed_by)
    return [person for person in found if person.id != author_id]


def require_confirmer(receipt: Receipt, who: Staff) -> None:
    """Refused to whoever recorded it, and to whoever is not named for it."""
    if who.id == receipt.author_id:
        raise Refused("receipt-own", final=True)
    if not may_be_confirmed_by(receipt, who):
        raise Refused("receipt-gone-or-not-yours", final=True)


async def decided_already(session: AsyncSession, receipt: Receipt, who: Staff) -> Refused:
    """Whoever comes second hears who was first, and what was said."""
    first = await session.get_one(Staff, receipt.decided_by_id) if receipt.decided_by_id else None
    return Refused(
        "receipt-not-now",
        final=True,
        state=receipt.state,
        is_waiting=first is None,
        is_mine=first is not None and first.id == who.id,
        by=first.name if first else "",
    )


async def check(
    session: AsyncSession,
    author: Staff,
    customer: Customer,
    amount: Money,
    day: date,
    order: Order | None,
) -> None:
    """Refused, naming the question to ask again: somebody else's customer; nothing, too much, too
    fine, another currency than they buy in; a day to come, too long ago, or before the order."""
    is_theirs = author.keeps_the_money or await customer.visible_to(session, author)
    if not is_theirs or customer.archived_at:
        raise Refused("customer-gone-or-not-yours", field="customer")
    await check_money(session, customer, amount, day, order, calendar.business_day(clock.now()))


async def check_money(
    session: AsyncSession,
    customer: Customer,
    amount: Money,
    day: date,
    order: Order | None,
    recorded_on: date,
) -> None:
    if order and (order.customer_id != customer.id or not order.is_standing):
        raise Refused("receipt-order-not-theirs", field="order", name=customer.name)
    if amount.amount <= 0 or rounded(amount) != amount or minor_units(amount) > MOST_UNITS:
        raise Refused("receipt-amount-impossible", field="amount", amount=amount)
    known = [order.currency] if order else await currencies_of(session, customer.id)
    if amount.currency.code not in known:
        raise Refused(
            "receipt-other-currency", field="amount", amount=amount, currencies=" / ".join(known)
        )
    today = calendar.business_day(clock.now())
    if day > today:
        raise Refused("receipt-day-to-come", field="day", day=day)
    first = recorded_on - timedelta(days=policy.current().payments.recorded_within_days)
    if day < first:
        raise Refused("receipt-day-too-old", field="day", day=day, first=first)
    if order and day < order.day:
        raise Refused(
            "receipt-before-order",
            field="day",
            number=order.number or "",
            day=day,
            ordered=order.day,
        )


# Deeds


async def record(
    session: AsyncSession,
    author: Staff,
    customer: Customer,
    amount: Money,
    method: PaymentMethod,
    day: date,
    said_at: datetime,
    *,
    reference: str | None = None,
    order: Order | None = None,
    note: str | None = None,
    photos: Sequence[Photo] = (),
) -> Receipt:
    """Money came from a customer: finance gets a card, and what it pays is not chased meanwhile.

    Refused as `check` does.
    """
    await wait_for_leavers(session)
    await session.refresh(author)
    await customer.alone(session)
    if author.left_at:
        raise Refused("customer-gone-or-not-yours", field="customer")
    if order:
        await session.refresh(order)
    await check(session, author, customer, amount, day, order)
    receipt = Receipt(
        customer_id=customer.id,
        author_id=author.id,
        said_at=said_at,
        day=day,
        currency=amount.currency.code,
        amount_units=minor_units(amount),
        method=method,
        note=note,
        photos=kept(photos),
        order_id=order.id if order else None,
    )
    receipt.refer_to(reference)
    receipt.held_by_id = _holder(author, method)
    session.add(receipt)
    await session.flush()
    audit.record(
        session,
        author,
        "receipt-recorded",
        about=receipt.about,
        customer=customer.id,
        amount=amount,
        method=method.value,
    )
    await customer.had_contact(session, day)
    # Before its own cards are owed: they need no drawing anew.
    await _changed(session, receipt, customer)
    confirmers = await confirmers_of(session, receipt)
    for person in confirmers:
        # The slip first: the card with its buttons stays the last thing in the chat.
        send_photos(session, person, photos, about=receipt.about, silent=True)
        await notify(session, person, RECEIPT_CARD, about=receipt.about)
    if not confirmers:
        await tell_administrators(
            session, "receipt-nobody-confirms", once=receipt.about, name=author.name
        )
    return receipt


async def confirm(session: AsyncSession, receipt: Receipt, who: Staff) -> bool:
    """The money is there: it is set against instalments (10.1).

    False where it was confirmed already: a second tap, or another was first. Refused to whoever
    recorded it, to whoever is not named for it, and of one that was refused or withdrawn.
    """
    customer = await _begin(session, receipt, who)
    if receipt.state is ReceiptState.CONFIRMED:
        return False
    await _require(session, receipt, who, ReceiptState.WAITING)
    await take_in(session, receipt, who)
    await _tell_of_confirmed(session, receipt, customer, who, {})
    await _changed(session, receipt, customer, await _bills_of(session, receipt))
    return True


async def correct(
    session: AsyncSession,
    receipt: Receipt,
    who: Staff,
    amount: Money,
    method: PaymentMethod,
    reference: str | None,
    day: date,
    order: Order | None,
) -> None:
    """What came is something else than was recorded: put right and confirmed in one deed (10.1).

    Whoever recorded it hears what was changed. Refused as `check` does, and to whom `confirm` is;
    once somebody has decided; and of cash that is being handed in as it was.
    """
    customer = await _begin(session, receipt, who)
    await _require(session, receipt, who, ReceiptState.WAITING)
    if order:
        await session.refresh(order)
    recorded_on = calendar.business_day(receipt.said_at)
    await check_money(session, customer, amount, day, order, recorded_on)
    if receipt.hand_in_id and (amount, method) != (receipt.amount, receipt.method):
        raise Refused("receipt-in-a-hand-in", final=True)
    was, order_was = await _content(session, receipt), receipt.order_id
    if method is not receipt.method:
        receipt.held_by_id = _holder(await session.get_one(Staff, receipt.author_id), method)
    receipt.currency, receipt.amount_units = amount.currency.code, minor_units(amount)
    receipt.method, receipt.day = method, day
    receipt.refer_to(reference)
    receipt.order_id = order.id if order else None
    now = await _content(session, receipt)
    changed = [name for name in was if was[name] != now[name]]
    before = {f"{name}_was": was[name] for name in changed}
    if changed:
        after = {name: now[name] for name in changed}
        audit.record(session, who, "receipt-corrected", about=receipt.about, **after, **before)
    await take_in(session, receipt, who)
    await _tell_of_confirmed(session, receipt, customer, who, before)
    await _changed(session, receipt, customer, await _bills_of(session, receipt))
    if order_was and order_was != receipt.order_id:
        await redraw(session, f"order:{order_was}", ORDER_CARD)


async def _content(session: AsyncSession, receipt: Receipt) -> dict[str, Any]:
    """What may be corrected; an order by its number."""
    order = await session.get_one(Order, receipt.order_id) if receipt.order_id else None
    return {
        "amount": receipt.amount,
        "method": receipt.method,
        "reference": receipt.reference,
        "day": receipt.day,
        "order": order.number if order else None,
    }


async def take_in(session: AsyncSession, receipt: Receipt, who: Staff) -> None:
    """Confirmed, with the customer and the receipt held; nobody is told here."""
    receipt.state = ReceiptState.CONFIRMED
    receipt.decided_by_id, receipt.decided_at = who.id, clock.now()
    audit.record(session, who, "receipt-confirmed", about=receipt.about, amount=receipt.amount)
    await session.flush()
    await booking.received(session, receipt)


async def show_taken_in(session: AsyncSession, receipt: Receipt) -> None:
    """Last, where it was confirmed along with others: every card that shows it is drawn anew."""
    customer = await session.get_one(Customer, receipt.customer_id)
    await _changed(session, receipt, customer, await _bills_of(session, receipt))


async def refuse(session: AsyncSession, receipt: Receipt, who: Staff, reason: str) -> None:
    """It never came. Refused as `confirm` is, and without a reason."""
    customer = await _begin(session, receipt, who)
    await _require(session, receipt, who, ReceiptState.WAITING)
    _require_reason(reason)
    _end(receipt, ReceiptState.REFUSED, who, reason)
    audit.record(session, who, "receipt-refused", about=receipt.about, reason=reason)
    heard = [await _who_recorded_it(session, receipt, customer)]
    await _tell(session, receipt, customer, who, "receipt-refused", heard, reason=reason)
    await _changed(session, receipt, customer)


async def bounce(session: AsyncSession, receipt: Receipt, who: Staff, reason: str) -> None:
    """It was confirmed and came to nothing: what it paid is open again (10.1).

    Whoever recorded it hears it, the customer's owner, and the owner's superior. Refused as
    `confirm` is, and of what is not confirmed.
    """
    customer = await _begin(session, receipt, who)
    await _require(session, receipt, who, ReceiptState.CONFIRMED)
    _require_reason(reason)
    paid = await _bills_of(session, receipt)
    _end(receipt, ReceiptState.BOUNCED, who, reason)
    audit.record(session, who, "receipt-bounced", about=receipt.about, reason=reason)
    await session.flush()
    await booking.bounced(session, receipt)
    owner = await session.get_one(Staff, customer.owner_id)
    heard = [await _who_recorded_it(session, receipt, customer), owner]
    if superior := await owner.answers_to(session):
        heard.append(superior)
    await _tell(session, receipt, customer, who, "receipt-bounced", heard, reason=reason)
    await _changed(session, receipt, customer, paid)


async def withdraw(session: AsyncSession, receipt: Receipt, person: Staff) -> None:
    """It was a mistake of whoever recorded it. Refused to others, and once finance has decided."""
    await wait_for_leavers(session)
    customer = await session.get_one(Customer, receipt.customer_id)
    await customer.alone(session)
    await receipt.lock(session)
    if person.id != receipt.author_id:
        raise Refused("receipt-gone-or-not-yours", final=True)
    await _require(session, receipt, person, ReceiptState.WAITING)
    _end(receipt, ReceiptState.WITHDRAWN, person, None)
    audit.record(session, person, "receipt-withdrawn", about=receipt.about)
    await _changed(session, receipt, customer)


async def _begin(session: AsyncSession, receipt: Receipt, who: Staff) -> Customer:
    await wait_for_leavers(session)
    await session.refresh(who)
    customer = await session.get_one(Customer, receipt.customer_id)
    await customer.alone(session)
    await receipt.lock(session)
    require_confirmer(receipt, who)
    return customer


async def _require(
    session: AsyncSession, receipt: Receipt, who: Staff, state: ReceiptState
) -> None:
    if receipt.state is not state:
        raise await decided_already(session, receipt, who)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("receipt-needs-reason", field="reason")


def _end(receipt: Receipt, state: ReceiptState, who: Staff, reason: str | None) -> None:
    receipt.state, receipt.reason = state, reason
    receipt.decided_by_id, receipt.decided_at = who.id, clock.now()
    receipt.held_by_id = None


def _holder(author: Staff, method: PaymentMethod) -> int | None:
    """Who has the cash; what finance itself takes in is in the house (10.4)."""
    is_held = method is PaymentMethod.CASH and not author.keeps_the_money
    return author.id if is_held else None


async def _bills_of(session: AsyncSession, receipt: Receipt) -> Sequence[Instalment]:
    return [one for one, _ in await ledger.settled_by(session, receipt.about)]


async def _tell_of_confirmed(
    session: AsyncSession, receipt: Receipt, customer: Customer, who: Staff, before: dict[str, Any]
) -> None:
    """With what was corrected, and how much the customer has in hand now."""
    person = await _who_recorded_it(session, receipt, customer)
    in_hand = await ledger.credit_in_hand(session, customer.id)
    credit = next((one for one in in_hand if one.currency == receipt.amount.currency), None)
    key = "receipt-corrected" if before else "receipt-confirmed"
    await _tell(session, receipt, customer, who, key, [person], credit=credit, **before)


async def _who_recorded_it(session: AsyncSession, receipt: Receipt, customer: Customer) -> Staff:
    """Or, where they have left, whoever has the customer now."""
    author = await session.get_one(Staff, receipt.author_id)
    return await session.get_one(Staff, customer.owner_id) if author.left_at else author


async def _tell(
    session: AsyncSession,
    receipt: Receipt,
    customer: Customer,
    by: Staff,
    key: str,
    people: Sequence[Staff],
    **facts: Any,
) -> None:
    told = {"by": by.name, "customer": customer.name, "amount": receipt.amount, **facts}
    for person in dict.fromkeys(people):
        if person.id != by.id:
            await notify(session, person, key, about=receipt.about, **told)


async def _changed(
    session: AsyncSession, receipt: Receipt, customer: Customer, bills: Sequence[Instalment] = ()
) -> None:
    """What is pending and handed in anew, and every card that shows it or the order of one of the
    bills."""
    await settling.keep_pending(session, customer.id)
    await hand_ins.keep_up(session, receipt)
    await redraw(session, receipt.about, RECEIPT_CARD)
    orders = {receipt.order_id, *(bill.order_id for bill in bills)}
    await redraw(session, {f"order:{order_id}" for order_id in orders if order_id}, ORDER_CARD)
    await redraw(session, customer.about, CUSTOMER_CARD)
