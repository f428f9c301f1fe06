"""Six machines on one PostgreSQL: one dies, one is cut off, and nobody in the company loses a word."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.app import Part
from bot.outcomes import never_left
from bot.over_http import OverHttp
from bot.sandbox.server import serving
from bot.sandbox.telegram import Call, Telegram
from models import clock
from models.database import Database
from models.outbox import Delivery, Outgoing
from tests.crash import deliveries
from tests.crash.company import TUESDAY
from tests.crash.findings import IN_DOUBT, Findings
from tests.machines import machines
from tests.machines.lines import How, Line, to_port
from tests.machines.machines import TOKEN, Deed, InFlight, run
from tests.phone import Phone

# What a dead sender leaves is taken over after 35 seconds: tests/test_shared_pace.py and `make machines`.
SIX = {Part.RECEIVER: 2, Part.WORKER: 1, Part.SENDER: 2, Part.CLOCK: 1}
DEEDS = [(Part.WORKER, Deed.KILLED), (Part.RECEIVER, Deed.DATABASE_SILENT)]


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_one_is_killed_and_one_cut_off_while_a_company_works(
    database_url: str, tmp_path: Path
) -> None:
    clock.move_to(TUESDAY)
    dice = random.Random(9)  # noqa: S311 - dice
    outcome = await run(
        database_url, tmp_path, DEEDS, dice, seconds=3, machines=SIX, branches=1, sellers=2
    )
    assert not outcome.findings.broken, "\n".join(outcome.findings.lines())
    assert outcome.findings.figures["deeds"] > 0


async def test_what_was_given_up_does_not_arrive_once_the_line_is_back() -> None:
    """The change of a panel would undo the later one."""
    telegram = Telegram(TOKEN)
    rep = Phone(telegram, 1001)
    rep.person.chat.started = True
    async with serving(telegram) as server, Line(to_port(server.port)).laid() as line:
        url = f"http://127.0.0.1:{line.port}/bot"
        async with Bot(TOKEN, url, request=OverHttp()) as bot:
            async with line.cut(How.SILENTLY):
                with pytest.raises(TimedOut):
                    await bot.send_message(rep.id, "too late", read_timeout=0.3)
            await bot.send_message(rep.id, "in time")
            await asyncio.sleep(0.2)
    assert rep.texts == ["in time"]


async def test_behind_a_reset_what_is_new_is_refused_and_nothing_of_it_is_in_doubt() -> None:
    telegram = Telegram(TOKEN)
    rep = Phone(telegram, 1001)
    rep.person.chat.started = True
    async with serving(telegram) as server, Line(to_port(server.port)).laid() as line:
        url = f"http://127.0.0.1:{line.port}/bot"
        async with Bot(TOKEN, url, request=OverHttp()) as bot:
            async with line.cut(How.BY_RESET):
                with pytest.raises(NetworkError) as refusal:
                    await bot.send_message(rep.id, "never left")
            await bot.send_message(rep.id, "in time")
    assert never_left(refusal.value)
    assert rep.texts == ["in time"]


# What is looked for


def test_a_time_when_nobody_was_answered_is_found() -> None:
    now = clock.now()

    def call(at: float, chat: int = 7, status: int = 200) -> Call:
        moment = now + timedelta(seconds=at)
        return Call("sendMessage", {"chat_id": chat}, status, "", {"message_id": 1}, moment)

    killed, frozen = now + timedelta(seconds=2), now + timedelta(seconds=12)
    ended = now + timedelta(seconds=45)
    lasted = [("sender killed", now, killed), ("worker frozen", frozen, ended)]
    findings = Findings()
    calls = [call(at) for at in (-1, 10, 20, 34, 50)]
    machines.look_at_who_waits(calls, {7}, lasted, findings)
    assert not findings.broken
    calls = [call(10), call(20, chat=8), call(20, status=429), call(34)]
    machines.look_at_who_waits(calls, {7}, lasted, findings)
    assert findings.broken == {machines.NOBODY_ANSWERED: ["for 24 s: worker frozen"]}
    machines.look_at_who_waits([call(16), call(30)], {7}, lasted, findings)
    assert findings.broken[machines.NOBODY_ANSWERED][1:] == [
        "for 16 s: sender killed, worker frozen"
    ]


async def test_a_message_in_doubt_that_was_not_under_way_at_any_deed_is_found(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOOKS_EVERY", 0.01)
    database = Database(database_url)
    in_flight = InFlight(database)

    async def are_now(state: Delivery, *ids: int) -> None:
        async with database.writing() as session:
            await session.execute(update(Outgoing).where(Outgoing.id.in_(ids)).values(state=state))

    async with database.writing() as session:
        session.add_all(Outgoing(id=number, chat_id=number, html="Hello") for number in range(1, 5))
    await are_now(Delivery.SENDING, 1, 2)
    async with in_flight.noted():
        await are_now(Delivery.SENT, 2)  # another sender's
        await are_now(Delivery.SENDING, 3)
    await are_now(Delivery.SENT, 3)
    await in_flight.look()
    assert in_flight.messages == {1, 3}
    await are_now(Delivery.SENDING, 4)
    await in_flight.look()
    assert in_flight.messages == {1, 3, 4}

    async def found() -> list[str]:
        findings = Findings()
        async with database.reading() as session:
            await deliveries.in_doubt_only(session, in_flight.messages, findings)
        return findings.promise(IN_DOUBT)

    await are_now(Delivery.UNKNOWN, 1, 3)
    assert await found() == []
    await are_now(Delivery.UNKNOWN, 2)
    assert len(await found()) == 1
    await database.close()
