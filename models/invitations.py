"""Invitations: the only way in, personal and single-use (1.2)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, clock, policy
from models.base import Base
from models.database import insert_new
from models.errors import Refused
from models.language import Language
from models.staff import Staff


class Invitation(Base):
    """A way in for one person. Only the token's hash is kept."""

    __tablename__ = "invitations"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    @classmethod
    async def make(cls, session: AsyncSession, staff: Staff, made_by: Staff | None) -> str:
        """The token of a new invitation: 32 random bytes, good for 72 hours, once.

        An earlier invitation of the same person ends. Refused for somebody who left, and in
        the chat for somebody who has joined: only the console gives a seat to another phone.
        """
        # Two who invite the same person take turns, so that one link lives.
        await session.refresh(staff, with_for_update=True)
        if staff.left_at:
            raise Refused("invite-left", name=staff.name)
        if made_by and staff.telegram_id:
            raise Refused("invite-joined-already", name=staff.name)
        await cls.revoke_all_of(session, staff.id)
        token = secrets.token_urlsafe(32)
        session.add(
            cls(
                staff_id=staff.id,
                made_by_id=made_by.id if made_by else None,
                token_hash=_hash(token),
                expires_at=clock.now() + policy.current().access.invitation_valid,
            )
        )
        audit.record(session, made_by, "invited", about=staff.about)
        return token

    @classmethod
    async def redeem(
        cls, session: AsyncSession, token: str, telegram_id: int, language: Language
    ) -> Staff | None:
        """Bind the account to the invited person; their other invitations end.

        None when the token is used, expired or unknown, or older than their joining.
        """
        staff_id = await session.scalar(select(cls.staff_id).where(cls.token_hash == _hash(token)))
        if staff_id is None:
            return None
        # As `make` does first: what happens to one person's invitations happens in turn.
        staff = await session.get_one(Staff, staff_id, with_for_update=True, populate_existing=True)
        # The database lets one of two redeemers through.
        made_at = await session.scalar(
            update(cls)
            .where(
                cls.token_hash == _hash(token),
                cls.used_at.is_(None),
                cls.expires_at > clock.now(),
            )
            .values(used_at=clock.now())
            .returning(cls.created_at)
        )
        if made_at is None or (staff.joined_at and made_at < staff.joined_at):
            return None
        await cls.revoke_all_of(session, staff.id)
        await staff.join(session, telegram_id, language)
        return staff

    @classmethod
    async def revoke_all_of(cls, session: AsyncSession, staff_id: int) -> None:
        await session.execute(
            update(cls)
            .where(cls.staff_id == staff_id, cls.used_at.is_(None))
            .values(expires_at=clock.now())
        )


class Stranger(Base):
    """An account that is nobody's. The id is Telegram's."""

    __tablename__ = "strangers"

    answered_at: Mapped[datetime] = mapped_column(default=clock.now)

    @classmethod
    async def may_be_answered(cls, session: AsyncSession, telegram_id: int) -> bool:
        """Whether this one is due its one neutral line an hour; True counts as having said it."""
        if await insert_new(session, cls, id=telegram_id) is not None:
            return True
        answered = await session.scalar(
            update(cls)
            .where(
                cls.id == telegram_id,
                cls.answered_at <= clock.now() - policy.current().access.stranger_answered_every,
            )
            .values(answered_at=clock.now())
            .returning(cls.id)
        )
        return answered is not None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
