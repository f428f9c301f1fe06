"""The queue of updates: what the bot has not yet confirmed, and who is waiting for more."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.wire import JSON, Refusal
from models import clock

MAX_BATCH = 100
MAX_WAIT = 50
# Telegram sends these only to bots that ask for them by name.
ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
TAP_LIVES = 150.0
UPDATE_LIVES = 24 * 3600.0


@dataclass
class Queued:
    """An update and when it came."""

    update: JSON
    at: float

    @property
    def id(self) -> int:
        return int(self.update["update_id"])

    @property
    def kind(self) -> str:
        return next((key for key in self.update if key != "update_id"), "")

    def is_alive(self, now: float) -> bool:
        return now - self.at <= (TAP_LIVES if self.kind == "callback_query" else UPDATE_LIVES)


@dataclass
class UpdateQueue:
    """Updates in the order they came; an offset confirms everything below it."""

    next_id: int = 100_000
    allowed: list[str] = field(default_factory=list)
    waiting: list[Queued] = field(default_factory=list)
    again: list[Queued] = field(default_factory=list)
    confirmed: deque[Queued] = field(default_factory=lambda: deque(maxlen=1000))
    on_taken: Callable[[JSON], None] = lambda update: None  # told of each that the bot has got
    stale: deque[int] = field(
        default_factory=lambda: deque(maxlen=1000)
    )  # ids nobody fetched in time
    _swaps: int = 0  # still to come
    _poll: asyncio.Future[str] | None = None
    _arrived: asyncio.Event | None = None

    def push(self, update: JSON) -> int | None:
        """Queue an update; its id, or None when the bot does not want this kind."""
        kinds = [key for key in update if key != "update_id"]
        if kinds and not self.wants(kinds[0]):
            return None
        number = update.get("update_id", self.next_id)
        self.next_id = max(self.next_id, number + 1)
        self.waiting.append(Queued({"update_id": number, **update}, clock.now().timestamp()))
        self._ring("arrived")
        return int(number)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED

    def redeliver(self, update_id: int | None = None) -> bool:
        """Send an update again although it was confirmed; the newest one if none is named."""
        known = [*self.confirmed, *self.waiting]
        for queued in reversed(known):
            if update_id is None or queued.id == update_id:
                self.again.append(Queued(queued.update, clock.now().timestamp()))
                self._ring("arrived")
                return True
        return False

    def swap(self) -> None:
        """Let the first of the next several that are handed out at once come last."""
        self._swaps += 1

    def pending(self) -> list[Queued]:
        """What is left; taps die after 150 s, everything else after 24 h."""
        now = clock.now().timestamp()
        self.stale.extend(queued.id for queued in self.waiting if not queued.is_alive(now))
        self.waiting = [queued for queued in self.waiting if queued.is_alive(now)]
        return self.waiting

    def confirm(self, offset: int) -> None:
        """Forget what is below the offset; a negative one keeps only so many from the end."""
        if offset < 0:
            self._take(self.waiting[:offset])
        elif offset:
            self._take([queued for queued in self.waiting if queued.id < offset])

    def settle(self, queued: Queued) -> None:
        """A webhook took this one."""
        if queued in self.again:
            self.again.remove(queued)
        if queued in self.waiting:
            self._take([queued])

    def _take(self, taken: list[Queued]) -> None:
        ids = {queued.id for queued in taken}
        self.waiting = [queued for queued in self.waiting if queued.id not in ids]
        self.confirmed.extend(taken)
        for queued in taken:
            self.on_taken(queued.update)

    def drop_all(self) -> None:
        self.waiting.clear()
        self.again.clear()

    async def poll(self, offset: int, limit: int, patience: float) -> list[JSON]:
        """Wait for updates (getUpdates). A second call at the same time ends the first with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("terminated")
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        until = loop.time() + min(patience, MAX_WAIT)
        while not (batch := self._batch(limit)) and (left := until - loop.time()) > 0:
            mine = self._poll = loop.create_future()
            try:
                # wait() and not wait_for(): a cancelled future would hide who ended it.
                await asyncio.wait([mine], timeout=left)
            finally:
                ended = mine.result() if mine.done() else "late"
                mine.cancel()
                if self._poll is mine:
                    self._poll = None
            if ended == "terminated":
                raise Refusal(
                    "terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                    409,
                )
            if ended == "webhook":
                raise Refusal("terminated by setWebhook request", 409)
            if ended == "closed":
                return []
        return batch

    def _batch(self, limit: int) -> list[JSON]:
        batch = [*self.again, *self.pending()][: min(max(limit, 1), MAX_BATCH)]
        self.again = self.again[len(batch) :]
        if self._swaps and len(batch) > 1:
            self._swaps -= 1
            batch = [*batch[1:], batch[0]]
        return [queued.update for queued in batch]

    async def next_for_webhook(self) -> Queued:
        """The oldest one that nobody took; waits for it."""
        while not (waiting := [*self.again, *self.pending()]):
            self._arrived = asyncio.Event()
            await self._arrived.wait()
        return waiting[0]

    def give_way(self) -> None:
        """A webhook was set: whoever polls is told so."""
        self._ring("webhook")

    def close(self) -> None:
        """Let whoever waits go home."""
        self._ring("closed")

    def _ring(self, why: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(why)
        if self._arrived is not None:
            self._arrived.set()
