"""The bot's line to this Telegram: a port of its own, which can be cut and mended."""

from __future__ import annotations

import asyncio
import socket

CHUNK = 1 << 16


class Line:
    """Leads to a port of this machine. Cut, it refuses whoever connects, as a dead network does.

    What is under way at that moment breaks off, and nobody knows whether it arrived.
    """

    def __init__(self, leads_to: int) -> None:
        self._leads_to = leads_to
        self._socket: socket.socket | None = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()

    async def mend(self) -> None:
        """Let connections through from now on."""
        if self._server is None:
            self._socket = self._socket or socket.create_server(("127.0.0.1", self.port))
            self._server = await asyncio.start_server(self._connect, sock=self._socket)

    def cut(self) -> None:
        """Refuse connections from now on, and break off those that are open."""
        if self._server:
            self._server.close()
        self._server = self._socket = None
        for end in list(self._ends):
            end.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        try:
            answers, questions = await asyncio.open_connection("127.0.0.1", self._leads_to)
            self._ends.add(questions)
            try:
                async with asyncio.TaskGroup() as both_ways:
                    both_ways.create_task(_pass_on(reader, questions))
                    both_ways.create_task(_pass_on(answers, writer))
            finally:
                self._ends.discard(questions)
                questions.transport.abort()
        except* OSError:
            pass  # broken off, at one end or the other: both learn of it
        finally:
            self._ends.discard(writer)
            writer.transport.abort()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Until one end hangs up; the other one is hung up on then."""
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await writer.drain()
    raise ConnectionAbortedError
