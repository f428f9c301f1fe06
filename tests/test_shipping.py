"""Shipping: in part or whole, checked by a second person, and until it has arrived (8.4, 8.5)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.wire import Upload
from models.audit import Entry
from models.errors import Refused
from models.orders import Order, OrderState
from models.positions import Position
from models.shipments import Shipment, ShipmentLine, ShipmentState
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.selling import change, line, product
from tests.shipping import Yard, open_yard

READY = OrderState.READY


@pytest.fixture
async def yard(office: Office, rep: Phone) -> Yard:
    return await open_yard(office, rep)


async def begins(yard: Yard, order_id: int, phone: Phone | None = None) -> None:
    await yard.opens(phone or yard.works, order_id)
    await (phone or yard.works).taps("🚚 Ship", (phone or yard.works).last)


async def skips_the_rest(phone: Phone) -> None:
    """No carrier, no slip number, no photos; then it is sent."""
    for _ in range(3):
        await phone.taps("Skip", phone.last)
    await phone.taps("Send", phone.last)


async def quantities(yard: Yard) -> dict[int, int]:
    found = await yard.office.all(select(ShipmentLine).order_by(ShipmentLine.id))
    return {one.line_number: one.quantity_milli for one in found}


async def id_of(yard: Yard, phone: Phone) -> int:
    person = await yard.office.one(select(Staff).where(Staff.telegram_id == phone.id))
    assert isinstance(person, Staff)
    return person.id


# Putting together.


async def test_everything_is_one_tap_and_waits_for_a_second_person(yard: Yard) -> None:
    order_id = await yard.order(READY)
    await begins(yard, order_id)
    await yard.works.taps("Everything that is left", yard.works.last)
    await yard.works.types("SF Express")
    await yard.works.types("SF1234")
    await yard.works.sends_photo()
    await yard.works.taps("Done")
    assert "• Water · 10 case\n" in yard.works.last.text
    assert "To be checked by: Otto" in yard.works.last.text
    await yard.works.taps("Send")
    assert "waits for a check" in yard.works.last.text
    card = yard.second.last
    for words in ("Shipment 1 of SO202611-0001", "Water · 10 case", "SF Express", "SF1234"):
        assert words in card.text
    assert "✓ Right" in " ".join(card.labels)
    assert await yard.state(order_id) is READY


async def test_checked_it_is_on_its_way_and_the_seller_hears_what_and_by_whom(yard: Yard) -> None:
    order_id = await yard.order(READY)
    number = await yard.ships(order_id)
    await yard.second.taps("✓ Right", yard.second.last)
    assert await yard.state(order_id) is OrderState.SHIPPED
    shipment = await yard.shipment(number)
    assert shipment.state is ShipmentState.SHIPPED
    news = yard.rep.message_with("Shipment 1 of")
    for words in ("on its way", "Water · 10 case", "SF Express", "SF123", "Checked by Otto"):
        assert words in news.text
    assert "Otto has checked shipment 1" in yard.works.last.text
    deeds = [entry.deed for entry in await yard.office.all(select(Entry).order_by(Entry.id))]
    assert deeds[-2:] == ["shipment-made", "shipment-checked"]


async def test_a_part_by_line_and_typed_quantity(yard: Yard) -> None:
    water = line(await product(yard.office, "Water", code="W"), 10)
    cola = line(await product(yard.office, "Cola", code="C"), 5)
    order_id = await yard.order(READY, [water, cola])
    await begins(yard, order_id)
    await yard.works.taps("Water", yard.works.last)
    await yard.works.types("4箱")
    assert "counted in case" in yard.works.last.text
    await yard.works.types("4")
    await yard.works.types("cola 2 case")
    assert "I cannot read" in yard.works.last.text or "No line" in yard.works.last.text
    await yard.works.types("cola 2")
    assert "2 lines chosen" in yard.works.last.text
    await yard.works.taps("Go on", yard.works.last)
    await skips_the_rest(yard.works)
    assert await quantities(yard) == {1: 4000, 2: 2000}
    await yard.second.taps("✓ Right", yard.second.last)
    assert await yard.state(order_id) is OrderState.PART_SHIPPED
    await begins(yard, order_id)
    assert "Water · 6 case left" in " ".join(yard.works.last.labels)


async def test_a_quantity_that_cannot_be_costs_nothing_said_before(yard: Yard) -> None:
    water = line(await product(yard.office, "Water", code="W"), 10, "bottle")
    cola = line(await product(yard.office, "Cola", code="C"), 5)
    order_id = await yard.order(READY, [water, cola])
    await begins(yard, order_id)
    await yard.works.types("cola 2")
    await yard.works.taps("Water", yard.works.last)
    for said, heard in {
        "0": "has to be more than 0, and at most 10 bottle",
        "-3": "has to be more than 0",
        "11": "11 is more than is left, 10 bottle",
        "1e9": "counted in bottle",
        "2.5": "bottle",
        "lots": "cannot read a quantity",
    }.items():
        await yard.works.types(said)
        assert heard in yard.works.last.text
        assert "One line chosen" in yard.works.last.text
    await yard.works.types("3")
    await yard.works.taps("Go on")
    await skips_the_rest(yard.works)
    assert await quantities(yard) == {1: 3000, 2: 2000}


async def test_nothing_chosen_does_not_go_on(yard: Yard) -> None:
    order_id = await yard.order(READY)
    await begins(yard, order_id)
    await yard.works.taps("Water", yard.works.last)
    assert "Go on" not in " ".join(yard.works.last.labels)
    await yard.works.taps("‹ The lines")
    assert "Go on" not in " ".join(yard.works.last.labels)


async def test_an_edited_quantity_counts(yard: Yard) -> None:
    water = line(await product(yard.office, "Water", code="W"), 10)
    cola = line(await product(yard.office, "Cola", code="C"), 5)
    order_id = await yard.order(READY, [water, cola])
    await begins(yard, order_id)
    await yard.works.taps("Water", yard.works.last)
    said = await yard.works.types("4")
    await yard.works.edits(said, "6")
    await yard.works.taps("Go on")
    await skips_the_rest(yard.works)
    assert await quantities(yard) == {1: 6000}


async def test_part_of_what_can_be_parted_by_thousandths(yard: Yard) -> None:
    rice = await product(yard.office, "Rice", code="R", unit="kg", pack=None)
    order_id = await yard.order(READY, [line(rice, "2.5")])
    await begins(yard, order_id)
    await yard.works.types("1.125")
    await yard.works.taps("Go on")
    await skips_the_rest(yard.works)
    assert await quantities(yard) == {1: 1125}


async def test_two_hundred_lines_are_shipped_whole_and_read_in_pages(yard: Yard) -> None:
    lines = [
        line(await product(yard.office, f"Product {n}", code=f"P{n:03}"), 1) for n in range(200)
    ]
    order_id = await yard.order(READY, lines)
    await begins(yard, order_id)
    await yard.works.taps("2/20 ›", yard.works.last)
    assert "Product 10 · 1 case left" in " ".join(yard.works.last.labels)
    await yard.works.taps("Everything that is left")
    await skips_the_rest(yard.works)
    assert len(await quantities(yard)) == 200
    assert "… and 175 more lines" in yard.second.last.text
    await yard.second.taps("All 200 lines", yard.second.last)
    await yard.second.taps("2/7 ›", yard.second.last)
    assert "Product 59 · 1 case" in yard.second.last.text


async def test_who_carried_before_is_a_button(yard: Yard) -> None:
    await yard.on_its_way(await yard.order(READY))
    order_id = await yard.order(READY)
    await begins(yard, order_id)
    await yard.works.taps("Everything", yard.works.last)
    await yard.works.taps("SF Express", yard.works.last)
    assert "What is the waybill number" in yard.works.last.text


async def test_who_carried_before_is_told_nobody_who_ships_no_more(yard: Yard) -> None:
    await yard.on_its_way(await yard.order(READY))
    await begins(yard, await yard.order(READY))
    async with yard.office.session() as session:
        (await staff(session, yard.works)).position = Position.FINANCE
    await yard.works.taps("Everything", yard.works.last)
    assert "Who carries it" in yard.works.last.text
    assert "SF Express" not in yard.works.last.labels


@pytest.mark.parametrize(
    "state", [OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.INSPECTED]
)
async def test_only_what_is_ready_is_shipped(yard: Yard, state: OrderState) -> None:
    order_id = await yard.order(state)
    await yard.office.forge(yard.works, f"order:{order_id}:ship")
    assert "Only what is ready can be shipped" in yard.works.last.text


async def test_nothing_is_shipped_while_a_change_waits(yard: Yard) -> None:
    order_id = await yard.order(READY)
    await change(
        yard.office, yard.rep, order_id, lines=[line(await product(yard.office, code="N"), 2)]
    )
    await yard.office.settle()
    await yard.office.forge(yard.works, f"order:{order_id}:ship")
    assert "A change of this order waits for a decision" in yard.works.last.text
    await yard.opens(yard.works, order_id)
    assert "🚚 Ship" not in yard.works.last.labels


async def test_only_works_ships(yard: Yard) -> None:
    order_id = await yard.order(READY)
    for phone in (yard.rep, yard.chief):
        await yard.office.forge(phone, f"order:{order_id}:ship")
        assert "Orders are moved on by works" in phone.last.text


async def test_what_is_taken_meanwhile_is_asked_again(yard: Yard) -> None:
    order_id = await yard.order(READY)
    await begins(yard, order_id)
    await yard.works.types("8")
    await yard.works.taps("Go on")
    await yard.ships(order_id, 5, by=yard.second)
    for _ in range(3):
        await yard.works.taps("Skip")
    await yard.works.taps("Send")
    assert yard.works.message_with("8 is more than is left, 5 case")
    await yard.works.taps("Everything that is left (1 line)")
    await yard.works.taps("Send")
    assert [one.state for one in await yard.office.all(select(Shipment))] == [
        ShipmentState.WAITING,
        ShipmentState.WAITING,
    ]
    total = sum(one.quantity_milli for one in await yard.office.all(select(ShipmentLine)))
    assert total == 10_000


# The second person.


async def test_never_the_maker_not_by_a_button_nor_by_words(yard: Yard) -> None:
    order_id = await yard.order(READY)
    number = await yard.ships(order_id)
    await yard.office.forge(yard.works, f"shipment:{number}")
    assert "✓ Right" not in yard.works.last.labels
    card = yard.works.last
    for deed in ("right", "wrong"):
        await yard.office.forge(yard.works, f"shipment:{number}:{deed}")
        assert "somebody else has to check it" in yard.works.last.text
    await yard.works.answers(card, "ok")
    assert (await yard.shipment(number)).state is ShipmentState.WAITING


async def test_nobody_checks_whom_the_rules_do_not_name(yard: Yard) -> None:
    number = await yard.ships(await yard.order(READY))
    await yard.office.forge(yard.rep, f"shipment:{number}:right")
    assert "Your position does not check shipments" in yard.rep.last.text
    assert (await yard.shipment(number)).state is ShipmentState.WAITING


async def test_not_right_frees_the_quantities_and_its_maker_hears_why(yard: Yard) -> None:
    order_id = await yard.order(READY)
    number = await yard.ships(order_id)
    await yard.second.taps("✗ Not right", yard.second.last)
    await yard.second.types("Only <9> cases are on the truck")
    assert (await yard.shipment(number)).state is ShipmentState.REFUSED
    assert "Only <9> cases are on the truck" in yard.works.last.text
    assert await yard.state(order_id) is READY
    assert not any("on its way" in said for said in yard.rep.texts)
    await begins(yard, order_id)
    assert "Water · 10 case left" in " ".join(yard.works.last.labels)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("ok", ShipmentState.SHIPPED),
        ("对", ShipmentState.SHIPPED),
        ("no, only 9 cases", ShipmentState.REFUSED),
        ("wrong: only 9 cases", ShipmentState.REFUSED),
        ("不对，少了一箱", ShipmentState.REFUSED),
        ("hm", ShipmentState.WAITING),
        ("no", ShipmentState.WAITING),
    ],
)
async def test_words_below_the_card_decide(yard: Yard, words: str, state: ShipmentState) -> None:
    number = await yard.ships(await yard.order(READY))
    await yard.second.answers(yard.second.last, words)
    assert (await yard.shipment(number)).state is state
    if words == "hm":
        await yard.second.taps("✓ Right", yard.second.last)
        assert (await yard.shipment(number)).state is ShipmentState.SHIPPED
    if words == "no":
        await yard.second.types("Only 9 cases")
        assert (await yard.shipment(number)).refusal == "Only 9 cases"


async def test_the_second_to_check_hears_who_was_first(yard: Yard) -> None:
    clerk = await yard.office.hire("Ada", Position.SALES_ADMIN, yard.chief)
    number = await yard.ships(await yard.order(READY))
    seen = clerk.find("✓ Right", clerk.last)
    await yard.second.taps("✓ Right", yard.second.last)
    await clerk.presses(*seen)
    assert "Otto was first: it was right" in clerk.last.text
    assert (await yard.shipment(number)).checked_by_id == await id_of(yard, yard.second)


async def test_its_maker_takes_it_back_until_it_is_checked(yard: Yard) -> None:
    order_id = await yard.order(READY)
    number = await yard.ships(order_id)
    await yard.office.forge(yard.works, f"shipment:{number}")
    seen = yard.works.find("Take back", yard.works.last)
    await yard.works.presses(*seen)
    assert (await yard.shipment(number)).state is ShipmentState.REFUSED
    assert "Taken back by Wendy" in yard.second.last.text
    await yard.works.presses(*seen)
    assert "You have settled it already" in yard.works.last.text


async def test_where_nobody_else_can_check_the_administrators_hear_once(
    office: Office, yard: Yard
) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    async with office.session() as session:
        await (await staff(session, yard.second)).leave(session, None)
    order_id = await yard.order(READY)
    await begins(yard, order_id)
    await yard.works.taps("Everything", yard.works.last)
    for _ in range(3):
        await yard.works.taps("Skip", yard.works.last)
    assert "nobody can check it but whoever put it together" in yard.works.last.text
    await yard.works.taps("Send")
    assert "takes a second person: works, sales administration" in yard.works.last.text
    assert len([said for said in admin.texts if "waits for a check" in said]) == 1


async def test_what_waits_for_a_check_is_in_pending(yard: Yard) -> None:
    number = await yard.ships(await yard.order(READY))
    await yard.second.types("/pending")
    assert "Shipments for you to check: 1" in yard.second.last.text
    await yard.second.taps("SO202611-0001", yard.second.last)
    await yard.second.taps("✓ Right", yard.second.last)
    assert (await yard.shipment(number)).state is ShipmentState.SHIPPED
    await yard.works.types("/pending")
    assert "Shipments for you" not in yard.works.last.text


# Arriving.


async def test_arrived_today_with_the_signed_slip(yard: Yard) -> None:
    order_id = await yard.order(READY)
    number = await yard.on_its_way(order_id)
    await yard.rep.taps("✅ Arrived", yard.rep.message_with("Shipment 1 of"))
    await yard.rep.taps("Today", yard.rep.last)
    await yard.rep.sends_photo()
    await yard.rep.taps("Done")
    shipment = await yard.shipment(number)
    assert (shipment.state, shipment.delivered_on) == (ShipmentState.DELIVERED, date(2026, 11, 23))
    assert len(shipment.signed) == 1
    assert await yard.state(order_id) is OrderState.DELIVERED
    assert "Signed delivery note" in " ".join(yard.rep.last.labels)


async def test_works_says_so_without_a_photo_and_the_seller_hears_it(yard: Yard) -> None:
    order_id = await yard.order(READY)
    await yard.on_its_way(order_id)
    await yard.opens(yard.works, order_id)
    await yard.works.taps("✅ Arrived", yard.works.last)
    await yard.works.taps("Today", yard.works.last)
    await yard.works.taps("Skip", yard.works.last)
    assert await yard.state(order_id) is OrderState.DELIVERED
    assert "arrived on Mon, Nov 23, says Wendy. All of the order is delivered" in yard.rep.last.text


async def test_parts_arrive_each_by_itself(yard: Yard) -> None:
    order_id = await yard.order(READY)
    first, second = await yard.on_its_way(order_id, 4), await yard.on_its_way(order_id, 6)
    assert await yard.state(order_id) is OrderState.SHIPPED
    for number, state in ((first, OrderState.SHIPPED), (second, OrderState.DELIVERED)):
        await yard.office.forge(yard.rep, f"shipment:{number}:arrived")
        await yard.rep.taps("Today", yard.rep.last)
        await yard.rep.taps("Skip", yard.rep.last)
        assert await yard.state(order_id) is state


async def test_it_arrives_neither_in_the_future_nor_before_it_left(yard: Yard) -> None:
    number = await yard.on_its_way(await yard.order(READY))
    await yard.office.forge(yard.rep, f"shipment:{number}:arrived")
    await yard.rep.types("tomorrow")
    assert (await yard.shipment(number)).delivered_on is None
    await yard.rep.types("2026-11-20")
    assert "was shipped on Mon, Nov 23 and cannot have arrived on Fri, Nov 20" in yard.rep.last.text
    await yard.rep.types("today")
    await yard.rep.taps("Skip", yard.rep.last)
    assert (await yard.shipment(number)).delivered_on == date(2026, 11, 23)
    await yard.office.forge(yard.rep, f"shipment:{number}:arrived")
    assert "noted already that it arrived on Mon, Nov 23" in yard.rep.last.text


async def test_a_slip_sent_as_a_file_is_no_photo(yard: Yard) -> None:
    number = await yard.on_its_way(await yard.order(READY))
    await yard.office.forge(yard.rep, f"shipment:{number}:arrived")
    await yard.rep.taps("Today", yard.rep.last)
    await yard.rep.sends_document(Upload("slip.jpg", b"jpeg", "image/jpeg"))
    assert "slip.jpg" in yard.rep.last.text
    assert (await yard.shipment(number)).state is ShipmentState.SHIPPED


async def test_what_is_not_checked_has_not_left(yard: Yard) -> None:
    number = await yard.ships(await yard.order(READY))
    await yard.office.forge(yard.rep, f"shipment:{number}:arrived")
    assert "has not been checked yet" in yard.rep.last.text


async def test_a_problem_reaches_works(yard: Yard) -> None:
    number = await yard.on_its_way(await yard.order(READY))
    await yard.office.forge(yard.rep, f"shipment:{number}:trouble")
    await yard.rep.types("Two cases are wet")
    for phone in (yard.works, yard.second):
        assert "Mei reports a problem" in phone.last.text
        assert "Two cases are wet" in phone.last.text


async def test_a_shipment_is_nothing_to_somebody_who_cannot_see_the_order(
    yard: Yard, other_rep: Phone
) -> None:
    number = await yard.on_its_way(await yard.order(READY))
    await other_rep.types("/menu")
    for deed in ("", ":right", ":arrived", ":not-yet", ":photos", ":lines:0", ":take-back"):
        await yard.office.forge(other_rep, f"shipment:{number}{deed}")
        assert "SO2026" not in other_rep.last.text
    assert (await yard.shipment(number)).state is ShipmentState.SHIPPED


# At once: the second waits for the first, and hears what became of it.

Deed = Callable[[Yard, AsyncSession, int], Awaitable[None]]


async def of_two_at_once(yard: Yard, first: Deed, second: Deed, number: int) -> Refused | None:
    """The second begins while the first has done its work and not committed; with what it is refused."""
    has_done, may_commit = asyncio.Event(), asyncio.Event()

    async def does(deed: Deed, *, is_first: bool) -> None:
        async with yard.office.session() as session:
            await deed(yard, session, number)
            if is_first:
                has_done.set()
                await may_commit.wait()

    one = asyncio.create_task(does(first, is_first=True))
    await has_done.wait()
    other = asyncio.create_task(does(second, is_first=False))
    # It comes as far as it can: SQLite lets nobody else begin, PostgreSQL waits at the lock.
    await asyncio.sleep(0.1)
    may_commit.set()
    await one
    try:
        await other
    except Refused as refused:
        return refused
    return None


async def wendy_ships_eight(yard: Yard, session: AsyncSession, order_id: int) -> None:
    order = await session.get_one(Order, order_id)
    await Shipment.make(session, order, await staff(session, yard.works), {1: Decimal(8)})


async def otto_ships_three(yard: Yard, session: AsyncSession, order_id: int) -> None:
    order = await session.get_one(Order, order_id)
    await Shipment.make(session, order, await staff(session, yard.second), {1: Decimal(3)})


async def otto_finds_it_right(yard: Yard, session: AsyncSession, number: int) -> None:
    shipment = await session.get_one(Shipment, number)
    await shipment.check(session, await staff(session, yard.second), right=True)


async def ada_finds_it_wrong(yard: Yard, session: AsyncSession, number: int) -> None:
    shipment = await session.get_one(Shipment, number)
    ada = await staff(session, yard.office.phones["Ada"])
    await shipment.check(session, ada, right=False, reason="Wet")


async def wendy_takes_it_back(yard: Yard, session: AsyncSession, number: int) -> None:
    shipment = await session.get_one(Shipment, number)
    await shipment.take_back(session, await staff(session, yard.works))


async def mei_says_it_arrived(yard: Yard, session: AsyncSession, number: int) -> None:
    shipment = await session.get_one(Shipment, number)
    await shipment.deliver(session, await staff(session, yard.rep), date(2026, 11, 23))


async def test_of_two_shippers_at_once_the_second_sees_what_is_left(yard: Yard) -> None:
    order_id = await yard.order(READY)
    refused = await of_two_at_once(yard, wendy_ships_eight, otto_ships_three, order_id)
    assert refused and refused.key == "shipment-more-than-left"
    assert refused.facts["left"] == 2
    assert await quantities(yard) == {1: 8000}


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (otto_finds_it_right, ada_finds_it_wrong, ShipmentState.SHIPPED),
        (ada_finds_it_wrong, otto_finds_it_right, ShipmentState.REFUSED),
        (wendy_takes_it_back, otto_finds_it_right, ShipmentState.REFUSED),
        (otto_finds_it_right, wendy_takes_it_back, ShipmentState.SHIPPED),
    ],
)
async def test_of_two_who_check_at_once_the_first_counts(
    yard: Yard, first: Deed, second: Deed, state: ShipmentState
) -> None:
    await yard.office.hire("Ada", Position.SALES_ADMIN, yard.chief)
    number = await yard.ships(await yard.order(READY))
    refused = await of_two_at_once(yard, first, second, number)
    assert refused and refused.key == "shipment-checked-already"
    assert (await yard.shipment(number)).state is state


async def test_of_two_who_say_it_arrived_one_does(yard: Yard) -> None:
    number = await yard.on_its_way(await yard.order(READY))
    refused = await of_two_at_once(yard, mei_says_it_arrived, mei_says_it_arrived, number)
    assert refused and refused.key == "shipment-delivered-already"
