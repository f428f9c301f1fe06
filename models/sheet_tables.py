"""Tables in workbooks: headings that stay, a number format for each column, sums below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from moneyed import get_currency
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models.sheets import as_text

Value = Any  # what openpyxl writes: words, numbers, days, times, None

WORDS, NUMBER, DAYS, MONEY = "General", "0", "0.0", "#,##0.00"
DAY, TIME, MOMENT = "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm"
NARROW, WIDE, WIDEST = 11, 22, 48
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
ON_TOP = Alignment(vertical="top")


class Column(NamedTuple):
    heading: str
    width: int
    number_format: str
    is_summed: bool = False


def write_table(
    book: Workbook,
    title: str,
    frozen_at: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    total: str | None = None,
) -> None:
    """A table under its headings, to be filtered; with a `total` its sums stand below it."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = frozen_at
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([bold(sheet, column.heading) for column in columns])
    sums: dict[int, Decimal] = defaultdict(Decimal)
    written = 1
    for row in rows:
        sheet.append([cell(sheet, *each) for each in zip(row, columns, strict=True)])
        written += 1
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            if total and column.is_summed:
                sums[at] += value
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written}"
    if total:
        below = [sums[at] if column.is_summed else None for at, column in enumerate(columns)]
        cells = [cell(sheet, *each) for each in zip(below, columns, strict=True)]
        sheet.append([bold(sheet, total), *cells[1:]])


def write_facts(book: Workbook, title: str, facts: Iterable[tuple[str, Value, str]]) -> None:
    """What a file is of: label, value and its format; it is passed on without the message it came with.

    What is "" is left out.
    """
    sheet = book.create_sheet(title)
    for letter, width in (("A", WIDE), ("B", WIDEST)):
        sheet.column_dimensions[letter].width = width
    for label, value, number_format in facts:
        if value == "":
            continue
        sheet.append([bold(sheet, label), cell(sheet, value, Column("", WIDEST, number_format))])


def money_format(currency: str) -> str:
    """With as many decimals as the currency has."""
    decimals = len(str(get_currency(currency).sub_unit)) - 1
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def bold(sheet: Any, words: str) -> Any:
    made = as_text(sheet, words)
    made.font, made.alignment = BOLD, WRAPPED
    return made


def cell(sheet: Any, value: Value, column: Column) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        made = as_text(sheet, value)
        made.alignment = WRAPPED if column.width == WIDEST else ON_TOP
        return made
    made = WriteOnlyCell(sheet, value)
    made.number_format, made.alignment = column.number_format, ON_TOP
    return made
