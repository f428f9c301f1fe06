"""A team of five hundred at a glance, over a month with 50,000 visits; a part of `make bench`."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from statistics import median
from typing import Any

from sqlalchemy import insert, text

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import calendar, clock
from models.customers import Customer
from models.database import Database
from models.earnings import Earning, Measure
from models.instalments import Instalment
from models.language import Language
from models.migrate import migrate
from models.orders import Order, OrderState
from models.periods import Period
from models.positions import Position
from models.reports import Report
from models.staff import Staff
from models.targets import Target, Whom
from models.visits import Purpose, Visit
from tests.conftest import Office
from tests.engines import Engine
from tests.load.finding import beside, customers
from tests.load.paying import p99
from tests.phone import Phone
from tests.unpaced import Unpaced

TOKEN = "70001:bench-needs-no-secret"
DIRECTOR, SUPERVISOR, FIRST_REP = 1, 2, 3  # their ids
BELOW, BELOW_SUPERVISOR = 475, 24  # who sells directly below the director, and below the supervisor
CUSTOMERS, VISITS, ORDERS = 10_000, 50_000, 20_000  # visits and orders of a month
OPEN_IN = 4  # one of so many orders is not paid
AT_ONCE = 10_000  # rows in one statement
TIMES, WARM_UP = 60, 5
MOST_MS = 300
PHONE = 7_000

Row = dict[str, Any]
Deed = Callable[[Phone], Awaitable[float]]
"""Something the director does, and how long the answer takes, in ms."""


def people() -> list[Row]:
    """A director with nearly everybody directly below, so that the ranking is as long as it gets."""
    ranks = [
        (Position.DIRECTOR, None),
        (Position.SUPERVISOR, DIRECTOR),
        *[(Position.REPRESENTATIVE, DIRECTOR)] * BELOW,
        *[(Position.REPRESENTATIVE, SUPERVISOR)] * BELOW_SUPERVISOR,
    ]
    return [
        {
            "id": number,
            "name": f"Person {number}",
            "position": position,
            "superior_id": superior,
            "telegram_id": PHONE + number,
            "language": Language.EN,
            "joined_at": datetime(2026, 1, 1, tzinfo=calendar.zone()),
        }
        for number, (position, superior) in enumerate(ranks, 1)
    ]


def sellers() -> range:
    return range(FIRST_REP, FIRST_REP + BELOW + BELOW_SUPERVISOR)


def owner_of(customer: int) -> int:
    return FIRST_REP + customer % len(sellers())


def rows_of(month: Period, today: date) -> Iterator[tuple[type[Any], Row]]:
    """What happened in a month, up to today; the same in every run."""
    dice = random.Random(f"{month}")  # noqa: S311
    days = (min(month.last, today) - month.first).days + 1
    now = clock.now()

    def some_day() -> date:
        return month.first + timedelta(days=dice.randrange(days))

    for _ in range(VISITS):
        customer, day = dice.randrange(CUSTOMERS) + 1, some_day()
        yield (
            Visit,
            {
                "customer_id": customer,
                "author_id": owner_of(customer),
                "said_at": calendar.day_begins(day) + timedelta(hours=dice.randrange(8, 18)),
                "day": day,
                "purpose": Purpose.ROUTINE,
                "outcome": "Talked about the new products and the shelf",
                "contact_before": day,
                "checks": [],
                "settled": [],
            },
        )
    for number in range(ORDERS):
        customer, day = dice.randrange(CUSTOMERS) + 1, some_day()
        owner, units = owner_of(customer), dice.randrange(10_000, 3_000_000)
        is_open = number % OPEN_IN == 0
        yield (
            Order,
            {
                "customer_id": customer,
                "seller_id": owner,
                "author_id": owner,
                "said_at": now,
                "day": day,
                "number": f"SO-{month}-{number}",
                "state": OrderState.DELIVERED,
                "version": 1,
                "confirmed_on": day,
                "delivered_on": day,
                "currency": "CNY",
                "total_units": units,
                "deliver_on": day,
            },
        )
        yield (
            Instalment,
            {
                "customer_id": customer,
                "order_id": None,
                "number": 1,
                "terms_said": "days:30",
                "due_on": day + timedelta(days=dice.randrange(30)),
                "currency": "CNY",
                "amount_units": units,
                "settled_units": 0 if is_open else units,
                "pending_units": 0,
            },
        )
        for measure in (Measure.SALES, *([] if is_open else [Measure.RECEIPTS])):
            yield (
                Earning,
                {
                    "staff_id": owner,
                    "day": day,
                    "measure": measure,
                    "currency": "CNY",
                    "units": units,
                    "percent": 100,
                    "record": f"{measure}:{month}:{number}",
                },
            )
    for number in range(CUSTOMERS // 10):
        yield (
            Earning,
            {
                "staff_id": owner_of(number),
                "day": some_day(),
                "measure": Measure.NEW_CUSTOMERS,
                "currency": None,
                "units": 1,
                "percent": 100,
                "record": f"customer:{month}:{number}",
            },
        )


def targets(month: Period) -> Iterator[Row]:
    """Of everybody for everything, and of both teams; the supervisor's is the easiest."""
    each = [(Whom.PERSON, one, 100 + one) for one in sellers()]
    teams = [(Whom.TEAM, DIRECTOR, 100_000), (Whom.TEAM, SUPERVISOR, 100)]
    for whom, person, size in [*each, *teams]:
        for measure in Measure:
            yield {
                "whom": whom,
                "staff_id": person,
                "period": str(month),
                "measure": measure,
                "currency": "CNY" if measure.is_money else None,
                "units": size * (400_000 if measure.is_money else 1),
            }


