"""The sandbox's switches: slow, down and flooded until somebody switches it off; a line that is cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter

from bot.outcomes import never_left
from bot.over_http import OverHttp
from bot.sandbox.faults import Standing
from bot.sandbox.floods import FLOODED
from bot.sandbox.line import Line
from bot.sandbox.request import SandboxRequest
from bot.sandbox.server import Server, serving
from bot.sandbox.telegram import Telegram
from models import clock
from tests.phone import Phone


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    yield
    clock.reset()


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(floods=False)


@pytest.fixture
def standing(telegram: Telegram) -> Standing:
    return telegram.faults.standing


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    request = SandboxRequest(telegram)
    async with Bot(telegram.token, request=request, get_updates_request=request) as bot:
        yield bot


@pytest.fixture
async def mei(telegram: Telegram) -> Phone:
    """She has written to the bot, and the bot has heard it."""
    mei = Phone(telegram, 100, name="Mei")
    await mei.types("/start")
    telegram.queue.drop_all()
    return mei


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[Server]:
    async with serving(telegram) as server:
        yield server


@pytest.fixture
async def line(server: Server) -> AsyncIterator[Line]:
    line = Line(leads_to=server.port)
    await line.mend()
    yield line
    line.cut()


@pytest.fixture
async def far_bot(telegram: Telegram, line: Line) -> AsyncIterator[Bot]:
    """The bot at the other end of the line."""
    async with Bot(telegram.token, base_url=f"{line.url}/bot", request=OverHttp()) as bot:
        yield bot


async def test_all_is_well_until_something_is_switched_on(standing: Standing) -> None:
    assert standing.shown() == {"slow": False, "down": False, "flood": False}
    standing.turn(slow=True)
    standing.turn(flood=True)
    standing.turn(slow=False)
    assert standing.shown() == {"slow": False, "down": False, "flood": True}


# Slow


async def test_slow_both_ways_take_their_time_and_it_happens_in_between(
    bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.takes = 4
    standing.turn(slow=True)
    now = asyncio.get_running_loop().time
    began = now()
    sending = asyncio.ensure_future(bot.send_message(100, "Hello"))
    await asyncio.sleep(1)
    assert mei.texts == []
    await asyncio.sleep(2)
    assert mei.texts == ["Hello"]
    assert not sending.done()
    await sending
    assert now() - began >= 4


async def test_slow_updates_arrive_late_and_none_is_missing(
    bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.takes = 2
    standing.turn(slow=True)
    asking = asyncio.ensure_future(bot.get_updates(timeout=5))
    await asyncio.sleep(0.2)
    mei.person.types("one")
    now = asyncio.get_running_loop().time
    said = now()
    [update] = await asking
    assert now() - said >= 0.1
    assert update.message and update.message.text == "one"


# Down


async def test_down_nothing_leaves_and_nothing_is_lost(
    bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.turn(down=True)
    with pytest.raises(NetworkError) as told:
        await bot.send_message(100, "Hello")
    assert never_left(told.value)
    mei.person.types("one")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    standing.turn(down=False)
    [update] = await bot.get_updates()
    assert update.message and update.message.text == "one"
    assert mei.texts == []


async def test_down_whoever_waits_for_updates_is_cut_off(bot: Bot, standing: Standing) -> None:
    asking = asyncio.ensure_future(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    standing.turn(down=True)
    with pytest.raises(NetworkError):
        await asyncio.wait_for(asking, 4)


async def test_down_telegram_brings_no_updates_either(
    telegram: Telegram, bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.turn(down=True)
    telegram.webhook.aim("http://127.0.0.1:1/nobody-asks-there", "")
    mei.person.types("one")
    await asyncio.sleep(0.05)
    assert telegram.webhook.last_error
    assert telegram.webhook.last_error[1] == "Connection refused"
    assert len(telegram.queue.pending()) == 1
    await telegram.close()


async def test_a_line_that_is_cut_refuses_connections_and_once_mended_lets_them_through(
    far_bot: Bot, mei: Phone, line: Line
) -> None:
    port = line.port
    await far_bot.send_message(100, "before")
    line.cut()
    await asyncio.sleep(0.05)  # the connection kept for the next call learns of it
    for _ in range(2):
        with pytest.raises(NetworkError) as told:
            await far_bot.send_message(100, "meanwhile")
        assert never_left(told.value)
    await line.mend()
    await line.mend()
    await far_bot.send_message(100, "after")
    assert mei.texts == ["before", "after"]
    assert line.port == port


async def test_a_line_that_is_cut_breaks_off_what_is_under_way(
    telegram: Telegram, line: Line, standing: Standing
) -> None:
    standing.turn(slow=True)
    async with httpx.AsyncClient() as http:
        asking = asyncio.ensure_future(http.get(f"{line.url}/bot{telegram.token}/getMe"))
        await asyncio.sleep(0.2)
        line.cut()
        with pytest.raises(httpx.TransportError):
            await asyncio.wait_for(asking, 4)


async def test_what_is_large_comes_through_the_line_whole(
    far_bot: Bot, telegram: Telegram, mei: Phone
) -> None:
    content = bytes(range(256)) * 8000
    sent = await far_bot.send_document(100, content, filename="all.bin")
    assert sent.document
    assert telegram.files.by_id[sent.document.file_id].content == content


# Flooded


async def test_flooded_a_chat_takes_one_message_each_time_it_was_told_to_wait(
    bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.turn(flood=True)
    for words in ("one", "two"):
        with pytest.raises(RetryAfter) as told:
            await bot.send_message(100, words)
        assert told.value.retry_after in (FLOODED, timedelta(seconds=FLOODED))
        clock.move_by(timedelta(seconds=FLOODED - 1))
        with pytest.raises(RetryAfter):
            await bot.send_message(100, words)
        clock.move_by(timedelta(seconds=1))
        await bot.send_message(100, words)
    assert mei.texts == ["one", "two"]


async def test_flooded_the_chats_do_not_wait_for_each_other(
    telegram: Telegram, bot: Bot, mei: Phone, standing: Standing
) -> None:
    hugo = Phone(telegram, 101, name="Hugo")
    hugo.person.chat.started = True
    standing.turn(flood=True)
    for chat in (100, 101):
        with pytest.raises(RetryAfter):
            await bot.send_message(chat, "Hello")
    clock.move_by(timedelta(seconds=FLOODED))
    for chat in (100, 101):
        await bot.send_message(chat, "Hello")
    assert (mei.texts, hugo.texts) == (["Hello"], ["Hello"])


async def test_once_the_flood_is_over_messages_go_at_once(
    bot: Bot, mei: Phone, standing: Standing
) -> None:
    standing.turn(flood=True)
    with pytest.raises(RetryAfter):
        await bot.send_message(100, "Hello")
    standing.turn(flood=False)
    await bot.send_message(100, "Hello")
    standing.turn(flood=True)
    with pytest.raises(RetryAfter):
        await bot.send_message(100, "again")


async def test_a_tap_that_nobody_fetched_in_time_is_remembered_as_stale(
    telegram: Telegram, bot: Bot, mei: Phone
) -> None:
    number = telegram.push({"callback_query": {"id": "1"}})
    clock.move_by(timedelta(seconds=151))
    assert telegram.queue.pending() == []
    assert list(telegram.queue.stale) == [number]
