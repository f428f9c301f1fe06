"""Money: whole minor units and a currency in the database, `moneyed.Money` in Python, never a float."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from moneyed import CURRENCIES, Money, get_currency
from sqlalchemy import ColumnElement, case, literal_column

from models import policy


def in_company_currency(amount: Decimal | int) -> Money:
    """An amount that somebody named without a currency."""
    return rounded(Money(amount, policy.current().company.currency))


def rounded(money: Money) -> Money:
    """The one place where amounts are rounded: half up, to the currency's minor unit."""
    unit = Decimal(1) / money.currency.sub_unit
    return Money(money.amount.quantize(unit, ROUND_HALF_UP), money.currency)


def minor_units(money: Money) -> int:
    """¥12.34 as 1234."""
    return int(rounded(money).amount * money.currency.sub_unit)


def added(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Their sums, by currency."""
    sums: dict[str, Money] = {}
    for one in amounts:
        currency = one.currency.code
        sums[currency] = sums[currency] + one if currency in sums else one
    return tuple(sums[currency] for currency in sorted(sums))


def units_in(amount: Decimal, currency: ColumnElement[str]) -> ColumnElement[Decimal]:
    """An amount named without a currency, as minor units of whatever currency a row has."""
    by_size: dict[int, list[ColumnElement[str]]] = {}
    for code, one in CURRENCIES.items():
        # Not as values: there are ninety that are unusual, bound anew for each question.
        by_size.setdefault(one.sub_unit, []).append(literal_column(f"'{code}'"))
    usual = max(by_size, key=lambda size: len(by_size[size]))
    others = [
        (currency.in_(codes), amount * size) for size, codes in by_size.items() if size != usual
    ]
    return case(*others, else_=amount * usual)


def from_minor_units(units: int, currency: str) -> Money:
    """1234 as ¥12.34."""
    known = get_currency(currency)
    return Money(Decimal(units) / known.sub_unit, known)
