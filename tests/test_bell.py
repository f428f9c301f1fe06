"""The bell between processes: heard by the others, seldom rung, and missed without harm."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from bot.bell import INBOX, OUTBOX, Bell
from bot.settings import read_database_url
from models.database import Database
from tests.conftest import Office
from tests.phone import Phone


@pytest.fixture
def bell(office: Office) -> Bell:
    """That of a process; on SQLite there is no other one."""
    if office.app.database.is_sqlite:
        pytest.skip("one process does everything")
    return office.app.bell


@contextlib.asynccontextmanager
async def heard_by_another(database: Database, bell: Bell) -> AsyncIterator[list[str]]:
    """What another process hears, once it listens."""
    heard: list[str] = []
    other = Bell(database)
    other.ring = heard.append  # type: ignore[method-assign,assignment]
    listening = asyncio.create_task(other.listen())
    try:
        async with asyncio.timeout(10):
            while not heard:
                await bell.ring_elsewhere(OUTBOX)
                await asyncio.sleep(0.02)
        yield heard
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def test_many_who_ring_at_once_are_told_of_once_or_twice(office: Office, bell: Bell) -> None:
    async with heard_by_another(office.app.database, bell) as heard:
        async with asyncio.timeout(10):
            await asyncio.sleep(0.1)
            heard.clear()
            await asyncio.gather(*(bell.ring_elsewhere(INBOX) for _ in range(20)))
            while not heard:  # noqa: ASYNC110 - that it rings is what is tried
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.1)
    assert heard in ([INBOX], [INBOX, INBOX])


async def test_it_is_heard_whatever_the_address_says_beside_the_database(
    bell: Bell, database_url: str
) -> None:
    url = make_url(database_url).set(drivername="postgresql")
    told = url.update_query_dict({"sslmode": "prefer", "prepared_statement_cache_size": "10"})
    database = Database(read_database_url(told.render_as_string(hide_password=False)))
    async with heard_by_another(database, bell) as heard:
        assert set(heard) == {OUTBOX}
        assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # as it is for PostgreSQL
    await database.close()


async def test_a_turn_is_done_though_nobody_can_be_told(
    office: Office, bell: Bell, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_away() -> None:
        raise OperationalError("connect", None, OSError("away"))

    monkeypatch.setattr("bot.bell.text", lambda _: is_away())
    await rep.types("/help")
    assert rep.texts
    monkeypatch.undo()
    await bell.ring_elsewhere(INBOX)  # who could not tell is in nobody's way
