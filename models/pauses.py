"""Who was told to wait: Telegram's `retry_after`, kept apart from the message that was told so, which may
be dropped meanwhile, and where every sender sees it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models import clock
from models.allowances import ALL
from models.base import Base
from models.database import insert_or_replace


class Pause(Base):
    """Until when nothing may go to a chat, or to any. The id is the chat's; `created_at` when it was told."""

    __tablename__ = "pauses"

    until: Mapped[datetime]


async def told_to_wait(session: AsyncSession, chat_id: int, until: datetime) -> None:
    """Nothing goes to this chat before that, whatever becomes of the message that was told so."""
    await _pause(session, chat_id, until)


async def all_told_to_wait(
    session: AsyncSession, chat_id: int, until: datetime, since: datetime
) -> bool:
    """Whether all wait, as another chat was told to since a message last went through, and still waits.

    Telegram does not say whether it means one chat or all: when a second one is told so before any
    took a message, it means all.
    """
    another = await session.scalar(
        select(Pause.id)
        .where(Pause.id.not_in([chat_id, ALL]), Pause.created_at > since, Pause.until > clock.now())
        .limit(1)
    )
    if another is None:
        return False
    longest = await session.scalar(select(Pause.until).where(Pause.id == ALL))
    await _pause(session, ALL, max(longest or until, until))
    return True


async def _pause(session: AsyncSession, chat_id: int, until: datetime) -> None:
    row = {"id": chat_id, "until": until, "created_at": clock.now()}
    await insert_or_replace(session, Pause, ["id"], [row])
