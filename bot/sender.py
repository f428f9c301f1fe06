"""The sender: hands owed messages to Telegram, in order, at its pace, and knows what each error means."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.bell import OUTBOX, Bell
from bot.calls import Call
from bot.metrics import DELIVERIES, DELIVERY_SECONDS
from bot.outcomes import never_left, pause_of, perhaps_delivered, settle
from bot.pace import Pace
from bot.panels import Taken
from bot.presence import Presence
from bot.receiver import brief
from bot.router import Switchboard
from bot.writer import FILES_AT_ONCE, MADE_WITHIN, Ready, Writer, is_gone
from models import clock, outbox_queue, pauses
from models.database import Database, is_away
from models.outbox import Delivery, Outgoing, Urgency, notify
from models.outbox_queue import Arrived
from models.staff import Staff

log = structlog.get_logger()

POLL = 1.0  # seconds between looks, should a ring be missed
PAUSE = 3.0  # seconds before a Telegram out of reach is asked again
AT_ONCE = 20  # calls under way
HOLDS = timedelta(seconds=5)  # between a claim and its call; then it is looked at again
CALL_TAKES_AT_MOST = 25.0  # seconds
PATIENCE_AT_THE_END = 1.5  # seconds for the calls under way when the process is told to stop
ENDED_MEANWHILE = "the process ended while it was being sent"
AFTER_A_CRASH = timedelta(seconds=1)  # before it is tried once more, however often that was
LOST_AFTER = timedelta(seconds=35)  # a call that long under way died with its process
BACK_WITHIN = 4.0  # seconds; each sender looks every three whether it still counts as present

T = TypeVar("T")
Outcome = Callable[[AsyncSession, Outgoing], Awaitable[T]]


@dataclass(eq=False)
class _Kept:
    """An outcome on its way into the database."""

    outgoing_id: int
    outcome: Outcome[Any]
    arrived: Arrived | None = None  # where that is all that came of it
    result: Any = None
    is_kept: bool = False


class _Refused(Exception):  # noqa: N818 - names what became of it
    """The database is there, and does not take what came of a message: a bug of ours."""


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
        self.presence = Presence(database)
        self._in_doubt: list[tuple[int, datetime]] = []  # claimed, and perhaps not committed
        self._to_keep: list[_Kept] = []
        self._keeping = asyncio.Lock()
        self._out_of_reach = asyncio.Event()  # a call found no connection to Telegram

    async def run(self) -> None:
        """Send for as long as this runs."""
        trouble = ""
        try:
            while True:
                try:
                    went = await self._send_what_is_due()
                    trouble = ""
                except SQLAlchemyError as error:
                    if brief(error) != trouble:
                        log.warning("the database gives no messages", reason=brief(error))
                    trouble = brief(error)
                    await asyncio.sleep(POLL)
                    continue
                if not went:
                    await self.bell.wait(OUTBOX, POLL)
                    continue
                await self.bell.let_turns_pass()  # the calls go out meanwhile
                while len(self._under_way) >= AT_ONCE:
                    await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # What waited for its turn was not sent: nobody need be told of it as in doubt.
            with suppress(SQLAlchemyError, TimeoutError):
                async with asyncio.timeout(PATIENCE_AT_THE_END):
                    await self._give_back_what_is_in_doubt()
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

    async def _send_what_is_due(self) -> int:
        """Claim what may go now, and let each go in its turn; how many."""
        await self.pace.room()
        at_most = min(AT_ONCE - len(self._under_way), self.pace.at_once)
        claimed = await self._claim(at_most, files=FILES_AT_ONCE - self._files)
        for outgoing, ready in claimed:
            await self._turn(outgoing, ready)
            del self._in_doubt[0]
            task = asyncio.create_task(self._deliver_and_ring(ready))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        return len(claimed)

    async def _deliver_and_ring(self, ready: Ready) -> None:
        self._files += ready.making is not None
        try:
            await self.deliver(ready)
        except Exception as mistake:
            # A bug: what is behind it in its chat must not wait for ever.
            log.exception("what came of a message cannot be kept", outgoing=ready.outgoing_id)
            await self._keep(ready, partial(_nobody_knows, reason=repr(mistake)))
        finally:
            self._files -= ready.making is not None
        self.bell.ring(OUTBOX)  # the next one of this chat may go

    async def claim(self) -> Ready | None:
        """Take the next message due and commit that it is being sent; None when none is."""
        await self.pace.room()
        for outgoing, ready in await self._claim(1, files=1):
            await self._turn(outgoing, ready)
            self._in_doubt.clear()
            return ready
        return None

    async def _turn(self, outgoing: Outgoing, ready: Ready) -> None:
        """Until it may go; a file has its turn once it is made."""
        if ready.making is None:
            await self.pace.turn(outgoing)

    async def _claim(self, at_most: int, *, files: int) -> Sequence[tuple[Outgoing, Ready]]:
        """Commit of the next messages due, each of another chat, that they are being sent."""
        await self._give_back_what_is_in_doubt()
        while True:
            claimed: list[tuple[Outgoing, Ready]] = []
            being_written: int | None = None
            try:
                async with self.database.writing() as session:
                    not_to = await self.pace.must_wait(session)
                    due = await outbox_queue.next_due(session, at_most, not_to=not_to, files=files)
                    for outgoing in due:
                        being_written = outgoing.id
                        if ready := await self.writer.prepare(session, outgoing):
                            claimed.append((outgoing, ready))
                    being_written = None
                    await outbox_queue.claim(
                        session, {ready.outgoing_id: ready.claimed_at for _, ready in claimed}
                    )
                    self._in_doubt = [(ready.outgoing_id, ready.claimed_at) for _, ready in claimed]
            except Exception as error:
                if being_written is None or is_away(error):
                    raise
                await self._give_up_writing(being_written, error)
                continue
            if claimed or not due:
                return claimed

    async def _give_up_writing(self, outgoing_id: int, error: Exception) -> None:
        """A message that cannot be written is a bug; the others go on."""
        log.error("a message cannot be written", outgoing=outgoing_id, exc_info=error)
        async with self.database.writing() as session:
            outgoing = await session.get_one(Outgoing, outgoing_id, with_for_update=True)
            if outgoing.state is Delivery.WAITING:
                outgoing.give_up(Delivery.DEAD, f"cannot be written: {error!r}")

    async def _give_back_what_is_in_doubt(self) -> None:
        """The line broke behind a claim, or while it was committed: no call was made."""
        if not self._in_doubt:
            return
        async with self.database.writing() as session:
            for outgoing_id, claimed_at in self._in_doubt:
                await outbox_queue.give_back(session, outgoing_id, claimed_at)
        self._in_doubt = []

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
                if ready.makes_a_message:
                    # Not once it is kept: who was told to wait meanwhile was told so afterwards.
                    self.pace.accepted_at = clock.now()
            except TelegramError as failure:
                error = failure
            except TimeoutError:
                error = TimedOut()
            except Exception as failure:
                # A bug below us: the row must not stay on its way, or its chat waits for ever.
                log.exception("a call failed in a way of its own", outgoing=ready.outgoing_id)
                error = NetworkError(repr(failure))

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> Delivery:
            taken_over = outgoing.state is Delivery.SENDING and not ready.holds(outgoing)
            # Whoever took it over is sending it: the next one of its chat waits for that one as well.
            if error is None and outgoing.state is not Delivery.SENT and not taken_over:
                await outgoing.sent(session, made[0] if made else None, *made[1:])
            elif error and ready.holds(outgoing):
                await settle(session, outgoing, error)
            if isinstance(error, RetryAfter):
                await self._pause(session, outgoing, clock.now() + pause_of(error))
            return outgoing.state

        arrived = None
        if error is None and ready.stands_alone and len(made) <= 1:
            arrived = Arrived(ready.outgoing_id, ready.claimed_at, made[0] if made else None)
        state = await self._keep(ready, outcome, arrived)
        DELIVERIES.labels(state.value).inc()
        if never_left(error):
            self._out_of_reach.set()

    async def _pause(self, session: AsyncSession, outgoing: Outgoing, until: datetime) -> None:
        """Telegram said wait: whom it meant waits, also for the senders of other processes."""
        await pauses.told_to_wait(session, outgoing.chat_id, until)
        if outgoing.act.makes_a_message:
            since = self.pace.accepted_at
            await pauses.all_told_to_wait(session, outgoing.chat_id, until, since)

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

        begins = clock.now()  # the call's time
        made_now = replace(ready, claimed_at=begins, call=made[0], making=None) if made else None

        async def outcome(session: AsyncSession, outgoing: Outgoing) -> Outgoing | None:
            if made_now and made_now.holds(outgoing):
                return outgoing  # it was kept before, and the line broke behind the commit
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
            elif until := await outbox_queue.must_wait_until(session, outgoing.chat_id):
                # It is made anew then, as things are by that time.
                outgoing.wait("told to wait while it was being made", until - clock.now())
            else:
                _, taken = made
                if taken:
                    await taken(session, outgoing)
                outgoing.retry_at = begins
                return outgoing
            DELIVERIES.labels(outgoing.state.value).inc()
            return None

        outgoing = await self._keep(ready, outcome)
        if outgoing is None or made_now is None:
            return None
        try:
            await self.pace.turn(outgoing)
        except SQLAlchemyError as error:
            log.warning("the database gives no turn", reason=brief(error))
            await self._give_back(made_now)
            return None
        return made_now

    async def _keep(self, ready: Ready, outcome: Outcome[T], arrived: Arrived | None = None) -> T:
        """Keep what came of a message, however long the database takes to accept it; `arrived` where
        that is all.

        What comes while one is being committed is committed together, in the next transaction; what
        arrived, also while turns are due.
        """
        mine = _Kept(ready.outgoing_id, outcome, arrived)
        self._to_keep.append(mine)
        try:
            if arrived:  # nobody waits for that
                await self.bell.let_turns_pass()
            async with self._keeping:
                by_itself = False
                while not mine.is_kept:
                    together = [one for one in self._to_keep if not one.is_kept]
                    if by_itself:
                        together = [mine]
                    try:
                        await self._commit(together)
                    except SQLAlchemyError as trouble:
                        log.warning("the database takes no outcome", reason=brief(trouble))
                        await asyncio.sleep(POLL)
                    except Exception:
                        if by_itself:
                            raise
                        by_itself = True  # a mistake in one of them: the others are not to blame
        finally:
            self._to_keep.remove(mine)
        kept: T = mine.result
        return kept

    async def _commit(self, together: Sequence[_Kept]) -> None:
        async with self.database.writing() as session:
            arrived = [one.arrived for one in together if one.arrived]
            results: list[Any] = [Delivery.SENT for _ in arrived]
            if len(arrived) == len(together):
                await outbox_queue.arrived(session, arrived)
            else:
                rows = await outbox_queue.locked(session, [one.outgoing_id for one in together])
                # Up to here it is the database that refuses; from here on it may be one of them.
                try:
                    results = [
                        await one.outcome(session, rows[one.outgoing_id]) for one in together
                    ]
                    await session.flush()
                except SQLAlchemyError as trouble:
                    if is_away(trouble):
                        raise
                    raise _Refused(brief(trouble)) from trouble
        for one, result in zip(together, results, strict=True):
            one.result, one.is_kept = result, True

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
        await self.presence.begin()
        alone = await self.presence.keeps_others_out()
        if alone and await self._something_is_on_its_way():
            # Whoever sends it may live, and only have lost its line to PostgreSQL: then it is back soon.
            await self.presence.let_others_in()
            await asyncio.sleep(BACK_WITHIN)
            alone = await self.presence.keeps_others_out()
        if alone:
            await self.recover(everything=True)
        await self.presence.join()

    async def _something_is_on_its_way(self) -> bool:
        async with self.database.reading() as session:
            return await outbox_queue.something_is_on_its_way(session)

    async def recover(self, *, everything: bool) -> int:
        """Settle what was being sent when a process died: nobody knows whether it arrived.

        `everything` when no other process can be sending. Returns how many.
        """
        async with self.database.writing() as session:
            lost = await outbox_queue.lost(session, None if everything else LOST_AFTER)
            for outgoing in lost:
                # Telegram asked for no pause, and one that doubles would hold up the whole chat.
                perhaps_delivered(outgoing, ENDED_MEANWHILE, AFTER_A_CRASH)
        return len(lost)


async def _nobody_knows(session: AsyncSession, outgoing: Outgoing, reason: str) -> None:
    """It is listed, where its outcome is not known to anybody."""
    if outgoing.state is Delivery.SENDING:
        outgoing.give_up(Delivery.UNKNOWN, f"its outcome cannot be kept: {reason}")
