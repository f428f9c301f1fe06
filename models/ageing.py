"""Ageing: what customers owe and for how long, of each customer, each person and in all (10.3).

The customer's owner answers for what the customer owes. It is counted by the database: of a million
instalments none is read into memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from moneyed import Money
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Subquery,
    case,
    exists,
    func,
    literal_column,
    select,
    text,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.ledger import HAS_CREDIT, LedgerEntry
from models.money import from_minor_units
from models.promises import Promise, PromiseState
from models.receivables import Debt, age_of, debt_from, no_ages, turns
from models.staff import Staff

A_WEEK = timedelta(days=6)  # and today
CREDIT = -1  # the column of what customers paid too much

People = Sequence[int] | None
"""Owners of customers, by their ids; None: everybody."""


@dataclass(frozen=True)
class Aged:
    """What a customer owes in one currency, or all customers of a person together."""

    id: int
    name: str
    owner: str  # who answers for it
    debt: Debt

    @property
    def currency(self) -> str:
        return self.debt.credit.currency.code


@dataclass(frozen=True)
class PromisedSum:
    """What customers of a person promised to pay on a day, in one currency."""

    owner_id: int
    day: date
    number: int
    amount: Money


async def whose(session: AsyncSession, reader: Staff, person_id: int | None = None) -> People:
    """Whose customers' debts somebody sees: the branch's, finance everybody's (1.3); or of these one's.

    Refused where that one is not among them.
    """
    branch = None if reader.keeps_the_money else await reader.branch(session)
    if person_id is None:
        return branch
    if branch is not None and person_id not in branch:
        raise Refused("receivables-not-yours")
    return [person_id]


async def or_everybody(session: AsyncSession, people: People) -> People:
    """Everybody where no customer is anybody else's: then it is added up without asking whose it is."""
    if people is None or len(people) == 1:
        return people
    is_owner = exists().where(Customer.owner_id == Staff.id)
    other = select(Staff.id).where(Staff.id.not_in(people), is_owner).limit(1)
    return people if await session.scalar(other) else None


async def in_all(session: AsyncSession, people: People) -> Mapping[str, Debt]:
    """By currency, the company's own first; without one in which nobody owes or is owed anything."""
    people = await or_everybody(session, people)
    today = calendar.business_day(clock.now())
    ages: defaultdict[str, list[int]] = defaultdict(no_ages)
    # By day: of them there are as many in a large company as in a small one.
    bills = select(Instalment.currency, Instalment.due_on, func.sum(Instalment.open_units))
    for currency, due_on, units in await session.execute(
        bills.where(Instalment.is_open(), _is_theirs(people, Instalment)).group_by(
            Instalment.due_on, Instalment.currency
        )
    ):
        ages[currency][age_of(due_on, today)] += int(units)
    free = select(LedgerEntry.currency, func.sum(LedgerEntry.free_units))
    found = await session.execute(
        free.where(HAS_CREDIT, _is_theirs(people, LedgerEntry)).group_by(LedgerEntry.currency)
    )
    credit = {currency: int(units) for currency, units in found.all()}
    own = policy.current().company.currency
    return {
        currency: debt_from(ages[currency], from_minor_units(credit.get(currency, 0), currency))
        for currency in sorted(ages.keys() | credit.keys(), key=lambda code: (code != own, code))
    }


async def by_customer(
    session: AsyncSession,
    people: People,
    *,
    currency: str | None = None,
    overdue_only: bool = False,
    first: int = 0,
    at_most: int | None = None,
) -> Sequence[Aged]:
    """A row for each customer and currency: of each currency who has the most overdue first."""
    people = await or_everybody(session, people)
    page = None
    if at_most is not None:
        page = await _page(session, people, currency, overdue_only, first, at_most)
    named = None if page is None else [customer for customer, _ in page]
    grouped = _grouped(people, Customer, currency, overdue_only, named)
    query = (
        select(grouped, Customer.name, Staff.name.label("owner"))
        .join(Customer, Customer.id == grouped.c.id)
        .join(Staff, Staff.id == Customer.owner_id)
    )
    if page is None:
        return await _aged(session, grouped, query.offset(first))
    if not page:
        return []
    # Somebody may owe in another currency too, and that stands on another page.
    return [one for one in await _aged(session, grouped, query) if (one.id, one.currency) in page]


async def _page(
    session: AsyncSession,
    people: People,
    currency: str | None,
    overdue_only: bool,
    first: int,
    at_most: int,
) -> Collection[tuple[int, str]]:
    """Who stands on a page, and in which currency: their sums are needed of nobody else.

    In one currency a customer has either bills or credit, so that the two are not added up.
    """
    is_late = Instalment.due_on < calendar.business_day(clock.now())
    nothing: ColumnElement[int] = literal_column("0")
    bills = select(
        Instalment.customer_id.label("id"),
        Instalment.currency,
        func.sum(case((is_late, Instalment.open_units), else_=0)).label("late"),
        func.sum(case((is_late, 0), else_=Instalment.open_units)).label("age_0"),
        nothing.label("credit"),
    ).where(Instalment.is_open(), _is_theirs(people, Instalment))
    free = select(
        LedgerEntry.customer_id,
        LedgerEntry.currency,
        nothing,
        nothing,
        func.sum(LedgerEntry.free_units),
    ).where(HAS_CREDIT, _is_theirs(people, LedgerEntry))
    each = union_all(
        bills.group_by(Instalment.customer_id, Instalment.currency),
        free.group_by(LedgerEntry.customer_id, LedgerEntry.currency),
    ).subquery()
    query = select(each.c.id, each.c.currency).order_by(*_in_order(each))
    if currency:
        query = query.where(each.c.currency == currency)
    if overdue_only:
        query = query.where(each.c.late > 0)
    return [
        (row.id, row.currency) for row in await session.execute(query.offset(first).limit(at_most))
    ]


