"""How Alembic reaches the database: by the connection it is given, or FIELDBOOK_DATABASE_URL."""

import asyncio
import os
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from models import Base, policy
from models.base import UTCDateTime
from models.database import Database
from models.migrate import changing


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Our own column type by the name a migration imports it under."""
    if kind == "type" and isinstance(item, UTCDateTime):
        autogen_context.imports.add("from models.base import UTCDateTime")
        return "UTCDateTime()"
    return False


def run(connection: Connection) -> None:
    # What a migration has to know of the company: it imports nothing that may change after it.
    company = policy.current().company
    context.config.attributes.update(zone=company.zone, day_turns_at=company.day_turns_at)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        render_as_batch=True,  # SQLite changes a table by copying it
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_run() -> None:
    """For developers: `alembic revision --autogenerate`."""
    url = os.environ.get("FIELDBOOK_DATABASE_URL", "sqlite+aiosqlite:///var/fieldbook.db")
    database = Database(url)
    async with changing(database) as connection:
        await connection.run_sync(run)
    await database.close()


if given := context.config.attributes.get("connection"):
    run(given)
else:
    asyncio.run(connect_and_run())
