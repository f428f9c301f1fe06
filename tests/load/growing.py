"""Every command of every position among 1,000,000 visits and among a hundredth; a part of `make bench`.

VISITS=1000000 says how many visits there are, and with them the orders, customers and people;
TIMES=20 how often each deed is done, SLOWEST=40 how many are printed, those first that grow most;
COMMANDS="statement pay jobs" does these alone.
"""

from __future__ import annotations

import gc
import math
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import calendar, clock
from models.database import Database
from models.positions import Position
from models.staff import Staff
from scheduler import JOBS
from scheduler.clock import Job
from tests.conftest import Office
from tests.engines import Engine
from tests.load.grown import PHONE, Ranks, Size, grown
from tests.load.teaming import a_full_month, timed
from tests.phone import Phone
from tests.unpaced import Unpaced

TOKEN = "70001:bench-needs-no-secret"
WHOLE = Size(visits=1_000_000, orders=200_000, customers=100_000, people=2_000)
A_HUNDREDTH = 100
TIMES = int(os.environ.get("TIMES") or 20)
WARM_UP = 2
LONG, TIMES_IF_LONG = 1000.0, min(5, TIMES)  # what takes so many ms is asked less often
PIECES = 25  # of a job's work
ALONE = os.environ.get("COMMANDS", "").replace(",", " ").split()
JOBS_TOO, INLINE = "jobs", "inline"  # as COMMANDS calls what is no command
RATIO = 1.5
SOON = 20.0  # ms: what a large company is answered within is soon enough, whatever it was in a small one
SOUGHT = "华联超市"
TAKES_A_NAME = ("find", "customer", "orders", "receivables", "statement")
NOT_TWICE = ("start", "checkin", "checkout", "language")
"""Done once they are no more the same deed; none of them looks at what has grown."""

Deed = Callable[[Phone], Awaitable[float | None]]
"""Something a person does, and in how many ms it is answered; None where there is nothing to do."""


@dataclass
class Company:
    """One of the two that are compared, with its application and a phone of somebody in each position."""

    office: Office
    phones: Mapping[Position, Phone]

    @classmethod
    async def opened(cls, database: Database, ranks: Ranks) -> Company:
        telegram = Telegram(TOKEN, floods=False)
        address = database.url.render_as_string(hide_password=False)
        await database.close()
        settings = Settings(token=TOKEN, database_url=address, _env_file=None)
        app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
        await app.bot.initialize()
        office = Office(app, telegram)
        for number in range(
            1, len(ranks.positions) + 1
        ):  # somebody may be told of a deed of another
            Phone(telegram, PHONE + number).person.chat.started = True
        phones = {
            position: Phone(telegram, PHONE + ranks.id_of(position), office.settle)
            for position in Position
        }
        return cls(office, phones)

    async def deeds(self) -> Sequence[tuple[str, Position, Deed]]:
        """Every command of every position that has it, as the switchboard knows them: by itself, its
        next page, with a name to look for; and what is found inline."""
        board = self.office.app.switchboard
        found: list[tuple[str, Position, Deed]] = []
        for position, phone in self.phones.items():
            async with self.office.session() as session:
                person = await Staff.by_telegram(session, phone.id)
            assert person
            for name in board.commands_of(person):
                if name in NOT_TWICE or not _is_asked_for(name):
                    continue
                found.append((f"/{name}", position, said(f"/{name}")))
                found.append((f"/{name}, next page", position, next_page(f"/{name}")))
                if name in TAKES_A_NAME:
                    found.append((f"/{name} {SOUGHT}", position, said(f"/{name} {SOUGHT}")))
            if person.may(board.inline_role) and _is_asked_for(INLINE):
                found.append((f"@bot {SOUGHT}", position, looked_up))
        return found

    async def closed(self) -> None:
        await self.office.app.bot.shutdown()
        await self.office.app.database.close()


def _is_asked_for(name: str) -> bool:
    return not ALONE or name in ALONE


def said(words: str) -> Deed:
    return lambda phone: timed(phone.types(words))


def next_page(command: str) -> Deed:
    async def turned(phone: Phone) -> float | None:
        before = len(phone.inbox)
        await phone.types(command)
        labels = [] if len(phone.inbox) == before else phone.last.labels
        label = next((one for one in labels if one.endswith("›")), None)
        return await timed(phone.taps(label)) if label else None

    return turned


