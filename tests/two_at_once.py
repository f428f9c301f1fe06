"""Two people at one moment: the second begins while the first has not committed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import Refused
from models.staff import Staff
from tests.conftest import Office

Deed = Callable[[AsyncSession], Awaitable[object]]


async def at_once(office: Office, first: Deed, second: Deed) -> str | None:
    """The second begins while the first has done its work and not committed; with what it is refused."""
    has_done, may_commit = asyncio.Event(), asyncio.Event()

    async def one() -> None:
        async with office.session() as session:
            await first(session)
            has_done.set()
            await may_commit.wait()

    async def other() -> None:
        async with office.session() as session:
            await second(session)

    begun, done = asyncio.create_task(one()), asyncio.create_task(has_done.wait())
    await asyncio.wait([begun, done], return_when=asyncio.FIRST_COMPLETED)
    if begun.done():
        done.cancel()
        await begun  # it was refused
    later = asyncio.create_task(other())
    # It comes as far as it can: SQLite lets nobody else begin, PostgreSQL waits at the lock.
    await asyncio.sleep(0.1)
    may_commit.set()
    await begun
    try:
        await later
    except Refused as refused:
        return refused.key
    return None


async def who(session: AsyncSession, name: str) -> Staff:
    person = await Staff.named(session, name)
    assert person
    return person
