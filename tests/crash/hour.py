"""An hour of a company in which something goes wrong again and again, and what the auditor finds then."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from models.database import Database
from tests.crash.auditor import audit, under_way, until_at_rest
from tests.crash.company import found
from tests.crash.cycles import Crashes, Watch, bot_of
from tests.crash.dying import Point
from tests.crash.findings import Findings
from tests.crash.going_away import MAY_PASS_UNNOTICED, Outages
from tests.crash.load import LOOKS_EVERY, Load
from tests.crash.process import WatchedTelegram
from tests.engines import Engine
from tests.figures import say

TOKEN = "70001:crash-needs-no-secret"
KILL = "kill"
SAYS_EVERY = 25  # cycles
IS_SOON = 3.0  # seconds
ALL_POINTS_FROM = 60  # cycles: with fewer, chance may leave one out
NEVER_STRUCK = "faults that never happened"
BY_ITSELF = "times that the process ended without being killed"
NOT_BACK = "times that it did not come back"


@dataclass
class Hour:
    telegram: WatchedTelegram
    load: Load
    findings: Findings
    in_flight: Collection[int] = ()  # messages that were on their way at a crash, by their ids
    struck: Counter[str] = field(default_factory=Counter)
    recovered: Sequence[float] = ()  # seconds


async def an_hour(
    database: Database,
    where: Engine,
    faults: Sequence[str],
    cycles: int,
    dice: random.Random,
    *,
    branches: int = 2,
    sellers: int = 6,
) -> Hour:
    """So many cycles under load on a migrated, empty database; then rest, and the audit.

    `faults`, in turn: "kill", or what happens to the database (`FAULTS`). The clock is where it was moved to.
    """
    telegram = WatchedTelegram(TOKEN)
    company = await found(database, telegram, branches=branches, sellers=sellers)
    # Dice of its own: how often people throw them must not change when the bot is killed.
    load = Load(company, database, random.Random(dice.random()))  # noqa: S311 - repeatable dice
    not_back: list[str] = []
    async with bot_of(telegram, where.url, where.folder) as bot:
        watch = Watch(telegram)
        crashes = Crashes(bot, database, watch, dice)
        outages = Outages(bot, where, watch, dice)
        working = asyncio.create_task(load.run())
        for number, fault in zip(range(1, cycles + 1), cycle(faults), strict=False):
            try:
                await _goes_wrong(fault, crashes, outages)
            except TimeoutError:
                not_back.append(f"{fault} in cycle {number}")
                break
            if number % SAYS_EVERY == 0:
                say(f"{number} of {cycles}, {len(load.deeds)} deeds begun")
        load.remind_no_more()
        if faults[(cycles - 1) % len(faults)] == KILL:
            await crashes.recovers()
        elif not bot.is_running:
            not_back.append("the process ended")
        load.stop()
        await working
        if not await until_at_rest(telegram, database, IS_SOON):
            # At a start the clock looks at everything: what is due is said, what is in doubt is listed.
            if bot.is_running:
                while await under_way(database):  # noqa: ASYNC110 - nobody rings
                    await asyncio.sleep(LOOKS_EVERY)
                await crashes.dies()
            await crashes.start()
            await until_at_rest(telegram, database)
    findings = await audit(
        telegram,
        database,
        load,
        in_flight=crashes.in_flight.total(),
        may_be_in_doubt=crashes.in_flight,
        logs=[bot.log],
    )
    findings.promise(NOT_BACK).extend(not_back)
    findings.promise(BY_ITSELF).extend(crashes.by_itself)
    findings.promise(NEVER_STRUCK).extend(never_struck(faults, cycles, crashes, outages))
    return Hour(
        telegram,
        load,
        findings,
        crashes.in_flight,
        crashes.struck + outages.struck,
        [*crashes.recovered, *outages.recovered],
    )


async def _goes_wrong(fault: str, crashes: Crashes, outages: Outages) -> None:
    if fault == KILL:
        if crashes.bot.is_running:
            await crashes.dies()
        await crashes.cycle()
        return
    if crashes.bot.ended_by_itself:
        crashes.by_itself.append(f"some time before {fault}")
    if not crashes.bot.is_running:
        await crashes.recovers()
    await outages.cycle(fault)


def never_struck(
    faults: Sequence[str], cycles: int, crashes: Crashes, outages: Outages
) -> Iterator[str]:
    if KILL in faults and cycles >= ALL_POINTS_FROM * len(faults):
        yield from (point for point in Point if not crashes.struck[point])
    for fault in sorted(set(faults) - {KILL}):
        if not (struck := outages.struck[fault]):
            yield fault
        elif (unnoticed := struck - outages.noticed[fault]) > MAY_PASS_UNNOTICED[fault] * struck:
            yield f"{fault}: {unnoticed} of {struck} times the bot noticed nothing"
