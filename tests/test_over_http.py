"""However a line breaks, ours fails as python-telegram-bot's own way to Telegram does."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import gc
import socket
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit

import httpx
import psutil
import pytest
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot import over_http
from bot.outcomes import never_left
from bot.over_http import CONNECTIONS, OverHttp
from bot.sandbox.server import serving
from bot.sandbox.telegram import Telegram

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


def _httpx() -> BaseRequest:
    return HTTPXRequest(httpx_kwargs={"trust_env": False})


@pytest.fixture
async def telegram_at() -> AsyncIterator[str]:
    """One that keeps connections; the address of a call."""
    telegram = Telegram("70001:over-http")
    async with serving(telegram) as server:
        yield f"{server.url}/bot{telegram.token}/getMe"


@pytest.fixture(params=[OverHttp, _httpx])
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


async def test_what_cannot_be_opened_takes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    async with OverHttp() as request:
        monkeypatch.setattr(request, "_connection", lambda: 1 / 0)
        for _ in range(CONNECTIONS + 1):
            with pytest.raises(NetworkError, match="ZeroDivisionError"):
                await request.post("http://127.0.0.1:1/botTOKEN/getMe", pool_timeout=0.1)


async def test_few_connections_are_kept_and_none_after_the_end(
    telegram_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_http, "RESTS_AT_MOST", 0.2)
    mine = psutil.Process()
    async with OverHttp() as request:
        await asyncio.gather(*[request.post(telegram_at) for _ in range(10)])
        assert len(_to(telegram_at, mine)) >= 5
        for _ in range(4):
            await asyncio.sleep(0.1)
            await request.post(telegram_at)
        assert len(_to(telegram_at, mine)) == 1
        under_way = asyncio.create_task(request.post(telegram_at))
        await asyncio.sleep(0)
    await under_way
    assert not _to(telegram_at, mine)
    with pytest.raises(NetworkError, match="initialize"):
        await request.post(telegram_at)


def _to(url: str, process: psutil.Process) -> list[int]:
    port = urlsplit(url).port
    found = process.net_connections("tcp")
    return [one.fd for one in found if one.raddr and one.raddr[1] == port]


@pytest.mark.parametrize("way", [OverHttp, _httpx])
async def test_a_password_in_the_address_is_told(way: Way, there: tuple[Server, str]) -> None:
    server, url = there
    server.answer = OK
    async with way() as request:
        await request.post(url.replace("http://", "http://mei:s%40crate@"))
    (heard,) = server.heard
    assert b"Authorization: Basic " + base64.b64encode(b"mei:s@crate") in heard


# The library forgets its connection to a SOCKS proxy in the middle of the greeting.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("scheme", ["socks5", "http"])
async def test_a_proxy_that_says_nothing_is_not_waited_for_for_ever(
    there: tuple[Server, str], scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, url = there
    proxy = url.replace("http", scheme).removesuffix("/botTOKEN/getMe")
    async with OverHttp(proxy) as request:
        with pytest.raises(TimedOut) as told:
            await request.post(
                "https://telegram.invalid/botTOKEN/getMe",
                read_timeout=0.1,
                write_timeout=0.1,
                connect_timeout=0.1,
                pool_timeout=0.1,
            )
    assert isinstance(told.value.__cause__, httpx.ConnectTimeout)
    assert never_left(told.value)
    del told
    gc.collect()


TUNNEL = b"HTTP/1.1 200 Connection established\r\n\r\n"
SOCKS_GREETS, SOCKS_CONNECTS = b"\x05\x00", b"\x05\x00\x00\x01" + bytes(6)
SOCKS_REFUSES = b"\x05\x04\x00\x01" + bytes(6)


@contextlib.asynccontextmanager
async def _proxy(scheme: str, *answers: bytes, after: float = 0.0) -> AsyncIterator[str]:
    """One that gives these answers, each to what comes next, and hangs up; its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await reader.read(1000)
            await asyncio.sleep(after)
            writer.write(answer)
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening:
        yield f"{scheme}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("scheme", "answers", "to", "left"),
    [
        ("http", [b"HTTP/1.1 502 Bad Gateway\r\n\r\n"], "https", False),
        ("http", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"], "https", False),
        ("http", [b""], "https", False),
        ("http", [TUNNEL, b""], "https", False),
        ("http", [b""], "http", True),
        ("socks5", [b""], "https", False),
        ("socks5", [SOCKS_GREETS, SOCKS_REFUSES], "https", False),
        ("socks5", [SOCKS_GREETS, SOCKS_CONNECTS, b""], "https", False),
        ("socks5", [SOCKS_GREETS, SOCKS_CONNECTS, b""], "http", True),
    ],
)
async def test_what_a_proxy_does_not_take_never_left(
    scheme: str, answers: list[bytes], to: str, left: bool
) -> None:
    async with _proxy(scheme, *answers) as proxy, OverHttp(proxy) as request:
        with pytest.raises(NetworkError) as told:
            await request.post(f"{to}://telegram.invalid/botTOKEN/getMe")
    assert never_left(told.value) is not left
    del told
    gc.collect()


