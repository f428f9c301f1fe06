"""One process for one SQLite file: a second one would fight the first, for Telegram too."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from bot.console import Problem


@contextlib.contextmanager
def alone_with(file: Path, otherwise: str) -> Iterator[None]:
    """Hold the file's lock; Problem, ending in `otherwise`, when another process does."""
    lock = FileLock(f"{file}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Problem(f"another Fieldbook is using {file}; {otherwise}") from None
    except OSError as error:
        raise Problem(f"{file}.lock cannot be written: {error.strerror}") from None
    try:
        yield
    finally:
        lock.release()
