"""Whoever founds the company: whose each row is, who does what, and what falls due meanwhile."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.staff import Staff
from scheduler import JOBS
from scheduler.clock import run
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.rights.company import Company

LAST = union_all(  # the highest number in each table
    *(select(literal(name), func.max(one.c.id)) for name, one in Base.metadata.tables.items())
)


class Founder:
    """Deeds of people, each of whose rows are theirs."""

    def __init__(self, office: Office, company: Company) -> None:
        self.office = office
        self.company = company
        self.customers: dict[str, int] = {}
        self.late_orders: dict[str, int] = {}
        self.leaves: dict[str, int] = {}

    @contextlib.asynccontextmanager
    async def of(self, name: str) -> AsyncIterator[None]:
        """What is written meanwhile belongs to somebody."""
        before = await self._last()
        yield
        after = await self._last()
        for table, last in after.items():
            for number in range(before[table] + 1, last + 1):
                self.company.rows[table, number] = name

    async def _last(self) -> dict[str, int]:
        async with self.office.session() as session:
            return {name: last or 0 for name, last in await session.execute(LAST)}

    def phone(self, name: str) -> Phone:
        return self.office.phones[name]

    @contextlib.asynccontextmanager
    async def doing(self, name: str) -> AsyncIterator[tuple[AsyncSession, Staff]]:
        """One transaction of somebody's."""
        async with self.office.session() as session:
            yield session, await staff(session, self.phone(name))

    def above(self, name: str) -> str:
        superior = self.company.superiors[name]
        assert superior
        return superior

    async def clock(self, *moments: str) -> None:
        """At each moment all that is due then."""
        for moment in moments:
            await self.office.at(moment)
            for job in JOBS:
                await run(job, self.office.app.database)
