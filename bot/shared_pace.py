"""How fast several senders may speak together: what one of them says, the others wait for (PostgreSQL)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.pace import Pace
from models import allowances
from models.database import Database
from models.outbox import Outgoing


class SharedPace(Pace):
    """Telegram's limits for all processes that send with one token, kept in their database."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def at_once(self) -> int:
        return 3  # a tenth of a second

    async def room(self) -> None:
        """The place is taken behind the claim: which chat it is for is known only then."""

    async def must_wait(self, session: AsyncSession) -> Sequence[int]:
        return await allowances.used_up(session)

    async def turn(self, outgoing: Outgoing) -> None:
        chat = [outgoing.chat_id] if outgoing.act.makes_a_message else []
        async with self._engine.connect() as connection:
            seconds = await allowances.take(connection, allowances.ALL, *chat)
        await asyncio.sleep(seconds)
