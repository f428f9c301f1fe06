"""Which processes send, on PostgreSQL: each holds a lock that is taken back when it dies."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database

SENDERS, STARTING = 4_719_116, 4_719_117  # any numbers, as long as every process asks for the same


class Presence:
    """Of this process among those that send."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._line: AsyncConnection | None = None
        self._others_are_out = False

    async def begin(self) -> None:
        """Until `join`, whoever else begins waits."""
        await self._introduce()
        await self._ask("pg_advisory_lock", STARTING)

    async def keeps_others_out(self) -> bool:
        """Whether no other is present; then none can be until `let_others_in` or `join`."""
        self._others_are_out = await self._ask("pg_try_advisory_lock", SENDERS)
        return self._others_are_out

    async def let_others_in(self) -> None:
        if self._others_are_out:
            self._others_are_out = False
            await self._ask("pg_advisory_unlock", SENDERS)

    async def join(self) -> None:
        """Be present, from now on."""
        await self._ask("pg_advisory_lock_shared", SENDERS)
        await self.let_others_in()
        await self._ask("pg_advisory_unlock", STARTING)

    async def renew(self) -> None:
        """Be present once more, should the line have been cut."""
        try:
            if self._line:
                await self._line.execute(text("SELECT 1"))
                return
        except SQLAlchemyError:
            await self.leave()
        await self._introduce()
        try:
            await self._ask("pg_advisory_lock_shared", SENDERS)
        except SQLAlchemyError:
            await self.leave()  # a line without the lock would count as presence
            raise

    async def leave(self) -> None:
        """No longer be counted among the senders."""
        if self._line:
            line, self._line = self._line, None
            await line.invalidate()
            await line.close()

    async def _introduce(self) -> None:
        await self.leave()
        line = await self.database.engine.connect()
        self._line = await line.execution_options(isolation_level="AUTOCOMMIT")
        self._others_are_out = False

    async def _ask(self, function: str, number: int) -> bool:
        assert self._line
        return bool(await self._line.scalar(text(f"SELECT {function}({number})")))
