"""Receiving: a receipt is recorded, confirmed, refused, corrected, and may bounce (10.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, booking, calendar, clock, hand_ins, ledger, settling
from models.albums import Photo, kept, send_photos
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.instalments import Instalment
from models.money import minor_units
from models.orders import Order
from models.outbox import notify, redraw, tell_administrators
from models.receipt_check import (
    check,
    check_money,
    confirmers_of,
    decided_already,
    recorded_again,
    require_anew,
    require_confirmer,
)
from models.receipts import RECEIPT_CARD, RECEIPT_MEANT, PaymentMethod, Receipt, ReceiptState
from models.staff import Staff, wait_for_leavers


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
    instead_of: Receipt | None = None,
) -> Receipt:
    """Money came from a customer: finance gets a card, and what it pays is not chased meanwhile.

    `instead_of` is the one that came to nothing, of which it is recorded once more. Refused as
    `check` and `require_anew` do.
    """
    await wait_for_leavers(session)
    await session.refresh(author)
    await customer.alone(session)
    if author.left_at:
        raise Refused("customer-gone-or-not-yours", field="customer")
    if order:
        await session.refresh(order)
    await check(session, author, customer, amount, day, order)
    if instead_of:
        await session.refresh(instead_of)
        await require_anew(session, instead_of, author)
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
        instead_of_id=instead_of.id if instead_of else None,
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
    bills = await take_in(session, receipt, who)
    await _tell_of_confirmed(session, receipt, customer, who, {})
    await _changed(session, receipt, customer, bills)
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
    was = await _content(session, receipt)
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
    bills = await take_in(session, receipt, who)
    await _tell_of_confirmed(session, receipt, customer, who, before)
    await _changed(session, receipt, customer, bills)


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


async def take_in(session: AsyncSession, receipt: Receipt, who: Staff) -> Collection[Instalment]:
    """Confirmed, with the customer and the receipt held; nobody is told here, and the cards of these
    bills are drawn anew by `show_taken_in`."""
    receipt.state = ReceiptState.CONFIRMED
    receipt.decided_by_id, receipt.decided_at = who.id, clock.now()
    audit.record(session, who, "receipt-confirmed", about=receipt.about, amount=receipt.amount)
    await session.flush()
    return await booking.received(session, receipt)


async def show_taken_in(
    session: AsyncSession, receipt: Receipt, bills: Collection[Instalment]
) -> None:
    """Last, where it was confirmed along with others: every card that shows it is drawn anew."""
    customer = await session.get_one(Customer, receipt.customer_id)
    await _changed(session, receipt, customer, bills)


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


async def confirm_after_all(session: AsyncSession, receipt: Receipt, who: Staff) -> None:
    """What was refused has come after all (10.1).

    Refused as `confirm` is, of what is not refused, and where it was recorded once more meanwhile.
    """
    customer = await _begin(session, receipt, who)
    await _require(session, receipt, who, ReceiptState.REFUSED)
    if await recorded_again(session, receipt):
        raise Refused("receipt-recorded-again", final=True)
    receipt.reason = None
    receipt.held_by_id = _holder(await session.get_one(Staff, receipt.author_id), receipt.method)
    bills = await take_in(session, receipt, who)
    await _tell_of_confirmed(session, receipt, customer, who, {})
    await _changed(session, receipt, customer, bills)


async def bounce(session: AsyncSession, receipt: Receipt, who: Staff, reason: str) -> None:
    """It was confirmed and came to nothing: what it paid is open again (10.1).

    Whoever recorded it hears it, the customer's owner, and the owner's superior, with the bills that
    are open again. Refused as `confirm` is, and of what is not confirmed.
    """
    customer = await _begin(session, receipt, who)
    await _require(session, receipt, who, ReceiptState.CONFIRMED)
    _require_reason(reason)
    _end(receipt, ReceiptState.BOUNCED, who, reason)
    audit.record(session, who, "receipt-bounced", about=receipt.about, reason=reason)
    await session.flush()
    opened = await booking.bounced(session, receipt)
    owner = await session.get_one(Staff, customer.owner_id)
    heard = [await _who_recorded_it(session, receipt, customer), owner]
    if superior := await owner.answers_to(session):
        heard.append(superior)
    told = {
        "reason": reason,
        "bills": tuple(one.id for one, _ in opened),
        "opened": tuple(amount for _, amount in opened),
    }
    await _tell(session, receipt, customer, who, "receipt-bounced", heard, **told)
    await _changed(session, receipt, customer)


async def withdraw(session: AsyncSession, receipt: Receipt, person: Staff) -> None:
    """It was a mistake of whoever recorded it. Refused to others, and once finance has decided."""
    await wait_for_leavers(session)
    await session.refresh(person)
    customer = await session.get_one(Customer, receipt.customer_id)
    await customer.alone(session)
    await receipt.lock(session)
    if person.left_at or person.id != receipt.author_id:
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


async def _tell_of_confirmed(
    session: AsyncSession, receipt: Receipt, customer: Customer, who: Staff, before: dict[str, Any]
) -> None:
    """With what was corrected; who sees the customer, and finance, also read how much credit they
    have in hand now (1.3)."""
    person = await _who_recorded_it(session, receipt, customer)
    credit = None
    if person.keeps_the_money or await customer.visible_to(session, person):
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
    session: AsyncSession,
    receipt: Receipt,
    customer: Customer,
    bills: Collection[Instalment] = (),
) -> None:
    """What is pending and handed in anew, and every card that shows it or one of the bills."""
    await settling.keep_pending(session, customer.id)
    await hand_ins.keep_up(session, receipt)
    await settling.show(session, customer.id, bills)
    await redraw(session, receipt.about, RECEIPT_CARD, RECEIPT_MEANT)
    await redraw(session, customer.about, CUSTOMER_CARD)
