"""`make fuzz`: INPUTS=100000 of every kind on DB=sqlite or postgres, by the dice of SEED, which is printed.

PROCESSES (as many as there are cores) share them out, each with a company of its own; the same SEED and as
many PROCESSES give the same inputs. Figures are kept in var/fuzz.json, what was not handled in
var/fuzz-cases.txt; the exit code is 1 when there is any, when a lane stands still or memory grows by more
than a tenth.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import make_url

from models.database import Database
from models.migrate import migrate
from tests.conftest import MEMORY, on_the_server
from tests.engines import engine
from tests.figures import VAR, keep_beside, say
from tests.fuzz.feeding import Findings, one_process
from tests.fuzz.office import a_company

MAY_GROW = 1.1


def main() -> int:
    inputs = int(os.environ.get("INPUTS") or 100_000)
    seed = int(os.environ.get("SEED") or time.time())
    processes = int(os.environ.get("PROCESSES") or os.cpu_count() or 1)
    kind = os.environ.get("DB") or "sqlite"
    say(f"{inputs:,} inputs, DB={kind} SEED={seed} PROCESSES={processes} …")
    began = time.perf_counter()
    with companies(kind, processes) as urls:
        founded = time.perf_counter()
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            seeds = range(seed, seed + processes)
            shares = [inputs // processes + (n < inputs % processes) for n in range(processes)]
            found = list(pool.map(one_process, urls, seeds, shares))
    seconds = time.perf_counter() - founded
    all_of_it = Findings.together(found)
    figures = {
        "seconds to found the company": founded - began,
        "seconds": seconds,
        "inputs a second": all_of_it.inputs / seconds,
        **all_of_it.figures(),
    }
    say()
    for what, figure in figures.items():
        say(f"{what:36}{figure:14,.1f}".removesuffix(".0"))
    keep_beside("fuzz", kind, figures)
    return 0 if is_well(all_of_it) else 1


@contextmanager
def companies(kind: str, number: int) -> Iterator[Sequence[str]]:
    """So many databases with the same company."""
    with engine(kind) as found, tempfile.TemporaryDirectory(dir=_in_memory()) as folder:
        if kind == "sqlite":
            first = Path(folder) / "company.db"
            asyncio.run(_found(f"sqlite+aiosqlite:///{first}"))
            copies = [first.with_stem(f"company-{n}") for n in range(number)]
            for copy in copies:
                shutil.copy(first, copy)
            yield [f"sqlite+aiosqlite:///{copy}" for copy in copies]
            return
        server = make_url(found.url)
        names = ["company", *(f"company_{n}" for n in range(number))]
        urls = [server.set(database=name).render_as_string(hide_password=False) for name in names]
        asyncio.run(on_the_server(server, "CREATE DATABASE company"))
        asyncio.run(_found(urls[0]))
        for name in names[1:]:
            asyncio.run(on_the_server(server, f"CREATE DATABASE {name} TEMPLATE company"))
        yield urls[1:]


async def _found(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()
    async with a_company(url, 0):
        pass


def _in_memory() -> Path | None:
    # What a disk survives is the matter of `make crash`.
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


def is_well(found: Findings) -> bool:
    """Says each kind of failure in a line, and writes all of it to a file."""
    grown = [(was, now) for was, now in found.memory if now > MAY_GROW * was]
    failures = sorted(found.failures.values(), key=lambda one: -one.times)
    say()
    say(f"{'✗' if failures else '✓'} {'not ' * bool(failures)}all of it was handled")
    for one in failures:
        say(f"  {one.times:6,} × {one.what}")
    say(f"{'✗' if found.stood_still else '✓'} lanes that stood still: {found.stood_still}")
    if found.memory:
        say(f"{'✗' if grown else '✓'} memory {'grows' if grown else 'is flat'}")
    else:
        say("  too few inputs to say whether memory grows")
    cases = VAR / "fuzz-cases.txt"
    cases.write_text(
        "\n\n".join(f"{one.what}\n{one.trace}\n{one.cause}" for one in failures),
        "utf-8",
        errors="backslashreplace",
    )
    return not (failures or found.stood_still or grown)


if __name__ == "__main__":
    sys.exit(main())
