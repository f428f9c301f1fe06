"""People come before the clock's work; and whenever somebody stops in the middle, all is closed in order."""

from __future__ import annotations

import asyncio
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import SQLAlchemyError

from models.database import Database, is_away
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


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_a_disk_that_is_full_within_two_savepoints_is_nobodys_bug(database_url: str) -> None:
    database = Database(database_url)
    await write(database)
    with pytest.raises(SQLAlchemyError) as failed:
        async with database.writing() as session:
            await session.execute(text("PRAGMA max_page_count = 1"))
            async with session.begin_nested(), session.begin_nested():
                outgoing = await session.get_one(Outgoing, 1)
                outgoing.html = "x" * 1_000_000
                await session.flush()
    await database.close()
    assert "no such savepoint" in str(failed.value)
    assert is_away(failed.value)


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
            _, waiting = await asyncio.wait(waiting, timeout=10)
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
        await asyncio.wait_for(database.close(), 10)
        await connection.invalidate()


async def test_work_that_nobody_waits_for_is_done_piece_by_piece_with_people_between(
    database_url: str,
) -> None:
    database = Database(database_url)
    under_way, most, done = 0, 0, 0

    async def work() -> None:
        nonlocal under_way, most, done
        for _ in range(5):
            async with database.writing_behind() as session:
                under_way += 1
                most = max(most, under_way)
                session.add(Outgoing(chat_id=1, html="x"))
                await session.flush()
                under_way -= 1
            done += 1

    async def take_a_turn() -> int:
        before = done
        await write(database)
        return done - before

    await write(database)  # connected
    everything = [asyncio.create_task(work()) for _ in range(10)]
    waited_for = await take_a_turn()
    await asyncio.gather(*everything)
    assert (most, done) == (1, 50)
    assert waited_for <= 25  # of 50; on a machine with nothing else to do it is one or two
    await database.close()
