"""The order form as PDF: the same on every machine, Chinese too, with the letters in the file (8.2)."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import typst
from moneyed import Money

from models import typeface
from models.language import Language
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
from models.sheets import NOT_FOR_XLSX

PRESS = ThreadPoolExecutor(1)  # two threads are no faster, and each keeps memory of its own
LAYOUT = Path(__file__).with_name("order_paper.typ")
REGIONS = {
    Language.EN: ("en", "US"),
    Language.ZH_HANS: ("zh", "CN"),
    Language.ZH_HANT: ("zh", "TW"),
}
WIDTHS = {"code": "25", "name": "rest", "measure": "15"}  # millimetres; the others as they need
LONGEST = {
    "code": 13,
    "name": 18,
    "measure": 8,
}  # signs of a word that fit a line; all else is numbers
FIT_UPRIGHT = 50  # signs of numbers in a row that leave a name room on upright A4
LONG = 5000  # signs of a paper, some forty lines: while it is remembered it takes tens of MB
FORGETS_AFTER = 10
FIT_A_PAGE = 600  # signs of a cell; where one has more, rows may go on overleaf


def order_pdf(paper: OrderPaper, words: Words) -> bytes:
    """The order form on A4, as many pages as it takes; the same bytes for the same order.

    A sign that the typeface lacks, such as an emoji, is printed as a crossed box. Asks no
    database, no network and no font of the machine; made to run in a thread.
    """
    told = json.dumps(_printable(_told(paper, words)), ensure_ascii=False)
    content = PRESS.submit(_set, told).result()
    assert isinstance(content, bytes)
    return content


def _set(told: str) -> bytes | list[bytes] | None:
    typesetter = _compiler()
    content = typesetter.compile(str(LAYOUT), format="pdf", sys_inputs={"paper": told})
    if len(told) > LONG:
        # Typst remembers all that it made until it was not asked for ten times: so ask for nothing.
        for _ in range(FORGETS_AFTER + 1):
            typesetter.compile(b" ", format="pdf", sys_inputs={})
    return content


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(typeface.FILE.parent)],
    )
    return typst.Compiler(LAYOUT, root=LAYOUT.parent, font_paths=fonts)


def _told(paper: OrderPaper, words: Words) -> dict[str, Any]:
    """What the layout prints, by the names that it has there."""
    say = words.say
    columns = columns_of(paper)
    rows = [[_in_words(column.of(line), column.name) for column in columns] for line in paper.lines]
    lang, region = REGIONS[words.language]
    return {
        "lang": lang,
        "region": region,
        "font": typeface.FAMILIES[words.language],
        "narrow": typeface.NARROW_QUOTES if words.language is Language.EN else "",
        "wide": _numbers_take(rows, [column.name for column in columns]) > FIT_UPRIGHT,
        "breaks": max((len(cell) for row in rows for cell in row), default=0) > FIT_A_PAGE,
        "company": paper.company,
        "title": say("order-paper-title"),
        "number": paper.number,
        "version": version_of(paper, words),
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


def _printable(told: Any) -> Any:
    """The same without signs that no paper shows."""
    match told:
        case str():
            return NOT_FOR_XLSX.sub("", told)
        case list() | tuple():
            return [_printable(each) for each in told]
        case dict():
            return {name: _printable(each) for name, each in told.items()}
    return told
