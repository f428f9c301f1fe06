"""What is served over HTTP: Telegram's webhook, the health of the process, its figures."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.receiver import Receiver, brief

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
LARGEST_UPDATE = 1_000_000  # bytes; Telegram's are some kilobytes


def site(
    receiver: Receiver,
    ready: Callable[[], Awaitable[str]],
    count: Callable[[], Awaitable[None]],
    *,
    webhook_path: str | None,
    webhook_secret: str,
) -> Starlette:
    """The pages. `ready` gives "" or the reason why not; without a path there is no webhook.

    `count` brings up to date what is looked up for the figures.
    """

    async def bring(request: Request) -> Response:
        """Telegram brings an update: kept first, then 200 (setWebhook)."""
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), webhook_secret.encode()):
            return PlainTextResponse("not for you", 403)
        if int(request.headers.get("Content-Length") or 0) > LARGEST_UPDATE:
            return PlainTextResponse("too large", 413)
        try:
            update = json.loads(await request.body())
        except (ValueError, RecursionError):
            return PlainTextResponse("this is no update", 400)
        try:
            await receiver.keep([update])
        except SQLAlchemyError as error:
            # Telegram brings it again.
            return PlainTextResponse(brief(error), 503)
        return PlainTextResponse("kept")

    async def healthz(request: Request) -> Response:
        return PlainTextResponse("alive")

    async def readyz(request: Request) -> Response:
        reason = await ready()
        return PlainTextResponse(reason or "ready", 503 if reason else 200)

    async def metrics(request: Request) -> Response:
        await count()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    routes = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
    if webhook_path:
        routes.append(Route(webhook_path, bring, methods=["POST"]))
    return Starlette(routes=routes)


@contextlib.asynccontextmanager
async def served(pages: Starlette, listening: socket.socket) -> AsyncIterator[None]:
    """Answer at a socket for as long as this is open; whoever asked before waits there."""
    # asyncio does this only for sockets that it made; without it answers wait 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    server = QuietServer(
        uvicorn.Config(
            pages,
            log_config=None,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
        )
    )
    serving = asyncio.create_task(server.serve([listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class QuietServer(uvicorn.Server):
    """A server that leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield
