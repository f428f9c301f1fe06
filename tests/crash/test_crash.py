"""`kill -9` at any moment, a database that goes away: a small `make crash`, and an auditor that sees."""

from __future__ import annotations

import os
import random
import signal
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, inspect, select

from bot.sandbox.telegram import Call
from models import calendar, clock, outbox_queue
from models.customers import Customer
from models.database import Database
from models.inbox import Incoming
from models.ledger import EntryKind, LedgerEntry
from models.outbox import Act, Delivery, Outgoing, Urgency
from models.reminders import Reminder
from models.tasks import OVERDUE
from tests.conftest import TOKEN, Office
from tests.crash import deliveries, effects
from tests.crash.auditor import audit
from tests.crash.company import TUESDAY
from tests.crash.cycles import Crashes
from tests.crash.dying import Death, Point
from tests.crash.findings import IN_DOUBT, MESSAGES_DOUBLED, MESSAGES_LOST, PROMISES, Findings
from tests.crash.going_away import Outages
from tests.crash.hour import Hour, an_hour, never_struck
from tests.crash.load import Deed
from tests.crash.process import WatchedTelegram
from tests.engines import Engine
from tests.phone import Phone
from tests.records import staff

FAULTS = {"sqlite": ["full", "locked", "kill"], "postgresql": ["cut", "kill"]}


@pytest.fixture(autouse=True)
def it_is_now(it_is_saturday_afternoon: None) -> None:
    """The process has the real time, as far ahead as ours."""
    clock.reset()
    clock.move_to(TUESDAY)


@pytest.fixture
def dice() -> random.Random:
    """Other moments in every run; the seed of one that failed is printed and can be given."""
    seed = os.environ.get("SEED") or str(random.randrange(10**9))  # noqa: S311 - dice
    print(f"SEED={seed}")  # noqa: T201 - pytest shows it when the test fails
    return random.Random(seed)  # noqa: S311


async def test_whatever_dies_nothing_is_lost_and_nothing_happens_twice(
    database_kind: str, database_url: str, database: Database, dice: random.Random, tmp_path: Path
) -> None:
    faults = FAULTS[database_kind]
    where = Engine(database_kind, database_url, tmp_path)
    hour = await an_hour(database, where, faults, len(faults), dice, branches=1, sellers=4)
    print((tmp_path / "bot.log").read_text()[-5000:])  # noqa: T201 - pytest shows it when the test fails
    assert not hour.findings.broken, "\n".join(hour.findings.lines())
    assert hour.load.deeds
    assert hour.struck.total() == len(faults)
    assert len(hour.recovered) >= len(faults)
    await the_auditor_sees_what_is_wrong(hour, database, tmp_path)


# The auditor


async def the_auditor_sees_what_is_wrong(hour: Hour, database: Database, folder: Path) -> None:
    """After an hour in which everything was right: each promise is broken on purpose, and found."""
    telegram, load = hour.telegram, hour.load
    done = next(deed for deed in load.deeds if deed.done)
    async with database.writing() as session:
        said = next(iter(telegram.said))
        await session.execute(delete(Incoming).where(Incoming.update_id == said))
        [record] = await effects.RECORDS[done.kind](session, done)
        session.add(another_like(record))
        sent = select(Outgoing).where(
            Outgoing.state == Delivery.SENT, Outgoing.act == Act.SEND, Outgoing.target_id.is_(None)
        )
        rows = (await session.scalars(sent.order_by(Outgoing.id))).all()
        first, second = next(
            (one, other)
            for one, other in combinations([row for row in rows if row.html is not None], 2)
            if one.chat_id == other.chat_id
        )
        first.message_id, second.message_id = second.message_id, first.message_id
        gone, doubtful, dropped = [row for row in rows if row not in (first, second)][:3]
        gone.message_id = 999_999
        doubtful.state = Delivery.UNKNOWN
        dropped.state, dropped.error = Delivery.DROPPED, "a bug"
        customer = (await session.scalars(select(Customer.id))).first()
        today = calendar.business_day(clock.now())
        session.add(
            LedgerEntry(
                customer_id=customer,
                day=today,
                kind=EntryKind.SALE,
                currency="CNY",
                units=1,
                record="order:0",
            )
        )
    load.deeds.append(Deed("visit", "mark0x", done.who, done=True))
    load.in_vain.append("somebody")
    for number in (3, 2):
        asked = {"chat_id": done.who, "text": f"Daily report · {number}/4"}
        telegram.log.append(Call("sendMessage", asked, 200, "", {"message_id": 0}, clock.now()))
    log = folder / "another.log"
    log.write_text("a turn failed level='error'\n")
    findings = await audit(
        telegram, database, load, in_flight=99, may_be_in_doubt=[gone.id], logs=[log]
    )
    assert set(findings.broken) == set(PROMISES)
    assert any("was dropped: a bug" in case for case in findings.broken[MESSAGES_LOST])
    known = [doubtful.id, *hour.in_flight]
    findings = await audit(telegram, database, load, in_flight=-1, may_be_in_doubt=known)
    [more_than_were_in_flight] = findings.broken[IN_DOUBT]
    assert more_than_were_in_flight.endswith("-1 in flight")


def another_like(record: Any) -> Any:
    """The same record once more, where the database lets it in."""
    columns = [column.key for column in inspect(type(record)).column_attrs if column.key != "id"]
    values = {name: getattr(record, name) for name in columns}
    for counted in {"version", "number"} & values.keys():
        values[counted] += 1
    return type(record)(**values)


