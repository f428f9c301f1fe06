"""The way to Telegram over HTTP."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from functools import cache
from typing import Any, Final

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 32
KEPT_FOR = 5.0  # seconds that a connection waits for the next call
READ_WITHIN = 15.0  # seconds, as the others; a call is given up after 25 in any case
TIMES: Final = {"read": READ_WITHIN, "write": 15.0, "connect": 5.0, "pool": 5.0}
# What was given up must not arrive later, behind what was said since: a connection that is closed
# takes along what the system would go on sending for a minute. (A proxy keeps what it has.)
CLOSED_AT_ONCE = (socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class OverHttp(BaseRequest):
    """Makes calls and fails as python-telegram-bot's HTTPXRequest does, by the same library's transport,
    for a third less CPU.

    Past its client, which does what Telegram never asks for (cookies, passwords, redirects); and each
    connection by itself, as a pool looks at all it has whenever a call comes and goes.
    """

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = httpx.Proxy(proxy) if proxy else None
        self._room = asyncio.Semaphore(CONNECTIONS)
        # The last one used is the next one: as few stay open as are needed.
        self._idle: list[httpx.AsyncHTTPTransport] = []

    @property
    def read_timeout(self) -> float:
        return READ_WITHIN

    async def initialize(self) -> None:
        """Connections are opened when they are needed."""

    async def shutdown(self) -> None:
        while self._idle:
            await self._idle.pop().aclose()

    def _connection(self) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(
            verify=_trusted(),
            limits=httpx.Limits(max_connections=1, keepalive_expiry=KEPT_FOR),
            proxy=self._proxy,
            socket_options=[CLOSED_AT_ONCE],
        )

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The answer's status and content; the cause of NetworkError, also of TimedOut, is httpx's error."""
        said = {
            "read": read_timeout,
            "write": write_timeout,
            "connect": connect_timeout,
            "pool": pool_timeout,
        }
        times = {
            what: TIMES[what] if time is BaseRequest.DEFAULT_NONE else time
            for what, time in said.items()
        }
        request = httpx.Request(
            method,
            url,
            headers={"User-Agent": self.USER_AGENT},
            data=request_data.json_parameters if request_data else None,
            files=request_data.multipart_data if request_data else None,
            extensions={"timeout": times},
        )
        try:
            return await self._ask(request, times["pool"])
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.HTTPError as error:
            raise NetworkError(f"httpx.{type(error).__name__}: {error}") from error

    async def _ask(self, request: httpx.Request, wait_at_most: float | None) -> tuple[int, bytes]:
        try:
            async with asyncio.timeout(wait_at_most):
                await self._room.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("all connections are in use") from None
        connection = self._idle.pop() if self._idle else self._connection()
        try:
            response = await connection.handle_async_request(request)
            content = await response.aread()
        except BaseException:
            await connection.aclose()
            raise
        else:
            self._idle.append(connection)
            return response.status_code, content
        finally:
            self._room.release()


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that vouch for a server: read once, for all connections."""
    return httpx.create_ssl_context()
