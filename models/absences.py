"""Absences: which half-days somebody is on leave, or has asked for (3.6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import calendar, policy, working_time
from models.base import Base
from models.policy import LeaveKind
from models.spans import Half, HalfDay, Span
from models.staff import Staff, wait_for_leavers


class AbsentHalf(Base):
    """One half-day of a request that waits or was approved; it goes when the request comes to nothing.

    The database holds that no two of one person overlap.
    """

    __tablename__ = "absent_halves"
    __table_args__ = (
        UniqueConstraint("staff_id", "day", "half"),
        Index("ix_absent_halves_day", "day"),
    )

    request_id: Mapped[int] = mapped_column(ForeignKey("leave_requests.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    half: Mapped[Half]
    # A working half-day; of kinds that count calendar days every one is (3.3). Where company.toml
    # has other hours it is as before until `follow_the_hours` (scheduler/leave.py) comes by.
    counted: Mapped[bool]
    approved: Mapped[bool] = mapped_column(default=False)

    @property
    def place(self) -> HalfDay:
        return HalfDay(self.day, self.half)


@dataclass(frozen=True)
class Clash:
    """A colleague who is away at the same time; `span` is what they have in common."""

    staff: Staff
    span: Span
    waits: bool  # asked for, not approved yet


# Questions


async def on_leave(session: AsyncSession, day: date) -> dict[int, frozenset[Half]]:
    """Who is on approved leave on a day, and for which halves of it, by their ids."""
    found = await session.execute(
        select(AbsentHalf.staff_id, AbsentHalf.half).where(
            AbsentHalf.day == day, AbsentHalf.approved
        )
    )
    halves: dict[int, frozenset[Half]] = {}
    for staff_id, half in found:
        halves[staff_id] = halves.get(staff_id, frozenset()) | {half}
    return halves


async def is_away(session: AsyncSession, person: Staff, moment: datetime) -> bool:
    """Whether somebody is on approved leave at a moment; after midnight it is still the day before."""
    facts = {
        "person": person.id,
        "day": calendar.business_day(moment),
        "half": working_time.half_at(moment),
    }
    return await session.scalar(_away(), facts) is not None


@cache
def _away() -> Select[int]:
    """Built once: it is asked before each reminder."""
    return select(AbsentHalf.id).where(
        AbsentHalf.staff_id == bindparam("person"),
        AbsentHalf.day == bindparam("day"),
        AbsentHalf.half == bindparam("half"),
        AbsentHalf.approved,
    )


async def absent(
    session: AsyncSession, staff_ids: Collection[int], first: date, last: date
) -> list[AbsentHalf]:
    """Every half-day of these people from the first day to the last, in order; also what waits."""
    found = await session.scalars(
        select(AbsentHalf).where(
            AbsentHalf.staff_id.in_(staff_ids), AbsentHalf.day.between(first, last)
        )
    )
    return sorted(found, key=lambda one: (one.staff_id, one.day, one.half is Half.AFTERNOON))


async def are_excused(
    session: AsyncSession, staff_ids: Collection[int], first: date, last: date | None = None
) -> set[int]:
    """Who of these is on approved leave whenever work is done on a day, or on all days from it to
    the last; nobody where no work is done (4.4)."""
    return await _excused(session, AbsentHalf.staff_id.in_(staff_ids), first, last or first)


async def all_excused(session: AsyncSession, first: date, last: date) -> set[int]:
    """The same of everybody."""
    working = await working_time.working_halves(session, Span(first, last))
    away_so_long = (
        select(AbsentHalf.staff_id)
        .where(AbsentHalf.day.between(first, last), AbsentHalf.approved)
        .group_by(AbsentHalf.staff_id)
        .having(func.count() >= len(working))
    )
    return await _excused(session, AbsentHalf.staff_id.in_(away_so_long), first, last)


async def _excused(
    session: AsyncSession, whom: ColumnElement[bool], first: date, last: date
) -> set[int]:
    working = set(await working_time.working_halves(session, Span(first, last)))
    if not working:
        return set()
    away: dict[int, set[HalfDay]] = {}
    found = await session.execute(
        select(AbsentHalf.staff_id, AbsentHalf.day, AbsentHalf.half).where(
            whom, AbsentHalf.day.between(first, last), AbsentHalf.approved
        )
    )
    for person, day, half in found:
        if (place := HalfDay(day, half)) in working:
            away.setdefault(person, set()).add(place)
    return {person for person, halves in away.items() if halves == working}


async def away_all(session: AsyncSession, person: Staff, span: Span) -> bool:
    """Whether approved leave takes every working half-day of a span; of days off alone, every half."""
    asked = await working_time.working_halves(session, span) or list(span.halves())
    rows = await absent(session, [person.id], span.first, span.last)
    return set(asked) <= {row.place for row in rows if row.approved}


async def counted_halves(session: AsyncSession, kind: LeaveKind, span: Span) -> list[HalfDay]:
    """The half-days of a span that a kind of leave takes: working ones, or every one (3.3)."""
    if kind in kinds_of_every_day():
        return list(span.halves())
    return await working_time.working_halves(session, span)


def kinds_of_every_day() -> list[LeaveKind]:
    """The kinds that days off count for as well."""
    return [kind for kind, rule in policy.current().leave.kinds.items() if rule.calendar_days]


async def begins_at(session: AsyncSession, place: HalfDay) -> datetime:
    """When a half-day begins: with its work; on a day off, where the half itself begins."""
    hours = working_time.segments_of(await calendar.hours_of(session, place.day), place.half)
    meet = policy.current().hours.afternoon_from
    usual = time() if place.half is Half.MORNING else meet
    return datetime.combine(place.day, hours[0].start if hours else usual, calendar.zone())


async def colleagues_of(session: AsyncSession, person: Staff) -> Sequence[Staff]:
    """Who has the same superior; nobody at the top."""
    found = await session.scalars(
        select(Staff).where(
            Staff.superior_id == person.superior_id,
            Staff.superior_id.is_not(None),
            Staff.id != person.id,
            Staff.left_at.is_(None),
        )
    )
    return found.all()


async def clashes_with(session: AsyncSession, person: Staff, span: Span) -> list[Clash]:
    """Who of the team is away on working half-days of a span, or asked to be (issue 4).

    The team are those with the same superior, and those directly below.
    """
    below = await person.people_directly_below(session)
    team = {one.id: one for one in (*await colleagues_of(session, person), *below)}
    working = set(await working_time.working_halves(session, span))
    shared: dict[int, list[AbsentHalf]] = {}
    for row in await absent(session, team, span.first, span.last):
        if row.place in working:
            shared.setdefault(row.request_id, []).append(row)
    clashes = [
        Clash(team[rows[0].staff_id], _around(rows), waits=not rows[0].approved)
        for rows in shared.values()
    ]
    return sorted(clashes, key=lambda one: (one.span.first, one.staff.id))


# What takes half-days and gives them back


async def one_at_a_time(session: AsyncSession, staff_id: int) -> None:
    """Of two who take half-days of one person at this moment, one waits for the other."""
    await wait_for_leavers(session)
    await session.execute(
        select(Staff.id).where(Staff.id == staff_id).with_for_update(key_share=True)
    )


async def free(session: AsyncSession, request_id: int, since: HalfDay | None = None) -> None:
    """Give the half-days of a request back, all or those from one on."""
    those = [AbsentHalf.request_id == request_id]
    if since:
        of_the_day = AbsentHalf.day == since.day
        if since.half is Half.AFTERNOON:
            of_the_day &= AbsentHalf.half == Half.AFTERNOON
        those.append((AbsentHalf.day > since.day) | of_the_day)
    await session.execute(delete(AbsentHalf).where(*those))


def _around(rows: Sequence[AbsentHalf]) -> Span:
    """From the first of these half-days to the last."""
    return Span(rows[0].day, rows[-1].day, rows[0].half, rows[-1].half)
