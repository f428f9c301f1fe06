"""Oneself: who I am here, what I have reached, and what I have at hand (4.4, 15.2)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.panels import Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.pace_words import PERIOD, pace_buttons, pace_lines, period_of, periods_row, today
from handlers.receivables import mine_in_words
from handlers.report_cards import report_button
from models.periods import Period
from models.reports import Report
from models.staff import Role

router = Router()

LATEST = 7  # reports shown


@router.command("me", role=Role.MEMBER)
async def show_me(turn: Turn, words: str = "") -> None:
    """`/me`, 我的: this month's pace, and the way to what else is mine."""
    turn.show(await me_panel(turn.view, Period.month_of(today())))


@router.button(r"menu:me", role=Role.MEMBER)
async def me_from_the_menu(turn: Turn) -> None:
    await show_me(turn)


@router.button(rf"me:{PERIOD}", role=Role.MEMBER)
async def show_a_period(turn: Turn, said: str) -> None:
    await turn.change(await me_panel(turn.view, period_of(said)))


async def me_panel(view: View, period: Period) -> Panel:
    """Who I am, to whom I answer, how I stand in the period; my receivables, leave, attendance and
    latest reports."""
    me, session = view.reader, view.session
    who = [view.t("team-person", name=me.name, position=me.position)]
    if superior := await me.answers_to(session):
        who.append(view.t("team-answers-to", name=superior.name))
    parts, rows = [who], list[Sequence[Button]]()
    if me.may(Role.SELLER):
        parts += [await pace_lines(view, me, period), await mine_in_words(view)]
        rows.append(periods_row(period, "me"))
        targets = button("pace-targets", f"target:{period}")
        rows.append([*await pace_buttons(session, me, period), targets])
    rows.append([button("team-leave", "leave:mine"), button("team-attendance", "attendance")])
    if me.may(Role.SELLER):
        rows.append([button("team-receivables", f"receivables:of:{me.id}")])
    rows += [[report_button(report)] for report in await Report.latest_of(session, me.id, LATEST)]
    html = Markup("\n\n").join(Markup("\n").join(lines) for lines in parts if lines)
    return Panel(html, rows)
