"""Orders: who decides about which, what is refused of one, and what a customer owes by it (8.1, 8.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from models import clock
from models.approvals import Approval
from models.customers import Customer
from models.errors import Refused
from models.order_changes import approve_with, cancel, change, content_of
from models.order_difference import difference
from models.order_lines import Asked, OrderLine
from models.order_terms import Terms
from models.order_versions import Content, OrderVersion, Picture
from models.orders import Asks, Order, OrderState
from models.positions import Position
from models.products import Product
from models.receivables import debt_of, owed_in
from tests.conftest import Office
from tests.goods import ship
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import WEDNESDAY, line, place, price, product


async def order_of(office: Office, order_id: int) -> Order:
    found: Order = await office.one(select(Order).where(Order.id == order_id))
    return found


async def chain(office: Office, order_id: int) -> list[str]:
    """Whom the open approval asks, one after the other; nobody where there is none."""
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{order_id}")
        return [step.wanted for step in await approval.steps(session)] if approval else []


async def decide(office: Office, person: Phone, order_id: int, *, yes: bool = True) -> None:
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{order_id}")
        assert approval
        who = await staff(session, person)
        await approval.decide(session, who, yes=yes, reason=None if yes else "Too cheap")


@pytest.fixture
async def water(office: Office) -> Product:
    """48.00 a case."""
    return await product(office, cost_units=150)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def manager(office: Office, director: Phone) -> Phone:
    """The general manager."""
    return await office.hire("Gina", Position.GENERAL_MANAGER)


# Authority


async def test_within_the_limit_an_order_is_confirmed_at_once(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2, discount=Decimal(5))])
    order = await order_of(office, number)
    assert (order.state, order.number, order.version) == (
        OrderState.CONFIRMED,
        "SO202611-0001",
        1,
    )
    assert order.total == price("103.06")  # 2 * 45.60, and 13 %


@pytest.mark.parametrize(
    ("discount", "decides"),
    [("5.01", "supervisor"), ("10", "supervisor"), ("10.5", "director"), ("20", "director")],
)
async def test_beyond_it_the_first_position_decides_whose_limit_covers_it(
    office: Office, rep: Phone, shop: Customer, water: Product, discount: str, decides: str
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2, discount=Decimal(discount))])
    assert await chain(office, number) == [decides]
    order = await order_of(office, number)
    assert (order.state, order.number) == (OrderState.WAITING, None)


async def test_above_everybody_over_the_author_the_general_manager_decides(
    office: Office, rep: Phone, shop: Customer, water: Product, manager: Phone
) -> None:
    gift = line(water, 1, agreed=price("0"), reason="Opening of the shop")
    number = await place(office, rep, shop.id, [line(water, 20), gift])
    assert await chain(office, number) == ["general_manager"]
    await decide(office, manager, number)
    assert (await order_of(office, number)).state is OrderState.CONFIRMED


async def test_a_price_tells_its_discount_exactly(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    # 45.60 is 5 % below 48.00; a cent less is more than that.
    agreed = [line(water, 1, agreed=price("45.60"))]
    assert await chain(office, await place(office, rep, shop.id, agreed)) == []
    cheaper = [line(water, 1, agreed=price("45.59"))]
    assert await chain(office, await place(office, rep, shop.id, cheaper)) == ["supervisor"]


async def test_a_superior_gives_what_their_own_limit_allows(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, boss, shop.id, [line(water, 1, discount=Decimal(10))])
    order = await order_of(office, number)
    assert order.state is OrderState.CONFIRMED
    assert order.seller_id != order.author_id


async def test_a_refused_order_has_no_number_and_leaves_no_gap(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    refused = await place(office, rep, shop.id, [line(water, 1, discount=Decimal(8))])
    await decide(office, boss, refused, yes=False)
    assert (await order_of(office, refused)).state is OrderState.REFUSED
    number = await place(office, rep, shop.id, [line(water, 1)])
    assert (await order_of(office, number)).number == "SO202611-0001"


# Credit


async def limited(office: Office, rep: Phone, limit: str) -> Customer:
    return await open_file(office, rep, "Jiale", credit_limit=price(limit))


async def test_beyond_the_credit_limit_the_superior_and_finance_decide(
    office: Office, rep: Phone, boss: Phone, water: Product
) -> None:
    finance = await office.hire("Fina", Position.FINANCE)
    customer = await limited(office, rep, "100")
    first = await place(office, rep, customer.id, [line(water, 1)])  # 54.24
    assert await chain(office, first) == []
    second = await place(office, rep, customer.id, [line(water, 1)])
    assert await chain(office, second) == ["superior", "finance"]
    await decide(office, boss, second)
    assert (await order_of(office, second)).state is OrderState.WAITING
    await decide(office, finance, second)
    assert (await order_of(office, second)).state is OrderState.CONFIRMED


async def test_credit_that_was_used_up_while_an_order_waited_is_decided_before_it_stands(
    office: Office, rep: Phone, boss: Phone, water: Product
) -> None:
    finance = await office.hire("Fina", Position.FINANCE)
    customer = await limited(office, rep, "100")
    waits = await place(office, rep, customer.id, [line(water, 1, discount=Decimal(8))])
    await place(office, rep, customer.id, [line(water, 1)])  # 54.24
    await decide(office, boss, waits)
    assert (await order_of(office, waits)).state is OrderState.WAITING
    await decide(office, finance, waits)
    assert (await order_of(office, waits)).state is OrderState.CONFIRMED


async def test_up_to_the_limit_nothing_is_held(office: Office, rep: Phone, water: Product) -> None:
    customer = await limited(office, rep, "54.24")
    assert await chain(office, await place(office, rep, customer.id, [line(water, 1)])) == []


async def test_an_order_in_another_currency_than_the_limit_is_held(
    office: Office, rep: Phone
) -> None:
    await office.hire("Fina", Position.FINANCE)
    sake = await product(office, "Sake", 500, currency="JPY", unit="kg", pack=None)
    customer = await limited(office, rep, "1000000")
    number = await place(office, rep, customer.id, [line(sake, "2.5")])
    assert await chain(office, number) == ["superior", "finance"]


async def test_the_covering_position_decides_between_the_superior_and_finance(
    office: Office, rep: Phone, water: Product
) -> None:
    await office.hire("Fina", Position.FINANCE)
    customer = await limited(office, rep, "10")
    number = await place(office, rep, customer.id, [line(water, 1, discount=Decimal(15))])
    assert await chain(office, number) == ["superior", "director", "finance"]


async def test_nobody_is_held_up_by_a_superior_they_do_not_have(
    office: Office, manager: Phone, water: Product
) -> None:
    await office.hire("Fina", Position.FINANCE)
    customer = await limited(office, manager, "10")
    number = await place(office, manager, customer.id, [line(water, 1)])
    assert await chain(office, number) == ["finance"]


# What a customer owes


async def test_what_is_owed_is_what_stands(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 1)])
    gone = await place(office, rep, shop.id, [line(water, 10)])
    await place(office, rep, shop.id, [line(water, 1, discount=Decimal(8))])  # waits
    async with office.session() as session:
        await cancel(
            session, await session.get_one(Order, gone), await staff(session, rep), "Changed mind"
        )
        assert await owed_in(session, shop.id, "CNY") == price("54.24")
        assert await owed_in(session, shop.id, "JPY") == price("0", "JPY")


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(30, None), (31, 0), (60, 0), (61, 1), (90, 1), (91, 2), (120, 2), (121, 3)],
)
async def test_debt_ages_from_the_day_it_is_due(
    office: Office, rep: Phone, shop: Customer, water: Product, days: int, bucket: int | None
) -> None:
    """Terms of 30 days after delivery; overdue by up to 30, 60, 90 days and beyond."""
    number = await place(office, rep, shop.id, [line(water, 1)], terms=Terms.read("days:30"))
    await ship(office, number, {1: 1})
    clock.move_to(clock.now() + timedelta(days=days))
    async with office.session() as session:
        debt = (await debt_of(session, shop.id))["CNY"]
    expected = [price("0")] * 4
    if bucket is not None:
        expected[bucket] = price("54.24")
    assert list(debt.overdue) == expected
    assert debt.current == (price("54.24") if bucket is None else price("0"))
    assert debt.is_overdue is (bucket is not None)


@pytest.mark.parametrize(
    ("terms", "delivered", "due"),
    [
        ("in_advance", None, date(2026, 11, 21)),
        ("in_advance", date(2026, 12, 3), date(2026, 11, 21)),
        ("on_delivery", None, None),
        ("on_delivery", date(2026, 12, 3), date(2026, 12, 3)),
        ("days:30", date(2026, 12, 3), date(2027, 1, 2)),
        ("month_end:0", date(2026, 12, 3), date(2026, 12, 31)),
        ("month_end:15", date(2028, 2, 1), date(2028, 3, 15)),
    ],
)
def test_terms_tell_when_an_order_is_due(
    terms: str, delivered: date | None, due: date | None
) -> None:
    assert Terms.read(terms).due_on(date(2026, 11, 21), delivered) == due
    assert str(Terms.read(terms)) == terms


@pytest.mark.parametrize("said", ["", "days", "days:", "days:366", "days:-1", "later", "days:1.5"])
def test_other_words_are_no_terms(said: str) -> None:
    with pytest.raises(ValueError, match="days:30"):
        Terms.read(said)


# What is refused


async def refusal(
    office: Office, rep: Phone, customer_id: int, *lines: Asked, **content: Any
) -> str:
    with pytest.raises(Refused) as refused:
        await place(office, rep, customer_id, lines, **content)
    assert await office.all(select(Order)) == []
    return refused.value.key


@pytest.mark.parametrize(
    ("quantity", "key"),
    [
        ("0", "order-quantity-none"),
        ("-1", "order-quantity-none"),
        ("1000000000", "order-quantity-too-much"),
        ("0.3", "order-quantity-whole"),  # of 24 bottles
        ("0.0001", "order-quantity-too-fine"),
    ],
)
async def test_a_quantity_that_cannot_be_is_refused(
    office: Office, rep: Phone, shop: Customer, water: Product, quantity: str, key: str
) -> None:
    assert await refusal(office, rep, shop.id, line(water, quantity)) == key


async def test_a_discount_is_no_finer_than_limits_are(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    for discount in ("5.009", "-5", "100.01"):
        asked = line(water, 1, discount=Decimal(discount))
        assert await refusal(office, rep, shop.id, asked) == "order-discount-wrong"


async def test_half_a_case_is_twelve_bottles(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, "0.5")])
    assert (await order_of(office, number)).total == price("27.12")


async def test_a_price_of_nothing_or_below_cost_needs_a_reason(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    for agreed in (price("0"), price("35.99")):  # a case costs us 36.00
        key = await refusal(office, rep, shop.id, line(water, 1, agreed=agreed))
        assert key == "order-reason-needed"


async def test_what_is_sold_no_more_and_other_measures_are_refused(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    old = await product(office, "Old", active=False)
    assert await refusal(office, rep, shop.id, line(old, 1)) == "order-product-not-sold"
    barrel = replace(line(water, 1), measure="barrel")
    assert await refusal(office, rep, shop.id, barrel) == "order-measure-unknown"


async def test_a_price_that_changed_meanwhile_is_refused(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    asked = line(water, 1)
    async with office.session() as session:
        (await session.get_one(Product, water.id)).list_price_units = 210
    assert await refusal(office, rep, shop.id, asked) == "order-price-changed"


async def test_two_currencies_are_two_orders(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    sake = await product(office, "Sake", 500, currency="JPY")
    key = await refusal(office, rep, shop.id, line(water, 1), line(sake, 1))
    assert key == "order-one-currency"


@pytest.mark.parametrize(("currency", "total"), [("JPY", "55500"), ("KWD", "55.500")])
async def test_currencies_with_no_minor_units_and_with_three(
    office: Office, rep: Phone, shop: Customer, currency: str, total: str
) -> None:
    rice = await product(office, "Rice", 1637, currency=currency, unit="kg", pack=None)
    number = await place(office, rep, shop.id, [line(rice, "30.003")])
    # 1637 * 30.003 = 49114.9 -> 49115; 13 % of that is 6384.95 -> 6385.
    assert (await order_of(office, number)).total == price(total, currency)


async def test_no_more_than_200_lines(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    many = [line(water, 1)] * 200
    await place(office, rep, shop.id, many)
    with pytest.raises(Refused, match="order-too-many-lines"):
        await place(office, rep, shop.id, [*many, line(water, 1)])


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"deliver_on": date(2026, 11, 20)}, "order-delivery-past"),
        ({"needed_on": date(2026, 11, 20)}, "order-needed-past"),
        ({"deposit": price("54.25")}, "order-deposit-too-much"),
        ({"deposit": price("1", "USD")}, "order-deposit-currency"),
    ],
)
async def test_dates_and_a_deposit_that_cannot_be_are_refused(
    office: Office, rep: Phone, shop: Customer, water: Product, content: dict[str, Any], key: str
) -> None:
    assert await refusal(office, rep, shop.id, line(water, 1), **content) == key


async def test_nobody_sells_to_somebody_elses_customer(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, water: Product
) -> None:
    assert await refusal(office, other_rep, shop.id, line(water, 1)) == "customer-gone-or-not-yours"


# Changing


async def changed(office: Office, who: Phone, order_id: int, base: int = 1, **content: Any) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        now = await content_of(session, await order.shown_version(session))
        asked = replace(now, **content)
        await change(session, order, await staff(session, who), asked, base, None, clock.now())


async def quantities(office: Office, order_id: int) -> dict[int, int]:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        return {one.number: one.quantity_milli for one in await order.lines(session)}


async def test_a_change_within_the_limit_stands_at_once_as_a_new_version(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    cola = await product(office, "Cola", 300)
    number = await place(office, rep, shop.id, [line(water, 2), line(cola, 1)])
    kept = line(water, 5, number=1)
    await changed(office, rep, number, lines=[kept, line(cola, 3)])
    order = await order_of(office, number)
    assert (order.version, order.pending, order.number) == (2, None, "SO202611-0001")
    # The cola was taken off and put on again: another line.
    assert await quantities(office, number) == {1: 5000, 3: 3000}


async def test_what_was_agreed_to_is_not_asked_again(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2, discount=Decimal(8))])
    await decide(office, boss, number)
    await changed(office, rep, number, lines=[line(water, 1, discount=Decimal(8), number=1)])
    order = await order_of(office, number)
    assert (order.version, order.asks) == (2, None)
    await changed(office, rep, number, 2, lines=[line(water, 1, discount=Decimal(9), number=1)])
    order = await order_of(office, number)
    assert (order.version, order.asks, order.pending) == (2, Asks.CHANGE, 3)


async def test_more_of_the_goods_at_a_discount_beyond_the_limit_is_asked_again(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 1, discount=Decimal(8))])
    await decide(office, boss, number)
    await changed(office, rep, number, lines=[line(water, 1000, discount=Decimal(8), number=1)])
    order = await order_of(office, number)
    assert (order.version, order.asks) == (1, Asks.CHANGE)
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{number}")
        assert approval
        await approve_with(session, approval, await staff(session, boss), Decimal(6))
        [capped] = await (await session.get_one(Order, number)).lines(session)
    assert (capped.quantity_milli, capped.discount_basis_points) == (1_000_000, 600)


async def test_a_change_into_another_currency_than_the_limit_is_held(
    office: Office, rep: Phone, water: Product
) -> None:
    await office.hire("Fina", Position.FINANCE)
    dates = await product(office, "Dates", 1, currency="USD", pack=None)
    customer = await limited(office, rep, "1000")
    number = await place(office, rep, customer.id, [line(water, 10)])
    await changed(office, rep, number, lines=[line(dates, 40_000)])
    assert await chain(office, number) == ["superior", "finance"]


async def test_a_day_that_is_past_is_no_mistake_of_whoever_changes_something_else(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 1)], needed_on=WEDNESDAY)
    clock.move_to(clock.now() + timedelta(days=14))
    await changed(office, rep, number, note="Rear entrance")
    assert (await order_of(office, number)).version == 2


async def test_another_photo_is_a_change(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 1)], photos=[Picture("one", "")])
    await changed(office, rep, number, photos=[Picture("another", "")])
    assert (await order_of(office, number)).version == 2


async def test_the_standing_version_goes_on_where_a_change_is_refused(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2)])
    await changed(office, rep, number, lines=[line(water, 2, discount=Decimal(9), number=1)])
    await decide(office, boss, number, yes=False)
    order = await order_of(office, number)
    assert (order.state, order.version, order.pending) == (OrderState.CONFIRMED, 1, None)


async def test_of_two_chats_that_change_it_the_second_sees_the_first(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2)])
    await changed(office, boss, number, lines=[line(water, 3, number=1)])
    with pytest.raises(Refused, match="order-changed-meanwhile"):
        await changed(office, rep, number, lines=[line(water, 4, number=1)])
    assert await quantities(office, number) == {1: 3000}


async def test_a_change_of_nothing_is_none(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2, discount=Decimal(4))])
    with pytest.raises(Refused, match="order-nothing-changed"):
        await changed(office, rep, number)


async def test_once_production_has_begun_the_superior_decides(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2)])
    async with office.session() as session:
        (await session.get_one(Order, number)).state = OrderState.IN_PRODUCTION
    await changed(office, rep, number, deliver_on=WEDNESDAY + timedelta(days=1))
    assert await chain(office, number) == ["superior"]


async def test_the_difference_names_lines_and_parts(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 2)], note="Rear entrance")
    await changed(office, rep, number, lines=[line(water, 3, number=1)], note="Front entrance")
    async with office.session() as session:
        order = await session.get_one(Order, number)
        before, after = [
            await OrderVersion.of_order(session, order.id, version) for version in (1, 2)
        ]
        found = await difference(session, before, after)
    [one] = found.lines
    assert one.before and one.after
    assert (one.before.quantity, one.after.quantity) == (Decimal(2), Decimal(3))
    assert [part.name for part in found.parts] == ["note", "total"]


# Approving with less


async def test_whoever_decides_may_give_a_smaller_discount(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product
) -> None:
    lines = [line(water, 1, discount=Decimal(9)), line(water, 1, discount=Decimal(2))]
    number = await place(office, rep, shop.id, lines)
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{number}")
        assert approval
        await approve_with(session, approval, await staff(session, boss), Decimal(6))
    order = await order_of(office, number)
    assert order.state is OrderState.CONFIRMED
    discounts = await office.all(select(OrderLine).order_by(OrderLine.number))
    assert [one.discount for one in discounts] == [6, 2]
    assert order.total == price("104.15")  # 45.12 + 47.04, with 5.87 and 6.12


async def test_who_may_not_decide_gives_no_other_discount_either(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, water: Product
) -> None:
    number = await place(office, rep, shop.id, [line(water, 1, discount=Decimal(9))])
    for person in (rep, other_rep):
        with pytest.raises(Refused):
            async with office.session() as session:
                approval = await Approval.of_record(session, f"order:{number}")
                assert approval
                await approve_with(session, approval, await staff(session, person), Decimal(6))
    assert (await order_of(office, number)).state is OrderState.WAITING


def test_an_order_begins_with_the_companys_first_terms() -> None:
    assert Content([], WEDNESDAY).terms == Terms.read("days:30")
