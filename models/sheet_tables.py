"""Tables in workbooks: headings that stay, a number format for each column, sums below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from moneyed import Money, get_currency
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models.sheets import as_text

Value = Any  # what openpyxl writes: words, numbers, days, times, None; and Money

WORDS, NUMBER, DAYS, MONEY = "General", "0", "0.0", "#,##0.00"
OF_ITS_CURRENCY = "money"  # no format of a program: each amount has its own
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
    """A table under its headings, to be filtered; with a `total` its sums stand below it.

    They are numbers, not formulas: a phone that shows a file calculates nothing. Where rows have
    Money, each currency has its own sums.
    """
    sheet = book.create_sheet(title)
    sheet.freeze_panes = frozen_at
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([bold(sheet, column.heading) for column in columns])
    sums: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    written = 1
    for row in rows:
        sheet.append([cell(sheet, *each) for each in zip(row, columns, strict=True)])
        written += 1
        of_currency = sums[currency_of(row)]
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            if column.is_summed and value is not None:
                of_currency[at] += value.amount if isinstance(value, Money) else value
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written}"
    if total:
        added = {currency: those for currency, those in sums.items() if any(those.values())}
        for currency, those in sorted((added or {"": sums[""]}).items()):
            below = [_sum(those[at], currency, column) for at, column in enumerate(columns)]
            cells = [cell(sheet, *each) for each in zip(below, columns, strict=True)]
            sheet.append([bold(sheet, f"{total} {currency}".strip()), *cells[1:]])


def currency_of(row: Iterable[Value]) -> str:
    """The one of the money in a row; "" where it has none."""
    found = {value.currency.code for value in row if isinstance(value, Money)}
    if len(found) > 1:
        raise ValueError(f"a row has one currency, not {sorted(found)}")
    return found.pop() if found else ""


def _sum(amount: Decimal, currency: str, column: Column) -> Value:
    """What stands below a column: of numbers that rows have beside their money, a number."""
    if not column.is_summed:
        return None
    if column.number_format != OF_ITS_CURRENCY:
        return amount
    return Money(amount, currency) if currency else None


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


@cache
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
    number_format = column.number_format
    if isinstance(value, Money):
        value, number_format = value.amount, money_format(value.currency.code)
    made = WriteOnlyCell(sheet, value)
    made.number_format, made.alignment = number_format, ON_TOP
    return made


def width_of(words: str) -> int:
    """In half-wide letters, of the longest line: a Chinese character is twice as wide."""
    return max(
        sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)
        for line in words.split("\n")
    )
