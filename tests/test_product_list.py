"""The product and price lists: a spreadsheet becomes what is sold, all of it or nothing, and comes back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from moneyed import Money
from openpyxl import Workbook
from sqlalchemy import select
from typer.testing import CliRunner

from bot import cli
from models import policy, product_cells
from models.audit import Entry
from models.database import Database
from models.policy import CustomerClass
from models.product_list import ProductList
from models.product_search import find_products
from models.products import Measure, Product, ProductPrice
from models.sheets import WrongSheet

HEADINGS = "code,name,unit,pack,list_price,currency,tax_rate,group,active,aliases,cost\n"
WATER = "NF-550,农夫山泉 550ml,瓶,24瓶/箱,2.00,CNY,13%,饮料,yes,大水 红盖,1.20\n"
NOODLES = "KSF-1,康师傅红烧牛肉面,袋,,2.50,,,方便面,,,\n"

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])


def cny(amount: str) -> Money:
    return Money(amount, "CNY")


def written(text: str, file: str = "list.csv") -> None:
    Path(file).write_text(text, "utf-8")


def gone(file: str) -> None:
    Path(file).unlink(missing_ok=True)


def said_in(file: str) -> str:
    return Path(file).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


class Company:
    """A console, and the database that it works on."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def says(self, *words: str) -> tuple[int, str, str]:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, words, prog_name="fieldbook")
        return result.exit_code, result.stdout, result.stderr

    async def imports(self, text: str, what: str = "import") -> str:
        written(text)
        code, out, err = await self.says("products", what, "list.csv")
        assert (code, err) == (0, "")
        return out

    async def refuses(self, text: str, what: str = "import") -> list[str]:
        written(text)
        code, out, err = await self.says("products", what, "list.csv")
        assert (code, out) == (2, "")
        return err.splitlines()

    async def exports(self, *options: str) -> str:
        gone("out.csv")
        code, _, err = await self.says("products", "export", "out.csv", *options)
        assert (code, err) == (0, "")
        return said_in("out.csv")

    async def product(self, code: str) -> Product:
        async with self.database.reading() as session:
            found = await Product.with_code(session, code)
            assert found
            return found

    async def audit(self, deed: str) -> list[dict[str, Any]]:
        async with self.database.reading() as session:
            found = await session.scalars(
                select(Entry).where(Entry.deed == deed).order_by(Entry.id)
            )
            return [entry.facts for entry in found]

    async def prices(self) -> list[tuple[Any, ...]]:
        async with self.database.reading() as session:
            found = await session.scalars(select(ProductPrice).order_by(ProductPrice.id))
            return [
                (one.customer_class, one.valid_from, one.valid_until, one.price) for one in found
            ]


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
    yield Company(database)
    await database.close()


def mistakes(folder: Path, text: str) -> list[str]:
    """What is wrong with a list by itself."""
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return [str(mistake) for mistake in sorted(ProductList.read(path).mistakes)]


# What is in the cells


@pytest.mark.parametrize(
    "words",
    [
        "24瓶/箱",
        "24 瓶 / 箱",
        "２４瓶／箱",
        "箱=24",
        "箱＝24",
        "箱 24",
        "箱24",
        "24/箱",
        "1箱=24瓶",
        "1箱24瓶",
        "一箱24瓶",
        "每箱24瓶",
        "24瓶一箱",
        "箱(24瓶)",
        "箱：24",
    ],
)
def test_a_pack_is_read_as_people_write_it(words: str) -> None:
    assert product_cells.pack(words)[:2] == ("箱", 24)


@pytest.mark.parametrize(
    "words",
    ["case of 24", "24 per case", "24/case", "24 bottles per case", "24 bottles a case", "case 24"],
)
def test_a_pack_is_read_in_english_too(words: str) -> None:
    assert product_cells.pack(words)[:2] == ("case", 24)


