"""Fieldbook that dies by `kill -9` at a named point inside itself, where nobody outside could aim.

It is the real application; what is written to the database tells where it is. CRASH_AT names the point
and at which time there ("before it commits:3"); without it, it lives on. CRASH_AHEAD is how many seconds
its clock is ahead, CRASH_ONLY which parts it does ("receiver,worker"), if not all. As long as the file
that CRASH_FULL names is there, its SQLite takes no new page.
"""

from __future__ import annotations

import asyncio
import enum
import os
import re
import signal
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from bot.app import Fieldbook
from bot.at_work import parts_named
from bot.log import write_logs
from bot.settings import Settings
from models import clock, policy

MOST_PAGES = 1_073_741_823  # SQLite's own limit


class Point(enum.StrEnum):
    """In the order of an update's way."""

    FETCHED = "before the inbox commit"
    KEPT = "after the inbox commit"
    WITHIN = "in the transaction"
    ABOUT_TO = "before it commits"
    DONE = "after it committed"
    SENDING = "after sending was committed"
    ACCEPTED = "after Telegram accepted, before sent"
    SENT = "after sent was committed"
    REMINDING = "before a reminder commits"


# What a statement begins with, a value that it sets, and what that is called here.
WRITES = (
    ("INSERT INTO inbox", "", "an update"),
    ("UPDATE inbox", "done", "a turn"),
    ("UPDATE outbox", "sending", "sending"),
    ("UPDATE outbox", "sent", "sent"),
    ("UPDATE reminders", "", "a reminder"),
)
MACHINERY = ("inbox", "lanes", "outbox")
A_TURN_BEGINS = "SELECT inbox."  # an update is looked for; where none waits, nothing is written
CHANGES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
PLACEHOLDER = re.compile(r"\?|\$\d+")
AFTER = {
    "an update": Point.KEPT,
    "a turn": Point.DONE,
    "sending": Point.SENDING,
    "sent": Point.SENT,
}
BEFORE = {
    "an update": Point.FETCHED,
    "a turn": Point.ABOUT_TO,
    "a reminder": Point.REMINDING,
}


class Death:
    """Watches every transaction of an engine, and kills this process when its hour has come."""

    def __init__(self, engine: Engine, *at: str) -> None:
        named = [one.rpartition(":") for one in at]
        self.left = {Point(point): int(nth) for point, _, nth in named}  # times to pass it by
        event.listen(engine, "begin", self._begins)
        event.listen(engine, "before_cursor_execute", self._executes)
        event.listen(engine, "commit", self._commits)
        event.listen(engine, "rollback", self._begins)
        event.listen(engine, "checkin", self._is_over)

    def _comes(self, point: Point) -> None:
        if point in self.left:
            self.left[point] -= 1
            if self.left[point] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def _begins(self, connection: Connection) -> None:
        if connection.invalidated:
            return  # given up: to ask it anything would open it anew
        connection.info["wrote"] = set()
        connection.info["committed"] = set()
        connection.info["is a turn"] = False

    def _executes(
        self, connection: Connection, _cursor: Any, statement: str, values: Any, *_more: Any
    ) -> None:
        for begins_with, value, name in WRITES:
            if statement.startswith(begins_with) and (
                not value or value in _set(statement, values)
            ):
                if name == "sent":
                    self._comes(Point.ACCEPTED)
                connection.info["wrote"].add(name)
        if statement.startswith(A_TURN_BEGINS):
            connection.info["is a turn"] = True
        changes = CHANGES.match(statement)
        if changes and changes[1] not in MACHINERY and connection.info["is a turn"]:
            self._comes(Point.WITHIN)

    def _commits(self, connection: Connection) -> None:
        connection.info["committed"] = connection.info["wrote"]
        for name, point in BEFORE.items():
            if name in connection.info["wrote"]:
                self._comes(point)

    def _is_over(self, _connection: Any, record: Any) -> None:
        for name in record.info.pop("committed", ()):
            if name in AFTER:
                self._comes(AFTER[name])


def _set(statement: str, values: Sequence[Any]) -> Sequence[Any]:
    """The values that an UPDATE of one row, or the first of several, sets: not those it looks for."""
    of_one = values[0] if isinstance(values, list) else values
    return of_one[: len(PLACEHOLDER.findall(statement.partition(" WHERE ")[0]))]


def is_full_while(engine: Engine, file: Path) -> None:
    """SQLite answers SQLITE_FULL, as on a disk that is full, to whatever needs a page more."""

    @event.listens_for(engine, "begin")
    def begins(connection: Connection) -> None:
        most = 1 if file.exists() else MOST_PAGES  # as many as there are, if there are more
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")


if __name__ == "__main__":
    write_logs()
    settings = Settings.read(token_needed=True)
    policy.use(policy.load(settings.company))
    clock.set_ahead(timedelta(seconds=float(os.environ.get("CRASH_AHEAD", "0"))))
    fieldbook = Fieldbook(settings)
    if at := os.environ.get("CRASH_AT"):
        Death(fieldbook.database.engine.sync_engine, at)
    if (full := os.environ.get("CRASH_FULL")) and fieldbook.database.is_sqlite:
        is_full_while(fieldbook.database.engine.sync_engine, Path(full))
    asyncio.run(fieldbook.run(parts_named(os.environ.get("CRASH_ONLY"))))
