"""Lives through a few days of a small company and keeps its rows: `python -m tests.released.keep 0.8.0`.

Run with a version's own code, so that `<version>.sql` holds what that version really wrote. Those
of earlier versions were made in their own trees; a file, once released, is never made anew.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, text

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import clock
from models.database import Database
from models.migrate import head, migrate
from models.positions import Position
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.unpaced import Unpaced

HERE = Path(__file__).parent


async def says(phone: Phone, *words: str) -> None:
    """Each in turn, tapped where it is a button of the newest message, else typed."""
    for said in words:
        if phone.inbox and said in phone.last.labels:
            await phone.taps(said)
        else:
            await phone.types(said)
        assert "⚠️" not in phone.last.text, (words, said, phone.last.text)


# What happens, in the order in which the versions brought it


async def reports(office: Office) -> None:
    """0.1: notes, a report and what its reader answered."""
    mei, hugo = office.phones["Mei"], office.phones["Hugo"]
    await says(mei, "/report", "Met three shops", "One order", "Skip", "Visit the market", "Send")
    await hugo.answers(hugo.last, "Well done, call the market on Monday")
    await says(mei, "Metro asks for the new price", "Keep as note")


async def customers(office: Office) -> None:
    """0.2: a customer's file, a visit with a follow-up, a plan."""
    mei = office.phones["Mei"]
    await says(mei, "/customer Hualian 13800138000 A", "Li Na", "Send")
    await says(mei, "/visit", "skip", "Hualian", "Routine", "Two orders")
    await says(mei, "monday bring samples", "Send")
    await says(mei, "/plan monday Hualian")


async def leave(office: Office) -> None:
    """0.3: leave that was agreed, leave that waits, somebody signed in."""
    from tests.leaves import enter_years

    await enter_years(office)
    mei, hugo = office.phones["Mei"], office.phones["Hugo"]
    await says(mei, "/checkin", "skip", "On the road")
    await says(mei, "/leave tue personal bank", "Send")
    await hugo.answers(hugo.last, "ok")
    await says(mei, "/leave thu pm personal dentist", "Send")


async def orders(office: Office) -> None:
    """0.4: products, an order that was confirmed and one whose discount waits."""
    from tests.selling import parties, product

    await parties(office)
    await product(office, "Water", 200)
    await product(office, "Cola", 150)
    mei = office.phones["Mei"]
    await says(mei, "/order Hualian water 20, cola 5 deliver friday", "Send")
    await says(mei, "/order Hualian water 20 -20% deliver friday", "Send")


async def payments(office: Office) -> None:
    """0.5: bills of the order, a receipt that was confirmed and cash that waits for that."""
    mei, fay = office.phones["Mei"], office.phones["Fay"]
    await says(mei, "/pay Hualian 100 transfer ref 900", "Send")
    await fay.answers(fay.last, "ok")
    await says(mei, "/pay Hualian 54.24 cash", "Send")


async def the_whole_team(office: Office) -> None:
    """0.6: a target, a task, a notice, a week's report."""
    mei, hugo, diana = office.phones["Mei"], office.phones["Hugo"], office.phones["Diana"]
    await says(hugo, "/target Mei visits december 60", "Send")
    await says(hugo, "/task Mei friday call Hualian about the shelf", "Send")
    await says(diana, "/announce New prices from Monday.", "Everybody", "Skip", "Send")
    await says(mei, "/weekly", "A good week", "Skip", "Visit Metro", "Send")


# Of each chapter the migration without which it could not be.
CHAPTERS = {
    "0001": reports,
    "0002": customers,
    "0003": leave,
    "0005": orders,
    "0006": payments,
    "0011": the_whole_team,
}


async def live(office: Office) -> None:
    """Everything this version knows; at its end a draft is open, an update and messages wait."""
    clock.move_to(datetime.fromisoformat("2026-11-20T15:00+08:00"))
    await office.hire("Root", Position.ADMIN)
    diana = await office.hire("Diana", Position.DIRECTOR)
    hugo = await office.hire("Hugo", Position.SUPERVISOR, diana)
    mei = await office.hire("Mei", Position.REPRESENTATIVE, hugo)
    newest = head() or ""
    for revision, chapter in CHAPTERS.items():
        if revision <= newest:
            await chapter(office)
    for moment in ("20 18:00", "20 21:00", "21 09:05"):  # deadlines, digests, seals
        clock.move_to(datetime.fromisoformat(f"2026-11-{moment}+08:00"))
        await office.beat()
    await mei.types("/report")
    await mei.types("Two shops before noon")
    assert "2/4" in mei.last.text, mei.last.text
    # From here on nobody is at work any more: what waits is still there when the next version starts.
    hugo.settle = mei.settle = nobody_at_work
    await hugo.answers(hugo.message_with("Met three shops"), "And the price for Metro?")
    while await office.app.receiver.fetch(wait=0):
        pass
    while await office.app.worker.take_one():
        pass
    await mei.types("Sold forty cases")
    while await office.app.receiver.fetch(wait=0):
        pass


async def nobody_at_work() -> None:
    """A phone does not wait for an answer."""


# What is kept


def rows_of(connection: Connection) -> Iterator[str]:
    """Every row in statements that SQLite and PostgreSQL both take, what is pointed at first."""
    tables = MetaData()
    tables.reflect(connection)
    yield f"-- Alembic: {head()}"
    for table in tables.sorted_tables:
        kinds = {column.name: str(column.type) for column in table.columns}
        columns = ", ".join(kinds)
        # As SQLite keeps them; the table's name is from the database itself.
        found = connection.execute(text(f"SELECT {columns} FROM {table.name} ORDER BY 1")).all()  # noqa: S608
        if not found or table.name == "alembic_version":
            continue
        rows = (", ".join(map(literal, row, kinds.values())) for row in found)
        values = ",\n".join(f"({row})" for row in rows)
        yield f"INSERT INTO {table.name} ({columns}) VALUES\n{values};"


def literal(value: Any, kind: str) -> str:
    """A value as SQLite keeps it, in SQL that both take."""
    if value is None:
        return "NULL"
    if kind == "BOOLEAN":
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


async def keep(version: str) -> None:
    """Write `<version>.sql` beside this file."""
    telegram = Telegram(TOKEN, floods=False)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/fieldbook.db")
        await migrate(database)
        await database.close()
        settings = Settings(token=TOKEN, database_url=str(database.url), _env_file=None)
        app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
        await app.bot.initialize()
        office = Office(app, telegram)
        await live(office)
        async with app.database.engine.connect() as connection:
            # Updates that were dealt with are most of the rows, and are forgotten by and by.
            await connection.execute(text("DELETE FROM inbox WHERE state = 'done' AND id % 9 > 0"))
            rows = await connection.run_sync(lambda one: list(rows_of(one)))
        await app.bot.shutdown()
        await app.database.close()
    path = HERE / f"{version}.sql"
    path.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    asyncio.run(keep(sys.argv[1]))
