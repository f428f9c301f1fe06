"""Opening balances: what customers owed when Fieldbook began, from a list, all of it or nothing (10.3)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from moneyed import Money
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from bot import cli
from models import customer_statement, policy
from models.audit import Entry
from models.balances import BalanceList
from models.customers import Customer
from models.instalments import Instalment
from models.ledger import EntryKind, LedgerEntry, written_off_of
from models.money import from_minor_units
from tests.conftest import Office
from tests.paying import account, instalments, pay, write_off
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, line, parties, place, price, product
from tests.two_at_once import at_once


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


class Console:
    """Whoever imports lists into the office's database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def says(self, file: str, *options: str) -> tuple[int, str, str]:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        words = ("balances", "import", str(self.folder / file), *options)
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, words, prog_name="fieldbook")
        return result.exit_code, result.stdout, result.stderr

    async def imports(self, text: str, *options: str) -> list[str]:
        (self.folder / "list.csv").write_text(text, "utf-8")
        code, out, err = await self.says("list.csv", *options)
        assert (code, err) == (0, "")
        return out.splitlines()

    async def refuses(self, text: str) -> list[str]:
        (self.folder / "list.csv").write_text(text, "utf-8")
        code, out, err = await self.says("list.csv")
        assert (code, out) == (2, "")
        return err.splitlines()


@pytest.fixture
def console(
    office: Office, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Console:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)  # pytest hears the logs
    return Console(tmp_path)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "华联超市")


async def booked(office: Office) -> int:
    async with office.session() as session:
        return int(await session.scalar(select(func.count(LedgerEntry.id))) or 0)


