"""A morning on which 10,000 of 1,000,000 instalments are due, while people chat; a part of `make bench`."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.server import serving
from models import calendar, chasing, clock
from models.chase_lists import PAYMENTS_DUE
from models.customers import Customer
from models.database import Database
from models.instalments import Instalment
from models.language import Language
from models.migrate import migrate
from models.outbox import Outgoing
from models.positions import Position
from models.staff import Staff
from tests.crash.process import BotProcess, WatchedTelegram
from tests.engines import Engine
from tests.load.chatting import Stopwatch, report, until_it_answers
from tests.load.finding import MANY as CUSTOMERS
from tests.load.finding import beside, customers
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
PEOPLE, LEADERS = 500, 25  # sell; lead twenty of them each
INSTALMENTS, DUE = 1_000_000, 10_000
OPEN_IN = 10  # one of so many is not paid
AT_ONCE = 50_000  # rows in one statement
MOST_SECONDS, MOST_MS = 60, 500

CHATTING = 4
EARLY = timedelta(seconds=75)  # before work begins
THINKING = (0.8, 1.6)  # seconds between answers; faster, and Telegram's pace would be measured
PATIENCE = 300.0
FIRST = 5_000  # of their Telegram accounts

COMPANY = """
[attendance]
by = []
"""
Row = dict[str, Any]


def people() -> list[Row]:
    """A director, leaders, who sells, and who only chats: no reminder comes between their answers."""
    positions = [
        (Position.DIRECTOR, None),
        *((Position.SUPERVISOR, 1) for _ in range(LEADERS)),
        *((Position.REPRESENTATIVE, 2 + number % LEADERS) for number in range(PEOPLE + CHATTING)),
    ]
    return [
        {
            "id": number,
            "name": f"Person {number}",
            "position": position,
            "superior_id": superior,
            "telegram_id": FIRST + number,
            "language": Language.EN,
            "joined_at": clock.now(),
        }
        for number, (position, superior) in enumerate(positions, 1)
    ]


def due_days(today: date) -> list[date]:
    """Those that are reminded of today, as the rules that come along have it."""
    days = (7, 3, 1, 0, -1, -7, -14, -30)
    return [today + timedelta(days=ahead) for ahead in days]


def instalments(today: date) -> Iterator[Row]:
    """Ten of each customer, the same in every run: paid, to be reminded of today, or not yet."""
    dice = random.Random(7)  # noqa: S311 - the same instalments in every run
    hits = due_days(today)
    for number in range(INSTALMENTS):
        amount = dice.randrange(5_000, 5_000_000)
        is_due = number % (INSTALMENTS // DUE) == 0
        is_open = is_due or number % OPEN_IN == 5
        later = today + timedelta(days=dice.randrange(20, 90))
        earlier = today - timedelta(days=dice.randrange(1, 700))
        yield {
            "customer_id": number // (INSTALMENTS // CUSTOMERS) + 1,
            "order_id": None,
            "number": 1,
            "terms_said": "days:30",
            "due_on": dice.choice(hits) if is_due else later if is_open else earlier,
            "currency": "CNY",
            "amount_units": amount,
            "settled_units": 0 if is_open else amount,
            "pending_units": 0,
        }


async def filled(url: str) -> tuple[Database, date]:
    """A database of its own beside the other one, and the working day on which all this is due."""
    database = Database(await beside(url, "paying"))
    await migrate(database)
    async with database.writing() as session:
        today = await a_tuesday_that_is_worked(session)
        await session.execute(insert(Staff), people())
        first = 2 + LEADERS
        each = [
            {**customer, "owner_id": first + number // (CUSTOMERS // PEOPLE)}
            for number, (customer, _) in enumerate(customers())
        ]
        await session.execute(insert(Customer), each)
    rows: list[Row] = []
    for row in instalments(today):
        rows.append(row)
        if len(rows) == AT_ONCE:
            async with database.writing() as session:
                await session.execute(insert(Instalment), rows)
            rows.clear()
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))
    return database, today


async def a_tuesday_that_is_worked(session: AsyncSession) -> date:
    """To come, and behind a Monday that is worked, so that no days off are caught up with."""
    day = calendar.business_day(clock.now())
    for year in (day.year, day.year + 1):
        await calendar.seed(session, year)
    while True:
        day += timedelta(days=1)
        monday = day - timedelta(days=1)
        is_worked = await calendar.is_working_day(session, day)
        if day.weekday() == 1 and is_worked and await calendar.is_working_day(session, monday):
            return day


async def measure(engine: Engine) -> dict[str, float]:
    """How long the morning's messages take until all are queued, and answers before and meanwhile."""
    began = time.perf_counter()
    database, today = await filled(engine.url)
    filling = time.perf_counter() - began
    async with database.reading() as session:
        begins = await calendar.work_begins(session, today)
        readers = len(await chasing.who_hears(session, today))
    assert begins
    telegram = WatchedTelegram(TOKEN)
    phones = [Phone(telegram, FIRST + one["id"]) for one in people()]
    for phone in phones:
        phone.person.chat.started = True
    company = engine.folder / "paying.toml"
    company.write_text(COMPANY)
    async with serving(telegram) as server:
        bot = BotProcess(
            server.url,
            TOKEN,
            database.url.render_as_string(hide_password=False),
            engine.folder,
            ["tests.load.at_nine"],
        )
        bot.environment["FIELDBOOK_COMPANY"] = str(company)
        bot.environment["FIELDBOOK_STARTS_AT"] = (begins - EARLY).isoformat()
        bot.folder = Path.cwd()  # where the tests are
        started = time.perf_counter()
        await bot.start()
        try:
            watch = Stopwatch(telegram)
            await until_it_answers(phones[-1])
            telegram.hooks.append(watch)
            over = asyncio.Event()
            chats = [asyncio.create_task(chat(phone, over)) for phone in phones[-CHATTING:]]
            nine = started + EARLY.total_seconds()
            await asyncio.sleep(nine - time.perf_counter())
            before = list(watch.took)
            watch.took.clear()
            await until_all_are_queued(database, readers)
            meanwhile = list(watch.took)
            over.set()
            await asyncio.gather(*chats)
        finally:
            await bot.stop()
    async with database.reading() as session:
        last = await session.scalar(
            select(func.max(Outgoing.created_at)).where(Outgoing.key == PAYMENTS_DUE)
        )
    await database.close()
    assert last
    return {
        f"{engine.name} filling, s": round(filling, 1),
        f"{engine.name} messages": readers,
        f"{engine.name} queued after, s": round((last - begins).total_seconds(), 1),
        f"{engine.name} answers before": len(before),
        f"{engine.name} answers meanwhile": len(meanwhile),
        f"{engine.name} p99 before, ms": round(p99(before), 1),
        f"{engine.name} p99 meanwhile, ms": round(p99(meanwhile), 1),
    }


