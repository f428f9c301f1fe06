"""Statements: what customers owed before a month, what was booked in it, and what they owe then (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from moneyed import Money
from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import policy
from models.account_months import BOOKED, AccountMonth
from models.ageing import People, currency_first, owned_by, theirs
from models.among import FEW
from models.customers import Customer
from models.ledger import Balance
from models.money import from_minor_units
from models.staff import Staff

STATEMENT = "statement"
AT_FIRST = 32  # times as many of the company are looked at as stand on a page of somebody's


class Sums(NamedTuple):
    """Of one currency, in minor units: before + opening + sales - receipts - credits = now."""

    currency: str
    before: int
    opening: int  # what was owed when Fieldbook began, entered in the month
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
    session: AsyncSession, people: People, month: date, named: Sequence[int] | None = None
) -> Mapping[str, tuple[int, Sums]]:
    """By currency, how many customers had a balance or anything booked, and their sums together; of
    these people's customers, or of those `named`.

    `month` is its first day, here and below. Counted back from what is owed now: what was before is
    not read.
    """
    owing = (
        select(Balance.currency, func.count(), func.sum(Balance.units))
        .where(Balance.is_owed())
        .group_by(Balance.currency)
    )
    number: defaultdict[str, int] = defaultdict(int)
    units: defaultdict[str, int] = defaultdict(int)
    owed = await session.execute(theirs(owing, Balance, people, named))
    for currency, owe, sum_ in owed:
        number[currency], units[currency] = owe, int(sum_)
    # Somebody's months lie end to end: what was owed at the end of one was owed before the next.
    owed_before = func.count(func.nullif(AccountMonth.before, 0))
    owed_then = func.count(func.nullif(AccountMonth.now, 0))
    since = (
        select(
            AccountMonth.month,
            AccountMonth.currency,
            func.count(),
            owed_before,
            owed_then,
            *(func.sum(getattr(AccountMonth, name)) for name in BOOKED),
        )
        .where(AccountMonth.month >= month)
        .group_by(AccountMonth.month, AccountMonth.currency)
    )
    found = await session.execute(theirs(since, AccountMonth, people, named))
    booked: dict[str, tuple[int, int, int, int]] = {}
    for begun, currency, in_it, had_owed, still_owed, *sums in found:
        opening, sales, receipts, credits_ = map(int, sums)
        if begun == month:
            booked[currency] = opening, sales, receipts, credits_
            number[currency] += in_it - still_owed  # who owed nothing at its end is listed as well
        else:
            units[currency] -= opening + sales - receipts - credits_
            number[currency] += had_owed - still_owed
    own = policy.current().company.currency
    by_currency: dict[str, tuple[int, Sums]] = {}
    for currency in sorted(number, key=lambda code: (code != own, code)):
        if number[currency]:
            opening, sales, receipts, credits_ = booked.get(currency, (0, 0, 0, 0))
            now = units[currency]
            before = now - opening - sales + receipts + credits_
            sums_ = Sums(currency, before, opening, sales, receipts, credits_, now)
            by_currency[currency] = number[currency], sums_
    return by_currency


async def has_any(session: AsyncSession, people: People, month: date) -> bool:
    """Whether there are `totals`: who has anything booked in the month is asked for first."""
    booked = select(AccountMonth.id).where(AccountMonth.month == month)
    is_booked = await session.scalar(_one_of(booked, people)) is not None
    return is_booked or bool(await totals(session, people, month))


async def lines(
    session: AsyncSession,
    people: People,
    month: date,
    *,
    at_most: int | None = None,
    behind: int = 0,
) -> Sequence[Line]:
    """Each customer with a balance or anything booked, by currency, who owes most first."""
    named: Sequence[int] | None = None
    if at_most and (people is None or len(people) > FEW):
        page = await _who_owed_most(session, people, month, at_most, behind)
        if len(page) == at_most:  # else it may go on with those who owe nothing any more
            named, behind = page, 0
    each = _each(people, month, named)
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
        .order_by(*currency_first(each.c.currency), each.c.now.desc(), each.c.customer_id)
        .limit(at_most)
        .offset(behind)
    )
    return [
        Line(customer_id, name, owner, Sums(currency, *map(int, units)))
        for customer_id, name, owner, currency, *units in found
    ]


async def _who_owed_most(
    session: AsyncSession, people: People, month: date, at_most: int, behind: int
) -> Sequence[int]:
    """Customers by what they owed at the end of a month in the company's currency, of all who owed
    something in it; none where that does not show among those of the company who owed most.

    Of whom nothing was booked since, that is what they owe now; of the others, what they owed before
    the next month in which anything was. An index holds either in order.
    """
    currency, up_to = policy.current().company.currency, behind + at_most
    latest = await session.scalar(select(func.max(AccountMonth.month))) or month
    streams = [
        await _most(
            session,
            Balance,
            Balance.units,
            people,
            up_to,
            Balance.currency == currency,
            Balance.is_owed(),  # so that its index is seen to hold them
            ~_is_booked(Balance.customer_id, currency, month),
        )
    ]
    later = _next(month)
    while later <= latest:
        stream = await _most(
            session,
            AccountMonth,
            AccountMonth.before,
            people,
            up_to,
            AccountMonth.currency == currency,
            AccountMonth.month == later,
            ~_is_booked(AccountMonth.customer_id, currency, month, later),
        )
        streams.append(stream)
        later = _next(later)
    found = [one for stream in streams for one in stream or ()]
    in_order = sorted((-units, customer) for customer, units in found)
    return [] if None in streams else [customer for _, customer in in_order[behind:up_to]]


async def _most(
    session: AsyncSession,
    table: type[Balance] | type[AccountMonth],
    units: SQLColumnExpression[int],
    people: People,
    at_most: int,
    *those: ColumnElement[bool],
) -> Sequence[tuple[int, int]] | None:
    """Customers with the most units, and how many; None where others of the company have more than
    nearly all of these."""
    looked_at = at_most if people is None else AT_FIRST * at_most
    first = (
        select(table.customer_id, units.label("units"))
        .where(units > 0, *those)
        .order_by(units.desc(), table.customer_id)
        .limit(looked_at)
        .subquery()
    )
    query = select(first.c.customer_id, first.c.units, Customer.owner_id).join(
        Customer, Customer.id == first.c.customer_id
    )
    rows = await session.execute(query.order_by(first.c.units.desc(), first.c.customer_id))
    each = [(customer, int(number), owner) for customer, number, owner in rows]
    owners = None if people is None else frozenset(people)
    found = [
        (customer, number) for customer, number, owner in each if owners is None or owner in owners
    ]
    if len(found) < at_most and len(each) == looked_at:
        return None
    return found[:at_most]


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _is_booked(
    customer: SQLColumnExpression[int], currency: str, month: date, before: date | None = None
) -> ColumnElement[bool]:
    """Whether a customer has anything in a currency after a month, and before another."""
    one = aliased(AccountMonth)
    those = [one.customer_id == customer, one.currency == currency, one.month > month]
    if before:
        those.append(one.month < before)
    return exists().where(*those)


async def has_earlier(session: AsyncSession, people: People, month: date) -> bool:
    """Whether anything was booked for these people's customers before a month."""
    earlier = select(AccountMonth.id).where(AccountMonth.month < month)
    return await session.scalar(_one_of(earlier, people)) is not None


