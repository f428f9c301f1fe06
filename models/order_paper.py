"""The order form for the customer: what stands on it, in the language asked for (8.1, 8.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from moneyed import Currency, Money
from opencc import OpenCC

from models.language import Language
from models.money import rounded

CellOfLine = int | str | Decimal | Money | None

BY_LINE, BY_DOCUMENT = "order-paper-rounded-by-line", "order-paper-rounded-by-document"
HELD_BY_NUMERALS = Decimal(10) ** 16  # more has no name in the library


@dataclass(frozen=True)
class PaperLine:
    """One line as it is printed; `amount` is before or with tax as the order has it."""

    number: int
    code: str
    name: str
    quantity: Decimal
    measure: str  # 箱
    list_price: Money
    price: Money
    discount_percent: Decimal | None  # 5: five per cent off; None where a price was agreed
    tax_percent: Decimal
    amount: Money


@dataclass(frozen=True)
class OrderPaper:
    """All that is printed of one version of an order; "" and None are left out."""

    company: str
    number: str
    version: int
    day: date
    customer: str
    customer_address: str
    contact: str
    phone: str
    seller: str  # who represents us
    lines: tuple[PaperLine, ...]
    prices_with_tax: bool  # whether prices and the lines' amounts have the tax in them
    net: Money
    tax: Money
    total: Money
    rounding: str  # the key of the sentence that says how the tax was rounded: BY_LINE
    terms: str
    deposit: Money | None
    needed_on: date | None
    deliver_on: date | None
    place: str
    packing: str
    transport: str
    note: str

    @property
    def currency(self) -> Currency:
        return self.total.currency


class Words(NamedTuple):
    """What the reader's language says; none of it asks a database."""

    language: Language
    say: Callable[..., str]  # a sentence without markup, from its key and facts
    day: Callable[[date], str]
    money: Callable[[Money], str]


class Column(NamedTuple):
    """A column of the lines: the key of its heading and what stands in it."""

    key: str
    of: Callable[[PaperLine], CellOfLine]

    @property
    def name(self) -> str:
        return self.key.removeprefix("order-paper-column-")


class Labelled(NamedTuple):
    label: str
    value: str | date | Money


Named = Sequence[tuple[str, str | date | Money | None]]


def columns_of(paper: OrderPaper) -> list[Column]:
    """What is told of each line: list price and discount only where there are any."""
    has_other_prices = any(line.price != line.list_price for line in paper.lines)
    has_discounts = any(line.discount_percent for line in paper.lines)
    has_codes = any(line.code for line in paper.lines)
    columns = (
        Column("order-paper-column-number", lambda line: line.number),
        Column("order-paper-column-code", lambda line: line.code) if has_codes else None,
        Column("order-paper-column-name", lambda line: line.name),
        Column("order-paper-column-quantity", lambda line: line.quantity),
        Column("order-paper-column-measure", lambda line: line.measure),
        Column("order-paper-column-list-price", lambda line: line.list_price)
        if has_other_prices
        else None,
        Column("order-paper-column-discount", _taken_off) if has_discounts else None,
        Column("order-paper-column-price", lambda line: line.price),
        Column("order-paper-column-tax", lambda line: line.tax_percent),
        Column("order-paper-column-amount", lambda line: line.amount),
    )
    return [column for column in columns if column]


def _taken_off(line: PaperLine) -> Decimal | None:
    """As what it does to the price: 折扣 5% could be taken for a twentieth of it, -5% can not."""
    return -line.discount_percent if line.discount_percent else None


def heading_of(column: Column, paper: OrderPaper, words: Words) -> str:
    return words.say(column.key, taxed=paper.prices_with_tax)


def parties(paper: OrderPaper, words: Words) -> tuple[list[Labelled], list[Labelled]]:
    """What stands above the lines: of the customer, and of the order."""
    of_customer: Named = [
        ("order-paper-customer", paper.customer),
        ("order-paper-customer-address", paper.customer_address),
        ("order-paper-contact", paper.contact),
        ("order-paper-phone", paper.phone),
    ]
    of_order: Named = [
        ("order-paper-number", paper.number),
        ("order-paper-day", paper.day),
        ("order-paper-seller", paper.seller),
        ("order-paper-currency", paper.currency.code),
    ]
    return list(_labelled(of_customer, words)), list(_labelled(of_order, words))


def sums(paper: OrderPaper, words: Words) -> list[tuple[str, Money]]:
    """What stands below the lines, each with its label; the last is what is to be paid."""
    named = (
        ("order-paper-net", paper.net),
        ("order-paper-tax", paper.tax),
        ("order-paper-total", paper.total),
    )
    return [(words.say(key), amount) for key, amount in named]


def conditions(paper: OrderPaper, words: Words) -> list[Labelled]:
    """What was agreed besides, as far as it was said."""
    agreed: Named = [
        ("order-paper-terms", paper.terms),
        ("order-paper-deposit", paper.deposit or None),
        ("order-paper-needed-on", paper.needed_on),
        ("order-paper-deliver-on", paper.deliver_on),
        ("order-paper-place", paper.place),
        ("order-paper-packing", paper.packing),
        ("order-paper-transport", paper.transport),
        ("order-paper-note", paper.note),
    ]
    return list(_labelled(agreed, words))


def in_capitals(paper: OrderPaper, words: Words) -> str:
    """The total in the numerals that nobody can alter: 壹万贰仟叁佰元整; "" but for yuan in Chinese."""
    total = rounded(paper.total)
    if words.language is Language.EN or total.currency.code != "CNY":
        return ""
    if abs(total.amount) >= HELD_BY_NUMERALS:
        return ""
    from cn2an import an2cn  # type: ignore[import-untyped] # it ships no types; slow to import

    simplified: str = an2cn(f"{total.amount:.2f}", "rmb")
    in_traditional = words.language is Language.ZH_HANT
    return _to_traditional().convert(simplified) if in_traditional else simplified


@cache
def _to_traditional() -> OpenCC:
    """40 MB of words; of its 3s this is the one that Taipei and Hong Kong both write."""
    return OpenCC("s2hk")


def version_of(paper: OrderPaper, words: Words) -> str:
    """That it is not the first version; "" where it is."""
    return words.say("order-paper-version", version=paper.version) if paper.version > 1 else ""


def decimals_of(value: Decimal, currency: Currency | None = None) -> int:
    """How many decimals are written: as many as the currency has, and none that is there is hidden."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # neither infinite nor no number
    usual = len(str(currency.sub_unit)) - 1 if currency else 0
    return max(usual, -exponent)


def _labelled(named: Named, words: Words) -> Iterator[Labelled]:
    for key, said in named:
        if said is not None and said != "":
            yield Labelled(words.say(key), said)
