"""Logs: one line of facts each, and never a secret in them."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog

# A token in a URL or anywhere else: digits, a colon, at least thirty letters.
TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
HIDDEN = "‹hidden›"


class Redactor:
    """Takes secrets out of a line, whoever wrote it: ours, a library's, a traceback."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self.secrets = [secret for secret in secrets if secret]

    def __call__(self, line: str) -> str:
        for secret in self.secrets:
            line = line.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, line)


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The last step before a line is written, so that nothing gets round it."""

    def __init__(self, redact: Redactor, **how: Any) -> None:
        super().__init__(**how)
        self.redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self.redact(super().format(record))


def write_logs(secrets: Iterable[str] = (), level: int = logging.INFO) -> None:
    """Send everything that is logged to standard error, as key=value lines without secrets."""
    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = RedactingFormatter(
        Redactor(secrets),
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _traceback_last,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    # A line that cannot be written would be printed raw, secrets and all.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # httpx logs every URL, and the token is part of them.
    for chatty in ("httpx", "httpcore", "alembic", "apscheduler", "uvicorn.access", "telegram"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


_line = structlog.processors.KeyValueRenderer(
    key_order=["timestamp", "level", "event"], drop_missing=True
)


def _traceback_last(logger: Any, name: str, event: MutableMapping[str, Any]) -> str:
    traceback = event.pop("exception", "")
    line = str(_line(logger, name, event))
    return f"{line}\n{traceback}" if traceback else line
