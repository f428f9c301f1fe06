"""Somebody's day: what was signed, held against the hours that were expected (2.1, 2.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, alerts, calendar, clock, policy, working_time
from models.attendance import Signing, Way, have_to_sign_in, moment_on
from models.duties import Duty
from models.policy import AlertKind, Segment
from models.policy_people import Tier
from models.spans import Half
from models.staff import Role, Staff
from models.teams import Leaders

NEVER = datetime.max.replace(tzinfo=UTC)
ONE_DAY = timedelta(days=1)


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
    expected: frozenset[Half]  # on which work is done while they have to sign in; leave included
    begins: datetime | None  # when they are expected first; None: not at all that day
    present: frozenset[Half]
    absent_halves: frozenset[Half]
    late: Sequence[Deviation]
    early: Sequence[Deviation]
    forgot_to_sign_in: bool
    forgot_to_sign_out: bool
    asked: frozenset[Way]  # what they asked to be mended, and nobody decided yet

    @property
    def is_working_day(self) -> bool:
        return bool(self.hours)

    @property
    def to_mend(self) -> list[Way]:
        """What may be asked to be mended, and was not: also that they were there before they signed."""
        may_have_come = self.forgot_to_sign_in or bool(self.absent_halves)
        ways = [Way.IN] if may_have_come else []
        ways += [Way.OUT] if self.forgot_to_sign_out else []
        return [way for way in ways if way not in self.asked]

    @property
    def time_there(self) -> timedelta:
        """Between sign-ins and sign-outs; a stay without an end does not count."""
        stays = [(stay.start, stay.end) for stay in stays_of(self.signs) if stay.end]
        return sum((end - start for start, end in stays), timedelta())

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
    asked: frozenset[Way] = frozenset(),
    since: datetime | None = None,
    until: datetime | None = None,
    now: datetime,
) -> DayFound:
    """Hold what was signed against the hours of a day (2.3).

    Each span of hours counts by itself, and a sign-in covers it all until the sign-out. Late or
    early by more than the last tier, or never there, is absence of that half-day, and nothing
    else is found in it. Where the other sign was forgotten, they were there. Nothing is expected
    of an excused half, nor before `since` and after `until` (when they had to sign in), and what
    is not over now is not judged.
    """
    signs = [Sign(one.way, to_the_minute(one.at)) for one in signs]
    stays = stays_of(signs)
    all_day = _pieces(day, hours)
    pieces = [piece for piece in all_day if piece.half not in excused]
    expected = [piece for piece in pieces if _is_between(since, piece.start, until)]
    was_there_until = unsigned_until(signs)
    came_unsigned = Stay(day_turns(day - ONE_DAY), was_there_until) if was_there_until else None
    all_stays = [came_unsigned, *stays] if came_unsigned else stays
    # Inside hours without a break nobody comes or goes: where the halves meet, nothing is late.
    meet = {piece.start for piece in pieces} & {piece.end for piece in pieces}
    judged_until = min(now, until or now)
    absent: set[Half] = set()
    late: dict[Half, list[Deviation]] = defaultdict(list)
    early: dict[Half, list[Deviation]] = defaultdict(list)
    for piece in expected:
        there = [stay for stay in all_stays if stay.touches(piece.start, piece.end)]
        is_over = piece.end <= judged_until
        if not there:
            absent |= {piece.half} if is_over else set()
            continue
        deadline = piece.start + policy.current().attendance.grace
        findings = [(late, piece.start, there[0].start, there[0].start - deadline)]
        if (left_at := there[-1].end) and is_over:
            findings.append((early, piece.end, left_at, piece.end - left_at))
        for found, due, at, by in findings:
            if by <= timedelta():
                continue
            if _is_absence(by):
                absent.add(piece.half)
            elif due not in meet:
                tier = policy.current().attendance.tier(by)
                found[piece.half].append(Deviation(due, at, by // timedelta(minutes=1), tier))
    present = {
        piece.half
        for piece in pieces
        if piece.start <= judged_until
        and any(stay.touches(piece.start, piece.end) for stay in all_stays)
    }
    is_over = judged_until >= day_turns(day)
    # Also whoever works on a day off.
    may_forget = expected or (not hours and signs and _is_between(since, signs[-1].at, until))
    return DayFound(
        day=day,
        hours=hours,
        signs=signs,
        excused=excused & working_time.halves_of(hours),
        expected=frozenset(
            piece.half for piece in all_day if _is_between(since, piece.start, until)
        ),
        begins=expected[0].start if expected else None,
        present=frozenset(present - absent),
        absent_halves=frozenset(absent),
        late=[one for half in Half if half not in absent for one in late[half]],
        early=[one for half in Half if half not in absent for one in early[half]],
        forgot_to_sign_in=bool(may_forget)
        and came_unsigned is not None
        and (not hours or any(came_unsigned.touches(one.start, one.end) for one in expected)),
        forgot_to_sign_out=bool(may_forget and stays) and stays[-1].end is None and is_over,
        asked=asked,
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


def unsigned_until(signs: Sequence[Sign]) -> datetime | None:
    """Until when somebody was there who had not signed in: the last sign-out before any sign-in."""
    outs = list(takewhile(lambda sign: sign.way is Way.OUT, signs))
    return outs[-1].at if outs else None


def to_the_minute(moment: datetime) -> datetime:
    """As people see it: signed in at 09:00:59 is 09:00 on every card, and in time."""
    return moment.replace(second=0, microsecond=0)


def day_turns(day: date) -> datetime:
    """When a business day is over."""
    return moment_on(day + ONE_DAY, policy.current().company.day_turns_at)


def _pieces(day: date, hours: Sequence[Segment]) -> list[_Piece]:
    return [
        _Piece(half, _at(day, start), _at(day, end))
        for half in Half
        for start, end in working_time.segments_of(hours, half)
    ]


def _is_between(since: datetime | None, moment: datetime, until: datetime | None) -> bool:
    return (since is None or since <= moment) and (until is None or moment < until)


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
    asked = await _asked_to_mend(session, ids, first, last)
    begins, ends = day_turns(first - ONE_DAY), day_turns(last)
    duties = await Duty.between(session, ids, begins, ends)
    began_on = await Signing.first_day(session)
    began = NEVER if began_on is None else _at(began_on, time())
    now = clock.now()
    found: dict[int, list[DayFound]] = {person.id: [] for person in people}
    for day in hours:
        turns = day_turns(day)
        for one in ids:
            # Of two duties in a day the later counts.
            duty = next((duty for duty in duties.get(one, ()) if duty.since < turns), None)
            found[one].append(
                look_at(
                    day,
                    hours[day],
                    signs[one, day],
                    excused=excused[one, day],
                    asked=asked.get((one, day), frozenset()),
                    since=max(began, duty.since) if duty else NEVER,
                    until=duty.until if duty else None,
                    now=now,
                )
            )
    return found


async def _asked_to_mend(
    session: AsyncSession, ids: Sequence[int], first: date, last: date
) -> Mapping[tuple[int, date], frozenset[Way]]:
    from models.corrections import Correction  # it stands on this file

    asked: dict[tuple[int, date], frozenset[Way]] = defaultdict(frozenset)
    for one in await Correction.open_between(session, ids, first, last):
        asked[one.applicant_id, one.day] |= {sign.way for sign in one.signs}
    return asked


# Who is missing


async def expected_on(
    session: AsyncSession, day: date
) -> Sequence[tuple[datetime, ColumnElement[bool]]]:
    """When work begins on a day, and which of the `Staff` are expected then and have signed nothing yet.

    Somebody on leave in the morning is expected in the afternoon; nobody is on a day off.
    """
    all_day = _pieces(day, await calendar.hours_of(session, day))
    away: dict[frozenset[Half], list[int]] = defaultdict(list)
    for person, halves in (await absences.on_leave(session, day)).items():
        away[halves].append(person)
    on_leave = [person for people in away.values() for person in people]
    groups = [
        (frozenset[Half](), Staff.id.not_in(on_leave)),
        *((halves, Staff.id.in_(people)) for halves, people in away.items()),
    ]
    signed = exists().where(Signing.staff_id == Staff.id, Signing.day == day)
    expected: list[tuple[datetime, ColumnElement[bool]]] = []
    for excused, those in groups:
        begins = next((one.start for one in all_day if one.half not in excused), None)
        if begins:
            condition = and_(have_to_sign_in(), Staff.joined_at <= begins, those, ~signed)
            expected.append((begins, condition))
    return expected


async def expected_of(session: AsyncSession, person: Staff, day: date) -> datetime | None:
    """When one of those who are `expected_on` a day is; None where they are not, or have signed."""
    for begins, those in await expected_on(session, day):
        if await session.scalar(select(Staff.id).where(Staff.id == person.id, those)):
            return begins
    return None


async def who_hears_of_missing(session: AsyncSession, day: date) -> set[tuple[Staff, datetime]]:
    """To whom somebody is `missing_told_to`, and since when those are missing."""
    hearing = await _Hearing.now(session, day)
    found: set[tuple[Staff, datetime]] = set()
    for since, those in await _missing_on(session, day):
        under = await session.scalars(select(Staff.superior_id).where(those).distinct())
        found |= {(one, since) for one in map(hearing.nearest, under) if one}
    return found


async def missing_told_to(
    session: AsyncSession, superior: Staff, day: date
) -> list[tuple[Staff, datetime]]:
    """Whose work began a while ago without a sign-in, and when, as one superior hears it (2.2).

    That is the nearest who is here now; nobody where they want no such alert (16.1).
    """
    hearing = await _Hearing.now(session, day)
    under = [one for one in hearing.leaders.people if hearing.nearest(one) is superior]
    return [
        (person, since)
        for since, those in await _missing_on(session, day)
        for person in await session.scalars(
            select(Staff).where(Staff.superior_id.in_(under), those).order_by(Staff.id)
        )
    ]


async def _missing_on(
    session: AsyncSession, day: date
) -> Sequence[tuple[datetime, ColumnElement[bool]]]:
    listed_after = policy.current().attendance.missing_listed_after
    expected = await expected_on(session, day)
    return [(begins, those) for begins, those in expected if begins + listed_after <= clock.now()]


@dataclass(frozen=True)
class _Hearing:
    """Who hears now of somebody who is missing."""

    leaders: Leaders
    away: Collection[int]  # on leave at this moment
    told: Collection[int]  # of those who lead, who want to

    @classmethod
    async def now(cls, session: AsyncSession, day: date) -> _Hearing:
        half = working_time.half_at(clock.now())
        on_leave = await absences.on_leave(session, day)
        away = {one for one, halves in on_leave.items() if half in halves}
        told = await alerts.who_hears(session, AlertKind.MISSING)
        return cls(await Leaders.read(session), away, told.keys())

    def nearest(self, superior_id: int | None) -> Staff | None:
        """Of somebody with this one directly above; None where that one wants no such alert."""
        above = self.leaders.above(superior_id)
        nearest = next((one for one in above if one.is_here and one.id not in self.away), None)
        # Whoever chooses no alerts, as a head of finance, hears as the company has it.
        is_told = nearest and (nearest.id in self.told or not nearest.may(Role.LEADER))
        return nearest if is_told else None


async def missing_below(session: AsyncSession, superior: Staff, day: date) -> list[Staff]:
    """Whom this superior hears of as missing."""
    return [person for person, _ in await missing_told_to(session, superior, day)]
