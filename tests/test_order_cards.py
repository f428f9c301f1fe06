"""The card of an order: one for everybody, and nobody sees more than concerns them (8.1, 8.2)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot import texts
from bot.fields import Photo
from models import clock, order_changes
from models.customers import Customer
from models.order_changes import content_of
from models.order_lines import MOST_LINES
from models.order_terms import Terms, TermsKind
from models.orders import Order
from models.places import Place
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product


@pytest.fixture
async def people(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian", contact="Mr Wang", phone="13800138000")


async def opened(office: Office, phone: Phone, order_id: int) -> str:
    """The card as somebody opens it by its button."""
    await office.forge(phone, f"order:{order_id}")
    return phone.last.text


# What each sees.


async def test_works_reads_the_goods_and_no_price(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    await place(
        office,
        rep,
        shop.id,
        [line(water, 20, discount=Decimal(5), reason="¥45 agreed")],
        address="12 Harbour Road",
        packing="On pallets",
        transport="Our truck",
        note="Ring twice",
        deposit=price("100"),
    )
    await office.settle()
    card = people.works.message_with("Hualian").text
    for told in (
        "SO202611-0001",
        "Water · WATER",
        "20 case (480 bottle)",
        "12 Harbour Road",
        "Mr Wang",
        "On pallets",
        "Our truck",
        "Ring twice",
        "Delivery date: Wed, Nov 25",
    ):
        assert told in card
    for hidden in ("¥", "%", "Payment", "Deposit", "owes", "Margin"):
        assert hidden not in card


async def test_finance_reads_prices_terms_and_what_the_customer_owes(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    await place(
        office,
        rep,
        shop.id,
        [line(water, 20, discount=Decimal(5))],
        terms=Terms(TermsKind.MONTH_END, 30),
        deposit=price("100"),
    )
    await office.settle()
    card = people.finance.message_with("Hualian").text
    assert "20 case (480 bottle) × CN¥45.60 (−5%) = CN¥912.00" in card
    assert "Net CN¥912.00 + tax CN¥118.56 = CN¥1,030.56" in card
    assert "Payment: 30 days after the end of the month" in card
    assert "Deposit: CN¥100.00" in card
    assert "The customer owes CN¥1,030.56" in card


async def test_the_margin_is_for_who_sees_the_cost(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office, cost_units=150)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    # 480 bottles at 2.00 that cost 1.50 each.
    assert "Margin: CN¥240.00 (25%)" in people.chief.message_with("Hualian").text
    for seller in (rep, boss):
        await seller.types("/customer")
        assert "Margin" not in await opened(office, seller, order_id)


async def test_a_margin_of_some_lines_says_how_many_are_missing(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office, cost_units=150)
    cola = await product(office, "Cola", 300)
    await place(office, rep, shop.id, [line(water, 20), line(cola, 5)])
    await office.settle()
    card = people.chief.message_with("Hualian").text
    assert "Margin: CN¥240.00 (25%), leaving out one line without a cost" in card


async def test_the_seller_sees_all_but_the_cost_and_the_next_deeds(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office, cost_units=150)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    card = await opened(office, rep, order_id)
    assert "× CN¥48.00 = CN¥960.00" in card
    assert "owes" in card
    labels = [button.text for row in rep.last.buttons for button in row]
    assert labels == [
        "💰 Record a payment",
        "✏️ Change",
        "Cancel the order",
        "📄 PDF",
        "📊 Excel",
        "🔁 Same again",
        "🏪 Customer",
    ]


async def test_works_has_no_button_to_papers_and_customer(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    photo = Photo("on-paper", "")
    await place(office, rep, shop.id, [line(water, 20)], photos=[photo])
    await office.settle()
    labels = {button.text for row in people.works.last.buttons for button in row}
    assert labels.isdisjoint({"📄 PDF", "📊 Excel", "🏪 Customer", "📷 The photo", "✏️ Change"})


async def test_the_photo_of_a_paper_order_stays_from_works_when_forged(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    photo = Photo("on-paper", "¥45 each")
    order_id = await place(office, rep, shop.id, [line(water, 20)], photos=[photo])
    await office.settle()
    before = len(people.works.inbox)
    for verb in ("photos", "pdf", "sheet"):
        await office.forge(people.works, f"order:{order_id}:{verb}")
    assert not people.works.documents
    assert len(people.works.inbox) - before <= 1  # a sentence that says no
    assert "¥45" not in "".join(people.works.texts)


async def test_an_order_of_another_branch_is_none(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await other_rep.types("/customer")
    for data in ("", ":card", ":lines:0", ":v1:lines:0", ":cancel", ":pdf", ":withdraw"):
        await office.forge(other_rep, f"order:{order_id}{data}")
    assert "Hualian" not in "".join(other_rep.texts)
    assert not other_rep.documents
    assert "没有这张订单" in other_rep.last.text


# Large and small.


async def test_two_hundred_lines_fit_and_can_all_be_reached(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    goods = [
        await product(office, f"Product {n} {'很长的名字' * 10}", code=f"P{n}")
        for n in range(MOST_LINES)
    ]
    await place(office, rep, shop.id, [line(one, 20) for one in goods])
    await office.settle()
    works = people.works
    assert "more lines" in works.last.text
    assert texts.units(works.last.text) <= 4096
    before = len(works.inbox)
    await works.taps("All 200 lines")
    seen = works.last.text
    while any(button.text.endswith("›") for row in works.last.buttons for button in row):
        await works.taps("›")
        seen += works.last.text
        assert texts.units(works.last.text) <= 4096
    assert all(f"· P{n} ·" in seen for n in range(MOST_LINES))
    await works.taps("The order")
    assert "more lines" in works.last.text
    assert len(works.inbox) == before


async def test_the_longest_words_fit(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office, "水" * 120, code="W" * 40)
    await place(
        office,
        rep,
        shop.id,
        [line(water, 20, reason="因" * 300) for _ in range(20)],
        address="路" * 255,
        packing="箱" * 60,
        transport="车" * 60,
        note="<b>&" * 250,
    )
    await office.settle()
    for phone in (people.works, people.chief, people.finance):
        assert "20 case" in phone.message_with("SO202611-0001").text


async def test_a_position_without_an_address_opens_on_a_map(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    await place(office, rep, shop.id, [line(water, 20)], place=Place(31.2304, 121.4737))
    await office.settle()
    _, button = people.works.find("Map")
    assert "121.473700,31.230400" in str(button.url)


async def test_opened_again_the_chat_has_it_once(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await opened(office, rep, order_id)
    await rep.types("/customer")
    await opened(office, rep, order_id)
    assert [one.text for one in rep.inbox if "Confirmed" in one.text] == [rep.last.text]


# Changes.


async def test_a_change_tells_works_the_goods_and_finance_the_price(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    cola = await product(office, "Cola", 300)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        [was] = await order.lines(session)
    changed = line(water, 15, discount=Decimal(5), number=was.number)
    await change(office, rep, order_id, lines=[changed, line(cola, 2)], address="Gate 3")
    await office.settle()
    works = people.works.message_with("was changed by Mei").text
    assert "Water: 20 case (480 bottle) → 15 case (360 bottle)" in works
    assert "➕ 2. Cola · COLA · 2 case (48 bottle)" in works
    assert "Place: – → Gate 3" in works
    assert "¥" not in works
    finance = people.finance.message_with("was changed by Mei").text
    assert "CN¥48.00 → CN¥45.60" in finance
    assert "Total: CN¥1,084.80" in finance


async def test_a_change_of_prices_alone_says_so_to_works(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    changed = line(water, 20, discount=Decimal(5), number=1)
    await change(office, rep, order_id, lines=[changed])
    await office.settle()
    told = people.works.message_with("was changed by Mei").text
    assert "Goods, quantities, dates and places stay as they were." in told
    await people.works.taps("Open the order")
    assert "version 2" in people.works.last.text


async def test_a_waiting_change_stands_on_the_card_with_whom_it_waits_for(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    changed = line(water, 20, discount=Decimal(8), number=1)
    await change(office, rep, order_id, lines=[changed])
    await office.settle()
    card = await opened(office, rep, order_id)
    assert "A change waits for a decision" in card
    assert "CN¥48.00 → CN¥44.16" in card
    assert "Waiting for Hugo" in card
    works = people.works.message_with("A change waits").text
    assert "¥" not in works
    assert "Hugo" not in works


async def test_an_answer_to_the_card_reaches_who_sells(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await people.works.answers(
        people.works.message_with("Hualian"), "Pallets are short, is Friday ok?"
    )
    assert "Pallets are short" in rep.last.text


async def test_the_old_card_shows_nothing_to_who_may_see_it_no_more(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    assert "Water" in people.works.message_with("Hualian").text
    async with office.session() as session:
        (await staff(session, people.works)).position = Position.HR
        await (await session.get_one(Order, order_id)).redraw_everywhere(session)
    await office.settle()
    assert "Hualian" not in "".join(people.works.texts)


async def test_works_does_not_read_why_it_was_changed(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        content = await content_of(session, await order.shown_version(session))
        who = await staff(session, rep)
        fewer = replace(content, lines=[line(water, 15, number=1)])
        await order_changes.change(session, order, who, fewer, 1, "¥45 is too dear", clock.now())
    await office.settle()
    assert "too dear" in people.finance.message_with("was changed by Mei").text
    assert "too dear" not in people.works.message_with("was changed by Mei").text


async def test_each_of_many_changes_can_be_reached(
    office: Office, rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, n) for n in range(1, 61)])
    await office.settle()
    doubled = [line(water, 2 * n, number=n) for n in range(1, 61)]
    await change(office, rep, order_id, lines=doubled)
    await office.settle()
    works = people.works
    assert "48 more" in works.message_with("was changed by Mei").text
    await works.taps("All changes")
    seen = works.last.text
    for _ in range(3):
        await works.taps("›")
        seen += works.last.text
    assert all(f" → {2 * n} case" in seen for n in range(1, 61))
    assert "¥" not in seen
    await works.taps("The order")
    assert "version 2" in works.last.text


async def test_an_author_whose_customer_went_over_reads_no_debt_and_no_telephone(
    office: Office, rep: Phone, other_rep: Phone, people: Parties, shop: Customer
) -> None:
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    assert "138" in await opened(office, rep, order_id)
    async with office.session() as session:
        other = await staff(session, other_rep)
        (await session.get_one(Customer, shop.id)).owner_id = other.id
        (await session.get_one(Order, order_id)).seller_id = other.id
    card = await opened(office, rep, order_id)
    assert "CN¥960.00" in card
    assert "owes" not in card
    assert "138" not in card
    assert "Mr Wang" not in card
    # Nor on paper.
    await office.at("2026-11-23 10:00")
    await office.forge(rep, f"order:{order_id}:sheet")
    [sheet] = rep.sheet.worksheets
    printed = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "SO202611-0001" in printed
    assert "138" not in printed
    assert "Mr Wang" not in printed
