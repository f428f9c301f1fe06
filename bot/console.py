"""What every command of the console stands on: settings, a database, and one line when something is wrong."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import structlog
import typer
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, User
from telegram.error import InvalidToken, NetworkError, TelegramError
from typer.core import TyperGroup

from bot.log import Redactor
from bot.over_http import OverHttp
from bot.receiver import brief
from bot.settings import Settings, SettingsError
from bot.texts import plain, t
from models import migrate, policy
from models.database import Database
from models.errors import Refused
from models.language import Language
from models.policy import PolicyError
from models.sheets import WrongSheet
from models.staff import Staff
from models.staff_list import closest

log = structlog.get_logger()

FAILED = 1  # a bug of ours, or the doctor found something
REFUSED = 2  # somebody at the console can mend it

T = TypeVar("T")


class Problem(Exception):  # noqa: N818 - a sentence for the person at the console
    """What is wrong, and what mends it, in one line."""


class Console(TyperGroup):
    """The one place where whatever goes wrong becomes a line and an exit code."""

    answers: tuple[type[Exception], ...] = (SettingsError, PolicyError, Problem, WrongSheet)

    def make_context(self, *given: Any, **more: Any) -> Any:
        try:
            return super().make_context(*given, **more)
        except Exception as error:
            if lines := _wrong_usage(error):
                say(lines, err=True)
                raise typer.Exit(REFUSED) from None
            raise

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except self.answers as wrong:
            lines = str(wrong)
        except Refused as refused:
            lines = plain(t(Language.EN, refused.key, **refused.facts))
        except BrokenPipeError:
            raise  # whoever read our lines has enough of them
        except Exception as error:
            if type(error).__module__.startswith("typer"):
                if not (lines := _wrong_usage(error)):
                    raise
            else:
                # Python's own way would show whatever secret the error has brought along.
                log.exception("this is a bug of ours")
                raise typer.Exit(FAILED) from None
        say(lines, err=True)
        raise typer.Exit(REFUSED)


def _wrong_usage(error: Any) -> str:
    """What Typer says about a command that was written wrongly, in one line; "" for help and exits."""
    # Typer keeps its classes to itself; `no command at all` is one of them and means help.
    if not hasattr(error, "format_message") or type(error).__name__ == "NoArgsIsHelpError":
        return ""
    said = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{said}; see: {error.ctx.command_path} --help" if error.ctx else said


def group(**how: Any) -> typer.Typer:
    return typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, **how)


def say(lines: str, *, err: bool = False) -> None:
    """Print, without any secret that an error may have brought along."""
    typer.echo(Redactor(secrets())(lines), err=err)


def in_columns(*rows: list[str]) -> str:
    """A table for people; Chinese letters are two columns wide."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


def secrets() -> list[str]:
    """What is never to be seen: the token, and every password in the settings."""
    try:
        settings = Settings.read()
    except SettingsError:
        return []
    kept = [
        secret.get_secret_value() for secret in (settings.token, settings.webhook_secret) if secret
    ]
    for url in (settings.database_url, settings.proxy, settings.api_url):
        password = urlsplit(url or "").password or ""
        kept += [password, unquote(password)]
    # A very short one would blacken every line and hide nothing.
    return [secret for secret in kept if len(secret) > 3]


# Telegram


async def who_we_are(settings: Settings) -> User:
    """The bot as Telegram knows it (getMe). Problem when Telegram is away or refuses the token."""
    request = OverHttp(settings.proxy)
    bot = Bot(
        settings.bot_token,
        base_url=settings.base_url,
        request=request,
        get_updates_request=request,
    )
    try:
        async with bot:
            return bot.bot
    except InvalidToken:
        raise Problem(
            "Telegram does not accept FIELDBOOK_TOKEN; ask @BotFather for the right one"
        ) from None
    except NetworkError as error:
        raise Problem(
            f"Telegram cannot be reached at {_server_of(settings.api_url)} ({brief(error)});"
            " look at the network, FIELDBOOK_PROXY and FIELDBOOK_API_URL"
        ) from None
    except TelegramError as error:
        raise Problem(
            f"{_server_of(settings.api_url)} does not say who we are ({brief(error)});"
            " look at FIELDBOOK_API_URL, or try again"
        ) from None


def _server_of(url: str) -> str:
    """The server of an address; the rest may hold a password."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


# The database


def with_database(deed: Callable[[Database, Settings], Awaitable[T]]) -> T:
    """Do something with the company's database, brought up to date, under the company's rules."""
    settings = Settings.read()
    follow_company(settings)
    return asyncio.run(_with_database(deed, settings))


async def _with_database(
    deed: Callable[[Database, Settings], Awaitable[T]], settings: Settings
) -> T:
    database = open_database(settings)
    try:
        await migrate.migrate(database)
        return await deed(database, settings)
    except migrate.TooNew:
        raise Problem(
            "a newer Fieldbook made this database; install that version,"
            " or restore a backup from before"
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise Problem(what_ails(database, error)) from None
    finally:
        await database.close()


async def somebody_named(session: AsyncSession, name: str) -> Staff:
    """The person; Problem with the names that are most like it when nobody is called so."""
    name = unicodedata.normalize("NFC", name).strip()
    if person := await Staff.named(session, name):
        return person
    names = (await session.scalars(select(Staff.name).where(Staff.left_at.is_(None)))).all()
    close = closest(name, names)
    hint = f"did you mean {close}?" if close else "fieldbook staff list shows everybody"
    raise Problem(f"nobody is called “{name}”; {hint}")


def open_database(settings: Settings) -> Database:
    """The database of the settings, not yet connected; Problem when its file cannot be."""
    try:
        return Database(settings.database_url)
    except (OSError, ValueError) as error:
        reason = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else error
        raise Problem(
            f"the database cannot be where FIELDBOOK_DATABASE_URL says ({reason})"
        ) from None


def sqlite_file(settings: Settings) -> Path | None:
    """The file of the settings' SQLite database; None on PostgreSQL."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(unquote(path.partition("?")[0])) if scheme.startswith("sqlite") else None


def what_ails(database: Database, error: Exception) -> str:
    """One line about a database that does not work, and what mends it."""
    reason = brief(error)
    if not database.is_sqlite:
        where = f"{database.url.host or 'this machine'}, database {database.url.database}"
        return f"PostgreSQL at {where}: {reason}; look at it, and at FIELDBOOK_DATABASE_URL"
    for sign, mends in (
        ("full", "make room on its disk"),
        ("readonly", "let this user write the file and its folder"),
        ("locked", "another process writes for too long; try again"),
        ("disk I/O", "look at the disk, and at the last backup"),
        ("malformed", "restore the last backup"),
    ):
        if sign in reason:
            return f"{database.path}: {reason}; {mends}"
    return f"{database.path}: {reason}; look at FIELDBOOK_DATABASE_URL"


def follow_company(settings: Settings) -> None:
    """Let the company's own rules be in force; PolicyError says what is wrong with them."""
    policy.use(policy.load(settings.company))
