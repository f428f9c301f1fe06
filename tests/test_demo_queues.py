"""What the try-out says of its queues is counted on both sides, and would tell of a loss."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot.demo.queues import Queues
from bot.sandbox.faults import Lost, Refused, TooMany
from models import clock
from models.inbox import KEPT_FOR, Incoming
from models.outbox import Outgoing, Urgency
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone


async def counted(office: Office) -> Queues:
    """The queues of the office, from now on."""
    queues = Queues(office.telegram, office.app.database)
    await queues.begin()
    return queues


async def owe(office: Office, phone: Phone, **how: object) -> None:
    async with office.session() as session:
        session.add(Outgoing(chat_id=phone.id, html="news", **how))


async def test_what_is_said_waits_at_telegram_then_in_the_inbox_then_its_answer_in_the_outbox(
    office: Office, rep: Phone
) -> None:
    await rep.types("/help")
    queues = await counted(office)
    rep.person.types("/me")
    at_telegram = await queues.look()
    await office.app.receiver.fetch(wait=0)
    in_the_inbox = await queues.look()
    await office.app.worker.take_one()
    in_the_outbox = await queues.look()
    await office.settle()
    there = await queues.look()
    stations = ("said", "telegram", "received", "inbox", "done", "owed", "outbox_size", "delivered")
    assert [[look[name] for name in stations] for look in (at_telegram, in_the_inbox)] == [
        [1, 1, 0, 0, 0, 0, 0, 0],
        [1, 0, 1, 1, 0, 0, 0, 0],
    ]
    assert [in_the_outbox[name] for name in stations] == [1, 0, 1, 0, 1, 1, 1, 0]
    assert [there[name] for name in stations] == [1, 0, 1, 0, 1, 1, 0, 1]
    assert [look["lost"] for look in (at_telegram, in_the_inbox, in_the_outbox, there)] == [0] * 4


async def test_what_was_said_and_is_nowhere_counts_as_lost(office: Office, rep: Phone) -> None:
    queues = await counted(office)
    await rep.types("/me")
    await rep.types("/help")
    newest = select(Incoming.id).order_by(Incoming.id.desc()).limit(1)
    async with office.session() as session:
        await session.execute(delete(Incoming).where(Incoming.id == newest.scalar_subquery()))
    assert (await queues.look())["lost"] == 1


async def test_what_the_bot_forgets_once_the_clock_went_on_by_a_month_is_not_lost(
    office: Office, rep: Phone
) -> None:
    queues = await counted(office)
    await rep.types("/help")
    clock.move_by(KEPT_FOR + timedelta(days=1))
    await rep.types("/me")
    async with office.session() as session:
        assert await Incoming.forget_old(session) == 1
    look = await queues.look()
    assert (look["said"], look["received"], look["done"], look["lost"]) == (2, 2, 2, 0)


async def test_a_tap_that_telegram_gave_up_is_told_apart_from_a_loss(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report")
    queues = await counted(office)
    rep.person.presses(*rep.find("Cancel"))
    clock.move_by(timedelta(seconds=151))
    look = await queues.look()
    assert (look["said"], look["stale"], look["lost"]) == (1, 1, 0)


async def test_what_waits_says_for_whom_why_and_until_when(
    office: Office, rep: Phone, boss: Phone
) -> None:
    queues = await counted(office)
    office.telegram.faults.next("sendMessage", TooMany(5), Refused())
    for phone in (rep, boss):
        person = await office.one(select(Staff.id).where(Staff.telegram_id == phone.id))
        await owe(office, phone, staff_id=person)
    await office.settle()
    waiting = (await queues.look())["outbox"]
    assert [(row["to"], row["state"], row["tries"]) for row in waiting] == [
        ("Mei", "waiting", 1),
        ("Hugo", "waiting", 1),
    ]
    assert waiting[0]["error"] == "told to wait"
    assert waiting[1]["error"].startswith("Telegram cannot be reached")
    seconds = [
        (datetime.fromisoformat(row["next"]) - clock.now()).total_seconds() for row in waiting
    ]
    assert seconds == pytest.approx([5, 1], abs=1)


async def test_what_perhaps_arrived_is_listed_and_so_is_how_the_bot_deals_with_it(
    office: Office, rep: Phone
) -> None:
    queues = await counted(office)
    office.telegram.faults.next("sendMessage", Lost(), Lost())
    await owe(office, rep, urgency=Urgency.BULK)
    await owe(office, rep)
    await office.settle()
    clock.move_by(timedelta(seconds=5))
    await office.settle()
    look = await queues.look()
    assert (look["owed"], look["delivered"], look["unknown"]) == (2, 1, 1)
    assert [(row["state"], row["again"]) for row in look["exceptions"]] == [
        ("sent", True),
        ("unknown", False),
    ]


async def test_what_was_settled_before_does_not_count_and_what_was_still_owed_does(
    office: Office, rep: Phone
) -> None:
    await owe(office, rep)
    office.telegram.faults.next("sendMessage", Refused())
    await owe(office, rep)
    await rep.types("/help")
    before = await counted(office)
    assert (await before.look())["owed"] == 4  # two, the answer, the list of commands
    clock.move_by(timedelta(seconds=5))
    await office.settle()
    after = await counted(office)
    assert (await before.look())["delivered"] == 4
    assert (await after.look())["owed"] == 0
