"""Receipts as people type them: a word for several things, a line without a blank, a photo first (10.1)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.order_terms import Terms
from models.products import Product
from models.receipts import PaymentMethod, Receipt
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.selling import Parties, line, parties, place, price, product

SATURDAY, FRIDAY = date(2026, 11, 21), date(2026, 11, 20)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> int:
    return (await open_file(office, rep, "华联超市")).id


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def order(office: Office, rep: Phone, shop: int, water: Product, them: Parties) -> int:
    """SO202611-0001, ¥54.24 due today."""
    number = await place(office, rep, shop, [line(water, 1)], terms=Terms.read("in_advance"))
    await office.settle()
    return number


async def the_receipt(office: Office) -> Receipt:
    receipts = await office.all(select(Receipt).order_by(Receipt.id))
    assert receipts, "nothing was recorded"
    return receipts[-1]  # type: ignore[no-any-return]  # all of them are


# A word that is an answer and a command


@pytest.mark.parametrize("word", ["现金", "現金", "cash"])
async def test_cash_is_the_answer_where_it_is_asked_how_it_was_paid(
    office: Office, rep: Phone, shop: int, order: int, word: str
) -> None:
    await rep.types("/pay 华联超市 5000")
    assert "How was it paid?" in rep.last.text
    await rep.types(word)
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.method, receipt.amount) == (PaymentMethod.CASH, price("5000"))


async def test_cash_changes_how_it_was_paid_when_asked_again_and_on_the_summary(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay 华联超市 5000 转账")
    await rep.taps("Change: Method")
    await rep.types("现金")
    assert "ready to send" in rep.last.text
    assert "💵 The cash counts as in your hands" in rep.last.text
    await rep.types("转账")
    assert "💵" not in rep.last.text
    await rep.types("cash")
    await rep.taps("Send")
    assert (await the_receipt(office)).method is PaymentMethod.CASH


async def test_with_a_slash_it_is_the_command_and_where_it_is_no_answer_too(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    for word, question in (("/cash", "How was it paid?"), ("现金", "How much came in?")):
        await rep.types("/pay 华联超市" + (" 5000" if word == "/cash" else ""))
        assert question in rep.last.text
        await rep.types(word)
        assert "Still waiting for you" in rep.last.text
        await rep.taps("Close it")


async def test_a_purpose_that_is_a_command_as_well_is_the_purpose(
    office: Office, rep: Phone, shop: int
) -> None:
    await rep.types("/visit 华联超市")
    await rep.types("skip")  # where
    assert "What was the visit for?" in rep.last.text
    await rep.types("收款")
    assert "✓ Purpose: Payment" in rep.last.text
