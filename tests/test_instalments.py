"""THE card of a bill: what is open, what came, whom it concerns, texts for the customer (10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.texts import units
from models import calendar, policy, receiving
from models.customer_file import LONGEST_NAME
from models.customers import Customer
from models.instalments import Instalment
from models.language import Language
from models.order_changes import cancel
from models.order_terms import Terms
from models.orders import Order
from models.positions import Position
from models.receipts import Receipt
from tests.conftest import Office
from tests.goods import give_back, ship
from tests.paying import bounce, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, place, product

BILL = "instalment:1"
PLAN = "plan:50%@in_advance+rest@days:30"


@pytest.fixture
async def finance(office: Office, director: Phone) -> Phone:
    return await office.hire("Fay", Position.FINANCE, director)


@pytest.fixture
async def shop(office: Office, rep: Phone, boss: Phone, finance: Phone) -> Customer:
    """On Monday morning; it owes ¥100 since the 13th."""
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
    await office.at("2026-11-23 09:05")
    file = await open_file(office, rep, "Hualian <Market>")
    await owed_before(office, file.id, "100", date(2026, 11, 13))
    for phone in (rep, boss, finance):
        await phone.types("/menu")
    return file


@pytest.fixture
async def order(office: Office, rep: Phone, shop: Customer) -> int:
    """In two parts of ¥54.24 each; the second is due after delivery. Instalments 2 and 3."""
    water = await product(office)
    number = await place(office, rep, shop.id, [line(water, 2)], terms=Terms.read(PLAN))
    await office.settle()
    return number


def copies(phone: Phone) -> list[str]:
    """What the copy buttons of the newest message copy."""
    each = [button for row in phone.last.buttons for button in row]
    return [button.copy_text for button in each if button.copy_text]


# The card.


async def test_what_was_owed_before_is_on_its_card(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    for words in (
        "Hualian <Market> · owed from before",
        "Open: CN¥100.00 of CN¥100.00",
        "Due: Fri, Nov 13 · 10 days overdue",
    ):
        assert words in rep.last.text
    assert "📦 Order" not in rep.last.labels


async def test_a_part_of_an_order_names_it_and_leads_to_it(
    office: Office, rep: Phone, order: int
) -> None:
    await office.forge(rep, "instalment:3")
    assert "SO202611-0001 · 2 of 2" in rep.last.text
    assert "Due once it is delivered" in rep.last.text
    assert "💬 Texts for the customer" not in rep.last.labels
    await rep.taps("📦 Order", rep.last)
    assert "SO202611-0001" in rep.last.text


async def test_it_is_drawn_anew_when_the_order_is_delivered(
    office: Office, rep: Phone, order: int
) -> None:
    await office.forge(rep, "instalment:3")
    card = rep.last
    await ship(office, order, {1: 2})
    await office.settle()
    assert "Due: Wed, Dec 23 · in 30 days" in rep.message_with("2 of 2").text
    assert rep.message_with("2 of 2").id == card.id


async def test_it_tells_what_came_and_what_waits(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await office.forge(rep, BILL)
    await pay(office, rep, shop.id, "30", confirmed_by=finance)
    waiting = await pay(office, rep, shop.id, "20")
    await office.settle()
    card = rep.message_with("owed from before")
    assert "Open: CN¥70.00 of CN¥100.00" in card.text
    assert "Receipt · Mon, Nov 23 · CN¥30.00" in card.text
    assert "CN¥20.00 waits for finance" in card.text
    async with office.session() as session:
        held = await session.get_one(Receipt, waiting)
        await receiving.refuse(session, held, await staff(session, finance), "Nothing came")
    await office.settle()
    assert "waits for finance" not in rep.message_with("owed from before").text


async def test_paid_it_has_no_more_deeds_and_bounced_it_has_them_again(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await office.forge(rep, BILL)
    assert "🤝 Promised" in rep.last.labels
    cheque = await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await office.settle()
    card = rep.message_with("owed from before")
    assert "✓ CN¥100.00 is paid." in card.text
    assert card.labels == ["📒 Account"]
    await bounce(office, finance, cheque)
    await office.settle()
    card = rep.message_with("Open: CN¥100.00")
    assert "owed from before" in card.text
    assert "🤝 Promised" in card.labels


async def test_a_credit_note_is_told_as_one(
    office: Office, rep: Phone, boss: Phone, order: int
) -> None:
    await ship(office, order, {1: 2})
    await office.forge(rep, "instalment:2")
    await give_back(office, rep, order, {1: 1}, decided_by=boss)
    await office.settle()
    assert "Credit note · Mon, Nov 23 · CN¥54.24" in rep.message_with("1 of 2").text


async def test_of_a_cancelled_order_nothing_is_owed(office: Office, rep: Phone, order: int) -> None:
    await office.forge(rep, "instalment:2")
    async with office.session() as session:
        gone = await session.get_one(Order, order)
        await cancel(session, gone, await staff(session, rep), "Changed mind")
    await office.settle()
    assert "Nothing is owed on it any more." in rep.message_with("SO202611-0001").text


async def test_paid_leads_to_the_payment_with_what_is_known(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.taps("✓ Paid", rep.last)
    assert "Hualian" in rep.last.text
    assert "100.00" in rep.last.text


@pytest.mark.parametrize("words", ["paid", "已付款", "打款了"])
async def test_words_that_say_it_is_paid_lead_there_too(
    office: Office, rep: Phone, shop: Customer, words: str
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, words)
    assert "Hualian" in rep.last.text
    assert "100.00" in rep.last.text


async def test_who_sees_what(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, shop: Customer, finance: Phone
) -> None:
    """The owner and everybody above have the deeds, finance reads it, others find nothing."""
    await office.forge(rep, BILL)
    assert "Owner:" not in rep.last.text
    await office.forge(boss, BILL)
    assert "Owner: Mei" in boss.last.text
    assert {"✓ Paid", "🤝 Promised", "❗ Disputed", "🆘 Help", "Write off"} <= set(boss.last.labels)
    await office.forge(finance, BILL)
    assert "Open: CN¥100.00" in finance.last.text
    assert finance.last.labels == ["Write off", "📒 Account"]
    await other_rep.types("/menu")
    await office.forge(other_rep, BILL)
    assert "没有这笔应收" in other_rep.last.text
    works = await office.hire("Wendy", Position.WORKS)
    await works.types("/menu")
    await office.forge(works, BILL)
    assert "Hualian" not in works.last.text


async def test_opened_again_it_is_there_once(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, BILL)
    await office.forge(rep, f"{BILL}")
    await office.forge(rep, f"{BILL}:promise")
    await rep.taps("Fri, Nov 27")
    assert sum("owed from before" in text for text in rep.texts) == 1


# Help.


async def test_help_is_one_tap_and_the_superior_answers_the_owner(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.taps("🆘 Help", rep.last)
    assert rep.toasts[-1] == "Hugo has been asked for help and will see the bill."
    assert "Mei asks for your help with this bill" in boss.last.text
    assert "CN¥100.00" in boss.last.text
    await boss.answers(boss.last, "I call them today")
    assert "I call them today" in rep.last.text


async def test_help_is_asked_for_once_a_day(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.taps("🆘 Help", rep.last)
    await rep.taps("🆘 Help", rep.last)
    assert rep.toasts[-1] == "You have already asked for help with this bill today."
    assert sum("asks for your help" in text for text in boss.texts) == 1
    await office.at("2026-11-24 10:00")
    await rep.taps("🆘 Help", rep.last)
    assert sum("asks for your help" in text for text in boss.texts) == 2


@pytest.mark.parametrize("words", ["help", "求助", "請幫忙"])
async def test_help_in_words(
    office: Office, rep: Phone, boss: Phone, shop: Customer, words: str
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, words)
    assert "Hugo has been asked for help" in rep.last.text
    assert "Mei asks for your help" in boss.last.text


async def test_with_nobody_above_nobody_is_asked(
    office: Office, director: Phone, shop: Customer
) -> None:
    await director.types("/menu")
    await office.forge(director, f"{BILL}:help")
    assert "nobody above you" in director.last.text


async def test_for_a_paid_bill_no_help_is_needed(
    office: Office, rep: Phone, boss: Phone, shop: Customer, finance: Phone
) -> None:
    await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await office.settle()
    await office.forge(rep, f"{BILL}:help")
    assert "Nothing is open on this bill any more" in rep.last.text
    assert not any("asks for your help" in text for text in boss.texts)


# Texts for the customer.


async def test_three_texts_to_copy_in_three_tones(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.taps("💬 Texts for the customer", rep.last)
    polite, firm, final = copies(rep)
    for words in (polite, firm, final):
        assert words in rep.last.text
        assert "Hualian <Market>" in words
        assert "CN¥100.00" in words
        assert "Nov 13" in words
        assert "—" not in words  # nobody's name is below it while the company has not set its own
    assert "10 days overdue" in firm
    assert "please pay by Thu, Nov 26" in final


async def test_a_customer_is_served_in_another_language(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, f"{BILL}:texts")
    await rep.taps("简体中文", rep.last)
    polite, firm, final = copies(rep)
    assert "您好" in polite and "麻烦您" in polite
    assert "逾期 10 天" in firm
    assert "11月26日周四" in final
    await rep.taps("繁體中文", rep.last)
    assert "麻煩您" in copies(rep)[0]
    await rep.taps("English", rep.last)
    assert "friendly reminder" in copies(rep)[0]


async def test_of_what_is_not_due_only_the_polite_one(
    office: Office, rep: Phone, order: int
) -> None:
    await ship(office, order, {1: 2})
    await office.forge(rep, "instalment:3")
    await rep.taps("💬 Texts for the customer", rep.last)
    (polite,) = copies(rep)
    assert "order SO202611-0001 is due on Wed, Dec 23" in polite


async def test_on_its_day_it_is_due_today(office: Office, rep: Phone, shop: Customer) -> None:
    async with office.session() as session:
        (await session.get_one(Instalment, 1)).due_on = date(2026, 11, 23)
    await office.forge(rep, f"{BILL}:texts")
    assert "is due today." in copies(rep)[0]
    await rep.taps("简体中文", rep.last)
    (polite,) = copies(rep)
    assert "今天到期" in polite
    assert "提前" not in polite and "将于" not in polite
    await rep.taps("繁體中文", rep.last)
    assert "今天到期" in copies(rep)[0]


async def test_a_company_that_has_a_name_signs_with_it(
    office: Office, rep: Phone, shop: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = policy.current()
    company = rules.company.model_copy(update={"name": "Spruce & Co."})
    monkeypatch.setattr(policy, "current", lambda: rules.model_copy(update={"company": company}))
    await office.forge(rep, f"{BILL}:texts")
    assert all(words.endswith(" — Spruce & Co.") for words in copies(rep))
    await rep.taps("简体中文", rep.last)
    assert all(words.endswith("——Spruce & Co.") for words in copies(rep))


@pytest.mark.parametrize("language", list(Language))
async def test_the_longest_names_fit_into_a_copy_button(
    office: Office,
    rep: Phone,
    order: int,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = policy.current()
    company = rules.company.model_copy(update={"name": "企業" * 50})
    monkeypatch.setattr(policy, "current", lambda: rules.model_copy(update={"company": company}))
    async with office.session() as session:
        (await session.get_one(Customer, 1)).name = ("Very Long Name 🏪 " * 9)[:LONGEST_NAME]
        bill = await session.get_one(Instalment, 2)
        bill.amount_units = 10**13 - 1
        bill.due_on = date(2024, 9, 25)
    await office.forge(rep, "instalment:2:texts")
    await office.forge(rep, f"instalment:2:texts:{language}")
    each = copies(rep)
    assert len(each) == 3
    assert all(0 < units(words) <= 256 for words in each)


async def test_what_a_receipt_speaks_of_is_not_asked_for(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await pay(office, rep, shop.id, "40")
    await office.forge(rep, f"{BILL}:texts")
    assert all("CN¥60.00" in words for words in copies(rep))
    await pay(office, rep, shop.id, "60")
    await office.forge(rep, f"{BILL}:texts")
    assert "nothing to ask the customer for" in rep.last.text


async def test_a_forged_language_is_none(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, f"{BILL}:texts:fr")
    assert "friendly reminder" not in rep.last.text


async def test_finance_writes_to_no_customer(
    office: Office, shop: Customer, finance: Phone
) -> None:
    await office.forge(finance, f"{BILL}:texts")
    assert "Only the customer’s owner" in finance.last.text


async def test_the_account_is_one_tap_away(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, BILL)
    _, account = rep.find("📒 Account", rep.last)
    assert account.data == f"receivables:customer:{shop.id}"
    bills = await office.all(select(Instalment))
    assert [one.about for one in bills] == [BILL]


async def test_what_waits_for_another_bill_is_not_counted(
    office: Office, rep: Phone, shop: Customer, order: int
) -> None:
    await pay(office, rep, shop.id, "10", order_id=order)
    await pay(office, rep, shop.id, "10")
    await office.forge(rep, BILL)
    [line] = [line for line in rep.last.text.splitlines() if line.startswith("⏳")]
    assert "CN¥10.00" in line
    assert "receipt" not in line
