"""The calendar: a year's days off and make-up days for everybody, and HR changes them (3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from babel import Locale
from babel.dates import format_skeleton
from markupsafe import Markup

from bot import filling, texts
from bot.fields import Choice, Day, Text
from bot.forms import Becomes, Form
from bot.panels import GREEN, Button, Panel, View, button, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, clock, public_days
from models.calendar import LONGEST_NAME, DayAs, DaySource, SpecialDay
from models.errors import Refused
from models.language import Language
from models.staff import Role

router = Router()

A_PAGE = 40  # lines
SHOWN = 40  # UTF-16 units of a name: a page of them fits into a message
YEAR = r"(20[0-9]{2})"


class CalendarDayForm(Form, name="calendar-day"):
    """The company decides about one day."""

    new_each_time = True

    day = Day()
    kind = Choice(DayAs, columns=1)
    called = Text(
        max_length=LONGEST_NAME,
        optional=True,
        when=lambda answers: answers.get("kind") != DayAs.USUAL,
    )

    @classmethod
    async def before_sending(
        cls, turn: Turn, subject: str, answers: Mapping[str, Any]
    ) -> Sequence[Markup]:
        """How the day is so far."""
        day = date.fromisoformat(answers["day"])
        special = await calendar.special_day(turn.session, day)
        if special is None:
            return ()
        said = calendar_line(turn.view, [special], names_of(turn.language, day.year))
        return (turn.t("calendar-so-far", said=said),)

    async def submit(self, turn: Turn) -> Becomes:
        name = " ".join(self.called.split()) if self.called else None
        await calendar.decide(turn.session, self.day, self.kind, name, turn.me)
        turn.show(await year_panel(turn.view, self.day.year))
        return Becomes("calendar-day-set")


@router.command("calendar", role=Role.MEMBER)
async def show_the_calendar(turn: Turn, words: str = "") -> None:
    """This year, or the one that was named: `/calendar 2027`."""
    named = re.fullmatch(YEAR, words)
    year = int(named[1]) if named else calendar.local(clock.now()).year
    turn.show(await year_panel(turn.view, year))


@router.button("calendar", role=Role.MEMBER)
async def calendar_from_the_menu(turn: Turn) -> None:
    await show_the_calendar(turn)


@router.button(rf"calendar:{YEAR}(?::([0-9]{{1,2}}))?", role=Role.MEMBER)
async def leaf_through(turn: Turn, year: str, page: str | None) -> None:
    await turn.change(await year_panel(turn.view, int(year), int(page or 0)))


@router.button("calendar:new", role=Role.MEMBER)
async def add_or_change_a_day(turn: Turn) -> None:
    require_keeper(turn)
    await filling.start(turn, CalendarDayForm)


@router.button(rf"calendar:{YEAR}:complete", role=Role.MEMBER)
async def ask_before_completing(turn: Turn, year: str) -> None:
    require_keeper(turn)
    rows = [
        [
            button("calendar-complete-no", f"calendar:{year}"),
            button("calendar-complete-yes", f"calendar:{year}:complete:yes", style=GREEN),
        ]
    ]
    await turn.change(Panel(turn.t("calendar-complete-sure", year=year), rows))


@router.button(rf"calendar:{YEAR}:complete:yes", role=Role.MEMBER)
async def complete(turn: Turn, year: str) -> None:
    await calendar.complete_year(turn.session, int(year), turn.me)
    await turn.change(await year_panel(turn.view, int(year)))
    turn.hint("calendar-completed", year=year)


def require_keeper(turn: Turn) -> None:
    """Everybody may look; whoever keeps the calendar changes it."""
    if not turn.me.keeps_the_calendar:
        raise Refused("not-for-you")


@router.card("calendar-provisional")
async def provisional_card(view: View) -> Panel | None:
    """Looked at again when it is sent: a year that is announced by now is no news."""
    year = view.facts["year"]
    if await calendar.covers(view.session, int(year)) is not DaySource.PROVISIONAL:
        return None
    rows = [[button("calendar-open", f"calendar:{year}", year=year)]]
    return Panel(view.t("calendar-provisional", year=year), rows)


async def year_panel(view: View, year: int, page: int = 0) -> Panel:
    """The special days of a year by month, how sure they are, and what may be done."""
    source = await calendar.covers(view.session, year)
    parts = [view.t("calendar-title", year=str(year))]
    if source is None:
        parts.append(view.t("calendar-not-entered"))
    elif source is DaySource.PROVISIONAL:
        parts.append(view.t("calendar-is-provisional"))
    special = await calendar.special_days(view.session, year)
    names = names_of(view.reader.speaks, year)
    shown, leaves = turn_pages(list(runs(special, names)), page, f"calendar:{year}", A_PAGE)
    for month, lines in groupby(shown, key=lambda run: run[0].day.replace(day=1)):
        head = Markup("<b>{}</b>").format(written(view.reader.speaks, month, "MMMM"))
        parts.append(Markup("\n").join([head, *(calendar_line(view, run, names) for run in lines)]))
    rows: list[list[Button]] = [leaves, await other_years(view, year)]
    if special:
        rows.append([sheet_button("calendar", year)])
    if view.reader.keeps_the_calendar:
        rows.append([button("calendar-add", "calendar:new")])
        if source is DaySource.PROVISIONAL:
            data = f"calendar:{year}:complete"
            rows.append([button("calendar-complete", data, style=GREEN, year=str(year))])
    return Panel(Markup("\n\n").join(parts), rows)


async def other_years(view: View, year: int) -> list[Button]:
    """The years before and after, as far as anything is entered."""
    entered = await calendar.entered_years(view.session)
    ways = {year - 1: "calendar-before", year + 1: "calendar-after"}
    return [
        button(key, f"calendar:{other}", year=str(other))
        for other, key in ways.items()
        if other in entered
    ]


def runs(
    special: Sequence[SpecialDay], names: Mapping[date, str]
) -> Iterator[Sequence[SpecialDay]]:
    """Days in a row of one month that are alike make one line."""
    run: list[SpecialDay] = []
    for one in special:
        if run and not (
            one.day - run[-1].day == timedelta(days=1)
            and one.day.month == run[-1].day.month
            and one.kind is run[-1].kind
            and name_of(one, names) == name_of(run[-1], names)
        ):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def calendar_line(view: View, run: Sequence[SpecialDay], names: Mapping[date, str]) -> Markup:
    days = " – ".join(
        dict.fromkeys(written(view.reader.speaks, one.day, "Ed") for one in (run[0], run[-1]))
    )
    name = texts.clip(name_of(run[0], names), SHOWN)
    key = "calendar-line-named" if name else "calendar-line"
    return view.t(key, days=days, kind=run[0].kind, **({"name": name} if name else {}))


def names_of(language: Language, year: int) -> Mapping[date, str]:
    """What the public holidays are called where the reader lives."""
    return public_days.days_off(year, language)


def name_of(one: SpecialDay, names: Mapping[date, str]) -> str:
    """What the company calls a day, or what the reader calls a public one."""
    return one.name if one.source is DaySource.COMPANY else names.get(one.day, one.name)


def written(language: Language, day: date, skeleton: str) -> str:
    return format_skeleton(skeleton, day, locale=Locale.parse(language.value, sep="-"))
