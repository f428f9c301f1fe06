"""An hour of a company in which something goes wrong again and again, and what the auditor finds afterwards."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.database import Database
from tests.crash.auditor import NEVER_STRUCK, Findings, audit, until_at_rest
from tests.crash.company import found
from tests.crash.cycles import Crashes, Watch, bot_of
from tests.crash.dying import Point
from tests.crash.engines import Engine
from tests.crash.load import Load
from tests.crash.process import WatchedTelegram
from tests.figures import say

TOKEN = "70001:crash-needs-no-secret"
ALL_POINTS_FROM = 60  # cycles: with fewer, chance may leave one out
SAYS_EVERY = 25


@dataclass
class Hour:
    findings: Findings
    struck: Counter[str] = field(default_factory=Counter)
    recovered: Sequence[float] = ()


async def an_hour(
    database: Database,
    where: Engine,
    fault: str,
    cycles: int,
    dice: random.Random,
    *,
    branches: int = 2,
    sellers: int = 4,
) -> Hour:
    """So many cycles under load on a migrated, empty database; then rest, and the audit."""
    telegram = WatchedTelegram(TOKEN)
    company = await found(database, telegram, branches=branches, sellers=sellers)
    load = Load(company, database, dice)
    async with bot_of(telegram, where.url, where.folder) as bot:
        crashes = Crashes(bot, database, Watch(telegram), dice)
        working = asyncio.create_task(load.run())
        for number in range(1, cycles + 1):
            await crashes.cycle()
            if number % SAYS_EVERY == 0:
                say(f"{number} of {cycles}, {len(load.deeds)} deeds begun")
        await crashes.recovers()
        load.stop()
        await working
        # At a start the clock looks at everything: what is due is said, what is in doubt is listed.
        await crashes.dies()
        await crashes.start()
        await until_at_rest(telegram, database)
    findings = await audit(telegram, database, load, in_flight=crashes.in_flight, logs=[bot.log])
    if fault == "kill" and cycles >= ALL_POINTS_FROM:
        never = [point.value for point in Point if not crashes.struck[point]]
        findings.promise(NEVER_STRUCK).extend(never)
    return Hour(findings, crashes.struck, crashes.recovered)
