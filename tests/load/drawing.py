"""Twenty pictures while people chat, and how long each kind takes; a part of `make bench`."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot import texts
from bot.sandbox.server import serving
from models import calendar, charts, clock
from models.charts import HUES, Aim, Row, Series
from models.customers import Customer
from models.database import Database
from models.instalments import Instalment
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from tests.crash.process import BotProcess, WatchedTelegram
from tests.engines import Engine
from tests.load.chatting import Stopwatch, report, until_it_answers
from tests.load.finding import beside, customers
from tests.load.paying import p99
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
PICTURES, CHATTING = 20, 6
CUSTOMERS = 14  # of each who asks: more than a picture has bars
CURRENCIES = ("CNY", "USD", "EUR", "JPY", "HKD", "GBP")
"""A round for each, first quiet, then with pictures; so what else the machine does falls on both."""
QUIET = 6.0  # seconds
APART = 0.1  # seconds between those who ask: faster than it is drawn, and no rush of taps besides
THINKING = (0.15, 0.45)  # seconds between answers; Telegram's pace is off
PATIENCE = 120.0
FIRST = 6_000  # of their Telegram accounts
MOST_TIMES, MOST_MS = 2, 800
REPEATED = 7
LANGUAGE = Language.ZH_HANS
NAME = "上海长江农产品批发市场有限公司第一经营部直营门店"

Rows = list[dict[str, Any]]


def people() -> Rows:
    """A director, and representatives: first who asks for pictures, then who chats."""
    ranks = [Position.DIRECTOR, *[Position.REPRESENTATIVE] * (PICTURES + CHATTING)]
    return [
        {
            "id": number,
            "name": f"Person {number}",
            "position": position,
            "superior_id": 1 if number > 1 else None,
            "telegram_id": FIRST + number,
            "language": LANGUAGE if number <= PICTURES + 1 else Language.EN,
            "joined_at": clock.now(),
        }
        for number, position in enumerate(ranks, 1)
    ]


def debts() -> Rows:
    """Of each customer something of every age, in every currency."""
    today = calendar.business_day(clock.now())
    return [
        {
            "customer_id": customer,
            "order_id": None,
            "number": 1,
            "terms_said": "days:30",
            "due_on": today - timedelta(days=late),
            "currency": currency,
            "amount_units": 1_000_000 + 70_000 * customer + late,
            "settled_units": 0,
            "pending_units": 0,
        }
        for customer in range(1, PICTURES * CUSTOMERS + 1)
        for late in (-20, 10, 40, 70, 100, 400)
        for currency in CURRENCIES
    ]


async def filled(url: str) -> Database:
    database = Database(await beside(url, "drawing"))
    await migrate(database)
    async with database.writing() as session:
        await session.execute(insert(Staff), people())
        each = [
            {**customer, "owner_id": 2 + number // CUSTOMERS}
            for number, (customer, _) in enumerate(islice(customers(), PICTURES * CUSTOMERS))
        ]
        await session.execute(insert(Customer), each)
        await session.execute(insert(Instalment), debts())
    return database


async def measure(engine: Engine) -> dict[str, float]:
    """Answers while nothing is drawn and while twenty pictures are, in turns; then each kind alone."""
    database = await filled(engine.url)
    telegram = WatchedTelegram(TOKEN, floods=False)
    phones = [Phone(telegram, FIRST + one["id"]) for one in people()[1:]]
    for phone in phones:
        phone.person.chat.started = True
    asking, chatting = phones[:PICTURES], phones[PICTURES:]
    address = database.url.render_as_string(hide_password=False)
    async with serving(telegram) as server:
        bot = BotProcess(server.url, TOKEN, address, engine.folder, ["tests.load.unpaced"])
        bot.folder = Path.cwd()  # where the tests are
        await bot.start()
        try:
            watch = Stopwatch(telegram)
            await until_it_answers(chatting[-1])
            for phone in asking:
                phone.person.types("/receivables")
            await until_all(asking, lambda phone: bool(phone.inbox and phone.last.buttons))
            telegram.hooks.append(watch)
            over = asyncio.Event()
            chats = [asyncio.create_task(chat(phone, over)) for phone in chatting]
            quiet: list[float] = []
            busy: list[float] = []
            seconds: list[float] = []
            for number, currency in enumerate(CURRENCIES, 1):
                await asyncio.sleep(QUIET)
                quiet += taken(watch, chatting)
                watch.took.clear()
                began = time.perf_counter()
                for phone in asking:
                    phone.person.presses(*phone.find(f"{currency}）"))
                    await asyncio.sleep(APART)
                await until_all(asking, partial(has_pictures, number))
                seconds.append(time.perf_counter() - began)
                busy += taken(watch, chatting)
            over.set()
            await asyncio.gather(*chats)
        except TimeoutError:
            raise AssertionError(bot.log.read_text()[-2000:]) from None
        finally:
            await bot.stop()
    await database.close()
    return {
        f"{engine.name} drawing: answers quiet": len(quiet),
        f"{engine.name} drawing: answers busy": len(busy),
        f"{engine.name} drawing: p50 quiet, ms": round(statistics.median(quiet), 1),
        f"{engine.name} drawing: p50 busy, ms": round(statistics.median(busy), 1),
        f"{engine.name} drawing: p99 quiet, ms": round(p99(quiet), 1),
        f"{engine.name} drawing: p99 busy, ms": round(p99(busy), 1),
        f"{engine.name} drawing: times as long": round(p99(busy) / p99(quiet), 2),
        f"{engine.name} drawing: all of them, s": round(statistics.median(seconds), 1),
    }


def taken(watch: Stopwatch, chatting: Sequence[Phone]) -> list[float]:
    took = list(watch.took)
    watch.took.clear()
    return took


async def chat(phone: Phone, over: asyncio.Event) -> None:
    """Reports, one after the other, until it is over."""
    dice = random.Random(phone.person.id)  # noqa: S311 - the same pauses in every run

    async def think() -> None:
        await asyncio.sleep(dice.uniform(*THINKING))

    day = calendar.business_day(clock.now())
    while not over.is_set():
        day -= timedelta(days=1)
        await report(phone, day, think)


async def until_all(phones: Sequence[Phone], happened: Callable[[Phone], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not all(happened(phone) for phone in phones):  # noqa: ASYNC110 - people look again
            await asyncio.sleep(0.02)


def has_pictures(so_many: int, phone: Phone) -> bool:
    return len(phone.pictures) >= so_many


# One picture of each kind


def kinds(number: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """As full as they come, with long names; of every number they are other pictures."""
    say = texts.in_short(LANGUAGE)
    amounts = [Decimal(10**7 * (at + 1) + number) for at in range(16)]
    head, names = (f"{NAME} {number}", NAME), [f"{at} {NAME}" for at in range(16)]
    year = [Series(f"{at}", amounts[:12], HUES[at]) for at in range(3)]
    months = [f"{month}月" for month in range(1, 13)]
    stacked = [Series(f"{at}", amounts, colour) for at, colour in enumerate(charts.heat(6))]
    shares = [Series(f"{at}", [100 - at, 120, 80, 95, 150, 60], HUES[at]) for at in range(2)]
    rest = Row(NAME, (amounts[15],))
    aims = [Aim(name, "100万 · 50%", 50 + number, 100, 60, 90) for name in names[:4]]
    legend = {"actual": "完成", "by_now": "应完成", "forecast": "预计"}
    yield "bars", partial(charts.bars, *head, names, names, stacked, say, LANGUAGE)
    yield "line", partial(charts.line, *head, months, year[:2], say, LANGUAGE, target=year[2])
    yield "pie", partial(charts.pie, *head, names[:6], amounts[:6], say, LANGUAGE, rest=rest)
    yield "radar", partial(charts.radar, *head, names[:6], shares, LANGUAGE)
    yield "funnel", partial(charts.funnel, *head, names[:4], amounts[3::-1], say, LANGUAGE)
    yield "bullet", partial(charts.bullet, *head, aims, LANGUAGE, **legend)


def each_kind() -> dict[str, float]:
    """How long a picture of each kind takes, at the median; what is drawn first is not counted."""
    took: dict[str, list[float]] = {}
    for number in range(REPEATED + 1):
        for kind, draw in kinds(number):
            began = time.perf_counter()
            draw()
            took.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
    return {
        f"drawing: {kind}, ms": round(statistics.median(some[1:]), 1) for kind, some in took.items()
    }


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """What was measured, a line each, beside the target."""
    yield f"{PICTURES} pictures, while {CHATTING} people chat"
    targets = {"times as long": f"at most {MOST_TIMES}"}
    for what in (
        "answers quiet",
        "answers busy",
        "p50 quiet, ms",
        "p50 busy, ms",
        "p99 quiet, ms",
        "p99 busy, ms",
        "times as long",
        "all of them, s",
    ):
        row = "".join(f"{figures[f'{name} drawing: {what}']:14.1f}" for name in engines)
        yield f"{what:32}{row}" + (f"   target: {targets[what]}" if what in targets else "")
    for kind, _ in kinds(0):
        yield f"{f'a picture: {kind}, ms':32}{figures[f'drawing: {kind}, ms']:14.1f}   target: {MOST_MS}"
