"""How fast the bot may speak: Telegram's limits, in all and chat by chat."""

from __future__ import annotations

import asyncio

from aiolimiter import AsyncLimiter


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
