"""The try-out page in a real browser: every scene to its end, wide and narrow, in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import (
    NARROW,
    WIDE,
    breaks,
    focus_is_seen,
    is_in_order,
    is_ready,
    open_tab,
    plays,
    press,
    take_phone_of,
    visit,
    why_not,
)
from tests.demo import Page as Tryout

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh-Hans"])
SCENES = ["report", "visit", "leave", "discount", "overdue", "crash", "team"]
AT_ONCE = "/?pace=0"  # scenes played without pauses for reading
LI_WEI, WANG_FANG, HUGO, MEI = "1005", "1003", "1004", "1008"


async def types(page: Page, person: str, text: str) -> None:
    """Somebody types on their phone, and sends it."""
    phone = page.locator(f'.phone[data-person="{person}"]')
    await phone.locator(".text-input").fill(text)
    await phone.locator(".send-button").click()


async def reads(page: Page, person: str, words: str) -> None:
    """The newest message on somebody's phone has these words, soon."""
    newest = page.locator(f'.phone[data-person="{person}"] .message').last
    await newest.filter(has_text=words).wait_for()


async def taps(page: Page, person: str, label: str) -> None:
    """Somebody taps the newest key with these words."""
    phone = page.locator(f'.phone[data-person="{person}"]')
    await phone.locator(".key").filter(has_text=label).last.click()


@SIZES
@LANGUAGES
async def test_every_scene_plays_to_its_end(
    tryout: Tryout, language: str, size: tuple[int, int]
) -> None:
    async with visit(tryout.url, language, size, AT_ONCE) as page:
        await open_tab(page, "story")
        scenes = page.locator("[data-scene]")
        assert await scenes.evaluate_all("all => all.map(one => one.dataset.scene)") == SCENES
        for scene in SCENES:
            await plays(page, scene)
            await is_in_order(page)
            if size == NARROW:  # the panel was folded away, and lies over the phone
                await open_tab(page, "story")
                await is_in_order(page)
            caused = page.locator(f'[data-scene="{scene}"] .scene-causes')
            # Figures are looked at: nothing is written for it.
            assert await caused.locator("code, .causes-note").count() or scene == "team", scene


async def test_a_scene_goes_on_when_somebody_does_it_by_hand(tryout: Tryout) -> None:
    async with visit(tryout.url) as page:
        await open_tab(page, "story")
        scene = page.locator('[data-scene="report"]')
        await scene.locator(".scene-head").click()
        await scene.locator(".step[data-state=now]").wait_for()
        await types(page, MEI, "/report")
        for asked, answer in [
            ("1/4", "Two shops this morning"),
            ("2/4", "One reorder"),
            ("3/4", "None"),
            ("4/4", "Two more shops"),
        ]:
            await reads(page, MEI, asked)
            await types(page, MEI, answer)
        await taps(page, MEI, "Send")
        card = page.locator(f'.phone[data-person="{HUGO}"] .message').filter(has_text="Two shops")
        await card.last.hover()
        await card.last.locator(".reply-tool").click()
        await types(page, HUGO, "Well done. I will send a new display")
        await reads(page, MEI, "Well done")
        # All but reading it, which nobody can see somebody do. The last step by its place: the one before
        # may still be "now", and a click waits for ever on the button that it found first.
        await scene.locator(".step:last-child[data-state=now] .step-do").click()
        await page.locator('[data-scene="report"][data-state=done]').wait_for()
        await scene.locator(".scene-causes").get_by_text("reports").first.wait_for()
        assert not await scene.locator(".step[data-state=waiting]").count()


async def test_what_a_scene_has_said_is_said_once_however_often_it_is_tried(tryout: Tryout) -> None:
    async with visit(tryout.url, path=AT_ONCE) as page:
        await open_tab(page, "story")
        await tryout.http.post("/try/faults", json={"down": True})
        play = page.locator('[data-scene="leave"] .scene-play')
        await play.evaluate("it => { it.click(); it.click(); }")
        stuck = page.locator('[data-scene="leave"][data-state="stuck"]')
        await stuck.wait_for()
        await play.click()
        await page.locator('[data-scene="leave"][data-state="playing"]').wait_for()
        await tryout.http.post("/try/faults", json={"down": False})
        await page.locator('[data-scene="leave"][data-state="done"]').wait_for()
        said = page.locator(f'.phone[data-person="{MEI}"] .message.own').filter(has_text="/leave")
        assert await said.count() == 1


