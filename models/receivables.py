"""Receivables: what customers owe for orders that stand, and for how long it has been due (8.3, 10.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from moneyed import Money
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.money import from_minor_units
from models.order_returns import GoodsReturn
from models.order_terms import Terms
from models.order_versions import OrderVersion
from models.orders import STANDING, Order


@dataclass(frozen=True)
class Debt:
    """What is owed in one currency: not due yet, then by days overdue as `payments.ageing_days` has it."""

    current: Money
    overdue: Sequence[Money]  # up to the first number of days, up to the next …, beyond the last

    @property
    def total(self) -> Money:
        return sum(self.overdue, self.current)

    @property
    def is_overdue(self) -> bool:
        return any(self.overdue)


async def debt_of(session: AsyncSession, customer_id: int) -> Mapping[str, Debt]:
    """A customer's debt by currency; without one that nothing is owed in."""
    today = calendar.business_day(clock.now())
    edges = policy.current().payments.ageing_days
    sums: dict[str, list[int]] = {}
    for currency, terms, confirmed_on, delivered_on, units in await _open_items(
        session, customer_id
    ):
        ages = sums.setdefault(currency, [0] * (len(edges) + 2))
        assert confirmed_on  # it stands
        due = Terms.read(terms).due_on(confirmed_on, delivered_on)
        days = (today - due).days if due else 0
        place = 0 if days <= 0 else 1 + sum(days > edge for edge in edges)
        ages[place] += units
    return {
        currency: Debt(
            from_minor_units(ages[0], currency),
            [from_minor_units(units, currency) for units in ages[1:]],
        )
        for currency, ages in sums.items()
        if any(ages)
    }


async def owed_in(
    session: AsyncSession, customer_id: int, currency: str, but: Order | None = None
) -> Money:
    """All that a customer owes in a currency, due or not; without one order."""
    those = [Order.currency == currency]
    if but:
        those.append(Order.id != but.id)
    items = await _open_items(session, customer_id, *those)
    return from_minor_units(sum(units for *_, units in items), currency)


async def _open_items(
    session: AsyncSession, customer_id: int, *those: ColumnElement[bool]
) -> Sequence[tuple[str, str, date | None, date | None, int]]:
    """Currency, terms, confirmed and delivered on, and what is open of each order that stands."""
    credited = (
        select(GoodsReturn.order_id, func.sum(GoodsReturn.credit_units).label("units"))
        .join(Order, Order.id == GoodsReturn.order_id)
        .where(Order.customer_id == customer_id, GoodsReturn.is_credited)
        .group_by(GoodsReturn.order_id)
        .subquery()
    )
    found = await session.execute(
        select(
            Order.currency,
            OrderVersion.terms_said,
            Order.confirmed_on,
            Order.delivered_on,
            Order.total_units - func.coalesce(credited.c.units, 0),
        )
        .join(
            OrderVersion,
            and_(OrderVersion.order_id == Order.id, OrderVersion.number == Order.version),
        )
        .outerjoin(credited, credited.c.order_id == Order.id)
        .where(
            Order.customer_id == customer_id,
            Order.state.in_(STANDING),
            *those,
        )
    )
    return [
        (currency, terms, confirmed_on, delivered_on, int(units))
        for currency, terms, confirmed_on, delivered_on, units in found
    ]
