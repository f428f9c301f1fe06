"""`make migrations`: kill -9 while a company's database is brought along, all the way through.

DB=sqlite or postgres. From the company of every released version; STEP=5 dies before each fifth statement
(1: each), and RANDOM=20 times at any moment besides. SEED= repeats what the dice gave.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.engine import Engine

from models.database import Database
from models.migrate import migrate
from tests.conftest import at, on_the_server
from tests.engines import engine
from tests.figures import keep_beside, say
from tests.migrating import RELEASED, Rows, every_row, found_company, shape

NEVER = 0
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload([__name__])


class State(NamedTuple):
    """What is in a database, and of which migration and shape its tables are."""

    revision: str
    rows: Rows
    shape: dict[str, Any]


def watch(engine: Engine, last: int = NEVER) -> list[str]:
    """What is done, as it is done; before the `last` of it this process is killed."""
    done: list[str] = []

    def is_next(what: str) -> None:
        done.append(what)
        if len(done) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def executes(_: Any, __: Any, statement: str, *___: Any) -> None:
        is_next(statement)

    event.listen(engine, "before_cursor_execute", executes)
    event.listen(engine, "commit", lambda _: is_next("COMMIT"))
    return done


async def bring_along(url: str, last: int = NEVER) -> list[str]:
    """Migrate, and die before the `last` thing that is done to the database, from one; what was done."""
    database = Database(url)
    done = watch(database.engine.sync_engine, last)
    await migrate(database)
    await database.close()
    return done


def in_a_process(url: str, last: int) -> None:
    asyncio.run(bring_along(url, last))


def begun(url: str, last: int = NEVER) -> Any:
    """A process of its own that brings a database along, or dies on the way."""
    process = FORKED.Process(target=in_a_process, args=(url, last))
    process.start()
    return process


async def ended(process: Any) -> int:
    """Its exit code, once it has ended: -9 when it was killed."""
    await asyncio.to_thread(process.join)
    return int(process.exitcode)


async def state_of(url: str) -> State:
    """By a new connection, as whoever starts next finds it."""

    def look(connection: Connection) -> State:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return State(str(revision), every_row(connection), shape(connection))

    database = Database(url)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(look)
    await database.close()
    return found


def steps(done: list[str]) -> Iterator[range]:
    """Of each migration where its statements stand in all that is done, counted from one."""
    first = 1
    for place, what in enumerate(done, 1):
        if what.startswith("UPDATE alembic_version"):
            yield range(first, place + 1)
            first = place + 1


async def dies(url: str, last: int, before: State) -> str:
    """A process that brings it along is killed there; "" when all is as it was, else what is not."""
    code = await ended(begun(url, last))
    if code != -signal.SIGKILL:
        return f"it ended with {code} and was not killed"
    now = await state_of(url)
    return "" if now == before else f"it was at {before.revision}, and was left at {now.revision}"


async def company_of(file: Path, kind: str, url: str, number: int) -> str:
    """A database of its own with that company, beside the one at `url`; its address."""
    name = f"copy_{number}"
    if kind == "sqlite":
        address = url.replace("fieldbook.db", f"{name}.db")
    else:
        await on_the_server(make_url(url), f"CREATE DATABASE {name}")
        address = at(make_url(url), name)
    database = Database(address)
    await found_company(database, file)
    await database.close()
    return address


async def measure(kind: str, url: str, step: int, at_random: int, dice: random.Random) -> int:
    """Say and keep how often it was killed; how often something was lost or left half done."""
    killed = 0
    broken: list[str] = []
    number = count()
    for file in sorted(RELEASED.glob("*.sql")):
        whole = await company_of(file, kind, url, next(number))
        killable = await company_of(file, kind, url, next(number))
        started = time.monotonic()
        done = await bring_along(whole)
        lasts = time.monotonic() - started
        before, after = await state_of(killable), without_times(await state_of(whole))
        for place in range(1, len(done) + 1, step):
            if trouble := await dies(killable, place, before):
                broken.append(f"{file.stem}, before {done[place - 1]!r}: {trouble}")
            killed += 1
        now = before
        for _ in range(at_random):
            if now != before:  # it was complete before it was killed: once more from the beginning
                killable = await company_of(file, kind, url, next(number))
            process = begun(killable)
            await asyncio.sleep(dice.uniform(0, 2 * lasts))
            process.kill()
            was_killed = await ended(process) == -signal.SIGKILL
            now = await state_of(killable)
            if now != before and without_times(now) != after:
                broken.append(f"{file.stem}, at some moment: left at {now.revision}")
            killed += was_killed and now == before
        if await ended(begun(killable)) or without_times(await state_of(killable)) != after:
            broken.append(f"{file.stem}: not completed afterwards")
        say(f"{file.stem:16}{len(done):6} statements, killed {killed} times so far")
    for line in broken:
        say(line)
    say(f"killed {killed} times on {kind}; lost or left half done: {len(broken)}   promised: 0")
    keep_beside("migrations", kind, {"killed": killed, "lost or half done": len(broken)})
    return len(broken)


def without_times(state: State) -> State:
    """A row that a migration makes was made when it was."""
    rows = {
        table: [
            {name: value for name, value in row.items() if name != "created_at"} for row in found
        ]
        for table, found in state.rows.items()
    }
    return state._replace(rows=rows)


def main() -> None:
    kind = os.environ.get("DB") or "sqlite"
    seed = int(os.environ.get("SEED") or random.randrange(10**9))  # noqa: S311 - dice
    step, at_random = (
        int(os.environ.get(name) or usual) for name, usual in (("STEP", 5), ("RANDOM", 20))
    )
    say(f"{kind}, each statement by {step}; again with SEED={seed} …")
    with engine(kind) as where:
        dice = random.Random(seed)  # noqa: S311 - dice
        broken = asyncio.run(measure(kind, where.url, step, at_random, dice))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
