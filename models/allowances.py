"""How much may be said just now: Telegram's limits, kept where every sender sees them (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped

from models.base import Base

ALL = 0  # the row of all chats together


class Allowance(Base):
    """Until when the allowance of a chat, or of all of them, is used up. The id is the chat's."""

    __tablename__ = "allowances"

    used_until: Mapped[datetime]


async def take(connection: AsyncConnection, *chats: int) -> float:
    """Take one message's part of these allowances, ALL first; in how many seconds it may go.

    By the server's clock: those of the senders may differ. In one statement that the server itself ends
    (AUTOCOMMIT): a sender that freezes or is cut off holds up no other.
    """
    waits = await connection.scalars(TAKE, {"chats": list(chats)})
    return max(0.0, *map(float, waits))


async def used_up(session: AsyncSession) -> Sequence[int]:
    """The chats that may not be written to just now."""
    return (await session.scalars(USED_UP)).all()


def _seconds(all_chats: str, group: str, person: str) -> str:
    """Seconds by whose allowance it is; a group's id is negative."""
    return f"CASE WHEN a.id = {ALL} THEN {all_chats} WHEN a.id < 0 THEN {group} ELSE {person} END"


# Telegram's limits (Bot FAQ) as what one message takes, and what may be taken at once: 1 a second to a
# person, 3 at once; 20 a minute to a group. To all 28.5 a second, 2 at once: never more than 30 in any
# second, also when one was held up on its way.
TAKES = _seconds("1 / 28.5", "3", "1")
AT_ONCE = _seconds("2 / 28.5", "60", "3")
USED = "EXTRACT(EPOCH FROM a.used_until - clock_timestamp())"

TAKE = text(
    "INSERT INTO allowances AS a (id, used_until, created_at)"  # noqa: S608 - numbers of ours
    f" SELECT a.id, clock_timestamp() + make_interval(secs => {TAKES}), clock_timestamp()"
    " FROM unnest(CAST(:chats AS bigint[])) AS a (id)"
    " ON CONFLICT (id) DO UPDATE SET used_until ="
    f" greatest(a.used_until, clock_timestamp()) + make_interval(secs => {TAKES})"
    f" RETURNING {USED} - ({AT_ONCE})"
)
USED_UP = text(
    f"SELECT a.id FROM allowances AS a WHERE a.id <> {ALL}"  # noqa: S608 - as above
    f" AND {USED} + ({TAKES}) > ({AT_ONCE})"  # with one more it would be over
)
