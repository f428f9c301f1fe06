"""What waits where in the try-out, and what became of everything that was said on its phones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON
from models import clock
from models.database import Database
from models.inbox import KEPT_FOR, Incoming, Received
from models.outbox import Delivery, Outgoing
from models.staff import Staff

SHOWN = 30  # rows of each list
OWED = (Delivery.WAITING, Delivery.SENDING)
EXCEPTIONS = (Delivery.UNKNOWN, Delivery.DEAD)


@dataclass
class Queues:
    """Counts since it was made, from what both sides have: update ids at Telegram, rows of the bot's.

    The bot's file is only read, beside a bot that works or is dead.
    """

    telegram: Telegram
    database: Database
    first_said: int = field(init=False)  # the update id
    since: int = 0  # the outbox's newest row at the start
    owed_then: list[int] = field(default_factory=list)  # rows up to it that count all the same

    def __post_init__(self) -> None:
        waiting = [queued.id for queued in self.telegram.queue.pending()]
        self.first_said = min([*waiting, self.telegram.queue.next_id])

    async def begin(self) -> None:
        """What was owed and settled before does not count; call it before the bot starts."""
        async with self.database.reading() as session:
            owed = await session.scalars(select(Outgoing.id).where(Outgoing.state.in_(OWED)))
            self.owed_then = list(owed)
            self.since = await session.scalar(select(func.max(Outgoing.id))) or 0

    async def look(self) -> JSON:
        """Both sides as they are now.

        `telegram` counts what the bot has not yet kept; `stale` what Telegram gave up before it was
        fetched (a tap after 150 seconds, all else after a day); `lost` what was said and is in none of
        these places.
        """
        # First Telegram, then the bot: what moves meanwhile counts as arrived, never as lost.
        queue = self.telegram.queue
        said = queue.next_id - self.first_said
        waiting = [queued.id for queued in queue.pending()]
        stale = [number for number in queue.stale if number >= self.first_said]
        long_ago = (clock.now() - KEPT_FOR).timestamp()
        old = [
            taken.id
            for taken in queue.confirmed
            if taken.id >= self.first_said and taken.at < long_ago
        ]
        counts = (Outgoing.id > self.since) | Outgoing.id.in_(self.owed_then)
        async with self.database.reading() as session:
            ours = (Incoming.bot_id == self.telegram.id, Incoming.update_id >= self.first_said)

            async def count(*such: ColumnElement[bool]) -> int:
                return await session.scalar(select(func.count()).where(*ours, *such)) or 0

            # The clock may go on by a month: what the bot has done it forgets then.
            forgotten = len(old) - await count(Incoming.update_id.in_(old))
            received = forgotten + await count(Incoming.update_id < self.first_said + said)
            at_telegram = len(waiting) - await count(Incoming.update_id.in_(waiting))
            gone_stale = len(stale) - await count(Incoming.update_id.in_(stale))
            done = forgotten + await count(Incoming.state == Received.DONE)
            set_aside = await count(Incoming.state == Received.QUARANTINED)
            inbox = await session.scalar(
                select(func.count()).where(Incoming.state == Received.WAITING)
            )
            states = {
                row.state: row.number
                for row in await session.execute(
                    select(Outgoing.state, func.count().label("number"))
                    .where(counts)
                    .group_by(Outgoing.state)
                )
            }
            outbox = (
                await session.execute(
                    select(Outgoing, Staff.name)
                    .outerjoin(Staff, Staff.id == Outgoing.staff_id)
                    .where(Outgoing.state.in_(OWED))
                    .order_by(Outgoing.id)
                )
            ).all()
            exceptions = (
                await session.execute(
                    select(Outgoing, Staff.name)
                    .outerjoin(Staff, Staff.id == Outgoing.staff_id)
                    .where(counts)
                    .where(Outgoing.state.in_(EXCEPTIONS) | Outgoing.again)
                    .order_by(Outgoing.id.desc())
                    .limit(SHOWN)
                )
            ).all()
        delivered = states.get(Delivery.SENT, 0)
        return {
            "telegram": at_telegram,
            "inbox": inbox,
            "outbox": [_owed(outgoing, name) for outgoing, name in outbox[:SHOWN]],
            "outbox_size": len(outbox),
            "exceptions": [_owed(outgoing, name) for outgoing, name in exceptions],
            "said": said,
            "received": received,
            "done": done,
            "set_aside": set_aside,
            "owed": sum(states.values()) - states.get(Delivery.DROPPED, 0),
            "delivered": delivered,
            "unknown": states.get(Delivery.UNKNOWN, 0),
            "dead": states.get(Delivery.DEAD, 0),
            "dropped": states.get(Delivery.DROPPED, 0),
            "stale": gone_stale,
            "lost": said - received - at_telegram - gone_stale,
        }


def _owed(outgoing: Outgoing, name: str | None) -> dict[str, Any]:
    return {
        "id": outgoing.id,
        "to": name or str(outgoing.chat_id),
        "act": outgoing.act.value,
        "state": outgoing.state.value,
        "tries": outgoing.attempts,
        "next": outgoing.retry_at.isoformat() if outgoing.state is Delivery.WAITING else None,
        "again": outgoing.again,
        "error": outgoing.error,
    }
