"""Invoicing: what of an order is billed next, who writes it, and who checks it (8.5)."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from moneyed import Money
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, clock, order_news, order_progress, policy
from models.albums import Photo, kept
from models.approvals import Outcome
from models.database import insert_new
from models.errors import Refused
from models.invoices import (
    INVOICE_CARD,
    LONGEST_INVOICE_NUMBER,
    Invoice,
    InvoiceLine,
    InvoiceState,
    invoiced_of,
)
from models.money import from_minor_units, minor_units
from models.order_lines import OrderLine
from models.order_returns import ReturnKind, came_back, credited_unbilled
from models.order_shares import Quantities, billed_next, share, with_rest
from models.orders import Order, OrderState
from models.outbox import notify, redraw, tell_administrators
from models.pricing import Totals
from models.shipments import shipped_of
from models.staff import Staff, wait_for_leavers


class Scope(enum.StrEnum):
    """What an invoice is written for."""

    SHIPPED = "shipped"  # all that left the house and is not billed
    ORDERED = "ordered"  # all that is not billed


class BilledLine(NamedTuple):
    """So much of a line of the order, in thousandths."""

    line: OrderLine
    quantity_milli: int


@dataclass(frozen=True)
class Bill:
    """What an invoice has to say: goods, quantities and prices of the order, and what they come to."""

    lines: Sequence[BilledLine]
    totals: Totals

    def __bool__(self) -> bool:
        return bool(self.lines)


# Questions


def may_invoice(person: Staff) -> bool:
    """Whom company.toml names for it."""
    return person.position in policy.current().orders.invoiced_by


def require_billable(order: Order) -> None:
    """Refused of one that does not stand, or whose change waits: what is billed binds it (8.6)."""
    if not order.is_standing:
        raise Refused("invoice-order-not-standing", final=True)
    if order.asks is not None:
        raise Refused("invoice-order-waits", final=True)


async def bill_of(session: AsyncSession, order: Order, scope: Scope) -> Bill:
    """What would be billed now; nothing is in it where all was."""
    version = await order.shown_version(session)
    lines = await version.lines(session)
    billed = await invoiced_of(session, order.id)
    never = await credited_unbilled(session, order.id)
    part = await _to_bill(session, order, lines, scope, billed, never)
    sums = billed_next(
        lines,
        part,
        billed,
        await _billed_so_far(session, order),
        never,
        share(lines, never, version.currency, version.rounding).total,
        version.rounding,
    )
    return Bill(
        [BilledLine(line, part[line.number]) for line in lines if line.number in part], sums
    )


async def _to_bill(
    session: AsyncSession,
    order: Order,
    lines: Sequence[OrderLine],
    scope: Scope,
    billed: Quantities,
    never: Quantities,
) -> Quantities:
    """What came back before it was billed is `never`; what was exchanged is once it is shipped again."""
    base: Quantities = {line.number: line.quantity_milli for line in lines}
    if scope is Scope.SHIPPED:
        shipped = await shipped_of(session, order.id)
        back = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE)
        base = {number: shipped.get(number, 0) - back.get(number, 0) for number in base}
    left = {
        number: quantity - never.get(number, 0) - billed.get(number, 0)
        for number, quantity in base.items()
    }
    return {number: quantity for number, quantity in left.items() if quantity > 0}


async def _billed_so_far(session: AsyncSession, order: Order) -> Money:
    query = select(func.sum(Invoice.total_units)).where(
        Invoice.order_id == order.id, Invoice.state != InvoiceState.REFUSED
    )
    return from_minor_units(int(await session.scalar(query) or 0), order.currency)


async def totals_on(session: AsyncSession, invoice: Invoice, lines: Sequence[BilledLine]) -> Totals:
    """Net and tax of an invoice that is written; a rest of rounding is where `billed_next` put it."""
    order = await invoice.order(session)
    rounding = (await order.shown_version(session)).rounding
    part = {one.line.number: one.quantity_milli for one in lines}
    alone = share([one.line for one in lines], part, invoice.currency, rounding)
    return with_rest(alone, invoice.total, rounding)


async def lines_on(session: AsyncSession, invoice: Invoice) -> Sequence[BilledLine]:
    """What stands on it, at its prices: of a refused one the order may have others by now, or none."""
    each = await OrderLine.of_all_versions(session, invoice.order_id)
    stood = {(line.number, line.price_units): line for line in each}
    return [
        BilledLine(stood[one.line_number, one.price_units], one.quantity_milli)
        for one in await invoice.lines(session)
    ]


def require_checker(invoice: Invoice, who: Staff) -> None:
    """Refused to whoever wrote it, and to whoever is not named for it (8.5)."""
    if who.id == invoice.made_by_id:
        raise Refused("invoice-own", final=True)
    if not invoice.may_be_checked_by(who):
        raise Refused("invoice-not-yours-to-check", final=True)


async def checkers_of(session: AsyncSession, invoice: Invoice) -> Sequence[Staff]:
    """Everybody who may be the second person, and can be written to (8.5)."""
    found = await Staff.here(session, policy.current().orders.invoice_checked_by)
    return [person for person in found if person.id != invoice.made_by_id]


def as_printed(number: str) -> str:
    """An invoice's number as it is compared: without blanks, width and capitals."""
    return "".join(unicodedata.normalize("NFKC", number).upper().split())


async def check_number(session: AsyncSession, who: Staff, number: str) -> str:
    """The number as it is kept; refused where it is none, or another invoice has it."""
    printed = as_printed(number)
    if not printed or len(printed) > LONGEST_INVOICE_NUMBER:
        raise Refused("invoice-number-none", field="number", limit=LONGEST_INVOICE_NUMBER)
    if other := await Invoice.with_number(session, printed):
        raise await _taken(session, who, other)
    return printed


