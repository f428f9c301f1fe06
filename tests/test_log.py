"""Logs tell what happened, and never the token (the security rule)."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

import httpx
import pytest
import structlog
from sqlalchemy import select, text

from bot.log import HIDDEN, write_logs
from bot.sandbox.faults import BadGateway, Refused
from models import clock
from models.outbox import Outgoing
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.test_reports import file_a_report

SECRET = TOKEN.partition(":")[2]


@contextlib.contextmanager
def real_logs() -> Iterator[None]:
    """The real way logs are written, and back to pytest's afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    write_logs([TOKEN, "db-password"])
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()


def test_a_token_is_hidden_wherever_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    log = structlog.get_logger("bot.test")
    with real_logs():
        log.warning("calling", url=f"https://t.me/bot{TOKEN}/getMe", password="db-password")
        logging.getLogger("library").error("GET /bot%s/sendMessage", "123456:" + "A" * 35)
        try:
            raise httpx.ConnectError(f"cannot reach bot{TOKEN}")
        except httpx.ConnectError:
            log.exception("it broke")
    written = capsys.readouterr().err
    assert SECRET not in written
    assert "A" * 35 not in written
    assert "db-password" not in written
    assert written.count(HIDDEN) >= 3
    assert "it broke" in written


def test_httpx_and_httpcore_say_nothing_below_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    with real_logs():
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).info("HTTP Request: POST https://…/bot%s/getMe", TOKEN)
    assert capsys.readouterr().err == ""


async def test_a_whole_conversation_with_faults_leaves_no_token_in_logs_or_rows(
    office: Office, rep: Phone, boss: Phone, capsys: pytest.CaptureFixture[str]
) -> None:
    with real_logs():
        office.telegram.faults.next("sendMessage", Refused(), BadGateway())
        await file_a_report_with_patience(office, rep)
        office.telegram.push_malformed()
        await office.settle()
    assert SECRET not in capsys.readouterr().err
    async with office.session() as session:
        for table in ("inbox", "outbox", "audit", "drafts", "reports"):
            rows = (await session.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 - our tables
            assert rows
            assert SECRET not in str(rows)


async def file_a_report_with_patience(office: Office, rep: Phone) -> None:
    """The first message is sent once more a little later."""
    await rep.types("/report")
    for _ in range(3):
        waiting = await office.all(select(Outgoing.retry_at).where(Outgoing.state == "waiting"))
        clock.move_to(max(waiting, default=clock.now()))
        await office.settle()
    await rep.types("/cancel")
    await file_a_report(rep)
