"""A company moves from SQLite to PostgreSQL: every row, compared once it is there, or nothing at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

import models
from models import migrate
from models.database import Database, is_away

ROWS_AT_ONCE = 1000
TABLES: Sequence[Table] = models.Base.metadata.sorted_tables  # each behind those it points at


class CannotMove(Exception):  # noqa: N818 - a sentence for the person at the console
    """Why nothing was moved."""


@dataclass(frozen=True)
class Moved:
    """A table as it is on both sides; the checksum is over every value of every row."""

    table: str
    rows: int
    checksum: str


async def move(source: Database, target: Database) -> Sequence[Moved]:
    """Copy everything into an empty PostgreSQL in one transaction; what was compared, table by table.

    The source is of this version and only read; the caller sees to it that nobody writes to it. Wherever
    this ends early, nothing is there. CannotMove when the target is not empty or something does not fit.
    """
    async with source.reading() as session, migrate.changing(target) as connection:
        # While a large table is read here, nothing is said to the server for minutes.
        await connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        await _make_ready(connection)
        # A row may point at a later one of its own table: those are looked at behind the last row.
        await _check_at_the_end(connection, "DEFERRABLE INITIALLY DEFERRED")
        for table in TABLES:
            async for rows in _rows(session, table):
                await _put(connection, table, rows)
            await _count_on(connection, table)
        await connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        await _check_at_the_end(connection, "NOT DEFERRABLE")
        return [await _compared(session, connection, table) for table in TABLES]


async def _make_ready(connection: AsyncConnection) -> None:
    """An empty database with the tables of this version, which are ours alone until the end."""
    await migrate.upgrade(connection)
    encoding = await connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise CannotMove(f"it keeps text as {encoding}; make it with ENCODING 'UTF8'")
    there = await connection.run_sync(lambda inner: inspect(inner).get_table_names())
    if others := set(there) - {table.name for table in TABLES} - {"alembic_version"}:
        raise CannotMove(f"it is not empty: it has a table {min(others)} of something else")
    names = ", ".join(table.name for table in TABLES)
    await connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    for table in TABLES:
        if await connection.scalar(select(table.c.id).limit(1)) is not None:
            raise CannotMove(f"it is not empty: there are rows in its table {table.name}")


async def _check_at_the_end(connection: AsyncConnection, when: str) -> None:
    for table in TABLES:
        for key in table.foreign_key_constraints:
            if _points_within(key):
                statement = f"ALTER TABLE {table.name} ALTER CONSTRAINT {key.name!s} {when}"
                await connection.execute(text(statement))


def _points_within(key: ForeignKeyConstraint) -> bool:
    return key.referred_table is key.table


async def _rows(
    there: AsyncSession | AsyncConnection, table: Table
) -> AsyncIterator[list[dict[str, Any]]]:
    """Every row by its id, so many at once."""
    last = None
    while True:
        some = select(table).order_by(table.c.id).limit(ROWS_AT_ONCE)
        if last is not None:
            some = some.where(table.c.id > last)
        found = [dict(row._mapping) for row in await there.execute(some)]
        if not found:
            return
        yield found
        last = found[-1]["id"]


async def _put(connection: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows. SQLite keeps what PostgreSQL refuses (a text too long): CannotMove says which row."""
    try:
        async with connection.begin_nested():
            await connection.execute(table.insert(), rows)
    except DBAPIError as error:
        if is_away(error):
            raise
        if len(rows) == 1:
            reason = str(error.orig).splitlines()[0].rpartition(">: ")[2]
            raise CannotMove(
                f"number {rows[0]['id']} of {table.name} does not fit: {reason}"
            ) from None
        half = len(rows) // 2
        await _put(connection, table, rows[:half])
        await _put(connection, table, rows[half:])


async def _count_on(connection: AsyncConnection, table: Table) -> None:
    """The next new row gets the next number. A chat's is its own, and may be below zero."""
    last = await connection.scalar(select(func.max(table.c.id)))
    if last and last > 0:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        await connection.execute(select(func.setval(sequence, last)))


async def _compared(session: AsyncSession, connection: AsyncConnection, table: Table) -> Moved:
    here, there = await _summed(session, table), await _summed(connection, table)
    if here != there:
        raise CannotMove(
            f"{table.name} came out differently: {here.rows} rows ({here.checksum})"
            f" became {there.rows} ({there.checksum})"
        )
    return here


async def _summed(there: AsyncSession | AsyncConnection, table: Table) -> Moved:
    summed, number = hashlib.sha256(), 0
    async for rows in _rows(there, table):
        number += len(rows)
        for row in rows:
            summed.update(canonical(row).encode() + b"\n")
    return Moved(table.name, number, summed.hexdigest()[:16])


def canonical(row: dict[str, Any]) -> str:
    """A row as one line, the same on every database: a moment in UTC, an amount in its minor units,
    yes and no as such, a word by its value, JSON by its contents."""
    return json.dumps(row, sort_keys=True, ensure_ascii=True, default=_in_letters)


def _in_letters(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not known to the comparison")
