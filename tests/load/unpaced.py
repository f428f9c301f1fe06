"""Fieldbook, or the parts that are named, without Telegram's pace: what the machinery can do."""

from __future__ import annotations

import asyncio
import sys

from aiolimiter import AsyncLimiter

from bot.app import Fieldbook
from bot.at_work import parts_named
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
    parts = parts_named(sys.argv[1] if len(sys.argv) > 1 else None)
    asyncio.run(Fieldbook(Settings.read(token_needed=True), pace=NoPace()).run(parts))
