"""Products in the chat: found by everybody, with a card that shows the prices, and the cost to few (8.1)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from moneyed import Money

from models import policy
from models.errors import Refused
from models.policy import CustomerClass
from models.positions import Position
from models.products import Measure, Product, ProductPrice, prices_for
from tests.conftest import Office
from tests.phone import Phone
from tests.records import keep_products, open_file, product

A, B = CustomerClass.A, CustomerClass.B
TODAY = date(2026, 11, 21)


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


def price(
    of: Product,
    for_class: CustomerClass | None,
    units: int,
    first: date = TODAY,
    until: date | None = None,
) -> ProductPrice:
    return ProductPrice(
        product_id=of.id,
        customer_class=for_class,
        valid_from=first,
        valid_until=until,
        price_units=units,
        currency="CNY",
    )


@pytest.fixture
async def water(office: Office) -> Product:
    one = product(
        "NF-550",
        "农夫山泉 550ml",
        2_00,
        pack_name="箱",
        pack_size=24,
        cost_units=1_20,
        aliases="大水",
    )
    await keep_products(office, one)
    return one


async def price_of(
    office: Office, one: Product, for_class: CustomerClass | None, day: date
) -> Money:
    async with office.session() as session:
        return await one.price_for(session, for_class, day)


# What it is


def test_a_product_is_counted_by_its_unit_and_its_pack() -> None:
    assert product("A", "Water").measures == (Measure("瓶", 1),)
    packed = product("A", "Water", pack_name="箱", pack_size=24)
    assert packed.measures == (Measure("瓶", 1), Measure("箱", 24))


@pytest.mark.parametrize("unit", ["kg", "KG", "ｋｇ", "公斤", "噸", "m²", "m2", "L"])
def test_there_may_be_a_part_of_some_units_however_they_are_spelt(unit: str) -> None:
    assert product("A", "Rice", unit=unit).is_divisible


@pytest.mark.parametrize("unit", ["瓶", "箱", "bottle", "mg2"])
def test_all_others_are_sold_whole(unit: str) -> None:
    assert not product("A", "Water", unit=unit).is_divisible


def test_a_product_has_its_own_tax_or_the_companys() -> None:
    assert product("A", "Water").tax_percent == policy.current().orders.tax_percent
    assert product("A", "Water", tax_basis_points=825).tax_percent == Decimal("8.25")


async def test_a_product_is_known_by_its_code_and_its_number(
    office: Office, water: Product
) -> None:
    async with office.session() as session:
        found = await Product.with_code(session, " NF-550 ")
        assert found and found.id == water.id
        assert await Product.with_code(session, "NF-551") is None
        assert (await Product.of(session, water.id)).name == water.name
        with pytest.raises(Refused, match="product-gone"):
            await Product.of(session, water.id + 1)


# What it costs whom on which day


async def test_without_an_entry_the_list_price_counts(office: Office, water: Product) -> None:
    assert await price_of(office, water, A, TODAY) == cny("2.00")


async def test_an_entry_of_the_class_goes_before_a_later_one_for_all(
    office: Office, water: Product
) -> None:
    await keep_products(
        office,
        price(water, A, 1_80, TODAY - timedelta(days=9)),
        price(water, None, 1_90, TODAY - timedelta(days=1)),
    )
    assert await price_of(office, water, A, TODAY) == cny("1.80")
    assert await price_of(office, water, B, TODAY) == cny("1.90")
    assert await price_of(office, water, None, TODAY) == cny("1.90")


async def test_of_several_the_latest_that_has_begun_and_not_ended_counts(
    office: Office, water: Product
) -> None:
    await keep_products(
        office,
        price(water, A, 1_80, date(2026, 1, 1)),
        price(water, A, 1_50, date(2026, 11, 11), date(2026, 11, 21)),
        price(water, A, 1_85, date(2027, 1, 1)),
    )
    days = [
        (date(2025, 12, 31), "2.00"),
        (date(2026, 1, 1), "1.80"),
        (date(2026, 11, 10), "1.80"),
        (date(2026, 11, 11), "1.50"),
        (date(2026, 11, 21), "1.50"),
        (date(2026, 11, 22), "1.80"),
        (date(2027, 1, 1), "1.85"),
    ]
    for day, costs in days:
        assert await price_of(office, water, A, day) == cny(costs), day


async def test_the_prices_of_many_are_one_question(office: Office, water: Product) -> None:
    tea = product("T", "Tea", 3_00)
    await keep_products(office, tea, price(water, B, 1_70))
    async with office.session() as session:
        found = await prices_for(session, [water, tea], B, TODAY)
    assert found == {water.id: cny("1.70"), tea.id: cny("3.00")}


# In the chat


async def test_a_product_that_is_found_alone_opens_its_card(
    office: Office, rep: Phone, water: Product
) -> None:
    await rep.types("/find nfsq")
    assert rep.last.text.splitlines() == [
        "农夫山泉 550ml · NF-550",
        "Sold by the 瓶 · 1 箱 = 24 瓶",
        "Also called: 大水",
        "",
        "List price: CN¥2.00 per 瓶 · CN¥48.00 per 箱",
        "Tax 13%, added to the price",
    ]


async def test_the_card_shows_what_counts_now_and_what_is_announced(
    office: Office, other_rep: Phone, water: Product
) -> None:
    await keep_products(
        office,
        price(water, None, 1_95, date(2026, 1, 1)),
        price(water, None, 1_90, date(2026, 11, 1), date(2026, 12, 31)),
        price(water, A, 1_70, date(2027, 1, 1)),
        price(water, B, 1_60, date(2026, 1, 1), date(2026, 11, 20)),
    )
    await other_rep.types("/find 山泉")
    assert other_rep.last.text.splitlines()[-3:] == [
        "其他价格",
        "所有客户：¥1.90，到12月31日周四为止",
        "⏳ A 类 · 重点：¥1.70，2027年1月1日周五起",
    ]


@pytest.mark.parametrize(
    ("position", "sees"),
    [
        (Position.DIRECTOR, True),
        (Position.GENERAL_MANAGER, True),
        (Position.FINANCE, True),
        (Position.MANAGER, False),
        (Position.SALES_ADMIN, False),
        (Position.ADMIN, False),
    ],
)
async def test_everybody_finds_products_and_few_see_the_cost(
    office: Office, water: Product, position: Position, sees: bool
) -> None:
    somebody = await office.hire("Olga", position)
    await somebody.types("/find NF-550")
    assert "List price: CN¥2.00" in somebody.last.text
    assert ("CN¥1.20" in somebody.last.text) is sees


@pytest.mark.parametrize("position", [Position.WORKS, Position.HR])
async def test_works_and_hr_find_products_without_any_price(
    office: Office, water: Product, position: Position
) -> None:
    await keep_products(office, product("NF-1500", "农夫山泉 1.5L"))
    somebody = await office.hire("Olga", position)
    await somebody.types("/find 农夫山泉")
    assert len(somebody.last.labels) == 2
    assert "¥" not in " ".join(somebody.last.labels)
    await somebody.types("/find NF-550")
    assert "NF-550" in somebody.last.text
    assert "¥" not in somebody.last.text


async def test_customers_come_first_and_products_after_them(
    office: Office, rep: Phone, water: Product
) -> None:
    await open_file(office, rep, "农夫超市")
    await rep.types("/find 农夫")
    assert rep.last.labels == ["农夫超市 · C", "农夫山泉 550ml · CN¥2.00/瓶"]
    await rep.taps("农夫山泉")
    assert rep.last.text.startswith("农夫山泉 550ml · NF-550")


async def test_a_guess_is_not_shown_beside_what_is_really_called_so(
    office: Office, rep: Phone, water: Product
) -> None:
    await open_file(office, rep, "农夫山庄超市")
    await rep.types("/find 农夫山泉")
    assert rep.last.text.startswith("农夫山泉 550ml")
    await rep.types("/find 农夫山庄")
    assert rep.last.text.startswith("农夫山庄超市")


async def test_finance_finds_no_customers_and_opens_none(
    office: Office, rep: Phone, water: Product
) -> None:
    customer = await open_file(office, rep, "农夫超市")
    finance = await office.hire("Olga", Position.FINANCE)
    await finance.types("/find 农夫")
    assert finance.last.text.startswith("农夫山泉 550ml")
    await finance.types("/find 超市")
    assert "Nothing found" in finance.last.text
    assert finance.last.labels == ["🔍 Try again"]
    await office.forge(finance, customer.about)
    assert "This is not for your position" in finance.last.text


async def test_without_words_the_question_takes_a_product_too(
    office: Office, rep: Phone, water: Product
) -> None:
    await rep.types("/find")
    await rep.types("大水")
    assert rep.last.text.startswith("农夫山泉 550ml · NF-550")


async def test_the_question_shows_several_as_buttons(
    office: Office, rep: Phone, water: Product
) -> None:
    await keep_products(office, product("NF-15", "农夫山泉 1.5L", 4_00))
    await open_file(office, rep, "农夫超市")
    await rep.types("/find")
    await rep.types("农夫")
    assert [label for label in rep.last.labels if "农夫" in label] == [
        "农夫超市 · C",
        "农夫山泉 1.5L · CN¥4.00/瓶",
        "农夫山泉 550ml · CN¥2.00/瓶",
    ]
    await rep.taps("1.5L")
    assert rep.last.text.startswith("农夫山泉 1.5L · NF-15")


async def test_what_is_not_sold_any_more_says_so(office: Office, rep: Phone) -> None:
    await keep_products(office, product("1", "可乐", active=False), product("2", "可乐 大瓶"))
    await rep.types("/find 可乐")
    assert rep.last.labels == ["可乐 大瓶 · CN¥2.00/瓶", "可乐 · CN¥2.00/瓶 · not sold"]
    await rep.taps("not sold")
    assert "⛔ Not sold any more" in rep.last.text


async def test_what_people_typed_into_the_list_is_no_markup(office: Office, rep: Phone) -> None:
    await keep_products(office, product("<b>", "<i>Tea</i> & Co", unit="<u>"))
    await rep.types("/find tea")
    assert rep.last.text.startswith("<i>Tea</i> & Co · <b>")
    assert "per <u>" in rep.last.text


async def test_a_button_of_a_product_there_is_not_says_what_to_do(
    office: Office, rep: Phone, water: Product
) -> None:
    await rep.types("/menu")
    await office.forge(rep, "product:999")
    assert "There is no such product. Try /find" in rep.last.text
