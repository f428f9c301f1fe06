"""Fieldbook, or the parts that are named, without Telegram's pace: what the machinery can do.

Its clock is FIELDBOOK_AHEAD seconds ahead, if told.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta

from bot.at_work import parts_named, work_until_told
from bot.log import write_logs
from bot.settings import Settings
from models import clock
from tests.unpaced import Unpaced

if __name__ == "__main__":
    write_logs()
    clock.set_ahead(timedelta(seconds=float(os.environ.get("FIELDBOOK_AHEAD", "0"))))
    parts = parts_named(sys.argv[1] if len(sys.argv) > 1 else None)
    asyncio.run(work_until_told(Settings.read(token_needed=True), parts, pace=Unpaced()))
