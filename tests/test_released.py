"""A company of every version that was ever released comes along with everything in it, and works on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL, select, text
from sqlalchemy.exc import DBAPIError

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import Base, audit, clock
from models.answers import Answer
from models.database import Database
from models.migrate import is_current, migrate
from models.reports import Report
from models.staff import Staff
from tests.conftest import TOKEN, Office
from tests.migrating import (
    COMPANIES,
    RELEASED,
    differences,
    every_row,
    found_company,
    nothing_yet,
)
from tests.phone import Phone
from tests.unpaced import Unpaced

FILES = sorted(set(COMPANIES.values()))
NEWER = 900_000  # than any number that the sandbox of an earlier version gave


def test_each_released_version_has_its_company() -> None:
    changelog = (RELEASED.parent.parent / "CHANGELOG.md").read_text("utf-8")
    missing = [one for one in re.findall(r"^## ([\d.]+)", changelog, re.M) if one not in COMPANIES]
    assert not missing, f"python -m tests.released.keep {missing[0]}"


@asynccontextmanager
async def at_work(database: Database) -> AsyncIterator[Office]:
    """Today's Fieldbook with this database, and everybody's phone as it was."""
    telegram = Telegram(TOKEN, floods=False, first_update_id=NEWER)
    telegram.next_message_id = NEWER
    settings = Settings(
        token=TOKEN,
        database_url=database.url.render_as_string(hide_password=False),
        _env_file=None,
    )
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    office = Office(app, telegram)
    for person in await office.all(select(Staff)):
        phone = Phone(telegram, person.telegram_id, office.settle, name=person.name)
        phone.person.chat.started = True
        office.phones[person.name] = phone
    yield office
    await app.bot.shutdown()
    await app.database.close()


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
async def test_it_keeps_every_row_and_goes_on_where_it_was(
    file: Path, migrated_on: Path | URL, tmp_path: Path
) -> None:
    async with nothing_yet(migrated_on, tmp_path) as url:
        database = Database(url)
        await found_company(database, file)
        async with database.engine.connect() as connection:
            before = await connection.run_sync(every_row)
        assert min(map(len, (before["staff"], before["audit_seals"], before["drafts"]))) >= 1
        await migrate(database)
        assert await is_current(database)
        async with database.engine.connect() as connection:
            assert differences(before, await connection.run_sync(every_row)) == []
        await database.close()
        clock.move_to(clock.now())
        async with at_work(database) as office:
            await everything_is_read(office)
            await what_waited_goes_on(office)
            await the_day_goes_on(office)
            await the_audit_is_whole(office)


async def everything_is_read(office: Office) -> None:
    """By the models of today."""
    async with office.app.database.reading() as session:
        for mapper in Base.registry.mappers:
            (await session.scalars(select(mapper.class_))).all()


async def what_waited_goes_on(office: Office) -> None:
    """A message that was owed, and an answer to a question that nobody had read yet."""
    mei = office.phones["Mei"]
    await office.settle()
    assert "Hugo: And the price for Metro?" in "\n".join(mei.texts)
    assert "✓ Results: Sold forty cases" in mei.last.text
    assert "3/4" in mei.last.text


async def the_day_goes_on(office: Office) -> None:
    """The report that was begun is filed, read and answered; the clock's jobs have their say."""
    mei, hugo = office.phones["Mei"], office.phones["Hugo"]
    await mei.taps("Skip")
    await mei.types("See Metro")
    await mei.taps("Send")
    reports = await office.all(select(Report).order_by(Report.day))
    assert [str(report.day) for report in reports][-2:] == ["2026-11-20", "2026-11-21"]
    await hugo.answers(hugo.message_with("Two shops before noon"), "Good")
    assert "Good" in mei.last.text
    assert len(await office.all(select(Answer))) == 3
    await mei.types("/menu")
    await office.at("2026-11-23 09:30")
    await office.beat()


async def the_audit_is_whole(office: Office) -> None:
    """Sealed by then and by now; and the database still refuses to change it."""
    async with office.session() as session:
        assert len((await session.scalars(select(audit.Seal))).all()) >= 2
        assert await audit.first_broken_seal(session) is None
    for deed in ("UPDATE audit SET deed = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="never rewritten"):
            async with office.session() as session:
                await session.execute(text(deed))
