"""Figures: a question is tapped, and a picture comes with the table behind it (16.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Document, Panel, Picture, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.figure_answers import Answer, Figure, title_of, whose_of
from handlers.figures_compared import answer_about, who_is_compared
from handlers.figures_of_months import of_months
from handlers.figures_of_parts import of_parts
from handlers.figures_of_stages import of_stages
from handlers.pace_words import PERIOD, period_of, periods_row, today
from handlers.sheets import a_list, sheet_button
from handlers.sheets import title as name_of_the_sheet
from models import figures
from models.errors import Refused
from models.facts import term
from models.lists_as_sheets import Listed
from models.periods import Period
from models.staff import Role

router = Router()

PICTURE = "figures-picture"
FIGURE = rf"({'|'.join(Figure)})"


@router.command("figures", role=Role.SELLER)
async def show_the_questions(turn: Turn, words: str = "") -> None:
    """`/figures`, 图表: what can be seen of this month, one tap each."""
    turn.show(panel_of(turn.view, Period.month_of(today())))


@router.button(r"figures", role=Role.SELLER)
async def show_from_a_button(turn: Turn) -> None:
    await show_the_questions(turn)


@router.button(rf"figures:{PERIOD}", role=Role.SELLER)
async def show_a_period(turn: Turn, said: str) -> None:
    await turn.change(panel_of(turn.view, period_of(said)))


def panel_of(view: View, period: Period) -> Panel:
    """The questions that this person may ask; below, of which days."""
    asked = [
        button(f"{term(one)}.question", f"figures:{one}:{period}")
        for one in Figure
        if one is not Figure.PEOPLE or view.reader.may(Role.LEADER)
    ]
    html = view.t("figures-which", whose=whose_of(view), period=period)
    return Panel(html, [*in_pairs(asked), periods_row(period, "figures")])


@router.button(rf"figures:{FIGURE}:{PERIOD}(?::([A-Z]{{3}}))?", role=Role.SELLER)
async def bring_a_picture(turn: Turn, asked: str, said: str, currency: str | None) -> None:
    """Made when it is sent: a turn would have everybody wait for the sums of a large company."""
    figure, period = Figure(asked), period_of(said)
    if figure is Figure.PEOPLE and not turn.me.may(Role.LEADER):
        raise Refused("not-for-you")
    if figure is Figure.COMPARED and turn.me.may(Role.LEADER):
        await turn.change(await people_panel(turn.view, period))
        return
    facts: dict[str, Any] = {"figure": figure.value, "period": str(period)}
    if currency:
        facts["currency"] = currency
    await _bring(turn, facts)


@router.button(rf"figures:compared:{PERIOD}:of:([0-9]{{1,18}})", role=Role.LEADER)
async def bring_somebody_compared(turn: Turn, said: str, person_id: str) -> None:
    period = period_of(said)
    facts = {"figure": Figure.COMPARED.value, "period": str(period), "person": int(person_id)}
    await _bring(turn, facts)


async def _bring(turn: Turn, facts: dict[str, Any]) -> None:
    """Who may not be compared is told at once; that is known from a few people's figures."""
    if facts["figure"] == Figure.COMPARED:
        await answer_now(turn.view, facts)
    await turn.bring_document(PICTURE, **facts)
    turn.hint("figures-coming")


# Whom to compare


@router.button(rf"figures:compared:{PERIOD}:people:([0-9]{{1,4}})", role=Role.LEADER)
async def turn_to_people(turn: Turn, said: str, page: str) -> None:
    await turn.change(await people_panel(turn.view, period_of(said), int(page)))


async def people_panel(view: View, period: Period, page: int = 0) -> Panel:
    """Whoever sells below the reader, each a button."""
    people = await who_is_compared(view)
    data = f"figures:compared:{period}"
    shown, leaves = turn_pages(people, page, f"{data}:people")
    rows: list[Sequence[Button]] = list(
        in_pairs([named(texts.shield(one.name), f"{data}:of:{one.id}") for one in shown])
    )
    key = "figures-whom" if people else "figures-nobody"
    back = [button("figures-back", f"figures:{period}")]
    return Panel(view.t(key, period=period), [*rows, leaves, back])


# What comes


@router.document(PICTURE)
async def picture(view: View) -> Document | Markup | None:
    """Of what the reader sees when it is sent (1.3), or the sentence that there is nothing to draw."""
    try:
        answer = await answer_now(view, view.facts)
    except Refused:
        return None
    if answer is None:
        figure, period = Figure(view.facts["figure"]), Period.read(view.facts["period"])
        return view.t("figures-nothing", title=title_of(view, figure, period))
    more = view.t("figures-more")
    lines = texts.as_many_as_fit(answer.lines, [answer.head, answer.foot, more], texts.A_CAPTION)
    rest = [more] if len(lines) < len(answer.lines) else []
    foot = [answer.foot] if answer.foot else []
    caption = Markup("\n").join([answer.head, *lines, *rest, *foot])
    return Picture("figures.png", answer.draw, caption, rows=rows_below(view, answer))


async def answer_now(view: View, facts: Any) -> Answer | None:
    """Refused where it is not the reader's."""
    if not view.reader.may(Role.SELLER):
        raise Refused("not-for-you")
    figure, period = Figure(facts["figure"]), Period.read(facts["period"])
    if figure is Figure.COMPARED:
        return await answer_about(view, facts.get("person"), period)
    found = await answers_to(view, figure, period)
    wanted = facts.get("currency")
    return next((one for one in found if wanted in (None, one.currency)), None)


async def answers_to(view: View, figure: Figure, period: Period) -> Sequence[Answer]:
    """One for each currency, the company's first; none where there is nothing to draw."""
    session, reader = view.session, view.reader
    match figure:
        case Figure.TURNOVER:
            return await of_months(view, period.year)
        case Figure.PEOPLE:
            if not reader.may(Role.LEADER):
                raise Refused("not-for-you")
            return of_parts(view, figure, period, await figures.by_person(session, reader, period))
        case Figure.CUSTOMERS:
            found = await figures.by_customer(session, reader, period)
            return of_parts(view, figure, period, found)
        case Figure.PRODUCTS:
            return of_parts(view, figure, period, await figures.by_product(session, reader, period))
        case Figure.FUNNEL:
            return await of_stages(view, period)
        case Figure.COMPARED:
            raise ValueError("it is about somebody")


def rows_below(view: View, answer: Answer) -> list[list[Button]]:
    """The same in the other currencies, and the whole table."""
    figure, period = answer.figure, answer.period
    each = [
        button("figures-in", f"figures:{figure}:{period}:{code}", currency=code)
        for code in answer.others
    ]
    if figure is Figure.COMPARED:
        return []
    return [*in_pairs(each), [sheet_button("figures", figure, period)]]


@a_list("figures", role=Role.SELLER, chosen=rf"{FIGURE}:{PERIOD}")
async def table(view: View, at_most: int, asked: str, said: str) -> Listed:
    """The whole table behind a picture, of every currency."""
    figure, period = Figure(asked), period_of(said)
    title = name_of_the_sheet(title_of(view, figure, period))
    if figure is Figure.COMPARED:
        raise Refused("button-out-of-date")
    found = await answers_to(view, figure, period)
    headings = found[0].headings if found else ()
    return Listed(title, headings, [row for one in found for row in one.rows][:at_most])
