"""The sandbox over HTTP: the Bot API at /bot<token>/<method>, the try-out page at /."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.sandbox import tryout
from bot.sandbox.own_page import OwnPage
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Reply, Upload

MAX_PART = 60 * 1024 * 1024


def application(
    telegram: Telegram, ending: asyncio.Event | None = None, more: Sequence[BaseRoute] = ()
) -> Starlette:
    """Both ways in to one Telegram as an ASGI application; `ending` closes what stays open."""
    ending = ending or asyncio.Event()

    async def call(request: Request) -> Response:
        try:
            params, files = await _parameters(request)
        except ClientDisconnect:
            return NoAnswer()  # the caller ended in the middle of asking: nothing happened
        method = request.path_params["method"]
        # A caller that hangs up takes nothing from the queue any more.
        work = asyncio.ensure_future(
            telegram.call(request.path_params["token"], method, params, files)
        )
        gone = asyncio.ensure_future(_hung_up(request))
        try:
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                return NoAnswer()
            reply = work.result()
            if reply.broken == "lost":
                over = asyncio.ensure_future(ending.wait())
                waits = (gone, over)
                await asyncio.wait(waits, timeout=reply.hold, return_when=asyncio.FIRST_COMPLETED)
                over.cancel()
            return NoAnswer() if reply.broken else _response(reply)
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def download(request: Request) -> Response:
        stored = telegram.files.at(request.path_params["path"])
        if request.path_params["token"] != telegram.token or stored is None:
            return _response(
                Reply(404, {"ok": False, "error_code": 404, "description": "Not Found"})
            )
        return Response(stored.content, media_type=stored.mime)

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
            *more,
            *tryout.routes(telegram, ending),
        ],
        # Other machines' names must not lead here: a web page could reach the demo by its own.
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(OwnPage),
        ],
    )


class NoAnswer(Response):
    """The connection is dropped, as when the network fails."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        if transport is None:
            # Not uvicorn, or another one than we know: a gateway's error comes nearest to it.
            await Response(status_code=502)(scope, receive, send)
            return
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(reply: Reply) -> Response:
    kind = "text/html" if isinstance(reply.body, str) else "application/json"
    return Response(reply.content(), reply.status, media_type=kind)


async def _parameters(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """What was asked, whichever way it came: address, JSON, form, form with files."""
    params: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        body = await request.body()
        with contextlib.suppress(ValueError):
            given = json.loads(body or b"{}")
            params |= given if isinstance(given, dict) else {}
    elif request.method == "POST":
        async with request.form(max_part_size=MAX_PART) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await uploaded(value)
                else:
                    params[name] = value
    return params, files


async def uploaded(part: UploadFile) -> Upload:
    mime = part.content_type or "application/octet-stream"
    return Upload(part.filename or "file", await part.read(), mime)
