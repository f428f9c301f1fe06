"""Every list as a sheet: typed cells, what each may see, who took which (16.1, 1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from moneyed import Money
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select, update

from bot.sandbox.faults import Lost
from bot.texts import has, plain, t
from handlers import sheets
from handlers.sheets import LISTS
from models import calendar, clock, lists_as_sheets, policy, promises, sheet_tables, sheet_writing
from models.audit import Entry
from models.contacts import Contact
from models.customers import Customer
from models.delegations import Delegation
from models.documents import send_document
from models.earnings import Measure
from models.instalments import Instalment
from models.language import Language
from models.lists_as_sheets import Heading, Holds, Listed, list_sheet, money, sheet_name
from models.notice_address import Address, Audience
from models.notices import Notice
from models.outbox import Act, Delivery, Outgoing
from models.plans import Plan
from models.policy import CustomerClass, LeaveKind
from models.positions import Position
from models.products import ProductPrice
from models.receipts import PaymentMethod
from models.sheet_tables import WIDEST
from models.staff import Staff
from models.targets import Target, Whom
from models.tasks import Task
from tests.conftest import Office
from tests.leaves import ask_for_leave, enter_years
from tests.paying import pay
from tests.phone import Phone
from tests.records import keep_products, log_visit, open_file, staff
from tests.selling import Parties, line, parties, place, product
from tests.test_ageing import owes

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 20)
HEADER = 1


def table(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def said_in(book: Workbook) -> dict[str, Any]:
    """The second sheet: what the list is."""
    return {str(row[0].value): row[1].value for row in book.worksheets[1].iter_rows()}


async def number_of(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        return (await staff(session, phone)).id


async def take(office: Office, phone: Phone, *says: object) -> Workbook | None:
    """Tap the button of a list; the sheet that comes, if one does."""
    if not phone.inbox:
        await phone.types("/menu")
    before = len(phone.documents)
    await office.forge(phone, ":".join(["sheet", *map(str, says)]))
    return phone.sheet if len(phone.documents) > before else None


# Every list


@dataclass
class World:
    """A company in which every list has something in it: who takes it, and what its button says."""

    office: Office
    samples: Mapping[str, tuple[Phone, str]]


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


@pytest.fixture
async def world(office: Office, rep: Phone, boss: Phone, director: Phone, them: Parties) -> World:
    await enter_years(office)
    gone = await office.hire("Leo", Position.REPRESENTATIVE, boss)
    left = await open_file(office, gone, "Left behind")
    shop = await open_file(office, rep, "Hualian", contact="Wang", phone="+8613800138000")
    lapsed = await open_file(office, rep, "Long ago")
    soon = await open_file(office, rep, "Soon free")
    water = await product(office, tax_basis_points=1300)
    special = ProductPrice(
        product_id=water.id,
        customer_class=CustomerClass.A,
        valid_from=FRIDAY,
        price_units=150,
        currency="CNY",
    )
    await keep_products(office, special)
    await office.at("2026-11-20 10:00")
    await log_visit(office, rep, shop.id, next_on=FRIDAY, next_step="Samples")
    await place(office, rep, shop.id, [line(water, 5)])
    await owes(office, shop, ("2026-10-01", "100"), ("2026-11-20", "40.50"))
    await pay(office, rep, shop.id, "30", PaymentMethod.CASH)
    await office.at("2026-11-21 15:00")
    await log_visit(office, rep, soon.id)
    protected = policy.current().customers.protected_days
    async with office.session() as session:
        bills = await Instalment.open_of(session, shop.id)
        who, above = await staff(session, rep), await staff(session, boss)
        nina = Staff(name="Nina", position=Position.REPRESENTATIVE, superior_id=above.id)
        session.add(nina)
        await promises.promise(session, bills[1], who, MONDAY, clock.now())
        await Task.give(session, above, [who], "Bring samples", MONDAY, clock.now())
        session.add(
            Target(
                whom=Whom.PERSON,
                staff_id=who.id,
                period="2026-11",
                measure=Measure.SALES,
                currency="CNY",
                units=100_00,
            )
        )
        notice = await Notice.send(session, above, Address(Audience.BRANCH, above.id), "Hello")
        plan = await Plan.open(session, who, MONDAY, who)
        await plan.add(session, who, shop.id)
        await Delegation.name(session, above, await staff(session, director), MONDAY, MONDAY)
        await (await staff(session, gone)).leave(session, above)
        for customer, ago in ((lapsed, protected + 30), (soon, protected - 3)):
            day = calendar.business_day(clock.now()) - timedelta(days=ago)
            await session.execute(
                update(Customer).where(Customer.id == customer.id).values(last_contact_on=day)
            )
    await ask_for_leave(office, rep, "2026-11-26", LeaveKind.PERSONAL)
    await office.at("2026-11-23 10:01")
    await office.beat("plan_the_payments", "list_the_payments")
    mei, hugo, leo = (
        await number_of(office, rep),
        await number_of(office, boss),
        (await office.one(select(Staff).where(Staff.name == "Leo"))).id,
    )
    assert left
    return World(
        office,
        {
            "customers": (rep, ""),
            "customers-of": (boss, f"{mei}"),
            "customers-left": (boss, f"{leo}"),
            "protection-ending": (rep, ""),
            "protection-ended": (boss, ""),
            "visits-at": (rep, f"{shop.id}"),
            "visits-of": (boss, f"{mei}:{FRIDAY}"),
            "agenda": (rep, ""),
            "overdue": (boss, ""),
            "plan": (boss, f"{MONDAY}:{mei}"),
            "orders": (boss, f"person:{mei}:all"),
            "order-watch": (boss, "order-overdue:2026-11-30"),
            "products": (them.chief, ""),
            "account": (them.finance, f"{shop.id}"),
            "promises": (boss, ""),
            "payments-due": (rep, f"{MONDAY}"),
            "receipts-waiting": (them.finance, ""),
            "cash-mine": (rep, ""),
            "cash-of": (boss, f"{mei}"),
            "cash-all": (them.finance, ""),
            "team": (director, ""),
            "ranking": (boss, f"{hugo}:sales:2026-11"),
            "tasks-given": (boss, ""),
            "tasks-of": (boss, f"{mei}"),
            "tasks-mine": (rep, ""),
            "notice": (boss, f"{notice.id}"),
            "figures": (boss, "people:2026-11"),
            "targets": (boss, "2026-11"),
            "not-joined": (boss, ""),
            "leave": (boss, "2026-11"),
            "leave-balance": (rep, f"{mei}:2026:personal"),
            "pending": (boss, ""),
            "delegates": (boss, ""),
            "calendar": (rep, "2026"),
        },
    )


async def test_every_list_is_a_sheet_with_typed_cells(world: World) -> None:
    """Days are days, amounts are numbers of their currency, all words are words, and the head stays."""
    assert set(world.samples) == set(LISTS), "each list has somebody here who takes it"
    for name, (phone, chosen) in world.samples.items():
        book = await take(world.office, phone, name, *([chosen] if chosen else []))
        assert book, f"{phone.person.name} gets no sheet of {name}: {phone.last.text}"
        sheet = book.worksheets[0]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        headings = [cell.value for cell in sheet[1]]
        assert all(headings), (name, headings)
        assert len(headings) == len(set(headings)), (name, headings)
        assert sheet.max_row > HEADER, name
        for at, column in enumerate(sheet.iter_cols(), 1):
            width = sheet.column_dimensions[get_column_letter(at)].width
            assert 8 <= width <= WIDEST
            for cell in column[HEADER:]:
                assert cell.data_type in "sndb"
                assert not isinstance(cell.value, float) or cell.value == round(cell.value, 4), name
                if cell.data_type == "d":
                    assert cell.number_format in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"), name
        rows = said_in(book)["Rows"]
        assert isinstance(rows, int)
        assert rows >= 1
        [entry] = [
            one
            for one in await world.office.all(select(Entry).where(Entry.deed == "list-taken"))
            if one.facts["list"] == name
        ]
        assert (entry.facts["chosen"], entry.facts["rows"]) == (chosen, rows)


async def test_the_headings_are_in_the_readers_language_and_so_is_the_name(world: World) -> None:
    heads: dict[Language, dict[str, list[str]]] = {language: {} for language in Language}
    for language in Language:
        async with world.office.session() as session:
            await session.execute(update(Staff).values(language=language))
        clock.move_to(clock.now() + timedelta(minutes=2))  # the same sheet once more is another
        for name, (phone, chosen) in world.samples.items():
            book = await take(world.office, phone, name, *([chosen] if chosen else []))
            assert book, (name, language)
            heads[language][name] = [str(cell.value) for cell in book.worksheets[0][1]]
            assert book.worksheets[1].title == plain(t(language, "list-about"))
    for name in LISTS:
        assert heads[Language.EN][name] != heads[Language.ZH_HANS][name]
        assert heads[Language.ZH_HANT][name] != heads[Language.EN][name]


# What is in one


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(
        office,
        rep,
        "Hualian",
        contact="Wang",
        phone="+8613800138000",
        credit_limit=Money(5000, "CNY"),
    )


async def test_my_customers_by_the_button_below_them(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await open_file(office, rep, "Beta", credit_limit=Money(100_000, "JPY"))
    await rep.types("/customer")
    await rep.taps("Sheet")
    assert "on its way" in rep.toasts[-1]
    assert rep.documents[-1].name == "My customers 2026-11-21.xlsx"
    assert rep.last.text == "My customers · 2 rows"
    sheet = rep.sheet.worksheets[0]
    assert sheet.title == "My customers"
    head, beta, hualian = table(sheet)
    assert head[:4] == ["Customer", "Class", "Contact", "Telephone"]
    assert (beta[0], hualian[:4]) == ("Beta", ["Hualian", "C", "Wang", "138 0013 8000"])
    assert hualian[head.index("Last contact")] == datetime(2026, 11, 21)  # noqa: DTZ001 - as a sheet has it
    limit, currency = head.index("Credit limit"), head.index("Currency")
    assert [(row[limit], row[currency]) for row in (beta, hualian)] == [
        (100_000, "JPY"),
        (5000, "CNY"),
    ]
    assert [sheet.cell(row, limit + 1).number_format for row in (2, 3)] == ["#,##0", "#,##0.00"]
    told = said_in(rep.sheet)
    assert (told["Made for"], told["List"], told["Rows"]) == ("Mei", "My customers", 2)


async def test_it_comes_without_a_sound_and_once_for_two_taps(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await rep.types("/customer")
    sheet = rep.find("Sheet")
    for _ in range(3):
        rep.person.presses(*sheet)
    await office.settle()
    assert len(rep.documents) == 1
    sent = await office.one(select(Outgoing).where(Outgoing.act == Act.DOCUMENT))
    assert (sent.silent, sent.state) == (True, Delivery.SENT)
    assert len(await office.all(select(Entry).where(Entry.deed == "list-taken"))) == 1


async def test_the_filter_on_the_screen_and_all_pages_of_it(
    office: Office, rep: Phone, them: Parties, shop: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "A_FEW", 5)
    water = await product(office)
    for day in range(1, 13):
        await place(office, rep, shop.id, [line(water, day)], date(2026, 12, day))
    await office.settle()
    await rep.types("/orders")
    await rep.taps("Sheet")
    before = len(rep.documents)
    head, *rows, total = table(rep.sheet.worksheets[0])
    assert len(rows) == 12
    days, amounts = head.index("Deliver on"), head.index("Total")
    assert [row[days].day for row in rows] == list(range(1, 13))
    assert total[amounts] == sum(row[amounts] for row in rows)
    assert rep.sheet.worksheets[0].auto_filter.ref.endswith("13")  # sums are not filtered
    assert rep.documents[-1].name == "My orders · Undelivered 2026-11-21.xlsx"
    await rep.taps("Delivered")
    await office.forge(rep, "sheet:orders:mine:delivered")
    assert "There is nothing in this list" in rep.last.text
    assert len(rep.documents) == before


async def test_a_sheet_is_called_as_its_list_without_what_the_chat_says_besides(
    world: World,
) -> None:
    """No sentence on the order of things, no colon."""
    for name, called in (
        ("customers-of", "Mei’s customers"),
        ("delegates", "They decide in your place"),
    ):
        phone, chosen = world.samples[name]
        book = await take(world.office, phone, name, *([chosen] if chosen else []))
        assert book
        assert book.worksheets[0].title == called


# Who may


async def test_works_has_orders_without_prices(
    office: Office, rep: Phone, them: Parties, shop: Customer
) -> None:
    await place(office, rep, shop.id, [line(await product(office), 5)])
    await office.settle()
    book = await take(office, them.works, "orders:everybody:all")
    assert book
    head, row = table(book.worksheets[0])
    assert {"Total", "Currency"}.isdisjoint(head)
    assert row[head.index("Customer")] == "Hualian"
    prices = await take(office, them.works, "products")
    assert prices
    assert "Price" not in table(prices.worksheets[0])[0]


async def test_the_cost_is_for_few(office: Office, rep: Phone, them: Parties) -> None:
    await product(office, cost_units=123)
    heads = {}
    for who in (rep, them.finance):
        book = await take(office, who, "products")
        assert book
        heads[who] = table(book.worksheets[0])
    assert "Cost" not in heads[rep][0]
    assert heads[them.finance][1][heads[them.finance][0].index("Cost")] == 1.23


async def test_the_administrator_has_lists_of_people_alone(world: World) -> None:
    """All that others have: refused, but for who is there, the calendar and the own lists (1.3)."""
    office = world.office
    admin = await office.hire("Ada", Position.ADMIN)
    theirs = [
        name
        for name, (_, chosen) in world.samples.items()
        if await take(office, admin, name, *([chosen] if chosen else []))
    ]
    assert theirs == ["products", "team", "not-joined", "calendar"]
    people = await take(office, admin, "team", "")
    assert people is None  # said already, a moment ago
    names = [
        row[0] for row in table(load_workbook(BytesIO(admin.documents[1].content)).worksheets[0])
    ]
    assert {"Name", "Mei", "Hugo", "Gina", "Nina"} <= set(names)


async def test_nobody_has_a_list_of_what_is_somebody_elses(world: World) -> None:
    """Somebody of another branch has the lists that are everybody's, and nothing else."""
    office = world.office
    otto = await office.hire("Otto", Position.SUPERVISOR)
    lou = await office.hire("Lou", Position.REPRESENTATIVE, otto)
    theirs = [
        (phone.person.name, name)
        for phone in (lou, otto)
        for name, (_, chosen) in world.samples.items()
        if await take(office, phone, name, *([chosen] if chosen else []))
    ]
    everybodys = ["products", "calendar"]
    assert theirs == [
        *(("Lou", name) for name in everybodys),
        *(("Otto", name) for name in ("products", "team", "calendar")),
    ]
    shop = world.samples["visits-at"][1]
    for says in (f"orders:customer:{shop}:all", "orders:everybody:all"):
        assert await take(office, lou, says) is None


