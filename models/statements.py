"""Statements: what customers owed before some days, what was booked on them, and what they owe now (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from moneyed import Money
from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    case,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.ageing import People
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.ledger import CORRECTION, EntryKind, LedgerEntry
from models.money import from_minor_units
from models.order_returns import GoodsReturn
from models.orders import Order, OrderState
from models.receipts import Receipt
from models.staff import Staff

STATEMENT = "statement"

R = TypeVar("R", bound=Base)
Facts = Mapping[str, Any]


class Sums(NamedTuple):
    """Of one currency, in minor units: before + opening + sales - receipts - credits = now."""

    currency: str
    before: int
    opening: int  # what was owed when Fieldbook began, entered on these days
    sales: int
    receipts: int  # less those that bounced
    credits: int  # credit notes and what was written off
    now: int  # at the end of the last day

    def money(self, name: str) -> Money:
        return from_minor_units(getattr(self, name), self.currency)


class Line(NamedTuple):
    """A customer's sums in one currency, and whose customer it is."""

    customer_id: int
    customer: str
    owner: str
    sums: Sums


NAMES = {
    "before": "statement-before",
    "opening": "statement-opening",
    "sales": "statement-sales",
    "receipts": "statement-receipts",
    "credits": "statement-credits",
    "now": "statement-now",
}
"""Of the sums, in their order: what each is called."""


async def totals(
    session: AsyncSession, people: People, first: date, last: date
) -> Mapping[str, tuple[int, Sums]]:
    """By currency, how many customers had a balance or anything booked, and their sums together."""
    return await _totals(session, _owned_by(people), first, last)


async def _totals(
    session: AsyncSession, those: ColumnElement[bool], first: date, last: date
) -> Mapping[str, tuple[int, Sums]]:
    each = _each(those, first, last)
    found = await session.execute(
        select(each.c.currency, func.count(), *(func.sum(each.c[name]) for name in NAMES))
        .group_by(each.c.currency)
        .order_by(*_companys_first(each.c.currency))
    )
    return {
        currency: (number, Sums(currency, *map(int, units))) for currency, number, *units in found
    }


async def lines(
    session: AsyncSession,
    people: People,
    first: date,
    last: date,
    *,
    at_most: int | None = None,
    behind: int = 0,
) -> Sequence[Line]:
    """Each customer with a balance or anything booked, by currency, who owes most first."""
    each = _each(_owned_by(people), first, last)
    found = await session.execute(
        select(
            each.c.customer_id,
            Customer.name,
            Staff.name,
            each.c.currency,
            *(each.c[name] for name in NAMES),
        )
        .join(Customer, Customer.id == each.c.customer_id)
        .join(Staff, Staff.id == Customer.owner_id)
        .order_by(*_companys_first(each.c.currency), each.c.now.desc(), each.c.customer_id)
        .limit(at_most)
        .offset(behind)
    )
    return [
        Line(customer_id, name, owner, Sums(currency, *map(int, units)))
        for customer_id, name, owner, currency, *units in found
    ]


async def has_earlier(session: AsyncSession, people: People, before: date) -> bool:
    """Whether anything was booked for these customers before a day."""
    return await _has_earlier(session, _owned_by(people), before)


async def has_earlier_of(session: AsyncSession, customer_id: int, before: date) -> bool:
    """Whether anything was booked for this customer before a day."""
    return await _has_earlier(session, Customer.id == customer_id, before)


async def _has_earlier(session: AsyncSession, those: ColumnElement[bool], before: date) -> bool:
    earlier = (
        select(LedgerEntry.id)
        .join(Customer, Customer.id == LedgerEntry.customer_id)
        .where(LedgerEntry.day < before, those)
        .limit(1)
    )
    return await session.scalar(earlier) is not None


def _owned_by(people: People) -> ColumnElement[bool]:
    return true() if people is None else Customer.owner_id.in_(people)


def _companys_first(currency: ColumnElement[str]) -> Sequence[ColumnElement[Any]]:
    return [currency != policy.current().company.currency, currency]


def _each(those: ColumnElement[bool], first: date, last: date) -> Subquery:
    """One row for each customer and currency; all of them in one pass over the ledger."""
    on_these_days = LedgerEntry.day >= first

    def booked(*kinds: EntryKind) -> ColumnElement[int]:
        counts = and_(on_these_days, LedgerEntry.kind.in_(kinds))
        return func.sum(case((counts, LedgerEntry.units), else_=0))

    before = func.sum(case((on_these_days, 0), else_=LedgerEntry.units))
    now = func.sum(LedgerEntry.units)
    return (
        select(
            LedgerEntry.customer_id,
            LedgerEntry.currency,
            before.label("before"),
            booked(EntryKind.OPENING).label("opening"),
            booked(EntryKind.SALE).label("sales"),
            (-booked(EntryKind.RECEIPT, EntryKind.BOUNCE)).label("receipts"),
            (-booked(EntryKind.CREDIT_NOTE, EntryKind.WRITE_OFF)).label("credits"),
            now.label("now"),
        )
        .join(Customer, Customer.id == LedgerEntry.customer_id)
        .where(LedgerEntry.day <= last, those)
        .group_by(LedgerEntry.customer_id, LedgerEntry.currency)
        .having(or_(before != 0, func.max(LedgerEntry.day) >= first))
        .subquery()
    )


# One customer's account, entry by entry


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
    """A customer's entries of some days in one currency."""

    sums: Sums
    booked: Sequence[Booked]


async def accounts_of(
    session: AsyncSession, customer_id: int, first: date, last: date
) -> Sequence[Account]:
    """By currency; without one in which nothing was owed before and nothing booked (10.3)."""
    found = await session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.customer_id == customer_id,
            LedgerEntry.day.between(first, last),
        )
        .order_by(LedgerEntry.day, LedgerEntry.id)
    )
    entries: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in found:
        entries[entry.currency].append(entry)
    said = await _in_their_words(session, [one for some in entries.values() for one in some])
    accounts = []
    for currency, (_, sums) in (
        await _totals(session, Customer.id == customer_id, first, last)
    ).items():
        balance, booked = sums.money("before"), []
        for entry in entries[currency]:
            balance += entry.amount
            booked.append(Booked(entry.day, *said[entry.id], entry.amount, balance))
        accounts.append(Account(sums, booked))
    return accounts


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
