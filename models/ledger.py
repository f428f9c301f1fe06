"""The ledger: every customer's account, in entries that are never changed (10.1, 10.3).

For each customer and currency the sum of the entries is what the open instalments come to, less the
credit that is in hand. What is free is used at once for whatever is open, the oldest first.
Every deed here is called with the customer `alone`.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from moneyed import Money
from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import calendar, clock
from models.base import Base
from models.bill_disputes import BillDispute
from models.chase_lists import redraw_bills
from models.instalments import (
    Instalment,
    Planned,
    Settlement,
    due_day,
    lock_of_order,
    planned,
    replanned,
)
from models.money import from_minor_units, minor_units
from models.order_returns import GoodsReturn
from models.order_terms import Terms, TermsKind
from models.order_versions import OrderVersion
from models.orders import Order
from models.receipts import Receipt

if TYPE_CHECKING:
    from models.write_offs import WriteOff

HAS_CREDIT = text("free_units > 0")


class EntryKind(enum.StrEnum):
    OPENING = "opening"  # what was owed, or was credit, when Fieldbook began
    SALE = "sale"  # also what a change adds, and what it or a cancelling takes back
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    BOUNCE = "bounce"
    WRITE_OFF = "write_off"


class LedgerEntry(Base):
    """One line of a customer's account: above nothing what they owe more, below what less."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        # All that sums ask for, so that they read nothing else: a statement goes over everything.
        Index("ix_ledger_entries_customer_id", "customer_id", "currency", "day", "kind", "units"),
        Index("ix_ledger_entries_record", "record"),
        Index(
            "ix_ledger_entries_credit",
            "customer_id",
            sqlite_where=HAS_CREDIT,
            postgresql_where=HAS_CREDIT,
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    day: Mapped[date] = mapped_column(Date)  # on which it was booked: a month that is over stays
    kind: Mapped[EntryKind]
    currency: Mapped[str] = mapped_column(String(3))
    units: Mapped[int] = mapped_column(BigInteger)
    record: Mapped[str] = mapped_column(String(64))  # "order:12", "receipt:3"
    # Of what is owed less, what is set against no instalment: the customer's credit.
    free_units: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def amount(self) -> Money:
        return from_minor_units(self.units, self.currency)


# Questions


async def balance(session: AsyncSession, customer_id: int, currency: str) -> Money:
    """What a customer owes in all; below nothing, their credit."""
    found = await session.scalar(
        select(func.sum(LedgerEntry.units)).where(
            LedgerEntry.customer_id == customer_id, LedgerEntry.currency == currency
        )
    )
    return from_minor_units(int(found or 0), currency)


async def credit_in_hand(session: AsyncSession, customer_id: int) -> Sequence[Money]:
    """What a customer has paid too much, by currency; none where that is nothing (10.1)."""
    found = await session.execute(
        select(LedgerEntry.currency, func.sum(LedgerEntry.free_units))
        .where(LedgerEntry.customer_id == customer_id, LedgerEntry.free_units > 0)
        .group_by(LedgerEntry.currency)
        .order_by(LedgerEntry.currency)
    )
    return [from_minor_units(int(units), currency) for currency, units in found]


async def entry_of(session: AsyncSession, record: str, kind: EntryKind) -> LedgerEntry | None:
    """The latest of a kind that a record made."""
    return await session.scalar(
        select(LedgerEntry)
        .where(LedgerEntry.record == record, LedgerEntry.kind == kind)
        .order_by(LedgerEntry.id.desc())
        .limit(1)
    )


async def settled_by(session: AsyncSession, record: str) -> Sequence[tuple[Instalment, Money]]:
    """What a receipt, credit note or write-off was set against, and how much of it each time."""
    found = await session.execute(
        select(Instalment, Settlement.units)
        .join(Settlement, Settlement.instalment_id == Instalment.id)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(LedgerEntry.record == record)
        .order_by(Settlement.id)
    )
    return [(one, from_minor_units(units, one.currency)) for one, units in found]


async def would_settle(
    session: AsyncSession,
    customer_id: int,
    amount: Money,
    order_id: int | None,
    *,
    after_waiting: bool = False,
) -> Sequence[tuple[Instalment, Money]]:
    """The same of money that would come now, as `received` would set it.

    `after_waiting`: once the receipts that wait for finance are set against what they speak of.
    """
    currency = amount.currency.code
    those = await Instalment.open_of(session, customer_id, currency)
    own = [one for one in those if order_id and one.order_id == order_id]
    turns = [*sorted(own, key=lambda one: one.id), *await _in_turn(session, customer_id, those)]
    left, found = minor_units(amount), []
    for one in dict.fromkeys(turns):
        is_open = one.chased_units if after_waiting else one.open_units
        if units := min(left, is_open):
            found.append((one, from_minor_units(units, currency)))
            left -= units
    return found


# Deeds


async def order_stands(session: AsyncSession, order: Order, version: OrderVersion) -> None:
    """A version stands: its total is owed, in instalments by its terms (10.1).

    Of an earlier version what is paid stays as it is; the rest is planned anew.
    """
    booked = await _booked(session, order)
    for currency in booked.keys() - {version.currency}:
        _book_sale(session, order, currency, -booked[currency])
        await _plan(session, order, currency, [])
    more = version.total_units - booked.get(version.currency, 0)
    _book_sale(session, order, version.currency, more)
    parts = planned(version.total, version.terms, version.deposit)
    await _plan(session, order, version.currency, parts)
    await settle_up(session, order.customer_id, await lock_of_order(session, order.id))


async def order_ended(session: AsyncSession, order: Order) -> None:
    """It was cancelled: nothing is owed for it, and what was paid for it is credit."""
    for currency, booked in (await _booked(session, order)).items():
        _book_sale(session, order, currency, -booked)
        await _plan(session, order, currency, [])
    await settle_up(session, order.customer_id, await lock_of_order(session, order.id))


async def goods_credited(session: AsyncSession, return_: GoodsReturn, order: Order) -> None:
    """A credit note: less is owed for its order, first of all (8.6)."""
    if not return_.credit_units:
        return
    entry = _book(session, order.customer_id, EntryKind.CREDIT_NOTE, -return_.credit, return_.about)
    await settle_up(session, order.customer_id, await _set_against_order(session, entry, order.id))


async def received(session: AsyncSession, receipt: Receipt) -> None:
    """A receipt is confirmed: set against its order if it names one, then the oldest first (10.1)."""
    entry = _book(session, receipt.customer_id, EntryKind.RECEIPT, -receipt.amount, receipt.about)
    its_own: Sequence[Instalment] = ()
    if receipt.order_id:
        its_own = await _set_against_order(session, entry, receipt.order_id)
    await settle_up(session, receipt.customer_id, its_own)


async def bounced(session: AsyncSession, receipt: Receipt) -> None:
    """What it paid is open again (10.1)."""
    from models import promises  # it stands on this file

    those = [one for one, _ in await settled_by(session, receipt.about)]
    entry = await entry_of(session, receipt.about, EntryKind.RECEIPT)
    assert entry, "only what was confirmed can bounce"
    await _release(session, entry)
    entry.free_units = 0
    _book(session, receipt.customer_id, EntryKind.BOUNCE, receipt.amount, receipt.about)
    await settle_up(session, receipt.customer_id, those)
    await promises.came_to_nothing(session, those)


async def written_off(session: AsyncSession, write_off: WriteOff) -> None:
    """So much of an instalment will never be paid, and is not owed any more."""
    entry = _book(
        session,
        write_off.customer_id,
        EntryKind.WRITE_OFF,
        -write_off.amount,
        write_off.about,
    )
    await session.flush()
    one = await session.get_one(Instalment, write_off.instalment_id)
    _set_against(session, entry, [one])
    await settle_up(session, write_off.customer_id, [one])


async def opened(
    session: AsyncSession, customer_id: int, amount: Money, due_on: date, record: str
) -> None:
    """What a customer owed when Fieldbook began, due on a day; below nothing, their credit."""
    entry = _book(session, customer_id, EntryKind.OPENING, amount, record)
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
    await settle_up(session, customer_id)


async def settle_up(
    session: AsyncSession, customer_id: int, touched: Iterable[Instalment] = ()
) -> None:
    """Use what is free for what is open, and keep up what hangs on it: pending receipts, promises,
    disputed bills, the cards of those `touched` before and of what changes here.

    Disputed instalments come last: nobody pays those unasked.
    """
    from models import bill_disputes, promises  # they stand on this file

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
        _set_against(session, entry, open_ones)
    await _keep_pending(session, customer_id, open_ones)
    await session.flush()
    await promises.keep_up(session, customer_id)
    await bill_disputes.keep_up(session, customer_id)
    await redraw_bills(session, [*touched, *_changed(open_ones, before)])


async def keep_pending(session: AsyncSession, customer_id: int) -> None:
    """Anew what receipts speak of that nobody has confirmed: it is not chased meanwhile (10.2)."""
    await session.flush()
    open_ones = await _oldest_first(session, customer_id)
    before = _amounts(open_ones)
    await _keep_pending(session, customer_id, open_ones)
    await session.flush()
    await redraw_bills(session, _changed(open_ones, before))


# How


def _book(
    session: AsyncSession, customer_id: int, kind: EntryKind, amount: Money, record: str
) -> LedgerEntry:
    units = minor_units(amount)
    entry = LedgerEntry(
        customer_id=customer_id,
        day=calendar.business_day(clock.now()),
        kind=kind,
        currency=amount.currency.code,
        units=units,
        record=record,
        free_units=max(-units, 0),
    )
    session.add(entry)
    return entry


def _take_back(session: AsyncSession, entry: LedgerEntry) -> None:
    """What was written off of a bill that is owed no more: nobody paid it, so it is no credit."""
    amount = from_minor_units(entry.free_units, entry.currency)
    _book(session, entry.customer_id, EntryKind.WRITE_OFF, amount, entry.record)
    entry.free_units = 0


def _book_sale(session: AsyncSession, order: Order, currency: str, units: int) -> None:
    """What is owed more for an order; less of it is no credit, for its instalments shrink as much."""
    if units:
        amount = from_minor_units(units, currency)
        _book(session, order.customer_id, EntryKind.SALE, amount, order.about).free_units = 0


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
            assert order.confirmed_on  # it stands
            one.terms_said = str(part.terms)
            one.due_on = await due_day(session, part.terms, order.confirmed_on, order.delivered_on)
    await session.flush()
    await _lay_anew(session, paid, rest)


async def _lay_anew(
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
        _set_against(session, entry, sorted(rest, key=lambda one: one.number))
    await session.flush()


async def _settlements(session: AsyncSession, one: Instalment) -> Sequence[Settlement]:
    found = await session.scalars(
        select(Settlement)
        .join(LedgerEntry, LedgerEntry.id == Settlement.entry_id)
        .where(Settlement.instalment_id == one.id)
        .order_by(LedgerEntry.kind == EntryKind.WRITE_OFF, Settlement.id)
    )
    return found.all()


async def _release(session: AsyncSession, entry: LedgerEntry) -> None:
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


async def _set_against_order(
    session: AsyncSession, entry: LedgerEntry, order_id: int
) -> Sequence[Instalment]:
    await session.flush()
    those = await lock_of_order(session, order_id)
    _set_against(session, entry, those)
    return those


def _set_against(session: AsyncSession, entry: LedgerEntry, those: Iterable[Instalment]) -> None:
    """What of an entry is free, against what is open of instalments in its currency, in this order."""
    for one in those:
        units = min(entry.free_units, one.open_units)
        if units > 0 and one.currency == entry.currency:
            entry.free_units -= units
            one.settled_units += units
            one.pending_units = min(one.pending_units, one.open_units)
            session.add(Settlement(entry_id=entry.id, instalment_id=one.id, units=units))


async def _oldest_first(session: AsyncSession, customer_id: int) -> Sequence[Instalment]:
    """All that is open, ours until the commit, in the order in which it is paid."""
    found = await session.scalars(
        select(Instalment)
        .where(Instalment.customer_id == customer_id, Instalment.is_open())
        .order_by(Instalment.id)
        .with_for_update()
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


def _amounts(those: Iterable[Instalment]) -> dict[int, tuple[int, int]]:
    return {one.id: (one.settled_units, one.pending_units) for one in those}


def _changed(
    those: Iterable[Instalment], before: dict[int, tuple[int, int]]
) -> Sequence[Instalment]:
    return [one for one in those if (one.settled_units, one.pending_units) != before[one.id]]