@pytest.mark.parametrize("words", ["24", "24瓶", "箱", "550ml*24", "6x4/箱", "241箱", "2.5瓶/箱"])
def test_a_pack_that_is_not_clear_is_a_mistake_with_an_example(words: str) -> None:
    with pytest.raises(ValueError, match="is not clear; write it as 24瓶/箱, or case of 24"):
        product_cells.pack(words)


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("13%", 1300),
        ("13", 1300),
        ("0.13", 1300),
        ("１３％", 1300),
        ("9 %", 900),
        ("0.03", 300),
        ("0.5%", 50),
        ("8.25%", 825),
        ("1", 100),
        ("0", 0),
        ("0%", 0),
        ("免税", 0),
    ],
)
def test_a_tax_rate_is_read_as_people_and_spreadsheets_write_it(words: str, points: int) -> None:
    assert product_cells.basis_points(words) == points


@pytest.mark.parametrize("words", ["0.5", "101%", "-3%", "8.255%", "x", "1,3"])
def test_a_tax_rate_that_cannot_be_meant_is_a_mistake(words: str) -> None:
    with pytest.raises(ValueError, match=r"write it as|is no tax rate"):
        product_cells.basis_points(words)


@pytest.mark.parametrize("words", ["yes", "是", "1", "TRUE", "在售", "啟用"])
def test_what_is_sold_is_said_in_many_words(words: str) -> None:
    assert product_cells.active(words) is True


@pytest.mark.parametrize("words", ["no", "否", "0", "FALSE", "停用", "停售"])
def test_and_so_is_what_is_not(words: str) -> None:
    assert product_cells.active(words) is False


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",Water,瓶,,2,,,,,,", "code: is missing"),
        ("!,Water,瓶,,2,,,,,,", "code: “!” has no letter, character or digit"),
        (f"{'x' * 41},Water,瓶,,2,,,,,,", "longer than 40 characters"),
        (f"A,{'水' * 121},瓶,,2,,,,,,", "longer than 120 characters"),
        ("6.9E+12,Water,瓶,,2,,,,,,", "code: “6.9E+12” is a number cut short"),
        ("A,,瓶,,2,,,,,,", "name: is missing"),
        ("A,Water,,,2,,,,,,", "unit: is missing"),
        ("A,Water,瓶,,,,,,,,", "list_price: is missing"),
        ("A,Water,瓶,,0,,,,,,", "list_price: is 0;"),
        ("A,Water,瓶,,-2,,,,,,", "list_price: “-2” is negative"),
        ("A,Water,瓶,,free,,,,,,", "list_price: “free” is no amount; write one like 12.50"),
        ("A,Water,瓶,,$2,,,,,,", "list_price: “$2” is no amount"),
        ("A,Water,瓶,,=1+1,,,,,,", "list_price: begins with = like a formula"),
        ("A,Water,瓶,,2,XYZ,,,,,", "currency: “XYZ” is no currency"),
        ("A,Water,瓶,,2,,13 percent,,,,", "tax_rate: “13 percent” is no tax rate"),
        ("A,Water,瓶,,2,,,,maybe,,", "active: “maybe” is neither yes nor no"),
        ("A,Water,瓶,,2,,,,,,-1", "cost: “-1” is negative"),
        ("A,Water,瓶,24罐/箱,2,,,,,,", "pack: counts “罐”, but one is sold by “瓶”"),
        ("A,Water,箱,24瓶/箱,2,,,,,,", "pack: holds 24 of what it is called itself"),
        ("A,Water,瓶,1瓶/箱,2,,,,,,", "pack: a pack holds 2 to 100,000"),
    ],
)
def test_each_mistake_is_named_by_row_and_column(tmp_path: Path, row: str, says: str) -> None:
    (told,) = mistakes(tmp_path, HEADINGS + row + "\n")
    assert told.startswith("row 2, ") and says in told


def test_the_same_code_twice_is_a_mistake(tmp_path: Path) -> None:
    text = "code,name,unit,list_price\nNF-1,Water,瓶,2\nｎｆ-1,Tea,瓶,3\n"
    assert mistakes(tmp_path, text) == ["row 3, code: the same stands in row 2"]


