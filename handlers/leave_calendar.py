"""The leave calendar: who is away when, month by month, as far as the reader may know (3.6, 1.3).

Of the own branch, or everybody, also what waits and of what kind it is; of those with the same
superior only that they are away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from babel import Locale
from babel.dates import format_skeleton
from markupsafe import Markup

from bot import texts
from bot.days import day_of_the_button
from bot.panels import Button, Panel, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import absences, calendar
from models.absences import AbsentHalf
from models.approvals import Outcome
from models.language import Language
from models.leave import LeaveRequest
from models.spans import Span
from models.staff import Role, Staff

router = Router()

NAME_TAKES = 30  # UTF-16 units
TODAY_TAKES, DAYS_TAKE = 400, 1700  # for the names of today, and of all days
REACH = timedelta(days=2 * 366)  # as far as months are leafed, back and ahead


@router.button(r"leave:calendar(?::([0-9]{4}-[0-9]{2}))?", role=Role.MEMBER)
async def open_the_calendar(turn: Turn, month: str | None) -> None:
    """A message of its own: from a card, from the team."""
    today = calendar.business_day(turn.said_at)
    first = month_of_the_button(month) if month else today.replace(day=1)
    turn.show(await calendar_panel(turn, first, today))


@router.button(r"leave:calendar:([0-9]{4}-[0-9]{2}):([0-9]{1,4})", role=Role.MEMBER)
async def leaf_through(turn: Turn, month: str, page: str) -> None:
    today = calendar.business_day(turn.said_at)
    await turn.change(await calendar_panel(turn, month_of_the_button(month), today, int(page)))


def month_of_the_button(month: str) -> date:
    """The first of the month that a button carries; refused when it never was one."""
    return day_of_the_button(f"{month}-01")


async def calendar_panel(turn: Turn, first: date, today: date, page: int = 0) -> Panel:
    """Whoever is away today on top, then the days of the month, and its requests, each a button."""
    last = next_month(first) - timedelta(days=1)
    away_today = (await who_is_away(turn, today, today)).get(today, ())
    if away_today:
        names = texts.shortened(away_today, TODAY_TAKES)
        top = turn.t("leave-calendar-today", names=names)
    else:
        top = turn.t("leave-calendar-nobody-today")
    head = turn.t("leave-calendar", month=in_words(turn.language, first))
    lines = await days_in_words(turn, first, last)
    parts = [head, top, Markup("\n").join(lines) or turn.t("leave-calendar-nobody")]
    in_sight = await LeaveRequest.in_sight(turn.session, turn.me, first, last)
    if any(request.outcome is Outcome.OPEN for request, _ in in_sight):
        parts.append(turn.t("leave-calendar-hint"))
    shown, leaves = turn_pages(in_sight, page, f"leave:calendar:{first:%Y-%m}")
    rows: list[Sequence[Button]] = [
        [
            button(
                "leave-calendar-request",
                request.about,
                name=texts.clip(person.name, NAME_TAKES),
                kind=request.kind,
                span=request.span,
            )
        ]
        for request, person in shown
    ]
    months = [
        named(words, f"leave:calendar:{month:%Y-%m}:0")
        for words, month in (
            (f"‹ {in_words(turn.language, month_before(first))}", month_before(first)),
            (f"{in_words(turn.language, next_month(first))} ›", next_month(first)),
        )
        if abs((month - today).days) <= REACH.days
    ]
    if turn.me.sees_all_leave:
        rows.append([button("leave-people-open", "leave:people")])
    if in_sight:
        rows.append([sheet_button("leave", f"{first:%Y-%m}")])
    return Panel(Markup("\n\n").join(parts), [*rows, leaves, months])


async def days_in_words(turn: Turn, first: date, last: date) -> list[Markup]:
    """The days on which somebody is away; those on which the same people are make one line."""
    away = await who_is_away(turn, first, last)
    hours = await calendar.hours_between(turn.session, first, last)
    days = [(day, away.get(day, ())) for day in hours if hours[day] or day in away]
    alike = [(names, [day for day, _ in some]) for names, some in groupby(days, key=lambda d: d[1])]
    alike = [(names, some) for names, some in alike if names]
    each = DAYS_TAKE // max(len(alike), 1)
    return [
        turn.t(
            "leave-calendar-days",
            span=Span(some[0], some[-1]),
            names=texts.shortened(names, each),
        )
        for names, some in alike
    ]


async def who_is_away(turn: Turn, first: date, last: date) -> dict[date, tuple[Markup, ...]]:
    """By day, whoever misses work then or asked to, as far as this person may know."""
    in_sight = await LeaveRequest.in_sight(turn.session, turn.me, first, last)
    requests = {request.id for request, _ in in_sight}
    people = {one.id: one for one in await absences.colleagues_of(turn.session, turn.me)}
    people |= {person.id: person for _, person in in_sight}
    rows = await absences.absent(turn.session, people, first, last)
    known = [row for row in rows if row.counted and (row.approved or row.request_id in requests)]
    away: dict[date, tuple[Markup, ...]] = {}
    for (day, staff_id, _), halves in groupby(
        sorted(known, key=lambda row: (row.day, people[row.staff_id].name, row.request_id)),
        key=lambda row: (row.day, row.staff_id, row.request_id),
    ):
        name = one_in_words(turn, people[staff_id], list(halves))
        away[day] = (*away.get(day, ()), name)
    return away


def one_in_words(turn: Turn, person: Staff, halves: Sequence[AbsentHalf]) -> Markup:
    """Somebody's name, which half of the day, and whether it is not decided yet; never why (1.3)."""
    return turn.t(
        "leave-calendar-one",
        name=texts.clip(person.name, NAME_TAKES),
        half=halves[0].half.value if len(halves) == 1 else "both",
        waits=not halves[0].approved,
    )


def month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def in_words(language: Language, month: date) -> str:
    return format_skeleton("yMMMM", month, locale=Locale.parse(language.value, sep="-"))
