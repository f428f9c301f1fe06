"""Messages to several people are claimed together and settled together; none pays for another."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import InvalidRequestError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from bot.pace import Pace
from bot.panels import Panel, View
from bot.sandbox.faults import TooMany
from models import clock, outbox_queue
from models.allowances import ALL
from models.outbox import Act, Delivery, Outgoing, Urgency
from models.pauses import Pause
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone

AT_ONCE = 20


async def owe(office: Office, *phones: Phone, urgency: Urgency = Urgency.ANSWER) -> None:
    """A message of its own to each."""
    async with office.session() as session:
        for phone in phones:
            words = f"to {phone.person.name}"
            session.add(Outgoing(chat_id=phone.id, html=words, urgency=urgency))


async def test_answers_are_claimed_together_each_of_another_chat_and_reminders_one_by_one(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await owe(office, rep, rep, boss)
    await owe(office, director, urgency=Urgency.REMINDER)
    async with office.session() as session:
        due = await outbox_queue.next_due(session, AT_ONCE)
        assert [one.html for one in due] == ["to Mei", "to Hugo"]
        for one in due:
            one.state = Delivery.SENDING
        await session.flush()
        [reminder] = await outbox_queue.next_due(session, AT_ONCE)
        assert reminder.html == "to Diana"


# How often this connection has gone through the whole table.
LOOKED_THROUGH = (
    "SELECT coalesce(sum(seq_scan), 0) FROM pg_stat_xact_user_tables WHERE relname = 'outbox'"
)


async def test_a_plan_made_when_nothing_waited_still_walks_along_the_index_when_much_does(
    office: Office, rep: Phone, boss: Phone
) -> None:
    if office.app.database.is_sqlite:
        pytest.skip("SQLite keeps to the index by itself")
    async with office.session() as session:
        for _ in range(10):  # after five, PostgreSQL keeps a plan
            assert not await outbox_queue.next_due(session, AT_ONCE)
        for phone in (rep, boss):
            session.add(Outgoing(chat_id=phone.id, html="words", urgency=Urgency.ANSWER))
        await session.flush()
        before = await session.scalar(text(LOOKED_THROUGH))
        assert len(await outbox_queue.next_due(session, AT_ONCE)) == 2
        assert await session.scalar(text(LOOKED_THROUGH)) == before
        assert await session.scalar(text("SHOW enable_sort")) == "on"


async def test_one_that_cannot_be_written_leaves_the_others_to_go(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    async def breaks(view: View) -> Panel:
        raise ZeroDivisionError

    office.app.switchboard.cards["broken"] = breaks
    await owe(office, rep)
    async with office.session() as session:
        reader = await Staff.by_telegram(session, boss.id)
        assert reader
        session.add(Outgoing(chat_id=boss.id, staff_id=reader.id, key="broken"))
    await owe(office, director)
    sending = asyncio.create_task(office.app.sender.run())
    for _ in range(200):
        if director.inbox and rep.inbox:
            break
        await asyncio.sleep(0.02)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert (rep.texts, boss.texts, director.texts) == (["to Mei"], [], ["to Diana"])
    broken = await office.one(select(Outgoing).where(Outgoing.key == "broken"))
    assert broken.state is Delivery.DEAD


async def test_what_came_of_several_is_kept_together_and_a_bug_in_one_costs_the_others_nothing(
    office: Office, rep: Phone, boss: Phone, director: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, phones = office.app.sender, (rep, boss, director)
    await owe(office, *phones)
    monkeypatch.setattr(Outgoing, "stands_alone", False)  # else there is nothing that could break
    ready = [one for _ in phones if (one := await sender.claim())]
    sent = Outgoing.sent

    async def breaks_for_one(
        self: Outgoing, session: AsyncSession, message_id: int | None, *rest: int
    ) -> None:
        if self.chat_id == boss.id:
            raise ZeroDivisionError
        await sent(self, session, message_id, *rest)

    monkeypatch.setattr(Outgoing, "sent", breaks_for_one)
    came = await asyncio.gather(*map(sender.deliver, ready), return_exceptions=True)
    assert [type(one) for one in came] == [type(None), ZeroDivisionError, type(None)]
    rows = await office.all(
        select(Outgoing).where(Outgoing.html.is_not(None)).order_by(Outgoing.id)
    )
    assert [row.state for row in rows] == [Delivery.SENT, Delivery.SENDING, Delivery.SENT]


@pytest.fixture
def together(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of how many messages each transaction has kept what came of them."""
    counts: list[int] = []
    commit = office.app.sender._commit

    async def counted(kept: list[object]) -> None:
        counts.append(len(kept))
        await commit(kept)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(office.app.sender, "_commit", counted)
    return counts


