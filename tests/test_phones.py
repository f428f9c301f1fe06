"""The try-out page as a messenger, in a browser: who holds which phone, the chat list, a small screen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import server
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from tests.browser import NARROW, WIDE, counts, is_in_order, visit, why_not

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

GENERAL, SUPERVISOR, REP, FINANCE, ENGLISH_REP = 1001, 1003, 1005, 1011, 1008
LONG = "Maximiliane-Charlotte von und zu Hohenlohe-Schillingsfürst-Breitenbach"
COMPANY = [
    (GENERAL, "陈建国", "general manager", "zh-hans"),
    (SUPERVISOR, "王芳", "supervisor · 陈建国", "zh-hans"),
    (1004, "Hugo Lang", "supervisor · 陈建国", "en"),
    (REP, "李伟", "representative · 王芳", "zh-hans"),
    (1006, "张敏", "representative · 王芳", "zh-hans"),
    (ENGLISH_REP, "Mei Carter", "representative · Hugo Lang", "en"),
    (1009, LONG, "representative · Hugo Lang", "en"),
    (FINANCE, "周静", "finance · 陈建国", "zh-hans"),
    (1012, "吴刚", "works · 陈建国", "zh-hans"),
]

# What the panel beside the phones asks for, where nobody moves the clock and nothing fails.
QUIET: dict[str, Any] = {
    "clock": {
        "now": "2026-11-23T01:00:00Z",
        "ahead": 0,
        "moving": False,
        "morning": {"at": "2026-11-24T01:00:00Z", "day_off": False},
        "due": None,
    },
    "faults": {"slow": False, "down": False, "flood": False},
    "queues": {
        "bot": {
            "state": "working",
            "alive": True,
            "kills": 0,
            "back_after": None,
            "last_lines": [],
        },
        **dict.fromkeys(("telegram", "inbox", "outbox_size", "said", "received", "done"), 0),
        **dict.fromkeys(("set_aside", "owed", "delivered", "unknown", "dead"), 0),
        **dict.fromkeys(("dropped", "stale", "lost"), 0),
        "outbox": [],
        "exceptions": [],
    },
    "places": [],
}


@dataclass
class Office:
    url: str
    telegram: Telegram
    bot: Bot

    async def tell(self, person: int, words: str, **more: Any) -> None:
        """The bot says something to somebody."""
        await self.bot.send_message(person, words, **more)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """A company, its Telegram served to the page, and a bot that says what a test has it say."""
    telegram = Telegram(floods=False)
    for number, name, about, language in COMPANY:
        telegram.register(number, name, about, language).chat.started = True
    request = SandboxRequest(telegram)

    async def quiet(asked: Request) -> JSONResponse:
        return JSONResponse(QUIET[asked.url.path.removeprefix("/try/")])

    async with (
        server.serving(telegram, more=[Route(f"/try/{name}", quiet) for name in QUIET]) as running,
        Bot(telegram.token, request=request, get_updates_request=request) as bot,
    ):
        yield Office(running.url, telegram, bot)


def held(page: Page) -> Any:
    """Who holds the phones that one sees, from the left."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.phone:not([hidden])')].map((it) => +it.dataset.person)"
    )


def listed(page: Page) -> Any:
    return page.evaluate(
        "() => [...document.querySelectorAll('.chat-entry')].map((it) => +it.dataset.person)"
    )


def entry(person: int) -> str:
    return f'.chat-entry[data-person="{person}"]'


def phone(person: int) -> str:
    return f'.phone[data-person="{person}"]'


@pytest.mark.parametrize(
    ("width", "phones", "folded"),
    [(960, 2, 3), (1024, 2, 3), (1440, 2, 4), (1920, 3, 4), (2560, 4, 4)],
)
async def test_as_many_phones_stand_side_by_side_as_the_width_permits(
    office: Office, width: int, phones: int, folded: int
) -> None:
    async with visit(office.url, size=(width, 900)) as page:
        assert len(await held(page)) == phones
        await is_in_order(page)
        for side in ("chats", "panel"):
            if await page.locator(f"#{side}").is_visible():
                await page.locator(f"#toggle-{side}").click()
        while await page.locator("#add-phone").is_enabled():
            await page.locator("#add-phone").click()
        assert len(await held(page)) == folded
        assert len({*(await held(page))}) == folded
        await is_in_order(page)


async def test_a_newcomer_meets_a_representative_and_their_superior(office: Office) -> None:
    async with visit(office.url) as page:
        assert await held(page) == [ENGLISH_REP, 1004]
    async with visit(office.url, language="zh-Hans") as page:
        assert await held(page) == [REP, SUPERVISOR]