def reports(today: date) -> Iterator[Row]:
    """Of two in three, today's."""
    for person in sellers():
        if person % 3:
            words = {"done": "Visits", "results": None, "problems": None, "plan": "Visits"}
            at = clock.now()
            yield {"author_id": person, "day": today, "version": 1, **words} | dict.fromkeys(
                ("due_at", "first_filed_at", "filed_at"), at
            )


async def filled(url: str) -> Database:
    """A database of its own beside the other one: this month and the one before."""
    database = Database(await beside(url, "teaming"))
    await migrate(database)
    today = calendar.business_day(clock.now())
    month = Period.month_of(today)
    async with database.writing() as session:
        await session.execute(insert(Staff), people())
        files = [
            {**customer, "owner_id": owner_of(customer["id"])}
            for customer, _ in islice(customers(), CUSTOMERS)
        ]
        await session.execute(insert(Customer), files)
        await session.execute(insert(Target), list(targets(month)))
        await session.execute(insert(Report), list(reports(today)))
    waiting: dict[type[Any], list[Row]] = {}
    for one in (month.moved(-1), month):
        for table, row in rows_of(one, today):
            waiting.setdefault(table, []).append(row)
    for table, rows in waiting.items():
        for first in range(0, len(rows), AT_ONCE):
            async with database.writing() as session:
                await session.execute(insert(table), rows[first : first + AT_ONCE])
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))
    return database


async def menu(phone: Phone) -> float:
    return await timed(phone.types("/menu"))


async def team(phone: Phone) -> float:
    took = await timed(phone.types("/team"))
    assert f"{BELOW + 1} people" in phone.last.text
    return took


async def next_page(phone: Phone) -> float:
    took = await timed(phone.taps("2/20 ›"))
    assert "‹ 1/20" in phone.last.labels
    return took


async def into_a_team(phone: Phone) -> float:
    await phone.taps("‹ 1/20")
    took = await timed(phone.taps(f"👥 Person {SUPERVISOR}"))
    assert f"{BELOW_SUPERVISOR} people" in phone.last.text
    return took


async def timed(deed: Awaitable[object]) -> float:
    """In ms."""
    began = time.perf_counter()
    await deed
    return (time.perf_counter() - began) * 1000


COMPARED = "/menu, to compare"
DEEDS: Mapping[str, Deed] = {
    COMPARED: menu,
    "/team": team,
    "next page": next_page,
    "into a team": into_a_team,
}


async def measure(engine: Engine) -> dict[str, float]:
    """From the message of the director to the answer on the phone, the deeds in turn, so that what
    else the machine does slows all of them down alike."""
    now = clock.now()
    clock.move_to(a_full_month(now))
    began = time.perf_counter()
    database = await filled(engine.url)
    kept = {f"{engine.name} team: filling, s": round(time.perf_counter() - began, 1)}
    address = database.url.render_as_string(hide_password=False)
    await database.close()
    telegram = Telegram(TOKEN, floods=False)
    settings = Settings(token=TOKEN, database_url=address, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    # What the bench made and holds is no part of the application: it is not to be gone through each
    # time that memory is tidied up.
    gc.collect()
    gc.freeze()
    try:
        office = Office(app, telegram)
        phone = Phone(telegram, PHONE + DIRECTOR, office.settle)
        phone.person.chat.started = True
        took: dict[str, list[float]] = {what: [] for what in DEEDS}
        for time_ in range(WARM_UP + TIMES):
            for what, deed in DEEDS.items():
                ms = await deed(phone)
                if time_ >= WARM_UP:
                    took[what].append(ms)
    finally:
        await app.bot.shutdown()
        await app.database.close()
        clock.reset()
        gc.unfreeze()
    for what, each in took.items():
        kept[f"{engine.name} team: {what}, p50"] = round(median(each), 1)
        kept[f"{engine.name} team: {what}, p99"] = round(p99(each), 1)
    return kept


def a_full_month(now: datetime) -> datetime:
    """The 28th of this month at three in the afternoon, on whichever day this is run."""
    return calendar.local(now).replace(day=28, hour=15, minute=0)


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """p50 and p99 side by side for each database."""
    yield f"{'the team, ms':32}" + "".join(f"{name:>28}" for name in engines)
    yield f"{'':32}" + f"{'p50':>14}{'p99':>14}" * len(engines)
    for what in DEEDS:
        row = "".join(
            f"{figures[f'{name} team: {what}, {part}']:14.1f}"
            for name in engines
            for part in ("p50", "p99")
        )
        yield f"{what:32}{row}" + ("" if what == COMPARED else f"   target: {MOST_MS}")
