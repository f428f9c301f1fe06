"""The try-out's faults with everything real: its process, the bot's, the page's way in."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.demo import process
from bot.demo.company.history import hire
from bot.demo.process import DemoBot
from bot.demo.start import CLOCK, DATABASE
from bot.sandbox.floods import FLOODED
from bot.sandbox.server import serving
from bot.sandbox.telegram import Telegram
from models import calendar, clock
from models.database import Database
from models.migrate import migrate
from tests.afternoon import next_afternoon
from tests.conftest import TOKEN
from tests.demo import A_START, PATIENCE, Page, demo, files_a_report

LI_WEI, WANG_FANG, MEI, TOM = 1005, 1003, 1008, 1009
JSON = dict[str, Any]
Task = asyncio.Task[None]


@pytest.fixture(autouse=True)
def it_is_now(it_is_saturday_afternoon: None) -> None:
    """The processes have the real time."""
    clock.reset()


@pytest.fixture
async def hired(tmp_path: Path) -> Path:
    """A folder for a try-out whose company begins today: its last sixty days take long to live through.

    It is three in the afternoon there: in the evening people would be reminded of their reports.
    """
    (tmp_path / "var").mkdir()
    clock.move_to(next_afternoon())
    (tmp_path / CLOCK).write_text(str(clock.ahead().total_seconds()))
    database = Database(f"sqlite+aiosqlite:///{tmp_path / DATABASE}")
    await migrate(database)
    async with database.writing() as session:
        await calendar.seed(session, clock.now().year)
        await hire(session)
    await database.close()
    return tmp_path


async def queues(page: Page) -> JSON:
    answer = await page.http.get("/try/queues")
    answer.raise_for_status()
    found: JSON = answer.json()
    return found


async def until(page: Page, such: Callable[[JSON], bool], seconds: float = A_START) -> JSON:
    """The queues as soon as they are such."""
    deadline = time.monotonic() + seconds
    while not such(look := await queues(page)):
        assert time.monotonic() < deadline, look
        await asyncio.sleep(0.05)
    return look


def is_quiet(look: JSON) -> bool:
    waits = look["telegram"] + look["inbox"] + look["outbox_size"]
    return look["bot"]["state"] == "working" and not waits


async def switch(page: Page, **faults: bool) -> JSON:
    answer = await page.http.post("/try/faults", json=faults)
    answer.raise_for_status()
    switched: JSON = answer.json()
    return switched


async def kill(page: Page, **how: float) -> int | None:
    answer = await page.http.post("/try/bot/kill", json=how)
    answer.raise_for_status()
    killed: int | None = answer.json()["killed"]
    return killed


async def answers(page: Page, person: int, after: int = 0) -> list[JSON]:
    """What the bot has sent since a message."""
    return [one for one in await page.chat(person) if not one["out"] and one["id"] > after]


async def newest(page: Page, person: int) -> int:
    return max([one["id"] for one in await page.chat(person)], default=0)


async def test_slow_down_and_flooded_everything_said_is_answered_once_and_in_order(
    hired: Path,
) -> None:
    async with demo(hired) as page:
        assert (await page.http.get("/try/faults")).json() == dict.fromkeys(
            ("slow", "down", "flood"), False
        )
        assert (await page.http.post("/try/faults", json={"rain": True})).status_code == 400
        await until(page, is_quiet)
        await down(page)
        await slow(page)
        await flooded(page)
        look = await until(page, is_quiet)
        assert look["said"] == look["received"] == look["done"] == 8
        assert look["owed"] == look["delivered"]
        assert look["lost"] == 0


async def down(page: Page) -> None:
    await switch(page, down=True)
    await page.types(LI_WEI, "日报")
    await page.types(LI_WEI, "拜访华联超市")
    await page.types(MEI, "/help")
    await page.types(TOM, "/help")
    look = await until(page, lambda look: look["bot"]["state"] == "away")
    await asyncio.sleep(5)  # longer than the bot waits before it tries again
    look = await queues(page)
    assert (look["telegram"], look["received"], look["lost"]) == (4, 0, 0)
    assert await answers(page, LI_WEI) == []
    await switch(page, down=False)
    look = await until(page, is_quiet, seconds=PATIENCE)
    assert (look["received"], look["done"], look["exceptions"]) == (4, 4, [])
    assert len(await answers(page, MEI)) == len(await answers(page, TOM)) == 1
    # The first question gave way to the second: the answer was heard after the command.
    assert ["2/4" in one["html"] for one in await answers(page, LI_WEI)] == [True]


async def slow(page: Page) -> None:
    before = await newest(page, MEI)
    await switch(page, slow=True)
    said = time.monotonic()
    await page.types(MEI, "/help")
    await page.types(MEI, "/me")
    while len(came := await answers(page, MEI, before)) < 2:
        assert time.monotonic() - said < PATIENCE
        await asyncio.sleep(0.1)
    assert time.monotonic() - said >= 4
    assert ["Hugo Lang" in one["html"] for one in came] == [False, True]
    await switch(page, slow=False)
    await until(page, is_quiet)
    assert len(await answers(page, MEI, before)) == 2


async def flooded(page: Page) -> None:
    before = await newest(page, TOM)
    await switch(page, flood=True)
    await page.types(TOM, "/help")
    await page.types(TOM, "/me")
    look = await until(page, lambda look: [one["tries"] for one in look["outbox"]] == [1, 0])
    first = look["outbox"][0]
    assert (first["to"], first["error"]) == ("Tom Baker", "told to wait")
    told_to_wait = datetime.fromisoformat(first["next"])
    while not (came := await answers(page, TOM, before)):
        look = await queues(page)
        assert [one["tries"] for one in look["outbox"]][:1] in ([1], []), "it asked in between"
        await asyncio.sleep(0.2)
    assert datetime.fromisoformat(came[0]["date"]).timestamp() >= int(told_to_wait.timestamp())
    assert len(came) == 1
    await switch(page, flood=False)
    await until(page, is_quiet, seconds=FLOODED + PATIENCE)
    assert ["Hugo Lang" in one["html"] for one in await answers(page, TOM, before)] == [False, True]


async def test_killed_in_the_middle_everything_said_is_worked_on_once_and_what_is_in_doubt_is_listed(
    hired: Path,
) -> None:
    async with demo(hired) as page:
        await until(page, is_quiet)
        await page.types(LI_WEI, "日报")
        await page.reads(LI_WEI, "1/4")
        await switch(page, slow=True)
        await page.types(LI_WEI, "拜访华联超市")
        for person in (MEI, TOM):
            await page.types(person, "/help")
        look = await until(page, lambda look: any(is_sending(one) for one in look["outbox"]))
        pid = await kill(page, away=60)  # what was in flight is settled when it comes back
        assert pid
        assert (await queues(page))["bot"]["state"] == "down"
        await page.types(MEI, "/me")
        in_flight = {one["id"] for one in (await queues(page))["outbox"] if is_sending(one)}
        assert in_flight
        await switch(page, slow=False)
        (await page.http.post("/try/bot/start")).raise_for_status()
        await until(page, lambda look: look["bot"]["alive"])
        assert await kill(page) not in (None, pid)
        assert await kill(page) is None
        await page.types(TOM, "/me")
        look = await until(page, is_quiet)
        assert look["bot"]["kills"] == 2
        assert 2 <= look["bot"]["back_after"] < A_START
        assert (look["said"], look["received"], look["done"], look["lost"]) == (6, 6, 6, 0)
        assert look["owed"] == look["delivered"] + look["unknown"]
        listed = {one["id"] for one in look["exceptions"]}
        assert listed <= in_flight
        for person in (MEI, TOM):
            assert 1 <= len(with_words(await answers(page, person), "Hugo Lang")) <= 2
        await files_a_report(page, LI_WEI)
        await page.reads(WANG_FANG, "李伟的日报")
        await until(page, is_quiet)
        assert len(with_words(await answers(page, WANG_FANG), "李伟的日报")) == 1


def is_sending(outgoing: JSON) -> bool:
    return bool(outgoing["state"] == "sending")


def with_words(messages: list[JSON], words: str) -> list[JSON]:
    return [one for one in messages if words in one["html"]]


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    telegram = Telegram(TOKEN)
    yield telegram
    await telegram.close()


async def reached(such: Callable[[], bool]) -> None:
    async with asyncio.timeout(2 * PATIENCE):
        while not such():  # noqa: ASYNC110 - a process is waited for
            await asyncio.sleep(0.02)


# Asks once for updates, as the bot does for ever; unless it is broken.
PROGRAM = """
import os, sys, urllib.request
if os.path.exists("{broken}"):
    sys.exit("it is broken")
