"""The order form as .xlsx: numbers that can be summed, words that nobody calculates, one A4 wide (8.2)."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from moneyed import Money
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from models.order_paper import (
    CellOfLine,
    Column,
    Labelled,
    OrderPaper,
    Words,
    columns_of,
    conditions,
    decimals_of,
    heading_of,
    in_capitals,
    parties,
    sums,
    version_of,
)
from models.sheet_writing import width_of
from models.sheets import NOT_FOR_XLSX
from models.xlsx import as_text

DAY = "yyyy-mm-dd"
WIDTHS = {
    "number": 14,
    "code": 18,
    "name": 36,
    "quantity": 10,
    "measure": 10,
    "discount": 10,
    "tax": 8,
}
OF_AN_AMOUNT = 13
A_LINE = 15  # points
BESIDE = 2  # columns before the last begins what stands on the right

BOLD = Font("Calibri", 11, bold=True)  # the others have it too; Chinese falls to what there is
TITLE, GREY = Font("Calibri", 14, bold=True), Font("Calibri", 11, color="666666")
FILL = PatternFill("solid", fgColor="ECECEC")
THIN = Side("thin", color="AAAAAA")
LINES = Border(THIN, THIN, THIN, THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top")
ON_TOP = Alignment(vertical="top")
IN_THE_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
ACROSS = Alignment(horizontal="centerContinuous", vertical="center")
ON_THE_RIGHT = Alignment(horizontal="right", vertical="top")

Row = dict[int, Any]  # cells by their column, from 0


def order_sheet(paper: OrderPaper, words: Words) -> bytes:
    """The order form as a sheet to print on A4; the same bytes for the same order.

    Asks no database; made to run in a thread.
    """
    book = Workbook(write_only=True)
    day = datetime.combine(paper.day, time())
    book.properties = DocumentProperties(
        creator=NOT_FOR_XLSX.sub("", paper.company), created=day, modified=day
    )
    _Sheet(book, paper, words).write()
    content = io.BytesIO()
    ExcelWriter(book, _Undated(content, "w", ZIP_DEFLATED)).save()
    return content.getvalue()


class _Undated(ZipFile):
    """An archive that does not say when its files were put in."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(ZipInfo(zinfo_or_arcname), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


