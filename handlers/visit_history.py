"""The visits of a customer, a page at a time: who was there, how near, and what came of it (6.1)."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, button
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models.customers import Customer
from models.language import Language
from models.staff import Role, Staff
from models.visits import Visit, Whether

router = Router()

A_PAGE = 8
OUTCOME_TAKES = 80  # UTF-16 units of each


@router.button(r"visit:of:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.SELLER)
async def list_visits(turn: Turn, customer_id: str, page: str | None) -> None:
    """A customer's history, a page at a time; turning the page stays in the message."""
    customer = await Customer.of(turn.session, turn.me, int(customer_id))
    at = int(page or 0)
    visits = await Visit.of_customer(turn.session, customer.id, A_PAGE + 1, after=at * A_PAGE)
    key = "visit-history" if visits else "visit-history-none"
    rows: list[list[Button]] = [
        [button("visit-line", visit.about, **await facts_of(turn, visit))]
        for visit in visits[:A_PAGE]
    ]
    turning = [button("visit-later", f"visit:of:{customer.id}:{at - 1}")] if at else []
    if len(visits) > A_PAGE:
        turning.append(button("visit-earlier", f"visit:of:{customer.id}:{at + 1}"))
    lines = [await at_a_glance(turn, visit) for visit in visits[:A_PAGE]]
    said = Markup("\n\n").join([turn.t(key, name=customer.name), *lines])
    to_sheet = [sheet_button("visits-at", customer.id)] if visits else []
    panel = Panel(said, [*rows, turning, to_sheet])
    if page is None:
        turn.show(panel)
    else:
        await turn.change(panel)


async def at_a_glance(turn: Turn, visit: Visit) -> Markup:
    """When, who and what for, how far away, and the beginning of what came of it."""
    said = [turn.t("visit-line", **await facts_of(turn, visit)), away_mark(turn.language, visit)]
    line = Markup(" · ").join(each for each in said if each)
    outcome = texts.clip(" ".join((visit.outcome or "").split()), OUTCOME_TAKES)
    return Markup("{}\n{}").format(line, texts.shield(outcome)) if outcome else line


async def facts_of(turn: Turn, visit: Visit) -> dict[str, Any]:
    author = await turn.session.get_one(Staff, visit.author_id)
    return {"day": visit.day, "name": author.name, "purpose": visit.purpose}


def away_mark(language: Language, visit: Visit) -> Markup | None:
    """How far from the customer it was, where that is too far to have been there."""
    if visit.whether_there is not Whether.AWAY:
        return None
    distance = texts.distance(language, visit.metres_away or 0)
    return texts.t(language, "visit-away-mark", distance=distance)