@pytest.mark.parametrize(
    "says",
    [
        "nothing",
        "orders",
        "orders:mine:all:1",
        "plan:2026-11-24:1",
        "calendar:1999",
        "visits-of:1:2026-99-99",
        "leave:2026-13",
    ],
)
async def test_a_button_that_was_never_ours_brings_nothing(
    office: Office, rep: Phone, says: str
) -> None:
    await rep.types("/menu")
    assert await take(office, rep, says) is None
    assert await office.all(select(Outgoing).where(Outgoing.act == Act.DOCUMENT)) == []


async def test_rights_are_looked_at_again_when_it_is_sent(
    office: Office, boss: Phone, rep: Phone, shop: Customer
) -> None:
    mei = await number_of(office, rep)
    async with office.session() as session:
        await send_document(
            session, await staff(session, boss), "list-sheet", list="customers-of", chosen=f"{mei}"
        )
        (await staff(session, rep)).superior_id = None
    await office.settle()
    assert boss.documents == []
    assert await office.all(select(Entry).where(Entry.deed == "list-taken")) == []


async def test_a_sheet_that_perhaps_arrived_comes_once_more_and_is_kept_as_taken_once(
    office: Office, rep: Phone, boss: Phone, shop: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MANY_CUSTOMERS", 0)
    office.telegram.faults.next("sendDocument", Lost())
    await take(office, rep, "customers")
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    assert len(rep.documents) == 2
    assert len(await office.all(select(Entry).where(Entry.deed == "list-taken"))) == 1
    assert len([text for text in boss.texts if "has taken a sheet" in text]) == 1


async def test_a_number_that_the_outbox_gives_again_hides_no_sheet(
    office: Office, rep: Phone, shop: Customer
) -> None:
    """SQLite begins anew where all messages are old enough to be deleted; the audit keeps them all."""
    async with office.session() as session:
        at = clock.now() - timedelta(days=400)
        session.add_all(
            Entry(deed="list-taken", about=f"sheet:{number}", facts={}, created_at=at)
            for number in range(50)
        )
    await take(office, rep, "customers")
    sent = await office.one(select(Outgoing).where(Outgoing.act == Act.DOCUMENT))
    kept = await office.all(select(Entry).where(Entry.about == f"sheet:{sent.id}"))
    assert [one.facts.get("list") for one in kept] == [None, "customers"]


async def test_the_superior_hears_quietly_of_a_long_list_of_customers(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MANY_CUSTOMERS", 2)
    for name in ("One", "Two"):
        await open_file(office, rep, name)
    await take(office, rep, "customers")
    assert "has taken a sheet" not in " ".join(boss.texts)
    await open_file(office, rep, "Three")
    clock.move_to(clock.now() + timedelta(minutes=2))
    await take(office, rep, "customers")
    assert "Mei has taken a sheet with 3 customers" in boss.last.text
    told = await office.one(select(Outgoing).where(Outgoing.key == "list-customers-taken"))
    assert told.silent


# The writer


def test_it_is_written_elsewhere_so_that_no_chat_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(**_: object) -> Workbook:
        raise AssertionError("written in the process that answers")

    monkeypatch.setattr(sheet_writing, "Workbook", refuses)
    monkeypatch.setattr(sheet_tables, "A_PARCEL", 2)
    book = written(Listed("x", [Heading("a")], [(str(at),) for at in range(5)]))
    assert table(book.worksheets[0]) == [["a"], *([str(at)] for at in range(5))]


def written(listed: Listed) -> Workbook:
    def say(key: str, **facts: Any) -> str:
        return plain(t(Language.ZH_HANS, key, **facts)) if has(key) else key

    return load_workbook(BytesIO(list_sheet(listed, "Mei", clock.now(), say)))


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "＝1", "'=1"],
)
def test_words_are_never_calculated(words: str) -> None:
    book = written(Listed("List", [Heading("a"), Heading("b")], [(words, words)]))
    for cell in book.worksheets[0][2]:
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert str(cell.value).strip() == words.strip()