async def test_an_entry_goes_to_the_phone_used_last_and_what_was_begun_waits(
    office: Office,
) -> None:
    async with visit(office.url, language="zh-Hans") as page:
        await page.locator(f"{phone(REP)} .text-input").fill("half a sentence")
        await page.locator(entry(FINANCE)).click()
        assert await held(page) == [FINANCE, SUPERVISOR]
        assert await page.locator(f"{phone(FINANCE)} .text-input").input_value() == ""
        await page.locator(f"{phone(SUPERVISOR)} .text-input").click()
        await page.locator(entry(FINANCE)).click()
        assert await held(page) == [FINANCE, SUPERVISOR], "who has a phone keeps it"
        await page.locator(f"{phone(SUPERVISOR)} .text-input").click()
        await page.locator(entry(REP)).click()
        assert await held(page) == [FINANCE, REP]
        assert await page.locator(f"{phone(REP)} .text-input").input_value() == "half a sentence"
        marked = await page.locator(".chat-entry:has(.chat-held)").evaluate_all(
            "(all) => all.map((it) => +it.dataset.person)"
        )
        assert {*marked} == {FINANCE, REP}
        assert await page.locator('.chat-entry[aria-current="true"]').get_attribute(
            "data-person"
        ) == str(REP)
        await page.reload()
        await page.wait_for_selector(phone(REP))
        assert await held(page) == [FINANCE, REP]


async def test_a_phone_is_added_and_put_away_but_two_stay(office: Office) -> None:
    async with visit(office.url, language="zh-Hans", size=(1920, 900)) as page:
        await office.tell(1012, "Only for 吴刚")
        await page.wait_for_selector(f"{entry(1012)}.unread")
        await page.locator("#toggle-panel").click()
        await page.locator("#add-phone").click()
        assert await held(page) == [REP, SUPERVISOR, FINANCE, 1012], "who has news comes first"
        await page.locator(f"{phone(SUPERVISOR)} .close-phone").click()
        await page.locator(f"{phone(1012)} .close-phone").click()
        assert await held(page) == [REP, FINANCE]
        await counts(page.locator(".close-phone:visible"), 0)


async def test_what_is_new_is_counted_until_it_was_on_a_phone(office: Office) -> None:
    await office.tell(FINANCE, "One")
    await office.tell(FINANCE, "<b>Two</b> &amp; <i>more</i>", parse_mode="HTML")
    async with visit(office.url, language="zh-Hans") as page:
        told = page.locator(f"{entry(FINANCE)}.unread", has_text="Two & more")
        await counts(told.locator(".badge", has_text=re.compile("^2")), 1)
        await page.locator(entry(FINANCE)).click()
        await page.wait_for_selector(f"{entry(FINANCE)}:not(.unread)")
        await office.tell(FINANCE, "Three")
        await page.wait_for_selector(f"{phone(FINANCE)} .message:has-text('Three')")
        await counts(page.locator(f"{entry(FINANCE)}.unread"), 0)
        await counts(page.locator(f"{entry(REP)}.unread"), 0)


async def test_what_was_read_stays_read_when_the_newest_is_deleted(office: Office) -> None:
    async with visit(office.url, language="zh-Hans") as page:
        await office.tell(FINANCE, "One")
        two = await office.bot.send_message(FINANCE, "Two")
        await page.locator(f"{entry(FINANCE)}.unread").click()
        await page.locator(entry(GENERAL)).click()
        assert FINANCE not in await held(page)
        await two.delete()
        await page.wait_for_selector(f"{entry(FINANCE)}:has-text('One')")
        await counts(page.locator(f"{entry(FINANCE)}.unread"), 0)


async def test_the_newest_comes_first_and_nothing_moves_below_the_pointer(office: Office) -> None:
    everybody = [number for number, *_ in COMPANY]
    async with visit(office.url) as page:
        assert await listed(page) == everybody
        await page.locator(entry(GENERAL)).hover()
        await office.tell(1012, "News")
        await page.wait_for_selector(f"{entry(1012)}.unread")
        assert await listed(page) == everybody
        await page.locator(".brand").hover()
        await page.wait_for_function(
            "() => document.querySelector('.chat-entry').dataset.person === '1012'"
        )


async def test_the_list_is_searched_and_walked_with_keys_alone(office: Office) -> None:
    async with visit(office.url) as page:
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")  # To the phones, past the list.
        await page.keyboard.press("Tab")
        assert await page.evaluate("() => document.activeElement.closest('.phone') !== null")
        await page.locator("#chat-search").focus()
        await page.keyboard.type("finance")
        assert await page.locator(".chat-entry:visible").count() == 1
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        assert (await held(page))[0] == FINANCE
        assert await page.evaluate(
            "() => document.activeElement === document.querySelector('.phone.front .text-input')"
        )
        await page.locator("#chat-search").fill("nobody at all")
        assert await page.locator("#nobody").inner_text()