@pytest.mark.parametrize("pack", ["case of 24", "24 bottles/case", "24入/case", "24 pcs per case"])
def test_a_pack_counts_the_unit_in_the_plural_or_whatever_it_is(tmp_path: Path, pack: str) -> None:
    text = f"code,name,unit,pack,list_price\nA,Water,bottle,{pack},2\n"
    assert mistakes(tmp_path, text) == []


@pytest.mark.parametrize(
    "headings", ["编码,名称,单位,价格,箱规,税率,别名", "編碼,名稱,單位,價格,箱規,稅率,別名"]
)
def test_headings_are_read_in_both_scripts(tmp_path: Path, headings: str) -> None:
    assert mistakes(tmp_path, f"{headings}\nA,水,瓶,2元,24瓶/箱,13%,大水、红盖\n") == []


def test_a_list_of_nothing_and_one_without_prices_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSheet, match="there is no product in"):
        mistakes(tmp_path, HEADINGS)
    with pytest.raises(WrongSheet, match="the column list_price is missing"):
        mistakes(tmp_path, "code,name,unit\nA,Water,瓶\n")


# What becomes of it


async def test_a_list_becomes_products(company: Company) -> None:
    assert await company.imports(HEADINGS + WATER + NOODLES) == "2 new, 0 changed, 0 unchanged.\n"
    water = await company.product("NF-550")
    assert (water.name, water.unit, water.product_group) == ("农夫山泉 550ml", "瓶", "饮料")
    assert water.measures == (Measure("瓶", 1), Measure("箱", 24))
    assert (water.list_price, water.cost) == (cny("2.00"), cny("1.20"))
    assert (water.tax_percent, water.active, water.aliases) == (Decimal(13), True, "大水 红盖")
    noodles = await company.product("KSF-1")
    assert (noodles.measures, noodles.cost) == ((Measure("袋", 1),), None)
    assert noodles.active


async def test_importing_again_changes_and_never_duplicates(company: Company) -> None:
    await company.imports(HEADINGS + WATER + NOODLES)
    again = "code,name,unit,list_price,aliases\nnf-550,农夫山泉 550ml,瓶,2.10,绿盖\n"
    assert await company.imports(HEADINGS + WATER + NOODLES) == "0 new, 0 changed, 2 unchanged.\n"
    assert await company.imports(again) == "0 new, 1 changed, 0 unchanged.\n"
    water = await company.product("nf-550")
    assert (water.list_price, water.pack_size, water.cost) == (cny("2.10"), 24, cny("1.20"))
    async with company.database.reading() as session:
        assert [one.id for one in await find_products(session, "绿盖", 5)] == [water.id]
        assert not await find_products(session, "红盖", 5)


