"""From customers to money: how many of somebody's customers came how far, as a funnel (16.1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

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
from handlers.pace_words import today
from models import charts, figures
from models.facts import term
from models.lists_as_sheets import Heading, Holds
from models.periods import Period

STAGES = (
    "figures-stage-owned",
    "figures-stage-visited",
    "figures-stage-ordered",
    "figures-stage-paid",
)


async def of_stages(view: View, period: Period) -> Sequence[Answer]:
    people = await view.reader.branch(view.session)
    found = await figures.funnel(view.session, people, period)
    if not found.owned:
        return []
    title = title_of(view, Figure.FUNNEL, period)
    names = [view.t(key) for key in STAGES]
    stages = found.stages
    lines = [
        view.t("figures-stage", name=name, number=number, share=percent_of(number, found.owned))
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
        (texts.plain(name), number, share_of(number, found.owned))
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
