"""Figures to be drawn: what was sold, by month, person, customer and product; from customers to money (16.1).

Turnover is what people earned (decision 0024): orders as they are confirmed, less what is cancelled and
comes back for money, on its day and whose it was then. So every sum here is the one of `/me` and `/team`.
Units are minor ones of a currency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    and_,
    case,
    cast,
    extract,
    func,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import policy
from models.customers import Customer
from models.earnings import Earning, Measure
from models.order_lines import OrderLine
from models.order_returns import GoodsReturn, GoodsReturnLine
from models.order_versions import OrderVersion
from models.orders import Order
from models.periods import Period
from models.products import Product
from models.receipts import Receipt
from models.staff import LEADING, Staff
from models.teams import Teams
from models.visits import Visit

AN_ORDER, A_RETURN, A_RECEIPT = "order:", "return:", "receipt:"  # as a record begins
EXACT_PRICE = 10_000  # basis points of a price without tax
AT_ONCE = 5_000  # numbers in one statement

ByCurrency = Mapping[str, int]


@dataclass(frozen=True)
class Span:
    """Days on which the same people stood in the same teams, and who of those directly below each
    counts with: with themselves who sells for nobody else."""

    first: date
    last: date
    counts_with: Mapping[int, int]
    are_all: bool  # there was nobody else in the company

    def among(self, person: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        return true() if self.are_all else person.in_(self.counts_with)


async def spans_of(session: AsyncSession, person: Staff, first: date, last: date) -> Sequence[Span]:
    """Of a leader the branch as it was on each day, of anybody else they alone (1.3, 15.1)."""
    if person.position not in LEADING:
        return [Span(first, last, {person.id: person.id}, are_all=False)]
    teams = await Teams.since(session, first)
    begins = [first, *teams.changed(first, last)]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), last]
    found: list[Span] = []
    for begin, end in zip(begins, ends, strict=True):
        tree = teams.on(begin)
        below = tree.directly_below.get(person.id, ())
        counts_with = {one: child for child in below for one in tree.branch(child)}
        counts_with[person.id] = person.id
        are_all = len(counts_with) == len(tree.superiors)
        if found and found[-1].counts_with == counts_with:
            found[-1] = replace(found[-1], last=end)  # only others moved
        else:
            found.append(Span(begin, end, counts_with, are_all))
    return found


def _sold(span: Span, *by: Any) -> Select[Any]:
    """Sums by currency, and what else."""
    return (
        select(Earning.currency, *by, func.sum(Earning.units))
        .where(
            Earning.measure == Measure.SALES,
            Earning.day.between(span.first, span.last),
            span.among(Earning.staff_id),
        )
        .group_by(Earning.currency, *by)
    )


# By month


async def by_month(session: AsyncSession, person: Staff, year: int) -> Mapping[str, Sequence[int]]:
    """What was sold in each of the twelve months, by currency."""
    whole = Period(year)
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 12)
    for span in await spans_of(session, person, whole.first, whole.last):
        month = extract("month", Earning.day)
        for currency, number, units in await session.execute(_sold(span, month)):
            found[currency][int(number) - 1] += int(units)
    return dict(found)


# By whom


@dataclass(frozen=True)
class Part:
    """What somebody or something is of the whole; nobody in particular has no name."""

    name: str | None
    units: int


Parts = Mapping[str, Sequence[Part]]
"""By currency, the company's first; what came to nothing is left out."""


async def by_person(session: AsyncSession, person: Staff, period: Period) -> Parts:
    """Those directly below on the day, each with the branch, and the leader's own."""
    sums: defaultdict[tuple[str, int], int] = defaultdict(int)
    for span in await spans_of(session, person, period.first, period.last):
        for currency, seller, units in await session.execute(_sold(span, Earning.staff_id)):
            sums[currency, span.counts_with[seller]] += int(units)
    names = await _names(session, Staff.id, Staff.name, {one for _, one in sums})
    return _in_order((currency, names[one], units) for (currency, one), units in sums.items())


# By what was sold to whom


def _number_in(prefix: str) -> ColumnElement[Any]:
    """Which order, return or receipt was earned from; of any other nothing."""
    number = cast(func.substr(Earning.record, len(prefix) + 1), Integer)
    return case((Earning.record.startswith(prefix), number))


