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
from tests.engines import engine
from tests.faults.weathering import weather
from tests.figures import keep_beside, say


async def main() -> int:
    messages, share = (
        int(os.environ.get("MESSAGES") or 20_000),
        float(os.environ.get("SHARE") or 20),
    )
    seed = int(os.environ.get("SEED") or time.time())
    name = os.environ.get("DB") or "sqlite"
    with engine(name) as where:
        say(f"{messages:,} messages, {share:g} % faults, DB={name} SEED={seed} …")
        database = Database(where.url)
        await migrate(database)
        await database.close()
        findings = await weather(where.url, messages, share / 100, seed)
    say()
    for what, figure in findings.figures.items():
        say(f"{what:44}{figure:14,.1f}".removesuffix(".0"))
    say()
    for promise, times in findings.broken.items():
        say(f"{'✓' if not times else '✗'} {promise:42}{times:14,}")
    for case in findings.cases:
        say(f"  {case}")
    broken = {f"broken: {promise}": times for promise, times in findings.broken.items()}
    keep_beside("faults", name, findings.figures | broken)
    return 0 if findings.is_well else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
