"""Lists of orders: a page of mine, the team's, everybody's or a customer's, as far as one may see (1.3, 8.4).

A page is the beginning of a few indexes: of 200,000 orders no more are read than stand on it and before.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import policy
from models.among import Among, Those, branch_of
from models.customers import Customer
from models.errors import Refused
from models.orders import STANDING, UNDELIVERED, Order, OrderState
from models.positions import Position
from models.search import Query
from models.staff import LEADING, Staff

A_PAGE = 8
A_TEAM = 12  # people whose orders are looked up one by one; of more, all are walked through
MOST_COUNTED = 99
CAME_TO_NOTHING = (OrderState.REFUSED, OrderState.WITHDRAWN, OrderState.CANCELLED)


class OrderFilter(enum.StrEnum):
    """Which of them."""

    WAITING = "waiting"  # for a decision about it, its change or its cancelling
    UNDELIVERED = "undelivered"
    DELIVERED = "delivered"
    ALL = "all"


STATES_OF: Mapping[OrderFilter, Sequence[OrderState]] = {
    OrderFilter.UNDELIVERED: UNDELIVERED,
    OrderFilter.DELIVERED: (OrderState.DELIVERED, OrderState.CLOSED),
}


class Whose(enum.StrEnum):
    """A kind of list."""

    MINE = "mine"
    TEAM = "team"
    EVERYBODY = "everybody"  # confirmed ones (8.2)
    PERSON = "person"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Scope:
    """Whose orders: somebody's, whom they look after or entered, or those of a customer.

    `among` them; None: not by people. `those` is what holds besides.
    """

    whose: Whose
    person: Staff | None = None
    customer: Customer | None = None
    among: Those | None = None
    those: ColumnElement[bool] | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        """Whether an order belongs to it, said so that no index of people is used."""
        said: list[ColumnElement[bool]] = []
        if self.among is not None:
            # Of many people either database would read all their orders, to sort them.
            said.append(or_(self.among(Order.seller_id + 0), self.among(Order.author_id + 0)))
        if self.those is not None:
            said.append(self.those)
        return and_(*said)


@dataclass(frozen=True)
class Page:
    """Orders with their customers' names, and whether more follow."""

    orders: Sequence[tuple[Order, str]]
    has_next: bool


# Whose


def sees_everybodys(reader: Staff) -> bool:
    """Whom the company's rules name for orders sees all that were confirmed (8.2)."""
    return policy.current().orders.are_seen_by(reader.position)


def usual(reader: Staff) -> Whose:
    """What somebody sees first."""
    if sees_everybodys(reader):
        return Whose.EVERYBODY
    return Whose.TEAM if reader.position in LEADING else Whose.MINE


def may_switch_to(reader: Staff) -> Sequence[Whose]:
    """The lists somebody has, besides those of persons and customers."""
    lists = []
    if reader.position in LEADING:
        lists += [Whose.MINE, Whose.TEAM]
    if sees_everybodys(reader):
        lists.append(Whose.EVERYBODY)
    return lists or [Whose.MINE]


async def scope_of(session: AsyncSession, reader: Staff, whose: Whose, number: int = 0) -> Scope:
    """A list, by the id of its person or customer (from a button: never trusted).

    Refused: somebody who is not in the reader's branch, a customer whom the reader does not see
    and has no order of, everybody's for whom the rules do not name.
    """
    match whose:
        case Whose.MINE:
            return Scope(whose, among=Among([reader.id]))
        case Whose.TEAM:
            return Scope(whose, among=await branch_of(session, reader))
        case Whose.EVERYBODY:
            if not sees_everybodys(reader):
                raise Refused("orders-not-yours")
            return Scope(whose, those=Order.version > 0)
        case Whose.PERSON:
            person = await session.get(Staff, number)
            if person is None or person.id not in await reader.branch(session):
                raise Refused("orders-not-yours")
            return Scope(whose, person=person, among=Among([person.id]))
        case Whose.CUSTOMER:
            return await _of_customer(session, reader, number)


async def sellers_below(session: AsyncSession, reader: Staff) -> Sequence[Staff]:
    """Whoever sells in the reader's branch and is still here, by name."""
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.id.in_(await reader.branch(session)),
            Staff.id != reader.id,
            Staff.left_at.is_(None),
            Staff.position.in_(LEADING | {Position.REPRESENTATIVE}),
        )
        .order_by(Staff.name)
    )
    return found.all()


async def _of_customer(session: AsyncSession, reader: Staff, number: int) -> Scope:
    customer = await session.get(Customer, number)
    if customer is None:
        raise Refused("orders-not-yours")
    theirs: ColumnElement[bool] = Order.customer_id == customer.id
    if not await customer.visible_to(session, reader):
        theirs = and_(theirs, await Order.visible(session, reader))
        if await session.scalar(select(Order.id).where(theirs).limit(1)) is None:
            raise Refused("orders-not-yours")
    return Scope(Whose.CUSTOMER, customer=customer, those=theirs)


# Pages


async def page_of(
    session: AsyncSession, scope: Scope, wanted: OrderFilter, page: int, a_page: int = A_PAGE
) -> Page:
    """A page, from 0. Undelivered ones by delivery date, so that overdue ones stand first; delivered
    ones by it too, the last first; all others the latest first."""
    ids = await ids_of(session, scope, wanted, page * a_page, a_page + 1)
    return Page(await with_names(session, ids[:a_page]), len(ids) > a_page)


