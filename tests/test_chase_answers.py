"""The day's list of bills is answered in words: of which of them they are, and never a note (10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.sandbox.chats import Message
from models import booking
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.notes import Note
from models.promises import Promise
from tests.conftest import Office
from tests.phone import Phone
from tests.selling import parties, price
from tests.test_chasing import WEDNESDAY, Debts

FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def debts(office: Office, rep: Phone, boss: Phone, director: Phone) -> Debts:
    others = await parties(office)
    return Debts(office, rep, boss, director, others.chief, others.finance)


async def the_list(debts: Debts, phone: Phone | None = None) -> Message:
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(phone or debts.rep)
    return said


async def promised(debts: Debts) -> dict[int, date]:
    """By bill, for which day."""
    each = await debts.office.all(select(Promise).order_by(Promise.id))
    return {one.instalment_id: one.promised_for for one in each}


async def no_note(debts: Debts) -> bool:
    return not await debts.office.all(select(Note))


# A list of one.


async def test_of_a_list_of_one_words_are_of_that_one(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.rep.answers(await the_list(debts), "周五付")
    assert await promised(debts) == {bill: FRIDAY}
    assert "🤝 Promised for Fri, Nov 27" in (await debts.lists(debts.rep))[0].text
    assert await no_note(debts)


@pytest.mark.parametrize(
    ("words", "amount"), [("已付", "1,000"), ("付了500", "500"), ("回款 300", "300")]
)
async def test_paid_opens_the_receipt_with_the_amount(
    debts: Debts, words: str, amount: str
) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.rep.answers(await the_list(debts), words)
    assert "Hualian" in debts.rep.last.text
    assert f"CN¥{amount}.00" in debts.rep.last.text


async def test_help_and_a_dispute_are_heard_above(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    said = await the_list(debts)
    await debts.rep.answers(said, "求助")
    assert "asks for your help with this bill" in debts.boss.last.text
    await debts.rep.answers(said, "客户不认账，少送了两箱")
    [dispute] = await debts.office.all(select(BillDispute))
    assert dispute.reason == "少送了两箱"
    assert await no_note(debts)


async def test_what_says_nothing_of_it_shows_its_buttons_and_is_no_note(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    before = len(debts.boss.inbox)
    await debts.rep.answers(await the_list(debts), "老板出差了")
    assert "What became of it?" in debts.rep.last.text
    assert debts.rep.last.labels == ["1 Paid", "1 Promised", "1 Disputed", "1 Help", "🔍 1"]
    assert len(debts.boss.inbox) == before
    assert await no_note(debts)


async def test_the_only_one_that_is_left_is_meant(debts: Debts) -> None:
    first = await debts.owes("1000", WEDNESDAY)
    second = await debts.owes("500", WEDNESDAY, "Wumart")
    said = await the_list(debts)
    await debts.promise(first, FRIDAY)
    await debts.rep.answers(said, "明天付")
    assert await promised(debts) == {first: FRIDAY, second: date(2026, 11, 26)}


async def test_what_is_settled_meanwhile_is_told(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    said = await the_list(debts)
    await debts.pays(bill, "1000", confirmed=True)
    await debts.rep.answers(said, "周五付")
    assert "Nothing is open on this bill any more" in debts.rep.last.text
    assert await promised(debts) == {}


# A list of several.


@pytest.mark.parametrize(
    ("words", "shop"),
    [
        ("2 周五付", "五金店3号"),
        ("2周五付", "五金店3号"),
        ("第2笔 周五付", "五金店3号"),
        ("２：周五付", "五金店3号"),
        ("2. Friday", "五金店3号"),
        ("五金店3号 承诺周五付", "五金店3号"),
        ("五金店3号周五付", "五金店3号"),
        ("客户五金店3号周五付", "五金店3号"),
        ("华联 周五付", "华联超市"),
        ("华联周五付", "华联超市"),
        ("hualian friday", "华联超市"),
        ("周五便利店 周五付", "周五便利店"),
    ],
)
async def test_a_number_or_a_customer_names_one(debts: Debts, words: str, shop: str) -> None:
    names = ("华联超市", "五金店3号", "周五便利店", "五金店")
    bills = {
        name: await debts.owes(str(1000 - number), WEDNESDAY, name)
        for number, name in enumerate(names)
    }
    await debts.rep.answers(await the_list(debts), words)
    assert await promised(debts) == {bills[shop]: FRIDAY}


@pytest.mark.parametrize("words", ["周五付", "2天后付", "已付"])
async def test_else_it_is_asked_which_and_the_words_count_for_what_is_tapped(
    debts: Debts, words: str
) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    second = await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), words)
    asked = debts.rep.message_with("Which bill is that?")
    assert asked.labels == ["1 · Hualian · CN¥1,000.00", "2 · Wumart · CN¥500.00"]
    assert await promised(debts) == {}
    _, tapped = debts.rep.find("2 · Wumart", asked)
    await debts.rep.presses(asked, tapped)
    if words == "已付":
        assert "CN¥500.00" in debts.rep.last.text
    else:
        assert await promised(debts) == {second: FRIDAY}
    await debts.rep.presses(asked, tapped)
    assert len(await debts.office.all(select(Promise))) == (words != "已付")
    assert await no_note(debts)


async def owes_more(debts: Debts, bill: int, amount: str) -> int:
    """Another bill of the same customer; its id."""
    async with debts.office.session() as session:
        customer = await session.get_one(Customer, await debts.customer_of(bill))
        await customer.alone(session)
        await booking.opened(session, customer.id, price(amount), WEDNESDAY, "balance:2")
    return await debts.newest()


@pytest.mark.parametrize(
    "words",
    [
        "3 华联超市 周五付",
        "3华联超市周五付",
        "第3笔 华联超市 承诺周五付",
        "3 · 华联超市 · 周五付",
        "3. 华联 周五付",
        "3 华联周五付",
        "3 周五付",
    ],
)
async def test_a_place_beside_a_customer_with_two_bills_names_one(debts: Debts, words: str) -> None:
    first = await debts.owes("1000", WEDNESDAY, "华联超市")
    await debts.owes("500", WEDNESDAY, "Wumart")
    bill = await owes_more(debts, first, "70")
    await debts.rep.answers(await the_list(debts), words)
    assert await promised(debts) == {bill: FRIDAY}


@pytest.mark.parametrize("shop", ["天虹商场", "万达影城", "家乐福", "点都德"])
async def test_a_place_stands_before_whatever_name(debts: Debts, shop: str) -> None:
    first = await debts.owes("1000", WEDNESDAY, shop)
    bill = await owes_more(debts, first, "70")
    await debts.rep.answers(await the_list(debts), f"2 {shop} 周五付")
    assert await promised(debts) == {bill: FRIDAY}


async def test_a_number_that_begins_a_name_is_no_place(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY, "2号店")
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), "2号店 周五付")
    assert await promised(debts) == {bill: FRIDAY}


async def test_a_place_that_is_anothers_settles_nothing(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), "1 Wumart Friday")
    assert "What became of it?" in debts.rep.last.text and "Wumart" in debts.rep.last.text
    assert await promised(debts) == {}


@pytest.mark.parametrize("words", ["2点付", "2 點付", "2次付清", "2成付了", "2家已付", "2 hours"])
async def test_how_many_of_something_is_no_place(debts: Debts, words: str) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), words)
    assert debts.rep.message_with("Which bill is that?").labels[0].startswith("1 · Hualian")
    assert await promised(debts) == {}


async def test_the_example_names_a_place_on_the_page(debts: Debts) -> None:
    for number in range(7):
        await debts.owes(str(1000 - number), WEDNESDAY, f"Shop {number}")
    said = await the_list(debts)
    assert "“5 paid”" in said.text
    await debts.rep.taps("2/2 ›", said)
    assert "“7 paid”" in (await debts.lists(debts.rep))[0].text


async def test_where_none_on_the_page_is_ones_own_the_example_is_of_another(
    debts: Debts,
) -> None:
    for number in range(5):
        await debts.owes(str(1000 - number), date(2026, 11, 18), f"Shop {number}")
    await debts.owes("20", WEDNESDAY, "Hugo's own", owner=debts.boss)
    assert "“6 paid”" in (await the_list(debts, debts.boss)).text


async def test_a_customer_with_two_bills_is_asked_which_of_the_two(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    bill = await debts.owes("500", WEDNESDAY, "Wumart")
    await owes_more(debts, bill, "70")
    await debts.rep.answers(await the_list(debts), "Wumart Friday")
    asked = debts.rep.message_with("Which bill is that?")
    assert asked.labels == ["2 · Wumart · CN¥500.00", "3 · Wumart · CN¥70.00"]


async def test_a_number_alone_shows_the_buttons_of_that_one(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), "2")
    assert "Wumart" in debts.rep.last.text and "Hualian" not in debts.rep.last.text
    assert debts.rep.last.labels[0] == "2 Paid"


async def test_what_was_asked_yesterday_counts_no_more(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY, "Hualian")
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), "明天付")
    asked = debts.rep.message_with("Which bill is that?")
    await debts.office.at("2026-11-26 10:30")
    await debts.rep.taps("2 · Wumart", asked)
    assert await promised(debts) == {}


# Of others' customers.


async def test_words_of_anothers_bill_reach_its_owner(debts: Debts) -> None:
    await debts.owes("1000", date(2026, 11, 18))
    own = await debts.owes("2000", WEDNESDAY, "Hugo's own", owner=debts.boss)
    said = await the_list(debts, debts.boss)
    await debts.boss.answers(said, "2 周五付")
    assert "周五付" in debts.rep.last.text and "Hualian" in debts.rep.last.text
    assert await promised(debts) == {}
    await debts.boss.answers(said, "Hualian: please call them")
    assert "Hualian: please call them" in debts.rep.last.text
    await debts.boss.answers(said, "1 周五付")
    assert await promised(debts) == {own: FRIDAY}


async def test_a_list_about_one_owner_is_for_that_owner_until_something_on_it_is_ones_own(
    debts: Debts,
) -> None:
    moved = await debts.owes("1000", date(2026, 11, 18))
    await debts.owes("500", date(2026, 11, 18), "Wumart")
    said = await the_list(debts, debts.boss)
    assert "Answer this message to write to Mei" in said.text
    await debts.boss.answers(said, "Hualian paid?")
    assert "Hualian paid?" in debts.rep.last.text
    await debts.is_given_to(moved, debts.boss)
    await debts.office.settle()
    [said] = await debts.lists(debts.boss)
    assert "Answer this message to write to" not in said.text
    assert "answer this message: “1 paid”" in said.text
    before = len(debts.rep.inbox)
    await debts.boss.answers(said, "1 Friday")
    assert await promised(debts) == {moved: FRIDAY}
    assert not [one for one in debts.rep.inbox[before:] if "Friday" in one.text]
    await debts.boss.answers(said, "Wumart: call them")
    assert "Wumart: call them" in debts.rep.last.text


async def test_of_an_owner_who_left_ones_list_is_answered_by_oneself(debts: Debts) -> None:
    bill = await debts.owes("1000", date(2026, 11, 18))
    said = await the_list(debts, debts.boss)
    assert "Answer this message to write to Mei" in said.text
    await debts.leaves(debts.rep)
    await debts.boss.answers(said, "Friday")
    assert "cannot be reached" not in debts.boss.last.text
    assert await promised(debts) == {bill: FRIDAY}
    [said] = await debts.lists(debts.boss)
    assert "to write to" not in said.text


async def test_who_has_no_way_to_a_bill_answers_none(debts: Debts) -> None:
    await debts.owes("1000", date(2026, 9, 26))
    said = await the_list(debts, debts.chief)
    await debts.chief.answers(said, "周五付")
    assert "Nothing on this list is yours" in debts.chief.last.text
    assert await promised(debts) == {}
    assert await no_note(debts)


async def test_a_button_made_up_answers_nothing(debts: Debts, other_rep: Phone) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.rep.answers(await the_list(debts), "周五付")
    await other_rep.types("/menu")
    await debts.office.forge(other_rep, f"chase-which:{bill}")
    await debts.rep.types("/menu")
    await debts.office.forge(debts.rep, f"chase-which:{bill}")
    assert await promised(debts) == {}
