"""The try-out page in the system's Chromium: opened as a person opens it, and all that is wrong noted."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Locator, Page, Request, Response

NAMED = "FIELDBOOK_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
KEPT = Path(__file__).parents[1] / "var" / "browser"  # what a page that failed looked like
LAYOUT = (Path(__file__).parent / "layout.js").read_text()

WIDE, NARROW = (1440, 900), (390, 844)
PATIENCE = 30_000  # milliseconds; on a busy machine everything takes its time
# WCAG 2.2 at AA, and what axe knows besides.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str | None:
    """Where the system's Chromium is: the one that was named, and no other, if one was."""
    named = os.environ.get(NAMED)
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


def why_not() -> str | None:
    """Why there can be no browser here; None if there can."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed: make install brings it"
    if chromium() is None:
        return f"there is no Chromium: .ci/run installs it, or name one in {NAMED}"
    return None


@contextlib.asynccontextmanager
async def visit(
    url: str,
    language: str = "en",
    size: tuple[int, int] = WIDE,
    path: str = "/",
    **options: Any,
) -> AsyncIterator[Page]:
    """The page, open, in a browser that has never been there.

    Fails at the end if the page complained, asked in vain, or asked anybody but this machine; whatever
    fails leaves a picture and what the console said in var/browser. `options` are the browser context's.
    """
    from playwright.async_api import async_playwright

    options.setdefault("reduced_motion", "reduce")
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(),
            # Chromium refuses to be root's inside its own walls.
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            **options,
        )
        context.set_default_timeout(PATIENCE)
        kept = f"localStorage.setItem('fieldbook.language', {json.dumps(json.dumps(language))})"
        await context.add_init_script(f"localStorage.getItem('fieldbook.language') ?? {kept}")
        page = await context.new_page()
        note_complaints(page, url, complaints)
        try:
            await page.goto(url + path)
            await is_ready(page)
            yield page
            assert not complaints, "\n".join(complaints)
        except BaseException as failure:
            failure.add_note("\n".join(complaints))
            await keep(page, complaints)
            raise
        finally:
            await browser.close()


def note_complaints(page: Page, url: str, complaints: list[str]) -> None:
    """Write down what goes wrong in the page from now on, and what it asks of anybody else."""
    home = urlsplit(url).netloc

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != home:
            complaints.append(f"asked another host: {request.url}")

    def failed(request: Request) -> None:
        # What the page itself stops waiting for is aborted: its stream when it is loaded anew.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"failed: {request.url}: {request.failure}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            complaints.append(f"answered {response.status}: {response.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("response", answered)


async def keep(page: Page, complaints: list[str]) -> None:
    """A picture of the page, and what it complained of, under the name of the test."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "page").split("::")[-1].split(" ")[0]
    name = "".join(letter if letter.isalnum() else "-" for letter in test).strip("-")
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}.txt").write_text("\n".join(complaints) + "\n")
    # The browser may be what failed.
    with contextlib.suppress(Exception):
        await page.screenshot(path=KEPT / f"{name}.png")


async def is_ready(page: Page) -> None:
    """Waits until everybody's chat is known, listed, and drawn on the phones that one sees."""
    await page.wait_for_function(
        """() => document.querySelector(".chat-entry")
             && !document.querySelector(".chat-entry:not(:has(.chat-words))")
             && document.querySelector(".chat-list.read")
             && [...document.querySelectorAll(".phone")].every((phone) =>
               phone.querySelector(".message, .empty:not([hidden])"))"""
    )
    await is_still(page)


async def is_still(page: Page) -> None:
    """Waits until what was set in motion is drawn."""
    await page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    await page.evaluate("() => new Promise(requestAnimationFrame)")


async def breaks(page: Page) -> list[str]:
    """What lies over something else, sticks out or is cut off, in sentences."""
    await is_still(page)
    problems: list[str] = await page.evaluate(LAYOUT)
    return problems


async def is_accessible(page: Page) -> None:
    """axe finds nothing in the page as it stands."""
    from axe_playwright_python.async_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = (await Axe().run(page, options=options)).response["violations"]
    assert not found, "\n".join(
        f"{violation['id']}: {violation['help']}\n"
        + "\n".join(
            f"  {node['html']}\n    {node['failureSummary']}" for node in violation["nodes"]
        )
        for violation in found
    )


async def is_in_order(page: Page) -> None:
    """The page as it stands is laid out well and accessible."""
    problems = await breaks(page)
    assert not problems, "\n".join(problems)
    await is_accessible(page)


async def press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def open_tab(page: Page, name: str) -> None:
    """Turns to "story", "clock" or "faults" in the panel, which may be folded away."""
    if not await page.locator("#panel").is_visible():
        await page.locator("#toggle-panel").click()
    await page.locator(f"#tab-{name}").click()


async def plays(page: Page, scene: str) -> None:
    """Lets a scene play to its end, on a page that is open at the story."""
    await page.locator(f'[data-scene="{scene}"] .scene-play').click()
    over = f'[data-scene="{scene}"]:is([data-state="done"], [data-state="stuck"])'
    await page.locator(over).wait_for(state="attached", timeout=4 * PATIENCE)
    story = page.locator(f'[data-scene="{scene}"]')
    stuck = await story.locator(".scene-stuck").text_content()
    assert await story.get_attribute("data-state") == "done", f"{scene}: {stuck}"


async def take_phone_of(page: Page, person: str) -> Locator:
    """Somebody's phone, which on a small screen is opened from the list."""
    phone = page.locator(f'.phone[data-person="{person}"]')
    if not await phone.is_visible():
        await page.locator(f'.chat-entry[data-person="{person}"]').click()
        await phone.wait_for()
    return phone


async def focus_is_seen(page: Page) -> None:
    """Whatever has the focus shows it, and nothing lies over it."""
    await is_still(page)
    problem = await page.evaluate(
        """() => {
          const it = document.activeElement;
          if (!it || it === document.body) return "nothing has the focus";
          const name = `${it.tagName}.${it.className} ${it.textContent.trim().slice(0, 30)}`;
          const rings = [it, it.parentElement].some((one) => {
            const style = getComputedStyle(one);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          });
          if (!rings) return `no ring around ${name}`;
          const box = it.getBoundingClientRect();
          const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
          const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          const over = `${at?.tagName}.${at?.className}`;
          return it.contains(at) || at?.contains(it) ? "" : `${name} is hidden by ${over}`;
        }"""
    )
    assert not problem, problem


async def counts(locator: Locator, number: int) -> None:
    """Waits until there are so many."""
    from playwright.async_api import expect

    await expect(locator).to_have_count(number, timeout=PATIENCE)
