"""Fieldbook without Telegram's pace, to see what the machinery itself can do."""

from __future__ import annotations

import asyncio

from aiolimiter import AsyncLimiter

from bot.app import Fieldbook, Part
from bot.log import write_logs
from bot.pace import Pace
from bot.settings import Settings


class NoPace(Pace):
    """Nobody is spared and nothing is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.overall = AsyncLimiter(1_000_000, 1)

    def note(self, chat_id: int) -> AsyncLimiter:
        return self.overall


if __name__ == "__main__":
    write_logs()
    asyncio.run(Fieldbook(Settings.read(token_needed=True), pace=NoPace()).run(set(Part)))
