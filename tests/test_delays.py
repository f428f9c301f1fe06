"""Delays: works names a later date, the seller asks the customer and records the answer (8.4)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.delays import Delay, DelayAnswer
from models.orders import Order, OrderState
from tests.conftest import Office
from tests.phone import Phone
from tests.selling import WEDNESDAY, change, line, product
from tests.shipping import Yard, open_yard

FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def yard(office: Office, rep: Phone) -> Yard:
    return await open_yard(office, rep)


async def announces(yard: Yard, order_id: int, day: str = "2026-11-27") -> None:
    await yard.opens(yard.works, order_id)
    await yard.works.taps("Delay", yard.works.last)
    await yard.works.types(day)
    await yard.works.types("The machine <7> is broken")
    await yard.works.taps("Send")


async def deliver_on(yard: Yard, order_id: int) -> date:
    order = await yard.office.one(select(Order).where(Order.id == order_id))
    assert isinstance(order, Order)
    return order.deliver_on


async def test_a_change_begun_before_it_was_accepted_does_not_take_the_date_back(
    yard: Yard,
) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    await yard.office.forge(yard.rep, f"order:{order_id}:change")
    await yard.rep.taps("✓ Customer accepts")
    await yard.rep.taps("Note")
    await yard.rep.types("Ring twice")
    await yard.rep.taps("Send")
    assert "Somebody changed this order meanwhile" in yard.rep.last.text
    assert await deliver_on(yard, order_id) == FRIDAY
    await yard.office.forge(yard.rep, f"order:{order_id}:change")
    await yard.rep.taps("Note")
    await yard.rep.types("Ring twice")
    await yard.rep.taps("Send")
    assert await deliver_on(yard, order_id) == FRIDAY
    await yard.opens(yard.works, order_id)
    assert "Ring twice" in yard.works.last.text


async def answers_of(yard: Yard) -> list[DelayAnswer | None]:
    return [one.answer for one in await yard.office.all(select(Delay).order_by(Delay.id))]


async def test_the_seller_is_to_ask_the_customer(yard: Yard) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    card = yard.rep.last
    for words in ("Wed, Nov 25", "Fri, Nov 27", "The machine <7> is broken", "ask the customer"):
        assert words in card.text
    assert await deliver_on(yard, order_id) == WEDNESDAY
    await yard.opens(yard.works, order_id)
    assert "Wed, Nov 25 → Fri, Nov 27" in yard.works.last.text


async def test_an_accepted_date_counts_and_works_hears_it(yard: Yard) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    await yard.rep.taps("✓ Customer accepts", yard.rep.last)
    assert await deliver_on(yard, order_id) == FRIDAY
    for phone in (yard.works, yard.second):
        assert "accepts Fri, Nov 27 instead of Wed, Nov 25" in phone.last.text


async def test_a_refused_one_needs_words_and_the_superior_hears_it(yard: Yard, boss: Phone) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    await yard.rep.taps("✗ Customer refuses", yard.rep.last)
    assert await answers_of(yard) == [None]
    await yard.rep.types("Opening is on Thursday")
    assert await answers_of(yard) == [DelayAnswer.REFUSED]
    assert await deliver_on(yard, order_id) == WEDNESDAY
    for phone in (yard.works, yard.second, boss):
        assert "does not accept Fri, Nov 27" in phone.last.text
        assert "Opening is on Thursday" in phone.last.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ok", DelayAnswer.ACCEPTED),
        ("可以", DelayAnswer.ACCEPTED),
        ("no, Thursday is the opening", DelayAnswer.REFUSED),
        ("不行，周四开业", DelayAnswer.REFUSED),
    ],
)
async def test_words_below_the_card_are_the_customers_answer(
    yard: Yard, words: str, answer: DelayAnswer
) -> None:
    await announces(yard, await yard.order())
    await yard.rep.answers(yard.rep.last, words)
    assert await answers_of(yard) == [answer]


async def test_unclear_words_are_kept_and_only_the_answer_is_asked(yard: Yard) -> None:
    await announces(yard, await yard.order())
    await yard.rep.answers(yard.rep.last, "They will call back about Thursday")
    assert await answers_of(yard) == [None]
    await yard.rep.taps("Does not accept it", yard.rep.last)
    [delay] = await yard.office.all(select(Delay))
    assert (delay.answer, delay.words) == (
        DelayAnswer.REFUSED,
        "They will call back about Thursday",
    )


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        ("2026-11-24", "is not later than the agreed Wed, Nov 25"),
        ("2026-11-25", "is not later than the agreed Wed, Nov 25"),
        ("2026-11-20", "Nov 20"),
        ("2028-01-05", "more than a year away"),
    ],
)
async def test_dates_that_cannot_be(yard: Yard, day: str, heard: str) -> None:
    order_id = await yard.order()
    await yard.office.forge(yard.works, f"order:{order_id}:delay")
    await yard.works.types(day)
    assert heard in yard.works.last.text
    await yard.works.types("2026-11-27")
    assert "Why is it late?" in yard.works.last.text


async def test_a_second_one_before_the_answer_takes_the_place_of_the_first(yard: Yard) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    first = yard.rep.last
    seen = yard.rep.find("✓ Customer accepts", first)
    await announces(yard, order_id, "2026-11-30")
    await yard.rep.presses(*seen)
    assert "announced another date meanwhile" in yard.rep.last.text
    assert await answers_of(yard) == [None, None]
    await yard.rep.taps("✓ Customer accepts")
    assert await deliver_on(yard, order_id) == date(2026, 11, 30)


async def test_who_is_second_hears_what_was_recorded(yard: Yard, boss: Phone) -> None:
    await announces(yard, await yard.order())
    await yard.rep.taps("✓ Customer accepts", yard.rep.last)
    await boss.types("/menu")
    await yard.office.forge(boss, "delay:1:accepted")
    assert "Mei was first and has recorded: Accepts the later date" in boss.last.text


async def test_works_does_not_answer_for_the_customer(yard: Yard) -> None:
    await announces(yard, await yard.order())
    for deed in ("accepted", "refused"):
        await yard.office.forge(yard.works, f"delay:1:{deed}")
        assert "Only this order’s sales contact" in yard.works.last.text
    assert await answers_of(yard) == [None]


async def test_the_seller_announces_none(yard: Yard) -> None:
    order_id = await yard.order()
    await yard.office.forge(yard.rep, f"order:{order_id}:delay")
    assert "Orders are moved on by works" in yard.rep.last.text


async def test_what_is_shipped_is_not_delayed(yard: Yard) -> None:
    order_id = await yard.order(OrderState.READY)
    await announces(yard, order_id)
    await yard.on_its_way(order_id)
    await yard.office.forge(yard.rep, "delay:1:accepted")
    assert "no later date is needed" in yard.rep.last.text
    await yard.office.forge(yard.works, f"order:{order_id}:delay")
    assert "no later date is needed" in yard.works.last.text


async def test_it_waits_in_pending_until_it_is_answered(yard: Yard) -> None:
    await announces(yard, await yard.order())
    await yard.rep.types("/pending")
    assert "Delays to ask the customer about: 1" in yard.rep.last.text
    await yard.rep.taps("SO202611-0001", yard.rep.last)
    await yard.rep.taps("✓ Customer accepts", yard.rep.last)
    await yard.rep.types("/pending")
    assert "Delays to ask" not in yard.rep.last.text


async def test_the_agreed_date_outlasts_a_change_of_something_else(yard: Yard) -> None:
    order_id = await yard.order()
    await announces(yard, order_id)
    await yard.rep.taps("✓ Customer accepts", yard.rep.last)
    more = [line(await product(yard.office, code="X"), 1)]
    await change(yard.office, yard.rep, order_id, lines=more)
    await yard.office.settle()
    assert await deliver_on(yard, order_id) == FRIDAY


async def test_the_agreed_date_outlasts_a_change_that_waited_meanwhile(yard: Yard) -> None:
    order_id = await yard.order(OrderState.IN_PRODUCTION)
    more = [line(await product(yard.office, code="X"), 1)]
    await change(yard.office, yard.rep, order_id, lines=more)
    await announces(yard, order_id)
    await yard.rep.taps("✓ Customer accepts")
    boss = yard.office.phones["Hugo"]
    await boss.taps("Approve")
    order = await yard.office.one(select(Order).where(Order.id == order_id))
    assert (order.version, order.deliver_on) == (2, FRIDAY)