async def test_a_scene_leaves_nothing_half_written(tryout: Tryout) -> None:
    async with visit(tryout.url, reduced_motion="no-preference") as page:
        await open_tab(page, "story")
        written = page.locator(f'.phone[data-person="{MEI}"] .text-input')
        await written.fill("what I was writing")
        await page.locator('[data-scene="report"] .scene-play').click()
        typed = f"""document.querySelector('.phone[data-person="{MEI}"] .text-input').value"""
        typing = f"() => {typed} === '/rep'"
        await page.wait_for_function(typing, polling=10)
        await page.reload()
        await is_ready(page)
        assert await written.input_value() == "what I was writing"
        await page.locator('[data-scene="report"] .scene-play').click()
        await page.wait_for_function(typing, polling=10)
        await page.locator('[data-scene="report"] .scene-stop').click()
        await page.wait_for_function(f"() => {typed} === 'what I was writing'")


async def test_who_is_picked_while_a_scene_types_gets_another_phone(tryout: Tryout) -> None:
    async with visit(tryout.url, reduced_motion="no-preference") as page:
        await open_tab(page, "story")
        await page.locator('[data-scene="report"] .scene-play').click()
        typed = f"""document.querySelector('.phone[data-person="{MEI}"] .text-input').value"""
        await page.wait_for_function(f"() => {typed}.length > 2")
        await page.locator(".chat-entry:not(:has(.chat-held))").last.click()
        assert await page.locator(f'.phone[data-person="{MEI}"]').is_visible()
        newest = page.locator(f'.phone[data-person="{MEI}"] .message.own')
        await newest.filter(has_text="/report").wait_for()


@SIZES
async def test_every_menu_and_dialog_is_in_order(tryout: Tryout, size: tuple[int, int]) -> None:
    async with visit(tryout.url, size=size) as page:
        await is_in_order(page)
        phone = await take_phone_of(page, MEI)
        await is_in_order(page)
        for menu in ("more", "attach"):
            await phone.locator(f".{menu}-button").click()
            await phone.locator(f".popup.{menu} [role^=menuitem]").first.wait_for()
            await is_in_order(page)
            await page.keyboard.press("Escape")
        for entry, dialog in [("Position", "#position"), ("Contact", "#contact")]:
            await phone.locator(".attach-button").click()
            await phone.get_by_role("menuitem", name=entry).click()
            await page.locator(f"{dialog}[open]").wait_for()
            await is_in_order(page)
            await page.keyboard.press("Escape")
        await phone.locator(".slash-button").click()
        await phone.locator(".commands [role=option]").first.wait_for()
        await is_in_order(page)


@SIZES
@LANGUAGES
async def test_the_panel_is_in_order_in_the_dark_too(
    tryout: Tryout, language: str, size: tuple[int, int]
) -> None:
    async with visit(tryout.url, language, size, AT_ONCE, color_scheme="dark") as page:
        await is_in_order(page)
        for tab in ("story", "clock", "faults"):
            await open_tab(page, tab)
            await is_in_order(page)
        await open_tab(page, "clock")
        await page.locator('.clock-way[data-to="hour"]').click()
        await page.locator(".clock-outcome h3").wait_for()
        await is_in_order(page)
        await open_tab(page, "story")
        await plays(page, "leave")
        await is_in_order(page)


@pytest.mark.parametrize(
    ("size", "scale"), [((320, 640), 1), ((720, 450), 2)], ids=["320 pixels", "zoomed to 200 %"]
)
async def test_little_room_is_no_reason_to_scroll_sideways(
    tryout: Tryout, size: tuple[int, int], scale: int
) -> None:
    async with visit(tryout.url, "en", size, AT_ONCE, device_scale_factor=scale) as page:
        await is_in_order(page)
        for tab in ("story", "clock", "faults"):
            await open_tab(page, tab)
            await is_in_order(page)
        await open_tab(page, "story")
        await plays(page, "discount")
        await is_in_order(page)


