"""Words beside a yes below a card: a number among them leaves it open, others reach the other side (4.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.answers import Answer
from models.hand_ins import HandIn, HandInState
from models.invoices import Invoice, InvoiceState
from models.orders import OrderState
from models.positions import Position
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.shipments import ShipmentState
from models.staff import Staff
from tests.conftest import Office
from tests.goods import bill, ship
from tests.paying import owed_before, pay
from tests.phone import Phone
from tests.records import open_file
from tests.selling import line, place, product
from tests.shipping import open_yard


@pytest.fixture
async def fay(office: Office, director: Phone) -> Phone:
    return await office.hire("Fay", Position.FINANCE, director)


async def received(office: Office, rep: Phone, method: PaymentMethod) -> int:
    """12,000 that finance has not confirmed."""
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "12000", date(2026, 10, 1))
    made = await pay(office, rep, shop.id, "12000", method)
    await office.settle()
    return made


@pytest.mark.parametrize(
    "words", ["ok, 5000 came", "好的，到了五千", "行，来了两千多", "yes - ５０００", "ok, 11.900"]
)
async def test_a_number_beside_a_yes_confirms_nothing_and_shows_the_buttons(
    office: Office, rep: Phone, fay: Phone, words: str
) -> None:
    await received(office, rep, PaymentMethod.TRANSFER)
    await fay.answers(fay.last, words)
    assert (await office.one(select(Receipt))).state is ReceiptState.WAITING
    assert [text for text in fay.last.labels if "Correct" in text]


async def test_words_beside_a_yes_confirm_and_reach_who_recorded_it(
    office: Office, rep: Phone, fay: Phone
) -> None:
    await received(office, rep, PaymentMethod.TRANSFER)
    await fay.answers(fay.last, "ok, thank Mr. Wu for being so quick")
    assert (await office.one(select(Receipt))).state is ReceiptState.CONFIRMED
    assert "thank Mr. Wu for being so quick" in rep.message_with("Mr. Wu").text


async def test_a_yes_stands_though_nobody_is_there_to_hear_the_rest(
    office: Office, rep: Phone, fay: Phone
) -> None:
    await received(office, rep, PaymentMethod.TRANSFER)
    async with office.session() as session:
        person = await session.scalar(select(Staff).where(Staff.telegram_id == rep.id))
        assert person
        person.reachable = False
    await fay.answers(fay.last, "ok, thank Mr. Wu")
    assert (await office.one(select(Receipt))).state is ReceiptState.CONFIRMED
    assert not await office.all(select(Answer))
    assert any("Mei" in said and "blocked" in said for said in fay.texts[-2:])


async def test_cash_that_is_counted_in_words_is_all_there_or_it_is_asked(
    office: Office, rep: Phone, fay: Phone
) -> None:
    await received(office, rep, PaymentMethod.CASH)
    await rep.types("/cash")
    await rep.taps("Hand in all")
    card = fay.message_with("Cash handed in")
    await fay.answers(card, "ok, 11900")
    assert (await office.one(select(HandIn))).state is HandInState.WAITING
    assert "11900" not in " ".join(rep.texts)
    await fay.answers(card, "ok, bring the slips too")
    assert (await office.one(select(HandIn))).state is HandInState.CONFIRMED
    assert "bring the slips too" in rep.message_with("slips").text


async def test_an_invoice_and_a_shipment_gain_the_same(
    office: Office, rep: Phone, director: Phone, fay: Phone
) -> None:
    water = await product(office, "Water")
    shop = await open_file(office, rep, "Hualian")
    order_id = await place(office, rep, shop.id, [line(water, 10)])
    await ship(office, order_id, {1: 6})
    second = await office.hire("Sally", Position.SALES_ADMIN, director)
    await bill(office, fay, order_id, "INV-7")
    await office.settle()
    card = second.message_with("Invoice INV-7")
    await second.answers(card, "ok, but on it are 5 boxes")
    await second.answers(card, "ok, 5 boxes of tea")
    assert (await office.one(select(Invoice))).state is InvoiceState.WAITING
    await second.answers(card, "ok, send the paper along")
    assert (await office.one(select(Invoice))).state is InvoiceState.CHECKED
    assert "send the paper along" in fay.message_with("paper along").text
    assert "send the paper along" not in " ".join(rep.texts)


async def test_of_a_shipment_too(office: Office, rep: Phone) -> None:
    yard = await open_yard(office, rep)
    number = await yard.ships(await yard.order(OrderState.READY))
    card = yard.second.last
    await yard.second.answers(card, "ok, 9 cases")
    assert (await yard.shipment(number)).state is ShipmentState.WAITING
    await yard.second.answers(card, "ok, the truck is full")
    assert (await yard.shipment(number)).state is ShipmentState.SHIPPED
    assert "the truck is full" in yard.works.message_with("truck is full").text
