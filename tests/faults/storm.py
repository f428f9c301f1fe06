"""A Telegram on a bad line: a share of all calls goes wrong, and every call is written into a ledger."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Fieldbook
from bot.sandbox.faults import (
    BadGateway,
    Delay,
    Fault,
    Lost,
    Redelivered,
    Refused,
    Swapped,
    TooMany,
)
from bot.sandbox.telegram import Call, Telegram
from bot.sandbox.wire import JSON
from bot.writer import Ready
from models import outbox_queue
from models.database import is_sqlite
from models.inbox import chat_of
from models.outbox import Outgoing

# What may happen to a call of the bot, one as often as another. The clock is in a hurry: told to wait for
# less than half a minute, a chat would on a busy machine wait by itself, and nobody would notice.
ON_THE_WAY_OUT: tuple[Fault, ...] = (
    TooMany(40),
    TooMany(8, everywhere=True),
    BadGateway(delivered=True),
    BadGateway(),
    Refused(),
    Lost(),
    Delay(0.05),
)
ON_THE_WAY_IN: tuple[Fault, ...] = (
    Redelivered(),
    Swapped(),
    Redelivered(),
    Swapped(),
    Lost(),
    BadGateway(),
    Refused(),
)
# Of these nobody can know whether Telegram has done what it was asked for.
UNCERTAIN = (Lost, BadGateway)
TOLD_TO_WAIT = re.compile(r"retry after (\d+)")

_outgoing: ContextVar[int | None] = ContextVar("outgoing", default=None)


@dataclass(frozen=True)
class Attempt:
    """One call that was made for a row of the outbox."""

    outgoing: int
    call: Call

    @property
    def made_a_message(self) -> bool:
        """Whether the chat has one more message since, whatever the bot was told."""
        return self.call.status == 200 and self.call.method in MAKE_A_MESSAGE

    @property
    def was_uncertain(self) -> bool:
        return isinstance(self.call.fault, UNCERTAIN)

    @property
    def is_in_doubt(self) -> bool:
        """Whether nobody knows if the chat has one more message since."""
        return self.was_uncertain and self.call.method in MAKE_A_MESSAGE

    @property
    def waits_until(self) -> datetime | None:
        """Until when the chat may not be written to, if the bot was told so and could hear it."""
        told = None if self.was_uncertain else TOLD_TO_WAIT.search(self.call.description)
        return self.call.at + timedelta(seconds=int(told[1])) if told else None

    @property
    def for_everybody(self) -> bool:
        return isinstance(self.call.fault, TooMany) and self.call.fault.everywhere


MAKE_A_MESSAGE = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "copyMessage",
}


@dataclass(eq=False)
class Ledger(deque[Call]):
    """Every call in its order: the sandbox's own log, which remembers what each was made for."""

    attempts: list[Attempt] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    rows: set[int] = field(default_factory=set)  # of the outbox, of which a call was made
    calls: int = 0
    share: float = 0.0  # of all calls that go wrong, in the long run
    struck: Counter[str] = field(default_factory=Counter)  # what really happened, of EVERY_KIND
    swapped: int = 0  # batches in which an update came before an earlier one
    swapped_in_a_chat: int = 0  # of these, where both were of one person
    # For a message that was claimed: what was owed to its chat before it and seen then. Two turns that
    # end at the same time on PostgreSQL have their ids in another order than their commits.
    stood_before: dict[int, set[int]] = field(default_factory=dict)

    def append(self, call: Call) -> None:
        self.calls += 1
        if call.fault:
            self.faults[named(call.fault)] += 1
        if call.method == "getUpdates" and isinstance(call.result, list):
            self._look_at(call.result, int(call.params.get("offset") or 0))
        if call.method == "getUpdates" and isinstance(call.fault, ON_THE_WAY_THERE):
            self.struck[UPDATES + named(call.fault)] += 1
        if outgoing := _outgoing.get():
            attempt = Attempt(outgoing, call)
            self.attempts.append(attempt)
            self.rows.add(outgoing)
            self._strikes(attempt)

    def _look_at(self, updates: Sequence[JSON], offset: int) -> None:
        """How they were handed out; what is below the offset was before."""
        new = {update["update_id"]: update for update in updates if update["update_id"] >= offset}
        self.struck[UPDATES + named(Redelivered())] += len(new) < len(updates)
        # The copy of a new one stands first.
        order = [one for at, one in enumerate(updates) if one not in updates[at + 1 :]]
        fresh = [one for one in order if one["update_id"] in new]
        self.swapped += is_swapped(fresh)
        self.struck[UPDATES + named(Swapped())] += is_swapped(fresh)
        chats: dict[int, list[JSON]] = defaultdict(list)
        for update in fresh:
            chats[chat_of(update)].append(update)
        self.swapped_in_a_chat += any(map(is_swapped, chats.values()))

    def _strikes(self, attempt: Attempt) -> None:
        match attempt.call.fault:
            case None:
                self.struck[ALL_WAIT] += attempt.waits_until is not None
            case Lost() | BadGateway(True) | Delay():
                self.struck[named(attempt.call.fault)] += attempt.made_a_message
            case fault:
                self.struck[named(fault)] += 1

    @property
    def never_struck(self) -> Sequence[str]:
        """What never went wrong; of a run so small that chance may leave it out, nothing."""
        enough = len(self.rows) * self.share >= EVERY_KIND_FROM
        return [kind for kind in EVERY_KIND if not self.struck[kind]] if enough else []


