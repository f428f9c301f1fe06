"""How somebody stands in a period: in lines, and as a picture of bullets (15.2).

For `/me`, and for a superior who looks at a person: `pace_lines` and `pace_buttons`.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup, escape
from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import Button, Document, Picture, View, button
from bot.router import Router
from bot.turn import Turn
from models import calendar, charts, clock, policy
from models.charts import Aim
from models.earnings import Measure
from models.errors import Refused
from models.facts import term
from models.pace import Achieved, Counted, Days, Pace, achieved, days_of, paces
from models.periods import Period, PeriodKind
from models.staff import LEADING, Role, Staff
from models.target_setting import is_at_the_top, may_see_of
from models.targets import COMPANY, Target, Who, Whom, amount_of, targets_of

router = Router()

PICTURE = "pace-picture"
WHOLE_FROM = 100
PERIOD = r"([0-9]{4}(?:Q[1-4]|-[01][0-9])?)"


class Sign(enum.StrEnum):
    """What is seen at a glance."""

    REACHED = "✅"
    ON_PACE = "🟢"
    BEHIND = "🟡"
    AT_RISK = "🔴"
    OPEN = "▫️"  # too early to say, or nothing to hold it against


@dataclass(frozen=True)
class Standing:
    """What somebody, their team or the company reached in a period."""

    who: Who
    paces: Sequence[Pace]
    besides: Sequence[tuple[Measure, Money | int]]
    """What has no target; of what one has, other currencies."""


async def standings(
    session: AsyncSession, person: Staff, period: Period
) -> tuple[Days, Sequence[Standing]]:
    """Theirs; of a leader the team's first, of whoever is at the top the company's.

    What is nothing and was aimed at by nobody is left out where something else is told.
    """
    days = await days_of(session, period)
    whose = await _whose(session, person)
    targets = await targets_of(session, whose, period)
    teams_of = None if COMPANY in whose else [person.id]
    sums = await achieved(
        session,
        period.first,
        period.last,
        teams_of=teams_of,
        until=days.until,
        apart=[person.id],
    )
    found = [_standing(who, targets, sums, days) for who in whose]
    told = [one for one in found if one.paces or any(reached for _, reached in one.besides)]
    return days, told or found[:1]


async def _whose(session: AsyncSession, person: Staff) -> Sequence[Who]:
    mine = Who.person(person.id)
    if person.position not in LEADING:
        return [mine]
    top = [COMPANY] if await is_at_the_top(session, person) else []
    return [*top, Who.team(person.id), mine]


def _standing(who: Who, targets: Sequence[Target], sums: Achieved, days: Days) -> Standing:
    theirs = [one for one in targets if one.who == who]
    aimed = sorted(paces(theirs, sums, days), key=lambda one: list(Measure).index(one.measure))
    reached = dict(sums.of(who))
    for one in aimed:
        reached.pop((one.measure, one.currency), None)
    besides = [
        (measure, amount_of(units, code))
        for (measure, code), units in sorted(reached.items(), key=_in_order)
        if units
    ]
    told = {one.measure for one in aimed} | {measure for measure, _ in besides}
    besides += [(one, 0) for one in Measure if one not in told]
    return Standing(who, aimed, besides)


def _in_order(one: tuple[Counted, int]) -> tuple[int, str]:
    (measure, code), _ = one
    return list(Measure).index(measure), code or ""


# In lines


async def pace_lines(view: View, person: Staff, period: Period) -> list[Markup]:
    """The period with its days, and a line for each measure: reached and aimed at, pace, forecast,
    what is missing a day (15.2). Nothing where it is not the reader's to see (1.3)."""
    if not await may_see_of(view.session, view.reader, person):
        return []
    days, found = await standings(view.session, person, period)
    lines = [head(view, period, days)]
    for one in found:
        lines += block(view, one, with_name=len(found) > 1 or one.who.whom is not Whom.PERSON)
    return lines


def head(view: View, period: Period, days: Days) -> Markup:
    """November 2026 · 14 of 21 working days gone"""
    if today() < period.first:
        return view.t("pace-head-ahead", period=period)
    if today() > period.last:
        return view.t("pace-head-over", period=period)
    if not days.gone:
        return view.t("pace-head-first-day", period=period)
    return view.t("pace-head", period=period, gone=days.gone, total=days.total)


