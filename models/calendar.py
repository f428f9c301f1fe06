"""The company's calendar: working days, holidays, make-up days, and when a day's work begins (3.3)."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import Date, ForeignKey, Select, String, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, clock, policy, public_days
from models.base import Base
from models.database import insert_new
from models.errors import Refused
from models.policy import Segment
from models.spans import Span
from models.staff import Staff, wait_for_leavers

LONGEST_NAME = 128


class DayKind(enum.StrEnum):
    OFF = "off"
    WORKING = "working"


class DayAs(enum.StrEnum):
    """What the company may decide about a day."""

    OFF = "off"
    WORKING = "working"
    USUAL = "usual"  # as the week or the state has it


class DaySource(enum.StrEnum):
    ANNOUNCED = "announced"
    PROVISIONAL = "provisional"  # the make-up days of that year are not known yet
    COMPANY = "company"  # set by the company; seeding leaves it alone


class SpecialDay(Base):
    """A date on which the week's usual pattern does not count."""

    __tablename__ = "calendar"

    day: Mapped[date] = mapped_column(Date, unique=True)
    kind: Mapped[DayKind]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))  # may be empty
    source: Mapped[DaySource]

    def set(self, kind: DayKind, name: str, source: DaySource) -> None:
        self.kind, self.name, self.source = kind, name, source


class CalendarYear(Base):
    """A year whose make-up working days the company has entered: it is no longer provisional (3.3)."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(unique=True)
    completed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("staff.id")
    )  # None: at the console


def zone() -> ZoneInfo:
    return policy.current().company.zone


def local(moment: datetime) -> datetime:
    """A moment on the company's wall clock."""
    return moment.astimezone(zone())


def local_date(moment: datetime) -> date:
    """The date on the company's wall calendar: leave is asked for by it, also after midnight."""
    return local(moment).date()


def business_day(moment: datetime) -> date:
    """The day that work done at this moment belongs to: after midnight still the day before."""
    here = local(moment)
    turns_at = policy.current().company.day_turns_at
    return here.date() - timedelta(days=here.time() < turns_at)


def day_begins(day: date) -> datetime:
    """The moment from which work belongs to this day: see `business_day`."""
    return _at(day, policy.current().company.day_turns_at)


async def hours_between(
    session: AsyncSession, first: date, last: date
) -> dict[date, Sequence[Segment]]:
    """The working hours of every date from the first to the last (2.1); none on days off.

    Of a year whose calendar is not entered, as the week has them: `is_known` tells.
    """
    special = await _kinds_between(session, first, last)
    return {day: _hours(day, special.get(day)) for day in Span(first, last).days()}


async def hours_of(session: AsyncSession, day: date) -> Sequence[Segment]:
    """The working hours of one date (2.1); none on a day off."""
    return (await hours_between(session, day, day))[day]


async def is_working_day(session: AsyncSession, day: date) -> bool:
    return bool(await hours_of(session, day))


async def work_begins(session: AsyncSession, day: date) -> datetime | None:
    """When the day's work begins; None on a day off."""
    hours = await hours_of(session, day)
    return _at(day, hours[0].start) if hours else None


async def work_ends(session: AsyncSession, day: date) -> datetime | None:
    """When the day's last segment ends; None on a day off."""
    hours = await hours_of(session, day)
    return _at(day, hours[-1].end) if hours else None


async def is_quiet(session: AsyncSession, moment: datetime) -> bool:
    """Whether news to many makes no sound: outside working hours, where the company wants it so."""
    begins = await work_begins(session, local_date(moment))
    ends = await work_ends(session, local_date(moment))
    is_at_work = begins is not None and ends is not None and begins <= moment <= ends
    return policy.current().messages.bulk_quiet_outside_hours and not is_at_work


async def next_working_day(session: AsyncSession, after: date) -> date:
    day, _ = await _nearest_working_day(session, after, step=1)
    return day


async def last_working_day(session: AsyncSession, before: date) -> date:
    day, _ = await _nearest_working_day(session, before, step=-1)
    return day


async def next_work_begins(session: AsyncSession, after: date) -> datetime:
    """When work begins on the first working day after a date; what is due "before then" is late now."""
    day, hours = await _nearest_working_day(session, after, step=1)
    return _at(day, hours[0].start)


# Years


async def covers(session: AsyncSession, year: int) -> DaySource | None:
    """How well a year is known: announced, provisional, or None when nothing is entered."""
    if await _is_complete(session, year):
        return DaySource.ANNOUNCED
    entered = {one.day: one.source for one in await special_days(session, year)}
    # A day that the company set says nothing of the public ones, unless it set them all.
    sources = set(entered.values()) - {DaySource.COMPANY}
    if not sources and entered and _public_days(year).keys() <= entered.keys():
        sources = {_source_of(year)}
    if DaySource.PROVISIONAL in sources:
        return DaySource.PROVISIONAL
    return DaySource.ANNOUNCED if sources else None


