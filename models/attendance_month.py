"""Somebody's month: present, late, early, absent, leave by kind, and what the rules propose (2.3, 2.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.absences import AbsentHalf
from models.attendance import Signing, have_to_sign_in
from models.attendance_day import DayFound, Deviation, day_turns, days_of
from models.duties import Duty
from models.leave import LeaveRequest
from models.money import in_company_currency
from models.policy import LeaveKind
from models.spans import Half
from models.staff import Staff

# More than any holiday lasts: whoever was absent before it and after it was so in a row.
HOLIDAY = timedelta(days=14)


class Proposal(NamedTuple):
    """What the company's rules name for a day; `key` is the sentence with the rule in it."""

    day: date
    key: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Month:
    """One person's month as it stands now, in days and times."""

    person: Staff
    first: date
    days: Sequence[DayFound]
    leave: Mapping[LeaveKind, Decimal]  # approved working days, by kind
    proposals: Sequence[Proposal]

    @property
    def worked_days(self) -> Decimal:
        return in_days(sum(len(day.present) for day in self.days))

    @property
    def absent(self) -> Decimal:
        return in_days(sum(len(day.absent_halves) for day in self.days))

    @property
    def late(self) -> int:
        return sum(len(day.late) for day in self.days)

    @property
    def early(self) -> int:
        return sum(len(day.early) for day in self.days)

    @property
    def forgotten(self) -> int:
        """Days with a sign-in or sign-out that was forgotten and not mended."""
        return sum(day.forgot_to_sign_in or day.forgot_to_sign_out for day in self.days)

    @property
    def leave_paid(self) -> Decimal:
        return sum((days for kind, days in self.leave.items() if is_paid(kind)), Decimal())

    @property
    def leave_unpaid(self) -> Decimal:
        return sum(self.leave.values(), Decimal()) - self.leave_paid

    @property
    def days_off_worked(self) -> list[DayFound]:
        return [day for day in self.days if day.worked_on_day_off]

    @property
    def time_on_days_off(self) -> timedelta:
        return sum((day.time_there for day in self.days_off_worked), timedelta())


def in_days(halves: int) -> Decimal:
    return Decimal(halves) / 2


def is_paid(kind: LeaveKind) -> bool:
    """Whether the company pays leave of a kind (2.4)."""
    return policy.current().leave.kinds[kind].paid


# Questions


async def month_of(session: AsyncSession, person: Staff, first: date) -> Month:
    """One person's month; `first` is its first day."""
    [month] = await months_of(session, [person], first)
    return month


async def months_of(session: AsyncSession, people: Sequence[Staff], first: date) -> list[Month]:
    """The month of several people, in their order; as many queries for one as for all."""
    last = last_of_month(first)
    days = await days_of(session, people, first, last)
    before = await _absence_before(session, people, days)
    leave = await _leave_taken(session, people, first, last)
    return [
        Month(
            person=person,
            first=first,
            days=days[person.id],
            leave=leave[person.id],
            proposals=[
                one
                for one in propose([*before.get(person.id, []), *days[person.id]])
                if one.day >= first
            ],
        )
        for person in people
    ]


async def people_of_month(session: AsyncSession, first: date) -> list[Staff]:
    """Whoever had to sign in at some time of a month, and whoever did; also who left since."""
    found = await session.scalars(select(Staff).where(_is_of_month(first)).order_by(Staff.id))
    return list(found)


class Named(NamedTuple):
    """Somebody as a list of many shows them."""

    id: int
    name: str
    left_at: datetime | None


async def named_in_months(
    session: AsyncSession,
    months: Sequence[date],
    which: ColumnElement[bool],
    *,
    behind: int,
    at_most: int,
) -> Sequence[Named]:
    """`which` of the staff are `people_of_month` of some months; whoever left comes last."""
    found = await session.execute(
        select(Staff.id, Staff.name, Staff.left_at)
        .where(which, or_(*map(_is_of_month, months)))
        .order_by(Staff.left_at.is_not(None), Staff.id)
        .offset(behind)
        .limit(at_most)
    )
    return [Named(*row) for row in found]


async def number_in_months(
    session: AsyncSession, months: Sequence[date], which: ColumnElement[bool]
) -> tuple[int, int]:
    """How many `named_in_months` finds, none of whom is read, and how many of them have not left."""
    is_here = case((Staff.left_at.is_(None), 1))
    found = await session.execute(
        select(func.count(), func.count(is_here))
        .select_from(Staff)
        .where(which, or_(*map(_is_of_month, months)))
    )
    number, here = found.one()
    return number, here


async def is_anybody_in_months(
    session: AsyncSession, months: Sequence[date], which: ColumnElement[bool]
) -> bool:
    """Whether `named_in_months` finds anybody; the first one is enough."""
    those = or_(*map(_is_of_month, months))
    return await session.scalar(select(Staff.id).where(which, those).limit(1)) is not None


def _is_of_month(first: date) -> ColumnElement[bool]:
    last = last_of_month(first)
    begins, ends = day_turns(first - timedelta(days=1)), day_turns(last)
    had_to = exists().where(Duty.staff_id == Staff.id, Duty.touches(begins, ends))
    signed = exists().where(Signing.staff_id == Staff.id, Signing.day.between(first, last))
    return or_(had_to, signed)


