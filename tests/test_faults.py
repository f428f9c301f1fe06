"""What goes wrong on the way: every line of the error table, bad updates, bugs, a database that is away."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, select, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.app import Fieldbook, Part
from bot.sandbox.faults import (
    BadGateway,
    Delay,
    Lost,
    Malformed,
    Redelivered,
    Refused,
    Swapped,
    TooMany,
)
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import clock, pauses
from models.inbox import Incoming, Received
from models.outbox import Act, Delivery, Outgoing, Urgency, notify
from models.positions import Position
from models.reports import Report, ReportVersion, Words
from models.staff import Staff
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.unpaced import Unpaced


@pytest.fixture
async def admin(office: Office) -> Phone:
    return await office.hire("Ada", Position.ADMIN)


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[EventDict]]:
    """What was logged; to the console it would come with drawn tracebacks, seconds each."""
    with capture_logs() as captured:
        yield captured


async def fill_in(rep: Phone) -> None:
    """A report up to its summary."""
    await rep.types("/report")
    await rep.types("Met three shops")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("Visit the market")


async def file(rep: Phone) -> None:
    await fill_in(rep)
    await rep.taps("Send")


async def later(office: Office, **step: float) -> None:
    """So much time passes; then everything due happens."""
    clock.move_by(timedelta(**step))
    await office.settle()


async def owe(office: Office, phone: Phone, html: str, **how: Any) -> int:
    """A message in the outbox that nobody asked for; its id."""
    async with office.session() as session:
        owed = Outgoing(chat_id=phone.id, html=html, **how)
        session.add(owed)
        await session.flush()
        return owed.id


async def delivery(office: Office, outgoing_id: int) -> Delivery:
    state = await office.one(select(Outgoing.state).where(Outgoing.id == outgoing_id))
    return Delivery(state)


async def undelivered(office: Office) -> list[Outgoing]:
    return await office.all(select(Outgoing).where(Outgoing.state != Delivery.SENT))


def calls(office: Office, method: str, to: Phone | None = None) -> int:
    """How often the bot called this method, refused attempts included."""
    return sum(
        call.method == method and (to is None or str(call.params.get("chat_id")) == str(to.id))
        for call in office.telegram.log
    )


def events(logs: list[EventDict], level: str) -> list[str]:
    return [str(line["event"]) for line in logs if line["log_level"] == level]


# What Telegram may answer


async def test_told_to_wait_it_waits_as_long_and_sends_nothing_there_meanwhile(
    office: Office, rep: Phone, boss: Phone
) -> None:
    office.telegram.faults.next("sendMessage", TooMany(5))
    await rep.types("/report")
    await rep.types("Met three shops")
    assert calls(office, "sendMessage", rep) == 1
    await boss.types("/help")
    assert len(boss.inbox) == 1
    await later(office, seconds=4)
    assert calls(office, "sendMessage", rep) == 1
    assert rep.inbox == []
    await later(office, seconds=2)
    assert "2/4" in rep.last.text
    assert await undelivered(office) == []


async def test_a_refused_connection_is_tried_again_and_the_message_arrives_once(
    office: Office, rep: Phone, boss: Phone
) -> None:
    office.telegram.faults.next("sendMessage", Refused(), Refused())
    await rep.types("/report")
    await later(office, seconds=1.1)
    assert rep.inbox == []
    await later(office, seconds=2.1)
    [question] = rep.inbox
    assert "1/4" in question.text
    assert "↻" not in question.text


async def test_a_message_telegram_will_never_take_is_dead_and_logged_and_the_others_go_on(
    office: Office, rep: Phone, logs: list[EventDict]
) -> None:
    bad = await owe(office, rep, "<b>never closed")
    good = await owe(office, rep, "next")
    await office.settle()
    assert await delivery(office, bad) is Delivery.DEAD
    assert await delivery(office, good) is Delivery.SENT
    assert rep.texts == ["next"]
    assert events(logs, "error") == ["Telegram refuses a message"]


async def test_a_message_that_cannot_be_written_is_dead_and_logged_and_the_others_go_on(
    office: Office, rep: Phone, logs: list[EventDict]
) -> None:
    async with office.session() as session:
        person = await Staff.by_telegram(session, rep.id)
        assert person
        await notify(session, person, "no-such-sentence")
    good = await owe(office, rep, "next")
    await office.settle()
    assert await delivery(office, good) is Delivery.SENT
    [bad] = await undelivered(office)
    assert bad.state is Delivery.DEAD
    assert events(logs, "error") == ["a message cannot be written"]


async def test_who_blocked_the_bot_is_unreachable_and_the_superior_hears_of_it_once(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    boss.person.chat.blocked = True  # Telegram's word of it is still on its way
    await file(rep)
    await rep.taps("Withdraw")
    await rep.taps("File it again")
    await rep.types("Met four shops")
    [alert] = director.texts
    assert "Hugo can no longer be reached" in alert
    boss.person.chat.blocked = False
    await boss.types("/help")
    person = await office.one(select(Staff).where(Staff.name == "Hugo"))
    assert person.reachable


async def test_an_alert_that_timed_out_comes_once_more_with_the_same_reference(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await fill_in(rep)
    office.telegram.faults.next("sendMessage", Lost())
    await rep.taps("Send")
    await later(office, seconds=2)
    first, second = boss.texts
    assert first == second
    assert first.splitlines()[-1].startswith("Ref. #r")
    assert await undelivered(office) == []
    await boss.answers(boss.inbox[1], "Well done")
    assert "Well done" in rep.last.text


async def test_an_alert_that_timed_out_twice_is_unknown_and_listed(
    office: Office, rep: Phone, boss: Phone, admin: Phone
) -> None:
    await fill_in(rep)
    office.telegram.faults.next("sendMessage", Lost(), Lost())
    await rep.taps("Send")
    await later(office, seconds=2)
    await later(office, hours=1)
    assert len(boss.inbox) == 2
    [card] = await undelivered(office)
    assert card.state is Delivery.UNKNOWN
    await office.beat("list_undelivered")
    await office.beat("list_undelivered")
    [alert] = admin.texts
    assert "One message" in alert
    assert "Hugo" in alert


async def test_an_answer_that_timed_out_comes_once_more_and_says_so(
    office: Office, rep: Phone
) -> None:
    office.telegram.faults.next("sendMessage", Lost())
    await rep.types("/report")
    await later(office, seconds=2)
    first, second = rep.texts
    assert second == f"{first}\n↻ Sent again: the line broke the first time."


async def test_bulk_that_timed_out_is_not_sent_again(office: Office, rep: Phone) -> None:
    office.telegram.faults.next("sendMessage", Lost())
    bulk = await owe(office, rep, "News for everybody", urgency=Urgency.BULK)
    await office.settle()
    await later(office, hours=1)
    assert rep.texts == ["News for everybody"]
    assert await delivery(office, bulk) is Delivery.UNKNOWN


async def test_a_change_that_timed_out_is_simply_made_again(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    office.telegram.faults.next("editMessageText", Lost())
    await rep.taps("Skip")
    await later(office, seconds=2)
    # The second time Telegram says "message is not modified", which is as good.
    assert calls(office, "editMessageText", rep) == 2
    [panel] = rep.inbox
    assert "3/4" in panel.text
    assert await undelivered(office) == []


async def test_a_change_that_telegram_never_makes_is_listed_and_its_chat_goes_on(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    office.telegram.faults.by_chance("editMessageText", BadGateway(), probability=1)
    await rep.taps("Skip")
    behind = await owe(office, rep, "comes next")
    await later(office, seconds=8)
    assert await delivery(office, behind) is Delivery.WAITING
    for _ in range(10):
        await later(office, minutes=9)
    [change] = await undelivered(office)
    assert (change.act, change.state) == (Act.EDIT, Delivery.UNKNOWN)
    assert calls(office, "editMessageText", rep) == 11
    assert rep.texts[-1] == "comes next"


async def test_a_change_that_waited_long_for_telegram_is_not_given_up_at_a_bad_gateway(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    office.telegram.faults.next("editMessageText", *[Refused()] * 12, BadGateway())
    await rep.taps("Skip")
    for _ in range(12):
        await later(office, minutes=11)
    assert "2/4" in rep.last.text
    await later(office, seconds=2)
    assert "3/4" in rep.last.text
    assert await undelivered(office) == []


@pytest.mark.parametrize("delivered", [True, False])
async def test_a_bad_gateway_leaves_an_alert_unknown_and_it_is_sent_once_more(
    office: Office, rep: Phone, boss: Phone, delivered: bool
) -> None:
    await fill_in(rep)
    office.telegram.faults.next("sendMessage", BadGateway(delivered))
    await rep.taps("Send")
    await later(office, seconds=2)
    assert len(boss.inbox) == (2 if delivered else 1)
    assert len({text.splitlines()[-1] for text in boss.texts}) == 1
    assert await undelivered(office) == []


async def test_a_change_of_a_message_that_is_gone_comes_as_a_message_of_its_own(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file(rep)
    boss.person.deletes(boss.last)
    for done in ("Met four shops", "Met five shops"):
        await rep.taps("Change")
        await rep.taps("Change: Done")
        await rep.types(done)
        await rep.taps("Send")
        [card] = boss.inbox  # the new one stands for the old one from then on
        assert done in card.text
    await boss.answers(boss.last, "Well done")
    assert "Well done" in rep.last.text
    assert await undelivered(office) == []


async def test_a_form_whose_message_is_gone_goes_on_in_a_new_one(
    office: Office, rep: Phone
) -> None:
    await rep.types("/report")
    await rep.types("Met three shops")
    panel, skip = rep.find("Skip")
    rep.person.deletes(panel)
    await rep.presses(panel, skip)
    await rep.taps("Skip")
    [panel] = rep.inbox
    assert "4/4" in panel.text


async def test_a_message_already_deleted_is_deleted(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    rep.person.deletes(rep.last)
    await rep.types("Met three shops")
    assert await undelivered(office) == []


async def test_the_order_within_a_chat_is_kept_when_the_first_one_has_to_wait(
    office: Office, rep: Phone, boss: Phone
) -> None:
    office.telegram.faults.next("sendMessage", Refused())
    for words in ("first", "second", "third"):
        await owe(office, rep, words)
    await owe(office, boss, "another chat")
    await office.settle()
    assert rep.texts == []
    assert boss.texts == ["another chat"]
    await later(office, seconds=1.1)
    assert rep.texts == ["first", "second", "third"]


async def test_answers_go_before_alerts_and_alerts_before_bulk(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await owe(office, rep, "News for everybody", urgency=Urgency.BULK)
    await owe(office, boss, "A decision is needed", urgency=Urgency.ALERT)
    await owe(office, director, "Your answer", urgency=Urgency.ANSWER)
    await office.settle()
    sent = [call for call in office.telegram.log if call.method == "sendMessage"]
    assert [call.params["chat_id"] for call in sent] == [director.id, boss.id, rep.id]


async def test_an_answer_behind_news_for_everybody_in_its_chat_takes_the_news_along(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    for phone in (boss, rep, director):
        await owe(office, phone, "News for everybody", urgency=Urgency.BULK)
    await owe(office, boss, "A decision is needed", urgency=Urgency.ALERT)
    await owe(office, director, "Your answer", urgency=Urgency.ANSWER)
    await office.settle()
    sent = [call for call in office.telegram.log if call.method == "sendMessage"]
    order = [director, director, boss, boss, rep]
    assert [call.params["chat_id"] for call in sent] == [phone.id for phone in order]


# What Telegram may bring


async def test_an_update_brought_twice_has_one_effect(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await fill_in(rep)
    await rep.taps("Send")
    office.telegram.faults.next("getUpdates", Redelivered(), Redelivered())
    await office.settle()
    await office.settle()
    assert len(await office.all(select(ReportVersion))) == 1
    assert len(boss.inbox) == 1
    assert calls(office, "editMessageText", rep) == 3


async def test_updates_in_another_order_have_one_effect_each(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    for words in ("Met three shops", "One order"):
        rep.person.types(words)
    office.telegram.queue.waiting.reverse()
    await office.settle()
    assert "3/4" in rep.last.text
    assert len(await office.all(select(Incoming))) == 3


async def test_updates_that_are_none_do_not_stop_the_others(
    office: Office, rep: Phone, admin: Phone
) -> None:
    await rep.types("/report")
    odd = 8
    office.telegram.faults.next("getUpdates", *[Malformed()] * odd)
    for _ in range(odd):
        await office.settle()
    rep.person.types("Met three shops")
    office.telegram.push_malformed()
    rep.person.types("One order")
    await office.settle()
    assert "3/4" in rep.last.text
    assert await office.all(select(Incoming).where(Incoming.state == Received.WAITING)) == []
    aside = await office.all(select(Incoming).where(Incoming.state == Received.QUARANTINED))
    assert len(aside) >= 1
    alerts = [text for text in admin.texts if "set aside" in text]
    assert len(alerts) == len(aside)
    assert all(any(one.incident in alert for alert in alerts) for one in aside)


async def test_what_is_not_even_an_update_is_passed_over(office: Office, rep: Phone) -> None:
    message = {"message": {"text": "no id"}}
    await office.app.receiver.keep(["words", None, 7, {}, message, {"update_id": True}])
    await office.app.receiver.keep([{"update_id": 2**63}, {"update_id": "7"}])
    assert await office.all(select(Incoming)) == []
    await rep.types("/report")
    assert "1/4" in rep.last.text


async def test_channels_groups_and_unknown_kinds_are_met_with_silence(
    office: Office, rep: Phone, logs: list[EventDict]
) -> None:
    private = {"id": rep.id, "type": "private"}
    group = {"id": -1001, "type": "supergroup", "title": "Customers"}
    channel = {"id": -1002, "type": "channel", "title": "News"}
    me = rep.person.user()
    said = {"message_id": 5, "date": 1_700_000_000, "text": "/report"}
    tapped = {"id": "1", "from": me, "chat_instance": "1", "data": "report:new"}
    yes_or_no = {"id": "1", "question": "?", "options": [], "type": "regular"}
    flags = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting")
    poll = {
        **yes_or_no,
        "total_voter_count": 0,
        "members_only": False,
        **dict.fromkeys(flags, True),
    }
    updates: list[dict[str, Any]] = [
        {"message": {**said, "chat": private}},
        {"channel_post": {**said, "chat": channel, "sender_chat": channel}},
        {"message": {**said, "chat": group, "from": me}},
        {"edited_message": {**said, "chat": group, "from": me, "edit_date": 1_700_000_001}},
        {"callback_query": {**tapped, "message": {**said, "chat": group, "date": 0}}},
        {"message": {**said, "chat": private, "from": {**me, "is_bot": True}}},
        {"poll": poll},
        {"kind_of_2040": {"chat": private, "from": me}},
        {"message_reaction": {"chat": private, "message_id": 5, "user": me, "date": 1}},
        {},
    ]
    numbered = [{"update_id": number, **update} for number, update in enumerate(updates, 1)]
    await office.app.receiver.keep(numbered)
    await office.settle()
    assert [call.method for call in office.telegram.log if call.method.startswith("send")] == []
    assert await office.all(select(Incoming).where(Incoming.state != Received.DONE)) == []
    assert events(logs, "error") == []


async def test_a_tap_read_too_late_to_be_answered_harms_nothing(
    office: Office, rep: Phone, boss: Phone, logs: list[EventDict]
) -> None:
    await fill_in(rep)
    rep.person.presses(*rep.find("Send"))
    await office.app.receiver.fetch(wait=0)
    await later(office, seconds=200)
    assert not rep.last_tap.answered
    assert "Hugo reads it" in rep.last.text
    assert len(boss.inbox) == 1
    assert events(logs, "error") == []


# Bugs of ours


async def test_a_bug_is_tried_five_times_then_set_aside_and_the_lane_goes_on(
    office: Office,
    rep: Phone,
    boss: Phone,
    admin: Phone,
    monkeypatch: pytest.MonkeyPatch,
    logs: list[EventDict],
) -> None:
    tried = []

    async def stumble(*_: object) -> Report:
        tried.append(clock.now())
        raise RuntimeError("a bug")

    await fill_in(rep)
    monkeypatch.setattr(Report, "file", stumble)
    await rep.taps("Send")
    await rep.types("/help")
    assert len(tried) == 1
    await boss.types("/help")  # other lanes do not wait
    assert len(boss.inbox) == 1
    for pause, tries in ((0.2, 1), (1, 2), (3, 2), (1.1, 3), (9.1, 4), (14, 4)):
        await later(office, seconds=pause)
        assert len(tried) == tries
    assert "ready to send" in rep.last.text
    await later(office, seconds=2.1)
    assert len(tried) == 5
    incident, answer, offer = rep.texts[-3:]
    [aside] = await office.all(select(Incoming).where(Incoming.state == Received.QUARANTINED))
    assert f"Number: {aside.incident}" in incident
    assert "/report" in answer
    assert "waiting for you" in offer
    [alert] = admin.texts
    assert aside.incident in alert
    assert "a bug" in aside.error
    assert "an update was set aside" in events(logs, "error")
    monkeypatch.undo()
    await rep.taps("Go on")  # what was said is kept
    await rep.taps("Send")
    assert len(boss.inbox) == 2


async def test_a_bug_leaves_nothing_half_done(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_it = Report._reach_the_superior

    async def stumble(report: Report, *where: Any) -> None:
        await file_it(report, *where)
        raise RuntimeError("a bug")

    await fill_in(rep)
    monkeypatch.setattr(Report, "_reach_the_superior", stumble)
    await rep.taps("Send")
    assert await office.all(select(Report)) == []
    assert boss.inbox == []
    monkeypatch.undo()
    await later(office, seconds=1.1)
    assert len(await office.all(select(ReportVersion))) == 1
    assert len(boss.inbox) == 1


# With the loops running


@contextlib.asynccontextmanager
async def at_work(app: Fieldbook) -> AsyncIterator[None]:
    """The loops of a process, until the block ends; none of them may end by itself."""
    loops = [app.receiver.poll(), app.worker.run(), app.sender.run(), app.sender.look_out()]
    if not app.database.is_sqlite:
        loops += [app.worker.run(), app.bell.listen()]
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
    finally:
        ended = [task for task in tasks if task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await app.worker.answered()
        assert ended == []


async def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that others bring about."""
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 - people look again, nobody rings
            await asyncio.sleep(0.01)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of tenths of a second instead of seconds."""
    of_the_sender = ("sender.POLL", "sender.PAUSE", "sender.BACK_WITHIN")
    for pause in ("receiver.PAUSE", "worker.PAUSE", "worker.POLL", *of_the_sender):
        monkeypatch.setattr(f"bot.{pause}", 0.1)


@pytest.mark.usefixtures("impatient")
async def test_while_another_process_fetches_updates_it_waits_and_goes_on(
    office: Office, rep: Phone, logs: list[EventDict]
) -> None:
    async def fetches_too() -> None:
        await office.telegram.call(TOKEN, "getUpdates", {"timeout": 0})

    async with at_work(office.app):
        await until(lambda: calls(office, "getUpdates") == 0)
        await asyncio.sleep(0.05)
        await fetches_too()
        await until(lambda: bool(events(logs, "warning")))
        rep.person.types("/report")
        await until(lambda: bool(rep.inbox))
    assert events(logs, "warning") == [
        "another process is fetching updates with this token; stop one of them"
    ]
    assert "updates arrive again" in events(logs, "info")


@contextlib.asynccontextmanager
async def pragma(office: Office, setting: str, value: int) -> AsyncIterator[None]:
    """A setting of SQLite's writing connection, then what it was before."""

    async def set_to(value: int) -> int:
        async with office.app.database.engine.connect() as connection:
            before = (await connection.exec_driver_sql(f"PRAGMA {setting}")).scalar_one()
            await connection.exec_driver_sql(f"PRAGMA {setting}={value}")
        return int(before)

    before = await set_to(value)
    yield
    await set_to(before)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("impatient")
