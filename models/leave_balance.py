"""Balances: how much leave of a kind somebody has in a year, explained line by line (3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Date, ForeignKey, Index, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.absences import AbsentHalf
from models.base import Base
from models.errors import Refused
from models.leave import LeaveRequest
from models.outbox import notify
from models.policy import LeaveKind
from models.policy_people import LeaveRule
from models.spans import Half, HalfDay, Span
from models.staff import Role, Staff


class LeaveCredit(Base):
    """Half-days that HR gives or takes: earned by working on a day off, brought from before Fieldbook."""

    __tablename__ = "leave_credits"
    __table_args__ = (Index("ix_leave_credits_staff_id", "staff_id", "kind", "day"),)

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[LeaveKind]
    day: Mapped[date] = mapped_column(Date)  # its year is the year that it counts for
    halves: Mapped[int]  # below zero: taken away
    reason: Mapped[str] = mapped_column(String(200))
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: at the console


# What comes and goes, counted in half-days


class Move(NamedTuple):
    """So many half-days come on a day, or go where the number is below zero."""

    day: date
    halves: int


@dataclass
class YearBook:
    """One year of a kind: what was carried into it, what it gave itself, what went."""

    carried: int
    carried_left: int
    own: int
    # What stood after each day on which something moved; below zero where more went than was there.
    stood: list[tuple[date, int]] = field(default_factory=list)

    @classmethod
    def kept(cls, rule: LeaveRule, year: int, carried: int, moves: Iterable[Move]) -> YearBook:
        """Keep the book of a year, from all moves of the kind.

        What was carried is used first, until its day; what comes on a day may be used on it.
        """
        book = cls(carried=carried, carried_left=carried, own=0)
        expires = _carried_until(rule, year)
        of_the_year = (one for one in moves if one.day.year == year)
        in_order = sorted(of_the_year, key=lambda one: (one.day, one.halves < 0))
        for day, some in groupby(in_order, key=lambda one: one.day):
            for move in some:
                from_carried = 0
                if move.halves < 0 and day <= expires:
                    from_carried = min(book.carried_left, -move.halves)
                book.carried_left -= from_carried
                book.own += move.halves + from_carried
            book.stood.append((day, book.own))
        return book

    def has_lapsed(self, rule: LeaveRule, year: int, on: date) -> bool:
        return self.carried_left > 0 and on > _carried_until(rule, year)

    def goes_over(self, rule: LeaveRule) -> int:
        """What the next year begins with; a debt does not go over."""
        return max(0, min(self.own, _in_halves(rule.carry_over_days)))


def entitlements(rule: LeaveRule, year: int) -> list[Move]:
    """What a year gives by rule: at once on 1 January, or by the twelfth on the first of each month.

    A month gives what makes the sum so many twelfths, in whole half-days: all of it in December.
    """
    if rule.balance != "yearly":
        return []
    whole = _in_halves(rule.days)
    if rule.accrues == "at_once":
        return [Move(date(year, 1, 1), whole)]
    return [
        Move(date(year, month, 1), whole * month // 12 - whole * (month - 1) // 12)
        for month in range(1, 13)
    ]


def books(
    rule: LeaveRule, first_year: int, last_year: int, moves: Sequence[Move]
) -> dict[int, YearBook]:
    """The books of all years, each with what the one before left; `first_year` is the first to give."""
    kept: dict[int, YearBook] = {}
    carried = 0
    begins = min([first_year, *(one.day.year for one in moves)])
    for year in range(begins, last_year + 1):
        given = entitlements(rule, year) if year >= first_year else []
        kept[year] = YearBook.kept(rule, year, carried, [*given, *moves])
        carried = kept[year].goes_over(rule)
    return kept


class Shortage(NamedTuple):
    """The year in which half-days are missing, and how many."""

    year: int
    halves: int


def shortage(
    rule: LeaveRule, first_year: int, moves: Sequence[Move], asked: Sequence[date]
) -> Shortage | None:
    """What is missing if these half-days were taken as well, on any day of this or a later year.

    None as well where it is missing without them: whoever asks is not to blame for it.
    """
    last_year = max([*asked, *(one.day for one in moves)]).year
    # Days on which nothing is asked stand in both, so that their books have the same days.
    without = books(rule, first_year, last_year, [*moves, *(Move(day, 0) for day in asked)])
    with_them = books(rule, first_year, last_year, [*moves, *(Move(day, -1) for day in asked)])
    worst = None
    for year, book in with_them.items():
        for (_, stood), (_, stood_before) in zip(book.stood, without[year].stood, strict=True):
            if stood < min(0, stood_before) and (worst is None or -stood > worst.halves):
                worst = Shortage(year, -stood)
    return worst


# What somebody has


@dataclass(frozen=True)
class Line:
    """One line of the explanation: a sentence with its facts, and the days it adds or takes."""

    key: str
    facts: dict[str, Any]
    days: Decimal


@dataclass(frozen=True)
class Balance:
    """A kind of leave in a year; the lines make `left`, which is None where nothing limits it."""

    kind: LeaveKind
    year: int
    lines: list[Line]
    left: Decimal | None
    waiting: Decimal  # asked for and not decided; it is not in `left` any more

    @classmethod
    async def of(
        cls,
        session: AsyncSession,
        person: Staff,
        kind: LeaveKind,
        year: int,
        *,
        asking: Sequence[HalfDay] = (),
        on: date | None = None,
    ) -> Balance:
        """What somebody has of a kind in a year, as of a day of it: today, unless said (3.4).

        Whatever is taken or asked for in the year is counted, also later than that day, and what the year
        gives by rule until then. `asking` are half-days to be taken as well; they have no line.
        """
        rule = policy.current().leave.kinds[kind]
        taken = await _taken(session, person, kind)
        in_year = [one for one in taken if one.day.year == year]
        waiting = days_of(sum(not one.approved for one in in_year))
        taken_lines = [_line_of(list(some)) for _, some in groupby(in_year, _request_of)]
        if not is_kept(rule):
            return cls(kind, year, taken_lines, None, waiting)
        today = calendar.local_date(clock.now())
        on = min(max(on or today, date(year, 1, 1)), date(year, 12, 31))
        asked = [one.day for one in asking if one.day.year == year]
        credits_ = await _credits(session, person, kind)
        moves = [Move(one.day, one.halves) for one in credits_]
        moves += [Move(one.day, -1) for one in taken] + [Move(one.day, -1) for one in asking]
        first_year = calendar.local(person.created_at).year
        before = books(rule, first_year, year - 1, moves).get(year - 1)
        carried = before.goes_over(rule) if before else 0
        given = entitlements(rule, year) if year >= first_year else []
        # What is taken in June may use what comes until June.
        until = max([on, *asked, *(one.day for one in in_year)])
        given = [one for one in given if one.day <= until]
        book = YearBook.kept(rule, year, carried, [*given, *moves])
        lines = [
            *_given_lines(rule, year, carried, given),
            *(
                Line("balance-credit", {"day": one.day, "reason": one.reason}, days_of(one.halves))
                for one in credits_
                if one.day.year == year
            ),
            *taken_lines,
        ]
        left = book.own + book.carried_left
        if book.has_lapsed(rule, year, on):
            left = book.own
            facts = {"until": _carried_until(rule, year)}
            lines.append(Line("balance-expired", facts, -days_of(book.carried_left)))
        return cls(kind, year, lines, days_of(left), waiting)


async def check_enough(
    session: AsyncSession, person: Staff, kind: LeaveKind, asking: Sequence[HalfDay]
) -> None:
    """Refused where these half-days are more than is there, on any day of any year (3.4).

    What waits for a decision counts as taken.
    """
    if short := await shortage_of(session, person, kind, asking):
        # A later year is short when what would go over to it is taken now.
        asked = [one for one in asking if one.day.year == short.year] or asking
        raise Refused(
            "leave-balance-short",
            field="span",
            kind=kind,
            days=days_of(len(asked)),
            left=days_of(max(0, len(asked) - short.halves)),
            year=asked[0].day.year,
        )


async def shortage_of(
    session: AsyncSession, person: Staff, kind: LeaveKind, asking: Sequence[HalfDay]
) -> Shortage | None:
    """What is missing with these half-days, asked for or held already; None where it is enough."""
    rule = policy.current().leave.kinds[kind]
    if not asking or not is_kept(rule):
        return None
    moves = [Move(one.day, one.halves) for one in await _credits(session, person, kind)]
    moves += [
        Move(one.day, -1)
        for one in await _taken(session, person, kind)
        if HalfDay(one.day, one.half) not in asking
    ]
    first_year = calendar.local(person.created_at).year
    return shortage(rule, first_year, moves, [one.day for one in asking])


def is_kept(rule: LeaveRule) -> bool:
    """Whether the kind has a balance from year to year."""
    return rule.balance in ("yearly", "earned")


def days_of(halves: int) -> Decimal:
    """Half-days as days."""
    return Decimal(halves) / 2


# Deeds


async def give_credit(
    session: AsyncSession,
    by: Staff | None,
    person: Staff,
    kind: LeaveKind,
    day: date,
    halves: int,
    reason: str,
) -> LeaveCredit:
    """HR gives half-days for the year of a day, or takes them (3.4); `by` is None at the console.

    The person is told. Refused to anybody else, for oneself, and for kinds without a balance.
    """
    if by and not by.may(Role.HR):
        raise Refused("not-for-you", final=True)
    if by and by.id == person.id:
        raise Refused("balance-credit-not-for-yourself", final=True)
    if not is_kept(policy.current().leave.kinds[kind]):
        raise Refused("balance-credit-not-for-this-kind", field="kind", kind=kind)
    credit = LeaveCredit(
        staff_id=person.id,
        kind=kind,
        day=day,
        halves=halves,
        reason=reason,
        given_by_id=by.id if by else None,
    )
    session.add(credit)
    audit.record(
        session,
        by,
        "leave-credit",
        about=person.about,
        kind=kind.value,
        day=day,
        halves=halves,
        reason=reason,
    )
    await notify(
        session,
        person,
        "balance-credited",
        kind=kind,
        days=days_of(halves),
        year=day.year,
        reason=reason,
    )
    return credit


# What it is made of


class _Taken(NamedTuple):
    """A half-day that counts, of a request that waits or was approved."""

    request_id: int
    day: date
    half: Half
    approved: bool


def _request_of(one: _Taken) -> int:
    return one.request_id


async def _taken(session: AsyncSession, person: Staff, kind: LeaveKind) -> list[_Taken]:
    """Request by request, each in order of its days."""
    found = await session.execute(
        select(AbsentHalf.request_id, AbsentHalf.day, AbsentHalf.half, AbsentHalf.approved)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(AbsentHalf.staff_id == person.id, LeaveRequest.kind == kind, AbsentHalf.counted)
        # "morning" stands after "afternoon" in the alphabet.
        .order_by(LeaveRequest.first, LeaveRequest.id, AbsentHalf.day, AbsentHalf.half.desc())
    )
    return [_Taken(*row) for row in found]


async def _credits(session: AsyncSession, person: Staff, kind: LeaveKind) -> Sequence[LeaveCredit]:
    found = await session.scalars(
        select(LeaveCredit)
        .where(LeaveCredit.staff_id == person.id, LeaveCredit.kind == kind)
        .order_by(LeaveCredit.day, LeaveCredit.id)
    )
    return found.all()


def _line_of(some: list[_Taken]) -> Line:
    """A request's part of a year."""
    first, last = some[0], some[-1]
    span = Span(first.day, last.day, first.half, last.half)
    key = "balance-taken" if first.approved else "balance-waiting"
    return Line(key, {"span": span}, -days_of(len(some)))


def _given_lines(rule: LeaveRule, year: int, carried: int, given: Sequence[Move]) -> Iterable[Line]:
    """What was carried over, and what the year gave by rule."""
    if carried:
        facts = {"year": year - 1, "until": _carried_until(rule, year)}
        yield Line("balance-carried", facts, days_of(carried))
    if not given:
        return
    whole = days_of(sum(one.halves for one in given))
    if rule.accrues == "monthly":
        yield Line("balance-accrued", {"months": len(given)}, whole)
    else:
        yield Line("balance-entitled", {"year": year}, whole)


def _carried_until(rule: LeaveRule, year: int) -> date:
    """The last day on which what was carried into a year may be used."""
    return date(year, *(rule.carry_over_until or (12, 31)))


def _in_halves(days: Decimal | None) -> int:
    """A rule's days in whole half-days."""
    return int((days or Decimal()) * 2)
