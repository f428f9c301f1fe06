"""The ageing as .xlsx: by customer and by person, a pair of tables for each currency (10.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from models import calendar, policy
from models.ageing import Aged
from models.receivables import Debt
from models.sheet_tables import (
    MOMENT,
    WIDE,
    WORDS,
    Column,
    Facts,
    Table,
    Value,
    money_format,
    workbook,
)

AMOUNT = 15  # wide enough for 999,999,999.99


class Words(NamedTuple):
    """What the reader's language says; none of it asks a database."""

    say: Callable[..., str]  # a sentence, from its key and facts
    ages: Sequence[str]  # what the columns of what is overdue are called
    whose: str


def ageing_sheet(
    customers: Sequence[Aged], people: Sequence[Aged], as_of: datetime, words: Words
) -> bytes:
    """The content of an .xlsx file; with both lists in the order in which their currencies stand.

    Names stay beside, and what is owed and what is overdue come first: a phone shows these. Words are
    never calculated. Asks no database; made to run in a thread.
    """
    say = words.say
    tables: list[Table] = []
    for currency in dict.fromkeys(one.currency for one in customers):
        title = say("receivables-sheet-customers", currency=currency)
        columns = [
            Column(say("receivables-sheet-customer"), WIDE, WORDS),
            *_amounts(words, currency),
            Column(say("receivables-sheet-owner"), WIDE, WORDS),
        ]
        rows: list[Sequence[Value]] = [
            [one.name, *_of(one.debt), one.owner] for one in customers if one.currency == currency
        ]
        tables.append(Table(title, "B2", columns, rows, say("receivables-sheet-total")))
        title = say("receivables-sheet-people", currency=currency)
        columns = [
            Column(say("receivables-sheet-person"), WIDE, WORDS),
            *_amounts(words, currency),
        ]
        rows = [[one.name, *_of(one.debt)] for one in people if one.currency == currency]
        tables.append(Table(title, "B2", columns, rows, say("receivables-sheet-total")))
    return workbook(*tables, _what_it_is(as_of, words))


def _amounts(words: Words, currency: str) -> list[Column]:
    names = [
        words.say("receivables-owed"),
        words.say("receivables-sheet-late"),
        words.say("receivables-current"),
        *words.ages,
        words.say("receivables-credit"),
        words.say("receivables-net"),
    ]
    return [Column(name, AMOUNT, money_format(currency), is_summed=True) for name in names]


def _of(debt: Debt) -> list[Value]:
    every = (debt.owed, debt.late, debt.current, *debt.overdue, debt.credit, debt.net)
    return [one.amount for one in every]


def _what_it_is(as_of: datetime, words: Words) -> Facts:
    say = words.say
    now = calendar.local(as_of).replace(second=0, microsecond=0, tzinfo=None)
    facts = [
        (say("receivables-sheet-company"), policy.current().company.name, WORDS),
        (say("receivables-sheet-whose"), words.whose, WORDS),
        (say("receivables-sheet-as-of"), now, MOMENT),
        (say("receivables-owed"), say("receivables-sheet-rule"), WORDS),
        (say("receivables-net"), say("receivables-sheet-net"), WORDS),
    ]
    return Facts(say("receivables-sheet-about"), facts)
