"""The decision about an order: what it needs, whom it reaches, and another discount (8.3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from models import order_changes, policy
from models.approval_steps import Step
from models.approvals import Approval
from models.customers import Customer
from models.instalments import keep_due
from models.order_lines import OrderLine
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product, set_state


@pytest.fixture
async def people(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian", credit_limit=price("2000"))


@pytest.fixture
async def water(office: Office) -> Product:
    """A case of it costs 48.00, and us 36.00."""
    return await product(office, cost_units=150)


async def order_of(office: Office, order_id: int) -> Order:
    order: Order = await office.one(select(Order).where(Order.id == order_id))
    return order


async def steps(office: Office, order_id: int) -> list[str]:
    """Of the latest approval: "superior approved", "director dropped"."""
    found = await office.all(
        select(Step)
        .join(Approval, Approval.id == Step.approval_id)
        .where(Approval.record == f"order:{order_id}")
        .order_by(Step.number)
    )
    return [f"{step.wanted} {step.state.value}" for step in found]


async def discounts(office: Office, order_id: int) -> list[Decimal]:
    """Of the lines that stand."""
    async with office.app.database.reading() as session:
        order = await session.get_one(Order, order_id)
        return [line.discount for line in await order.lines(session)]


# What the decision needs.


async def test_the_card_holds_what_the_decision_needs(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 5)])
    asked = [line(water, 3), line(water, 2, discount=Decimal(15), reason="They buy all year")]
    await place(office, rep, shop.id, asked)
    await office.settle()
    card = director.message_with("New order").text
    for told in (
        "Hualian",
        "2. Water · 2 case (48 bottle) × CN¥40.80 (−15%) = CN¥81.60",
        "They buy all year",
        "Largest discount: 15%; Mei (representative) may give 5%.",
        "Net CN¥225.60 + tax CN¥29.33 = CN¥254.93",
        "Margin: CN¥45.60 (20.21%)",
        "Credit limit CN¥2,000.00 · owes CN¥271.20 · with this order CN¥526.13",
        "Owed: CN¥271.20 · not due CN¥271.20",
        "· SO202611-0001 · Sat, Nov 21 · CN¥271.20 · Confirmed",
        "Payment: 30 days after delivery",
        "Rule: a discount beyond the seller’s own limit. Decides: director",
    ):
        assert told in card
    assert card.index("2. Water") < card.index("1. Water")


async def test_what_is_overdue_is_told_by_its_age(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    for delivered in (date(2026, 10, 15), date(2026, 9, 1), date(2026, 6, 1)):
        order_id = await place(office, rep, shop.id, [line(water, 5)])
        async with office.session() as session:
            order = await session.get_one(Order, order_id)
            order.state, order.delivered_on = OrderState.DELIVERED, delivered
            await keep_due(session, order)
    await place(office, rep, shop.id, [line(water, 1, discount=Decimal(15))])
    await office.settle()
    card = director.message_with("New order").text
    aged = "1–30 days CN¥271.20, 31–60 days CN¥271.20, over 90 days CN¥271.20"
    assert f"Owed: CN¥813.60 · not due CN¥0.00 · ⚠️ overdue: {aged}" in card


async def test_a_supervisor_reads_no_margin(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 5, discount=Decimal(8))])
    await office.settle()
    card = boss.message_with("New order").text
    assert "Margin" not in card
    assert "This is the customer’s first order." in card


async def test_over_the_credit_limit_the_card_says_so(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 50)])
    await office.settle()
    card = boss.message_with("New order").text
    assert "with this order CN¥2,712.00 ⚠️ over the limit" in card
    assert "Rule: more than the customer may owe. Decides: superior, finance" in card
    await boss.taps("Approve")
    assert "over the limit" in people.finance.message_with("New order").text
    await people.finance.taps("Approve")
    assert (await order_of(office, order_id)).state is OrderState.CONFIRMED


async def test_each_of_many_lines_can_be_reached_before_deciding(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    lines = [line(water, 1, "bottle", discount=Decimal(15)) for _ in range(150)]
    await place(office, rep, shop.id, lines)
    await office.settle()
    assert "more lines" in director.message_with("New order").text
    await director.taps("All lines")
    for _ in range(7):
        await director.taps("›")
    assert "150. Water" in director.last.text


async def test_a_change_is_decided_by_its_difference(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5)])
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await change(office, rep, order_id, lines=[line(water, 8, number=1)])
    await office.settle()
    card = boss.message_with("Change of SO202611-0001").text
    assert "5 case (120 bottle) → 8 case (192 bottle)" in card
    assert "Rule: production has begun. Decides: superior" in card
    await boss.taps("Approve")
    assert "approved the change of SO202611-0001" in rep.message_with("the change of").text
    assert (await order_of(office, order_id)).version == 2


async def test_a_decided_card_tells_nothing_of_what_is_asked_later(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(8))])
    await office.settle()
    await boss.taps("Approve")
    first = boss.message_with("asked · approved")
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await change(office, rep, order_id, lines=[line(water, 9, number=1)])
    await office.settle()
    later = next(one for one in boss.inbox if one.id == first.id)
    assert "Order SO202611-0001 · Hualian" in later.text
    assert "9 case" not in later.text


async def test_a_refusal_is_told_with_its_reason_and_stands_on_the_card(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(8))])
    await office.settle()
    await boss.answers(boss.last, "no, they still owe us")
    assert "Hugo has refused the order of Hualian" in rep.last.text
    assert "they still owe us" in rep.last.text
    await office.forge(rep, f"order:{order_id}")
    assert "Refused" in rep.last.text
    assert not rep.documents


# With another discount.


async def test_sensible_percents_are_proposed(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.taps("Approve with another discount")
    labels = [button.text for row in director.last.buttons for button in row]
    assert labels[:2] == ["5%", "10%"]  # the author's own, and half-way
    await director.taps("10%")
    assert await discounts(office, order_id) == [Decimal(10)]
    assert "Discount: at most 10%" in rep.message_with("approved the order").text


async def test_only_whole_and_half_percents_are_proposed(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 5, discount=Decimal("12.3"))])
    await office.settle()
    await director.taps("Approve with another discount")
    labels = [button.text for row in director.last.buttons for button in row]
    assert labels[:2] == ["5%", "8.5%"]


async def test_whoever_grants_another_discount_reads_which(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.taps("Approve with another discount")
    await director.types("8%")
    outcome = director.last.text
    assert "Approved" in outcome
    assert "discount at most 8%" in outcome


async def test_a_later_cancelling_says_nothing_of_the_discount_granted_before(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.answers(director.message_with("New order"), "ok 8%")
    await office.at("2026-11-24 09:05")
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    await office.forge(rep, f"order:{order_id}:cancel")
    await rep.types("They have enough")
    await rep.taps("Send")
    await boss.answers(boss.message_with("Cancel SO"), "ok")
    assert "Approved" in boss.last.text
    assert "discount" not in boss.last.text
    assert "discount at most 8%" in director.message_with("Order SO").text


async def test_a_percent_is_typed(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    lines = [line(water, 5, discount=Decimal(15)), line(water, 5)]
    order_id = await place(office, rep, shop.id, lines)
    await office.settle()
    await director.taps("Approve with another discount")
    await director.types("a bit less")
    assert "7.5" in director.last.text
    await director.types("100.5%")
    assert "from 0 to 100" in director.last.text
    await director.types("92折")
    assert await discounts(office, order_id) == [Decimal(8), Decimal(0)]
    order = await order_of(office, order_id)
    assert order.state is OrderState.CONFIRMED
    assert order.total == price("520.70")  # (220.80 + 240.00) and 13 %


@pytest.mark.parametrize(
    "words",
    ["ok 8%", "同意 8%", "打92折可以", "8% ok", "OK with 8 %", "同意，优惠8%", "可以，给8个点"],
)
async def test_an_answer_with_a_percent_approves_with_that(
    office: Office,
    rep: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
    words: str,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.answers(director.last, words)
    assert await discounts(office, order_id) == [Decimal(8)]
    assert (await order_of(office, order_id)).state is OrderState.CONFIRMED


@pytest.mark.parametrize(
    "words",
    ["8% is too much", "ok but 8% or 9%?", "8%?", "not 8%", "可以，卖他8%", "同意，按45元"],
)
async def test_an_answer_that_may_mean_something_else_approves_nothing(
    office: Office,
    rep: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
    words: str,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.answers(director.last, words)
    assert (await order_of(office, order_id)).state is not OrderState.CONFIRMED


async def test_a_percent_that_no_line_exceeds_says_so(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.answers(director.last, "ok 20%")
    assert "No line has more than 20% off" in director.last.text
    assert (await order_of(office, order_id)).state is OrderState.WAITING


async def test_within_a_superiors_own_limit_the_director_is_asked_no_more(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 60, discount=Decimal(15))])
    await office.settle()
    assert await steps(office, order_id) == ["superior open", "director waiting", "finance waiting"]
    await boss.answers(boss.message_with("New order"), "ok 8%")
    assert await steps(office, order_id) == [
        "superior approved",
        "director dropped",
        "finance dropped",
        "finance open",
    ]
    assert "New order" not in "".join(director.texts)
    await people.finance.taps("Approve")
    assert await discounts(office, order_id) == [Decimal(8)]
    assert (await order_of(office, order_id)).state is OrderState.CONFIRMED


async def test_beyond_a_superiors_own_limit_the_director_is_asked_still(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 60, discount=Decimal(15))])
    await office.settle()
    await boss.answers(boss.message_with("New order"), "ok 12%")
    assert await steps(office, order_id) == [
        "superior approved",
        "director open",
        "finance waiting",
    ]
    card = director.message_with("New order").text
    assert "Largest discount: 12%" in card
    assert (await order_of(office, order_id)).state is OrderState.WAITING


async def test_a_lower_limit_that_is_enough_now_is_asked_instead(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    people: Parties,
    shop: Customer,
    water: Product,
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 90, discount=Decimal(25))])
    await office.settle()
    assert "general_manager waiting" in await steps(office, order_id)
    await boss.answers(boss.message_with("New order"), "ok 18%")
    assert await steps(office, order_id) == [
        "superior approved",
        "general_manager dropped",
        "finance dropped",
        "director open",
        "finance waiting",
    ]
    assert "New order" in "".join(director.texts)


async def test_a_smaller_discount_does_not_slip_past_the_credit_limit(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    # 41 cases with 15 % less, and tax, are 1,890.26; with 5 % less they are 2,112.65.
    order_id = await place(office, rep, shop.id, [line(water, 41, discount=Decimal(15))])
    await office.settle()
    await director.taps("Approve with another discount")
    await director.taps("5%")
    assert "over the credit limit of CN¥2,000.00" in director.last.text
    assert (await order_of(office, order_id)).state is OrderState.WAITING
    lines = await office.all(select(OrderLine))
    assert [one.discount for one in lines] == [Decimal(15)]
    await director.types("13%")
    assert await discounts(office, order_id) == [Decimal(13)]


async def test_what_a_line_was_granted_before_it_keeps(
    office: Office, rep: Phone, director: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await director.taps("Approve")
    again = [
        line(water, 5, discount=Decimal(15), number=1),
        line(water, 5, discount=Decimal(12)),
    ]
    await change(office, rep, order_id, lines=again)
    await office.settle()
    await director.answers(director.message_with("Change of"), "ok 6%")
    assert await discounts(office, order_id) == [Decimal(15), Decimal(6)]


async def test_who_may_not_decide_has_no_other_discount(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(15))])
    await office.settle()
    await boss.types("/customer")
    await office.forge(boss, f"order:{order_id}:discount")
    assert "another discount" not in boss.last.text
    assert (await order_of(office, order_id)).state is OrderState.WAITING


async def test_an_administrator_in_nobodys_place_can_read_and_decide(
    office: Office, shop: Customer, rep: Phone, boss: Phone, director: Phone, water: Product
) -> None:
    ada = await office.hire("Ada", Position.ADMIN)
    asked = line(water, 5, discount=Decimal(30), reason="The last of an old label")
    order_id = await place(office, rep, shop.id, [asked])
    await office.settle()
    assert "Largest discount: 30%" in ada.message_with("New order").text
    await ada.taps("Open the order")
    assert "CN¥33.60" in ada.last.text
    await ada.taps("Approve", ada.message_with("New order"))
    assert (await order_of(office, order_id)).state is OrderState.CONFIRMED


async def test_a_refusal_is_taken_back_and_the_order_waits_again(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(8))])
    await office.settle()
    await boss.answers(boss.last, "no, they still owe us")
    await boss.taps("Take back")
    assert "Hugo has taken the decision back. The order of Hualian waits" in rep.last.text
    assert (await order_of(office, order_id)).state is OrderState.WAITING
    await boss.taps("Approve")
    assert (await order_of(office, order_id)).state is OrderState.CONFIRMED


async def test_a_chinese_superior_reads_it_in_chinese(
    office: Office, other_rep: Phone, people: Parties, water: Product
) -> None:
    theirs = await open_file(office, other_rep, "华联超市")
    await place(office, other_rep, theirs.id, [line(water, 5, discount=Decimal(8))])
    await office.settle()
    boss = office.phones["王芳"]
    card = boss.message_with("新订单").text
    assert "最大优惠 8%；李伟（销售代表）的权限是 5%。" in card
    await boss.taps("改优惠批准")
    await boss.types("九五折")
    assert "优惠最多给到 5%" in other_rep.message_with("批准了").text


async def test_the_longest_order_of_the_longest_words_can_be_decided(
    office: Office, rep: Phone, boss: Phone, director: Phone, people: Parties, shop: Customer
) -> None:
    longest = await product(office, "水" * 120, code="W" * 40)
    asked = [line(longest, 1, discount=Decimal(15), reason="因" * 300) for _ in range(200)]
    order_id = await place(
        office, rep, shop.id, asked, note="<&" * 500, packing="箱" * 60, transport="车" * 60
    )
    await office.settle()
    await boss.taps("Approve")
    await director.taps("Approve")
    assert await steps(office, order_id) == [
        "superior approved",
        "director approved",
        "finance open",
    ]
    assert "more lines" in people.finance.message_with("New order").text


async def test_a_percent_below_a_cancelling_cancels_nothing(
    office: Office, rep: Phone, boss: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 5, discount=Decimal(5))])
    await set_state(office, order_id, OrderState.IN_PRODUCTION)
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await order_changes.cancel(session, order, await staff(session, rep), "They have enough")
    await office.settle()
    await boss.answers(boss.message_with("Cancel SO202611-0001"), "ok 3%")
    assert (await order_of(office, order_id)).state is OrderState.IN_PRODUCTION


async def test_who_decides_without_seeing_prices_reads_no_total(
    office: Office, rep: Phone, people: Parties, shop: Customer, water: Product
) -> None:
    before = policy.current()
    orders = before.orders.model_copy(update={"credit_approvers": (Position.WORKS,)})
    policy.use(before.model_copy(update={"orders": orders}))
    try:
        await place(office, rep, shop.id, [line(water, 60)])
        await office.settle()
        assert "Water · WATER · 60 case" in people.works.last.text
        await people.works.types("/pending")
        assert "Hualian" in people.works.last.text
        assert not any("¥" in text for text in people.works.texts)
    finally:
        policy.use(before)
