"""Cells of .xlsx files, read and written: apart, for only whoever reads or writes one needs the library."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from models.sheets import (
    CALCULATED,
    NOT_FOR_XLSX,
    Cell,
    Dated,
    Mistake,
    Unreadable,
    Written,
    WrongSheet,
)

UNPACKED_AT_MOST = 200_000_000  # bytes; 100,000 customers with all columns are half of that


def xlsx_rows(content: bytes, path: Path) -> Iterator[list[Cell]]:
    """One row after the other: a colour in the last cell of all would make a billion cells.

    WrongSheet for what is no .xlsx file, and for one that unpacks to over 200 MB.
    """
    try:
        # zipfile never unpacks more of a part than the file says there is.
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except Exception as error:
        raise _no_xlsx(path, error) from None
    if unpacked > UNPACKED_AT_MOST:
        found, allowed = unpacked // 1_000_000, UNPACKED_AT_MOST // 1_000_000
        says = f"{path} unpacks to {found:,} MB, more than {allowed} MB; part the list"
        raise WrongSheet([Mistake(0, "", says)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles, which nobody reads here
        try:
            book = load_workbook(io.BytesIO(content), read_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # some programs write a wrong size
        except Exception as error:  # whatever the reader stumbles over, the file is at fault
            raise _no_xlsx(path, error) from None
    rows = sheet.iter_rows()
    while True:
        try:
            cells = [_xlsx_cell(cell) for cell in next(rows)]
        except StopIteration:
            return
        except Exception as error:
            raise _no_xlsx(path, error) from None
        yield cells


def _no_xlsx(path: Path, error: Exception) -> WrongSheet:
    says = f"{path} is no .xlsx file ({error}); save the list anew"
    return WrongSheet([Mistake(0, "", says)])


def _xlsx_cell(cell: Any) -> Cell:
    match cell.data_type:
        case "f":
            return Unreadable("holds a formula; put its value there")
        case "e":
            return Unreadable(f"holds an error ({cell.value})")
        case "d" if isinstance(cell.value, datetime) and cell.value.time() == time():
            return Dated("holds a date", cell.value.date())
        case "d":
            return Unreadable("holds a time")
        case "n" if isinstance(cell.value, float) and cell.value.is_integer():
            return str(int(cell.value))
    return None if cell.value is None else str(cell.value).strip() or None


def workbook_of(rows: Iterable[Sequence[Written]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in rows:
        sheet.append([as_text(sheet, cell) if isinstance(cell, str) else cell for cell in cells])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_text(sheet: Any, words: str) -> Any:
    """A cell of a sheet that is being written; its words are never calculated.

    Nor once somebody has opened the cell in a program and left it again: they are quoted.
    """
    cell = WriteOnlyCell(sheet, NOT_FOR_XLSX.sub("", words))
    cell.data_type = "s"
    if CALCULATED.match(words):
        cell.quotePrefix = True
    return cell