async def test_the_audit_keeps_the_old_and_the_new(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    await company.imports(HEADINGS + WATER.replace("2.00", "2.20").replace("yes", "停用"))
    (listed,) = await company.audit("product-listed")
    assert listed["name"] == "农夫山泉 550ml"
    (changed,) = await company.audit("product-changed")
    assert changed == {
        "list_price_units": 220,
        "list_price_units_was": 200,
        "active": False,
        "active_was": True,
    }
    assert len(await company.audit("products-imported")) == 2


async def test_all_rows_or_none(company: Company) -> None:
    told = await company.refuses(HEADINGS + WATER + "B,,瓶,,0,,,,,,\n")
    assert [line.partition(";")[0] for line in told] == [
        "row 3, list_price: is 0",
        "row 3, name: is missing",
    ]
    assert (await company.exports()).splitlines() == [HEADINGS.strip()]


async def test_a_dash_takes_away_what_is_known(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    await company.imports(HEADINGS + "NF-550,农夫山泉 550ml,瓶,-,2.00,,-,无,,-,-\n")
    water = await company.product("NF-550")
    assert (water.pack_name, water.pack_size, water.cost, water.aliases) == (None, None, None, "")
    assert (water.tax_basis_points, water.product_group) == (None, None)


async def test_what_is_exported_comes_back_unchanged(company: Company) -> None:
    rows = (
        "JP-1,=Tea & 茶,bottle,24bottle/case,150,JPY,8%,,no,,\nKW-1,Oil,kg,,1.125,KWD,,,yes,,1.1\n"
    )
    await company.imports(HEADINGS + WATER + NOODLES + rows.replace("=Tea", "'=Tea"))
    listed = await company.exports()
    assert "JP-1,'=Tea & 茶,bottle,24bottle/case,150,JPY,8%,,no,,\n" in listed
    assert "KW-1,Oil,kg,,1.125,KWD,,,yes,,1.100\n" in listed
    assert await company.imports(listed) == "0 new, 0 changed, 4 unchanged.\n"
    assert (await company.says("products", "export", "out.xlsx"))[0] == 0
    code, out, _ = await company.says("products", "import", "out.xlsx")
    assert (code, out) == (0, "0 new, 0 changed, 4 unchanged.\n")


@on_sqlite
@pytest.mark.parametrize(
    ("price", "currency", "says"),
    [
        ("2.005", "", "“2.005” is finer than CNY is; the smallest is 0.01"),
        ("150.5", "JPY", "“150.5” is finer than JPY is; the smallest is 1"),
        ("1.0005", "KWD", "“1.0005” is finer than KWD is; the smallest is 0.001"),
        ("10000000000.01", "", "“10000000000.01” is more than can be meant"),
        ("2 USD", "CNY", "“2 USD” is not in CNY, as the row is"),
        ("¥2", "USD", "“¥2” is not in USD, as the row is"),
    ],
)
async def test_amounts_have_the_minor_units_of_their_currency(
    company: Company, price: str, currency: str, says: str
) -> None:
    text = f"code,name,unit,list_price,currency\nA,Water,瓶,{price},{currency}\n"
    assert await company.refuses(text) == [f"row 2, list_price: {says}"]


@on_sqlite
async def test_a_product_keeps_its_currency_where_a_row_names_none(company: Company) -> None:
    text = "code,name,unit,list_price,currency,cost\nA,Water,瓶,2.00,美元,1\n"
    await company.imports(text)
    await company.imports("code,name,unit,list_price\nA,Water,瓶,2.50\n")
    assert (await company.product("A")).list_price == Money("2.50", "USD")
    told = await company.refuses("code,name,unit,list_price,currency\nA,Water,瓶,18,CNY\n")
    assert told == ["row 2, cost: is known in USD; write it in CNY, or “-” for none"]


@on_sqlite
async def test_a_cost_above_the_price_is_remarked_and_taken(company: Company) -> None:
    said = await company.imports(HEADINGS + WATER.replace("1.20", "2.40"))
    assert said.splitlines() == [
        "1 new, 0 changed, 0 unchanged.",
        "row 2: “农夫山泉 550ml” costs 2.40 and is sold for 2.00",
    ]


@on_sqlite
async def test_codes_in_a_workbook_may_be_numbers(company: Company) -> None:
    book = Workbook()
    book.worksheets[0].append(["code", "name", "unit", "list_price", "tax_rate"])
    book.worksheets[0].append([6901234567892, "Water", "瓶", 2.3, 0.13])
    book.save("list.xlsx")
    code, out, err = await company.says("products", "import", "list.xlsx")
    assert (code, out, err) == (0, "1 new, 0 changed, 0 unchanged.\n", "")
    water = await company.product("6901234567892")
    assert (water.list_price, water.tax_percent) == (cny("2.30"), Decimal(13))


@on_sqlite
async def test_a_list_of_twenty_thousand_products(company: Company) -> None:
    rows = "".join(
        f"C-{n},矿泉水{n}号,瓶,24瓶/箱,{n % 90 + 1}.50,,13%,,,,\n" for n in range(20_000)
    )
    assert await company.imports(HEADINGS + rows) == "20,000 new, 0 changed, 0 unchanged.\n"
    assert await company.imports(HEADINGS + rows) == "0 new, 0 changed, 20,000 unchanged.\n"


# Prices by class and day

PRICES = "code,class,from,until,price,currency\n"


async def test_a_list_of_prices_becomes_prices_and_changes_them_when_it_comes_again(
    company: Company,
) -> None:
    await company.imports(HEADINGS + WATER)
    text = PRICES + "NF-550,A,2026-12-01,,1.80,\nnf-550,,2026/12/1,2026年12月31日,1.90,\n"
    assert await company.imports(text, "prices") == "2 new, 0 changed, 0 unchanged.\n"
    assert await company.imports(text, "prices") == "0 new, 0 changed, 2 unchanged.\n"
    again = text.replace("1.80", "1.75")
    assert await company.imports(again, "prices") == "0 new, 1 changed, 1 unchanged.\n"
    first = date(2026, 12, 1)
    assert await company.prices() == [
        (CustomerClass.A, first, None, cny("1.75")),
        (None, first, date(2026, 12, 31), cny("1.90")),
    ]
    (changed,) = await company.audit("price-changed")
    assert (changed["price_units"], changed["price_units_was"]) == (175, 180)
    assert len(await company.audit("price-set")) == 2


async def test_prices_that_are_exported_come_back_unchanged(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    text = PRICES + "NF-550,A,2026-12-01,2026-12-31,1.80,CNY\nNF-550,,2027-01-01,,1.90,CNY\n"
    await company.imports(text, "prices")
    listed = await company.exports("--prices")
    assert listed == text
    assert await company.imports(listed, "prices") == "0 new, 0 changed, 2 unchanged.\n"


async def test_a_dash_as_the_price_takes_it_out(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    await company.imports(PRICES + "NF-550,A,2026-12-01,,1.80,\n", "prices")
    gone = PRICES + "NF-550,A,2026-12-01,,-,\n"
    assert await company.imports(gone, "prices") == "0 new, 1 changed, 0 unchanged.\n"
    assert await company.imports(gone, "prices") == "0 new, 0 changed, 1 unchanged.\n"
    assert await company.prices() == []
    assert len(await company.audit("price-removed")) == 1


@on_sqlite
@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("NF-551,,2026-12-01,,1,", "code: no product has the code “NF-551”; did you mean NF-550?"),
        ("NF-550,D,2026-12-01,,1,", "class: “D” is no class; allowed are A, B, C, or a blank"),
        ("NF-550,,soon,,1,", "from: “soon” is no date; write it as 2026-12-01"),
        ("NF-550,,,,1,", "from: is missing"),
        ("NF-550,,2026-12-01,2026-11-30,1,", "until: 2026-11-30 is before 2026-12-01"),
        ("NF-550,,2026-12-01,,0,", "price: is 0"),
        ("NF-550,,2026-12-01,,1.005,", "price: “1.005” is finer than CNY is"),
        ("NF-550,,2026-12-01,,,", "price: is missing"),
    ],
)
async def test_each_mistake_of_a_price_is_named_by_row_and_column(
    company: Company, row: str, says: str
) -> None:
    await company.imports(HEADINGS + WATER)
    (told,) = await company.refuses(f"{PRICES}{row}\n", "prices")
    assert told.startswith(f"row 2, {says}")


@on_sqlite
async def test_the_same_price_twice_is_a_mistake(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    row = "NF-550,A,2026-12-01,,1.80,\n"
    told = await company.refuses(PRICES + row + row, "prices")
    assert told == ["row 3, from: the same stands in row 2"]


@on_sqlite
async def test_a_price_below_the_cost_is_remarked_and_taken(company: Company) -> None:
    await company.imports(HEADINGS + WATER)
    said = await company.imports(PRICES + "NF-550,C,2026-12-01,,1.00,\n", "prices")
    assert "row 2: “农夫山泉 550ml” costs 1.20 and is sold for 1.00" in said
