"""Orders are entered through people's phones (8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot import texts
from models import clock
from models.customers import Customer
from models.drafts import Draft
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import Order, OrderState
from models.policy import CustomerClass
from models.positions import Position
from models.products import Product, ProductPrice
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import keep_products, open_file, staff
from tests.selling import line, place, price, product


@pytest.fixture
async def products(office: Office) -> Sequence[Product]:
    """Water at 2.00 and cola at 3.00 a bottle, 24 and 12 in a case; crisps, sugar by weight, tea."""
    return [
        await product(office, "Water", 200),
        await product(office, "Cola", 300, pack=("case", 12), cost_units=250),
        await product(office, "Crisps", 450, unit="bag", pack=None),
        await product(office, "Sugar", 800, unit="kg", pack=None),
        await product(office, "Tea", 500),
    ]


@pytest.fixture
async def hualian(office: Office, rep: Phone, products: Sequence[Product]) -> int:
    return (await open_file(office, rep, "Hualian", address="1 Sea Road")).id


async def the_lines(office: Office) -> list[tuple[Any, ...]]:
    """Of the latest version: name, quantity, measure, price in minor units."""
    return [
        (one.name, one.quantity, one.measure, one.price_units) for one in await the_rows(office)
    ]


async def the_rows(office: Office) -> list[OrderLine]:
    versions = await office.all(select(OrderVersion).order_by(OrderVersion.id))
    query = select(OrderLine).where(OrderLine.version_id == versions[-1].id)
    return await office.all(query.order_by(OrderLine.number))


async def order_all(office: Office, rep: Phone, customer: int, goods: Sequence[Product]) -> int:
    """Three of each, some time ago."""
    order = await place(office, rep, customer, [line(one, 3) for one in goods])
    await office.settle()
    return order


async def at_the_lines(rep: Phone) -> None:
    await rep.types("/order")
    await rep.taps("Hualian · C")


async def reprice(office: Office, name: str, units: int) -> None:
    async with office.session() as session:
        found = (await session.scalars(select(Product).where(Product.name == name))).one()
        found.list_price_units = units


# The shortest ways


async def test_the_usual_order_of_five_lines_is_six_taps(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await order_all(office, rep, hualian, products)
    await rep.types("/order")  # the first of six
    await rep.taps("Hualian · C")
    await rep.taps("🔁 Same as last time · 5 lines")
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    await rep.taps("Send")
    orders = await office.all(select(Order).order_by(Order.id))
    assert len(orders) == 2
    assert orders[1].state is OrderState.CONFIRMED
    assert orders[1].deliver_on == date(2026, 11, 22)
    assert await the_lines(office) == [
        ("Water", 3, "case", 48_00),
        ("Cola", 3, "case", 36_00),
        ("Crisps", 3, "bag", 4_50),
        ("Sugar", 3, "kg", 8_00),
        ("Tea", 3, "case", 120_00),
    ]


async def test_from_the_order_itself_the_same_again_is_three_taps(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    order = await order_all(office, rep, hualian, products)
    await office.forge(rep, f"order:again:{order}")  # from its card
    await rep.taps("Tomorrow")
    await rep.taps("Send")
    assert len(await office.all(select(Order))) == 2
    assert len(await the_lines(office)) == 5


async def test_the_same_as_last_time_is_said_in_a_line_and_more_with_it(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await order_all(office, rep, hualian, products[:2])
    await rep.types("/order Hualian same as last time, crisps 4 friday")
    await rep.taps("Send")
    assert await the_lines(office) == [
        ("Water", 3, "case", 48_00),
        ("Cola", 3, "case", 36_00),
        ("Crisps", 4, "bag", 4_50),
    ]
    await at_the_lines(rep)
    await rep.types("老样子")
    assert "3 lines · CN¥270.00" in rep.last.text


async def test_above_the_next_question_the_goods_are_counted_not_cut(
    rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20, cola 5, crisps 4")
    assert "✓ Goods: 3 lines · CN¥1,158.00 before tax\n" in rep.last.text


async def test_more_lines_than_an_order_has_are_said_to_be_too_many(
    office: Office, rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("\n".join(["crisps 1"] * 201))
    assert "at most 200 lines" in rep.last.text
    assert "did not understand" not in rep.last.text


async def test_one_line_of_words_fills_it_and_what_is_left_is_said(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 cases cola 5@35 deliver friday net 45 please hurry")
    assert "“please hurry”" in rep.last.text
    assert "1. Water · 20 case × CN¥48.00 = CN¥960.00" in rep.last.text
    await rep.taps("Send")
    assert await the_lines(office) == [("Water", 20, "case", 48_00), ("Cola", 5, "case", 35_00)]
    assert (await office.one(select(Order))).deliver_on == date(2026, 11, 27)
    assert (await office.one(select(OrderVersion))).terms_said == "days:45"


async def test_a_line_in_chinese_fills_it(office: Office, other_rep: Phone) -> None:
    await product(office, "矿泉水", 200, code="W1", unit="瓶", pack=("箱", 24))
    await product(office, "可乐", 300, code="C1", unit="瓶", pack=("箱", 12))
    await open_file(office, other_rep, "华联超市")
    await other_rep.types("下单 华联 矿泉水 20箱 可乐 5箱@35 周五送 月结30天")
    assert "不含税 ¥1,135.00 + 税额 ¥147.55 = 合计 ¥1,282.55" in other_rep.last.text
    await other_rep.taps("提交")
    assert await the_lines(office) == [("矿泉水", 20, "箱", 48_00), ("可乐", 5, "箱", 35_00)]
    assert (await office.one(select(OrderVersion))).terms_said == "month_end:30"


async def test_what_was_sent_becomes_the_card_of_the_order(rep: Phone, hualian: int) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    await rep.taps("Send")
    assert "Confirmed" in rep.message_with("1. Water").text


# A line that begins with a customer who is not found


@pytest.fixture
async def drinks(office: Office, other_rep: Phone) -> None:
    for name in ("矿泉水", "可乐"):
        await product(office, name, 300, unit="瓶", pack=("箱", 12))
    await open_file(office, other_rep, "华联超市")


@pytest.mark.parametrize(
    ("words", "name", "lines"),
    [
        ("物美 矿泉水 3箱", "物美", [("矿泉水", 3, "箱", 36_00)]),
        ("物美，矿泉水 3箱", "物美", [("矿泉水", 3, "箱", 36_00)]),
        (
            "物美 矿泉水 3箱 可乐 2瓶 周五送",
            "物美",
            [("矿泉水", 3, "箱", 36_00), ("可乐", 2, "瓶", 3_00)],
        ),
        ("物美 周五送 矿泉水 3箱", "物美", [("矿泉水", 3, "箱", 36_00)]),
        (
            "物美 20箱矿泉水 5箱可乐",
            "物美",
            [("矿泉水", 20, "箱", 36_00), ("可乐", 5, "箱", 36_00)],
        ),
        ("Wu Mart <b> 矿泉水 3箱", "Wu Mart <b>", [("矿泉水", 3, "箱", 36_00)]),
    ],
)
@pytest.mark.usefixtures("drinks")
async def test_a_customer_who_is_not_found_is_said_and_the_goods_are_kept(
    office: Office, other_rep: Phone, words: str, name: str, lines: list[tuple[Any, ...]]
) -> None:
    await other_rep.types(f"/order {words}")
    assert f"您的客户里没有“{name}”" in other_rep.last.text
    assert "/customer" in other_rep.last.text
    assert "哪家客户要货？" in other_rep.last.text
    assert f"✓ 货品：{len(lines)} 项" in other_rep.last.text
    assert "没填进" not in other_rep.last.text
    await other_rep.types("华联")
    if "周五送" not in words:
        await other_rep.taps("明天")
    await other_rep.taps("提交")
    assert await the_lines(office) == lines


@pytest.mark.usefixtures("drinks")
async def test_a_customer_who_is_not_found_and_nothing_else_is_said(other_rep: Phone) -> None:
    await other_rep.types("/order 物美")
    assert "您的客户里没有“物美”" in other_rep.last.text
    assert "哪家客户要货？" in other_rep.last.text


async def test_a_customer_who_is_not_found_is_said_in_english(rep: Phone, hualian: int) -> None:
    await rep.types("/order Wumart water 20 cases, cola 5 @35, please hurry")
    assert "None of your customers matches “Wumart”" in rep.last.text
    assert "“please hurry”" in rep.last.text
    assert "✓ Goods: 2 lines" in rep.last.text
    await rep.taps("Hualian · C")
    await rep.taps("Tomorrow")
    assert "1. Water · 20 case" in rep.last.text
    assert "2. Cola · 5 case × CN¥35.00" in rep.last.text


@pytest.mark.parametrize("words", ["watr 3", "green 5, water 2", "unobtainium 3 cases, cola 5"])
async def test_goods_that_are_not_clear_are_no_customer(
    office: Office, rep: Phone, hualian: int, words: str
) -> None:
    await product(office, "Green Tea", 600)
    await product(office, "Green Beans", 600)
    await rep.types(f"/order {words}")
    assert "None of your customers" not in rep.last.text


@pytest.mark.usefixtures("hualian")
async def test_goods_that_wait_for_a_word_are_not_shown_as_an_answer(
    office: Office, rep: Phone
) -> None:
    await product(office, "Green Tea", 600)
    await product(office, "Green Beans", 600)
    await rep.types("/order Wumart green 5")
    assert "None of your customers matches “Wumart”" in rep.last.text
    assert "✓" not in rep.last.text
    await rep.taps("Hualian · C")
    assert "“green 5”: which product is it?" in rep.last.text


# Goods


async def test_a_product_bought_before_is_tapped_with_its_quantity(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await order_all(office, rep, hualian, products[:1])
    await at_the_lines(rep)
    await rep.taps("➕ Water")
    await rep.taps("10")
    assert "1. Water · 10 case" in rep.last.text


async def test_without_a_measure_it_is_the_one_of_last_time(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await place(office, rep, hualian, [line(products[0], 6, "bottle")])
    await at_the_lines(rep)
    await rep.types("water 20, cola 5")
    assert "1. Water · 20 bottle" in rep.last.text
    assert "2. Cola · 5 case" in rep.last.text


async def test_several_lines_are_pasted_at_once(office: Office, rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("1. Water 20 cases\n2. Cola 5 @35\n3. Crisps 10 -5%")
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    await rep.taps("Send")
    assert await the_lines(office) == [
        ("Water", 20, "case", 48_00),
        ("Cola", 5, "case", 35_00),
        ("Crisps", 10, "bag", 4_28),
    ]


async def test_what_several_products_are_called_is_asked_and_the_rest_is_kept(
    office: Office, rep: Phone, hualian: int
) -> None:
    await product(office, "Green Tea", 600)
    await at_the_lines(rep)
    await rep.types("green 5 @130, water 20")
    assert "1. Green Tea · 5 case × CN¥130.00" in rep.last.text
    await product(office, "Green Beans", 600)
    await rep.types("green 2 cases @130")
    assert "“green 2 cases @130”: which product is it?" in rep.last.text
    await rep.taps("Green Beans · CN¥144.00/case")
    assert "3. Green Beans · 2 case × CN¥130.00" in rep.last.text


@pytest.mark.parametrize("words", ["可口可乐 5箱 55", "可口可乐 5箱 5罐"])
async def test_of_two_quantities_of_one_product_none_is_guessed(
    office: Office, rep: Phone, hualian: int, words: str
) -> None:
    await product(office, "可口可乐330ml", 250, unit="罐", pack=("箱", 24))
    await at_the_lines(rep)
    await rep.types(words)
    await rep.taps("可口可乐330ml · CN¥60.00/箱")
    assert "how many 箱?" in rep.last.text
    await rep.types("5")
    assert "1. 可口可乐330ml · 5 箱" in rep.last.text


async def test_what_is_not_understood_is_quoted_and_nothing_else_is_lost(
    rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 20, unobtainium 3 cases, cola 5")
    assert "“unobtainium 3 cases”" in rep.last.text
    assert "1. Water · 20 case" in rep.last.text
    assert "2. Cola · 5 case" in rep.last.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("crisps 0", "Crisps: the quantity cannot be 0 bag"),
        ("crisps -5", "Crisps: the quantity cannot be -5 bag"),
        ("crisps 1000000000", "a line has at most 1,000,000"),
        ("crisps 2.5", "it is sold only by the whole bag"),
        ("sugar 2.5555", "too many decimals"),
        ("crisps 3 bottle", "Crisps is not sold by “bottle”, only by: bag"),
    ],
)
async def test_a_quantity_that_cannot_be_is_said_and_asked_again(
    rep: Phone, hualian: int, words: str, said: str
) -> None:
    await at_the_lines(rep)
    await rep.types("water 20")
    await rep.types(words)
    assert said in rep.last.text
    assert "1. Water · 20 case" in rep.last.text
    await rep.types("4")
    assert "2. " in rep.last.text


async def test_a_quantity_in_an_unknown_measure_is_one_tap_away(
    office: Office, rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 37tins")
    assert "Water is not sold by “tins”" in rep.last.text
    await rep.taps("37")
    assert "1. Water · 37 case" in rep.last.text


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("可乐 20件", [("可乐", 20, "箱", 36_00)]),
        ("二十件可乐 5支雪碧", [("可乐", 20, "箱", 36_00), ("雪碧", 5, "瓶", 3_00)]),
        ("可乐 5 cases @35", [("可乐", 5, "箱", 35_00)]),
        ("可乐 5ctn@35，雪碧 7 bottles @2.9", [("可乐", 5, "箱", 35_00), ("雪碧", 7, "瓶", 2_90)]),
    ],
)
async def test_other_words_for_a_measure_are_that_measure(
    office: Office, other_rep: Phone, words: str, lines: list[tuple[Any, ...]]
) -> None:
    for name in ("可乐", "雪碧"):
        await product(office, name, 300, unit="瓶", pack=("箱", 12))
    await open_file(office, other_rep, "华联超市")
    await other_rep.types(f"下单 华联 {words} 周五送")
    await other_rep.taps("提交")
    assert await the_lines(office) == lines


async def test_other_words_for_a_measure_change_a_line(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("cola 5 bottles")
    await rep.taps("✏️ 1. Cola")
    await rep.types("7件 @35")
    assert "1. Cola · 7 case × CN¥35.00" in rep.last.text


async def test_of_two_measures_that_may_be_meant_none_is_guessed(
    office: Office, rep: Phone, hualian: int
) -> None:
    await product(office, "Juice", 300, unit="件", pack=("箱", 6))
    await at_the_lines(rep)
    await rep.types("juice 4件")
    assert "1. Juice · 4 件" in rep.last.text
    await rep.types("juice 5 cases")
    assert "Juice is not sold by “cases”, only by: 件 / 箱" in rep.last.text


async def test_half_a_case_is_twelve_bottles(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("water 0.5 cases")
    assert "1. Water · 0.5 case × CN¥48.00 = CN¥24.00" in rep.last.text


async def test_what_is_sold_no_more_is_said(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    async with office.session() as session:
        (await session.get_one(Product, products[4].id)).active = False
    await at_the_lines(rep)
    await rep.types("tea 5, water 20")
    assert "Tea is not sold any more" in rep.last.text
    assert "1. Water · 20 case" in rep.last.text


async def test_another_currency_than_the_order_s_is_refused(
    office: Office, rep: Phone, hualian: int
) -> None:
    await product(office, "Whisky", 900, currency="USD")
    await at_the_lines(rep)
    await rep.types("water 20, whisky 5, cola 5 @ 35 usd")
    assert "An order has one currency" in rep.last.text
    assert "1 line · CN¥960.00" in rep.last.text


@pytest.mark.parametrize(
    ("tap", "quantities"),
    [("Add up: 25 case", [25]), ("Only 5 case", [5]), ("A line of its own", [20, 5])],
)
async def test_the_same_again_is_merged_only_after_asking(
    office: Office, rep: Phone, hualian: int, tap: str, quantities: list[int]
) -> None:
    await at_the_lines(rep)
    await rep.types("water 20")
    await rep.types("water 5")
    assert "Water is in the order already: 20 case" in rep.last.text
    await rep.taps(tap)
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    await rep.taps("Send")
    assert [one.quantity for one in await the_rows(office)] == quantities


async def test_a_gift_needs_a_reason_and_keeps_it(office: Office, rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("cola 5 cases free 1 case")
    assert "Cola free of charge: why?" in rep.last.text
    await rep.types("ten years a customer")
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    await rep.taps("Send")
    rows: list[Any] = await the_rows(office)
    assert [(one.quantity, one.price_units, one.reason) for one in rows] == [
        (5, 36_00, None),
        (1, 0, "ten years a customer"),
    ]


async def test_a_price_below_cost_needs_a_reason_and_never_tells_the_cost(
    rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("cola 5 @29")  # it costs us 30.00 a case
    assert "Cola at CN¥29.00 instead of CN¥36.00 needs a reason" in rep.last.text
    await rep.taps("Clearance")
    assert "1. Cola · 5 case × CN¥29.00" in rep.last.text
    assert not any("30.00" in text for text in rep.texts)


async def test_the_list_price_after_all_needs_no_reason(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("cola 5 @29")
    await rep.taps("List price CN¥36.00")
    assert "1. Cola · 5 case × CN¥36.00" in rep.last.text


async def test_a_line_is_changed_and_removed(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("water 20, cola 5, crisps 3")
    await rep.taps("✏️ 1. Water")
    await rep.types("30 @45")
    assert "1. Water · 30 case × CN¥45.00 (−6.2%)" in rep.last.text
    await rep.taps("✏️ 2. Cola")
    await rep.taps("in bottle")
    await rep.taps("−5%")
    assert "2. Cola · 5 bottle × CN¥2.85 (−5%)" in rep.last.text
    await rep.taps("✏️ 3. Crisps")
    await rep.taps("Remove")
    assert "2 lines" in rep.last.text


async def test_a_message_that_was_edited_is_read_anew(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    said = await rep.types("water 20, cola 5")
    await rep.edits(said, "water 30")
    assert "1 line" in rep.last.text
    assert "1. Water · 30 case" in rep.last.text


async def test_done_waits_for_what_is_still_asked(rep: Phone, hualian: int) -> None:
    await at_the_lines(rep)
    await rep.types("done")
    assert "What are they ordering?" in rep.last.text
    await rep.types("water")
    assert "how many case?" in rep.last.text
    assert "Done" not in rep.last.labels
    await rep.types("done")
    assert "One thing first" in rep.last.text


async def test_an_order_of_200_lines_is_paged_and_fits(
    office: Office, rep: Phone, hualian: int
) -> None:
    for number in range(200):
        name = f"Extraordinarily long name of a product {number:03}"
        await product(office, name, 100 + number, code=f"X{number:03}")
    await at_the_lines(rep)
    for first in range(0, 200, 50):
        await rep.types("\n".join(f"X{number:03} 2 bottle" for number in range(first, first + 50)))
    assert "200 lines" in rep.last.text
    await rep.taps("‹ 19/20")
    assert "181. Extraordinarily" in rep.last.text
    await rep.types("water 2")
    assert "An order has at most 200 lines" in rep.last.text
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    assert texts.units(rep.last.text) <= 4096
    await rep.taps("Send")
    assert len(await the_rows(office)) == 200


@pytest.mark.parametrize(("currency", "total"), [("JPY", "¥3,333"), ("KWD", "KWD3.333")])
async def test_currencies_without_and_with_three_decimals(
    office: Office, rep: Phone, hualian: int, currency: str, total: str
) -> None:
    await product(office, "Import", 1111, currency=currency, pack=None, tax_basis_points=0)
    await rep.types("/order Hualian import 3 bottle deliver friday")
    assert total in rep.last.text
    await rep.taps("Send")
    assert (await office.one(select(Order))).total_units == 3333


# What it means


async def test_totals_say_how_tax_was_rounded(rep: Phone, hualian: int) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    assert "Net CN¥960.00 + tax CN¥124.80 = total CN¥1,084.80" in rep.last.text
    assert "Tax rounded line by line." in rep.last.text
    assert "Confirmed as soon as you send it." in rep.last.text


async def test_a_discount_beyond_the_limit_says_who_decides(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 -8% deliver friday")
    assert "A discount of 8% is more than the 5% you may give" in rep.last.text
    assert "Decides: Hugo" in rep.last.text
    await rep.taps("Send")
    assert (await office.one(select(Order))).state is OrderState.WAITING


async def test_over_the_credit_limit_it_is_held(office: Office, rep: Phone, hualian: int) -> None:
    async with office.session() as session:
        (await session.get_one(Customer, hualian)).credit_limit = price("1000")
    await rep.types("/order Hualian water 20 deliver friday")
    assert "Credit limit CN¥1,000.00, CN¥1,000.00 left" in rep.last.text
    assert "over the credit limit of CN¥1,000.00" in rep.last.text
    assert "Decides: Hugo" in rep.last.text


async def test_a_price_that_changed_is_shown_before_it_is_sent(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20, cola 5 @35, deliver friday")
    await reprice(office, "Water", 250)
    await reprice(office, "Cola", 310)
    await rep.taps("Send")
    assert not await office.all(select(Order))
    assert "Water: CN¥48.00 → CN¥60.00 per case" in rep.last.text
    assert "Cola: CN¥36.00 → CN¥37.20 per case (your agreed price stays)" in rep.last.text
    await rep.taps("Send")
    assert await the_lines(office) == [("Water", 20, "case", 60_00), ("Cola", 5, "case", 35_00)]


# How it is delivered and paid


async def test_habits_come_from_the_last_order(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    before: dict[str, Any] = {
        "address": "9 Harbour Lane",
        "packing": "Crates",
        "transport": "By ship",
    }
    await place(office, rep, hualian, [line(products[0], 3)], **before)
    await rep.types("/order Hualian water 20 deliver friday")
    await rep.taps("Send")
    versions = await office.all(select(OrderVersion).order_by(OrderVersion.id))
    last = versions[-1]
    assert (last.address, last.packing, last.transport) == ("9 Harbour Lane", "Crates", "By ship")


async def test_another_customer_brings_their_own_address(
    office: Office, rep: Phone, hualian: int
) -> None:
    await open_file(office, rep, "Lotus", address="5 Hill Street")
    await rep.types("/order Hualian water 20 deliver friday")
    assert "1 Sea Road" in rep.last.text
    await rep.taps("Change: Customer")
    await rep.types("Lotus")
    assert "5 Hill Street" in rep.last.text
    assert "1 Sea Road" not in rep.last.text


async def test_a_line_below_a_photo_of_the_paper_keeps_the_photo(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.sends_photo(caption="/order Hualian water 20 deliver friday")
    await rep.taps("Send")
    [photo] = (await office.one(select(OrderVersion))).pictures
    assert photo.caption == ""
    assert await the_lines(office) == [("Water", 20, "case", 48_00)]


async def test_everything_else_is_given_from_the_summary(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    for label, words in (
        ("Change: Needed by", "the 30th"),
        ("Change: Packing", "Crates"),
        ("Change: Payment", "on delivery"),
        ("Change: Deposit", "30%"),
        ("Change: Note", "Ring twice"),
    ):
        await rep.taps(label)
        await rep.types(words)
    await rep.taps("Change: Transport")
    await rep.taps("Haulier")
    await rep.taps("Change: Place")
    await rep.shares_position(31.2304, 121.4737)
    await rep.sends_photo(caption="their paper")
    assert "1. CN¥325.44 · Sat, Nov 21\n2. CN¥759.36 · Payment on delivery" in rep.last.text
    await rep.taps("Send")
    version = await office.one(select(OrderVersion))
    assert (version.needed_on, version.packing) == (date(2026, 11, 30), "Crates")
    assert (version.transport, version.terms_said) == ("Haulier", "on_delivery")
    assert (version.deposit_units, version.note) == (325_44, "Ring twice")
    assert (version.address, version.latitude) == (None, 31.2304)
    assert len(version.photos) == 1


async def test_a_delivery_later_than_it_is_needed_is_told(rep: Phone, hualian: int) -> None:
    await rep.types("/order Hualian water 1 deliver friday")
    await rep.taps("Change: Needed by")
    await rep.types("thursday")
    assert "Delivery on Fri, Nov 27 is later than Thu, Nov 26" in rep.last.text
    await rep.taps("Change: Needed by")
    await rep.types("friday")
    assert "is later than" not in rep.last.text


async def test_a_deposit_above_the_total_asks_again(rep: Phone, hualian: int) -> None:
    await rep.types("/order Hualian water 1 deliver friday")
    await rep.taps("Change: Deposit")
    await rep.types("5000")
    await rep.taps("Send")
    assert "The deposit is more than the whole order" in rep.last.text
    assert "How much is the deposit?" in rep.last.text


# Whose


async def test_two_orders_of_one_customer_are_two(office: Office, rep: Phone, hualian: int) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    first = rep.last
    await rep.types("/order Hualian cola 5 deliver friday")
    await rep.taps("Send")
    assert await the_lines(office) == [("Cola", 5, "case", 36_00)]
    assert first not in rep.chat or "Water" in first.text
    await rep.taps("Go on")
    await rep.taps("Send")
    assert await the_lines(office) == [("Water", 20, "case", 48_00)]


async def test_a_customer_handed_over_meanwhile_is_refused(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        customer.owner_id = (await staff(session, other_rep)).id
    await rep.taps("Send")
    assert "There is no such customer" in rep.last.text
    assert not await office.all(select(Order))


async def test_the_button_of_somebody_else_s_customer_opens_nothing(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    await other_rep.types("/menu")
    await office.forge(other_rep, f"order:new:{hualian}")
    assert not await office.all(select(Draft))


async def test_who_does_not_sell_enters_no_order(office: Office, director: Phone) -> None:
    clerk = await office.hire("Finn", Position.FINANCE, director)
    await clerk.types("/order Hualian water 20")
    assert not await office.all(
        select(Draft).join(Staff, Staff.id == Draft.staff_id).where(Staff.name == "Finn")
    )


async def test_a_customer_archived_meanwhile_is_refused(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    async with office.session() as session:
        (await session.get_one(Customer, hualian)).archived_at = clock.now()
    await rep.taps("Send")
    assert "Which customer is ordering?" in rep.last.text
    assert not await office.all(select(Order))
    await office.forge(rep, f"order:new:{hualian}")
    assert rep.message_with("Hualian is archived")


async def test_the_price_is_that_of_the_customer_s_class_however_late_they_are_named(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await open_file(office, rep, "Hualian North", customer_class=CustomerClass.A)
    await keep_products(
        office,
        ProductPrice(
            product_id=products[0].id,
            customer_class=CustomerClass.A,
            valid_from=date(2026, 1, 1),
            price_units=150,
            currency="CNY",
        ),
    )
    await rep.types("/order hual water 20 deliver friday")
    await rep.taps("Hualian North · A")
    assert "1. Water · 20 case × CN¥36.00" in rep.last.text
    assert "List prices have changed" not in rep.last.text


async def test_a_button_of_somebody_s_own_making_changes_nothing(
    office: Office, rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 20")
    for choice in ("e7", "b99", "w1", "q5", "qNaN", "m1", "-", "r0", "+", "again", "", "x", "p-1"):
        draft = await office.one(select(Draft))
        await office.forge(rep, f"f:{draft.id}:{draft.rev}:pick:{choice}")
    draft = await office.one(select(Draft))
    assert [one["quantity"] for one in draft.answers["lines"]["lines"]] == ["20"]
    assert "1. Water · 20 case" in rep.last.text


async def test_a_product_packed_otherwise_meanwhile_is_said(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    async with office.session() as session:
        (await session.get_one(Product, products[0].id)).pack_name = "tray"
    await rep.taps("Send")
    assert "Water is not sold by “case”, only by: bottle / tray" in rep.last.text
    assert "What are they ordering?" in rep.last.text


async def test_prices_of_10_05_are_taxed_as_the_company_rounds(
    office: Office, rep: Phone, hualian: int
) -> None:
    for number in range(3):
        await product(office, f"Soap{number}", 10_05, pack=None)
    await rep.types("/order Hualian soap0 1, soap1 1, soap2 1, deliver friday")
    assert "Net CN¥30.15 + tax CN¥3.93 = total CN¥34.08" in rep.last.text


async def test_the_same_as_last_time_says_what_is_new_about_it(
    office: Office, rep: Phone, hualian: int, products: Sequence[Product]
) -> None:
    await order_all(office, rep, hualian, products)
    await reprice(office, "Water", 250)
    async with office.session() as session:
        (await session.get_one(Product, products[4].id)).active = False
    await at_the_lines(rep)
    await rep.taps("🔁 Same as last time · 5 lines")
    assert "Tea is not sold any more" in rep.last.text
    assert "4 lines" in rep.last.text
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    assert "Water: CN¥48.00 → CN¥60.00 per case" in rep.last.text


async def test_where_somebody_elses_customer_is_by_now_is_not_told(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    await at_the_lines(rep)
    await rep.types("water 20")
    await rep.taps("Done")
    await rep.taps("Tomorrow")
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        customer.owner_id = (await staff(session, other_rep)).id
        customer.address = "9 New Street"
    await rep.taps("Change: Place")
    assert "9 New Street" not in rep.last.labels