def test_what_no_sheet_can_hold_is_left_out() -> None:
    words = "a\x00b\x0b\x1fc\uffff" + "长" * 40_000
    book = written(Listed("a/b:c[d]*?" + "x" * 60, [Heading("a")], [(words,)]))
    sheet = book.worksheets[0]
    assert sheet.title == "a b c d xxxxxxxxxxxxxxxxxxxxxxx"
    assert str(sheet["A2"].value).startswith("abc长")
    assert sheet.column_dimensions["A"].width == WIDEST


@pytest.mark.parametrize("title", ["", "'", "[]", "名" * 40, "📄" * 40, "'a'"])
def test_any_title_makes_a_name_of_a_sheet(title: str) -> None:
    name = sheet_name(title)
    assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
    book = written(Listed(title, [Heading("a")], [("x",)]))
    assert book.worksheets[0].title == name


def test_a_chinese_letter_is_as_wide_as_two() -> None:
    book = written(
        Listed("x", [Heading("a"), Heading("b")], [("华联超市中山路店", "abcdefghijklmnop")])
    )
    dimensions = book.worksheets[0].column_dimensions
    assert dimensions["A"].width == dimensions["B"].width == 17


def test_sums_are_exact_and_no_amount_is_wider_than_its_column() -> None:
    amounts = [Money(Decimal("0.10"), "CNY")] * 3 + [Money(Decimal("99999999999.99"), "CNY")]
    book = written(
        Listed(
            "x",
            [Heading("a"), money("m"), Heading("n", Holds.NUMBER, is_summed=True)],
            [("x", one, 2) for one in amounts] + [("no money", None, 1)],
        )
    )
    sheet = book.worksheets[0]
    rows = table(sheet)
    assert rows[-2:] == [["合计", None, None, 1], ["合计 CNY", None, 100_000_000_000.29, 8]]
    assert sheet.column_dimensions["C"].width > len("100,000,000,000.29")
    assert sheet["C2"].number_format == "#,##0.00"


