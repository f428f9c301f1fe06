"""`make screenshots`: the pictures of the READMEs, taken of the try-out while its story is played.

They are written to docs/screenshots, by name and language.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.browser import NARROW, WIDE, open_tab, plays, visit, why_not
from tests.demo import demo

if TYPE_CHECKING:
    from playwright.async_api import Page

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
COLOURS = 256  # of a picture: a quarter of the size, and nobody sees it
AT_ONCE = "/?pace=0"
TALL = (1440, 1200)  # on which a phone shows a card and what came of it
# A representative, their superior, whoever looks at the team's figures.
CASTS = {
    "en": ("Mei Carter", "Hugo Lang", "Diana Reed"),
    "zh-Hans": ("李伟", "王芳", "王芳"),
}


async def take_all() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        seeded = folder / "seeded"
        seeded.mkdir()
        async with demo(seeded):
            pass
        for language in CASTS:
            shutil.copytree(seeded / "var", folder / language / "var")
            async with demo(folder / language) as tryout:
                # What happens at night looks odd in a picture.
                await tryout.http.post("/try/clock", json={"to": "next-morning"}, timeout=60)
                await take(tryout.url, language)


async def take(url: str, language: str) -> None:
    rep, superior, director = CASTS[language]
    async with visit(url, language, WIDE, AT_ONCE, device_scale_factor=2) as page:
        await open_tab(page, "story")
        await plays(page, "leave")
        await keep(page, f"phones-{language}", halve=True)

        await plays(page, "discount")
        scene = page.locator('[data-scene="discount"]')
        for person in (superior, rep):
            await scene.locator(".chip").filter(has_text=person).first.click()
        await scene.locator(".scene-causes").evaluate("it => it.scrollIntoView({block: 'start'})")
        await keep(page, f"story-{language}", halve=True)

        await page.set_viewport_size({"width": TALL[0], "height": TALL[1]})
        await keep(page, f"order-{language}", f'.phone[aria-label*="{rep}"]')
        await plays(page, "team")
        await keep(page, f"team-{language}", f'.phone[aria-label*="{director}"]')

    async with visit(url, language, NARROW, AT_ONCE, device_scale_factor=2) as page:
        await open_tab(page, "story")
        await plays(page, "report")
        await keep(page, f"narrow-{language}")


async def keep(page: Page, name: str, part: str = "body", halve: bool = False) -> None:
    """A picture of a part of the page, in few colours; `halve` makes of four pixels one."""
    await page.mouse.move(0, 0)
    await page.evaluate("document.activeElement.blur()")
    await page.wait_for_function("() => !document.querySelector('.toast.visible')")
    await page.wait_for_timeout(1000)  # what the bot still brings up to date
    image = Image.open(io.BytesIO(await page.locator(part).screenshot())).convert("RGB")
    if halve:
        image = image.reduce(2)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    few = image.quantize(COLOURS, kmeans=10, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    sys.stdout.write(f"{path.name}: {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    if reason := why_not():
        sys.exit(f"No pictures: {reason}")
    asyncio.run(take_all())
