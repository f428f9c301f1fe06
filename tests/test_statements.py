"""The monthly statement: sums that tie out, who gets which part; on a card, as a sheet, on paper (10.3)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from moneyed import Money
from pypdf import PdfReader
from sqlalchemy import select

from bot.monthwords import read_month
from models import account_months, booking, calendar, policy, statements
from models.audit import Entry
from models.calendar import DayKind
from models.customers import Customer
from models.documents import send_document
from models.language import Language
from models.order_changes import cancel
from models.order_terms import Terms
from models.orders import Order
from models.policy import LeaveKind
from models.positions import Position
from models.products import Product
from models.receipts import PaymentMethod
from models.reminders import Reminder, ReminderState
from models.statements import Line
from scheduler.statements import JOBS
from tests.conftest import Office
from tests.goods import give_back, ship
from tests.leaves import approved_leave, enter_years
from tests.paying import account, bounce, owed_before, pay, write_off
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product

OCTOBER, NOVEMBER, DECEMBER, JANUARY, FEBRUARY = (
    date(2026, 10, 1),
    date(2026, 11, 1),
    date(2026, 12, 1),
    date(2027, 1, 1),
    date(2027, 2, 1),
)


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian", address="1 Long Road", contact="Ms Li")


@pytest.fixture
async def water(office: Office) -> Product:
    """¥54.24 a case with the tax."""
    return await product(office)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


async def month(office: Office, first: date) -> list[Line]:
    """Everybody's lines."""
    async with office.session() as session:
        return list(await statements.lines(session, None, first))


async def of(office: Office, customer_id: int, first: date, currency: str = "CNY") -> list[str]:
    """Before, opening, sales, receipts, credits and now of one customer."""
    [sums] = [
        one.sums
        for one in await month(office, first)
        if (one.customer_id, one.sums.currency) == (customer_id, currency)
    ]
    return [f"{sums.money(name).amount:.2f}" for name in statements.NAMES]


async def call_off(office: Office, author: Phone, order_id: int) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await cancel(session, order, await staff(session, author), "Changed mind")


async def morning(office: Office, at: str) -> None:
    await office.at(at)
    await office.beat(*(job.do_one.__name__ for job in JOBS))


def statements_in(phone: Phone) -> list[str]:
    return [said for said in phone.texts if "📒" in said]


# The sums


@pytest.mark.parametrize(("few", "looked_at"), [(0, 1), (0, 2), (0, 32), (1000, 32)])
async def test_a_page_has_who_owed_most_at_the_end_of_its_month_whatever_came_since(
    office: Office,
    rep: Phone,
    other_rep: Phone,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    looked_at: int,
) -> None:
    """Some pay later, one owes more later, one had nothing yet, one paid too much; two are another's."""
    monkeypatch.setattr(statements, "FEW", few)
    monkeypatch.setattr(statements, "AT_FIRST", looked_at)
    owed = {"A": "500", "B": "400", "C": "300", "D": "300", "E": "200", "F": "-50"}
    numbers = {
        name: (await open_file(office, other_rep if name in "BE" else rep, f"Shop {name}")).id
        for name in (*owed, "G")
    }
    for name, amount in owed.items():
        await owed_before(office, numbers[name], amount, NOVEMBER, f"balance:{numbers[name]}")
    await office.at("2026-12-10 10:00")
    for name, amount in {"A": "-450", "B": "-400", "D": "-1", "E": "700", "G": "900"}.items():
        await owed_before(office, numbers[name], amount, NOVEMBER, f"balance:{numbers[name]}")
    async with office.session() as session:
        branch = await (await staff(session, rep)).branch(session)
        for first, names in ((NOVEMBER, "ABCDEF"), (DECEMBER, "EGCDABF")):
            everybody = await statements.lines(session, None, first)
            assert [one.customer for one in everybody] == [f"Shop {name}" for name in names]
            theirs = [one for one in everybody if one.customer[-1] not in "BE"]
            for people, whole in ((None, everybody), (branch, theirs)):
                for behind in range(len(names) + 1):
                    page = await statements.lines(session, people, first, at_most=2, behind=behind)
                    assert page == whole[behind : behind + 2]


