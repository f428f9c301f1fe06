"""What somebody sees of an order (8.2): goods for works, prices for who sells or books it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.positions import Position
from models.staff import Staff


@dataclass(frozen=True)
class Sight:
    """Goods, dates and places are seen by everybody who sees the order at all; the rest is named."""

    prices: bool = False  # also discounts, totals, terms, deposit, the order on paper
    debt: bool = False  # what the customer owes besides
    cost: bool = False  # and with it the margin


GOODS = Sight()
SELLS = Sight(prices=True, debt=True)
# Whoever is not named sees the goods alone: deny by default (1.3).
OF_POSITION: Mapping[Position, Sight] = {
    Position.REPRESENTATIVE: SELLS,
    Position.SUPERVISOR: SELLS,
    Position.MANAGER: SELLS,
    Position.DIRECTOR: SELLS,
    Position.DEPUTY_GENERAL_MANAGER: SELLS,
    Position.GENERAL_MANAGER: SELLS,
    Position.FINANCE: SELLS,
    Position.ADMIN: SELLS,  # has an order only to decide about it where nobody else can
    Position.SALES_ADMIN: Sight(prices=True),
    Position.WORKS: GOODS,
    Position.HR: GOODS,
}


def sight_of(reader: Staff) -> Sight:
    """What this person sees of any order that is visible to them."""
    known = OF_POSITION.get(reader.position, GOODS)
    return Sight(known.prices, known.debt, cost=known.prices and reader.sees_cost)
