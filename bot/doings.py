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
        saying = asyncio.create_task(self._say(chat_id, action, after, over))
        self._under_way.add(saying)
        saying.add_done_callback(self._under_way.discard)
        try:
            yield
        finally:
            over.set()  # A call under way is let go on: to break it off would cost its connection.

    async def _say(
        self, chat_id: int, action: ChatAction, pause: float, over: asyncio.Event
    ) -> None:
        with contextlib.suppress(TelegramError):
            while not await _comes(over, pause):
                await self.bot.send_chat_action(chat_id, action)
                pause = SHOWN_FOR


async def _comes(event: asyncio.Event, within: float) -> bool:
    """Whether it comes within so many seconds."""
    try:
        async with asyncio.timeout(within):
            return await event.wait()
    except TimeoutError:
        return False
