"""Six machines on one PostgreSQL: one dies, one is cut off, and nobody in the company loses a word."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.app import Part
from models import clock
from tests.crash.company import TUESDAY
from tests.machines.machines import Deed, run

SIX = {Part.RECEIVER: 2, Part.WORKER: 1, Part.SENDER: 2, Part.CLOCK: 1}
DEEDS = [(Part.SENDER, Deed.KILLED), (Part.RECEIVER, Deed.DATABASE_SILENT)]


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
