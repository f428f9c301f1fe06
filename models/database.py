"""The company's own database: SQLite on its machine, or PostgreSQL when it grows."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, cast
from weakref import WeakSet

import asyncpg
from sqlalchemy import Connection, Engine, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import AsyncAdaptedQueuePool, QueuePool

from models.base import Base
from models.sqlite import ReadingConnection, WritingConnection, unopened

SQLITE_IS_AWAY = tuple(
    f"SQLITE_{trouble}"
    for trouble in ("BUSY", "CANTOPEN", "FULL", "IOERR", "LOCKED", "NOMEM", "READONLY")
)
# Classes of SQLSTATE: connection, taken back (see below), rolled back, resources, operator, system.
POSTGRESQL_IS_AWAY = ("08", "25P03", "40", "53", "57", "58")
# A machine that froze or was cut off in the middle of a transaction holds a chat, or a message, that the
# others wait for: after 20 seconds of silence the server takes it back. Nothing of ours thinks as long.
FORGETS_THE_SILENT = {
    "idle_in_transaction_session_timeout": "20s",
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "20000",
}
# The same on our side: an answer that never comes would be waited for until the process ends.
NOTICES_SILENCE = {
    "TCP_KEEPIDLE": 10,
    "TCP_KEEPINTVL": 5,
    "TCP_KEEPCNT": 2,
    "TCP_USER_TIMEOUT": 20_000,
}
RESTS = 0.5  # seconds after which a connection to PostgreSQL is asked whether it is still there
# Statements kept as they were compiled, for each engine: everything that people ask for in a day. The
# library's 500 are not enough for every command, and compiling takes longer than most queries.
COMPILED = 2000
CLOSES_WITHIN = 5.0  # seconds; as long as SQLite waits for somebody else's lock


class Database:
    """Opens transactions. `url` is SQLAlchemy's: `sqlite+aiosqlite:///…`, `postgresql+asyncpg://…`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._connections: WeakSet[ReadingConnection] = WeakSet()
        if self.is_sqlite:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One writing connection: turns queue for it here, in order, instead of
            # fighting for SQLite's lock. Reads go on beside it (WAL).
            self._writer = self._sqlite("BEGIN IMMEDIATE", WritingConnection, connections=1)
            self._reader = self._sqlite("BEGIN", ReadingConnection, connections=4)
        else:
            self._writer = self._reader = create_async_engine(
                self.url,
                pool_size=12,
                max_overflow=0,
                query_cache_size=COMPILED,
                connect_args={"server_settings": FORGETS_THE_SILENT},
            )
            event.listen(self._writer.sync_engine, "do_connect", _connect)
            event.listen(self._writer.sync_engine, "connect", _notice_silence)
            _ask_after_a_rest(self._writer.sync_engine)
        self._behind = asyncio.Lock()
        self._under_way = 0  # transactions
        self._writing = async_sessionmaker(self._writer, expire_on_commit=False)
        self._reading = async_sessionmaker(self._reader, expire_on_commit=False)

    @property
    def path(self) -> Path:
        """SQLite's file."""
        if not self.url.database or self.url.database == ":memory:":
            raise ValueError("what people said must be kept in a file, not in memory")
        return Path(self.url.database)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end, rolled back if anything is raised."""
        with self._counted():
            async with self._writing.begin() as session:
                yield session

    @asynccontextmanager
    async def writing_behind(self) -> AsyncIterator[AsyncSession]:
        """As `writing`, for work that nobody waits for: one piece at a time, and people between them.

        Never within another, which would wait for itself.
        """
        with self._counted():
            async with self._behind, self.writing() as session:
                yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A look that never waits for a writer; of one moment on SQLite, of one a question on PostgreSQL."""
        with self._counted():
            async with self._reading() as session:
                yield session

    @property
    def engine(self) -> AsyncEngine:
        return self._writer

    async def close(self) -> None:
        """Close every connection, once the transactions under way have ended; 5 seconds at most.

        One that came back to its pool only afterwards would stay open: nobody has the pool any more.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSES_WITHIN):
                while self._in_use():  # noqa: ASYNC110 - a pool rings for nobody
                    await asyncio.sleep(0.005)
        await self._writer.dispose()
        await self._reader.dispose()
        # One closed by force, or while it opened, still has a thread that will want the loop.
        ends = [one.stopped for one in self._connections if one.stopped and not one.stopped.done()]
        if ends:
            await asyncio.wait(ends, timeout=CLOSES_WITHIN)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    def _in_use(self) -> bool:
        # A transaction may be about to take its connection, and a connection be taken without one.
        pools = (self._writer.pool, self._reader.pool)
        taken = (pool.checkedout() for pool in pools if isinstance(pool, QueuePool))
        return self._under_way > 0 or any(taken)

    def _sqlite(self, begin: str, kind: type[ReadingConnection], connections: int) -> AsyncEngine:
        def connect(path: str, **how: Any) -> ReadingConnection:
            made = unopened(kind, path, **how)
            self._connections.add(made)
            return made

        engine = create_async_engine(
            self.url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=connections,
            max_overflow=0,
            query_cache_size=COMPILED,
            connect_args={"isolation_level": None, "timeout": 5, "async_creator_fn": connect},
        )

        @event.listens_for(engine.sync_engine, "connect")
        def set_up(connection: Any, _: object) -> None:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}").close()

        # The driver would begin late and lazily; two such transactions that read and
        # then write lose one update or fail as busy. Beginning here cures both.
        @event.listens_for(engine.sync_engine, "begin")
        def begin_now(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine


def is_away(error: BaseException) -> bool:
    """Whether the database could not just now (full, locked, cut off, too busy), whatever was asked of it."""
    if isinstance(error, NoConnection):
        return True
    if not isinstance(error, DBAPIError):
        return False
    # A full SQLite ends the transaction by itself, and going back to a savepoint is all that is heard of it.
    if "no such savepoint" in str(error.orig):
        return True
    if error.connection_invalidated or isinstance(error.orig, OSError):
        return True
    sqlite_says = getattr(error.orig, "sqlite_errorname", None) or ""
    postgresql_says = getattr(error.orig, "sqlstate", None) or ""
    return sqlite_says.startswith(SQLITE_IS_AWAY) or postgresql_says.startswith(POSTGRESQL_IS_AWAY)


def _connect(dialect: Any, _record: object, where: Any, how: Any) -> Any:
    # The driver's own errors would slip past everybody who waits for a database that is away.
    try:
        return dialect.connect(*where, **how)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise OperationalError("connect", None, error) from error


def _ask_after_a_rest(engine: Engine) -> None:
    """A connection that lay idle may be dead by now: it is asked, and replaced, before it is used.

    One that was just used is not (`pool_pre_ping` would): for a turn that is a way to PostgreSQL more.
    """

    @event.listens_for(engine, "checkin")
    def rests(_connection: Any, record: Any) -> None:
        record.info["rests since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def ask(connection: Any, record: Any, _taken: object) -> None:
        rested = time.monotonic() - record.info.get("rests since", time.monotonic())
        if rested < RESTS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            # The pool connects anew.
            raise DisconnectionError(str(error)) from error


def _notice_silence(connection: Any, _record: object) -> None:
    keep_alive(connection.driver_connection)


def keep_alive(connection: asyncpg.Connection) -> None:
    """Have the system ask now and then whether PostgreSQL is still there; the driver has no way to."""
    line = connection._transport.get_extra_info("socket")
    if line.family == getattr(socket, "AF_UNIX", None):
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in NOTICES_SILENCE.items():
        if (option := getattr(socket, name, None)) is not None:  # not every system has all of them
            line.setsockopt(socket.IPPROTO_TCP, option, value)


async def insert_new(session: AsyncSession, table: type[Base], **values: Any) -> int | None:
    """Insert a row unless one with the same unique values is there; its id, or None."""
    await session.flush()  # what was added before comes first: messages go out by their ids
    inserted = await session.execute(
        _insert(session, table)
        .values(values)
        .on_conflict_do_nothing()
        .returning(table.__table__.c.id)
    )
    new_id: int | None = inserted.scalar_one_or_none()
    return new_id


async def insert_new_ones(
    session: AsyncSession, table: type[Base], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert those rows of which none with the same unique values is there."""
    if rows:
        await session.flush()
        await session.execute(_insert_unless_there(session.get_bind().dialect.name, table), rows)


async def insert_or_replace(
    session: AsyncSession, table: type[Base], unique: Sequence[str], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert rows, each instead of the one with the same values of these columns."""
    if rows:
        await session.flush()
        insert = _insert(session, table)
        changed = {name: insert.excluded[name] for name in rows[0] if name not in unique}
        await session.execute(
            insert.on_conflict_do_update(index_elements=unique, set_=changed), rows
        )


def _insert(session: AsyncSession, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    return insert_into(session.get_bind().dialect.name, table)


@cache
def _insert_unless_there(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """Built once, for every batch of updates."""
    return insert_into(dialect, table).on_conflict_do_nothing()


def insert_into(dialect: str, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """One that knows what to do where there is such a row."""
    # Into the table, not the class: the mapper would only take its time.
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(cast(Table, table.__table__))


def is_sqlite(session: AsyncSession) -> bool:
    """Whether nobody else can write during the session's transaction."""
    return session.get_bind().dialect.name == "sqlite"
