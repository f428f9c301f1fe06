"""The console: what an operator types, what comes back, and how `run` begins and ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import structlog
import structlog.testing
from sqlalchemy import make_url, select
from typer.testing import CliRunner

from bot import cli
from bot.sandbox.faults import Refused
from bot.sandbox.server import Server, serving
from bot.sandbox.telegram import Telegram
from models import policy
from models.calendar import SpecialDay
from models.database import Database
from models.invitations import Invitation
from models.language import Language
from models.staff import Staff
from tests.conftest import TOKEN
from tests.phone import Phone

PEOPLE = """姓名,职务,上级,telegram_id,语言
王强,总经理,,1001,中文
Diana,director,王强,1002,en
李伟,销售代表,Diana,,
"""


@dataclass
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Console = Callable[..., Awaitable[Said]]


def write(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


def files() -> list[str]:
    return [path.name for path in Path().iterdir()]


@pytest.fixture
def surroundings(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without .env and company.toml, and no setting but the database."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("FIELDBOOK_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


@pytest.fixture
def console(surroundings: None, monkeypatch: pytest.MonkeyPatch) -> Console:
    # Where pytest itself hears what is logged, nothing else should.
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)

    async def type_in(*words: str) -> Said:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, words, prog_name="fieldbook")
        said = Said(result.exit_code, result.stdout, result.stderr)
        assert TOKEN not in said.out + said.err
        return said

    return type_in


@pytest.fixture
async def server(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    """Telegram over HTTP, and the settings that lead there."""
    async with serving(telegram) as server:
        monkeypatch.setenv("FIELDBOOK_TOKEN", TOKEN)
        monkeypatch.setenv("FIELDBOOK_API_URL", server.url)
        yield server


on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])
on_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"])


# Wrong words


@on_sqlite
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("nope", "No such command 'nope'; see: fieldbook --help"),
        ("--nope", "No such option: --nope; see: fieldbook --help"),
        ("staff leave", "Missing argument 'name'; see: fieldbook staff leave --help"),
        ("calendar set 2026-02-30 off", "2026-02-30 is no date; write it as 2026-10-10"),
        ("calendar set 2199-10-10 off", "2199-10-10 lies too far away"),
        ("calendar set 2026-10-10 maybe", "'maybe' is not one of 'off', 'working', 'usual'"),
        ("staff import nobody.csv", "there is no file nobody.csv"),
        ("run", "FIELDBOOK_TOKEN is missing; @BotFather gives one for every bot"),
        ("company check nope.toml", "nope.toml: there is no such company file"),
        ("calendar show 2031", "no special days of 2031 are known"),
    ],
)
async def test_what_is_wrong_is_said_in_one_line(console: Console, words: str, says: str) -> None:
    said = await console(*words.split())
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert said.err.count("\n") == 1


@on_sqlite
async def test_settings_and_rules_that_are_wrong_are_said(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_TOKEN", "70001:one two")
    said = await console("run")
    assert said.code == 2
    assert said.err.startswith("FIELDBOOK_TOKEN must be as @BotFather gave it")
    assert "one two" not in said.err
    monkeypatch.setenv("FIELDBOOK_TOKEN", TOKEN)
    write("company.toml", '[company]\nzone = "Mars"\n')
    for words in (["run"], ["company", "check"], ["staff", "list"]):
        said = await console(*words)
        assert said.code == 2
        assert said.err.startswith("company.toml:2: company.zone: found")


@on_sqlite
async def test_parts_are_named_and_need_postgresql(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_TOKEN", TOKEN)
    said = await console("run", "--only", "worker,cook")
    assert (said.code, said.err) == (
        2,
        "--only cook: the parts of Fieldbook are receiver, worker, sender, clock\n",
    )


@on_sqlite
async def test_a_bug_is_logged_and_exits_with_1(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.cli.migrate.head", stumble)
    with structlog.testing.capture_logs() as logged:
        said = await console("migrate")
    assert (said.code, said.out, said.err) == (1, "", "")
    assert [line["event"] for line in logged] == ["this is a bug of ours"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///file/x.db", "the database cannot be where FIELDBOOK_DATABASE_URL says"),
        ("sqlite:///file", "file: file is not a database; look at FIELDBOOK_DATABASE_URL"),
        ("postgresql://me:hidden-word@127.0.0.1:1/x", "PostgreSQL at 127.0.0.1, database x: "),
    ],
)
@on_sqlite
async def test_a_database_that_is_away_is_said_in_one_line(
    console: Console, monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    write("file", "this is something else\n" * 100)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", url)
    said = await console("staff", "list")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(says)
    assert said.err.count("\n") == 1
    assert "hidden-word" not in said.err


# The database


async def test_a_database_of_a_newer_fieldbook_is_left_alone(
    console: Console, database_url: str
) -> None:
    assert (await console("migrate")).out.startswith("The database is up to date")
    database = Database(database_url)
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    said = await console("staff", "list")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("a newer Fieldbook made this database")


@on_sqlite
async def test_a_backup_is_whole_and_overwrites_nothing(console: Console) -> None:
    write("people.csv", PEOPLE)
    await console("staff", "import", "people.csv")
    said = await console("backup", "copy.db")
    assert (said.code, said.err) == (0, "")
    with contextlib.closing(sqlite3.connect("copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM staff").fetchone() == (3,)
    said = await console("backup", "copy.db")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("copy.db is there already")
    said = await console("backup", "no/copy.db")
    assert said.code == 2
    assert said.err.endswith("cannot be backed up to no/copy.db: No such file or directory\n")
    assert not [name for name in files() if name.startswith(".copy")]  # nothing half done


@on_sqlite
async def test_a_damaged_database_is_not_called_a_backup(console: Console, tmp_path: Path) -> None:
    await console("migrate")
    file = tmp_path / "fieldbook.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\x00\x99" * 2048 + whole[12288:])
    said = await console("backup", "copy.db")
    assert said.code == 2
    assert "copy.db" not in files()


@on_sqlite
async def test_without_a_database_there_is_nothing_to_back_up(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", "sqlite:///none.db")
    said = await console("backup", "copy.db")
    assert (said.code, said.err) == (2, "there is no database at none.db to back up\n")
    assert not {"none.db", "copy.db"} & set(files())


@on_postgresql
async def test_postgresql_has_its_own_program_for_backups(console: Console) -> None:
    said = await console("backup", "copy.db")
    assert (said.code, said.err) == (
        2,
        "PostgreSQL is backed up by its own program, pg_dump\n",
    )


# The people


async def test_people_are_imported_listed_and_leave(console: Console, database_url: str) -> None:
    write("people.csv", PEOPLE)
    assert (await console("staff", "import", "people.csv")).out == (
        "3 new, 0 changed, 0 unchanged.\n"
    )
    assert (await console("staff", "import", "people.csv")).out == (
        "0 new, 0 changed, 3 unchanged.\n"
    )
    said = await console("staff", "list")
    lines = [line.split() for line in said.out.splitlines()]
    assert lines[1][:3] == ["王强", "general_manager", "joined"]
    assert lines[3] == ["李伟", "representative", "Diana", "has", "not", "joined"]
    said = await console("staff", "leave", "Diane")
    assert (said.code, said.err) == (2, "nobody is called “Diane”; did you mean Diana?\n")
    assert (await console("staff", "leave", "Diana")).out == ("Diana has left; access has ended.\n")
    assert "already" in (await console("staff", "leave", "Diana")).out
    database = Database(database_url)
    async with database.reading() as session:
        assert await Staff.by_telegram(session, 1002) is None
        rep, boss = await Staff.named(session, "李伟"), await Staff.named(session, "王强")
        assert rep and boss
        assert rep.superior_id == boss.id
    await database.close()


async def test_a_list_with_mistakes_is_refused_with_all_of_them(console: Console) -> None:
    write("people.csv", "name,position,superior\nMei,boss,Hugo\nBen,hr,\n")
    said = await console("staff", "import", "people.csv")
    assert (said.code, said.out) == (2, "")
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [
        "row 2, position",
        "row 2, superior",
    ]
    assert (await console("staff", "list")).out.count("\n") == 1


async def test_an_invitation_is_a_link_that_lets_in(
    console: Console, server: Server, telegram: Telegram, database_url: str
) -> None:
    write("people.csv", PEOPLE)
    await console("staff", "import", "people.csv")
    said = await console("invite", "李伟")
    assert (said.code, said.err) == (0, "")
    link = said.out.strip()
    assert link.startswith("https://t.me/fieldbook_bot?start=")
    phone = Phone(telegram, 55)
    await phone.opens(link)  # the sandbox knows it for a link to this bot
    database = Database(database_url)
    async with database.writing() as session:
        came = await Invitation.redeem(session, link.partition("=")[2], 55, Language.EN)
        assert came
        assert came.name == "李伟"
    await database.close()
    said = await console("invite", "李卫")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("nobody is called “李卫”; did you mean 李伟?")


@on_sqlite
async def test_no_invitation_is_made_while_telegram_is_away_or_refuses_us(
    console: Console,
    server: Server,
    telegram: Telegram,
    monkeypatch: pytest.MonkeyPatch,
    database_url: str,
) -> None:
    write("people.csv", PEOPLE)
    await console("staff", "import", "people.csv")
    telegram.faults.next("getMe", Refused())
    away = await console("invite", "李伟")
    assert (away.code, away.out) == (2, "")
    assert away.err.startswith("Telegram cannot be reached at 127.0.0.1:")
    monkeypatch.setenv("FIELDBOOK_TOKEN", "70001:wrong")
    wrong = await console("invite", "李伟")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith("Telegram does not accept FIELDBOOK_TOKEN")
    database = Database(database_url)
    async with database.reading() as session:
        assert (await session.scalars(select(Invitation))).all() == []
    await database.close()


# The calendar and the rules


async def test_the_company_decides_about_a_day(console: Console, database_url: str) -> None:
    said = await console("calendar", "set", "2026-12-26", "off", "Year's end")
    assert said.out == "2026-12-26 Sat is off: Year's end.\n"
    said = await console("calendar", "set", "2026-12-26", "working")
    assert said.out == "2026-12-26 Sat is working.\n"
    assert (await console("calendar", "show", "2026")).out == ("2026-12-26 Sat  working  company\n")
    said = await console("calendar", "set", "2026-12-26", "usual")
    assert said.out == "2026-12-26 Sat is as usual.\n"
    database = Database(database_url)
    async with database.reading() as session:
        assert not (await session.scalars(select(SpecialDay))).all()
    await database.close()


async def test_a_list_of_days_is_taken_over_and_completes_its_year(console: Console) -> None:
    write("days.csv", "日期,类型,名称\n2027-02-20,上班,\n2027-02-30,上班,\n2027-02-20,放假,\n")
    said = await console("calendar", "import", "days.csv", "--complete", "2027")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "row 3, 日期: “2027-02-30” is no date; write it as 2026-10-01\n"
        "row 4, 日期: the same stands in row 2\n"
    )
    write("days.csv", "日期,类型,名称\n2027-02-20,上班,\n")
    said = await console("calendar", "import", "days.csv", "--complete", "2027")
    assert said.out == "1 entered or changed, 0 unchanged. 2027 is complete.\n"
    shown = (await console("calendar", "show", "2027")).out
    assert "2027-02-20 Sat  working  company\n" in shown
    assert "provisional" not in shown


async def test_a_year_is_completed_once(console: Console) -> None:
    assert (await console("calendar", "complete", "2027")).out == "2027 is complete.\n"
    assert (await console("calendar", "complete", "2027")).out == (
        "2027 is announced or complete already.\n"
    )


@on_sqlite
async def test_the_rules_are_printed_and_checked(console: Console) -> None:
    printed = (await console("company")).out
    assert (await console("company", "check")).out == (
        "There is no company.toml: every rule is the default.\n"
    )
    write("company.toml", printed)
    assert (await console("company", "check")).out == "company.toml is understood.\n"


# The bot, as a process


A_STOP = 10  # seconds: it takes two at most where nothing else runs, and a poll that hangs takes 25


class Running:
    """`fieldbook run` in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[str] = []

    async def says(self, words: str, within: float = 60) -> str:
        """Wait for a line with these words on standard error."""
        assert self.process.stderr
        async with asyncio.timeout(within):
            while line := (await self.process.stderr.readline()).decode():
                self.lines.append(line)
                if words in line:
                    return line
        raise AssertionError(f"it ended without {words!r}: {self.lines}")

    async def stops(self, sign: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Its exit code, and the seconds it took after the signal."""
        asked = time.monotonic()
        self.process.send_signal(sign)
        _, rest = await self.process.communicate()
        self.lines += rest.decode().splitlines(keepends=True)
        return self.process.returncode or 0, time.monotonic() - asked


@pytest.fixture
async def start(surroundings: None) -> AsyncIterator[Callable[..., Awaitable[Running]]]:
    started: list[Running] = []

    async def run(*words: str) -> Running:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", *words, stderr=asyncio.subprocess.PIPE
        )
        started.append(Running(process))
        return started[-1]

    yield run
    for running in started:
        if running.process.returncode is None:
            running.process.kill()
            await running.process.communicate()
        assert TOKEN not in "".join(running.lines)


Start = Callable[..., Awaitable[Running]]


@on_sqlite
async def test_run_works_alone_with_its_file_and_stops_when_told(
    start: Start, console: Console, server: Server, telegram: Telegram
) -> None:
    write("people.csv", PEOPLE)
    await console("staff", "import", "people.csv")
    first = await start()
    await first.says("fieldbook works")
    second = await start()
    await second.says("another Fieldbook is using")
    assert await second.process.wait() == 2
    assert len(second.lines) == 1
    diana = Phone(telegram, 1002)
    await diana.types("/menu")
    await until(lambda: bool(diana.inbox))
    assert (await console("backup", "copy.db")).code == 0
    code, seconds = await first.stops()
    assert (code, seconds < A_STOP) == (0, True), first.lines


@on_sqlite
async def test_a_wrong_token_or_a_taken_port_ends_run_with_one_line(
    start: Start, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_HTTP", f"127.0.0.1:{server.port}")
    taken = await start()
    monkeypatch.delenv("FIELDBOOK_HTTP")
    monkeypatch.setenv("FIELDBOOK_TOKEN", "70001:wrong")
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", "sqlite:///another.db")
    wrong = await start()
    await taken.says(f"FIELDBOOK_HTTP: 127.0.0.1:{server.port} cannot be listened on")
    await wrong.says("Telegram does not accept FIELDBOOK_TOKEN")
    for ended in (taken, wrong):
        assert await ended.process.wait() == 2
        assert len(ended.lines) == 1


@on_postgresql
async def test_what_is_away_at_the_start_is_waited_for(
    start: Start,
    database_url: str,
    telegram: Telegram,
    monkeypatch: pytest.MonkeyPatch,
    unused_tcp_port_factory: Callable[[], int],
) -> None:
    ports = [unused_tcp_port_factory() for _ in range(3)]
    url = make_url(database_url)
    there = f"{url.query['host']}/.s.PGSQL.5432"
    monkeypatch.setenv(
        "FIELDBOOK_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{ports[0]}/{url.database}"
    )
    monkeypatch.setenv("FIELDBOOK_API_URL", f"http://127.0.0.1:{ports[1]}")
    monkeypatch.setenv("FIELDBOOK_TOKEN", TOKEN)
    monkeypatch.setenv("FIELDBOOK_HTTP", f"127.0.0.1:{ports[2]}")
    running = await start()
    await running.says("waiting for the database: ")
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports[2]}") as web:
        assert (await web.get("/healthz")).status_code == 200
        assert (await web.get("/readyz")).text.startswith("waiting for the database: ")
        async with forwarding(ports[0], there):
            await running.says("waiting for Telegram: ")
            async with serving(telegram, port=ports[1]):
                await running.says("fieldbook works")
                assert (await web.get("/readyz")).text == "ready"
                code, seconds = await running.stops(signal.SIGINT)
    assert (code, seconds < A_STOP) == (0, True), running.lines
    assert sum("waiting for" in line for line in running.lines) == 2


@on_postgresql
async def test_parts_run_in_processes_of_their_own(
    start: Start, console: Console, server: Server, telegram: Telegram
) -> None:
    write("people.csv", PEOPLE)
    await console("staff", "import", "people.csv")
    parts = [await start("--only", only) for only in ("receiver", "worker,sender,clock")]
    for part in parts:
        await part.says("fieldbook works")
    diana = Phone(telegram, 1002)
    await diana.types("/menu")
    await until(lambda: bool(diana.inbox))
    for part in parts:
        code, seconds = await part.stops()
        assert (code, seconds < A_STOP) == (0, True), part.lines


async def until(it_is_so: Callable[[], bool], within: float = 10) -> None:
    ends = time.monotonic() + within
    while not it_is_so() and time.monotonic() < ends:  # noqa: ASYNC110 - another process does it
        await asyncio.sleep(0.02)
    assert it_is_so()


@contextlib.asynccontextmanager
async def forwarding(port: int, to: str) -> AsyncIterator[None]:
    """A PostgreSQL that is reached over TCP while the block lasts."""
    open_ends: list[asyncio.StreamWriter] = []

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(to)
        open_ends.extend((writer, far_writer))

        async def carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError):
                while data := await source.read(65536):
                    target.write(data)
                    await target.drain()
            target.close()

        await asyncio.gather(carry(reader, far_writer), carry(far_reader, writer))

    server = await asyncio.start_server(join, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()
        for end in open_ends:
            end.close()
