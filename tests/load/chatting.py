"""People who chat with Fieldbook while it is measured, and how long they wait for an answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.sandbox.wire import Reply
from tests.crash.process import WatchedTelegram
from tests.phone import Phone

PATIENCE = 30.0


@dataclass
class Stopwatch:
    """From the moment an update is handed out to the moment its answer is handed over."""

    telegram: WatchedTelegram
    read_at: dict[int, float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)  # ms

    def __call__(self, method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
        now = time.perf_counter()
        if method == "getUpdates" and reply:
            for update in reply.result or []:
                content = update.get("message") or update.get("callback_query") or {}
                self.read_at[content["from"]["id"]] = now
        elif method in ("sendMessage", "editMessageText") and reply is None:
            read_at = self.read_at.pop(int(params["chat_id"]), None)
            if read_at is not None:
                self.took.append((now - read_at) * 1000)


async def report(phone: Phone, day: date, think: Callable[[], Awaitable[None]]) -> None:
    """One report, every answer given when its question is there."""
    deeds: list[tuple[Callable[[], object], str]] = [
        (lambda: phone.person.types(f"/report {day}"), "1/4"),
        (lambda: phone.person.types("Met three shops on the market street"), "2/4"),
        (lambda: phone.person.types("Two orders, one promise"), "3/4"),
        (lambda: phone.person.presses(*phone.find("Skip")), "4/4"),
        (lambda: phone.person.types("Visit the market hall"), "ready to send"),
        (lambda: phone.person.presses(*phone.find("Send")), "reads it"),
    ]
    for deed, then in deeds:
        await think()
        deed()
        await until(lambda: phone.inbox and then in phone.last.text, phone)  # noqa: B023 - at once


async def until_it_answers(phone: Phone) -> None:
    phone.person.types("/help")
    await until(lambda: phone.inbox, phone)
    await asyncio.sleep(1)  # what a start brings along is over


async def until(happened: Callable[[], object], phone: Phone) -> None:
    """Look again as people do; a figure of an application that stands still would say nothing."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not happened():  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"{phone.person.name} waits for an answer: {phone.texts}") from None
