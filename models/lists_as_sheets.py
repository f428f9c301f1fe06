"""Any list as .xlsx: what is a day is a day and what is money a number, and each column is as wide as
what stands in it (16.1)."""

from __future__ import annotations

import enum
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from moneyed import Money
from openpyxl import Workbook

from models import calendar, policy
from models.facts import Term, term
from models.sheet_tables import (
    DAY,
    MOMENT,
    NUMBER,
    OF_ITS_CURRENCY,
    WIDEST,
    WORDS,
    Column,
    Value,
    currency_of,
    width_of,
    write_facts,
    write_table,
)

MOST_ROWS = 50_000
NARROWEST, BESIDE = 8, 2  # the arrow of the filter takes some of a heading
LONGEST_NAME = 31  # of a sheet
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")

Say = Callable[..., str]
Row = Sequence[Any]
"""Words, members of enums, whole numbers, Decimals, Money (of one currency), days, moments, None."""


class Holds(enum.Enum):
    """What stands in a column, and how a spreadsheet shows it."""

    WORDS = WORDS
    NUMBER = NUMBER
    QUANTITY = "#,##0.###"
    MONEY = OF_ITS_CURRENCY
    DAY = DAY
    MOMENT = MOMENT
    PERCENT = "0.0%"  # of a Decimal: 12.5 for 12.5 %


class Heading(NamedTuple):
    """A column: the sentence above it, what it holds, and whether it is added up below."""

    key: str
    holds: Holds = Holds.WORDS
    is_summed: bool = False


def money(key: str) -> Heading:
    """Amounts, added up by currency."""
    return Heading(key, Holds.MONEY, is_summed=True)


@dataclass(frozen=True)
class Listed:
    """A list as somebody may see it: what the chat calls it, its columns, and each row."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Row]

    @property
    def is_cut(self) -> bool:
        return len(self.rows) > MOST_ROWS


def list_sheet(listed: Listed, taken_by: str, as_of: datetime, say: Say) -> bytes:
    """The content of an .xlsx file: the list, and on a second sheet what it is and for whom it was made.

    No more than `MOST_ROWS`; where there are more, it says so. Words are never calculated. Asks no
    database; made to run in a thread.
    """
    book = Workbook(write_only=True)
    headings, rows = _with_currency(listed.headings, listed.rows[:MOST_ROWS])
    values = list(_written(headings, rows, say))
    total = say("list-total")
    is_summed = any(one.is_summed for one in headings)
    write_table(
        book,
        sheet_name(listed.title),
        "B2",
        list(_columns(headings, values, total, say)),
        values,
        total if is_summed else None,
    )
    about = [
        (say("list-company"), policy.current().company.name, WORDS),
        (say("list-what"), listed.title, WORDS),
        (say("list-as-of"), _moment(as_of), MOMENT),
        (say("list-taken-by"), taken_by, WORDS),
        (say("list-rows"), len(values), NUMBER),
        (say("list-limit"), say("list-cut", number=MOST_ROWS) if listed.is_cut else "", WORDS),
    ]
    write_facts(book, say("list-about"), about)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_name(title: str) -> str:
    """A title as spreadsheet programs take it for the name of a sheet."""
    name = " ".join(NOT_IN_A_NAME.sub(" ", title).split()).strip("' ")
    while len(name.encode("utf-16-le")) > 2 * LONGEST_NAME:
        name = name[:-1]
    return name.strip("' ") or "1"


def _with_currency(
    headings: Sequence[Heading], rows: Sequence[Row]
) -> tuple[Sequence[Heading], Sequence[Row]]:
    """Before the first amounts a column says of which currency they are: a filter finds it there."""
    at = next((at for at, one in enumerate(headings) if one.holds is Holds.MONEY), None)
    if at is None:
        return headings, rows
    return (
        [*headings[:at], Heading("list-currency"), *headings[at:]],
        [[*row[:at], currency_of(row) or None, *row[at:]] for row in rows],
    )


def _written(headings: Sequence[Heading], rows: Iterable[Row], say: Say) -> Iterator[list[Value]]:
    """Row by row as a workbook takes them, names in the reader's language."""

    @cache
    def named(key: Term) -> str:
        return say(key)

    for row in rows:
        yield [_value(value, heading, named) for value, heading in zip(row, headings, strict=True)]


def _value(value: Any, heading: Heading, named: Callable[[Term], str]) -> Value:
    match value:
        case "":
            return None
        case Term():
            return named(value)
        case enum.StrEnum():
            return named(term(value))
        case datetime():
            return _moment(value)
        case Decimal() if heading.holds is Holds.PERCENT:
            return value / 100
    return value


def _moment(at: datetime) -> datetime:
    """On the company's clock, to the minute; a spreadsheet knows no zones."""
    return calendar.local(at).replace(second=0, microsecond=0, tzinfo=None)


def _columns(
    headings: Sequence[Heading], values: Sequence[Sequence[Value]], total: str, say: Say
) -> Iterator[Column]:
    """Each as wide as what stands in it, up to where words go on in the next line."""
    widths = [width_of(say(one.key)) + BESIDE for one in headings]
    widths[0] = max(widths[0], width_of(total) + len(" CNY"))
    for row in values:
        for at, value in enumerate(row):
            if value is not None:
                widths[at] = max(widths[at], _width(value) + 1)
    for at, one in enumerate(headings):
        if one.is_summed:
            widths[at] = max(widths[at], _width_of_sum(row[at] for row in values) + 1)
        yield Column(
            say(one.key),
            min(max(widths[at], NARROWEST), WIDEST),
            one.holds.value,
            one.is_summed,
        )


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
