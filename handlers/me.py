"""Oneself: who I am here, what I have reached, and what I have at hand (4.4, 15.2)."""

from __future__ import annotations

from markupsafe import Markup

from bot.panels import Panel, button
from bot.router import Router
from bot.turn import Turn
from handlers.receivables import mine_in_words
from models.reports import Report
from models.staff import Role

router = Router()

LATEST = 7  # reports shown


@router.command("me", role=Role.MEMBER)
async def show_me(turn: Turn, words: str = "") -> None:
    """Who I am here, to whom I answer, my receivables, leave, attendance and latest reports."""
    superior = await turn.me.answers_to(turn.session)
    lines = [turn.t("team-person", name=turn.me.name, position=turn.me.position)]
    if superior:
        lines.append(turn.t("team-answers-to", name=superior.name))
    rows = [
        [button("team-report", f"report:{report.id}:open", day=report.day)]
        for report in await Report.latest_of(turn.session, turn.me.id, LATEST)
    ]
    if turn.me.may(Role.SELLER):
        lines += await mine_in_words(turn.view)
        rows.insert(0, [button("team-receivables", f"receivables:of:{turn.me.id}")])
    rows.insert(0, [button("team-leave", "leave:mine"), button("team-attendance", "attendance")])
    turn.show(Panel(Markup("\n").join(lines), rows))


@router.button(r"menu:me", role=Role.MEMBER)
async def me_from_the_menu(turn: Turn) -> None:
    await show_me(turn)
