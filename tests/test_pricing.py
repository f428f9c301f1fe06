"""Prices: sums under the rounding rule, whatever the currency, quantities and rates (8.1)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money, get_currency

from models.pricing import Counted, Rounding, discount_of, discounted, totals

BY_LINE, BY_DOCUMENT = Rounding(False, False), Rounding(True, False)
INCLUDED, INCLUDED_BY_DOCUMENT = Rounding(False, True), Rounding(True, True)

currencies = st.sampled_from(["CNY", "JPY", "KWD", "USD"])
rates = st.sampled_from([Decimal(rate) for rate in ("0", "1.5", "6", "9", "13", "17.25")])
roundings = st.builds(Rounding, st.booleans(), st.booleans())


def counted(price: str, quantity: str = "1", tax: str = "13", currency: str = "CNY") -> Counted:
    return Counted(Money(Decimal(price), currency), Decimal(quantity), Decimal(tax))


def sums(lines: list[Counted], rounding: Rounding, currency: str = "CNY") -> list[Decimal]:
    found = totals(lines, currency, rounding)
    return [found.net.amount, found.tax.amount, found.total.amount]


def test_three_lines_of_10_05_at_13_percent_are_taxed_line_by_line() -> None:
    # 1.3065 is 1.31 three times.
    assert sums([counted("10.05")] * 3, BY_LINE) == [
        Decimal("30.15"),
        Decimal("3.93"),
        Decimal("34.08"),
    ]


def test_three_lines_of_10_05_at_13_percent_are_taxed_as_a_document() -> None:
    # 3.9195 once.
    assert sums([counted("10.05")] * 3, BY_DOCUMENT) == [
        Decimal("30.15"),
        Decimal("3.92"),
        Decimal("34.07"),
    ]


def test_tax_that_prices_contain_is_taken_out_of_them() -> None:
    # 10.05 * 13 / 113 = 1.1562, three times 1.16; 30.15 * 13 / 113 = 3.4686.
    assert sums([counted("10.05")] * 3, INCLUDED) == [
        Decimal("26.67"),
        Decimal("3.48"),
        Decimal("30.15"),
    ]
    assert sums([counted("10.05")] * 3, INCLUDED_BY_DOCUMENT) == [
        Decimal("26.68"),
        Decimal("3.47"),
        Decimal("30.15"),
    ]


def test_a_document_rounds_once_for_each_rate() -> None:
    lines = [counted("10.05"), counted("10.05"), counted("10.05", tax="6")]
    # 20.10 * 13 % = 2.613, 10.05 * 6 % = 0.603.
    assert sums(lines, BY_DOCUMENT)[1] == Decimal("2.61") + Decimal("0.60")


@pytest.mark.parametrize(
    ("currency", "tax"), [("JPY", "131"), ("CNY", "130.65"), ("KWD", "130.650")]
)
def test_each_currency_has_its_own_minor_unit(currency: str, tax: str) -> None:
    lines = [counted("1005", currency=currency)]
    assert sums(lines, BY_LINE, currency)[1] == Decimal(tax)


def test_halves_are_rounded_up() -> None:
    assert counted("0.01", "0.5").amount.amount == Decimal("0.01")
    assert counted("0.01", "0.4").amount.amount == Decimal("0.00")
    assert discounted(Money("0.05", "CNY"), Decimal(10)).amount == Decimal("0.05")


@pytest.mark.parametrize(
    ("price", "percent"),
    [("95", "5"), ("100", "0"), ("120", "0"), ("0", "100"), ("87.5", "12.5")],
)
def test_a_price_tells_its_discount(price: str, percent: str) -> None:
    assert discount_of(Money(price, "CNY"), Money(100, "CNY")) == Decimal(percent)


def test_nothing_is_below_a_list_price_of_nothing() -> None:
    assert discount_of(Money(0, "CNY"), Money(0, "CNY")) == 0


@st.composite
def lines_in(draw: st.DrawFn) -> tuple[str, list[Counted]]:
    """Lines in one currency, prices whole in its minor unit, quantities in thousandths."""
    currency = draw(currencies)
    sub_unit = get_currency(currency).sub_unit
    some = draw(
        st.lists(
            st.tuples(st.integers(0, 10**9), st.integers(1, 10**9), rates), min_size=1, max_size=30
        )
    )
    return currency, [
        Counted(Money(Decimal(price) / sub_unit, currency), Decimal(quantity) / 1000, rate)
        for price, quantity, rate in some
    ]


def half_up(exact: Fraction, sub_unit: int) -> Fraction:
    """To whole minor units, computed without decimals: another way than the code's."""
    return Fraction((exact * sub_unit * 2 + 1) // 2, sub_unit)


@given(lines_in(), roundings)
def test_totals_are_the_sums_of_the_lines_under_the_rounding_rule(
    some: tuple[str, list[Counted]], rounding: Rounding
) -> None:
    currency, lines = some
    sub_unit = get_currency(currency).sub_unit
    amounts = [
        half_up(Fraction(line.price.amount) * Fraction(line.quantity), sub_unit) for line in lines
    ]

    def tax_of(amount: Fraction, rate: Decimal) -> Fraction:
        part = Fraction(rate) / (100 + Fraction(rate) if rounding.tax_included else 100)
        return half_up(amount * part, sub_unit)

    if rounding.by_document:
        by_rate = {
            rate: sum(
                amount
                for amount, line in zip(amounts, lines, strict=True)
                if line.tax_percent == rate
            )
            for rate in {line.tax_percent for line in lines}
        }
        tax = sum(tax_of(Fraction(amount), rate) for rate, amount in by_rate.items())
    else:
        tax = sum(
            tax_of(amount, line.tax_percent) for amount, line in zip(amounts, lines, strict=True)
        )
    found = totals(lines, currency, rounding)
    assert [Fraction(line.amount.amount) for line in lines] == amounts
    assert Fraction(found.tax.amount) == tax
    assert found.net + found.tax == found.total
    whole = found.total if rounding.tax_included else found.net
    assert Fraction(whole.amount) == sum(amounts)
    for money in (found.net, found.tax, found.total):
        assert money.amount * sub_unit % 1 == 0


@given(st.integers(1, 10**7), st.integers(0, 10_000))
def test_a_discounted_price_is_the_list_price_less_the_percent(price: int, points: int) -> None:
    listed, percent = Money(Decimal(price) / 100, "CNY"), Decimal(points) / 100
    exact = listed.amount * (100 - percent) / 100
    assert discounted(listed, percent).amount == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
