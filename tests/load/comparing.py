"""Fieldbook beside the bots people write: the same report by the same people, in turns, in one run."""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import psutil
from sqlalchemy import URL, NullPool, make_url, text, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.router import Switchboard
from bot.sandbox.server import serving
from handlers import ROUTERS
from models import clock
from models.database import Database
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from tests.afternoon import next_afternoon
from tests.crash.process import BotProcess, WatchedTelegram
from tests.engines import Engine
from tests.figures import say
from tests.load import slowed
from tests.load.rivals.people import (
    Deed,
    People,
    report_to_a_rival,
    report_to_fieldbook,
    words_to_the_echo,
)
from tests.phone import Phone

TOKEN = "70001:bench-needs-no-secret"
PEOPLE = int(os.environ.get("PEOPLE", "500"))
ONLY_THESE = os.environ.get("RIVALS", "")  # letters, with commas; "e" is e1, e2 and e3, "s" as well
AT_ONCE = 50  # of them; the next begins when one has sent the report
TURNS = 2  # that everybody takes at each latency: noise hits all alike
LATENCIES = (0, 50)  # ms a call to the Bot API takes, half of it each way
LONGEST_TURN = 6.0  # seconds; then only those who have begun go on
TIME = 9.0  # seconds; who has used them up at a latency sits the next turn out
GOES_ON = 0.05  # seconds, where it could not stand still
FIRST = 2001  # the first person's number
STARTER = 1999  # somebody who only sees whether it answers

SLOW = 0.2  # of a core for each worker of (s): then the cores are not what more of them wait for

OF_FIELDBOOK = "tests.load.unpaced"
ALL_BUT_WORKING = "receiver,sender,clock"


@dataclass
class Tally:
    """What was measured of somebody at one latency."""

    seconds: float = 0.0
    took: list[float] = field(default_factory=list)
    cpu: dict[str, float] = field(default_factory=dict)  # seconds, by who used them
    calls: int = 0  # to the Bot API, without those that fetch updates

    @property
    def per_second(self) -> float:
        return len(self.took) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.took)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


@dataclass
class Contestant:
    """A bot, its processes by what they are, and the people who write to it."""

    letter: str
    name: str
    deeds: Callable[[Phone, date], Sequence[Deed]]
    wakes: str  # a command that is always answered
    programs: Sequence[tuple[str, Sequence[str]]]
    database: str
    of_fieldbook: bool = False
    cores: float = 1.0  # that each of its workers may use
    processes: list[tuple[str, BotProcess]] = field(default_factory=list)
    people: People | None = None
    tallies: dict[int, Tally] = field(default_factory=dict)
    to_come: dict[int, deque[Phone]] = field(default_factory=dict)

    @property
    def on_postgresql(self) -> bool:
        return self.database.startswith("postgresql")

    def signal(self, sign: signal.Signals) -> None:
        """To every process of it."""
        for _, process in self.processes:
            os.killpg(process.pid, sign)

    async def pause(self) -> None:
        """Stand still while others are measured; between two transactions, for PostgreSQL takes back
        one that is silent for long, and what comes of that would be measured as well."""
        while True:
            self.signal(signal.SIGSTOP)
            if not await self._holds_a_transaction():
                return
            self.signal(signal.SIGCONT)
            await asyncio.sleep(GOES_ON)

    async def _holds_a_transaction(self) -> bool:
        if not self.on_postgresql:
            return False
        engine = create_async_engine(self.database, poolclass=NullPool)
        async with engine.connect() as connection:
            held = await connection.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
                )
            )
        return bool(held)


