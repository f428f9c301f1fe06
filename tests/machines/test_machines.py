"""Six machines on one PostgreSQL: one dies, one is cut off, and nobody in the company loses a word."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import TimedOut

from bot.app import Part
from bot.over_http import OverHttp
from bot.sandbox.server import serving
from bot.sandbox.telegram import Telegram
from models import clock
from tests.crash.company import TUESDAY
from tests.machines.lines import How, Line, to_port
from tests.machines.machines import TOKEN, Deed, run
from tests.phone import Phone

# What a dead sender leaves is taken over after 35 seconds: tests/test_shared_pace.py and `make machines`.
SIX = {Part.RECEIVER: 2, Part.WORKER: 1, Part.SENDER: 2, Part.CLOCK: 1}
DEEDS = [(Part.WORKER, Deed.KILLED), (Part.RECEIVER, Deed.DATABASE_SILENT)]


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_one_is_killed_and_one_cut_off_while_a_company_works(
    database_url: str, tmp_path: Path
) -> None:
    clock.move_to(TUESDAY)
    dice = random.Random(9)  # noqa: S311 - dice
    outcome = await run(
        database_url, tmp_path, DEEDS, dice, seconds=3, machines=SIX, branches=1, sellers=2
    )
    assert not outcome.findings.broken, "\n".join(outcome.findings.lines())
    assert outcome.findings.figures["deeds"] > 0


async def test_what_was_given_up_does_not_arrive_once_the_line_is_back() -> None:
    """The change of a panel would undo the later one."""
    telegram = Telegram(TOKEN)
    rep = Phone(telegram, 1001)
    rep.person.chat.started = True
    async with serving(telegram) as server, Line(to_port(server.port)).laid() as line:
        url = f"http://127.0.0.1:{line.port}/bot"
        async with Bot(TOKEN, url, request=OverHttp()) as bot:
            async with line.cut(How.SILENTLY):
                with pytest.raises(TimedOut):
                    await bot.send_message(rep.id, "too late", read_timeout=0.3)
            await bot.send_message(rep.id, "in time")
            await asyncio.sleep(0.2)
    assert rep.texts == ["in time"]
