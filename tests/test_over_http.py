"""However a line breaks, ours fails as python-telegram-bot's own way to Telegram does."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot.outcomes import never_left
from bot.over_http import CONNECTIONS, OverHttp

Way = Callable[[], BaseRequest]
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 29\r\n\r\n{"ok":true,"result":["here"]}'


class Server:
    """Takes what comes, answers with the bytes it was told, and hangs up; with none, it says nothing."""

    def __init__(self) -> None:
        self.answer = b""
        self.heard: list[bytes] = []
        self.gone = asyncio.Event()  # somebody hung up

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.heard.append(await reader.readuntil(b"\r\n\r\n"))
            if not self.answer:
                await reader.read()
            writer.write(self.answer)
            await writer.drain()
        except OSError:
            pass  # a reset
        finally:
            self.gone.set()
            writer.close()


@pytest.fixture
async def there() -> AsyncIterator[tuple[Server, str]]:
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    yield server, f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/botTOKEN/getMe"
    listening.close()


@pytest.fixture(params=[OverHttp, lambda: HTTPXRequest(httpx_kwargs={"trust_env": False})])
def way(request: pytest.FixtureRequest) -> Way:
    found: Way = request.param
    return found


async def _fails(way: Way, url: str, read_timeout: float = 5.0) -> TelegramError:
    async with way() as request:
        with pytest.raises(TelegramError) as told:
            await request.post(url, read_timeout=read_timeout)
    return told.value


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", httpx.RemoteProtocolError),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
            httpx.DecodingError,
        ),
        (b"what?\r\n\r\n", httpx.RemoteProtocolError),
    ],
    ids=["cut off in the middle", "not what it says", "no HTTP"],
)
async def test_an_answer_that_cannot_be_read_leaves_it_open_whether_it_arrived(
    way: Way, there: tuple[Server, str], answer: bytes, cause: type[Exception]
) -> None:
    server, url = there
    server.answer = answer
    error = await _fails(way, url)
    assert isinstance(error, NetworkError)
    assert isinstance(error.__cause__, cause)
    assert not never_left(error)


async def test_silence_ends_after_its_time_and_takes_the_connection_along(
    way: Way, there: tuple[Server, str]
) -> None:
    server, url = there
    error = await _fails(way, url, read_timeout=0.1)
    assert isinstance(error, TimedOut)
    assert isinstance(error.__cause__, httpx.ReadTimeout)
    assert not never_left(error)
    async with asyncio.timeout(10):
        await server.gone.wait()


async def test_a_call_that_is_given_up_takes_its_connection_along(
    there: tuple[Server, str],
) -> None:
    server, url = there
    async with OverHttp() as request:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await request.post(url)
        async with asyncio.timeout(10):
            await server.gone.wait()


async def test_nobody_there_means_that_it_never_left(way: Way) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        error = await _fails(way, f"http://127.0.0.1:{nobody.getsockname()[1]}/botTOKEN/getMe")
    assert isinstance(error.__cause__, httpx.ConnectError)
    assert never_left(error)


async def test_more_at_once_than_there_are_connections_wait_and_never_left(
    there: tuple[Server, str],
) -> None:
    server, url = there
    async with OverHttp() as request:
        hang = [asyncio.create_task(request.post(url)) for _ in range(CONNECTIONS)]
        await asyncio.sleep(0.3)
        with pytest.raises(TimedOut) as told:
            await request.post(url, pool_timeout=0.1)
        assert isinstance(told.value.__cause__, httpx.PoolTimeout)
        assert never_left(told.value)
        for one in hang:
            one.cancel()
        await asyncio.gather(*hang, return_exceptions=True)
        server.answer = OK
        for _ in range(CONNECTIONS + 1):
            answer: object = await request.post(url)
            assert answer == ["here"]


async def test_a_proxy_is_asked_for_what_is_elsewhere(there: tuple[Server, str]) -> None:
    server, url = there
    server.answer = OK
    proxy = url.removesuffix("/botTOKEN/getMe")
    async with OverHttp(proxy) as request:
        answer: object = await request.post("http://telegram.invalid/botTOKEN/getMe")
        assert answer == ["here"]
    assert server.heard[0].startswith(b"POST http://telegram.invalid/botTOKEN/getMe")
    server.answer = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
    async with OverHttp(proxy) as request:
        with pytest.raises(NetworkError) as told:
            await request.post("https://telegram.invalid/botTOKEN/getMe")
    assert isinstance(told.value.__cause__, httpx.ProxyError)
