"""Ageing: what customers owe and for how long, of each customer, each person and in all (10.3).

The customer's owner answers for what the customer owes. It is counted by the database: of a million
instalments none is read into memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from moneyed import Money
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    SQLColumnExpression,
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
from models.account_months import AccountMonth
from models.among import FEW, Among
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.ledger import HAS_CREDIT, Balance, LedgerEntry
from models.money import from_minor_units
from models.promises import Promise, PromiseState
from models.receivables import Debt, age_of, debt_from, no_ages, turns
from models.staff import Staff

A_WEEK = timedelta(days=6)  # and today
AT_FIRST = 32  # times as many of the company are looked at as stand on a page
CREDIT = -1  # the column of what customers paid too much

People = Sequence[int] | None
"""Owners of customers, by their ids; None: everybody."""
OfCustomers = type[Instalment] | type[LedgerEntry] | type[Balance] | type[AccountMonth]
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])


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

    Everybody's it is as well for who leads others where no customer is anybody else's. Refused where
    that one is not among them.
    """
    branch = None
    if not reader.keeps_the_money:
        if person_id is None and await _has_all(session, reader):
            return None
        branch = await reader.branch(session)
    if person_id is None:
        return branch
    if branch is not None and person_id not in branch:
        raise Refused("receivables-not-yours")
    return [person_id]


async def _has_all(session: AsyncSession, reader: Staff) -> bool:
    """Whether somebody leads others, and no customer is anybody else's."""
    below = select(Staff.id).where(Staff.superior_id == reader.id).limit(1)
    if await session.scalar(below) is None:
        return False
    is_owner = exists().where(Customer.owner_id == Staff.id)
    return not await reader.others(session, is_owner, at_most=1)


async def or_everybody(session: AsyncSession, among: Among) -> People:
    """These people; where no customer is anybody else's everybody, whose customers nobody is asked for."""
    return None if await Customer.are_all_of(session, among) else list(among.people)


async def in_all(session: AsyncSession, people: People) -> Mapping[str, Debt]:
    """By currency, the company's own first; without one in which nobody owes or is owed anything."""
    days = turns(calendar.business_day(clock.now()))
    ages: defaultdict[str, list[int]] = defaultdict(no_ages)
    # By day: of them there are as many in a large company as in a small one.
    bills = (
        select(Instalment.currency, Instalment.due_on, func.sum(Instalment.open_units))
        .where(Instalment.is_open())
        .group_by(Instalment.due_on, Instalment.currency)
    )
    for currency, due_on, units in await session.execute(theirs(bills, Instalment, people)):
        ages[currency][age_of(due_on, days)] += int(units)
    # By customer first, as its index has them: else SQLite goes through all their entries.
    free = theirs(
        select(LedgerEntry.currency, func.sum(LedgerEntry.free_units).label("units"))
        .where(HAS_CREDIT)
        .group_by(LedgerEntry.customer_id, LedgerEntry.currency),
        LedgerEntry,
        people,
    ).subquery()
    found = await session.execute(
        select(free.c.currency, func.sum(free.c.units)).group_by(free.c.currency)
    )
    credit = {currency: int(units) for currency, units in found.all()}
    own = policy.current().company.currency
    return {
        currency: debt_from(ages[currency], from_minor_units(credit.get(currency, 0), currency))
        for currency in sorted(ages.keys() | credit.keys(), key=lambda code: (code != own, code))
    }


async def late(session: AsyncSession, people: People) -> Mapping[str, Money]:
    """By currency, the company's own first, what should have been paid before today."""
    # By day first, as the index has it.
    bills = (
        select(Instalment.currency, func.sum(Instalment.open_units).label("units"))
        .where(Instalment.is_open(), Instalment.due_on < calendar.business_day(clock.now()))
        .group_by(Instalment.due_on, Instalment.currency)
    )
    each = theirs(bills, Instalment, people).subquery()
    found = await session.execute(
        select(each.c.currency, func.sum(each.c.units))
        .group_by(each.c.currency)
        .order_by(*currency_first(each.c.currency))
    )
    return {currency: from_minor_units(int(units), currency) for currency, units in found}


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
    code, up_to = currency or policy.current().company.currency, first + at_most
    if people is None or len(people) > FEW:
        top = await _top(session, people, code, up_to)
        if len(top) == up_to:
            return [(customer, code) for customer in top[first:]]
    is_late = Instalment.due_on < calendar.business_day(clock.now())
    nothing: ColumnElement[int] = literal_column("0")
    bills = select(
        Instalment.customer_id.label("id"),
        Instalment.currency,
        func.sum(case((is_late, Instalment.open_units), else_=0)).label("late"),
        func.sum(case((is_late, 0), else_=Instalment.open_units)).label("age_0"),
        nothing.label("credit"),
    ).where(Instalment.is_open())
    free = select(
        LedgerEntry.customer_id,
        LedgerEntry.currency,
        nothing,
        nothing,
        func.sum(LedgerEntry.free_units),
    ).where(HAS_CREDIT)
    each = union_all(
        *(
            theirs(query.group_by(table.customer_id, table.currency), table, people)
            for query, table in ((bills, Instalment), (free, LedgerEntry))
        )
    ).subquery()
    query = select(each.c.id, each.c.currency).order_by(*_in_order(each))
    if currency:
        query = query.where(each.c.currency == currency)
    if overdue_only:
        query = query.where(each.c.late > 0)
    return [
        (row.id, row.currency) for row in await session.execute(query.offset(first).limit(at_most))
    ]


