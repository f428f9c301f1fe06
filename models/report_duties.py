"""Duties to report: who owes a report of which days, by when, and who reads it (4.1–4.3).

Of a week or a month `day` is the first day of it, wherever a kind is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, working_time
from models.report_kinds import ReportKind
from models.spans import Span
from models.staff import Staff
from models.teams import Leaders


async def reader_of(
    session: AsyncSession, author: Staff, kind: ReportKind = ReportKind.DAILY
) -> Staff | None:
    """Who reads somebody's reports: the superior, or the position that company.toml names (4.1–4.3).

    Only who can be written to; where nobody above holds that position, the nearest superior.
    """
    return _reader_among(await author.superiors(session), kind)


async def who_reads(
    session: AsyncSession, authors: ColumnElement[bool], kind: ReportKind
) -> set[int]:
    """The ids of each `reader_of` one of the `Staff` of whom `authors` is true."""
    leaders = await Leaders.read(session)
    under = await session.scalars(select(Staff.superior_id).where(authors).distinct())
    readers = (_reader_among(leaders.above(one), kind) for one in under)
    return {one.id for one in readers if one}


def _reader_among(superiors: Iterable[Staff], kind: ReportKind) -> Staff | None:
    """Of those above somebody, the nearest first."""
    above = [superior for superior in superiors if superior.telegram_id]
    wanted = kind.read_by
    return next((one for one in above if one.position == wanted), above[0] if above else None)


async def people_reporting_to(
    session: AsyncSession, reader: Staff, kind: ReportKind = ReportKind.DAILY
) -> Sequence[Staff]:
    """Everybody whose reports go to this reader."""
    leaders = await Leaders.read(session)
    under = [one for one in leaders.people if _reader_among(leaders.above(one), kind) is reader]
    found = await session.scalars(
        select(Staff)
        .where(Staff.superior_id.in_(under), Staff.left_at.is_(None), Staff.id != reader.id)
        .order_by(Staff.id)
    )
    return found.all()


def owes_reports(person: Staff, day: date, kind: ReportKind = ReportKind.DAILY) -> bool:
    """Whether a report is expected of the person (4.1–4.3), unless on leave.

    Nobody who left; of a week or a month nobody who came in its second half.
    """
    return (
        person.position in kind.written_by
        and person.left_at is None
        and person.joined_at is not None
        and calendar.local(person.joined_at).date() <= kind.half_of(day)
    )


async def who_owes_reports(
    session: AsyncSession, day: date, kind: ReportKind = ReportKind.DAILY
) -> ColumnElement[bool]:
    """Of which of the `Staff` a report of these days is expected: `owes_reports` in the words of the
    database; nobody where all are days off, or who was on leave on all of them (3.6)."""
    last = kind.last_of(day)
    if not await working_time.working_halves(session, Span(day, last)):
        return false()
    too_late = datetime.combine(kind.half_of(day) + timedelta(days=1), time(), calendar.zone())
    return and_(
        Staff.position.in_(kind.written_by),
        Staff.left_at.is_(None),
        Staff.joined_at < too_late,
        Staff.id.not_in(await absences.all_excused(session, day, last)),
    )


async def is_excused(
    session: AsyncSession, person: Staff, day: date, kind: ReportKind = ReportKind.DAILY
) -> bool:
    """Whether somebody was on leave on all working days of a report (3.6)."""
    return person.id in await absences.are_excused(session, [person.id], day, kind.last_of(day))


async def is_expected(
    session: AsyncSession, person: Staff, day: date, kind: ReportKind = ReportKind.DAILY
) -> bool:
    """Whether this one person is one of `who_owes_reports`."""
    span = Span(day, kind.last_of(day))
    return (
        owes_reports(person, day, kind)
        and bool(await working_time.working_halves(session, span))
        and not await is_excused(session, person, day, kind)
    )
