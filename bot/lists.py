"""`fieldbook customers`: lists of customers, in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.console import Problem, group, say, somebody_named, with_database
from bot.settings import Settings
from models import customer_list
from models.customer_list import CustomerList
from models.database import Database
from models.sheets import sheet_of

customers = group(no_args_is_help=True, help="The company's customers.")


@customers.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
) -> None:
    """Take over a list of customers, or nothing.

    The first row names the columns: name, class, owner, phone, contact, address, latitude,
    longitude, industry, credit_limit, note. Only name and owner must be there. A blank cell
    leaves what is known, and so does a column that is not there. Whoever is not listed stays
    as they are. Nobody's customer becomes somebody else's: superiors do that in the chat.
    """

    async def apply(database: Database, settings: Settings) -> None:
        listed = CustomerList.read(file)  # here, where the company's rules are in force
        async with database.writing() as session:
            summary = await listed.apply(session)
        say(str(summary))

    with_database(apply)


@customers.command("export")
def export_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file that is not there yet.")],
    owner: Annotated[str | None, typer.Option(help="Only this person's customers.")] = None,
) -> None:
    """Write a list of all customers but the archived ones; fieldbook customers import reads it."""

    async def write(database: Database, settings: Settings) -> None:
        async with database.reading() as session:
            person = None if owner is None else await somebody_named(session, owner)
            rows = await customer_list.table(session, person)
        write_new(file, sheet_of(rows, file))
        say(f"Customers listed in {file}: {len(rows) - 1:,}.")

    with_database(write)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that only this user reads; Problem, and no half of it, when that cannot be."""
    try:
        file.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise Problem(
            f"{file} is there already; a list overwrites nothing, choose another name"
        ) from None
    except OSError as error:
        raise Problem(f"{file} cannot be written: {error.strerror}") from None
    try:
        file.write_bytes(content)
    except OSError as error:
        file.unlink()
        raise Problem(f"{file} cannot be written: {error.strerror}") from None
