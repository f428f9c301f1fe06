"""How long lists of customers, products and people take to be imported, and the first to be exported;
a part of `make bench`."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from models import customer_list
from models.customer_cells import HEADINGS
from models.customer_list import CustomerList
from models.database import Database
from models.migrate import migrate
from models.positions import Position
from models.product_list import ProductList
from models.sheets import Written, sheet_of
from models.staff import Staff
from models.staff_list import StaffList
from tests.engines import Engine

CUSTOMERS = 10_000
EACH = 300  # customers of one person
TARGET = 30.0  # seconds
IMPORTS = ("import of .csv", "import again", "import of changes, .xlsx")
WHAT = (*IMPORTS, "export to .csv", "export to .xlsx")
PRODUCTS, PEOPLE = 20_000, 5_000
OTHERS = (f"{PRODUCTS:,} products, .csv", f"{PEOPLE:,} people, .csv")


def listed(count: int) -> Iterator[Sequence[Written]]:
    """A list as a company of that size would bring it, every column filled."""
    yield list(HEADINGS)
    for number in range(count):
        yield (
            f"杭州华联第{number}超市有限公司",
            "ABC"[number % 3],
            f"Importer {number // EACH}",
            f"138{number:08d}",
            f"王小{number % 97}",
            f"文三路{number}号",
            # On a grid, some 500 m from each to the next.
            30.2 + number // 100 * 0.005,
            119.5 + number % 100 * 0.005,
            "零售",
            10_000 + number,
            "月结;周三送货",
        )


def products(count: int) -> Iterator[Sequence[Written]]:
    yield ["code", "name", "unit", "pack", "list_price", "tax_rate"]
    for number in range(count):
        price = f"{number % 90 + 1}.50"
        yield (f"C-{number}", f"矿泉水{number}号", "瓶", "24瓶/箱", price, "13%")


def people(count: int) -> Iterator[Sequence[Written]]:
    """Each leads ten."""
    yield ["name", "position", "superior", "telegram_id"]
    for number in range(count):
        superior = f"Person {number // 10}" if number else ""
        yield (f"Person {number}", "representative", superior, number + 1)


async def measure(engine: Engine) -> dict[str, float]:
    """Seconds of a first import of customers, the same again, one that changes everything, and an
    export; then of first imports of products and people."""
    database = Database(engine.url)
    await migrate(database)
    async with database.writing() as session:
        session.add_all(
            Staff(name=f"Importer {number}", position=Position.REPRESENTATIVE)
            for number in range(CUSTOMERS // EACH + 1)
        )
    rows = list(listed(CUSTOMERS))
    again = [rows[0], *((*row[:1], "C", *row[2:5], f"{row[5]}B", *row[6:]) for row in rows[1:])]
    kept: dict[str, float] = {}
    for what, customers, path in (
        (IMPORTS[0], rows, engine.folder / "customers.csv"),
        (IMPORTS[1], rows, engine.folder / "again.csv"),
        (IMPORTS[2], again, engine.folder / "changes.xlsx"),
    ):
        path.write_bytes(sheet_of(customers, path))
        began = time.perf_counter()
        await _import(database, path)
        kept[f"{engine.name} {what}, s"] = round(time.perf_counter() - began, 2)
    for path in (engine.folder / "out.csv", engine.folder / "out.xlsx"):
        began = time.perf_counter()
        async with database.reading() as session:
            path.write_bytes(sheet_of(await customer_list.table(session), path))
        kept[f"{engine.name} export to {path.suffix}, s"] = round(time.perf_counter() - began, 2)
    for what, table, imports in (
        (OTHERS[0], products(PRODUCTS), _import_products),
        (OTHERS[1], people(PEOPLE), _import_people),
    ):
        path = engine.folder / "others.csv"
        path.write_bytes(sheet_of(list(table), path))
        began = time.perf_counter()
        await imports(database, path)
        kept[f"{engine.name} {what}, s"] = round(time.perf_counter() - began, 2)
    await database.close()
    return kept


async def _import(database: Database, path: Path) -> None:
    listed = CustomerList.read(path)
    async with database.writing() as session:
        await listed.apply(session)


async def _import_products(database: Database, path: Path) -> None:
    listed = ProductList.read(path)
    async with database.reading() as session:
        await listed.look_ahead(session)
    async with database.writing() as session:
        await listed.apply(session)


async def _import_people(database: Database, path: Path) -> None:
    listed = StaffList.read(path, {})
    async with database.writing() as session:
        await listed.apply(session)


def lines(kept: Mapping[str, float], names: Sequence[str]) -> Iterator[str]:
    """The figures as `make bench` prints them, the engines side by side."""
    yield f"{f'{CUSTOMERS:,} customers in a list, s':32}" + "".join(f"{name:>14}" for name in names)
    for what in (*WHAT, *OTHERS):
        row = "".join(f"{kept[f'{name} {what}, s']:14.1f}" for name in names)
        yield f"{what:32}{row}" + (f"   target: {TARGET:.0f}" if what in WHAT else "")
