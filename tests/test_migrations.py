"""Migrations: a company's database comes along with the version, with everything in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, text

from models import Base
from models.database import Database
from models.migrate import _config, is_current, migrate
from tests.conftest import at, on_the_server

VERSION_0_1 = [
    "INSERT INTO staff (id, name, position, reachable, menu, created_at)"
    " VALUES (1, 'Mei', 'representative', true, '', '2026-11-20 00:00:00')",
    "INSERT INTO drafts (id, staff_id, form, subject, state, answers, offered, heard, changing,"
    " wrong, rev, touched_at, created_at) VALUES (1, 1, 'report', '2026-11-20', 'open',"
    " '{\"done\": \"sold\"}', '{}', '{}', false, 0, 1, '2026-11-20 00:00:00', '2026-11-20 00:00:00')",
    "INSERT INTO reminders (id, key, kind, staff_id, day, due_at, useful_until, state, created_at)"
    " VALUES (1, 'report-reminder:1:2026-11-20', 'report-reminder', 1, '2026-11-20',"
    " '2026-11-20 00:00:00', '2026-11-20 00:00:00', 'said', '2026-11-20 00:00:00')",
]


@pytest.fixture
async def empty(database_kind: str, migrated_on: Path | URL, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database with nothing in it, on either engine."""
    if not isinstance(migrated_on, URL):
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    name = f"empty_{uuid4().hex}"
    await on_the_server(migrated_on, f"CREATE DATABASE {name}")
    yield at(migrated_on, name)
    await on_the_server(migrated_on, f"DROP DATABASE {name} WITH (FORCE)")


async def test_a_company_of_the_first_version_keeps_everything(empty: str) -> None:
    def to_the_first(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")

    database = Database(empty)
    async with database.engine.begin() as connection:
        await connection.run_sync(to_the_first)
        for statement in VERSION_0_1:
            await connection.execute(text(statement))
    assert not await is_current(database)
    await migrate(database)
    assert await is_current(database)
    async with database.reading() as session:
        drafts = await session.execute(text("SELECT form, said_from FROM drafts"))
        assert drafts.all() == [("report", None)]
        reminders = await session.execute(text("SELECT key, part FROM reminders"))
        assert reminders.all() == [("report-reminder:1:2026-11-20", "")]
    await database.close()


async def test_the_migrations_make_the_tables_that_the_models_describe(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    database = Database(database_url)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()
