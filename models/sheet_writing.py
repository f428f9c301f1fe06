"""A workbook is written from its tables and facts, by a process of its own: only that needs a library."""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from moneyed import Money
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models.sheet_tables import (
    OF_ITS_CURRENCY,
    WIDE,
    WIDEST,
    Column,
    Facts,
    Table,
    Value,
    currency_of,
    money_format,
)
from models.xlsx import as_text

NARROWEST = 8
BESIDE = 2  # the arrow of the filter takes some of a heading
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
ON_TOP = Alignment(vertical="top")


def write(parts: Iterable[tuple[Table, list[bytes]] | Facts]) -> bytes:
    book = Workbook(write_only=True)
    for part in parts:
        if isinstance(part, Facts):
            _write_facts(book, part)
        else:
            table, parcels = part
            rows = [row for parcel in parcels for row in pickle.loads(parcel)]  # noqa: S301 - ours
            _write_table(book, table, rows)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_table(book: Workbook, table: Table, rows: Sequence[Sequence[Value]]) -> None:
    columns = list(_fitted(table, rows))
    sheet = book.create_sheet(table.title)
    sheet.freeze_panes = table.frozen_at
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([bold(sheet, column.heading) for column in columns])
    sums: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        sheet.append([cell(sheet, *each) for each in zip(row, columns, strict=True)])
        of_currency = sums[currency_of(row)]
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            if column.is_summed and value is not None:
                of_currency[at] += value.amount if isinstance(value, Money) else value
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    if table.total:
        added = {currency: those for currency, those in sums.items() if any(those.values())}
        for currency, those in sorted((added or {"": sums[""]}).items()):
            below = [_sum(those.get(at), currency, column) for at, column in enumerate(columns)]
            cells = [cell(sheet, *each) for each in zip(below, columns, strict=True)]
            sheet.append([bold(sheet, f"{table.total} {currency}".strip()), *cells[1:]])


def _write_facts(book: Workbook, facts: Facts) -> None:
    sheet = book.create_sheet(facts.title)
    for letter, width in (("A", WIDE), ("B", WIDEST)):
        sheet.column_dimensions[letter].width = width
    for label, value, number_format in facts.facts:
        if value == "":
            continue
        sheet.append([bold(sheet, label), cell(sheet, value, Column("", WIDEST, number_format))])


def _sum(amount: Decimal | None, currency: str, column: Column) -> Value:
    """What stands below a column: of numbers that rows have beside their money, a number."""
    if amount is None:
        return None
    if column.number_format != OF_ITS_CURRENCY:
        return amount
    return Money(amount, currency) if currency else None


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


def _fitted(table: Table, rows: Sequence[Sequence[Value]]) -> Iterator[Column]:
    for at, column in enumerate(table.columns):
        if column.width is not None:
            yield column
            continue
        widths = [NARROWEST, width_of(column.heading) + BESIDE]
        widths += [_width(row[at]) + 1 for row in rows if row[at] is not None]
        if column.is_summed:
            widths.append(_width_of_sum(row[at] for row in rows) + 1)
        if at == 0 and table.total:
            widths.append(width_of(table.total) + len(" CNY") + 1)
        yield column._replace(width=min(max(widths), WIDEST))


def _width(value: Value) -> int:
    match value:
        case str():
            return width_of(value)
        case Money(amount=amount):
            return len(f"{amount:,f}")
        case datetime():
            return len("2026-11-21 09:00")
        case date():
            return len("2026-11-21")
    return len(f"{value:,}")


def _width_of_sum(values: Iterable[Value]) -> int:
    """As if all were of one currency: that is never less."""
    amounts = [abs(one.amount if isinstance(one, Money) else one) for one in values if one]
    return len(f"{sum(amounts):,f}") if amounts else 0
