"""Spreadsheets that people keep lists in: .csv and .xlsx, row by row, and what is wrong where."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook


@dataclass(frozen=True, order=True)
class Mistake:
    """What is wrong at one place; `row` is the sheet's own number, 0 for the whole file."""

    row: int
    column: str
    says: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.row and f"row {self.row}", self.column) if part)
        return f"{place}: {self.says}" if place else self.says


class WrongSheet(Exception):  # noqa: N818 - an answer for whoever keeps the sheet
    """The sheet is refused as a whole; `mistakes` are all that were found, from the top down."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(frozen=True)
class Unreadable:
    """A cell whose value cannot be taken, and why."""

    says: str


Cell = str | Unreadable | None


def shown(found: str, at_most: int = 40) -> str:
    """A cell's words for a line on somebody's terminal: short, and nothing but letters."""
    clipped = found if len(found) <= at_most else f"{found[: at_most - 1]}…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in clipped)


def rows_of(path: Path) -> Iterator[tuple[int, list[Cell]]]:
    """The rows as the sheet numbers them: trimmed words, None for a blank cell, or Unreadable."""
    readers = {".csv": _csv_rows, ".xlsx": _xlsx_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        says = f"{path} is neither .csv nor .xlsx; save the list as one of them"
        raise WrongSheet([Mistake(0, "", says)])
    try:
        yield from enumerate(reader(path.read_bytes(), path), 1)
    except FileNotFoundError:
        raise WrongSheet([Mistake(0, "", f"there is no file {path}")]) from None
    except OSError as error:
        raise WrongSheet([Mistake(0, "", f"{path} cannot be read: {error.strerror}")]) from None


def _csv_rows(content: bytes, path: Path) -> Iterator[list[Cell]]:
    text = _decoded(content, path)
    # Spreadsheets of some countries part cells by semicolons, and copies by tabs.
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [cell.strip() or None for cell in cells]
    except csv.Error as error:
        raise WrongSheet([Mistake(0, "", f"{path} is no .csv file: {error}")]) from None


def _decoded(content: bytes, path: Path) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    says = f"{path} is neither UTF-8 nor GB18030; save it as “CSV UTF-8”"
    raise WrongSheet([Mistake(0, "", says)])


def _xlsx_rows(content: bytes, path: Path) -> list[list[Cell]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles, which nobody reads here
        try:
            # Read row by row: a colour in the last cell of all would make a billion cells.
            book = load_workbook(io.BytesIO(content), read_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # some programs write a wrong size
            return [[_cell(cell) for cell in cells] for cells in sheet.iter_rows()]
        except Exception as error:  # whatever the reader stumbles over, the file is at fault
            says = f"{path} is no .xlsx file ({error}); save the list anew"
            raise WrongSheet([Mistake(0, "", says)]) from None


def _cell(cell: Any) -> Cell:
    match cell.data_type:
        case "f":
            return Unreadable("holds a formula; put its value there")
        case "e":
            return Unreadable(f"holds an error ({cell.value})")
        case "d":
            return Unreadable("holds a date")
        case "n" if isinstance(cell.value, float) and cell.value.is_integer():
            return str(int(cell.value))
    return None if cell.value is None else str(cell.value).strip() or None
