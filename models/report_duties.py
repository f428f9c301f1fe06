"""Duties to report: who owes a report of which days, by when, and who reads it (4.1–4.3).

Of a week or a month `day` is the first day of it, wherever a kind is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, working_time
from models.report_kinds import ReportKind
from models.spans import Span
from models.staff import Staff
from models.teams import Tree


async def reader_of(
    session: AsyncSession, author: Staff, kind: ReportKind = ReportKind.DAILY
) -> Staff | None:
    """Who reads somebody's reports: the superior, or the position that company.toml names (4.1–4.3).

    Only who can be written to; where nobody above holds that position, the nearest superior.
    """
    return _reader_among(await author.superiors(session), kind)


async def readers_of(
    session: AsyncSession, authors: Iterable[Staff], kind: ReportKind = ReportKind.DAILY
) -> dict[int, Staff]:
    """The `reader_of` each of these people, by their ids; in one question, however many they are."""
    everybody = {one.id: one for one in await session.scalars(select(Staff))}
    tree = Tree({one.id: one.superior_id for one in everybody.values()})
    readers: dict[int, Staff] = {}
    for author in authors:
        above = [everybody[superior] for superior in tree.above(author.id)]
        if reader := _reader_among([one for one in above if one.left_at is None], kind):
            readers[author.id] = reader
    return readers


def _reader_among(superiors: Iterable[Staff], kind: ReportKind) -> Staff | None:
    """Of those above somebody, the nearest first."""
    above = [superior for superior in superiors if superior.telegram_id]
    wanted = kind.read_by
    return next((one for one in above if one.position == wanted), above[0] if above else None)


async def people_reporting_to(
    session: AsyncSession, reader: Staff, kind: ReportKind = ReportKind.DAILY
) -> list[Staff]:
    """Everybody whose reports go to this reader."""
    below = await reader.people_in_reach(session)
    readers = await readers_of(session, below, kind)
    return [one for one in below if readers.get(one.id) == reader]


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


async def people_who_owe_reports(
    session: AsyncSession, day: date, kind: ReportKind = ReportKind.DAILY
) -> Sequence[Staff]:
    """Everybody of whom a report of these days is expected; nobody where all are days off, or who
    was on leave on all of them (3.6)."""
    last = kind.last_of(day)
    if not await working_time.working_halves(session, Span(day, last)):
        return []
    people = await session.scalars(
        select(Staff).where(Staff.position.in_(kind.written_by)).order_by(Staff.id)
    )
    owing = [person for person in people if owes_reports(person, day, kind)]
    excused = await absences.are_excused(session, [person.id for person in owing], day, last)
    return [person for person in owing if person.id not in excused]


async def is_excused(
    session: AsyncSession, person: Staff, day: date, kind: ReportKind = ReportKind.DAILY
) -> bool:
    """Whether somebody was on leave on all working days of a report (3.6)."""
    return person.id in await absences.are_excused(session, [person.id], day, kind.last_of(day))


async def is_expected(
    session: AsyncSession, person: Staff, day: date, kind: ReportKind = ReportKind.DAILY
) -> bool:
    """Whether this one person is among `people_who_owe_reports`."""
    span = Span(day, kind.last_of(day))
    return (
        owes_reports(person, day, kind)
        and bool(await working_time.working_halves(session, span))
        and not await is_excused(session, person, day, kind)
    )
