"""The company's calendar: working days, holidays, make-up days, and when a day's work begins (3.3)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import Date, String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, policy
from models.base import Base
from models.policy import Segment
from models.staff import Staff


class DayKind(enum.StrEnum):
    OFF = "off"
    WORKING = "working"


class DaySource(enum.StrEnum):
    ANNOUNCED = "announced"
    PROVISIONAL = "provisional"  # the make-up days of that year are not known yet
    COMPANY = "company"  # set by the company; seeding leaves it alone


class SpecialDay(Base):
    """A date on which the week's usual pattern does not count."""

    __tablename__ = "calendar"

    day: Mapped[date] = mapped_column(Date, unique=True)
    kind: Mapped[DayKind]
    name: Mapped[str] = mapped_column(String(128))
    source: Mapped[DaySource]


def zone() -> ZoneInfo:
    return policy.current().company.zone


def local(moment: datetime) -> datetime:
    """A moment on the company's wall clock."""
    return moment.astimezone(zone())


def business_day(moment: datetime) -> date:
    """The day that work done at this moment belongs to: after midnight still the day before."""
    here = local(moment)
    turns_at = policy.current().company.day_turns_at
    return here.date() - timedelta(days=here.time() < turns_at)


async def hours_of(session: AsyncSession, day: date) -> Sequence[Segment]:
    """The working hours of one date (2.1); none on a day off."""
    special = await session.scalar(select(SpecialDay).where(SpecialDay.day == day))
    hours = policy.current().hours
    if special and special.kind is DayKind.OFF:
        return ()
    usual = hours.on(day.weekday())
    return usual or (hours.make_up if special else ())


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


async def next_working_day(session: AsyncSession, after: date) -> date:
    return await _nearest_working_day(session, after, step=1)


async def last_working_day(session: AsyncSession, before: date) -> date:
    return await _nearest_working_day(session, before, step=-1)


async def next_work_begins(session: AsyncSession, after: date) -> datetime:
    """When work begins on the first working day after a date; what is due "before then" is late now."""
    begins = await work_begins(session, await next_working_day(session, after))
    assert begins  # it is a working day
    return begins


async def seed(session: AsyncSession, year: int) -> None:
    """Enter a year's public holidays and make-up working days; days set by the company stay.

    A year without any make-up days in a country that has them every year is not
    announced yet: its days are provisional, and doctor and the administrator hear of it.
    """
    for day, kind, name in _public_days(year):
        known = await session.scalar(select(SpecialDay).where(SpecialDay.day == day))
        source = DaySource.ANNOUNCED if is_announced(year) else DaySource.PROVISIONAL
        if known is None:
            session.add(SpecialDay(day=day, kind=kind, name=name, source=source))
        elif known.source is not DaySource.COMPANY:
            known.kind, known.name, known.source = kind, name, source
    public = [day for day, _, _ in _public_days(year)]
    await session.execute(
        delete(SpecialDay).where(
            SpecialDay.day.between(date(year, 1, 1), date(year, 12, 31)),
            SpecialDay.source != DaySource.COMPANY,
            SpecialDay.day.not_in(public),
        )
    )


def is_announced(year: int) -> bool:
    """Whether the year's make-up working days are known (China announces them each autumn)."""
    country = policy.current().company.country
    return country != "CN" or any(
        day.year == year for day in holidays.country_holidays("CN", years=year).weekend_workdays
    )


async def covers(session: AsyncSession, year: int) -> DaySource | None:
    """How well a year is known: announced, provisional, or None when nothing is entered."""
    sources = set(
        await session.scalars(
            select(SpecialDay.source).where(
                SpecialDay.day.between(date(year, 1, 1), date(year, 12, 31)),
                # Days the company set say nothing of the public ones.
                SpecialDay.source != DaySource.COMPANY,
            )
        )
    )
    if DaySource.PROVISIONAL in sources:
        return DaySource.PROVISIONAL
    return DaySource.ANNOUNCED if sources else None


async def set_day(
    session: AsyncSession, day: date, kind: DayKind, name: str, who: Staff | None
) -> None:
    """The company decides about one date."""
    known = await session.scalar(select(SpecialDay).where(SpecialDay.day == day))
    if known is None:
        known = SpecialDay(day=day, kind=kind, name=name, source=DaySource.COMPANY)
        session.add(known)
    known.kind, known.name, known.source = kind, name, DaySource.COMPANY
    audit.record(session, who, "calendar-set", day=day, kind=kind.value, name=name)


async def special_days(session: AsyncSession, year: int) -> Sequence[SpecialDay]:
    found = await session.scalars(
        select(SpecialDay)
        .where(func.extract("year", SpecialDay.day) == year)
        .order_by(SpecialDay.day)
    )
    return found.all()


def _public_days(year: int) -> list[tuple[date, DayKind, str]]:
    company = policy.current().company
    public = holidays.country_holidays(company.country, subdiv=company.subdivision, years=year)
    off = [(day, DayKind.OFF, name) for day, name in sorted(public.items()) if day.year == year]
    make_up = [
        (day, DayKind.WORKING, "make-up working day")
        for day in sorted(public.weekend_workdays)
        if day.year == year
    ]
    return off + make_up


async def _nearest_working_day(session: AsyncSession, day: date, step: int) -> date:
    # The longest run of days off in any calendar is far shorter than two months; a
    # company without any working hours is refused when its rules are read.
    for _ in range(60):
        day += timedelta(days=step)
        if await is_working_day(session, day):
            return day
    raise LookupError(f"no working day within 60 days of {day}: the calendar table is wrong")


def _at(day: date, o_clock: time) -> datetime:
    return datetime.combine(day, o_clock, tzinfo=zone())