def contestants(folder: Path, postgresql: URL | None) -> list[Contestant]:
    """(a) to (e) of the comparison, and (s); those two only where there is a PostgreSQL."""

    def file(name: str) -> str:
        return f"sqlite+aiosqlite:///{folder}/{name}.db"

    def rival(letter: str, name: str, module: str, *more: str) -> Contestant:
        deeds = words_to_the_echo if letter == "a" else report_to_a_rival
        program = (f"tests.load.rivals.{module}", *more)
        return Contestant(letter, name, deeds, "/report", [("bot", program)], file(letter))

    def fieldbook(
        letter: str,
        name: str,
        database: str,
        *programs: tuple[str, Sequence[str]],
        cores: float = 1.0,
    ) -> Contestant:
        return Contestant(
            letter, name, report_to_fieldbook, "/help", programs, database, True, cores
        )

    found = [
        rival("a", "PTB echo, no database", "echo"),
        rival("b", "PTB, a commit per update", "commits"),
        rival("c", "the usual bot", "usual"),
        rival("c'", "the same, no limiter", "usual", "--without-limiter"),
        fieldbook("d", "Fieldbook, SQLite", file("d"), ("bot", [OF_FIELDBOOK])),
    ]
    if postgresql:
        others: tuple[str, Sequence[str]] = ("bot", [OF_FIELDBOOK, ALL_BUT_WORKING])
        working: tuple[str, Sequence[str]] = ("workers", [OF_FIELDBOOK, "worker"])
        for letter, on, cores in (("e", "PostgreSQL", 1.0), ("s", "slow cores", SLOW)):
            for workers in (1, 2, 3):
                url = postgresql.set(database=f"rival_{letter}{workers}")
                found.append(
                    fieldbook(
                        f"{letter}{workers}",
                        f"{on}, {workers} worker{'s' * (workers > 1)}",
                        url.render_as_string(hide_password=False),
                        others,
                        *[working] * workers,
                        cores=cores,
                    )
                )
    return found


async def measure(engines: Sequence[Engine], only: str = ONLY_THESE) -> dict[str, float]:
    """Everybody, or `only` those with these letters, in turns at each latency; rates, waiting times
    and cores, name to number."""
    postgresql = next((engine for engine in engines if engine.name == "PostgreSQL"), None)
    chosen = only.replace(",", " ").split()
    found = [
        one
        for one in contestants(engines[0].folder, make_url(postgresql.url) if postgresql else None)
        if not chosen or one.letter in chosen or one.letter[0] in chosen
    ]
    if postgresql:
        await _make_databases(postgresql, [one for one in found if one.on_postgresql])
    server = _postmaster(postgresql)
    say(
        f"{PEOPLE} people file a report of four questions, {AT_ONCE} at once, to each in turns;"
        f" {TURNS} turns at each latency of the Bot API …"
    )
    async with AsyncExitStack() as at_the_end:
        clock.move_to(next_afternoon())
        at_the_end.callback(clock.set_ahead, timedelta())
        for one in found:
            await _start(one, engines[0].folder, at_the_end)
        for latency in LATENCIES:
            for one in found:
                _invite(one, latency)
            for turn in range(1, TURNS + 1):
                for one in found:
                    await _take_turn(one, latency, turn, server)
    kept = {}
    for latency in LATENCIES:
        for one in found:
            tally, name = one.tallies[latency], f"rivals {latency} ms ({one.letter})"
            kept[f"{name} answers/s"] = tally.per_second
            kept[f"{name} p50 ms"] = statistics.median(tally.took)
            kept[f"{name} p99 ms"] = tally.percentile(0.99)
            for who, seconds in tally.cpu.items():
                kept[f"{name} cores of {who}"] = seconds / tally.seconds
            ours = sum(tally.cpu[who] for who in OURS if who in tally.cpu)
            kept[f"{name} CPU ms"] = 1000 * ours / len(tally.took)
            kept[f"{name} calls"] = tally.calls / len(tally.took)
            kept[f"{name} answers"] = len(tally.took)
    return kept


