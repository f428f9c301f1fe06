"""Fieldbook without Telegram's pace, to see what the machinery itself can do."""

from __future__ import annotations

import asyncio

from bot.app import Fieldbook, Part
from bot.log import write_logs
from bot.settings import Settings
from tests.conftest import Unpaced

if __name__ == "__main__":
    write_logs()
    asyncio.run(Fieldbook(Settings.read(token_needed=True), pace=Unpaced()).run(set(Part)))
