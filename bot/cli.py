"""The `fieldbook` command: everything an operator does at the console."""

from __future__ import annotations

import asyncio
import contextlib
import difflib
import os
import re
import signal
import sqlite3
import sys
import tempfile
import threading
import unicodedata
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote, urlsplit

import structlog
import typer
from alembic.util import CommandError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from typer.core import TyperGroup

from bot import doctor as examination
from bot.app import CannotStart, Fieldbook, Part
from bot.doctor import Finding, Problem, open_database, what_ails, who_we_are
from bot.log import HIDDEN, Redactor, write_logs
from bot.settings import Settings, SettingsError
from bot.texts import in_every_language, plain, t
from models import calendar, clock, migrate, policy
from models.calendar import DayKind
from models.database import Database
from models.errors import Refused
from models.facts import term
from models.invitations import Invitation
from models.language import Language
from models.policy import PolicyError
from models.positions import Position
from models.sheets import WrongSheet
from models.staff import Staff
from models.staff_list import StaffList, closest

log = structlog.get_logger()

STOPS_WITHIN = 1.4  # seconds; whoever started us waits for two
A_BUG = 1
REFUSED = 2

T = TypeVar("T")


class Console(TyperGroup):
    """One place where what goes wrong becomes one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (SettingsError, PolicyError, CannotStart, Problem, WrongSheet) as wrong:
            lines = str(wrong)
        except Refused as refused:
            lines = plain(t(Language.EN, refused.key, **refused.facts))
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            # Typer's own way would show a traceback with every variable, the token too.
            if type(error).__module__.startswith("typer"):
                raise
            log.exception("this is a bug of ours")
            raise typer.Exit(A_BUG) from None
        typer.echo(Redactor(())(lines), err=True)
        raise typer.Exit(REFUSED)


def group(**how: Any) -> typer.Typer:
    return typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, **how
    )


app = group(cls=Console, add_completion=False, help="A Telegram bot for a sales department.")
staff = group(help="The people of the company.")
days = group(help="Days on which the week's usual pattern does not count.")
rules = typer.Typer(rich_markup_mode=None, help="The company's rules.")
app.add_typer(staff, name="staff")
app.add_typer(days, name="calendar")
app.add_typer(rules, name="company")


@app.callback()
def prepare() -> None:
    """Settings come from FIELDBOOK_… variables and from .env; see the README."""
    for stream in (sys.stdout, sys.stderr):
        # A console that has no ✓ or 王 still gets its line.
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # real files have it
    write_logs(level=30)


# The bot


@app.command()
def run(
    only: Annotated[
        str | None,
        typer.Option(help="On PostgreSQL: some of receiver,worker,sender,clock, with commas."),
    ] = None,
) -> None:
    """Work until Ctrl-C or SIGTERM."""
    settings = read_settings(token_needed=True)
    write_logs(secrets_of(settings))
    parts = parts_named(only) if only is not None else set(Part)
    follow_company(settings)
    asyncio.run(work_until_told(settings, parts))


async def work_until_told(settings: Settings, parts: set[Part]) -> None:
    """Fieldbook at work; SIGINT and SIGTERM end it within two seconds."""
    open_database(settings)
    working = asyncio.ensure_future(Fieldbook(settings).run(parts))

    def stop() -> None:
        working.cancel()
        # What still hangs then is left as a crash would leave it, which loses nothing.
        last = threading.Timer(STOPS_WITHIN, os._exit, [0])
        last.daemon = True
        last.start()

    for sign in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; Ctrl-C works there as it always does.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(sign, stop)
    try:
        await working
    except asyncio.CancelledError:
        log.info("fieldbook stops")
    except BaseExceptionGroup as several:
        # The parts run side by side; why one of them cannot start is said alone.
        while isinstance(several.exceptions[0], BaseExceptionGroup):
            several = several.exceptions[0]
        if several.subgroup(CannotStart):
            raise several.exceptions[0] from None
        raise


def parts_named(only: str) -> set[Part]:
    named = {part.strip().lower() for part in only.split(",")} - {""}
    unknown = sorted(named - set(Part))
    if unknown or not named:
        what = f"{', '.join(unknown)} is no part" if unknown else "it names no part"
        raise Problem(f"--only: {what} of Fieldbook; its parts are {', '.join(Part)}")
    return {Part(part) for part in named}


@app.command()
def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Start clean.")] = False,
    port: Annotated[int, typer.Option(help="Where the page is.", min=1, max=65535)] = 8700,
) -> None:
    """Try it out: a Telegram on this machine with a small company in it."""
    from bot.demo import run_demo  # it brings the sandbox along, which nothing else needs

    run_demo(fresh=fresh, port=port)


@app.command()
def doctor() -> None:
    """Say in one line each what is well, what is not, and what mends it."""

    async def look() -> bool:
        redact = Redactor(())
        well = True
        async for finding in examination.examine():
            typer.echo(redact(str(finding)))
            well = well and finding.well
        return well

    if not asyncio.run(look()):
        raise typer.Exit(1)


# The database


@app.command("migrate")
def bring_up_to_date() -> None:
    """Bring the database to the shape this version needs."""

    async def nothing_more(database: Database) -> None:
        typer.echo(f"The database is up to date ({migrate.head()}).")

    with_database(nothing_more)