async def _start(one: Contestant, folder: Path, at_the_end: AsyncExitStack) -> None:
    """Its Telegram, its people and its processes; it answers once, then stands still."""
    telegram = WatchedTelegram(TOKEN, floods=False)
    one.people = People(telegram)
    one.people.phone(STARTER)
    server = await at_the_end.enter_async_context(serving(telegram))
    if one.of_fieldbook:
        await _hire(one.database)
    log = folder / f"{one.letter}.log"
    for what, program in one.programs:
        process = BotProcess(server.url, TOKEN, one.database, folder, program)
        process.folder, process.log = Path.cwd(), log  # it starts where the tests are
        process.environment["FIELDBOOK_AHEAD"] = str(clock.ahead().total_seconds())
        await process.start()
        at_the_end.push_async_callback(process.stop)
        one.processes.append((what, process))
    at_work = len(one.programs) if one.of_fieldbook else 0
    while log.read_text().count("fieldbook works") < at_work:  # noqa: ASYNC110 - others write it
        await asyncio.sleep(GOES_ON)
    await _until_it_answers(one)
    await one.pause()


async def _until_it_answers(one: Contestant) -> None:
    assert one.people
    phone = one.people.phone(STARTER)
    await one.people.do(phone, [(lambda: phone.person.types(one.wakes), "")])
    one.people.took.clear()


def _invite(one: Contestant, latency: int) -> None:
    """Everybody is to file the report of another day."""
    assert one.people
    one.tallies[latency] = Tally()
    one.to_come[latency] = deque(
        one.people.phone(number) for number in range(FIRST, FIRST + PEOPLE)
    )
    standing = one.people.telegram.faults.standing
    standing.takes = latency / 1000
    standing.turn(slow=latency > 0)


async def _take_turn(
    one: Contestant, latency: int, turn: int, server: psutil.Process | None
) -> None:
    tally, people, to_come = one.tallies[latency], one.people, one.to_come[latency]
    if tally.seconds > TIME or not to_come or people is None:
        return
    left_for_others = PEOPLE * (TURNS - turn) // TURNS
    day = clock.now().date() - timedelta(days=1 + LATENCIES.index(latency))  # any will do
    one.signal(signal.SIGCONT)
    await _until_it_answers(one)
    calls = _calls(people.telegram)
    with _slowed(one), _used(one, server, tally.cpu):
        began = time.perf_counter()

        async def reports() -> None:
            while len(to_come) > left_for_others:
                if time.perf_counter() - began > LONGEST_TURN:
                    return
                phone = to_come.popleft()
                await people.do(phone, one.deeds(phone, day))

        await asyncio.gather(*(reports() for _ in range(min(AT_ONCE, PEOPLE))))
        tally.seconds += time.perf_counter() - began
    tally.calls += _calls(people.telegram) - calls
    tally.took += people.took
    await one.pause()


@contextmanager
def _slowed(one: Contestant) -> Iterator[None]:
    """Its workers run only a part of the time within."""
    if one.cores == 1:
        yield
        return
    workers = [str(process.pid) for what, process in one.processes if what == "workers"]
    slowing = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", slowed.__name__, str(one.cores), *workers]
    )
    try:
        yield
    finally:
        slowing.kill()
        slowing.wait()


@contextmanager
def _used(one: Contestant, server: psutil.Process | None, cpu: dict[str, float]) -> Iterator[None]:
    """Adds up the seconds of CPU that everybody used within."""

    def now() -> Mapping[str, float]:
        used = {"sandbox": time.process_time()}
        for what, process in one.processes:
            used[what] = used.get(what, 0.0) + _seconds(psutil.Process(process.pid))
        if one.on_postgresql and server:
            used["database"] = _seconds(server) + sum(map(_seconds, server.children()))
        machine = psutil.cpu_times()
        used["machine"] = sum(machine) - machine.idle - getattr(machine, "iowait", 0.0)
        return used

    before = now()
    yield
    for who, seconds in now().items():
        cpu[who] = cpu.get(who, 0.0) + seconds - before[who]


def _calls(telegram: WatchedTelegram) -> int:
    return sum(call.method != "getUpdates" for call in telegram.log)


