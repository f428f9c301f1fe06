"""How an answer in figures looks: the picture, the lines below it, and the table as a whole (16.1)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import View
from handlers.pace_words import in_full, in_short, today
from models import charts, figures, policy
from models.charts import CALM, HUES, Row, Series
from models.earnings import Measure
from models.facts import Term, term
from models.figures import Part, Parts
from models.lists_as_sheets import Heading, Holds, money
from models.lists_as_sheets import Row as SheetRow
from models.money import from_minor_units
from models.periods import Period
from models.staff import Role
from models.target_setting import is_at_the_top
from models.targets import COMPANY, Target, Who, targets_in

BARS, SLICES = 15, 6  # and one for all others
NAME_TAKES = 40  # UTF-16 units of a line
BEFORE = "#9A9A9A"  # the year before: paler than this one, and told from it without colours


class Figure(enum.StrEnum):
    TURNOVER = "turnover"
    PEOPLE = "people"
    CUSTOMERS = "customers"
    PRODUCTS = "products"
    FUNNEL = "funnel"
    COMPARED = "compared"


@dataclass(frozen=True)
class Answer:
    """A picture of one currency, or of numbers, and what stands behind it."""

    figure: Figure
    period: Period
    draw: Callable[[], bytes]
    head: Markup
    lines: Sequence[Markup]
    foot: Markup
    headings: Sequence[Heading] = ()
    rows: Sequence[SheetRow] = ()
    currency: str | None = None
    others: Sequence[str] = ()
    """Currencies of which there is a picture too."""


def whose_of(view: View) -> Term:
    """Whose figures somebody sees: of who leads, the team's."""
    return Term("figures-of-team" if view.reader.may(Role.LEADER) else "figures-of-mine")


def title_of(view: View, figure: Figure, period: Period) -> Markup:
    """Turnover is of a whole year, whatever period was looked at."""
    if figure is Figure.TURNOVER:
        period = Period(period.year)
    return view.t("figures-title", figure=figure, whose=whose_of(view), period=period)


def on_the_picture(view: View, figure: Figure, period: Period) -> str:
    """Shorter than `title_of`: whose it is stands below."""
    return texts.plain(view.t("figures-picture-title", figure=figure, period=period))


async def answers_to(view: View, figure: Figure, period: Period) -> Sequence[Answer]:
    """One for each currency, the company's first; none where there is nothing to draw."""
    session, reader = view.session, view.reader
    match figure:
        case Figure.TURNOVER:
            return await _by_month(view, period.year)
        case Figure.PEOPLE:
            if not reader.may(Role.LEADER):
                return []
            return _of_parts(view, figure, period, await figures.by_person(session, reader, period))
        case Figure.CUSTOMERS:
            found = await figures.by_customer(session, reader, period)
            return _of_parts(view, figure, period, found)
        case Figure.PRODUCTS:
            return _of_parts(
                view, figure, period, await figures.by_product(session, reader, period)
            )
        case Figure.FUNNEL:
            return await _funnel(view, period)
        case Figure.COMPARED:
            raise ValueError("it is about somebody")


# Parts of the whole


def _of_parts(view: View, figure: Figure, period: Period, found: Parts) -> Sequence[Answer]:
    return [
        _of_currency(
            view, figure, period, currency, parts, [one for one in found if one != currency]
        )
        for currency, parts in found.items()
    ]


