"""The customer list: a spreadsheet becomes customers, all of it or nothing, and comes back as it was."""

from __future__ import annotations

import asyncio
import csv
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money
from openpyxl import Workbook, load_workbook
from sqlalchemy import select
from typer.testing import CliRunner

from bot import cli
from models import calendar, policy, search
from models.audit import Entry
from models.contacts import Contact
from models.customer_cells import tidy
from models.customer_file import File
from models.customer_list import CustomerList, Row
from models.customers import Customer
from models.database import Database
from models.follow_ups import FollowUp, FollowUpState
from models.places import Place
from models.policy import CustomerClass
from models.sheets import WrongSheet, rows_of, sheet_of
from models.staff import Staff

PEOPLE = """name,position,superior
Hugo,supervisor,
Mei,representative,Hugo
李伟,representative,Hugo
"""

CUSTOMERS = """name,class,owner,phone,contact,address,latitude,longitude,industry,credit_limit,note
华联超市有限公司,A,Mei,138 0013 8000,王小明,人民路1号,31.2304,121.4737,零售,1.2万,周三送货
Best Shop,,李伟,+1 650 253 0000,,,,,,,
"""


def written(folder: Path, text: str, name: str = "customers.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def files() -> dict[str, os.stat_result]:
    return {path.name: path.stat() for path in Path().iterdir()}


def workbook(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    for cells in rows:
        book.worksheets[0].append(cells)
    book.save(path)
    return path


def read(path: Path) -> list[Row]:
    """The rows of a list without mistakes."""
    listed = CustomerList.read(path)
    assert not listed.mistakes
    return listed.rows


def mistakes(path: Path) -> list[str]:
    return [str(mistake) for mistake in sorted(CustomerList.read(path).mistakes)]


@dataclass
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


class Company:
    """A console, and the database that it works on."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def says(self, *words: str) -> Said:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, words, prog_name="fieldbook")
        return Said(result.exit_code, result.stdout, result.stderr)

    async def imports(self, text: str, file: str = "customers.csv") -> str:
        written(Path(), text, file)
        said = await self.says("customers", "import", file)
        assert (said.code, said.err) == (0, "")
        return said.out

    async def refuses(self, text: str) -> list[str]:
        written(Path(), text)
        said = await self.says("customers", "import", "customers.csv")
        assert (said.code, said.out) == (2, "")
        return said.lines

    async def file(self, name: str) -> File:
        async with self.database.reading() as session:
            customer = await session.scalar(select(Customer).where(Customer.name == name))
            assert customer
            return await customer.file(session)

    def exported(self, name: str = "out.csv") -> str:
        content = Path(name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")  # or Excel takes it for another encoding
        return content.decode("utf-8-sig")

    async def all(self, query: Any) -> list[Any]:
        async with self.database.reading() as session:
            return list(await session.scalars(query))

    async def archive(self, name: str) -> None:
        async with self.database.writing() as session:
            customer = (await session.scalars(select(Customer).where(Customer.name == name))).one()
            owner = await session.get_one(Staff, customer.owner_id)
            await customer.archive(session, owner)


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


@pytest.fixture
async def company(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Company]:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("FIELDBOOK_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)  # pytest hears the logs
    database = Database(database_url)
    company = Company(database)
    written(tmp_path, PEOPLE, "people.csv")
    assert (await company.says("staff", "import", "people.csv")).code == 0
    yield company
    await database.close()


on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])


# What is in the file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "headings", ["客户名称,等级,负责人,手机,联系人,备注", "客戶名稱,等級,負責人,手機,聯絡人,備註"]
)
def test_a_csv_is_read_in_the_encodings_and_scripts_that_people_write(
    tmp_path: Path, encoding: str, headings: str
) -> None:
    text = f"{headings}\n华联超市,ａ,李伟,１３８００１３８０００,王小明,备注\n"
    (row,) = read(written(tmp_path, text, encoding=encoding))
    assert row.owner == "李伟"
    assert row.given == {
        "name": "华联超市",
        "customer_class": CustomerClass.A,
        "phone": "+8613800138000",
        "contact": "王小明",
        "note": "备注",
    }


def test_columns_come_in_any_order_and_only_name_and_owner_must_be_there(tmp_path: Path) -> None:
    (row,) = read(written(tmp_path, "Credit limit;OWNER;Name\n5000;Mei;Best Shop\n"))
    assert (row.name, row.owner) == ("Best Shop", "Mei")
    assert row.given["credit_limit"] == Money(5000, "CNY")
    with pytest.raises(WrongSheet, match="the column owner is missing"):
        read(written(tmp_path, "name\nBest Shop\n"))


def test_an_unknown_column_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WrongSheet) as wrong:
        read(written(tmp_path, "name,owner,colour\nBest Shop,Mei,red\n"))
    assert str(wrong.value) == (
        "row 1, C: “colour” is no column that is known; known are name, class, owner, phone,"
        " contact, address, latitude, longitude, industry, credit_limit, note"
    )


def test_a_list_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSheet, match="there is no customer in"):
        read(written(tmp_path, "name,owner\n,\n"))


def test_a_workbook_gives_numbers_as_people_typed_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "customers.xlsx",
        ["name", "owner", "phone", "latitude", "longitude", "credit_limit", "note"],
        [7, "Mei", 13800138000, 31, 121.5, 12000.5, "=is said"],
        ["Best", "Mei", 8613800138001.0, None, None, None, None],
    )
    sheet = load_workbook(path)
    sheet.worksheets[0]["G2"].data_type = "s"  # words, not a formula
    sheet.save(path)
    first, second = read(path)
    assert first.given == {
        "name": "7",
        "phone": "+8613800138000",
        "place": Place(31.0, 121.5),
        "credit_limit": Money(Decimal("12000.50"), "CNY"),
        "note": "=is said",
    }
    assert second.phone == "+8613800138001"


def test_formulas_are_refused_by_row_and_column(tmp_path: Path) -> None:
    path = workbook(tmp_path / "customers.xlsx", ["name", "owner"], ["=A1", "Mei"])
    assert mistakes(path) == ["row 2, name: holds a formula; put its value there"]
    text = (
        "name,owner,phone,note\nBest,Mei,+86 138 0013 8000,@SUM(1)\n=1+1,Mei,,+1+cmd\n'=1,Mei,,-5\n"
    )
    says = "like a formula; put its value there"
    assert mistakes(written(tmp_path, text)) == [
        f"row 2, note: begins with @ {says}",
        f"row 3, name: begins with = {says}",
        f"row 3, note: begins with + {says}",
    ]


@pytest.mark.parametrize(("most", "few"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_than_the_rest_are_named(
    tmp_path: Path, most: str, few: str
) -> None:
    lines = [f"华联超市{number},李伟,Shop {number}" for number in range(5)]
    content = b"\n".join(
        line.encode(few if number == 3 else most)
        for number, line in enumerate(["name,owner,note", *lines])
    )
    (tmp_path / "customers.csv").write_bytes(content)
    says = "is in another encoding than the rest of the file; save the list anew as “CSV UTF-8”"
    assert mistakes(tmp_path / "customers.csv") == [f"row 4, name: {says}", f"row 4, owner: {says}"]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("name=", "name: is missing"),
        ("owner=", "owner: is missing"),
        (f"name={'x' * 101}", f"name: “{'x' * 39}…” is longer than 100 characters"),
        (f"note={'x' * 2001}", f"note: “{'x' * 39}…” is longer than 2,000 characters"),
        ("contact=\u200b", "contact: holds nothing that can be seen"),
        ("class=D", "class: “D” is no class; allowed are A, B, C"),
        (
            "phone=call me",
            "phone: “call me” is no phone number; abroad they begin with + and a country",
        ),
        ("phone=13800138000/13900139000", "phone: “13800138000/13900139000” is no phone number"),
        ("phone=1.38E+10", "phone: “1.38E+10” is a number cut short; format the column as text"),
        ("latitude=31.2", "longitude: is missing beside a latitude"),
        ("longitude=121", "latitude: is missing beside a longitude"),
        ("latitude=121.47;longitude=31.2", "latitude: 121.47 is no latitude, which ends at 90"),
        ("latitude=31N;longitude=121", "latitude: “31N” is no latitude; write degrees"),
        ("latitude=0;longitude=0", "latitude: 0, 0 is at sea, where no customer is"),
        ("latitude=30;longitude=140", "latitude: 30, 140 is at sea, where no customer is"),
        ("credit_limit=-5", "credit_limit: “-5” is no amount; write one like 12000, 12,000 or"),
        ("credit_limit=12 boxes", "credit_limit: “12 boxes” is no amount"),
        ("credit_limit=5 XYQ", "credit_limit: “5 XYQ” is no amount"),
        ("credit_limit=99999999亿", "credit_limit: “99999999亿” is more than can be meant"),
    ],
)
def test_a_mistake_is_named_by_row_and_column(tmp_path: Path, cells: str, says: str) -> None:
    given = {"name": "Best Shop", "owner": "Mei"}
    given |= dict(cell.split("=") for cell in cells.split(";"))
    path = written(tmp_path, f"{','.join(given)}\n{','.join(given.values())}\n")
    (said,) = mistakes(path)
    assert said.startswith(f"row 2, {says}")


@pytest.mark.parametrize(
    ("found", "amount"),
    [
        ("12000", Money(12000, "CNY")),
        ("12,000.50", Money(Decimal("12000.50"), "CNY")),
        ("￥12,000", Money(12000, "CNY")),
        ("１.２万", Money(12000, "CNY")),
        ("3 萬元", Money(30000, "CNY")),
        ("5k", Money(5000, "CNY")),
        ("500 USD", Money(500, "USD")),
        ("0", Money(0, "CNY")),
    ],
)
def test_amounts_are_read_as_people_write_them(tmp_path: Path, found: str, amount: Money) -> None:
    (row,) = read(written(tmp_path, f'name,owner,credit_limit\nBest,Mei,"{found}"\n'))
    assert row.given["credit_limit"] == amount


@given(words=st.lists(st.text(max_size=8).map(tidy), min_size=1, max_size=4))
@pytest.mark.parametrize("name", ["words.csv", "words.xlsx"])
def test_any_words_come_back_as_they_went_out(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    headings = [f"heading {number}" for number in range(len(words) + 1)]
    path.write_bytes(sheet_of([headings, ["first", *words]], path))
    [_, (_, cells)] = rows_of(path)
    assert [cell or "" for cell in cells][1:] == words


# What becomes of it


async def test_a_list_becomes_customers(company: Company) -> None:
    assert await company.imports(CUSTOMERS) == "2 new, 0 changed, 0 unchanged.\n"
    assert await company.file("华联超市有限公司") == File(
        name="华联超市有限公司",
        customer_class=CustomerClass.A,
        contact="王小明",
        phone="+8613800138000",
        industry="零售",
        address="人民路1号",
        place=Place(31.2304, 121.4737),
        note="周三送货",
        credit_limit=Money(12000, "CNY"),
    )
    assert await company.file("Best Shop") == File(name="Best Shop", phone="+16502530000")
    first, second = await company.all(select(Customer).order_by(Customer.id))
    today = date(2026, 11, 21)
    assert (first.first_contact_on, first.last_contact_on) == (today, today)
    async with company.database.reading() as session:
        mei = await session.get_one(Staff, first.owner_id)
        assert mei.name == "Mei"
        assert [one.name for one in await search.find(session, mei, "hlcs")] == [first.name]
    entries = await company.all(select(Entry).where(Entry.about == second.about))
    assert [(entry.deed, entry.staff_id) for entry in entries] == [("customer-opened", None)]
    (entry,) = await company.all(select(Entry).where(Entry.deed == "customers-imported"))
    assert entry.facts == {"new": 2, "changed": 0, "unchanged": 0}


async def test_the_same_list_again_changes_nothing(company: Company) -> None:
    await company.imports(CUSTOMERS)
    before = await everything(company)
    assert await company.imports(CUSTOMERS) == "0 new, 0 changed, 2 unchanged.\n"
    assert await everything(company) == before


async def everything(company: Company) -> list[list[Any]]:
    async with company.database.reading() as session:
        return [
            [tuple(row) for row in await session.execute(select(table.__table__).order_by("id"))]
            for table in (Customer, Contact, FollowUp, Entry)
        ]


async def test_blank_cells_and_columns_that_are_not_there_leave_what_is_known(
    company: Company,
) -> None:
    await company.imports(CUSTOMERS)
    before = await company.file("华联超市有限公司")
    said = await company.imports("owner,name,phone,contact,note,class\nMei,华联超市有限公司,,,,\n")
    assert said == "0 new, 0 changed, 1 unchanged.\n"
    assert await company.file("华联超市有限公司") == before


async def test_what_differs_is_changed_and_found_by_its_new_words(company: Company) -> None:
    await company.imports(CUSTOMERS)
    said = await company.imports(
        "name,owner,contact,phone,address\n（华聯超市）,mei,李丽,13900139000,人民路2号\n"
    )
    assert said == "0 new, 1 changed, 0 unchanged.\n"
    file = await company.file("（华聯超市）")
    assert (file.contact, file.phone, file.address) == ("李丽", "+8613900139000", "人民路2号")
    assert file.note == "周三送货"
    assert len(await company.all(select(Contact).where(Contact.name.is_not(None)))) == 1
    (customer,) = await company.all(select(Customer).where(Customer.name == file.name))
    async with company.database.reading() as session:
        mei = await session.get_one(Staff, customer.owner_id)
        for words in ("13900139000", "lili", "hlcs"):
            assert [one.name for one in await search.find(session, mei, words)] == [file.name]
    (entry,) = await company.all(select(Entry).where(Entry.deed == "customer-changed"))
    assert entry.facts["address"] == "人民路2号"
    assert entry.facts["address_was"] == "人民路1号"


async def test_a_first_contact_comes_with_a_later_list(company: Company) -> None:
    await company.imports("name,owner\nBest Shop,Mei\n")
    assert await company.imports("name,owner,contact\nBest Shop,Mei,Ann\n") == (
        "0 new, 1 changed, 0 unchanged.\n"
    )
    assert (await company.file("Best Shop")).contact == "Ann"


async def test_a_second_contact_is_known_and_does_not_take_the_place_of_the_first(
    company: Company,
) -> None:
    await company.imports(CUSTOMERS)
    async with company.database.writing() as session:
        customer = (await session.scalars(select(Customer).order_by(Customer.id))).first()
        assert customer
        mei = await session.get_one(Staff, customer.owner_id)
        await Contact.add(session, mei, customer, name="Ann", phone="+8613911112222")
    said = await company.imports("name,owner,contact,phone\n华联超市,Mei,Ann,13911112222\n")
    assert said.startswith("0 new, 1 changed")  # the name's spelling
    assert (await company.file("华联超市")).contact == "王小明"


async def test_another_class_moves_the_follow_up(company: Company) -> None:
    await company.imports("name,owner,class\nBest Shop,Mei,C\n")
    await company.imports("name,owner,class\nBest Shop,Mei,A类\n")
    (follow_up,) = await company.all(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert follow_up.due_on == date(2026, 11, 21) + timedelta(days=7)


@on_sqlite
async def test_first_follow_ups_are_spread_over_the_rhythm(company: Company) -> None:
    await company.imports("name,owner\n" + "".join(f"Shop {number},Mei\n" for number in range(60)))
    days = [one.due_on for one in await company.all(select(FollowUp))]
    assert len(days) == 60
    assert max(map(days.count, days)) <= 6  # over a free Sunday, twice two and two
    assert min(days) > date(2026, 11, 21)
    assert max(days) <= date(2026, 11, 21) + timedelta(days=31)
    async with company.database.reading() as session:
        for day in set(days):
            assert await calendar.is_working_day(session, day)


async def test_nothing_is_done_when_anything_is_wrong(company: Company) -> None:
    said = await company.refuses(
        "name,owner,class\nBest Shop,Mei,A\nGood Shop,Mey,A\n,Mei,Z\nGreat Shop,Napoleon,\n"
    )
    assert said == [
        "row 3, owner: nobody is called “Mey”; did you mean Mei?",
        "row 4, class: “Z” is no class; allowed are A, B, C",
        "row 4, name: is missing",
        "row 5, owner: nobody is called “Napoleon”",
    ]
    assert not await company.all(select(Customer))


@on_sqlite
async def test_of_many_mistakes_the_first_fifty_are_shown(company: Company) -> None:
    said = await company.refuses("name,owner\n" + "Best Shop,Nobody\n" * 1050)
    assert len(said) == 51
    assert said[-1] == "… and 2,049 more"  # each row's owner, and every other row's name


async def test_whoever_left_gets_no_customers_and_what_they_have_may_be_listed(
    company: Company,
) -> None:
    await company.imports(CUSTOMERS)
    await company.says("staff", "leave", "Mei")
    said = await company.refuses("name,owner\nNew Shop,Mei\n华联超市,Mei\n")
    assert said == ["row 2, owner: Mei has left"]
    assert await company.imports(CUSTOMERS) == "0 new, 0 changed, 2 unchanged.\n"


async def test_whoever_does_not_sell_gets_no_customers(company: Company) -> None:
    written(Path.cwd(), PEOPLE + "Fay,finance,Hugo\n", "people.csv")
    assert (await company.says("staff", "import", "people.csv")).code == 0
    said = await company.refuses("名称,负责人\n华联超市,Fay\n永辉超市,Mei\n")
    assert said == ["row 2, 负责人: Fay is finance; only those who sell have customers"]


async def test_a_name_of_signs_alone_is_a_mistake(company: Company) -> None:
    said = await company.refuses("name,owner\n！！！,Mei\n")
    assert said == ["row 2, name: “！！！” has no letter, character or digit"]


async def test_a_customer_of_somebody_else_is_not_taken(company: Company) -> None:
    await company.imports(CUSTOMERS)
    said = await company.refuses(
        "name,owner,phone\n華聯超市,李伟,\nOther Shop,李伟,13800138000\nBest Shop,Mei,\n"
    )
    theirs = "a customer of Mei's; in the chat their superior can give it away"
    assert said == [
        f"row 2, name: “华联超市有限公司”, {theirs}",
        f"row 3, phone: is at “华联超市有限公司”, {theirs}",
        f"row 4, name: “Best Shop”, {theirs.replace('Mei', '李伟')}",
    ]


async def test_two_rows_are_not_about_one_customer(company: Company) -> None:
    said = await company.refuses(
        "name,owner,phone\n"
        "华联超市,Mei,13800138000\n"
        "华聯超市公司,Mei,\n"
        "华联超市,李伟,\n"
        "Best Shop,李伟,13800138000\n"
        "Good Shop,Mei,13800138000\n"  # a purchasing manager of several shops
    )
    assert said == [
        "row 3, name: the same stands in row 2",
        "row 4, name: the same stands in row 2, under another owner",
        "row 5, phone: the same stands in row 2, under another owner",
    ]


async def test_an_archived_customer_is_not_brought_back_by_an_old_list(company: Company) -> None:
    await company.imports(CUSTOMERS)
    await company.archive("华联超市有限公司")
    said = await company.refuses(CUSTOMERS)
    assert said == [
        "row 2, name: “华联超市有限公司” was archived on 2026-11-21;"
        " take the row out, or bring it back in the chat"
    ]
    # To others it is as if it were not there (5.3).
    text = CUSTOMERS.replace("Mei", "李伟")
    assert await company.imports(text) == "1 new, 0 changed, 1 unchanged.\n"


async def test_of_two_imports_at_once_one_finds_everything_there(company: Company) -> None:
    rows = "".join(f"Shop {number},Mei\n" for number in range(200))
    path = written(Path(), f"name,owner\n{rows}")

    async def apply() -> str:
        async with company.database.writing() as session:
            return str(await CustomerList.read(path).apply(session))

    assert sorted(await asyncio.gather(apply(), apply())) == [
        "0 new, 0 changed, 200 unchanged.",
        "200 new, 0 changed, 0 unchanged.",
    ]
    assert len(await company.all(select(Customer.id))) == 200


# Out again


HARD = """name,owner,phone,note,credit_limit,latitude,longitude,contact
"Zo\u00eb, ""the"" Shop",Mei,+1 650 253 0001,"first line
second line",500 USD,-33.8688,151.2093,'=HYPERLINK(1)
'@SUM(1),Mei,010 6234 5678,'-1+1,0.5,31.230416000000002,121.4737,''=x
'＝1,李伟,+852 2345 6789,'+cmd,,,,
"""


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
async def test_what_is_exported_can_be_imported_and_changes_nothing(
    company: Company, suffix: str
) -> None:
    await company.imports(CUSTOMERS)
    await company.imports(HARD)
    said = await company.says("customers", "export", f"out{suffix}")
    assert (said.code, said.out, said.err) == (0, f"Customers listed in out{suffix}: 5.\n", "")
    before = await everything(company)
    said = await company.says("customers", "import", f"out{suffix}")
    assert (said.out, said.err) == ("0 new, 0 changed, 5 unchanged.\n", "")
    assert await everything(company) == before


async def test_an_export_fills_an_empty_company_with_the_same_files(company: Company) -> None:
    await company.imports(CUSTOMERS)
    await company.imports(HARD)
    await company.says("customers", "export", "out.csv")
    names = await company.all(select(Customer.name).order_by(Customer.id))
    files = [await company.file(name) for name in names]
    async with company.database.writing() as session:
        for table in (FollowUp, Contact, Customer):
            await session.execute(table.__table__.delete())  # type: ignore[attr-defined]
    assert (await company.says("customers", "import", "out.csv")).out.startswith("5 new")
    assert [await company.file(name) for name in names] == files


@on_sqlite
async def test_no_spreadsheet_runs_what_stands_in_an_export(company: Company) -> None:
    await company.imports(HARD)
    await company.says("customers", "export", "out.csv")
    await company.says("customers", "export", "out.xlsx")
    cells = [cell for row in csv.reader(company.exported().splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))] == [
        "-33.8688"  # a number
    ]
    assert {"'@SUM(1)", "'-1+1", "''=x", "'+1 650-253-0001", "010 6234 5678"} <= set(cells)
    sheet = load_workbook("out.xlsx").worksheets[0]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert (kinds["@SUM(1)"], kinds["=HYPERLINK(1)"]) == ("s", "s")
    assert (kinds[-33.8688], kinds[0.5]) == ("n", "n")


async def test_an_export_may_be_of_one_owner_and_leaves_archived_customers_out(
    company: Company,
) -> None:
    await company.imports(CUSTOMERS)
    await company.imports("name,owner\nOld Shop,李伟\n")
    await company.archive("Old Shop")
    said = await company.says("customers", "export", "theirs.csv", "--owner", "李伟")
    assert said.out == "Customers listed in theirs.csv: 1.\n"
    assert company.exported("theirs.csv").splitlines() == [
        "name,class,owner,phone,contact,address,latitude,longitude,industry,credit_limit,note",
        "Best Shop,C,李伟,'+1 650-253-0000,,,,,,,",
    ]
    said = await company.says("customers", "export", "all.csv", "--owner", "Mai")
    assert (said.code, said.err) == (2, "nobody is called “Mai”; did you mean Mei?\n")
    assert "all.csv" not in files()


@on_sqlite
async def test_an_export_overwrites_nothing_and_is_read_by_nobody_else(company: Company) -> None:
    await company.imports(CUSTOMERS)
    said = await company.says("customers", "export", "customers.csv")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("customers.csv is there already")
    assert files()["customers.csv"].st_size == len(CUSTOMERS.encode())
    said = await company.says("customers", "export", "customers.pdf")
    assert (said.code, said.err) == (
        2,
        "customers.pdf is neither .csv nor .xlsx; name it as one of them\n",
    )
    said = await company.says("customers", "export", "no/customers.csv")
    assert (said.code, said.err) == (
        2,
        "no/customers.csv cannot be written: No such file or directory\n",
    )
    await company.says("customers", "export", "out.csv")
    assert files()["out.csv"].st_mode & 0o077 == 0


@on_sqlite
async def test_ten_thousand_customers_go_in_and_out(company: Company) -> None:
    rows = "".join(f"Shop {number},Mei,{13800000000 + number}\n" for number in range(10_000))
    text = f"name,owner,phone\n{rows}"
    assert await company.imports(text) == "10,000 new, 0 changed, 0 unchanged.\n"
    assert await company.imports(text) == "0 new, 0 changed, 10,000 unchanged.\n"
    said = await company.says("customers", "export", "out.csv")
    assert said.out == "Customers listed in out.csv: 10,000.\n"


async def test_names_alike_nearby_are_said_and_left_to_whoever_imports(company: Company) -> None:
    await company.imports("name,owner,latitude,longitude\n华联超市人民路店,Mei,31.2304,121.4737\n")
    said = await company.imports(
        "name,owner,latitude,longitude\n"
        "花联超市人民路店,李伟,31.2305,121.4738\n"
        "中山公园便利店,Mei,31.2305,121.4738\n"
        "花联超市人民大店,李伟,31.2604,121.4738\n"
    )
    assert said.splitlines() == [
        "3 new, 0 changed, 0 unchanged.",
        "row 2: “华联超市人民路店” of Mei is near and called much alike",
    ]