def block(view: View, one: Standing, *, with_name: bool) -> list[Markup]:
    lines = [view.t(f"pace-of-{one.who.whom}")] if with_name else []
    lines += [line_of(view, pace) for pace in one.paces]
    if not one.paces:
        return [*lines, *(without_target(view, *each) for each in one.besides)]
    return [*lines, *(without_target(view, *each) for each in one.besides if each[1])]


def line_of(view: View, pace: Pace) -> Markup:
    """🟡 Sales ¥32.2万 / ¥50万 · 64% · pace 92% · forecast ¥46万 · ¥8930 a day to go"""
    parts = [
        view.t(
            "pace-line",
            sign=sign_of(pace).value,
            measure=pace.measure,
            achieved=in_short(view, pace.amount(pace.achieved)),
            target=with_unit(view, pace.measure, pace.amount(pace.target), is_named=True),
            percent=pace.percent,
        )
    ]
    if pace.percent_of_pace is not None and pace.days.left:
        parts.append(view.t("pace-percent", percent=pace.percent_of_pace))
    if pace.forecast is not None and pace.days.left:
        forecast = with_unit(view, pace.measure, pace.amount(pace.forecast))
        parts.append(view.t("pace-forecast", amount=forecast))
    if not pace.missing:
        parts.append(view.t("pace-reached"))
    elif pace.missing_a_day is not None:
        a_day = with_unit(view, pace.measure, pace.amount(pace.missing_a_day))
        parts.append(view.t("pace-a-day", amount=a_day))
    else:
        missing = with_unit(view, pace.measure, pace.amount(pace.missing))
        parts.append(view.t("pace-short", amount=missing))
    return Markup(" · ").join(parts)


def without_target(view: View, measure: Measure, reached: Money | int) -> Markup:
    achieved = with_unit(view, measure, reached, is_named=True)
    return view.t("pace-no-target", sign=Sign.OPEN.value, measure=measure, achieved=achieved)


def sign_of(pace: Pace) -> Sign:
    """By the pace of the days gone; of a period that is over, by the share of the target."""
    if not pace.missing:
        return Sign.REACHED
    percent = pace.percent_of_pace if pace.days.left else pace.percent
    if percent is None:
        return Sign.OPEN
    if percent >= 100 and pace.days.left:
        return Sign.ON_PACE
    is_at_risk = percent < policy.current().targets.at_risk_below_percent
    return Sign.AT_RISK if is_at_risk else Sign.BEHIND


def in_short(view: View, amount: Money | int) -> Markup:
    """¥32.2万, ¥2909, 45: cents only of what is less than a hundred."""
    if isinstance(amount, Money):
        if abs(amount.amount) >= WHOLE_FROM:
            amount = Money(round(amount.amount), amount.currency)
        return escape(texts.money_in_short(view.reader.speaks, amount))
    return escape(f"{amount:,}")


def with_unit(
    view: View, measure: Measure, amount: Money | int, *, is_named: bool = False
) -> Markup:
    """¥2909, 2 visits; beside the measure's name (`is_named`) as it is said there: Visits 2."""
    if isinstance(amount, Money) or measure.is_money:  # of no sales there is a bare 0
        return in_short(view, amount)
    return view.t(f"{term(measure)}.{'beside' if is_named else 'counted'}", number=amount)


def in_full(view: View, amount: Money | int) -> Markup:
    """¥321,500.00, 45"""
    if isinstance(amount, Money):
        return escape(texts.money(view.reader.speaks, amount))
    return escape(f"{amount:,}")


# The buttons


async def pace_buttons(session: AsyncSession, person: Staff, period: Period) -> list[Button]:
    """To the picture, where there is a target to be drawn."""
    if not await targets_of(session, await _whose(session, person), period):
        return []
    return [button("pace-picture", f"pace:{person.id}:{period}")]


def periods_row(shown: Period, data: str) -> list[Button]:
    """The month before, this month, its quarter and its year: `data:2026-11`; the one shown is marked."""
    month = Period.month_of(today())
    kinds = (PeriodKind.QUARTER, PeriodKind.YEAR)
    each = [month.moved(-1), month, *(Period.around(month.first, kind) for kind in kinds)]
    return [
        button("pace-period", f"{data}:{one}", period=one, is_shown=one == shown) for one in each
    ]


