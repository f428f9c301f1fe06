"""Orders that stand are changed through people's phones (8.6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import clock
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import Asks, Order, OrderState
from models.products import Product
from models.shipments import Shipment, ShipmentLine
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, place, product


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office, "Water", 200)


@pytest.fixture
async def order(office: Office, rep: Phone, water: Product) -> int:
    """20 cases of water and 5 of cola, confirmed."""
    cola = await product(office, "Cola", 300, pack=("case", 12))
    customer = await open_file(office, rep, "Hualian", address="1 Sea Road")
    made = await place(office, rep, customer.id, [line(water, 20), line(cola, 5)])
    await office.settle()
    return made


async def the_order(office: Office) -> Order:
    found = await office.one(select(Order))
    assert isinstance(found, Order)
    return found


async def lines_of(office: Office, number: int) -> list[tuple[Any, ...]]:
    """Of a version: number, name, quantity, price in minor units."""
    version = await office.one(select(OrderVersion).where(OrderVersion.number == number))
    query = select(OrderLine).where(OrderLine.version_id == version.id)
    found = await office.all(query.order_by(OrderLine.number))
    return [(one.number, one.name, one.quantity, one.price_units) for one in found]


async def test_an_order_is_changed_from_its_card(office: Office, rep: Phone, order: int) -> None:
    await office.forge(rep, f"order:{order}")
    await rep.taps("✏️ Change")
    assert "Nothing is changed yet" in rep.last.text
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("30")
    await rep.types("cola 2 cases @35")
    await rep.taps("A line of its own")
    await rep.taps("Done")
    await rep.taps("Change: Delivery date")
    await rep.types("the 30th")
    await rep.taps("Change: Reason")
    await rep.types("They opened a second shop")
    assert "✏️ Water · 20 → 30 case" in rep.last.text
    assert "➕ 3. Cola · 2 case × CN¥35.00" in rep.last.text
    assert "✏️ Delivery date: Wed, Nov 25 → Mon, Nov 30" in rep.last.text
    await rep.taps("Send")
    changed = await the_order(office)
    assert (changed.version, changed.deliver_on) == (2, date(2026, 11, 30))
    assert await lines_of(office, 2) == [
        (1, "Water", 30, 48_00),
        (2, "Cola", 5, 36_00),
        (3, "Cola", 2, 35_00),
    ]
    version = await office.one(select(OrderVersion).where(OrderVersion.number == 2))
    assert version.why == "They opened a second shop"


async def test_what_was_agreed_keeps_its_price_though_the_list_has_another(
    office: Office, rep: Phone, order: int, water: Product
) -> None:
    async with office.session() as session:
        (await session.get_one(Product, water.id)).list_price_units = 999
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("30")
    await rep.taps("Done")
    assert "List prices have changed" not in rep.last.text
    await rep.taps("Send")
    assert (await lines_of(office, 2))[0] == (1, "Water", 30, 48_00)


async def test_a_larger_discount_is_decided_again_and_the_old_version_goes_on(
    office: Office, rep: Phone, boss: Phone, order: int
) -> None:
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("-8%")
    await rep.taps("Done")
    assert "Decides: Hugo" in rep.last.text
    await rep.taps("Send")
    changed = await the_order(office)
    assert (changed.version, changed.asks) == (1, Asks.CHANGE)


async def test_nothing_changed_is_nothing_to_send(office: Office, rep: Phone, order: int) -> None:
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Send")
    assert "Nothing is different" in rep.last.text
    assert (await the_order(office)).version == 1


async def test_an_old_date_of_delivery_may_stay(office: Office, rep: Phone, order: int) -> None:
    clock.move_to(clock.now() + timedelta(days=14))
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Note")
    await rep.types("Ring twice")
    await rep.taps("Send")
    assert (await the_order(office)).version == 2


async def test_two_who_change_it_at_once_do_not_undo_each_other(
    office: Office, rep: Phone, boss: Phone, order: int
) -> None:
    await boss.types("/menu")
    for phone, words in ((rep, "Ring twice"), (boss, "Ring once")):
        await office.forge(phone, f"order:{order}:change")
        await phone.taps("Change: Note")
        await phone.types(words)
    await boss.taps("Send")
    await rep.taps("Send", rep.message_with("Ring twice"))
    assert rep.message_with("Somebody changed this order meanwhile")
    assert (await the_order(office)).version == 2


async def test_what_waits_already_is_not_changed_again(
    office: Office, rep: Phone, order: int
) -> None:
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("-8%")
    await rep.taps("Done")
    await rep.taps("Send")
    await office.forge(rep, f"order:{order}:change")
    assert rep.message_with("waits for a decision already")


async def test_what_is_over_is_not_changed(office: Office, rep: Phone, order: int) -> None:
    async with office.session() as session:
        (await session.get_one(Order, order)).state = OrderState.DELIVERED
    await office.forge(rep, f"order:{order}:change")
    assert "it cannot be changed any more" in rep.last.text


async def test_somebody_else_changes_nothing(
    office: Office, rep: Phone, other_rep: Phone, order: int
) -> None:
    await other_rep.types("/menu")
    await office.forge(other_rep, f"order:{order}:change")
    assert not any("变更" in text for text in other_rep.texts)


async def test_never_below_what_was_shipped(office: Office, rep: Phone, order: int) -> None:
    async with office.session() as session:
        shipment = Shipment(order_id=order, number=1, made_by_id=(await staff(session, rep)).id)
        session.add(shipment)
        await session.flush()
        session.add(ShipmentLine(shipment_id=shipment.id, line_number=1, quantity_milli=12_000))
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("11")
    await rep.taps("Done")
    await rep.taps("Send")
    assert "Water: 12 case are shipped or invoiced already" in rep.last.text
    assert "What are they ordering?" in rep.last.text
    assert (await the_order(office)).version == 1


async def test_a_change_is_entered_in_chinese(office: Office, other_rep: Phone) -> None:
    water = await product(office, "矿泉水", 200, code="W1", unit="瓶", pack=("箱", 24))
    customer = await open_file(office, other_rep, "华联超市")
    made = await place(office, other_rep, customer.id, [line(water, 20)])
    await office.settle()
    await office.forge(other_rep, f"order:{made}:change")
    await other_rep.taps("改：货品")
    await other_rep.types("矿泉水 送2箱")
    await other_rep.taps("赠品")
    await other_rep.taps("好了")
    assert "➕ 2. 矿泉水 · 2 箱 × ¥0.00（−100%） = ¥0.00" in other_rep.last.text
    assert "审批人：" in other_rep.last.text
