"""So many inputs of every kind, by the same dice: updates, taps, words, files, lists and rules."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.forms import Form
from bot.sandbox.wire import JSON
from tests.fuzz import lists, rules
from tests.fuzz.office import Failure, Fuzzed, a_company
from tests.fuzz.questions import Questions
from tests.fuzz.updates import Tongue

EACH = 4  # inputs of everybody between two looks
ANSWERS_EVERY = 5  # rounds, then somebody asks for help
# Of a hundred inputs.
LISTS, RULES = 4, 2
SENDS, TAPS, FILES = 30, 65, 70  # the rest are words
# Inputs until caches are full of sentences, statements and pictures: a share, and at least so many.
PLATEAU, WARM = 0.2, 2000


class Undone(Exception):  # noqa: N818 - nothing is wrong
    """What an import did is not to be kept."""


@dataclass
class Findings:
    """What came of the inputs of one process, or of several together."""

    counts: Counter[str] = field(default_factory=Counter)
    asked: set[tuple[str, str]] = field(default_factory=set)  # forms and their questions
    tapped: set[str] = field(default_factory=set)
    failures: dict[str, Failure] = field(default_factory=dict)
    stood_still: int = 0
    memory: list[tuple[float, float]] = field(
        default_factory=list
    )  # MB: at the plateau, at the end

    @classmethod
    def together(cls, several: Sequence[Findings]) -> Findings:
        """Of all processes."""
        all_of_them = cls()
        for one in several:
            all_of_them.counts += one.counts
            all_of_them.asked |= one.asked
            all_of_them.tapped |= one.tapped
            all_of_them.stood_still += one.stood_still
            all_of_them.memory += one.memory
            for what, failure in one.failures.items():
                if known := all_of_them.failures.get(what):
                    known.times += failure.times
                else:
                    all_of_them.failures[what] = failure
        return all_of_them

    @property
    def inputs(self) -> int:
        return sum(self.counts[kind] for kind in ("updates", "lists", "company.toml"))

    def figures(self) -> dict[str, float]:
        """Name to number."""
        met = {name for name, _ in self.asked}
        return {
            "inputs": self.inputs,
            **dict(sorted(self.counts.items())),
            "forms that were met": len(met),
            "forms there are": len(Form.known),
            "questions that were met": len(self.asked),
            "questions there are": sum(len(form.fields()) for form in Form.known.values()),
            "kinds of buttons and commands met": len(self.tapped),
            "MB at the plateau": max((was for was, _ in self.memory), default=0),
            "MB at the end": max((now for _, now in self.memory), default=0),
            "unhandled": sum(one.times for one in self.failures.values()),
            "lanes that stood still": self.stood_still,
        }


def one_process(url: str, seed: int, inputs: int) -> Findings:
    """What so many inputs find in the company of this database."""

    async def run() -> Findings:
        async with a_company(url, seed) as fuzzed:
            return await feed(fuzzed, inputs)

    return asyncio.run(run())


async def feed(fuzzed: Fuzzed, inputs: int) -> Findings:
    """What so many inputs find; a handful more, for everybody is fed alike."""
    dice = fuzzed.dice
    tongue = Tongue(fuzzed.telegram, fuzzed.app.switchboard, dice)
    questions = Questions(fuzzed.app.database, dice)
    found = Findings(fuzzed.counts, failures=fuzzed.failures)
    rounds, plateau = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        while found.inputs < inputs:
            tongue.drafts = await questions.put()
            made = [tongue.asks_again(person) for person in tongue.drafts]
            await fuzzed.feed(made)
            tongue.drafts = await questions.open_now()
            batch = EACH * len(fuzzed.people)
            await fuzzed.feed([_one(tongue, fuzzed) for _ in range(batch)])
            of_other_kinds = (batch + len(made)) / (100 - LISTS - RULES)
            for _ in range(_about(LISTS * of_other_kinds, dice)):
                await _import(fuzzed, Path(folder))
            for _ in range(_about(RULES * of_other_kinds, dice)):
                _read_rules(fuzzed, Path(folder))
            if rounds % ANSWERS_EVERY == 0:
                await fuzzed.answers()
            rounds += 1
            if not plateau and found.inputs >= max(inputs * PLATEAU, WARM):
                plateau = in_use()
    found.asked = set(questions.asked)
    found.tapped = {kind for _, kind in tongue.tried}
    found.stood_still = fuzzed.stood_still
    found.memory = [(plateau, in_use())] if plateau else []
    return found


def _about(number: float, dice: Random) -> int:
    """A whole number, so many on the average."""
    return int(number + dice.random())


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
            said, is_taken = await lists.import_one(session, kind, path)
            fuzzed.counts["lists that were taken"] += is_taken
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
    rules.write_one(path, fuzzed.dice, fuzzed.counts["company.toml"])
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
