"""No pace: nobody is spared, and nothing is waited for."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from bot.pace import Pace
from models.outbox import Outgoing


class Unpaced(Pace):
    """In place of Telegram's pace; the sandbox's own limits are off as well."""

    async def turn(self, outgoing: Outgoing) -> None:
        pass

    async def must_wait(self, session: AsyncSession) -> list[int]:
        return []
