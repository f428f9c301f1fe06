"""What is owed to very many: nobody waits behind it; what Telegram refuses or loses costs little (17.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, select, text

from bot.sandbox.faults import Lost
from models import clock, outbox_queue
from models.notice_address import Address, Audience
from models.notices import CARD, Notice
from models.outbox import Act, Delivery, Outgoing, Urgency
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_notices import LIST, reminders_of, the_notice, writes


async def test_an_answer_is_found_along_the_index_while_thousands_wait(
    office: Office, rep: Phone, database_kind: str
) -> None:
    now = clock.now()
    row = {"key": "x", "retry_at": now, "facts": {}, "buttons": [], "state": Delivery.WAITING}
    async with office.session() as session:
        waiting = [
            {**row, "chat_id": 5000 + number % 700, "urgency": Urgency.BULK, "act": Act.SEND}
            for number in range(2100)
        ]
        await session.execute(insert(Outgoing), waiting)
        answer = Outgoing(chat_id=5699, html="Yes.")
        session.add(answer)
        await session.flush()
        statements: list[tuple[str, Any]] = []

        def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
            statements.append((statement, parameters))

        engine = office.app.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        [first] = await outbox_queue.next_due(session, not_to=[5000])
        event.remove(engine, "before_cursor_execute", note)
        # What stands before the answer in its chat goes first; then those of nobody in particular.
        assert (first.chat_id, first.id < answer.id) == (5699, True)
        first.state = Delivery.SENDING
        await session.flush()
        [other] = await outbox_queue.next_due(session, not_to=[5000])
        assert other.chat_id == 5001
        how = "EXPLAIN QUERY PLAN" if database_kind == "sqlite" else "EXPLAIN"
        connection = await session.connection()
        if database_kind == "postgresql":
            await session.execute(outbox_queue.WALK_ALONG_THE_INDEX)
        [(statement, parameters)] = [one for one in statements if "set_config" not in one[0]]
        plan = await connection.exec_driver_sql(f"{how} {statement}", parameters)
        steps = "\n".join(str(line) for line in plan)
        await session.execute(text("DELETE FROM outbox"))
    assert "ix_outbox_waiting" in steps
    assert "Sort" not in steps
    assert "TEMP B-TREE" not in steps


async def test_a_file_that_telegram_refuses_costs_none_of_the_others(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce New prices.")
    await boss.taps("Everybody")
    await boss.sends_document(LIST)
    await boss.taps("Done")
    await boss.taps("Send")
    [file] = (await the_notice(office)).files
    async with office.session() as session:
        author = await staff(session, boss)
        files: Any = [file, {**file, "file_id": "x"}, file]
        await Notice.send(session, author, Address(Audience.EVERYBODY), "More.", files)
    await office.settle()
    assert "More." in " ".join(rep.texts)
    assert len(rep.documents) == 3
    [refused] = await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert refused.facts["documents"] == [["x", ""]]


async def test_opened_twice_at_once_it_is_there_once_with_its_files(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce New prices.")
    await boss.taps("Everybody")
    await boss.sends_album(2)
    await boss.taps("Done")
    await boss.taps("Send")
    await rep.types("/notices")
    message, button = rep.find("New prices.")
    rep.person.presses(message, button)
    await rep.presses(message, button)
    assert len([said for said in rep.inbox if said.photo]) == 2
    assert len([said for said in rep.texts if "2 files above" in said]) == 1
    assert rep.last.labels == ["Read ✓"]
    assert await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD)) == []


async def test_one_that_perhaps_arrived_did_when_it_is_tapped(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce Which?")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    office.telegram.faults.next("sendMessage", Lost())
    await boss.taps("Send")
    card = await office.one(select(Outgoing).where(Outgoing.key == CARD))
    assert card.state is Delivery.UNKNOWN
    await rep.taps("Read ✓")
    assert "You read it at" in rep.last.text
    await rep.answers(rep.last, "When?")
    assert "Mei: When?" in boss.last.text
    await boss.taps("Take back", boss.message_with("Your notice"))
    await boss.taps("Yes, take it back")
    assert not any("Which?" in said for said in rep.texts)


async def test_the_process_died_between_the_files_and_the_words(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/announce New prices.")
    await boss.taps("Everybody")
    await boss.sends_album(2)
    await boss.taps("Done")
    office.telegram.faults.next("sendMediaGroup", Lost())
    await boss.taps("Send")
    album = await office.one(select(Outgoing).where(Outgoing.act == Act.PHOTOS))
    assert album.state is Delivery.UNKNOWN  # perhaps there, and not sent twice
    assert "New prices." in rep.last.text
    assert len([said for said in rep.inbox if said.photo]) == 2
    await rep.types("/notices")
    await rep.taps("New prices.")
    await rep.taps("Read ✓", rep.last)
    assert "You read it at" in rep.last.text


@pytest.mark.parametrize(("hours", "times"), [(1, 0), (3.5, 1)])
async def test_to_be_read_today_it_is_reminded_of_some_hours_later(
    office: Office, rep: Phone, boss: Phone, hours: float, times: int
) -> None:
    await office.at("2026-11-23 10:00")
    await boss.types("/announce Today.")
    await boss.taps("Everybody")
    await boss.taps("Skip")
    await boss.taps("Change: To be read by")
    await boss.taps("Today")
    await boss.taps("Send")
    await writes(boss, "Whenever.")
    clock.move_by(timedelta(hours=hours))
    await office.beat("plan_the_notices", "remind_of_notices")
    await office.beat("plan_the_notices", "remind_of_notices")
    assert len(reminders_of(rep)) == times
