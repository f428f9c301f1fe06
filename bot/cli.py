"""The `fieldbook` command: everything an operator does at the console."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import sqlite3
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import structlog
import typer
from sqlalchemy import select

from bot.backup import copy_database
from bot.balances import balances
from bot.console import (
    FAILED,
    Console,
    Problem,
    follow_company,
    group,
    in_columns,
    say,
    secrets,
    somebody_named,
    sqlite_file,
    who_we_are,
    with_database,
)
from bot.doctor import examine
from bot.lists import customers
from bot.log import write_logs
from bot.moving import move_to
from bot.product_lists import products
from bot.settings import Settings
from bot.special_days import special_days
from bot.targets import targets
from bot.texts import in_every_language
from models import calendar, migrate, policy
from models.database import Database
from models.facts import term
from models.invitations import Invitation
from models.positions import Position
from models.staff import Staff
from models.staff_list import StaffList

log = structlog.get_logger()

app = group(cls=Console, add_completion=False, no_args_is_help=True)
staff = group(no_args_is_help=True, help="The people of the company.")
rules = group(help="The company's rules.")
app.add_typer(staff, name="staff")
app.add_typer(customers, name="customers")
app.add_typer(products, name="products")
app.add_typer(balances, name="balances")
app.add_typer(targets, name="targets")
app.add_typer(special_days, name="calendar")
app.add_typer(rules, name="company", invoke_without_command=True)


@app.callback()
def prepare() -> None:
    """A Telegram bot for a sales department. Settings are FIELDBOOK_… variables, or in .env."""
    for stream in (sys.stdout, sys.stderr):
        # A console that has no ✓ or 王 still gets its line.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # real files have it
    write_logs(secrets(), logging.WARNING)


# The bot


@app.command()
def run(
    only: Annotated[
        str | None,
        typer.Option(help="On PostgreSQL: some of receiver,worker,sender,clock."),
    ] = None,
) -> None:
    """Work until Ctrl-C or SIGTERM."""
    gc.disable()  # what is imported stays; looking through it for garbage makes a start much longer
    # It brings every conversation along, which no other command needs.
    from bot.at_work import parts_named, work_until_told

    settings = Settings.read(token_needed=True)
    parts = parts_named(only)
    follow_company(settings)
    write_logs(secrets())
    asyncio.run(work_until_told(settings, parts))


@app.command()
def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Start clean.")] = False,
    port: Annotated[int, typer.Option(help="Where the page is.", min=1, max=65535)] = 8700,
) -> None:
    """Try it out with a Telegram on this machine."""
    from bot.demo.start import run_demo  # it brings the sandbox along, which nothing else needs

    run_demo(fresh=fresh, port=port)


@app.command()
def doctor() -> None:
    """Say what is wrong and what mends it."""

    async def look() -> bool:
        well = True
        async for finding in examine():
            say(str(finding))
            well = well and finding.well
        return well

    if not asyncio.run(look()):
        raise typer.Exit(FAILED)


# The database


@app.command("migrate")
def bring_up_to_date() -> None:
    """Bring the database up to date."""

    async def nothing_more(database: Database, settings: Settings) -> None:
        say(f"The database is up to date ({migrate.head()}).")

    with_database(nothing_more)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A file that is not there yet.")],
) -> None:
    """Copy the SQLite database into one file.

    Also while Fieldbook works. On PostgreSQL use pg_dump.
    """
    source = sqlite_file(Settings.read())
    if source is None:
        raise Problem("PostgreSQL is backed up by its own program, pg_dump")
    if not source.is_file():
        raise Problem(f"there is no database at {source} to back up")
    try:
        copy_database(source, file)
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Problem(f"{source} cannot be backed up to {file}: {reason}") from None
    say(f"{file} is a whole copy of {source} ({file.stat().st_size / 1e6:.1f} MB).")


@app.command("move-to")
def move(
    address: Annotated[str, typer.Argument(help="postgresql+asyncpg://user:password@host/db")],
) -> None:
    """Copy the SQLite database into an empty PostgreSQL.

    Not while Fieldbook works. Everything is there in the end and compared, or nothing is;
    SQLite stays as it was.
    """
    move_to(address)


# The people


@staff.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
    letting_return: Annotated[
        bool, typer.Option("--return", help="Let people in again who had left.")
    ] = False,
) -> None:
    """Take over a list of people, or nothing.

    The first row names the columns: name, position, superior, telegram_id, language. Only
    name and position must be there. A blank superior: nobody stands above. A blank
    telegram_id or language leaves what is known, and so does a column that is not there.
    Whoever is not listed stays as they are; fieldbook staff leave ends somebody's access,
    and whoever left may only be listed with --return.
    """
    listed = StaffList.read(file, words_for_positions())

    async def apply(database: Database, settings: Settings) -> None:
        async with database.writing() as session:
            summary = await listed.apply(session, letting_return=letting_return)
        say(str(summary))

    with_database(apply)


def words_for_positions() -> dict[str, Position]:
    """What a list may call each position: its name in any language, and the other usual words."""
    words: dict[str, Position] = {}
    for position in Position:
        name = term(position)
        others = {word for said in in_every_language(f"{name}.words") for word in said.split()}
        words |= dict.fromkeys(in_every_language(name) | others, position)
    return words


@staff.command("leave")
def let_leave(name: str) -> None:
    """End somebody's access at once.

    The people below move up.
    """

    async def leave(database: Database, settings: Settings) -> None:
        async with database.writing() as session:
            person = await somebody_named(session, name)
            gone = person.left_at
            if not gone:
                await person.leave(session, removed_by=None)
        when = f" on {calendar.local(gone).date()} already" if gone else ""
        say(f"{person.name} has left{when}; access has ended.")

    with_database(leave)


@staff.command("list")
def list_staff() -> None:
    """Everybody, and since when they are in."""

    async def show(database: Database, settings: Settings) -> None:
        async with database.reading() as session:
            everybody = (await session.scalars(select(Staff).order_by(Staff.id))).all()
        names = {person.id: person.name for person in everybody}
        say(
            in_columns(
                ["name", "position", "superior", ""],
                *(
                    [
                        person.name,
                        person.position.value,
                        names.get(person.superior_id or 0, ""),
                        standing(person),
                    ]
                    for person in everybody
                ),
            )
        )

    with_database(show)


def standing(person: Staff) -> str:
    if person.left_at:
        return f"left {calendar.local(person.left_at).date()}"
    if person.telegram_id is None or person.joined_at is None:
        return "has not joined"
    return f"joined {calendar.local(person.joined_at).date()}"


@app.command()
def invite(name: str) -> None:
    """Print a link that lets somebody in.

    It works once, for as long as company.toml says (72 hours), and ends the one before.
    """

    async def make(database: Database, settings: Settings) -> str:
        settings.bot_token  # noqa: B018 - raises when it is missing
        async with database.reading() as session:
            await somebody_named(session, name)
        me = await who_we_are(settings)  # first: a link nobody sees would end the one before
        async with database.writing() as session:
            person = await somebody_named(session, name)
            token = await Invitation.make(session, person, made_by=None)
        if person.telegram_id:
            say(f"{person.name} has joined; whoever opens this link takes their place.", err=True)
        return f"https://t.me/{me.username}?start={token}"

    # Not by `say`: the token is what is wanted.
    typer.echo(with_database(make))


# The company's rules


@rules.callback(invoke_without_command=True)
def company(asked: typer.Context) -> None:
    """Print every rule with its default and what it means: fieldbook company > company.toml"""
    if asked.invoked_subcommand is None:
        # Bytes: the file is UTF-8 with plain line ends whatever the console speaks.
        typer.echo((files("models") / "company.toml").read_bytes(), nl=False)


@rules.command()
def check(file: Annotated[Path | None, typer.Argument()] = None) -> None:
    """Say whether a file of rules is understood; the one that `run` reads if none is named."""
    file = file or Settings.read().company
    policy.load(file)
    say(
        f"{file} is understood." if file else "There is no company.toml: every rule is the default."
    )
