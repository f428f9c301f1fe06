"""Reports: what somebody did in a day, a week or a month, and what the superior says to it (4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypedDict

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    Select,
    Text,
    UniqueConstraint,
    bindparam,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.base import Base
from models.errors import Refused
from models.outbox import Outgoing, notify, redraw
from models.period_work import ReportedWork
from models.report_duties import is_excused, is_expected, reader_of
from models.report_kinds import ReportKind
from models.staff import Partner, Staff


class Words(TypedDict):
    """What a person writes; a report of a week or a month has no results besides what was done."""

    done: str
    results: str | None
    problems: str | None
    plan: str


CARD = "report-card"
PLEASE = "report-please"


class Report(Base):
    """One person's report of one day, week or month: the version that counts now."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("author_id", "kind", "day"),
        Index("ix_reports_day", "day"),
    )

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[ReportKind] = mapped_column(default=ReportKind.DAILY)
    day: Mapped[date] = mapped_column(Date)  # of a week or a month the first
    done: Mapped[str] = mapped_column(Text)
    results: Mapped[str | None] = mapped_column(Text)
    problems: Mapped[str | None] = mapped_column(Text)
    plan: Mapped[str] = mapped_column(Text)
    # Of a week or a month: the figures as they stood when it was filed (`ReportedWork`).
    work: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
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
    def facts(self) -> dict[str, Any]:
        """What kind of report it is, and of when, for a sentence."""
        return facts_of(self.day, self.kind)

    @property
    def figures(self) -> ReportedWork | None:
        """What its week or month recorded, as it stood when it was filed."""
        return ReportedWork.from_kept(self.work) if self.work else None

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
    async def of(
        cls,
        session: AsyncSession,
        author_id: int,
        day: date,
        kind: ReportKind = ReportKind.DAILY,
    ) -> Report | None:
        """What this person last filed for the day, or the week or month that it begins; withdrawn or not."""
        facts = {"author": author_id, "kind": kind, "day": day}
        return await session.scalar(_of(), facts)

    @classmethod
    async def standing(
        cls,
        session: AsyncSession,
        author_id: int,
        day: date,
        kind: ReportKind = ReportKind.DAILY,
    ) -> Report | None:
        """The same, unless there is none or it was withdrawn."""
        report = await cls.of(session, author_id, day, kind)
        return None if report is None or report.withdrawn_at else report

    @classmethod
    async def latest_of(
        cls, session: AsyncSession, author_id: int, at_most: int
    ) -> Sequence[Report]:
        """The latest daily ones, and among them the last of a week and of a month; the newest first."""
        found: list[Report] = []
        for kind in reversed(ReportKind):
            those = await session.scalars(
                select(cls)
                .where(cls.author_id == author_id, cls.kind == kind, cls.withdrawn_at.is_(None))
                .order_by(cls.day.desc())
                .limit(at_most - len(found) if kind is ReportKind.DAILY else 1)
            )
            found += those
        return sorted(found, key=lambda one: one.kind.last_of(one.day), reverse=True)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The author, and everybody above the author (1.3)."""
        if reader.id == self.author_id:
            return True
        return await reader.leads(session, await session.get_one(Staff, self.author_id))

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers the report: the author, or the author's superior."""
        author = await session.get_one(Staff, self.author_id)
        is_mine = person.id == author.id
        other = await reader_of(session, author, self.kind) if is_mine else author
        if other is None or other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    # Deeds

    @classmethod
    async def file(
        cls,
        session: AsyncSession,
        author: Staff,
        day: date,
        said_at: datetime,
        words: Words,
        kind: ReportKind = ReportKind.DAILY,
    ) -> Report:
        """File a report, or a new version of it while the superior has not answered (4.1–4.3).

        Late ones are accepted and stamped. The reader gets one card, which always shows the
        version that counts. What a week or a month recorded is kept with it, as it is at this
        moment. Refused for days to come, and once answered.
        """
        report = await cls.check_may_be_filed(session, author, day, said_at, kind)
        work = None
        if kind is not ReportKind.DAILY:
            figures = await ReportedWork.of(session, author, day, kind.last_of(day))
            work = figures.as_kept()
        if report is None:
            report = cls(
                author_id=author.id,
                kind=kind,
                day=day,
                due_at=await kind.due_at(session, day),
                first_filed_at=said_at,
                filed_at=said_at,
                work=work,
                **words,
            )
            session.add(report)
            await session.flush()
        else:
            comes_back = report.withdrawn_at is not None
            await report._take_new_version(session, said_at, words, work)
            if comes_back:
                await report._say_that_it_came_back(session, author)
        session.add(
            ReportVersion(
                report_id=report.id,
                version=report.version,
                filed_at=said_at,
                work=work,
                **words,
            )
        )
        audit.record(session, author, "report-filed", about=report.about, version=report.version)
        await report._reach_the_superior(session, author)
        return report

    @classmethod
    async def check_may_be_filed(
        cls,
        session: AsyncSession,
        author: Staff,
        day: date,
        said_at: datetime,
        kind: ReportKind = ReportKind.DAILY,
    ) -> Report | None:
        """What was filed so far, if anything was.

        Refused for what has not begun or is long past, and where the report was answered (4.1).
        """
        today = calendar.local(said_at).date()
        facts = facts_of(day, kind)
        if day > today:
            raise Refused("report-day-not-begun", **facts)
        if kind.last_of(day) < today - policy.current().reports.accepted_for:
            raise Refused("report-day-long-past", **facts)
        report = await cls.of(session, author.id, day, kind)
        if report and report.answered_at:
            raise Refused("report-answered-already", final=True, **facts)
        return report

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
                "report-answered-already" if self.answered_at else "report-gone", **self.facts
            )
        await session.refresh(self)
        audit.record(session, author, "report-withdrawn", about=self.about)
        await redraw(session, self.about, CARD)

    @classmethod
    async def ask_for(
        cls,
        session: AsyncSession,
        superior: Staff,
        person: Staff,
        day: date,
        kind: ReportKind = ReportKind.DAILY,
    ) -> None:
        """A superior asks for a missing report (4.5); more than once changes nothing.

        Refused when the person was on leave all that time (3.6), or cannot be written to.
        """
        if await is_excused(session, person, day, kind):
            raise Refused("report-excused", name=person.name, **facts_of(day, kind))
        if person.telegram_id is None:
            raise Refused("answer-nobody-there")
        asked = f"{day}" if kind is ReportKind.DAILY else f"{kind}:{day}"
        dedupe = f"{PLEASE}:{person.id}:{asked}:{superior.id}"
        about = superior.about
        await notify(session, person, PLEASE, about=about, dedupe=dedupe, day=day, of=kind.value)

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
        self,
        session: AsyncSession,
        said_at: datetime,
        words: Words,
        work: dict[str, Any] | None,
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
                work=work,
                **words,
            )
            .returning(Report.id)
        )
        if taken.one_or_none() is None:
            raise Refused("report-answered-already", final=True, **self.facts)
        await session.refresh(self)
        await redraw(session, self.about, CARD)

    async def _say_that_it_came_back(self, session: AsyncSession, author: Staff) -> None:
        # The card changes without a sound; what was withdrawn would come back unseen.
        reader = await reader_of(session, author, self.kind)
        if reader:
            await notify(
                session,
                reader,
                "report-came-back",
                about=self.about,
                reply_to=await Outgoing.message_showing(session, self.about, CARD, reader),
                name=author.name,
                **self.facts,
            )

    async def _reach_the_superior(self, session: AsyncSession, author: Staff) -> None:
        reader = await reader_of(session, author, self.kind)
        if reader:
            await notify(
                session, reader, CARD, about=self.about, dedupe=f"{self.about}:{reader.id}"
            )