address = os.environ["FIELDBOOK_API_URL"] + "/bot" + os.environ["FIELDBOOK_TOKEN"]
urllib.request.urlopen(address + "/getUpdates?timeout=50").read()
"""


@contextlib.asynccontextmanager
async def kept_alive(telegram: Telegram, broken: Path) -> AsyncIterator[tuple[DemoBot, Task]]:
    """A bot that does nothing, in the care of the try-out."""
    async with serving(telegram) as server:
        program = ("-c", PROGRAM.format(broken=broken))
        bot = DemoBot(server.url, TOKEN, broken.with_name("demo.db"), program)
        telegram.on_asked.append(bot.asked_for_updates)
        working = asyncio.create_task(bot.work())
        yield bot, working
        await bot.stop()
        await asyncio.wait_for(working, PATIENCE)
        assert not bot.alive


async def test_a_bot_that_does_not_come_up_three_times_is_left_alone_until_somebody_says_go_on(
    telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "BACK_AFTER", 0.1)
    broken = tmp_path / "broken"
    async with kept_alive(telegram, broken) as (bot, working):
        await reached(lambda: bot.is_up)
        broken.touch()
        assert await bot.kill(0.1)
        await reached(lambda: bot.gave_up)
        await asyncio.sleep(0.3)
        assert list(bot.last_lines) == ["it is broken"]
        assert (bot.alive, bot.back_in, bot.failures) == (False, None, 3)
        assert await bot.kill() is None
        broken.unlink()
        bot.start_again()
        await reached(lambda: bot.is_up)
        assert not bot.gave_up
        assert not working.done()


async def test_killed_it_is_back_after_as_long_as_was_said_and_a_kill_of_a_dying_one_counts_once(
    telegram: Telegram, tmp_path: Path
) -> None:
    async with kept_alive(telegram, tmp_path / "broken") as (bot, _):
        await reached(lambda: bot.is_up)
        first, second = await asyncio.gather(bot.kill(1), bot.kill(1))
        assert first == second
        assert bot.kills == 1
        await reached(lambda: bot.back_in is not None)
        await reached(lambda: bot.is_up)
        assert bot.took
        assert bot.took >= 1
        await bot.kill(60)
        await reached(lambda: bot.back_in is not None)
        bot.start_again()
        await reached(lambda: bot.is_up)
        assert bot.kills == 2


async def test_a_bot_that_never_came_up_is_not_started_again(
    telegram: Telegram, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.touch()
    async with kept_alive(telegram, broken) as (bot, working):
        await asyncio.wait_for(working, PATIENCE)
        assert list(bot.last_lines) == ["it is broken"]
