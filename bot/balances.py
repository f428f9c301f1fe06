"""`fieldbook balances`: what customers owed when Fieldbook began."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.console import group, say, with_database
from bot.settings import Settings
from models.balances import BalanceList
from models.database import Database

balances = group(no_args_is_help=True, help="What customers owed when Fieldbook began.")


@balances.callback()
def name_the_deed() -> None:
    """Without it Typer would make the only command the group itself."""


@balances.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
    correct: Annotated[
        bool,
        typer.Option(
            "--correct", help="Book the difference where another amount was booked before."
        ),
    ] = False,
) -> None:
    """Take over what customers owe, all rows or none.

    The first row names the columns: customer, owner, amount, currency, due. Only customer and
    amount must be there; owner tells customers of the same name apart. An amount below nothing is
    the customer's credit. A blank currency is the company's, a blank due today. What is booked
    stays: the same list again books nothing, and another amount for the same customer is refused,
    unless it is to --correct what was booked too high or too low: then the difference is booked
    today. It is always what was owed when you began, never what is owed now.
    """

    async def apply(database: Database, settings: Settings) -> None:
        listed = BalanceList.read(file)  # here, where the company's rules are in force
        async with database.writing() as session:
            summary = await listed.apply(session, correct=correct)
        say(str(summary))

    with_database(apply)
