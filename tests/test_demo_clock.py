"""The try-out's clock: people and bot go on together, nothing is lost on the way, and never back."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from filelock import FileLock, Timeout

from bot.demo.clock import DemoClock, To
from bot.demo.process import DemoBot
from bot.demo.start import TOKEN
from bot.sandbox.telegram import Telegram
from models.database import Database
from tests.demo import PATIENCE, Page, demo, logs_a_visit

LI_WEI, WANG_FANG = 1005, 1003
A_MOVE = 120.0  # seconds on a busy machine


async def moved(page: Page, to: str) -> dict[str, Any]:
    answer = await page.http.post("/try/clock", json={"to": to}, timeout=A_MOVE)
    told: dict[str, Any] = answer.raise_for_status().json()
    assert told["done"], told
    return told


async def moved_to_a_morning_of_work(page: Page) -> dict[str, Any]:
    while (await clock_of(page))["morning"]["day_off"]:
        await moved(page, "next-morning")
    at = (await clock_of(page))["morning"]["at"]
    told = await moved(page, "next-morning")
    assert told["now"][:16] == at[:16]
    return told


async def clock_of(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = (await page.http.get("/try/clock")).json()
    return told


def when(message: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(message["date"])


async def test_an_hour_passes_for_the_people_and_for_the_bot_even_if_it_was_just_killed(
    tryout: Page,
) -> None:
    before = datetime.fromisoformat((await clock_of(tryout))["now"])
    (await tryout.http.post("/try/bot/kill")).raise_for_status()
    now = datetime.fromisoformat((await moved(tryout, "hour"))["now"])
    assert timedelta(hours=1) <= now - before < timedelta(hours=1, minutes=5)
    await tryout.types(LI_WEI, "/me")
    answer = await tryout.reads(LI_WEI, "上级")
    said = (await tryout.chat(LI_WEI))[-2]
    assert when(said) >= now - timedelta(seconds=1)
    assert when(answer) >= now - timedelta(seconds=1)


async def test_a_morning_brings_the_agenda_and_what_was_said_before_it_is_answered_before(
    tryout: Page,
) -> None:
    await tryout.types(LI_WEI, "/me")
    told = await moved_to_a_morning_of_work(tryout)
    now = datetime.fromisoformat(told["now"])
    answer = await tryout.reads(LI_WEI, "上级：王芳")
    morning = await tryout.reads(LI_WEI, "李伟，早上好")
    assert when(answer) < when(morning)
    assert now - when(answer) > timedelta(minutes=1)
    assert now - when(morning) < timedelta(minutes=1)


async def test_payments_are_reminded_of_on_their_day_and_the_clock_is_kept(
    tryout_folder: Path,
) -> None:
    async with demo(tryout_folder) as page:
        due = (await clock_of(page))["due"]
        assert due["kind"] in ("due", "overdue")  # whichever comes first on the day this is run
        told = await moved(page, "due-date")
        assert told["now"].startswith(due["at"][:16])
        owner = await owner_of(page, due)
        await page.reads(owner, due["customer"])
        after = told["due"]
        assert after["day"] > due["day"]
        told = await moved(page, "due-date")
        assert told["now"].startswith(after["at"][:16])
        await page.reads(await owner_of(page, after), after["customer"])
        ahead = told["ahead"]
        assert ahead > 0
    async with demo(tryout_folder) as page:
        assert (await clock_of(page))["ahead"] == ahead
        await page.types(LI_WEI, "/me")
        await page.reads(LI_WEI, "上级：王芳")
        assert when((await page.chat(LI_WEI))[-1]).date().isoformat() >= after["day"]


async def owner_of(page: Page, due: dict[str, Any]) -> int:
    people = (await page.http.get("/try/state")).json()["people"]
    return next(int(person["id"]) for person in people if person["name"] == due["owner"])


async def test_it_is_told_what_a_visit_caused_in_the_database(tryout: Page) -> None:
    mark = (await tryout.http.post("/try/database/mark")).json()["mark"]
    await logs_a_visit(tryout, LI_WEI)
    told = (await tryout.http.get("/try/database/changes", params={"since": mark})).json()
    new = [change for change in told["changes"] if change["kind"] == "new"]
    visit = next(change for change in new if change["table"] == "visits")
    assert visit["name"].startswith("华联超市")
    assert visit["columns"]["author_id"][1].startswith("李伟 #")
    assert "谈了新品上架" in [after for _, after in visit["columns"].values()]
    assert any(change["table"] == "follow_ups" for change in new)
    assert told["changes"][0]["table"] == "audit"
    assert told["more"] == 0
    assert not {"inbox", "outbox", "drafts"} & {change["table"] for change in told["changes"]}
    unknown = await tryout.http.get("/try/database/changes", params={"since": 4711})
    assert unknown.status_code == 404


async def test_the_clock_goes_nowhere_else_and_no_other_site_moves_it(tryout: Page) -> None:
    ahead = (await clock_of(tryout))["ahead"]
    assert (await tryout.http.post("/try/clock", json={"to": "yesterday"})).status_code == 400
    assert (await tryout.http.post("/try/clock", json=["hour"])).status_code == 400
    elsewhere = {"Origin": "http://example.org"}
    foreign = await tryout.http.post("/try/clock", json={"to": "hour"}, headers=elsewhere)
    assert foreign.status_code == 403
    first, second = await asyncio.gather(
        tryout.http.post("/try/clock", json={"to": "hour"}, timeout=A_MOVE),
        tryout.http.post("/try/clock", json={"to": "hour"}, timeout=A_MOVE),
    )
    went, stood = sorted([first, second], key=lambda answer: answer.status_code)
    assert (went.status_code, stood.status_code) == (200, 409)
    assert stood.json()["key"] == "page-clock-moves-already"
    assert (await clock_of(tryout))["ahead"] == pytest.approx(ahead + 3600, abs=0.01)


async def test_what_goes_wrong_on_the_way_leaves_no_page_waiting(
    sqlite: Path, tmp_path: Path
) -> None:
    class Broken(DemoBot):
        async def follow_the_clock(self) -> None:
            raise OSError("the pipe is full")

        alive = True

    database = Database(f"sqlite+aiosqlite:///{shutil.copy(sqlite, tmp_path / 'demo.db')}")
    telegram = Telegram(TOKEN)
    told: list[bool] = []
    telegram.on_news.append(lambda kind, facts: told.append(facts["moving"]))
    bot = Broken("http://127.0.0.1:1", TOKEN, tmp_path / "demo.db")
    moving = DemoClock(telegram, bot, database, tmp_path / "ahead")
    with pytest.raises(OSError, match="full"):
        await moving.move(To.HOUR)
    assert told == [True, False]
    assert not (await moving.shown())["moving"]
    await database.close()


async def test_a_demo_that_is_killed_leaves_no_bot_behind(tryout_folder: Path) -> None:
    with contextlib.suppress(httpx.ConnectError):
        async with demo(tryout_folder) as page:
            lock = FileLock(tryout_folder / "var" / "demo.db.lock", timeout=0)
            with pytest.raises(Timeout):
                lock.acquire()
            os.kill(page.process.pid, signal.SIGKILL)
            deadline = time.monotonic() + PATIENCE
            while not lock.is_locked:
                with contextlib.suppress(Timeout):
                    lock.acquire()
                assert time.monotonic() < deadline, "the bot is still at its database"
                await asyncio.sleep(0.1)
            lock.release()
