"""Files of ours: made for one reader when they are sent, and never sent twice in silence."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import httpx
import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.over_http import OverHttp
from bot.panels import Document, Picture, View
from bot.router import Router, Switchboard
from bot.sandbox import server
from bot.sandbox.faults import Lost, Refused
from bot.sandbox.files import sample_photo
from bot.sandbox.telegram import Telegram
from handlers import ROUTERS
from models import allowances, clock, pauses
from models.documents import send_document
from models.language import Language
from models.outbox import Act, Delivery, Outgoing
from models.positions import Position
from models.staff import Staff
from tests.conftest import TOKEN, Office
from tests.phone import Phone
from tests.records import staff
from tests.unpaced import Unpaced

LIST = "list"


@pytest.fixture
def made(office: Office) -> list[threading.Thread]:
    """A list of one person, for supervisors and those above; in which threads it was written."""
    threads: list[threading.Thread] = []

    async def make(view: View) -> Document | None:
        if view.reader.position is Position.REPRESENTATIVE:
            return None
        name = view.record.name if view.record else view.facts["name"]

        def write() -> bytes:
            threads.append(threading.current_thread())
            return f"{name}\n".encode()

        return Document("list <1>.csv", write, view.t("team-not-joined"))

    office.app.switchboard.documents[LIST] = make
    return threads


async def owe(office: Office, reader: Phone, of: Phone | None = None, **facts: Any) -> None:
    async with office.session() as session:
        about = (await staff(session, of)).about if of else None
        await send_document(session, await staff(session, reader), LIST, about=about, **facts)


async def what_became_of_it(office: Office) -> Outgoing:
    owed = await office.one(select(Outgoing).where(Outgoing.act == Act.DOCUMENT))
    assert isinstance(owed, Outgoing)
    return owed


async def test_a_file_arrives_with_its_name_and_caption_as_things_are_then(
    office: Office, boss: Phone, rep: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, of=rep)
    async with office.session() as session:
        (await staff(session, rep)).name = "Mei Lin"
    await office.settle()
    [file] = boss.documents
    assert (file.name, file.content) == ("list <1>.csv", b"Mei Lin\n")
    assert boss.last.text == "Has not joined yet."


async def test_it_is_written_beside_the_loop_that_answers_everybody(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, name="Mei")
    await office.settle()
    assert made and made != [threading.main_thread()]


async def test_a_file_about_what_is_no_longer_the_readers_is_dropped(
    office: Office, boss: Phone, other_rep: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, of=other_rep)
    await office.settle()
    assert (boss.documents, made) == ([], [])
    assert (await what_became_of_it(office)).state is Delivery.DROPPED


async def test_a_file_that_its_maker_has_not_for_the_reader_is_dropped(
    office: Office, rep: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, rep, name="Mei")
    await office.settle()
    assert (rep.documents, made) == ([], [])
    assert (await what_became_of_it(office)).state is Delivery.DROPPED


async def test_somebody_who_left_gets_no_file(
    office: Office, director: Phone, boss: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, name="Mei")
    async with office.session() as session:
        await (await staff(session, boss)).leave(session, await staff(session, director))
    await office.settle()
    assert (boss.documents, made) == ([], [])


async def test_nobody_without_an_account_is_owed_a_file(office: Office) -> None:
    async with office.session() as session:
        session.add(person := Staff(name="Nobody", position=Position.HR))
        await session.flush()
        await send_document(session, person, LIST)
    assert await office.all(select(Outgoing)) == []


async def test_a_file_that_perhaps_arrived_comes_once_more_and_says_so(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    office.telegram.faults.next("sendDocument", Lost())
    await owe(office, boss, name="Mei")
    await office.settle()
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    first, again = boss.inbox
    assert "↻" not in first.text
    assert "↻" in again.text
    assert [file.content for file in boss.documents] == [b"Mei\n", b"Mei\n"]


async def test_a_file_that_perhaps_arrived_twice_is_listed_and_not_sent_a_third_time(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    office.telegram.faults.next("sendDocument", Lost(), Lost())
    await owe(office, boss, name="Mei")
    for _ in range(3):
        await office.settle()
        clock.move_by(timedelta(minutes=20))
    assert len(boss.documents) == 2
    assert (await what_became_of_it(office)).state is Delivery.UNKNOWN


async def test_a_file_that_was_never_handed_over_is_made_anew_and_arrives_once(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    office.telegram.faults.next("sendDocument", Refused())
    await owe(office, boss, name="Mei")
    await office.settle()
    assert boss.documents == []
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    assert [file.content for file in boss.documents] == [b"Mei\n"]
    assert "↻" not in boss.last.text


@pytest.fixture
def its_maker_fails(office: Office) -> list[Exception]:
    """A list that is not made as long as one of these is left to be raised."""
    errors: list[Exception] = []

    async def make(view: View) -> Document | None:
        if errors:
            raise errors.pop()
        return Document("list.csv", lambda: b"1", Markup("list"))

    office.app.switchboard.documents[LIST] = make
    return errors


async def test_a_file_that_cannot_be_made_is_said_to_the_reader_and_the_administrator(
    office: Office, director: Phone, boss: Phone, its_maker_fails: list[Exception]
) -> None:
    its_maker_fails.append(KeyError("a bug of ours"))
    await owe(office, boss, name="Mei")
    await office.settle()
    assert "Your file could not be made" in boss.last.text
    assert boss.documents == []
    owed = await what_became_of_it(office)
    assert (owed.state, owed.again) == (Delivery.DEAD, False)
    await office.beat("list_undelivered")
    assert "One message may not have reached people: Hugo." in director.last.text


async def test_a_file_waits_for_a_database_that_is_away_and_is_no_second_copy(
    office: Office, boss: Phone, its_maker_fails: list[Exception]
) -> None:
    away = OperationalError("SELECT 1", None, ConnectionResetError())
    its_maker_fails.append(away)
    await owe(office, boss, name="Mei")
    await office.settle()
    assert boss.inbox == []
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    assert len(boss.documents) == 1
    assert "↻" not in boss.last.text


async def test_making_takes_nothing_of_the_time_of_the_call(
    office: Office, boss: Phone, made: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.CALL_TAKES_AT_MOST", 0.2)
    make = office.app.switchboard.documents[LIST]

    async def slowly(view: View) -> Document | Markup | None:
        await asyncio.sleep(0.3)
        return await make(view)

    office.app.switchboard.documents[LIST] = slowly
    await owe(office, boss, name="Mei")
    await office.settle()
    assert len(boss.documents) == 1


async def test_a_file_that_is_being_made_is_not_lost_meanwhile(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, name="Mei")
    ready = await office.app.sender.claim()
    assert ready
    clock.move_by(timedelta(minutes=1))
    assert await office.app.sender.recover(everything=False) == 0
    await office.app.sender.deliver(ready)
    assert len(boss.documents) == 1


@pytest.mark.parametrize("everybody", [False, True])
async def test_a_file_made_while_its_chat_was_told_to_wait_waits_as_well(
    office: Office, boss: Phone, made: list[threading.Thread], everybody: bool
) -> None:
    await owe(office, boss, name="Mei")
    ready = await office.app.sender.claim()
    assert ready
    async with office.session() as session:
        chat = allowances.ALL if everybody else boss.id
        await pauses.told_to_wait(session, chat, clock.now() + timedelta(minutes=5))
    await office.app.sender.deliver(ready)
    assert (len(made), boss.documents) == (1, [])
    clock.move_by(timedelta(minutes=4))
    await office.settle()
    assert boss.documents == []
    clock.move_by(timedelta(minutes=1))
    await office.settle()
    assert len(boss.documents) == 1
    assert "↻" not in boss.last.text


class Noted(Unpaced):
    """How many files were made when each message had its turn."""

    def __init__(self, made: list[threading.Thread]) -> None:
        super().__init__()
        self.made, self.turns = made, list[int]()
        self.trouble: list[SQLAlchemyError] = []

    async def turn(self, outgoing: Outgoing) -> None:
        self.turns.append(len(self.made))
        if self.trouble:
            raise self.trouble.pop()


async def test_a_file_has_its_turn_once_it_is_made(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    office.app.sender.pace = pace = Noted(made)
    await owe(office, boss, name="Mei")
    await office.settle()
    assert (pace.turns, len(boss.documents)) == ([1], 1)


async def test_a_file_whose_turn_the_database_could_not_give_is_sent_once(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    office.app.sender.pace = pace = Noted(made)
    pace.trouble.append(OperationalError("connect", None, OSError("away")))
    await owe(office, boss, name="Mei")
    await office.settle()
    assert (pace.turns, len(boss.documents)) == ([1, 2], 1)
    assert "↻" not in boss.last.text


async def test_a_file_does_not_go_to_a_phone_that_was_given_up_meanwhile(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    await owe(office, boss, name="Mei")
    ready = await office.app.sender.claim()
    assert ready
    office.telegram.register(7777, "Hugo's new phone")
    async with office.session() as session:
        await (await staff(session, boss)).join(session, 7777, Language.EN)
    await office.app.sender.deliver(ready)
    assert boss.documents == []
    assert (await what_became_of_it(office)).state is Delivery.DROPPED


async def test_a_picture_arrives_as_one_that_the_chat_shows(
    office: Office, boss: Phone, made: list[threading.Thread]
) -> None:
    drawn = sample_photo(1, 1080, 640).content

    async def make(view: View) -> Document | None:
        return Picture("bars.png", lambda: drawn, Markup("<b>bars</b>"))

    office.app.switchboard.documents[LIST] = make
    office.telegram.faults.next("sendPhoto", Lost())
    await owe(office, boss)
    await office.settle()
    clock.move_by(timedelta(seconds=2))
    await office.settle()
    first, again = boss.inbox
    assert (first.html, "↻" in again.text) == ("<b>bars</b>", True)
    assert [picture.content for picture in boss.pictures] == [drawn, drawn]
    assert (boss.pictures[0].width, boss.pictures[0].height) == (1080, 640)
    assert boss.documents == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (sample_photo(1, 2100, 100).content, "PHOTO_INVALID_DIMENSIONS"),
        (sample_photo(1, 5001, 5000).content, "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_picture_that_telegram_does_not_take_is_listed(
    office: Office, boss: Phone, made: list[threading.Thread], content: bytes, reason: str
) -> None:
    async def make(view: View) -> Document | None:
        return Picture("bars.png", lambda: content, Markup())

    office.app.switchboard.documents[LIST] = make
    await owe(office, boss)
    await office.settle()
    owed = await what_became_of_it(office)
    assert (owed.state, str(owed.error).upper()) == (Delivery.DEAD, reason)


def test_two_makers_under_one_key_are_a_mistake_of_ours() -> None:
    async def make(view: View) -> Document | None:
        return Document("x", bytes, Markup())

    ours, other = Router(), Router()
    ours.document(LIST)(make)
    other.document(LIST)(make)
    with pytest.raises(ValueError, match="two documents for"):
        Switchboard([*ROUTERS, ours, other])


# As Telegram takes and gives files


async def test_a_file_goes_up_by_multipart_and_comes_down_under_its_name() -> None:
    telegram = Telegram(TOKEN)
    mei = telegram.register(100, "Mei")
    mei.types("/start")
    async with (
        server.serving(telegram) as running,
        Bot(
            TOKEN,
            base_url=f"{running.url}/bot",
            base_file_url=f"{running.url}/file/bot",
            request=OverHttp(),
            get_updates_request=OverHttp(),
        ) as bot,
        httpx.AsyncClient(base_url=running.url, trust_env=False) as page,
    ):
        content = InputFile(b"1,2", filename="考勤 11月.csv")
        sent = await bot.send_document(100, content, caption="<b>表</b>", parse_mode="HTML")
        assert sent.document and sent.document.file_name == "考勤 11月.csv"
        file = await bot.get_file(sent.document)
        assert bytes(await file.download_as_bytearray()) == b"1,2"
        again = await bot.send_document(100, sent.document.file_id)
        assert again.document == sent.document
        with pytest.raises(BadRequest, match="non-empty"):
            await bot.send_document(100, InputFile(b"", filename="x.csv"))
        with pytest.raises(BadRequest, match="caption is too long"):
            await bot.send_document(100, content, caption="长" * 1025)
        [_, shown, _] = (await page.get("/try/chats/100")).json()["messages"]
        assert shown["document"]["name"] == "考勤 11月.csv"
        fetched = await page.get(shown["document"]["url"])
        assert fetched.content == b"1,2"
        name = "%E8%80%83%E5%8B%A4%2011%E6%9C%88.csv"
        assert fetched.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{name}"


async def test_a_file_waits_while_the_database_is_too_busy_to_be_asked(
    office: Office, boss: Phone, made: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = office.app.database._reader
    monkeypatch.setattr(reader.sync_engine.pool, "_timeout", 0.1)  # seconds, not 30
    await owe(office, boss, name="Mei")
    ready = await office.app.sender.claim()
    assert ready
    async with AsyncExitStack() as all_taken:
        for _ in range(reader.sync_engine.pool.size()):  # type: ignore[attr-defined]
            await all_taken.enter_async_context(reader.connect())
        delivering = asyncio.create_task(office.app.sender.deliver(ready))
        await asyncio.sleep(0.3)
    await delivering
    assert (await what_became_of_it(office)).state is Delivery.WAITING


async def test_a_file_is_sent_although_the_line_broke_behind_the_commit_that_it_is_made(
    office: Office, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, takers = office.app.sender, []

    async def taken(_session: AsyncSession, outgoing: Outgoing) -> None:
        takers.append(outgoing.staff_id)

    async def make(_: View) -> Document:
        return Document("list.csv", lambda: b"1", Markup("list"), taken)

    office.app.switchboard.documents[LIST] = make
    commit, broke = sender._commit, asyncio.Event()

    async def breaks(together: Sequence[Any]) -> None:
        await commit(together)
        if not broke.is_set():
            broke.set()
            for one in together:
                one.is_kept = False
            raise OperationalError("COMMIT", None, ConnectionResetError())

    monkeypatch.setattr(sender, "_commit", breaks)
    await owe(office, boss, name="Mei")
    await sender.send_all()
    assert broke.is_set()
    assert (len(boss.documents), len(takers)) == (1, 1)
    assert (await what_became_of_it(office)).state is Delivery.SENT
