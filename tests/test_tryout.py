"""What the try-out page can do in a chat, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, ReplyKeyboardMarkup

from bot.sandbox import server
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from models import clock
from tests.phone import Phone

MEI = "/try/chats/100"


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
async def page(telegram: Telegram, mei: Phone) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        server.serving(telegram) as running,
        httpx.AsyncClient(base_url=running.url, trust_env=False) as page,
    ):
        yield page


# What the page sends.


async def test_any_file_is_sent_each_as_a_message_of_its_own(
    page: httpx.AsyncClient,
    bot: Bot,
) -> None:
    files = [
        ("files", ("客户.xlsx", b"PK", "application/vnd.ms-excel")),
        ("files", ("b.csv", b"a,b\n1,2\n", "text/csv")),
    ]
    await page.post(f"{MEI}/documents", files=files, data={"caption": "Our list"})
    first, second = await bot.get_updates()
    assert first.message and first.message.document and second.message
    assert (first.message.document.file_name, first.message.caption) == ("客户.xlsx", "Our list")
    assert second.message.caption is None
    shown = (await page.get(MEI)).json()["messages"][-1]["document"]
    assert (shown["name"], shown["size"]) == ("b.csv", 8)
    assert (await page.get(shown["url"])).content == b"a,b\n1,2\n"


async def test_an_empty_file_and_none_at_all_are_refused_in_a_sentence(
    page: httpx.AsyncClient,
) -> None:
    empty = [("files", ("empty.csv", b"", "text/csv"))]
    assert "empty" in (await page.post(f"{MEI}/documents", files=empty)).json()["error"]
    answer = await page.post(f"{MEI}/documents", data={"caption": "x"})
    assert (answer.status_code, answer.json()["error"]) == (409, "There is no file.")


async def test_what_cannot_be_is_said_in_the_language_of_the_page(page: httpx.AsyncClient) -> None:
    answer = await page.post(f"{MEI}/types", json={"text": "hello", "reply_to": 4711})
    told = answer.json()
    assert (answer.status_code, told["error"]) == (409, "The message to answer is gone.")
    words = (await page.get("/try/texts")).json()
    assert words["zh-Hans"][told["key"]] == "要回复的消息已经不在了。"


async def test_what_is_sent_twice_with_one_key_is_said_once(
    page: httpx.AsyncClient,
    telegram: Telegram,
) -> None:
    said: dict[str, Any] = {"json": {"text": "hello"}, "headers": {"X-Once": "k1"}}
    first, second = await asyncio.gather(*(page.post(f"{MEI}/types", **said) for _ in range(2)))
    assert first.json() == second.json() == {"id": 2}
    telegram.register(101, "Li")
    assert (await page.post("/try/chats/101/types", **said)).json() == {"id": 3}
    assert [message.text for message in telegram.people[100].chat.visible] == ["/start", "hello"]


async def test_a_key_is_known_after_the_demo_was_ended_and_begun_again(
    page: httpx.AsyncClient, telegram: Telegram, tmp_path: Path
) -> None:
    said: dict[str, Any] = {"json": {"text": "hello"}, "headers": {"X-Once": "k1"}}
    first = await page.post(f"{MEI}/types", **said)
    telegram.save(tmp_path / "telegram.json")
    again = Telegram.load(tmp_path / "telegram.json")
    async with (
        server.serving(again) as running,
        httpx.AsyncClient(base_url=running.url, trust_env=False) as page_again,
    ):
        assert (await page_again.post(f"{MEI}/types", **said)).json() == first.json()
    assert [message.text for message in again.people[100].chat.visible] == ["/start", "hello"]


async def test_what_was_refused_may_be_tried_again_with_its_key(
    page: httpx.AsyncClient,
    mei: Phone,
) -> None:
    said: dict[str, Any] = {"json": {"text": "hello"}, "headers": {"X-Once": "k1"}}
    await mei.blocks()
    assert (await page.post(f"{MEI}/types", **said)).status_code == 409
    mei.person.unblocks()
    assert (await page.post(f"{MEI}/types", **said)).status_code == 200


async def test_words_of_others_are_forwarded_and_ones_own_are_deleted(
    page: httpx.AsyncClient,
    bot: Bot,
) -> None:
    words = {"name": "Boss Li", "text": "Call 13800000000"}
    forwarded = (await page.post(f"{MEI}/forwards", json=words)).json()["id"]
    [update] = await bot.get_updates()
    assert update.message and update.message.forward_origin
    assert (await page.get(MEI)).json()["messages"][-1]["forwarded_from"] == "Boss Li"
    await page.post(f"{MEI}/deletes", json={"message": forwarded})
    assert [one["html"] for one in (await page.get(MEI)).json()["messages"]] == ["/start"]
    again = await page.post(f"{MEI}/deletes", json={"message": forwarded})
    assert again.status_code == 409


async def test_inline_words_find_and_the_chosen_is_ones_own_message(
    page: httpx.AsyncClient,
    bot: Bot,
) -> None:
    asking = asyncio.create_task(page.post(f"{MEI}/inline", json={"query": "hua"}))
    [update] = await bot.get_updates(timeout=2)
    assert update.inline_query and update.inline_query.query == "hua"
    found = [
        InlineQueryResultArticle(str(n), "Hualian", InputTextMessageContent(f"Hualian {n}"))
        for n in (1, 2)
    ]
    await update.inline_query.answer(found)
    answer = (await asking).json()
    assert [one["title"] for one in answer["results"]] == ["Hualian", "Hualian"]
    await page.post(f"{MEI}/chooses", json={"query": answer["query"], "result": 1})
    last = (await page.get(MEI)).json()["messages"][-1]
    assert (last["html"], last["via"], last["out"]) == ("Hualian 2", True, True)


# What the page sees.


async def test_a_message_has_its_second_tick_when_the_bot_has_fetched_it(
    page: httpx.AsyncClient,
    bot: Bot,
    telegram: Telegram,
) -> None:
    await page.post(f"{MEI}/types", json={"text": "hello"})

    async def fetched() -> bool:
        return bool((await page.get(MEI)).json()["messages"][-1]["fetched"])

    [update] = await bot.get_updates()
    assert not await fetched()  # handed out, and not yet confirmed: it may have died on the way
    changed: list[int] = []
    telegram.on_change.append(changed.append)
    await bot.get_updates(offset=update.update_id + 1)
    assert await fetched()
    assert changed == [100]


async def test_a_keyboard_for_once_says_so(page: httpx.AsyncClient, bot: Bot) -> None:
    keys = ReplyKeyboardMarkup([["Yes"]], one_time_keyboard=True)
    asked = await bot.send_message(100, "Well?", reply_markup=keys)
    chat = (await page.get(MEI)).json()
    assert (chat["keyboard_of"], chat["keyboard_once"]) == (asked.message_id, True)
    await bot.send_message(100, "Well?", reply_markup=ReplyKeyboardMarkup([["Yes"]]))
    assert (await page.get(MEI)).json()["keyboard_once"] is False


async def test_typing_is_shown_for_five_seconds_or_until_the_next_message(
    page: httpx.AsyncClient,
    bot: Bot,
    telegram: Telegram,
) -> None:
    async def doing() -> str | None:
        shown: str | None = (await page.get(MEI)).json()["doing"]
        return shown

    told: list[tuple[str, object]] = []
    telegram.on_news.append(lambda kind, facts: told.append((kind, facts)))
    await bot.send_chat_action(100, "upload_document")
    assert told == [("typing", {"chat": 100, "action": "upload_document"})]
    assert await doing() == "upload_document"
    clock.move_by(timedelta(seconds=5))
    assert await doing() is None
    await bot.send_chat_action(100, "typing")
    assert await doing() == "typing"
    await bot.send_message(100, "Here")
    assert await doing() is None
