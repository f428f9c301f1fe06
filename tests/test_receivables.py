"""Receivables on the phone: lists, a customer's account, the picture, the sheet, team and me (10.3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.chats import Message
from bot.sandbox.files import dimensions
from bot.texts import t
from models import clock, promises
from models.audit import Entry
from models.customers import Customer
from models.documents import send_document
from models.instalments import Instalment
from models.language import Language
from models.order_terms import Terms
from models.positions import Position
from models.receipts import PaymentMethod
from models.staff import Staff
from tests.conftest import Office
from tests.paying import bounce, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, line, parties, place, product
from tests.test_ageing import owes


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    """¥100 that were due on 1 October, ¥40 on 20 November, ¥60 that are not due yet."""
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, ("2026-10-01", "100"), ("2026-11-20", "40"), ("2026-12-24", "60"))
    return shop


async def bill_of(office: Office, customer: Customer) -> Instalment:
    """The oldest that is open."""
    async with office.session() as session:
        return (await Instalment.open_of(session, customer.id))[0]


async def promise(office: Office, by: Phone, customer: Customer, day: date) -> None:
    bill = await bill_of(office, customer)
    async with office.session() as session:
        here = await session.get_one(Instalment, bill.id)
        await promises.promise(session, here, await staff(session, by), day, clock.now())


async def person_id(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        return (await staff(session, phone)).id


def data_of(message: Message, label: str) -> str | None:
    [found] = [one for row in message.buttons for one in row if label in one.text]
    return found.data


# The lists


async def test_a_sellers_list_has_the_sums_by_age_and_each_customer_a_button(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await rep.types("/receivables")
    assert rep.last.text.split("\n") == [
        "📒 My receivables · Sat, Nov 21",
        "",
        "Receivables: CN¥200.00",
        "Not due: CN¥60.00",
        "1–30 days overdue: CN¥40.00",
        "31–60 days overdue: CN¥100.00",
        "⚠️ Overdue: CN¥140.00",
        "",
        "⚠️ overdue · ▫️ not due · 💳 credit",
    ]
    assert rep.last.labels == [
        "⚠️ Hualian · CN¥140.00",
        "⚠️ Overdue only",
        "📊 Picture",
        "📄 .xlsx",
    ]
    await rep.taps("Hualian")
    assert "Hualian · account on Sat, Nov 21" in rep.last.text


@pytest.mark.parametrize(
    "words", ["应收", "账龄", "欠款", "帳齡", "應收", "receivables", "/receivables"]
)
async def test_it_opens_by_the_words_for_it(
    office: Office, rep: Phone, shop: Customer, words: str
) -> None:
    await rep.types(words)
    assert "My receivables" in rep.last.text


async def test_nobody_owes_anything(office: Office, rep: Phone) -> None:
    await rep.types("/receivables")
    assert rep.last.text.endswith("Nobody owes anything.")
    assert rep.last.labels == []


async def test_overdue_only_leaves_out_who_owes_nothing_late_and_comes_back(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await owes(office, await open_file(office, rep, "Early"), ("2026-12-24", "900"))
    await rep.types("/receivables")
    assert rep.last.labels[:2] == ["⚠️ Hualian · CN¥140.00", "▫️ Early · CN¥900.00"]
    await rep.taps("Overdue only")
    assert "overdue only" in rep.last.text
    assert rep.last.labels[:2] == ["⚠️ Hualian · CN¥140.00", "Show all"]
    assert "Receivables: CN¥1,100.00" in rep.last.text  # the sums are of all
    await rep.taps("Show all")
    assert "▫️ Early · CN¥900.00" in rep.last.labels
    assert len(rep.inbox) == 1


async def test_a_long_list_is_leafed_through_and_nobody_is_missed(
    office: Office, rep: Phone
) -> None:
    for number in range(1, 18):
        shop = await open_file(office, rep, f"Shop {number:02}")
        await owes(office, shop, ("2026-11-01", str(100 - number)))
    await rep.types("/receivables")
    seen: list[str] = []
    for leaf in ("2 ›", "3 ›", ""):
        seen += [label.split(" · ")[0] for label in rep.last.labels if "Shop" in label]
        if leaf:
            await rep.taps(leaf)
    assert seen == [f"⚠️ Shop {number:02}" for number in range(1, 18)]
    assert "‹ 2" in rep.last.labels
    # By now the list is shorter: a page that is no more shows the first.
    await office.forge(rep, "receivables:customers:all:99")
    assert "⚠️ Shop 01 · CN¥99.00" in rep.last.labels


async def test_credit_is_a_line_of_its_own_and_currencies_are_never_added(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    rich = await open_file(office, rep, "Rich")
    await owes(office, rich, ("2026-11-01", "20"))
    await pay(office, rep, rich.id, "50", confirmed_by=them.finance)
    await owes(office, rich, ("2026-11-11", "9"), currency="USD")
    await rep.types("/receivables")
    assert "Receivables: CN¥200.00" in rep.last.text
    assert "Credit in hand: CN¥30.00\nNet of credit: CN¥170.00" in rep.last.text
    assert "Receivables: $9.00" in rep.last.text
    assert "0.00" not in [line.partition("¥")[2] for line in rep.last.text.split("\n")]
    assert rep.last.labels[:3] == [
        "⚠️ Hualian · CN¥140.00",
        "💳 Rich · CN¥30.00",
        "⚠️ Rich · $9.00",
    ]
    assert "📊 Picture (CNY)" in rep.last.labels
    assert "📊 Picture (USD)" in rep.last.labels


async def test_receivables_are_the_same_sum_wherever_they_are_told(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    """Credit of one customer is held against nobody else's debt but in the net, which says so."""
    rich = await open_file(office, rep, "Rich")
    await owes(office, rich, ("2026-11-01", "20"))
    await pay(office, rep, rich.id, "50", confirmed_by=them.finance)
    told = "Receivables CN¥200.00 · overdue CN¥140.00 · credit in hand CN¥30.00"
    await rep.types("/me")
    assert f"📒 {told}" in rep.message_with("Receivables").text
    await rep.types("/receivables")
    assert "Receivables: CN¥200.00" in rep.last.text
    await rep.taps("Picture")
    assert rep.last.text.endswith(told)
    await boss.types("/receivables")
    await boss.taps("By person")
    assert f"Mei: ⚠️ {told}" in boss.last.text
    await rep.taps("Rich")
    assert "Credit in hand: CN¥30.00" in rep.last.text
    assert not any(words in rep.last.text for words in ("Receivables", "Net", "¥0.00", "-CN¥"))


