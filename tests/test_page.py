"""The try-out page in a real browser: every scene to its end, wide and narrow, in two languages."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.browser import NARROW, WIDE, breaks, is_in_order, visit, why_not
from tests.demo import Page as Tryout
from tests.demo import demo

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh-Hans"])


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company of the try-out as it is after the first start, to copy."""
    folder = tmp_path_factory.mktemp("seeded")

    async def start_and_stop() -> None:
        async with demo(folder):
            pass

    asyncio.run(start_and_stop())
    return folder / "var"


@pytest.fixture
async def tryout(seeded: Path, tmp_path: Path) -> AsyncIterator[Tryout]:
    """A try-out of the test's own, running."""
    shutil.copytree(seeded, tmp_path / "var")
    async with demo(tmp_path) as running:
        yield running


@SIZES
async def test_every_menu_opens_in_order(tryout: Tryout, size: tuple[int, int]) -> None:
    async with visit(tryout.url, size=size) as page:
        await is_in_order(page)
        for menu in ("owner", "more", "attach"):
            await page.locator(f".phone.front .{menu}-button").click()
            await is_in_order(page)
            await page.keyboard.press("Escape")


async def test_a_break_of_the_layout_is_found(tryout: Tryout) -> None:
    breaking = [
        (".send-button", "margin-inline-start: -20px", "overlap"),
        (".text-input", "min-width: 100%", "is cut off by div.device"),
        (".owner-name", "text-overflow: clip; width: 1em", "is cut off at its side"),
        (".owner-button", "width: 120%", "sticks out of section.phone"),
        ("body", "width: 120vw", "the page is"),
        ("#language", "position: fixed; right: -10px", "is beside the screen"),
    ]
    async with visit(tryout.url) as page:
        assert not await breaks(page)
        for selector, style, problem in breaking:
            broken = page.locator(selector).first
            await broken.evaluate("(it, style) => it.setAttribute('style', style)", style)
            found = await breaks(page)
            assert any(problem in one for one in found), (selector, found)
            await broken.evaluate("it => it.removeAttribute('style')")
        assert not await breaks(page)
