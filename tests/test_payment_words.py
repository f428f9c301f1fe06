"""Receipts as people type them: a word for several things, a line without a blank, a photo first (10.1)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.drafts import Draft
from models.notes import Note
from models.order_terms import Terms
from models.products import Product
from models.receipts import PaymentMethod, Receipt
from tests.conftest import Office
from tests.paying import owed_before
from tests.phone import Phone
from tests.records import open_file
from tests.selling import Parties, line, parties, place, price, product

SATURDAY, FRIDAY = date(2026, 11, 21), date(2026, 11, 20)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> int:
    return (await open_file(office, rep, "华联超市")).id


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def order(office: Office, rep: Phone, shop: int, water: Product, them: Parties) -> int:
    """SO202611-0001, ¥54.24 due today."""
    number = await place(office, rep, shop, [line(water, 1)], terms=Terms.read("in_advance"))
    await office.settle()
    return number


async def the_receipt(office: Office) -> Receipt:
    receipts = await office.all(select(Receipt).order_by(Receipt.id))
    assert receipts, "nothing was recorded"
    return receipts[-1]  # type: ignore[no-any-return]  # all of them are


# A word that is an answer and a command


@pytest.mark.parametrize("word", ["现金", "現金", "cash"])
async def test_cash_is_the_answer_where_it_is_asked_how_it_was_paid(
    office: Office, rep: Phone, shop: int, order: int, word: str
) -> None:
    await rep.types("/pay 华联超市 5000")
    assert "How was it paid?" in rep.last.text
    await rep.types(word)
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.method, receipt.amount) == (PaymentMethod.CASH, price("5000"))


async def test_cash_changes_how_it_was_paid_when_asked_again_and_on_the_summary(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay 华联超市 5000 转账")
    await rep.taps("Change: Method")
    await rep.types("现金")
    assert "ready to send" in rep.last.text
    assert "💵 The cash counts as in your hands" in rep.last.text
    await rep.types("转账")
    assert "💵" not in rep.last.text
    await rep.types("cash")
    await rep.taps("Send")
    assert (await the_receipt(office)).method is PaymentMethod.CASH


async def test_with_a_slash_it_is_the_command_and_where_it_is_no_answer_too(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    for word, question in (("/cash", "How was it paid?"), ("现金", "How much came in?")):
        await rep.types("/pay 华联超市" + (" 5000" if word == "/cash" else ""))
        assert question in rep.last.text
        await rep.types(word)
        assert "Still waiting for you" in rep.last.text
        await rep.taps("Close it")


async def test_a_purpose_that_is_a_command_as_well_is_the_purpose(
    office: Office, rep: Phone, shop: int
) -> None:
    await rep.types("/visit 华联超市")
    await rep.types("skip")  # where
    assert "What was the visit for?" in rep.last.text
    await rep.types("收款")
    assert "✓ Purpose: Payment" in rep.last.text


# A line as it comes


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("回款 华联超市 一万二 微信", "12000"),
        ("回款 华联超市 两万五千六 微信", "25600"),
        ("回款 华联超市 一万二千五百 微信", "12500"),
        ("回款 华联超市 三百五十元 微信", "350"),
        ("回款：华联超市，5000元，微信，昨天", "5000"),
        ("收款:华联超市 5000 微信", "5000"),
        ("回款 华联超市 收到货款 5000 微信", "5000"),
    ],
)
async def test_a_line_is_understood_whole(
    office: Office, rep: Phone, shop: int, order: int, words: str, amount: str
) -> None:
    await rep.types(words)
    assert "ready to send" in rep.last.text, rep.last.text
    assert "could not fit" not in rep.last.text
    assert "Note" not in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.method) == (price(amount), PaymentMethod.WECHAT)
    assert receipt.day == (FRIDAY if "昨天" in words else SATURDAY)
    assert receipt.note is None


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("/pay 华联超市 5000 转账 老板娘付的", "老板娘付的"),
        ("/pay 华联超市 5000 转账 备注 老板娘付的", "老板娘付的"),
        ("/pay 华联超市 5000 转账 备注：3月货款", "3月货款"),
        ("/pay 华联超市 5000 转账 note: from the owner", "from the owner"),
    ],
)
async def test_words_that_no_other_question_takes_are_the_note(
    office: Office, rep: Phone, shop: int, order: int, words: str, note: str
) -> None:
    await rep.types(words)
    assert "could not fit" not in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.note) == (price("5000"), note)


async def test_words_are_no_note_while_who_paid_or_how_much_is_not_understood(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay 永辉超市 5000 转账")
    assert "could not fit this into the form: “永辉超市”" in rep.last.text
    await rep.types("/pay 华联超市 5000 12000 转账")
    assert "could not fit this into the form: “5000 12000”" in rep.last.text
    assert "How much came in?" in rep.last.text
    await rep.types("/pay 华联超市 5000 微信 现金")
    assert "could not fit this into the form: “微信 现金”" in rep.last.text
    assert "How was it paid?" in rep.last.text


@pytest.mark.parametrize("called", ["末五位12345", "末五碼 12345", "尾号12345", "后四位：12345"])
async def test_the_last_digits_are_the_slips_number_and_no_amount(
    office: Office, rep: Phone, shop: int, order: int, called: str
) -> None:
    await rep.types(f"回款 华联超市 5000 转账 {called}")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.reference) == (price("5000"), "12345")


async def test_another_way_of_paying_is_an_answer(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay 华联超市 5000 承兑")
    await rep.taps("Send")
    assert (await the_receipt(office)).method is PaymentMethod.OTHER
    await rep.types("/pay 华联超市 600 for the other branch")
    await rep.taps("another way")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.method, receipt.note) == (PaymentMethod.OTHER, "for the other branch")


async def test_never_mind_puts_the_form_away(office: Office, rep: Phone, shop: int) -> None:
    await rep.types("/pay 华联超市")
    await rep.types("算了")
    assert "Closed: Payment received" in rep.last.text


# Sentences without the command


@pytest.mark.parametrize(
    "words", ["回款华联超市5000微信", "收款华联超市5000，微信", "回款SO202611-0001 5000 微信"]
)
async def test_the_command_without_a_blank_before_the_name_is_the_command(
    office: Office, rep: Phone, shop: int, order: int, words: str
) -> None:
    await rep.types(words)
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.customer_id) == (price("5000"), shop)
    assert not await office.all(select(Note))


@pytest.mark.parametrize("words", ["回款太慢了", "收款方式要改", "回款"])
async def test_the_command_before_no_customer_is_a_sentence(
    office: Office, rep: Phone, shop: int, words: str
) -> None:
    await rep.types(words)
    assert ("Who paid?" if words == "回款" else "Keep this as a note") in rep.last.text
    assert "💰 Record a payment" not in rep.last.labels


@pytest.mark.parametrize(
    "words",
    [
        "收到华联超市货款5000微信",
        "收到华联超市 5000 微信",
        "华联超市付了5000微信",
        "华联超市回款5000微信",
        "华联超市 微信 5000",
        "昨天收到华联超市一万二微信",
        "got 5000 from 华联超市 by wechat",
    ],
)
async def test_a_sentence_of_money_is_offered_as_a_receipt_with_all_it_says(
    office: Office, rep: Phone, shop: int, order: int, words: str
) -> None:
    await rep.types(words)
    assert "Keep this as a note" in rep.last.text
    await rep.taps("💰 Record a payment")
    assert "ready to send" in rep.last.text, rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert receipt.amount == price("12000" if "一万二" in words else "5000")
    assert (receipt.customer_id, receipt.method) == (shop, PaymentMethod.WECHAT)
    assert receipt.day == (FRIDAY if "昨天" in words else SATURDAY)


async def test_a_sentence_without_money_is_not_offered_as_a_receipt(
    office: Office, rep: Phone, other_rep: Phone, shop: int
) -> None:
    for words in ("华联超市要 20箱水", "收到华联超市的样品", "5000"):
        await rep.types(words)
        assert "💰 Record a payment" not in rep.last.labels
    await rep.types("华联超市付了5000微信")
    [note] = [one for one in await office.all(select(Note)) if "付了" in one.words]
    await other_rep.types("在吗")
    await office.forge(other_rep, f"pay:note:{note.id}")
    assert not await office.all(select(Draft))  # it is not theirs


async def test_the_number_of_an_order_alone_opens_it(
    office: Office, rep: Phone, other_rep: Phone, order: int
) -> None:
    await rep.types("SO202611-0001")
    assert rep.last.text.startswith("SO202611-0001 · ")
    await other_rep.types("SO202611-0001")
    assert "要记下来吗" in other_rep.last.text  # not theirs: as if there were none


# A photo before anything is said


async def test_a_photo_is_kept_for_the_receipt_that_it_is_of(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.sends_photo()
    assert "What is this photo of?" in rep.last.text
    await rep.taps("💰 Record a payment")
    await rep.taps("华联超市 · C")
    await rep.taps("Due: CN¥54.24")
    await rep.taps("transfer")
    assert "1 photo" in rep.last.text
    await rep.taps("Send")
    assert len((await the_receipt(office)).photos) == 1


async def test_a_photo_with_words_below_it_fills_what_they_say(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.sends_photo(caption="华联超市付了5000")
    await rep.taps("💰 Record a payment")
    await rep.types("支票")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, len(receipt.photos)) == (price("5000"), 1)
    await rep.sends_photo(caption="永辉超市的支票")
    await rep.taps("💰 Record a payment")
    await rep.taps("华联超市 · C")
    await rep.types("600")
    assert "永辉超市的" in rep.last.text or "永辉超市的支票" in rep.last.text


async def test_an_album_is_offered_once_and_kept_whole(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    before = len(rep.inbox)
    await rep.sends_album(3)
    assert len(rep.inbox) == before + 1
    await rep.taps("📍 Log as a visit")
    assert "3 photos" in rep.last.text
    await rep.types("/cancel")
    await rep.taps("💰 Record a payment")
    await rep.types("华联超市")
    await rep.types("5000")
    await rep.types("转账")
    await rep.taps("Send")
    assert len((await the_receipt(office)).photos) == 3


# What is offered


async def test_who_owes_most_of_what_is_overdue_is_offered_first(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    for name, owed, since in (
        ("城东便利店", "300", date(2026, 10, 1)),
        ("城西便利店", "900", date(2026, 10, 1)),
        ("城北便利店", "9000", date(2026, 12, 1)),
    ):
        await owed_before(office, (await open_file(office, rep, name)).id, owed, since)
    await open_file(office, rep, "刚见过的店")
    await rep.types("/pay")
    names = [label.partition(" · ")[0] for label in rep.last.labels]
    assert names[:3] == ["城西便利店", "城东便利店", "城北便利店"]
    assert set(names[3:5]) == {"刚见过的店", "华联超市"}
    await rep.taps("城西便利店 · C")
    assert "✓ Customer: 城西便利店" in rep.last.text


async def test_of_others_customers_nobody_is_offered_what_they_owe(
    office: Office, rep: Phone, other_rep: Phone, shop: int
) -> None:
    await owed_before(office, shop, "300", date(2026, 10, 1))
    await other_rep.types("/pay")
    assert not any("华联超市" in label for label in other_rep.last.labels)


@pytest.mark.parametrize("begun", ["/pay 华联超市 12.345 转账", "/pay 华联超市"])
async def test_too_many_decimals_are_a_tap_away_from_the_nearest_amount(
    office: Office, rep: Phone, shop: int, order: int, begun: str
) -> None:
    await rep.types(begun)
    if "12" not in begun:
        await rep.types("12.345")
    assert "Do you mean CN¥12.35?" in rep.last.text
    await rep.taps("CN¥12.35")
    if "转账" not in begun:
        await rep.types("转账")
    await rep.taps("Send")
    assert (await the_receipt(office)).amount == price("12.35")


async def test_other_money_is_refused_without_an_example_of_it(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay 华联超市 1000 美元 转账")
    assert "is not in the currency of this customer’s bills (CNY)" in rep.last.text
    assert rep.last.text.count("USD") + rep.last.text.count("$") == 1  # what was said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("对账单 13月", "There is no month or customer called “13月”"),
        ("对账单 明年1月", "January 2027 has not begun"),
        ("对账单 下个月", "December 2026 has not begun"),
        ("/statement next month", "December 2026 has not begun"),
    ],
)
async def test_a_statement_of_a_month_that_is_none_or_to_come_is_refused(
    office: Office, rep: Phone, words: str, said: str
) -> None:
    await open_file(office, rep, "便利店第13分店")
    await rep.types(words)
    assert said in rep.last.text
