"""Prices while an order is entered or changed, and the list or the rules change meanwhile (8.1, 8.6)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import Order
from models.products import Product
from tests.conftest import Office
from tests.leaves import changed, rules_as_before
from tests.phone import Phone
from tests.records import open_file
from tests.selling import line, place, product

__all__ = ["rules_as_before"]  # a fixture


@pytest.fixture
async def water(office: Office) -> Product:
    """48.00 a case; it costs us 36.00."""
    return await product(office, cost_units=150)


@pytest.fixture
async def shop(office: Office, rep: Phone, water: Product) -> int:
    return (await open_file(office, rep, "Hualian")).id


async def at_the_lines(rep: Phone) -> None:
    await rep.types("/order")
    await rep.taps("Hualian · C")


async def at_the_lines_of(office: Office, rep: Phone, order_id: int) -> None:
    await office.settle()  # the card comes, with its buttons
    await office.forge(rep, f"order:{order_id}:change")
    await rep.taps("Change: Goods")


async def has(office: Office, of: Product, **values: Any) -> None:
    """From now on, on the price list."""
    async with office.session() as session:
        found = await session.get_one(Product, of.id)
        for name, value in values.items():
            setattr(found, name, value)


async def test_a_line_is_altered_though_its_list_price_has_changed(
    office: Office, rep: Phone, shop: int, water: Product
) -> None:
    await at_the_lines(rep)
    await rep.types("water 5")
    await has(office, water, list_price_units=300)
    await rep.taps("✏️ 1. Water")
    await rep.types("7")
    assert "1. Water · 7 case × CN¥72.00" in rep.last.text
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    assert "Water: CN¥48.00 → CN¥72.00" in rep.last.text


async def test_a_reason_is_given_though_the_list_price_has_changed(
    office: Office, rep: Phone, shop: int, water: Product
) -> None:
    await at_the_lines(rep)
    await rep.types("water 5 cases @30")
    await has(office, water, list_price_units=300)
    await rep.types("Clearance of the old label")
    assert "1. Water · 5 case × CN¥30.00 (−58.3%)" in rep.last.text


async def test_goods_that_are_sold_for_other_money_by_now_are_entered_anew(
    office: Office, rep: Phone, shop: int, water: Product
) -> None:
    await at_the_lines(rep)
    await rep.types("water 5")
    await has(office, water, currency="USD")
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    assert "What are they ordering?" in rep.last.text
    await rep.taps("✏️ 1. Water")
    await rep.taps("Remove")
    await rep.types("water 5")
    await rep.taps("Done")
    assert "$240.00" in rep.last.text


async def test_a_line_that_stands_is_replaced_at_the_list_price_of_its_order(
    office: Office, rep: Phone, shop: int, water: Product
) -> None:
    order_id = await place(office, rep, shop, [line(water, 20)])
    await has(office, water, list_price_units=999)
    await at_the_lines_of(office, rep, order_id)
    await rep.types("water 30 cases")
    await rep.taps("Only 30 case")
    await rep.taps("Done")
    await rep.taps("Send")
    lines = await office.all(select(OrderLine).order_by(OrderLine.id))
    assert [(one.quantity, one.price_units) for one in lines] == [(20, 48_00), (30, 48_00)]


async def test_what_is_added_up_has_the_price_that_was_said_last(
    office: Office, rep: Phone, shop: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 5 cases\nwater 5 cases @46")
    await rep.taps("Add up: 10 case")
    assert "1. Water · 10 case × CN¥46.00" in rep.last.text


async def test_what_would_be_too_much_is_not_added_up(
    office: Office, rep: Phone, shop: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 600000 bottles\nwater 500000 bottles")
    await rep.taps("Add up: 1,100,000 bottle")
    assert "1. Water · 600,000 bottle" in rep.last.text
    assert "What about the 500,000 bottle?" in rep.last.text


async def test_a_change_comes_to_what_was_said_before_though_the_rounding_is_another(
    office: Office, rep: Phone, shop: int, water: Product
) -> None:
    order_id = await place(office, rep, shop, [line(water, 20)])
    changed("orders", prices_include_tax=True)
    await at_the_lines_of(office, rep, order_id)
    await rep.taps("✏️ 1. Water")
    await rep.types("30")
    await rep.taps("Done")
    assert "CN¥1,627.20" in rep.last.text
    await rep.taps("Send")
    order: Order = await office.one(select(Order))
    versions = await office.all(select(OrderVersion).order_by(OrderVersion.number))
    assert (order.total_units, [one.tax_included for one in versions]) == (1627_20, [False, False])