async def test_the_sums_tie_out_over_months_of_changes_bounces_credits_and_write_offs(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    at_the_end: dict[date, Money] = {}
    await owed_before(office, shop.id, "100", OCTOBER)
    first = await place(office, rep, shop.id, [line(water, 10)], terms=Terms.read("days:30"))
    second = await place(office, rep, shop.id, [line(water, 2)])
    cheque = await pay(
        office, rep, shop.id, "120.01", PaymentMethod.CHEQUE, confirmed_by=them.finance
    )
    at_the_end[NOVEMBER], _ = await account(office, shop.id)

    await office.at("2026-12-10 10:00")
    await change(office, rep, first, lines=[line(water, 4, number=1)])
    await bounce(office, them.finance, cheque)
    await ship(office, first, {1: 4})
    await pay(office, rep, shop.id, "30", confirmed_by=them.finance)
    await call_off(office, rep, second)
    at_the_end[DECEMBER], _ = await account(office, shop.id)

    await office.at("2027-01-20 10:00")
    await give_back(office, rep, first, {1: 1}, decided_by=boss)
    await write_off(office, rep, shop.id, "69.99")
    await pay(office, rep, shop.id, "500", confirmed_by=them.finance)
    at_the_end[JANUARY], _ = await account(office, shop.id)

    assert await of(office, shop.id, NOVEMBER) == [
        "0.00", "100.00", "650.88", "120.01", "0.00", "630.87",
    ]  # fmt: skip
    assert await of(office, shop.id, DECEMBER) == [
        "630.87", "0.00", "-433.92", "-90.01", "0.00", "286.96",
    ]  # fmt: skip
    assert await of(office, shop.id, JANUARY) == [
        "286.96", "0.00", "0.00", "500.00", "124.23", "-337.27",
    ]  # fmt: skip
    assert await of(office, shop.id, FEBRUARY) == ["-337.27", *["0.00"] * 4, "-337.27"]
    before = 0
    for each in (NOVEMBER, DECEMBER, JANUARY, FEBRUARY):
        [one] = await month(office, each)
        sums = one.sums
        assert sums.before == before
        assert sums.before + sums.opening + sums.sales - sums.receipts - sums.credits == sums.now
        assert sums.money("now") == at_the_end.get(each, at_the_end[JANUARY])
        before = sums.now


async def test_what_is_booked_after_the_clock_was_set_back_is_told_of_its_own_month(
    office: Office, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100", OCTOBER)
    await office.at("2027-01-20 10:00")
    await owed_before(office, shop.id, "7", OCTOBER, "balance:2")
    await office.at("2026-12-20 10:00")
    await owed_before(office, shop.id, "30", OCTOBER, "balance:3")
    await office.at("2026-11-20 10:00")
    await owed_before(office, shop.id, "2", OCTOBER, "balance:4")
    told = {
        NOVEMBER: ("0.00", "102.00", "102.00"),
        DECEMBER: ("102.00", "30.00", "132.00"),
        JANUARY: ("132.00", "7.00", "139.00"),
        FEBRUARY: ("139.00", "0.00", "139.00"),
    }
    for first, (before, opening, now) in told.items():
        assert await of(office, shop.id, first) == [before, opening, "0.00", "0.00", "0.00", now]
        [one] = await month(office, first)
        async with office.session() as session:
            assert await statements.totals(session, None, first) == {"CNY": (1, one.sums)}
    async with office.session() as session:
        assert not await account_months.differing(session)


async def test_how_many_are_told_of_is_how_many_are_listed(
    office: Office, rep: Phone, shop: Customer
) -> None:
    """One who owed nothing at the end of a month is told of where anything was booked in it."""
    paid, late = await open_file(office, rep, "Paid"), await open_file(office, rep, "Late")
    await owed_before(office, paid.id, "100", OCTOBER, "balance:1")
    await owed_before(office, paid.id, "-100", OCTOBER, "balance:2")
    await owed_before(office, late.id, "5", OCTOBER, "balance:3")
    await office.at("2026-12-20 10:00")
    await owed_before(office, late.id, "-5", OCTOBER, "balance:4")
    await owed_before(office, shop.id, "9", OCTOBER, "balance:5")
    await office.at("2027-01-20 10:00")
    await owed_before(office, shop.id, "-9", OCTOBER, "balance:6")
    for first, number in {OCTOBER: 0, NOVEMBER: 2, DECEMBER: 2, JANUARY: 1, FEBRUARY: 0}.items():
        assert len(await month(office, first)) == number
        async with office.session() as session:
            theirs = [(await staff(session, rep)).id]
            for people in (None, theirs):
                found = await statements.totals(session, people, first)
                assert [one for one, _ in found.values()] == ([number] if number else [])
                assert await statements.has_any(session, people, first) == bool(number)
                assert await statements.has_earlier(session, people, first) == (first > NOVEMBER)
            assert not await statements.has_any(session, [], first)
            assert not await statements.has_earlier(session, [], first)


async def test_a_customer_with_an_opening_balance_only_is_in_every_month_from_then_on(
    office: Office, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    assert await month(office, OCTOBER) == []
    assert await of(office, shop.id, NOVEMBER) == [
        "0.00",
        "100.01",
        "0.00",
        "0.00",
        "0.00",
        "100.01",
    ]
    assert await of(office, shop.id, DECEMBER) == ["100.01", *["0.00"] * 4, "100.01"]


async def test_each_currency_is_a_line_of_its_own_and_what_came_to_nothing_is_not_lost(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    async with office.session() as session:
        await (await session.get_one(Customer, shop.id)).alone(session)
        await booking.opened(session, shop.id, Money("7.5", "USD"), OCTOBER, f"balance:{shop.id}")
    assert await of(office, shop.id, NOVEMBER) == ["0.00", "0.00", "54.24", "54.24", "0.00", "0.00"]
    assert [one.sums.currency for one in await month(office, NOVEMBER)] == ["CNY", "USD"]
    assert [one.sums.currency for one in await month(office, DECEMBER)] == ["USD"]


async def test_the_company_s_total_is_that_of_all_customers(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    other = await open_file(office, other_rep, "佳乐")
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await owed_before(office, other.id, "-30", OCTOBER)
    async with office.session() as session:
        found = await statements.totals(session, None, NOVEMBER)
        (number, sums) = found["CNY"]
        assert (number, sums.money("now")) == (2, price("70.01"))
        theirs = [(await staff(session, rep)).id]
        (number, sums) = (await statements.totals(session, theirs, NOVEMBER))["CNY"]
        assert (number, sums.money("now")) == (1, price("100.01"))


# On the first working day


async def test_on_the_first_working_day_everybody_gets_the_part_that_is_theirs(
    office: Office,
    director: Phone,
    boss: Phone,
    rep: Phone,
    other_rep: Phone,
    them: Parties,
    shop: Customer,
) -> None:
    other = await open_file(office, other_rep, "佳乐")
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await owed_before(office, other.id, "30", OCTOBER)
    await morning(office, "2026-12-01 08:30")
    assert statements_in(rep) == []
    await morning(office, "2026-12-01 09:00")
    await morning(office, "2026-12-01 09:15")
    await morning(office, "2026-12-02 09:15")
    [mine] = statements_in(rep)
    assert "Statement · November 2026" in mine
    assert "so far" not in mine
    assert "CNY · 1 customer" in mine
    assert "Opening balances: CN¥100.01" in mine
    assert "Balance now: CN¥100.01" in mine
    assert "Overdue on Tue, Dec 1: CN¥100.01" in mine
    [theirs] = statements_in(boss)
    assert "Balance now: CN¥100.01" in theirs
    [in_chinese] = statements_in(other_rep)
    assert "对账单 · 2026年11月" in in_chinese
    assert "期末余额：¥30.00" in in_chinese
    assert statements_in(director) == statements_in(them.finance) == []  # not named in the rules


async def test_whoever_is_named_in_the_rules_gets_it_and_who_has_nothing_in_it_does_not(
    office: Office, director: Phone, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    given = policy.current()
    payments = given.payments.model_copy(
        update={"statement_to": (Position.DIRECTOR, Position.REPRESENTATIVE)}
    )
    policy.use(given.model_copy(update={"payments": payments}))
    await morning(office, "2026-12-01 09:00")
    assert len(statements_in(director)) == len(statements_in(rep)) == 1
    assert statements_in(other_rep) == []
    kept = await office.all(select(Reminder).where(Reminder.kind == statements.STATEMENT))
    assert {one.state for one in kept} == {ReminderState.SAID, ReminderState.MOOT}


@pytest.mark.parametrize(
    ("too_early", "at"),
    [
        ("2027-01-01 10:00", "2027-01-04 09:00"),  # New Year, then a weekend
        ("2026-08-01 11:00", "2026-08-01 11:00"),  # a Saturday on which the company works
        ("2027-05-03 10:00", "2027-05-06 09:00"),  # Labour Day goes on until the 5th
    ],
)
async def test_days_off_are_not_counted(
    office: Office, rep: Phone, shop: Customer, too_early: str, at: str
) -> None:
    await enter_years(office)
    async with office.session() as session:
        for day in (date(2027, 5, 4), date(2027, 5, 5)):
            await calendar.set_day(session, day, DayKind.OFF, "Ours", who=None)
    await office.at("2026-07-15 10:00")
    await owed_before(office, shop.id, "100.01", OCTOBER)
    if too_early != at:
        await morning(office, too_early)
        assert statements_in(rep) == []
    await morning(office, at)
    assert len(statements_in(rep)) == 1


async def test_the_working_day_is_the_company_s_to_choose(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    given = policy.current()
    payments = given.payments.model_copy(update={"statement_working_day": 3})
    policy.use(given.model_copy(update={"payments": payments}))
    await morning(office, "2026-12-02 10:00")
    assert statements_in(rep) == []
    await morning(office, "2026-12-03 10:00")
    assert len(statements_in(rep)) == 1


async def test_a_machine_that_was_off_says_it_later_in_the_month_at_work_and_once(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await morning(office, "2026-12-20 10:00")  # a Sunday
    await morning(office, "2026-12-21 22:00")  # after work
    assert statements_in(rep) == []
    await morning(office, "2026-12-22 09:00")
    await morning(office, "2026-12-23 09:00")
    assert len(statements_in(rep)) == 1
    assert "November 2026" in statements_in(rep)[0]
    await morning(office, "2027-01-04 09:00")
    assert ["November" in one for one in statements_in(rep)] == [True, False]


async def test_it_waits_for_who_is_on_leave(
    office: Office, boss: Phone, rep: Phone, shop: Customer
) -> None:
    await enter_years(office)
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await approved_leave(office, rep, boss, "2026-12-01", LeaveKind.SICK)
    await morning(office, "2026-12-01 09:00")
    await morning(office, "2026-12-01 16:00")
    assert len(statements_in(boss)) == 1
    assert statements_in(rep) == []
    await morning(office, "2026-12-02 09:00")
    assert len(statements_in(rep)) == 1


# Looking at it again


async def test_the_month_before_comes_first_and_others_are_a_tap_or_a_word_away(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await office.at("2026-12-15 10:00")
    await rep.types("/statement")
    assert "Statement · November 2026" in rep.last.text
    assert not [label for label in rep.last.labels if "October" in label]  # nothing was booked
    await rep.taps("December 2026 ›")
    assert "Statement · December 2026 so far" in rep.last.text
    assert "Brought forward: CN¥100.01" in rep.last.text
    assert not [label for label in rep.last.labels if "›" in label]
    await rep.taps("‹ November 2026")
    assert "Opening balances: CN¥100.01" in rep.last.text
    await rep.types("对账单 本月")
    assert "December 2026 so far" in rep.last.text
    await rep.types("/statement nov")
    assert "November 2026" in rep.last.text
    await rep.types("/statement 2027-03")
    assert "March 2027 has not begun" in rep.last.text
    await rep.types("/statement 2026-09")
    assert "Nothing was owed or booked" in rep.last.text
    await rep.types("/statement Nowhere")
    assert "no month or customer called “Nowhere”" in rep.last.text


async def test_many_customers_are_leafed_through_who_owes_most_first(
    office: Office, rep: Phone
) -> None:
    for number in range(1, 13):
        customer = await open_file(office, rep, f"Shop {chr(64 + number)}")
        await owed_before(office, customer.id, str(number), OCTOBER, f"balance:{customer.id}")
    await rep.types("/statement this month")
    shown = [label for label in rep.last.labels if label.startswith("Shop")]
    assert shown[0] == "Shop L · CN¥12.00"
    assert len(shown) == 10
    await rep.taps("2/2 ›")
    shown = [label for label in rep.last.labels if label.startswith("Shop")]
    assert shown == ["Shop B · CN¥2.00", "Shop A · CN¥1.00"]
    await rep.taps("Shop A")
    assert "Shop A" in rep.last.text
    assert "Opening balance · CN¥1.00 → CN¥1.00" in rep.last.text


async def test_finance_sees_everybody_and_works_nothing(
    office: Office, them: Parties, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await them.finance.types("/statement 本月")
    assert "Balance now: CN¥100.01" in them.finance.last.text
    await them.finance.taps("Hualian")
    assert "Opening balance · CN¥100.01" in them.finance.last.text
    await them.works.types("/statement")
    assert "CN¥" not in them.works.last.text
    await office.forge(them.works, f"statement:customer:{shop.id}")
    await office.forge(them.works, "statement:sheet:2026-11")
    assert all("CN¥" not in said for said in them.works.texts)
    assert them.works.documents == []


# As a sheet


async def test_the_sheet_has_a_row_each_the_ageing_and_sums_in_a_sheet_for_each_currency(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await owed_before(office, shop.id, "100.01", date(2026, 10, 20))
    await pay(office, rep, shop.id, "20", confirmed_by=them.finance)
    async with office.session() as session:
        await (await session.get_one(Customer, shop.id)).alone(session)
        await booking.opened(session, shop.id, Money("7.5", "USD"), OCTOBER, f"balance:{shop.id}")
    await office.at("2026-12-01 10:00")
    other = await open_file(office, rep, "Jiale")
    await place(office, rep, other.id, [line(water, 1)], date(2026, 12, 3))
    await boss.types("/statement")
    await boss.taps("As a sheet (.xlsx)")
    assert "Statement · November 2026 · 1 customer" in boss.last.text
    book = boss.sheet
    assert book.sheetnames == ["CNY", "USD", "About"]
    rows = list(book["CNY"].iter_rows(values_only=True))
    assert rows[0] == (
        "Customer", "Owner", "Brought forward", "Opening balances", "Sales", "Receipts", "Credits",
        "Balance now", "Balance on December 1, 2026", "Not due", "1–30 days overdue",
        "31–60 days overdue", "61–90 days overdue", "Over 90 days overdue", "Credit in hand",
    )  # fmt: skip
    assert rows[1:] == [
        ("Hualian", "Mei", 0, 100.01, 0, 20, 0, 80.01, 80.01, 0, 0, 80.01, 0, 0, 0),
        ("Jiale", "Mei", 0, 0, 0, 0, 0, 0, 54.24, 54.24, 0, 0, 0, 0, 0),
        ("Total", None, 0, 100.01, 0, 20, 0, 80.01, 134.25, 54.24, 0, 80.01, 0, 0, 0),
    ]
    assert book["CNY"]["D2"].number_format == "#,##0.00"
    taken = await office.one(select(Entry).where(Entry.deed == "list-taken"))
    assert taken.facts == {"list": "statement-sheet", "chosen": "2026-11", "rows": 2}


async def test_of_a_month_long_over_nobody_says_how_old_its_debts_were(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await office.at("2027-02-10 10:00")
    await rep.types("/statement 2026-11")
    assert "Overdue" not in rep.last.text
    await rep.taps("As a sheet (.xlsx)")
    assert rep.sheet["CNY"].max_column == 8


# One customer's


def printed(phone: Phone) -> str:
    """All words of the newest PDF, without spaces."""
    pages = PdfReader(io.BytesIO(phone.documents[-1].content)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


async def a_full_month(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    """Something of every kind."""
    await owed_before(office, shop.id, "100", OCTOBER)
    order = await place(office, rep, shop.id, [line(water, 2)])
    other = await place(office, rep, shop.id, [line(water, 1)])
    await change(office, rep, order, lines=[line(water, 3, number=1)])
    await call_off(office, rep, other)
    await ship(office, order, {1: 3})
    await give_back(office, rep, order, {1: 1}, decided_by=boss)
    cheque = await pay(
        office,
        rep,
        shop.id,
        "60",
        PaymentMethod.CHEQUE,
        reference="771",
        confirmed_by=them.finance,
    )
    await bounce(office, them.finance, cheque)
    await pay(office, rep, shop.id, "10.40", PaymentMethod.CASH, confirmed_by=them.finance)
    await write_off(office, rep, shop.id, "4.60")


async def test_a_customer_s_entries_are_told_one_by_one_with_the_balance_after_each(
    office: Office, boss: Phone, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await a_full_month(office, boss, rep, shop, water, them)
    await rep.types("/statement Hualian")
    said = rep.last.text.split("\n")
    day = "Sat, Nov 21"
    assert said[:2] == ["📒 Hualian", "November 2026 so far"]
    assert said[3:] == [
        "Brought forward: CN¥0.00",
        f"{day} · Opening balance · CN¥100.00 → CN¥100.00",
        f"{day} · Order SO202611-0001 · CN¥108.48 → CN¥208.48",
        f"{day} · Order SO202611-0002 · CN¥54.24 → CN¥262.72",
        f"{day} · Order SO202611-0001, changed · CN¥54.24 → CN¥316.96",
        f"{day} · Order SO202611-0002, cancelled · -CN¥54.24 → CN¥262.72",
        f"{day} · Credit note CN202611-0001 for order SO202611-0001 · -CN¥54.24 → CN¥208.48",
        f"{day} · Payment by cheque, 771 (came {day}) · -CN¥60.00 → CN¥148.48",
        f"{day} · Payment by cheque, 771 of {day} returned unpaid · CN¥60.00 → CN¥208.48",
        f"{day} · Payment by cash (came {day}) · -CN¥10.40 → CN¥198.08",
        f"{day} · Written off · -CN¥4.60 → CN¥193.48",
        "Balance now: CN¥193.48",
    ]


async def test_what_was_written_off_of_an_order_that_is_cancelled_is_taken_back_in_its_month(
    office: Office, rep: Phone, shop: Customer, water: Product
) -> None:
    order = await place(office, rep, shop.id, [line(water, 1)])
    await write_off(office, rep, shop.id, "4.24")
    await office.at("2026-12-10 10:00")
    await call_off(office, rep, order)
    assert await of(office, shop.id, NOVEMBER) == ["0.00", "0.00", "54.24", "0.00", "4.24", "50.00"]
    assert await of(office, shop.id, DECEMBER) == [
        "50.00",
        "0.00",
        "-54.24",
        "0.00",
        "-4.24",
        "0.00",
    ]
    await rep.types("/statement Hualian")
    assert "Write-off taken back · CN¥4.24 → CN¥0.00" in rep.last.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.EN,
            "StatementofAccount|CustomerHualian|ContactMsLi|FromNovember1,2026|ToNovember21,2026|"
            "OrderSO202611-0001,changed|Paymentbycheque,771(cameNovember21,2026)60.00|"
            "Paymentbycheque,771ofNovember21,2026returnedunpaid60.00|Writtenoff4.60193.48|"
            "BalanceonNovember21,2026CN¥193.48|OpenonNovember21,2026|FrombeforeOctober1,202685.00|"
            "OrderSO202611-0001December21,2026108.48|Page1of1",
        ),
        (
            Language.ZH_HANS,
            "对账单|客户名称Hualian|起始日期2026年11月1日|订单SO202611-0001变更|支票回款，771（2026年11月21日到账）|"
            "2026年11月21日支票回款（771）被退回|核销4.60193.48|2026年11月21日余额¥193.48|期初欠款2026年10月1日85.00",
        ),
        (
            Language.ZH_HANT,
            "對帳單|客戶名稱Hualian|訂單SO202611-0001變更|支票收款，771（2026年11月21日入帳）|"
            "2026年11月21日支票收款（771）遭退回|沖銷4.60193.48|開帳欠款2026年10月1日85.00",
        ),
    ],
)
async def test_the_paper_tells_the_customer_all_of_it(
    office: Office,
    boss: Phone,
    rep: Phone,
    shop: Customer,
    water: Product,
    them: Parties,
    language: Language,
    words: str,
) -> None:
    await a_full_month(office, boss, rep, shop, water, them)
    async with office.session() as session:
        (await staff(session, rep)).language = language
    await rep.types("/help")
    await office.forge(rep, f"statement:customer:{shop.id}")
    await rep.taps("PDF")
    said = printed(rep)
    for each in words.split("|"):
        assert each in said
    assert rep.documents[-1].name.endswith("Hualian 2026-11.pdf")
    taken = await office.one(select(Entry).where(Entry.deed == "statement-taken"))
    assert taken.about == f"customer:{shop.id}"


async def test_credit_is_told_and_other_months_are_a_tap_away(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    await place(office, rep, shop.id, [line(water, 1)])
    await office.at("2026-12-15 10:00")
    await pay(office, rep, shop.id, "60", confirmed_by=them.finance)
    await rep.types("/statement Hualian")
    assert "Brought forward: CN¥54.24" in rep.last.text
    assert "Balance now: -CN¥5.76" in rep.last.text
    await rep.taps("PDF")
    assert "CreditinyourfavouronDecember15,2026:CN¥5.76" in printed(rep)
    await rep.taps("‹ November 2026")
    changed = rep.message_with("November 2026")
    assert "Order SO202611-0001 · CN¥54.24 → CN¥54.24" in changed.text
    assert "so far" not in changed.text
    await rep.types("/statement 上个月 Hualian")
    assert "Hualian\nNovember 2026" in rep.last.text


async def test_a_customer_with_very_many_entries_keeps_within_one_message(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await owed_before(office, shop.id, "100000", OCTOBER)
    for number in range(60):
        await pay(
            office, rep, shop.id, f"{number + 1}", reference="r" * 64, confirmed_by=them.finance
        )
    await rep.types("/statement Hualian")
    assert "earlier ones are in the file" in rep.last.text
    assert "CN¥60.00 → CN¥98,170.00" in rep.last.text  # the latest stays
    await rep.taps("PDF")
    assert printed(rep).count("r" * 64) == 60


async def test_nobody_sees_the_account_of_a_customer_that_is_not_theirs(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, water: Product
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    await other_rep.types("/help")
    for data in (
        f"statement:customer:{shop.id}",
        f"statement:customer:{shop.id}:2026-11",
        f"statement:of:{shop.id}:2026-11",
        f"statement:paper:{shop.id}:2026-11",
        "statement:customer:987654321",
    ):
        await office.forge(other_rep, data)
    await other_rep.types("/statement Hualian")
    assert all("100.01" not in said for said in other_rep.texts)
    assert other_rep.documents == []


async def test_a_paper_asked_for_is_not_sent_to_who_may_not_see_it_any_more(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    await owed_before(office, shop.id, "100.01", OCTOBER)
    async with office.session() as session:
        me = await staff(session, rep)
        assert await send_document(session, me, "statement-paper", customer=shop.id, month=NOVEMBER)
        customer = await session.get_one(Customer, shop.id)
        await customer.give_to(session, None, await staff(session, other_rep), "test")
    await office.settle()
    assert rep.documents == []


@pytest.mark.parametrize("month", ["2026-13", "2027-05", "1999-01"])
async def test_a_month_that_no_button_had_is_out_of_date(
    office: Office, rep: Phone, shop: Customer, month: str
) -> None:
    await rep.types("/help")
    before = rep.texts
    await office.forge(rep, f"statement:customer:{shop.id}:{month}")
    await office.forge(rep, f"statement:{month}:0")
    assert [said for said in rep.texts if "📒" in said] == []
    assert len(rep.texts) >= len(before)


# Months in words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("11月", NOVEMBER),
        ("十一月份", NOVEMBER),
        ("12月", date(2025, 12, 1)),
        ("上个月", OCTOBER),
        ("上個月", OCTOBER),
        ("本月", NOVEMBER),
        ("last month", OCTOBER),
        ("Nov", NOVEMBER),
        ("December", date(2025, 12, 1)),
        ("Nov 2025", date(2025, 11, 1)),
        ("2026-09", date(2026, 9, 1)),
        ("２０２６年９月", date(2026, 9, 1)),
        ("去年12月", date(2025, 12, 1)),
        ("9/2025", date(2025, 9, 1)),
        ("下个月", date(2026, 12, 1)),
        ("明年1月", date(2027, 1, 1)),
        ("Jan next year", date(2027, 1, 1)),
        ("13月", None),
        ("华联", None),
        ("may be", None),
        ("2026-13", None),
        ("", None),
    ],
)
def test_a_month_is_understood_as_people_name_it(words: str, found: Any) -> None:
    assert read_month(words, date(2026, 11, 21)) == found


async def test_finance_finds_each_customer_by_name_and_nobody_else_does(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    await owed_before(office, shop.id, "100", OCTOBER)
    await open_file(office, other_rep, "Hualian North")
    await them.finance.types("/statement Hualian North")
    assert "Hualian North" in them.finance.last.text
    await them.finance.types("/statement hual")
    assert "Whose statement?" in them.finance.last.text
    await them.finance.taps("Hualian · C · Mei", them.finance.last)
    assert "CN¥100.00" in them.finance.last.text
    await other_rep.types("/statement hual")
    assert "Hualian North" in other_rep.last.text
    await rep.types("/statement North")
    assert "no month or customer called “North”" in rep.last.text
