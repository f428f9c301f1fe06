"""Shares of an order: what a part of its lines comes to, billed or given back (8.5, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moneyed import Money

from models.order_lines import OrderLine, exact
from models.pricing import Counted, Rounding, Totals, totals

Quantities = Mapping[int, int]
"""How much of each line, by its number, in thousandths of its measure."""


def share(
    lines: Sequence[OrderLine], quantities: Quantities, currency: str, rounding: Rounding
) -> Totals:
    """What so much of each line comes to, as if it was a document of its own."""
    counted = [
        Counted(line.price, exact(quantities[line.number]), line.tax_percent)
        for line in lines
        if quantities.get(line.number)
    ]
    return totals(counted, currency, rounding)


def billed_next(
    lines: Sequence[OrderLine],
    part: Quantities,
    billed: Quantities,
    so_far: Money,
    credited: Quantities,
    credits_: Money,
    rounding: Rounding,
) -> Totals:
    """What the next invoice comes to (8.5): its own sums, but the last one takes what is left.

    `billed` and `so_far` are what stands on the others, `credited` and `credits_` what came back
    for money. So all invoices together are the order's total; where goods came back before they
    were billed, that less the credit for them. None is ever less than nothing.
    """
    currency = so_far.currency.code
    nothing = Money(0, currency)
    alone = share(lines, part, currency, rounding)
    whole = share(lines, {line.number: line.quantity_milli for line in lines}, currency, rounding)
    open_ = {
        line.number: line.quantity_milli - billed.get(line.number, 0) - part.get(line.number, 0)
        for line in lines
    }
    total = min(alone.total, max(whole.total - so_far, nothing))
    if not any(open_.values()):
        total = max(whole.total - so_far, nothing)
    elif open_ == {line.number: credited.get(line.number, 0) for line in lines}:
        total = max(whole.total - credits_ - so_far, nothing)
    return with_rest(alone, total, rounding)


def with_rest(alone: Totals, total: Money, rounding: Rounding) -> Totals:
    """Sums that are to come to a total a little beside them: the rest of rounding is tax's, or else
    the goods', wherever the tax itself was rounded."""
    nothing = Money(0, total.currency)
    tax = alone.tax if rounding.tax_included else total - alone.net
    tax = min(max(tax, nothing), total) if alone.tax else nothing
    return Totals(total - tax, tax, total)


def credited_next(
    lines: Sequence[OrderLine],
    back: Quantities,
    so_far: Money,
    rounding: Rounding,
) -> Money:
    """What is credited when all in all `back` came back and `so_far` was credited before (8.6).

    However it comes back bit by bit, the credits together are what all of it is worth at once.
    """
    worth = share(lines, back, so_far.currency.code, rounding).total
    return max(worth - so_far, Money(0, so_far.currency))
