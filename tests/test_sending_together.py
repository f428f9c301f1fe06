"""Messages to several people are claimed together and settled together; none pays for another."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.panels import Panel, View
from models import outbox_queue
from models.outbox import Delivery, Outgoing, Urgency
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


async def test_what_comes_while_the_database_is_busy_is_kept_in_one_transaction(
    office: Office, rep: Phone, boss: Phone, director: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, phones = office.app.sender, (rep, boss, director)
    await owe(office, *phones)
    ready = [one for _ in phones if (one := await sender.claim())]
    together: list[int] = []
    commit = sender._commit

    async def counted(kept: list[object]) -> None:
        together.append(len(kept))
        await commit(kept)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(sender, "_commit", counted)
    async with sender._keeping:  # as if another commit were on its way
        delivering = [asyncio.create_task(sender.deliver(one)) for one in ready]
        while len(sender._to_keep) < len(phones):  # noqa: ASYNC110 - it rings for nobody
            await asyncio.sleep(0.01)
    await asyncio.gather(*delivering)
    assert together == [3]
    rows = await office.all(select(Outgoing).where(Outgoing.html.is_not(None)))
    assert [row.state for row in rows] == [Delivery.SENT] * 3
