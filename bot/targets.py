"""`fieldbook targets`: what the company, its teams and its people are to reach."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.console import group, say, with_database
from bot.settings import Settings
from models.database import Database
from models.target_list import TargetList

targets = group(no_args_is_help=True, help="What is to be reached by when.")


@targets.callback()
def name_the_deed() -> None:
    """Without it Typer would make the only command the group itself."""


@targets.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
) -> None:
    """Set targets, all rows or none, and say where their sums do not hold.

    The first row names the columns: who, period, and of sales, receipts, new_customers, visits and
    currency those that are needed. Who is company, somebody's name, or a team by its leader: team
    Diana Reed. A period is 2026, 2026Q1 or 2026-03. A blank currency is the company's. The list again
    corrects what is there; a blank cell leaves it, a dash takes it back, and 0 is refused. The company
    should be the sum of its teams, a team of its people, a year of its quarters, a quarter of its
    months; each difference is printed.
    """

    async def apply(database: Database, settings: Settings) -> None:
        listed = TargetList.read(file)  # here, where the company's rules are in force
        async with database.writing() as session:
            summary = await listed.apply(session)
        say(str(summary))

    with_database(apply)
