"""What people, customers or products are of the turnover: bars or a pie, the first and all others (16.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import View
from handlers.figure_answers import (
    SHARE,
    Answer,
    Figure,
    on_the_picture,
    percent_of,
    share_of,
    title_of,
    whose_of,
)
from handlers.pace_words import in_full, today
from models import charts
from models.charts import CALM, Row, Series
from models.facts import term
from models.figures import Part, Parts
from models.lists_as_sheets import Heading, money
from models.money import from_minor_units
from models.periods import Period

BARS, SLICES = 15, 6  # and one for all others
NAME_TAKES = 40  # UTF-16 units of a line


def of_parts(view: View, figure: Figure, period: Period, found: Parts) -> Sequence[Answer]:
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
            of=figure.value,
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
            share=percent_of(part.units, total),
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
        [(part.name or nobody, amount(part.units), share_of(part.units, total)) for part in parts],
        currency,
        others,
    )


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