async def test_what_is_owed_is_due_and_what_is_credit_is_free(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    other = await open_file(office, rep, "Jiale")
    nothing = await open_file(office, rep, "Wumei")
    said = await console.imports(
        '客户,期初余额,到期日\n华联超市,"1,200.50",2026-10-01\nJiale,-300,\nWumei,0,\n'
    )
    assert said == [
        "2 booked, 0 as booked before, 1 of zero.",
        "CNY: 1 owe 1,200.50, 1 have 300.00 in credit; together 900.50.",
    ]
    assert await account(office, shop.id) == (price("1200.50"), price("0"))
    assert await account(office, other.id) == (price("-300"), price("300"))
    assert await account(office, nothing.id) == (price("0"), price("0"))
    [one] = await office.all(select(Instalment))
    assert (one.customer_id, one.order_id, one.due_on) == (shop.id, None, date(2026, 10, 1))
    entries = await office.all(select(LedgerEntry).order_by(LedgerEntry.id))
    assert [one.record for one in entries] == [f"balance:{shop.id}", f"balance:{other.id}"]
    deeds = await office.all(select(Entry.about).where(Entry.deed == "balance-opened"))
    assert deeds == [shop.about, other.about]


async def test_the_same_list_again_books_nothing_and_another_amount_is_refused(
    office: Office, console: Console, shop: Customer
) -> None:
    text = "customer,amount,currency\n华联超市,100.01,\n华联超市,7.5,USD\n"
    assert len(await console.imports(text)) == 3
    assert await console.imports(text) == ["0 booked, 2 as booked before, 0 of zero."]
    assert await booked(office) == 2
    assert await console.refuses(text.replace("100.01", "100.02")) == [
        "row 2, amount: 100.01 CNY is booked already; here it is 0.01 more. If that is what was"
        " owed when you began, import it with --correct, which books the difference; what came since"
        " is recorded as a receipt"
    ]
    for amount, said in (
        ("99", "1.01 less"),
        ("0", "100.01 less"),
        ("-5", "105.01 less"),
    ):
        assert said in (await console.refuses(text.replace("100.01", amount)))[0]
    assert await booked(office) == 2


async def bills_from_before(office: Office) -> list[tuple[date | None, Money, Money]]:
    found = await office.all(select(Instalment).order_by(Instalment.id))
    return [(one.due_on, one.amount, one.open) for one in found if one.order_id is None]


async def test_what_was_booked_too_low_is_corrected_by_another_bill(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    await console.imports("customer,amount,due\n华联超市,100,2026-10-01\n")
    text = "customer,amount,due\n华联超市,130.50,2026-12-01\n"
    assert await console.imports(text, "--correct") == [
        "1 corrected, 0 booked, 0 as booked before, 0 of zero.",
        "CNY: corrected by 30.50 upwards, 0.00 downwards.",
    ]
    assert await bills_from_before(office) == [
        (date(2026, 10, 1), price("100"), price("100")),
        (date(2026, 12, 1), price("30.50"), price("30.50")),
    ]
    assert await account(office, shop.id) == (price("130.50"), price("0"))
    # Again it is what is booked, with the option or without it.
    for options in (["--correct"], []):
        assert await console.imports(text, *options) == ["0 booked, 1 as booked before, 0 of zero."]
    deeds = await office.all(select(Entry.facts).where(Entry.deed == "balance-corrected"))
    assert [(one["amount_was"]["money"], one["amount"]["money"]) for one in deeds] == [
        ("100", "130.50")
    ]
    async with office.session() as session:
        [one] = await customer_statement.accounts_of(session, shop.id, date(2026, 11, 1))
        assert [(entry.key, entry.amount) for entry in one.booked] == [
            ("statement-opening-entry", price("100")),
            ("statement-opening-corrected", price("30.50")),
        ]
        assert one.sums.money("opening") == one.sums.money("now") == price("130.50")


async def test_what_was_booked_too_high_is_owed_no_more_and_what_was_paid_of_it_is_credit(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    them: Parties = await parties(office)
    await console.imports("customer,amount,due\n华联超市,100,2026-10-01\n")
    await pay(office, rep, shop.id, "60", confirmed_by=them.finance)
    await pay(office, rep, shop.id, "40")
    await console.imports("customer,amount\n华联超市,90\n", "--correct")
    [one] = await office.all(select(Instalment))
    assert (one.amount_units, one.settled_units, one.pending_units) == (9000, 6000, 3000)
    assert await account(office, shop.id) == (price("30"), price("0"))
    await console.imports("customer,amount\n华联超市,45\n", "--correct")
    assert await bills_from_before(office) == [(date(2026, 10, 1), price("60"), price("0"))]
    assert await account(office, shop.id) == (price("-15"), price("15"))
    assert await console.imports("customer,amount\n华联超市,-5\n", "--correct") == [
        "1 corrected, 0 booked, 0 as booked before, 0 of zero.",
        "CNY: corrected by 0.00 upwards, 50.00 downwards.",
    ]
    assert await account(office, shop.id) == (price("-65"), price("65"))
    # Upwards from credit: it pays at once for what is owed more.
    await console.imports("customer,amount,due\n华联超市,80,2026-11-01\n", "--correct")
    assert (await bills_from_before(office))[1] == (date(2026, 11, 1), price("85"), price("20"))
    assert await account(office, shop.id) == (price("20"), price("0"))


@pytest.mark.parametrize(
    ("given_up", "paid", "now", "bill", "owed"),
    [
        ("1000", None, "300", ("300", "0"), "0"),  # all of it was given up
        ("1000", None, "-50", ("0", "0"), "-50"),
        ("600", None, "300", ("300", "0"), "0"),  # first what is open, then what was given up
        ("600", "400", "700", ("700", "0"), "0"),
        ("600", "400", "150", ("400", "0"), "-250"),  # what was paid of it is credit still
        ("100", "400", "500", ("500", "0"), "0"),
    ],
)
async def test_what_was_written_off_of_what_was_never_owed_is_no_credit(
    office: Office,
    console: Console,
    rep: Phone,
    shop: Customer,
    given_up: str,
    paid: str | None,
    now: str,
    bill: tuple[str, str],
    owed: str,
) -> None:
    them: Parties = await parties(office)
    await console.imports("customer,amount,due\n华联超市,1000,2026-10-01\n")
    await write_off(office, rep, shop.id, given_up)
    if paid:
        await pay(office, rep, shop.id, paid, confirmed_by=them.finance)
    await console.imports(f"customer,amount\n华联超市,{now}\n", "--correct")
    amount, still_open = map(price, bill)
    assert await bills_from_before(office) == [(date(2026, 10, 1), amount, still_open)]
    assert await account(office, shop.id) == (price(owed), max(-price(owed), price("0")))
    # By kind: what they owed, less what they paid and what was given up, is what they owe.
    async with office.session() as session:
        found = await session.execute(
            select(LedgerEntry.kind, func.sum(LedgerEntry.units)).group_by(LedgerEntry.kind)
        )
        sums = {kind: int(units) for kind, units in found}
        [one] = (await session.scalars(select(Instalment))).all()
        still_given_up = await written_off_of(session, one)
    assert sums[EntryKind.OPENING] == int(now) * 100
    assert sums.get(EntryKind.RECEIPT, 0) == -int(paid or "0") * 100
    assert from_minor_units(-sums[EntryKind.WRITE_OFF], "CNY") == still_given_up


async def test_what_was_written_off_of_an_order_stays_so_when_the_balance_is_corrected(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    order = await place(office, rep, shop.id, [line(await product(office), 1)])
    await write_off(office, rep, shop.id, "54.24")
    await console.imports("customer,amount,due\n华联超市,100,2026-10-01\n")
    await write_off(office, rep, shop.id, "100")
    await console.imports("customer,amount\n华联超市,-20\n", "--correct")
    assert await bills_from_before(office) == [(date(2026, 10, 1), price("0"), price("0"))]
    assert await account(office, shop.id) == (price("-20"), price("20"))
    assert (await instalments(office, order))[0][::2] == (price("54.24"), price("0"))


async def test_a_correction_in_one_currency_leaves_the_other_and_books_what_is_new(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    other = await open_file(office, rep, "Jiale")
    await console.imports("customer,amount,currency\n华联超市,100,\n华联超市,7.5,USD\n")
    text = "customer,amount,currency\n华联超市,0,\n华联超市,7.5,USD\nJiale,20,\n"
    assert await console.imports(text, "--correct") == [
        "1 corrected, 1 booked, 1 as booked before, 0 of zero.",
        "CNY: 1 owe 20.00, 0 have 0.00 in credit; together 20.00.",
        "CNY: corrected by 0.00 upwards, 100.00 downwards.",
    ]
    assert await account(office, shop.id) == (price("0"), price("0"))
    assert await account(office, shop.id, "USD") == (price("7.5", "USD"), price("0", "USD"))
    assert await account(office, other.id) == (price("20"), price("0"))


async def test_two_who_import_the_same_at_once_book_it_once(
    office: Office, console: Console, shop: Customer
) -> None:
    (console.folder / "list.csv").write_text("customer,amount\n华联超市,100\n", "utf-8")

    async def imports(session: AsyncSession) -> None:
        await BalanceList.read(console.folder / "list.csv").apply(session)

    assert await at_once(office, imports, imports) is None
    assert await booked(office) == 1


async def test_without_a_day_it_is_due_today_and_from_then_on_paid_like_any_other(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    them: Parties = await parties(office)
    water = await product(office)
    order = await place(office, rep, shop.id, [line(water, 1)])
    await pay(office, rep, shop.id, "60", confirmed_by=them.finance)
    assert await account(office, shop.id) == (price("-5.76"), price("5.76"))
    await console.imports("customer,amount\n华联超市,100\n")
    assert await account(office, shop.id) == (price("94.24"), price("0"))
    [one] = await office.all(select(Instalment).where(Instalment.order_id.is_(None)))
    assert one.due_on == date(2026, 11, 21)
    assert (await instalments(office, order))[0][2] == price("0")


async def test_credit_pays_at_once_what_is_open(
    office: Office, console: Console, rep: Phone, shop: Customer
) -> None:
    order = await place(office, rep, shop.id, [line(await product(office), 1)])
    await console.imports("customer,amount\n华联超市,-50\n")
    assert await account(office, shop.id) == (price("4.24"), price("0"))
    assert (await instalments(office, order))[0][2] == price("4.24")


async def test_a_workbook_with_its_own_dates_and_numbers_is_taken(
    office: Office, console: Console, shop: Customer
) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(("客户名称", "金额", "币种", "到期日期"))
    sheet.append(("华联超市", 1234, "JPY", date(2026, 12, 31)))
    book.save(console.folder / "list.xlsx")
    code, out, err = await console.says("list.xlsx")
    assert (code, err) == (0, "")
    assert "JPY: 1 owe 1,234, 0 have 0 in credit; together 1,234." in out
    [one] = await office.all(select(Instalment))
    assert (one.amount, one.due_on) == (Money(1234, "JPY"), date(2026, 12, 31))


async def test_every_mistake_is_told_with_its_row_and_nothing_is_booked(
    office: Office, console: Console, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    gone = await open_file(office, rep, "Closed")
    async with office.session() as session:
        customer = await session.get_one(Customer, gone.id)
        await customer.archive(session, await staff(session, rep))
    rows = [
        "华联超市,,100,,",
        "Nowhere,,100,,",
        "华联超市,李伟,100,,",
        "Closed,,100,,",
        "华联超市,,abc,,",
        "华联超市,,1.005,,",
        "华联超市,,100,QQQ,",
        "华联超市,,100 USD,,",
        "华联超市,,99999999999999999,,",
        "华联超市,,9999999999999999,,",
        "华联超市,,100,,31.2.2026",
        "华联超市,,,,",
        ",,100,,",
        "华联超市,Mei,200,CNY,",
    ]
    said = await console.refuses("customer,owner,amount,currency,due\n" + "\n".join(rows) + "\n")
    told = {int(one.split(",")[0].removeprefix("row ")) for one in said}
    assert told == set(range(3, 16))
    text = "\n".join(said)
    for part in (
        "row 3, customer: no customer is called “Nowhere”; import the customers first",
        "row 4, customer: “华联超市” is not 李伟’s but of Mei",
        "row 5, customer: “Closed” is archived; bring it back in the chat first",
        "row 6, amount: “abc” is no amount; write one like 1200.50, or -300 for credit",
        "row 7, amount: “1.005” is finer than CNY is; the smallest is 0.01",
        "row 8, currency: “QQQ” is no currency",
        "row 9, amount: “100 USD” is not in CNY, as the row is",
        "row 12, due: “31.2.2026” is no date; write it as 2026-12-01",
        "row 13, amount: is missing",
        "row 14, customer: is missing",
        "row 15, customer: the same stands in row 2",
    ):
        assert part in text
    assert await booked(office) == 0


async def test_customers_of_the_same_name_are_told_apart_by_their_owner(
    office: Office, console: Console, rep: Phone, other_rep: Phone
) -> None:
    mine = await open_file(office, rep, "Corner Shop")
    async with office.session() as session:
        theirs = Customer(
            owner_id=(await staff(session, other_rep)).id,
            owner_since=mine.owner_since,
            first_contact_on=mine.owner_since,
            last_contact_on=mine.owner_since,
            name="Corner Shop",
            normal_name=mine.normal_name,
            keys=mine.keys,
        )
        session.add(theirs)
    assert await console.refuses("customer,amount\nCorner Shop,5\n") == [
        "row 2, customer: 2 customers are called “Corner Shop”; say whose in a column owner: Mei, 李伟"
    ]
    await console.imports("customer,owner,amount\nCorner Shop,李伟,5\ncorner shop,mei,-6\n")
    assert await account(office, theirs.id) == (price("5"), price("0"))
    assert await account(office, mine.id) == (price("-6"), price("6"))


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ("1200.5", "1200.50"),
        ('"￥1,200.50"', "1200.50"),
        ("１２００", "1200"),
        ("300元", "300"),
        ("-300", "-300"),
        ("(300)", "-300"),
        ("（300.10）", "-300.10"),
        ("−0.01", "-0.01"),
        ("100 CNY", "100"),
    ],
)
async def test_amounts_are_read_as_people_and_accountants_write_them(
    office: Office, console: Console, shop: Customer, said: str, owed: str
) -> None:
    await console.imports(f"customer,amount\n华联超市,{said}\n")
    balance, _ = await account(office, shop.id)
    assert balance == price(owed)


async def test_a_file_that_is_no_list_is_refused_in_a_line(
    office: Office, console: Console
) -> None:
    assert await console.refuses("customer,amount\n") == [
        f"there is no balance in {console.folder / 'list.csv'}"
    ]
    assert await console.refuses("customer,sum\nX,5\n") == [
        "row 1: the column amount is missing; the first row names the columns",
        "row 1, B: “sum” is no column that is known; known are customer, owner, amount, currency, due",
    ]
    code, _, err = await console.says("none.csv")
    assert (code, "there is no file" in err) == (2, True)
