"""The auditor: holds what phones said, what is in the database and what was delivered against each other."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.database import Database
from models.inbox import Incoming, Received
from models.outbox import Delivery, Outgoing
from models.reminders import Reminder, ReminderState
from models.tasks import OVERDUE
from tests.crash import deliveries, effects
from tests.crash.findings import (
    EFFECTS_DOUBLED,
    ERRORS,
    IN_VAIN,
    OUT_OF_ORDER,
    PROMISES,
    UPDATES_LOST,
    Findings,
)
from tests.crash.load import Load
from tests.crash.process import WatchedTelegram

PATIENCE = 120.0  # seconds


async def audit(
    telegram: WatchedTelegram,
    database: Database,
    load: Load,
    *,
    in_flight: int,
    may_be_in_doubt: Collection[int] | None = None,
    logs: Sequence[Path] = (),
) -> Findings:
    """Everything there is to hold against each other, once all is at rest (`until_at_rest`).

    `in_flight` is how many messages were under way, all in all, at the moments of the crashes
    (`under_way`): no more than so many may be in doubt, and only those of these ids, where they are
    known. `logs` are those of the processes.
    """
    findings = Findings()
    for name in PROMISES:
        findings.promise(name)
    findings.promise(IN_VAIN).extend(load.in_vain)
    for log in logs:
        lines = log.read_text(errors="replace").splitlines()
        findings.promise(ERRORS).extend(line for line in lines if "level='error'" in line)
    async with database.reading() as session:
        await _updates(session, telegram, findings)
        for deed in load.deeds:
            await effects.effect(session, deed, findings)
        await effects.sums(session, findings)
        await effects.reminders(session, load, findings)
        await deliveries.messages(session, telegram, findings, database.is_sqlite, in_flight)
        if may_be_in_doubt is not None:
            await deliveries.in_doubt_only(session, may_be_in_doubt, findings)
    findings.figures |= {
        "deeds": len(load.deeds),
        "deeds in doubt": sum(deed.in_doubt for deed in load.deeds),
        "updates": len(telegram.said),
        "in flight at crashes": in_flight,
    }
    return findings


async def under_way(database: Database) -> Sequence[int]:
    """The messages that are being sent, by their ids; just after a crash, those that were."""
    async with database.reading() as session:
        sending = Outgoing.state == Delivery.SENDING
        return (await session.scalars(select(Outgoing.id).where(sending))).all()


async def left_over(session: AsyncSession) -> int:
    """What still waits for a turn, for being sent, for being said or for being listed."""
    undone = Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING])
    counts = (
        select(func.count()).where(Incoming.state == Received.WAITING),
        select(func.count()).where(undone),
        select(func.count()).where(Outgoing.state == Delivery.UNKNOWN, _not_listed()),
        select(func.count()).where(
            Reminder.state == ReminderState.WAITING,
            Reminder.kind == OVERDUE,
            Reminder.due_at <= clock.now(),
        ),
    )
    return sum([await session.scalar(count) or 0 for count in counts])


def _not_listed() -> ColumnElement[bool]:
    # An alert of what is in doubt is not told of in another one.
    return Outgoing.listed.is_(False) & (Outgoing.key != "undelivered-alert")


async def until_at_rest(
    telegram: WatchedTelegram, database: Database, patience: float = PATIENCE
) -> bool:
    """Wait until nothing is left to be fetched, done, sent or told; False when that takes too long.

    A clock that has just started does at once what else it does every few minutes.
    """
    try:
        async with asyncio.timeout(patience):
            while True:
                if not telegram.queue.pending():
                    async with database.reading() as session:
                        if not await left_over(session):
                            return True
                await asyncio.sleep(0.05)
    except TimeoutError:
        return False


# What people said


async def _updates(session: AsyncSession, telegram: WatchedTelegram, findings: Findings) -> None:
    """Each update of a person's has one row, which is done, in the order of its chat."""
    rows = (await session.execute(select(Incoming).order_by(Incoming.id))).scalars().all()
    kept = Counter(row.update_id for row in rows)
    states = {row.update_id: row.state for row in rows}
    for number in telegram.said:
        if not kept[number]:
            findings.promise(UPDATES_LOST).append(f"update {number} was never kept")
        elif states[number] is not Received.DONE:
            findings.promise(UPDATES_LOST).append(f"update {number} is {states[number].value}")
    for number, times in kept.items():
        if times > 1:
            findings.promise(EFFECTS_DOUBLED).append(f"update {number} was kept {times} times")
    last: dict[int, int] = {}
    for row in rows:
        if row.update_id < last.get(row.lane_id, 0):
            findings.promise(OUT_OF_ORDER).append(f"update {row.update_id} of chat {row.lane_id}")
        last[row.lane_id] = row.update_id
