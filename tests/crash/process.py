"""The bot as a process of its own, as in production: started, watched, killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Reply, Upload

Hook = Callable[[str, Mapping[str, Any], Reply | None], None]
"""Hears of a call of the bot twice: when it arrives, and with the reply before that leaves."""


MAKES_A_MESSAGE = frozenset(
    {"sendMessage", "sendPhoto", "sendDocument", "copyMessage", "sendMediaGroup"}
)
# What goes at Telegram's pace: changes of messages as well.
PACED = MAKES_A_MESSAGE | {"editMessageText", "deleteMessage", "deleteMessages"}


class WatchedTelegram(Telegram):
    """Tells whoever wants to know when the bot's calls come in and are done."""

    def __init__(self, token: str, **how: Any) -> None:
        super().__init__(token, **how)
        self.log = deque()  # all of it: what was forgotten would look lost
        self.hooks: list[Hook] = []
        self.said: dict[int, JSON] = {}  # every update of a person's that it accepted, by its id

    def push(self, update: JSON) -> int | None:
        number = super().push(update)
        if number is not None:
            self.said[number] = update
        return number

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> Reply:
        self._tell(method, params or {}, None)
        reply = await super().call(token, method, params, files)
        self._tell(method, params or {}, reply)
        return reply

    def _tell(self, method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
        for hook in list(self.hooks):
            hook(method, params, reply)


class BotProcess:
    """A program, `python -m bot run`, in a process group of its own; what it logs goes to a file."""

    def __init__(
        self,
        telegram_url: str,
        token: str,
        database_url: str,
        folder: Path,
        program: Sequence[str] = ("bot", "run"),
    ) -> None:
        self.program = program
        driverless = make_url(database_url)
        driverless = driverless.set(drivername=driverless.get_backend_name())
        kept = {key: value for key, value in os.environ.items() if not key.startswith("FIELDBOOK_")}
        self.environment = kept | {
            "FIELDBOOK_TOKEN": token,
            "FIELDBOOK_API_URL": telegram_url,
            "FIELDBOOK_DATABASE_URL": driverless.render_as_string(hide_password=False),
        }
        self.folder = folder
        self.log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *self.program,
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        assert self._process, "it was not started"
        return self._process.pid

    def kill(self) -> None:
        """`kill -9`, at this very moment."""
        assert self._process and self._process.returncode is None, self.log.read_text()[-2000:]
        os.killpg(self._process.pid, signal.SIGKILL)

    async def dead(self) -> None:
        """Wait until it has ended; what it had started itself goes with it."""
        assert self._process
        await self._process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    @property
    def was_killed(self) -> bool:
        """Of one that has ended: by `kill -9`, and not of its own accord."""
        assert self._process
        return self._process.returncode == -signal.SIGKILL

    @property
    def ended_by_itself(self) -> bool:
        """It was started, and ended although nobody killed it."""
        return self._process is not None and not self.is_running and not self.was_killed

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def stop(self) -> None:
        """End it for good, however it stands."""
        if self._process and self._process.returncode is None:
            self.kill()
        if self._process:
            await self._process.wait()
