"""The sender: hands owed messages to Telegram, in order, at its pace, and knows what each error means."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from aiolimiter import AsyncLimiter
from markupsafe import Markup
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from telegram import Bot, BotCommand, InputFile, ReplyKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import (
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot import calls
from bot.bell import OUTBOX, Bell
from bot.calls import Call
from bot.doings import Doings
from bot.metrics import DELIVERIES, DELIVERY_SECONDS
from bot.outcomes import never_left, perhaps_delivered, send_anew, settle
from bot.panels import Card, Maker, Panel, Picture, Taken, View, keyboard
from bot.receiver import brief
from bot.router import Switchboard
from bot.texts import plain, t
from models import clock, outbox_queue, records
from models.database import Database, is_away
from models.facts import unpack
from models.language import Language
from models.outbox import REST_OF_ALBUM, Act, Delivery, Outgoing, Urgency, notify
from models.staff import Staff

log = structlog.get_logger()

POLL = 1.0  # seconds between looks, should a ring be missed
AT_ONCE = 20  # calls under way
FILES_AT_ONCE = 6  # of them files that are made; so an answer never waits for twenty pictures
CALL_TAKES_AT_MOST = 25.0  # seconds
PATIENCE_AT_THE_END = 1.5  # seconds for the calls under way when the process is told to stop
LOST_AFTER = timedelta(seconds=35)  # a call that long under way died with its process
MADE_WITHIN = timedelta(minutes=2)  # a file; a company of 500 takes some seconds
SENDERS = 4_719_116  # any number, as long as every process asks for the same one


T = TypeVar("T")
Outcome = Callable[[AsyncSession, Outgoing], Awaitable[T]]
Making = Callable[[], Awaitable[tuple[Call, Taken | None] | None]]
"""A file that is made; gives the call that sends it and what is kept of its being taken, or None
where there is nothing to send."""


@dataclass(frozen=True)
class Ready:
    """A message on its way: committed as `sending`, not yet handed over."""

    outgoing_id: int
    claimed_at: datetime
    call: Call | None = None
    making: Making | None = None


class Pace:
    """Telegram's limits (Bot FAQ): 30 a second in all, 1 a second in a chat, 20 a minute in a group."""

    def __init__(self) -> None:
        # 5 at once and 25 a second never make more than 30 in any second.
        self.overall = AsyncLimiter(5, 0.2)
        self.chats: dict[int, AsyncLimiter] = {}

    async def room(self) -> None:
        """Until one more may go out. Waited for first: what is being sent is sent at once."""
        while not self.overall.has_capacity():  # noqa: ASYNC110 - it rings for nobody
            await asyncio.sleep(0.02)

    def note(self, chat_id: int) -> AsyncLimiter:
        """The limiter of a chat: 1 a second with a burst of 3; a group's ids are negative."""
        if chat_id not in self.chats:
            self.chats[chat_id] = AsyncLimiter(20, 60) if chat_id < 0 else AsyncLimiter(3, 3)
        return self.chats[chat_id]

    def must_wait(self) -> list[int]:
        """Chats that may not be written to just now; the others are forgotten when they are idle."""
        for chat_id in [c for c, limiter in self.chats.items() if limiter.has_capacity(3)]:
            del self.chats[chat_id]
        return [c for c, limiter in self.chats.items() if not limiter.has_capacity()]


