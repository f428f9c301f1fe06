"""The sender: hands owed messages to Telegram, in order, at its pace, and knows what each error means."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.bell import OUTBOX, Bell
from bot.calls import Call
from bot.metrics import DELIVERIES, DELIVERY_SECONDS
from bot.outcomes import never_left, perhaps_delivered, settle
from bot.pace import Pace
from bot.panels import Taken
from bot.receiver import brief
from bot.router import Switchboard
from bot.writer import FILES_AT_ONCE, MADE_WITHIN, Ready, Writer, is_gone
from models import clock, outbox_queue
from models.database import Database, is_away
from models.outbox import Delivery, Outgoing, Urgency, notify
from models.staff import Staff

log = structlog.get_logger()

POLL = 1.0  # seconds between looks, should a ring be missed
PAUSE = 3.0  # seconds before a Telegram out of reach is asked again
AT_ONCE = 20  # calls under way
HOLDS = timedelta(seconds=5)  # between a claim and its call; then it is looked at again
CALL_TAKES_AT_MOST = 25.0  # seconds
PATIENCE_AT_THE_END = 1.5  # seconds for the calls under way when the process is told to stop
LOST_AFTER = timedelta(seconds=35)  # a call that long under way died with its process
SENDERS = 4_719_116  # any number, as long as every process asks for the same one

T = TypeVar("T")
Outcome = Callable[[AsyncSession, Outgoing], Awaitable[T]]


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
        self.database = database
        self.bell = bell
        self.writer = Writer(bot, database, switchboard)
        self.pace = pace
        self._under_way: set[asyncio.Task[None]] = set()
        self._files = 0
        self._presence: AsyncConnection | None = None
        self._in_doubt: tuple[int, datetime] | None = None
        self._out_of_reach = asyncio.Event()  # a call found no connection to Telegram

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
        if self.pace.all_wait():
            return None
        while True:
            async with self.database.writing() as session:
                outgoing = await outbox_queue.next_due(
                    session, not_to=await self.pace.must_wait(session), files=files
                )
                if outgoing is None:
                    return None
                outgoing_id = outgoing.id
                try:
                    async with session.begin_nested():
                        ready = await self.writer.prepare(session, outgoing)
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
            await self.pace.turn(outgoing)
            self._in_doubt = None
            return ready

    async def _give_back_what_is_in_doubt(self) -> None:
        """The line broke behind a claim, or while it was committed: no call was made."""
        if self._in_doubt is None:
            return
        async with self.database.writing() as session:
            await outbox_queue.give_back(session, *self._in_doubt)
        self._in_doubt = None

    async def _give_back(self, ready: Ready) -> None:
        async def outcome(session: AsyncSession, outgoing: Outgoing) -> None:
            await outbox_queue.give_back(session, outgoing.id, ready.claimed_at)

        await self._keep(ready, outcome)

    async def deliver(self, ready: Ready) -> None:
        """Make the call and keep what came of it."""
        if ready.making and (made_now := await self._made(ready)):
            ready = made_now
        if ready.call is None:
            return
        if clock.now() - ready.claimed_at > HOLDS:
            # This machine was frozen: another one may have taken it over, and whoever has it sends it.
            await self._give_back(ready)
            return
        error: TelegramError | None = None
        made: Sequence[int] = ()
        with DELIVERY_SECONDS.time():
            try:
                async with asyncio.timeout(CALL_TAKES_AT_MOST):
                    made = await ready.call()
            except TelegramError as failure:
                error = failure
            except TimeoutError:
                error = TimedOut()
            except Exception as failure:
                # A bug below us: the row must not stay on its way, or its chat waits for ever.
                log.exception("a call failed in a way of its own", outgoing=ready.outgoing_id)
                error = NetworkError(repr(failure))

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> None:
            if error is None and outgoing.state is not Delivery.SENT:
                await outgoing.sent(session, made[0] if made else None, *made[1:])
            elif error and ready.holds(outgoing):
                await settle(session, outgoing, error)
            if outgoing.act.makes_a_message and isinstance(error, RetryAfter):
                self.pace.refused(outgoing.chat_id, outgoing.retry_at)
            elif outgoing.act.makes_a_message and error is None:
                self.pace.accepted()
            DELIVERIES.labels(outgoing.state.value).inc()

        await self._keep(ready, outcome)
        if never_left(error):
            self._out_of_reach.set()

    async def _made(self, ready: Ready) -> Ready | None:
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

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> Ready | None:
            if not ready.holds(outgoing):
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
                return Ready(outgoing.id, outgoing.retry_at, call)
            DELIVERIES.labels(outgoing.state.value).inc()
            return None

        return await self._keep(ready, outcome)

    async def _keep(self, ready: Ready, outcome: Outcome[T]) -> T:
        """Keep what came of a message, however long the database takes to accept it."""
        while True:
            try:
                async with self.database.writing() as session:
                    outgoing = await session.get_one(
                        Outgoing, ready.outgoing_id, with_for_update=True
                    )
                    return await outcome(session, outgoing)
            except SQLAlchemyError as trouble:
                log.warning("the database takes no outcome", reason=brief(trouble))
                await asyncio.sleep(POLL)

    async def look_out(self) -> None:
        """For as long as this runs, ask a Telegram that was out of reach whether it is there again;
        what waits minutes for it goes at once then.
        """
        while True:
            await self._out_of_reach.wait()
            # Also where it answers this and nothing else: what it does not take is tried no faster.
            await asyncio.sleep(PAUSE)
            try:
                await self.bot.get_me()
            except NetworkError:
                continue
            except TelegramError:
                pass  # a no is an answer
            self._out_of_reach.clear()
            try:
                async with self.database.writing() as session:
                    await outbox_queue.in_reach_again(session)
            except SQLAlchemyError as error:
                log.warning("the database lets nothing go at once", reason=brief(error))
                self._out_of_reach.set()
            self.bell.ring(OUTBOX)

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
