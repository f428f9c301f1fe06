"""So many inputs of every kind, by the same dice: updates, taps, words, files, lists and rules."""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.forms import Form
from bot.sandbox.wire import JSON
from tests.fuzz import lists, rules
from tests.fuzz.office import Fuzzed
from tests.fuzz.updates import Tongue

BATCH = 100  # inputs, then somebody asks for help
# Of a hundred inputs.
LISTS, RULES = 4, 2
SENDS, TAPS, FILES = 30, 65, 70  # the rest are words
PLATEAU = 0.2  # of the inputs; until then caches fill
VERBS = ("send", "cancel", "skip", "back", "keep", "fresh", "change", "pick", "undo", "x")


class Undone(Exception):  # noqa: N818 - nothing is wrong
    """What an import did is not to be kept."""


async def feed(fuzzed: Fuzzed, inputs: int) -> dict[str, float]:
    """The figures; what was not handled is in `fuzzed.failures`."""
    dice = fuzzed.dice
    tongue = Tongue(fuzzed.telegram, fuzzed.app.switchboard, dice)
    tongue.actions = VERBS
    began = time.perf_counter()
    done, plateau = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        while done < inputs:
            batch = min(BATCH, inputs - done)
            for _ in range(batch * LISTS // 100 or dice.random() < 0.5):
                await _import(fuzzed, Path(folder))
            for _ in range(batch * RULES // 100 or dice.random() < 0.5):
                _read_rules(fuzzed, Path(folder))
            await fuzzed.jump()
            tongue.drafts = await fuzzed.open_drafts()
            await fuzzed.feed(
                [_one(tongue, fuzzed) for _ in range(batch * (100 - LISTS - RULES) // 100)]
            )
            await fuzzed.answers()
            done += batch
            if not plateau and done >= inputs * PLATEAU:
                plateau = in_use()
    seconds = time.perf_counter() - began
    asked = {(name, one) for name, form in Form.known.items() for one in form.fields()}
    return {
        "inputs": done,
        "seconds": seconds,
        "inputs a second": done / seconds,
        **fuzzed.counts,
        "forms that words met": len({form for form, _ in fuzzed.asked}),
        "forms there are": len(Form.known),
        "questions that words met": len(fuzzed.asked),
        "questions there are": len(asked),
        "MB at the plateau": plateau,
        "MB at the end": in_use(),
        "unhandled": sum(one.times for one in fuzzed.failures.values()),
    }


def _one(tongue: Tongue, fuzzed: Fuzzed) -> JSON:
    person = fuzzed.dice.choice(fuzzed.people)
    chance = fuzzed.dice.randrange(100)
    makes: Callable[[int], JSON]
    if chance < SENDS:
        makes = tongue.sends
    elif chance < TAPS:
        makes = tongue.taps
    elif chance < FILES:
        makes = tongue.files
    else:
        makes = tongue.says
    fuzzed.counts[f"updates: {makes.__name__}"] += 1
    return makes(person)


async def _import(fuzzed: Fuzzed, folder: Path) -> None:
    """As `fieldbook … import` does it; what it did is undone, or nobody would be left soon."""
    kind = fuzzed.dice.choice(lists.kinds_of_lists())
    path = lists.write_one(kind, folder, fuzzed.dice)
    fuzzed.counts["lists"] += 1
    try:
        async with fuzzed.app.database.writing() as session:
            said = await lists.import_one(session, kind, path)
            await session.flush()
            if not said:
                raise AssertionError("nothing is said")
            raise Undone
    except Undone:
        pass
    except Exception as error:
        fuzzed.note(f"importing a {kind.__name__}", error, path.read_bytes()[:4000])
    finally:
        path.unlink()


def _read_rules(fuzzed: Fuzzed, folder: Path) -> None:
    path = folder / "company.toml"
    rules.write_one(path, fuzzed.dice)
    fuzzed.counts["company.toml"] += 1
    try:
        rules.try_one(path)
    except Exception as error:
        fuzzed.note("reading company.toml", error, path.read_bytes()[:4000])


def in_use() -> float:
    """MB of memory that this process has now; the most it ever had, where the system tells no more."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1e6 if sys.platform == "darwin" else 1e3)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
