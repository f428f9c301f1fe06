"""The team at a glance: those directly below by share of target, and what they come to together (15.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import A_PAGE, Button, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.pace_words import in_short, pace_lines, periods_row, sign_of, today, with_unit
from handlers.sheets import sheet_button
from models import absences, handover, policy
from models.among import Among
from models.earnings import Measure
from models.facts import term
from models.pace import Sums, achieved
from models.periods import Period
from models.report_duties import owes_reports
from models.staff import Role, Staff
from models.targets import Who
from models.team_figures import (
    Ranked,
    Ranking,
    amounts_of,
    collected,
    coverage,
    filed_by,
    overdue,
    ranking,
)

router = Router()

LOOK = rf"({'|'.join(Measure)}):(20[0-9]{{2}}(?:-(?:0[1-9]|1[0-2])|Q[1-4])?)"  # as buttons carry it
LEAVERS = 20  # shown with what they left behind
NAME_TAKES = 28  # UTF-16 units of a button
FILED, NOT_YET, AWAY, NOT_JOINED = "✓·⌂○"


@dataclass(frozen=True)
class Look:
    """What of a team is looked at: a measure, in a month, a quarter or a year."""

    measure: Measure
    period: Period

    @classmethod
    def first(cls) -> Look:
        """Sales of this month."""
        return cls(Measure.SALES, Period.month_of(today()))

    @classmethod
    def read(cls, measure: str | None, period: str | None) -> Look:
        """From a button that carries a `LOOK`, or from one that carries none."""
        return cls(Measure(measure), Period.read(period)) if measure and period else cls.first()

    @property
    def data(self) -> str:
        return f"{self.measure}:{self.period}"


# Which team


@router.button(rf"team:of:([0-9]{{1,18}}):{LOOK}(?::([0-9]{{1,4}}))?", role=Role.LEADER)
async def turn_to(turn: Turn, leader_id: str, measure: str, period: str, page: str | None) -> None:
    """Another page, measure or period of a team."""
    leader = await leader_of(turn.view, int(leader_id))
    look = Look.read(measure, period)
    await turn.change(await team_panel(turn.view, leader, look, page=int(page or 0)))


@router.button(rf"team:above:([0-9]{{1,18}}):{LOOK}", role=Role.LEADER)
async def back_to_their_team(turn: Turn, person_id: str, measure: str, period: str) -> None:
    """From a person, or a team, to the team in which they stand, on the page where they do; from
    somebody who has moved away or left since to one's own."""
    leader, look = turn.me, Look.read(measure, period)
    person = await turn.session.get(Staff, int(person_id))
    if person and await turn.me.reaches(turn.session, person):
        leader = (await person.superiors(turn.session))[0]
    await turn.change(await team_panel(turn.view, leader, look, with_person=int(person_id)))


async def leader_of(view: View, person_id: int) -> Staff:
    """The reader, or somebody below; refused otherwise (1.3)."""
    if person_id == view.reader.id:
        return view.reader
    return await view.reader.in_reach(view.session, person_id)


# How a team looks


