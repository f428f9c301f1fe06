"""The try-out's company on a database of its own: fed with whatever there is, and looked at afterwards.

The updates go straight to `Receiver.keep`, as a webhook's do; the worker takes them, the sender sends what is
owed to the sandbox. All of that is the real application; only the way over HTTP is left out.
"""

from __future__ import annotations

import asyncio
import re
import sys
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import structlog
from sqlalchemy import func, select, update

from bot.app import Fieldbook
from bot.demo.company.history import make_up
from bot.demo.company.people import COMPANY, FIRST_NUMBER
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON
from bot.settings import Settings
from models import clock
from models.inbox import TRIES, Incoming, Lane, Received
from models.outbox import Act, Delivery, Outgoing
from models.outbox_queue import undone
from models.staff import Staff
from tests.phone import Phone
from tests.unpaced import Unpaced

TOKEN = "70001:fuzz-needs-no-secret"
MORNING = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Shanghai
HERE = str(Path(__file__).parents[2])
UNREADABLE = "Unreadable"
SHOWN = 30  # messages of a chat that are kept: what is older, nobody taps


@dataclass
class Failure:
    """Something that was not handled, once for all the times it came; with what brought it about."""

    what: str
    trace: str
    cause: str
    times: int = 1


@dataclass
class Fuzzed:
    """The application, and what it could not handle."""

    app: Fieldbook
    telegram: Telegram
    dice: Random
    failures: dict[str, Failure] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    stood_still: int = 0  # lanes, each time one was found so
    _ids: Any = field(default_factory=lambda: count(1_000_000))
    _errors: list[tuple[str, str, Any]] = field(default_factory=list)

    @property
    def people(self) -> list[int]:
        """Everybody's number, and a stranger's."""
        return sorted(self.telegram.people)

    def phone(self, number: int) -> Phone:
        return Phone(self.telegram, number)

    async def feed(self, updates: Sequence[JSON]) -> None:
        """Let the bot have these, and do everything that comes of them."""
        batch = [{"update_id": next(self._ids), **update} for update in updates]
        try:
            await self.app.receiver.keep(batch)
        except Exception as error:
            self.note("keeping updates", error, batch)
            return
        for _ in range(TRIES + 1):
            while await self.app.worker.take_one():
                pass
            await self.app.worker.answered()
            await self._send()
            async with self.app.database.reading() as session:
                if not await Incoming.waiting(session):
                    break
            clock.move_by(timedelta(seconds=TRIES**2 + 1))  # what failed is tried again now
        self.counts["updates"] += len(batch)
        await self._look(updates)
        self._forget()

    async def _send(self) -> None:
        """What is due, to several chats at once as ever; pictures are waited for."""
        sender = self.app.sender
        while await sender._send_what_is_due() or sender._under_way:
            if sender._under_way:
                await asyncio.wait(sender._under_way, return_when=asyncio.FIRST_COMPLETED)

    async def answers(self) -> bool:
        """Whether somebody who asks for the menu gets it; what makes the bot of no use is a failure."""
        async with self.app.database.reading() as session:
            here = await session.scalars(select(Staff).where(Staff.left_at.is_(None)))
            # Who was removed in the course of it is a stranger, and those are answered once an hour.
            number = self.dice.choice(sorted(one.telegram_id for one in here if one.telegram_id))
        chat = self.telegram.chats[number]
        chat.blocked, chat.started = False, True
        before = chat.messages[-1].id if chat.messages else 0
        message = {
            "message_id": self.telegram.new_message_id(),
            "from": self.telegram.people[number].user(),
            "chat": {"id": number, "type": "private"},
            "date": self.telegram.stamp(),
            "text": "/help",
        }
        await self.feed([{"message": message}])
        if any(not one.out and one.id > before for one in chat.messages):
            return True
        async with self.app.database.reading() as session:
            owed = await session.scalars(
                select(Outgoing).where(Outgoing.chat_id == number, undone(Outgoing))
            )
            states = [f"{one.act} {one.key} {one.state} {one.error}" for one in owed]
        self._count("nobody answers", "", f"{number} is owed {states}")
        return False

    def note(self, what: str, error: BaseException, cause: Any) -> None:
        """An exception that came out where none should."""
        self._count(f"{what}: {type(error).__name__}", _trace(error), cause)

    def hear(self, _: Any, __: str, event: Any) -> Any:
        """What the application logs; the last of structlog's processors."""
        if event.get("level") in ("error", "critical", "exception"):
            error = sys.exc_info()[1]
            if error is None or type(error).__name__ != UNREADABLE:
                what = f"{event['event']}: {type(error).__name__ if error else event.get('reason')}"
                self._errors.append((what, _trace(error) if error else "", event))
        raise structlog.DropEvent

    def _count(self, what: str, trace: str, cause: Any) -> None:
        where = re.findall(r'File "(?:\./)?([^"]+)", line (\d+), in (\w+)', trace)
        ours = [
            f"{file}:{line} {name}" for file, line, name in where if "site-packages" not in file
        ]
        key = f"{what} at {ours[-1] if ours else '?'}"
        if key in self.failures:
            self.failures[key].times += 1
        else:
            self.failures[key] = Failure(key, trace, _shown(cause))

    async def _look(self, updates: Sequence[JSON]) -> None:
        """What was logged, what was set aside although it can be read, and which lanes stand still."""
        async with self.app.database.reading() as session:
            stuck = await session.scalar(
                select(func.count()).select_from(Lane).where(Lane.resume_at > clock.now())
            )
            waiting = await Incoming.waiting(session)
            aside = (
                await session.scalars(
                    select(Incoming).where(
                        Incoming.state == Received.QUARANTINED, Incoming.error != UNREADABLE
                    )
                )
            ).all()
            dead = (
                await session.scalars(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
            ).all()
        failed = {one.id: one.payload for one in aside}
        # A file or a message of somebody's that Telegram does not know was made up here: that it is listed
        # is all that can be done. What holds words of ours must be as Telegram wants it.
        theirs = {one.id for one in dead if one.act in (Act.COPY, Act.PHOTOS)}
        for what, trace, event in self._errors:
            if what.startswith("an update was set aside"):
                continue
            if event.get("outgoing") in theirs:
                self.counts["refused, a file made up"] += 1
                continue
            cause = failed.get(event.get("incoming"), event)
            self._count(what, trace, cause)
        self._errors.clear()
        if stuck or waiting:
            self.stood_still += stuck or 0
            self._count(f"{stuck} lanes and {waiting} updates stand still", "", list(updates))
        self.counts["set aside, unreadable"] += await self._settle(dead)

    async def _settle(self, dead: Sequence[Outgoing]) -> int:
        """What was counted is not counted again; how many updates could not be read."""
        async with self.app.database.writing() as session:
            unreadable = await session.scalar(
                select(func.count()).where(
                    Incoming.state == Received.QUARANTINED, Incoming.error == UNREADABLE
                )
            )
            await session.execute(
                update(Incoming)
                .where(Incoming.state == Received.QUARANTINED)
                .values(state=Received.DONE)
            )
            if dead:
                await session.execute(
                    update(Outgoing)
                    .where(Outgoing.state == Delivery.DEAD)
                    .values(state=Delivery.DROPPED)
                )
        return unreadable or 0

    def _forget(self) -> None:
        """The sandbox remembers everything; what is measured is the memory of the bot."""
        for chat in self.telegram.chats.values():
            del chat.messages[:-SHOWN]
        self.telegram.log.clear()
        self.telegram.taps.clear()
        self.telegram.inline_queries.clear()
        self.telegram.inline_answers.clear()
        self.telegram.queue.waiting.clear()
        for stored in self.telegram.files.by_id.values():
            stored.content = b""


def _shown(cause: object) -> str:
    try:
        return repr(cause)[:20_000]
    except RecursionError:
        return "something without end"


def _trace(error: BaseException) -> str:
    """Where it came from, below this repository, without what is written on the way."""
    lines = traceback.format_exception(error)
    return "".join(lines).replace(HERE + "/", "")


@asynccontextmanager
async def a_company(url: str, seed: int) -> AsyncIterator[Fuzzed]:
    """On an empty, migrated database: fourteen people after sixty days of work, and a stranger."""
    telegram = Telegram(TOKEN, floods=False)
    settings = Settings(token=TOKEN, database_url=url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    before = structlog.get_config()
    fuzzed = Fuzzed(app, telegram, Random(seed))  # noqa: S311 - repeatable dice, not a secret
    clock.move_to(MORNING)
    try:
        with clock.standing_still():
            async with app.database.writing() as session:
                await make_up(session)
        for number, person in enumerate(COMPANY, FIRST_NUMBER):
            phone = Phone(telegram, number, name=person.name, language=person.language.value)
            phone.person.chat.started = True
        Phone(telegram, 9000, name="Stranger").person.chat.started = True
        structlog.configure(
            processors=[structlog.stdlib.add_log_level, fuzzed.hear],
            cache_logger_on_first_use=False,
        )
        await _say_the_latest(fuzzed)
        yield fuzzed
    finally:
        structlog.configure(**before)
        clock.reset()
        await app.bot.shutdown()
        await app.database.close()


async def _say_the_latest(fuzzed: Fuzzed) -> None:
    """Of what sixty days owed everybody gets the end, with its buttons; the rest was said long ago."""
    async with fuzzed.app.database.writing() as session:
        waiting = Outgoing.state == Delivery.WAITING
        owed = await session.execute(
            select(Outgoing.chat_id, Outgoing.id).where(waiting).order_by(Outgoing.id.desc())
        )
        latest: dict[int, list[int]] = {}
        for chat, number in owed:
            latest.setdefault(chat, []).append(number)
        kept = [number for numbers in latest.values() for number in numbers[:SHOWN]]
        await session.execute(
            update(Outgoing).where(waiting, Outgoing.id.not_in(kept)).values(state=Delivery.DROPPED)
        )
    await fuzzed.feed([])
