"""Fieldbook on a morning to come: started at the moment FIELDBOOK_STARTS_AT names."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime

from bot.app import Part
from bot.at_work import work_until_told
from bot.log import write_logs
from bot.settings import Settings
from models import clock, policy

if __name__ == "__main__":
    write_logs()
    settings = Settings.read(token_needed=True)
    policy.use(policy.load(settings.company))
    clock.move_to(datetime.fromisoformat(os.environ["FIELDBOOK_STARTS_AT"]))
    asyncio.run(work_until_told(settings, set(Part)))
