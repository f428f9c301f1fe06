"""A backup of the SQLite database: whole and checked, or not there at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from urllib.parse import quote

from bot.console import Problem


def copy_database(source: Path, target: Path) -> None:
    """SQLite's own backup; the target is there whole and checked, or not at all."""
    _must_be_free(target)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        there = f"file:{quote(str(source.resolve()))}?mode=rw"
        with (
            contextlib.closing(sqlite3.connect(there, uri=True, timeout=30)) as ours,
            contextlib.closing(sqlite3.connect(unfinished)) as copy,
        ):
            ours.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise Problem(f"{source} is damaged ({verdict}); restore the last good backup")
        with Path(unfinished).open("rb") as written:
            os.fsync(written.fileno())
        _must_be_free(target)
        Path(unfinished).rename(target)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _must_be_free(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise Problem(
            f"{target} is there already; a backup overwrites nothing, choose another name"
        )