def _seconds(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


async def _hire(url: str) -> None:
    """The people of Fieldbook: none of them is new, their menus are there."""
    database = Database(url)
    await migrate(database)
    switchboard = Switchboard(ROUTERS)
    async with database.writing() as session:
        boss = Staff(name="Boss", position=Position.SUPERVISOR)
        session.add(boss)
        await session.flush()
        await boss.join(session, 500, Language.EN)
        for number in (STARTER, *range(FIRST, FIRST + PEOPLE)):
            person = Staff(
                name=f"Person {number}", position=Position.REPRESENTATIVE, superior_id=boss.id
            )
            session.add(person)
            await session.flush()
            await person.join(session, number, Language.EN)
        menu = switchboard.menu_of(person)
        await session.execute(
            update(Staff).where(Staff.position == Position.REPRESENTATIVE).values(menu=menu)
        )
    await database.close()


async def _make_databases(postgresql: Engine, whose: Sequence[Contestant]) -> None:
    engine = create_async_engine(postgresql.url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for one in whose:
            await connection.execute(text(f"CREATE DATABASE {make_url(one.database).database}"))
    await engine.dispose()


def _postmaster(postgresql: Engine | None) -> psutil.Process | None:
    if postgresql is None:
        return None
    lines = (postgresql.folder / "postgresql" / "postmaster.pid").read_text().splitlines()
    return psutil.Process(int(lines[0]))


# What is printed.

OURS = ("bot", "workers", "database")
CORES = (*OURS, "sandbox", "machine")
COLUMNS = {"answers/s": 0, "p50 ms": 0, "p99 ms": 0, "CPU ms": 1, "calls": 2}  # decimals of each
RATIOS = (
    ("(d) / (b)", "d", "b", 0, 0.4),
    ("(d) / (c)", "d", "c", 50, 10.0),
    ("(d) / (c')", "d", "c'", 50, None),
    ("two workers / one", "e2", "e1", 0, 1.5),
    ("three workers / one", "e3", "e1", 0, None),
    ("two slow workers / one", "s2", "s1", 0, 1.5),
    ("three slow workers / one", "s3", "s1", 0, None),
)


def lines(kept: Mapping[str, float]) -> Iterator[str]:
    """The table, and below it the ratios that are to be reached."""
    names = {one.letter: one.name for one in contestants(Path(), URL.create("postgresql"))}
    for latency in LATENCIES:
        yield (
            f"{f'Bot API latency {latency} ms':32}{''.join(f'{what:>10}' for what in COLUMNS)}"
            f"   cores of:{''.join(f'{who:>10}' for who in CORES)}"
        )
        for letter, name in names.items():
            prefix = f"rivals {latency} ms ({letter})"
            if f"{prefix} answers/s" not in kept:
                continue
            cores = "".join(
                f"{kept[key]:10.2f}" if (key := f"{prefix} cores of {who}") in kept else " " * 10
                for who in CORES
            )
            label = f"({letter})"
            columns = "".join(
                f"{kept[f'{prefix} {what}']:10.{decimals}f}" for what, decimals in COLUMNS.items()
            )
            yield f"{label:5}{name:27}{columns}{'':12}{cores}"
        yield ""
    yield (
        "answers/s over the whole run; p50, p99 from the deed to the answer in the chat; CPU ms of the bot's"
    )
    yield "processes and its database for an answer, calls of the Bot API for an answer."
    yield (
        f"(c) has AIORateLimiter's defaults, 30 calls a second, and (d), (e) none; {os.cpu_count()} cores."
    )
    yield f"(s) is (e) with each worker on {SLOW} of a core: there the cores are not what is short."
    yield ""
    for what, one, other, latency, target in RATIOS:
        over, under = (
            kept.get(f"rivals {latency} ms ({letter}) answers/s") for letter in (one, other)
        )
        if over and under:
            to_reach = f"   to reach: {target}" if target else ""
            yield f"{f'{what} at {latency} ms':32}{over / under:10.2f}{to_reach}"
