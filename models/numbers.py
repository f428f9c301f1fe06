"""Numbers of documents: by the company's pattern, one after the other, without gaps (8.1)."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import String
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

LONGEST_NUMBER = 40


class Counter(Base):
    """How many numbers were given under a name: the pattern with its date filled in."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    last: Mapped[int]


async def next_number(session: AsyncSession, pattern: str, day: date) -> str:
    """The next number of a pattern like `SO{yyyy}{mm}-{nnnn}` on a day.

    Whoever takes one holds the count until the commit, so that a deed undone leaves no gap:
    take it last.
    """
    name = _with_date(pattern, day)
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    first = dialect.insert(Counter).values(name=name, last=1)
    counted = await session.execute(
        first.on_conflict_do_update(
            index_elements=[Counter.name], set_={"last": Counter.last + 1}
        ).returning(Counter.last)
    )
    count = counted.scalar_one()
    return re.sub(r"\{(n+)\}", lambda found: str(count).zfill(len(found[1])), name)


def _with_date(pattern: str, day: date) -> str:
    filled = {"yyyy": f"{day:%Y}", "yy": f"{day:%y}", "mm": f"{day:%m}", "dd": f"{day:%d}"}
    return re.sub(r"\{(yyyy|yy|mm|dd)\}", lambda found: filled[found[1]], pattern)
