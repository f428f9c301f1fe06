"""Nine machines on one PostgreSQL, which die, freeze and are cut off while a company works."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import os
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import URL, make_url, select

from bot.app import Part
from bot.sandbox.server import serving
from bot.sandbox.telegram import Call
from models import clock
from models.database import Database
from models.outbox import Delivery, Outgoing, Urgency
from tests.crash.auditor import audit, until_at_rest
from tests.crash.company import found, rules_in
from tests.crash.findings import Findings
from tests.crash.load import Load
from tests.crash.process import MAKES_A_MESSAGE, PACED, BotProcess, WatchedTelegram
from tests.figures import say
from tests.machines.lines import Front, How, Line, to_port, to_socket
from tests.phone import Phone
from tests.ports import kept_port

TOKEN = "70001:machines-need-no-secret"
NINE = {Part.RECEIVER: 2, Part.WORKER: 3, Part.SENDER: 2, Part.CLOCK: 2}
EIGHT = NINE | {Part.RECEIVER: 1}  # which fetches, many updates at a time
PATIENCE = 120.0  # seconds for a start on a busy machine
LOOKS_EVERY = 0.5  # seconds; a call waits many for its answer, and one that is lost many more
LOOKS_LONGER = 3  # times, once it is over: a claim may have been committed behind it
RESTS = 3.0  # seconds between two deeds
READERS, NEWS = 60, 3  # people who are all told so many things at once: more than may be said
MOST_IN_A_SECOND, MOST_IN_A_CHAT = 30, 4  # 1 a second with a burst of 3

STANDS_STILL = 15.0  # seconds; one that freezes holds its own chats for longer, and nobody else's

TOO_FAST = "messages or changes faster than Telegram takes them"
GONE = "machines that ended by themselves"
NOBODY_ANSWERED = "times when nobody was answered"


class Deed(enum.StrEnum):
    """What may happen to a machine."""

    KILLED = "killed"
    FROZEN = "frozen"
    DATABASE_SILENT = "database cut off silently"
    DATABASE_RESET = "database cut off by reset"
    TELEGRAM_SILENT = "Telegram cut off silently"
    TELEGRAM_RESET = "Telegram cut off by reset"


# How often as long as a cut. Who is frozen stays so until others have taken over what it was sending.
LASTS = dict.fromkeys(Deed, 1.0) | {Deed.KILLED: 0.0, Deed.FROZEN: 1.5}


@dataclass
class Machine:
    """A process that does one part, and the lines that lead from it."""

    part: Part
    bot: BotProcess
    to_database: Line
    to_telegram: Line

    @contextlib.asynccontextmanager
    async def suffering(self, deed: Deed, in_flight: InFlight | None = None) -> AsyncIterator[None]:
        """As long as the block lasts; it is as before afterwards, or is started again.

        `in_flight` notes the calls that break, and are known to at once.
        """
        match deed:
            case Deed.KILLED:
                self.bot.kill()
                await self.bot.dead()
                yield
                await self.bot.start()
            case Deed.FROZEN:
                with self.standing_still():
                    yield
            case Deed.TELEGRAM_RESET if in_flight:
                async with contextlib.AsyncExitStack() as until_the_end:
                    with self.standing_still():
                        await in_flight.look()
                        await until_the_end.enter_async_context(self.to_telegram.cut(How.BY_RESET))
                    yield
            case _:
                line = self.to_database if "database" in deed else self.to_telegram
                async with line.cut(How.SILENTLY if "silently" in deed else How.BY_RESET):
                    yield

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[None]:
        os.kill(self.bot.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.bot.pid, signal.SIGCONT)

    async def works(self, times: int = 1) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.bot.log.read_text().count("fieldbook works") < times:
                assert self.bot.is_running, self.bot.log.read_text()[-2000:]
                await asyncio.sleep(0.05)


Claims = set[tuple[int, datetime]]
"""Which message, and since when it is under way."""


@dataclass
class InFlight:
    """What was under way when something happened to a sender: only that may be in doubt afterwards."""

    database: Database
    seen: Claims = field(default_factory=set)

    @property
    def messages(self) -> set[int]:
        return {message for message, _ in self.seen}

    async def look(self) -> None:
        """All that is under way now, whoever sends it."""
        self.seen |= await self._claims()

    @contextlib.asynccontextmanager
    async def noted(self) -> AsyncIterator[None]:
        """What stays under way while the block lasts: nobody hears its answer. What another sender has
        under way is settled by the next look."""
        over = asyncio.Event()
        looking = asyncio.create_task(self._look_at_what_stays(over))
        try:
            yield
        finally:
            over.set()
            await looking

    async def _look_at_what_stays(self, over: asyncio.Event) -> None:
        before: Claims = set()
        longer = LOOKS_LONGER
        while longer:
            longer -= over.is_set()
            now = await self._claims()
            self.seen |= before & now
            before = now
            await asyncio.sleep(LOOKS_EVERY)

    async def _claims(self) -> Claims:
        async with self.database.reading() as session:
            sending = select(Outgoing.id, Outgoing.retry_at).where(
                Outgoing.state == Delivery.SENDING
            )
            return {(row.id, row.retry_at) for row in await session.execute(sending)}


@dataclass
class Outcome:
    findings: Findings
    suffered: Counter[str] = field(default_factory=Counter)


async def run(
    database_url: str,
    folder: Path,
    deeds: Sequence[tuple[Part, Deed]],
    dice: random.Random,
    *,
    seconds: float,
    machines: dict[Part, int] = NINE,
    branches: int = 2,
    sellers: int = 4,
) -> Outcome:
    """The deeds one after another under load, on a migrated, empty PostgreSQL; then rest, and the audit.

    `seconds`: how long a machine is cut off. Of several receivers each has a webhook; a single one fetches.
    """
    telegram = WatchedTelegram(TOKEN)
    database = Database(database_url)
    outcome = Outcome(Findings())
    in_flight = InFlight(database)
    try:
        company = await found(database, telegram, branches=branches, sellers=sellers)
        load = Load(company, database, dice)
        lasted: list[tuple[str, datetime, datetime]] = []
        async with started(telegram, make_url(database_url), folder, machines) as all_of_them:
            working = asyncio.create_task(load.run())
            await _tell_everybody(database, telegram)
            for part, deed in deeds:
                machine = dice.choice([one for one in all_of_them if one.part is part])
                await asyncio.sleep(RESTS * dice.random())
                # What others have under way with Telegram makes no message.
                sends = in_flight if part is Part.SENDER else None
                noted = sends.noted() if sends else contextlib.nullcontext()
                began = clock.now()
                async with noted, machine.suffering(deed, sends):
                    await asyncio.sleep(LASTS[deed] * seconds)
                lasted.append((f"{part} {deed}", began, clock.now()))
                outcome.suffered[f"{part} {deed}"] += 1
                say(f"{part} {deed}; {len(load.deeds)} deeds begun")
            load.stop()
            await working
            # A clock that starts looks at everything: what is in doubt is listed.
            clocks = [one for one in all_of_them if one.part is Part.CLOCK]
            async with clocks[0].suffering(Deed.KILLED):
                pass
            rested = await until_at_rest(telegram, database)
            gone = [str(one.part) for one in all_of_them if not one.bot.is_running]
            logs = [one.bot.log for one in all_of_them]
            findings = await audit(
                telegram,
                database,
                load,
                in_flight=len(in_flight.seen),
                may_be_in_doubt=in_flight.messages,
                logs=logs,
            )
        if not rested:
            findings.promise("work that was left over").append("it did not come to rest")
        findings.promise(GONE).extend(gone)
        _look_at_the_pace(telegram, findings)
        look_at_who_waits(telegram.log, {one.phone.id for one in company.sellers}, lasted, findings)
        outcome.findings = findings
        return outcome
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def started(
    telegram: WatchedTelegram, url: URL, folder: Path, machines: dict[Part, int]
) -> AsyncIterator[list[Machine]]:
    """Every machine at work, with lines of its own; all gone afterwards."""
    directory = url.query["host"]
    where = to_socket(f"{directory}/.s.PGSQL.{url.port or 5432}")
    async with contextlib.AsyncExitStack() as until_the_end:
        server = await until_the_end.enter_async_context(serving(telegram))
        ports = {
            part: [until_the_end.enter_context(kept_port()) for _ in range(number)]
            for part, number in machines.items()
        }
        front = Front([to_port(port) for port in ports[Part.RECEIVER]])
        await until_the_end.enter_async_context(front.open())
        webhook = {
            "FIELDBOOK_WEBHOOK_URL": f"http://127.0.0.1:{front.port}/telegram",
            "FIELDBOOK_WEBHOOK_SECRET": "machines",
        }
        brought = webhook if machines[Part.RECEIVER] > 1 else {}
        all_of_them: list[Machine] = []
        for part, its_ports in ports.items():
            for each, port in enumerate(its_ports):
                to_database, to_telegram = Line(where), Line(to_port(server.port))
                for line in (to_database, to_telegram):
                    await until_the_end.enter_async_context(line.laid())
                here = url.set(host="127.0.0.1", port=to_database.port, query={})
                own = folder / f"{part}-{each + 1}"
                own.mkdir()
                bot = BotProcess(
                    f"http://127.0.0.1:{to_telegram.port}",
                    telegram.token,
                    here.render_as_string(hide_password=False),
                    own,
                    ["tests.machines.ahead", "run", "--only", part],
                )
                bot.folder = Path.cwd()  # where the tests are
                bot.environment |= brought | {
                    "MACHINES_AHEAD": str(clock.ahead().total_seconds()),
                    "FIELDBOOK_COMPANY": str(rules_in(own)),
                    "FIELDBOOK_HTTP": f"127.0.0.1:{port}",
                }
                until_the_end.push_async_callback(bot.stop)
                all_of_them.append(Machine(part, bot, to_database, to_telegram))
        for one in all_of_them:
            await one.bot.start()
        for one in all_of_them:
            await one.works()
        yield all_of_them


async def _tell_everybody(database: Database, telegram: WatchedTelegram) -> None:
    """More news for more people than the senders may tell at once."""
    people = range(9001, 9001 + READERS)
    for person in people:
        Phone(telegram, person).person.chat.started = True
    async with database.writing() as session:
        session.add_all(
            Outgoing(chat_id=person, html=f"News {number}", urgency=Urgency.REMINDER)
            for number in range(NEWS)
            for person in people
        )


def _look_at_the_pace(telegram: WatchedTelegram, findings: Findings) -> None:
    """Never more than 30 in any second, in a chat never more messages than 1 a second and a burst of 3, and
    nothing before the moment that a 429 named; how many came a moment early (429) is a figure."""
    paced = [call for call in telegram.log if call.method in PACED]
    too_fast = findings.promise(TOO_FAST)
    waits: dict[str, datetime] = {}
    told_to_wait = 0
    for call in paced:
        chat = str(call.params["chat_id"])
        if chat in waits and call.at < waits[chat]:
            too_fast.append(f"{call.at:%H:%M:%S.%f}, chat {chat}: it was told to wait")
        if call.status == 429:
            told_to_wait += 1
            waits[chat] = call.at + timedelta(seconds=int(call.description.rpartition(" ")[2]))
    most = _most_within_a_second([call.at.timestamp() for call in paced])
    if most > MOST_IN_A_SECOND:
        too_fast.append(f"{most} in one second")
    by_chat: dict[str, list[float]] = {}
    for call in paced:
        if call.method in MAKES_A_MESSAGE:
            by_chat.setdefault(str(call.params["chat_id"]), []).append(call.at.timestamp())
    in_a_chat = max((_most_within_a_second(times) for times in by_chat.values()), default=0)
    if in_a_chat > MOST_IN_A_CHAT:
        too_fast.append(f"{in_a_chat} in one second in one chat")
    findings.figures |= {
        "told to wait (429)": told_to_wait,
        "most in one second": most,
        "most in one second in one chat": in_a_chat,
    }


def look_at_who_waits(
    calls: Sequence[Call],
    sellers: Collection[int],
    lasted: Sequence[tuple[str, datetime, datetime]],
    findings: Findings,
) -> None:
    """While one machine suffers the others answer. What befell them, each from when to when: from the first
    to the end of the last nobody waits for long."""
    answered = [
        call.at
        for call in calls
        if call.method in ("sendMessage", "editMessageText")
        and call.status == 200
        and int(call.params["chat_id"]) in sellers
    ]
    begins, ends = min(one[1] for one in lasted), max(one[2] for one in lasted)
    moments = [begins, *(at for at in answered if begins < at < ends), ends]
    longest, nobody_was = 0.0, findings.promise(NOBODY_ANSWERED)
    for since, until in pairwise(moments):
        silence = (until - since).total_seconds()
        longest = max(longest, silence)
        if silence > STANDS_STILL:
            meanwhile = [what for what, began, ended in lasted if began < until and ended > since]
            nobody_was.append(f"for {silence:.0f} s: {', '.join(meanwhile)}")
    findings.figures["longest without an answer to anybody, s"] = longest


def _most_within_a_second(times: Sequence[float]) -> int:
    most, first = 0, 0
    for last, at in enumerate(times):
        while times[first] <= at - 1:
            first += 1
        most = max(most, last - first + 1)
    return most