def period_of(said: str) -> Period:
    """The period of a button; one that there cannot be is refused."""
    try:
        return Period.read(said)
    except ValueError:
        raise Refused("button-out-of-date") from None


# The picture


@router.button(rf"pace:([0-9]{{1,18}}):{PERIOD}", role=Role.SELLER)
async def bring_the_picture(turn: Turn, person_id: str, said: str) -> None:
    period = period_of(said)
    person = await turn.session.get(Staff, int(person_id))
    if person is None or not await may_see_of(turn.session, turn.me, person):
        raise Refused("team-not-yours")
    await turn.bring_document(PICTURE, person=person.id, period=period)
    turn.hint("pace-coming")


@router.document(PICTURE)
async def picture(view: View) -> Document | None:
    """A bullet for each target, with the table below; None where there is none, or it is not the
    reader's to see any more."""
    person, period = await view.session.get(Staff, view.facts["person"]), view.facts["period"]
    if person is None or not await may_see_of(view.session, view.reader, person):
        return None
    days, found = await standings(view.session, person, period)
    found = [one for one in found if one.paces]
    if not found:
        return None
    with_name = len(found) > 1 or found[0].who.whom is not Whom.PERSON
    aims = [aim_of(view, one, pace, with_name) for one in found for pace in one.paces]
    title = view.t("pace-title", name=person.name, period=period)
    write = partial(
        charts.bullet,
        texts.plain(title),
        texts.plain(note_of(view, period, days)),
        aims,
        view.reader.speaks,
        actual=texts.plain(view.t("pace-legend-actual")),
        by_now=texts.plain(view.t("pace-legend-by-now")),
        forecast=texts.plain(view.t("pace-legend-forecast")),
    )
    return Picture("pace.png", write, caption_of(view, title, found, with_name))


def aim_of(view: View, one: Standing, pace: Pace, with_name: bool) -> Aim:
    name = view.t("pace-row", who=one.who.whom, measure=pace.measure, with_name=with_name)
    says = view.t(
        "pace-row-says",
        achieved=in_short(view, pace.amount(pace.achieved)),
        target=in_short(view, pace.amount(pace.target)),
        percent=pace.percent,
    )
    is_on = pace.days.gone and pace.days.left
    return Aim(
        texts.plain(name),
        texts.plain(says),
        pace.achieved,
        pace.target,
        pace.expected if is_on else None,
        pace.forecast if is_on else None,
    )


def note_of(view: View, period: Period, days: Days) -> Markup:
    if not period.first <= today() <= period.last:
        return view.t("pace-note", day=today())
    return view.t("pace-note-days", day=today(), gone=days.gone, total=days.total)


def caption_of(view: View, title: Markup, found: Sequence[Standing], with_name: bool) -> Markup:
    """The figures behind the picture, to the last cent."""
    first, lines = view.t("pace-caption", title=title), []
    for one in found:
        lines += [view.t(f"pace-of-{one.who.whom}")] if with_name else []
        lines += [caption_line(view, pace) for pace in one.paces]
    return Markup("\n").join([first, *texts.as_many_as_fit(lines, [first], texts.A_CAPTION)])


def caption_line(view: View, pace: Pace) -> Markup:
    def say(units: int, *, is_named: bool = False) -> Markup:
        amount = pace.amount(units)
        if isinstance(amount, Money):
            return in_full(view, amount)
        return with_unit(view, pace.measure, amount, is_named=is_named)

    parts = [
        view.t(
            "pace-caption-line",
            measure=pace.measure,
            achieved=in_full(view, pace.amount(pace.achieved)),
            target=say(pace.target, is_named=True),
        )
    ]
    if pace.days.gone and pace.days.left:
        parts.append(view.t("pace-caption-by-now", amount=say(pace.expected)))
    if pace.forecast is not None and pace.days.left:
        parts.append(view.t("pace-forecast", amount=say(pace.forecast)))
    return Markup(" · ").join(parts)


def today() -> date:
    return calendar.business_day(clock.now())
