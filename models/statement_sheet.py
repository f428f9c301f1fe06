"""The statement as .xlsx: a row for each customer, a sheet for each currency, sums that tie out (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moneyed import Money

from models.ageing import Aged
from models.money import from_minor_units
from models.order_paper import Words
from models.sheet_tables import (
    DAY,
    WIDE,
    WORDS,
    Column,
    Facts,
    Table,
    Value,
    money_format,
    workbook,
)
from models.statements import NAMES, Line, Sums

AMOUNT = 15  # the width of a column


@dataclass(frozen=True)
class Sheet:
    """What is written: the customers' sums of some days, and by age what is open on another."""

    company: str
    first: date
    last: date
    as_of: date
    lines: Sequence[Line]
    aged: Sequence[Aged] | None  # None: too long ago to say of what was owed how old it was
    edges: Sequence[int]  # where the columns of the ageing end, in days


def statement_sheet(sheet: Sheet, words: Words) -> bytes:
    """The content of an .xlsx file. Asks no database; made to run in a thread."""
    tables = [
        Table(
            currency,
            "C2",
            _columns(sheet, currency, words),
            _written(sheet, currency, those),
            words.say("statement-sum"),
        )
        for currency, those in _rows(sheet).items()
    ]
    facts = (
        ("statement-company", sheet.company, WORDS),
        ("statement-paper-from", sheet.first, DAY),
        ("statement-paper-to", sheet.last, DAY),
        ("statement-as-of", sheet.as_of, DAY),
    )
    said = [(words.say(key), value, number_format) for key, value, number_format in facts]
    return workbook(*tables, Facts(words.say("statement-about"), said))


Row = tuple[Line, Aged | None]


def _rows(sheet: Sheet) -> dict[str, list[Row]]:
    """By currency; whoever owes something only since then is among them, as in the ageing."""
    ages = {(one.id, one.currency): one for one in sheet.aged or ()}
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in sheet.lines:
        currency = line.sums.currency
        rows[currency].append((line, ages.pop((line.customer_id, currency), None)))
    for (customer_id, currency), one in ages.items():
        nothing = Sums(currency, *(0 for _ in NAMES))
        rows[currency].append((Line(customer_id, one.name, one.owner, nothing), one))
    return rows


def _columns(sheet: Sheet, currency: str, words: Words) -> list[Column]:
    say, number_format = words.say, money_format(currency)

    def column(heading: str) -> Column:
        return Column(heading, AMOUNT, number_format, is_summed=True)

    columns = [
        Column(say("statement-customer"), WIDE, WORDS),
        Column(say("statement-owner"), WIDE, WORDS),
        *(column(say(NAMES[name])) for name in NAMES),
    ]
    if sheet.aged is None:
        return columns
    starts = [1, *(edge + 1 for edge in sheet.edges)]
    return [
        *columns,
        column(say("statement-balance-on", day=words.day(sheet.as_of))),
        column(say("receivables-current")),
        *(
            column(say("receivables-age", first=start, last=end))
            for start, end in zip(starts, sheet.edges, strict=False)
        ),
        column(say("receivables-age-over", days=starts[-1] - 1)),
        column(say("receivables-credit")),
    ]


def _written(sheet: Sheet, currency: str, rows: Sequence[Row]) -> Iterator[Sequence[Value]]:
    nothing = Money(0, currency)
    for line, one in rows:
        sums = [from_minor_units(getattr(line.sums, name), currency).amount for name in NAMES]
        row = [line.customer, line.owner, *sums]
        if sheet.aged is not None:
            ages = [nothing] * (len(sheet.edges) + 4)
            if one:
                debt = one.debt
                ages = [debt.net, debt.current, *debt.overdue, debt.credit]
            row += [amount.amount for amount in ages]
        yield row
