"""Bringing a database to the shape this version needs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database

# Any number, as long as every process asks for the same one.
ONE_AT_A_TIME = 4_719_115


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


async def migrate(database: Database) -> None:
    """Apply what is missing, in one transaction; several processes may try at once."""
    if await is_current(database):
        return

    def upgrade(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    async with changing(database) as connection:
        if not database.is_sqlite:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        await connection.run_sync(upgrade)


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
        return MigrationContext.configure(connection).get_current_revision()

    async with database.engine.connect() as connection:
        return await connection.run_sync(revision) == head()


def head() -> str | None:
    """The newest revision this version knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()
