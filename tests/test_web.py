"""The webhook, the health of the process, its figures."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.settings import Settings
from bot.web import SECRET_HEADER, site
from models import migrate
from models.inbox import Incoming
from tests.conftest import TOKEN, Office
from tests.phone import Phone

SECRET = "a-secret-of-the-webhook"
HOOK = "/hook/telegram"


@pytest.fixture
def web(office: Office) -> httpx.AsyncClient:
    office.app.trouble = ""
    app = office.app
    pages = site(app.receiver, app.ready, app.count, webhook_path=HOOK, webhook_secret=SECRET)
    return httpx.AsyncClient(transport=httpx.ASGITransport(pages), base_url="http://fieldbook")


async def test_an_update_brought_with_the_secret_is_kept_and_answered(
    office: Office, rep: Phone, web: httpx.AsyncClient
) -> None:
    rep.person.types("/report")
    [update] = office.telegram.queue.pending()
    office.telegram.queue.drop_all()
    for _ in range(2):  # Telegram brings it again when our 200 got lost
        kept = await web.post(HOOK, json=update.update, headers={SECRET_HEADER: SECRET})
        assert kept.status_code == 200
    await office.settle()
    assert len(rep.inbox) == 1
    assert "1/4" in rep.last.text


async def test_without_the_secret_nothing_is_kept(office: Office, web: httpx.AsyncClient) -> None:
    update = {"update_id": 1, "message": {}}
    for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "wrong" * 100}):
        refused = await web.post(HOOK, json=update, headers=headers)
        assert refused.status_code == 403
    assert await office.all(select(Incoming)) == []


async def test_what_is_no_update_is_turned_away(office: Office, web: httpx.AsyncClient) -> None:
    headers = {SECRET_HEADER: SECRET}
    assert (await web.post(HOOK, content=b"{", headers=headers)).status_code == 400
    assert (await web.post(HOOK, content=b"[1]", headers=headers)).status_code == 200
    assert (await web.post(HOOK, content=b"x" * 1_000_001, headers=headers)).status_code == 413
    assert (await web.get(HOOK)).status_code == 405
    assert await office.all(select(Incoming)) == []


async def test_health_readiness_and_figures(
    office: Office, rep: Phone, web: httpx.AsyncClient
) -> None:
    assert (await web.get("/healthz")).text == "alive"
    assert (await web.get("/readyz")).status_code == 200
    await rep.types("/report")
    figures = (await web.get("/metrics")).text
    assert "fieldbook_turn_seconds_count" in figures
    assert 'fieldbook_deliveries_total{outcome="sent"}' in figures
    assert 'fieldbook_waiting{what="updates"} 0.0' in figures
    assert "fieldbook_ready 1.0" in figures
    office.app.trouble = "Telegram cannot be reached"
    unready = await web.get("/readyz")
    assert (unready.status_code, unready.text) == (503, "Telegram cannot be reached")
    assert "fieldbook_ready 0.0" in (await web.get("/metrics")).text
    office.app.trouble, office.app.worker.trouble = "", "database or disk is full"
    assert (await web.get("/readyz")).text == "database or disk is full"


async def test_without_its_database_it_is_not_ready_and_what_waited_before_is_not_said(
    office: Office, web: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "fieldbook_waiting{" in (await web.get("/metrics")).text

    def away(*_: object) -> None:
        raise OperationalError("BEGIN", None, OSError("connection refused"))

    @contextlib.asynccontextmanager
    async def silent(*_: object) -> AsyncIterator[AsyncSession]:
        await asyncio.Event().wait()
        yield AsyncSession()

    async def never(*_: object) -> bool:
        await asyncio.Event().wait()
        return True

    for reading, is_current in ((away, away), (silent, never)):
        monkeypatch.setattr(office.app.database, "reading", reading)
        monkeypatch.setattr(migrate, "is_current", is_current)
        figures = (await web.get("/metrics", timeout=30)).text
        assert "fieldbook_ready 0.0" in figures
        assert "fieldbook_turn_seconds_count" in figures
        assert "fieldbook_waiting{" not in figures
        monkeypatch.undo()
        assert "fieldbook_waiting{" in (await web.get("/metrics")).text


async def test_an_update_that_comes_before_telegram_said_who_we_are_is_kept(
    office: Office, rep: Phone
) -> None:
    settings = Settings(token=TOKEN, database_url=office.app.settings.database_url, _env_file=None)
    starting = Fieldbook(settings, request=SandboxRequest(office.telegram))
    pages = site(
        starting.receiver, starting.ready, starting.count, webhook_path=HOOK, webhook_secret=SECRET
    )
    rep.person.types("/report")
    [update] = office.telegram.queue.pending()
    transport = httpx.ASGITransport(pages)
    async with httpx.AsyncClient(transport=transport, base_url="http://fieldbook") as early:
        kept = await early.post(HOOK, json=update.update, headers={SECRET_HEADER: SECRET})
    assert kept.status_code == 200
    await starting.database.close()
    await office.settle()  # it is fetched as well, and is the same one
    assert len(rep.inbox) == 1