async def chat(phone: Phone, over: asyncio.Event) -> None:
    """Reports at the pace of people, until it is over."""
    dice = random.Random(phone.person.id)  # noqa: S311 - the same pauses in every run

    async def think() -> None:
        await asyncio.sleep(dice.uniform(*THINKING))

    day = calendar.business_day(clock.now())  # Telegram's clock was not moved
    while not over.is_set():
        day -= timedelta(days=1)
        await report(phone, day, think)


async def until_all_are_queued(database: Database, messages: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(1)
            async with database.reading() as session:
                owed = await session.scalar(
                    select(func.count()).where(Outgoing.key == PAYMENTS_DUE)
                )
            if owed and owed >= messages:
                return


def p99(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.99)]


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """Side by side for each database."""
    yield f"{'reminders of payments':32}" + "".join(f"{name:>14}" for name in engines)
    targets = {"queued after, s": MOST_SECONDS, "p99 meanwhile, ms": MOST_MS}
    for what in (
        "messages",
        "queued after, s",
        "answers before",
        "p99 before, ms",
        "answers meanwhile",
        "p99 meanwhile, ms",
    ):
        row = "".join(f"{figures[f'{name} {what}']:14.1f}" for name in engines)
        yield f"{what:32}{row}" + (f"   target: {targets[what]}" if what in targets else "")