async def team_panel(
    view: View,
    leader: Staff,
    look: Look,
    *,
    page: int = 0,
    with_person: int | None = None,
) -> Panel:
    """The sums, a page of the ranking, or the one on which a person stands, and other looks.

    In one's own team first whoever left the branch and has customers to be handed over (1.4).
    """
    is_mine = leader.id == view.reader.id
    found = await ranking(view.session, leader, look.measure, look.period)
    ids = [one.person.id for one in found.rows]
    if with_person in ids:
        page = ids.index(with_person) // A_PAGE
    data = f"team:of:{leader.id}:{look.data}"
    numbered = list(enumerate(found.rows, 1))
    shown, leaves = turn_pages(numbered, page, data)
    rows: list[Sequence[Button]] = await leavers(view) if is_mine else []
    signs = await signs_of(view, [one.person for one in found.rows])
    rows += [
        [named(line(view, one, number, signs[one.person.id]), f"team:{one.person.id}:{look.data}")]
        for number, one in shown
    ]
    rows += [leaves, *other_looks(leader, look)]
    files = [sheet_button("ranking", leader.id, look.data)] if ids else []
    if found.can_be_drawn:
        files.insert(0, button("team-picture", f"team:picture:{leader.id}:{look.data}"))
    rows.append(files)
    if is_mine:
        ways = [button("team-away", "leave:calendar")]
        if view.reader.may(Role.PAYMENTS):
            ways.append(button("team-receivables", "receivables:team"))
        rows.append(ways)
    else:
        rows.append(
            [
                button("team-themselves", f"team:self:{leader.id}:{look.data}", name=leader.name),
                button("team-up", f"team:above:{leader.id}:{look.data}"),
            ]
        )
    parts = [head(view, leader, found), *await sums(view, found)]
    parts += legend(view, found, signs) if ids else [view.t("team-nobody")]
    return Panel(Markup("\n").join(parts), rows)


async def leavers(view: View) -> list[Sequence[Button]]:
    return [
        [button("handover-left-with", f"handover:{one.id}", name=one.name, customers=customers)]
        for one, customers in await handover.left_with_customers(view.session, view.reader, LEAVERS)
    ]


def other_looks(leader: Staff, look: Look) -> list[list[Button]]:
    """The measures that are not shown, and the periods; the one shown is marked."""
    data = f"team:of:{leader.id}"
    measures = [
        button(term(one), f"{data}:{Look(one, look.period).data}")
        for one in Measure
        if one is not look.measure
    ]
    return [measures, *in_pairs(periods_row(look.period, f"{data}:{look.measure}"))]


# The sums


def head(view: View, leader: Staff, found: Ranking) -> Markup:
    return view.t(
        "team-head",
        title=title_of(view, leader),
        measure=found.measure,
        period=found.period,
        people=len(found.rows),
    )


def title_of(view: View, leader: Staff) -> Markup:
    if leader.id == view.reader.id:
        return view.t("team-mine")
    return view.t("team-of", name=leader.name)


async def sums(view: View, found: Ranking) -> list[Markup]:
    """What the whole branch reached, and whom it saw; the leader and those who left are of it."""
    return [
        *reached_in_words(view, found.team),
        *beside_the_rows(view, found),
        *await figures_of(view, found.branch, found.team.reached, found.period),
    ]


async def person_in_words(view: View, person: Staff, period: Period) -> list[Markup]:
    """How one person stands, whom they saw of their customers, and what those owe."""
    found = await achieved(view.session, period.first, period.last, people=[person.id])
    reached = found.of(Who.person(person.id))
    return [
        *await pace_lines(view, person, period),
        *await figures_of(view, Among([person.id]), reached, period),
    ]


def reached_in_words(view: View, one: Ranked) -> list[Markup]:
    """🟡 60% · ¥120万 / ¥200万 · forecast ¥190万; and that it is nothing, where it is."""
    lines, pace = [], one.pace
    if pace:
        parts = [
            view.t(
                "team-reached-of",
                sign=sign_of(pace).value,
                percent=pace.percent,
                amount=in_short(view, pace.amount(pace.achieved)),
                target=with_unit(view, pace.measure, pace.amount(pace.target), is_named=True),
            )
        ]
        if pace.forecast is not None and pace.days.left:
            forecast = with_unit(view, pace.measure, pace.amount(pace.forecast))
            parts.append(view.t("pace-forecast", amount=forecast))
        if others := besides(one):
            parts.append(view.t("team-besides", amounts=all_in_short(view, others)))
        lines.append(Markup(" · ").join(parts))
    elif any(one.amounts):
        lines.append(view.t("team-reached", amounts=all_in_short(view, one.amounts)))
    return lines if any(one.reached.values()) else [*lines, view.t("team-nothing")]


