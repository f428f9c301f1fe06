"""The sandbox keeps Telegram's rules, in the process and over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    Bot,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.over_http import OverHttp
from bot.sandbox import markup, server
from bot.sandbox.faults import (
    BadGateway,
    Delay,
    Lost,
    Malformed,
    Redelivered,
    Refused,
    TooMany,
)
from bot.sandbox.files import sample_photo
from bot.sandbox.impossible import Impossible
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Refusal, Upload
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
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    request = SandboxRequest(telegram)
    async with Bot(telegram.token, request=request, get_updates_request=request) as bot:
        yield bot


@pytest.fixture
async def mei(telegram: Telegram) -> Phone:
    """She has written to the bot, and the bot has heard it."""
    mei = Phone(telegram, 100, name="Mei", language="zh-hans")
    await mei.types("/start")
    telegram.queue.drop_all()
    return mei


def buttons(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(one, callback_data=one) for one in labels]])


async def refused(call: Awaitable[object], words: str) -> None:
    with pytest.raises(BadRequest) as told:
        await call
    assert words.lower() in told.value.message.lower()


# Who may be written to.


async def test_a_wrong_token_is_unauthorized(telegram: Telegram) -> None:
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", request=SandboxRequest(telegram)).get_me()


async def test_an_unknown_method_is_not_found(telegram: Telegram) -> None:
    reply = await telegram.call(telegram.token, "sendTelepathy")
    assert reply.status == 404


async def test_the_bot_cannot_begin_a_conversation(telegram: Telegram, bot: Bot) -> None:
    telegram.register(100, "Mei")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(100, "Hello")
    await refused(bot.send_message(999, "Hello"), "chat not found")


async def test_a_block_is_told_and_nothing_arrives_any_more(bot: Bot, mei: Phone) -> None:
    await mei.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(100, "Hello")
    with pytest.raises(Impossible):
        await mei.types("Hello")
    await mei.unblocks()
    await bot.send_message(100, "Hello")
    statuses = [u.my_chat_member.new_chat_member.status for u in await bot.get_updates()]  # type: ignore[union-attr]  # only such updates are there
    assert statuses == ["kicked", "member"]


# Words.


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b>a</b> &lt;i&gt; &amp; &quot; &#65;&#x42;", 'a <i> & " AB', ["bold"]),
        ("&nbsp; stays &copy", "&nbsp; stays &copy", []),
        (" \n<b>  trimmed </b> \n", "trimmed", ["bold"]),
        ("<i>😀<u>中</u></i>", "😀中", ["italic", "underline"]),
        ('<a href="https://x.example/?a=1&amp;b=2">l</a>', "l", ["text_link"]),
        ("<a href='javascript:alert(1)'>l</a>", "l", []),
        ('<pre><code class="language-py">x</code></pre>', "x", ["pre"]),
        ("<code><b>x</b></code>", "x", ["code"]),
        ("<blockquote expandable>q</blockquote>", "q", ["expandable_blockquote"]),
        ('<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>', "st", ["spoiler"] * 2),
        ("<b></b>x", "x", []),
        ("1 > 0", "1 > 0", []),
    ],
)
def test_html_is_read_as_telegram_reads_it(source: str, text: str, kinds: list[str]) -> None:
    parsed, entities = markup.parse(source, "HTML")
    assert (parsed, [entity["type"] for entity in entities]) == (text, kinds)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>x", "find end tag"),
        ("x</b>", "Unexpected end tag"),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("<script>x</script>", 'Unsupported start tag "script"'),
        ("1 < 2", "Unsupported start tag"),
        ("<span>x</span>", "tg-spoiler"),
        ("<b", "Unclosed start tag"),
        ("<b>x</b", "Unclosed end tag"),
    ],
)
def test_wrong_html_is_refused(source: str, why: str) -> None:
    with pytest.raises(Refusal, match="can't parse entities") as told:
        markup.parse(source, "HTML")
    assert why in told.value.description


def test_offsets_count_utf16_units() -> None:
    _, entities = markup.parse("😀 <b>中😀</b>", "HTML")
    assert entities == [{"type": "bold", "offset": 3, "length": 3}]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>a <i>b</i></b> &lt;c&gt;\n😀", "<b>a <i>b</i></b> &lt;c&gt;\n😀"),
        (
            '<a href="https://x.example/&quot;">l</a>',
            '<a href="https://x.example/&quot;">l</a>',
        ),
    ],
)
def test_the_page_gets_safe_html(source: str, html: str) -> None:
    assert markup.as_html(*markup.parse(source, "HTML")) == html


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "<b> </b>"])
async def test_an_empty_text_is_refused(bot: Bot, mei: Phone, text: str) -> None:
    await refused(bot.send_message(100, text, parse_mode="HTML"), "message text is empty")


async def test_a_text_has_4096_units_after_parsing_and_a_caption_1024(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")
    await refused(bot.send_message(100, "😀" * 2048 + "x"), "message is too long")
    photo = sample_photo().content
    await bot.send_photo(100, photo, caption="中" * 1024)
    await refused(bot.send_photo(100, photo, caption="中" * 1025), "caption is too long")


async def test_an_answer_to_a_message_that_is_gone_is_refused(bot: Bot, mei: Phone) -> None:
    sent = await bot.send_message(100, "one")
    answered = await bot.send_message(100, "two", reply_to_message_id=sent.message_id)
    assert answered.reply_to_message and answered.reply_to_message.text == "one"
    await mei.deletes(mei.chat[-2])
    await refused(
        bot.send_message(100, "x", reply_to_message_id=sent.message_id),
        "message to be replied not found",
    )
    gone = ReplyParameters(sent.message_id, allow_sending_without_reply=True)
    assert not (await bot.send_message(100, "x", reply_parameters=gone)).reply_to_message


# Buttons.


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "中" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "non-empty"),
        ({"text": "x"}, "text buttons are unallowed"),
        ({"text": "x", "callback_data": "x", "url": "https://x.example"}, "exactly one"),
        ({"text": "x", "url": "javascript:x"}, "invalid"),
        ({"text": "x", "callback_data": "x", "style": "pink"}, "style"),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_wrong_buttons_are_refused(
    telegram: Telegram, mei: Phone, button: dict[str, Any], why: str
) -> None:
    keyboard = {"inline_keyboard": [[button]]}
    reply = await telegram.call(
        telegram.token,
        "sendMessage",
        {"chat_id": 100, "text": "x", "reply_markup": json.dumps(keyboard)},
    )
    assert reply.status == 400
    assert why in reply.description


async def test_eight_buttons_in_a_row_and_a_hundred_in_all(bot: Bot, mei: Phone) -> None:
    key = InlineKeyboardButton("x", callback_data="中" * 21)
    await bot.send_message(100, "x", reply_markup=InlineKeyboardMarkup([[key] * 8] * 12))
    nine = InlineKeyboardMarkup([[key] * 9])
    await refused(bot.send_message(100, "x", reply_markup=nine), "reply markup is too long")
    many = InlineKeyboardMarkup([[key] * 8] * 13)
    await refused(bot.send_message(100, "x", reply_markup=many), "reply markup is too long")


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "Well?", reply_markup=buttons("Yes", "Yes, later"))
    await mei.taps("Yes")
    (update,) = await bot.get_updates()
    assert update.callback_query and update.callback_query.data == "Yes"
    assert update.callback_query.message and update.callback_query.message.message_id == mei.last.id
    await update.callback_query.answer("Done", show_alert=True)
    assert mei.toasts == ["Done"]
    assert mei.last_tap.alert
    await refused(update.callback_query.answer(), "query is too old")
    with pytest.raises(AssertionError, match="Yes, later"):
        await mei.taps("No")


async def test_a_tap_can_be_answered_for_150_seconds(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "Well?", reply_markup=buttons("Yes"))
    await mei.taps("Yes")
    (update,) = await bot.get_updates()
    assert update.callback_query
    clock.move_by(timedelta(seconds=151))
    await refused(update.callback_query.answer(), "query is too old")


async def test_a_toast_has_200_characters(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "Well?", reply_markup=buttons("Yes"))
    tap = await mei.taps("Yes")
    assert tap
    await refused(bot.answer_callback_query(tap.id, "x" * 201), "MESSAGE_TOO_LONG")


async def test_links_start_the_bot_and_copy_buttons_tell_nobody(bot: Bot, mei: Phone) -> None:
    rows = [
        [InlineKeyboardButton("Join", url="https://t.me/fieldbook_bot?start=abc-1")],
        [InlineKeyboardButton("Web", url="https://x.example")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("1234"))],
    ]
    await bot.send_message(100, "Links", reply_markup=InlineKeyboardMarkup(rows))
    for label in ("Web", "Copy", "Join"):
        assert await mei.taps(label, mei.last) is None
    (update,) = await bot.get_updates()
    assert update.message and update.message.text == "/start abc-1"


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "x", reply_markup=ReplyKeyboardMarkup([["A", "B"], ["C"]]))
    await bot.send_message(100, "y")
    assert mei.reply_keyboard == [["A", "B"], ["C"]]
    await refused(bot.edit_message_text("z", 100, mei.inbox[0].id), "message can't be edited")
    await bot.send_message(100, "z", reply_markup=ReplyKeyboardRemove())
    assert mei.reply_keyboard is None


# Changing what was sent.


async def test_an_edit_must_change_something(bot: Bot, mei: Phone) -> None:
    sent = await bot.send_message(100, "<b>a</b>", parse_mode="HTML", reply_markup=buttons("Yes"))
    again = {"text": "<b>a</b> ", "parse_mode": "HTML", "reply_markup": buttons("Yes")}
    await refused(sent.edit_text(**again), "message is not modified")  # type: ignore[arg-type]  # a mixed dict
    await sent.edit_text("a")
    assert (mei.last.text, mei.last.labels, mei.last.edited) == ("a", [], True)
    await refused(sent.edit_reply_markup(None), "message is not modified")


async def test_only_ones_own_messages_that_are_still_there_are_edited(bot: Bot, mei: Phone) -> None:
    mine = await mei.types("mine")
    await refused(bot.edit_message_text("x", 100, mine.id), "message can't be edited")
    await refused(bot.edit_message_text("x", 100, 12345), "message to edit not found")
    sent = await bot.send_message(100, "x")
    await sent.delete()
    await refused(sent.edit_text("y"), "message to edit not found")
    await refused(sent.delete(), "message to delete not found")
    first, second = await bot.send_message(100, "1"), await bot.send_message(100, "2")
    await bot.delete_messages(100, [first.message_id, sent.message_id, second.message_id])
    assert [message.text for message in mei.inbox] == []
    clock.move_by(timedelta(hours=49))
    await refused(bot.delete_message(100, mine.id), "message can't be deleted")


async def test_a_picture_has_a_caption_and_no_text(bot: Bot, mei: Phone) -> None:
    sent = await bot.send_photo(100, sample_photo().content, caption="<i>a</i>", parse_mode="HTML")
    await refused(sent.edit_text("b"), "there is no text in the message to edit")
    await sent.edit_caption("b")
    assert mei.last.text == "b"


# Files.


async def test_a_file_is_sent_again_by_its_id_and_fetched(bot: Bot, mei: Phone) -> None:
    photo = sample_photo(1)
    sent = await bot.send_photo(100, photo.content)
    again = await bot.send_photo(100, sent.photo[-1].file_id)
    assert again.photo[-1].width == 64
    await refused(bot.send_photo(100, "AgACnothing"), "wrong file identifier")
    file = await bot.get_file(again.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == photo.content


async def test_too_big_files_are_refused(bot: Bot, mei: Phone) -> None:
    big = await mei.sends_document(Upload("big.bin", b"x" * (20 * 1024 * 1024 + 1)))
    await refused(bot.get_file(big.body["document"]["file_id"]), "file is too big")
    await refused(bot.send_photo(100, b"x" * (10 * 1024 * 1024 + 1)), "too big")
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(100, b"x" * (50 * 1024 * 1024 + 1))


async def test_albums_have_two_to_ten_pictures(bot: Bot, mei: Phone) -> None:
    photo = InputMediaPhoto(sample_photo().content)
    sent = await bot.send_media_group(100, [photo, photo])
    assert len({message.media_group_id for message in sent}) == 1
    await refused(bot.send_media_group(100, [photo]), "2-10")
    await refused(bot.send_media_group(100, [photo] * 11), "2-10")
    await mei.sends_album(3, "Shelf")
    updates = await bot.get_updates()
    assert len({u.message.media_group_id for u in updates if u.message}) == 1
    assert [u.message.caption for u in updates if u.message] == ["Shelf", None, None]


# Updates.


async def test_an_offset_confirms_everything_below_it(bot: Bot, mei: Phone) -> None:
    for word in "abcd":
        await mei.types(word)
    first = await bot.get_updates(limit=2)
    assert [u.message.text for u in first if u.message] == ["a", "b"]
    assert await bot.get_updates(limit=2) == first
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["c", "d"]
    (last,) = await bot.get_updates(offset=-1)
    assert last.message and last.message.text == "d"
    assert await bot.get_updates() == (last,)


async def test_ids_start_where_they_are_told_to() -> None:
    telegram = Telegram(first_update_id=5)
    assert telegram.push_malformed() == 5
    telegram.queue.next_id = 1
    assert telegram.push_malformed() == 1


async def test_allowed_updates_are_remembered(bot: Bot, mei: Phone) -> None:
    await bot.get_updates(allowed_updates=["message"])
    await mei.types("a")
    await mei.edits(mei.chat[-1], "b")
    await bot.get_updates(allowed_updates=[])
    await mei.edits(mei.chat[-1], "c")
    kinds = [bool(u.edited_message) for u in await bot.get_updates()]
    assert kinds == [False, True]


async def test_a_long_poll_ends_when_something_comes(bot: Bot, mei: Phone) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.01)
    await mei.types("here")
    (update,) = await asyncio.wait_for(poll, 4)
    assert update.message and update.message.text == "here"


async def test_a_second_poll_ends_the_first_with_409(bot: Bot, mei: Phone) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(bot.get_updates(timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await mei.types("here")
    assert len(await second) == 1


async def test_polling_while_a_webhook_is_set_is_409(bot: Bot) -> None:
    await refused(bot.set_webhook("http://example.com/"), "HTTPS URL must be provided")
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.01)
    await bot.set_webhook("http://127.0.0.1:1/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await bot.get_updates()


async def test_taps_leave_the_queue_after_150_seconds_and_words_after_a_day(
    bot: Bot, mei: Phone
) -> None:
    await bot.send_message(100, "Well?", reply_markup=buttons("Yes"))
    await mei.types("word")
    await mei.taps("Yes")
    clock.move_by(timedelta(seconds=151))
    assert [bool(u.message) for u in await bot.get_updates()] == [True]
    clock.move_by(timedelta(hours=24))
    assert await bot.get_updates() == ()


async def test_an_update_can_come_twice_and_nonsense_can_come(
    telegram: Telegram, mei: Phone
) -> None:
    await mei.types("once")

    async def read(offset: int = 0) -> list[dict[str, Any]]:
        reply = await telegram.call(telegram.token, "getUpdates", {"offset": offset})
        result: list[dict[str, Any]] = reply.result
        return result

    (first,) = await read()
    telegram.faults.next("getUpdates", Redelivered(), Malformed())
    assert await read(first["update_id"] + 1) == [first]
    (odd,) = await read(first["update_id"] + 1)
    assert odd["message"] == {"nonsense": [1, None, {}]}


async def test_people_write_in_groups_and_channels(
    telegram: Telegram, bot: Bot, mei: Phone
) -> None:
    group = telegram.create_group("Sales", [100])
    await mei.types("nobody asked the bot", group=group)
    await mei.types("/help", group=group)
    telegram.channel_post("News")
    added, asked, post = await bot.get_updates()
    assert added.my_chat_member and added.my_chat_member.chat.title == "Sales"
    assert asked.message and asked.message.chat.type == "group"
    assert post.channel_post and post.effective_user is None


async def test_everything_a_phone_sends_is_an_update_that_ptb_reads(bot: Bot, mei: Phone) -> None:
    await bot.send_message(100, "Card")
    await mei.answers(mei.last, "/report now")
    live = await mei.shares_position(31.2, 121.5, live_for=60)
    await mei.moves(live, 31.3, 121.5)
    await mei.shares_contact("Li", "+86 1")
    await mei.forwards("hello", "Wang")
    await mei.forwards("hello", mei.person)
    await mei.sends_sticker()
    await mei.sends_voice()
    mei.person.asks_inline("hua")
    updates = list(await bot.get_updates())
    answer = updates[0].message
    assert answer and answer.reply_to_message and answer.reply_to_message.text == "Card"
    assert answer.parse_entities(["bot_command"]) == {answer.entities[0]: "/report"}
    assert answer.from_user and answer.from_user.language_code == "zh-hans"
    moved = updates[2].edited_message
    assert moved and moved.location and moved.location.latitude == 31.3
    assert updates[3].message and updates[3].message.contact
    assert updates[4].message and updates[4].message.forward_origin
    assert updates[6].message and updates[6].message.sticker
    assert updates[7].message and updates[7].message.voice
    query = updates[8].inline_query
    assert query and await query.answer([])


async def test_a_long_text_is_sent_in_pieces_and_an_empty_one_not_at_all(
    bot: Bot, mei: Phone
) -> None:
    await mei.types("x" * 10_000)
    assert [len(u.message.text or "") for u in await bot.get_updates() if u.message] == [
        4096,
        4096,
        1808,
    ]
    with pytest.raises(Impossible):
        await mei.types(" \n")
    with pytest.raises(Impossible):
        await mei.edits(mei.chat[-1], "")
    await mei.types("a\ud800\u202eb\x00")
    assert mei.chat[-1].text == "ab"


# How fast.


async def test_a_person_gets_three_at_once_and_then_one_a_second() -> None:
    telegram = Telegram()
    mei = Phone(telegram, 100)
    await mei.types("/start")
    bot = Bot(telegram.token, request=SandboxRequest(telegram))
    for _ in range(3):
        await bot.send_message(100, "x")
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(100, "x")
    wait = told.value.retry_after
    assert (wait if isinstance(wait, int) else wait.total_seconds()) == 1
    await bot.edit_message_text("y", 100, mei.last.id)
    clock.move_by(timedelta(seconds=1))
    await bot.send_message(100, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(100, "x")


async def test_a_group_gets_twenty_a_minute_and_everybody_thirty_a_second() -> None:
    telegram = Telegram()
    mei = Phone(telegram, 100)
    group = telegram.create_group("Sales", [100])
    send = {"chat_id": group.id, "text": "x"}
    statuses = [(await telegram.call(telegram.token, "sendMessage", send)) for _ in range(21)]
    assert [reply.status for reply in statuses] == [200] * 20 + [429]
    assert isinstance(statuses[-1].body, dict)
    assert statuses[-1].body["parameters"] == {"retry_after": 3}
    for number in range(200, 212):
        await Phone(telegram, number).types("/start")
    clock.move_by(timedelta(seconds=10))
    replies = [
        await telegram.call(telegram.token, "sendMessage", {"chat_id": number, "text": "x"})
        for _ in range(3)
        for number in range(200, 212)
    ]
    assert 30 <= [reply.status for reply in replies].count(200) < 33
    assert mei.inbox == []


# What goes wrong.


async def test_faults_look_as_they_do_over_a_network(
    telegram: Telegram, bot: Bot, mei: Phone
) -> None:
    telegram.faults.next("sendMessage", Refused(), Lost(), BadGateway(), BadGateway(True))
    with pytest.raises(NetworkError) as refused_one:
        await bot.send_message(100, "refused")
    assert isinstance(refused_one.value.__cause__, httpx.ConnectError)
    with pytest.raises(TimedOut) as lost:
        await bot.send_message(100, "lost")
    assert isinstance(lost.value.__cause__, httpx.ReadTimeout)
    for text in ("gone", "gateway"):
        with pytest.raises(NetworkError, match="502"):
            await bot.send_message(100, text)
    assert mei.texts == ["lost", "gateway"]
    telegram.faults.next("*", Delay(0.05), TooMany(7))
    await bot.send_message(100, "late")
    with pytest.raises(RetryAfter):
        await bot.send_message(100, "x")
    assert [call.status for call in telegram.log if call.method == "sendMessage"] == [
        0,
        200,
        502,
        200,
        200,
        429,
    ]


async def test_chance_can_be_repeated(telegram: Telegram, mei: Phone) -> None:
    runs = []
    for _ in range(2):
        telegram.faults.clear()
        telegram.faults.by_chance("sendMessage", Refused(), 0.3, seed=7)
        send = {"chat_id": 100, "text": "x"}
        runs.append(
            [(await telegram.call(telegram.token, "sendMessage", send)).ok for _ in range(50)]
        )
    assert runs[0] == runs[1]
    assert 5 < runs[0].count(False) < 25


# Menus, and what is kept.


async def test_commands_fall_back_from_the_chat_to_everybody(bot: Bot, mei: Phone) -> None:
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "帮助")], language_code="zh")
    assert mei.menu[0]["description"] == "帮助"
    await bot.set_my_commands([("report", "日报")], scope=BotCommandScopeChat(100))
    assert mei.commands == ["report"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(100))
    assert mei.commands == ["help"]
    await refused(bot.set_my_commands([("help", "x")], language_code="zh-hans"), "language code")
    await refused(bot.set_my_commands([("Help", "x")]), "BOT_COMMAND_INVALID")
    await refused(bot.set_my_commands([("a", "x")], scope=BotCommandScopeChat(9)), "chat not found")


async def test_a_saved_telegram_goes_on_where_it_was(
    telegram: Telegram, bot: Bot, mei: Phone, tmp_path: Path
) -> None:
    await bot.set_my_commands([("help", "Help")])
    await bot.send_message(100, "<b>Well?</b>", parse_mode="HTML", reply_markup=buttons("Yes"))
    await mei.taps("Yes")
    await mei.sends_photo(sample_photo(3))
    path = tmp_path / "telegram.json"
    telegram.save(path)
    again = Telegram.load(path)
    phone = Phone(again, 100)
    assert [message.body for message in phone.chat] == [message.body for message in mei.chat]
    assert phone.commands == ["help"]
    photo = phone.chat[-1].photo
    assert photo and again.files.by_id[photo].content == sample_photo(3).content
    reader = Bot(
        again.token, request=SandboxRequest(again), get_updates_request=SandboxRequest(again)
    )
    tapped, sent = await reader.get_updates()
    assert tapped.callback_query and await tapped.callback_query.answer("ok")
    assert sent.update_id == telegram.queue.next_id - 1
    assert (await phone.types("more")).id == mei.chat[-1].id + 1
    again.save(path)


# Over HTTP.


@pytest.fixture
async def address(telegram: Telegram) -> AsyncIterator[str]:
    async with server.serving(telegram) as running:
        yield running.url


def _httpx() -> HTTPXRequest:
    return HTTPXRequest(httpx_kwargs={"trust_env": False})


@pytest.fixture(params=[OverHttp, _httpx])
async def far_bot(
    telegram: Telegram, address: str, request: pytest.FixtureRequest
) -> AsyncIterator[Bot]:
    """A bot that reaches the sandbox as it would reach Telegram: as ours does, and as others do."""
    over_http: Callable[[], BaseRequest] = request.param
    async with Bot(
        telegram.token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=over_http(),
        get_updates_request=over_http(),
    ) as bot:
        yield bot


async def test_over_http_everything_is_the_same(far_bot: Bot, mei: Phone) -> None:
    sent = await far_bot.send_message(100, "Well?", reply_markup=buttons("Yes"))
    poll = asyncio.create_task(far_bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    await mei.taps("Yes")
    (update,) = await poll
    assert update.callback_query and await update.callback_query.answer("ok")
    await sent.edit_text("中文 😀")
    photo = sample_photo(2)
    picture = await far_bot.send_photo(100, photo.content, caption="p")
    await far_bot.send_media_group(100, [InputMediaPhoto(photo.content)] * 2)
    file = await picture.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == photo.content
    assert mei.texts == ["中文 😀", "p", "", ""]
    await refused(far_bot.send_message(100, ""), "message text is empty")


async def test_over_http_faults_break_the_line(
    telegram: Telegram, far_bot: Bot, mei: Phone
) -> None:
    telegram.faults.next("sendMessage", Refused(), Lost(), Lost(hold=0.01), BadGateway())
    with pytest.raises(NetworkError) as broken:
        await far_bot.send_message(100, "refused")
    assert isinstance(broken.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
    with pytest.raises(TimedOut):
        await far_bot.send_message(100, "lost", read_timeout=0.1)
    with pytest.raises(NetworkError):
        await far_bot.send_message(100, "cut")
    with pytest.raises(NetworkError, match="502"):
        await far_bot.send_message(100, "gateway")
    assert mei.texts == ["lost", "cut"]


async def test_a_poll_whose_caller_died_takes_nothing(
    telegram: Telegram, address: str, mei: Phone
) -> None:
    url = f"{address}/bot{telegram.token}/getUpdates"
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.post(url, json={"timeout": 30}, timeout=0.05)
        await asyncio.sleep(0.05)
        telegram.faults.next("getUpdates", Redelivered())
        await mei.types("here")
        assert len((await client.get(url, params={"timeout": 1})).json()["result"]) >= 1


async def test_a_webhook_gets_each_update_until_it_takes_it(bot: Bot, mei: Phone) -> None:
    got: list[tuple[str, str | None]] = []

    async def hook(request: Request) -> Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        got.append((secret or "", (await request.json())["message"]["text"]))
        return Response(status_code=500 if len(got) == 1 else 200)

    await mei.types("before")
    async with _listening(Starlette(routes=[Route("/hook", hook, methods=["POST"])])) as url:
        await bot.set_webhook(f"{url}/hook", secret_token="s-1")
        await mei.types("after")
        for _ in range(100):
            if len(got) == 3:
                break
            await asyncio.sleep(0.02)
        info = await bot.get_webhook_info()
        assert got == [("s-1", "before"), ("s-1", "before"), ("s-1", "after")]
        assert info.pending_update_count == 0
        assert info.last_error_message and "500" in info.last_error_message
        await bot.delete_webhook()


async def test_the_page_reads_chats_and_acts_as_people(
    telegram: Telegram, address: str, far_bot: Bot
) -> None:
    async with httpx.AsyncClient(base_url=address, trust_env=False) as page:
        mei = {"id": 100, "name": "Mei", "about": "representative", "language": "zh-hans"}
        assert (await page.post("/try/people", json=mei)).status_code == 201
        assert (await page.get("/try/state")).json()["people"] == [mei]
        assert (await page.post("/try/chats/100/types", json={"text": " "})).status_code == 409
        assert (await page.post("/try/chats/9/types", json={"text": "x"})).status_code == 404
        assert (await page.post("/try/chats/100/types", json={})).status_code == 400
        said = (await page.post("/try/chats/100/types", json={"text": "/start"})).json()["id"]
        await page.post("/try/chats/100/edits", json={"message": said, "text": "<hi>"})
        card = await far_bot.send_message(100, "Well?", reply_markup=buttons("Yes"))
        await far_bot.get_updates(offset=-1)
        where = {"message": card.message_id, "row": 0, "column": 0}
        tapping = asyncio.create_task(page.post("/try/chats/100/taps", json=where))
        tapped = (await far_bot.get_updates(offset=telegram.queue.next_id, timeout=2))[0]
        assert tapped.callback_query and await tapped.callback_query.answer("Thanks")
        assert (await tapping).json() == {"toast": "Thanks", "alert": False}
        photo = sample_photo()
        upload = ("files", (photo.name, photo.content, photo.mime))
        form = {"caption": "Shelf", "reply_to": str(card.message_id)}
        await page.post("/try/chats/100/photos", files=[upload, upload], data=form)
        place = {"latitude": 31.2, "longitude": 121.5}
        await page.post("/try/chats/100/position", json=place)
        await page.post("/try/chats/100/contact", json={"name": "Li", "phone": "1"})
        chat = (await page.get("/try/chats/100")).json()
        first, second, third, *_, position, contact = chat["messages"]
        assert (first["html"], first["edited"], first["out"]) == ("&lt;hi&gt;", True, True)
        assert second["buttons"][0][0]["kind"] == "tap"
        assert third["reply_to"] == {"id": card.message_id, "out": False, "text": "Well?"}
        assert (await page.get(third["photos"][0])).content == photo.content
        assert position["location"] == place
        assert contact["contact"] == {"name": "Li", "phone": "1"}
        blocked = await page.post("/try/chats/100/block", json={"blocked": True})
        assert blocked.json() == {"blocked": True}
        assert (await page.get("/try/state", headers={"Host": "evil.example"})).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "{own}"}, 200),
        ({"Origin": "{own}", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
async def test_another_sites_page_does_nothing_here(
    telegram: Telegram, address: str, headers: dict[str, str], status: int
) -> None:
    mei = telegram.register(100, "Mei")
    headers = {name: value.replace("{own}", address) for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=address, trust_env=False) as page:
        said = {"text": "/start"}
        answer = await page.post("/try/chats/100/types", json=said, headers=headers)
        assert answer.status_code == status
        assert len(mei.chat.visible) == (1 if status == 200 else 0)
        person = {"id": 101, "name": "Li"}
        answer = await page.post("/try/people", json=person, headers=headers)
        assert (answer.status_code == 403, 101 in telegram.people) == (status == 403, status == 200)
        assert (await page.post(f"/bot{telegram.token}/getMe", headers=headers)).json()["ok"]


async def test_the_page_may_send_nothing_to_another_machine(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, trust_env=False) as page:
        for path in ("/", "/try/state", "/try/static/page.js"):
            policy = (await page.get(path)).headers["Content-Security-Policy"].split("; ")
            assert {"default-src 'self'", "form-action 'none'", "frame-ancestors 'none'"} <= {
                *policy
            }
            assert not [
                rule for rule in policy if "http" in rule or "unsafe" in rule or "*" in rule
            ]
        html = (await page.get("/")).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", html)
    assert not re.findall(r'(?:src|href)="(?!/try/static/|data:,|#)', html)


async def test_the_page_hears_of_changes_and_the_server_stops_at_once(telegram: Telegram) -> None:
    telegram.register(100, "Mei")
    async with (
        server.serving(telegram) as running,
        httpx.AsyncClient(base_url=running.url, trust_env=False) as page,
        page.stream("GET", "/try/events") as events,
    ):
        lines = events.aiter_lines()
        assert await anext(lines) == ": here"
        telegram.people[100].types("/start")
        while not (line := await anext(lines)):
            pass
        assert line == 'data: {"chat": 100}'
        running.config.timeout_graceful_shutdown = 3600  # it is not cut off: it ends by itself
        running.stop()
        async with asyncio.timeout(30):
            assert [line async for line in lines if line] == []
    assert telegram.on_change == []


def test_the_sandbox_listens_on_this_machine_only() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        server.serve(Telegram(), "0.0.0.0")  # noqa: S104 - refused is what is tested


@contextlib.asynccontextmanager
async def _listening(app: Starlette) -> AsyncIterator[str]:
    """The application on a free port, as long as the block lasts."""
    free = socket.create_server(("127.0.0.1", 0))
    webhook = server.Quiet(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    task = asyncio.create_task(webhook.serve([free]))
    yield f"http://127.0.0.1:{free.getsockname()[1]}"
    webhook.should_exit = True
    await task


async def test_a_caller_that_ends_in_the_middle_of_asking_asked_nothing(
    telegram: Telegram, mei: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    async with server.serving(telegram) as running:
        _, writer = await asyncio.open_connection("127.0.0.1", running.port)
        writer.write(
            f"POST /bot{telegram.token}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\n"
            f"chat_id={mei.id}&text=Half".encode()
        )
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.transport.abort()
        await asyncio.sleep(0.1)
    assert not telegram.log
    assert "Exception in ASGI application" not in caplog.text
