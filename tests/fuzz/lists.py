"""Lists that people import, with cells, encodings and archives that nobody meant."""

from __future__ import annotations

import csv
import inspect
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cli import words_for_positions
from bot.special_days import words_for_kinds
from models import (  # noqa: F401 - each has a Listing
    balances,
    calendar_list,
    customer_list,
    price_list,
    product_list,
    staff_list,
    target_list,
)
from models.errors import Refused
from models.sheets import Listing, WrongSheet
from tests.fuzz.mangling import NUMBERS, letters, words

# A row that is right, by what the list is; of one that is not named here every cell is made up.
RIGHT = {
    "StaffList": {"name": "Nobody", "position": "representative", "superior": ""},
    "CustomerList": {
        "name": "Hualian",
        "owner": "Mei Carter",
        "class": "A",
        "phone": "13800138000",
    },
    "ProductList": {"code": "W1", "name": "Water", "unit": "bottle", "list_price": "2.50"},
    "PriceList": {"code": "SQ-550", "class": "", "from": "2027-01-01", "price": "2.40"},
    "BalanceList": {"customer": "福满家便利店", "amount": "100", "currency": "CNY"},
    "TargetList": {"who": "company", "period": "2026-12", "sales": "100000"},
    "CalendarList": {"date": "2026-12-05", "kind": "working", "name": "Make-up"},
}
CODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "latin-1", "utf-7", "cp037")
CELLS: tuple[Any, ...] = (
    None,
    True,
    date(1899, 12, 31),
    date(1900, 2, 28),
    datetime(9999, 12, 31, 23, 59, 59),  # noqa: DTZ001 - spreadsheets know no zones
    time(1, 2),
    1e308,
    -1e308,
    1e-320,
    10**15,
    "=1/0",
    "=cmd|' /C calc'!A0",
    "#REF!",
    "'=1",
    "-5",
    "a\nb",
)
NAMED = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = (
    f'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{NAMED}]><worksheet><sheetData><row><c t="str">'
    "<v>&j;</v></c></row></sheetData></worksheet>"
)


def kinds_of_lists() -> list[type[Listing]]:
    """Every list that can be imported."""
    return sorted(Listing.__subclasses__(), key=lambda one: one.__name__)


async def import_one(session: AsyncSession, kind: type[Listing], path: Path) -> tuple[str, bool]:
    """What the console says, a summary or what is wrong, and whether the list was taken. It is for the
    caller to undo it."""
    read: Any = kind.read  # type: ignore[attr-defined]  # each has its own
    more = {"positions": words_for_positions, "kinds": words_for_kinds}
    named = inspect.signature(read).parameters.keys() & more.keys()
    try:
        listed = read(path, **{name: more[name]() for name in named})
        return str(await listed.apply(session)), True
    except (WrongSheet, Refused) as wrong:
        return str(wrong), False


def write_one(kind: type[Listing], folder: Path, dice: Random) -> Path:
    """A list of that kind which somebody has spoilt."""
    as_csv = dice.random() < 0.6
    path = folder / f"list{dice.choice(('.csv', '.CSV') if as_csv else ('.xlsx', '.XLSX'))}"
    rows = list(_rows(kind, dice))
    path.write_bytes(_csv(rows, dice) if as_csv else _xlsx(rows, dice))
    if dice.random() < 0.02:
        return path.rename(folder / dice.choice(("list.xls", "list", "list.csv.xlsx")))
    return path


def _rows(kind: type[Listing], dice: Random) -> Iterator[list[Any]]:
    """Right rows, with one cell that is not, now and then with many or none."""
    columns = list(dict.fromkeys(kind.columns.values()))
    right = RIGHT.get(kind.__name__, {})
    share = dice.choice((0.0, 0.0, 0.15))  # of the cells
    shown = [name for name in columns if name in right or dice.random() < share * 3]
    dice.shuffle(shown)
    headings: list[Any] = list(shown)
    if dice.random() < share:
        headings[dice.randrange(len(headings))] = _cell(dice)
    if share == 0 or dice.random() < 0.9:
        yield headings
    count = dice.choice((1, 1, 2, 30) if share == 0 else (0, 1, 3, 30))
    spoilt = dice.randrange(count * 2) if share == 0 else -1  # half of these lists are all right
    for number in range(count):
        row = [_right(right.get(name, ""), name, number) for name in shown]
        row = [_cell(dice) if dice.random() < share else cell for cell in row]
        if number == spoilt:
            row[dice.randrange(len(row))] = _cell(dice)
        if dice.random() < share / 2:
            row = row[: dice.randint(0, len(row))] + [_cell(dice)] * dice.choice((0, 1, 20))
        yield row


def _right(cell: str, column: str, number: int) -> str:
    """No two rows of the same name or code."""
    distinct = column in ("name", "phone") or (column == "code" and cell == "W1")
    return f"{cell}{number}" if number and distinct else cell


def _cell(dice: Random) -> Any:
    chance = dice.random()
    if chance < 0.3:
        return dice.choice(CELLS)
    if chance < 0.4:
        return dice.choice(NUMBERS)
    return words(dice)[: dice.choice((10, 200, 40_000))]


def _csv(rows: Sequence[Sequence[Any]], dice: Random) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, dice.choice(("excel", "unix")), delimiter=dice.choice(",,,;\t|"))
    for row in rows:
        writer.writerow(row)
    said = text.getvalue()
    if dice.random() < 0.2:
        said = letters(said, dice)
    content = said.encode(dice.choice(CODINGS) if dice.random() < 0.5 else "utf-8", "replace")
    return _spoilt(content, dice) if dice.random() < 0.2 else content


def _xlsx(rows: Sequence[Sequence[Any]], dice: Random) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            try:
                sheet.cell(number, column, cell)
            except (IllegalCharacterError, ValueError):
                sheet.cell(number, column, "x")
    if dice.random() < 0.1:
        sheet.merge_cells("A1:B2")
    if dice.random() < 0.05:
        sheet.cell(1_048_576, 16_384, "far away")
    content = io.BytesIO()
    try:
        book.save(content)
    except (ValueError, OverflowError, UnicodeEncodeError):
        return b"PK\x03\x04"  # the writer refuses what the reader should have been tried with
    made = content.getvalue()
    chance = dice.random()
    if chance < 0.15:
        return _spoilt(made, dice)
    return _repacked(made, dice) if chance < 0.3 else made


def _spoilt(content: bytes, dice: Random) -> bytes:
    """Cut off, or with some bytes that are others."""
    if dice.random() < 0.3:
        return content[: dice.randint(0, len(content))]
    spoilt = bytearray(content)
    for _ in range(dice.choice((1, 3, 30))):
        if spoilt:
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _repacked(content: bytes, dice: Random) -> bytes:
    """The same archive with a part lost, doubled, of other content or far too large."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                match dice.randrange(5):
                    case 0:
                        continue
                    case 1:
                        part = _spoilt(part, dice)
                    case 2:
                        part = LAUGHS.encode()
                    case 3:
                        part = (
                            part[:-20]
                            + b" " * dice.choice((1_000, 1_000_000, 300_000_000))
                            + part[-20:]
                        )
                    case _:
                        part = b"<x>" * 20_000
            new.writestr(name, part)
    return made.getvalue()
