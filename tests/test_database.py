"""Whenever somebody stops in the middle, the database is closed in order: nothing open, nobody waiting."""

from __future__ import annotations

import asyncio
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import event

from models.database import Database
from models.outbox import Outgoing

# More than a short transaction has turns of the event loop, connecting included.
MOMENTS = range(0, 60)


async def write(database: Database) -> None:
    async with database.writing() as session:
        session.add(Outgoing(chat_id=1, html="x"))


async def read(database: Database) -> None:
    async with database.reading() as session:
        await session.get(Outgoing, 1)


class Watched:
    """A database, and every connection it opened."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.opened: list[Any] = []
        for engine in {self.database._writer, self.database._reader}:
            event.listen(engine.sync_engine, "connect", self._note)

    def _note(self, _: object, record: Any) -> None:
        self.opened.append(record.driver_connection)

    def still_open(self) -> int:
        return sum(map(is_open, self.opened))


def is_open(connection: Any) -> bool:
    if not isinstance(connection, aiosqlite.Connection):
        return not connection.is_closed()
    try:
        return connection.in_transaction in (True, False)
    except ValueError:  # "no active connection"
        return False


@pytest.mark.parametrize("deed", [write, read])
async def test_whoever_is_cancelled_while_it_closes_leaves_no_connection_open(
    database_url: str, deed: Any
) -> None:
    for moment in MOMENTS:
        watched = Watched(database_url)
        await deed(watched.database)
        task = asyncio.create_task(deed(watched.database))
        for _ in range(moment):
            await asyncio.sleep(0)
        task.cancel()
        await watched.database.close()
        await asyncio.gather(task, return_exceptions=True)
        assert watched.opened
        assert watched.still_open() == 0, moment


@pytest.mark.parametrize("deed", [write, read])
async def test_whoever_is_cancelled_twice_ends_and_nothing_of_it_waits_for_ever(
    database_url: str, deed: Any
) -> None:
    for moment in MOMENTS:
        watched = Watched(database_url)
        others = asyncio.all_tasks()
        task = asyncio.create_task(deed(watched.database))
        for _ in range(moment):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await watched.database.close()
        waiting = asyncio.all_tasks() - others
        if waiting:
            _, waiting = await asyncio.wait(waiting, timeout=3)
        for forgotten in waiting:
            forgotten.cancel()  # else the test run would wait as well
        assert waiting == set(), moment
        assert watched.still_open() == 0, moment


async def test_closing_does_not_wait_for_ever_for_whoever_never_ends(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.database.CLOSES_WITHIN", 0.1)
    database = Database(database_url)
    async with database.engine.connect() as connection:
        await asyncio.wait_for(database.close(), 3)
        await connection.invalidate()
