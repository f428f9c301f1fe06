"""Daily reports: what somebody did in a day, and what the superior says to it (4.1, 4.4, 4.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import absences, audit, calendar, clock, policy
from models.base import Base
from models.errors import Refused
from models.order_lists import count_of_day
from models.outbox import Outgoing, notify, redraw
from models.plans import DayDone, Plan
from models.staff import Partner, Staff
from models.visits import Visit


class Words(TypedDict):
    """The four answers of a report."""

    done: str
    results: str | None
    problems: str | None
    plan: str


CARD = "report-card"
DIGEST = "report-digest"
REMINDER = "report-reminder"
PLEASE = "report-please"


class Report(Base):
    """One person's report of one day: the version that counts now."""

    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("author_id", "day"), Index("ix_reports_day", "day"))

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    done: Mapped[str] = mapped_column(Text)
    results: Mapped[str | None] = mapped_column(Text)
    problems: Mapped[str | None] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    due_at: Mapped[datetime]
    first_filed_at: Mapped[datetime]
    filed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"report:{self.id}"

    @property
    def is_late(self) -> bool:
        return self.first_filed_at > self.due_at

    @property
    def words(self) -> Words:
        return {
            "done": self.done,
            "results": self.results,
            "problems": self.problems,
            "plan": self.plan,
        }

    # Questions

    @classmethod
    async def of(cls, session: AsyncSession, author_id: int, day: date) -> Report | None:
        """What this person last filed for the day, withdrawn or not."""
        return await session.scalar(select(cls).where(cls.author_id == author_id, cls.day == day))

    @classmethod
    async def standing(cls, session: AsyncSession, author_id: int, day: date) -> Report | None:
        """The report of the day, unless there is none or it was withdrawn."""
        report = await cls.of(session, author_id, day)
        return None if report is None or report.withdrawn_at else report

    @classmethod
    async def latest_of(
        cls, session: AsyncSession, author_id: int, at_most: int
    ) -> Sequence[Report]:
        found = await session.scalars(
            select(cls)
            .where(cls.author_id == author_id, cls.withdrawn_at.is_(None))
            .order_by(cls.day.desc())
            .limit(at_most)
        )
        return found.all()

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The author, and everybody above the author (1.3)."""
        if reader.id == self.author_id:
            return True
        return await reader.leads(session, await session.get_one(Staff, self.author_id))

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers the report: the author, or the author's superior."""
        author = await session.get_one(Staff, self.author_id)
        other = await reader_of(session, author) if person.id == author.id else author
        if other is None or other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    # Deeds

    @classmethod
    async def file(
        cls, session: AsyncSession, author: Staff, day: date, said_at: datetime, words: Words
    ) -> Report:
        """File the day's report, or a new version of it while the superior has not answered (4.1).

        Late ones are accepted and stamped. The superior gets one card, which always
        shows the version that counts. Refused for a day to come, and once answered.
        """
        await cls.check_may_be_filed(session, author, day, said_at)
        report = await cls.of(session, author.id, day)
        if report is None:
            report = cls(
                author_id=author.id,
                day=day,
                due_at=await reports_due_at(session, day),
                first_filed_at=said_at,
                filed_at=said_at,
                **words,
            )
            session.add(report)
            await session.flush()
        else:
            comes_back = report.withdrawn_at is not None
            await report._take_new_version(session, said_at, words)
            if comes_back:
                await report._say_that_it_came_back(session, author)
        session.add(
            ReportVersion(report_id=report.id, version=report.version, filed_at=said_at, **words)
        )
        audit.record(session, author, "report-filed", about=report.about, version=report.version)
        await report._reach_the_superior(session, author)
        return report

    @classmethod
    async def check_may_be_filed(
        cls, session: AsyncSession, author: Staff, day: date, said_at: datetime
    ) -> None:
        """Refused for a day not begun or long past, and for one whose report was answered (4.1)."""
        today = calendar.local(said_at).date()
        if day > today:
            raise Refused("report-day-not-begun", day=day)
        if day < today - policy.current().reports.accepted_for:
            raise Refused("report-day-long-past", day=day)
        report = await cls.of(session, author.id, day)
        if report and report.answered_at:
            raise Refused("report-answered-already", final=True, day=day)

    async def withdraw(self, session: AsyncSession, author: Staff) -> None:
        """Take the report back; refused once the superior has answered, or to anybody but the author."""
        withdrawn = await session.execute(
            update(Report)
            .where(
                Report.id == self.id,
                Report.author_id == author.id,
                Report.answered_at.is_(None),
                Report.withdrawn_at.is_(None),
            )
            .values(withdrawn_at=clock.now())
            .returning(Report.id)
        )
        if withdrawn.one_or_none() is None:
            raise Refused(
                "report-answered-already" if self.answered_at else "report-gone", day=self.day
            )
        await session.refresh(self)
        audit.record(session, author, "report-withdrawn", about=self.about)
        await redraw(session, self.about, CARD)

    @classmethod
    async def ask_for(
        cls, session: AsyncSession, superior: Staff, person: Staff, day: date
    ) -> None:
        """A superior asks for a missing report (4.5); more than once changes nothing.

        Refused when the person was on leave that day (3.6), or cannot be written to.
        """
        if person.id in await absences.are_excused(session, [person.id], day):
            raise Refused("report-excused", name=person.name, day=day)
        if person.telegram_id is None:
            raise Refused("answer-nobody-there")
        dedupe = f"{PLEASE}:{person.id}:{day}:{superior.id}"
        await notify(session, person, PLEASE, about=superior.about, dedupe=dedupe, day=day)

    async def was_answered_by(self, session: AsyncSession, person: Staff) -> None:
        """From a superior's first answer on, the report stands as it is."""
        if person.id == self.author_id:
            return
        answered = await session.execute(
            update(Report)
            .where(
                Report.id == self.id,
                Report.answered_at.is_(None),
                Report.withdrawn_at.is_(None),  # it may still be filed again
            )
            .values(answered_at=clock.now())
            .returning(Report.id)
        )
        if answered.one_or_none():
            await session.refresh(self)
            await redraw(session, self.about, CARD)

    async def _take_new_version(
        self, session: AsyncSession, said_at: datetime, words: Words
    ) -> None:
        # The superior may be answering at this moment: the database lets one through.
        taken = await session.execute(
            update(Report)
            .where(Report.id == self.id, Report.answered_at.is_(None))
            .values(
                version=Report.version + 1,
                filed_at=said_at,
                first_filed_at=said_at if self.withdrawn_at else Report.first_filed_at,
                withdrawn_at=None,
                **words,
            )
            .returning(Report.id)
        )
        if taken.one_or_none() is None:
            raise Refused("report-answered-already", final=True, day=self.day)
        await session.refresh(self)
        await redraw(session, self.about, CARD)

    async def _say_that_it_came_back(self, session: AsyncSession, author: Staff) -> None:
        # The card changes without a sound; what was withdrawn would come back unseen.
        reader = await reader_of(session, author)
        if reader:
            await notify(
                session,
                reader,
                "report-came-back",
                about=self.about,
                reply_to=await Outgoing.message_showing(session, self.about, CARD, reader),
                name=author.name,
                day=self.day,
            )

    async def _reach_the_superior(self, session: AsyncSession, author: Staff) -> None:
        reader = await reader_of(session, author)
        if reader:
            await notify(
                session, reader, CARD, about=self.about, dedupe=f"{self.about}:{reader.id}"
            )