async def test_the_auditor_knows_the_copies_of_what_was_changed_while_nobody_knew_whether_it_came(
    database: Database,
) -> None:
    """Twice in doubt, then a change of it that came anew and was in doubt as well; a card whose record
    went on before its second copy left."""
    telegram = WatchedTelegram(TOKEN)
    mark = "Ref. #r1"
    in_chat = [(f"Order\n{mark}", 2), ("Fine", 1), (f"Order!\n{mark}", 2), ("Yes?", 2), ("Yes!", 1)]
    in_chat += [("Order · new\nmark7x", 1), ("Order 26-1\nmark7x", 1)]
    for message_id, (text, times) in enumerate(in_chat, 1):
        for copy in range(times):
            sent = {"chat_id": 7, "text": text}
            made = {"message_id": 10 * message_id + copy}
            telegram.log.append(Call("sendMessage", sent, 200, "", made, clock.now()))
    changed = {"act": Act.SEND, "again": True}
    async with database.writing() as session:
        for row in (
            {
                "id": 1,
                "key": "order-card",
                "urgency": Urgency.ALERT,
                "again": True,
                "message_id": 31,
            },
            {"id": 2, "html": "Fine", "message_id": 20},
            {"id": 3, "key": "order-card", "target_id": 1, "message_id": 31} | changed,
            {"id": 4, "html": "Yes?", "message_id": 50, "again": True},
            {"id": 5, "html": "Yes!", "target_id": 4, "message_id": 50},
            {"id": 6, "key": "order-card", "message_id": 70, "again": True},
        ):
            session.add(Outgoing(chat_id=7, state=Delivery.SENT, retry_at=clock.now(), **row))
            await session.flush()

    async def found() -> dict[str, list[str]]:
        findings = Findings()
        async with database.reading() as session:
            await deliveries.messages(session, telegram, findings, True, 9)
        return findings.broken

    assert not await found()

    def called(method: str, status: int, description: str) -> None:
        of = {"chat_id": 7, "message_id": 20}
        telegram.log.append(Call(method, of, status, description, True, clock.now()))

    async with database.writing() as session:
        for number, act in enumerate((Act.EDIT, Act.EDIT, Act.EDIT, Act.DELETE), 7):
            row = {"id": number, "chat_id": 7, "act": act, "target_id": 2, "state": Delivery.SENT}
            session.add(Outgoing(retry_at=clock.now(), **row))
    called("editMessageText", 200, "")
    called("editMessageText", 502, "Bad Gateway")
    assert [case.split()[:2] for case in (await found())[MESSAGES_LOST]] == [
        ["edit", "8"],
        ["edit", "9"],
        ["delete", "10"],
    ]
    for _ in range(2):
        called("editMessageText", 400, "Bad Request: message is not modified")
    called("deleteMessage", 400, "Bad Request: message to delete not found")
    assert not await found()
    telegram.log.append(telegram.log[0])  # the same message twice is one
    again = {"chat_id": 7, "text": "Fine"}
    telegram.log.append(Call("sendMessage", again, 200, "", {"message_id": 80}, clock.now()))
    assert list(await found()) == [MESSAGES_DOUBLED]


def test_what_never_happened_or_was_never_noticed_is_told_of() -> None:
    nothing: Any = None
    crashes = Crashes(nothing, nothing, nothing, nothing)
    outages = Outages(nothing, nothing, nothing, nothing)
    outages.struck |= {"cut": 2, "locked": 4}
    outages.noticed |= {"cut": 1, "locked": 1}
    said = list(never_struck(["kill", "cut", "full", "locked"], 240, crashes, outages))
    assert said[: len(Point)] == list(Point)
    assert said[len(Point) :] == ["cut: 1 of 2 times the bot noticed nothing", "full"]


# What it found


async def test_what_many_crashes_met_on_its_way_goes_as_soon_as_after_one(
    office: Office, rep: Phone
) -> None:
    """Else its chat waits for it, twice as long with each crash."""
    await rep.types("/help")
    async with office.session() as session:
        menu = (await session.scalars(select(Outgoing).where(Outgoing.act == Act.COMMANDS))).one()
        menu.state, menu.attempts, menu.retry_at = Delivery.SENDING, 9, clock.now()
    await office.app.sender.recover(everything=True)
    menu = await office.one(select(Outgoing).where(Outgoing.act == Act.COMMANDS))
    assert menu.retry_at <= clock.now() + timedelta(seconds=1)


# The points at which it dies


async def test_each_point_is_one_that_the_bot_comes_by(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes how the machinery writes sees here that nobody is killed there any more."""
    killed: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, sign: killed.append(sign))
    death = Death(office.app.database.engine.sync_engine, *(f"{point}:1" for point in Point))
    await rep.types("/report")
    async with office.session() as session:
        now = clock.now()
        day = calendar.business_day(now)
        person = await staff(session, rep)
        await Reminder.plan(session, OVERDUE, person, day, due_at=now, useful_until=now)
    await office.beat("tell_of_overdue_tasks")
    assert [point for point, left in death.left.items() if left > 0] == []
    assert killed == [signal.SIGKILL] * len(Point)


async def test_it_dies_in_a_turn_and_on_the_way_to_telegram_not_where_the_same_tables_are_written(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the clock writes is no turn, and what says that something was sent is not its sending."""
    killed: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, sign: killed.append(sign))
    Death(office.app.database.engine.sync_engine, f"{Point.WITHIN}:1", f"{Point.SENDING}:1")
    async with office.session() as session:
        day = calendar.business_day(clock.now())
        person = await staff(session, rep)
        await Reminder.plan(
            session, OVERDUE, person, day, due_at=clock.now(), useful_until=clock.now()
        )
        await outbox_queue.arrived(session, [outbox_queue.Arrived(0, clock.now(), None)])
    assert not killed
    await rep.types("/report")
    assert killed == [signal.SIGKILL] * 2
