"""`make machines`: nine machines on one PostgreSQL; each kind is killed, frozen and cut off in each way.

ROUNDS=24 deeds (every part with everything that may happen to it), each CUT=30 seconds long. FETCHES=1 has
one receiver, which fetches the updates and is left alone: 18 deeds. SEED= repeats what the dice gave.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import sys
import time

from bot.app import Part
from models import clock
from models.database import Database
from models.migrate import migrate
from tests.crash.company import TUESDAY
from tests.engines import engine
from tests.figures import keep, say
from tests.machines.machines import EIGHT, NINE, Deed, run


def main() -> None:
    fetches = bool(os.environ.get("FETCHES"))
    # While the only one that fetches is away, nobody is answered.
    parts = [one for one in Part if not fetches or one is not Part.RECEIVER]
    rounds = int(os.environ.get("ROUNDS") or len(parts) * len(Deed))
    seconds = float(os.environ.get("CUT") or 30)
    seed = int(os.environ.get("SEED") or random.randrange(10**9))  # noqa: S311 - dice
    dice = random.Random(seed)  # noqa: S311 - dice
    deeds = list(itertools.product(parts, Deed))
    dice.shuffle(deeds)
    deeds = list(itertools.islice(itertools.cycle(deeds), rounds))
    say(f"{rounds} times, {seconds:g} s each; again with SEED={seed} …")
    began = time.perf_counter()
    with engine("postgres") as where:
        clock.move_to(TUESDAY)
        asyncio.run(migrated(where.url))
        machines = EIGHT if fetches else NINE
        hour = run(where.url, where.folder, deeds, dice, seconds=seconds, machines=machines)
        outcome = asyncio.run(hour)
        findings = outcome.findings
        if findings.broken:
            with open(f"var/machines-{seed}.log", "w") as kept:  # noqa: PTH123
                for log in sorted(where.folder.glob("*/bot.log")):
                    kept.write(f"== {log.parent.name}\n{log.read_text(errors='replace')}\n")
            say(f"what they logged: var/machines-{seed}.log")
    for line in findings.lines():
        say(line)
    say()
    for promise, cases in findings.cases.items():
        say(f"{promise:48}{len(cases):10}   promised: 0")
    figures = findings.figures | {"seconds": time.perf_counter() - began}
    for what, number in figures.items():
        say(f"{what:48}{number:10.1f}")
    for what, times in sorted(outcome.suffered.items()):
        say(f"  {what:46}{times:10}")
    broken = {promise: float(len(cases)) for promise, cases in findings.cases.items()}
    name = "machines-fetching" if fetches else "machines"
    keep(name, {**broken, **figures, **{k: float(v) for k, v in outcome.suffered.items()}})
    sys.exit(1 if findings.broken else 0)


async def migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


if __name__ == "__main__":
    main()
