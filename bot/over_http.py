"""The way to Telegram over HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct
import time
from collections import deque
from contextlib import suppress
from functools import cache
from typing import Any, Final

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 32
RESTS_AT_MOST = 5.0  # seconds that a connection is kept for the next call
READ_WITHIN = 15.0  # seconds, as the others, where a call says nothing else
TIMES: Final = {"read": READ_WITHIN, "write": 20.0, "connect": 5.0, "pool": 5.0}
# The request never left: nothing can have been delivered.
NEVER_LEFT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
STEPS_OVER_A_PROXY = 3  # to it, through it, and TLS
# What was given up must not arrive later, behind what was said since: a connection that is closed
# takes along what the system would go on sending for a minute. (A proxy keeps what it has.)
CLOSED_AT_ONCE = (socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class OverHttp(BaseRequest):
    """Makes calls and fails as python-telegram-bot's HTTPXRequest does, by the same library's transport,
    for a third less CPU.

    Past its client, which does what Telegram never asks for (cookies, redirects, packed answers); and
    each connection by itself, as a pool looks at all it has whenever a call comes and goes.
    """

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = httpx.Proxy(proxy) if proxy else None
        self._room = asyncio.Semaphore(CONNECTIONS)
        # At rest, and since when. The last one is taken first, so that few are kept.
        self._resting: deque[tuple[float, httpx.AsyncHTTPTransport]] = deque()
        self._is_open = False

    @property
    def read_timeout(self) -> float:
        return READ_WITHIN

    async def initialize(self) -> None:
        """Connections are opened when they are needed."""
        trusted()  # what is wrong with it is said at the start
        self._is_open = True

    async def shutdown(self) -> None:
        """What is at rest is closed, and what is under way as soon as it has ended."""
        self._is_open = False
        await self._close_those_at_rest_since(time.monotonic())

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
        if not self._is_open:
            raise RuntimeError("initialize() comes first")
        said = {
            "read": read_timeout,
            "write": write_timeout,
            "connect": connect_timeout,
            "pool": pool_timeout,
        }
        times = {
            what: TIMES[what] if seconds is BaseRequest.DEFAULT_NONE else seconds
            for what, seconds in said.items()
        }
        request = httpx.Request(
            method,
            url,
            headers={"User-Agent": self.USER_AGENT},
            data=request_data.json_parameters if request_data else None,
            files=request_data.multipart_data if request_data else None,
            extensions={"timeout": times},
        )
        if request.url.userinfo:  # of a Bot API server of the company's own
            password = httpx.BasicAuth(request.url.username, request.url.password)
            request = next(password.auth_flow(request))
        try:
            status, content = await self._ask(request, times)
        except httpx.TimeoutException as error:
            raise TimedOut from error
        except httpx.ProtocolError as error:
            # Its words are the other side's, which may have repeated the address.
            raise NetworkError(f"httpx.{type(error).__name__}") from error
        except httpx.HTTPError as error:
            raise NetworkError(f"httpx.{type(error).__name__}: {error}") from error
        is_a_file = method == "GET" and _is_success(status)
        return status, content if is_a_file else _of_telegram(status, content)

    async def _ask(self, request: httpx.Request, times: dict[str, Any]) -> tuple[int, bytes]:
        try:
            async with asyncio.timeout(times["pool"]):
                await self._room.acquire()
        except TimeoutError:
            raise httpx.PoolTimeout("all connections are in use") from None
        connection = None
        has_left = False

        async def trace(event: str, about: dict[str, Any]) -> None:
            nonlocal has_left
            if event == "http11.send_request_headers.started" and (
                about["request"].method != b"CONNECT"  # that one is for the proxy
            ):
                has_left = True
                on_the_way.reschedule(None)

        request.extensions["trace"] = trace
        # The library waits without a limit for a SOCKS proxy that says nothing.
        limit = times["connect"] * STEPS_OVER_A_PROXY if self._proxy and times["connect"] else None
        try:
            connection = self._resting.pop()[1] if self._resting else self._connection()
            async with asyncio.timeout(limit) as on_the_way:
                response = await connection.handle_async_request(request)
            content = await response.aread()
        except BaseException as failure:
            if connection:
                await _close(connection)
            if has_left or isinstance(failure, NEVER_LEFT) or not isinstance(failure, Exception):
                raise
            is_late = isinstance(failure, TimeoutError | httpx.TimeoutException)
            never_left = httpx.ConnectTimeout if is_late else httpx.ConnectError
            raise never_left(repr(failure)) from failure
        else:
            await self._rests(connection)
            return response.status_code, content
        finally:
            self._room.release()

    def _connection(self) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(
            verify=trusted(),
            limits=httpx.Limits(max_connections=1, keepalive_expiry=RESTS_AT_MOST),
            proxy=self._proxy,
            socket_options=[CLOSED_AT_ONCE],
        )

    async def _rests(self, connection: httpx.AsyncHTTPTransport) -> None:
        now = time.monotonic()
        self._resting.append((now, connection))
        await self._close_those_at_rest_since(now - RESTS_AT_MOST if self._is_open else now)

    async def _close_those_at_rest_since(self, then: float) -> None:
        while self._resting and self._resting[0][0] <= then:
            await _close(self._resting.popleft()[1])


def _is_success(status: int) -> bool:
    return 200 <= status <= 299


def _of_telegram(status: int, content: bytes) -> bytes:
    """The content where Telegram says it; NetworkError where something in between does.

    python-telegram-bot stumbles over a gateway's page, takes its 403 or 404 for Telegram's, or puts it
    into its errors and its log: it often repeats the address, and so the token.
    """
    try:
        said = json.loads(content.decode(errors="replace"))
    except (ValueError, RecursionError):
        said = None
    answer = said if isinstance(said, dict) else {}
    is_telegrams = "result" in answer if _is_success(status) else answer.get("ok") is False
    if is_telegrams:
        return content
    raise NetworkError(f"not an answer of Telegram's, status {status}")


async def _close(connection: httpx.AsyncHTTPTransport) -> None:
    with suppress(Exception):  # what came of the call is known without that
        await connection.aclose()


@cache
def trusted() -> ssl.SSLContext:
    """The authorities that vouch for a server: read once, for all connections."""
    return httpx.create_ssl_context()