async def test_what_comes_while_the_database_is_busy_is_kept_in_one_transaction(
    office: Office, rep: Phone, boss: Phone, director: Phone, together: list[int]
) -> None:
    sender, phones = office.app.sender, (rep, boss, director)
    await owe(office, *phones)
    ready = [one for _ in phones if (one := await sender.claim())]
    async with sender._keeping:  # as if another commit were on its way
        delivering = [asyncio.create_task(sender.deliver(one)) for one in ready]
        while len(sender._to_keep) < len(phones):  # noqa: ASYNC110 - it rings for nobody
            await asyncio.sleep(0.01)
    await asyncio.gather(*delivering)
    assert together == [3]
    rows = await office.all(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert [row.state for row in rows] == [Delivery.SENT] * 3


async def test_while_turns_are_due_what_came_of_several_waits_a_moment_and_is_kept_together(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    together: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sender, phones = office.app.sender, (rep, boss, director)
    await owe(office, *phones)
    first, *others = [one for _ in phones if (one := await sender.claim())]
    monkeypatch.setattr("bot.bell.A_MOMENT", 60.0)
    await sender.deliver(first)  # none is due: at once
    office.app.bell.no_turn.clear()
    delivering = [asyncio.create_task(sender.deliver(one)) for one in others]
    while len(sender._to_keep) < len(others):  # noqa: ASYNC110 - it rings for nobody
        await asyncio.sleep(0.01)
    assert together == [1]
    office.app.bell.no_turn.set()
    await asyncio.gather(*delivering)
    assert together == [1, 2]


async def test_turns_are_let_pass_for_no_longer_than_a_moment(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.bell.A_MOMENT", 0.01)
    office.app.bell.no_turn.clear()
    async with asyncio.timeout(60):
        await office.app.bell.let_turns_pass()


async def test_a_worker_says_whether_turns_are_due(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, none_due = office.app.worker, office.app.bell.no_turn
    take_one = worker.take_one
    looks: list[tuple[bool, bool]] = []

    async def seen() -> bool:
        before = none_due.is_set()
        looks.append((before, await take_one()))
        return looks[-1][1]

    monkeypatch.setattr(worker, "take_one", seen)
    rep.person.types("/help")
    await office.app.receiver.fetch(wait=0)
    working = asyncio.create_task(worker.run())
    async with asyncio.timeout(60):
        while len(looks) < 2 or not none_due.is_set():  # noqa: ASYNC110 - it rings for nobody
            await asyncio.sleep(0.01)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert looks[:2] == [(True, True), (False, False)]


async def test_what_another_process_took_over_is_not_settled_by_who_was_too_late(
    office: Office, rep: Phone
) -> None:
    sender = office.app.sender
    await owe(office, rep)
    ready = await sender.claim()
    assert ready
    assert ready.stands_alone
    async with office.session() as session:
        taken_over = {ready.outgoing_id: ready.claimed_at + timedelta(microseconds=1)}
        await outbox_queue.claim(session, taken_over)
    await sender.deliver(ready)
    row = await office.one(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert (row.state, row.message_id) == (Delivery.SENDING, None)
    async with office.session() as session:
        await outbox_queue.claim(session, {ready.outgoing_id: ready.claimed_at})
    await sender.deliver(ready)
    row = await office.one(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert (row.state, row.message_id) == (Delivery.SENT, rep.inbox[-1].id)


async def test_who_is_told_to_stop_gives_back_what_waits_for_its_turn(
    office: Office, rep: Phone
) -> None:
    """Else news that were never sent would count as perhaps delivered."""
    sender = office.app.sender
    sender.pace = Pace()
    await sender.pace.turn(Outgoing(chat_id=1, act=Act.COMMANDS, urgency=Urgency.BULK))
    sender.pace._next += 30
    await owe(office, rep, urgency=Urgency.BULK)
    sending = asyncio.create_task(sender.run())
    while not sender._in_doubt:  # noqa: ASYNC110 - it rings for nobody
        await asyncio.sleep(0.01)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    news = await office.one(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert (news.state, news.again, rep.texts) == (Delivery.WAITING, False, [])


async def counts_wrong(*_: object) -> None:
    raise ZeroDivisionError


async def has_not_in_hand(outgoing: Outgoing, *_: object) -> None:
    raise InvalidRequestError("is not available due to lazy='raise'")


async def writes_what_is_refused(outgoing: Outgoing, session: AsyncSession, *_: object) -> None:
    outgoing.staff_id = 4711  # nobody


async def test_a_file_that_is_given_back_goes_at_once(office: Office, rep: Phone) -> None:
    """Its claim is of the minutes that making it may take."""
    await owe(office, rep)
    until = clock.now() + timedelta(minutes=2)
    async with office.session() as session:
        [owed] = await outbox_queue.next_due(session)
        await outbox_queue.claim(session, {owed.id: until})
    async with office.session() as session:
        await outbox_queue.give_back(session, owed.id, until)
    async with office.session() as session:
        assert [one.id for one in await outbox_queue.next_due(session)] == [owed.id]


@pytest.mark.parametrize("breaks", [counts_wrong, has_not_in_hand, writes_what_is_refused])
async def test_a_bug_in_what_came_of_a_message_does_not_hold_up_its_chat(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch, breaks: Any
) -> None:
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, html="secret", secret=True))
        session.add(Outgoing(chat_id=rep.id, html="next"))
    monkeypatch.setattr(Outgoing, "sent", breaks)
    sending = asyncio.create_task(office.app.sender.run())
    with capture_logs():  # to the console they would come with drawn tracebacks, seconds each
        async with asyncio.timeout(10):
            while rep.texts != ["secret", "next"]:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.02)
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    secret = await office.one(select(Outgoing).where(Outgoing.secret))
    assert (secret.state, secret.html) == (Delivery.UNKNOWN, "")


async def test_what_came_of_a_message_waits_for_a_database_that_lets_nobody_in(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its password was changed, or it is being restored: no message is to blame."""
    sender, refusals = office.app.sender, [OperationalError("connect", None, Exception())] * 3
    await owe(office, rep)
    ready = await sender.claim()
    assert ready
    arrived = outbox_queue.arrived

    async def refuses(*what: Any) -> None:
        if refusals:
            raise refusals.pop()
        await arrived(*what)

    monkeypatch.setattr("bot.sender.POLL", 0.01)
    monkeypatch.setattr(outbox_queue, "arrived", refuses)
    await sender.deliver(ready)
    row = await office.one(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert (row.state, refusals) == (Delivery.SENT, [])


async def test_who_was_told_to_wait_after_a_message_went_through_and_before_that_was_kept_counts(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    """Two chats that are told so, and none takes anything in between: then all wait."""
    sender, phones = office.app.sender, (rep, boss, director)
    await owe(office, *phones)
    first, *others = [one for _ in phones if (one := await sender.claim())]
    async with sender._keeping:  # as if another commit were on its way
        accepted = asyncio.create_task(sender.deliver(first))
        while not sender._to_keep:  # noqa: ASYNC110 - it rings for nobody
            await asyncio.sleep(0.01)
        clock.move_by(timedelta(seconds=1))
        office.telegram.faults.next("sendMessage", TooMany(30), TooMany(30))
        told = asyncio.create_task(sender.deliver(others[0]))
        while len(sender._to_keep) < 2:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    await asyncio.gather(accepted, told)
    await sender.deliver(others[1])
    assert await office.one(select(Pause.until).where(Pause.id == ALL)) > clock.now()


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_what_was_on_its_way_is_settled_at_the_start_also_by_a_clock_that_was_set_back(
    office: Office, rep: Phone
) -> None:
    await owe(office, rep)
    assert await office.app.sender.claim()
    clock.move_by(timedelta(hours=-1))
    await office.app.sender.take_over()
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    [said] = rep.texts
    assert "↻" in said
