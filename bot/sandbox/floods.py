"""How fast a bot may send: allowances that fill up with every message and drain with time."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.faults import Standing
from bot.sandbox.wire import too_many
from models import clock

FLOODED = 8.0  # seconds between two messages to a chat when it is switched on


@dataclass
class Allowance:
    """A leaky bucket: so many at once, then so many a second."""

    burst: float
    per_second: float
    level: float = 0.0
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more fits; 0 when it fits now."""
        self.level = max(0.0, self.level - max(0.0, now - self.at) * self.per_second)
        self.at = now
        over = self.level + 1 - self.burst
        # A hair's breadth for floating point, or the message after exactly a second is refused.
        return over / self.per_second if over > 1e-6 else 0.0


@dataclass
class Floods:
    """30 a second overall; 1 a second to a person, 3 at once; 20 a minute to a group."""

    standing: Standing = field(default_factory=Standing)
    on: bool = True
    overall: Allowance = field(default_factory=lambda: Allowance(30, 30))
    by_chat: dict[int, Allowance] = field(default_factory=dict)
    flooded: dict[int, Allowance] = field(default_factory=dict)
    closed_until: float = 0  # for every chat

    def close(self, seconds: float) -> None:
        """Let no chat take a message for so long."""
        self.closed_until = max(self.closed_until, clock.now().timestamp() + seconds)

    def count(self, chat_id: int) -> None:
        """One more message to this chat; 429 with `retry_after` when that is too fast."""
        now = clock.now().timestamp()
        if now < self.closed_until:
            raise too_many(self.closed_until - now)
        self._count_the_flood(chat_id, now)
        if not self.on:
            return
        chat = self.by_chat.get(chat_id)
        if chat is None:
            chat = Allowance(3, 1) if chat_id > 0 else Allowance(20, 20 / 60)
            self.by_chat[chat_id] = chat
        wait = max(self.overall.wait(now), chat.wait(now))
        if wait:
            raise too_many(wait)
        self.overall.level += 1
        chat.level += 1

    def _count_the_flood(self, chat_id: int, now: float) -> None:
        """As after a flood of messages: the first one has to wait as well, and nobody waits in vain."""
        if not self.standing.flood:
            return
        if chat_id not in self.flooded:
            self.flooded[chat_id] = Allowance(1, 1 / FLOODED, level=1, at=now)
        if wait := self.flooded[chat_id].wait(now):
            raise too_many(wait)
        self.flooded[chat_id].level += 1
