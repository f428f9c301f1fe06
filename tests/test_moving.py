"""`fieldbook move-to`: a company goes from SQLite to PostgreSQL with every row, or stays where it is."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from filelock import FileLock
from sqlalchemy import URL, func, inspect, make_url, select, text, update

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.settings import Settings
from models import audit, moving
from models.database import FORGETS_THE_SILENT, Database
from models.outbox import Outgoing
from models.positions import Position
from models.reports import Report
from models.staff import Staff
from tests.conftest import TOKEN, Office, at, on_the_server
from tests.phone import Phone
from tests.test_cli import Console, console, surroundings
from tests.unpaced import Unpaced

__all__ = ["console", "surroundings"]  # fixtures

PATIENCE = 60.0  # seconds
on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
async def target(postgresql: URL) -> AsyncIterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"target_{uuid4().hex}"
    await on_the_server(postgresql, f"CREATE DATABASE {name}")
    yield at(postgresql, name)
    await on_the_server(postgresql, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def lived(lived_through: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of a company that has lived for sixty days, in the settings."""
    file = tmp_path / "lived.db"
    for beside in ("", "-wal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(lived_through / "var" / f"demo.db{beside}", f"{file}{beside}")
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", f"sqlite:///{file}")
    return file


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    yield database
    await database.close()


async def tables_in(url: str) -> list[str]:
    async with opened(url) as database, database.engine.connect() as connection:
        return await connection.run_sync(lambda inner: inspect(inner).get_table_names())


def contents(file: Path) -> str:
    """Everything SQLite would tell of a file, as one mark."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()


@on_sqlite
async def test_a_company_that_has_lived_moves_with_everything(
    console: Console, lived: Path, target: str
) -> None:
    before = contents(lived)
    said = await console("move-to", target)
    assert (said.code, said.err) == (0, ""), said
    assert "Now write that address into .env as FIELDBOOK_DATABASE_URL" in said.out
    assert contents(lived) == before
    counted = {line.split()[0]: line.split()[1] for line in said.out.splitlines()[1:-3]}
    with contextlib.closing(sqlite3.connect(lived)) as connection:
        for table in moving.TABLES:
            [number] = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()  # noqa: S608
            assert counted[table.name] == str(number)
    assert int(counted["visits"]) > 100
    async with opened(target) as database:
        async with database.reading() as session:
            assert await session.scalar(select(func.count()).select_from(audit.Seal))
            assert await audit.first_broken_seal(session) is None
            newest = await session.scalar(select(func.max(Staff.id))) or 0
        async with database.writing() as session:
            somebody = Staff(name="Somebody new", position=Position.REPRESENTATIVE)
            session.add(somebody)
            await session.flush()
            assert somebody.id == newest + 1
        # The keys that waited for the last row are as a migration makes them.
        async with database.engine.connect() as connection:
            late = text("SELECT count(*) FROM pg_constraint WHERE condeferrable")
            assert await connection.scalar(late) == 0
    again = await console("move-to", target)
    assert again.code == 2
    assert "it is not empty: there are rows in its table" in again.err


@on_sqlite
async def test_it_goes_on_in_the_middle_of_a_conversation(
    office: Office, rep: Phone, boss: Phone, target: str
) -> None:
    await rep.types("/report")
    await rep.types("Saw Hualian")
    async with office.session() as session:
        # Owed and not sent yet; and somebody whose superior came after them.
        rows = select(Staff).where(Staff.position == Position.DIRECTOR)
        boss_of_all = (await session.scalars(rows)).one()
        late = Staff(name="Ada", position=Position.GENERAL_MANAGER)
        session.add(late)
        await session.flush()
        await session.execute(
            update(Staff).where(Staff.id == boss_of_all.id).values(superior_id=late.id)
        )
        session.add(Outgoing(chat_id=rep.id, html="Owed before"))
    async with opened(target) as database:
        assert await moving.move(office.app.database, database)
    settings = Settings(token=TOKEN, database_url=target, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(office.telegram), pace=Unpaced())
    await app.bot.initialize()
    before, office.app = office.app, app
    try:
        await office.settle()
        assert "Owed before" in rep.texts
        for words in ("Sold 20 boxes", "None", "Visit Metro"):
            await rep.types(words)
        await rep.taps("Send")
        report = await office.one(select(Report))
        assert (report.done, report.plan) == ("Saw Hualian", "Visit Metro")
        assert "Saw Hualian" in boss.last.text
    finally:
        office.app = before
        await app.bot.shutdown()
        await app.database.close()


@on_sqlite
async def test_killed_in_the_middle_nothing_is_there_and_it_can_be_repeated(
    console: Console, lived: Path, target: str
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "move-to", target),
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    at_it = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND query LIKE 'INSERT INTO %visits%'"
    )
    async with opened(target) as database, asyncio.timeout(PATIENCE):
        async with database.engine.connect() as connection:
            while not await connection.scalar(at_it):
                await connection.rollback()
                assert process.returncode is None, await process.communicate()
                await asyncio.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        out, _ = await process.communicate()
        assert out == b""
    async with asyncio.timeout(PATIENCE):
        while await tables_in(target):  # noqa: ASYNC110 - the server sees to it once it notices
            await asyncio.sleep(0.05)
    assert (await console("move-to", target)).code == 0


@on_sqlite
async def test_what_stops_it_is_said_in_a_line_and_never_the_password(
    console: Console, target: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await console("migrate")
    file = make_url(database_url).database
    with FileLock(f"{file}.lock"):
        said = await console("move-to", target)
    assert (said.code, said.err) == (2, f"another Fieldbook is using {file}; stop it first\n")
    closed = "postgresql+asyncpg://me:s3cret-w0rd@127.0.0.1:1/fieldbook"
    said = await console("move-to", closed)
    assert said.code == 2
    assert said.err.startswith("nothing was moved: PostgreSQL at 127.0.0.1, database fieldbook: ")
    assert "s3cret" not in said.out + said.err
    for address in ("sqlite:///other.db", "s3cret-w0rd", "mysql://me:s3cret-w0rd@host/db"):
        said = await console("move-to", address)
        assert said.code == 2
        assert said.err.startswith("the address must be postgresql+asyncpg://")
        assert "s3cret" not in said.out + said.err
    async with opened(target) as database, database.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    said = await console("move-to", target)
    assert said.code == 2
    assert said.err.endswith("it is not empty: it has a table theirs of something else\n")
    assert await tables_in(target) == ["theirs"]
    with contextlib.closing(sqlite3.connect(file or "")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0009'")
        connection.commit()
    said = await console("move-to", target)
    assert said.err == f"{file} is not of this version; run: fieldbook migrate\n"
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", "sqlite:///none.db")
    assert (await console("move-to", target)).err == "there is no database at none.db to move\n"
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", target)
    assert "is PostgreSQL already" in (await console("move-to", target)).err


@on_sqlite
async def test_a_row_that_does_not_fit_is_named(
    console: Console, target: str, office: Office, rep: Phone, database_url: str
) -> None:
    await office.app.database.close()
    with contextlib.closing(sqlite3.connect(make_url(database_url).database or "")) as connection:
        [number] = connection.execute("SELECT id FROM staff WHERE name = 'Mei'").fetchone()
        connection.execute("UPDATE staff SET menu = ? WHERE id = ?", ("x" * 9999, number))
        connection.commit()
    said = await console("move-to", target)
    assert said.code == 2
    assert f"number {number} of staff does not fit: value too long" in said.err
    assert await tables_in(target) == []


@on_sqlite
@pytest.mark.parametrize("harm", ["lost", "changed"])
async def test_what_comes_out_differently_is_not_kept(
    office: Office, rep: Phone, target: str, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = moving._put

    async def put_wrongly(connection: Any, table: Any, rows: list[dict[str, Any]]) -> None:
        if table is audit.Entry.__table__:
            rows = [*rows[:-1], *([rows[-1] | {"about": "staff:1"}] if harm == "changed" else [])]
        await put(connection, table, rows)

    monkeypatch.setattr(moving, "_put", put_wrongly)
    async with opened(target) as database:
        with pytest.raises(moving.CannotMove, match="audit came out differently"):
            await moving.move(office.app.database, database)
    assert await tables_in(target) == []


async def test_reading_a_large_table_may_take_longer_than_the_server_waits_for_the_silent(
    lived: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORGETS_THE_SILENT, "idle_in_transaction_session_timeout", "100ms")
    rows = moving._rows

    async def slowly(there: Any, table: Any) -> AsyncIterator[list[dict[str, Any]]]:
        async for some in rows(there, table):
            if table.name == "staff":
                await asyncio.sleep(0.5)
            yield some

    monkeypatch.setattr(moving, "_rows", slowly)
    async with opened(f"sqlite+aiosqlite:///{lived}") as source, opened(target) as there:
        assert await moving.move(source, there)
