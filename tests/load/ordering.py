"""How long orders take among 1,000 and among 200,000 with 1,000,000 lines; a part of `make bench`."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from statistics import median
from typing import Any

from moneyed import Money
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.panels import View
from handlers.customers import customer_card
from handlers.order_cards import order_card
from models import clock
from models.approvals import Outcome
from models.contacts import Contact
from models.customers import Customer
from models.database import Database
from models.migrate import migrate
from models.numbers import Counter, next_number
from models.order_lines import Asked, OrderLine
from models.order_lists import OrderFilter, Whose, page_of, scope_of
from models.order_versions import Content, OrderVersion
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product, keys_of
from models.staff import Staff
from tests.engines import Engine
from tests.load.finding import DIRECTOR, EACH, FIRST_REP, beside, customers

FEW, MANY = 1_000, 200_000
ORDERS_EACH = 2  # of a customer
LINES_EACH = 5
PRODUCTS = 500
TIMES = 60
WARM_UP = 5
AT_ONCE = 20_000  # rows in one statement
RATIO = 1.5  # how many times as long it may take among many
WORKS = 1_000_000  # an id beyond those of the reps
SOLD_SINCE = 700  # days
UNDELIVERED_IN = 20  # one of so many orders

Row = dict[str, Any]
Deed = Callable[[AsyncSession, int], Awaitable[object]]
"""One thing that people do, the so-manieth time."""


@cache
def products() -> list[Row]:
    return [
        {
            "id": number,
            "code": f"P{number:04}",
            "name": f"Product {number}",
            "unit": "瓶",
            "pack_name": "箱",
            "pack_size": 24,
            "list_price_units": 100 + number,
            "currency": "CNY",
            "active": True,
            "keys": keys_of(f"Product {number}", f"P{number:04}", ""),
        }
        for number in range(1, PRODUCTS + 1)
    ]


def orders(count: int) -> Iterator[tuple[Row, Row, list[Row]]]:
    """So many orders as rows, each with its version and its lines; the same in every run."""
    dice = random.Random(5)  # noqa: S311 - the same orders in every run
    today = clock.now().date()
    for number in range(1, count + 1):
        customer = (number - 1) // ORDERS_EACH + 1
        seller = FIRST_REP + (customer - 1) // EACH
        day = today - timedelta(days=dice.randrange(SOLD_SINCE))
        is_open = number % UNDELIVERED_IN == 0
        lines, net = [], 0
        for place in range(1, LINES_EACH + 1):
            product = dice.choice(products())
            price, quantity = product["list_price_units"] * 24, dice.randrange(1, 30)
            net += price * quantity
            lines.append(
                {
                    "version_id": number,
                    "number": place,
                    "product_id": product["id"],
                    "code": product["code"],
                    "name": product["name"],
                    "measure": "箱",
                    "factor": 24,
                    "quantity_milli": quantity * 1000,
                    "currency": "CNY",
                    "list_units": price,
                    "price_units": price,
                    "tax_basis_points": 1300,
                }
            )
        total = net + round(net * 0.13)
        order = {
            "id": number,
            "customer_id": customer,
            "seller_id": seller,
            "author_id": seller,
            "said_at": clock.now(),
            "day": day,
            "number": f"OLD-{number}",
            "state": OrderState.CONFIRMED if is_open else OrderState.DELIVERED,
            "version": 1,
            "confirmed_on": day,
            "delivered_on": None if is_open else day,
            "currency": "CNY",
            "total_units": total,
            "deliver_on": day + timedelta(days=4),
        }
        version = {
            "id": number,
            "order_id": number,
            "number": 1,
            "author_id": seller,
            "said_at": clock.now(),
            "outcome": Outcome.APPROVED,
            "deliver_on": order["deliver_on"],
            "terms_said": "days:30",
            "photos": [],
            "currency": "CNY",
            "by_document": False,
            "tax_included": False,
            "net_units": net,
            "tax_units": total - net,
            "total_units": total,
            "over_credit": False,
        }
        yield order, version, lines


async def filled(url: str, count: int) -> Database:
    """A database of its own beside the other one, with so many orders."""
    database = Database(await beside(url, f"ordering{count}"))
    await migrate(database)
    people = [
        {"id": DIRECTOR, "name": "Director", "position": Position.DIRECTOR, "superior_id": None},
        {"id": WORKS, "name": "Works", "position": Position.WORKS, "superior_id": None},
    ]
    number_of_customers = count // ORDERS_EACH
    people += [
        {
            "id": FIRST_REP + number,
            "name": f"Rep {number}",
            "position": Position.REPRESENTATIVE,
            "superior_id": DIRECTOR,
        }
        for number in range((number_of_customers - 1) // EACH + 1)
    ]
    async with database.writing() as session:
        await session.execute(insert(Staff), people)
        known = customers()[:number_of_customers]
        await session.execute(insert(Customer), [customer for customer, _ in known])
        await session.execute(insert(Contact), [contact for _, contact in known])
        await session.execute(insert(Product), products())
        session.add_all(
            Counter(name=f"SO-{number}-{{nnnn}}", last=number) for number in range(count // 1000)
        )
        await _insert_orders(session, count)
        if session.get_bind().dialect.name == "postgresql":
            for table in ("orders", "order_versions"):
                await session.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {count})")
                )
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))
    return database


async def _insert_orders(session: AsyncSession, count: int) -> None:
    waiting: list[tuple[Row, Row, list[Row]]] = []

    async def write() -> None:
        await session.execute(insert(Order), [order for order, _, _ in waiting])
        await session.execute(insert(OrderVersion), [version for _, version, _ in waiting])
        await session.execute(
            insert(OrderLine), [line for _, _, lines in waiting for line in lines]
        )
        waiting.clear()

    for one in orders(count):
        waiting.append(one)
        if len(waiting) == AT_ONCE:
            await write()
    if waiting:
        await write()


def deeds() -> dict[str, Deed]:
    """What people do with orders."""
    return {
        "my orders, a page": leaf(FIRST_REP, Whose.MINE, OrderFilter.ALL),
        "undelivered ones of mine": leaf(FIRST_REP, Whose.MINE, OrderFilter.UNDELIVERED),
        "works, undelivered ones": leaf(WORKS, Whose.EVERYBODY, OrderFilter.UNDELIVERED),
        "director, a page": leaf(DIRECTOR, Whose.TEAM, OrderFilter.ALL),
        "card of a customer": draw_customer,
        "card of an order": draw_order,
        "next number": count_on,
        "confirm": confirm,
    }


def leaf(reader_id: int, whose: Whose, wanted: OrderFilter) -> Deed:
    async def look(session: AsyncSession, time_: int) -> object:
        reader = await session.get_one(Staff, reader_id)
        page = await page_of(session, await scope_of(session, reader, whose), wanted, time_ % 4)
        assert page.orders
        return page

    return look


async def draw_customer(session: AsyncSession, time_: int) -> object:
    reader = await session.get_one(Staff, FIRST_REP)
    customer = await session.get_one(Customer, 1 + time_ * 3)
    return await customer_card(View(session, reader, customer))


async def draw_order(session: AsyncSession, time_: int) -> object:
    reader = await session.get_one(Staff, FIRST_REP)
    order = await session.get_one(Order, 1 + time_ * 3)
    return await order_card(View(session, reader, order))


async def count_on(session: AsyncSession, _time: int) -> object:
    return await next_number(session, "SO{yyyy}-{nnnn}", date(2026, 11, 28))


async def confirm(session: AsyncSession, time_: int) -> object:
    """An order of five lines from the customer to the number, with everybody's copies."""
    rep = await session.get_one(Staff, FIRST_REP)
    customer = await session.get_one(Customer, 1 + time_)
    some = await session.scalars(
        select(Product).where(Product.id.between(time_ + 1, time_ + LINES_EACH))
    )
    lines = [
        Asked(one.id, "箱", Decimal(2), Money(one.list_price.amount * 24, "CNY")) for one in some
    ]
    content = Content(lines, clock.now().date() + timedelta(days=5))
    order = await Order.place(session, rep, customer, content, clock.now())
    assert order.number
    return order


