"""Put the parts together: the only file that knows conversations and clock alike."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import socket
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from typing import Any
from urllib.parse import urlsplit

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.alone import alone_with
from bot.bell import OUTBOX, Bell
from bot.console import Problem
from bot.forms import Form
from bot.metrics import READY, WAITING
from bot.over_http import OverHttp
from bot.pace import Pace
from bot.receiver import WANTED, Receiver, brief
from bot.router import Switchboard
from bot.sender import Sender
from bot.settings import Settings
from bot.shared_pace import SharedPace
from bot.worker import Worker
from handlers import ROUTERS
from models import migrate
from models.charts import PRESS
from models.database import Database
from models.drafts import Draft
from models.inbox import Incoming
from models.outbox import Delivery, Outgoing
from models.sheet_tables import WRITER
from scheduler import JOBS, clock

log = structlog.get_logger()

PAUSE = 3.0  # seconds before something that is away is asked again
DATABASE_ANSWERS_WITHIN = 2.0  # seconds, or it counts as away
WORKERS_ON_POSTGRESQL = 4


class Part(enum.StrEnum):
    """What a process may do; on PostgreSQL any number of processes may."""

    RECEIVER = "receiver"
    WORKER = "worker"
    SENDER = "sender"
    CLOCK = "clock"


class CannotStart(Problem):
    """Why, and what mends it, in one line."""


class Fieldbook:
    """All parts over one database and one bot; tests give their own way to Telegram."""

    def __init__(
        self,
        settings: Settings,
        *,
        request: BaseRequest | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.settings = settings
        self.database = Database(settings.database_url)
        self.bell = Bell(self.database)
        self.bot = Bot(
            settings.bot_token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=request or OverHttp(settings.proxy),
            get_updates_request=request or OverHttp(settings.proxy),
        )
        self.switchboard = Switchboard(ROUTERS)
        self.receiver = Receiver(self.bot, self.database, self.bell)
        self.worker = Worker(self.bot, self.database, self.bell, self.switchboard)
        self.sender = Sender(
            self.bot, self.database, self.bell, self.switchboard, pace or self._pace()
        )
        self.trouble = "starting"

    def _pace(self) -> Pace:
        return Pace() if self.database.is_sqlite else SharedPace(self.database)

    async def run(self, parts: Collection[Part]) -> None:
        """Work until cancelled. What is away at the start is waited for; CannotStart tells why not."""
        if self.database.is_sqlite and set(parts) != set(Part):
            raise CannotStart("--only needs PostgreSQL; on SQLite one process does everything")
        try:
            with self._alone():
                async with self._site():
                    await self._until_it_works(
                        "the database", self._prepare_database, SQLAlchemyError, OSError
                    )
                    await self._until_it_works("Telegram", self.bot.initialize, TelegramError)
                    try:
                        await self._work(parts)
                    finally:
                        with contextlib.suppress(TelegramError):
                            await self.bot.shutdown()
        finally:
            for press in (PRESS, WRITER):
                await asyncio.to_thread(press.stop)
            await self.database.close()

    async def _work(self, parts: Collection[Part]) -> None:
        self.trouble = ""
        log.info("fieldbook works", bot=self.bot.username, parts=",".join(sorted(parts)))
        beating = None
        try:
            async with asyncio.TaskGroup() as tasks:
                for loop in self._loops(parts):
                    tasks.create_task(loop)
                if Part.CLOCK in parts:
                    beating = await clock.start(JOBS, self.database, self._ring)
        finally:
            if beating:
                beating.shutdown(wait=False)
            await self.sender.presence.leave()

    async def look_at_what_is_due(self) -> None:
        """Run every job now, whenever its beat would be: the time of day is another one."""
        for job in JOBS:
            await clock.run_and_ring(job, self.database, self._ring)

    def _ring(self) -> None:
        self.bell.ring(OUTBOX)

    def _loops(self, parts: Collection[Part]) -> list[Coroutine[Any, Any, None]]:
        loops: list[Coroutine[Any, Any, None]] = []
        if not self.database.is_sqlite:
            loops.append(self.bell.listen())
        if Part.RECEIVER in parts:
            loops.append(self._receive())
        if Part.WORKER in parts:
            # One writing connection on SQLite: more workers would only queue for it.
            workers = 1 if self.database.is_sqlite else WORKERS_ON_POSTGRESQL
            loops += [self.worker.run() for _ in range(workers)]
        if Part.SENDER in parts:
            loops.append(self._send())
        return loops

    async def _receive(self) -> None:
        """Let Telegram bring updates, or fetch them."""
        if self.settings.webhook_url and self.settings.webhook_secret:
            secret = self.settings.webhook_secret.get_secret_value()
            await self._until_it_works(
                "Telegram",
                lambda: self.bot.set_webhook(
                    self.settings.webhook_url or "", allowed_updates=WANTED, secret_token=secret
                ),
                TelegramError,
            )
        else:
            await self._until_it_works("Telegram", self.bot.delete_webhook, TelegramError)
            await self.receiver.poll()

    async def _send(self) -> None:
        # Before the first message: what this process sends is not yet lost.
        await self._until_it_works("the database", self.sender.take_over, SQLAlchemyError)
        async with asyncio.TaskGroup() as sending:
            sending.create_task(self.sender.run())
            sending.create_task(self.sender.look_out())
            if not self.database.is_sqlite:
                sending.create_task(self._recover_what_others_were_sending())

    async def _recover_what_others_were_sending(self) -> None:
        while True:
            await asyncio.sleep(PAUSE)
            with contextlib.suppress(SQLAlchemyError):
                await self.sender.presence.renew()
                if await self.sender.recover(everything=False):
                    self.bell.ring(OUTBOX)

    async def _prepare_database(self) -> None:
        try:
            await migrate.migrate(self.database)
        except migrate.TooNew:
            raise CannotStart(
                "a newer Fieldbook made this database; install that version,"
                " or restore a backup from before"
            ) from None
        async with self.database.writing() as session:
            await Draft.close_unknown(session, Form.known)

    async def _until_it_works(
        self, what: str, attempt: Callable[[], Coroutine[Any, Any, Any]], *away: type[Exception]
    ) -> None:
        """Try until it works, one line when the reason changes."""
        before = self.trouble
        while True:
            try:
                await attempt()
            except InvalidToken:
                raise CannotStart(
                    "Telegram does not accept FIELDBOOK_TOKEN; ask @BotFather for the right one"
                ) from None
            except away as error:
                trouble = f"waiting for {what}: {brief(error)}"
                if trouble != self.trouble:
                    log.warning(trouble)
                self.trouble = trouble
                await asyncio.sleep(PAUSE)
            else:
                self.trouble = before
                return

    def _alone(self) -> contextlib.AbstractContextManager[None]:
        if not self.database.is_sqlite:
            return contextlib.nullcontext()
        return alone_with(
            self.database.path, "stop it first, or give this one its own FIELDBOOK_DATABASE_URL"
        )

    @contextlib.asynccontextmanager
    async def _site(self) -> AsyncIterator[None]:
        """Serve webhook, health and figures while everything else runs."""
        if self.settings.http is None:
            yield
            return
        # Only who listens has the memory for it taken.
        from bot.web import served, site

        host, port = self.settings.http
        secret, url = self.settings.webhook_secret, self.settings.webhook_url
        app = site(
            self.receiver,
            self.ready,
            self.count,
            webhook_path=urlsplit(url).path or "/" if url else None,
            webhook_secret=secret.get_secret_value() if secret else "",
        )
        try:
            listening = socket.create_server(
                (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
            )
        except OSError as error:
            raise CannotStart(
                f"FIELDBOOK_HTTP: {host}:{port} cannot be listened on: {error.strerror}"
            ) from None
        async with served(app, listening):
            yield

    async def count(self) -> None:
        """Bring up to date whether this process is ready, and the figures that stand in the database;
        without it the other figures are still of use."""
        READY.set(not await self.ready())
        try:
            async with asyncio.timeout(DATABASE_ANSWERS_WITHIN), self.database.reading() as session:
                updates = await Incoming.waiting(session)
                messages = await Outgoing.counts(session)
        except (SQLAlchemyError, OSError, TimeoutError):
            WAITING.clear()  # how many waited before is not how many wait
            return
        WAITING.labels("updates").set(updates)
        for state in (Delivery.WAITING, Delivery.SENDING, Delivery.UNKNOWN, Delivery.DEAD):
            WAITING.labels(f"messages {state.value}").set(messages.get(state, 0))

    async def ready(self) -> str:
        """ "" when everything needed is there, otherwise what is not."""
        if trouble := self.trouble or self.receiver.trouble or self.worker.trouble:
            return trouble
        try:
            async with asyncio.timeout(DATABASE_ANSWERS_WITHIN):
                current = await migrate.is_current(self.database)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            return f"the database is away: {brief(error)}"
        return "" if current else "the database needs fieldbook migrate"
