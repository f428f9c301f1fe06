"""Booking: whatever changes what a customer owes becomes entries of the ledger (10.1).

Every deed here is called with the customer `alone`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from moneyed import Money
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, earnings, ledger, promises, settling
from models.instalments import Instalment, Planned, day_planned, lock_of_order, planned, replanned
from models.ledger import EntryKind, LedgerEntry
from models.money import from_minor_units
from models.order_returns import GoodsReturn
from models.order_terms import Terms, TermsKind
from models.order_versions import OrderVersion
from models.orders import Order
from models.receipts import Receipt

if TYPE_CHECKING:
    from models.write_offs import WriteOff


async def order_stands(session: AsyncSession, order: Order, version: OrderVersion) -> None:
    """A version stands: its total is owed, in instalments by its terms (10.1).

    Of an earlier version what is paid stays as it is; the rest is planned anew, unless total, terms
    and deposit are what they were.
    """
    booked = await _booked(session, order)
    for currency in booked.keys() - {version.currency}:
        await _book_sale(session, order, currency, -booked[currency])
        await _plan(session, order, currency, [])
    more = version.total_units - booked.get(version.currency, 0)
    await _book_sale(session, order, version.currency, more)
    if await _is_paid_as_before(session, version):
        return
    parts = planned(version.total, version.terms, version.deposit)
    await _plan(session, order, version.currency, parts)
    await settling.settle_up(session, order.customer_id, await lock_of_order(session, order.id))


async def order_ended(session: AsyncSession, order: Order) -> None:
    """It was cancelled: nothing is owed for it, and what was paid for it is credit."""
    for currency, booked in (await _booked(session, order)).items():
        await _book_sale(session, order, currency, -booked)
        await _plan(session, order, currency, [])
    await settling.settle_up(session, order.customer_id, await lock_of_order(session, order.id))


async def goods_credited(session: AsyncSession, return_: GoodsReturn, order: Order) -> None:
    """A credit note: less is owed for its order, first of all (8.6)."""
    if not return_.credit_units:
        return
    entry = ledger.book(
        session, order.customer_id, EntryKind.CREDIT_NOTE, -return_.credit, return_.about
    )
    await earnings.sold(session, order, -return_.credit, return_.about)
    its_own = await settling.set_against_order(session, entry, order.id)
    await settling.settle_up(session, order.customer_id, its_own)


async def received(session: AsyncSession, receipt: Receipt) -> Collection[Instalment]:
    """A receipt is confirmed: set against its order if it names one, then the oldest first (10.1).

    The bills whose cards are to be drawn anew, once every lock is taken.
    """
    entry = ledger.book(
        session, receipt.customer_id, EntryKind.RECEIPT, -receipt.amount, receipt.about
    )
    await earnings.received(session, receipt, receipt.amount)
    its_own: Sequence[Instalment] = ()
    if receipt.order_id:
        its_own = await settling.set_against_order(session, entry, receipt.order_id)
    return await settling.settle(session, receipt.customer_id, its_own)


async def bounced(session: AsyncSession, receipt: Receipt) -> Sequence[tuple[Instalment, Money]]:
    """What it paid is open again, unless other money is there for it (10.1): which bills, and how much
    of each."""
    those = [one for one, _ in await ledger.settled_by(session, receipt.about)]
    before = {one.id: one.open for one in those}
    entry = await ledger.entry_of(session, receipt.about, EntryKind.RECEIPT)
    assert entry, "only what was confirmed can bounce"
    await settling.release(session, entry)
    entry.free_units = 0
    ledger.book(session, receipt.customer_id, EntryKind.BOUNCE, receipt.amount, receipt.about)
    await earnings.received(session, receipt, -receipt.amount)
    await settling.settle_up(session, receipt.customer_id, those)
    await promises.came_to_nothing(session, those)
    opened = [(one, one.open - before[one.id]) for one in dict.fromkeys(those)]
    return [(one, more) for one, more in opened if more]


async def written_off(session: AsyncSession, write_off: WriteOff) -> None:
    """So much of an instalment will never be paid, and is not owed any more."""
    entry = ledger.book(
        session,
        write_off.customer_id,
        EntryKind.WRITE_OFF,
        -write_off.amount,
        write_off.about,
    )
    await session.flush()
    one = await session.get_one(Instalment, write_off.instalment_id)
    settling.set_against(session, entry, [one])
    await settling.settle_up(session, write_off.customer_id, [one])


async def opened(
    session: AsyncSession, customer_id: int, amount: Money, due_on: date, record: str
) -> None:
    """What a customer owed when Fieldbook began, due on a day; below nothing, their credit.

    Also the difference where that was booked too low, or too high: then the bills from then are less, and
    only what was paid of them is credit.
    """
    entry = ledger.book(session, customer_id, EntryKind.OPENING, amount, record)
    if entry.units > 0:
        session.add(
            Instalment(
                customer_id=customer_id,
                number=1,
                terms_said=str(Terms(TermsKind.IN_ADVANCE)),
                due_on=due_on,
                currency=entry.currency,
                amount_units=entry.units,
            )
        )
    those = [*await _open_from_before(session, customer_id, entry.currency)]
    for one in those:
        units = min(entry.free_units, one.open_units)
        entry.free_units -= units
        one.amount_units -= units
        one.pending_units = min(one.pending_units, one.open_units)
    if entry.free_units:
        those += await settling.give_up_write_offs(session, entry)
    await settling.settle_up(session, customer_id, those)


# How


async def _open_from_before(
    session: AsyncSession, customer_id: int, currency: str
) -> Sequence[Instalment]:
    """What is open of a customer's opening balance, ours until the commit."""
    await session.flush()
    found = await session.scalars(
        select(Instalment)
        .where(
            Instalment.customer_id == customer_id,
            Instalment.currency == currency,
            Instalment.order_id.is_(None),
            Instalment.is_open(),
        )
        .order_by(Instalment.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def _book_sale(session: AsyncSession, order: Order, currency: str, units: int) -> None:
    """What is owed more for an order; less of it is no credit, for its instalments shrink as much."""
    if units:
        amount = from_minor_units(units, currency)
        ledger.book(session, order.customer_id, EntryKind.SALE, amount, order.about).free_units = 0
        await earnings.sold(session, order, amount, order.about)


async def _is_paid_as_before(session: AsyncSession, version: OrderVersion) -> bool:
    before = await session.scalar(
        select(OrderVersion)
        .where(
            OrderVersion.order_id == version.order_id,
            OrderVersion.number < version.number,
            OrderVersion.stood_from.is_not(None),
        )
        .order_by(OrderVersion.number.desc())
        .limit(1)
    )
    return before is not None and all(
        getattr(before, name) == getattr(version, name)
        for name in ("currency", "total_units", "terms_said", "deposit_units")
    )


async def _booked(session: AsyncSession, order: Order) -> dict[str, int]:
    found = await session.execute(
        select(LedgerEntry.currency, func.sum(LedgerEntry.units))
        .where(LedgerEntry.record == order.about, LedgerEntry.kind == EntryKind.SALE)
        .group_by(LedgerEntry.currency)
    )
    return {currency: int(units) for currency, units in found}


async def _plan(
    session: AsyncSession, order: Order, currency: str, parts: Sequence[Planned]
) -> None:
    """Make the instalments of an order those of a plan; what is paid in full stays as it is.

    The others share what is left as the plan has it. What was paid in part stays with the order; what
    is too much becomes free.
    """
    each = await lock_of_order(session, order.id)
    existing = {one.number: one for one in each if one.currency == currency}
    paid = [one for one in existing.values() if one.amount_units and not one.open_units]
    to_come = replanned(existing, parts)
    today = calendar.business_day(clock.now())
    days = {
        number: await day_planned(session, number, part, existing, today, order.delivered_on)
        for number, part in to_come.items()
    }
    rest = [one for one in existing.values() if one not in paid]
    for one in rest:
        one.amount_units = one.pending_units = 0  # what is pending is counted anew at the end
    for number, part in to_come.items():
        if number not in existing:
            existing[number] = Instalment(
                customer_id=order.customer_id,
                order_id=order.id,
                number=number,
                currency=currency,
                amount_units=0,
                settled_units=0,
                pending_units=0,
            )
            session.add(existing[number])
            rest.append(existing[number])
        one = existing[number]
        one.amount_units = part.units
        if one in rest:
            one.terms_said = str(part.terms)
            one.due_on = days[number]
    await session.flush()
    await settling.lay_anew(session, paid, rest)
