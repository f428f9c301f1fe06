"""Moving a company from SQLite to PostgreSQL at the console: what may stop it, and what comes next."""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import unquote

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.alone import alone_with
from bot.console import Problem, in_columns, say, secrets, sqlite_file, what_ails
from bot.log import write_logs
from bot.settings import Settings, read_database_url
from models import migrate
from models.database import Database
from models.moving import CannotMove, Moved, move


def move_to(address: str) -> None:
    """Copy the SQLite database of the settings into the empty PostgreSQL at `address`, and compare.

    Problem says why not; then nothing is there. SQLite is only read.
    """
    source = sqlite_file(Settings.read())
    if source is None:
        raise Problem("FIELDBOOK_DATABASE_URL is PostgreSQL already; only SQLite is moved")
    if not source.is_file():
        raise Problem(f"there is no database at {source} to move")
    with contextlib.ExitStack() as until_the_end:
        target = _postgresql_at(address)
        until_the_end.enter_context(alone_with(source, "stop it first"))
        moved = asyncio.run(_move(Database(f"sqlite+aiosqlite:///{source}"), target))
    say(
        in_columns(
            ["table", "rows", "checksum"],
            *([each.table, str(each.rows), each.checksum] for each in moved),
        )
    )
    rows = sum(each.rows for each in moved)
    say(
        f"{rows} rows in {len(moved)} tables are in {_named(target)} as they are in {source}.\n"
        "Now write that address into .env as FIELDBOOK_DATABASE_URL, and start Fieldbook.\n"
        f"{source} stays as it is: keep it as a backup, and start nothing on it again."
    )


def _postgresql_at(address: str) -> Database:
    try:
        url = make_url(read_database_url(address))
    except ValueError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        raise Problem("the address must be postgresql+asyncpg://user:password@host/database")
    # What a library says of an error may hold the address.
    password = url.password or ""
    write_logs([*secrets(), *{password, unquote(password)}])
    return Database(url.render_as_string(hide_password=False))


async def _move(source: Database, target: Database) -> list[Moved]:
    try:
        if not await migrate.is_current(source):
            raise Problem(f"{source.path} is not of this version; run: fieldbook migrate")
        return list(await move(source, target))
    except CannotMove as reason:
        raise Problem(f"nothing was moved to {_named(target)}: {reason}") from None
    except migrate.TooNew:
        raise Problem(
            f"nothing was moved to {_named(target)}: a newer Fieldbook was there before"
        ) from None
    except (SQLAlchemyError, OSError) as error:
        raise Problem(f"nothing was moved: {what_ails(target, error)}") from None
    finally:
        await source.close()
        await target.close()


def _named(target: Database) -> str:
    """Where it is, without user and password."""
    return f"PostgreSQL at {target.url.host or 'this machine'}, database {target.url.database}"
