"""The copies of a confirmed order: each party gets its own exactly once, the seller the order form (8.2)."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from models.customers import Customer
from models.order_news import tell_of_confirmed
from models.orders import Order
from models.positions import Position
from models.products import Product
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.selling import Parties, change, line, parties, place, product


@pytest.fixture
async def people(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hua/lian: 1*", contact="Mr Wang", address="1 High Street")


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


def copies(phone: Phone) -> list[str]:
    return [one.text for one in phone.inbox if one.text.startswith("SO202611-0001 · ")]


def cells(phone: Phone) -> list[str]:
    """What the newest sheet says."""
    [sheet] = phone.sheet.worksheets
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


async def test_each_party_gets_it_once(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    for phone in (people.works, people.chief, people.finance):
        assert len(copies(phone)) == 1
        assert not phone.documents


async def test_nobody_gets_it_before_it_is_approved_and_all_once_it_is(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 20, discount=Decimal(8))])
    await office.settle()
    assert not any(copies(phone) for phone in (people.works, people.chief, people.finance))
    await boss.taps("Approve")
    for phone in (people.works, people.chief, people.finance):
        assert len(copies(phone)) == 1
    assert len(rep.documents) == 2


async def test_the_seller_gets_the_form_to_forward(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 20, discount=Decimal(5))])
    await office.settle()
    pdf, _sheet = rep.documents
    assert [one.name for one in rep.documents] == [
        "SO202611-0001 Hua lian 1.pdf",
        "SO202611-0001 Hua lian 1.xlsx",
    ]
    assert pdf.content.startswith(b"%PDF")
    told = cells(rep)
    for words in ("SO202611-0001", "Hua/lian: 1*", "Mr Wang", "1 High Street", "Water", "Mei"):
        assert words in told
    assert "30 days after delivery" in told
    assert "912" in told
    caption = rep.message_with("SO202611-0001 · Hua/lian: 1*")
    assert caption.document and "version" not in caption.text
    # With the year: a paper is read long afterwards.
    assert "November 25, 2026" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()


async def test_the_form_is_in_the_sellers_language(
    office: Office, other_rep: Phone, people: Parties, water: Product
) -> None:
    theirs = await open_file(office, other_rep, "华联超市")
    await place(office, other_rep, theirs.id, [line(water, 20)])
    await office.settle()
    told = cells(other_rep)
    assert "货到 30 天付款" in told
    assert "客户名称" in told


async def test_the_form_comes_again_by_its_button(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await office.at("2026-11-21 15:10")
    await office.forge(people.finance, f"order:{order_id}")
    await people.finance.taps("PDF")
    await people.finance.taps("Excel")
    assert [one.name[-4:] for one in people.finance.documents] == [".pdf", "xlsx"]


async def test_a_big_order_tells_the_director_once(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer
) -> None:
    pump = await product(office, "Pump", 10_000_000, pack=None, unit="piece")
    await place(office, rep, shop.id, [line(pump, 10)])
    await office.settle()
    told = [one.text for one in director.inbox if "Big order" in one.text]
    assert len(told) == 1
    assert "SO202611-0001 · CN¥1,130,000.00" in told[0]
    assert "Mei" in told[0]
    await director.taps("Open the order")
    assert "Pump" in director.last.text


async def test_a_big_order_that_was_approved_tells_the_director_too(
    office: Office, rep: Phone, boss: Phone, director: Phone, people: Parties, shop: Customer
) -> None:
    pump = await product(office, "Pump", 10_000_000, pack=None, unit="piece")
    await place(office, rep, shop.id, [line(pump, 10, discount=Decimal(8))])
    await office.settle()
    assert "Big order" not in "".join(director.texts)
    await boss.taps("Approve")
    assert len([one for one in director.inbox if "Big order" in one.text]) == 1


async def test_an_ordinary_order_does_not_bother_the_director(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    assert "SO202611-0001" not in "".join(director.texts)


async def test_told_again_nobody_gets_a_second_copy(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer
) -> None:
    pump = await product(office, "Pump", 10_000_000, pack=None, unit="piece")
    order_id = await place(office, rep, shop.id, [line(pump, 10)])
    await office.settle()
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await tell_of_confirmed(session, order, await order.shown_version(session))
    await office.settle()
    for phone in (people.works, people.chief, people.finance):
        assert len(copies(phone)) == 1
    assert len([one for one in director.inbox if "Big order" in one.text]) == 1
    assert len(rep.documents) == 2


async def test_a_change_reaches_whoever_has_the_order_and_the_form_comes_anew(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await office.at("2026-11-21 15:10")
    await change(office, rep, order_id, lines=[line(water, 25, number=1)])
    await office.settle()
    for phone in (people.works, people.chief, people.finance, rep):
        assert len([one for one in phone.inbox if "was changed by Mei" in one.text]) == 1
    assert len(rep.documents) == 4
    assert rep.documents[-1].name == "SO202611-0001 v2 Hua lian 1.xlsx"
    assert rep.message_with("Hua/lian: 1* · version 2").document
    told = cells(rep)
    assert "Version 2, replaces all before it" in told


async def test_a_change_a_moment_after_the_order_gives_its_own_form(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    await change(office, rep, order_id, lines=[line(water, 25, number=1)])
    await office.settle()
    told = cells(rep)
    assert "Version 2, replaces all before it" in told


async def test_the_order_has_one_number_on_every_copy(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    order = await office.one(select(Order).where(Order.id == order_id))
    for phone in (people.works, people.chief, people.finance):
        assert re.findall(r"SO\d{6}-\d{4}", copies(phone)[0]) == [order.number]


async def test_an_order_that_grows_large_tells_the_director_once(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer
) -> None:
    pump = await product(office, "Pump", 10_000_000, pack=None, unit="piece")
    order_id = await place(office, rep, shop.id, [line(pump, 2)])
    for quantity in (10, 11):
        await change(office, rep, order_id, lines=[line(pump, quantity, number=1)])
        await office.settle()
    told = [one.text for one in director.inbox if "Big order" in one.text]
    assert len(told) == 1
    assert "CN¥1,130,000.00" in told[0]


async def test_a_change_reaches_who_joined_works_since(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 20)])
    await office.settle()
    walt = await office.hire("Walt", Position.WORKS, people.chief)
    await change(office, rep, order_id, lines=[line(water, 25, number=1)])
    await office.settle()
    assert "was changed by Mei" in walt.last.text
    assert "¥" not in walt.last.text
