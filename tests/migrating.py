"""Databases as earlier versions left them, and what is in one: for the tests of what comes along."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from alembic import command
from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database
from models.migrate import _config, changing
from tests.conftest import at, on_the_server

RELEASED = Path(__file__).parent / "released"
# The file of a company by the versions that wrote exactly its rows: "0.6.0-0.7.0.sql" is of both.
COMPANIES = {
    version: file for file in sorted(RELEASED.glob("*.sql")) for version in file.stem.split("-")
}
Rows = dict[str, list[dict[str, Any]]]


@asynccontextmanager
async def nothing_yet(where: Path | URL, folder: Path) -> AsyncIterator[str]:
    """The address of a database with nothing in it, on the engine of `where`."""
    if not isinstance(where, URL):
        yield f"sqlite+aiosqlite:///{folder / f'{uuid4().hex}.db'}"
        return
    name = f"empty_{uuid4().hex}"
    await on_the_server(where, f"CREATE DATABASE {name}")
    yield at(where, name)
    await on_the_server(where, f"DROP DATABASE {name} WITH (FORCE)")


def up(connection: Connection, revision: str) -> None:
    """Bring the tables as far as this migration."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def down(connection: Connection, revision: str) -> None:
    """Take back what came after this migration."""
    config = _config()
    config.attributes["connection"] = connection
    command.downgrade(config, revision)


def head_of(file: Path) -> str:
    """The newest migration of the version whose company it is."""
    with file.open(encoding="utf-8") as lines:
        return next(lines).removeprefix("-- Alembic: ").strip()


async def found_company(database: Database, file: Path) -> None:
    """The company in an empty database, exactly as its version kept it."""
    async with changing(database) as connection:
        await connection.run_sync(up, head_of(file))
    await load(database, file.read_text("utf-8"))  # noqa: ASYNC240 - nothing else is going on


async def load(database: Database, rows: str) -> None:
    """Rows in statements, with ids of their own."""
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver
        if database.is_sqlite:
            await (await driver.executescript(rows)).close()
            return
        await driver.execute(f"SET TIME ZONE 'UTC'; {rows}; RESET TIME ZONE")
        await count_on(connection)


async def count_on(connection: AsyncConnection) -> None:
    """PostgreSQL counts ids by itself: on from the rows that came with one of their own."""
    for table in await connection.run_sync(lambda one: inspect(one).get_table_names()):
        if table != "alembic_version":
            newest = f"SELECT max(id) FROM {table}"  # noqa: S608 - a name from the database itself
            counter = f"pg_get_serial_sequence('{table}', 'id')"
            await connection.execute(text(f"SELECT setval({counter}, ({newest}))"))
    await connection.commit()


def every_row(connection: Connection) -> Rows:
    """What each table holds, by its columns, oldest first."""

    def of(table: str) -> list[dict[str, Any]]:
        rows = connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))  # noqa: S608 - as above
        return [dict(row._mapping) for row in rows]

    tables = inspect(connection).get_table_names()
    return {table: of(table) for table in tables if table != "alembic_version"}


def differences(before: Rows, after: Rows) -> list[str]:
    """What of `before` is not there any more as it was; what is new is no matter."""
    lost: list[str] = []
    for table, rows in before.items():
        by_id = {row["id"]: row for row in after[table]}
        for row in rows:
            now = by_id.get(row["id"], {})
            changed = {name: now.get(name) for name, was in row.items() if now.get(name) != was}
            if changed:
                lost.append(f"{table} {row['id']}: {changed}")
    return lost


def shape(connection: Connection) -> dict[str, Any]:
    """Each table's columns with types and defaults, keys, indexes with their conditions, checks."""
    look = inspect(connection)
    parts: dict[str, Callable[[], dict[Any, Any]]] = {
        "columns": look.get_multi_columns,
        "key": look.get_multi_pk_constraint,
        "indexes": look.get_multi_indexes,
        "pointing": look.get_multi_foreign_keys,
        "unique": look.get_multi_unique_constraints,
        "checks": look.get_multi_check_constraints,
    }
    return {
        f"{part} of {table}": plain(found)
        for part, look_at in parts.items()
        for (_, table), found in look_at().items()
        if table != "alembic_version"
    }


def plain(found: Any) -> Any:
    """What was read of a database, so that it can be compared, in whatever order it came."""
    if isinstance(found, dict):
        # A comment is nobody's; what a key includes is told only by some.
        said = {name: value for name, value in found.items() if value is not None and value != []}
        return {name: plain(value) for name, value in said.items() if name != "comment"}
    if isinstance(found, list):
        return sorted((plain(one) for one in found), key=str)
    return found if isinstance(found, str | bool | int) else str(found)
