"""The try-out as a newcomer starts it: `fieldbook demo`, a process of its own in a folder of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx

from tests.ports import kept_port

PATIENCE = 30.0  # seconds for an answer or a stop on a busy machine
A_START = 120.0  # seconds for the first one, in which sixty days are lived through
HERE = Path(__file__).parents[1]


class Page:
    """What the page in the browser does, without the browser."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self.process = process
        self.url = url
        self.http = httpx.AsyncClient(base_url=url)

    async def chat(self, person: int) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = (await self.http.get(f"/try/chats/{person}")).json()[
            "messages"
        ]
        return messages

    async def types(self, person: int, text: str, reply_to: int | None = None) -> None:
        said = {"text": text} | ({"reply_to": reply_to} if reply_to else {})
        (await self.http.post(f"/try/chats/{person}/types", json=said)).raise_for_status()

    async def taps(self, person: int, label: str) -> None:
        for message in reversed(await self.chat(person)):
            for row, buttons in enumerate(message["buttons"]):
                for column, button in enumerate(buttons):
                    if label in button["text"]:
                        tap = {"message": message["id"], "row": row, "column": column}
                        await self.http.post(f"/try/chats/{person}/taps", json=tap)
                        return
        raise AssertionError(f"no button {label}")

    async def reads(self, person: int, words: str) -> dict[str, Any]:
        """The newest message of the bot's with these words, as soon as it is there."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            said = [message for message in await self.chat(person) if not message["out"]]
            if found := [message for message in said if words in message["html"]]:
                return found[-1]
            await asyncio.sleep(0.05)
        raise AssertionError(f"never read {words!r}: {await self.chat(person)}")


async def logs_a_visit(page: Page, person: int) -> None:
    """Somebody is at a customer's and says what came of it, to the end."""
    here = {"latitude": 31.2304, "longitude": 121.4737}
    await page.http.post(f"/try/chats/{person}/position", json=here)
    await page.reads(person, "收到位置")
    await page.taps(person, "华联超市")
    await page.reads(person, "3/6")
    await page.taps(person, "例行拜访")
    await page.reads(person, "4/6")
    await page.types(person, "谈了新品上架")
    await page.reads(person, "6/6")
    await page.types(person, "下周三 送样品")
    await page.reads(person, "确认后提交")
    await page.taps(person, "提交")
    await page.reads(person, "人在现场")


async def files_a_report(page: Page, person: int) -> None:
    """Somebody whose report has begun answers its questions after the first, and sends it."""
    await page.reads(person, "2/4")
    await page.taps(person, "跳过")
    await page.reads(person, "3/4")
    await page.taps(person, "跳过")
    await page.reads(person, "4/4")
    await page.types(person, "跟进合同")
    await page.reads(person, "确认后提交")
    await page.taps(person, "提交")


async def refused(folder: Path, *options: str) -> str:
    """What a second demo in the same folder says when it gives up."""
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "8799", *options),
        cwd=folder,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode
    return said.decode()


@contextlib.asynccontextmanager
async def demo(folder: Path, *options: str) -> AsyncIterator[Page]:
    """The demo as a process of its own, ended as Ctrl-C in its terminal ends it."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FIELDBOOK_")}
    with kept_port() as port:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", str(port), *options),
            cwd=folder,
            env=environment | {"PYTHONPATH": str(HERE)},
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        assert process.stdout
        try:
            said = ""
            while "Stop with Ctrl-C" not in said:
                async with asyncio.timeout(A_START):
                    line = await process.stdout.readline()
                assert line, f"it ended: {said}"
                said += line.decode()
            assert f"http://127.0.0.1:{port}" in said
            assert all(f"  {number}. " in said for number in (1, 2, 3))
            page = Page(process, f"http://127.0.0.1:{port}")
            async with page.http:
                yield page
                # The page's stream of news is open, as in a browser; stopping does not wait for it.
                async with page.http.stream("GET", "/try/events"):
                    os.killpg(process.pid, signal.SIGINT)
                    async with asyncio.timeout(PATIENCE):
                        await process.wait()
            assert process.returncode == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