def beside_the_rows(view: View, found: Ranking) -> list[Markup]:
    """With what the rows come to the sum: the leader's own, and that of who came or left."""
    parts = {"team-own": found.own if found.rows else {}, "team-moved": found.moved}
    amounts = {key: amounts_of(found.measure, sums) for key, sums in parts.items()}
    name = found.team.person.name
    return [
        view.t(key, name=name, amounts=all_in_short(view, each))
        for key, each in amounts.items()
        if any(each)
    ]


def besides(one: Ranked) -> list[Money | int]:
    """What was reached in other currencies than the target's."""
    return [
        each
        for each in one.amounts
        if one.pace and isinstance(each, Money) and each.currency.code != one.pace.currency and each
    ]


async def figures_of(view: View, among: Among, reached: Sums, period: Period) -> list[Markup]:
    """How many of those to be visited were, receipts against sales, and what is overdue."""
    lines = []
    covered = await coverage(view.session, among, period)
    if covered.due:
        lines.append(
            view.t(
                "team-coverage",
                seen=covered.seen,
                due=covered.due,
                percent=covered.seen * 100 // covered.due,
            )
        )
    for one in collected(reached):
        percent = "–" if one.percent is None else f"{one.percent}%"
        receipts, sales = in_short(view, one.receipts), in_short(view, one.sales)
        lines.append(view.t("team-collected", percent=percent, receipts=receipts, sales=sales))
    if late := await overdue(view.session, among):
        lines.append(view.t("team-overdue-sums", amounts=all_in_short(view, late)))
    return lines


def legend(view: View, found: Ranking, signs: Mapping[int, str]) -> list[Markup]:
    """What the signs in the rows say, and of how many people on all pages; of no others."""
    number = Counter(signs.values())
    parts, lines = [], []
    if number[FILED] or number[NOT_YET]:
        filed, not_yet = number[FILED], number[NOT_YET]
        parts.append(view.t("team-legend-reports", filed=filed, not_yet=not_yet))
    if number[AWAY]:
        parts.append(view.t("team-legend-away", number=number[AWAY]))
    if number[NOT_JOINED]:
        parts.append(view.t("team-legend-not-joined", number=number[NOT_JOINED]))
    if parts:
        lines.append(Markup(" / ").join(parts))
    if found.with_target:
        percent = policy.current().targets.at_risk_below_percent
        lines.append(view.t("team-legend-targets", percent=percent))
    return lines


# A line of the ranking


def line(view: View, one: Ranked, number: int, sign: str) -> str:
    """3 ✓ 李伟 · 82% 🟡; of who has no target what was reached, of who sells nothing the name."""
    name = texts.shield(texts.clip(one.person.name, NAME_TAKES))
    who = f"{sign} 👥 {name}" if one.leads else f"{sign} {name}"
    if not one.has_figures:
        return who.strip()
    if one.pace:
        said = f"{one.pace.percent}% {sign_of(one.pace).value}"
    elif any(one.amounts):
        said = " + ".join(texts.plain(each) for each in all_in_short(view, one.amounts))
    else:
        said = "–"
    return f"{number} {who.strip()} · {said}"


async def signs_of(view: View, people: Sequence[Staff]) -> dict[int, str]:
    """✓ filed today, ⌂ on leave, · not yet, ○ has not joined; nothing for who owes no report."""
    day = today()
    ids = [one.id for one in people]
    filed = await filed_by(view.session, ids, day)
    excused = await absences.are_excused(view.session, ids, day)
    return {one.id: _sign(one, day, filed, excused) for one in people}


def _sign(person: Staff, day: date, filed: set[int], excused: set[int]) -> str:
    if person.telegram_id is None:
        return NOT_JOINED
    if person.id in filed:
        return FILED
    if person.id in excused:
        return AWAY
    return NOT_YET if owes_reports(person, day) else ""


def all_in_short(view: View, amounts: Sequence[Money | int]) -> tuple[Markup, ...]:
    return tuple(in_short(view, one) for one in amounts)
