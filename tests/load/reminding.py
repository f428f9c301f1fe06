"""Reminders for everybody at one moment, while people chat; a part of `make bench`.

REMINDERS=5000 says how many people are reminded.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from bot.sandbox.server import serving
from bot.sandbox.wire import Reply
from models import calendar, clock, names, policy
from models.customers import Customer
from models.database import Database
from models.follow_ups import Cause, FollowUp
from models.language import Language
from models.migrate import migrate
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from tests.crash.process import PACED, BotProcess, WatchedTelegram
from tests.engines import Engine
from tests.load.chatting import Stopwatch, until_it_answers
from tests.load.finding import beside
from tests.load.paying import a_tuesday_that_is_worked, chat, p99
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
LEADERS, CHATTING = 100, 4
FIRST = 20_000  # of their Telegram accounts
MOST_MS, LEAST_A_SECOND = 1000, 28
A_SECOND_AT_LEAST = 5  # are sent, or it is given up

COMPANY = """
[attendance]
by = []
"""
Row = dict[str, Any]


def how_many() -> int:
    return int(os.environ.get("REMINDERS") or 5000)


@dataclass
class Deliveries:
    """When each message was handed over, or changed, or deleted, which of them were reminders, and how
    often it was said to wait."""

    reminded: set[int]  # chats in which nobody says anything
    at: list[float] = field(default_factory=list)
    reminders_at: list[float] = field(default_factory=list)
    too_many: int = 0

    def __call__(self, method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
        if reply is None or method == "getUpdates":
            return
        self.too_many += reply.status == 429
        if reply.ok and method in PACED:
            self.at.append(time.perf_counter())
            if int(params["chat_id"]) in self.reminded:
                self.reminders_at.append(self.at[-1])

    def busiest_second(self) -> int:
        """How many at most within any second."""
        most = first = 0
        for last, at in enumerate(self.at):
            while at - self.at[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most


def people(reminded: int) -> Iterator[Row]:
    """A director, leaders, who sells, and who only chats: no reminder comes between their answers."""
    ranks = [
        (Position.DIRECTOR, None),
        *[(Position.SUPERVISOR, 1)] * LEADERS,
        *((Position.REPRESENTATIVE, 2 + one % LEADERS) for one in range(reminded + CHATTING)),
    ]
    for number, (position, superior) in enumerate(ranks, 1):
        yield {
            "id": number,
            "name": f"Person {number}",
            "position": position,
            "superior_id": superior,
            "telegram_id": FIRST + number,
            "language": Language.EN,
            "joined_at": clock.now(),
        }


async def filled(url: str, reminded: int) -> tuple[Database, date]:
    """A database of its own beside the other one: each has one follow-up, due on the day returned."""
    database = Database(await beside(url, "reminding"))
    await migrate(database)
    first = 2 + LEADERS
    async with database.writing() as session:
        today = await a_tuesday_that_is_worked(session)
        await session.execute(insert(Staff), list(people(reminded)))
        files = [
            {
                "id": number + 1,
                "name": f"Shop {number}",
                "owner_id": first + number,
                "customer_class": CustomerClass.B,
                "normal_name": names.normal(f"Shop {number}"),
                "keys": names.search_keys(f"Shop {number}", [], []),
                "owner_since": today - timedelta(days=30),
                "first_contact_on": today - timedelta(days=30),
                "last_contact_on": today - timedelta(days=5),
            }
            for number in range(reminded)
        ]
        await session.execute(insert(Customer), files)
        promised = [
            {
                "customer_id": one["id"],
                "staff_id": one["owner_id"],
                "cause": Cause.PROMISED,
                "due_on": today,
                "words": "Bring the new price list",
            }
            for one in files
        ]
        await session.execute(insert(FollowUp), promised)
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))
    return database, today


async def measure(engine: Engine) -> dict[str, float]:
    """How fast the mornings of all are sent, and how long who chats meanwhile waits for an answer."""
    reminded = how_many()
    database, today = await filled(engine.url, reminded)
    async with database.reading() as session:
        begins = await calendar.work_begins(session, today)
    assert begins
    due = begins - policy.current().visits.morning_before
    telegram = WatchedTelegram(TOKEN)
    phones = [Phone(telegram, one["telegram_id"]) for one in people(reminded)]
    for phone in phones:
        phone.person.chat.started = True
    company = engine.folder / "reminding.toml"
    company.write_text(COMPANY)
    sellers = phones[1 + LEADERS : -CHATTING]
    deliveries = Deliveries({phone.person.id for phone in sellers})
    address = database.url.render_as_string(hide_password=False)
    await database.close()
    async with serving(telegram) as server:
        bot = BotProcess(server.url, TOKEN, address, engine.folder, ["tests.load.at_nine"])
        bot.environment["FIELDBOOK_COMPANY"] = str(company)
        bot.environment["FIELDBOOK_STARTS_AT"] = due.isoformat()
        bot.folder = Path.cwd()  # where the tests are
        telegram.hooks.append(deliveries)
        await bot.start()
        try:
            watch = Stopwatch(telegram)
            await until_it_answers(phones[-1])
            telegram.hooks.append(watch)
            over = asyncio.Event()
            chats = [asyncio.create_task(chat(phone, over)) for phone in phones[-CHATTING:]]
            async with asyncio.timeout(60 + reminded / A_SECOND_AT_LEAST):
                while len(deliveries.reminders_at) < reminded:  # noqa: ASYNC110 - the sandbox rings for nobody
                    await asyncio.sleep(0.2)
            waited = list(watch.took)
            over.set()
            await asyncio.gather(*chats)
        finally:
            await bot.stop()
    first, last = deliveries.reminders_at[0], deliveries.reminders_at[reminded - 1]
    all_sent = sum(first <= at <= last for at in deliveries.at)
    return {
        f"{engine.name} reminders": reminded,
        f"{engine.name} reminders: of them a second": (reminded - 1) / (last - first),
        f"{engine.name} reminders: in all a second": (all_sent - 1) / (last - first),
        f"{engine.name} reminders: most in a second": deliveries.busiest_second(),
        f"{engine.name} reminders: told to wait (429)": deliveries.too_many,
        f"{engine.name} reminders: answers meanwhile": len(waited),
        f"{engine.name} reminders: p99 of answers, ms": p99(waited),
    }


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """Side by side for each database."""
    headed = f"{figures[f'{engines[0]} reminders']:,.0f} reminders at one moment"
    yield f"{headed:36}" + "".join(f"{name:>14}" for name in engines)
    for what, target in (
        ("in all a second", f"at least {LEAST_A_SECOND}"),
        ("of them a second", ""),
        ("most in a second", "at most 30"),
        ("told to wait (429)", "0"),
        ("answers meanwhile", ""),
        ("p99 of answers, ms", f"below {MOST_MS}"),
    ):
        row = "".join(f"{figures[f'{name} reminders: {what}']:14.1f}" for name in engines)
        yield f"{what:36}{row}" + (f"   target: {target}" if target else "")
