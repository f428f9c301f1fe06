"""`make fuzz`: INPUTS=100000 of every kind on DB=sqlite or postgres, by the dice of SEED, which is printed.

The same SEED gives the same inputs. Figures are kept in var/fuzz.json, the cases that were not handled in
var/fuzz-cases.txt; the exit code is 1 when there is one, or when memory grows by more than a tenth.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time

from models.database import Database
from models.migrate import migrate
from tests.faults.__main__ import ENGINES
from tests.figures import VAR, keep, say
from tests.fuzz.feeding import feed
from tests.fuzz.office import Fuzzed, a_company
from tests.load.bench import engines

MAY_GROW = 1.1


async def main() -> int:
    inputs = int(os.environ.get("INPUTS") or 100_000)
    seed = int(os.environ.get("SEED") or time.time())
    name = os.environ.get("DB") or "sqlite"
    say(f"{inputs:,} inputs, DB={name} SEED={seed} …")
    with engines() as found:
        url = next(engine.url for engine in found if engine.name == ENGINES[name])
        database = Database(url)
        await migrate(database)
        await database.close()
        async with a_company(url, seed) as fuzzed:
            figures = await feed(fuzzed, inputs)
    say()
    for what, figure in figures.items():
        say(f"{what:36}{figure:14,.1f}".removesuffix(".0"))
    keep("fuzz", figures)
    tell(fuzzed)
    grown = figures["MB at the end"] > MAY_GROW * figures["MB at the plateau"]
    if grown:
        say("✗ memory grows")
    return 1 if fuzzed.failures or grown else 0


def tell(fuzzed: Fuzzed) -> None:
    """Each kind of failure in a line, and all of it in a file."""
    found = sorted(fuzzed.failures.values(), key=lambda one: -one.times)
    say("\n✓ all of it was handled" if not found else "")
    for one in found:
        say(f"✗ {one.times:6,} × {one.what}")
    cases = VAR / "fuzz-cases.txt"
    cases.write_text(
        "\n\n".join(f"{one.what}\n{one.trace}\n{_shown(one.cause)}" for one in found),
        "utf-8",
        errors="backslashreplace",
    )


def _shown(cause: object) -> str:
    try:
        return repr(cause)[:20_000]
    except RecursionError:
        return "something without end"


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