def check_total(bill: Bill, total: Money) -> None:
    """Refused unless it is what the order says, to the minor unit (8.5)."""
    due = bill.totals.total
    if total.currency != due.currency:
        raise Refused("invoice-total-currency", field="total", currency=due.currency.code)
    if total != due:
        raise Refused(
            "invoice-total-differs",
            field="total",
            total=total,
            due=due,
            difference=abs(total - due),
            is_more=total > due,
        )


async def checked_already(session: AsyncSession, invoice: Invoice, who: Staff) -> Refused:
    """Whoever comes second hears who was first."""
    first = await session.get_one(Staff, invoice.checked_by_id)
    return Refused(
        "invoice-checked-already",
        final=True,
        by=first.name,
        is_mine=first.id == who.id,
        state=invoice.state,
    )


# Deeds


async def make(
    session: AsyncSession,
    order: Order,
    who: Staff,
    number: str,
    total: Money,
    scope: Scope,
    photos: Sequence[Photo] = (),
) -> Invoice:
    """Write an invoice for part of an order, and ask the second person to check it (8.5).

    `total` is with tax, as printed. Refused: to whoever may not, of an order that does not stand, waits
    for a decision or has nothing to bill, a number that is there already, a total that is not the order's.
    """
    await wait_for_leavers(session)
    await order.lock(session)
    if not may_invoice(who) or not await order.visible_to(session, who):
        raise Refused("invoice-not-yours-to-write", final=True)
    require_billable(order)
    printed = await check_number(session, who, number)
    bill = await bill_of(session, order, scope)
    if not bill:
        raise Refused("invoice-nothing-to-bill", final=True)
    check_total(bill, total)
    # The database lets one of two with the same number through.
    invoice_id = await insert_new(
        session,
        Invoice,
        order_id=order.id,
        number=printed,
        currency=order.currency,
        total_units=minor_units(total),
        photos=kept(photos),
        made_by_id=who.id,
    )
    if invoice_id is None:
        other = await Invoice.with_number(session, printed)
        raise await _taken(session, who, other)
    invoice = await session.get_one(Invoice, invoice_id)
    session.add_all(
        InvoiceLine(
            invoice_id=invoice.id,
            line_number=line.number,
            quantity_milli=quantity,
            price_units=line.price_units,
        )
        for line, quantity in bill.lines
    )
    audit.record(
        session,
        who,
        "invoice-written",
        about=invoice.about,
        order=order.number,
        number=printed,
        total=invoice.total,
    )
    await _ask_for_the_check(session, order, invoice)
    await order.redraw_everywhere(session)
    return invoice


async def check(
    session: AsyncSession, invoice: Invoice, who: Staff, refusal: str | None = None
) -> None:
    """The second person's word: it is the order's, or why not; the first to say so counts (8.5).

    Refused to the writer, to whoever may not, and to whoever comes second. A refused one's goods
    may be billed again.
    """
    await wait_for_leavers(session)
    order = await invoice.order(session)
    await order.lock(session)
    await session.refresh(invoice)
    await session.refresh(who)
    require_checker(invoice, who)
    state = InvoiceState.CHECKED if refusal is None else InvoiceState.REFUSED
    checked = await session.execute(
        update(Invoice)
        .where(Invoice.id == invoice.id, Invoice.state == InvoiceState.WAITING)
        .values(state=state, checked_by_id=who.id, checked_at=clock.now(), refusal=refusal)
        .returning(Invoice.id)
    )
    is_first = checked.one_or_none() is not None
    await session.refresh(invoice)
    if not is_first:
        raise await checked_already(session, invoice, who)
    audit.record(session, who, f"invoice-{state.value}", about=invoice.about, reason=refusal)
    if state is InvoiceState.CHECKED:
        await order_progress.keep_up(session, order)
        await _tell_of_check(session, order, invoice, who)
    else:
        await _tell_of_refusal(session, order, invoice, who)
    await redraw(session, invoice.about, INVOICE_CARD)
    await order.redraw_everywhere(session)


async def _ask_for_the_check(session: AsyncSession, order: Order, invoice: Invoice) -> None:
    others = await checkers_of(session, invoice)
    for person in others:
        dedupe = f"{invoice.about}:check:{person.id}"
        await notify(session, person, INVOICE_CARD, about=invoice.about, dedupe=dedupe)
    if not others:
        await tell_administrators(
            session,
            "invoice-nobody-to-check",
            once=invoice.about,
            number=invoice.number,
            order=order.number or "",
        )


async def _tell_of_check(session: AsyncSession, order: Order, invoice: Invoice, who: Staff) -> None:
    for seller in await order_news.sellers_of(session, order):
        await order_news.tell(
            session,
            order,
            seller,
            "invoice-checked-told",
            invoice=invoice.number,
            total=invoice.total,
            by=who.name,
            is_closed=order.state is OrderState.CLOSED,
        )


async def _tell_of_refusal(
    session: AsyncSession, order: Order, invoice: Invoice, who: Staff
) -> None:
    maker = await session.get_one(Staff, invoice.made_by_id)
    await notify(
        session,
        maker,
        "invoice-refused-told",
        about=invoice.about,
        invoice=invoice.number,
        number=order.number or "",
        by=who.name,
        reason=invoice.refusal or "",
    )


async def _taken(session: AsyncSession, who: Staff, other: Invoice | None) -> Refused:
    """Names the order that has it, where whoever asks may see that (1.3)."""
    order = await other.order(session) if other else None
    is_seen = order is not None and await order.visible_to(session, who)
    return Refused(
        "invoice-number-taken",
        field="number",
        is_seen=is_seen,
        order=(order.number or "") if order and is_seen else "",
    )
