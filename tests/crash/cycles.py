"""Kills the bot at random moments and at named points while a company works, and starts it again."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.sandbox.server import serving
from bot.sandbox.wire import Reply
from models import clock
from models.database import Database
from tests.crash.auditor import under_way
from tests.crash.company import rules_in
from tests.crash.dying import Point
from tests.crash.process import BotProcess, WatchedTelegram

AT_ANY_TIME = "at any moment"
WINDOW = (0.0, 1.5)  # seconds after the first answer
NTH = (1, 2, 3, 5)  # time at a named point
PATIENCE = 120.0  # seconds for a start on a busy machine
REACHED_WITHIN = 5.0  # seconds, else it is killed where it is


@dataclass
class Watch:
    """When the bot last had something to say that Telegram took."""

    telegram: WatchedTelegram
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.telegram.hooks.append(self)

    def __call__(self, method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
        if reply and reply.ok and method in ("sendMessage", "editMessageText", "sendDocument"):
            self.answered.set()

    async def next_answer(self, patience: float) -> None:
        """From now on; TimeoutError when there is none in so many seconds."""
        self.answered.clear()
        async with asyncio.timeout(patience):
            await self.answered.wait()


@dataclass
class Crashes:
    """What was done to the bot, and how it took it."""

    bot: BotProcess
    database: Database
    watch: Watch
    dice: random.Random
    in_flight: Counter[int] = field(default_factory=Counter)  # messages, and how often each was
    struck: Counter[str] = field(default_factory=Counter)
    by_itself: list[str] = field(default_factory=list)  # where it ended without being killed
    recovered: list[float] = field(default_factory=list)  # seconds from the crash to an answer
    _deck: list[str] = field(default_factory=list)
    _since: float | None = None

    async def cycle(self) -> None:
        """One start and one death: half of them at a named point, half at any moment."""
        if not self._deck:
            # A deck and not dice: each point has its turn, also in few cycles.
            self._deck = [*Point, *[AT_ANY_TIME] * len(Point)]
            self.dice.shuffle(self._deck)
        where = self._deck.pop()
        nth, after = self.dice.choice(NTH), self.dice.uniform(*WINDOW)
        self.bot.environment.pop("CRASH_AT", None)
        if where is not AT_ANY_TIME:
            self.bot.environment["CRASH_AT"] = f"{where}:{nth}"
        await self.start()
        dying = asyncio.create_task(self.bot.dead())
        try:
            await self._answers_or(dying)
            if where is AT_ANY_TIME:
                await asyncio.wait([dying], timeout=after)
            else:
                await asyncio.wait([dying], timeout=REACHED_WITHIN)
            if dying.done():
                self.struck[where] += 1
            else:
                self.bot.kill()
                self.struck[AT_ANY_TIME] += 1
        finally:
            if self.bot.is_running:  # it did not answer in time
                self.bot.kill()
            await dying
        if not self.bot.was_killed:
            self.by_itself.append(f"instead of dying {where}")
        await self._look_at_what_was_under_way()

    async def dies(self) -> None:
        """Once more, and at once."""
        self.bot.kill()
        await self.bot.dead()
        await self._look_at_what_was_under_way()

    async def _look_at_what_was_under_way(self) -> None:
        self._since = time.perf_counter()
        self.in_flight.update(await under_way(self.database))

    async def start(self) -> None:
        self.watch.answered.clear()
        await self.bot.start()

    async def recovers(self) -> None:
        """Live on after the last crash: started, and there is an answer."""
        self.bot.environment.pop("CRASH_AT", None)
        await self.start()
        await self._answers_or(None)

    async def _answers_or(self, dying: asyncio.Task[None] | None) -> None:
        answering = asyncio.create_task(self.watch.answered.wait())
        either = [answering, dying] if dying else [answering]
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if answering.done() and self._since is not None:
            self.recovered.append(time.perf_counter() - self._since)
            self._since = None
        answering.cancel()


@contextlib.asynccontextmanager
async def bot_of(
    telegram: WatchedTelegram, database_url: str, folder: Path
) -> AsyncIterator[BotProcess]:
    """A process that can be told where to die, not yet started, and its Telegram; gone afterwards."""
    async with serving(telegram) as server:
        bot = BotProcess(server.url, telegram.token, database_url, folder, ["tests.crash.dying"])
        bot.folder = Path.cwd()  # where the tests are
        bot.environment |= {
            "CRASH_AHEAD": str(clock.ahead().total_seconds()),
            "CRASH_FULL": str(folder / "full"),
            "FIELDBOOK_COMPANY": str(rules_in(folder)),
        }
        try:
            yield bot
        finally:
            await bot.stop()