async def looked_up(phone: Phone) -> float:
    return await timed(phone.asks_inline(SOUGHT))


async def measure(engine: Engine) -> dict[str, float]:
    """p95 of each deed, and of a piece of each job's work, in ms, among few and among many."""
    many = whole()
    few = many.divided(A_HUNDREDTH)
    clock.move_to(a_full_month(clock.now()))
    kept: dict[str, float] = {}
    companies = []
    try:
        today = calendar.business_day(clock.now())
        for size in (few, many):
            began = time.perf_counter()
            database = await grown(engine.url, size, today)
            kept[f"{engine.name} growth: filling {size.visits:,} visits, s"] = (
                time.perf_counter() - began
            )
            companies.append(await Company.opened(database, Ranks.of(size.people)))
        # What the bench holds is no part of the application: it is not to be gone through each time
        # that memory is tidied up.
        gc.collect()
        gc.freeze()
        for what, position, deed in await companies[1].deeds():
            for company, took in zip(
                companies, await in_turns(companies, position, deed), strict=True
            ):
                if took:
                    kept[key(engine.name, f"{what} ({position})", company is companies[1])] = p95(
                        took
                    )
        for job in JOBS if _is_asked_for(JOBS_TOO) else ():
            for company in companies:
                took = await pieces(company, job)
                kept[key(engine.name, f"job {job.name}", company is companies[1])] = p95(took)
    finally:
        for company in companies:
            await company.closed()
        clock.reset()
        gc.unfreeze()
    return kept


async def in_turns(
    companies: Sequence[Company], position: Position, deed: Deed
) -> list[list[float]]:
    """The same deed in both in turn, so that what else the machine does slows both down alike."""
    took: list[list[float]] = [[] for _ in companies]
    for time_ in range(WARM_UP + TIMES):
        for company, each in zip(companies, took, strict=True):
            ms = await deed(company.phones[position])
            if ms is not None and time_ >= WARM_UP:
                each.append(ms)
        if not any(took) and time_ == WARM_UP:
            break
        if all(took) and len(took[0]) == TIMES_IF_LONG and median(took[1]) > LONG:
            break
    for company in companies:
        await company.phones[position].types("/cancel")
    return took


async def pieces(company: Company, job: Job) -> list[float]:
    """Some of a job's work, one transaction each as the clock does it; the last may find none left."""
    took: list[float] = []
    found = True
    while found and len(took) < PIECES:
        began = time.perf_counter()
        async with company.office.app.database.writing_behind() as session:
            found = await job.do_one(session)
        took.append((time.perf_counter() - began) * 1000)
    return took


def whole() -> Size:
    """What VISITS asks for: all of it, or a smaller company of the same kind."""
    visits = int(os.environ.get("VISITS") or WHOLE.visits)
    return WHOLE.divided(max(1, WHOLE.visits // visits))


def p95(took: Sequence[float]) -> float:
    return sorted(took)[math.ceil(len(took) * 0.95) - 1]


def key(name: str, what: str, among_many: bool) -> str:
    return f"{name} growth: {what}, {'many' if among_many else 'few'}"


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """For each database those that grow most, first; then how many keep to the target."""
    most = int(os.environ.get("SLOWEST") or 40)
    for name in engines:
        beginning = f"{name} growth: "
        rows, alone = [], 0
        for what, many in figures.items():
            if not what.startswith(beginning) or not what.endswith(", many"):
                continue
            if few := figures.get(what.removesuffix("many") + "few"):
                short = what.removeprefix(beginning).removesuffix(", many")
                rows.append((many / few, short, few, many))
            else:
                alone += 1
        rows.sort(reverse=True)
        yield f"{f'{name}, p95 in ms':60}{'hundredth':>11}{'whole':>11}{'ratio':>8}"
        yield from (
            f"{what:60}{few:11.1f}{many:11.1f}{by:8.2f}" for by, what, few, many in rows[:most]
        )
        kept_to = sum(by <= RATIO or many <= SOON for by, _, _, many in rows)
        yield (
            f"{kept_to} of {len(rows)} take at most {RATIO} times as long, or {SOON:g} ms"
            "   target: all"
        )
        if alone:
            yield f"{alone} have no counterpart in the small company: a next page, a list of many"
