"""Any list as .xlsx: what is a day is a day and what is money a number, and each column is as wide as
what stands in it (16.1)."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from models import calendar, policy
from models.facts import Term, term
from models.sheet_tables import (
    DAY,
    MOMENT,
    NUMBER,
    OF_ITS_CURRENCY,
    WORDS,
    Column,
    Facts,
    Table,
    Value,
    currency_of,
    workbook,
)

MOST_ROWS = 50_000
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
    headings, rows = _with_currency(listed.headings, listed.rows[:MOST_ROWS])
    columns = [Column(say(one.key), None, one.holds.value, one.is_summed) for one in headings]
    is_summed = any(one.is_summed for one in headings)
    table = Table(
        sheet_name(listed.title),
        "B2",
        columns,
        _written(headings, rows, say),
        say("list-total") if is_summed else None,
    )
    about = [
        (say("list-company"), policy.current().company.name, WORDS),
        (say("list-what"), listed.title, WORDS),
        (say("list-as-of"), _moment(as_of), MOMENT),
        (say("list-taken-by"), taken_by, WORDS),
        (say("list-rows"), len(rows), NUMBER),
        (say("list-limit"), say("list-cut", number=MOST_ROWS) if listed.is_cut else "", WORDS),
    ]
    return workbook(table, Facts(say("list-about"), about))


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
