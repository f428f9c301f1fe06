"""The ranking of a team as a picture: a bar for each of the first, and one for all others (15.2)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import Document, Picture, View
from bot.router import Router
from bot.turn import Turn
from handlers.pace_words import Sign, in_full, sign_of, today
from handlers.team_ranking import LOOK, Look, leader_of, title_of
from models import charts, policy
from models.charts import CALM, Row, Series, heat, top_and_rest
from models.charts.told import Number
from models.errors import Refused
from models.facts import term
from models.pace import whole_percent
from models.staff import Role
from models.team_figures import Ranked, Ranking, ranking

router = Router()

PICTURE = "team-picture"
BARS = 15  # and one for all others
MOST_SHARE = 200  # percent; one with next to no target would make all other bars short
PALE, HOT = heat(3)[1:]


@router.button(rf"team:picture:([0-9]{{1,18}}):{LOOK}", role=Role.LEADER)
async def bring_the_picture(turn: Turn, leader_id: str, measure: str, period: str) -> None:
    leader = await leader_of(turn.view, int(leader_id))
    await turn.bring_document(PICTURE, leader=leader.id, look=Look.read(measure, period).data)
    turn.hint("team-coming")


@router.document(PICTURE)
async def picture(view: View) -> Document | None:
    """Shares of the target; where nobody has one, what was reached. None where it is not the reader's
    any more, or there is nothing to draw."""
    if not view.reader.may(Role.LEADER):
        return None
    try:
        leader = await leader_of(view, view.facts["leader"])
    except Refused:
        return None
    look = Look.read(*view.facts["look"].split(":"))
    found = await ranking(view.session, leader, look.measure, look.period)
    if not found.can_be_drawn:
        return None
    title = view.t(
        "team-picture-title",
        title=title_of(view, leader),
        measure=look.measure,
        period=look.period,
    )
    drawn = shares(view, found, title) if found.with_target else amounts(view, found, title)
    return Picture("team.png", drawn, caption(view, found, title))


def shares(view: View, found: Ranking, title: Markup) -> partial[bytes]:
    """In percent of the target, coloured by pace; of all others the mean: their currencies may differ."""
    ranked = found.with_target
    rows, rest = top_and_rest(
        [Row(one.person.name, (one.percent,)) for one in ranked],
        BARS,
        lambda number: texts.plain(view.t("team-picture-others-mean", number=number)),
    )
    bars = [
        (row.name, row.values[0], colour_of(one)) for row, one in zip(rows, ranked, strict=False)
    ]
    if rest:
        mean = Decimal(rest.values[0]) / (len(ranked) - len(rows))
        bars.append((rest.name, mean, CALM))
    without = sum(one.has_figures and one.pace is None for one in found.rows)
    note = [view.t("team-picture-shares", day=today())]
    if without:
        note.append(view.t("team-picture-without", number=without))
    below = policy.current().targets.at_risk_below_percent
    return partial(
        charts.bars,
        texts.plain(title),
        texts.plain(Markup(" · ").join(note)),
        [name for name, _, _ in bars],
        [f"{whole_percent(Decimal(share))}%" for _, share, _ in bars],
        [
            Series(
                texts.plain(view.t(key, percent=below)),
                [min(share, MOST_SHARE) if one == colour else 0 for _, share, one in bars],
                colour,
            )
            for key, colour in (
                ("team-picture-on-pace", CALM),
                ("team-picture-behind", PALE),
                ("team-picture-at-risk", HOT),
            )
        ],
        "{:f}%".format,
        view.reader.speaks,
    )


def colour_of(one: Ranked) -> str:
    """As its sign: calm where it gives no cause for worry."""
    sign = sign_of(one.pace) if one.pace else Sign.OPEN
    return {Sign.BEHIND: PALE, Sign.AT_RISK: HOT}.get(sign, CALM)


def amounts(view: View, found: Ranking, title: Markup) -> partial[bytes]:
    """What was reached, of money in the company's currency."""
    currency = policy.current().company.currency if found.measure.is_money else None
    said = texts.in_short(view.reader.speaks, currency)
    top, rest = top_and_rest(
        [Row(one.person.name, (in_units(one),)) for one in found.rows if one.has_figures],
        BARS,
        lambda number: texts.plain(view.t("team-picture-others", number=number)),
    )
    rows = [*top, *([rest] if rest else [])]
    values = [row.values[0] for row in rows]
    return partial(
        charts.bars,
        texts.plain(title),
        texts.plain(view.t("team-picture-amounts", day=today())),
        [row.name for row in rows],
        [said(Decimal(value)) for value in values],
        [Series(texts.plain(view.t(term(found.measure))), values, CALM)],
        texts.in_short(view.reader.speaks, currency),
        view.reader.speaks,
    )


def in_units(one: Ranked) -> Number:
    amount = one.comparable
    return amount.amount if isinstance(amount, Money) else amount


def caption(view: View, found: Ranking, title: Markup) -> Markup:
    """The figures behind the picture, to the last cent, as many as fit."""
    lines = [
        caption_line(view, number, one)
        for number, one in enumerate(found.rows, 1)
        if one.has_figures
    ]
    first = view.t("team-picture-caption", title=title)
    return Markup("\n").join([first, *texts.as_many_as_fit(lines, [first], texts.A_CAPTION)])


def caption_line(view: View, number: int, one: Ranked) -> Markup:
    name, amounts = one.person.name, tuple(in_full(view, each) for each in one.amounts)
    if one.pace is None:
        return view.t("team-picture-line", number=number, name=name, amounts=amounts)
    return view.t(
        "team-picture-line-of",
        number=number,
        name=name,
        amounts=amounts,
        target=in_full(view, one.pace.amount(one.pace.target)),
        percent=f"{one.pace.percent}%",
    )
