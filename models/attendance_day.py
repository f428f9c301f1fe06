"""Somebody's day: what was signed, held against the hours that were expected (2.1, 2.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, clock, policy, working_time
from models.attendance import Signing, Way, moment_on, must_sign_in
from models.audit import Entry
from models.policy import Segment
from models.policy_people import Tier
from models.spans import Half
from models.staff import Staff

NEVER = datetime.max.replace(tzinfo=UTC)


class Sign(NamedTuple):
    """One sign-in or sign-out."""

    way: Way
    at: datetime


class Stay(NamedTuple):
    """From a sign-in to the sign-out; without one it goes on."""

    start: datetime
    end: datetime | None

    def touches(self, start: datetime, end: datetime) -> bool:
        return self.start < end and (self.end is None or self.end > start)

    def covers(self, moment: datetime) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)


class Deviation(NamedTuple):
    """Late or early by so many minutes, counted as the clock on the wall shows them."""

    due: datetime  # when the span began, or ended
    at: datetime  # when it was signed
    minutes: int
    tier: Tier | None  # what that costs; None where the company has no tiers


@dataclass(frozen=True)
class DayFound:
    """What is to be said of one day of one person; people decide what follows from it (2.3)."""

    day: date
    hours: Sequence[Segment]
    signs: Sequence[Sign]
    excused: frozenset[Half]  # on approved leave
    begins: datetime | None  # when they are expected first; None: not at all that day
    present: frozenset[Half]
    absent_halves: frozenset[Half]
    late: Sequence[Deviation]
    early: Sequence[Deviation]
    forgot_to_sign_in: bool
    forgot_to_sign_out: bool

    @property
    def is_working_day(self) -> bool:
        return bool(self.hours)

    @property
    def is_absent_all_day(self) -> bool:
        """Absent whenever work was done; not where part of the day was leave."""
        return bool(self.hours) and self.absent_halves == working_time.halves_of(self.hours)

    @property
    def worked_on_day_off(self) -> bool:
        return bool(self.signs) and not self.hours


class _Piece(NamedTuple):
    """The part of a span of hours that lies in one half of the day."""

    half: Half
    start: datetime
    end: datetime


# One day


def look_at(
    day: date,
    hours: Sequence[Segment],
    signs: Sequence[Sign],
    *,
    excused: frozenset[Half] = frozenset(),
    since: datetime | None = None,
    until: datetime,
) -> DayFound:
    """Hold what was signed against the hours of a day (2.3).

    Each span of hours counts by itself, and a sign-in covers it all until the sign-out. Late or
    early by more than the last tier, or never there, is absence of that half-day, and nothing
    else is found in it. Nothing is expected of an excused half, of what began before `since`
    (they joined), nor judged of what is not over at `until` (now, or when they left).
    """
    signs = [Sign(one.way, to_the_minute(one.at)) for one in signs]
    stays = stays_of(signs)
    pieces = _pieces(day, hours, excused)
    expected = [piece for piece in pieces if since is None or piece.start >= since]
    absent: set[Half] = set()
    late: dict[Half, list[Deviation]] = defaultdict(list)
    early: dict[Half, list[Deviation]] = defaultdict(list)
    for piece in expected:
        there = [stay for stay in stays if stay.touches(piece.start, piece.end)]
        is_over = piece.end <= until
        if not there:
            absent |= {piece.half} if is_over else set()
            continue
        deadline = piece.start + policy.current().attendance.grace
        left_at = there[-1].end
        findings = [(late, piece.start, there[0].start, there[0].start - deadline)]
        if left_at and is_over:
            findings.append((early, piece.end, left_at, piece.end - left_at))
        for found, due, at, by in findings:
            if by <= timedelta():
                continue
            if _is_absence(by):
                absent.add(piece.half)
            else:
                tier = policy.current().attendance.tier(by)
                found[piece.half].append(Deviation(due, at, by // timedelta(minutes=1), tier))
    present = {
        piece.half
        for piece in pieces
        if piece.start <= until and any(stay.touches(piece.start, piece.end) for stay in stays)
    }
    is_over = until >= day_turns(day)
    return DayFound(
        day=day,
        hours=hours,
        signs=signs,
        excused=excused & working_time.halves_of(hours),
        begins=expected[0].start if expected else None,
        present=frozenset(present - absent),
        absent_halves=frozenset(absent),
        late=[one for half in Half if half not in absent for one in late[half]],
        early=[one for half in Half if half not in absent for one in early[half]],
        forgot_to_sign_in=bool(expected and signs) and signs[0].way is Way.OUT,
        forgot_to_sign_out=bool(expected and stays) and stays[-1].end is None and is_over,
    )


def stays_of(signs: Sequence[Sign]) -> list[Stay]:
    """The stays of a day, from its signs in order.

    Whoever is in already stays in; of several sign-outs the last counts, and one before any
    sign-in tells nothing of when they came.
    """
    stays: list[Stay] = []
    for way, at in signs:
        is_in = bool(stays) and stays[-1].end is None
        if way is Way.IN and not is_in:
            stays.append(Stay(at, None))
        elif way is Way.OUT and stays:
            stays[-1] = Stay(stays[-1].start, at)
    return stays


def to_the_minute(moment: datetime) -> datetime:
    """As people see it: signed in at 09:00:59 is 09:00 on every card, and in time."""
    return moment.replace(second=0, microsecond=0)


def day_turns(day: date) -> datetime:
    """When a business day is over."""
    return moment_on(day + timedelta(days=1), policy.current().company.day_turns_at)


def _pieces(day: date, hours: Sequence[Segment], excused: frozenset[Half]) -> list[_Piece]:
    return [
        _Piece(half, _at(day, start), _at(day, end))
        for half in Half
        if half not in excused
        for start, end in working_time.segments_of(hours, half)
    ]


def _at(day: date, o_clock: time) -> datetime:
    # In UTC: between two times of one zone Python counts what the wall shows, not what passed.
    return datetime.combine(day, o_clock, tzinfo=calendar.zone()).astimezone(UTC)


def _is_absence(by: timedelta) -> bool:
    """More than any tier; a company without tiers only notes it."""
    tiers = policy.current().attendance.tiers
    return bool(tiers) and by > tiers[-1].up_to


# Several days and people


async def day_of(session: AsyncSession, person: Staff, day: date) -> DayFound:
    """One person's day as it stands now."""
    return (await days_of(session, [person], day, day))[person.id][0]