@cache
def _of() -> Select[Report]:
    """Built once: every form that is opened or sent asks for it."""
    whose, kind = Report.author_id == bindparam("author"), Report.kind == bindparam("kind")
    return select(Report).where(whose, kind, Report.day == bindparam("day"))


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
    work: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    filed_at: Mapped[datetime]


def facts_of(day: date, kind: ReportKind) -> dict[str, Any]:
    """A kind of report and its period, for a sentence; `of` tells the kinds apart."""
    return {"kind": kind, "of": kind.value, "period": kind.said(day)}


async def day_to_report(
    session: AsyncSession,
    author: Staff,
    said_at: datetime,
    kind: ReportKind = ReportKind.DAILY,
) -> date:
    """The days somebody means who says just "report": the first of them (4.1–4.3).

    Those before as long as their report is missing: of a day until the work of today begins, for
    then it is due; of a week or a month until half of this one is over, for this one's report
    is hardly written before. Somebody who was on leave all that time owes none of it (3.6), and
    a week of holidays is passed over: the one before is due after it.
    """
    today = calendar.business_day(said_at)
    now = kind.first_of(today)
    if kind is ReportKind.DAILY:
        begins = await calendar.work_begins(session, today)
        is_too_late = begins is not None and said_at >= begins
        before = await calendar.last_working_day(session, today)
    else:
        is_too_late = today > kind.half_of(now)
        before = kind.first_of(await calendar.last_working_day(session, now))
    if is_too_late or await Report.standing(session, author.id, before, kind):
        return now
    return before if await is_expected(session, author, before, kind) else now