async def test_only_the_phone_in_front_is_read_out(office: Office) -> None:
    async with visit(office.url) as page:
        for person in await held(page):
            await page.locator(f"{phone(person)} .text-input").focus()
            await page.wait_for_function(
                """(person) => [...document.querySelectorAll(".phone")].every((it) =>
                     it.querySelector(".log").ariaLive
                       === (+it.dataset.person === person ? "polite" : "off"))""",
                arg=person,
            )


async def test_a_small_screen_is_one_phone_with_the_list_as_its_home(office: Office) -> None:
    async with visit(office.url, language="zh-Hans", size=NARROW) as page:
        assert await page.locator("#chats").is_visible()
        assert await held(page) == []
        await is_in_order(page)
        await page.locator(entry(REP)).click()
        assert await held(page) == [REP]
        assert not await page.locator("#chats").is_visible()
        await is_in_order(page)
        await office.tell(FINANCE, "News")
        await page.wait_for_selector(f"{phone(REP)} .back .badge:has-text('1')")
        await page.locator("#skip").focus()
        await page.keyboard.press("Enter")
        assert await held(page) == [REP], "past the list, and not back to it"
        await page.locator(".phone.front .back").click()
        await page.wait_for_selector(entry(REP))
        assert await listed(page) != [number for number, *_ in COMPANY], "what is new comes first"
        assert (await listed(page))[0] == FINANCE
        await page.locator(entry(FINANCE)).click()
        await page.go_back()  # The browser's own way back.
        await page.wait_for_selector(entry(FINANCE))
        assert await held(page) == []


async def test_who_turns_the_screen_goes_on_with_the_chat_they_are_in(office: Office) -> None:
    async with visit(office.url, language="zh-Hans", size=(1024, 768)) as page:
        await page.locator(f"{phone(REP)} .text-input").fill("half a sentence")
        await page.set_viewport_size({"width": 768, "height": 1024})
        await page.wait_for_selector("#chats", state="hidden")
        assert await held(page) == [REP]
        await page.go_back()
        await page.wait_for_selector(entry(REP))
        await page.set_viewport_size({"width": 1024, "height": 768})
        await page.wait_for_selector(phone(REP))
        assert await held(page) == [REP, SUPERVISOR]
        await page.set_viewport_size({"width": 768, "height": 1024})
        await page.wait_for_selector("#chats")


async def test_the_panel_leaves_the_phone_in_sight_and_is_remembered(office: Office) -> None:
    async with visit(office.url, size=NARROW) as page:
        await page.locator(entry(ENGLISH_REP)).click()
        await page.locator("#toggle-panel").click()
        await is_in_order(page)
        chat = await page.locator(".phone.front .chat").bounding_box()
        panel = await page.locator("#panel").bounding_box()
        assert chat and panel and chat["height"] > 120 and chat["y"] + chat["height"] <= panel["y"]
        await page.keyboard.press("Escape")
        await page.locator("#tab-clock").focus()
        await page.keyboard.press("Escape")
        assert not await page.locator("#panel").is_visible()
        assert await page.evaluate("() => document.activeElement.id") == "toggle-panel"
    async with visit(office.url, size=WIDE) as page:
        await page.locator("#close-panel").click()
        await page.reload()
        await page.wait_for_selector(".phone")
        assert not await page.locator("#panel").is_visible()
        assert await page.locator("#toggle-panel").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("size", [(320, 640), NARROW, (844, 390), (768, 1024), (1024, 768), WIDE])
async def test_long_words_and_wide_keyboards_stay_where_they_belong(
    office: Office, size: tuple[int, int]
) -> None:
    keys = [
        [InlineKeyboardButton(label, callback_data="x")]
        for label in ("a" * 60, "同意并通知全体同事" * 3)
    ]
    keys.append([InlineKeyboardButton(str(number), callback_data="x") for number in range(8)])
    await office.tell(
        1009, "https://example.com/" + "w" * 300, reply_markup=InlineKeyboardMarkup(keys)
    )
    async with visit(office.url, size=size) as page:
        await page.wait_for_selector(f"{entry(1009)}.unread", state="attached")
        if (
            await page.locator("#toggle-chats").is_visible()
            and not await page.locator("#chats").is_visible()
        ):
            await page.locator("#toggle-chats").click()
        await page.locator(entry(1009)).click()
        await page.wait_for_selector(f"{phone(1009)} .key")
        await is_in_order(page)
