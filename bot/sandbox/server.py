"""The sandbox as a server on this machine: inside somebody's event loop, or as a process."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import uvicorn
from starlette.routing import BaseRoute

from bot.sandbox.http import application
from bot.sandbox.telegram import Telegram

SAVE_EVERY = 1.0


class Quiet(uvicorn.Server):
    """A server that leaves signals to whoever owns the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Server(Quiet):
    """Listens from the moment it is made (so the port is known); `await serve()` answers.

    `more` are routes of whoever runs it. It ends long polls and event streams when it stops.
    """

    def __init__(
        self, telegram: Telegram, host: str, port: int, more: Sequence[BaseRoute] = ()
    ) -> None:
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise ValueError("The sandbox knows no passwords: it listens on this machine only.")
        self.telegram = telegram
        self._ending = asyncio.Event()
        self._socket = socket.create_server((host, port))
        # asyncio does this only for sockets that it made: otherwise every answer takes 40 ms.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        super().__init__(
            uvicorn.Config(
                application(telegram, self._ending, more),
                http="h11",  # dropping connections needs a protocol that we know
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().serve(sockets or [self._socket])
        finally:
            self._socket.close()

    def stop(self) -> None:
        """Let `serve()` return soon."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ending.set()
        self.telegram.queue.close()
        await super().shutdown(sockets)


def serve(telegram: Telegram, host: str = "127.0.0.1", port: int = 0) -> Server:
    """A server for somebody's event loop: `task = create_task(server.serve())`, then `stop` it."""
    return Server(telegram, host, port)


@contextlib.asynccontextmanager
async def serving(
    telegram: Telegram, host: str = "127.0.0.1", port: int = 0, more: Sequence[BaseRoute] = ()
) -> AsyncIterator[Server]:
    """Serve as long as the block lasts; `server.url` is where."""
    server = Server(telegram, host, port, more)
    task = asyncio.create_task(server.serve())
    try:
        # No pause: connections queue at the socket until it answers.
        yield server
    finally:
        server.stop()
        await task
        await telegram.close()


def run(telegram: Telegram, host: str, port: int, state: Path | None = None) -> None:
    """Serve until SIGINT or SIGTERM; saves to `state` every second and at the end."""
    asyncio.run(_run(telegram, host, port, state))


async def _run(telegram: Telegram, host: str, port: int, state: Path | None) -> None:
    server = Server(telegram, host, port)
    for stop in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(stop, server.stop)
    saving = asyncio.create_task(save_what_changes(telegram, state)) if state else None
    try:
        await server.serve()
    finally:
        if saving and state:
            saving.cancel()
            telegram.save(state)
        await telegram.close()


async def save_what_changes(telegram: Telegram, state: Path) -> None:
    """Save every second in which something happened."""
    changed: set[int] = set()
    telegram.on_change.append(changed.add)
    while True:
        await asyncio.sleep(SAVE_EVERY)
        if changed:
            changed.clear()
            telegram.save(state)