async def test_on_a_full_disk_nothing_is_lost_and_it_goes_on_when_there_is_room(
    office: Office, rep: Phone, boss: Phone, admin: Phone, logs: list[EventDict]
) -> None:
    long = "Met three shops. " * 100
    await rep.types("/report")
    async with at_work(office.app):
        async with pragma(office, "max_page_count", 1):  # SQLite takes it as: not one page more
            for number in range(30):
                boss.person.types(f"A note of some length {number} {long}")
            rep.person.types(long)
            await until(lambda: any("disk is full" in str(line) for line in logs))
            await asyncio.sleep(1)
        await until(lambda: bool(rep.inbox) and "2/4" in rep.last.text)
        await until(lambda: len(boss.inbox) >= 30)
    assert await office.all(select(Incoming).where(Incoming.state != Received.DONE)) == []
    assert len(await office.all(select(Incoming))) == 32
    assert len(boss.inbox) == 30
    assert admin.inbox == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_a_disk_that_is_full_for_long_is_nobodys_bug_and_sets_nothing_aside(
    office: Office, rep: Phone, admin: Phone, logs: list[EventDict]
) -> None:
    await rep.types("/report")
    rep.person.types("见了三家店。" * 300)
    await office.app.receiver.fetch(wait=0)
    async with pragma(office, "max_page_count", 1):
        for _ in range(8):
            with contextlib.suppress(SQLAlchemyError):
                await later(office, minutes=1)
        assert "1/4" in rep.last.text
    await later(office, minutes=1)
    assert "2/4" in rep.last.text
    assert admin.inbox == []
    assert events(logs, "error") == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("impatient")
