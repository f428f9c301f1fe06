"""The bot's process in the try-out: started, killed, started again, and its clock moved."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from models import clock

STOPS_WITHIN = 1.5  # seconds
BACK_AFTER = 2.0  # seconds from its end until it is started again
TRIES = 3  # starts that came to nothing, one after the other, until somebody has to say go on
LAST_LINES = 20  # of what it logged


class Gone(Exception):  # noqa: N818 - names what happened to the process
    """The process ended before it answered."""


class DemoBot:
    """The bot exactly as in production: its own process, talking to a Telegram over HTTP.

    `work()` starts it, and again whenever it has ended; the rest may be called at any time meanwhile.
    """

    def __init__(
        self, url: str, token: str, database: Path, program: Sequence[str] = ("-m", "bot.demo.run")
    ) -> None:
        self.kills = 0
        self.is_up = False  # it asked Telegram for updates since it was started
        self.took: float | None = None  # seconds from the last kill until it was up again
        self.failures = 0  # starts in a row that never came so far
        self.last_lines: deque[str] = deque(maxlen=LAST_LINES)
        self.back_at: float | None = None  # of the loop's time, while it is away
        self.on_change: list[Callable[[], None]] = []  # it came or went
        self._settings = {
            "FIELDBOOK_TOKEN": token,
            "FIELDBOOK_API_URL": url,
            "FIELDBOOK_DATABASE_URL": f"sqlite:///{database}",
        }
        self._program = program
        self._process: asyncio.subprocess.Process | None = None
        self._dying: asyncio.subprocess.Process | None = None  # of a kill, whether it knows or not
        self._logging: asyncio.Task[None] | None = None
        self._killed_at: float | None = None  # of the loop's time, until it is up again
        self._stays_away = BACK_AFTER
        self._wanted = asyncio.Event()
        self._stopping = False
        self._asking = asyncio.Lock()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def back_in(self) -> float | None:
        """Seconds until it is started again; None while it lives, or will not be."""
        if self.alive or self.back_at is None:
            return None
        return max(self.back_at - asyncio.get_running_loop().time(), 0.0)

    @property
    def gave_up(self) -> bool:
        """Whether it is started again only when somebody says so."""
        return self.failures >= TRIES

    async def work(self) -> None:
        """Start it, and again shortly after each end, whoever ended it; returns when it is stopped,
        or never came up in the first place, which its console explains.

        What never comes up, `TRIES` times in a row, is left alone until `start_again`.
        """
        while not self._stopping:
            process = await self._start()
            await process.wait()
            assert process.stdin
            process.stdin.close()
            if self._stopping or not (self.is_up or self.kills or self.failures):
                return
            was_killed = process is self._dying
            self.failures = 0 if self.is_up or was_killed else self.failures + 1
            self.is_up = False
            self._wanted.clear()
            pause = None if self.gave_up else self._stays_away
            self.back_at = asyncio.get_running_loop().time() + pause if pause is not None else None
            self._stays_away = BACK_AFTER
            self._tell()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._wanted.wait()

    async def kill(self, stays_away: float = BACK_AFTER) -> int | None:
        """End it as a crash does (SIGKILL); which process was ended, None when there is none.

        It is started again so many seconds later.
        """
        if self._process is None or not self.alive:
            return None
        process = self._process
        if process is not self._dying:
            self._dying = process
            self.kills += 1
            self._killed_at = self._killed_at or asyncio.get_running_loop().time()
            self.took = None
        self._stays_away = stays_away
        process.kill()
        await process.wait()
        return process.pid

    def start_again(self) -> None:
        """Start it now, if it is away; also when it was given up."""
        self.failures = 0
        self._wanted.set()

    def asked_for_updates(self) -> None:
        """Telegram was asked for updates: it is up."""
        if self.is_up or not self.alive:
            return
        self.is_up = True
        self.failures = 0
        if self._killed_at is not None:
            self.took = asyncio.get_running_loop().time() - self._killed_at
            self._killed_at = None
        self._tell()

    async def stop(self) -> None:
        """Let it finish what it is at; it does not get long."""
        self._stopping = True
        self._wanted.set()
        if self._process and self.alive:
            self._process.terminate()
            try:
                async with asyncio.timeout(STOPS_WITHIN):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        if self._logging:
            await asyncio.wait([self._logging], timeout=STOPS_WITHIN)  # its last words

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
                told = f"{clock.ahead().total_seconds()}\n".encode()
                process.stdin.write(told)
                await process.stdin.drain()
                # An answer to an earlier one, which nobody waited for to its end, is not ours.
                while answer := await process.stdout.readline():
                    if answer == told:
                        return
            raise Gone

    async def _start(self) -> asyncio.subprocess.Process:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith("FIELDBOOK_")
        }
        # Its input is how it hears of the clock. It also ends with us: the pipe closes, however we end.
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, *self._program, str(clock.ahead().total_seconds())),
            env=environment | self._settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._logging = asyncio.create_task(self._pass_on(self._process))
        self.back_at = None
        self._tell()
        return self._process

    async def _pass_on(self, process: asyncio.subprocess.Process) -> None:
        """What it logs goes to our console, and the last of it is kept."""
        self.last_lines.clear()
        assert process.stderr
        while line := await process.stderr.readline():
            self.last_lines.append(line.decode(errors="replace").rstrip())
            sys.stderr.buffer.write(line)
            sys.stderr.flush()

    def _tell(self) -> None:
        for listener in self.on_change:
            listener()
