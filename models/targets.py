"""Targets: what the company, a team or a person is to reach in a period, and whether the sums hold (15.1)."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    and_,
    false,
    func,
    insert,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock
from models.base import Base
from models.earnings import Measure
from models.money import from_minor_units, minor_units
from models.periods import Period
from models.staff import Staff
from models.teams import Teams, Tree

OF_THE_COMPANY = text("staff_id IS NULL")
SETTING_TARGETS = 1501  # the number of a lock; nothing else uses it
MOST_UNITS = 10**15  # minor units: more is a slip of the hand
MOST_COUNTED = 10**7


class Whom(enum.StrEnum):
    COMPANY = "company"
    TEAM = "team"  # a leader's branch, the leader included
    PERSON = "person"


@dataclass(frozen=True, order=True)
class Who:
    """For whom a target is; of the company nobody is named."""

    whom: Whom
    staff_id: int | None = None

    @classmethod
    def team(cls, leader_id: int) -> Who:
        return cls(Whom.TEAM, leader_id)

    @classmethod
    def person(cls, staff_id: int) -> Who:
        return cls(Whom.PERSON, staff_id)


COMPANY = Who(Whom.COMPANY)


class Target(Base):
    """So much of one measure; there is never one of nothing."""

    __tablename__ = "targets"
    __table_args__ = (
        Index("ix_targets_period", "period", "measure", "whom", "staff_id", unique=True),
        # To a database no NULL is another's equal.
        Index(
            "ix_targets_of_the_company",
            "period",
            "measure",
            unique=True,
            sqlite_where=OF_THE_COMPANY,
            postgresql_where=OF_THE_COMPANY,
        ),
        Index("ix_targets_staff_id", "staff_id"),
    )

    whom: Mapped[Whom]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    period: Mapped[str] = mapped_column(String(7))  # 2026, 2026Q1, 2026-03
    measure: Mapped[Measure]
    currency: Mapped[str | None] = mapped_column(String(3))  # None: it is counted
    units: Mapped[int] = mapped_column(BigInteger)  # of money, minor ones

    @property
    def who(self) -> Who:
        return Who(self.whom, self.staff_id)

    @property
    def amount(self) -> Money | int:
        return amount_of(self.units, self.currency)

    @property
    def about(self) -> str:
        return f"target:{self.id}"

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        from models.target_setting import may_see  # it stands on this file

        return await may_see(session, reader, self.who)


def amount_of(units: int, currency: str | None) -> Money | int:
    return from_minor_units(units, currency) if currency else units


def in_units(amount: Money | int) -> tuple[str | None, int]:
    """As it is kept: the currency of money, and so many minor units of it; else so many."""
    if isinstance(amount, Money):
        return amount.currency.code, minor_units(amount)
    return None, amount


# Questions


async def target_of(
    session: AsyncSession, who: Who, period: Period, measure: Measure
) -> Target | None:
    return await session.scalar(
        select(Target)
        .where(
            Target.whom == who.whom,
            Target.staff_id.is_(None) if who.staff_id is None else Target.staff_id == who.staff_id,
            Target.period == str(period),
            Target.measure == measure,
        )
        # Whoever waited for another to set it sees what that one set.
        .execution_options(populate_existing=True)
    )


async def targets_in(session: AsyncSession, *periods: Period) -> Sequence[Target]:
    """Everybody's, of these periods: for a page of many, in one question."""
    found = await session.scalars(
        select(Target)
        .where(Target.period.in_([str(one) for one in periods]))
        .order_by(Target.period, Target.id)
    )
    return found.all()


async def targets_of(
    session: AsyncSession, whose: Iterable[Who], *periods: Period
) -> Sequence[Target]:
    """Those of some, however many, of these periods, in one question."""
    named: dict[Whom, list[int]] = defaultdict(list)
    ways: list[ColumnElement[bool]] = []
    for who in whose:
        if who.staff_id is None:
            ways.append(Target.staff_id.is_(None))
        else:
            named[who.whom].append(who.staff_id)
    ways += [and_(Target.whom == whom, Target.staff_id.in_(ids)) for whom, ids in named.items()]
    found = await session.scalars(
        select(Target)
        .where(Target.period.in_([str(one) for one in periods]), or_(false(), *ways))
        .order_by(Target.period, Target.id)
    )
    return found.all()


@dataclass(frozen=True)
class Difference:
    """A target, and what those come to that it is split into; one of the two may be nothing."""

    who: Who
    period: Period
    measure: Measure
    currency: str | None
    units: int
    parts: int
    over_time: bool  # a year into quarters; else the company into teams

    @property
    def missing(self) -> int:
        """What the parts lack; below nothing, what they have too much."""
        return self.units - self.parts


