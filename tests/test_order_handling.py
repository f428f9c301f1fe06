"""The company's ways to pack and to send are read in each reader's own language (8.1)."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from models.errors import Refused
from models.language import Language
from models.order_versions import OrderVersion
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file
from tests.selling import change, line, place, product


@pytest.fixture
async def mei(office: Office, boss: Phone) -> Phone:
    """She sells, in Chinese."""
    return await office.hire("小美", Position.REPRESENTATIVE, boss, Language.ZH_HANS)


@pytest.fixture
async def order(office: Office, mei: Phone) -> int:
    """Entered in English by somebody before her."""
    shop = await open_file(office, mei, "华联")
    goods = [line(await product(office), 20)]
    order_id = await place(
        office, mei, shop.id, goods, packing="Standard carton", transport="By donkey"
    )
    await office.settle()
    return order_id


async def test_the_card_tells_them_in_the_readers_language(
    office: Office, mei: Phone, boss: Phone, order: int
) -> None:
    await office.forge(mei, f"order:{order}")
    assert "包装：标准纸箱" in mei.last.text
    assert "By donkey" in mei.last.text
    await boss.types("/menu")
    await office.forge(boss, f"order:{order}")
    assert "Standard carton" in boss.last.text


async def test_the_row_keeps_the_words(office: Office, mei: Phone, order: int) -> None:
    version = await office.one(select(OrderVersion).where(OrderVersion.order_id == order))
    assert version.packing == "Standard carton"


async def test_the_form_for_the_customer_has_them_in_its_language(
    office: Office, mei: Phone, order: int
) -> None:
    pdf, _sheet = mei.documents
    printed = PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert "标准纸箱" in printed
    assert "Standard carton" not in printed


async def test_a_change_begins_with_them_in_the_readers_language(
    office: Office, mei: Phone, order: int
) -> None:
    await office.forge(mei, f"order:{order}")
    await mei.taps("变更")
    assert "标准纸箱" in mei.last.text


async def test_the_same_choice_in_another_language_is_no_change(
    office: Office, mei: Phone, order: int
) -> None:
    with pytest.raises(Refused) as refused:
        await change(office, mei, order, packing="標準紙箱")
    assert refused.value.key == "order-nothing-changed"


async def test_another_choice_is_told_in_the_readers_language(
    office: Office, mei: Phone, order: int
) -> None:
    await change(office, mei, order, packing="On pallets", transport="By cart")
    await office.settle()
    told = mei.message_with("By donkey → By cart").text
    assert "标准纸箱 → 托盘" in told
