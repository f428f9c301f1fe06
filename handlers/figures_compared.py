"""Somebody against the average of those beside them, in percent of it (15.2, 16.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import View
from handlers.figure_answers import Answer, Figure
from handlers.pace_words import in_full, today
from models import charts, figures, policy
from models.charts import HUES, Series
from models.earnings import Measure
from models.errors import Refused
from models.facts import term
from models.money import from_minor_units
from models.pace import achieved
from models.periods import Period
from models.positions import Position
from models.staff import Role, Staff
from models.targets import Who

FEWEST = 3  # people whose average somebody sees who is one of them: of two it is the other's figure
AXES = 3  # fewer span nothing

Values = Mapping[int, Decimal]
"""By person."""


async def who_is_compared(view: View) -> Sequence[Staff]:
    """Whoever sells below the reader."""
    people = await view.reader.people_in_reach(view.session)
    return [one for one in people if one.position is Position.REPRESENTATIVE]


async def answer_about(view: View, person_id: int | None, period: Period) -> Answer | None:
    """Of the reader, or of somebody below; None where too little was done to compare. Refused where
    they are not the reader's (1.3), or so few that an average would tell of somebody."""
    if person_id is None or person_id == view.reader.id:
        person = view.reader
    elif view.reader.may(Role.LEADER):
        person = await view.reader.in_reach(view.session, person_id)
    else:
        raise Refused("team-not-yours")
    if person.position is not Position.REPRESENTATIVE:
        return None
    peers = (
        await view.session.scalars(
            select(Staff.id).where(
                Staff.superior_id == person.superior_id,
                Staff.position == Position.REPRESENTATIVE,
                Staff.left_at.is_(None),
                # Of whom everybody knows that they are still to come, the average hides nobody.
                Staff.telegram_id.is_not(None),
            )
        )
    ).all()
    if person.id not in peers:
        return None
    if person is view.reader and len(peers) < FEWEST:
        raise Refused("figures-too-few")
    if len(peers) == 1:
        raise Refused("figures-alone", name=person.name)
    axes = [one for one in await _axes(view, peers, period) if _average(one[1], peers) > 0]
    if len(axes) < AXES:
        return None
    return _drawn(view, person, peers, period, axes)


async def _axes(
    view: View, peers: Sequence[int], period: Period
) -> Sequence[tuple[str, Values, str | None]]:
    """What each is compared in: the sentence that names it, what each reached, and of money its
    currency; shares of customers are in percent and have "%"."""
    own = policy.current().company.currency
    sums = await achieved(view.session, period.first, period.last, people=peers)
    axes: list[tuple[str, Values, str | None]] = []
    for measure in Measure:
        code = own if measure.is_money else None
        values = {
            one: Decimal(max(sums.of(Who.person(one)).get((measure, code), 0), 0)) for one in peers
        }
        axes.append((term(measure), values, code))
    for key, counts in (
        ("figures-seen", await figures.seen(view.session, peers, period)),
        ("figures-again", await figures.bought_again(view.session, peers, period)),
    ):
        shares = {
            one: Decimal(100 * part) / whole for one, (whole, part) in counts.items() if whole
        }
        axes.append((key, shares, "%"))
    return axes


def _average(values: Values, peers: Sequence[int]) -> Decimal:
    return sum(values.values(), Decimal()) / len(peers)


def _drawn(
    view: View,
    person: Staff,
    peers: Sequence[int],
    period: Period,
    axes: Sequence[tuple[str, Values, str | None]],
) -> Answer:
    names, percents, lines = [], [], []
    for key, values, unit in axes:
        average, own = _average(values, peers), values.get(person.id, Decimal())
        names.append(texts.plain(view.t(key)))
        percents.append(round(100 * own / average))
        lines.append(
            view.t(
                "figures-compared-line",
                name=view.t(key),
                own=_said(view, own, unit),
                average=_said(view, average, unit),
                percent=_whole(100 * own / average),
            )
        )
    title = view.t("figures-compared-title", name=person.name, period=period)
    note = view.t("figures-compared-note", number=len(peers), day=today())
    language = view.reader.speaks
    draw = partial(
        charts.radar,
        texts.plain(view.t("figures-compared-picture", name=person.name, period=period)),
        texts.plain(note),
        names,
        [Series(person.name, percents, HUES[0])],
        language,
    )
    head = view.t("figures-compared-head", title=title, note=note)
    return Answer(Figure.COMPARED, period, draw, head, lines, Markup())


def _said(view: View, value: Decimal, unit: str | None) -> str:
    if unit == "%":
        return _whole(value)
    if unit:
        return in_full(view, from_minor_units(round(value), unit))
    return f"{round(value, 1).normalize():f}"


def _whole(share: Decimal) -> str:
    """What is not nothing is never 0 %."""
    return "<1%" if share and not round(share) else f"{round(share)}%"
