"""Settling: what is free of a customer's account is set against what is open, the oldest first (10.1).

Every deed here is called with the customer `alone`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from moneyed import Money
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import bill_disputes, ledger, promises
from models.bill_disputes import BillDispute
from models.chase_lists import redraw_bills
from models.instalments import Instalment, Settlement, lock_of_order
from models.ledger import EntryKind, LedgerEntry
from models.money import from_minor_units, minor_units
from models.outbox import redraw
from models.receipts import RECEIPT_CARD, Receipt

# Questions


async def would_settle(
    session: AsyncSession,
    customer_id: int,
    amount: Money,
    order_id: int | None,
    waiting: Sequence[Receipt] = (),
) -> Sequence[tuple[Instalment, Money, Money]]:
    """What money that would come now would be set against, how much of it each time, and what stays
    open then; once finance has confirmed those receipts that are `waiting`."""
    currency = amount.currency.code
    those = await Instalment.open_of(session, customer_id, currency)
    turns = await _in_turn(session, customer_id, those)
    left = {one.id: one.open_units for one in those}
    found: list[tuple[Instalment, int]] = []
    before = [(one.amount_units, one.order_id) for one in waiting if one.currency == currency]
    for whole, of_order in [*before, (minor_units(amount), order_id)]:
        units, found = whole, []
        own = [one for one in those if of_order and one.order_id == of_order]
        for one in dict.fromkeys([*sorted(own, key=lambda one: one.id), *turns]):
            if part := min(units, left[one.id]):
                found.append((one, part))
                left[one.id] -= part
                units -= part
    return [
        (one, from_minor_units(part, currency), from_minor_units(left[one.id], currency))
        for one, part in found
    ]


async def paid_for(session: AsyncSession, order_id: int, currency: str) -> Money:
    """What is set against an order's instalments; not what was written off of them, nobody paid that."""
    found = await session.scalar(
        select(func.sum(Settlement.units))
        .join(Instalment, Instalment.id == Settlement.instalment_id)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(
            Instalment.order_id == order_id,
            Instalment.currency == currency,
            LedgerEntry.kind != EntryKind.WRITE_OFF,
        )
    )
    return from_minor_units(int(found or 0), currency)


# Deeds


async def settle_up(
    session: AsyncSession, customer_id: int, touched: Iterable[Instalment] = ()
) -> None:
    """`settle`, and every card that shows what was `touched` before or has changed."""
    await show(session, customer_id, await settle(session, customer_id, touched))


async def show(session: AsyncSession, customer_id: int, bills: Collection[Instalment]) -> None:
    """Draw anew what shows these bills, and what would be set against them."""
    await redraw_bills(session, bills)
    await _redraw_waiting(session, customer_id)


async def settle(
    session: AsyncSession, customer_id: int, touched: Iterable[Instalment] = ()
) -> Collection[Instalment]:
    """Use what is free for what is open, and keep up what hangs on it: pending receipts, promises,
    disputed bills. The bills whose cards are to be drawn anew, those `touched` before among them.

    Disputed instalments come last: nobody pays those unasked.
    """
    await session.flush()
    entries = await session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.customer_id == customer_id, LedgerEntry.free_units > 0)
        .order_by(LedgerEntry.day, LedgerEntry.id)
    )
    free = entries.all()
    open_ones = await _oldest_first(session, customer_id)
    before = _amounts(open_ones)
    for entry in free:
        if entry.kind is EntryKind.WRITE_OFF:
            _take_back(session, entry)
        set_against(session, entry, open_ones)
    await _keep_pending(session, customer_id, open_ones)
    await session.flush()
    await promises.keep_up(session, customer_id)
    await bill_disputes.keep_up(session, customer_id)
    return [*touched, *_changed(open_ones, before)]


async def keep_pending(session: AsyncSession, customer_id: int) -> None:
    """Anew what receipts speak of that nobody has confirmed: it is not chased meanwhile (10.2)."""
    await session.flush()
    open_ones = await _oldest_first(session, customer_id)
    before = _amounts(open_ones)
    await _keep_pending(session, customer_id, open_ones)
    await session.flush()
    await show(session, customer_id, _changed(open_ones, before))


def set_against(session: AsyncSession, entry: LedgerEntry, those: Iterable[Instalment]) -> None:
    """What of an entry is free, against what is open of instalments in its currency, in this order."""
    for one in those:
        units = min(entry.free_units, one.open_units)
        if units > 0 and one.currency == entry.currency:
            entry.free_units -= units
            one.settled_units += units
            one.pending_units = min(one.pending_units, one.open_units)
            session.add(Settlement(entry_id=entry.id, instalment_id=one.id, units=units))


async def set_against_order(
    session: AsyncSession, entry: LedgerEntry, order_id: int
) -> Sequence[Instalment]:
    """The same with all that an order ever had; those."""
    await session.flush()
    those = await lock_of_order(session, order_id)
    set_against(session, entry, those)
    return those


