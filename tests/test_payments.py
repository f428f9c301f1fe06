"""What customers paid is recorded through people's phones (10.1)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from models import calendar, evidence
from models.customers import Customer
from models.instalments import Instalment
from models.order_terms import Terms
from models.orders import OrderState
from models.positions import Position
from models.products import Product
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.staff import Staff
from tests.conftest import Office
from tests.paying import account, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, line, parties, place, price, product, set_state

IN_ADVANCE = Terms.read("in_advance")
SATURDAY, FRIDAY = date(2026, 11, 21), date(2026, 11, 20)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> int:
    return (await open_file(office, rep, "Hualian")).id


@pytest.fixture
async def water(office: Office) -> Product:
    """¥54.24 a case with the tax."""
    return await product(office)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def order(office: Office, rep: Phone, shop: int, water: Product, them: Parties) -> int:
    """SO202611-0001, ¥54.24 due today."""
    number = await place(office, rep, shop, [line(water, 1)], terms=IN_ADVANCE)
    await office.settle()
    return number


async def another(office: Office, rep: Phone, shop: int, water: Product, cases: int = 2) -> int:
    """SO202611-0002, ¥108.48 due once it is delivered."""
    number = await place(office, rep, shop, [line(water, cases)])
    await office.settle()
    return number


async def the_receipt(office: Office) -> Receipt:
    """The latest."""
    receipts = await office.all(select(Receipt).order_by(Receipt.id))
    assert receipts, "nothing was recorded"
    return receipts[-1]  # type: ignore[no-any-return]  # all of them are


async def count(office: Office) -> int:
    return len(await office.all(select(Receipt)))


async def sold_abroad(office: Office, rep: Phone, shop: int, currency: str = "USD") -> int:
    made = await product(office, f"Wine {currency}", 2000, currency=currency, pack=None)
    number = await place(office, rep, shop, [line(made, 10)], terms=IN_ADVANCE)
    await office.settle()
    return number


# By questions


async def test_a_transfer_is_recorded_in_six_taps_and_a_photo(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await rep.types("/pay")  # the first
    await rep.taps("Hualian · C")
    await rep.taps("Due: CN¥54.24")
    await rep.taps("transfer")
    await rep.sends_photo()
    await rep.taps("Skip")
    summary = rep.last.text
    assert "💳 Owes CN¥54.24" in summary
    assert "Oldest bills first" in summary
    assert "Sat, Nov 21" in summary
    assert "1 photo" in summary
    assert "📌 Once finance confirms it, it is applied to:\n• SO202611-0001" in summary
    assert "To be confirmed by Fay" in summary
    assert "No number and no photo" not in summary
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert receipt.amount == price("54.24")
    assert receipt.method is PaymentMethod.TRANSFER
    assert (receipt.day, receipt.order_id, receipt.reference) == (SATURDAY, None, None)
    assert len(receipt.photos) == 1
    assert receipt.state is ReceiptState.WAITING
    assert await account(office, shop) == (price("54.24"), price("0"))  # nothing is settled yet
    bills = await office.all(select(Instalment))
    assert [one.pending_units for one in bills] == [54_24]  # but it is not chased
    assert "waiting for finance" in rep.last.text  # the card took the form's place
    assert "Hualian" in them.finance.last.text


@pytest.mark.parametrize("words", ["回款", "收款", "pay"])
async def test_words_without_a_slash_begin_it(
    office: Office, rep: Phone, shop: int, words: str
) -> None:
    await rep.types(words)
    assert "Who paid?" in rep.last.text


async def test_a_number_typed_for_the_slip_asks_for_no_photo(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await office.forge(rep, f"pay:order:{order}")
    await rep.types("54.24")
    await rep.taps("cheque")
    await rep.types("CHQ 0012-345")
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.reference, receipt.order_id) == ("CHQ 0012-345", order)


async def test_cash_asks_for_a_receipt_and_no_number_and_is_in_hand(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await office.forge(rep, f"pay:new:{shop}")
    await rep.taps("Due: CN¥54.24")
    await rep.taps("cash")
    assert "Is there a signed receipt?" in rep.last.text
    await rep.taps("Skip")
    assert "💵 The cash counts as in your hands" in rep.last.text
    assert "Reference" not in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    author = await office.one(select(Staff).where(Staff.name == "Mei"))
    assert (receipt.method, receipt.held_by_id) == (PaymentMethod.CASH, author.id)


async def test_likely_amounts_are_buttons_and_one_of_an_order_is_for_that_order(
    office: Office, rep: Phone, shop: int, order: int, water: Product
) -> None:
    second = await another(office, rep, shop, water)
    await office.forge(rep, f"pay:new:{shop}")
    assert rep.last.labels[:3] == [
        "Due: CN¥54.24",
        "SO202611-0002 · CN¥108.48",
        "Everything open: CN¥162.72",
    ]
    await rep.taps("SO202611-0002 · CN¥108.48")
    await rep.taps("WeChat")
    await rep.taps("Skip")
    assert "• SO202611-0002: CN¥108.48" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.order_id, receipt.amount) == (second, price("108.48"))


async def test_the_order_is_chosen_from_the_summary_and_back_to_the_oldest(
    office: Office, rep: Phone, shop: int, order: int, water: Product
) -> None:
    second = await another(office, rep, shop, water)
    await rep.types("/pay Hualian 100 transfer ref 771")
    await rep.taps("Change: For")
    await rep.taps("SO202611-0002 · CN¥108.48")
    assert "• SO202611-0002: CN¥100.00, CN¥8.48 left open" in rep.last.text
    await rep.taps("Change: For")
    await rep.types("oldest")
    assert "• SO202611-0001 (due Sat, Nov 21): CN¥54.24\n• SO202611-0002: CN¥45.76" in rep.last.text
    await rep.taps("Change: For")
    await rep.types("0002")
    await rep.taps("Send")
    assert (await the_receipt(office)).order_id == second


# In a line


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("/pay Hualian 12000 transfer", {"amount": "12000", "method": "transfer"}),
        ("/pay Hualian 12000 转账", {"amount": "12000", "method": "transfer"}),
        (
            "回款 Hualian 1.2万 现金 昨天",
            {"amount": "12000", "method": "cash", "day": FRIDAY},
        ),
        ("收款 Hualian 微信转账1200块5", {"amount": "1200.5", "method": "wechat"}),
        ("/pay Hualian 支付宝 ¥300 周五", {"amount": "300", "method": "alipay", "day": FRIDAY}),
        (
            "/pay Hualian 12000 SO202611-0001 transfer",
            {"amount": "12000", "method": "transfer", "order": True},
        ),
        (
            "/pay so202611-0001 54.24 wire 2026112000341",
            {"amount": "54.24", "method": "transfer", "order": True, "number": "2026112000341"},
        ),
        (
            "回款 Hualian 12000 支票号0012345",
            {"amount": "12000", "method": "cheque", "number": "0012345"},
        ),
        (
            "/pay Hualian 12,000.50 cheque 0012345",
            {"amount": "12000.5", "method": "cheque", "number": "0012345"},
        ),
        (
            "/pay Hualian 20号 12000 转账 流水号：TX-88123",
            {"amount": "12000", "method": "transfer", "number": "TX-88123", "day": FRIDAY},
        ),
        (
            "/pay Hualian 12000 Alipay 2026AB0077",
            {"amount": "12000", "method": "alipay", "number": "2026AB0077"},
        ),
    ],
)
async def test_a_line_says_all(
    office: Office, rep: Phone, shop: int, order: int, words: str, expected: dict[str, Any]
) -> None:
    await rep.types(words)
    assert "ready to send" in rep.last.text, rep.last.text
    assert "could not fit" not in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert receipt.amount == price(expected["amount"])
    assert receipt.method.value == expected["method"]
    assert receipt.day == expected.get("day", SATURDAY)
    assert receipt.order_id == (order if "order" in expected else None)
    assert receipt.reference == expected.get("number")


async def test_a_line_asks_what_is_missing_and_no_more(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000")
    assert "How was it paid?" in rep.last.text
    await rep.taps("transfer")
    assert "📎 No number and no photo of the slip yet" in rep.last.text
    await rep.sends_photo()
    assert "Neither" not in rep.last.text
    await rep.taps("Send")
    assert len((await the_receipt(office)).photos) == 1


async def test_a_photo_whose_caption_says_all_is_the_slip(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.sends_photo(caption="/pay Hualian 12000 transfer")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, len(receipt.photos)) == (price("12000"), 1)


async def test_a_line_of_yesterday_that_comes_today_is_of_yesterday(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    written = datetime(2026, 11, 20, 18, 40, tzinfo=calendar.zone())
    await rep.types("/pay Hualian 12000 cash", at=written)
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert receipt.day == FRIDAY
    assert receipt.said_at == written


async def test_a_line_that_is_edited_is_read_anew(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    said = await rep.types("/pay Hualian 1200 cash")
    await rep.edits(said, "/pay Hualian 12000 cash")
    await rep.taps("Send")
    assert (await the_receipt(office)).amount == price("12000")
    assert await count(office) == 1


async def test_what_no_question_takes_is_said(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000 transfer through the branch")
    assert "could not fit this into the form: “through the branch”" in rep.last.text


# Before it is sent


async def test_what_it_pays_is_foreseen_with_what_becomes_credit(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await owed_before(office, shop, "100", date(2026, 10, 1))
    await rep.types("/pay Hualian 200 transfer ref 900")
    assert "• owed from before (due Thu, Oct 1): CN¥100.00\n" in rep.last.text
    assert "• SO202611-0001 (due Sat, Nov 21): CN¥54.24\n" in rep.last.text
    assert "• CN¥45.76 is more than is owed" in rep.last.text
    await rep.taps("Change: Amount")
    await rep.types("130")
    assert "• SO202611-0001 (due Sat, Nov 21): CN¥30.00, CN¥24.24 left open" in rep.last.text


async def test_what_waits_already_counts_first(
    office: Office, rep: Phone, shop: int, order: int, water: Product
) -> None:
    await another(office, rep, shop, water)
    await pay(office, rep, shop, "60")
    await rep.types("/pay Hualian 100 transfer ref 900")
    assert "⏳ CN¥60.00 recorded earlier is not confirmed yet" in rep.last.text
    assert "• SO202611-0002: CN¥100.00, CN¥2.72 left open" in rep.last.text
    assert "SO202611-0001" not in rep.last.text


async def test_nothing_open_makes_credit_of_all(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    await rep.types("/pay Hualian 500 cash")
    assert "📌 Nothing is open: all of it becomes the customer’s credit" in rep.last.text
    await rep.taps("Send")
    assert (await the_receipt(office)).amount == price("500")


async def test_nobody_to_confirm_is_said(office: Office, rep: Phone, shop: int) -> None:
    await rep.types("/pay Hualian 500 cash")
    assert "⚠️ At the moment nobody can confirm it." in rep.last.text


async def test_the_same_reference_and_amount_are_warned_of_with_when_and_by_whom(
    office: Office, rep: Phone, boss: Phone, shop: int, order: int
) -> None:
    await pay(office, boss, shop, "12000", day=FRIDAY, reference="TX 88123")
    await rep.types("/pay Hualian 12000 transfer ref tx88123")
    assert "has the same reference and amount: recorded by Hugo for Fri, Nov 20" in rep.last.text
    await rep.taps("Send")  # it is warned, not refused
    assert await count(office) == 2


async def test_of_a_customer_who_is_not_theirs_the_warning_tells_no_name(
    office: Office, rep: Phone, other_rep: Phone, shop: int, order: int
) -> None:
    secret = await open_file(office, other_rep, "Golden Gate")
    await pay(office, other_rep, secret.id, "12000", reference="TX88123")
    await rep.types("/pay Hualian 12000 transfer ref tx88123")
    assert "from a customer who is not yours" in rep.last.text
    assert "recorded by 李伟 for Sat, Nov 21" in rep.last.text
    assert "Golden" not in rep.last.text


async def test_other_numbers_and_other_amounts_are_not_warned_of(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await pay(office, rep, shop, "12000", reference="TX1")
    await rep.types("/pay Hualian 12000 transfer ref TX2")
    assert "same reference" not in rep.last.text
    await rep.taps("Change: Amount")
    await rep.types("12001")
    await rep.taps("Change: Reference")
    await rep.types("TX1")
    assert "same reference" not in rep.last.text


# Other money


async def test_a_customer_who_buys_in_dollars_pays_in_dollars(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    number = await sold_abroad(office, rep, shop)
    await rep.types("/pay Hualian 100 USD transfer ref 55")
    assert "$100.00" in rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.order_id) == (price("100", "USD"), None)
    # Without a currency it is the one that they buy in.
    await rep.types("/pay Hualian 50 SO202611-0001 transfer ref 56")
    assert "ready to send" in rep.last.text, rep.last.text
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.order_id) == (price("50", "USD"), number)


async def test_yen_have_no_decimals_and_their_sign_is_theirs(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    await sold_abroad(office, rep, shop, "JPY")
    await office.forge(rep, f"pay:new:{shop}")
    await rep.types("¥100.5")
    assert "too many decimals" in rep.last.text
    await rep.types("JPY 100")
    await rep.taps("cash")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert (await the_receipt(office)).amount == price("100", "JPY")


@pytest.mark.parametrize("words", ["100 USD", "US$100", "JPY 100", "100日元", "港币100", "$100"])
async def test_money_that_the_customer_does_not_buy_in_is_refused_with_what_to_do(
    office: Office, rep: Phone, shop: int, order: int, words: str
) -> None:
    await office.forge(rep, f"pay:new:{shop}")
    await rep.types(words)
    assert "is not in the currency of this customer’s bills (CNY)" in rep.last.text
    await rep.types("¥100")
    await rep.taps("cash")
    await rep.taps("Skip")
    assert "CN¥100.00" in rep.last.text


async def test_yuan_for_a_customer_of_dollars_are_no_dollars(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    await sold_abroad(office, rep, shop)
    await rep.types("/pay Hualian 12000元 转账")
    assert "CN¥12,000.00 is not in the currency" in rep.last.text
    assert "How much came in?" in rep.last.text
    await rep.types("1700")
    assert "$1,700.00" in rep.last.text


# What cannot be


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("0", "“0” is not an amount received"),
        ("-5", "“-5” is not an amount received"),
        ("负五百", "is not an amount received"),
        ("1234567890123", "“1234567890123” is too big"),
        ("12.345", "has too many decimals"),
        ("some", "I cannot read an amount in “some”"),
        ("12 or 13", "I cannot read an amount"),
    ],
)
async def test_an_amount_that_cannot_be_is_refused_and_costs_nothing(
    office: Office, rep: Phone, shop: int, order: int, words: str, said: str
) -> None:
    await office.forge(rep, f"pay:order:{order}")
    await rep.types(words)
    assert said in rep.last.text
    assert "How much came in?" in rep.last.text
    assert "✓ For: SO202611-0001" in rep.last.text
    await rep.types("54.24")
    assert "How was it paid?" in rep.last.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/pay Hualian 0 transfer", "“0” is not an amount received"),
        ("/pay Hualian -12000 transfer", "is not an amount received"),
        ("/pay Hualian 1234567890123 transfer", "“1234567890123” is too big"),
        ("/pay Hualian 100 USD transfer", "$100.00 is not in the currency"),
    ],
)
async def test_such_an_amount_in_a_line_is_asked_for_and_all_else_kept(
    office: Office, rep: Phone, shop: int, order: int, words: str, said: str
) -> None:
    await rep.types(words)
    assert said in rep.last.text
    assert "How much came in?" in rep.last.text
    assert "✓ Method: transfer" in rep.last.text
    await rep.types("54.24")
    assert "ready to send" in rep.last.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("tomorrow", "Sun, Nov 22 is still to come"),
        ("2026-08-01", "Sat, Aug 1 is too long ago: receipts can be recorded back to"),
        ("yesterday SO202611-0001", "SO202611-0001 was entered on Sat, Nov 21, after Fri, Nov 20"),
    ],
)
async def test_a_day_that_cannot_be_is_asked_for_and_all_else_kept(
    office: Office, rep: Phone, shop: int, order: int, words: str, said: str
) -> None:
    await rep.types(f"/pay Hualian 54.24 transfer ref 771 {words}")
    assert said in rep.last.text
    assert "When did the money come in?" in rep.last.text
    assert "✓ Amount: CN¥54.24" in rep.last.text
    await rep.taps("Today")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.day, receipt.reference) == (SATURDAY, "771")


async def test_a_day_before_the_order_is_refused_where_it_is_said_later(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 54.24 SO202611-0001 cash")
    await rep.taps("Change: Day")
    await rep.taps("Yesterday")
    assert "was entered on Sat, Nov 21" in rep.last.text
    await rep.types("tomorrow")
    assert "is still to come" in rep.last.text
    await rep.types("today")
    await rep.taps("Send")
    assert (await the_receipt(office)).day == SATURDAY


async def test_somebody_elses_customer_is_refused(
    office: Office, rep: Phone, other_rep: Phone, shop: int, order: int
) -> None:
    theirs = await open_file(office, other_rep, "Golden Gate")
    await office.forge(rep, f"pay:new:{theirs.id}")
    assert "There is no such customer" in rep.last.text
    await office.forge(rep, "pay:new:999999")
    assert "There is no such customer" in rep.last.text
    await other_rep.types("/menu")
    await office.forge(other_rep, f"pay:order:{order}")
    [bill] = await office.all(select(Instalment))
    await office.forge(other_rep, f"pay:instalment:{bill.id}")
    assert await count(office) == 0
    assert all("Hualian" not in text for text in other_rep.texts)
    await rep.types("/pay Golden 12000 cash")
    assert "Who paid?" in rep.last.text


async def test_a_customer_who_was_given_away_meanwhile_is_refused_when_it_is_sent(
    office: Office, rep: Phone, other_rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000 cash")
    async with office.session() as session:
        other = await staff(session, other_rep)
        await session.execute(update(Customer).values(owner_id=other.id))
    await rep.taps("Send")
    assert "There is no such customer" in rep.last.text
    assert await count(office) == 0


async def test_an_order_of_another_customer_is_refused_and_all_else_kept(
    office: Office, rep: Phone, shop: int, order: int, water: Product
) -> None:
    await open_file(office, rep, "Harbour")
    await rep.types("/pay Harbour 12000 SO202611-0001 transfer ref 771")
    assert "Harbour has no such order" in rep.last.text
    assert "✓ Amount: CN¥12,000.00" in rep.last.text
    await rep.taps("Oldest bills first")
    await rep.taps("Send")
    assert (await the_receipt(office)).order_id is None


async def test_the_customer_changed_from_the_summary_asks_for_the_order_anew(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    harbour = await open_file(office, rep, "Harbour")
    await rep.types("/pay Hualian 12000 SO202611-0001 transfer ref 771")
    await rep.taps("Change: Customer")
    await rep.types("Harbour")
    assert "Harbour has no such order" in rep.last.text
    await rep.taps("Oldest bills first")
    await rep.taps("Send")
    assert (await the_receipt(office)).customer_id == harbour.id


@pytest.mark.parametrize("number", ["SO202611-0002", "SO202611-9999"])
async def test_an_order_that_is_not_theirs_is_told_like_one_that_is_not_there(
    office: Office, rep: Phone, other_rep: Phone, shop: int, order: int, water: Product, number: str
) -> None:
    theirs = await open_file(office, other_rep, "Golden Gate")
    await place(office, other_rep, theirs.id, [line(water, 1)])
    await rep.types(f"/pay Hualian 12000 transfer {number}")
    assert f"There is no order {number}, or it is not yours to see" in rep.last.text
    assert "Golden" not in rep.last.text
    await rep.taps("Skip")
    assert "Oldest bills first" in rep.last.text


async def test_an_order_that_was_cancelled_meanwhile_takes_no_money(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 54.24 SO202611-0001 cash")
    await set_state(office, order, OrderState.CANCELLED)
    await rep.taps("Send")
    assert "Hualian has no such order" in rep.last.text
    await rep.taps("Oldest bills first")
    await rep.taps("Send")
    assert await count(office) == 1


async def test_sent_twice_it_is_recorded_once(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000 cash")
    summary, send = rep.find("Send")
    await rep.presses(summary, send)
    await rep.presses(summary, send)
    assert await count(office) == 1


async def test_two_taps_before_either_is_answered_record_one(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000 cash")
    summary, send = rep.find("Send")
    rep.person.presses(summary, send)
    rep.person.presses(summary, send)
    await office.settle()
    assert await count(office) == 1


async def test_an_amount_of_ones_own_making_on_a_button_is_refused(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await office.forge(rep, f"pay:new:{shop}")
    _, button = rep.find("Due: CN¥54.24")
    assert button.data
    forged = button.data.replace("5424", "1")
    assert forged != button.data
    await office.forge(rep, forged)
    assert "How much came in?" in rep.last.text
    assert "How was it paid?" not in rep.last.text


# The ways to it


async def test_the_menu_and_the_commands_lead_to_it(office: Office, rep: Phone, shop: int) -> None:
    await rep.types("/menu")
    assert "pay" in rep.commands
    await rep.taps("💰 Record a payment")
    assert "Who paid?" in rep.last.text
    await rep.types("/help")
    assert "/pay – record what a customer paid" in rep.last.text


async def test_from_the_customers_card(office: Office, rep: Phone, shop: int, order: int) -> None:
    await rep.types("/customer Hualian")
    await rep.taps("💰 Record a payment")
    assert "✓ Customer: Hualian" in rep.last.text
    await rep.taps("Due: CN¥54.24")
    assert "How was it paid?" in rep.last.text


async def test_from_the_orders_card_while_something_of_it_is_open(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await rep.types("/orders SO202611-0001")
    await rep.taps("💰 Record a payment")
    assert "✓ For: SO202611-0001" in rep.last.text
    await rep.taps("Due: CN¥54.24")
    await rep.taps("cash")
    await rep.taps("Skip")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert receipt.order_id == order
    await pay(office, rep, shop, "54.24", order_id=order, confirmed_by=them.finance)
    await rep.types("/orders SO202611-0001")
    assert "💰 Record a payment" not in rep.last.labels


async def test_works_sees_no_way_to_it(office: Office, order: int, them: Parties) -> None:
    await them.works.types("/orders SO202611-0001")
    assert "💰 Record a payment" not in them.works.last.labels
    await office.forge(them.works, f"pay:order:{order}")
    assert "How much" not in them.works.last.text
    assert "pay" not in them.works.commands
    await them.works.types("/menu")
    assert "💰 Record a payment" not in them.works.last.labels


async def test_from_a_bill_all_is_filled_in_but_how(
    office: Office, rep: Phone, shop: int, order: int, water: Product
) -> None:
    await another(office, rep, shop, water)
    bill = (await office.all(select(Instalment).order_by(Instalment.id)))[-1]
    await pay(office, rep, shop, "60")  # of which 5.76 are for this one
    await office.forge(rep, f"pay:instalment:{bill.id}")
    assert "✓ For: SO202611-0002" in rep.last.text
    assert "✓ Amount: CN¥102.72" in rep.last.text
    await rep.taps("cash")
    await rep.taps("Skip")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.order_id) == (price("102.72"), bill.order_id)


async def test_a_bill_that_is_paid_is_said_so(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    [bill] = await office.all(select(Instalment))
    await pay(office, rep, shop, "54.24", confirmed_by=them.finance)
    await office.forge(rep, f"pay:instalment:{bill.id}")
    assert "This bill is already paid" in rep.last.text


async def test_what_was_owed_from_before_is_paid_from_its_bill(
    office: Office, rep: Phone, shop: int, them: Parties
) -> None:
    await owed_before(office, shop, "100", date(2026, 10, 1))
    [bill] = await office.all(select(Instalment))
    await rep.types("/menu")
    await office.forge(rep, f"pay:instalment:{bill.id}")
    await rep.taps("cash")
    await rep.taps("Skip")
    await rep.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.amount, receipt.order_id) == (price("100"), None)


async def test_finance_records_from_an_order_and_another_confirms(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await office.hire("Frank", Position.FINANCE, them.chief)
    await them.finance.types("/orders SO202611-0001")
    await them.finance.taps("💰 Record a payment")
    await them.finance.taps("Due: CN¥54.24")
    await them.finance.taps("cash")
    await them.finance.taps("Skip")
    assert "💳 Owes CN¥54.24" in them.finance.last.text
    assert "To be confirmed by Frank" in them.finance.last.text
    assert "in your hands" not in them.finance.last.text
    await them.finance.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.order_id, receipt.held_by_id) == (order, None)


async def test_finance_names_an_order_to_say_whose_it_is(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await them.finance.types("/pay")
    await them.finance.types("Nobody")
    assert "“Nobody” is neither a customer nor an order number" in them.finance.last.text
    await them.finance.types("SO202611-0001")
    assert "✓ Customer: Hualian" in them.finance.last.text
    assert "✓ For: SO202611-0001" in them.finance.last.text
    await them.finance.types("54.24")
    await them.finance.taps("transfer")
    await them.finance.types("TX 771")
    await them.finance.taps("Send")
    assert (await the_receipt(office)).order_id == order


async def test_finance_finds_every_customer_by_name(
    office: Office, rep: Phone, other_rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await them.finance.types("/pay Hualian 54.24 transfer")
    await them.finance.taps("Send")
    receipt = await the_receipt(office)
    assert (receipt.customer_id, receipt.amount) == (shop, price("54.24"))
    await open_file(office, other_rep, "Hualian North")
    await them.finance.types("/pay")
    await them.finance.types("hual")
    await them.finance.taps("Hualian North", them.finance.last)
    assert "✓ Customer: Hualian North" in them.finance.last.text


async def test_works_finds_nobody_and_records_nothing(
    office: Office, shop: int, them: Parties
) -> None:
    await them.works.types("/pay Hualian 54.24 transfer")
    assert "Hualian" not in them.works.last.text
    assert await count(office) == 0


async def test_a_superior_records_for_the_team(
    office: Office, boss: Phone, rep: Phone, shop: int, order: int
) -> None:
    await boss.types("/pay Hualian 54.24 cash")
    await boss.taps("Send")
    assert await count(office) == 1


async def test_a_form_left_for_another_keeps_what_was_said(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await rep.types("/pay Hualian 12000")
    await rep.types("/leave")
    await rep.taps("Cancel")
    await rep.taps("Go on")
    assert "✓ Amount: CN¥12,000.00" in rep.last.text


async def test_in_chinese_it_reads_as_one_would_write(
    office: Office, other_rep: Phone, them: Parties
) -> None:
    await open_file(office, other_rep, "华联超市")
    await other_rep.types("回款 华联 1.2万 转账 昨天 流水号88123")
    summary = other_rep.last.text
    assert "登记回款" in summary
    assert "¥12,000.00" in summary
    assert "11月20日周五" in summary
    assert "先冲最早的账" in summary
    await other_rep.taps("提交")
    assert (await the_receipt(office)).reference == "88123"


# What else tells of it


async def test_the_days_report_starts_from_the_receipts(
    office: Office, rep: Phone, shop: int, order: int, them: Parties
) -> None:
    await pay(office, rep, shop, "54.24", confirmed_by=them.finance)
    await pay(office, rep, shop, "100", PaymentMethod.CASH, day=FRIDAY)
    withdrawn = await pay(office, rep, shop, "777")
    async with office.session() as session:
        (await session.get_one(Receipt, withdrawn)).state = ReceiptState.WITHDRAWN
    await rep.types("/report")
    assert "💰 Hualian · CN¥54.24 · transfer · confirmed" in rep.last.text
    assert "💰 Hualian · CN¥100.00 · cash · waiting for finance" in rep.last.text
    assert "777" not in rep.last.text


async def test_a_receipt_of_another_day_is_not_in_the_report(
    office: Office, rep: Phone, shop: int, order: int
) -> None:
    await pay(office, rep, shop, "54.24")
    await office.at("2026-11-23 15:00")
    await rep.types("/report")
    assert "54.24" not in rep.last.text


async def test_receipts_are_evidence_without_amounts(
    office: Office, rep: Phone, boss: Phone, shop: int, order: int
) -> None:
    await pay(office, rep, shop, "54.24", day=SATURDAY)
    await office.at("2026-11-24 10:00")
    await pay(office, rep, shop, "100")
    await pay(office, boss, shop, "100")
    async with office.session() as session:
        customer = await session.get_one(Customer, shop)
        lines = await evidence.of(session, customer, await staff(session, rep))
    [said] = [one for one in lines if one.key == "evidence-receipts"]
    assert said.facts == {"receipts": 2, "first": SATURDAY, "last": date(2026, 11, 24)}
