"""The bot's process in the try-out: started, killed, started again, and its clock moved."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from models import clock

STOPS_WITHIN = 1.5  # seconds
BACK_AFTER = 2.0  # seconds after a kill


class Gone(Exception):  # noqa: N818 - names what happened to the process
    """The process ended before it answered."""


class DemoBot:
    """The bot exactly as in production: its own process, talking to a Telegram over HTTP.

    `work()` starts it, and again after each kill; the rest may be called at any time meanwhile.
    """

    def __init__(self, url: str, token: str, database: Path) -> None:
        self.kills = 0
        self.back_at: float | None = None  # of the loop's time, while it is away after a kill
        self.on_change: list[Callable[[], None]] = []  # it came or went
        self._settings = {
            "FIELDBOOK_TOKEN": token,
            "FIELDBOOK_API_URL": url,
            "FIELDBOOK_DATABASE_URL": f"sqlite:///{database}",
        }
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False
        self._asking = asyncio.Lock()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def back_after(self) -> float | None:
        """Seconds until it is started again; None while it lives, or will not be."""
        if self.alive or self.back_at is None:
            return None
        return max(self.back_at - asyncio.get_running_loop().time(), 0.0)

    async def work(self) -> None:
        """Start it, and again shortly after each kill; returns when it ended by itself or was stopped."""
        while not self._stopping:
            process = await self._start()
            returned = await process.wait()
            self._tell()
            if returned != -signal.SIGKILL or self._stopping:
                return
            self.back_at = asyncio.get_running_loop().time() + BACK_AFTER
            await asyncio.sleep(BACK_AFTER)

    def kill(self) -> int | None:
        """End it as a crash does (SIGKILL); which process that was, None when there is none."""
        if self._process is None or not self.alive:
            return None
        self.kills += 1
        self._process.kill()
        return self._process.pid

    async def stop(self) -> None:
        """Let it finish what it is at; it does not get long."""
        self._stopping = True
        if self._process is None or not self.alive:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(STOPS_WITHIN):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def follow_the_clock(self) -> None:
        """Move its clock to where ours is, and wait until everything that fell due was looked at.

        Raises Gone when it is not there, or is killed meanwhile; the next one starts at our time.
        """
        async with self._asking:
            process = self._process
            if process is None or process.returncode is not None:
                raise Gone
            assert process.stdin and process.stdout
            with suppress(ConnectionError):
                process.stdin.write(f"{clock.ahead().total_seconds()}\n".encode())
                await process.stdin.drain()
            if not await process.stdout.readline():
                raise Gone

    async def _start(self) -> asyncio.subprocess.Process:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith("FIELDBOOK_")
        }
        # Its input is how it hears of the clock. It also ends with us: the pipe closes, however we end.
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.demo_run", str(clock.ahead().total_seconds())),
            env=environment | self._settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self.back_at = None
        self._tell()
        return self._process

    def _tell(self) -> None:
        for listener in self.on_change:
            listener()
