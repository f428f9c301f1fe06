"""What a conversation caused in the database: it is looked at before and after, beside the bot."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from sqlalchemy import Boolean, Column, Date
from sqlalchemy.exc import NoReferenceError

from bot.sandbox.impossible import Impossible
from models import calendar
from models.base import Base, UTCDateTime
from models.money import from_minor_units

# How messages travel and what was said half: true of every conversation, and of none in particular.
PASSED_OVER = {
    "albums",
    "alembic_version",
    "answers",
    "audit_seals",
    "counters",
    "drafts",
    "inbox",
    "lanes",
    "outbox",
    "reminders",
    "strangers",
}
NO_FACTS = {"id", "created_at", "menu", "reachable"}  # columns that tell nothing of the work
AUDIT = "audit"
# After what something is called that has no name itself, the nearest first.
WHOSE = {
    "customer_id": "customers",
    "order_id": "orders",
    "instalment_id": "instalments",
    "visit_id": "visits",
    "report_id": "reports",
    "approval_id": "approvals",
    "step_id": "approval_steps",
    "product_id": "products",
    "staff_id": "staff",
    "author_id": "staff",
    "applicant_id": "staff",
}
MARKS = 60  # as many are kept; what is the same in them is kept once
SHOWN = 200  # changes in one answer
LONGEST = 300  # letters of a value

Row = tuple[Any, ...]


class Unknown(Impossible):
    """There is no such mark, or it is forgotten."""


class Table(NamedTuple):
    columns: tuple[str, ...]
    rows: dict[int, Row]  # by id


Look = Mapping[str, Table]


class Snapshots:
    """Looks at a SQLite file; never makes whoever writes it wait."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._marks: dict[int, Look] = {}
        self._numbers = count(1)

    async def mark(self) -> int:
        """Remember how everything is; the number to ask with. The oldest mark is forgotten."""
        number = next(self._numbers)
        self._marks[number] = await asyncio.to_thread(self._look)
        while len(self._marks) > MARKS:
            del self._marks[min(self._marks)]
        return number

    async def changes(self, since: int) -> dict[str, Any]:
        """What is new, changed or gone since a mark: at most SHOWN `changes`, and how many `more`."""
        if since not in self._marks:
            raise Unknown("page-caused-forgotten")
        before = self._marks[since]
        found = await asyncio.to_thread(lambda: list(compare(before, self._look())))
        return {"changes": found[:SHOWN], "more": max(len(found) - SHOWN, 0)}

    def _look(self) -> Look:
        known = self._marks[max(self._marks)] if self._marks else {}
        address = f"file:{quote(str(self._path.absolute()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as file:
            file.execute("BEGIN")  # all tables as of one moment
            names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in names if not name.startswith("sqlite_")]
            return {
                name: _read(file, name, known.get(name))
                for name in sorted(tables)
                if name not in PASSED_OVER
            }


def _read(file: sqlite3.Connection, name: str, known: Table | None) -> Table:
    rows = file.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - a name that the file itself gave
    columns = tuple(column[0] for column in rows.description)
    if "id" not in columns:
        return Table(columns, {})
    at = columns.index("id")
    older = known.rows if known else {}
    # What did not change is the same object in every snapshot: many take little more than one.
    same = (row if older.get(row[at]) != row else older[row[at]] for row in rows)
    return Table(columns, {row[at]: row for row in same})


def compare(before: Look, after: Look) -> Iterator[dict[str, Any]]:
    """Each change as the page gets it: who did what first, then table by table."""
    for name in sorted(after, key=lambda table: (table != AUDIT, table)):
        columns, rows = after[name]
        older = before[name].rows if name in before else {}
        say = Sayer(name, columns, after)
        for row_id in sorted(rows.keys() | older.keys()):
            old, new = older.get(row_id), rows.get(row_id)
            if old == new:
                continue
            told = dict(say.differences(old, new))
            if not told:
                continue
            yield {
                "table": name,
                "kind": "new" if old is None else "gone" if new is None else "changed",
                "id": row_id,
                "name": name_of(after, name, new or old or ()),
                "columns": told,
            }


class Sayer:
    """Values of one table as somebody reads them: names for ids, our clock, money."""

    def __init__(self, table: str, columns: Sequence[str], look: Look) -> None:
        self._columns = columns
        self._look = look
        known = Base.metadata.tables.get(table)
        self._known = {} if known is None else dict(known.columns)

    def differences(
        self, old: Row | None, new: Row | None
    ) -> Iterator[tuple[str, list[str | None]]]:
        """Only the columns that differ: their value before and after."""
        for at, column in enumerate(self._columns):
            if column in NO_FACTS:
                continue
            was = self._say(column, old[at], old) if old else None
            now = self._say(column, new[at], new) if new else None
            if was != now:
                yield column, [was, now]

    def _say(self, column: str, value: Any, row: Row) -> str | None:
        if value is None:
            return None
        said = self._in_words(column, value, row) or str(value)
        return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"

    def _in_words(self, column: str, value: Any, row: Row) -> str | None:
        known = self._known.get(column)
        if known is None:
            return None
        if target := points_at(known):
            table = self._look.get(target)
            name = name_of(self._look, target, table.rows.get(value, ())) if table else ""
            return f"{name} #{value}".strip()
        if column.endswith("_units") and "currency" in self._columns:
            currency = row[self._columns.index("currency")]
            return f"{from_minor_units(value, currency).amount} {currency}"
        if isinstance(known.type, Boolean):
            return "true" if value else "false"
        if isinstance(known.type, UTCDateTime):
            at = calendar.local(datetime.fromisoformat(value).replace(tzinfo=UTC))
            return f"{at:%Y-%m-%d %H:%M:%S}"
        if isinstance(known.type, Date):
            return date.fromisoformat(value).isoformat()
        return None


def points_at(column: Column[Any]) -> str | None:
    """The table whose ids are in a column."""
    try:
        return next((str(key.column.table.name) for key in column.foreign_keys), None)
    except NoReferenceError:
        return None


def name_of(look: Look, table: str, row: Row, *, deep: int = 3) -> str:
    """What a row is called: its own name or number, else that of whose it is."""
    if not row or table not in look:
        return ""
    values = dict(zip(look[table].columns, row, strict=True))
    for own in ("name", "number", "title", "file_name"):
        if isinstance(values.get(own), str) and values[own]:
            return str(values[own])[:LONGEST]
    for column, target in WHOSE.items():
        if deep and target in look and (whose := look[target].rows.get(values.get(column, 0))):
            return name_of(look, target, whose, deep=deep - 1)
    return ""
