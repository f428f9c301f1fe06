"""Margin: what is left of an order after what its goods cost us (8.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money

from models.money import rounded
from models.order_lines import OrderLine
from models.pricing import HUNDRED, Rounding


@dataclass(frozen=True)
class Margin:
    """Of the lines whose cost is known, without tax; `percent` of what they are sold for."""

    amount: Money
    percent: Decimal | None  # None: they are given away
    unknown: int  # lines whose cost nobody entered


def margin_of(lines: Iterable[OrderLine], rounding: Rounding) -> Margin | None:
    """None where no line's cost is known."""
    sold, earned, unknown = None, None, 0
    for line in lines:
        cost = line.cost
        if cost is None:
            unknown += 1
            continue
        amount = line.amount
        if rounding.tax_included:
            net = amount.amount * HUNDRED / (HUNDRED + line.tax_percent)
            amount = rounded(Money(net, amount.currency))
        gain = amount - rounded(cost * line.quantity)
        sold = amount if sold is None else sold + amount
        earned = gain if earned is None else earned + gain
    if sold is None or earned is None:
        return None
    share = earned.amount * HUNDRED / Decimal(sold.amount) if sold.amount else None
    return Margin(earned, share, unknown)
