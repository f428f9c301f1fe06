"""A customer's statement: what was booked in a month, entry by entry, and what is owed with each (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from moneyed import Money
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import statements
from models.account_months import AccountMonth
from models.attendance_month import last_of_month
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.ledger import CORRECTION, EntryKind, LedgerEntry
from models.order_returns import GoodsReturn
from models.orders import Order, OrderState
from models.receipts import Receipt
from models.staff import Staff
from models.statements import Sums

R = TypeVar("R", bound=Base)
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Booked:
    """An entry as the customer reads it: `key` and `facts` say what it was."""

    day: date
    key: str
    facts: Facts
    amount: Money  # above nothing: owed more
    balance: Money  # with it


@dataclass(frozen=True)
class Account:
    """A customer's entries of a month in one currency."""

    sums: Sums
    booked: Sequence[Booked]


async def accounts_of(session: AsyncSession, customer_id: int, month: date) -> Sequence[Account]:
    """By currency; without one in which nothing was owed before and nothing booked (10.3)."""
    found = await session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.customer_id == customer_id,
            LedgerEntry.day.between(month, last_of_month(month)),
        )
        .order_by(LedgerEntry.day, LedgerEntry.id)
    )
    entries: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in found:
        entries[entry.currency].append(entry)
    said = await _in_their_words(session, [one for some in entries.values() for one in some])
    accounts = []
    totals = await statements.totals(session, None, month, [customer_id])
    for currency, (_, sums) in totals.items():
        balance, booked = sums.money("before"), []
        for entry in entries[currency]:
            balance += entry.amount
            booked.append(Booked(entry.day, *said[entry.id], entry.amount, balance))
        accounts.append(Account(sums, booked))
    return accounts


async def has_earlier(session: AsyncSession, customer_id: int, month: date) -> bool:
    """Whether anything was booked for this customer before a month."""
    earlier = select(AccountMonth.id).where(
        AccountMonth.customer_id == customer_id, AccountMonth.month < month
    )
    return await session.scalar(earlier.limit(1)) is not None


Said = tuple[str, Facts]


async def _in_their_words(
    session: AsyncSession, entries: Sequence[LedgerEntry]
) -> Mapping[int, Said]:
    """By entry, what it was: a key and its facts."""
    ids: dict[EntryKind, set[int]] = defaultdict(set)
    for entry in entries:
        ids[entry.kind].add(int(entry.record.partition(":")[2]))
    receipts = await _by_id(session, Receipt, ids[EntryKind.RECEIPT] | ids[EntryKind.BOUNCE])
    notes = await _by_id(session, GoodsReturn, ids[EntryKind.CREDIT_NOTE])
    of_notes = {note.order_id for note in notes.values()}
    orders = await _by_id(session, Order, ids[EntryKind.SALE] | of_notes)
    ends = await _first_and_last(session, orders)

    def say(entry: LedgerEntry) -> Said:
        number = int(entry.record.partition(":")[2])
        match entry.kind:
            case EntryKind.SALE:
                order = orders[number]
                first, last = ends[entry.record]
                facts = {"number": order.number or ""}
                if entry.id == first:
                    return "statement-order", facts
                if entry.id == last and order.state is OrderState.CANCELLED:
                    return "statement-order-cancelled", facts
                return "statement-order-changed", facts
            case EntryKind.RECEIPT | EntryKind.BOUNCE:
                receipt = receipts[number]
                bounced = entry.kind is EntryKind.BOUNCE
                return "statement-bounce" if bounced else "statement-receipt", {
                    "method": receipt.method,
                    "has_reference": receipt.reference is not None,
                    "reference": receipt.reference or "",
                    "day": receipt.day,
                }
            case EntryKind.CREDIT_NOTE:
                note = notes[number]
                order = orders[note.order_id]
                return "statement-credit-note", {
                    "number": note.number or "",
                    "order": order.number or "",
                }
            case EntryKind.WRITE_OFF:
                given_up = entry.units < 0
                return "statement-write-off" if given_up else "statement-write-off-back", {}
            case EntryKind.OPENING:
                is_first = not entry.record.startswith(CORRECTION)
                return "statement-opening-entry" if is_first else "statement-opening-corrected", {}

    return {entry.id: say(entry) for entry in entries}


async def _by_id(session: AsyncSession, kind: type[R], ids: Collection[int]) -> Mapping[int, R]:
    if not ids:
        return {}
    found = await session.scalars(select(kind).where(kind.id.in_(ids)))
    return {one.id: one for one in found}


async def _first_and_last(
    session: AsyncSession, orders: Mapping[int, Order]
) -> Mapping[str, tuple[int, int]]:
    """By order, the entry that booked it and the latest that did: between them it was changed."""
    found = await session.execute(
        select(LedgerEntry.record, func.min(LedgerEntry.id), func.max(LedgerEntry.id))
        .where(
            LedgerEntry.record.in_([order.about for order in orders.values()]),
            LedgerEntry.kind == EntryKind.SALE,
        )
        .group_by(LedgerEntry.record)
    )
    return {record: (first, last) for record, first, last in found.all()}


async def account_of(session: AsyncSession, reader: Staff, number: int) -> Customer:
    """The customer behind a button whose account somebody sees: finance sees each (1.3); refused
    alike when there is none."""
    if reader.keeps_the_money:
        customer = await session.get(Customer, number)
        if customer is None:
            raise Refused("customer-gone-or-not-yours")
        return customer
    return await Customer.of(session, reader, number)
