"""Statements: what customers owed before some days, what was booked on them, and what they owe now (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
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
from sqlalchemy.orm import InstrumentedAttribute

from models import calendar, clock, policy
from models.ageing import People, or_everybody
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.ledger import CORRECTION, Balance, EntryKind, LedgerEntry
from models.money import from_minor_units
from models.order_returns import GoodsReturn
from models.orders import Order, OrderState
from models.receipts import Receipt
from models.staff import Staff

STATEMENT = "statement"

R = TypeVar("R", bound=Base)
Facts = Mapping[str, Any]

Those = Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]
"""Whose accounts are meant, given the column that says whose one is."""


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
BOOKED = ("opening", "sales", "receipts", "credits")


async def totals(
    session: AsyncSession, people: People, first: date, last: date
) -> Mapping[str, tuple[int, Sums]]:
    """By currency, how many customers had a balance or anything booked, and their sums together."""
    return await _totals(session, _of(await or_everybody(session, people)), first, last)


async def _totals(
    session: AsyncSession, those: Those, first: date, last: date
) -> Mapping[str, tuple[int, Sums]]:
    """From what is owed now and what was booked since the first day: what was before is not read."""
    owed = await session.execute(
        select(Balance.currency, func.count(), func.sum(Balance.units))
        .where(Balance.is_owed(), those(Balance.customer_id))
        .group_by(Balance.currency)
    )
    owing = {currency: (number, int(units)) for currency, number, units in owed}
    booked = _booked(those, first, last)
    # Who owes something now, and neither did then nor had anything booked, is none of them.
    more = case((_is_listed(booked), 1), else_=0) - case((Balance.units != 0, 1), else_=0)
    found = await session.execute(
        select(
            booked.c.currency,
            func.sum(more),
            *(func.sum(booked.c[name]) for name in (*BOOKED, "later")),
        )
        .join(Balance, _is_account_of(booked))
        .group_by(booked.c.currency)
    )
    changed = {currency: tuple(map(int, sums)) for currency, *sums in found}
    own = policy.current().company.currency
    by_currency: dict[str, tuple[int, Sums]] = {}
    for currency in sorted(owing.keys() | changed.keys(), key=lambda code: (code != own, code)):
        number, units = owing.get(currency, (0, 0))
        more_of_them, opening, sales, receipts, credits_, later = changed.get(currency, (0,) * 6)
        if number + more_of_them:
            now = units - later
            before = now - opening - sales + receipts + credits_
            sums = Sums(currency, before, opening, sales, receipts, credits_, now)
            by_currency[currency] = number + more_of_them, sums
    return by_currency


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
    people = await or_everybody(session, people)
    those = _of(people)
    if people is None and at_most and last >= calendar.business_day(clock.now()):
        page = await _who_owe_most(session, at_most, behind)
        if len(page) == at_most:  # else it goes on with those who owe nothing any more
            those, behind = _named(page), 0
    each = _each(those, first, last)
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


async def _who_owe_most(session: AsyncSession, at_most: int, behind: int) -> Sequence[int]:
    """Customers by what they owe now in the company's currency, of all who owe something in it."""
    found = await session.scalars(
        select(Balance.customer_id)
        .where(
            Balance.currency == policy.current().company.currency,
            Balance.units > 0,
            Balance.is_owed(),  # so that its index is seen to hold them
        )
        .order_by(Balance.units.desc(), Balance.customer_id)
        .limit(at_most)
        .offset(behind)
    )
    return found.all()


async def has_earlier(session: AsyncSession, people: People, before: date) -> bool:
    """Whether anything was booked for these customers before a day."""
    return await _has_earlier(session, _of(await or_everybody(session, people)), before)


async def has_earlier_of(session: AsyncSession, customer_id: int, before: date) -> bool:
    """Whether anything was booked for this customer before a day."""
    return await _has_earlier(session, _named([customer_id]), before)


async def _has_earlier(session: AsyncSession, those: Those, before: date) -> bool:
    earlier = (
        select(LedgerEntry.id)
        .where(LedgerEntry.day < before, those(LedgerEntry.customer_id))
        .limit(1)
    )
    return await session.scalar(earlier) is not None


def _of(people: People) -> Those:
    if people is None:
        return lambda _customer: true()
    theirs = select(Customer.id).where(Customer.owner_id.in_(people))
    return lambda customer: customer.in_(theirs)


def _named(customers: Sequence[int]) -> Those:
    return lambda customer: customer.in_(customers)


def _companys_first(currency: ColumnElement[str]) -> Sequence[ColumnElement[Any]]:
    return [currency != policy.current().company.currency, currency]


def _booked(those: Those, first: date, last: date) -> Subquery:
    """One row for each customer and currency with anything booked since the first day."""
    in_them = LedgerEntry.day <= last

    def booked(*kinds: EntryKind) -> ColumnElement[int]:
        counts = and_(in_them, LedgerEntry.kind.in_(kinds))
        return func.sum(case((counts, LedgerEntry.units), else_=0))

    return (
        select(
            LedgerEntry.customer_id,
            LedgerEntry.currency,
            booked(EntryKind.OPENING).label("opening"),
            booked(EntryKind.SALE).label("sales"),
            (-booked(EntryKind.RECEIPT, EntryKind.BOUNCE)).label("receipts"),
            (-booked(EntryKind.CREDIT_NOTE, EntryKind.WRITE_OFF)).label("credits"),
            func.sum(case((in_them, 0), else_=LedgerEntry.units)).label("later"),
            func.sum(case((in_them, 1), else_=0)).label("entries"),
        )
        .where(LedgerEntry.day >= first, those(LedgerEntry.customer_id))
        .group_by(LedgerEntry.customer_id, LedgerEntry.currency)
        .subquery()
    )


def _is_account_of(booked: Subquery) -> ColumnElement[bool]:
    return and_(Balance.customer_id == booked.c.customer_id, Balance.currency == booked.c.currency)


def _now(booked: Subquery) -> ColumnElement[int]:
    """Owed at the end of the last day."""
    return Balance.units - func.coalesce(booked.c.later, 0)


def _before(booked: Subquery) -> ColumnElement[int]:
    opening, sales, receipts, credits_ = (func.coalesce(booked.c[name], 0) for name in BOOKED)
    return _now(booked) - opening - sales + receipts + credits_


def _is_listed(booked: Subquery) -> ColumnElement[bool]:
    """With a balance before the first day, or anything booked on the days."""
    return or_(_before(booked) != 0, booked.c.entries > 0)


def _each(those: Those, first: date, last: date) -> Subquery:
    """One row for each customer and currency that is listed."""
    booked = _booked(those, first, last)
    return (
        select(
            Balance.customer_id,
            Balance.currency,
            _before(booked).label("before"),
            *(func.coalesce(booked.c[name], 0).label(name) for name in BOOKED),
            _now(booked).label("now"),
        )
        .outerjoin(booked, _is_account_of(booked))
        .where(those(Balance.customer_id), _is_listed(booked))
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
    for currency, (_, sums) in (await _totals(session, _named([customer_id]), first, last)).items():
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
