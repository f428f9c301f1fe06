"""The figures of a week or a month in words, and what its report may start from (4.2–4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import View
from bot.turn import Turn
from handlers.recorded import clipped
from models import calendar
from models.customers import Customer
from models.follow_ups import FollowUp
from models.period_work import PeriodWork, ReportedWork
from models.plans import Plan
from models.policy import CustomerClass
from models.report_kinds import ReportKind
from models.reports import Report
from models.visits import Visit

FIGURES_TAKE = 1000  # UTF-16 units on a card, beside 2900 of answers
BROUGHT_TAKES, LINE_TAKES = 1200, 160  # of what a period brought, and one line of it
AHEAD_TAKES, NAMES_TAKE = 600, 200  # of what is planned next, and whom a day of it names


# The figures


def figures_in_words(view: View, figures: ReportedWork) -> Markup:
    """A line for each kind of work that there was; of somebody with people below then the team's."""
    lines = list(work_in_words(view, figures.own))
    if figures.team:
        lines += [view.t("work-team"), *work_in_words(view, figures.team)]
    while not texts.fits(Markup("\n").join(lines), FIGURES_TAKE):
        lines.pop()
    return Markup("\n").join(lines)


def work_in_words(view: View, work: PeriodWork) -> Iterator[Markup]:
    """What was done, the most telling first; that nothing was recorded is said."""
    if work.is_empty:
        yield view.t("work-nothing")
    if work.visits:
        by_class = {one.value.lower(): work.visits.get(one, 0) for one in CustomerClass}
        yield view.t("work-visits", number=work.number_of_visits, **by_class)
    if work.planned:
        yield view.t("work-planned", planned=work.planned, done=work.done)
    if work.orders:
        yield view.t("work-orders", number=work.orders, amounts=work.ordered)
    if work.sales:
        yield view.t("work-sales", amounts=work.sales)
    if work.receipts:
        yield view.t("work-receipts", amounts=work.receipts)
    if work.new_customers:
        yield view.t("work-new-customers", number=work.new_customers)
    if work.overdue:
        yield view.t("work-overdue", amounts=work.overdue)
    if work.halves_of_leave:
        yield view.t("work-leave", days=work.days_of_leave)


# What the form offers


async def what_it_brought(turn: Turn, kind: ReportKind, first: date) -> str:
    """The results of a month's weeks, or else of the days, as they were reported; where nothing was,
    whom the visits were to and what came of the last."""
    of = [ReportKind.WEEKLY, ReportKind.DAILY] if kind is ReportKind.MONTHLY else [ReportKind.DAILY]
    for part in of:
        if lines := await _reported(turn, part, first, kind.last_of(first)):
            return "\n".join(clipped(lines, BROUGHT_TAKES))
    return "\n".join(clipped(await _visited(turn, first, kind.last_of(first)), BROUGHT_TAKES))


async def _reported(turn: Turn, kind: ReportKind, first: date, last: date) -> Sequence[str]:
    found = await turn.session.scalars(
        select(Report)
        .where(
            Report.author_id == turn.me.id,
            Report.kind == kind,
            Report.day.between(first, last),
            Report.withdrawn_at.is_(None),
        )
        .order_by(Report.day)
    )
    return [
        _line(turn, turn.t("report-part", period=one.kind.said(one.day), words=_told(one)))
        for one in found
    ]


def _told(report: Report) -> str:
    lines = (report.results or report.done).splitlines()
    return " · ".join(" ".join(line.split()) for line in lines if line.strip())


async def _visited(turn: Turn, first: date, last: date) -> Sequence[str]:
    found = await turn.session.execute(
        select(Visit, Customer.name)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.author_id == turn.me.id,
            Visit.day.between(first, last),
            Visit.withdrawn_at.is_(None),
        )
        .order_by(Visit.said_at, Visit.id)
    )
    by_customer: dict[int, list[tuple[Visit, str]]] = {}
    for visit, name in found:
        by_customer.setdefault(visit.customer_id, []).append((visit, name))
    lines: list[str] = []
    for visits in by_customer.values():
        name = visits[0][1] if len(visits) == 1 else f"{visits[0][1]} ×{len(visits)}"
        told = [" ".join(visit.outcome.split()) for visit, _ in visits if visit.outcome]
        said = turn.t("report-next", customer=name, step=told[-1]) if told else name
        lines.append(_line(turn, said))
    return lines


async def what_is_ahead(turn: Turn, kind: ReportKind, first: date) -> str:
    """Of the period after this one: whom the plans of its days name, then who else is due by its end."""
    begins = kind.after(first)
    last = kind.last_of(begins)
    today = calendar.business_day(turn.said_at)
    found = await turn.session.scalars(
        select(Plan)
        .where(Plan.author_id == turn.me.id, Plan.day.between(max(begins, today), last))
        .order_by(Plan.day)
    )
    lines: list[str] = []
    planned: set[int] = set()
    for plan in found.all():  # of days that are planned so far ahead there are few
        if customers := await plan.customers(turn.session):
            planned |= {customer.id for customer in customers}
            names = texts.shortened([customer.name for customer in customers], NAMES_TAKE)
            lines.append(texts.plain(turn.t("report-ahead", day=plan.day, names=names)))
    for follow_up, customer in await FollowUp.open_of(turn.session, turn.me.id, last):
        if customer.id not in planned:
            planned.add(customer.id)
            said = turn.t("report-next", customer=customer.name, step=follow_up.words or "")
            lines.append(_line(turn, said if follow_up.words else customer.name))
    return "\n".join(clipped(lines, AHEAD_TAKES))


def _line(turn: Turn, said: str) -> str:
    return texts.clip(texts.plain(said), LINE_TAKES)
