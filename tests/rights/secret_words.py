"""Each word that somebody wrote becomes one that stands nowhere else: whoever reads it read that row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, Text, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from tests.rights.company import Company

WORDS_AFTER_ALL = {("contacts", "name"), ("invoices", "number")}
# What is written for machines, for everybody, or is told with every order.
NO_WORDS = frozenset(
    [
        "about",
        "asking",
        "birthday",
        "code",
        "currency",
        "form",
        "key",
        "keys",
        "kind",
        "measure",
        "name",
        "normal_name",
        "number",
        "part",
        "period",
        "phone",
        "record",
        "shop",
        "subject",
        "terms_said",
        "wanted",
    ]
)


async def write_secrets(session: AsyncSession, company: Company) -> None:
    """Each word that somebody wrote is another one now, which nobody else has."""
    for (table_name, number), _ in sorted(company.rows.items()):
        table = Base.metadata.tables[table_name]
        row = (await session.execute(select(table).where(table.c.id == number))).mappings().first()
        if row is None or table_name in ("audit", "outbox", "alerts", "products"):
            continue
        changed: dict[str, Any] = {}
        for column in table.columns:
            said, where = row[column.name], (table_name, number, column.name)
            if isinstance(said, str) and type(column.type) in (String, Text):
                if column.name not in NO_WORDS or where[0::2] in WORDS_AFTER_ALL:
                    changed[column.name] = company.secret(*where)
            elif isinstance(said, list) and any(isinstance(one, dict) for one in said):
                words = {part: company.secret(*where) for part in ("file_id", "caption")}
                changed[column.name] = [one | words for one in said]
            elif table_name == "drafts" and column.name == "answers":
                changed[column.name] = {
                    one: words if one in NO_WORDS else company.secret(*where)
                    for one, words in said.items()
                }
        if changed:
            await session.execute(update(table).where(table.c.id == number).values(changed))
        if table_name == "customers":
            company.words[row["name"].lower()] = (table_name, number, "name")
