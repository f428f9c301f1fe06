"""Spreadsheets that people keep lists in: .csv and .xlsx, in and out, and what is wrong where."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

MISTAKES_SHOWN = 50  # nobody mends more at one go
LOST = re.compile("[\udc80-\udcff]")  # what Python makes of bytes that are no letter

# Spreadsheets calculate what begins so; some countries' from the wide signs too. Behind an
# apostrophe they do not. The one that we set is taken off when the list comes back.
CALCULATED = re.compile(r"'*[-=+@－＝＋＠\t\r\n]")
HELD_BACK = re.compile(r"'+[-=+@－＝＋＠\t\r\n]")
FORMULA = re.compile(r"[=@＝＠]|[+＋](?![\d\s()./-]+$)")  # +86 138 0013 8000 is none
THREE_BYTES = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}")  # Chinese in UTF-8, and wide signs
NOT_FOR_XLSX = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


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
        lines = [str(mistake) for mistake in self.mistakes[:MISTAKES_SHOWN]]
        if more := len(self.mistakes) - len(lines):
            lines.append(f"… and {more:,} more")
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class Unreadable:
    """A cell whose value cannot be taken, and why."""

    says: str


@dataclass(frozen=True)
class Dated(Unreadable):
    """A date as spreadsheets keep it; a column of dates takes it."""

    day: date


Cell = str | Unreadable | None
Written = str | float | Decimal | None  # a cell of ours


def shown(found: str, at_most: int = 40) -> str:
    """A cell's words for a line on somebody's terminal: short, and nothing but letters."""
    clipped = found if len(found) <= at_most else f"{found[: at_most - 1]}…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in clipped)


def alike(words: str) -> str:
    """What two spellings of the same word have in common: not width, capitals, spaces or dashes."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", words).casefold())


@dataclass
class Listing:
    """A list with its columns named in the first row, and what is wrong with it.

    Whoever makes one says how each column may be called and which must be there.
    """

    # As `alike` leaves a heading: our name of the column.
    columns: ClassVar[Mapping[str, str]]
    needed: ClassVar[Sequence[str]]
    dates: ClassVar[Sequence[str]] = ()  # our columns that take a spreadsheet's own dates

    mistakes: list[Mistake] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)  # ours: as the sheet writes it

    def given(self, path: Path) -> Iterator[tuple[int, dict[str, str | None]]]:
        """What stands in each row that is not blank, by our columns; WrongSheet if headings are wrong.

        None: the cell is blank, or there is no such column. "": it cannot be read, which
        `mistakes` say already.
        """
        sheet = rows_of(path)
        columns = self._read_headings(next(sheet, (1, []))[1])
        for number, cells in sheet:
            if any(cell is not None for cell in cells):
                yield number, self._read_cells(number, columns, cells)

    def wrong(self, number: int, column: str, says: str) -> None:
        self.mistakes.append(Mistake(number, self.headings.get(column, column), says))

    def claim(self, number: int, column: str, value: str, first: dict[str, int]) -> None:
        """What tells one from another may stand in one row only; `first` keeps where."""
        if value and (row := first.setdefault(f"{column} {value}", number)) != number:
            self.wrong(number, column, f"the same stands in row {row}")

    def _read_headings(self, cells: Sequence[Cell]) -> dict[int, str]:
        """Which of our columns stands where."""
        columns: dict[int, str] = {}
        mistakes = []
        for place, heading in enumerate(cells):
            if heading is None:
                continue
            letter = letter_of(place)
            if isinstance(heading, Unreadable):
                mistakes.append(Mistake(1, letter, heading.says))
            elif (column := self.columns.get(alike(heading))) is None:
                known = ", ".join(dict.fromkeys(self.columns.values()))
                says = f"“{shown(heading)}” is no column that is known; known are {known}"
                mistakes.append(Mistake(1, letter, says))
            elif column in self.headings:
                mistakes.append(Mistake(1, heading, f"there are two columns for {column}"))
            else:
                columns[place] = column
                self.headings[column] = heading
        mistakes += [
            Mistake(1, "", f"the column {column} is missing; the first row names the columns")
            for column in self.needed
            if column not in self.headings
        ]
        if mistakes:
            # Nobody knows what stands below wrong headings.
            raise WrongSheet(mistakes)
        return columns

    def _read_cells(
        self, number: int, columns: Mapping[int, str], cells: Sequence[Cell]
    ) -> dict[str, str | None]:
        given: dict[str, str | None] = dict.fromkeys(self.columns.values())
        for place, found in enumerate(cells):
            column = columns.get(place)
            letter = letter_of(place)
            cell = self._with_dates(found, column)
            if isinstance(cell, Unreadable):
                self.wrong(number, column or letter, cell.says)
            elif column is None and cell is not None:
                self.wrong(number, letter, f"“{shown(cell)}” stands under no heading")
            if column:
                given[column] = "" if isinstance(cell, Unreadable) else cell
        return given

    def _with_dates(self, cell: Cell, column: str | None) -> Cell:
        """A spreadsheet's own date as words, in a column of dates."""
        if isinstance(cell, Dated) and column in self.dates:
            return cell.day.isoformat()
        return cell