async def by_person(
    session: AsyncSession,
    people: People,
    *,
    currency: str | None = None,
    overdue_only: bool = False,
) -> Sequence[Aged]:
    """The same for each owner of customers, also one who left; it sums to what the customers do."""
    grouped = _grouped(await or_everybody(session, people), Staff, currency, overdue_only)
    query = select(grouped, Staff.name, Staff.name.label("owner")).join(
        Staff, Staff.id == grouped.c.id
    )
    return await _aged(session, grouped, query)


async def promised(session: AsyncSession, people: People) -> Sequence[PromisedSum]:
    """What is promised for today and the six days after it, by day, owner and currency (10.2)."""
    today = calendar.business_day(clock.now())
    of = (Customer.owner_id, Promise.promised_for, Instalment.currency)
    found = await session.execute(
        select(*of, func.count(), func.sum(Instalment.open_units))
        .select_from(Promise)
        .join(Instalment, Instalment.id == Promise.instalment_id)
        .join(Customer, Customer.id == Instalment.customer_id)
        .where(
            Promise.state == PromiseState.OPEN,
            Promise.promised_for.between(today, today + A_WEEK),
            _owned_by(people),
        )
        .group_by(*of)
        .order_by(Promise.promised_for, Instalment.currency, Customer.owner_id)
    )
    return [
        PromisedSum(owner_id, day, number, from_minor_units(int(units), currency))
        for owner_id, day, currency, number, units in found
    ]


# How


def _lines(people: People, named: Sequence[int] | None = None) -> Subquery:
    """What is open in each column and currency of each customer, and their credit in hand."""
    today = calendar.business_day(clock.now())
    # As `receivables.age_of`: what has no day yet is before none, and so is not late.
    late = (case((Instalment.due_on < turn, 1), else_=0) for turn in turns(today))
    age: ColumnElement[int] = sum(late, start=literal_column("0"))
    credit: ColumnElement[int] = literal_column(f"{CREDIT}")
    return union_all(
        *(
            _of_customers(table, units, column).where(
                counts,
                _is_theirs(people, table) if named is None else table.customer_id.in_(named),
            )
            for table, units, column, counts in (
                (Instalment, Instalment.open_units, age, Instalment.is_open()),
                (LedgerEntry, LedgerEntry.free_units, credit, HAS_CREDIT),
            )
        )
    ).subquery()


def _of_customers(
    table: type[Instalment] | type[LedgerEntry],
    units: Any,  # a column, or a hybrid of the class
    age: ColumnElement[int],
) -> Select[Any]:
    """Summed before customers are joined to it: of them there are fewer."""
    return select(
        table.customer_id,
        table.currency,
        func.sum(units).label("units"),
        age.label("age"),
    ).group_by(table.customer_id, table.currency, text("age"))


def _is_theirs(people: People, table: type[Instalment] | type[LedgerEntry]) -> ColumnElement[bool]:
    if people is None:
        return true()
    return table.customer_id.in_(select(Customer.id).where(_owned_by(people)))


def _owned_by(people: People) -> ColumnElement[bool]:
    return true() if people is None else Customer.owner_id.in_(people)


def _columns(lines: Subquery) -> list[ColumnElement[int]]:
    """The sums by age, and the credit."""
    return [
        func.sum(case((lines.c.age == age, lines.c.units), else_=0)).label(name)
        for age, name in [
            *((age, f"age_{age}") for age in range(len(no_ages()))),
            (CREDIT, "credit"),
        ]
    ]


def _grouped(
    people: People,
    by: type[Customer] | type[Staff],
    currency: str | None,
    overdue_only: bool,
    named: Sequence[int] | None = None,
) -> Subquery:
    """The sums of each customer, or each owner, and currency; of these customers, where some are named."""
    lines = _lines(people, named)
    of = lines.c.customer_id if by is Customer else Customer.owner_id
    late = func.sum(case((lines.c.age > 0, lines.c.units), else_=0))
    query = select(of.label("id"), lines.c.currency, *_columns(lines), late.label("late"))
    if by is Staff:
        query = query.join(Customer, Customer.id == lines.c.customer_id)
    query = query.group_by(of, lines.c.currency)
    if currency:
        query = query.where(lines.c.currency == currency)
    if overdue_only:
        query = query.having(late > 0)
    return query.subquery()


async def _aged(session: AsyncSession, grouped: Subquery, query: Select[Any]) -> Sequence[Aged]:
    found = await session.execute(query.order_by(*_in_order(grouped)))
    return [Aged(row.id, row.name, row.owner, _debt(row)) for row in found]


def _in_order(sums: Subquery) -> list[ColumnElement[Any]]:
    amounts = (sums.c.late.desc(), sums.c.age_0.desc(), sums.c.credit.desc())
    return [*_currency_first(sums.c.currency), *amounts, sums.c.id]


def _currency_first(currency: ColumnElement[str]) -> list[ColumnElement[Any]]:
    return [currency != policy.current().company.currency, currency]


def _debt(row: Row[Any]) -> Debt:
    ages = [int(getattr(row, f"age_{age}")) for age in range(len(no_ages()))]
    return debt_from(ages, from_minor_units(int(row.credit), row.currency))