class _Sheet:
    """The sheet while it is written, from the top down."""

    def __init__(self, book: Workbook, paper: OrderPaper, words: Words) -> None:
        self.paper, self.words = paper, words
        self.columns = columns_of(paper)
        self.widths = [WIDTHS.get(column.name, self._width_of(column)) for column in self.columns]
        self.sheet: Any = book.create_sheet(words.say("order-paper-title"))
        self.rows = 0

    def _width_of(self, column: Column) -> int:
        """That no amount of the column, nor the total below it with its currency, shows as ####."""
        amounts = [len(f"{self.paper.total.amount:,f} {self.paper.currency.code}")]
        amounts += [
            len(f"{money.amount:,f}")
            for line in self.paper.lines
            if isinstance(money := column.of(line), Money)
        ]
        return max(OF_AN_AMOUNT, *amounts) + 1

    def write(self) -> None:
        of_customer, of_order = parties(self.paper, self.words)
        version = version_of(self.paper, self.words)
        named = (
            (self.paper.company, TITLE),
            (self.words.say("order-paper-title"), TITLE),
            (version, GREY),
        )
        titles = [(title, font) for title, font in named if title]
        self._set_up(heading=len(titles) + max(len(of_customer), len(of_order)) + 1)
        for title, font in titles:
            blank = {place: self._cell(None, look=ACROSS) for place in range(len(self.columns))}
            self._add(blank | {0: self._cell(title, font, ACROSS)})
        self._write_parties(of_customer, of_order)
        self._write_lines()
        self._write_sums()
        for label, value in conditions(self.paper, self.words):
            self._add_labelled(label, value, len(self.columns) - 1)
        self._write_signatures()

    def _set_up(self, heading: int) -> None:
        """Widths, what stays on the screen and on each page: before the first row is written."""
        for place, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self.sheet.freeze_panes = f"A{heading + 1}"
        self.sheet.print_title_rows = f"{heading}:{heading}"
        self.sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
        self.sheet.page_setup.fitToHeight = 0  # as many pages as it takes
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page = self.words.say("order-paper-page", page="&P", pages="&N")
        self.sheet.oddFooter.center.text = page

    def _write_parties(self, of_customer: list[Labelled], of_order: list[Labelled]) -> None:
        """The customer on the left, the order on the right."""
        last = len(self.columns) - 1
        right = last - BESIDE
        for left_one, right_one in zip_longest(of_customer, of_order):
            beside: Row = {}
            if right_one:
                beside[right] = self._cell(right_one.label, GREY, ON_TOP)
                beside[last] = self._cell(right_one.value, look=ON_THE_RIGHT)
            if left_one:
                self._add_labelled(left_one.label, left_one.value, right - 1, beside)
            else:
                self._add(beside)

    def _write_lines(self) -> None:
        headings = [heading_of(column, self.paper, self.words) for column in self.columns]
        cells = [self._cell(heading, BOLD, IN_THE_MIDDLE) for heading in headings]
        for cell in cells:
            cell.fill, cell.border = FILL, LINES
        self._add(
            dict(enumerate(cells)), lines=1 + max(heading.count("\n") for heading in headings)
        )
        for line in self.paper.lines:
            values = [column.of(line) for column in self.columns]
            row, tall = {}, 1
            for place, value in enumerate(values):
                row[place] = self._of_line(value, self.columns[place].name)
                row[place].border = LINES
                if isinstance(value, str):
                    tall = max(tall, _lines(value, self.widths[place]))
            self._add(row, tall)

    def _of_line(self, value: CellOfLine, column: str) -> Any:
        match value:
            case Decimal() if column in ("discount", "tax"):
                cell = self._number(value / 100, f"{_format(decimals_of(value))}%")
            case Decimal():
                cell = self._number(value, _format(decimals_of(value)))
            case Money(amount=amount, currency=currency):
                cell = self._number(amount, _format(decimals_of(amount, currency)))
            case _:
                cell = self._cell(value)
        cell.alignment = WRAPPED if isinstance(value, str) else ON_TOP
        if column in ("number", "measure"):
            cell.alignment = IN_THE_MIDDLE
        return cell

    def _write_sums(self) -> None:
        self._add({})
        capitals = in_capitals(self.paper, self.words)
        rounding = self.words.say(self.paper.rounding) if self.paper.rounding else ""
        last = len(self.columns) - 1
        amounts = sums(self.paper, self.words)
        for label, amount in amounts:
            to_pay = (label, amount) == amounts[-1]
            row = {
                last - 1: self._cell(label, BOLD if to_pay else None, ON_THE_RIGHT),
                last: self._cell(amount, BOLD if to_pay else None),
            }
            self._add(row)
        if capitals:
            self._add_labelled(self.words.say("order-paper-capitals"), capitals, last)
        if rounding:
            self._add({0: self._cell(rounding, GREY)})
        self._add({})

    def _write_signatures(self) -> None:
        self._add({})
        right = len(self.columns) - 1 - BESIDE
        say = self.words.say
        for key in ("", "order-paper-signed", "order-paper-signed-on"):
            ours, theirs = (key, key) if key else ("order-paper-supplier", "order-paper-buyer")
            self._add({0: self._cell(say(ours), GREY), right: self._cell(say(theirs), GREY)})
            if not key:
                names = {0: self._cell(self.paper.company), right: self._cell(self.paper.customer)}
                self._add(names)
                self._add({})
                self._add({})

    def _add_labelled(
        self, label: str, value: str | date | Money, last: int, beside: Row | None = None
    ) -> None:
        """A row with its value across the columns up to the last one given."""
        value_cell = self._cell(value, look=ON_TOP)
        lines = 1
        if isinstance(value, str):
            value_cell.alignment = WRAPPED
            lines = _lines(value, sum(self.widths[1 : last + 1]))
            across = f"B{self.rows + 1}:{get_column_letter(last + 1)}{self.rows + 1}"
            self.sheet.merged_cells.ranges.add(across)
        else:
            value_cell.alignment = Alignment(horizontal="left", vertical="top")
        row = {0: self._cell(label, GREY, ON_TOP), 1: value_cell}
        self._add(row | (beside or {}), lines)

    def _add(self, row: Row, lines: int = 1) -> None:
        """The next row, so many lines tall: not every program finds that out by itself."""
        self.rows += 1
        if lines > 1:
            self.sheet.row_dimensions[self.rows].height = lines * A_LINE
        self.sheet.append([row.get(place) for place in range(len(self.columns))])

    def _cell(
        self,
        value: str | int | date | Money | None,
        font: Font | None = None,
        look: Alignment | None = None,
    ) -> Any:
        match value:
            case str():
                cell = as_text(self.sheet, value)
            case Money(amount=amount, currency=currency):
                of_currency = f'"{currency.code}" {_format(decimals_of(amount, currency))}'
                cell = self._number(amount, of_currency)
            case date():
                cell = self._number(value, DAY)
            case _:
                cell = WriteOnlyCell(self.sheet, value)
        if font:
            cell.font = font
        if look:
            cell.alignment = look
        return cell

    def _number(self, value: Any, number_format: str) -> Any:
        cell = WriteOnlyCell(self.sheet, value)
        cell.number_format = number_format
        return cell


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _lines(words: str, width: int) -> int:
    """How many lines words take where so many half-wide letters go into one; words end lines early."""
    return sum(max(1, ceil(width_of(line) * 1.15 / width)) for line in words.split("\n"))