def is_swapped(updates: Sequence[JSON]) -> bool:
    """Whether one that is new comes before an earlier one."""
    ids = [update["update_id"] for update in updates]
    return ids != sorted(ids)


def named(fault: Fault) -> str:
    """What went wrong, in a word or two."""
    match fault:
        case TooMany(_, everywhere):
            return "429 for everybody" if everywhere else "429"
        case BadGateway(delivered):
            return "502, delivered" if delivered else "502"
        case Lost():
            return "timeout after delivery"
        case Delay():
            return "slow"
    return type(fault).__name__.lower()


ON_THE_WAY_THERE = (Lost, BadGateway, Refused)  # to the bot, with or without its updates
UPDATES, ALL_WAIT = "updates: ", "429, as everybody has to wait"
EVERY_KIND = (
    *(named(fault) for fault in ON_THE_WAY_OUT),
    ALL_WAIT,
    *dict.fromkeys(UPDATES + named(fault) for fault in ON_THE_WAY_IN),
)
EVERY_KIND_FROM = 200  # messages that go wrong: with fewer, chance may leave one out


def let_it_storm(telegram: Telegram, share: float, seed: int) -> Ledger:
    """From now on this share of all calls goes wrong, and the ledger knows of each."""
    for method, faults in (("*", ON_THE_WAY_OUT), ("getUpdates", ON_THE_WAY_IN)):
        # They are drawn one after the other: so much of each makes that share of all.
        left = 1.0
        for number, fault in enumerate(faults):
            probability = share / len(faults)
            telegram.faults.by_chance(method, fault, probability / left, seed=seed + number)
            left -= probability
    ledger = Ledger(share=share)
    telegram.log = ledger
    return ledger


@contextmanager
def known_what_for(app: Fieldbook, ledger: Ledger) -> Iterator[None]:
    """Each call of the sender's says which row it is made for, and each claim what stood before it; the
    sender itself is as it was."""
    deliver, next_due = app.sender.deliver, outbox_queue.next_due

    async def deliver_as(ready: Ready) -> None:
        token = _outgoing.set(ready.outgoing_id)
        try:
            await deliver(ready)
        finally:
            _outgoing.reset(token)

    async def next_due_seen(
        session: AsyncSession, at_most: int = 1, **how: Any
    ) -> Sequence[Outgoing]:
        if is_sqlite(session):  # whoever writes is alone: ids are in the order of the commits
            return await next_due(session, at_most, **how)
        undone = outbox_queue.undone(Outgoing)
        seen = (await session.execute(select(Outgoing.chat_id, Outgoing.id).where(undone))).all()
        due = await next_due(session, at_most, **how)
        for one in due:
            ledger.stood_before.setdefault(one.id, set()).update(
                number for chat, number in seen if chat == one.chat_id and number < one.id
            )
        return due

    app.sender.deliver = deliver_as  # type: ignore[method-assign]  # an observer's
    try:
        with patch.object(outbox_queue, "next_due", next_due_seen):
            yield
    finally:
        app.sender.deliver = deliver  # type: ignore[method-assign]
