"""Several senders together speak no faster than one bot may; one that was frozen says nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Fieldbook
from bot.sandbox.faults import TooMany
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.sender import HOLDS, LOST_AFTER
from bot.settings import Settings
from bot.writer import Ready
from models import allowances, clock
from models.database import Database
from models.outbox import Delivery, Outgoing, Urgency
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.unpaced import Unpaced

on_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"])


@on_postgresql
async def test_what_one_takes_the_other_waits_for(database_url: str) -> None:
    one, other = Database(database_url), Database(database_url)
    async with one.engine.connect() as ours, other.engine.connect() as theirs:
        for connection in (ours, theirs):
            await connection.execution_options(isolation_level="AUTOCOMMIT")
        waits = [
            await allowances.take(connection, allowances.ALL, 100 + number)
            for number, connection in enumerate([ours, theirs] * 20)
        ]
        in_one_chat = [
            await allowances.take(connection, 7) for connection in (ours, theirs, ours, theirs)
        ]
        async with one.reading() as session:
            used_up = await allowances.used_up(session)
    await one.close()
    await other.close()
    assert waits[:2] == [0, 0]
    assert waits == sorted(waits)
    # Forty messages, of which two go at once and the others follow, 28.5 a second.
    assert 38 / 28.5 - 0.5 < waits[-1] <= 38 / 28.5
    assert in_one_chat[:3] == [0, 0, 0]
    assert 0.5 < in_one_chat[3] <= 1
    assert used_up == [7]


@on_postgresql
async def test_two_senders_together_get_no_429(database_url: str) -> None:
    telegram = Telegram(TOKEN)
    clock.reset()
    settings = Settings(token=TOKEN, database_url=database_url, _env_file=None)
    apps = [Fieldbook(settings, request=SandboxRequest(telegram)) for _ in range(2)]
    people = range(1001, 1026)
    for person in people:
        Phone(telegram, person).person.chat.started = True
    async with apps[0].database.writing() as session:
        session.add_all(Outgoing(chat_id=p, html=f"{n}") for n in range(4) for p in people)
    for app in apps:
        await app.bot.initialize()
    sending = [asyncio.create_task(app.sender.run()) for app in apps]
    async with asyncio.timeout(30):
        while any(len(telegram.sent(person)) < 4 for person in people):  # noqa: ASYNC110 - polls
            await asyncio.sleep(0.05)
    for task in sending:
        task.cancel()
    await asyncio.gather(*sending, return_exceptions=True)
    for app in apps:
        await app.bot.shutdown()
        await app.database.close()
    sends = [call for call in telegram.log if call.method == "sendMessage"]
    assert [call.status for call in sends] == [200] * 100
    assert all([m.text for m in telegram.sent(p)] == ["0", "1", "2", "3"] for p in people)


@pytest.fixture
async def other(office: Office, database_url: str) -> AsyncIterator[Fieldbook]:
    """A second machine on the same database."""
    settings = Settings(token=TOKEN, database_url=database_url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(office.telegram), pace=Unpaced())
    await app.bot.initialize()
    yield app
    await app.bot.shutdown()
    await app.database.close()


async def owe(office: Office, rep: Phone, words: str) -> None:
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, html=words, urgency=Urgency.ANSWER))


@on_postgresql
async def test_what_one_is_told_the_other_waits_for_and_two_told_are_all(
    office: Office, rep: Phone, boss: Phone, director: Phone, other: Fieldbook
) -> None:
    """The senders of two machines meet a 429 for everybody, each with another chat."""
    office.telegram.faults.next("sendMessage", TooMany(300, everywhere=True))
    for phone, sender in ((rep, office.app.sender), (boss, other.sender)):
        await owe(office, phone, "waits")
        await sender.send_all()
        async with office.session() as session:  # what was told so is dropped: the chat waits on
            [told] = await Outgoing.in_state(session, Delivery.WAITING)
            assert await told.hold_back(session)
    for phone in (rep, director):
        await owe(office, phone, "comes next")
    for seconds in (0, 240):
        clock.move_by(timedelta(seconds=seconds))
        for sender in (office.app.sender, other.sender):
            await sender.send_all()
    assert len([c for c in office.telegram.log if c.method == "sendMessage"]) == 2
    clock.move_by(timedelta(seconds=60))
    await other.sender.send_all()
    assert (rep.texts, director.texts) == (["comes next"],) * 2


@on_postgresql
async def test_who_was_frozen_before_the_call_leaves_it_to_whoever_took_it_over(
    office: Office, rep: Phone, other: Fieldbook
) -> None:
    await owe(office, rep, "Once")
    frozen = await office.app.sender.claim()
    assert frozen
    clock.move_by(LOST_AFTER + timedelta(seconds=1))
    assert await other.sender.recover(everything=False) == 1
    clock.move_by(timedelta(seconds=5))
    await other.sender.send_all()
    await office.app.sender.deliver(frozen)
    [said] = [text for text in rep.texts if "Once" in text]
    assert said != "Once"  # it says that it may have come before


@on_postgresql
async def test_who_was_frozen_for_a_moment_looks_again_and_sends_it(
    office: Office, rep: Phone, other: Fieldbook
) -> None:
    await owe(office, rep, "Once")
    frozen = await office.app.sender.claim()
    assert frozen
    clock.move_by(HOLDS + timedelta(seconds=1))
    await office.app.sender.deliver(frozen)
    assert "Once" not in rep.texts
    await other.sender.send_all()
    assert rep.texts.count("Once") == 1


@on_postgresql
async def test_an_error_heard_too_late_has_nothing_sent_once_more(
    office: Office, rep: Phone, other: Fieldbook
) -> None:
    await owe(office, rep, "Once")
    frozen = await office.app.sender.claim()
    assert frozen

    async def hangs() -> tuple[int, ...]:
        clock.move_by(LOST_AFTER + timedelta(seconds=1))
        await other.sender.recover(everything=False)
        clock.move_by(timedelta(seconds=5))
        await other.sender.send_all()
        raise TimeoutError

    await office.app.sender.deliver(replace(frozen, call=hangs))
    row = await office.one(select(Outgoing).where(Outgoing.html == "Once"))
    assert row.state is Delivery.SENT
    assert len([text for text in rep.texts if "Once" in text]) == 1


@on_postgresql
async def test_a_success_heard_too_late_lets_nothing_overtake_what_is_sent_once_more(
    office: Office, rep: Phone, other: Fieldbook
) -> None:
    await owe(office, rep, "Once")
    frozen = await office.app.sender.claim()
    assert frozen and frozen.call
    made, taken_over = frozen.call, list[Ready]()

    async def hangs() -> Sequence[int]:
        messages = await made()
        clock.move_by(LOST_AFTER + timedelta(seconds=1))
        await other.sender.recover(everything=False)
        clock.move_by(timedelta(seconds=5))
        again = await other.sender.claim()
        assert again
        taken_over.append(again)
        return messages

    await office.app.sender.deliver(replace(frozen, call=hangs))
    await owe(office, rep, "Later")
    await office.app.sender.send_all()
    await other.sender.deliver(*taken_over)
    await office.app.sender.send_all()
    first, again, later = rep.texts[-3:]
    assert (first, later) == ("Once", "Later")
    assert again.startswith("Once\n")  # it says that it may have come before
