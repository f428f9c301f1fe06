"""`make crash`: what is promised of a process that dies, and of a database that goes away, as figures.

CYCLES=100 times, on DB=sqlite or postgres. FAULT=kill (the default) kills the bot. FAULT=full, locked
(SQLite), cut or restarted (PostgreSQL) takes its database away; several with commas, in turn. FAULT=disk
fills the disk that SQLite's file is on: DISK= a small one of its own. SEED= repeats what the dice gave.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import make_url

from models import clock
from models.database import Database
from models.migrate import migrate
from tests.crash.company import TUESDAY
from tests.crash.findings import Findings
from tests.crash.hour import Hour, an_hour
from tests.engines import Engine, engine
from tests.figures import keep_beside, say


async def measure(where: Engine, faults: Sequence[str], cycles: int, seed: int) -> Hour:
    clock.move_to(TUESDAY)
    database = Database(where.url)
    await migrate(database)
    try:
        return await an_hour(database, where, faults, cycles, random.Random(seed))  # noqa: S311 - dice
    finally:
        await database.close()


def lines(hour: Hour) -> Iterator[str]:
    """Each promise with how often it was broken, then what it was looked for in."""
    for promise, cases in hour.findings.cases.items():
        yield f"{promise:48}{len(cases):10}   promised: 0"
    for what, number in figures(hour).items():
        yield f"{what:48}{number:10.1f}"
    for point, times in sorted(hour.struck.items()):
        yield f"  {point:46}{times:10}"


def figures(hour: Hour) -> dict[str, float]:
    took = sorted(hour.recovered)
    times = {
        "time to recover, median s": statistics.median(took),
        "time to recover, p95 s": took[int(len(took) * 0.95)],
        "time to recover, max s": took[-1],
    }
    return {**hour.findings.figures, **(times if took else {})}


def named(hour: Hour) -> dict[str, float]:
    broken = {promise: float(len(cases)) for promise, cases in hour.findings.cases.items()}
    struck = {f"struck: {point}": float(times) for point, times in hour.struck.items()}
    return {**broken, **figures(hour), **struck}


def main() -> None:
    cycles = int(os.environ.get("CYCLES") or 100)
    kind = os.environ.get("DB") or "sqlite"
    fault = os.environ.get("FAULT") or "kill"
    seed = int(os.environ.get("SEED") or random.randrange(10**9))  # noqa: S311 - dice
    say(f"{cycles} times on {kind}: {fault}; again with SEED={seed} …")
    with engine(kind) as where:
        hour = asyncio.run(measure(where, fault.split(","), cycles, seed))
        broken = report(hour.findings)
        if broken:
            for left in (where.folder / "bot.log", Path(make_url(where.url).database or "")):
                if left.is_file():
                    shutil.copy(left, f"var/crash-{seed}-{left.name}")
                    say(f"to look into: var/crash-{seed}-{left.name}")
    say()
    for line in lines(hour):
        say(line)
    keep_beside("crash", f"{kind} {fault}", named(hour))
    sys.exit(1 if broken else 0)


def report(findings: Findings) -> bool:
    """Say what was found; whether anything was."""
    for line in findings.lines():
        say(line)
    return bool(findings.broken)


if __name__ == "__main__":
    main()
