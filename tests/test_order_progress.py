"""Progress: works moves an order on from its card, and whoever sells hears each step (8.4)."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.sandbox.wire import Upload
from models import order_progress
from models.audit import Entry
from models.errors import Refused
from models.language import Language
from models.order_progress import Progress
from models.orders import Order, OrderState
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.shipping import Yard, open_yard


@pytest.fixture
async def yard(office: Office, rep: Phone) -> Yard:
    return await open_yard(office, rep)


async def test_each_step_is_one_tap_and_the_seller_hears_it(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Start production", yard.works.last)
    assert await yard.state(order_id) is OrderState.IN_PRODUCTION
    assert "production has begun. Wendy" in yard.rep.last.text
    await yard.works.taps("Ready to ship")
    assert "ready to ship. Wendy" in yard.rep.last.text
    steps = await yard.office.all(select(Progress).order_by(Progress.id))
    assert [step.state for step in steps] == [OrderState.IN_PRODUCTION, OrderState.READY]
    deeds = await yard.office.all(select(Entry).where(Entry.deed == "order-moved"))
    assert [deed.facts["state"] for deed in deeds] == ["in_production", "ready"]


async def test_what_lies_in_stock_is_ready_with_one_tap(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Ready (from stock)", yard.works.last)
    assert await yard.state(order_id) is OrderState.READY


async def test_the_card_shows_the_next_step_to_works_alone(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.opens(yard.works, order_id)
    await yard.opens(yard.rep, order_id)
    assert "Start production" in " ".join(yard.works.last.labels)
    assert "Start production" not in " ".join(yard.rep.last.labels)
    await yard.works.taps("Start production", yard.works.last)
    assert "In production since" in yard.rep.message_with("Delivery date: ").text


async def test_tapped_twice_counts_once(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.opens(yard.works, order_id)
    seen = yard.works.find("Ready (from stock)", yard.works.last)
    await yard.works.presses(*seen)
    await yard.works.presses(*seen)
    assert len(await yard.office.all(select(Progress))) == 1
    assert len([said for said in yard.rep.texts if "ready to ship" in said]) == 1
    assert yard.works.toasts[-1] == "Wendy has noted that already: Ready to ship"


async def test_nothing_goes_backwards(yard: Yard) -> None:
    order_id = await yard.order(OrderState.READY)
    await yard.office.forge(yard.works, f"order:{order_id}:move:in_production")
    assert "the order is now “Ready to ship”" in yard.works.last.text
    assert await yard.state(order_id) is OrderState.READY


async def test_only_works_moves_orders(yard: Yard) -> None:
    order_id = await yard.order()
    for phone in (yard.rep, yard.chief):
        await yard.office.forge(phone, f"order:{order_id}:move:ready")
        assert "Orders are moved on by works" in phone.last.text
    assert await yard.state(order_id) is OrderState.CONFIRMED


async def test_what_is_cancelled_is_moved_no_more(yard: Yard) -> None:
    order_id = await yard.order(OrderState.CANCELLED)
    await yard.office.forge(yard.works, f"order:{order_id}:move:ready")
    assert "not confirmed yet, or was cancelled" in yard.works.last.text


async def test_an_inspection_that_passed_with_a_photo(yard: Yard) -> None:
    order_id = await yard.order(OrderState.IN_PRODUCTION)
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Inspect", yard.works.last)
    await yard.works.taps("Passed")
    await yard.works.sends_photo()
    await yard.works.taps("Done")
    await yard.works.taps("Send")
    assert await yard.state(order_id) is OrderState.INSPECTED
    assert "inspection passed. Wendy" in yard.rep.last.text
    assert "Inspection passed" in yard.works.last.text
    await yard.opens(yard.rep, order_id)
    await yard.rep.taps("Photo of the inspection", yard.rep.last)
    assert yard.rep.last.photo


async def test_an_inspection_that_failed_goes_back_into_production(yard: Yard) -> None:
    order_id = await yard.order(OrderState.INSPECTED)
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Inspect again", yard.works.last)
    await yard.works.taps("Not passed")
    await yard.works.types("Caps leak <3>")
    await yard.works.taps("Skip")
    await yard.works.taps("Send")
    assert await yard.state(order_id) is OrderState.IN_PRODUCTION
    assert "inspection not passed" in yard.rep.last.text
    assert "Caps leak <3>" in yard.rep.last.text


async def test_what_failed_is_not_ready_until_a_new_inspection_has_passed(yard: Yard) -> None:
    order_id = await yard.order(OrderState.IN_PRODUCTION)
    await yard.opens(yard.works, order_id)
    ready = yard.works.find("Ready to ship", yard.works.last)
    await yard.works.taps("Inspect", yard.works.last)
    await yard.works.taps("Not passed")
    await yard.works.types("Caps leak")
    await yard.works.taps("Skip")
    await yard.works.taps("Send")
    assert not any("Ready" in label for label in yard.works.last.labels)
    await yard.works.presses(*ready)
    await yard.office.forge(yard.second, f"order:{order_id}:move:ready")
    assert "The last inspection was not passed" in yard.second.last.text
    assert await yard.state(order_id) is OrderState.IN_PRODUCTION
    assert not any("ready to ship" in text for text in yard.rep.texts)
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Inspect again", yard.works.last)
    await yard.works.taps("Passed")
    await yard.works.taps("Skip")
    await yard.works.taps("Send")
    await yard.works.taps("Ready to ship", yard.works.last)
    assert await yard.state(order_id) is OrderState.READY


async def test_photos_as_a_file_are_no_photos(yard: Yard) -> None:
    order_id = await yard.order(OrderState.IN_PRODUCTION)
    await yard.office.forge(yard.works, f"order:{order_id}:inspect")
    await yard.works.taps("Passed")
    await yard.works.sends_document(Upload("goods.jpg", b"jpeg", "image/jpeg"))
    assert "goods.jpg" in yard.works.last.text
    assert await yard.state(order_id) is OrderState.IN_PRODUCTION


async def test_an_inspection_is_not_noted_after_another_step(yard: Yard) -> None:
    order_id = await yard.order(OrderState.IN_PRODUCTION)
    await yard.office.forge(yard.works, f"order:{order_id}:inspect")
    await yard.works.taps("Not passed")
    await yard.works.types("Caps leak")
    await yard.works.taps("Skip")
    await yard.office.forge(yard.second, f"order:{order_id}:move:ready")
    await yard.works.taps("Send")
    assert "Somebody was faster: the order is now “Ready to ship”" in yard.works.last.text
    assert await yard.state(order_id) is OrderState.READY


async def test_the_last_own_step_of_the_day_is_undone(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Ready (from stock)", yard.works.last)
    await yard.works.taps("Undo")
    assert await yard.state(order_id) is OrderState.CONFIRMED
    assert "has been undone" in yard.rep.last.text
    assert await yard.office.all(select(Progress)) == []


async def test_nobody_undoes_the_step_of_somebody_else_or_of_another_day(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.office.forge(yard.works, f"order:{order_id}:move:ready")
    await yard.office.forge(yard.second, f"order:{order_id}:undo")
    assert "cannot be undone any more" in yard.second.last.text
    await yard.office.at("2026-11-24 09:05")
    await yard.office.forge(yard.works, f"order:{order_id}:undo")
    assert "cannot be undone any more" in yard.works.last.text
    assert await yard.state(order_id) is OrderState.READY


async def test_nothing_is_undone_once_goods_are_put_together(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.office.forge(yard.works, f"order:{order_id}:move:ready")
    await yard.ships(order_id, 1)
    await yard.office.forge(yard.works, f"order:{order_id}:undo")
    assert "cannot be undone any more" in yard.works.last.text


async def test_somebody_who_cannot_see_the_order_learns_nothing(
    yard: Yard, other_rep: Phone
) -> None:
    order_id = await yard.order()
    await other_rep.types("/menu")
    for deed in ("move:ready", "inspect", "undo", "ship", "delay", "inspection"):
        await yard.office.forge(other_rep, f"order:{order_id}:{deed}")
        assert "SO2026" not in other_rep.last.text
    assert await yard.state(order_id) is OrderState.CONFIRMED


async def test_of_two_who_move_it_at_once_one_does(yard: Yard) -> None:
    """On PostgreSQL the second waits at the lock; SQLite lets nobody else begin."""
    order_id = await yard.order()
    has_moved, may_commit = asyncio.Event(), asyncio.Event()

    async def first() -> bool:
        async with yard.office.session() as session:
            order = await session.get_one(Order, order_id)
            who = await staff(session, yard.works)
            moved = await order_progress.move(session, order, who, OrderState.READY)
            has_moved.set()
            await may_commit.wait()
            return moved

    async def second() -> None:
        async with yard.office.session() as session:
            order = await session.get_one(Order, order_id)
            who = await staff(session, yard.second)
            await order_progress.move(session, order, who, OrderState.IN_PRODUCTION)

    one = asyncio.create_task(first())
    await has_moved.wait()
    other = asyncio.create_task(second())
    await asyncio.sleep(0.1)
    may_commit.set()
    assert await one
    with pytest.raises(Refused) as refused:
        await other
    assert refused.value.key == "order-step-not-now"
    assert len(await yard.office.all(select(Progress))) == 1


async def test_works_in_chinese_reads_its_buttons(yard: Yard) -> None:
    worker = await yard.office.hire("老周", Position.WORKS, yard.chief, Language.ZH_HANS)
    order_id = await yard.order()
    await yard.opens(worker, order_id)
    await worker.taps("开始生产", worker.last)
    assert "生产中" in worker.message_with("交货").text