# Reading


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
            yield [_csv_cell(cell.strip()) for cell in cells]
    except csv.Error as error:
        raise WrongSheet([Mistake(0, "", f"{path} is no .csv file: {error}")]) from None


def _csv_cell(words: str) -> Cell:
    if LOST.search(words):
        return Unreadable(
            "is in another encoding than the rest of the file; save the list anew as “CSV UTF-8”"
        )
    if HELD_BACK.match(words):
        return words[1:]
    if FORMULA.match(words):
        return Unreadable(f"begins with {words[0]} like a formula; put its value there")
    return words or None


def _decoded(content: bytes, path: Path) -> str:
    """The text of a .csv file; LOST stands for letters in another encoding than most lines."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        if wide:
            raise _neither(path) from None
    lines = content.split(b"\n")
    in_utf8 = sum(map(_is_chinese_in_utf8, lines))
    in_another = sum(not _is_utf8(line) for line in lines)
    if content.startswith(codecs.BOM_UTF8) or in_utf8 > in_another:
        return content.decode("utf-8-sig", "surrogateescape")
    try:
        # GB18030 makes letters of UTF-8 as well, only not those that anybody wrote.
        return "\n".join(
            line.decode("ascii", "surrogateescape")
            if _is_chinese_in_utf8(line)
            else line.decode("gb18030")
            for line in lines
        )
    except UnicodeDecodeError:
        raise _neither(path) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese_in_utf8(line: bytes) -> bool:
    """Whether the line makes sense in UTF-8, and none as the Chinese that people type in GB18030."""
    if not THREE_BYTES.search(line) or not _is_utf8(line):
        return False
    try:
        line.decode("gb2312")  # the usual characters; UTF-8 read as GB18030 is full of rare ones
    except UnicodeDecodeError:
        return True
    return False


def _neither(path: Path) -> WrongSheet:
    says = f"{path} is neither UTF-8 nor GB18030; save it as “CSV UTF-8”"
    return WrongSheet([Mistake(0, "", says)])


def _xlsx_rows(content: bytes, path: Path) -> Iterator[list[Cell]]:
    from models.xlsx import xlsx_rows  # its library takes memory that nothing else needs

    return xlsx_rows(content, path)


def letter_of(place: int) -> str:
    """A, …, Z, AA: what spreadsheets call a column, counted from 0."""
    before, letter = divmod(place, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + letter)


# Writing


def sheet_of(rows: Iterable[Sequence[Written]], path: Path) -> bytes:
    """The content of a .csv or .xlsx file by that name; WrongSheet when it is neither.

    Words stay words: no spreadsheet calculates them, whatever they begin with.
    """
    match path.suffix.lower():
        case ".csv":
            text = io.StringIO(newline="")
            csv.writer(text).writerows([_held_back(cell) for cell in cells] for cells in rows)
            return text.getvalue().encode("utf-8-sig")  # without its mark, Excel takes it for GBK
        case ".xlsx":
            from models.xlsx import workbook_of

            return workbook_of(rows)
    says = f"{path} is neither .csv nor .xlsx; name it as one of them"
    raise WrongSheet([Mistake(0, "", says)])


def _held_back(cell: Written) -> Written:
    return f"'{cell}" if isinstance(cell, str) and CALCULATED.match(cell) else cell
