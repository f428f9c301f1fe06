"""While somebody waits for a file, or for a long turn, their phone shows what the bot is doing."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot import worker
from bot.panels import Document, Picture, View
from bot.sandbox.faults import Refused, TooMany
from bot.sandbox.files import sample_photo
from bot.turn import Turn
from bot.worker import take_turn
from models.documents import send_document
from models.outbox import Delivery, Outgoing, Urgency
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

LIST = "list"
WRITING = 0.3  # seconds


def shown_to(office: Office, phone: Phone) -> list[str]:
    """The actions that the phone showed."""
    return [
        call.params["action"]
        for call in office.telegram.log
        if call.method == "sendChatAction" and call.params["chat_id"] == phone.id
    ]


async def owe_a_file(office: Office, reader: Phone, kind: type[Document], content: bytes) -> None:
    async def make(view: View) -> Document:
        def write() -> bytes:
            time.sleep(WRITING)
            return content

        return kind("list.csv", write, Markup("The list"))

    office.app.switchboard.documents[LIST] = make
    async with office.session() as session:
        await send_document(session, await staff(session, reader), LIST)


async def test_while_a_file_is_made_the_phone_shows_that_it_is_being_sent(
    office: Office, boss: Phone
) -> None:
    await owe_a_file(office, boss, Document, b"Mei")
    await office.settle()
    assert shown_to(office, boss) == ["upload_document"]
    assert office.telegram.doing_in(boss.id) is None  # the file is there


async def test_a_picture_is_announced_as_one(office: Office, boss: Phone) -> None:
    await owe_a_file(office, boss, Picture, sample_photo().content)
    await office.settle()
    assert shown_to(office, boss) == ["upload_photo"]


async def test_nobody_is_told_who_does_not_wait_for_it(office: Office, boss: Phone) -> None:
    await owe_a_file(office, boss, Document, b"Mei")
    async with office.session() as session:
        (await session.scalars(select(Outgoing))).one().urgency = Urgency.REMINDER
    await office.settle()
    assert len(boss.documents) == 1
    assert shown_to(office, boss) == []


@pytest.mark.parametrize("fault", [Refused(), TooMany(30)])
async def test_that_it_cannot_be_shown_matters_to_nobody(
    office: Office, boss: Phone, fault: Refused | TooMany
) -> None:
    office.telegram.faults.next("sendChatAction", fault)
    await owe_a_file(office, boss, Document, b"Mei")
    await office.settle()
    assert [file.content for file in boss.documents] == [b"Mei"]
    assert len(shown_to(office, boss)) == 1  # and it is not tried again
    [owed] = await office.all(select(Outgoing))
    assert (owed.state, owed.attempts) == (Delivery.SENT, 0)


async def test_a_turn_that_takes_long_shows_typing_and_others_do_not(
    office: Office, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await boss.types("/menu")
    assert shown_to(office, boss) == []

    async def slowly(*given: Any) -> Turn | None:
        await asyncio.sleep(0.2)
        return await take_turn(*given)

    monkeypatch.setattr(worker, "TYPES_AFTER", 0.05)
    monkeypatch.setattr(worker, "take_turn", slowly)
    await boss.types("/menu")
    assert shown_to(office, boss) == ["typing"]
    assert office.telegram.doing_in(boss.id) is None  # it has answered
