"""`make faults`: MESSAGES=20000 with SHARE=20 per cent of all calls going wrong, on DB=sqlite or postgres.

The dice are thrown with SEED, which is printed; how tasks interleave is not repeated. Figures are kept in
var/faults.json; the exit code is 1 when a promise was broken.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time

from models.database import Database
from models.migrate import migrate
from tests.faults.weathering import weather
from tests.figures import keep, say
from tests.load.bench import engines

ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


async def main() -> int:
    messages, share = (
        int(os.environ.get("MESSAGES") or 20_000),
        float(os.environ.get("SHARE") or 20),
    )
    seed = int(os.environ.get("SEED") or time.time())
    name = os.environ.get("DB") or "sqlite"
    with engines() as found:
        url = next(engine.url for engine in found if engine.name == ENGINES[name])
        say(f"{messages:,} messages, {share:g} % faults, DB={name} SEED={seed} …")
        database = Database(url)
        await migrate(database)
        await database.close()
        findings = await weather(url, messages, share / 100, seed)
    say()
    for what, figure in findings.figures.items():
        say(f"{what:44}{figure:14,.1f}".removesuffix(".0"))
    say()
    for promise, times in findings.broken.items():
        say(f"{'✓' if not times else '✗'} {promise:42}{times:14,}")
    for case in findings.cases:
        say(f"  {case}")
    keep("faults", findings.figures | {f"broken: {p}": n for p, n in findings.broken.items()})
    return 0 if findings.is_well else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
