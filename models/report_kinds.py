"""Kinds of report: of a day, of a week and of a month, and which days each is of (4.1–4.3)."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.periods import Period
from models.planning import monday_of
from models.policy import Weekday
from models.policy_values import Approver
from models.positions import Position
from models.spans import Span

WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)


class ReportKind(enum.StrEnum):
    """A report of a week or a month is kept on its first day: that is its `day` everywhere."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"

    # Which days

    def first_of(self, day: date) -> date:
        """The first day of the period that a day lies in."""
        match self:
            case ReportKind.DAILY:
                return day
            case ReportKind.WEEKLY:
                return monday_of(day)
            case ReportKind.MONTHLY:
                return day.replace(day=1)

    def last_of(self, first: date) -> date:
        return self.after(first) - A_DAY

    def after(self, first: date) -> date:
        """The first day of the next period; of the calendar's last one, its last day."""
        match self:
            case ReportKind.DAILY:
                last = first
            case ReportKind.WEEKLY:
                last = min(first, date.max - WEEK) + WEEK - A_DAY
            case ReportKind.MONTHLY:
                last = Period.month_of(first).last
        return min(last, date.max - A_DAY) + A_DAY

    def before(self, first: date) -> date:
        """The first day of the period before."""
        return self.first_of(first - A_DAY)

    def half_of(self, first: date) -> date:
        """The last day of the period's first half."""
        return first + (self.last_of(first) - first) // 2

    def said(self, first: date) -> date | Span | Period:
        """The period as a sentence mentions it."""
        match self:
            case ReportKind.DAILY:
                return first
            case ReportKind.WEEKLY:
                return Span(first, self.last_of(first))
            case ReportKind.MONTHLY:
                return Period.month_of(first)

    # How its messages are called

    @property
    def reminder(self) -> str:
        return "report-reminder" if self is ReportKind.DAILY else f"{self}-reminder"

    @property
    def digest(self) -> str:
        return "report-digest" if self is ReportKind.DAILY else f"{self}-digest"

    # What company.toml says of it

    @property
    def written_by(self) -> tuple[Position, ...]:
        rules = policy.current().reports
        match self:
            case ReportKind.DAILY:
                return rules.daily_by
            case ReportKind.WEEKLY:
                return rules.weekly_by
            case ReportKind.MONTHLY:
                return rules.monthly_by

    @property
    def read_by(self) -> Approver:
        rules = policy.current().reports
        match self:
            case ReportKind.DAILY:
                return rules.daily_to
            case ReportKind.WEEKLY:
                return rules.weekly_to
            case ReportKind.MONTHLY:
                return rules.monthly_to

    async def due_at(self, session: AsyncSession, first: date) -> datetime:
        """When the report of a period is due: of a day before the next work begins, or as much later
        as the company grants (4.1); of a week and a month on the working day that company.toml names.
        """
        rules = policy.current().reports
        match self:
            case ReportKind.DAILY:
                return await calendar.next_work_begins(session, first) + rules.daily_grace
            case ReportKind.WEEKLY:
                day = _weekday_of(first, rules.weekly_due_on)
                if not await calendar.is_working_day(session, day):
                    day = await calendar.next_working_day(session, day)
                o_clock = rules.weekly_due_at
            case ReportKind.MONTHLY:
                day = self.last_of(first)
                for _ in range(rules.monthly_due_working_day):
                    day = await calendar.next_working_day(session, day)
                o_clock = rules.monthly_due_at
        return datetime.combine(day, o_clock, tzinfo=calendar.zone())


OF_PERIODS = (ReportKind.WEEKLY, ReportKind.MONTHLY)


def _weekday_of(monday: date, due_on: Weekday) -> date:
    """From Thursday to Sunday it is a day of the week itself, else of the next."""
    day = monday + timedelta(days=due_on.number)
    return day if due_on.number >= Weekday.THURSDAY.number else day + WEEK
