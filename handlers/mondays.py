"""The superior's Monday: the team's week in one picture and ten lines, and what to do about it (4.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.days import day_of_the_button
from bot.panels import GREEN, Document, Panel, Picture, Rows, View, button
from bot.router import Router
from bot.turn import Turn
from models import charts
from models.charts import CALM, HUES, Series
from models.charts import Row as Bar
from models.facts import pack
from models.mondays import WEEK, WEEK_IN_WORDS, Row, TeamWeek
from models.pace import whole_percent
from models.period_work import PeriodWork, Sums
from models.report_digest import Digest
from models.report_kinds import ReportKind
from models.spans import Span
from models.staff import Role

router = Router()

BARS = 15  # and one for all others
NAME_TAKES = 20  # UTF-16 units
CURRENCIES = 3  # in one line
MISSED, BESIDES = HUES[5], HUES[2]


@router.document(WEEK)
async def week_in_a_picture(view: View) -> Document | None:
    """The picture with its lines and buttons; None where the reader leads nobody any more."""
    week = await week_of(view)
    if week is None:
        return None
    draw = drawn_visits(view, week) or drawn_sales(view, week)
    return Picture("week.png", draw, lines_of(view, week), rows=deeds(week)) if draw else None


@router.card(WEEK_IN_WORDS)
async def week_in_words(view: View) -> Panel | None:
    """Where there is nothing to draw: the lines alone, or the one that says that nothing was recorded."""
    week = await week_of(view)
    return Panel(lines_of(view, week), deeds(week)) if week else None


async def week_of(view: View) -> TeamWeek | None:
    if not view.reader.may(Role.LEADER):
        return None
    week = await TeamWeek.of(view.session, view.reader, view.facts["week"])
    return week if week.people else None


def deeds(week: TeamWeek) -> Rows:
    """Giving out tasks, and the ways to who stands behind the figures."""
    return [
        [button("task-give", "task:new", style=GREEN), button("tasks-all", "tasks:all")],
        [
            button("monday-reports", f"monday:reports:{week.first}"),
            button("menu-team", "menu:team"),
        ],
    ]


@router.button(r"monday:reports:([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.LEADER)
async def bring_the_reports(turn: Turn, monday: str) -> None:
    """The digest of that week's reports, as it stands now (4.5)."""
    first = ReportKind.WEEKLY.first_of(day_of_the_button(monday))
    if (await Digest.of(turn.session, turn.me, first, ReportKind.WEEKLY)).is_empty:
        turn.say("monday-no-reports", week=span_of(first))
        return
    digest = turn.bring(ReportKind.WEEKLY.digest, None)
    digest.facts = pack({"day": first, "of": ReportKind.WEEKLY.value})


# Ten lines


def lines_of(view: View, week: TeamWeek) -> Markup:
    """At most ten, without those in which there is nothing."""
    head = view.t("monday-title", week=span_of(week.first), people=week.people)
    if week.is_empty:
        return Markup("{}\n{}").format(head, view.t("monday-empty"))
    work = week.work
    found = [
        head,
        visits_line(view, work),
        view.t("monday-planned", done=work.done, planned=work.planned, percent=percent(work))
        if work.planned
        else None,
        view.t("monday-orders", number=work.orders, sums=few(work.ordered))
        if work.orders
        else None,
        money_line(view, work),
        view.t("monday-new", number=work.new_customers) if work.new_customers else None,
        view.t("monday-overdue", sums=few(work.overdue)) if work.overdue else None,
        view.t("monday-leave", days=work.days_of_leave) if work.halves_of_leave else None,
        reports_line(view, week),
        shares_line(view, week),
    ]
    return Markup("\n").join(line for line in found if line)


def visits_line(view: View, work: PeriodWork) -> Markup:
    if not work.visits:
        return view.t("monday-no-visits")
    classes = tuple(f"{one} {number}" for one, number in work.visits.items())
    return view.t("monday-visits", number=work.number_of_visits, classes=classes)


def money_line(view: View, work: PeriodWork) -> Markup | None:
    """Sales, and how much of as much came in; a percentage where both are of one currency."""
    if not work.sales and not work.receipts:
        return None
    same = len(work.sales) == len(work.receipts) == 1
    sold, came = (work.sales[0], work.receipts[0]) if same else (None, None)
    share = None
    if sold and came and sold.currency == came.currency and sold.amount > 0:
        share = round(100 * came.amount / sold.amount)
    return view.t(
        "monday-money",
        sales=few(work.sales) or ("0",),
        receipts=few(work.receipts) or ("0",),
        has=share is not None,
        percent=share or 0,
    )


