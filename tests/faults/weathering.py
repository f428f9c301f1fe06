"""A company at work while a share of all calls goes wrong, until so many messages were owed; then the audit.

What is real: the application (receiver by long polling, workers, sender, router, rules), its database, the
Bot API's client. The Telegram is the sandbox, reached without HTTP, so that "refused" and "timed out" come
at once and as the client reports them; `make crash` goes over HTTP. What is shortened: Telegram's pace is
off (the sandbox's as well), the loops pause for tenths of a second, and the clock that everybody asks goes
twenty times as fast, so that a wait of 2 s takes a tenth. A wait is kept by that same clock.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.app import WORKERS_ON_POSTGRESQL, Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import calendar, clock
from models.database import Database
from models.inbox import Incoming
from models.language import Language
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.staff import Staff
from scheduler.clock import run
from scheduler.housekeeping import JOBS as HOUSEKEEPING
from tests.faults.audit import Findings, audit
from tests.faults.people import Bells, Boss, Rep, Said, Somebody, StillOwed
from tests.faults.storm import known_what_for, let_it_storm
from tests.phone import Phone
from tests.unpaced import Unpaced

TOKEN = "70001:faults-need-no-secret"
MORNING = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Shanghai
TEAM = 10  # people who report to one supervisor
MESSAGES_EACH = 60
HURRIES = 20  # seconds of the clock in one of ours
AT_REST_WITHIN = 120.0  # of our seconds without a change


@dataclass
class Company:
    """The bot, the sandbox and everybody's phones."""

    app: Fieldbook
    telegram: Telegram
    said: Said = field(default_factory=Said)
    reps: list[Rep] = field(default_factory=list)
    bosses: list[Boss] = field(default_factory=list)
    admin: Somebody | None = None


async def weather(url: str, messages: int, share: float, seed: int) -> Findings:
    """Let a company work on this empty, migrated database until so many messages were owed, a `share`
    of all calls going wrong; then let the line be good, everything settle, and audit it."""
    telegram = Telegram(TOKEN, floods=False)
    settings = Settings(token=TOKEN, database_url=url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    with moved_to(MORNING), capture_logs() as logs, quiet_client():
        company = await found(app, telegram, people=max(6, messages // MESSAGES_EACH))
        ledger = let_it_storm(telegram, share, seed)
        began, busy = time.perf_counter(), time.process_time()
        try:
            with known_what_for(app, ledger):
                async with at_work(app):
                    await everybody_works(company, lambda: len(ledger.rows) < messages)
                    took, busy = time.perf_counter() - began, time.process_time() - busy
                    telegram.faults.clear()
                    await until_at_rest(app.database)
                    for job in HOUSEKEEPING:
                        if job.do_one.__name__ == "list_undelivered":
                            await run(job, app.database)
                    app.bell.ring("outbox")
                    await until_at_rest(app.database)
            async with app.database.reading() as session:
                findings = await audit(session, telegram, ledger, company.said, logs)
        finally:
            await app.bot.shutdown()
            await app.database.close()
    findings.figures |= {
        "seconds": took,
        "messages a second": len(ledger.rows) / took,
        "messages a second of the processor": len(ledger.rows) / busy,
        "calls": ledger.calls,
        "per cent of calls that went wrong": 100 * sum(ledger.faults.values()) / ledger.calls,
        **{f"calls that went wrong: {what}": times for what, times in ledger.faults.items()},
        "batches of updates out of order": ledger.swapped,
        "batches with one person's out of order": ledger.swapped_in_a_chat,
        "things said": len(company.said.everything),
        "asked anew, as no answer came": company.said.asked_anew,
        "let be, as none came at all": len(company.said.let_be),
        "words that were not asked for": len(company.said.not_taken),
    }
    return findings


async def everybody_works(company: Company, goes_on: Callable[[], bool]) -> None:
    """Until it no longer goes on, and whoever had begun something has ended it."""
    working = [asyncio.create_task(rep.work(goes_on)) for rep in company.reps]
    at_it = True
    deciding = [asyncio.create_task(boss.work(lambda: at_it)) for boss in company.bosses]
    try:
        await asyncio.gather(*working)
        at_it = False
        await asyncio.gather(*deciding)
    finally:
        for task in (*working, *deciding):
            task.cancel()


async def found(app: Fieldbook, telegram: Telegram, people: int) -> Company:
    """Supervisors with their representatives, and an administrator who is told what is undelivered."""
    company = Company(app, telegram)
    bells, owed = Bells(telegram), StillOwed(telegram, app.database)
    today = calendar.business_day(clock.now())
    async with app.database.writing() as session:
        for year in (today.year, today.year + 1):
            await calendar.seed(session, year)

        async def hire(number: int, position: Position, above: Staff | None) -> tuple[Staff, Phone]:
            person = Staff(
                name=f"Person {number}", position=position, superior_id=above.id if above else None
            )
            session.add(person)
            await session.flush()
            await person.join(session, number, Language.EN)
            phone = Phone(telegram, number, name=person.name)
            phone.person.chat.started = True
            return person, phone

        _, admin = await hire(1000, Position.ADMIN, None)
        company.admin = Somebody(admin, bells, company.said, owed)
        for number in range(people):
            if number % TEAM == 0:
                above, phone = await hire(2000 + number, Position.SUPERVISOR, None)
                company.bosses.append(Boss(phone, bells, company.said, owed))
            _, phone = await hire(3000 + number, Position.REPRESENTATIVE, above)
            company.reps.append(Rep(phone, bells, company.said, owed, today))
    return company


@asynccontextmanager
async def at_work(app: Fieldbook) -> AsyncIterator[None]:
    """The loops of a process, with shorter pauses, and a clock in a hurry."""
    loops = [app.receiver.poll(), app.worker.run(), app.sender.run(), app.sender.look_out()]
    if not app.database.is_sqlite:
        loops += [app.bell.listen()]
        loops += [app.worker.run() for _ in range(WORKERS_ON_POSTGRESQL - 1)]
    with (
        patch.multiple("bot.receiver", PAUSE=0.1),
        patch.multiple("bot.worker", POLL=0.05, PAUSE=0.1),
        patch.multiple("bot.sender", POLL=0.05, PAUSE=0.1),
    ):
        tasks = [asyncio.create_task(loop) for loop in (*loops, hurry())]
        try:
            yield
        finally:
            ended = [task for task in tasks if task.done()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await app.worker.answered()
            assert ended == [], "a loop ended by itself"


async def hurry() -> None:
    """Let the clock go faster than time does."""
    before = time.monotonic()
    while True:
        await asyncio.sleep(0.02)
        now = time.monotonic()
        clock.move_by(timedelta(seconds=(now - before) * (HURRIES - 1)))
        before = now


@contextmanager
def quiet_client() -> Iterator[None]:
    """Within, the client does not print each answer that is none."""
    client = logging.getLogger("telegram")
    before = client.level
    client.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        client.setLevel(before)


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Within, time goes on from this moment."""
    clock.move_to(moment)
    try:
        yield
    finally:
        clock.reset()


async def until_at_rest(database: Database) -> None:
    """Until no update waits and no message is owed, or as many for long; what then still is, the audit
    finds."""
    owed = select(func.count()).where(Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING]))
    before, since = None, time.monotonic()
    while time.monotonic() - since < AT_REST_WITHIN:
        async with database.reading() as session:
            left = await session.scalar(owed), await Incoming.waiting(session)
        if not any(left):
            return
        if left != before:
            before, since = left, time.monotonic()
        await asyncio.sleep(0.1)
