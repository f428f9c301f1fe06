"""The in-process way to the sandbox: python-telegram-bot's calls without a network."""

from __future__ import annotations

import asyncio
import re
from typing import Any
from urllib.parse import unquote

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Upload

_URL = re.compile(r"/(file/)?bot([^/]+)/(.+)$")


class SandboxRequest(BaseRequest):
    """For `Bot(request=…, get_updates_request=…)`; fails the way HTTPXRequest fails."""

    def __init__(self, telegram: Telegram, read_timeout: float | None = 5.0) -> None:
        self._telegram = telegram
        self._read_timeout = read_timeout

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        match = _URL.search(unquote(url))
        if match is None:
            return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
        download, token, name = match.groups()
        if download:
            return self._download(token, name)
        params = dict(request_data.parameters) if request_data else {}
        files = _uploads(request_data) if request_data and request_data.contains_files else {}
        # As with a network, others have their turn before the answer is here.
        await asyncio.sleep(0)
        reply = await self._telegram.call(token, name, params, files)
        if reply.broken == "refused":
            refused = httpx.ConnectError("All connection attempts failed")
            raise NetworkError(f"httpx.ConnectError: {refused}") from refused
        if reply.broken == "lost":
            raise TimedOut from httpx.ReadTimeout("")
        return reply.status, reply.content()

    def _download(self, token: str, path: str) -> tuple[int, bytes]:
        stored = self._telegram.files.at(path)
        if token != self._telegram.token or stored is None:
            return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
        return 200, stored.content


def _uploads(request_data: RequestData) -> dict[str, Upload]:
    uploads = {}
    for name, part in request_data.multipart_data.items():
        filename, content, mime = part
        data = content if isinstance(content, bytes) else content.read()
        uploads[name] = Upload(filename, data, mime)
    return uploads
