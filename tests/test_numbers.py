"""Numbers of documents: by the pattern, none left out, none twice, however many take one at once (8.1)."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import select

from models import clock
from models.customers import Customer
from models.numbers import next_number
from models.order_versions import Content
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import WEDNESDAY, line, place, product

NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 1)
MONTHLY = "SO{yyyy}{mm}-{nnnn}"


async def numbers(office: Office, *wanted: tuple[str, date]) -> list[str]:
    async with office.session() as session:
        return [await next_number(session, pattern, day) for pattern, day in wanted]


async def test_the_count_begins_anew_when_the_date_in_it_changes(office: Office) -> None:
    found = await numbers(
        office,
        (MONTHLY, NOVEMBER),
        (MONTHLY, NOVEMBER),
        (MONTHLY, DECEMBER),
        ("{yy}{dd}/{nn}", DECEMBER),
        (MONTHLY, NOVEMBER),
    )
    assert found == ["SO202611-0001", "SO202611-0002", "SO202612-0001", "2601/01", "SO202611-0003"]


async def test_a_pattern_without_a_date_counts_on(office: Office) -> None:
    found = await numbers(office, ("A-{n}", NOVEMBER), ("A-{n}", DECEMBER))
    assert found == ["A-1", "A-2"]


async def test_more_than_the_pattern_has_room_for_are_longer(office: Office) -> None:
    found = await numbers(office, *[("{n}", NOVEMBER)] * 11)
    assert found[-2:] == ["10", "11"]


async def test_what_is_undone_leaves_no_gap(office: Office) -> None:
    with pytest.raises(ZeroDivisionError):
        async with office.session() as session:
            await next_number(session, MONTHLY, NOVEMBER)
            raise ZeroDivisionError
    assert await numbers(office, (MONTHLY, NOVEMBER)) == ["SO202611-0001"]


async def test_eight_confirming_at_once_take_each_number_once(office: Office, boss: Phone) -> None:
    """On PostgreSQL in eight connections at the same time; SQLite lets one in after the other."""
    water = await product(office)
    reps = []
    for number in range(8):
        rep = await office.hire(f"Rep {number}", Position.REPRESENTATIVE, boss)
        reps.append((rep, (await open_file(office, rep, f"Shop {number}")).id))

    async def sell(rep: Phone, customer_id: int) -> None:
        for count in range(5):
            if count == 3:
                with pytest.raises(ZeroDivisionError):
                    await _undone(office, rep, customer_id)
            await place(office, rep, customer_id, [line(water, 1)])

    await asyncio.gather(*(sell(*each) for each in reps))
    orders = await office.all(select(Order).where(Order.state == OrderState.CONFIRMED))
    assert sorted(order.number for order in orders) == [
        f"SO202611-{number:04}" for number in range(1, 41)
    ]


async def _undone(office: Office, rep: Phone, customer_id: int) -> None:
    """Everything of an order, and then the process falls over."""
    water = await office.one(select(Product))
    async with office.session() as session:
        order = await Order.place(
            session,
            await staff(session, rep),
            await session.get_one(Customer, customer_id),
            Content([line(water, 1)], WEDNESDAY),
            clock.now(),
        )
        assert order.number
        raise ZeroDivisionError
