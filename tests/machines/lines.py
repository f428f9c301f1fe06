"""The network between machines: lines that can be cut, and what stands before the receivers."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import itertools
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from tests.ports import kept_port

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], Awaitable[Streams]]

LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
ANSWERS_WITHIN = 3.0  # seconds; then the next receiver is asked


class How(enum.StrEnum):
    SILENTLY = "silently"  # no byte passes, nobody is told, and then it goes on
    BY_RESET = "by reset"  # what is open breaks, what is new is refused


class Line:
    """A TCP port of this machine that leads to somewhere else."""

    def __init__(self, there: Connect) -> None:
        self._there = there
        self._passing = asyncio.Event()
        self._passing.set()
        self._refusing = False
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    @contextlib.asynccontextmanager
    async def laid(self) -> AsyncIterator[Line]:
        with kept_port() as self.port:
            await self._listen()
            try:
                yield self
            finally:
                self._server.close()
                self._passing.set()
                self._break()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    @contextlib.asynccontextmanager
    async def cut(self, how: How) -> AsyncIterator[None]:
        """Nothing passes as long as the block lasts."""
        if how is How.SILENTLY:
            self._passing.clear()
        else:
            self._refusing = True
            self._server.close()  # who connects is told at once that nothing was sent
            self._break()
            await asyncio.sleep(0)  # by then they are closed
        try:
            yield
        finally:
            self._passing.set()
            if self._refusing:
                self._refusing = False
                await self._listen()

    def _break(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._refusing:  # it came just before
            writer.transport.abort()
            return
        self._open.add(writer)
        there: asyncio.StreamWriter | None = None
        try:
            await self._passing.wait()
            from_there, there = await self._there()
            self._open.add(there)
            ways = [self._pass(reader, there, writer), self._pass(from_there, writer, there)]
            tasks = [asyncio.ensure_future(way) for way in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        except OSError:
            pass  # whoever it leads to is not there
        finally:
            for end in (writer, there):
                if end:
                    self._open.discard(end)
                    end.close()

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        back: asyncio.StreamWriter,
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                await self._passing.wait()
                if is_reset(reader, back):
                    return  # what had not left yet never does
                writer.write(data)
                await writer.drain()
            await self._passing.wait()


def is_reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Whether the other side has thrown this connection away, with what was not yet on its way."""
    if reader.exception() or writer.is_closing():
        return True
    # Behind an end of its words asyncio listens no more.
    its_socket: socket.socket = writer.get_extra_info("socket")
    return its_socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0


def to_port(port: int) -> Connect:
    return lambda: asyncio.open_connection("127.0.0.1", port)


def to_socket(path: str) -> Connect:
    return lambda: asyncio.open_unix_connection(path)


class Front:
    """A reverse proxy before several receivers: each update goes to the next one, and if that one does
    not answer, to the one after it."""

    def __init__(self, receivers: Sequence[Connect]) -> None:
        self._turns = itertools.cycle(receivers)
        self._number = len(receivers)
        self.port = 0

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[Front]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = LENGTH.search(head)
            body = await reader.readexactly(int(length[1]) if length else 0)
            asked = re.sub(rb"(?im)^connection:.*\r\n", b"", head)
            asked = asked.replace(b"\r\n", b"\r\nConnection: close\r\n", 1) + body
            for _ in range(self._number):
                answer = await self._ask(next(self._turns), asked)
                if answer.startswith(b"HTTP/1.1 2"):
                    writer.write(answer)
                    await writer.drain()
                    return
            writer.write(
                b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            await writer.drain()

    async def _ask(self, receiver: Connect, asked: bytes) -> bytes:
        there: Any = None
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                answer, there = await receiver()
                there.write(asked)
                await there.drain()
                return await answer.read()
        except (OSError, TimeoutError):
            return b""
        finally:
            if there:
                there.close()
