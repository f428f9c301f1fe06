"""The inbox: every update is on disk before Telegram is told that we have it."""

from __future__ import annotations

import enum
from datetime import timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Select,
    String,
    Table,
    UniqueConstraint,
    Update,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base, UTCDateTime
from models.database import insert_new_ones, is_sqlite

NO_CHAT = 0  # the lane of updates that belong to no chat
TRIES = 5
KEPT_FOR = timedelta(days=30)  # far longer than Telegram would send an update again


class Received(enum.StrEnum):
    WAITING = "waiting"
    DONE = "done"
    QUARANTINED = "quarantined"  # five times a bug of ours; set aside so that the lane goes on


class Lane(Base):
    """A chat: its updates are taken one at a time, in the order they came. The id is the chat's."""

    __tablename__ = "lanes"

    resume_at: Mapped[Any] = mapped_column(UTCDateTime, default=clock.now)


class Incoming(Base):
    """One update as Telegram sent it, unread until its turn."""

    __tablename__ = "inbox"
    __table_args__ = (
        # Update ids restart, and another bot has its own: only equality says "again".
        UniqueConstraint("bot_id", "update_id"),
        Index(
            "ix_inbox_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_inbox_lane_waiting",
            "lane_id",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    lane_id: Mapped[int] = mapped_column(ForeignKey("lanes.id"))
    payload: Mapped[dict[str, Any]]
    state: Mapped[Received] = mapped_column(default=Received.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(2000))

    @property
    def incident(self) -> str:
        """What the person quotes and the administrator looks for."""
        return f"F-{self.id}"

    @classmethod
    async def keep(cls, session: AsyncSession, bot_id: int, *payloads: dict[str, Any]) -> None:
        """Keep updates in their order; those that were here before are passed over."""
        lanes = [chat_of(payload) for payload in payloads]
        # Sorted: two receivers with the same new chats cannot wait for each other.
        await insert_new_ones(session, Lane, [{"id": lane} for lane in sorted(set(lanes))])
        rows = [
            {
                "bot_id": bot_id,
                "update_id": payload["update_id"],
                "lane_id": lane,
                "payload": payload,
            }
            for lane, payload in zip(lanes, payloads, strict=True)
        ]
        await insert_new_ones(session, cls, rows)

    @classmethod
    async def take(cls, session: AsyncSession) -> Incoming | None:
        """The oldest update of a lane nobody else is at; the lane is ours until the commit."""
        now = {"now": clock.now()}
        if is_sqlite(session):
            return await session.scalar(_oldest_of_all(), now)  # nobody else writes meanwhile
        while (lane := await session.scalar(_next_lane(), now)) is not None:
            # Only now, with the lane in hand, is it certain which one is the oldest. Somebody
            # may just have done the last one: then another lane is looked for.
            if oldest := await session.scalar(_oldest_of_lane(), {"lane": lane}):
                return oldest
        return None

    async def done(self, session: AsyncSession) -> None:
        """It had its turn; nobody takes it again once this is committed."""
        # Not by the mapper, which would sort all it knows for one word.
        await session.execute(_done(), {"incoming": self.id})

    @classmethod
    async def failed(
        cls, session: AsyncSession, incoming_id: int, error: str, *, final: bool
    ) -> Incoming:
        """Count a failure: the lane pauses and tries again, five times in all; then it goes on.

        A `final` one is set aside at once.
        """
        # The lane first, as whoever takes it: nobody tries again until this is counted.
        its_lane = Lane.id.in_(select(cls.lane_id).where(cls.id == incoming_id))
        await session.execute(select(Lane.id).where(its_lane).with_for_update(key_share=True))
        failed = await session.get_one(cls, incoming_id)
        if failed.state is not Received.WAITING:
            return failed  # somebody else has done it meanwhile
        failed.attempts += 1
        failed.error = error[:2000]
        if final or failed.attempts >= TRIES:
            failed.state = Received.QUARANTINED
        else:
            await session.execute(
                update(Lane)
                .where(Lane.id == failed.lane_id)
                .values(resume_at=clock.now() + timedelta(seconds=failed.attempts**2))
            )
        return failed

    @classmethod
    async def waiting(cls, session: AsyncSession) -> int:
        """How many updates wait for their turn."""
        count = await session.scalar(
            select(func.count()).select_from(cls).where(cls.state == Received.WAITING)
        )
        return count or 0

    @classmethod
    async def forget_old(cls, session: AsyncSession) -> int:
        """Delete what was done long ago; how many."""
        old = (
            select(cls.id)
            .where(cls.state == Received.DONE, cls.created_at < clock.now() - KEPT_FOR)
            .limit(1000)
        )
        deleted = await session.scalars(delete(cls).where(cls.id.in_(old)).returning(cls.id))
        return len(deleted.all())


# Built once: building a query takes as long as running it. In the words of the index over what waits:
# with a bound value SQLite would not see that, and look through all that was ever done.
WAITS = Incoming.state == literal_column(f"'{Received.WAITING.value}'")
MAY_GO_ON = Lane.resume_at <= bindparam("now", type_=UTCDateTime)


@cache
def _oldest_of_all() -> Select[Incoming]:
    lanes = Incoming.lane_id == Lane.id
    return select(Incoming).join(Lane, lanes).where(WAITS, MAY_GO_ON).order_by(Incoming.id).limit(1)


@cache
def _next_lane() -> Select[int]:
    return (
        select(Lane.id)
        .join(Incoming, Incoming.lane_id == Lane.id)
        .where(WAITS, MAY_GO_ON)
        .order_by(Incoming.id)
        .limit(1)
        # Of the same person more may arrive meanwhile: keeping that asks whether the lane is still there.
        .with_for_update(of=Lane, skip_locked=True, key_share=True)
    )


@cache
def _oldest_of_lane() -> Select[Incoming]:
    of_lane = Incoming.lane_id == bindparam("lane")
    return select(Incoming).where(of_lane, WAITS).order_by(Incoming.id).limit(1)


@cache
def _done() -> Update:
    inbox = cast(Table, Incoming.__table__)
    return update(inbox).where(inbox.c.id == bindparam("incoming")).values(state=Received.DONE)


def chat_of(payload: dict[str, Any]) -> int:
    """The chat an update belongs to, read as leniently as possible: a malformed one must be kept too."""
    for content in payload.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        for holder in (content, message if isinstance(message, dict) else {}):
            chat = holder.get("chat")
            if isinstance(chat, dict) and is_id(chat.get("id")):
                return int(chat["id"])
        person = content.get("from")
        if isinstance(person, dict) and is_id(person.get("id")):
            return int(person["id"])
    return NO_CHAT


def is_id(value: object) -> bool:
    """Whether the database can hold it as an id."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
