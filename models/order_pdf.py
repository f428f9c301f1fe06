"""The order form as PDF: the same on every machine, Chinese too, with the letters in the file (8.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money

from models.order_paper import (
    CellOfLine,
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
from models.typesetting import paper_set

WIDTHS = {"code": "25", "name": "rest", "measure": "15"}  # millimetres; the others as they need
LONGEST = {
    "code": 13,
    "name": 18,
    "measure": 8,
}  # signs of a word that fit a line; all else is numbers
FIT_UPRIGHT = 50  # signs of numbers in a row that leave a name room on upright A4
FIT_A_PAGE = 600  # signs of a cell; where one has more, rows may go on overleaf


def order_pdf(paper: OrderPaper, words: Words) -> bytes:
    """The order form on A4; the same bytes for the same order. Made to run in a thread."""
    return paper_set("order_paper.typ", _told(paper, words), words.language)


def _told(paper: OrderPaper, words: Words) -> dict[str, Any]:
    """What the layout prints, by the names that it has there."""
    say = words.say
    columns = columns_of(paper)
    rows = [[_in_words(column.of(line), column.name) for column in columns] for line in paper.lines]
    return {
        "wide": _numbers_take(rows, [column.name for column in columns]) > FIT_UPRIGHT,
        "breaks": max((len(cell) for row in rows for cell in row), default=0) > FIT_A_PAGE,
        "company": paper.company,
        "title": say("order-paper-title"),
        "running": paper.number,
        "below": version_of(paper, words),
        "page": say("order-paper-page", page="{page}", pages="{pages}"),
        "parties": [_said(labelled, words) for labelled in parties(paper, words)],
        "columns": [
            {
                "heading": heading_of(column, paper, words),
                "width": WIDTHS.get(column.name, "auto"),
                "longest": LONGEST.get(column.name, 0),
            }
            for column in columns
        ],
        "rows": rows,
        "sums": [(label, words.money(amount)) for label, amount in sums(paper, words)],
        "capitals-label": say("order-paper-capitals"),
        "capitals": in_capitals(paper, words),
        "rounding": say(paper.rounding) if paper.rounding else "",
        "conditions": _said(conditions(paper, words), words),
        "sides": [
            (say("order-paper-supplier"), paper.company),
            (say("order-paper-buyer"), paper.customer),
        ],
        "signed": say("order-paper-signed"),
        "signed-on": say("order-paper-signed-on"),
    }


def _said(labelled: list[Labelled], words: Words) -> list[tuple[str, str]]:
    def said(value: str | date | Money) -> str:
        match value:
            case date():
                return words.day(value)
            case Money():
                return words.money(value)
        return value

    return [(label, said(value)) for label, value in labelled]


def _in_words(value: CellOfLine, column: str) -> str:
    """12,000.00 in the currency that stands above, 13%, 1.5, as all three languages write them."""
    match value:
        case Money(amount=amount, currency=currency):
            return f"{amount:,.{decimals_of(amount, currency)}f}"
        case Decimal():
            percent = "%" if column in ("discount", "tax") else ""
            return f"{value:,.{decimals_of(value)}f}{percent}"
        case None:
            return ""
    return str(value)


def _numbers_take(rows: list[list[str]], columns: list[str]) -> int:
    """The signs of the longest number of each column together."""
    if not rows:
        return 0
    in_columns = zip(columns, zip(*rows, strict=True), strict=True)
    return sum(max(map(len, cells)) for name, cells in in_columns if name not in LONGEST)