def _with_orders(statement: Select[Any]) -> Select[Any]:
    """What was sold beside its order, also where goods of it came back."""
    return (
        statement.select_from(Earning)
        .outerjoin(GoodsReturn, GoodsReturn.id == _number_in(A_RETURN))
        .join(Order, Order.id == func.coalesce(GoodsReturn.order_id, _number_in(AN_ORDER)))
    )


async def by_customer(session: AsyncSession, person: Staff, period: Period) -> Parts:
    """Each customer by name; those together without one who are somebody else's by now (1.3)."""
    sums: defaultdict[tuple[str, int], int] = defaultdict(int)
    for span in await spans_of(session, person, period.first, period.last):
        found = await session.execute(_with_orders(_sold(span, Order.customer_id)))
        for currency, customer, units in found:
            sums[currency, customer] += int(units)
    visible = await Customer.visible(session, person)
    numbers = {customer for _, customer in sums}
    names = await _names(session, Customer.id, Customer.name, numbers, visible)
    by_name: defaultdict[tuple[str, int | None], int] = defaultdict(int)
    for (currency, customer), units in sums.items():
        by_name[currency, customer if customer in names else None] += units
    return _in_order(
        (currency, names[customer] if customer else None, units)
        for (currency, customer), units in by_name.items()
    )


async def by_product(session: AsyncSession, person: Staff, period: Period) -> Parts:
    """Each product group, of products without one each by itself.

    What an order brought is split by its lines as they are now, what came back by those that did,
    each by its price with tax; so the parts make the turnover, whatever was changed since.
    """
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    totals: defaultdict[str, int] = defaultdict(int)
    for span in await spans_of(session, person, period.first, period.last):
        for currency, units in await session.execute(_sold(span)):
            totals[currency] += int(units)
        for one in _split(span):
            for currency, name, units in await session.execute(one):
                sums[currency, name] += float(units)
    whole = {key: round(units) for key, units in sums.items()}
    # What rounding leaves, or an order without a price, is nobody's in particular.
    left = dict(totals)
    for (currency, _), units in whole.items():
        left[currency] -= units
    for currency, units in left.items():
        biggest = max(
            (key for key in whole if key[0] == currency), key=lambda key: whole[key], default=None
        )
        if biggest and units:
            whole[biggest] += units
    return _in_order((currency, name, units) for (currency, name), units in whole.items())


def _split(span: Span) -> Sequence[Select[Any]]:
    """Orders by their lines, and returns by theirs."""
    return [_split_of(span, AN_ORDER), _split_of(span, A_RETURN)]


def _split_of(span: Span, prefix: str) -> Select[Any]:
    """What was earned from each record, as shares of its lines' prices; summed by name."""
    earned = (
        select(
            _number_in(prefix).label("number"),
            Earning.currency,
            func.sum(Earning.units).label("units"),
        )
        .where(
            Earning.measure == Measure.SALES,
            Earning.day.between(span.first, span.last),
            span.among(Earning.staff_id),
            Earning.record.startswith(prefix),
        )
        .group_by(Earning.record, Earning.currency)
        .subquery()
    )
    each = select(earned.c.currency, earned.c.units).select_from(earned)
    if prefix == AN_ORDER:
        each = each.join(Order, Order.id == earned.c.number)
        is_line: ColumnElement[bool] = true()
        quantity = OrderLine.quantity_milli
    else:
        each = (
            each.join(GoodsReturn, GoodsReturn.id == earned.c.number)
            .join(Order, Order.id == GoodsReturn.order_id)
            .join(GoodsReturnLine, GoodsReturnLine.return_id == GoodsReturn.id)
        )
        is_line = OrderLine.number == GoodsReturnLine.line_number
        quantity = GoodsReturnLine.quantity_milli
    tax = case((OrderVersion.tax_included, 0), else_=OrderLine.tax_basis_points)
    weight = cast(OrderLine.price_units, Float) * (EXACT_PRICE + tax) * quantity
    standing = and_(OrderVersion.order_id == Order.id, OrderVersion.number == Order.version)
    weighed = (
        each.join(OrderVersion, standing)
        .join(OrderLine, and_(OrderLine.version_id == OrderVersion.id, is_line))
        .join(Product, Product.id == OrderLine.product_id)
        .add_columns(
            func.coalesce(Product.product_group, Product.name).label("name"),
            weight.label("weight"),
            func.sum(weight).over(partition_by=[earned.c.number, earned.c.currency]).label("of"),
        )
        .subquery()
    )
    share = weighed.c.units * weighed.c.weight / func.nullif(weighed.c.of, 0)
    return (
        select(weighed.c.currency, weighed.c.name, func.sum(share))
        .where(weighed.c.of != 0)
        .group_by(weighed.c.currency, weighed.c.name)
    )