@dataclass
class Took:
    """By what was done, ms at the median among few and among many."""

    few: float
    many: float


async def measure(engine: Engine) -> dict[str, float]:
    """Each deed in a transaction of its own, committed; few and many in turn, so that what else the
    machine does slows both down alike."""
    began = time.perf_counter()
    few, many = [await filled(engine.url, count) for count in (FEW, MANY)]
    kept = {f"{engine.name} filling, s": round(time.perf_counter() - began, 1)}
    for what, deed in deeds().items():
        took = await medians(few, many, deed)
        kept[f"{engine.name} {what} of {FEW}"] = round(took.few, 2)
        kept[f"{engine.name} {what} of {MANY}"] = round(took.many, 2)
    for database in (few, many):
        await database.close()
    return kept


async def medians(few: Database, many: Database, deed: Deed) -> Took:
    took: dict[Database, list[float]] = {few: [], many: []}
    for time_ in range(WARM_UP + TIMES):
        for database, kept in took.items():
            began = time.perf_counter()
            async with database.writing() as session:
                await deed(session, time_)
            if time_ >= WARM_UP:
                kept.append((time.perf_counter() - began) * 1000)
    return Took(median(took[few]), median(took[many]))


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """Few, many and how many times as long, side by side for each database."""
    yield f"{'orders, ms at the median':32}" + "".join(f"{name:>32}" for name in engines)
    yield f"{'':32}" + f"{FEW:14,}{MANY:10,}{'ratio':>8}" * len(engines)
    for what in deeds():
        line = f"{what:32}"
        for name in engines:
            of_few, of_many = (figures[f"{name} {what} of {count}"] for count in (FEW, MANY))
            line += f"{of_few:14.2f}{of_many:10.2f}{of_many / of_few:8.2f}"
        yield line + f"   target: ratio {RATIO}"