async def test_what_has_left_by_a_proxy_has_its_time_for_the_answer() -> None:
    async with _proxy("http", OK, after=0.5) as proxy, OverHttp(proxy) as request:
        answer: object = await request.post(
            "http://telegram.invalid/botTOKEN/getMe", connect_timeout=0.1
        )
    assert answer == ["here"]


def _says(status: str, content: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    "content",
    [
        b"<html>maintenance of /botTOKEN</html>",
        b'{"ok":true,"result":{"message_id":',
        b'{"ok":false}',
        b"{}",
        b"[]",
        b"",
        b"[" * 100_000,
    ],
    ids=["a page", "cut off", "no result", "nothing in it", "a list", "nothing", "no end"],
)
async def test_what_is_no_answer_of_telegrams_leaves_it_open_whether_it_arrived(
    there: tuple[Server, str], content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    server, url = there
    server.answer = _says("200 OK", content)
    error = await _fails(OverHttp, url)
    assert type(error) is NetworkError
    assert not never_left(error)
    assert "TOKEN" not in str(error) + caplog.text


@pytest.mark.parametrize(
    "answer",
    [
        b"unknown command POST /botTOKEN/getMe\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n/botTOKEN/getMe\r\n\r\n",
    ],
    ids=["no status", "no header"],
)
async def test_what_is_no_http_is_not_repeated(
    there: tuple[Server, str], answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    server, url = there
    server.answer = answer
    error = await _fails(OverHttp, url)
    assert type(error) is NetworkError
    assert not never_left(error)
    assert "TOKEN" not in str(error) + caplog.text


async def test_a_file_may_hold_anything(there: tuple[Server, str]) -> None:
    server, url = there
    server.answer = _says("200 OK", b"<html>")
    async with OverHttp() as request:
        assert await request.retrieve(url) == b"<html>"


@pytest.mark.parametrize(
    "content",
    [
        b"<html>The requested URL was: /botTOKEN/getMe</html>",
        b'{"description":"/botTOKEN/getMe","parameters":["/botTOKEN/getMe"]}',
        b'["/botTOKEN/getMe"]',
        b'"/botTOKEN/getMe"',
    ],
    ids=["a page", "another's JSON", "a list", "words"],
)
@pytest.mark.parametrize(
    "status", ["400 Bad Request", "403 Forbidden", "404 Not Found", "502 Bad Gateway"]
)
@pytest.mark.parametrize("ask", ["post", "retrieve"])
async def test_the_page_of_a_gateway_says_nothing_for_telegram_and_tells_nobody_the_token(
    there: tuple[Server, str],
    content: bytes,
    status: str,
    ask: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server, url = there
    server.answer = _says(status, content)
    async with OverHttp() as request:
        with pytest.raises(NetworkError) as told:
            await getattr(request, ask)(url)
    assert str(told.value) == f"not an answer of Telegram's, status {status[:3]}"
    assert type(told.value) is NetworkError  # neither for good nor surely not delivered
    assert "TOKEN" not in caplog.text


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