# From customers to money


@dataclass(frozen=True)
class Funnel:
    """How many of somebody's customers there are, and how many of them came so far."""

    owned: int
    visited: int
    ordered: int
    paid: int

    @property
    def stages(self) -> tuple[int, int, int, int]:
        return self.owned, self.visited, self.ordered, self.paid


async def funnel(session: AsyncSession, people: Collection[int], period: Period) -> Funnel:
    """Of the customers that these people have now: who was visited, confirmed an order, and paid in
    the period, by whomever; each counted by itself, so an order by telephone is one without a visit."""
    within = Earning.day.between(period.first, period.last)
    visited = select(Visit.customer_id).where(
        Visit.day.between(period.first, period.last), Visit.withdrawn_at.is_(None)
    )
    ordered = (
        select(Order.customer_id)
        .select_from(Earning)
        .join(Order, Order.id == _number_in(AN_ORDER))
        .where(Earning.measure == Measure.SALES, within, Earning.units > 0)
    )
    paid = (
        select(Receipt.customer_id)
        .select_from(Earning)
        .join(Receipt, Receipt.id == _number_in(A_RECEIPT))
        .where(Earning.measure == Measure.RECEIPTS, within, Earning.units > 0)
    )
    reached = [func.count(case((Customer.id.in_(stage), 1))) for stage in (visited, ordered, paid)]
    found = await session.execute(
        select(func.count(), *reached).where(
            Customer.owner_id.in_(people), Customer.archived_at.is_(None)
        )
    )
    return Funnel(*tuple(found.one()))


# One against the average


async def bought_again(
    session: AsyncSession, people: Collection[int], period: Period
) -> Mapping[int, tuple[int, int]]:
    """By person: how many customers ordered from them in the period, and how many of these twice."""
    each = (
        select(
            Earning.staff_id.label("seller"),
            func.count(Order.id.distinct()).label("orders"),
        )
        .select_from(Earning)
        .join(Order, Order.id == _number_in(AN_ORDER))
        .where(
            Earning.measure == Measure.SALES,
            Earning.day.between(period.first, period.last),
            Earning.units > 0,
            Earning.staff_id.in_(people),
        )
        .group_by(Earning.staff_id, Order.customer_id)
        .subquery()
    )
    found = await session.execute(
        select(each.c.seller, func.count(), func.count(case((each.c.orders > 1, 1)))).group_by(
            each.c.seller
        )
    )
    return {seller: (customers, again) for seller, customers, again in found}


async def seen(
    session: AsyncSession, people: Collection[int], period: Period
) -> Mapping[int, tuple[int, int]]:
    """By person: how many customers are theirs, and how many of these were seen in the period."""
    visited = select(Visit.customer_id).where(
        Visit.day.between(period.first, period.last), Visit.withdrawn_at.is_(None)
    )
    found = await session.execute(
        select(Customer.owner_id, func.count(), func.count(case((Customer.id.in_(visited), 1))))
        .where(Customer.owner_id.in_(people), Customer.archived_at.is_(None))
        .group_by(Customer.owner_id)
    )
    return {owner: (customers, met) for owner, customers, met in found}


# How


async def _names(
    session: AsyncSession,
    number: InstrumentedAttribute[int],
    name: InstrumentedAttribute[str],
    numbers: Collection[int],
    which: ColumnElement[bool] | None = None,
) -> Mapping[int, str]:
    """In pieces: a database takes only so many at once."""
    found: dict[int, str] = {}
    each = sorted(numbers)
    for at in range(0, len(each), AT_ONCE):
        some = number.in_(each[at : at + AT_ONCE])
        rows = await session.execute(
            select(number, name).where(some, which if which is not None else true())
        )
        found |= dict(rows.all())
    return found


def _in_order(each: Any) -> Parts:
    """Most first; the company's currency before others."""
    found: dict[str, list[Part]] = {}
    for currency, name, units in each:
        if units:
            found.setdefault(currency, []).append(Part(name, units))
    own = policy.current().company.currency
    return {
        currency: sorted(found[currency], key=lambda part: (-part.units, part.name or ""))
        for currency in sorted(found, key=lambda code: (code != own, code))
    }