async def test_while_somebody_locks_the_file_nothing_is_lost_and_it_goes_on_afterwards(
    office: Office, rep: Phone, boss: Phone, admin: Phone, logs: list[EventDict]
) -> None:
    await fill_in(rep)
    async with pragma(office, "busy_timeout", 100), at_work(office.app):
        somebody = sqlite3.connect(office.app.database.path, isolation_level=None)
        somebody.execute("BEGIN IMMEDIATE")
        rep.person.presses(*rep.find("Send"))
        await until(lambda: any("database is locked" in str(line) for line in logs))
        await asyncio.sleep(1)
        told = [str(line["event"]) for line in logs if "database" in str(line["event"])]
        assert len(told) == len(set(told))  # each part says it once, not at every try
        somebody.execute("ROLLBACK")
        somebody.close()
        await until(lambda: bool(boss.inbox))
        await until(lambda: "Hugo reads it" in rep.last.text)
    assert len(await office.all(select(ReportVersion))) == 1
    assert len(boss.inbox) == 1
    assert admin.inbox == []


END_THE_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_who_gives_up_waiting_for_a_locked_file_leaves_it_in_order(
    office: Office, rep: Phone
) -> None:
    somebody = sqlite3.connect(office.app.database.path, isolation_level=None)
    somebody.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(owe(office, rep, "never mind"))
    await asyncio.sleep(0.2)
    waiting.cancel()
    await asyncio.sleep(0.2)
    somebody.execute("ROLLBACK")
    somebody.close()
    await asyncio.gather(waiting, return_exceptions=True)
    await rep.types("/report")
    assert "1/4" in rep.last.text
    assert len(await office.all(select(Outgoing.id).where(Outgoing.html == "never mind"))) == 0


