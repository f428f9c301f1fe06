"""Cancelling an order, by oneself or by approval; withdrawing what waits (8.6)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from models.customers import Customer
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.selling import Parties, change, line, parties, place, product, set_state


@pytest.fixture
async def people(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


async def state(office: Office, order_id: int) -> OrderState:
    order: Order = await office.one(select(Order).where(Order.id == order_id))
    return order.state


async def placed(office: Office, rep: Phone, shop: Customer, water: Product) -> int:
    """A confirmed order whose card the seller has open."""
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await office.forge(rep, f"order:{order_id}")
    return order_id


async def test_before_production_it_is_cancelled_at_once_after_a_look(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await rep.taps("Cancel the order")
    assert "Why should it be cancelled?" in rep.last.text
    await rep.types("They have enough")
    assert "everybody who has it is told. This cannot be undone." in rep.last.text
    assert await state(office, order_id) is OrderState.CONFIRMED
    await rep.taps("Send")
    assert await state(office, order_id) is OrderState.CANCELLED
    assert "Cancelled: They have enough" in rep.last.text
    for phone in (people.works, people.chief, people.finance):
        assert "SO202611-0001 (Hualian) is cancelled by Mei" in phone.last.text
        assert "They have enough" in phone.last.text
        assert "Cancelled" in phone.message_with("Confirmed on").text


async def test_everybody_who_has_the_order_reads_the_reason(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    waits = people.works.message_with("Confirmed on").text
    assert "To be cancelled, waits for a decision: They have enough" in waits
    await boss.taps("Approve")
    assert "Please stop working on it.\nThey have enough\n" in people.works.last.text
    assert "Cancelled: They have enough" in people.works.message_with("Confirmed on").text


async def test_who_joined_works_since_hears_that_it_is_cancelled(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await placed(office, rep, shop, water)
    walt = await office.hire("Walt", Position.WORKS)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    assert [text for text in walt.texts if "is cancelled" in text] == [walt.last.text]


async def test_once_production_has_begun_somebody_decides(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    assert "Production has begun. Decides: superior" in rep.last.text
    await rep.taps("Send")
    assert await state(office, order_id) is OrderState.IN_PRODUCTION
    assert "To be cancelled" in rep.last.text
    card = boss.message_with("Cancel SO202611-0001 (In production)").text
    assert "They have enough" in card
    assert "Rule: cancelling once production has begun" in card
    await boss.taps("Approve")
    assert await state(office, order_id) is OrderState.CANCELLED
    assert "Hugo agrees: SO202611-0001 (Hualian) is cancelled" in "".join(rep.texts)
    assert "is cancelled by Hugo" in people.works.last.text


async def test_of_a_cancelling_that_was_decided_the_seller_hears_once(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    await boss.taps("Approve")
    [told] = [text for text in rep.texts if "is cancelled" in text]
    assert "Hugo agrees" in told
    assert not any("stop working" in text for text in rep.texts)
    for phone in (people.works, people.chief, people.finance):
        assert len([text for text in phone.texts if "is cancelled by Hugo" in text]) == 1


async def test_a_seller_whose_order_a_superior_cancels_is_not_told_to_stop_working(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await boss.types("/menu")
    await office.forge(boss, f"order:{order_id}:cancel")
    await boss.types("They have enough")
    await boss.taps("Send")
    told = rep.message_with("is cancelled by Hugo").text
    assert "They have enough" in told
    assert "stop working" not in told
    assert "stop working" in people.works.last.text


async def test_a_refused_cancelling_leaves_the_order_as_it_is(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    await boss.answers(boss.last, "no, it is half made")
    assert await state(office, order_id) is OrderState.IN_PRODUCTION
    told = rep.message_with("does not agree to cancel").text
    assert "it is half made" in told
    assert "is cancelled" not in "".join(people.works.texts)


async def test_a_cancelling_is_withdrawn(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    await rep.taps("Withdraw")
    assert rep.toasts[-1] == "Withdrawn"
    assert "To be cancelled" not in rep.last.text
    assert await state(office, order_id) is OrderState.IN_PRODUCTION


async def test_an_order_that_waits_is_withdrawn_by_its_author_alone(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20, discount=Decimal(8))])
    await office.settle()
    await office.forge(boss, f"order:{order_id}:withdraw")
    assert await state(office, order_id) is OrderState.WAITING
    await rep.types("/customer")
    await office.forge(rep, f"order:{order_id}")
    assert "Order without a number yet · Waiting for a decision" in rep.last.text
    await rep.taps("Withdraw")
    assert await state(office, order_id) is OrderState.WITHDRAWN
    assert "Hualian" not in "".join(people.works.texts)


async def test_a_change_is_withdrawn_and_the_order_stands(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await change(office, rep, order_id, lines=[line(water, 30, number=1)])
    await office.settle()
    await rep.taps("Withdraw")
    order = await office.one(select(Order).where(Order.id == order_id))
    assert (order.version, order.pending, order.asks) == (1, None, None)
    assert "was changed" not in "".join(people.works.texts)


async def test_what_was_withdrawn_already_says_so(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await office.forge(rep, f"order:{order_id}:withdraw")
    assert "Nothing of this order waits" in rep.last.text


async def test_works_cannot_cancel(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await office.forge(people.works, f"order:{order_id}:cancel")
    assert "There is no such order, or you cannot do that with it" in people.works.last.text
    assert await state(office, order_id) is OrderState.CONFIRMED


async def test_what_was_delivered_while_the_reason_was_written_is_not_cancelled(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await placed(office, rep, shop, water)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await set_state(office, order_id, OrderState.DELIVERED)
    await rep.taps("Send")
    assert await state(office, order_id) is OrderState.DELIVERED
    assert "is cancelled" not in "".join(people.works.texts)
