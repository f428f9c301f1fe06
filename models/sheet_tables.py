"""Tables in workbooks: headings that stay, a number format for each column, sums below."""

from __future__ import annotations

import atexit
import pickle
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from moneyed import Money, get_currency

from models.charts.press import Press, packed

Value = Any  # what a cell takes: words, numbers, days, times, None; and Money

WORDS, NUMBER, DAYS, MONEY = "General", "0", "0.0", "#,##0.00"
OF_ITS_CURRENCY = "money"  # no format of a program: each amount has its own
DAY, TIME, MOMENT = "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm"
NARROW, WIDE, WIDEST = 11, 22, 48

A_PARCEL = 500  # rows
WRITER = Press(
    kept=0, idle=60.0, at_most=100.0
)  # not that of pictures: none waits for a long sheet
atexit.register(WRITER.stop)


class Column(NamedTuple):
    heading: str
    width: (
        int | None
    )  # None: as wide as what stands in it, up to where words go on in the next line
    number_format: str
    is_summed: bool = False


class Table(NamedTuple):
    """A table under its headings, to be filtered; with a `total` its sums stand below it.

    They are numbers, not formulas: a phone that shows a file calculates nothing. Where rows have
    Money, each currency has its own sums.
    """

    title: str
    frozen_at: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    total: str | None = None


class Facts(NamedTuple):
    """What a file is of: label, value and its format; it is passed on without the message it came with.

    What is "" is left out.
    """

    title: str
    facts: Sequence[tuple[str, Value, str]]


def workbook(*sheets: Table | Facts) -> bytes:
    """The content of an .xlsx file; words are never calculated. To be called in a thread.

    A process of its own writes it: 50,000 rows take a quarter of a minute, and beside a thread that
    writes them every chat waits. Rows go there some at a time: no long step holds the others up.
    """
    parts = [
        (one._replace(rows=()), _in_parcels(one.rows)) if isinstance(one, Table) else one
        for one in sheets
    ]
    return WRITER.draw(packed(("models.sheet_writing:write", (parts,), {})))


def _in_parcels(rows: Iterable[Sequence[Value]]) -> list[bytes]:
    left, parcels = iter(rows), []
    while some := list(islice(left, A_PARCEL)):
        parcels.append(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))
    return parcels


def currency_of(row: Iterable[Value]) -> str:
    """The one of the money in a row; "" where it has none."""
    found = {value.currency.code for value in row if isinstance(value, Money)}
    if len(found) > 1:
        raise ValueError(f"a row has one currency, not {sorted(found)}")
    return found.pop() if found else ""


@cache
def money_format(currency: str) -> str:
    """With as many decimals as the currency has."""
    decimals = len(str(get_currency(currency).sub_unit)) - 1
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