def test_below_a_column_in_which_nothing_stands_is_no_sum() -> None:
    headings = [Heading("a"), money("m"), Heading("n", Holds.NUMBER, is_summed=True)]
    rows = table(written(Listed("x", headings, [("x", Money(1, "CNY"), None)])).worksheets[0])
    assert rows[-1] == ["合计 CNY", None, 1, None]


def test_each_currency_has_sums_of_its_own() -> None:
    amounts = [Money(1, "USD"), Money(2, "JPY"), Money(3, "USD")]
    sheet = written(Listed("x", [Heading("a"), money("m")], [("x", one) for one in amounts])).active
    assert isinstance(sheet, Worksheet)
    assert [row[:3] for row in table(sheet)[1:]] == [
        ["x", "USD", 1],
        ["x", "JPY", 2],
        ["x", "USD", 3],
        ["合计 JPY", None, 2],
        ["合计 USD", None, 4],
    ]
    assert [sheet.cell(row, 3).number_format for row in (5, 6)] == ["#,##0", "#,##0.00"]


def test_a_percent_is_a_percent_and_three_decimals_stay() -> None:
    book = written(
        Listed(
            "x",
            [Heading("a", Holds.PERCENT), money("m")],
            [(Decimal("12.5"), Money(Decimal("1.234"), "KWD"))],
        )
    )
    first, _, amount = book.worksheets[0][2]
    assert (first.value, first.number_format) == (0.125, "0.0%")
    assert (amount.value, amount.number_format) == (1.234, "#,##0.000")


