"""The ranking of a team as a sheet: all pages of it, to the last cent (15.2, 16.1)."""

from __future__ import annotations

from collections.abc import Sequence

from moneyed import Money

from bot import texts
from bot.panels import View
from handlers.sheets import ID, a_list, title
from handlers.team_ranking import LOOK, Look, besides, leader_of, title_of
from models.lists_as_sheets import Heading, Holds, Listed, Row, money
from models.staff import Role
from models.team_figures import Ranked, Ranking, amounts_of, ranking

WHO = (Heading("list-rank", Holds.NUMBER), Heading("list-person"), Heading("list-position"))
OF_MONEY = (
    money("list-reached"),
    money("list-target"),
    Heading("list-share", Holds.PERCENT),
    money("list-forecast"),
)
COUNTED = (
    Heading("list-reached-number", Holds.NUMBER, is_summed=True),
    Heading("list-target-number", Holds.NUMBER, is_summed=True),
    Heading("list-share", Holds.PERCENT),
    Heading("list-forecast-number", Holds.NUMBER),
)
BESIDES = Heading("list-besides")


@a_list("ranking", role=Role.LEADER, chosen=rf"{ID}:{LOOK}")
async def ranked(view: View, at_most: int, leader_id: str, measure: str, period: str) -> Listed:
    """As `/team` shows it, of whom the reader leads."""
    leader, look = await leader_of(view, int(leader_id)), Look.read(measure, period)
    found = await ranking(view.session, leader, look.measure, look.period)
    called = view.t(
        "team-picture-title",
        title=title_of(view, leader),
        measure=look.measure,
        period=look.period,
    )
    rows = [row(view, number, one) for number, one in enumerate(found.rows[:at_most], 1)]
    rows += beside_the_rows(view, found)
    headings = [*WHO, *(OF_MONEY if look.measure.is_money else COUNTED), BESIDES]
    if not any(one[-1] for one in rows):  # nothing in other currencies
        headings, rows = headings[:-1], [one[:-1] for one in rows]
    return Listed(title(called), headings, rows)


def row(view: View, number: int, one: Ranked) -> Row:
    """Of who sells nothing the name alone; what is in other currencies than the target's in words."""
    name, position, pace = one.person.name, one.person.position, one.pace
    if not one.has_figures:
        return (None, name, position, *[None] * 5)
    reached, *others = one.amounts
    target: Money | int | None = None
    forecast: Money | int | None = None
    if pace:
        reached, others = pace.amount(pace.achieved), besides(one)
        target = pace.amount(pace.target)
        forecast = None if pace.forecast is None else pace.amount(pace.forecast)
    return (
        number,
        name,
        position,
        reached,
        target,
        one.percent if pace else None,
        forecast,
        in_words(view, others),
    )


def beside_the_rows(view: View, found: Ranking) -> list[Row]:
    """The leader's own, and that of who came or left: with them the total is the team's."""
    leader = found.team.person
    rows: list[Row] = []
    for name, position, sums in (
        (leader.name, leader.position, found.own),
        (texts.plain(view.t("list-moved")), None, found.moved),
    ):
        first, *others = amounts_of(found.measure, sums)
        if first:
            rows.append((None, name, position, first, *[None] * 3, in_words(view, others)))
    return rows


def in_words(view: View, amounts: Sequence[Money | int]) -> str | None:
    """Money of other currencies."""
    said = [texts.money(view.reader.speaks, one) for one in amounts if isinstance(one, Money)]
    return ", ".join(said) or None