async def absent_in_a_row(
    session: AsyncSession, whom: ColumnElement[bool]
) -> list[tuple[Staff, Sequence[DayFound]]]:
    """Who of these of the `Staff` was absent on the last working days, as many as are reported as
    leaving (2.3).

    Each with all days of the row; one that has been long enough for a week is not named any more.
    """
    from_days = policy.current().attendance.days_absent_is_leaving
    today = calendar.business_day(clock.now())
    working = [await calendar.last_working_day(session, today)]
    for _ in range(from_days - 1):
        working.append(await calendar.last_working_day(session, working[-1]))
    last, first = working[0], working[-1]
    began_on = await Signing.first_day(session)
    if began_on is None or began_on > first:
        return []  # nobody was expected on all of them
    # Nearly everybody signed something, and nothing more is asked of them.
    signed = exists().where(Signing.staff_id == Staff.id, Signing.day.in_(working))
    found = await session.scalars(
        select(Staff).where(have_to_sign_in(), whom, ~signed).order_by(Staff.id)
    )
    people = found.all()
    lately = await days_of(session, people, first, last)
    suspects = [person for person in people if list(_rows(lately[person.id], from_days))]
    days = await days_of(session, suspects, first - _far_enough(), last)
    absent: list[tuple[Staff, Sequence[DayFound]]] = []
    for person in suspects:
        *_, row = _rows(days[person.id], from_days)
        if row[from_days - 1].day > today - timedelta(days=7):
            absent.append((person, row))
    return absent


# What the rules name


def propose(days: Sequence[DayFound]) -> list[Proposal]:
    """What the company's rules name for these days, the rule beside each; people decide (2.3).

    Nothing of a day of which something waits to be mended: it is read anew when that is decided.
    """
    rules = policy.current().attendance
    found: list[Proposal] = []
    for day in days:
        if day.asked:
            continue
        for one in day.late:
            found.extend(_for_a_deviation(day.day, one, _LATE))
        for one in day.early:
            found.extend(_for_a_deviation(day.day, one, _EARLY))
        if day.absent_halves == frozenset(Half):
            facts: dict[str, Any] = {"days": rules.day_absent_days_pay}
            found.append(Proposal(day.day, "proposal-absent-day", facts))
        else:
            for half in day.absent_halves:
                facts = {"half": half, "days": rules.half_day_absent_days_pay}
                found.append(Proposal(day.day, "proposal-absent-half", facts))
    for row in _rows(days, rules.days_absent_is_leaving):
        facts = {
            "since": row[0].day,
            "number": len(row),
            "from_days": rules.days_absent_is_leaving,
        }
        reached_on = row[rules.days_absent_is_leaving - 1].day
        found.append(Proposal(reached_on, "proposal-absent-in-a-row", facts))
    return sorted(found, key=lambda proposal: proposal.day)


# Which sentence names a fine, and which days' pay.
_LATE = ("proposal-late-fine", "proposal-late-pay")
_EARLY = ("proposal-early-fine", "proposal-early-pay")


def _for_a_deviation(day: date, found: Deviation, keys: tuple[str, str]) -> Iterator[Proposal]:
    tier = found.tier
    if tier is None:
        return
    facts: dict[str, Any] = {
        "minutes": found.minutes,
        "up_to": tier.up_to // timedelta(minutes=1),
    }
    if tier.fine is not None:
        yield Proposal(day, keys[0], {**facts, "fine": in_company_currency(tier.fine)})
    else:
        yield Proposal(day, keys[1], {**facts, "days": tier.days_pay})


def _rows(days: Sequence[DayFound], at_least: int) -> Iterator[Sequence[DayFound]]:
    """Working days absent one after the other, where they are so many; days off do not end a row.

    Whoever signed anything that day, or says that they were there, has not stayed away.
    """
    row: list[DayFound] = []
    for day in days:
        if day.is_absent_all_day and not day.signs and not day.asked:
            row.append(day)
        elif day.is_working_day:
            if len(row) >= at_least:
                yield row
            row = []
    if len(row) >= at_least:
        yield row


async def _absence_before(
    session: AsyncSession, people: Sequence[Staff], days: Mapping[int, Sequence[DayFound]]
) -> Mapping[int, Sequence[DayFound]]:
    """The days before these, of whoever begins them absent: a row may go on from there."""
    absent = [person for person in people if _begins_absent(days[person.id])]
    if not absent:
        return {}
    last = days[absent[0].id][0].day - timedelta(days=1)
    return await days_of(session, absent, last - _far_enough(), last)


def _begins_absent(days: Sequence[DayFound]) -> bool:
    first_worked = next((day for day in days if day.is_working_day), None)
    return first_worked is not None and first_worked.is_absent_all_day


def _far_enough() -> timedelta:
    """So many days back at least as many are worked as are reported as leaving."""
    return HOLIDAY + timedelta(days=2 * policy.current().attendance.days_absent_is_leaving)


async def _leave_taken(
    session: AsyncSession, people: Sequence[Staff], first: date, last: date
) -> Mapping[int, Mapping[LeaveKind, Decimal]]:
    found = await session.execute(
        select(AbsentHalf.staff_id, LeaveRequest.kind, func.count())
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(
            AbsentHalf.staff_id.in_([person.id for person in people]),
            AbsentHalf.day.between(first, last),
            AbsentHalf.approved,
            AbsentHalf.counted,
        )
        .group_by(AbsentHalf.staff_id, LeaveRequest.kind)
    )
    taken: dict[int, dict[LeaveKind, Decimal]] = defaultdict(dict)
    for staff_id, kind, halves in found:
        taken[staff_id][kind] = in_days(halves)
    return taken


def last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
