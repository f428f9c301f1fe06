"""An hour of a company in which something goes wrong again and again, and what the auditor finds then."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.database import Database
from tests.crash.auditor import Findings, audit, under_way, until_at_rest
from tests.crash.company import found
from tests.crash.cycles import Crashes, Watch, bot_of
from tests.crash.dying import Point
from tests.crash.engines import Engine
from tests.crash.going_away import FAULTS, LOGS, Outages
from tests.crash.load import LOOKS_EVERY, Load
from tests.crash.process import WatchedTelegram
from tests.figures import say

TOKEN = "70001:crash-needs-no-secret"
KILL = "kill"
SAYS_EVERY = 25  # cycles
ALL_POINTS_FROM = 60  # cycles: with fewer, chance may leave one out
NEVER_STRUCK = "faults that never happened"
NOT_BACK = "times that it did not come back"


@dataclass
class Hour:
    telegram: WatchedTelegram
    load: Load
    findings: Findings
    in_flight: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    recovered: Sequence[float] = ()  # seconds


async def an_hour(
    database: Database,
    where: Engine,
    fault: str,
    cycles: int,
    dice: random.Random,
    *,
    branches: int = 2,
    sellers: int = 6,
) -> Hour:
    """So many cycles under load on a migrated, empty database; then rest, and the audit.

    `fault` is "kill", or what happens to the database (`FAULTS`). The clock is where it was moved to.
    """
    telegram = WatchedTelegram(TOKEN)
    company = await found(database, telegram, branches=branches, sellers=sellers)
    # Dice of its own: how often people throw them must not change when the bot is killed.
    load = Load(company, database, random.Random(dice.random()))  # noqa: S311 - repeatable dice
    not_back: list[str] = []
    async with bot_of(telegram, where.url, where.folder) as bot:
        crashes = Crashes(bot, database, Watch(telegram), dice)
        goes_wrong: Crashes | Outages = crashes
        if fault != KILL:
            kind = "sqlite" if database.is_sqlite else "postgres"
            happens = FAULTS[kind][fault]
            goes_wrong = Outages(bot, where, crashes.watch, dice, fault, happens)
            await crashes.recovers()
        working = asyncio.create_task(load.run())
        for number in range(1, cycles + 1):
            try:
                await goes_wrong.cycle()
            except TimeoutError:
                not_back.append(f"in cycle {number}")
                break
            if number % SAYS_EVERY == 0:
                say(f"{number} of {cycles}, {len(load.deeds)} deeds begun")
        if fault == KILL:
            await crashes.recovers()
        elif not bot.is_running:
            not_back.append("the process ended")
        load.stop()
        await working
        # At a start the clock looks at everything: what is due is said, what is in doubt is listed.
        if bot.is_running:
            while await under_way(database):  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(LOOKS_EVERY)
            await crashes.dies()
        await crashes.start()
        await until_at_rest(telegram, database)
    findings = await audit(telegram, database, load, in_flight=crashes.in_flight, logs=[bot.log])
    findings.promise(NOT_BACK).extend(not_back)
    findings.promise(NEVER_STRUCK).extend(
        [point for point in Point if not crashes.struck[point]]
        if fault == KILL and cycles >= ALL_POINTS_FROM
        else [fault for word in [LOGS.get(fault, "")] if word not in bot.log.read_text()]
    )
    return Hour(
        telegram, load, findings, crashes.in_flight, goes_wrong.struck, goes_wrong.recovered
    )