def reports_line(view: View, week: TeamWeek) -> Markup | None:
    """How many are in; whose are not, the digest says, one tap away."""
    filed, owed = week.reports
    return view.t("monday-reports-filed", filed=filed, owed=owed) if owed else None


def shares_line(view: View, week: TeamWeek) -> Markup | None:
    """Best and weakest by the share of the target: nobody is compared by turnover alone (15.2)."""
    if week.shares is None:
        return None
    percents = week.shares.percents
    (best, most), (weakest, least) = percents[0], percents[-1]
    return view.t(
        "monday-shares" if len(percents) > 1 else "monday-share",
        month=week.shares.month,
        measure=week.shares.measure,
        best=texts.clip(best.name, NAME_TAKES),
        most=most,
        weakest=texts.clip(weakest.name, NAME_TAKES),
        least=least,
    )


def few(sums: Sums) -> tuple[Money | str, ...]:
    return (*sums[:CURRENCIES], "…") if len(sums) > CURRENCIES else sums


def percent(work: PeriodWork) -> int:
    return whole_percent(Decimal(100 * work.done) / work.planned)


def span_of(first: date) -> Span:
    return Span(first, ReportKind.WEEKLY.last_of(first))


# The picture


def drawn_visits(view: View, week: TeamWeek) -> Callable[[], bytes] | None:
    """For each directly below, with all of theirs: visited as planned, besides, and not visited."""
    bars = [Bar(name_of(view, row), visited(row.work)) for row in week.rows]
    if not any(any(bar.values) for bar in bars):
        return None
    shown = most_first(view, bars)
    series = [
        Series(texts.plain(view.t(key)), [bar.values[at] for bar in shown], colour)
        for at, (key, colour) in enumerate(
            [
                ("monday-as-planned", CALM),
                ("monday-besides" if week.work.planned else "measure-visits", BESIDES),
                ("monday-not-visited", MISSED),
            ]
        )
        if any(bar.values[at] for bar in shown)
    ]
    ends = [
        texts.plain(
            view.t(
                "monday-bar",
                visits=bar.values[0] + bar.values[1],
                done=bar.values[0],
                planned=bar.values[0] + bar.values[2],
            )
        )
        for bar in shown
    ]
    return drawn(view, week, "monday-picture-visits", "monday-picture-note", shown, ends, series)


def drawn_sales(view: View, week: TeamWeek) -> Callable[[], bytes] | None:
    """Where nobody planned or visited: what was sold, in the currency in which most is."""
    if not week.work.sales:
        return None
    currency = max(week.work.sales, key=lambda one: one.amount).currency.code
    bars = [
        Bar(
            name_of(view, row),
            (sum(one.amount for one in row.work.sales if one.currency.code == currency),),
        )
        for row in week.rows
    ]
    shown = most_first(view, bars)
    name = texts.plain(view.t("monday-sold"))
    series = [Series(name, [bar.values[0] for bar in shown], CALM)]
    ends = [texts.money(view.reader.speaks, Money(bar.values[0], currency)) for bar in shown]
    return drawn(
        view,
        week,
        "monday-picture-sales",
        "monday-picture-note-sales",
        shown,
        ends,
        series,
        currency,
    )


def drawn(
    view: View,
    week: TeamWeek,
    title: str,
    note: str,
    bars: Sequence[Bar],
    ends: Sequence[str],
    series: Sequence[Series],
    currency: str | None = None,
) -> Callable[[], bytes]:
    language, planned = view.reader.speaks, bool(week.work.planned)
    return partial(
        charts.bars,
        texts.plain(view.t(title)),
        texts.plain(view.t(note, week=span_of(week.first), people=week.people, has_plans=planned)),
        [bar.name for bar in bars],
        ends,
        series,
        texts.in_short(language, currency),
        language,
    )


def visited(work: PeriodWork) -> tuple[int, int, int]:
    """As planned, besides, and planned but not visited."""
    return work.done, max(work.number_of_visits - work.done, 0), work.planned - work.done


def name_of(view: View, row: Row) -> str:
    if row.people <= 1:
        return row.person.name
    return texts.plain(view.t("monday-team-of", name=row.person.name, people=row.people))


def most_first(view: View, bars: Sequence[Bar]) -> list[Bar]:
    """The first of them, and what the others have on average: their sum would dwarf every bar."""
    top, rest = charts.top_and_rest(
        bars, BARS, lambda number: texts.plain(view.t("monday-others", number=number))
    )
    if rest is None:
        return top
    others = len(bars) - len(top)
    return [*top, Bar(rest.name, tuple(round(Decimal(each) / others, 1) for each in rest.values))]
