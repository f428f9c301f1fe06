"""How long a start takes until the bot asks for updates, and the memory it keeps; a part of `make bench`."""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from bot.sandbox.server import serving
from bot.sandbox.wire import Reply
from models.database import Database
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from tests.crash.process import BotProcess, WatchedTelegram
from tests.engines import Engine
from tests.load.chatting import report, until, until_it_answers
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
STARTS = 5
REPORTS = 60  # of six turns each
MOST_SECONDS, MOST_MB = 2.0, 160
FIRST = 8_000  # of their Telegram accounts
PATIENCE = 30.0
CUSTOMERS = ("华联超市", "王府井百货", "Best Co., Ltd", "望京便利店")


async def measure(engine: Engine) -> dict[str, float]:
    """From the start of the process to its first getUpdates, in s, at the median of a few; its memory
    then, after some hundred turns of reports, and after Chinese names were looked for, in MB."""
    database = Database(engine.url)
    await migrate(database)
    async with database.writing() as session:
        boss = Staff(name="Boss", position=Position.SUPERVISOR)
        session.add(boss)
        await session.flush()
        await boss.join(session, FIRST + 1, Language.EN)
        rep = Staff(name="Mei", position=Position.REPRESENTATIVE, superior_id=boss.id)
        session.add(rep)
        await session.flush()
        await rep.join(session, FIRST, Language.EN)
    await database.close()
    telegram = WatchedTelegram(TOKEN, floods=False)
    phone = Phone(telegram, FIRST)
    for one in (phone, Phone(telegram, FIRST + 1)):
        one.person.chat.started = True
    took: list[float] = []
    async with serving(telegram) as server:
        for left in reversed(range(STARTS)):
            bot = BotProcess(server.url, TOKEN, engine.url, engine.folder)
            began, polled = time.perf_counter(), asyncio.Event()

            def listen(method: str, _: Mapping[str, Any], __: Reply | None) -> None:
                if method == "getUpdates":
                    polled.set()  # noqa: B023 - heard before the next one begins

            telegram.hooks.append(listen)
            await bot.start()
            try:
                async with asyncio.timeout(PATIENCE):
                    await polled.wait()
                took.append(time.perf_counter() - began)
                telegram.hooks.remove(listen)
                at_first = resident_mb(bot.pid)
                if left == 0:
                    after_turns, after_names = await lived(phone, bot)
            finally:
                await bot.stop()
    return {
        f"{engine.name} start: to the first poll, s": statistics.median(took),
        f"{engine.name} start: slowest, s": max(took),
        f"{engine.name} start: resident then, MB": at_first,
        f"{engine.name} start: resident after {REPORTS * 6} turns, MB": after_turns,
        f"{engine.name} start: resident after Chinese names, MB": after_names,
    }


async def lived(phone: Phone, bot: BotProcess) -> tuple[float, float]:
    """The memory after reports, and after customers with Chinese names were entered and found."""
    await until_it_answers(phone)

    async def think() -> None:
        pass

    for back in range(REPORTS):
        day = date.today() - timedelta(days=1 + back)  # noqa: DTZ011 - any day will do
        await report(phone, day, think)
    after_turns = resident_mb(bot.pid)
    for customer in CUSTOMERS:
        before = len(phone.inbox)
        phone.person.types(f"/find {customer}")
        await until(lambda: len(phone.inbox) > before, phone)  # noqa: B023 - at once
    return after_turns, resident_mb(bot.pid)


def resident_mb(pid: int) -> float:
    """What a process has in memory, its share of what it shares with others included."""
    said = subprocess.run(  # noqa: S603 - a number of ours
        ["ps", "-o", "rss=", "-p", str(pid)],  # noqa: S607 - wherever the system has it
        capture_output=True,
        text=True,
        check=True,
    )
    return int(said.stdout) / 1024


def lines(figures: Mapping[str, float]) -> Iterator[str]:
    targets = {"to the first poll, s": MOST_SECONDS, "resident then, MB": MOST_MB}
    for what, figure in figures.items():
        short = what.partition(": ")[2]
        if ": " in what:
            target = f"   target: {targets[short]:.0f}" if short in targets else ""
            yield f"{what.partition(' start')[0]:12}{short:44}{figure:10.2f}{target}"