class Sender:
    def __init__(
        self,
        bot: Bot,
        database: Database,
        bell: Bell,
        switchboard: Switchboard,
        pace: Pace,
    ) -> None:
        self.bot = bot
        self.doings = Doings(bot)
        self.database = database
        self.bell = bell
        self.cards: Mapping[str, Card] = switchboard.cards
        self.makers: Mapping[str, Maker] = switchboard.documents
        self.switchboard = switchboard
        self.pace = pace
        self._under_way: set[asyncio.Task[None]] = set()
        self._files = 0
        # Of its own: in the loop's threads, names of hosts would be looked up behind the files.
        self._file_makers = ThreadPoolExecutor(FILES_AT_ONCE, "file")
        self._presence: AsyncConnection | None = None
        self._in_doubt: tuple[int, datetime] | None = None
        self._out_of_reach = False  # the last call found no connection to Telegram

    async def run(self) -> None:
        """Send for as long as this runs."""
        trouble = ""
        try:
            while True:
                try:
                    ready = await self.claim(files=self._files < FILES_AT_ONCE)
                    trouble = ""
                except SQLAlchemyError as error:
                    if brief(error) != trouble:
                        log.warning("the database gives no messages", reason=brief(error))
                    trouble = brief(error)
                    await asyncio.sleep(POLL)
                    continue
                if ready is None:
                    await self.bell.wait(OUTBOX, POLL)
                    continue
                task = asyncio.create_task(self._deliver_and_ring(ready))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)
                await asyncio.sleep(0)  # the call goes out before the next message is looked for
                while len(self._under_way) >= AT_ONCE:
                    await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # What is under way is finished, so that its outcome is known.
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=PATIENCE_AT_THE_END)
            # What takes longer is settled at the next start; it must not go on without a database.
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def send_all(self) -> None:
        """Send what is due now, one after another, until nothing is (tests, tools)."""
        while ready := await self.claim():
            await self.deliver(ready)

    async def _deliver_and_ring(self, ready: Ready) -> None:
        self._files += ready.making is not None
        try:
            await self.deliver(ready)
        finally:
            self._files -= ready.making is not None
        self.bell.ring(OUTBOX)  # the next one of this chat may go

    async def claim(self, *, files: bool = True) -> Ready | None:
        """Take the next message due and commit that it is being sent; None when none is."""
        await self.pace.room()
        await self._give_back_what_is_in_doubt()
        while True:
            async with self.database.writing() as session:
                outgoing = await outbox_queue.next_due(
                    session, not_to=self.pace.must_wait(), files=files
                )
                if outgoing is None:
                    return None
                outgoing_id = outgoing.id
                try:
                    async with session.begin_nested():
                        ready = await self._prepare(session, outgoing)
                except Exception as error:
                    if is_away(error):
                        raise
                    # A message that cannot be written is a bug; the others go on.
                    log.exception("a message cannot be written", outgoing=outgoing_id)
                    outgoing = await session.get_one(Outgoing, outgoing_id, populate_existing=True)
                    outgoing.give_up(Delivery.DEAD, f"cannot be written: {error!r}")
                    continue
                if ready is None:
                    continue
                outgoing.state = Delivery.SENDING
                outgoing.retry_at = ready.claimed_at
                self._in_doubt = outgoing.id, outgoing.retry_at
            self._in_doubt = None
            if outgoing.act.makes_a_message:
                await self.pace.note(outgoing.chat_id).acquire()
            await self.pace.overall.acquire()
            return ready

    async def _give_back_what_is_in_doubt(self) -> None:
        """The line broke while a claim was committed: perhaps it was, but no call was made."""
        if self._in_doubt is None:
            return
        async with self.database.writing() as session:
            await outbox_queue.give_back(session, *self._in_doubt)
        self._in_doubt = None

    async def deliver(self, ready: Ready) -> None:
        """Make the call and keep what came of it."""
        call = ready.call or await self._made(ready)
        if call is None:
            return
        error: TelegramError | None = None
        made: Sequence[int] = ()
        with DELIVERY_SECONDS.time():
            try:
                async with asyncio.timeout(CALL_TAKES_AT_MOST):
                    made = await call()
            except TelegramError as failure:
                error = failure
            except TimeoutError:
                error = TimedOut()
            except Exception as failure:
                # A bug below us: the row must not stay on its way, or its chat waits for ever.
                log.exception("a call failed in a way of its own", outgoing=ready.outgoing_id)
                error = NetworkError(repr(failure))

        is_back = self._out_of_reach and not never_left(error)

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> None:
            if is_back:
                await outbox_queue.in_reach_again(session)
            if error is None:
                await outgoing.sent(session, made[0] if made else None, *made[1:])
            else:
                await settle(session, outgoing, error)
            DELIVERIES.labels(outgoing.state.value).inc()

        await self._keep(ready, outcome)
        self._out_of_reach = never_left(error)

    async def _made(self, ready: Ready) -> Call | None:
        """Make a file before its call: what fails here was never sent, and takes none of its time."""
        assert ready.making
        made: tuple[Call, Taken | None] | None = None
        error: Exception | None = None
        try:
            async with asyncio.timeout(MADE_WITHIN.total_seconds()):
                made = await ready.making()
        except Exception as failure:
            if not is_away(failure):
                log.exception("a file cannot be made", outgoing=ready.outgoing_id)
            error = failure

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> Call | None:
            await session.refresh(outgoing, with_for_update=True)
            if outgoing.state is not Delivery.SENDING or outgoing.retry_at != ready.claimed_at:
                return None  # it took so long that another process took it over
            reader = await session.get_one(Staff, outgoing.staff_id)
            if error and is_away(error):
                outgoing.wait("the database is away")
            elif error:
                outgoing.give_up(Delivery.DEAD, f"cannot be made: {error!r}")
                await notify(session, reader, "document-not-made", urgency=Urgency.ANSWER)
            elif made is None or is_gone(reader, outgoing):
                outgoing.give_up(Delivery.DROPPED, "nothing is left to send to this person")
            else:
                call, taken = made
                if taken:
                    await taken(session, outgoing)
                outgoing.retry_at = clock.now()  # the call's time begins
                return call
            DELIVERIES.labels(outgoing.state.value).inc()
            return None

        return await self._keep(ready, outcome)

    async def _keep(self, ready: Ready, outcome: Outcome[T]) -> T:
        """Keep what came of a message, however long the database takes to accept it."""
        while True:
            try:
                async with self.database.writing() as session:
                    outgoing = await session.get_one(Outgoing, ready.outgoing_id)
                    return await outcome(session, outgoing)
            except SQLAlchemyError as trouble:
                log.warning("the database takes no outcome", reason=brief(trouble))
                await asyncio.sleep(POLL)

    async def take_over(self) -> None:
        """Before the first message: settle what was being sent when the only process there was died,
        and what waits for Telegram, which has just answered, need not any more.
        """
        async with self.database.writing() as session:
            await outbox_queue.in_reach_again(session)
        if self.database.is_sqlite:
            await self.recover(everything=True)
            return
        presence = await self._introduce()
        alone = await presence.scalar(text(f"SELECT pg_try_advisory_lock({SENDERS})"))
        if alone:
            await self.recover(everything=True)
        # Whoever starts meanwhile waits here, and what they send is not mistaken for lost.
        await presence.execute(text(f"SELECT pg_advisory_lock_shared({SENDERS})"))
        if alone:
            await presence.execute(text(f"SELECT pg_advisory_unlock({SENDERS})"))

    async def be_present(self) -> None:
        """Hold a lock that PostgreSQL takes back when this process dies; once more if it was cut off."""
        try:
            if self._presence:
                await self._presence.execute(text("SELECT 1"))
                return
        except SQLAlchemyError:
            await self.leave()
        presence = await self._introduce()
        await presence.execute(text(f"SELECT pg_advisory_lock_shared({SENDERS})"))

    async def leave(self) -> None:
        """No longer be counted among the senders."""
        if self._presence:
            presence, self._presence = self._presence, None
            await presence.invalidate()
            await presence.close()

    async def _introduce(self) -> AsyncConnection:
        await self.leave()
        self._presence = await self.database.engine.connect()
        return await self._presence.execution_options(isolation_level="AUTOCOMMIT")

    async def recover(self, *, everything: bool) -> int:
        """Settle what was being sent when a process died: nobody knows whether it arrived.

        `everything` when no other process can be sending (SQLite). Returns how many.
        """
        async with self.database.writing() as session:
            # A file that is being made counts from when it should be ready: that is to come.
            lost = await outbox_queue.lost(session, -MADE_WITHIN if everything else LOST_AFTER)
            for outgoing in lost:
                perhaps_delivered(outgoing, "the process ended while it was being sent")
        return len(lost)

    async def _prepare(self, session: AsyncSession, outgoing: Outgoing) -> Ready | None:
        """The call for a message, or None when it is settled without one."""
        reader = await session.get(Staff, outgoing.staff_id) if outgoing.staff_id else None
        if reader and is_gone(reader, outgoing):
            outgoing.give_up(Delivery.DROPPED, "the person is no longer there")
            return None
        target = await session.get(Outgoing, outgoing.target_id) if outgoing.target_id else None
        target_message = target.message_id if target else None
        if outgoing.act is Act.DELETE:
            if target_message is None:
                outgoing.give_up(Delivery.DROPPED, "it was never sent")
                return None
            assert target
            all_of_it = [target_message, *target.facts.get(REST_OF_ALBUM, ())]
            return self._ready(outgoing, calls.delete(self.bot, outgoing.chat_id, all_of_it))
        if outgoing.act is Act.EDIT and target_message is None:
            send_anew(outgoing)
        language = reader.speaks if reader else Language.EN
        match outgoing.act:
            case Act.COMMANDS:
                return self._ready(outgoing, self._commands(outgoing.chat_id, reader))
            case Act.COPY | Act.PHOTOS:
                assert reader and outgoing.about
                if await records.find(session, outgoing.about, reader) is None:
                    outgoing.give_up(Delivery.DROPPED, "not for this person any more")
                    return None
                call = calls.copy if outgoing.act is Act.COPY else calls.album
                return self._ready(outgoing, call(self.bot, outgoing))
            case Act.DOCUMENT:
                ready_by = clock.now() + MADE_WITHIN
                return Ready(outgoing.id, ready_by, making=partial(self._document, outgoing))
        panel = await self._panel(session, outgoing, reader)
        if panel is None:
            outgoing.give_up(Delivery.DROPPED, "nothing is left to say, or not to this person")
            return None
        words = str(panel.html)
        marked = target or outgoing
        if marked.carries_reference:
            words += f"\n{t(language, 'reference', mark=marked.reference)}"
        elif outgoing.again:
            words += f"\n{t(language, 'sent-again')}"
        markup = keyboard(language, panel.rows)
        if outgoing.act is not Act.EDIT:
            return self._ready(outgoing, calls.send(self.bot, outgoing, words, markup))
        assert target_message
        assert not isinstance(markup, ReplyKeyboardMarkup)
        return self._ready(
            outgoing, calls.edit(self.bot, outgoing.chat_id, target_message, words, markup)
        )

    async def _panel(
        self, session: AsyncSession, outgoing: Outgoing, reader: Staff | None
    ) -> Panel | None:
        """What the message says, in the reader's language and as things are now."""
        if outgoing.html is not None:
            return Panel(Markup(outgoing.html), outgoing.buttons)  # noqa: S704 - made by `t`
        assert reader, "only people of the company are told of records"
        record = None
        if outgoing.about:
            # The right to it is looked at again: much may have changed since it was owed.
            record = await records.find(session, outgoing.about, reader)
            if record is None:
                # What the chat still shows of it goes; nothing new is said.
                is_shown = outgoing.act is Act.EDIT
                return Panel(t(reader.speaks, "card-gone")) if is_shown else None
        facts = unpack(outgoing.facts)
        if card := self.cards.get(outgoing.key):
            return await card(View(session, reader, record, facts))
        return Panel(t(reader.speaks, outgoing.key, **facts), outgoing.buttons)

    async def _document(self, outgoing: Outgoing) -> tuple[Call, Taken | None] | None:
        """The file as things are now, or why there is none; if it is still for this person.

        Not within the claim: what is large takes seconds, and the others wait for nobody's sheet.
        """
        async with self.database.reading() as session:
            reader = await session.get_one(Staff, outgoing.staff_id)
            record = await records.find(session, outgoing.about, reader) if outgoing.about else None
            if is_gone(reader, outgoing) or (outgoing.about and record is None):
                return None
            view = View(session, reader, record, unpack(outgoing.facts))
            made = await self.makers[outgoing.key](view)
        if made is None:
            return None
        again = t(reader.speaks, "sent-again") if outgoing.again else Markup()
        said = made if isinstance(made, Markup) else made.caption
        words = str(Markup("\n").join(part for part in (said, again) if part))
        if isinstance(made, Markup):
            return calls.send(self.bot, outgoing, words, None), None
        is_picture = isinstance(made, Picture)
        action = ChatAction.UPLOAD_PHOTO if is_picture else ChatAction.UPLOAD_DOCUMENT
        waited_for = outgoing.urgency == Urgency.ANSWER  # a plain number in the row
        doing = self.doings.shown(outgoing.chat_id, action) if waited_for else nullcontext()
        async with doing:
            # In a thread: meanwhile the others are sent to.
            loop = asyncio.get_running_loop()
            content = await loop.run_in_executor(self._file_makers, made.write)
        file = InputFile(content, filename=made.file_name)
        markup = keyboard(reader.speaks, made.rows)
        call = calls.file(self.bot, outgoing, file, words, markup, is_picture=is_picture)
        return call, made.taken

    def _ready(self, outgoing: Outgoing, call: Call) -> Ready:
        return Ready(outgoing.id, clock.now(), call)

    def _commands(self, chat_id: int, reader: Staff | None) -> Call:
        """The menu behind a person's `/`; an empty one for who is no longer of the company."""
        commands = [
            BotCommand(name, plain(t(reader.speaks, f"command-{name}")))
            for name in (self.switchboard.commands_of(reader) if reader else ())
            if reader
        ]
        return calls.set_commands(self.bot, chat_id, commands)


def is_gone(reader: Staff, outgoing: Outgoing) -> bool:
    """Whether the chat is no longer that person's: they left, or have another account."""
    return reader.left_at is not None or reader.telegram_id != outgoing.chat_id