async def lay_anew(
    session: AsyncSession, paid: Sequence[Instalment], rest: Sequence[Instalment]
) -> None:
    """Set what was paid against the amounts as they are now: of the paid ones what they still take,
    of the rest from the first on."""
    moved: list[tuple[LedgerEntry, int]] = []
    for one in sorted([*paid, *rest], key=lambda one: one.number):
        over = one.settled_units - (one.amount_units if one in paid else 0)
        if over <= 0:
            continue
        # What was written off is given up first, then the latest.
        for settlement in reversed(await _settlements(session, one)):
            units = min(over, settlement.units)
            entry = await session.get_one(LedgerEntry, settlement.entry_id)
            moved.append((entry, units))
            settlement.units -= units
            one.settled_units -= units
            over -= units
            if not settlement.units:
                await session.delete(settlement)
    for entry, units in moved:
        entry.free_units += units
    await session.flush()
    freed = dict.fromkeys(entry for entry, _ in moved)
    for entry in sorted(freed, key=lambda entry: entry.kind is EntryKind.WRITE_OFF):
        set_against(session, entry, sorted(rest, key=lambda one: one.number))
    await session.flush()


async def release(session: AsyncSession, entry: LedgerEntry) -> None:
    """Nothing is paid by it any more."""
    found = await session.execute(
        select(Settlement, Instalment)
        .join(Instalment, Instalment.id == Settlement.instalment_id)
        .where(Settlement.entry_id == entry.id)
        .order_by(Instalment.id)
    )
    for settlement, instalment in found.all():
        instalment.settled_units -= settlement.units
        entry.free_units += settlement.units
    await session.execute(delete(Settlement).where(Settlement.entry_id == entry.id))
    await session.flush()


async def give_up_write_offs(session: AsyncSession, entry: LedgerEntry) -> Sequence[Instalment]:
    """An opening balance was booked too high, by more than is open: what was written off of its bills
    was never owed, the latest first. Those bills; what is free of the entry then was paid (10.1)."""
    await session.flush()
    found = await session.execute(
        select(Settlement, Instalment, LedgerEntry)
        .join(Instalment, Instalment.id == Settlement.instalment_id)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(
            LedgerEntry.customer_id == entry.customer_id,
            LedgerEntry.currency == entry.currency,
            LedgerEntry.kind == EntryKind.WRITE_OFF,
            Instalment.order_id.is_(None),
        )
        .order_by(Settlement.id.desc())
        .execution_options(populate_existing=True)
    )
    those: list[Instalment] = []
    for settlement, one, given_up in found.all():
        units = min(entry.free_units, settlement.units)
        if not units:
            break
        entry.free_units -= units
        one.amount_units -= units
        one.settled_units -= units
        settlement.units -= units
        given_up.free_units += units
        _take_back(session, given_up)
        if not settlement.units:
            await session.delete(settlement)
        those.append(one)
    return those


# How


def _take_back(session: AsyncSession, entry: LedgerEntry) -> None:
    """What was written off of a bill that is owed no more: nobody paid it, so it is no credit."""
    amount = from_minor_units(entry.free_units, entry.currency)
    ledger.book(session, entry.customer_id, EntryKind.WRITE_OFF, amount, entry.record)
    entry.free_units = 0


async def _settlements(session: AsyncSession, one: Instalment) -> Sequence[Settlement]:
    found = await session.scalars(
        select(Settlement)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(Settlement.instalment_id == one.id)
        .order_by(LedgerEntry.kind == EntryKind.WRITE_OFF, Settlement.id)
    )
    return found.all()


async def _oldest_first(session: AsyncSession, customer_id: int) -> Sequence[Instalment]:
    """All that is open, ours until the commit, in the order in which it is paid."""
    found = await session.scalars(
        select(Instalment)
        .where(Instalment.customer_id == customer_id, Instalment.is_open())
        .order_by(Instalment.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return await _in_turn(session, customer_id, found.all())


async def _in_turn(
    session: AsyncSession, customer_id: int, those: Sequence[Instalment]
) -> Sequence[Instalment]:
    disputed = set(await BillDispute.open_at(session, customer_id))

    def turn(one: Instalment) -> tuple[bool, date, int]:
        return one.id in disputed, one.due_on or date.max, one.id

    return sorted(those, key=turn)


async def _keep_pending(
    session: AsyncSession, customer_id: int, those: Sequence[Instalment]
) -> None:
    """What waiting receipts would pay, as they would be set against what is open."""
    left: dict[int, int] = {one.id: one.open_units for one in those}
    pending: dict[int, int] = defaultdict(int)

    def lay(units: int, some: Iterable[Instalment]) -> int:
        for one in some:
            part = min(units, left[one.id])
            left[one.id] -= part
            pending[one.id] += part
            units -= part
        return units

    rest: list[tuple[str, int]] = []
    for receipt in await Receipt.waiting_of(session, customer_id):
        same = [one for one in those if one.currency == receipt.currency]
        its_own = [one for one in same if receipt.order_id and one.order_id == receipt.order_id]
        rest.append((receipt.currency, lay(receipt.amount_units, its_own)))
    for currency, units in rest:
        lay(units, [one for one in those if one.currency == currency])
    for one in those:
        one.pending_units = pending[one.id]


async def _redraw_waiting(session: AsyncSession, customer_id: int) -> None:
    """What waits for finance shows what it would pay as things are now."""
    waiting = await Receipt.waiting_of(session, customer_id)
    await redraw(session, {one.about for one in waiting}, RECEIPT_CARD)


def _amounts(those: Iterable[Instalment]) -> dict[int, tuple[int, int]]:
    return {one.id: (one.settled_units, one.pending_units) for one in those}


def _changed(
    those: Iterable[Instalment], before: dict[int, tuple[int, int]]
) -> Sequence[Instalment]:
    return [one for one in those if (one.settled_units, one.pending_units) != before[one.id]]