class Line:
    """The way to PostgreSQL, which can be cut: a socket of our own before the server's."""

    def __init__(self, server: URL, folder: Path) -> None:
        self.theirs = str(Path(str(server.query["host"])) / ".s.PGSQL.5432")
        self.ours = folder / ".s.PGSQL.5432"
        self.folder = folder
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def mend(self) -> None:
        self._server = await asyncio.start_unix_server(self._carry, str(self.ours))

    def cut(self) -> None:
        """Whoever is on the line is cut off, and nobody gets through."""
        assert self._server
        self._server.close()
        self.ours.unlink(missing_ok=True)
        for end in self._open:
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_unix_connection(self.theirs)
        self._open |= {writer, forth}

        async def pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
            with contextlib.suppress(OSError):
                while data := await source.read(65536):
                    to.write(data)
                    await to.drain()
            to.close()

        await asyncio.gather(pass_on(reader, forth), pass_on(back, writer))
        self._open -= {writer, forth}


@pytest.fixture
async def line(postgresql: URL, tmp_path: Path) -> AsyncIterator[Line]:
    line = Line(postgresql, tmp_path)
    await line.mend()
    yield line
    line.cut()


@pytest.fixture
async def far_office(office: Office, line: Line, telegram: Telegram) -> AsyncIterator[Office]:
    """The same company, worked on by an application that reaches PostgreSQL through the line."""
    url = office.app.database.url.update_query_dict({"host": str(line.folder)})
    settings = Settings(
        token=TOKEN, database_url=url.render_as_string(hide_password=False), _env_file=None
    )
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    yield Office(app, telegram)
    await app.bot.shutdown()
    await app.database.close()


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("impatient")
async def test_when_postgresql_goes_away_and_comes_back_it_goes_on_by_itself(
    office: Office, far_office: Office, line: Line, rep: Phone, boss: Phone, logs: list[EventDict]
) -> None:
    await fill_in(rep)
    async with at_work(far_office.app):
        boss.person.types("/help")
        await until(lambda: len(boss.inbox) == 1)
        line.cut()
        rep.person.presses(*rep.find("Send"))
        await asyncio.sleep(1)
        await line.mend()
        await until(lambda: len(boss.inbox) == 2)
        await until(lambda: "Hugo reads it" in rep.last.text)
    assert len(await office.all(select(ReportVersion))) == 1
    assert await undelivered(office) == []


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("impatient")
async def test_connections_ended_in_the_middle_of_a_turn_leave_one_effect(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_it = Report._reach_the_superior
    ended: list[Report] = []

    async def end_every_connection(report: Report, *where: Any) -> None:
        await file_it(report, *where)
        if not ended:
            ended.append(report)
            async with office.session() as session:
                await session.execute(text(END_THE_OTHERS))

    await fill_in(rep)
    monkeypatch.setattr(Report, "_reach_the_superior", end_every_connection)
    async with at_work(office.app):
        rep.person.presses(*rep.find("Send"))
        await until(lambda: bool(boss.inbox))
        await until(lambda: "Hugo reads it" in rep.last.text)
    assert ended
    assert len(await office.all(select(ReportVersion))) == 1
    assert len(boss.inbox) == 1


# A process that died


@contextlib.asynccontextmanager
async def running(app: Fieldbook) -> AsyncIterator[None]:
    """The whole process, until the block ends."""
    process = asyncio.create_task(app.run(set(Part)))
    try:
        yield
    finally:
        assert not process.done()
        process.cancel()
        await asyncio.gather(process, return_exceptions=True)


async def test_what_waited_at_the_start_is_not_taken_for_lost(office: Office, rep: Phone) -> None:
    await owe(office, rep, "It waited")
    office.telegram.faults.next("sendMessage", Delay(2))
    async with running(office.app):
        await until(lambda: bool(rep.inbox))
        await asyncio.sleep(2)
    assert rep.texts == ["It waited"]


@pytest.mark.usefixtures("impatient")
async def test_what_was_being_sent_when_the_process_died_comes_once_more_at_once(
    office: Office, rep: Phone
) -> None:
    lost = await owe(office, rep, "It was on its way", state=Delivery.SENDING)
    async with running(office.app):
        await until(lambda: bool(rep.inbox), seconds=8)
    assert rep.texts == ["It was on its way\n↻ Sent again: the line broke the first time."]
    assert await delivery(office, lost) is Delivery.SENT


async def test_a_call_too_slow_for_the_process_that_stops_is_left_to_the_next_start(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.PATIENCE_AT_THE_END", 0.1)
    slow = await owe(office, rep, "It was on its way")
    office.telegram.faults.next("sendMessage", Delay(1))
    async with running(office.app):
        async with asyncio.timeout(30):
            while await delivery(office, slow) is not Delivery.SENDING:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
    await asyncio.sleep(1.5)
    # Nothing of it goes on behind the back of the closed database.
    assert await delivery(office, slow) is Delivery.SENDING
    async with running(office.app):
        await until(lambda: bool(rep.inbox) and "↻" in rep.last.text)
    assert await delivery(office, slow) is Delivery.SENT


async def test_both_copies_of_a_card_that_perhaps_arrived_can_be_answered(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        mei = await Staff.by_telegram(session, rep.id)
        assert mei
        words: Words = {"done": "x", "results": None, "problems": None, "plan": "y"}
        await Report.file(session, mei, date(2026, 11, 21), clock.now(), words)
    office.telegram.faults.next("sendMessage", Lost())
    await office.settle()
    clock.move_by(timedelta(seconds=10))
    await office.settle()
    first, second = (message for message in boss.inbox if "Mei’s daily report" in message.text)
    await boss.answers(first, "Well done")
    assert rep.last.text == "💬 Hugo: Well done"
    assert "Answered" in second.text
    await boss.taps("👍", first)
    assert rep.last.text == "💬 Hugo: 👍"


async def test_a_call_that_fails_in_a_way_of_its_own_does_not_block_its_chat(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise ValueError("a bug below us")

    with monkeypatch.context() as broken:
        broken.setattr(type(office.app.bot), "send_message", fails)
        await rep.types("/menu")
    clock.move_by(timedelta(seconds=10))
    await office.settle()
    assert "Mei" in rep.last.text


async def test_somebody_on_the_list_who_never_opened_the_chat_is_no_bug(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    office.telegram.chats[boss.id].started = False
    await file(rep)
    dead = await office.one(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert dead.staff_id
    assert "Hugo" in director.last.text


async def test_a_claim_whose_commit_is_in_doubt_is_given_back_and_sent_once(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database commits, and the line breaks before it can say so."""
    sender, writing = office.app.sender, office.app.database.writing
    await rep.types("/menu")
    said = len(rep.inbox)
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, html="news"))

    @contextlib.asynccontextmanager
    async def commits_and_breaks() -> AsyncIterator[Any]:
        async with writing() as session:
            yield session
        monkeypatch.undo()
        raise OperationalError("COMMIT", None, OSError("connection reset"))

    monkeypatch.setattr(office.app.database, "writing", commits_and_breaks)
    with pytest.raises(OperationalError):
        await sender.claim()
    assert (await office.one(select(Outgoing).where(Outgoing.html == "news"))).state == "sending"
    await sender.send_all()
    assert [message.text for message in rep.inbox[said:]] == ["news"]


async def long_out_of_reach(office: Office, *owed: int) -> None:
    """So long that the next try of what is owed is minutes away."""
    office.telegram.faults.standing.turn(down=True)
    for _ in range(9):
        await office.app.sender.send_all()
        clock.move_by(timedelta(minutes=5))
    for number in owed:
        outgoing = await office.one(select(Outgoing).where(Outgoing.id == number))
        assert outgoing.attempts >= 8


@pytest.mark.usefixtures("impatient")
async def test_when_telegram_is_there_again_what_waited_for_it_goes_at_once_and_in_order(
    office: Office, rep: Phone
) -> None:
    owed = [await owe(office, rep, f"<b>{number}</b>") for number in range(3)]
    await long_out_of_reach(office, owed[0])
    async with at_work(office.app):
        await until(lambda: bool(office.app.receiver.trouble))
        office.telegram.faults.standing.turn(down=False)
        await until(lambda: len(rep.texts) == 3, seconds=8)
    assert rep.texts == ["0", "1", "2"]
    assert await undelivered(office) == []


@pytest.mark.usefixtures("impatient")
async def test_where_telegram_brings_the_updates_a_quiet_chat_need_not_wait_either(
    office: Office, rep: Phone
) -> None:
    """Nobody asks for updates there, and nobody says anything."""
    owed = await owe(office, rep, "waits")
    await long_out_of_reach(office, owed)
    loops = [office.app.sender.run(), office.app.sender.look_out()]
    tasks = [asyncio.create_task(loop) for loop in loops]
    await asyncio.sleep(0.5)
    assert rep.texts == []
    office.telegram.faults.standing.turn(down=False)
    await until(lambda: rep.texts == ["waits"], seconds=8)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.usefixtures("impatient")
async def test_what_telegram_does_not_take_while_it_answers_is_not_tried_without_a_pause(
    office: Office, rep: Phone
) -> None:
    owed = await owe(office, rep, "waits")
    await long_out_of_reach(office, owed)
    office.telegram.faults.standing.turn(down=False)
    office.telegram.faults.by_chance("sendMessage", Refused(), probability=1)
    before = calls(office, "sendMessage", rep)
    async with at_work(office.app):
        await asyncio.sleep(1)
        tried = calls(office, "sendMessage", rep) - before
        assert 1 <= tried <= 10  # in a second of pauses of a tenth
        office.telegram.faults.clear()
        await until(lambda: rep.texts == ["waits"], seconds=8)


async def test_a_process_that_starts_when_telegram_is_there_lets_go_what_waited(
    office: Office, rep: Phone
) -> None:
    await owe(office, rep, "waits")
    await long_out_of_reach(office)
    await office.app.sender.send_all()
    office.telegram.faults.standing.turn(down=False)
    await office.app.sender.take_over()
    await office.app.sender.send_all()
    await office.app.sender.presence.leave()
    assert rep.texts == ["waits"]


@pytest.mark.usefixtures("impatient")
async def test_told_to_wait_it_does_although_telegram_is_there_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    office.telegram.faults.next("sendMessage", TooMany(60))
    await owe(office, rep, "waits")
    await office.app.sender.send_all()
    await owe(office, boss, "is new")
    office.telegram.faults.next("sendMessage", Refused())
    await office.app.sender.send_all()
    looking_out = asyncio.create_task(office.app.sender.look_out())
    await asyncio.sleep(0.5)
    looking_out.cancel()
    await later(office, seconds=1.5)
    assert (rep.texts, boss.texts) == ([], ["is new"])
    await later(office, seconds=60)
    assert rep.texts == ["waits"]


async def test_when_a_second_chat_is_told_to_wait_before_any_took_a_message_all_wait(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    """Telegram does not say that it means everybody."""
    office.telegram.faults.next("sendMessage", TooMany(30, everywhere=True))
    for phone in (rep, boss, director):
        await owe(office, phone, "waits")
    await office.settle()
    await later(office, seconds=10)
    assert (calls(office, "sendMessage"), calls(office, "sendMessage", director)) == (2, 0)
    await later(office, seconds=21)
    assert (rep.texts, boss.texts, director.texts) == (["waits"],) * 3


async def test_a_chat_waits_although_the_message_that_was_told_so_is_dropped(
    office: Office, rep: Phone
) -> None:
    office.telegram.faults.next("sendMessage", TooMany(30))
    overtaken = await owe(office, rep, "is overtaken")
    await office.settle()
    async with office.session() as session:
        assert await (await session.get_one(Outgoing, overtaken)).hold_back(session)
    await owe(office, rep, "comes next")
    await later(office, seconds=29)
    assert calls(office, "sendMessage", rep) == 1
    await later(office, seconds=2)
    assert rep.texts == ["comes next"]


async def test_who_is_told_to_wait_alone_keeps_nobody_else_waiting(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    for phone in (rep, boss):
        office.telegram.faults.next("sendMessage", TooMany(30))
        await owe(office, phone, "waits")
        await owe(office, director, "goes")
        await office.settle()
    assert (rep.texts, boss.texts, director.texts) == ([], [], ["goes"] * 2)


async def test_a_wait_that_is_over_is_no_sign_that_all_must_wait(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    """Told to a chat by way of another process, long ago."""
    await later(office, seconds=10)
    async with office.session() as session:
        await pauses.told_to_wait(session, boss.id, clock.now() + timedelta(seconds=5))
    await later(office, seconds=3600)
    office.telegram.faults.next("sendMessage", TooMany(30))
    await owe(office, rep, "waits")
    await owe(office, director, "goes")
    await office.settle()
    assert (rep.texts, director.texts) == ([], ["goes"])


async def test_updates_swapped_on_the_way_have_one_effect_each(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    office.telegram.faults.next("getUpdates", Swapped())
    for words in ("Met three shops", "One order"):
        rep.person.types(words)
    await office.settle()
    assert "3/4" in rep.last.text
    assert len(await office.all(select(Incoming))) == 3
