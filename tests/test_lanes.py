"""A chat is at one worker at a time, and that holds up nothing but its turns (PostgreSQL)."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from models.database import Database
from models.inbox import Incoming, Received

BOT = 70001
SOON = 30.0  # seconds, on a busy machine; what waits for a lock waits for as long as whoever has it

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])


def said(update: int, chat: int) -> dict[str, Any]:
    return {"update_id": update, "message": {"chat": {"id": chat}}}


async def test_while_somebody_has_a_turn_what_they_and_others_say_is_kept(
    database: Database,
) -> None:
    async with database.writing() as session:
        await Incoming.keep(session, BOT, said(1, chat=7))
    async with database.writing() as turn:
        taken = await Incoming.take(turn)
        assert taken
        assert taken.lane_id == 7
        async with asyncio.timeout(SOON), database.writing() as session:
            await Incoming.keep(session, BOT, said(2, chat=9), said(3, chat=7), said(4, chat=10))
        async with database.writing() as another:
            other = await Incoming.take(another)
            assert other
            assert other.lane_id == 9
        await taken.done(turn)
    async with database.writing() as session:
        assert await Incoming.waiting(session) == 3


async def test_a_failure_is_counted_while_another_worker_tries_again(database: Database) -> None:
    async with database.writing() as session:
        await Incoming.keep(session, BOT, said(1, chat=7))

    async def count() -> Incoming:
        async with database.writing() as session:
            return await Incoming.failed(session, 1, "a bug", final=False)

    async with database.writing() as turn:
        taken = await Incoming.take(turn)
        assert taken
        counting = asyncio.create_task(count())
        await asyncio.wait([counting], timeout=0.3)
        async with asyncio.timeout(SOON):
            await taken.done(turn)
    counted = await counting
    assert (counted.state, counted.attempts) == (Received.DONE, 0)


async def test_nobody_tries_again_before_a_failure_is_counted(database: Database) -> None:
    async with database.writing() as session:
        await Incoming.keep(session, BOT, said(1, chat=7))
    async with database.writing() as counting:
        failed = await Incoming.failed(counting, 1, "a bug", final=True)
        async with database.writing() as session:
            assert await Incoming.take(session) is None
    assert (failed.state, failed.attempts) == (Received.QUARANTINED, 1)