def test_a_row_has_one_currency() -> None:
    both = (Money(1, "CNY"), Money(1, "JPY"))
    with pytest.raises(ValueError, match="one currency"):
        written(Listed("x", [money("a"), money("b")], [both]))


def test_what_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists_as_sheets, "MOST_ROWS", 3)
    book = written(Listed("x", [Heading("a")], [(str(at),) for at in range(4)]))
    assert book.worksheets[0].max_row == HEADER + 3
    told = said_in(book)
    assert (told["行数"], told["未列全"]) == (3, "只有前 3 行，其余请缩小范围再导出。")


async def test_two_thousand_five_hundred_customers_come_whole(
    office: Office, rep: Phone, boss: Phone
) -> None:
    first = await open_file(office, rep, "Template")
    async with office.session() as session:
        one = await session.get_one(Customer, first.id)
        columns = [c.name for c in Customer.__table__.columns if c.name not in ("id", "name")]
        values = {name: getattr(one, name) for name in columns}
        session.add_all([Customer(name=f"华联 {at}", **values) for at in range(2500)])
        await session.flush()
        ids = (await session.scalars(select(Customer.id))).all()
        session.add_all(
            [Contact(customer_id=number, name="王", phone="+8613800138000") for number in ids]
        )
    book = await take(office, rep, "customers")
    assert book
    assert book.worksheets[0].max_row == HEADER + 2501
    assert "2501 customers" in boss.last.text.replace(",", "")
