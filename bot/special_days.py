"""`fieldbook calendar`: the days that are not as the week has them, one by one and in lists."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.console import Problem, group, in_columns, say, with_database
from bot.settings import Settings
from bot.texts import in_every_language
from models import calendar, clock
from models.calendar import DayAs, DayKind
from models.calendar_list import YEARS, CalendarList
from models.database import Database
from models.facts import term

special_days = group(no_args_is_help=True, help="Days that are not as the week has them.")

YEAR = {"min": YEARS[0], "max": YEARS[-1]}


@special_days.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
    complete: Annotated[
        int | None, typer.Option(help="The list has all make-up days of this year.", **YEAR)
    ] = None,
) -> None:
    """Take over a list of days, or nothing.

    The first row names the columns: date, kind (off or working), name. Only date and kind
    must be there. Days that are not listed stay as they are. With --complete a year is no
    longer provisional.
    """
    listed = CalendarList.read(file, words_for_kinds())

    async def apply(database: Database, settings: Settings) -> None:
        async with database.writing() as session:
            summary = await listed.apply(session, complete=complete)
        say(str(summary))

    with_database(apply)


def words_for_kinds() -> dict[str, DayKind]:
    """What a list may call a day off and a working day, in any language."""
    words: dict[str, DayKind] = {}
    for kind in DayKind:
        name = term(DayAs(kind))
        others = {word for said in in_every_language(f"{name}.words") for word in said.split()}
        words |= dict.fromkeys(in_every_language(name) | others, kind)
    return words


@special_days.command("set")
def set_a_day(
    day: Annotated[str, typer.Argument(metavar="YYYY-MM-DD")],
    kind: Annotated[DayAs, typer.Argument(help="working, off, or usual: nothing is special")],
    name: Annotated[str, typer.Argument(help="What people read it is.")] = "",
) -> None:
    """Decide about one day; it counts from now on."""
    date_meant = date_of(day)
    called = " ".join(name.split())
    if wrong := calendar.wrong_name(called):
        raise Problem(wrong)

    async def decide(database: Database, settings: Settings) -> None:
        async with database.writing() as session:
            await calendar.decide(session, date_meant, kind, called or None, who=None)
        how = "as usual" if kind is DayAs.USUAL else kind.value
        say(f"{date_meant:%Y-%m-%d %a} is {how}{called and f': {called}'}.")

    with_database(decide)


def date_of(words: str) -> date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
            raise ValueError
        day = date.fromisoformat(words)
    except ValueError:
        raise Problem(f"{words} is no date; write it as 2026-10-10") from None
    if day.year not in YEARS:
        raise Problem(f"{words} lies too far away")
    return day


@special_days.command("complete")
def complete_a_year(year: Annotated[int, typer.Argument(**YEAR)]) -> None:
    """Say that all make-up days of a year are entered.

    It is no longer provisional, and nothing is entered in it by itself any more.
    """

    async def complete(database: Database, settings: Settings) -> None:
        async with database.writing() as session:
            was_provisional = await calendar.complete_year(session, year, who=None)
        if was_provisional:
            say(f"{year} is complete.")
        else:
            say(f"{year} is announced or complete already.")

    with_database(complete)


@special_days.command("show")
def show_days(year: Annotated[int | None, typer.Argument(**YEAR)] = None) -> None:
    """The special days of a year, this one if none is named."""

    async def show(database: Database, settings: Settings) -> None:
        shown = year or calendar.local(clock.now()).year
        async with database.reading() as session:
            special = await calendar.special_days(session, shown)
        if not special:
            raise Problem(
                f"no special days of {shown} are known; fieldbook run enters this year's and"
                " the next's when it starts, fieldbook calendar set any day"
            )
        say(
            in_columns(
                *(
                    [f"{one.day:%Y-%m-%d %a}", one.kind.value, one.source.value, one.name]
                    for one in special
                )
            )
        )

    with_database(show)
