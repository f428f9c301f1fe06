"""Receivables: what customers owe, and for how long it has been due (8.3, 10.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, ledger, policy
from models.instalments import Instalment
from models.money import from_minor_units
from models.orders import Order


@dataclass(frozen=True)
class Debt:
    """What is owed in one currency: not due yet, then by days overdue as `payments.ageing_days` has
    it; and what the customer has paid too much. Of debt and credit one is nothing."""

    current: Money
    overdue: Sequence[Money]  # up to the first number of days, up to the next …, beyond the last
    credit: Money

    @property
    def owed(self) -> Money:
        """All that is open, due or not: what is called receivables everywhere."""
        return self.current + self.late

    @property
    def net(self) -> Money:
        """The balance, with credit held against it; below nothing it is credit."""
        return self.owed - self.credit

    @property
    def late(self) -> Money:
        return sum(self.overdue, Money(0, self.current.currency))

    @property
    def is_overdue(self) -> bool:
        return any(self.overdue)


async def debt_of(session: AsyncSession, customer_id: int) -> Mapping[str, Debt]:
    """A customer's debt by currency; without one that nothing is owed in."""
    days = turns(calendar.business_day(clock.now()))
    sums: dict[str, list[int]] = {}
    for one in await Instalment.open_of(session, customer_id):
        ages = sums.setdefault(one.currency, no_ages())
        ages[age_of(one.due_on, days)] += one.open_units
    credit = {one.currency.code: one for one in await ledger.credit_in_hand(session, customer_id)}
    return {
        currency: debt_from(
            sums.get(currency, no_ages()),
            credit.get(currency, from_minor_units(0, currency)),
        )
        for currency in sorted(sums.keys() | credit.keys())
    }


def no_ages() -> list[int]:
    """Minor units by age, of nothing: not due, then a column for each number of days, and beyond."""
    return [0] * (len(policy.current().payments.ageing_days) + 2)


def turns(today: date) -> Sequence[date]:
    """What was due before the first of these days is late, before the second in the next column …"""
    edges = (0, *policy.current().payments.ageing_days)
    return [today - timedelta(days=days) for days in edges]


def age_of(due_on: date | None, days: Sequence[date]) -> int:
    """In which of the columns between these days something belongs; the day on which it is due is not
    late yet."""
    return sum(due_on < turn for turn in days) if due_on else 0


def debt_from(ages: Sequence[int], credit: Money) -> Debt:
    """From minor units by age."""
    current, *overdue = (from_minor_units(units, credit.currency.code) for units in ages)
    return Debt(current, overdue, credit)


async def owed_in(
    session: AsyncSession, customer_id: int, currency: str, but: Order | None = None
) -> Money:
    """All that a customer owes in a currency, due or not, as if one order had never been; what was
    paid for it counts."""
    owed = await ledger.balance(session, customer_id, currency)
    if but and but.is_standing and but.currency == currency:
        owed -= but.total
    return owed
