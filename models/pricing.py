"""Prices: what lines come to with discount and tax, rounded where the company says (8.1, 8.3).

The amount of a line is always whole in the currency's minor unit. Its tax is rounded line by
line, or once for each rate of the document (`orders.rounding`); half up, in `money.rounded`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money

from models.money import rounded

THOUSANDTHS = 1000  # quantities are kept as whole thousandths
HUNDREDTHS = 100  # percents are kept as basis points
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Counted:
    """So much of something at a price for one, with its tax in percent."""

    price: Money
    quantity: Decimal
    tax_percent: Decimal

    @property
    def amount(self) -> Money:
        return rounded(self.price * self.quantity)


@dataclass(frozen=True)
class Rounding:
    """Where tax is rounded, and whether prices contain it; an order keeps those of its day."""

    by_document: bool
    tax_included: bool


@dataclass(frozen=True)
class Totals:
    """What a document comes to: net + tax = total."""

    net: Money
    tax: Money
    total: Money


def totals(lines: Iterable[Counted], currency: str, rounding: Rounding) -> Totals:
    """The sums of lines that are all in one currency."""
    nothing = Money(0, currency)
    amounts, tax = nothing, nothing
    by_rate: dict[Decimal, Money] = defaultdict(lambda: nothing)
    for line in lines:
        amounts += line.amount
        by_rate[line.tax_percent] += line.amount
        if not rounding.by_document:
            tax += rounded(_tax(line.amount, line.tax_percent, rounding))
    if rounding.by_document:
        tax = sum((rounded(_tax(of, rate, rounding)) for rate, of in by_rate.items()), nothing)
    if rounding.tax_included:
        return Totals(amounts - tax, tax, amounts)
    return Totals(amounts, tax, amounts + tax)


def _tax(amount: Money, percent: Decimal, rounding: Rounding) -> Money:
    """Not rounded: in the amount, or on top of it."""
    whole = HUNDRED + percent if rounding.tax_included else HUNDRED
    return Money(amount.amount * percent / whole, amount.currency)


def discounted(price: Money, percent: Decimal) -> Money:
    """A list price less so many percent, as it stands on the order."""
    return rounded(Money(price.amount * (HUNDRED - percent) / HUNDRED, price.currency))


def discount_of(price: Money, list_price: Money) -> Decimal:
    """By how many percent a price is below the list, not rounded; 0 where it is not below."""
    if not list_price.amount or price >= list_price:
        return Decimal()
    below = (list_price - price).amount
    return below * HUNDRED / Decimal(list_price.amount)
