"""SQLite's connections; of the writing one only what waits, for a lock or the disk, is left to a thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import aiosqlite

C = TypeVar("C", bound="ReadingConnection")


class ReadingConnection(aiosqlite.Connection):
    """Every statement in its thread. Stopping it twice is stopping it once.

    Cancelled twice, a transaction is closed in order and by force. Whichever comes second
    would wait for a thread that has ended, for ever, and so would the process that stops.
    """

    stopped: asyncio.Future[Any] | None = None  # done when the thread has nothing left to do

    def stop(self) -> asyncio.Future[Any] | None:
        self.stopped = self.stopped or super().stop()
        return self.stopped


class WritingConnection(ReadingConnection):
    """Between BEGIN IMMEDIATE and COMMIT nothing waits, so it is done on the spot.

    A statement takes some microseconds; handing it to a thread and back takes ten times
    as long, three or four times for each statement.
    """

    _left_to_thread: asyncio.Future[Any] | None = None

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")  # the words that SQLAlchemy knows
        work = partial(fn, *args, **kwargs)
        # Whoever was cancelled while waiting left the thread at work: then in turn, as ever.
        if not _waits(fn, args) and (self._left_to_thread is None or self._left_to_thread.done()):
            return work()
        self._left_to_thread = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((self._left_to_thread, work))
        return await asyncio.shield(self._left_to_thread)


def _waits(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    return fn.__name__ == "commit" or bool(args and str(args[0]).startswith("BEGIN"))


def unopened(kind: type[C], path: str, **how: Any) -> C:
    """A connection that opens when it is awaited; `how` as for `sqlite3.connect`."""
    made = kind(partial(sqlite3.connect, path, **how), iter_chunk_size=64)
    made._thread.daemon = True  # as SQLAlchemy does with connections that it makes
    return made