async def test_a_report_is_filed_with_the_keyboard_alone(tryout: Tryout) -> None:
    async with visit(tryout.url) as page:
        await tab_to(page, f'.chat-entry[data-person="{MEI}"]')
        await press(page, "Enter")
        await focus_is_seen(page)
        await page.keyboard.type("/report")
        await press(page, "Enter")
        for asked in ("1/4", "2/4", "3/4", "4/4"):
            await reads(page, MEI, asked)
            await page.keyboard.type(f"Answer to {asked}")
            await press(page, "Enter")
        await page.locator(f'.phone[data-person="{MEI}"] .key[data-style=success]').last.wait_for()
        await tab_to(page, f'.phone[data-person="{MEI}"] .key[data-style=success]', "Shift+Tab")
        await press(page, "Enter")
        card = page.locator(f'.phone[data-person="{HUGO}"] .message')
        await card.filter(has_text="Answer to 4/4").last.wait_for()


async def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Moves on with the keyboard until this is in focus; all the way one sees where one is."""
    for _ in range(60):
        await press(page, key)
        await focus_is_seen(page)
        if await page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard never came to {selector}")


async def test_what_was_begun_is_there_when_the_page_is_loaded_again(tryout: Tryout) -> None:
    async with visit(tryout.url, "zh-Hans") as page:
        await page.locator(f'.phone[data-person="{LI_WEI}"] .text-input').fill("拜访 华联 谈了")
        await page.locator(f'.phone[data-person="{WANG_FANG}"] .text-input').fill("做得好")
        await page.reload()
        for person, text in [(LI_WEI, "拜访 华联 谈了"), (WANG_FANG, "做得好")]:
            field = page.locator(f'.phone[data-person="{person}"] .text-input')
            await page.wait_for_function(
                "([field, text]) => field.value === text", arg=[await field.element_handle(), text]
            )


async def test_a_phone_without_a_network_sends_when_it_is_back(tryout: Tryout) -> None:
    async with visit(tryout.url) as page:
        phone = page.locator(f'.phone[data-person="{MEI}"]')
        before = await tryout.chat(int(MEI))
        await phone.locator(".more-button").click()
        await phone.get_by_role("menuitemcheckbox").click()
        await types(page, MEI, "/me")
        await types(page, MEI, "/report")
        await phone.locator(".message.own").filter(has_text="/report").last.wait_for()
        await is_in_order(page)
        await page.reload()
        await phone.locator(".message.own").filter(has_text="/report").last.wait_for()
        assert await tryout.chat(int(MEI)) == before
        await phone.locator(".more-button").click()
        await phone.get_by_role("menuitemcheckbox").click()
        await reads(page, MEI, "1/4")
        said = [message["html"] for message in await tryout.chat(int(MEI)) if message["out"]]
        assert said[-2:] == ["/me", "/report"]


async def test_a_killed_bot_comes_back_and_answers_what_was_said(tryout: Tryout) -> None:
    async with visit(tryout.url) as page:
        await types(page, MEI, "/report")
        await reads(page, MEI, "1/4")
        await open_tab(page, "faults")
        await page.locator(".fault-kill").click()
        await page.locator(
            '#bot-state[data-state="away"], #bot-state[data-state="down"]'
        ).wait_for()
        await types(page, MEI, "Said while it was dead")
        await is_in_order(page)
        await reads(page, MEI, "2/4")
        await page.locator('#bot-state[data-state="working"]').wait_for()
        await is_in_order(page)


async def test_a_break_of_the_layout_is_found(tryout: Tryout) -> None:
    breaking = [
        (".send-button", "margin-inline-start: -20px", "overlap"),
        (".text-input", "min-width: 100%", "is cut off by div.device"),
        (".owner-name", "text-overflow: clip; width: 1em", "is cut off at its side"),
        (
            f'[data-person="{HUGO}"] .bubble',
            "min-width: 100vw; max-width: none",
            "is cut off at its side",
        ),
        (".owner", "width: 130%", "sticks out of section.phone"),
        ("body", "width: 120vw", "the page is"),
        ("#language", "position: fixed; right: -10px", "is beside the screen"),
    ]
    async with visit(tryout.url) as page:
        assert not await breaks(page)
        for selector, style, problem in breaking:
            broken = page.locator(selector).last
            await broken.evaluate("(it, style) => (it.style.cssText = style)", style)
            found = await breaks(page)
            assert any(problem in one for one in found), (selector, found)
            await broken.evaluate("it => (it.style.cssText = '')")
        assert not await breaks(page)
