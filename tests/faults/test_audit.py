"""The audit of `make faults` sees what is wrong: histories that are broken on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.sandbox.faults import BadGateway, Fault, Lost, Refused
from bot.sandbox.telegram import Call, Telegram
from models import calendar, clock
from models.database import Database
from models.notes import Note
from models.outbox import Act, Delivery, Outgoing, Urgency
from models.positions import Position
from models.staff import Staff
from tests.faults import audit
from tests.faults.people import LetBe, Said
from tests.faults.storm import EVERY_KIND, EVERY_KIND_FROM, UPDATES, Attempt, Ledger

CHAT, ANOTHER = 7, 8
DROPPED, GIVEN_UP = "dropped without need", "given up without need"
IN_VAIN, NOT_TAKEN = (
    "waited in vain for nothing that was lost",
    "answers not taken, to no second copy",
)
STRUCK = "faults that never happened"

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


def row(number: int, state: Delivery = Delivery.SENT, **values: Any) -> Outgoing:
    owed = {"chat_id": CHAT, "act": Act.SEND, "html": "Hello", "urgency": Urgency.ANSWER}
    return Outgoing(id=number, state=state, listed=True, **owed | values)


def tried(number: int, fault: Fault | None = None, at: datetime | None = None) -> Attempt:
    """A call for a message, which Telegram took unless it was refused."""
    said = {"chat_id": CHAT, "text": "Hello ↻"}
    status = 0 if isinstance(fault, Refused) else 200
    return Attempt(number, Call("sendMessage", said, status, "", {}, at or clock.now(), fault))


async def broken(
    database: Database,
    rows: Sequence[Outgoing],
    attempts: Sequence[Attempt],
    said: Said | None = None,
    ledger: Ledger | None = None,
) -> set[str]:
    """Which promises the audit finds broken in this history, and in no other."""
    ledger = Ledger() if ledger is None else ledger  # one without a call is false
    ledger.attempts = list(attempts)
    async with database.writing() as session:
        session.add_all(rows)
        await session.flush()
        findings = await audit.audit(session, Telegram(), ledger, said or Said(), [])
        await session.rollback()
    return {promise for promise, times in findings.broken.items() if times}


async def test_what_was_sent_or_is_in_doubt_and_listed_is_well(database: Database) -> None:
    rows = [row(1), row(2, Delivery.UNKNOWN)]
    assert not await broken(database, rows, [tried(1), tried(2, Lost()), tried(2, Lost())])


# Dropped


@pytest.mark.parametrize(
    "reason",
    [
        "nothing is left to say, or not to this person",
        "the person is no longer there",
        "overtaken before it was sent",
        "it was never sent",
        None,
    ],
)
async def test_a_message_that_was_dropped_is_lost(database: Database, reason: str | None) -> None:
    assert await broken(database, [row(1, Delivery.DROPPED, error=reason)], []) == {DROPPED}


async def test_what_was_overtaken_came_later(database: Database) -> None:
    card: dict[str, Any] = {"html": None, "key": "leave-card", "about": "leave:1"}

    def overtaken(number: int) -> Outgoing:
        return row(number, Delivery.DROPPED, error="overtaken before it was sent", **card)

    assert not await broken(database, [overtaken(1), row(2, **card)], [tried(2)])
    assert await broken(database, [overtaken(1), overtaken(2)], []) == {DROPPED}
    another = row(2, **card | {"about": "leave:2"})
    assert await broken(database, [overtaken(1), another], [tried(2)]) == {DROPPED}


async def test_only_what_nobody_knows_the_number_of_need_not_be_deleted(database: Database) -> None:
    def deletion() -> Outgoing:
        return row(2, Delivery.DROPPED, act=Act.DELETE, target_id=1, error="it was never sent")

    doubts = [tried(1, Lost()), tried(1, Lost())]
    assert not await broken(database, [row(1, Delivery.UNKNOWN), deletion()], doubts)
    assert await broken(database, [row(1), deletion()], [tried(1)]) == {DROPPED}


# Given up


async def test_one_doubt_is_too_few_to_give_up(database: Database) -> None:
    assert await broken(database, [row(1, Delivery.UNKNOWN)], [tried(1, Lost())]) == {GIVEN_UP}
    bulk = row(1, Delivery.UNKNOWN, urgency=Urgency.BULK)
    assert not await broken(database, [bulk], [tried(1, Lost())])
    refused = [tried(1, Refused()), tried(1, Refused())]
    assert await broken(database, [row(1, Delivery.UNKNOWN)], refused) == {GIVEN_UP}


async def test_telegram_refuses_nothing_here(database: Database) -> None:
    assert await broken(database, [row(1, Delivery.DEAD)], [tried(1)]) == {GIVEN_UP}


# Let be


async def test_whoever_gives_up_has_a_loss_of_their_own(database: Database) -> None:
    now = clock.now()
    waited = LetBe(CHAT, ("Price list w1w",), now, now + timedelta(minutes=1))
    lost = [tried(1, Lost(), now), tried(1, BadGateway(), now + timedelta(seconds=9))]

    async def found(*let_be: LetBe, lost: Sequence[Attempt] = lost) -> set[str]:
        rows = [row(1, Delivery.UNKNOWN if len(lost) > 1 else Delivery.SENT)]
        return await broken(database, rows, lost, Said(let_be=list(let_be)))

    assert not await found(waited)
    assert await found(waited, waited) == {IN_VAIN}
    assert await found(replace(waited, chat=ANOTHER)) == {IN_VAIN}
    assert await found(replace(waited, since=now + timedelta(seconds=10))) == {IN_VAIN}
    assert await found(replace(waited, until=now + timedelta(seconds=5))) == {IN_VAIN}
    assert await found(waited, lost=[tried(1, None, now)]) == {IN_VAIN}


async def test_an_answer_that_is_not_taken_was_to_a_second_copy(database: Database) -> None:
    now = clock.now()
    answer = LetBe(CHAT, ("Met shops w1w",), now, now + timedelta(minutes=1))
    copies = [tried(1, Lost(), now), tried(1, None, now + timedelta(seconds=9))]
    said = Said(not_taken=[answer])
    assert not await broken(database, [row(1)], copies, said)
    assert await broken(database, [row(1)], copies[1:], said) == {NOT_TAKEN}


async def test_what_was_let_be_is_kept_once_at_most(database: Database) -> None:
    now = clock.now()
    said = Said(let_be=[LetBe(CHAT, ("Price list w1w",), now, now)])
    lost = [tried(1, Lost(), now), tried(1, Lost(), now)]
    async with database.writing() as session:
        author = Staff(name="Mei", position=Position.REPRESENTATIVE)
        session.add(author)
        await session.flush()
        note = {
            "author_id": author.id,
            "day": calendar.business_day(now),
            "words": "Price list w1w",
            "said_at": now,
        }
    for found in (set(), {"notes without their one effect"}):
        async with database.writing() as session:
            session.add(Note(message_id=1, **note))
        assert await broken(database, [row(1, Delivery.UNKNOWN)], lost, said) == found


# What happened


async def test_each_kind_of_fault_happened(database: Database) -> None:
    ledger = Ledger(share=0.5, rows=set(range(2 * EVERY_KIND_FROM)))
    assert await broken(database, [row(1)], [tried(1)], ledger=ledger) == {STRUCK}
    assert ledger.never_struck == list(EVERY_KIND)
    ledger.struck.update(EVERY_KIND[1:])
    assert ledger.never_struck == [EVERY_KIND[0]]
    ledger.struck.update(EVERY_KIND)
    assert not await broken(database, [row(1)], [tried(1)], ledger=ledger)
    small = Ledger(share=0.5, rows=set(range(EVERY_KIND_FROM)))
    assert not await broken(database, [row(1)], [tried(1)], ledger=small)


@pytest.mark.parametrize(
    ("offset", "handed_out", "struck"),
    [
        (5, [5, 6, 7], set()),
        (5, [4, 5, 6], {UPDATES + "redelivered"}),
        (5, [6, 5, 6], {UPDATES + "redelivered"}),
        (5, [6, 7, 5], {UPDATES + "swapped"}),
        (5, [6, 5, 4], {UPDATES + "redelivered", UPDATES + "swapped"}),
        (5, [5, 6, 4], {UPDATES + "redelivered"}),
    ],
)
def test_updates_come_again_or_out_of_order(
    database_kind: str, offset: int, handed_out: list[int], struck: set[str]
) -> None:
    ledger = Ledger()
    updates = [{"update_id": number, "message": {"chat": {"id": CHAT}}} for number in handed_out]
    ledger.append(Call("getUpdates", {"offset": offset}, 200, "", updates, clock.now()))
    assert set(+ledger.struck) == struck
