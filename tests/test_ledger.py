"""The ledger: instalments that add up, receipts set against them, bounces, credit (10.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from models.customers import Customer
from models.errors import Refused
from models.instalments import planned
from models.money import minor_units
from models.order_changes import cancel
from models.order_terms import Terms
from models.orders import Order
from models.products import Product
from models.receipts import Receipt
from tests.conftest import Office
from tests.goods import give_back, ship
from tests.paying import account, bounce, instalments, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product

PLAN = "plan:30%@in_advance+rest@days:30"


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def water(office: Office) -> Product:
    """¥54.24 a case with the tax."""
    return await product(office)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.mark.parametrize(
    ("total", "terms", "deposit", "parts"),
    [
        ("5.47", "plan:33.333%@in_advance+33.333%@on_delivery+rest@days:30", None, [182, 182, 183]),
        ("5.47", "plan:50%@in_advance+50%@on_delivery", None, [274, 273]),
        ("0.01", "plan:50%@in_advance+50%@on_delivery", None, [1]),
        ("0.01", "plan:40%@in_advance+60%@on_delivery", None, [1]),
        ("100", "days:30", "30", [3000, 7000]),
        ("100", "days:30", "100", [10000]),
        ("100", "plan:10%@in_advance+rest@days:30", "30", [3000, 700, 6300]),
        ("100", "plan:25.5@in_advance+rest@days:30", None, [2550, 7450]),
        ("25.50", "plan:25.5@in_advance+rest@days:30", None, [2550]),
        ("0", "days:30", None, []),
    ],
)
def test_instalments_always_sum_to_the_total(
    total: str, terms: str, deposit: str | None, parts: list[int]
) -> None:
    """Thirds of 5.47 too; what rounding leaves is on the last, and none is nothing."""
    found = planned(price(total), Terms.read(terms), price(deposit) if deposit else None)
    assert [part.units for part in found] == parts
    assert sum(part.units for part in found) == minor_units(price(total))
    assert str(Terms.read(terms)) == terms


def test_a_plan_of_more_than_the_total_is_refused() -> None:
    with pytest.raises(Refused, match="order-plan-too-much"):
        planned(price("20"), Terms.read("plan:25.5@in_advance+rest@days:30"))


async def test_an_order_makes_instalments_that_fall_due_with_the_delivery(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    """Ordered on Saturday: a deposit is due on the next working day, the rest after delivery."""
    order = await place(
        office, rep, shop.id, [line(water, 1)], terms=Terms.read("days:30"), deposit=price("10")
    )
    assert await instalments(office, order) == [
        (price("10"), date(2026, 11, 21), price("10")),
        (price("44.24"), None, price("44.24")),
    ]
    await ship(office, order, {1: 1})
    assert [due for _, due, _ in await instalments(office, order)] == [
        date(2026, 11, 21),
        date(2026, 12, 21),
    ]


async def test_a_receipt_pays_the_oldest_first_and_what_is_left_is_credit(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await owed_before(office, shop.id, "100", date(2026, 10, 1))
    order = await place(office, rep, shop.id, [line(water, 1)], terms=Terms.read("in_advance"))
    await pay(office, rep, shop.id, "120", confirmed_by=them.finance)
    assert await account(office, shop.id) == (price("34.24"), price("0"))
    assert await instalments(office, order) == [
        (price("54.24"), date(2026, 11, 21), price("34.24"))
    ]
    await pay(office, rep, shop.id, "50", confirmed_by=them.finance)
    assert await account(office, shop.id) == (price("-15.76"), price("15.76"))
    # It counts towards the next order by itself.
    await place(office, rep, shop.id, [line(water, 1)])
    assert await account(office, shop.id) == (price("38.48"), price("0"))


async def test_a_receipt_against_an_order_pays_that_first(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await owed_before(office, shop.id, "100", date(2026, 10, 1))
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "60", order_id=order, confirmed_by=them.finance)
    assert [left for *_, left in await instalments(office, order)] == [price("0")]
    assert await account(office, shop.id) == (price("94.24"), price("0"))


async def test_what_is_not_confirmed_pays_nothing(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "54.24")
    assert await account(office, shop.id) == (price("54.24"), price("0"))
    assert [left for *_, left in await instalments(office, order)] == [price("54.24")]


async def test_a_bounced_receipt_opens_again_what_it_paid(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    cheque = await pay(office, rep, shop.id, "60", confirmed_by=them.finance)
    assert await account(office, shop.id) == (price("-5.76"), price("5.76"))
    await bounce(office, them.finance, cheque)
    assert await account(office, shop.id) == (price("54.24"), price("0"))
    assert [left for *_, left in await instalments(office, order)] == [price("54.24")]


async def test_a_change_leaves_what_is_paid_and_plans_the_rest_anew(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    terms = Terms.read("plan:50%@in_advance+50%@on_delivery")
    order = await place(office, rep, shop.id, [line(water, 2)], terms=terms)
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await change(office, rep, order, lines=[line(water, 4, number=1)])
    assert [(amount, left) for amount, _, left in await instalments(office, order)] == [
        (price("54.24"), price("0")),
        (price("162.72"), price("162.72")),
    ]
    await change(office, rep, order, lines=[line(water, Decimal(1), number=1)])
    assert await account(office, shop.id) == (price("0"), price("0"))
    assert [left for *_, left in await instalments(office, order)] == [price("0")]


async def test_what_was_paid_for_a_cancelled_order_is_credit(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "20", confirmed_by=them.finance)
    async with office.session() as session:
        gone = await session.get_one(Order, order)
        await cancel(session, gone, await staff(session, rep), "Changed mind")
    assert await account(office, shop.id) == (price("-20"), price("20"))
    assert await instalments(office, order) == []


async def test_a_credit_note_takes_off_its_own_order_first(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await owed_before(office, shop.id, "100", date(2026, 10, 1))
    order = await place(office, rep, shop.id, [line(water, 2)])
    await ship(office, order, {1: 2})
    await give_back(office, rep, order, {1: 1}, decided_by=boss)
    assert await account(office, shop.id) == (price("154.24"), price("0"))
    assert [left for *_, left in await instalments(office, order)] == [price("54.24")]


async def test_a_receipt_pauses_what_it_would_pay(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "50")
    receipt = await office.one(select(Receipt))
    async with office.session() as session:
        from models.instalments import Instalment

        (one,) = await Instalment.of_order(session, order)
        assert (one.pending_units, one.chased_units, one.open_units) == (5000, 424, 5424)
        from models import receiving

        held = await session.get_one(Receipt, receipt.id)
        await receiving.refuse(session, held, await staff(session, them.finance), "Nothing came")
        assert (one.pending_units, one.chased_units) == (0, 5424)
