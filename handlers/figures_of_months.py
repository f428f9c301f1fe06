"""Turnover by month: this year beside the last, with the targets (16.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import View
from handlers.figure_answers import Answer, Figure, on_the_picture, title_of, whose_of
from handlers.pace_words import in_full, in_short, today
from models import charts, figures, policy
from models.charts import HUES, Series
from models.earnings import Measure
from models.lists_as_sheets import Heading, Holds, money
from models.money import from_minor_units
from models.periods import Period
from models.staff import Role
from models.target_setting import is_at_the_top
from models.targets import COMPANY, Target, Who, targets_in

BEFORE = "#9A9A9A"  # the year before: paler than this one, and told from it without colours


async def of_months(view: View, year: int) -> Sequence[Answer]:
    """This year beside the last one, with the targets of the months."""
    session, reader = view.session, view.reader
    now = await figures.by_month(session, reader, year)
    before = await figures.by_month(session, reader, year - 1)
    aims = await _targets(view, year)
    own = policy.current().company.currency
    codes = sorted({*now, *before}, key=lambda code: (code != own, code))
    return [
        _months_of(
            view,
            year,
            code,
            now.get(code, [0] * 12),
            before.get(code, [0] * 12),
            {month: one.units for month, one in aims.items() if one.currency == code},
            [one for one in codes if one != code],
        )
        for code in codes
        if any(now.get(code, ())) or any(before.get(code, ()))
    ]


async def _targets(view: View, year: int) -> Mapping[int, Target]:
    """By month: one's own, of who leads the team's; at the top the company's."""
    me = view.reader
    ways = [Who.person(me.id)]
    if me.may(Role.LEADER):
        ways = [Who.team(me.id)]
        if await is_at_the_top(view.session, me):
            ways.append(COMPANY)
    months = [part for quarter in Period(year).parts() for part in quarter.parts()]
    found: dict[int, Target] = {}
    for one in await targets_in(view.session, *months):
        if one.measure is Measure.SALES and one.who in ways:
            month = Period.read(one.period).month
            if month not in found or one.who == ways[0]:
                found[month] = one
    return found


def _months_of(
    view: View,
    year: int,
    currency: str,
    now: Sequence[int],
    before: Sequence[int],
    aims: Mapping[int, int],
    others: Sequence[str],
) -> Answer:
    def amount(units: int) -> Money:
        return from_minor_units(units, currency)

    language, day = view.reader.speaks, today()
    begun = 12 if year < day.year else day.month if year == day.year else 0
    over = begun if year < day.year else max(begun - 1, 0)  # months to be compared as a whole
    months = [Period(year, month, 1) for month in range(1, 13)]
    labels = [texts.month_in_short(language, one.first) for one in months]
    title = title_of(view, Figure.TURNOVER, Period(year))
    total, growth = sum(now), _growth(sum(now[:over]), sum(before[:over]))
    grown = {
        "growth": growth,
        "until": labels[over - 1] if over > 0 else "",
        "has_growth": bool(growth),
    }
    note = view.t(
        "figures-months-note",
        whose=whose_of(view),
        total=in_short(view, amount(total)),
        day=day,
        **grown,
    )
    lines = [
        view.t(
            "figures-month-line",
            month=labels[at],
            amount=in_full(view, amount(now[at])),
            before=in_full(view, amount(before[at])),
            growth=_growth(now[at], before[at]) if at < over else "",
            has_growth=at < over and bool(_growth(now[at], before[at])),
            target=in_full(view, amount(aims.get(at + 1, 0))),
            has_target=at + 1 in aims,
        )
        for at in reversed(range(begun))
        if now[at] or before[at] or at + 1 in aims
    ]
    target = None
    if aims:
        name = texts.plain(view.t("list-target"))
        each = [amount(aims[month]).amount if month in aims else None for month in range(1, 13)]
        target = Series(name, each, HUES[5])
    earlier = Series(f"{year - 1}", [amount(units).amount for units in before], BEFORE)
    draw = partial(
        charts.line,
        on_the_picture(view, Figure.TURNOVER, Period(year)),
        texts.plain(note),
        labels,
        [
            *([earlier] if any(before) else []),
            Series(
                f"{year}",
                [amount(units).amount if at < begun else None for at, units in enumerate(now)],
                HUES[0],
            ),
        ],
        texts.in_short(language, currency),
        language,
        target=target,
    )
    rows = [
        (
            one.first,
            amount(now[at]),
            amount(before[at]),
            amount(aims[at + 1]) if at + 1 in aims else None,
        )
        for at, one in enumerate(months)
    ]
    headings = [
        Heading("figures-month", Holds.DAY),
        money("figures-turnover"),
        money("figures-year-before"),
        money("list-target"),
    ]
    foot = view.t("figures-also", currencies=tuple(others)) if others else Markup()
    head = view.t("figures-months-head", title=title, total=in_full(view, amount(total)), **grown)
    return Answer(
        Figure.TURNOVER, Period(year), draw, head, lines, foot, headings, rows, currency, others
    )


def _growth(now: int, before: int) -> str:
    """+12%, -3%; nothing where there is nothing to compare with."""
    if before <= 0:
        return ""
    return f"{round(Decimal(100 * (now - before)) / before):+d}%"
