"""A chat on the try-out page does what Telegram's own app does, in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)

from bot.sandbox import server
from bot.sandbox.files import sample_photo
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from tests.browser import NARROW, PATIENCE, WIDE, counts, is_in_order, visit, why_not
from tests.test_phones import QUIET

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page
    from playwright.async_api import Route as Route_

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

MEI, HUGO = 1008, 1004
SHOPS = [
    {"name": "Hugo's Bar", "latitude": 31.1, "longitude": 121.1, "of": HUGO},
    {"name": "Corner Deli", "latitude": 31.2411, "longitude": 121.5037, "of": MEI},
]


@dataclass
class Office:
    url: str
    telegram: Telegram
    bot: Bot

    async def hears(self, patience: int = 5) -> list[Update]:
        """What the bot gets next; it confirms what it got before."""
        updates = await self.bot.get_updates(timeout=patience)
        if updates:
            await self.bot.get_updates(offset=updates[-1].update_id + 1)
        return list(updates)

    async def words(self, count: int) -> list[str]:
        """The next messages, as words."""
        said: list[str] = []
        while len(said) < count:
            said += [(one.message.text or "") for one in await self.hears() if one.message]
        return said


async def told(asked: Request) -> JSONResponse:
    """What else the page asks for: nothing fails, nobody moves the clock, and there are two shops."""
    return JSONResponse((QUIET | {"places": SHOPS})[asked.url.path.removeprefix("/try/")])


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """A Telegram served to the page, and a bot that says what a test has it say."""
    telegram = Telegram(floods=False)
    telegram.register(MEI, "Mei Carter", "representative · Hugo Lang", "en").chat.started = True
    telegram.register(HUGO, "Hugo Lang", "supervisor", "en").chat.started = True
    request = SandboxRequest(telegram)
    async with (
        server.serving(telegram, more=[Route(f"/try/{name}", told) for name in QUIET]) as running,
        Bot(telegram.token, request=request, get_updates_request=request) as bot,
    ):
        yield Office(running.url, telegram, bot)


def phone_of(page: Page, person: int = MEI) -> Locator:
    return page.locator(f'.phone[data-person="{person}"]')


async def say(phone: Locator, words: str) -> None:
    await phone.locator(".text-input").fill(words)
    await phone.locator(".text-input").press("Enter")


async def flip_the_network(phone: Locator) -> None:
    await phone.locator(".more-button").click()
    await phone.locator(".more [role=menuitemcheckbox]").click()


async def holds(locator: Locator, words: str) -> None:
    """Waits until it says so."""
    from playwright.async_api import expect

    await expect(locator).to_have_text(words, timeout=PATIENCE)


async def test_ticks_tell_where_a_message_is(office: Office) -> None:
    async with visit(office.url) as page:
        phone = phone_of(page)
        await say(phone, "hello")
        await counts(phone.locator('.ticks[data-state="sent"]'), 1)
        assert await office.words(1) == ["hello"]
        await counts(phone.locator('.ticks[data-state="fetched"]'), 1)


async def test_an_offline_phone_keeps_what_is_said_and_sends_it_once_and_in_order(
    office: Office,
) -> None:
    async with visit(office.url) as page:
        await office.bot.send_message(MEI, "before")
        phone = phone_of(page)
        await counts(phone.locator(".message"), 1)
        await flip_the_network(phone)
        await holds(phone.locator(".bar-sub"), "Waiting for network …")
        for words in ("one", "two", "three"):
            await say(phone, words)
        await counts(phone.locator('.ticks[data-state="waits"]'), 3)
        await office.bot.send_message(MEI, "meanwhile")
        await is_in_order(page)
        await page.reload()
        await counts(phone.locator('.ticks[data-state="waits"]'), 3)
        await holds(phone.locator(".bar-sub"), "Waiting for network …")
        assert await phone.get_by_text("meanwhile").count() == 0
        await phone.locator(".text-input").press("ArrowUp")
        await say(phone, "three, changed")
        assert await office.hears(patience=0) == []
        await flip_the_network(phone)
        assert await office.words(3) == ["one", "two", "three, changed"]
        await counts(phone.locator('.ticks[data-state="fetched"]'), 3)
        await counts(phone.get_by_text("meanwhile"), 1)
        assert await office.hears(patience=0) == []


async def test_a_tap_needs_a_network_and_a_file_waits_for_one(
    office: Office, tmp_path: Path
) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    await office.bot.send_message(MEI, "Well?", reply_markup=keys)
    sheet = tmp_path / "客户.csv"
    sheet.write_text("name\nHualian\n")
    async with visit(office.url) as page:
        phone = phone_of(page)
        await flip_the_network(phone)
        await phone.locator(".key").click()
        await holds(phone.locator(".toast"), "No network. Try again when the phone has one.")
        await phone.locator("input.documents").set_input_files(sheet)
        await say(phone, "Our list")
        await counts(phone.locator('.ticks[data-state="waits"]'), 1)
        assert await office.hears(patience=0) == []
        await flip_the_network(phone)
        [update] = await office.hears()
        assert update.message and update.message.document
        assert update.message.document.file_name == "客户.csv"
        assert update.message.caption == "Our list"


async def test_files_that_wait_outlive_the_page(office: Office, tmp_path: Path) -> None:
    picture = tmp_path / "shelf.jpg"
    picture.write_bytes(sample_photo().content)
    async with visit(office.url) as page:
        phone = phone_of(page)
        await flip_the_network(phone)
        await phone.locator("input.files").set_input_files(picture)
        await say(phone, "Our shelf")
        await counts(phone.locator('.ticks[data-state="waits"]'), 1)
        await page.reload()
        await counts(phone.locator('.ticks[data-state="waits"]'), 1)
        await counts(phone.locator(".photo img"), 1)
        await flip_the_network(phone)
        [update] = await office.hears()
        assert update.message and update.message.photo
        assert update.message.caption == "Our shelf"
        await counts(phone.locator(".own"), 1)


async def test_words_whose_file_is_gone_come_back_to_where_they_were_written(
    office: Office, tmp_path: Path
) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("a")
    async with visit(office.url) as page:
        phone = phone_of(page)
        await flip_the_network(phone)
        await phone.locator("input.documents").set_input_files(sheet)
        await say(phone, "Here is our list")
        await counts(phone.locator('.ticks[data-state="waits"]'), 1)
        await page.evaluate(
            "async () => (await import('/try/static/waitingfiles.js')).dropFiles("
            "Object.values(JSON.parse(localStorage['fieldbook.outbox']))[0][0].key)"
        )
        await page.reload()
        await phone.locator(".text-input").fill("and then")
        await flip_the_network(phone)
        await holds(
            phone.locator(".toast"), "list.csv is no longer on this phone. Choose it again."
        )
        written = await phone.locator(".text-input").input_value()
        assert written == "Here is our list\nand then"
        await counts(phone.locator(".own"), 0)


async def test_what_is_changed_while_it_is_on_its_way_is_changed_at_telegram(
    office: Office,
) -> None:
    may_go = asyncio.Event()

    async def hold(route: Route_) -> None:
        await may_go.wait()
        await route.continue_()

    async with visit(office.url) as page:
        phone = phone_of(page)
        await page.route("**/types", hold, times=1)
        await say(phone, "ten boxes")
        await counts(phone.locator('.ticks[data-state="waits"]'), 1)
        await phone.locator(".text-input").press("ArrowUp")
        await say(phone, "twelve boxes")
        await holds(phone.locator(".own .text"), "twelve boxes")
        may_go.set()
        heard: list[str] = []
        while len(heard) < 2:
            heard += [
                one.effective_message.text or ""
                for one in await office.hears()
                if one.effective_message
            ]
        assert heard == ["ten boxes", "twelve boxes"]
        await holds(phone.locator(".own .text"), "twelve boxes")


async def test_a_message_whose_answer_was_lost_is_sent_again_and_said_once(
    office: Office,
) -> None:
    lost: list[str] = []

    async def lose(route: Route_) -> None:
        await route.fetch()
        lost.append(route.request.headers["x-once"])
        await route.abort("aborted")

    async with visit(office.url) as page:
        phone = phone_of(page)
        await page.route("**/types", lose, times=1)
        await say(phone, "hello")
        await counts(phone.locator('.ticks[data-state="sent"]'), 1)
        await counts(phone.locator('.ticks[data-state="waits"]'), 0)
        assert await office.words(1) == ["hello"]
        assert len(lost) == 1
        assert await office.hears(patience=0) == []
        await counts(phone.locator(".own"), 1)


@asynccontextmanager
async def doing(bot: Bot, action: str) -> AsyncIterator[None]:
    """Said every second: what is shown for five may be over before a busy machine has drawn it."""

    async def say() -> None:
        while True:
            await bot.send_chat_action(MEI, action)
            await asyncio.sleep(1)

    saying = asyncio.create_task(say())
    try:
        yield
    finally:
        saying.cancel()
        await asyncio.wait([saying])


async def test_typing_stands_below_the_name_until_the_message(office: Office) -> None:
    async with visit(office.url) as page:
        phone = phone_of(page)
        for action, words in (
            ("typing", "typing …"),
            ("upload_photo", "sending a photo …"),
            ("upload_document", "sending a document …"),
        ):
            async with doing(office.bot, action):
                await holds(phone.locator(".bar-sub"), words)
                await holds(phone.locator(".bar-status"), words)
        await office.bot.send_message(MEI, "Here")
        await holds(phone.locator(".bar-sub"), "@fieldbook_bot · bot")


async def test_a_swipe_to_the_left_answers_and_a_short_one_does_not(office: Office) -> None:
    await office.bot.send_message(MEI, "Well?")
    async with visit(office.url, size=NARROW, has_touch=True, is_mobile=True) as page:
        await page.locator(f'.chat-entry[data-person="{MEI}"]').tap()
        phone = phone_of(page)
        message = phone.locator(".message .bubble")
        box = await message.bounding_box()
        assert box
        touch = await page.context.new_cdp_session(page)
        x, y = box["x"] + 40, box["y"] + box["height"] / 2

        async def swipe(far: int) -> None:
            at = {"x": x + 80, "y": y}
            await touch.send(
                "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]}
            )
            for step in range(0, far + 1, 8):
                at = {"x": x + 80 - step, "y": y}
                await touch.send(
                    "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]}
                )
            if far > 60:
                assert await phone.locator(".message.swiped.far").count() == 1
            await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        await swipe(32)
        assert await phone.locator(".context").is_hidden()
        await swipe(96)
        await holds(phone.locator(".context-title"), "Reply to Fieldbook")
        assert await phone.locator(".message.swiped").count() == 0
        await say(phone, "ok")
        [update] = await office.hears()
        assert update.message and update.message.reply_to_message
        await counts(phone.locator(".own .quote"), 1)


async def test_an_album_is_a_grid_and_opens_picture_by_picture(office: Office) -> None:
    media = [InputMediaPhoto(sample_photo(n).content) for n in range(3)]
    await office.bot.send_media_group(MEI, media, caption="Shelf")
    async with visit(office.url) as page:
        phone = phone_of(page)
        await counts(phone.locator(".photo img"), 3)
        assert await phone.locator(".photo img").nth(2).get_attribute("alt") == "Shelf (3 of 3)"
        await phone.locator(".photo").nth(1).click()
        await holds(page.locator(".viewer-words"), "Shelf (2 of 3)")
        await page.keyboard.press("ArrowRight")
        await holds(page.locator(".viewer-words"), "Shelf (3 of 3)")
        assert await page.locator("#picture .later").is_disabled()
        await is_in_order(page)
        await page.keyboard.press("Escape")
        assert await page.locator("#picture").is_hidden()


async def test_a_file_is_shown_by_name_and_size_and_can_be_saved(office: Office) -> None:
    await office.bot.send_document(MEI, b"x" * 12_345, filename="订单 1.xlsx", caption="Orders")
    async with visit(office.url, accept_downloads=True) as page:
        card = phone_of(page).locator(".document")
        await holds(card.locator(".card-sub"), "12 kB")
        async with page.expect_download() as started:
            await card.click()
        saved = await started.value
        assert saved.suggested_filename == "订单 1.xlsx"
        assert (await saved.path()).stat().st_size == 12_345


async def test_what_telegram_formats_looks_formatted(office: Office) -> None:
    long = "\n".join(f"line {number}" for number in range(12))
    words = (
        "<b>bold <i>and italic</i></b> <u>u</u> <s>s</s> <code>code</code>\n<pre>pre</pre>\n"
        f"<blockquote>quote</blockquote>\n<blockquote expandable>{long}</blockquote>\n"
        '<tg-spoiler>secret</tg-spoiler> <a href="https://t.me/fieldbook_bot?start=abc">open</a> '
        "t.me/fieldbook_bot?start=def /menu a@b.example"
    )
    await office.bot.send_message(MEI, words, parse_mode="HTML")
    async with visit(office.url) as page:
        phone = phone_of(page)
        text = phone.locator(".message:not(.own) .text")
        await holds(text.locator("b i"), "and italic")
        for tag in ("u", "s", "code", "pre", "blockquote:not([expandable])"):
            await counts(text.locator(tag), 1)
        await text.locator(".unfold").click()
        await holds(text.locator(".unfold"), "Show less")
        spoiler = text.locator(".tg-spoiler")
        await spoiler.focus()
        await page.keyboard.press("Enter")
        assert await spoiler.get_attribute("role") is None
        await text.get_by_role("link", name="open").click()
        await text.get_by_role("link", name="t.me/").click()
        await text.locator(".command").click()
        assert await office.words(3) == ["/start abc", "/start def", "/menu"]


async def test_a_keyboard_for_once_goes_when_it_was_used_and_a_position_is_chosen(
    office: Office,
) -> None:
    keys = ReplyKeyboardMarkup(
        [["Yes"], [KeyboardButton("Where I am", request_location=True)]], one_time_keyboard=True
    )
    await office.bot.send_message(MEI, "Well?", reply_markup=keys)
    async with visit(office.url) as page:
        phone = phone_of(page)
        await phone.locator(".reply-key").nth(1).click()
        await page.locator("#place-search").fill("Lujia")
        await is_in_order(page)
        await page.locator("#places .place").click()
        assert await phone.locator(".reply-keyboard").is_hidden()
        [update] = await office.hears()
        assert update.message and update.message.location
        await holds(phone.locator(".location .card-title"), "Lujiazui")
        await phone.locator(".keys-button").click()
        await phone.locator(".reply-key").first.click()
        assert await office.words(1) == ["Yes"]
        await office.bot.send_message(MEI, "And now?", reply_markup=keys)
        await phone.locator(".reply-keyboard").wait_for()


async def test_the_bots_name_finds_and_what_is_chosen_is_sent(office: Office) -> None:
    async def answer() -> None:
        while True:
            for update in await office.hears():
                if update.inline_query:
                    words = InputTextMessageContent(f"{update.inline_query.query} Mart")
                    await update.inline_query.answer(
                        [InlineQueryResultArticle("1", "The mart", words, description="A")]
                    )

    async with visit(office.url) as page:
        phone = phone_of(page)
        answering = asyncio.create_task(answer())
        await phone.locator(".text-input").fill("@")
        await page.keyboard.press("Tab")
        await page.keyboard.type("hua")
        await holds(phone.locator(".option-name"), "The mart")
        await page.keyboard.press("Enter")
        await holds(phone.locator(".own .text"), "hua Mart")
        answering.cancel()


async def test_what_came_while_one_was_away_is_below_a_line_and_counted_while_one_reads_above(
    office: Office,
) -> None:
    for number in range(30):
        await office.bot.send_message(MEI, f"old {number}")
    async with visit(office.url) as page:
        phone = phone_of(page)
        scroller = phone.locator(".scroller")
        await scroller.evaluate("(it) => it.scrollTo({ top: 0, behavior: 'instant' })")
        await phone.locator(".to-end").wait_for()
        for number in range(2):
            await office.bot.send_message(MEI, f"new {number}")
        await holds(phone.locator(".to-end .badge"), "2")
        assert await scroller.evaluate("(it) => it.scrollTop") == 0
        await counts(phone.locator(".unread-line + .message"), 1)
        assert "new 0" in await phone.locator(".unread-line + .message").inner_text()
        await phone.locator(".to-end").click()
        await phone.locator(".to-end").wait_for(state="hidden")
        await say(phone, "read")
        await counts(phone.locator(".unread-line"), 0)


async def test_a_draft_outlives_the_page_and_belongs_to_its_person(office: Office) -> None:
    async with visit(office.url) as page:
        await phone_of(page).locator(".text-input").fill("half a sen")
        await page.reload()
        assert await phone_of(page).locator(".text-input").input_value() == "half a sen"
        assert await phone_of(page, HUGO).locator(".text-input").input_value() == ""


async def test_ones_own_message_is_deleted_for_both_after_a_question(office: Office) -> None:
    async with visit(office.url) as page:
        phone = phone_of(page)
        await say(phone, "a mistake")
        await counts(phone.locator(".own"), 1)
        await phone.locator(".own").focus()
        await page.keyboard.press("Delete")
        await is_in_order(page)
        await page.locator("#deletion .main").click()
        await counts(phone.locator(".own"), 0)
        assert office.telegram.people[MEI].chat.visible == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_all_that_a_chat_can_hold_is_in_order(
    office: Office, size: tuple[int, int], tmp_path: Path
) -> None:
    bot, person = office.bot, office.telegram.people[MEI]
    await bot.send_media_group(MEI, [InputMediaPhoto(sample_photo(n).content) for n in range(5)])
    await bot.send_photo(MEI, sample_photo().content, caption="One <picture>")
    await bot.send_document(MEI, b"x", filename="a-file-with-a-very-long-name-" * 4 + ".pdf")
    person.shares_position(31.2306, 121.4741)
    person.shares_contact("Boss Li", "+86 138 0000 0000")
    person.forwards("Call me", "Boss Li")
    yes = InlineKeyboardButton("Yes", callback_data="y", api_kwargs={"style": "success"})
    site = InlineKeyboardButton("Site", url="https://example.com")
    await bot.send_message(MEI, "Well?", reply_markup=InlineKeyboardMarkup([[yes], [site]]))
    sheet = tmp_path / "list.csv"
    sheet.write_text("a")
    async with visit(office.url, size=size) as page:
        if size == NARROW:
            await page.locator(f'.chat-entry[data-person="{MEI}"]').click()
        phone = phone_of(page)
        await counts(phone.locator(".message"), 7)
        await phone.locator("input.documents").set_input_files(sheet)
        await is_in_order(page)
        await phone.locator(".attach-button").click()
        await is_in_order(page)
        await phone.locator(".attach .menu-item").last.click()
        await is_in_order(page)