async def ids_of(
    session: AsyncSession, scope: Scope, wanted: OrderFilter, first: int, at_most: int
) -> Sequence[int]:
    """In the order of `page_of`, from one on."""
    columns = (Order.id.label("id"), _day_of(wanted).label("day"))
    in_order = _in_order(wanted, _day_of(wanted), Order.id)
    streams = [
        # Each in brackets of its own: SQLite takes no LIMIT within a union.
        select(select(*columns).where(stream).order_by(*in_order).limit(first + at_most).subquery())
        for stream in _streams(scope, wanted)
    ]
    found = union_all(*streams).subquery()
    some = (
        select(found.c.id)
        .order_by(*_in_order(wanted, found.c.day, found.c.id))
        .offset(first)
        .limit(at_most)
    )
    return (await session.scalars(some)).all()


def _day_of(wanted: OrderFilter) -> InstrumentedAttribute[date]:
    """By which a list is in order."""
    by_delivery = wanted in (OrderFilter.UNDELIVERED, OrderFilter.DELIVERED)
    return Order.deliver_on if by_delivery else Order.day


def _in_order(
    wanted: OrderFilter, day: ColumnElement[Any] | InstrumentedAttribute[Any], number: Any
) -> list[ColumnElement[Any]]:
    if wanted is OrderFilter.UNDELIVERED:
        return [day.asc(), number.asc()]
    return [day.desc(), number.desc()]


def _streams(scope: Scope, wanted: OrderFilter) -> list[ColumnElement[bool]]:
    """The conditions which together are the list, none of an order of another; for each an index
    has its orders in the order of the list."""
    states = STATES_OF.get(wanted)
    if wanted is OrderFilter.WAITING:
        return [and_(Order.asks.is_not(None), scope.condition)]
    if scope.whose is Whose.CUSTOMER:
        return [and_(scope.condition, Order.state.in_(states or tuple(OrderState)))]
    people = scope.among.if_few(A_TEAM) if scope.among else None
    if people is None:
        if states:
            return [and_(Order.state == state, scope.condition) for state in states]
        return [scope.condition]
    no_sellers = Order.seller_id.not_in(people)
    # Of each by itself: of several at once SQLite would rather read all of a state.
    for_others = [
        and_(Order.author_id == person, Order.author_id != Order.seller_id, no_sellers)
        for person in people
    ]
    if not states:
        return [*(Order.seller_id == person for person in people), *for_others]
    of_sellers = [
        and_(Order.seller_id == person, Order.state == state)
        for person in people
        for state in states
    ]
    return [*of_sellers, *(and_(one, Order.state.in_(states)) for one in for_others)]


async def with_names(session: AsyncSession, ids: Sequence[int]) -> Sequence[tuple[Order, str]]:
    """Orders in the order of their ids, with their customers' names."""
    found = await session.execute(
        select(Order, Customer.name)
        .join(Customer, Customer.id == Order.customer_id)
        .where(Order.id.in_(ids))
    )
    by_id = {order.id: (order, name) for order, name in found}
    return [by_id[one] for one in ids]


async def number_waiting(session: AsyncSession, scope: Scope) -> int:
    """How many wait for a decision; no more than `MOST_COUNTED` are counted."""
    some = (
        select(Order.id)
        .where(Order.asks.is_not(None), scope.condition)
        .limit(MOST_COUNTED)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(some)) or 0


# By words


async def numbered(session: AsyncSession, reader: Staff, words: str) -> Order | None:
    """The order of a number, however it is written, if the reader sees it."""
    said = words.strip()
    order = await session.scalar(select(Order).where(Order.number.in_({said, said.upper()})))
    return order if order and await order.visible_to(session, reader) else None


async def customers_called(
    session: AsyncSession, reader: Staff, words: str, at_most: int
) -> Sequence[tuple[int, str]]:
    """Customers found by words who have orders that the reader sees: ids and names, the best first."""
    query = Query.of(words)
    if query is None:
        return []
    of_theirs = and_(Order.customer_id == Customer.id, await Order.visible(session, reader))
    found = await session.execute(
        select(Customer.id, Customer.name)
        .where(query.is_in_keys_of_many(), exists().where(of_theirs))
        .order_by(query.rank(), Customer.last_contact_on.desc(), Customer.id.desc())
        .limit(at_most)
    )
    return [(number, name) for number, name in found]


# For the day's report, for evidence and handing over


async def entered_on(session: AsyncSession, author_id: int, day: date) -> Sequence[Order]:
    """What somebody entered on a day, in order; not what came to nothing."""
    return (await session.scalars(_entered_on(), {"author": author_id, "day": day})).all()


@cache
def _entered_on() -> Select[Order]:
    """Built once, as `_of_day` of visits."""
    theirs = Order.author_id == bindparam("author"), Order.day == bindparam("day")
    return (
        select(Order)
        .where(*theirs, Order.state.not_in(CAME_TO_NOTHING))
        .order_by(Order.said_at, Order.id)
    )


async def count_of_day(
    session: AsyncSession, author_ids: Sequence[int], day: date
) -> Mapping[int, int]:
    """How many of those each of these people entered; nobody without one is in it."""
    found = await session.execute(
        select(Order.author_id, func.count())
        .where(
            Order.author_id.in_(author_ids),
            Order.day == day,
            Order.state.not_in(CAME_TO_NOTHING),
        )
        .group_by(Order.author_id)
    )
    return dict(found.all())


async def entered_for(
    session: AsyncSession, customer_id: int, author_id: int
) -> tuple[int, date | None, date | None]:
    """How many orders that stand somebody entered for a customer, the first day and the last."""
    found = await session.execute(
        select(func.count(), func.min(Order.day), func.max(Order.day)).where(
            Order.customer_id == customer_id,
            Order.author_id == author_id,
            Order.state.in_(STANDING),
        )
    )
    number, first, last = found.one()
    return number, first, last
