"""What a chat shows while somebody waits: that the bot is typing, or sending a picture or a file."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

SHOWN_FOR = 4.5  # seconds; Telegram takes it away after 5


class Doings:
    """Says so beside the work (sendChatAction): nothing waits for it, nothing is kept of it, and what
    goes wrong with it ends it."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._under_way: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def shown(
        self, chat_id: int, action: ChatAction, *, after: float = 0
    ) -> AsyncIterator[None]:
        """As long as the block lasts; not at all where it takes less than `after` seconds."""
        over = asyncio.Event()
        # A bell and not a task: nearly every turn is over before it would have anything to do.
        later = asyncio.get_running_loop().call_later(after, self._begin, chat_id, action, over)
        try:
            yield
        finally:
            later.cancel()
            over.set()  # A call under way is let go on: to break it off would cost its connection.

    def _begin(self, chat_id: int, action: ChatAction, over: asyncio.Event) -> None:
        saying = asyncio.create_task(self._say(chat_id, action, over))
        self._under_way.add(saying)
        saying.add_done_callback(self._under_way.discard)

    async def _say(self, chat_id: int, action: ChatAction, over: asyncio.Event) -> None:
        with contextlib.suppress(TelegramError):
            while not over.is_set():
                await self.bot.send_chat_action(chat_id, action)
                await _comes(over, SHOWN_FOR)


async def _comes(event: asyncio.Event, within: float) -> None:
    """Until it comes, or so many seconds have passed."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(within):
            await event.wait()
