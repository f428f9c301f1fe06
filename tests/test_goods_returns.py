"""Returns and exchanges: never more than was shipped, agreed to, credited and shipped again (8.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from moneyed import Money
from sqlalchemy import select

from models import clock
from models.approvals import Approval, Outcome
from models.customers import Customer
from models.errors import Refused
from models.handover import hand_over
from models.order_changes import asked_again
from models.order_progress import to_ship
from models.order_returns import GoodsReturn, ReturnKind, returnable
from models.orders import Order, OrderState
from models.positions import Position
from models.receivables import owed_in
from tests.chains import refusal
from tests.conftest import Office
from tests.goods import bill, give_back, ship, tap
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import change, line, place, price, product


@dataclass
class Sold:
    """An order of two lines that has arrived, and whoever hears of what comes back."""

    order_id: int
    works: Phone
    finance: Phone


@pytest.fixture
async def sold(office: Office, rep: Phone, director: Phone) -> Sold:
    """10 cases of water at 48.00 and 2.5 kg of tea at 33.33; 13 % tax."""
    water = await product(office, "Water")
    tea = await product(office, "Tea", 3333, pack=None, unit="kg")
    shop = await open_file(office, rep, "Hualian")
    works = await office.hire("Wendy", Position.WORKS, director)
    finance = await office.hire("Fay", Position.FINANCE, director)
    order_id = await place(office, rep, shop.id, [line(water, 10), line(tea, "2.5")])
    await ship(office, order_id, {1: 10, 2: "2.5"})
    await office.settle()
    return Sold(order_id, works, finance)


def heard(phone: Phone) -> str:
    """The newest message, and what popped up last."""
    return " ".join([*phone.toasts[-1:], phone.last.text])


async def begin(office: Office, rep: Phone, sold: Sold, kind: str = "Return (credited)") -> None:
    await tap(office, rep, f"order:{sold.order_id}")
    await rep.taps("Return / exchange")
    await rep.taps(kind)


async def order_of(office: Office, sold: Sold) -> Order:
    found: Order = await office.one(select(Order).where(Order.id == sold.order_id))
    return found


async def the_return(office: Office) -> GoodsReturn:
    query = select(GoodsReturn).order_by(GoodsReturn.id.desc()).limit(1)
    found: GoodsReturn = await office.one(query)
    return found


async def left(office: Office, sold: Sold) -> dict[int, int]:
    async with office.session() as session:
        return dict(await returnable(session, await session.get_one(Order, sold.order_id)))


async def owed(office: Office, sold: Sold) -> Money:
    async with office.session() as session:
        order = await session.get_one(Order, sold.order_id)
        return await owed_in(session, order.customer_id, "CNY")


async def test_a_return_is_asked_with_a_few_taps_agreed_to_and_credited(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    await begin(office, rep, sold)
    await rep.taps("Water · up to 10 case")
    await rep.taps("3")
    await rep.taps("Tea · up to 2.5 kg")
    await rep.taps("Tea: all 2.5 kg")
    await rep.taps("Done")
    await rep.types("Leaked on the way")
    await rep.sends_photo(caption="The wet cartons")
    await rep.taps("Done")
    summary = rep.last.text
    # 3 × 48.00 + 83.33 (2.5 × 33.33 = 83.325), each with its 13 % tax: 162.72 + 94.16
    for told in ("Water · 3 case", "Tea · 2.5 kg", "CN¥256.88", "Decides: Hugo"):
        assert told in summary
    await rep.taps("Send")
    card = boss.message_with("Leaked on the way")
    assert "CN¥256.88" in card.text
    await boss.taps("The photo", card)
    assert boss.last.text == "The wet cartons"
    before = await owed(office, sold)
    await boss.taps("Approve", card)
    return_ = await the_return(office)
    assert (return_.outcome, return_.number) == (Outcome.APPROVED, "CN202611-0001")
    assert await owed(office, sold) == before - price("256.88")
    assert "CN202611-0001" in rep.message_with("is agreed").text
    assert "CN¥256.88" in sold.finance.message_with("Leaked on the way").text


async def test_works_hears_what_comes_back_and_no_price(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    await give_back(office, rep, sold.order_id, {1: 3}, decided_by=boss)
    await office.settle()
    card = sold.works.message_with("Broken").text
    assert "Water · 3 case" in card
    assert "¥" not in card
    await tap(office, sold.works, f"order:{sold.order_id}")
    assert "agreed" in sold.works.last.text
    assert "¥" not in sold.works.last.text


async def test_an_exchange_makes_goods_to_ship_again_and_credits_nothing(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    before = await owed(office, sold)
    await begin(office, rep, sold, "Exchange (shipped again)")
    await rep.types("water 4")
    await rep.taps("Done")
    await rep.types("Wrong label")
    await rep.taps("Skip")
    assert "shipped again" in rep.last.text
    await rep.taps("Send")
    await boss.taps("Approve")
    order = await order_of(office, sold)
    assert order.state is OrderState.PART_SHIPPED
    async with office.session() as session:
        assert await to_ship(session, await session.get_one(Order, sold.order_id)) == {
            1: 4000,
            2: 0,
        }
    assert (await the_return(office)).number is None
    assert await owed(office, sold) == before
    assert "Works ships the goods again" in rep.message_with("is agreed").text
    await ship(office, sold.order_id, {1: 4})
    assert (await order_of(office, sold)).state is OrderState.DELIVERED
    assert (await left(office, sold))[1] == 10_000


async def test_open_requests_count_and_refused_ones_do_not(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    await give_back(office, rep, sold.order_id, {1: 7})
    assert (await left(office, sold))[1] == 3000
    await give_back(office, rep, sold.order_id, {1: 3}, decided_by=boss, yes=False)
    assert (await left(office, sold))[1] == 3000
    await office.settle()
    await tap(office, rep, f"return:{(await the_return(office)).id - 1}:withdraw")
    assert (await left(office, sold))[1] == 10_000


BAD = [
    ({1: Decimal(0)}, "order-quantity-none"),
    ({1: Decimal(-1)}, "order-quantity-none"),
    ({1: Decimal("0.01")}, "order-quantity-whole"),
    ({1: Decimal(11)}, "return-too-much"),
    ({2: Decimal("2.501")}, "return-too-much"),
    ({2: Decimal("0.0001")}, "order-quantity-too-fine"),
    ({1: Decimal(10**9)}, "order-quantity-too-much"),
    ({9: Decimal(1)}, "return-no-such-line"),
    ({}, "return-no-lines"),
]


@pytest.mark.parametrize(("quantities", "key"), BAD)
async def test_quantities_that_cannot_come_back_are_refused(
    office: Office, rep: Phone, sold: Sold, quantities: dict[int, Decimal], key: str
) -> None:
    refused = await refusal(give_back(office, rep, sold.order_id, dict(quantities)))
    assert refused.key == key
    assert (await left(office, sold)) == {1: 10_000, 2: 2500}


async def test_more_than_was_shipped_is_told_in_the_form_and_nothing_is_lost(
    office: Office, rep: Phone, sold: Sold
) -> None:
    await begin(office, rep, sold)
    await rep.types("tea 1.5")
    await rep.taps("Water · up to 10 case")
    await rep.types("11")
    assert "at most 10 case" in rep.last.text
    assert "Tea · 1.5 kg" in rep.last.text
    await rep.types("2")
    assert "Water · 2 case" in rep.last.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("3", "of what?"),
        ("beer", "none of the lines shipped"),
        ("beer 3", "none of the lines shipped"),
        ("water 0", "Water"),
        ("water -2", "Water"),
    ],
)
async def test_words_that_are_no_line_and_quantity_are_told(
    office: Office, rep: Phone, sold: Sold, words: str, told: str
) -> None:
    await begin(office, rep, sold)
    await rep.types(words)
    assert told in rep.last.text
    assert "⚠️" in rep.last.text
    assert "What comes back" in rep.last.text


async def test_a_line_is_taken_out_again(office: Office, rep: Phone, sold: Sold) -> None:
    await begin(office, rep, sold)
    await rep.types("water 3")
    await rep.taps("Water · 3 case")
    await rep.taps("Water: none")
    assert "up to 10 case" in str(rep.last.labels)
    assert "Done" not in str(rep.last.labels)


async def test_many_lines_stand_on_pages_and_the_page_stays(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    lines = [line(await product(office, f"Good {number:02}"), 2) for number in range(1, 26)]
    order_id = await place(office, rep, shop.id, lines)
    await ship(office, order_id, dict.fromkeys(range(1, 26), 2))
    await office.settle()
    await begin(office, rep, Sold(order_id, rep, rep))
    await rep.taps("2/3 ›")
    await rep.taps("Good 15")
    await rep.taps("Good 15: all 2 case")
    assert "Good 11" in str(rep.last.labels)
    assert "✓ Good 15 · 2 case" in str(rep.last.labels)


async def test_nothing_comes_back_of_what_was_not_shipped(office: Office, rep: Phone) -> None:
    water = await product(office)
    shop = await open_file(office, rep, "Hualian")
    order_id = await place(office, rep, shop.id, [line(water, 10)])
    await office.settle()
    await tap(office, rep, f"order:{order_id}")
    assert "Return / exchange" not in str(rep.last.labels)
    await tap(office, rep, f"order:{order_id}:return")
    assert "nothing was shipped" in heard(rep)


async def test_somebody_elses_order_stays_theirs(
    office: Office, sold: Sold, other_rep: Phone
) -> None:
    await tap(office, other_rep, f"order:{sold.order_id}:return")
    assert await office.all(select(GoodsReturn)) == []
    refused = await refusal(give_back(office, other_rep, sold.order_id, {1: 1}))
    assert refused.key == "order-gone-or-not-yours"
    # Finance sees the order, but does not take goods back.
    refused = await refusal(give_back(office, sold.finance, sold.order_id, {1: 1}))
    assert refused.key == "order-gone-or-not-yours"


async def test_where_nobody_is_above_it_counts_at_once(office: Office) -> None:
    chief = await office.hire("Gina", Position.GENERAL_MANAGER)
    water = await product(office)
    shop = await open_file(office, chief, "Hualian")
    order_id = await place(office, chief, shop.id, [line(water, 10)])
    await ship(office, order_id, {1: 10})
    await give_back(office, chief, order_id, {1: 1})
    return_ = await the_return(office)
    assert (return_.outcome, return_.number) == (Outcome.APPROVED, "CN202611-0001")
    assert await office.all(select(Approval)) == []
    await tap(office, chief, return_.about)
    assert "CN¥54.24 · credit note CN202611-0001" in chief.last.text


async def test_bit_by_bit_the_credits_are_what_was_paid_for_and_the_numbers_have_no_gap(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    for quantity in ("0.833", "0.833", "0.834"):
        await give_back(office, rep, sold.order_id, {2: quantity}, decided_by=boss)
    await give_back(office, rep, sold.order_id, {1: 10}, decided_by=boss)
    found = await office.all(select(GoodsReturn).order_by(GoodsReturn.id))
    order = await order_of(office, sold)
    assert sum((one.credit for one in found), Money(0, "CNY")) == order.total
    assert [one.number for one in found] == [f"CN202611-000{count}" for count in range(1, 5)]
    assert await owed(office, sold) == price("0")


async def test_a_refusal_may_be_taken_back_while_its_goods_are_not_asked_for(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    first = await give_back(office, rep, sold.order_id, {1: 6}, decided_by=boss, yes=False)
    await give_back(office, rep, sold.order_id, {1: 5})
    with pytest.raises(Refused) as refused:
        await take_back(office, boss, first)
    assert refused.value.key == "approval-too-late-to-take-back"
    second = await give_back(office, rep, sold.order_id, {1: 2}, decided_by=boss, yes=False)
    await take_back(office, boss, second)
    assert (await left(office, sold))[1] == 3000
    await office.settle()
    assert "waits for a decision again" in rep.message_with("taken the decision back").text


async def test_what_was_agreed_is_not_taken_back(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    first = await give_back(office, rep, sold.order_id, {1: 6}, decided_by=boss)
    refused = await refusal(take_back(office, boss, first))
    assert refused.key == "approval-too-late-to-take-back"


async def take_back(office: Office, who: Phone, return_id: int) -> None:
    async with office.session() as session:
        approval = await Approval.of_record(session, f"return:{return_id}")
        assert approval
        await approval.take_back(session, await staff(session, who))


async def test_an_order_that_was_billed_and_given_back_stays_closed(
    office: Office, rep: Phone, boss: Phone, sold: Sold, director: Phone
) -> None:
    second = await office.hire("Sally", Position.SALES_ADMIN, director)
    await bill(office, sold.finance, sold.order_id, checked_by=second)
    assert (await order_of(office, sold)).state is OrderState.CLOSED
    await give_back(office, rep, sold.order_id, {1: 6}, decided_by=boss)
    assert (await order_of(office, sold)).state is OrderState.CLOSED
    clock.move_by(timedelta(minutes=1))
    kind = ReturnKind.EXCHANGE
    await give_back(office, rep, sold.order_id, {1: 4}, kind, decided_by=boss)
    assert (await order_of(office, sold)).state is OrderState.PART_SHIPPED
    customer: Customer = await office.one(select(Customer))
    async with office.session() as session:
        # 480.00 + 83.33 with tax 636.56; 6 cases with tax 325.44
        assert await owed_in(session, customer.id, "CNY") == price("311.12")


async def test_a_request_is_withdrawn_by_whoever_made_it(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    await give_back(office, rep, sold.order_id, {1: 6})
    await office.settle()
    return_ = await the_return(office)
    await tap(office, boss, f"return:{return_.id}:withdraw")
    assert (await the_return(office)).outcome is Outcome.OPEN
    await tap(office, rep, f"return:{return_.id}")
    await rep.taps("Withdraw")
    assert (await the_return(office)).outcome is Outcome.WITHDRAWN


async def test_works_reads_what_comes_back_and_not_what_was_said_deciding_it(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    return_id = await give_back(office, rep, sold.order_id, {1: 3})
    await office.settle()
    await boss.taps("Approve")
    await set_reason(office, return_id, "Credit ¥45 each")
    for phone, reads in ((sold.finance, True), (sold.works, False)):
        await tap(office, phone, f"return:{return_id}")
        assert "Water · 3 case" in phone.last.text
        assert ("¥45" in phone.last.text) is reads


async def test_a_card_names_goods_that_the_order_has_no_more(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    exchange = ReturnKind.EXCHANGE
    return_id = await give_back(office, rep, sold.order_id, {1: 10}, exchange, decided_by=boss)
    order = await order_of(office, sold)
    async with office.session() as session:
        standing = await order.lines(session)
    [tea] = [asked_again(one) for one in standing if one.number == 2]
    await change(office, rep, sold.order_id, lines=[tea])
    await office.settle()
    await tap(office, sold.works, f"return:{return_id}")
    assert "Water · 10 case" in sold.works.last.text


async def set_reason(office: Office, return_id: int, reason: str) -> None:
    """What whoever decided said with it."""
    async with office.session() as session:
        approval = await Approval.of_record(session, f"return:{return_id}")
        assert approval
        [step] = await approval.steps(session)
        step.reason = reason


async def test_who_took_the_customer_over_takes_back_what_was_delivered_before(
    office: Office, rep: Phone, boss: Phone, sold: Sold
) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        mei, hugo = await staff(session, rep), await staff(session, boss)
        await mei.leave(session, hugo)
        await hand_over(session, hugo, mei, (await staff(session, ann)).id)
    await begin(office, ann, sold)
    await ann.taps("Water")
    await ann.taps("3")
    await ann.taps("Done")
    await ann.types("Broken")
    await ann.taps("Skip")
    await ann.taps("Send")
    assert (await the_return(office)).outcome is Outcome.OPEN
    assert "Ann" in boss.last.text
