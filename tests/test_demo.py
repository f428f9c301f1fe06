"""`make demo`: a newcomer starts it, chats as two people, stops it, and finds everything again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 30.0  # seconds for a start or a stop on a busy machine
LI_WEI, WANG_FANG, ZHOU_JING = 1005, 1003, 1011


class Page:
    """What the page in the browser does, without the browser."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self.process = process
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


async def refused(folder: Path, *options: str) -> str:
    """What a second demo in the same folder says when it gives up."""
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
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
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FIELDBOOK_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(port), *options),
        cwd=folder,
        env=environment | {"PYTHONPATH": str(Path.cwd())},
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    try:
        said = ""
        while "Stop with Ctrl-C" not in said:
            async with asyncio.timeout(PATIENCE):
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


async def test_a_newcomer_plays_the_report_stops_and_finds_it_again(tmp_path: Path) -> None:
    async with demo(tmp_path) as page:
        state = (await page.http.get("/try/state")).json()
        about = [person["about"] for person in state["people"]]
        assert len(about) == 14
        assert sum("representative" in one for one in about) == 6
        assert "<title>" in (await page.http.get("/")).text
        await page.types(LI_WEI, "日报")
        await page.reads(LI_WEI, "1/4")
        await page.types(LI_WEI, "拜访华联超市")
        await page.reads(LI_WEI, "2/4")
        await page.taps(LI_WEI, "跳过")
        await page.reads(LI_WEI, "3/4")
        await page.taps(LI_WEI, "跳过")
        await page.reads(LI_WEI, "4/4")
        await page.types(LI_WEI, "跟进合同")
        await page.reads(LI_WEI, "确认后提交")
        await page.taps(LI_WEI, "提交")
        assert "still using" in await refused(tmp_path, "--fresh")
        card = await page.reads(WANG_FANG, "李伟的日报")
        await page.types(WANG_FANG, "做得好", reply_to=card["id"])
        await page.reads(LI_WEI, "做得好")
    async with demo(tmp_path) as page:
        assert any("做得好" in message["html"] for message in await page.chat(LI_WEI))
        await page.types(LI_WEI, "我的")
        await page.reads(LI_WEI, "上级：王芳")
    async with demo(tmp_path, "--fresh") as page:
        assert await page.chat(LI_WEI) == []
    assert {path.name.split(".")[0] for path in (tmp_path / "var").iterdir()} >= {"demo"}


async def test_a_newcomer_shares_a_position_and_logs_a_visit(tmp_path: Path) -> None:
    async with demo(tmp_path) as page:
        here = {"latitude": 31.2304, "longitude": 121.4737}
        await page.http.post(f"/try/chats/{LI_WEI}/position", json=here)
        await page.reads(LI_WEI, "收到位置")
        await page.taps(LI_WEI, "华联超市")
        await page.reads(LI_WEI, "3/6")
        await page.taps(LI_WEI, "例行拜访")
        await page.reads(LI_WEI, "4/6")
        await page.types(LI_WEI, "谈了新品上架")
        await page.reads(LI_WEI, "6/6")
        await page.types(LI_WEI, "下周三 送样品")
        await page.reads(LI_WEI, "确认后提交")
        await page.taps(LI_WEI, "提交")
        await page.reads(LI_WEI, "人在现场")
        await page.types(LI_WEI, "计划")
        assert "福满家便利店" in (await page.reads(LI_WEI, "我的计划"))["html"]


async def test_finance_confirms_what_a_customer_paid_and_whoever_recorded_it_hears(
    tmp_path: Path,
) -> None:
    async with demo(tmp_path) as page:
        card = await page.reads(ZHOU_JING, "江滨酒楼")
        await page.types(ZHOU_JING, "到账", reply_to=card["id"])
        await page.reads(LI_WEI, "江滨酒楼的 <b>")
        await page.reads(ZHOU_JING, "周静已确认到账")
