"""A bell between those who put work down and those who wait for it; only a hint over a short poll."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import asyncpg
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.database import Database

log = structlog.get_logger()

INBOX = "inbox"
OUTBOX = "outbox"
CHANNEL = "fieldbook"
HEARS_NOTHING = (SQLAlchemyError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
A_MOMENT = 0.02  # seconds: two or three turns; nobody notices


class Bell:
    """Rings within this process at once, and through PostgreSQL in the others."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.rung = {INBOX: asyncio.Event(), OUTBOX: asyncio.Event()}
        self.no_turn = asyncio.Event()  # the last look of a worker here found none that is due
        self.no_turn.set()
        self._to_tell: set[str] = set()
        self._telling = asyncio.Lock()

    def ring(self, place: str) -> None:
        """There is work now: it has been committed."""
        self.rung[place].set()

    async def ring_elsewhere(self, place: str) -> None:
        """Let the other processes know what has been committed.

        Never within its transaction: PostgreSQL lets those that notify commit only one after the other,
        each with its own wait for the disk.
        """
        if self.database.is_sqlite or place in self._to_tell:
            return  # who has not told yet tells of this as well
        self._to_tell.add(place)
        try:
            async with self._telling:
                self._to_tell.discard(place)
                with contextlib.suppress(SQLAlchemyError, OSError):  # they look by themselves, soon
                    async with self.database.engine.connect() as connection:
                        await connection.execution_options(isolation_level="AUTOCOMMIT")
                        await connection.execute(
                            text("SELECT pg_notify(:channel, :place)"),
                            {"channel": CHANNEL, "place": place},
                        )
        finally:
            self._to_tell.discard(place)

    async def let_turns_pass(self) -> None:
        """Wait while turns are due, for a moment at most: what they leave to do meanwhile is done in one
        transaction, and not in one for each."""
        await asyncio.sleep(0)  # what was begun goes on, also when none is due
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(A_MOMENT):
                await self.no_turn.wait()

    async def wait(self, place: str, seconds: float) -> None:
        """Until it rings, or so long."""
        event = self.rung[place]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await event.wait()
        event.clear()

    async def listen(self) -> None:
        """Hear the other processes for as long as this runs; PostgreSQL only."""
        while not self.database.is_sqlite:
            try:
                await self._listen_until_cut_off()
            except HEARS_NOTHING as error:
                log.info("not hearing other processes", error=str(error))
            # The poll goes on meanwhile; nothing waits for long.
            await asyncio.sleep(5)

    async def _listen_until_cut_off(self) -> None:
        # As SQLAlchemy connects: an address with `?ssl=` and the like has a meaning of its own there.
        taken = await self.database.engine.raw_connection()
        connection: Any = taken.driver_connection
        taken.detach()  # the pool has its place back
        cut_off = asyncio.Event()
        connection.add_termination_listener(lambda _: cut_off.set())
        try:
            await connection.add_listener(CHANNEL, self._heard)
            await cut_off.wait()
        finally:
            await connection.close(timeout=1)

    def _heard(self, _connection: object, _pid: int, _channel: str, place: object) -> None:
        if place in self.rung:
            self.ring(str(place))
