"""The card of an order: one for everybody, and nobody sees more than concerns them (8.1, 8.2)."""

from __future__ import annotations

import pytest

from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.selling import line, place, product


@pytest.fixture
async def works(office: Office, director: Phone) -> Phone:
    return await office.hire("Wendy", Position.WORKS, director)


async def test_works_reads_the_goods_and_no_price(office: Office, rep: Phone, works: Phone) -> None:
    water = await product(office)
    shop = await open_file(office, rep, "Hualian", contact="Mr Wang", phone="13800138000")
    await place(office, rep, shop.id, [line(water, 20)], address="12 Harbour Road", note="Ring twice")
    await office.settle()
    card = works.message_with("Hualian").text
    for told in ("Water", "WATER", "20 case (480 bottle)", "12 Harbour Road", "Mr Wang", "Ring twice"):
        assert told in card
    assert "¥" not in card
    assert "Payment" not in card
