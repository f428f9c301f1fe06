"""Shares of an order: invoices and credits together are the order, however they are cut (8.5, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from models.order_lines import OrderLine
from models.order_shares import billed_next, credited_next, share
from models.pricing import HUNDREDTHS, Rounding

CURRENCIES = st.sampled_from(["CNY", "JPY", "KWD"])
ROUNDINGS = st.builds(Rounding, by_document=st.booleans(), tax_included=st.booleans())
TAXES = st.sampled_from([Decimal(0), Decimal(3), Decimal("6.5"), Decimal(9), Decimal(13)])


def order_line(number: int, price_units: int, milli: int, tax: Decimal, currency: str) -> OrderLine:
    return OrderLine(
        number=number,
        price_units=price_units,
        quantity_milli=milli,
        tax_basis_points=int(tax * HUNDREDTHS),
        currency=currency,
    )


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[OrderLine], str]:
    currency = draw(CURRENCIES)
    prices = st.one_of(st.integers(0, 30), st.integers(0, 10**7))
    quantities = st.one_of(st.integers(1, 3000), st.integers(1, 20).map(lambda whole: whole * 1000))
    each = st.tuples(prices, quantities, TAXES)
    found = draw(st.lists(each, min_size=1, max_size=4))
    return [order_line(at, *one, currency) for at, one in enumerate(found, 1)], currency


@st.composite
def cut(draw: st.DrawFn, lines: list[OrderLine]) -> list[dict[int, int]]:
    """All of an order in one to six parts."""
    left = {line.number: line.quantity_milli for line in lines}
    parts = []
    for _ in range(draw(st.integers(0, 5))):
        part = {number: draw(st.integers(0, most)) for number, most in left.items()}
        left = {number: left[number] - part[number] for number in left}
        parts.append(part)
    return [part for part in [*parts, left] if any(part.values())]


def added(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    return {number: one.get(number, 0) + other.get(number, 0) for number in one.keys() | other}


def whole_of(lines: list[OrderLine], currency: str, rounding: Rounding) -> Money:
    everything = {line.number: line.quantity_milli for line in lines}
    return share(lines, everything, currency, rounding).total


@given(st.data(), orders(), ROUNDINGS)
def test_all_invoices_together_are_the_order(
    data: st.DataObject, order: tuple[list[OrderLine], str], rounding: Rounding
) -> None:
    lines, currency = order
    nothing = Money(0, currency)
    billed: dict[int, int] = {}
    so_far = nothing
    for part in data.draw(cut(lines)):
        bill = billed_next(lines, part, billed, so_far, {}, nothing, rounding)
        assert bill.net + bill.tax == bill.total
        assert min(bill.net, bill.tax, bill.total) >= nothing
        billed, so_far = added(billed, part), so_far + bill.total
    assert so_far == whole_of(lines, currency, rounding)


@given(st.data(), orders(), ROUNDINGS)
def test_one_invoice_for_everything_says_what_the_order_says(
    data: st.DataObject, order: tuple[list[OrderLine], str], rounding: Rounding
) -> None:
    lines, currency = order
    nothing = Money(0, currency)
    everything = {line.number: line.quantity_milli for line in lines}
    bill = billed_next(lines, everything, {}, nothing, {}, nothing, rounding)
    assert bill == share(lines, everything, currency, rounding)


@given(st.data(), orders(), ROUNDINGS)
def test_all_credits_together_are_what_comes_back_however_it_is_cut(
    data: st.DataObject, order: tuple[list[OrderLine], str], rounding: Rounding
) -> None:
    lines, currency = order
    so_far = Money(0, currency)
    back: dict[int, int] = {}
    for part in data.draw(cut(lines)):
        back = added(back, part)
        credit = credited_next(lines, back, so_far, rounding)
        assert credit.amount >= 0
        so_far += credit
        assert so_far == share(lines, back, currency, rounding).total
    assert so_far == whole_of(lines, currency, rounding)


@given(st.data(), orders(), ROUNDINGS)
def test_what_came_back_before_it_was_billed_and_all_the_rest_are_the_order(
    data: st.DataObject, order: tuple[list[OrderLine], str], rounding: Rounding
) -> None:
    lines, currency = order
    first, *rest = data.draw(cut(lines))
    credits_ = credited_next(lines, first, Money(0, currency), rounding)
    billed: dict[int, int] = {}
    so_far = Money(0, currency)
    for part in rest:
        bill = billed_next(lines, part, billed, so_far, first, credits_, rounding)
        billed, so_far = added(billed, part), so_far + bill.total
    whole = whole_of(lines, currency, rounding)
    left = whole - credits_
    # Where roundings have given away more than is left, the last of them can be no less than nothing.
    assert so_far == left or (so_far > left and bill.total.amount == 0)


# Three pieces at 0.05, 13 % tax: by document 0.15 + 0.02; piece by piece 0.06 + 0.06, and the rest.
PIECES = [
    (Rounding(by_document=True, tax_included=False), ["0.06", "0.06", "0.05"]),
    (Rounding(by_document=False, tax_included=False), ["0.06", "0.06", "0.05"]),
    (Rounding(by_document=True, tax_included=True), ["0.05", "0.05", "0.05"]),
]


@pytest.mark.parametrize(("rounding", "totals"), PIECES)
def test_the_last_invoice_takes_what_rounding_left(rounding: Rounding, totals: list[str]) -> None:
    lines = [order_line(1, 5, 3000, Decimal(13), "CNY")]
    billed: dict[int, int] = {}
    so_far = nothing = Money(0, "CNY")
    found = []
    for _ in range(3):
        bill = billed_next(lines, {1: 1000}, billed, so_far, {}, nothing, rounding)
        found.append(str(bill.total.amount))
        billed, so_far = added(billed, {1: 1000}), so_far + bill.total
    assert found == totals