async def _top(session: AsyncSession, people: People, currency: str, at_most: int) -> Sequence[int]:
    """Those customers with the most overdue, in order, where that shows among those of the company who
    owe most; else none, or fewer.

    Nobody has more overdue than they owe. So who owes less than the last of them has overdue is none
    of them, and is not looked at.
    """
    is_late = Instalment.due_on < calendar.business_day(clock.now())
    owe_most = (
        select(Balance.customer_id, Balance.units)
        .where(
            Balance.currency == currency,
            Balance.units > 0,
            Balance.is_owed(),  # so that its index is seen to hold them
        )
        .order_by(Balance.units.desc(), Balance.customer_id)
        .limit(AT_FIRST * at_most)
        .subquery()
    )
    late = func.sum(case((is_late, Instalment.open_units), else_=0))
    found = await session.execute(
        select(owe_most.c.customer_id, Customer.owner_id, owe_most.c.units, late)
        .join(Customer, Customer.id == owe_most.c.customer_id)
        .join(Instalment, Instalment.customer_id == owe_most.c.customer_id)
        .where(Instalment.currency == currency, Instalment.is_open())
        .group_by(owe_most.c.customer_id, Customer.owner_id, owe_most.c.units)
    )
    owners = None if people is None else frozenset(people)
    each = [
        (customer, int(units), int(units_late))
        for customer, owner, units, units_late in found
        if owners is None or owner in owners
    ]
    least = min((units for _, units, _ in each), default=0)
    each.sort(key=lambda one: (-one[2], one[2] - one[1], one[0]))
    return [customer for customer, _, units in each[:at_most] if units > least]


async def by_person(
    session: AsyncSession,
    people: People,
    *,
    currency: str | None = None,
    overdue_only: bool = False,
) -> Sequence[Aged]:
    """The same for each owner of customers, also one who left; it sums to what the customers do."""
    grouped = _grouped(people, Staff, currency, overdue_only)
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
            owned_by(people),
        )
        .group_by(*of)
        .order_by(Promise.promised_for, Instalment.currency, Customer.owner_id)
    )
    return [
        PromisedSum(owner_id, day, number, from_minor_units(int(units), currency))
        for owner_id, day, currency, number, units in found
    ]


# How


def theirs(query: Q, table: OfCustomers, people: People, named: Sequence[int] | None = None) -> Q:
    """A query for sums, of what these people's customers have, or only of those `named`."""
    if named is not None:
        return query.where(table.customer_id.in_(named))
    if people is None:
        return query
    customer: SQLColumnExpression[int] = table.customer_id
    if table is LedgerEntry and len(people) > FEW:
        # By no index of customers: who has credit is gone through, for their customers are more.
        customer = customer + 0
    return query.where(customer.in_(select(Customer.id).where(owned_by(people))))


def _lines(people: People, named: Sequence[int] | None = None) -> Subquery:
    """What is open in each column and currency of each customer, and their credit in hand."""
    today = calendar.business_day(clock.now())
    # As `receivables.age_of`: what has no day yet is before none, and so is not late.
    late = (case((Instalment.due_on < turn, 1), else_=0) for turn in turns(today))
    age: ColumnElement[int] = sum(late, start=literal_column("0"))
    credit: ColumnElement[int] = literal_column(f"{CREDIT}")
    return union_all(
        *(
            theirs(_of_customers(table, units, column).where(counts), table, people, named)
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


def owned_by(people: People) -> ColumnElement[bool]:
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
    return [*currency_first(sums.c.currency), *amounts, sums.c.id]


def currency_first(currency: ColumnElement[str]) -> list[ColumnElement[Any]]:
    """An order of rows: the company's own currency, then the others by their code."""
    return [currency != policy.current().company.currency, currency]


def _debt(row: Row[Any]) -> Debt:
    ages = [int(getattr(row, f"age_{age}")) for age in range(len(no_ages()))]
    return debt_from(ages, from_minor_units(int(row.credit), row.currency))
