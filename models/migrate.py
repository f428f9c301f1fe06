"""Bringing a database to the shape this version needs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = Path(__file__).parent / "migrations" / "versions"
# Any number, as long as every process asks for the same one.
ONE_AT_A_TIME = 4_719_115


class TooNew(Exception):  # noqa: N818 - an answer for whoever starts it
    """A newer version made this database: it has a shape that this one does not know."""


def _config() -> Config:
    from alembic.config import Config  # only a database that lacks something needs Alembic

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


async def migrate(database: Database) -> None:
    """Apply what is missing, in one transaction; several processes may try at once. Or TooNew."""
    if await is_current(database):
        return

    async with changing(database) as connection:
        await upgrade(connection)


async def upgrade(connection: AsyncConnection) -> None:
    """Apply what is missing, in the caller's transaction; on PostgreSQL one at a time. Or TooNew."""
    from alembic import command
    from alembic.util import CommandError

    def to_head(inner: Connection) -> None:
        config = _config()
        config.attributes["connection"] = inner
        command.upgrade(config, "head")

    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
    try:
        await connection.run_sync(to_head)
    except CommandError as error:
        raise TooNew from error


@asynccontextmanager
async def changing(database: Database) -> AsyncIterator[AsyncConnection]:
    """One transaction in which tables are changed.

    SQLite changes a table by copying it: what points at the table points at nothing meanwhile. It is
    looked at before the end instead, and nothing is changed where something would be left so.
    """
    async with database.engine.connect() as connection:
        if not database.is_sqlite:
            async with connection.begin():
                yield connection
            return
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver
        await driver.execute("PRAGMA foreign_keys=OFF")  # within a transaction it does nothing
        try:
            async with connection.begin():
                yield connection
                lost = (await connection.execute(text("PRAGMA foreign_key_check"))).all()
                if lost:
                    raise RuntimeError(f"rows that would point at nothing: {lost[:10]}")
        finally:
            await driver.execute("PRAGMA foreign_keys=ON")


async def is_current(database: Database) -> bool:
    """Whether nothing is missing."""

    def revision(connection: Connection) -> str | None:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found

    async with database.engine.connect() as connection:
        return await connection.run_sync(revision) == head()


def head() -> str:
    """The newest revision this version knows: each file begins with its number, one after the other."""
    return max(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))