def _of_currency(
    view: View,
    figure: Figure,
    period: Period,
    currency: str,
    parts: Sequence[Part],
    others: Sequence[str],
) -> Answer:
    def amount(units: int) -> Money:
        return from_minor_units(units, currency)

    total = sum(part.units for part in parts)
    nobody = texts.plain(view.t("figures-not-yours-now"))
    rows = [Row(part.name or nobody, (amount(part.units).amount,)) for part in parts]
    title = title_of(view, figure, period)
    note = texts.plain(
        view.t(
            "figures-note",
            whose=whose_of(view),
            total=in_full(view, amount(total)),
            number=len(parts),
            day=today(),
        )
    )
    is_pie = figure is Figure.PRODUCTS and all(part.units > 0 for part in parts)
    paint = _pie if is_pie else _bars
    lines = [
        view.t(
            "figures-line",
            number=number,
            name=texts.clip(part.name or nobody, NAME_TAKES),
            amount=in_full(view, amount(part.units)),
            share=_percent(part.units, total),
        )
        for number, part in enumerate(parts, 1)
    ]
    foot = [view.t("figures-foot-products")] if figure is Figure.PRODUCTS else []
    if others:
        foot.append(view.t("figures-also", currencies=tuple(others)))
    return Answer(
        figure,
        period,
        paint(view, on_the_picture(view, figure, period), note, rows, currency),
        view.t("figures-head", title=title, total=in_full(view, amount(total))),
        lines,
        Markup("\n").join(foot),
        [Heading(f"{term(figure)}.heading"), money("figures-turnover"), SHARE],
        [(part.name or nobody, amount(part.units), _share(part.units, total)) for part in parts],
        currency,
        others,
    )


SHARE = Heading("figures-share", Holds.PERCENT)


def _share(units: int, of: int) -> Decimal | None:
    """In percent, to a tenth; None where shares say nothing."""
    if of <= 0 or units < 0:
        return None
    return round(Decimal(100 * units) / of, 1)


def _percent(units: int, of: int) -> str:
    share = _share(units, of)
    return "none" if share is None else f"{share}%"


def _bars(
    view: View, title: str, note: str, rows: Sequence[Row], currency: str
) -> Callable[[], bytes]:
    top, rest = charts.top_and_rest(rows, BARS, partial(_others, view))
    shown = [*top, *([rest] if rest else [])]
    language = view.reader.speaks
    ends = [texts.money(language, Money(row.values[0], currency)) for row in shown]
    values = [row.values[0] for row in shown]
    series = [Series(texts.plain(view.t("figures-turnover")), values, CALM)]
    return partial(
        charts.bars,
        title,
        note,
        [row.name for row in shown],
        ends,
        series,
        texts.in_short(language, currency),
        language,
    )


def _pie(
    view: View, title: str, note: str, rows: Sequence[Row], currency: str
) -> Callable[[], bytes]:
    top, rest = charts.top_and_rest(rows, SLICES, partial(_others, view))
    if len(top) > SLICES:  # a single other one is shown by its name, in grey
        rest = top.pop()
    language = view.reader.speaks
    return partial(
        charts.pie,
        title,
        note,
        [row.name for row in top],
        [row.values[0] for row in top],
        texts.in_short(language, currency),
        language,
        rest=rest,
    )


def _others(view: View, number: int) -> str:
    return texts.plain(view.t("figures-others", number=number))


# By month


async def _by_month(view: View, year: int) -> Sequence[Answer]:
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
    over = begun if year < day.year else begun - 1  # months that can be compared as a whole
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


# From customers to money


STAGES = (
    "figures-stage-owned",
    "figures-stage-visited",
    "figures-stage-ordered",
    "figures-stage-paid",
)


async def _funnel(view: View, period: Period) -> Sequence[Answer]:
    people = await view.reader.branch(view.session)
    found = await figures.funnel(view.session, people, period)
    if not found.owned:
        return []
    title = title_of(view, Figure.FUNNEL, period)
    names = [view.t(key) for key in STAGES]
    stages = found.stages
    lines = [
        view.t("figures-stage", name=name, number=number, share=_percent(number, found.owned))
        for name, number in zip(names, stages, strict=True)
    ]
    language = view.reader.speaks
    draw = partial(
        charts.funnel,
        on_the_picture(view, Figure.FUNNEL, period),
        texts.plain(view.t("figures-funnel-note", whose=whose_of(view), day=today())),
        [texts.plain(name) for name in names],
        stages,
        texts.in_short(language),
        language,
    )
    rows = [
        (texts.plain(name), number, _share(number, found.owned))
        for name, number in zip(names, stages, strict=True)
    ]
    headings = [
        Heading(f"{term(Figure.FUNNEL)}.heading"),
        Heading("figures-number-of-customers", Holds.NUMBER),
        SHARE,
    ]
    head = view.t("figures-funnel-head", title=title)
    foot = view.t("figures-foot-funnel")
    return [Answer(Figure.FUNNEL, period, draw, head, lines, foot, headings, rows)]
