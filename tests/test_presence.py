"""Senders of one PostgreSQL: whose process died is taken over, and who only lost its line is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from bot import sender
from bot.app import Fieldbook
from bot.presence import SENDERS, Presence
from bot.sandbox.request import SandboxRequest
from bot.sender import Sender
from bot.settings import Settings
from models.database import Database
from models.outbox import Delivery, Outgoing
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.unpaced import Unpaced

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])


@pytest.fixture
async def other(office: Office, database_url: str) -> AsyncIterator[Fieldbook]:
    """Another process that sends for the same company."""
    settings = Settings(token=TOKEN, database_url=database_url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(office.telegram), pace=Unpaced())
    yield app
    await app.sender.presence.leave()
    await app.database.close()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "BACK_WITHIN", 0.5)


@pytest.fixture
async def mine(office: Office) -> AsyncIterator[Sender]:
    yield office.app.sender
    await office.app.sender.presence.leave()


@pytest.fixture
async def sending(mine: Sender, office: Office, rep: Phone) -> Sender:
    """One that is present, and sends something."""
    await mine.take_over()
    await on_its_way(office, rep)
    return mine


async def on_its_way(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, html="news"))
    assert await office.app.sender.claim()


async def its_line_breaks(office: Office) -> None:
    async with office.session() as session:
        held = text(
            "SELECT pg_terminate_backend(pid) FROM pg_locks"
            " WHERE locktype = 'advisory' AND objid = :senders"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        await session.execute(held, {"senders": SENDERS})


async def its_question_is_cancelled(office: Office) -> None:
    """As an administrator does it, or a time limit of the server's."""
    asked = text(
        "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE '%advisory_lock_shared%'"
        " AND wait_event = 'advisory'"
    )
    cancelled = 0
    async with asyncio.timeout(20):
        while not cancelled:
            # Each time anew: within a transaction the server's look at its activity stays as it was.
            async with office.app.database.reading() as session:
                cancelled = await session.scalar(asked) or 0


async def state(office: Office) -> Delivery:
    news = await office.one(select(Outgoing).where(Outgoing.html == "news"))
    assert isinstance(news, Outgoing)
    return news.state


@pytest.mark.usefixtures("soon")
async def test_who_lost_the_line_to_the_database_for_a_moment_is_not_taken_for_dead(
    office: Office, sending: Sender, other: Fieldbook
) -> None:
    await its_line_breaks(office)
    starting = asyncio.create_task(other.sender.take_over())
    await asyncio.sleep(0.2)
    await sending.presence.renew()
    await starting
    assert await state(office) is Delivery.SENDING


@pytest.mark.usefixtures("soon", "sending")
async def test_what_a_dead_process_was_sending_is_taken_over_at_the_start_of_the_next(
    office: Office, other: Fieldbook
) -> None:
    await its_line_breaks(office)
    await other.sender.take_over()
    assert await state(office) is Delivery.WAITING


@pytest.mark.usefixtures("soon", "sending")
async def test_beside_a_living_one_nothing_is_taken_over(office: Office, other: Fieldbook) -> None:
    await other.sender.take_over()
    assert await state(office) is Delivery.SENDING


@pytest.mark.usefixtures("soon")
async def test_of_two_that_start_together_one_takes_over(
    office: Office, rep: Phone, mine: Sender, other: Fieldbook
) -> None:
    await on_its_way(office, rep)
    await asyncio.gather(mine.take_over(), other.sender.take_over())
    assert await state(office) is Delivery.WAITING


async def test_who_could_not_be_present_again_tries_until_it_is(
    office: Office, mine: Sender, database_url: str
) -> None:
    database = Database(database_url)
    starting = Presence(database)
    await mine.presence.begin()
    await mine.presence.join()
    await its_line_breaks(office)
    await starting.begin()
    assert await starting.keeps_others_out()
    renewing = asyncio.create_task(mine.presence.renew())
    await its_question_is_cancelled(office)
    with pytest.raises(SQLAlchemyError):
        await renewing
    await starting.join()
    await mine.presence.renew()
    await starting.leave()
    await starting.begin()
    assert not await starting.keeps_others_out()
    await starting.leave()
    await database.close()