async def is_known(session: AsyncSession, year: int) -> bool:
    """Whether the year's calendar is entered; else its days are only as the week has them."""
    return await covers(session, year) is not None


async def provisional_years(session: AsyncSession, span: Span) -> list[int]:
    """The years touched by a span whose make-up working days are still to come (3.3)."""
    years = range(span.first.year, span.last.year + 1)
    return [year for year in years if await covers(session, year) is DaySource.PROVISIONAL]


async def special_days(session: AsyncSession, year: int) -> Sequence[SpecialDay]:
    found = await session.scalars(
        select(SpecialDay)
        .where(SpecialDay.day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(SpecialDay.day)
    )
    return found.all()


async def special_day(session: AsyncSession, day: date) -> SpecialDay | None:
    return await session.scalar(select(SpecialDay).where(SpecialDay.day == day))


async def entered_years(session: AsyncSession) -> range:
    """From the first to the last year of which anything is entered; this one where nothing is."""
    first, last = (
        await session.execute(select(func.min(SpecialDay.day), func.max(SpecialDay.day)))
    ).one()
    this = local_date(clock.now())
    return range((first or this).year, (last or this).year + 1)


async def seed(session: AsyncSession, year: int) -> None:
    """Enter a year's public holidays and make-up working days (3.3).

    Days set by the company stay, and so does all of a year that it completed. A year without
    any make-up days in a country that has them every year is not announced yet: its days
    are provisional.
    """
    await wait_for_leavers(session)
    if await _is_complete(session, year):
        return
    was = await covers(session, year)
    public, source = _public_days(year), _source_of(year)
    entered = {one.day: one for one in await special_days(session, year)}
    async with _leave_counted_anew(session, [*entered, *public], who=None):
        for day, (kind, name) in public.items():
            if day not in entered:
                session.add(SpecialDay(day=day, kind=kind, name=name, source=source))
            elif entered[day].source is not DaySource.COMPANY:
                entered[day].set(kind, name, source)
        for day, one in entered.items():
            if one.source is not DaySource.COMPANY and day not in public:
                await session.delete(one)
    if was is DaySource.PROVISIONAL and source is DaySource.ANNOUNCED:
        await _no_longer_provisional(session, year, who=None)


async def complete_year(session: AsyncSession, year: int, who: Staff | None) -> bool:
    """The company has entered a year's make-up days: it is no longer provisional (3.3).

    False when it was announced already. Refused to whoever does not keep the calendar;
    `who` is None at the console.
    """
    _require_keeper(who)
    await seed(session, year)
    if await covers(session, year) is DaySource.ANNOUNCED:
        return False
    keeper = who.id if who else None
    if not await insert_new(session, CalendarYear, year=year, completed_by_id=keeper):
        return False  # somebody else was faster
    for one in await special_days(session, year):
        if one.source is DaySource.PROVISIONAL:
            one.source = DaySource.ANNOUNCED
    audit.record(session, who, "calendar-completed", year=year)
    await _no_longer_provisional(session, year, who)
    return True


# Days


async def set_day(
    session: AsyncSession, day: date, kind: DayKind, name: str | None, who: Staff | None
) -> None:
    """The company decides about one date, as `set_days` does."""
    await set_days(session, {day: (kind, name)}, who)


async def decide(
    session: AsyncSession, day: date, be: DayAs, name: str | None, who: Staff | None
) -> None:
    """The company decides about one date, or that it has nothing to decide about it."""
    if be is DayAs.USUAL:
        await let_be_as_usual(session, day, who)
    else:
        await set_day(session, day, DayKind(be), name, who)


async def set_days(
    session: AsyncSession,
    wanted: Mapping[date, tuple[DayKind, str | None]],
    who: Staff | None,
) -> list[date]:
    """The company decides about dates; gives those that were otherwise before (3.3).

    Without a name (None) a day of the same kind keeps the one it has. Leave is counted anew.
    Refused to whoever does not keep the calendar; `who` is None at the console.
    """
    _require_keeper(who)
    await wait_for_leavers(session)
    new = [day for day in sorted(wanted) if await _enter_as_usual(session, day)]
    found = await session.scalars(
        select(SpecialDay)
        .where(SpecialDay.day.in_(wanted))
        .order_by(SpecialDay.day)
        .with_for_update()
    )
    changed = []
    async with _leave_counted_anew(session, wanted, who):
        for one in found.all():
            kind, name = wanted[one.day]
            kept = one.name if one.kind is kind else ""
            called = kept if name is None else name
            is_so = (one.kind, one.name, one.source) == (kind, called, DaySource.COMPANY)
            if is_so and one.day not in new:
                continue
            one.set(kind, called, DaySource.COMPANY)
            changed.append(one.day)
            audit.record(session, who, "calendar-set", day=one.day, kind=kind.value, name=called)
    return changed


async def let_be_as_usual(session: AsyncSession, day: date, who: Staff | None) -> None:
    """Take back what the company decided about a date, if it did: leave is counted anew (3.3).

    Refused to whoever does not keep the calendar; `who` is None at the console.
    """
    _require_keeper(who)
    await wait_for_leavers(session)
    one = await session.scalar(
        select(SpecialDay)
        .where(SpecialDay.day == day, SpecialDay.source == DaySource.COMPANY)
        .with_for_update()
    )
    if one is None:
        return
    source = await covers(session, day.year)
    public = _public_days(day.year).get(day)
    async with _leave_counted_anew(session, [day], who):
        if source and public:
            one.set(*public, source)
        else:
            await session.delete(one)
    audit.record(session, who, "calendar-as-usual", day=day)


def wrong_name(name: str) -> str | None:
    """What is wrong with a day's name, for whoever is at the console; None where nothing is."""
    if len(name) > LONGEST_NAME or not name.isprintable():
        return f"the name of a day has at most {LONGEST_NAME} letters, and none that are not seen"
    return None


async def _enter_as_usual(session: AsyncSession, day: date) -> bool:
    """A row that changes nothing yet: of two who decide about the day at once, one waits here."""
    kind = DayKind.WORKING if _hours(day, None) else DayKind.OFF
    entered = await insert_new(
        session, SpecialDay, day=day, kind=kind, name="", source=DaySource.COMPANY
    )
    return entered is not None


def _require_keeper(who: Staff | None) -> None:
    if who and not who.keeps_the_calendar:
        raise Refused("not-for-you", final=True)


@asynccontextmanager
async def _leave_counted_anew(
    session: AsyncSession, days: Collection[date], who: Staff | None
) -> AsyncIterator[None]:
    """What counts working days hears of those days whose hours were changed meanwhile (3.3)."""
    from models import leave_upkeep  # it stands on this file

    async def hours() -> dict[date, Sequence[Segment]]:
        kinds = await session.execute(
            select(SpecialDay.day, SpecialDay.kind).where(SpecialDay.day.in_(days))
        )
        special = {one.day: one.kind for one in kinds}
        return {day: _hours(day, special.get(day)) for day in days}

    before = await hours()
    yield
    after = await hours()
    if changed := [day for day in days if before[day] != after[day]]:
        await leave_upkeep.recount(session, changed, who)


async def _no_longer_provisional(session: AsyncSession, year: int, who: Staff | None) -> None:
    """What was asked for in a year says so, also where no day counts otherwise."""
    from models import leave_upkeep  # it stands on this file

    whole = Span(date(year, 1, 1), date(year, 12, 31))
    await leave_upkeep.recount(session, list(whole.days()), who)


async def _is_complete(session: AsyncSession, year: int) -> bool:
    """Whether the company has said that the year is."""
    found = await session.scalar(select(CalendarYear.id).where(CalendarYear.year == year))
    return found is not None


def _source_of(year: int) -> DaySource:
    return DaySource.ANNOUNCED if public_days.are_announced(year) else DaySource.PROVISIONAL


def _public_days(year: int) -> dict[date, tuple[DayKind, str]]:
    off = {day: (DayKind.OFF, name) for day, name in public_days.days_off(year).items()}
    return off | dict.fromkeys(public_days.make_up_days(year), (DayKind.WORKING, ""))


# Hours


async def _nearest_working_day(
    session: AsyncSession, day: date, step: int
) -> tuple[date, Sequence[Segment]]:
    """And its hours."""
    # The longest run of days off in any calendar is far shorter than two months; a
    # company without any working hours is refused when its rules are read.
    far = day + timedelta(days=60 * step)
    special = await _kinds_between(session, min(day, far), max(day, far))
    for number in range(1, 61):
        found = day + timedelta(days=number * step)
        if hours := _hours(found, special.get(found)):
            return found, hours
    raise LookupError(f"no working day within 60 days of {day}: the calendar table is wrong")


async def _kinds_between(session: AsyncSession, first: date, last: date) -> dict[date, DayKind]:
    found = await session.execute(_special_days(), {"first": first, "last": last})
    return {one.day: one.kind for one in found}


@cache
def _special_days() -> Select[date, DayKind]:
    """Built once: nearly everything asks whether a day is worked."""
    between = SpecialDay.day.between(bindparam("first"), bindparam("last"))
    return select(SpecialDay.day, SpecialDay.kind).where(between)


def _hours(day: date, kind: DayKind | None) -> Sequence[Segment]:
    """The hours of a date, given whether it is a special one."""
    hours = policy.current().hours
    if kind is DayKind.OFF:
        return ()
    usual = hours.on(day.weekday())
    return usual or (hours.make_up if kind else ())


def _at(day: date, o_clock: time) -> datetime:
    return datetime.combine(day, o_clock, tzinfo=zone())
