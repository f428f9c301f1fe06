"""The superior's Monday: what the people below did in the week that is over, told once (4.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import calendar
from models.earnings import Measure
from models.pace import achieved, days_of, paces
from models.period_work import PeriodWork, in_sum, work_of
from models.periods import Period
from models.planning import monday_of
from models.report_duties import who_owes_reports
from models.report_kinds import ReportKind
from models.reports import Report
from models.staff import LEADING, Role, Staff
from models.targets import Target, Whom, targets_in
from models.teams import Teams, Tree

WEEK = "monday-week"
WEEK_IN_WORDS = "monday-week-in-words"
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """Somebody directly below with all that they and theirs did; `people` of them, the first included."""

    person: Staff
    people: int
    work: PeriodWork


@dataclass(frozen=True)
class Shares:
    """Who reached how much of the target of a month, by the measure that most have one for (15.2)."""

    measure: Measure
    month: Period
    percents: Sequence[tuple[Staff, int]]  # the best first


@dataclass(frozen=True)
class TeamWeek:
    """The week of everybody below a superior, whose own work is not in it."""

    first: date  # the Monday
    people: int  # who are here now
    rows: Sequence[Row]  # by name
    work: PeriodWork
    reports: tuple[int, int]  # how many weekly reports are in, of how many that are owed
    shares: Shares | None  # None where nobody has a target

    @property
    def last(self) -> date:
        return self.first + A_WEEK - timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded."""
        return self.work.is_empty

    @property
    def is_drawn(self) -> bool:
        """Whether there is something that a picture shows: visits, plans or sales."""
        return bool(self.work.visits or self.work.planned or self.work.sales)

    @classmethod
    async def of(cls, session: AsyncSession, superior: Staff, first: date) -> TeamWeek:
        """The week that begins on a Monday; of somebody who moved in it, each day with the team of that
        day. As many questions to the database for 2,000 people as for two."""
        last = first + A_WEEK - timedelta(days=1)
        teams = await Teams.since(session, first)
        begins = [first, *teams.changed(first, last)]
        ends = [*(day - timedelta(days=1) for day in begins[1:]), last]
        works: dict[int, list[PeriodWork]] = {}
        for begin, end in zip(begins, ends, strict=True):
            tree = teams.on(begin)
            below = tree.branch(superior.id) - {superior.id}
            for number, work in (await work_of(session, below, begin, end)).items():
                # What is overdue is so now: it counts once, where somebody stands now.
                kept = work if end == last else replace(work, overdue=())
                works.setdefault(_head(tree, superior.id, number), []).append(kept)
        below_now = set(await superior.branch(session)) - {superior.id}
        everybody = await _people(session, {*works, *below_now})
        tree = teams.on(last)
        rows = [
            Row(
                person=everybody[head],
                people=sum(
                    everybody[one].left_at is None for one in tree.branch(head) if one in everybody
                ),
                work=in_sum(each),
            )
            for head, each in works.items()
        ]
        shown = [row for row in rows if not row.work.is_empty or _is_expected(row.person)]
        here = [person for number, person in everybody.items() if number in below_now]
        here = [person for person in here if person.left_at is None]
        return cls(
            first,
            people=len(here),
            rows=sorted(shown, key=lambda row: row.person.name),
            work=in_sum(row.work for row in rows),
            reports=await _reports(session, {person.id for person in here}, first),
            shares=await _shares(session, here, last),
        )


def lead_people() -> ColumnElement[bool]:
    """Which of the `Staff` lead somebody and can be written to."""
    below = aliased(Staff)
    has_people = exists().where(below.superior_id == Staff.id, below.left_at.is_(None))
    return Staff.position.in_(LEADING) & Staff.can_be_written_to() & has_people


def week_before(day: date) -> date:
    """The Monday of the week before a day's."""
    return monday_of(day) - A_WEEK


async def told_at(session: AsyncSession, first: date) -> datetime | None:
    """When a week is told: on the first working day of the next, when work begins, or later in that
    morning when its reports are due then; None where all of either week is days off."""
    monday = first + A_WEEK
    hours = await calendar.hours_between(session, first, monday + timedelta(days=6))
    if not any(segments for day, segments in hours.items() if day < monday):
        return None
    for day, segments in sorted(hours.items()):
        if day >= monday and segments:
            morning = segments[0]
            begins = datetime.combine(day, morning.start, tzinfo=calendar.zone())
            ends = datetime.combine(day, morning.end, tzinfo=calendar.zone())
            due = await ReportKind.WEEKLY.due_at(session, first)
            return due if begins < due < ends else begins
    return None


def _head(tree: Tree, superior_id: int, person_id: int) -> int:
    """Who directly below the superior somebody stands under, or is."""
    head = person_id
    for above in tree.above(person_id):
        if above == superior_id:
            break
        head = above
    return head


def _is_expected(person: Staff) -> bool:
    """Of whom it is worth seeing that the week brought nothing."""
    return person.left_at is None and person.may(Role.SELLER)


async def _people(session: AsyncSession, numbers: Collection[int]) -> dict[int, Staff]:
    found = await session.scalars(select(Staff).where(Staff.id.in_(numbers)))
    return {person.id: person for person in found}


async def _reports(session: AsyncSession, below: Collection[int], first: date) -> tuple[int, int]:
    owe = await who_owes_reports(session, first, ReportKind.WEEKLY)
    owing = set(await session.scalars(select(Staff.id).where(owe))) & set(below)
    filed = await session.scalars(
        select(Report.author_id).where(
            Report.kind == ReportKind.WEEKLY,
            Report.day == first,
            Report.withdrawn_at.is_(None),
        )
    )
    return len(owing & set(filed)), len(owing)


async def _shares(session: AsyncSession, people: Sequence[Staff], day: date) -> Shares | None:
    month = Period.month_of(day)
    by_id = {person.id: person for person in people}
    by_measure: dict[Measure, list[Target]] = {measure: [] for measure in Measure}
    for target in await targets_in(session, month):
        if target.whom is Whom.PERSON and target.staff_id in by_id:
            by_measure[target.measure].append(target)
    measure = max(by_measure, key=lambda one: len(by_measure[one]))
    targets = by_measure[measure]
    if not targets:
        return None
    days = await days_of(session, month)
    whose = [one.staff_id for one in targets if one.staff_id]
    sums = await achieved(session, month.first, month.last, people=whose, until=days.until)
    found = [
        (by_id[number], pace.percent)
        for number, pace in zip(whose, paces(targets, sums, days), strict=True)
    ]
    return Shares(measure, month, sorted(found, key=lambda one: -one[1]))