def _one_of(months: Select[int], people: People) -> Select[int]:
    """Any one of these months of their customers: one customer is read after the other, and so mostly one."""
    of_customers = months.join(Customer, Customer.id == AccountMonth.customer_id)
    return of_customers.where(owned_by(people)).limit(1)


def _each(people: People, month: date, named: Sequence[int] | None) -> CTE:
    """One row for each customer and currency that is listed: with a balance before the month, or
    anything booked in it."""
    next_ = aliased(AccountMonth)
    before_the_next = (
        select(next_.before)
        .where(
            next_.customer_id == Balance.customer_id,
            next_.currency == Balance.currency,
            next_.month > month,
        )
        .order_by(next_.month)
        .limit(1)
        .scalar_subquery()
    )
    is_the_month = and_(
        AccountMonth.customer_id == Balance.customer_id,
        AccountMonth.currency == Balance.currency,
        AccountMonth.month == month,
    )
    query = select(
        Balance.customer_id,
        Balance.currency,
        AccountMonth.before,
        *(getattr(AccountMonth, name) for name in BOOKED),
        func.coalesce(AccountMonth.now, before_the_next, Balance.units).label("now"),
    ).outerjoin(AccountMonth, is_the_month)
    # By itself: else what was owed before the next month is looked for each time that it is named.
    each = theirs(query, Balance, people, named).cte().prefix_with("MATERIALIZED")
    return (
        select(
            each.c.customer_id,
            each.c.currency,
            func.coalesce(each.c.before, each.c.now).label("before"),
            *(func.coalesce(each.c[name], 0).label(name) for name in BOOKED),
            each.c.now,
        )
        .where(or_(each.c.before.is_not(None), each.c.now != 0))
        .cte()
    )
