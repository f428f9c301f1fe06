"""Many rows into a new database at once: a million in a minute.

Past the mapper, one table after the other without its indexes, which are made afterwards; nothing is
looked up and nothing is safe until all of it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import URL, Column, Connection, Table, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

AT_ONCE = 20_000  # rows in one statement

Row = dict[str, Any]


async def fill(url: URL, tables: Iterable[tuple[type[Any], Iterable[Row]]]) -> None:
    """Tables with their rows, in any order; one may come several times."""
    engine = create_async_engine(url)
    found: set[Table] = set()
    async with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        quickly = ["PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"]
        for each in quickly if is_sqlite else ["SET session_replication_role = replica"]:
            await connection.execute(text(each))
        await connection.commit()
        for model, rows in tables:
            if model.__table__ not in found:
                found.add(model.__table__)
                await connection.run_sync(without_indexes, model.__table__)
            left = iter(rows)
            while some := list(islice(left, AT_ONCE)):
                await _insert(connection, model.__table__, some)
            await connection.commit()
        for table in found:
            await connection.run_sync(with_indexes, table)
            if not is_sqlite:
                await connection.execute(text(_the_newest_id(table)))
            await connection.commit()
    await engine.dispose()
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("ANALYZE" if is_sqlite else "VACUUM ANALYZE"))
    await engine.dispose()


def without_indexes(connection: Connection, table: Table) -> None:
    for index in table.indexes:
        index.drop(connection)


def with_indexes(connection: Connection, table: Table) -> None:
    for index in table.indexes:
        index.create(connection)


def _the_newest_id(table: Table) -> str:
    sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
    return f"SELECT setval({sequence}, (SELECT max(id) FROM {table.name}))"  # noqa: S608


async def _insert(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """By the driver's own way; values as SQLAlchemy would hand them over."""
    columns = [
        one for one in table.columns if one.name in rows[0] or one.default or not one.nullable
    ]
    columns = [one for one in columns if one.name in rows[0] or not one.primary_key]
    values = zip(*(list(_values(connection, one, rows)) for one in columns), strict=True)
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver
    names = [one.name for one in columns]
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"  # noqa: S608
        await driver.executemany(into, values)
    else:
        await driver.copy_records_to_table(table.name, records=values, columns=names)


def _values(connection: AsyncConnection, column: Column[Any], rows: Sequence[Row]) -> Iterator[Any]:
    default = column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
    if callable(default) and column.name not in rows[0]:
        default = default(None)
    process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    given = (row.get(column.name, default) for row in rows)
    # Most columns hold few different values, and what they become is worked out once.
    known: dict[Any, Any] = {}
    for value in given:
        if process is None or value is None:
            yield value
        elif value.__hash__ is None:
            yield process(value)
        else:
            if value not in known:
                known[value] = process(value)
            yield known[value]