async def differences(session: AsyncSession, year: int) -> Sequence[Difference]:
    """Where the sums of a year do not hold downwards; none where nothing is split (15.1).

    The company is its topmost teams that have a target, and whoever has one outside of them; so is
    a team, by who stood where when the period began. A year is its quarters, and those months whose
    quarter has no target.
    """
    teams = await Teams.since(session, Period(year).first)
    today = calendar.business_day(clock.now())
    return differences_between(await targets_in(session, *within_a_year(year)), teams, today)


def within_a_year(year: int) -> Sequence[Period]:
    """The year, its quarters and its months."""
    whole = Period(year)
    return [whole, *(part for one in (whole, *whole.parts()) for part in one.parts())]


def differences_between(
    targets: Iterable[Target], teams: Teams, today: date
) -> Sequence[Difference]:
    """See `differences`."""
    known: dict[tuple[Period, Measure], dict[Who, Target]] = defaultdict(dict)
    timely: dict[tuple[Who, Measure], dict[Period, Target]] = defaultdict(dict)
    for one in targets:
        period = Period.read(one.period)
        known[period, one.measure][one.who] = one
        timely[one.who, one.measure][period] = one
    found: list[Difference] = []
    for (period, measure), by_who in known.items():
        tree = teams.on(min(period.first, today))
        below: dict[Who, list[Target]] = defaultdict(list)
        for who, one in by_who.items():
            if above := next_above(who, by_who, tree):
                below[above].append(one)
        for who, parts in below.items():
            found += _differing(who, period, measure, by_who[who], parts, over_time=False)
    for (who, measure), by_period in timely.items():
        for period, one in by_period.items():
            if parts := list(_within(period, by_period)):
                found += _differing(who, period, measure, one, parts, over_time=True)
    return sorted(
        found,
        key=lambda one: (
            one.who.whom is not Whom.COMPANY,
            one.who.whom is not Whom.TEAM,
            one.who.staff_id or 0,
            one.period.first,
            -one.period.months,
            list(Measure).index(one.measure),
            one.over_time,
            one.currency or "",
        ),
    )


def next_above(who: Who, by_who: Collection[Who], tree: Tree) -> Who | None:
    """Into whose target this one goes: the nearest team's that has one, else the company's."""
    return next((one for one in ways_above(who, tree) if one in by_who), None)


def ways_above(who: Who, tree: Tree) -> Sequence[Who]:
    """Whose targets one may go into, the nearest first; the company's into none."""
    if who.staff_id is None:
        return []
    leaders = [*tree.above(who.staff_id)]
    if who.whom is Whom.PERSON:
        leaders = [who.staff_id, *leaders]
    return [*map(Who.team, leaders), COMPANY]


def _within(period: Period, by_period: dict[Period, Target]) -> Iterable[Target]:
    for part in period.parts():
        if part in by_period:
            yield by_period[part]
        else:
            yield from _within(part, by_period)


def _differing(
    who: Who,
    period: Period,
    measure: Measure,
    whole: Target,
    parts: Sequence[Target],
    *,
    over_time: bool,
) -> Iterable[Difference]:
    """By currency: what is aimed at in one is nothing of another."""
    sums: dict[str | None, int] = defaultdict(int)
    for one in parts:
        sums[one.currency] += one.units
    for currency in {whole.currency, *sums}:
        units = whole.units if currency == whole.currency else 0
        if units != sums[currency]:
            yield Difference(who, period, measure, currency, units, sums[currency], over_time)


# Deeds


async def one_at_a_time(session: AsyncSession) -> None:
    """Until the commit nobody else sets targets, so that two cannot set the same one.

    SQLite lets one write at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(SETTING_TARGETS)))


@dataclass(frozen=True)
class Aim:
    """What a target is to be; None takes it back. `one` is the target there is."""

    one: Target | None
    who: Who
    period: Period
    measure: Measure
    amount: Money | int | None


async def keep(session: AsyncSession, by: Staff | None, aims: Iterable[Aim]) -> None:
    """Set targets, correct those there are, take some back; nothing where it is so already.

    Called `one_at_a_time`; who may, and that it is more than nothing, the caller knows. `by` is None
    at the console. However many there are, those that are new and the audit are a statement each.
    """
    new, deeds = [], []
    for aim in aims:
        who, one = aim.who, aim.one
        was = one.amount if one else None
        if was == aim.amount:
            continue
        about = f"staff:{who.staff_id}" if who.staff_id else None
        target = {"whom": who.whom, "period": str(aim.period), "measure": aim.measure}
        plain = {name: str(value) for name, value in target.items()}
        deeds.append((about, {**plain, "amount": aim.amount, "amount_was": was}))
        if aim.amount is None:
            assert one  # else it was so already
            await session.delete(one)
            continue
        currency, units = in_units(aim.amount)
        if one:
            one.currency, one.units = currency, units
        else:
            new.append({**target, "staff_id": who.staff_id, "currency": currency, "units": units})
    if new:
        await session.execute(insert(Target), new)
    await audit.record_all(session, by, "target-set", deeds)