async def days_of(
    session: AsyncSession, people: Sequence[Staff], first: date, last: date
) -> dict[int, list[DayFound]]:
    """Every day from the first to the last, by person's id: a handful of queries for everybody.

    Nothing is expected of whoever need not sign in, nor before somebody joined, after they left,
    and before anybody of the company signed in for the first time.
    """
    ids = [person.id for person in people]
    hours = await calendar.hours_between(session, first, last)
    excused: dict[tuple[int, date], frozenset[Half]] = defaultdict(frozenset)
    for absence in await absences.absent(session, ids, first, last):
        if absence.approved:
            excused[absence.staff_id, absence.day] |= {absence.half}
    signs: dict[tuple[int, date], list[Sign]] = defaultdict(list)
    # Columns, not records: a month of 500 people has 50,000 of them.
    signed = await session.execute(
        select(Signing.staff_id, Signing.day, Signing.way, Signing.said_at)
        .where(Signing.staff_id.in_(ids), Signing.day.between(first, last))
        .order_by(Signing.said_at, Signing.id)
    )
    for staff_id, day, way, said_at in signed:
        signs[staff_id, day].append(Sign(way, said_at))
    since = await _expected_since(session, people)
    now = clock.now()
    return {
        person.id: [
            look_at(
                day,
                hours[day],
                signs[person.id, day],
                excused=excused[person.id, day],
                since=since[person.id],
                until=min(now, person.left_at or now),
            )
            for day in hours
        ]
        for person in people
    }


async def _expected_since(session: AsyncSession, people: Sequence[Staff]) -> Mapping[int, datetime]:
    """From when on each of these is expected to sign in."""
    began_on = await Signing.first_day(session)
    began = NEVER if began_on is None else _at(began_on, time())
    left = [person.about for person in people if person.left_at]
    joined: dict[str | None, datetime] = {}
    if left:  # their row no longer tells when they joined
        found = await session.execute(
            select(Entry.about, func.min(Entry.created_at).label("at"))
            .where(Entry.deed == "joined", Entry.about.in_(left))
            .group_by(Entry.about)
        )
        joined = {entry.about: entry.at for entry in found}
    by = policy.current().attendance.by
    return {
        person.id: max(began, person.joined_at or joined.get(person.about, NEVER))
        if person.position in by
        else NEVER
        for person in people
    }


# Who is missing


async def people_who_sign_in(session: AsyncSession) -> list[Staff]:
    """Everybody here who must sign in."""
    found = await session.scalars(
        select(Staff).where(Staff.position.in_(policy.current().attendance.by)).order_by(Staff.id)
    )
    return [person for person in found if must_sign_in(person)]


async def expected_on(
    session: AsyncSession, people: Sequence[Staff], day: date
) -> list[tuple[Staff, datetime]]:
    """Who of these is expected on a day and has signed nothing yet, each with when their work begins.

    Somebody on leave in the morning is expected in the afternoon; nobody is on a day off.
    """
    hours = await calendar.hours_of(session, day)
    on_leave = await absences.on_leave(session, day)
    signed = set(
        await session.scalars(
            select(Signing.staff_id).where(
                Signing.staff_id.in_([person.id for person in people]), Signing.day == day
            )
        )
    )
    expected: list[tuple[Staff, datetime]] = []
    for person in people:
        pieces = _pieces(day, hours, on_leave.get(person.id, frozenset()))
        if not pieces or person.id in signed or not must_sign_in(person):
            continue
        begins = pieces[0].start
        if person.joined_at and person.joined_at <= begins:
            expected.append((person, begins))
    return expected


async def missing_by_superior(session: AsyncSession, day: date) -> dict[Staff, list[Staff]]:
    """Whose work has begun without a sign-in, by who hears of it: the nearest superior here now."""
    now = clock.now()
    on_leave = await absences.on_leave(session, day)
    away = {one for one, halves in on_leave.items() if working_time.half_at(now) in halves}
    # Kept while this goes on: going up from anybody asks the database nothing more.
    everybody = (await session.scalars(select(Staff))).all()
    hears = {one.id for one in everybody if one.is_here and one.id not in away}
    missing: dict[Staff, list[Staff]] = defaultdict(list)
    for person, begins in await expected_on(session, everybody, day):
        if begins > now:
            continue
        above = [one for one in await person.superiors(session) if one.id in hears]
        if above:
            missing[above[0]].append(person)
    return missing


async def missing_below(session: AsyncSession, superior: Staff, day: date) -> list[Staff]:
    """Whom this superior hears of as missing."""
    return (await missing_by_superior(session, day)).get(superior, [])
