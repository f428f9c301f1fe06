"""How fast the bot may speak: Telegram's limits, in all and chat by chat."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence

from aiolimiter import AsyncLimiter
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.outbox import Outgoing, Urgency

MOST, WITHIN = 30, 1.02  # messages in any so many seconds: they arrive less evenly than they leave
APART = 1 / 29  # seconds, between messages for which nobody waits: they leave room for an answer
A_TICK = 0.001  # seconds: no timer is finer, and who waits for less asks again and again
MADE_UP = 0.1  # seconds that they may be late and follow each other faster


def _now() -> float:
    """Seconds, by the clock that sleeping and the chats' limiters go by."""
    return asyncio.get_running_loop().time()


class Pace:
    """Telegram's limits (Bot FAQ): 30 a second in all, 1 a second in a chat, 20 a minute in a group."""

    def __init__(self) -> None:
        self._left: deque[float] = deque(maxlen=MOST)  # when the last ones went
        self._next = 0.0  # when one for which nobody waits may go
        self.chats: dict[int, AsyncLimiter] = {}
        self.accepted_at = clock.now()  # when a chat last took a message

    @property
    def at_once(self) -> int:
        """How many may go out now, one after the other, of which none waits long."""
        passed = sum(left < _now() - WITHIN for left in self._left)
        return max(MOST - len(self._left) + passed, 1)

    async def room(self) -> None:
        """Until one more may go out. Waited for first: what is being sent is sent at once."""
        # Looked at anew: of several who waited for the same place one has it.
        while len(self._left) == MOST and self._left[0] + WITHIN > _now():  # noqa: ASYNC110
            await asyncio.sleep(max(self._left[0] + WITHIN - _now(), A_TICK))

    def note(self, chat_id: int) -> AsyncLimiter:
        """The limiter of a chat: 1 a second with a burst of 3; a group's ids are negative."""
        if chat_id not in self.chats:
            self.chats[chat_id] = AsyncLimiter(20, 60) if chat_id < 0 else AsyncLimiter(3, 3)
        return self.chats[chat_id]

    async def turn(self, outgoing: Outgoing) -> None:
        """Until a message that was taken may go."""
        if outgoing.act.makes_a_message:
            await self.note(outgoing.chat_id).acquire()
        if outgoing.urgency > Urgency.ANSWER:
            mine = max(self._next, _now() - MADE_UP)
            self._next = mine + APART  # before the wait: another may come meanwhile
            await asyncio.sleep(mine - _now())
        await self.room()
        self._left.append(_now())

    async def must_wait(self, session: AsyncSession) -> Sequence[int]:
        """Chats that may not be written to just now; the others are forgotten when they are idle."""
        idle = [c for c, limiter in self.chats.items() if limiter.has_capacity(limiter.max_rate)]
        for chat_id in idle:
            del self.chats[chat_id]
        return [c for c, limiter in self.chats.items() if not limiter.has_capacity()]
