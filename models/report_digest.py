"""Digests: what a superior hears once when reports are due (4.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences, calendar, working_time
from models.order_lists import count_of_day
from models.plan_progress import Progress, progress_of_day
from models.report_duties import owes_reports, people_reporting_to
from models.report_kinds import ReportKind
from models.reports import Report
from models.spans import Span
from models.staff import Staff
from models.visits import Visit


@dataclass(frozen=True)
class Digest:
    """What a superior hears when reports are due (4.5); people in the order they were entered."""

    filed: Sequence[tuple[Staff, Report]]
    late: Sequence[tuple[Staff, Report]]  # for earlier periods, come in since they were due
    missing: Sequence[Staff]
    on_leave: Sequence[Staff] = ()  # excused (3.6)
    # Of a day alone:
    others: Sequence[Staff] = ()  # who visited without owing a report
    visits: Mapping[int, int] = field(default_factory=dict)  # by person, of the day
    orders: int = 0  # that they entered
    unfulfilled: Sequence[tuple[Staff, Progress]] = ()  # whose plan of the day was not done

    @property
    def is_empty(self) -> bool:
        return not (self.filed or self.late or self.missing or self.others or self.unfulfilled)

    @classmethod
    async def of(
        cls,
        session: AsyncSession,
        superior: Staff,
        day: date,
        kind: ReportKind = ReportKind.DAILY,
    ) -> Digest:
        """The reports of those whose reader this is, and what came late since those before were due."""
        last = kind.last_of(day)
        if not await working_time.working_halves(session, Span(day, last)):
            return cls([], [], [])  # it became a day off
        people = await people_reporting_to(session, superior, kind)
        ids = [person.id for person in people]
        excused = await absences.are_excused(session, ids, day, last)
        reports = await _standing(session, ids, day, kind)
        missing = [
            person
            for person in people
            if person.id not in reports
            and person.id not in excused
            and owes_reports(person, day, kind)
        ]
        named = {*reports, *(person.id for person in missing)}
        digest = cls(
            [(person, reports[person.id]) for person in people if person.id in reports],
            await _late(session, people, day, kind),
            missing,
            on_leave=[one for one in people if one.id in excused and one.id not in named],
        )
        if kind is not ReportKind.DAILY:
            return digest
        visits = await Visit.count_of_day(session, ids, day)
        orders = await count_of_day(session, ids, day)
        progress = await progress_of_day(session, [one for one in ids if one not in excused], day)
        return replace(
            digest,
            others=[one for one in people if one.id in visits and one.id not in named],
            visits=visits,
            orders=sum(orders.values()),
            # A plan that was not sent binds nobody.
            unfulfilled=[
                (one, progress[one.id])
                for one in people
                if one.id in progress and not progress[one.id].is_complete
            ],
        )


async def _standing(
    session: AsyncSession, people: Sequence[int], day: date, kind: ReportKind
) -> dict[int, Report]:
    """By author, what is filed of a period and was not withdrawn."""
    found = await session.scalars(
        select(Report).where(
            Report.author_id.in_(people),
            Report.kind == kind,
            Report.day == day,
            Report.withdrawn_at.is_(None),
        )
    )
    return {report.author_id: report for report in found}


async def _late(
    session: AsyncSession, people: Sequence[Staff], day: date, kind: ReportKind
) -> list[tuple[Staff, Report]]:
    """What came late for earlier periods since the digest of the last of them."""
    if kind is ReportKind.DAILY:
        since = await calendar.work_begins(session, day)
    else:
        since = await kind.due_at(session, kind.before(day))
    found = await session.scalars(
        select(Report)
        .where(
            Report.author_id.in_([person.id for person in people]),
            Report.kind == kind,
            Report.day < day,
            Report.withdrawn_at.is_(None),
            Report.first_filed_at > Report.due_at,
            Report.first_filed_at >= since,
        )
        .order_by(Report.day)
    )
    reports = found.all()
    return [
        (person, report) for person in people for report in reports if report.author_id == person.id
    ]