async def test_what_is_not_due_is_no_list_of_zeros(office: Office, rep: Phone) -> None:
    calm = await open_file(office, rep, "Calm")
    await owes(office, calm, ("2026-12-24", "60"))
    await rep.types("/receivables Calm")
    [_, sums, *_] = rep.last.text.split("\n\n")
    assert sums == "Receivables: CN¥60.00\nNot due: CN¥60.00"


async def test_names_are_shown_as_they_are_and_never_as_markup(office: Office, rep: Phone) -> None:
    wild = await open_file(office, rep, "<b>A&B</b> $x$")
    await owes(office, wild, ("2026-11-01", "5"))
    await rep.types("/receivables")
    assert rep.last.labels[0] == "⚠️ <b>A&B</b> $x$ · CN¥5.00"
    await rep.taps("A&B")
    assert "<b>A&B</b> $x$ · account" in rep.last.text


# By person


async def test_a_superior_sees_people_promises_and_cash_and_opens_a_person(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    second = await office.hire("Zoe", Position.REPRESENTATIVE, boss)
    await owes(office, await open_file(office, second, "Metro"), ("2026-10-10", "7"))
    await promise(office, rep, shop, date(2026, 11, 24))
    await pay(office, rep, shop.id, "15", PaymentMethod.CASH)
    await boss.types("/team")
    await boss.taps("Receivables")
    assert boss.last.text.startswith(
        "📒 Receivables of my team · Sat, Nov 21\n\nReceivables: CN¥207.00"
    )
    assert (
        "🤝 Promised for the next 7 days: CN¥100.00 (one bill)\n"
        "· Tue, Nov 24: CN¥100.00 (one bill)" in boss.last.text
    )
    assert "💵 Cash in hand: CN¥15.00" in boss.last.text
    assert boss.last.text.endswith(
        "Mei: ⚠️ Receivables CN¥200.00 · overdue CN¥140.00\n"
        "  🤝 promised: CN¥100.00 (1)\n"
        "  💵 cash in hand: CN¥15.00\n"
        "Zoe: ⚠️ Receivables CN¥7.00 · overdue CN¥7.00"
    )
    assert boss.last.labels[:2] == ["⚠️ Mei · CN¥140.00", "⚠️ Zoe · CN¥7.00"]
    assert data_of(boss.last, "Cash in hand by person") == "cash:branch"
    await boss.taps("Mei")
    assert boss.last.text.startswith("📒 Mei’s receivables")
    assert boss.last.labels[0] == "⚠️ Hualian · CN¥140.00"
    await boss.taps("By customer")
    assert "⚠️ Metro · CN¥7.00" in boss.last.labels
    await boss.taps("By person")
    await boss.taps("Zoe")
    assert boss.last.labels[0] == "⚠️ Metro · CN¥7.00"


async def test_promises_beyond_the_week_and_of_what_is_paid_are_not_in_it(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    other = await open_file(office, rep, "Metro")
    await owes(office, other, ("2026-11-01", "5"))
    await promise(office, rep, shop, date(2026, 11, 28))
    await promise(office, rep, other, date(2026, 11, 27))
    await boss.types("/receivables")
    await boss.taps("By person")
    assert "Promised for the next 7 days: CN¥5.00 (one bill)" in boss.last.text
    await pay(office, rep, other.id, "5", confirmed_by=them.finance)
    await boss.types("/receivables")
    await boss.taps("By person")
    assert "Promised" not in boss.last.text


async def test_a_persons_page_leads_to_what_their_customers_owe(
    office: Office, boss: Phone, rep: Phone, shop: Customer
) -> None:
    await boss.types("/team Mei")
    await boss.taps("Receivables")
    assert boss.last.text.startswith("📒 Mei’s receivables")


async def test_me_tells_what_is_open_overdue_promised_and_in_hand(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await promise(office, rep, shop, date(2026, 11, 24))
    await pay(office, rep, shop.id, "15", PaymentMethod.CASH)
    await rep.types("/me")
    for line_ in (
        "📒 Receivables CN¥200.00 · overdue CN¥140.00",
        "🤝 Promised for the next 7 days: CN¥100.00 (one bill)",
        "💵 Cash in hand: CN¥15.00",
    ):
        assert line_ in rep.last.text
    await rep.taps("Receivables")
    assert rep.last.text.startswith("📒 My receivables")


async def test_me_of_who_has_no_customers_says_so_and_hr_hears_nothing_of_it(
    office: Office, other_rep: Phone
) -> None:
    await other_rep.types("/me")
    assert "📒 没有应收" in other_rep.last.text
    hr = await office.hire("Hanna", Position.HR)
    await hr.types("/me")
    assert "📒" not in hr.last.text
    await hr.types("/receivables")
    assert hr.last.text == t(Language.EN, "not-for-you")


# Who sees what


async def test_finance_sees_everybodys_and_the_general_manager_too(
    office: Office, director: Phone, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    await owes(office, await open_file(office, other_rep, "沃尔玛"), ("2026-11-01", "2"))
    async with office.session() as session:
        (await staff(session, director)).superior_id = (await staff(session, them.chief)).id
    for reader, title in (
        (them.finance, "All receivables"),
        (them.chief, "Receivables of my team"),
    ):
        await reader.types("/receivables")
        assert title in reader.last.text
        assert "Receivables: CN¥202.00" in reader.last.text
        assert any("沃尔玛" in label for label in reader.last.labels)
        await reader.taps("By person")
        await reader.taps("李伟")
        await reader.taps("沃尔玛")
        assert "沃尔玛 · account" in reader.last.text
        assert "Owner: 李伟" in reader.last.text


async def test_another_branch_sees_nothing_and_forged_buttons_open_nothing(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, boss: Phone
) -> None:
    await other_rep.types("/receivables")
    assert "没有应收" in other_rep.last.text
    mei = await person_id(office, rep)
    for data in (
        f"receivables:customer:{shop.id}",
        f"receivables:customer:{shop.id}:0",
        "receivables:customer:999999999999999999",
        f"receivables:of:{mei}",
        f"receivables:of:{mei}:all:0",
        "receivables:of:999999999999999999:late:0",
        "receivables:people:all:0",
        "receivables:team",
        f"receivables:picture:of:{mei}:CNY",
        f"receivables:sheet:of:{mei}",
        "receivables:sheet:people",
    ):
        before = len(other_rep.inbox)
        await office.forge(other_rep, data)
        assert "没有这些应收，或者您不能查看" in other_rep.last.text, data
        assert "Hualian" not in "".join(other_rep.texts[before:])
    assert (other_rep.documents, other_rep.pictures) == ([], [])


async def test_whoever_has_no_say_in_money_gets_no_list(
    office: Office, rep: Phone, shop: Customer
) -> None:
    works = await office.hire("Wendy", Position.WORKS)
    await works.types("/menu")
    await office.forge(works, f"receivables:customer:{shop.id}")
    await office.forge(works, "receivables")
    assert "Hualian" not in "".join(works.texts)
    assert "CN¥" not in "".join(works.texts)


# A customer's account


async def test_the_account_has_bills_receipts_and_the_next_deeds(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    water = await product(office)
    await place(office, rep, shop.id, [line(water, 1)], terms=Terms.read("on_delivery"))
    await pay(office, rep, shop.id, "30", confirmed_by=them.finance)
    await pay(office, rep, shop.id, "10", PaymentMethod.CASH)
    bounced = await pay(office, rep, shop.id, "5", PaymentMethod.CHEQUE, confirmed_by=them.finance)
    await bounce(office, them.finance, bounced)
    await rep.types("/receivables")
    await rep.taps("Hualian")
    assert "Receivables: CN¥224.24" in rep.last.text
    assert "31–60 days overdue: CN¥70.00" in rep.last.text
    assert "Owner" not in rep.last.text
    overdue, second, coming, later, *receipts = rep.last.labels
    assert overdue.startswith("⚠️ 10-01 · ")
    assert overdue.endswith(" · CN¥70.00")
    assert second.startswith("⚠️ 11-20 · ")
    assert coming.startswith("▫️ 12-24 · ")
    assert later.startswith("❔ SO202611-0001")
    assert later.endswith(" · CN¥54.24")
    assert receipts[:3] == [
        "🚫 11-21 · CN¥5.00 · cheque",
        "⏳ 11-21 · CN¥10.00 · cash",
        "✅ 11-21 · CN¥30.00 · transfer",
    ]
    assert "🚫 bounced, ⏳ waiting for finance, ✅ confirmed" in rep.last.text
    bill = await bill_of(office, shop)
    assert data_of(rep.last, "10-01") == f"instalment:{bill.id}"
    assert data_of(rep.last, "CN¥5.00 · cheque") == f"receipt:{bounced}"
    assert data_of(rep.last, "Record a payment") == f"pay:new:{shop.id}"
    assert data_of(rep.last, "Statement") == f"statement:customer:{shop.id}"
    await rep.taps("10-01")
    assert "CN¥70.00" in rep.last.text


async def test_the_account_says_how_promises_were_kept(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await promise(office, rep, shop, date(2026, 11, 24))
    await pay(office, rep, shop.id, "100", confirmed_by=them.finance)
    await rep.types("/receivables")
    await rep.taps("Hualian")
    assert "Promises kept: 1 of 1" in rep.last.text


async def test_an_account_with_many_bills_is_leafed_through(office: Office, rep: Phone) -> None:
    shop = await open_file(office, rep, "Hualian")
    start = date(2026, 11, 1)
    await owes(office, shop, *((start + timedelta(days=day), "1") for day in range(14)))
    await rep.types("/receivables")
    await rep.taps("Hualian")
    seen: list[str] = []
    for leaf in ("2/3 ›", "3/3 ›", ""):
        seen += [label.split(" · ")[0] for label in rep.last.labels if label.startswith("⚠️")]
        if leaf:
            await rep.taps(leaf)
    assert seen == [f"⚠️ 11-{day:02}" for day in range(1, 15)]


async def test_the_customers_card_leads_to_the_account_also_when_put_away(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await rep.types("/customer Hualian")
    await rep.taps("Account")
    assert "Hualian · account" in rep.last.text
    async with office.session() as session:
        here = await session.get_one(Customer, shop.id)
        await here.archive(session, await staff(session, rep))
    await office.forge(rep, f"customer:{shop.id}")
    await rep.taps("Account")
    assert "Receivables: CN¥200.00" in rep.last.text
    assert "💰 Record a payment" not in rep.last.labels


async def test_an_account_without_anything_says_so(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "Metro")
    await rep.types("/customer Metro")
    await rep.taps("Account")
    assert "Nothing is open and there is no credit." in rep.last.text


# The picture


@pytest.mark.parametrize(
    ("language", "button", "caption"),
    [
        (Language.EN, "Picture", "My receivables · CNY · Sat, Nov 21"),
        (Language.ZH_HANS, "图表", "我的应收 · CNY · 11月21日周六"),
        (Language.ZH_HANT, "圖表", "我的應收 · CNY · 11月21日 週六"),
    ],
)
async def test_the_picture_comes_in_each_language_as_wide_as_a_phone(
    office: Office, boss: Phone, language: Language, button: str, caption: str
) -> None:
    seller = await office.hire("李小龙", Position.REPRESENTATIVE, boss, language)
    for number in range(14):
        shop = await open_file(office, seller, f"华联超市 {number} $x$ 🍊 ‘A’")
        await owes(office, shop, ("2026-10-01", str(1000 - number)), ("2026-12-24", "777"))
    await seller.types("/receivables")
    await seller.taps(button)
    [picture] = seller.pictures
    assert dimensions(picture.content)[0] == 1080
    assert 900 < dimensions(picture.content)[1] < 2000
    assert len(picture.content) < 200_000
    assert seller.last.text.startswith(caption)
    assert seller.documents == []


async def test_the_picture_by_person_and_of_a_currency(
    office: Office, boss: Phone, rep: Phone, shop: Customer
) -> None:
    await owes(office, shop, ("2026-11-11", "9"), currency="USD")
    await boss.types("/receivables")
    await boss.taps("By person")
    await boss.taps("Picture (USD)")
    assert boss.last.text == (
        "Receivables of my team · USD · Sat, Nov 21\nReceivables $9.00 · overdue $9.00"
    )
    rich = await open_file(office, rep, "Rich")
    await owes(office, rich, ("2026-11-11", "-7"), currency="JPY")
    await boss.types("/receivables")
    assert "📊 Picture (JPY)" not in boss.last.labels  # of a credit there is nothing to draw
    await office.forge(boss, "receivables:picture:people:JPY")
    await office.forge(boss, "receivables:picture:people:EUR")
    assert len(boss.pictures) == 1


async def test_a_picture_is_of_whom_its_reader_sees_when_it_is_sent(
    office: Office, director: Phone, boss: Phone, rep: Phone, shop: Customer
) -> None:
    """Between asking and sending the person went to another superior."""
    async with office.session() as session:
        mei = await staff(session, rep)
        who = await staff(session, boss)
        await send_document(
            session, who, "receivables-picture", whose=f"of:{mei.id}", currency="CNY"
        )
        await send_document(session, who, "receivables-sheet", whose=f"of:{mei.id}")
        mei.superior_id = (await staff(session, director)).id
    await office.settle()
    assert (boss.pictures, boss.documents) == ([], [])


# The sheet


async def test_the_sheet_has_customers_people_and_sums_for_each_currency(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    formula = await open_file(office, boss, "=1+1")
    await owes(office, formula, ("2026-11-01", "5.47"), ("2026-11-30", "0.53"))
    await owes(office, formula, ("2026-11-01", "900"), currency="JPY")
    rich = await open_file(office, rep, "Rich")
    await owes(office, rich, ("2026-11-01", "20"))
    await pay(office, rep, rich.id, "50", confirmed_by=them.finance)
    await boss.types("/receivables")
    await boss.taps(".xlsx")
    assert boss.documents[-1].name == "Receivables 2026-11-21.xlsx"
    names = ["Customers CNY", "People CNY", "Customers JPY", "People JPY", "About"]
    assert boss.sheet.sheetnames == names
    customers = [list(row) for row in boss.sheet["Customers CNY"].iter_rows(values_only=True)]
    assert customers == [
        [
            "Customer",
            "Receivables",
            "Overdue",
            "Not due",
            "1–30 days overdue",
            "31–60 days overdue",
            "61–90 days overdue",
            "Over 90 days overdue",
            "Credit in hand",
            "Net of credit",
            "Owner",
        ],
        ["Hualian", 200, 140, 60, 40, 100, 0, 0, 0, 200, "Mei"],
        ["=1+1", 6, 5.47, 0.53, 5.47, 0, 0, 0, 0, 6, "Hugo"],
        ["Rich", 0, 0, 0, 0, 0, 0, 0, 30, -30, "Mei"],
        ["Total", 206, 145.47, 60.53, 45.47, 100, 0, 0, 30, 176, None],
    ]
    people = [list(row) for row in boss.sheet["People CNY"].iter_rows(values_only=True)][1:]
    assert people == [
        ["Mei", 200, 140, 60, 40, 100, 0, 0, 30, 170],
        ["Hugo", 6, 5.47, 0.53, 5.47, 0, 0, 0, 0, 6],
        ["Total", 206, 145.47, 60.53, 45.47, 100, 0, 0, 30, 176],
    ]
    sheet = boss.sheet["Customers CNY"]
    assert sheet.freeze_panes == "B2"
    assert (sheet["A3"].data_type, sheet["B3"].number_format) == ("s", "#,##0.00")
    assert boss.sheet["Customers JPY"]["B2"].number_format == "#,##0"
    said: dict[Any, Any] = {row[0].value: row[1].value for row in boss.sheet["About"].iter_rows()}
    assert said["Of"] == "Receivables of my team"
    [taken] = await office.all(select(Entry).where(Entry.deed == "list-taken"))
    assert taken.facts == {"list": "receivables-sheet", "chosen": "customers", "rows": 4}


async def test_a_tap_twice_brings_one_sheet(office: Office, rep: Phone, shop: Customer) -> None:
    await rep.types("/receivables")
    await rep.taps(".xlsx")
    await rep.taps(".xlsx")
    assert len(rep.documents) == 1


async def test_somebody_who_left_still_stands_for_what_their_customers_owe(
    office: Office, boss: Phone, rep: Phone, shop: Customer
) -> None:
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
        left = await session.scalar(select(Staff.id).where(Staff.name == "Mei"))
    await boss.types("/receivables")
    await boss.taps("By person")
    await boss.taps("Mei")
    assert boss.last.labels[0] == "⚠️ Hualian · CN¥140.00"
    assert data_of(boss.last, "Picture") == f"receivables:picture:of:{left}:CNY"


@pytest.mark.parametrize("words", ["/receivables Hualian", "应收 Hualian", "欠款 hual"])
async def test_a_name_behind_it_opens_the_account(
    office: Office, rep: Phone, shop: Customer, words: str
) -> None:
    await rep.types(words)
    assert "Hualian · account" in rep.last.text
    assert "Receivables: CN¥200.00" in rep.last.text


async def test_finance_finds_each_account_by_name_and_nobody_else_does(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    north = await open_file(office, other_rep, "Hualian North")
    await owes(office, north, ("2026-11-01", "2"))
    await them.finance.types("/receivables hual")
    assert "Whose account?" in them.finance.last.text
    await them.finance.taps("Hualian North", them.finance.last)
    assert "Hualian North · account" in them.finance.last.text
    await other_rep.types("/receivables hual")
    assert "📒 Hualian North" in other_rep.last.text
    await rep.types("/receivables North")
    assert "No customer of yours is called “North”" in rep.last.text


async def test_many_currencies_fit_into_a_message(
    office: Office, rep: Phone, shop: Customer
) -> None:
    for currency in ("USD", "EUR", "JPY", "GBP", "HKD", "TWD", "SGD", "AUD", "KRW"):
        await owes(office, shop, ("2026-10-01", "500"), currency=currency)
    await rep.types("/receivables")
    assert len([label for label in rep.last.labels if "Picture" in label]) == 10
    assert any(".xlsx" in label for label in rep.last.labels)


async def test_a_persons_button_has_every_currency_that_is_overdue(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, ("2026-12-24", "100"))
    await owes(office, shop, ("2026-10-01", "5000"), currency="USD")
    await boss.types("/receivables")
    await boss.taps("By person")
    assert "⚠️ Mei · $5,000.00" in boss.last.labels
    await owes(office, shop, ("2026-10-01", "7"))
    for currency in ("EUR", "GBP"):
        await owes(office, shop, ("2026-10-01", "6"), currency=currency)
    await boss.types("/receivables")
    await boss.taps("By person")
    assert "⚠️ Mei · CN¥7.00 · €6.00 · £6.00 · …" in boss.last.labels