class ReportVersion(Base):
    """What was filed at one time; nothing here is ever changed."""

    __tablename__ = "report_versions"
    __table_args__ = (UniqueConstraint("report_id", "version"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    version: Mapped[int]
    done: Mapped[str] = mapped_column(Text)
    results: Mapped[str | None] = mapped_column(Text)
    problems: Mapped[str | None] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text)
    filed_at: Mapped[datetime]


@dataclass(frozen=True)
class Digest:
    """What a superior hears when a day's reports are due (4.5); people in the order they were entered."""

    filed: Sequence[tuple[Staff, Report]]
    late: Sequence[tuple[Staff, Report]]  # for earlier days, come in since they were due
    missing: Sequence[Staff]
    on_leave: Sequence[Staff] = ()  # excused (3.6)
    others: Sequence[Staff] = ()  # who visited without owing a report
    visits: Mapping[int, int] = field(default_factory=dict)  # by person, of the day
    orders: int = 0  # that they entered
    unfulfilled: Sequence[tuple[Staff, DayDone]] = ()  # whose plan of the day was not done

    @property
    def is_empty(self) -> bool:
        return not (self.filed or self.late or self.missing or self.others or self.unfulfilled)

    @classmethod
    async def of(cls, session: AsyncSession, superior: Staff, day: date) -> Digest:
        """The day's reports of the people directly below, and late ones since the day began."""
        begins = await calendar.work_begins(session, day)
        if begins is None:
            return cls([], [], [])  # it became a day off
        people = await people_reporting_to(session, superior)
        excused = await absences.are_excused(session, [person.id for person in people], day)
        filed: list[tuple[Staff, Report]] = []
        late: list[tuple[Staff, Report]] = []
        missing: list[Staff] = []
        for person in people:
            report = await Report.standing(session, person.id, day)
            if report:
                filed.append((person, report))
            elif owes_reports(person, day) and person.id not in excused:
                missing.append(person)
            earlier = await session.scalars(
                select(Report)
                .where(
                    Report.author_id == person.id,
                    Report.day < day,
                    Report.withdrawn_at.is_(None),
                    Report.first_filed_at > Report.due_at,
                    Report.first_filed_at >= begins,
                )
                .order_by(Report.day)
            )
            late.extend((person, report) for report in earlier)
        visits = await Visit.count_of_day(session, [person.id for person in people], day)
        orders = await count_of_day(session, [person.id for person in people], day)
        named = {person.id for person in [*missing, *(person for person, _ in filed)]}
        working = [person for person in people if person.id not in excused]
        return cls(
            filed,
            late,
            missing,
            on_leave=[one for one in people if one.id in excused and one.id not in named],
            others=[one for one in people if one.id in visits and one.id not in named],
            visits=visits,
            orders=sum(orders.values()),
            unfulfilled=await _unfulfilled(session, working, day),
        )


async def _unfulfilled(
    session: AsyncSession, people: Sequence[Staff], day: date
) -> list[tuple[Staff, DayDone]]:
    """Who did not see everybody on the day's plan; one that was not sent binds nobody."""
    found: list[tuple[Staff, DayDone]] = []
    for person in people:
        plan = await Plan.of(session, person, day)
        if plan and plan.sent_at:
            done = await Plan.done_of_day(session, person, day)
            if done.missed:
                found.append((person, done))
    return found


async def people_reporting_to(session: AsyncSession, reader: Staff) -> list[Staff]:
    """Everybody whose reports go to this reader."""
    below = await reader.people_in_reach(session)
    return [one for one in below if await reader_of(session, one) == reader]


async def reader_of(session: AsyncSession, author: Staff) -> Staff | None:
    """Who reads somebody's reports: the superior, or the position that company.toml names (4.1).

    Only who can be written to; where nobody above holds that position, the nearest superior.
    """
    above = [superior for superior in await author.superiors(session) if superior.telegram_id]
    wanted = policy.current().reports.daily_to
    return next((one for one in above if one.position == wanted), above[0] if above else None)


async def reports_due_at(session: AsyncSession, day: date) -> datetime:
    """Before the next working day begins, or as much later as the company grants (4.1)."""
    grace = policy.current().reports.daily_grace
    return await calendar.next_work_begins(session, day) + grace


def owes_reports(person: Staff, day: date) -> bool:
    """Whether a report of this working day is expected of the person (4.1), unless on leave."""
    return (
        person.position in policy.current().reports.daily_by
        and person.left_at is None
        and person.joined_at is not None
        and calendar.local(person.joined_at).date() <= day
    )


async def people_who_owe_reports(session: AsyncSession, day: date) -> Sequence[Staff]:
    """Everybody of whom a report of this day is expected; nobody on a day off or on leave (3.6)."""
    if not await calendar.is_working_day(session, day):
        return []
    people = await session.scalars(
        select(Staff)
        .where(Staff.position.in_(policy.current().reports.daily_by))
        .order_by(Staff.id)
    )
    owing = [person for person in people if owes_reports(person, day)]
    excused = await absences.are_excused(session, [person.id for person in owing], day)
    return [person for person in owing if person.id not in excused]


async def day_to_report(session: AsyncSession, author: Staff, said_at: datetime) -> date:
    """The day somebody means who says just "report" (4.1).

    Until the day's work begins, and on a day off, that is the working day before as
    long as its report is missing: it is due only when the next work begins. Somebody who was
    on leave that day owes none of it (3.6).
    """
    today = calendar.business_day(said_at)
    begins = await calendar.work_begins(session, today)
    if begins and said_at >= begins:
        return today
    before = await calendar.last_working_day(session, today)
    if not owes_reports(author, before) or await Report.standing(session, author.id, before):
        return today
    is_excused = author.id in await absences.are_excused(session, [author.id], before)
    return today if is_excused else before
