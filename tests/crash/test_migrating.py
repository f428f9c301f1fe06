"""A migration that is killed, started twice or out of disk loses nothing, and completes next time."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from models.database import Database
from models.migrate import head
from tests.crash.migrating import (
    begun,
    bring_along,
    dies,
    ended,
    state_of,
    steps,
    without_times,
)
from tests.migrating import COMPANIES, found_company, nothing_yet

OLDEST = COMPANIES["0.1.0"]  # every migration is before it


@pytest.fixture
async def company(migrated_on: Path | URL, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database of the first version."""
    async with nothing_yet(migrated_on, tmp_path) as url:
        database = Database(url)
        await found_company(database, OLDEST)
        await database.close()
        yield url


async def test_killed_within_each_migration_it_is_as_before_and_completes_when_started_again(
    company: str, migrated_on: Path | URL, tmp_path: Path
) -> None:
    async with nothing_yet(migrated_on, tmp_path) as whole:
        database = Database(whole)
        await found_company(database, OLDEST)
        await database.close()
        done = await bring_along(whole)
        after = without_times(await state_of(whole))
    assert done[-1] == "COMMIT"
    before = await state_of(company)
    assert before.revision == "0001"
    middles = [step[len(step) // 2] for step in steps(done)]
    assert len(middles) == int(head()) - 1
    for place in (*middles, len(done)):
        assert await dies(company, place, before) == "", done[place - 1]
    assert await ended(begun(company)) == 0
    assert without_times(await state_of(company)) == after


async def test_two_that_migrate_at_the_same_time_do_it_once(company: str) -> None:
    assert [await ended(one) for one in [begun(company), begun(company)]] == [0, 0]
    assert (await state_of(company)).revision == head()


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_disk_that_fills_up_leaves_it_as_it_was_and_says_so(
    company: str, tmp_path: Path
) -> None:
    before = await state_of(company)

    # `fieldbook migrate` where no file may grow beyond so many blocks.
    process = await asyncio.create_subprocess_exec(
        "sh",
        "-c",
        f'ulimit -f 100; exec "{sys.executable}" -m bot migrate',
        env={**os.environ, "FIELDBOOK_DATABASE_URL": company.replace("+aiosqlite", "")},
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = (await process.communicate())[0].decode()
    assert process.returncode == 2, said
    assert "disk" in said
    assert "Traceback" not in said
    assert await state_of(company) == before
    await bring_along(company)
    assert (await state_of(company)).revision == head()
