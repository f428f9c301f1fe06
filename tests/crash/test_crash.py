"""`kill -9` at any moment of a report: it goes on at the same question, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.chats import Message
from bot.sandbox.server import serving
from bot.sandbox.wire import Reply
from models import clock
from models.database import Database
from models.drafts import Draft, DraftState
from models.inbox import Incoming, Received
from models.language import Language
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.reports import Report, ReportVersion
from models.staff import Staff
from tests.conftest import TOKEN
from tests.crash.process import BotProcess, WatchedTelegram
from tests.phone import Phone

KILLS = {"sqlite": 20, "postgresql": 6}
AT_ONCE = 4  # conversations
PATIENCE = 15.0  # seconds a person waits for the next question
DEEDS = ("/report", "done", "results", "skip", "plan", "send")
SUMMARY, FILED = 5, 6  # the steps after the four questions


@dataclass(frozen=True)
class Moment:
    """When a conversation's process dies: after which deed of the person, and on which call.

    `on` is "arrived" (Telegram gets the call and does it, nobody hears the answer), "lost" (it
    never gets it), "answered" (it has done it, the answer is under way), or "" for any time.
    """

    deed: int
    on: str = ""
    method: str = ""
    to_superior: bool = False


# Every place at which something is half done.
NAMED = [
    Moment(1, "answered", "getUpdates"),
    Moment(2, "arrived", "getUpdates"),
    Moment(0, "arrived", "sendMessage"),
    Moment(4, "answered", "sendMessage"),
    Moment(2, "answered", "deleteMessage"),
    Moment(3, "answered", "editMessageText"),
    Moment(3, "arrived", "answerCallbackQuery"),
    Moment(5, "answered", "editMessageText"),
    Moment(5, "arrived", "sendMessage", to_superior=True),
    Moment(5, "answered", "sendMessage", to_superior=True),
]


def moments(kills: int, dice: random.Random) -> list[Moment]:
    """Half of them at named places, half at any time after each of the deeds in turn."""
    named = dice.sample(NAMED, min(len(NAMED), kills // 2))
    anywhere = [Moment(number % len(DEEDS)) for number in range(kills - len(named))]
    return dice.sample(named + anywhere, kills)


class Killer:
    """Kills the process at the moments wanted, one at a time, and starts it again at once."""

    def __init__(self, telegram: WatchedTelegram, bot: BotProcess, dice: random.Random) -> None:
        self.telegram = telegram
        self.bot = bot
        self.dice = dice
        self.kills = 0
        self.shaken: set[int] = set()  # conversations that have not yet gone on since
        self.running: set[int] = set()
        self._one_at_a_time = asyncio.Lock()

    def goes_on(self, number: int) -> None:
        self.shaken.discard(number)

    @contextlib.asynccontextmanager
    async def strikes(self, number: int, boss: int, moment: Moment) -> AsyncIterator[None]:
        """The block is a deed; the process dies while it is done, and is back afterwards."""
        async with self._one_at_a_time:
            dead = asyncio.Event()

            def strike() -> None:
                if not dead.is_set():
                    self.bot.kill()
                    self.kills += 1
                    self.shaken = set(self.running)
                    dead.set()

            chat = boss if moment.to_superior else number

            def watch(method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
                if method == moment.method and concerns(chat, method, params, reply):
                    if (moment.on == "arrived") == (reply is None):
                        strike()

            if moment.method:
                self.telegram.hooks.append(watch)
            else:
                # As often within the milliseconds of work as in the idle time behind them.
                seconds = self.dice.choice([0.04, 1.0]) * self.dice.random()
                asyncio.get_running_loop().call_later(seconds, strike)
            yield
            async with asyncio.timeout(PATIENCE):
                await dead.wait()
            if moment.method:
                self.telegram.hooks.remove(watch)
            await self.bot.restart()
            # The next one comes when everybody has recovered: one crash at a time.
            while self.shaken - {number}:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


def concerns(
    chat: int, method: str, params: Mapping[str, Any], reply: Reply | None
) -> bool:
    """Whether a call is about this person: their chat, or updates of theirs."""
    if method != "getUpdates":
        return str(params.get("chat_id", chat)) == str(chat)
    if reply is None:
        return bool(params.get("offset"))
    return any(f'"id": {chat}' in update for update in map(str, reply.result or []))
