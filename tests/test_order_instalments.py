"""What of an order is to be paid when: before it is sent, on its card, and as credit in hand (10.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from bot import texts
from models import promises
from models.bill_disputes import BillDispute
from models.clock import now
from models.customers import Customer
from models.instalments import Instalment
from models.order_lines import MOST_LINES
from models.order_terms import Terms
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from tests.conftest import Office
from tests.goods import ship
from tests.paying import account, bounce, instalments, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product, set_state

HALVES = Terms.read("plan:50%@in_advance+50%@days:30")


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def water(office: Office) -> Product:
    """¥54.24 a case with the tax."""
    return await product(office, "Water", 200)


async def card_of(office: Office, phone: Phone, order: int) -> str:
    await office.settle()
    await office.forge(phone, f"order:{order}")
    return phone.last.text


# On the card


async def test_the_card_tells_each_instalment_with_its_day(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    card = await card_of(office, rep, order)
    assert "💰 1/2 · CN¥54.24 · Sat, Nov 21 · open" in card
    assert "💰 2/2 · CN¥54.24 · 30 days after delivery · open" in card
    await ship(office, order, {1: 2})
    assert "💰 2/2 · CN¥54.24 · Mon, Dec 21 · open" in await card_of(office, rep, order)
    assert "💰 2/2" in them.finance.message_with("Confirmed on").text
    for hidden in ("💰", "¥"):
        assert hidden not in them.works.message_with("Confirmed on").text


async def test_of_one_instalment_there_is_no_count(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    assert "💰 CN¥54.24 · 30 days after delivery · open" in await card_of(office, rep, order)


async def test_receipts_redraw_the_card_as_they_wait_pay_and_bounce(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await card_of(office, rep, order)
    card = rep.last
    # Against no order: the oldest first, and the card of whichever order that is.
    await pay(office, rep, shop.id, "30")
    await office.settle()
    assert "💰 1/2 · CN¥54.24 · Sat, Nov 21 · ⏳ CN¥30.00 waits for finance" in card.text
    cheque = await pay(office, rep, shop.id, "60", confirmed_by=them.finance)
    await office.settle()
    assert "💰 1/2 · CN¥54.24 · Sat, Nov 21 · ✓ paid" in card.text
    told = "partly paid, CN¥48.48 open · ⏳ CN¥30.00 waits for finance"
    assert f"💰 2/2 · CN¥54.24 · 30 days after delivery · {told}" in card.text
    await bounce(office, them.finance, cheque)
    await office.settle()
    assert "💰 1/2 · CN¥54.24 · Sat, Nov 21 · ⏳ CN¥30.00 waits for finance" in card.text
    assert "💰 2/2 · CN¥54.24 · 30 days after delivery · open" in card.text


async def test_the_card_says_what_is_overdue_promised_and_disputed(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await card_of(office, rep, order)
    await office.at("2026-11-24 10:00")
    assert "Sat, Nov 21 · 🔴 3 days overdue" in await card_of(office, rep, order)
    card = rep.last
    async with office.session() as session:
        first, second = await Instalment.of_order(session, order)
        who = await staff(session, rep)
        await promises.promise(session, first, who, date(2026, 11, 27), now())
        session.add(
            BillDispute(
                instalment_id=second.id, author_id=who.id, said_at=now(), reason="Two were broken"
            )
        )
    await office.settle()
    assert "🔴 3 days overdue · 🤝 promised for Fri, Nov 27" in card.text
    assert "30 days after delivery · ❗ disputed" in card.text


async def test_sales_administration_reads_when_what_is_due_and_not_what_is_owed(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    sally = await office.hire("Sally", Position.SALES_ADMIN)
    await sally.types("/menu")
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await pay(office, rep, shop.id, "12.34")
    await office.at("2026-11-24 10:00")
    assert "⏳ CN¥12.34 waits for finance" in await card_of(office, rep, order)
    card = await card_of(office, sally, order)
    assert card.endswith(
        "💰 1/2 · CN¥54.24 · Sat, Nov 21\n💰 2/2 · CN¥54.24 · 30 days after delivery"
    )
    for owed in ("12.34", "overdue", "open"):
        assert owed not in card


async def test_only_what_is_due_and_open_has_a_button_and_it_opens_the_bill(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await card_of(office, rep, order)
    assert [label for label in rep.last.labels if "/2" in label] == ["💰 1/2 · CN¥54.24"]
    await rep.taps("💰 1/2 · CN¥54.24")
    assert "Open: CN¥54.24 of CN¥54.24" in rep.last.text
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await office.settle()
    await card_of(office, rep, order)
    assert not [label for label in rep.last.labels if "/2" in label]


async def test_whoever_does_not_see_the_bill_has_no_button(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, water: Product
) -> None:
    """An author whose customer went over to somebody else still sees what they entered (1.3)."""
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await rep.types("/menu")
    async with office.session() as session:
        customer = await session.get_one(Customer, shop.id)
        customer.owner_id = (await staff(session, other_rep)).id
    card = await card_of(office, rep, order)
    assert "💰 1/2" in card
    assert not [label for label in rep.last.labels if "/2" in label]


async def test_a_card_of_twelve_instalments_and_200_lines_fits(
    office: Office, rep: Phone, them: Parties, shop: Customer
) -> None:
    water = await product(office, "Water " * 20, 2_000_000, code="W")
    parts = "+".join(f"1/12@days:{30 * month}" for month in range(1, 13))
    lines = [line(water, 1000) for _ in range(MOST_LINES)]
    order = await place(office, rep, shop.id, lines, terms=Terms.read(f"plan:{parts}"))
    await ship(office, order, {number: Decimal(1000) for number in range(1, MOST_LINES + 1)})
    await pay(office, rep, shop.id, "1000000000", confirmed_by=them.finance)
    await pay(office, rep, shop.id, "2000000000")
    await office.at("2028-01-03 10:00")
    card = await card_of(office, rep, order)
    assert texts.units(card) <= 4096
    assert "💰 1/12" in card
    assert "💰 12/12" in card
    assert "days overdue" in card
    assert len([label for label in rep.last.labels if "/12" in label]) == 3


async def test_a_change_redraws_the_instalments(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await card_of(office, rep, order)
    await change(office, rep, order, lines=[line(water, 4, number=1)])
    await office.settle()
    assert "💰 1/2 · CN¥54.24 · Sat, Nov 21 · ✓ paid" in rep.message_with("💰 1/2").text
    assert "💰 2/2 · CN¥162.72 · 30 days after delivery · open" in rep.message_with("💰 1/2").text


# Before it is sent


async def test_one_instalment_is_not_told_twice(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    await rep.types("/order Hualian water 2 deliver friday")
    assert "30 days after delivery" in rep.last.text
    assert "To be paid in parts" not in rep.last.text


async def test_a_change_tells_what_stays_paid_before_it_is_sent(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await office.settle()
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("4")
    await rep.taps("Done")
    assert (
        "1. CN¥54.24 · Sat, Nov 21 · ✓ paid\n2. CN¥162.72 · 30 days after delivery" in rep.last.text
    )
    await rep.taps("Send")
    assert [(amount, left) for amount, _, left in await instalments(office, order)] == [
        (price("54.24"), price("0")),
        (price("162.72"), price("162.72")),
    ]


# Credit in hand


async def test_credit_in_hand_counts_towards_the_next_order(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    await pay(office, rep, shop.id, "30", confirmed_by=them.finance)
    await office.settle()
    await rep.types("/order Hualian water 1 deliver friday")
    assert "CN¥30.00 in credit" in rep.last.text
    assert "CN¥30.00 of the customer’s CN¥30.00 credit is applied to this order" in rep.last.text
    assert "CN¥24.24 left to pay" in rep.last.text
    await rep.taps("Send")
    assert await account(office, shop.id) == (price("24.24"), price("0"))
    assert "partly paid, CN¥24.24 open" in rep.message_with("1. Water").text


async def test_more_credit_than_the_order_leaves_the_rest_in_hand(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    await pay(office, rep, shop.id, "100", confirmed_by=them.finance)
    await rep.types("/order Hualian water 1 deliver friday")
    assert "CN¥54.24 of the customer’s CN¥100.00 credit is applied to this order" in rep.last.text
    assert "nothing is left to pay" in rep.last.text
    await rep.taps("Send")
    assert await account(office, shop.id) == (price("-45.76"), price("45.76"))
    card = rep.message_with("1. Water").text
    assert "· ✓ paid" in card
    assert "The customer has CN¥45.76 in credit" in card
    assert "-" not in card.partition("in credit")[0].splitlines()[-1]
    await rep.types("/customer Hualian")
    assert "CN¥45.76 in credit" in rep.last.text


async def test_whoever_decides_reads_of_credit_and_of_no_debt_below_nothing(
    office: Office, rep: Phone, boss: Phone, them: Parties, water: Product
) -> None:
    customer = await open_file(office, rep, "Lotus", credit_limit=price("500"))
    await pay(office, rep, customer.id, "100", confirmed_by=them.finance)
    await place(office, rep, customer.id, [line(water, 1, discount=Decimal(8))])
    await office.settle()
    card = boss.message_with("New order").text
    assert "owes CN¥0.00" in card
    assert "The customer has CN¥100.00 in credit" in card
    assert "-CN¥" not in card


async def test_of_a_credit_that_is_not_theirs_to_know_a_seller_is_told_nothing(
    office: Office, rep: Phone, other_rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    """The order stays with its seller when the customer goes over to somebody else (1.3)."""
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    async with office.session() as session:
        customer = await session.get_one(Customer, shop.id)
        customer.owner_id = (await staff(session, other_rep)).id
    await pay(office, other_rep, shop.id, "200", confirmed_by=them.finance)
    await rep.types("/menu")
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("4")
    await rep.taps("Done")
    assert "1. Water · 4 case" in rep.last.text
    assert "credit" not in rep.last.text


# Cancelled or made smaller after part payment


async def test_what_was_paid_for_an_order_that_its_seller_cancels_is_told_to_be_credit(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "20", confirmed_by=them.finance)
    await card_of(office, rep, order)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    assert "CN¥20.00 has already been paid for it. It becomes the customer’s" in rep.last.text
    await rep.taps("Send")
    assert "The customer has CN¥20.00 in credit" in rep.last.text
    assert await account(office, shop.id) == (price("-20"), price("20"))
    assert "in credit" not in them.works.last.text
    assert "CN¥20.00 in credit" in them.finance.last.text


async def test_a_seller_whose_order_was_cancelled_hears_how_much_is_credit_now(
    office: Office, rep: Phone, boss: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "20", confirmed_by=them.finance)
    await set_state(office, order, OrderState.IN_PRODUCTION)
    await card_of(office, rep, order)
    await rep.taps("Cancel the order")
    await rep.types("They have enough")
    await rep.taps("Send")
    await boss.taps("Approve")
    told = rep.message_with("Hugo agrees").text
    assert "is cancelled. The customer now has CN¥20.00 in credit." in told
    other = await place(office, rep, shop.id, [line(water, 2)])
    await pay(office, rep, shop.id, "40", confirmed_by=them.finance)
    await boss.types("/menu")
    await office.forge(boss, f"order:{other}:cancel")
    await boss.types("They have enough")
    await boss.taps("Send")
    assert "The customer now has CN¥60.00 in credit." in rep.message_with("by Hugo").text
    assert "in credit" not in them.works.last.text


async def test_credit_that_went_to_another_bill_is_none(
    office: Office, rep: Phone, boss: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "20", order_id=order, confirmed_by=them.finance)
    await owed_before(office, shop.id, "100", date(2026, 10, 1))
    other = await place(office, rep, shop.id, [line(water, 2)])
    await card_of(office, rep, other)
    await boss.types("/menu")
    await office.forge(boss, f"order:{order}:cancel")
    await boss.types("They have enough")
    await boss.taps("Send")
    assert "in credit" not in rep.message_with("by Hugo").text
    assert await account(office, shop.id) == (price("188.48"), price("0"))


async def test_an_order_made_smaller_than_what_was_paid_leaves_credit_and_its_seller_hears_it(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 2)], terms=HALVES)
    await pay(office, rep, shop.id, "100", confirmed_by=them.finance)
    await office.settle()
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("1")
    await rep.taps("Done")
    assert (
        "More has been paid than is owed: CN¥45.76 becomes the customer’s credit" in rep.last.text
    )
    await rep.taps("Send")
    assert await account(office, shop.id) == (price("-45.76"), price("45.76"))
    changed = rep.message_with("was changed by Mei").text
    assert "The customer now has CN¥45.76 in credit" in changed
    assert "in credit" not in them.works.message_with("was changed by Mei").text
    assert "CN¥45.76 in credit" in them.finance.message_with("was changed by Mei").text
    made = await office.one(select(Order))
    assert made.total == price("54.24")


async def test_how_promises_were_kept_stands_with_the_customer(
    office: Office, rep: Phone, them: Parties, shop: Customer, water: Product
) -> None:
    await rep.types("/order Hualian water 1 deliver friday")
    assert "Promises kept" not in rep.last.text
    await rep.taps("Cancel")
    order = await place(office, rep, shop.id, [line(water, 1)], terms=Terms.read("in_advance"))
    async with office.session() as session:
        [bill] = await Instalment.of_order(session, order)
        who = await staff(session, rep)
        await promises.promise(session, bill, who, date(2026, 11, 27), now())
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await rep.types("/order Hualian water 1 deliver friday")
    assert "Promises kept: 1 of 1" in rep.last.text
    await rep.taps("Cancel")
    await rep.types("/customer Hualian")
    assert "Promises kept: 1 of 1" in rep.last.text
