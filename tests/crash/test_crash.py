"""`kill -9` at any moment of a report: it goes on at the same question, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import re
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select

from bot.sandbox.faults import Refused
from bot.sandbox.server import serving
from bot.sandbox.wire import Reply
from models import clock
from models.database import Database
from models.drafts import Draft, DraftState
from models.inbox import Incoming, Received
from models.language import Language
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.reports import Report, ReportVersion
from models.staff import Staff
from tests.conftest import TOKEN
from tests.crash.process import BotProcess, WatchedTelegram
from tests.phone import Phone

KILLS = {"sqlite": 20, "postgresql": 6}
AT_ONCE = 4  # conversations
PATIENCE = 60.0  # seconds a person waits for the next question, also on a busy machine
DEEDS = ("/report", "done", "results", "skip", "plan", "send")
STILL_TO_SEND = Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING])
SUMMARY, FILED = 5, 6  # the steps after the four questions


@dataclass(frozen=True)
class Moment:
    """When the process dies: after which deed of the person, and on which call to Telegram.

    `on` is "lost" (the call never arrives), "arrived" or "answered" (Telegram does it and
    nobody hears the answer); without a method it is any time after the deed.
    """

    deed: int
    on: str = ""
    method: str = ""
    to_superior: bool = False


# Every place at which something is half done.
NAMED = [
    Moment(0, "answered", "getUpdates"),  # handed out, not yet kept
    Moment(1, "lost", "getUpdates"),  # kept, not yet confirmed
    Moment(2, "arrived", "getUpdates"),  # confirmed, perhaps not yet taken
    Moment(0, "lost", "sendMessage"),
    Moment(4, "answered", "sendMessage"),
    Moment(2, "answered", "deleteMessage"),
    Moment(3, "answered", "editMessageText"),
    Moment(3, "arrived", "answerCallbackQuery"),
    Moment(5, "lost", "sendMessage", to_superior=True),
    Moment(5, "answered", "sendMessage", to_superior=True),
]


def moments(kills: int, dice: random.Random) -> list[Moment]:
    """Half of them at named places, half at any time after each of the deeds in turn."""
    named = dice.sample(NAMED, kills // 2)
    anywhere = [Moment(number % len(DEEDS)) for number in range(kills - len(named))]
    return dice.sample(named + anywhere, kills)


class Killer:
    """Kills the process at the moments wanted and starts it again at once, one crash at a time."""

    def __init__(
        self,
        telegram: WatchedTelegram,
        bot: BotProcess,
        database: Database,
        dice: random.Random,
    ) -> None:
        self.telegram = telegram
        self.bot = bot
        self.database = database
        self.dice = dice
        self.kills = 0
        self.talking: set[int] = set()  # people with a conversation under way
        self.shaken: set[int] = set()  # those of them who have not seen it go on since
        self._one_at_a_time = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def strikes(self, talker: int, superior: int, moment: Moment) -> AsyncIterator[None]:
        """The block is a deed; the process dies from it and is back when the block has ended."""
        self._is_silent(talker)  # until it is its turn
        async with self._one_at_a_time:
            self.talking.add(talker)
            chat = superior if moment.to_superior else talker
            update = self.telegram.queue.next_id  # the deed's
            dead = asyncio.Event()

            def watch(method: str, params: Mapping[str, Any], reply: Reply | None) -> None:
                if method != moment.method or (reply is None) == (moment.on == "answered"):
                    return
                if dead.is_set() or not self._concerns(chat, update, method, params, reply):
                    return
                if moment.on == "lost":
                    self.telegram.faults.next(method, Refused())
                strike()

            def strike() -> None:
                self.bot.kill()
                self.kills += 1
                self.shaken = self.talking - {talker}
                dead.set()

            if moment.method:
                self.telegram.hooks.append(watch)
            else:
                # As often within the milliseconds of work as in the idle time behind them.
                seconds = self.dice.choice([0.04, 1.0]) * self.dice.random()
                asyncio.get_running_loop().call_later(seconds, strike)
            yield
            async with asyncio.timeout(PATIENCE):
                await dead.wait()
            self.telegram.hooks.clear()
            await self.bot.restart()
            await until(lambda: not self.shaken, f"somebody waits since {moment}")
            # A message that two crashes hit is in doubt for good, and listed for the administrator.
            await until_there_is_no(self.database, Outgoing.again.is_(True), STILL_TO_SEND)

    def _is_silent(self, talker: int) -> None:
        self.talking.discard(talker)
        self.shaken.discard(talker)

    def _concerns(
        self,
        chat: int,
        update: int,
        method: str,
        params: Mapping[str, Any],
        reply: Reply | None,
    ) -> bool:
        if method == "answerCallbackQuery":
            return self.telegram.taps[params["callback_query_id"]].person == chat
        if method != "getUpdates":
            return str(params["chat_id"]) == str(chat)
        if reply is None:
            return int(params.get("offset") or 0) > update
        return any(one["update_id"] == update for one in reply.result or [])


@dataclass
class Conversation:
    """A person who reports, and never says anything twice."""

    killer: Killer
    phone: Phone
    superior: int
    moment: Moment | None
    dice: random.Random
    words: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        mark = f"{self.phone.person.name}, {self.dice.randrange(10**9)}"
        self.words = {deed: f"{deed} by {mark}" for deed in ("done", "results", "plan")}

    async def report(self) -> None:
        self.killer.talking.add(self.phone.id)
        for number, deed in enumerate(DEEDS):
            await asyncio.sleep(self.dice.random() * 0.2)
            if self.moment and self.moment.deed == number:
                async with self.killer.strikes(self.phone.id, self.superior, self.moment):
                    self._does(deed)
            else:
                self._does(deed)
            await until(lambda: self.step > number, f"{self.phone.chat}")  # noqa: B023
            assert self.step == number + 1
            self.killer.shaken.discard(self.phone.id)
        self.killer.talking.discard(self.phone.id)

    def _does(self, deed: str) -> None:
        if deed in ("skip", "send"):
            self.phone.person.presses(*self.phone.find(deed.capitalize()))
        else:
            self.phone.person.types(self.words.get(deed, deed))

    @property
    def step(self) -> int:
        """What the newest panel shows: 1 to 4 a question, then the summary, then what was filed."""
        steps = [step for text in self.phone.texts if (step := step_of(text))]
        return steps[-1] if steps else 0

    @property
    def steps(self) -> list[int]:
        """The same for everything that was ever shown, in order."""
        shown = [
            str(call.params["text"])
            for call in self.killer.telegram.log
            if call.method in ("sendMessage", "editMessageText")
            and call.status == 200
            and str(call.params["chat_id"]) == str(self.phone.id)
        ]
        return [step for text in shown if (step := step_of(text))]


def step_of(text: str) -> int:
    if at := re.search(r"· (\d)/4", text):
        return int(at[1])
    return SUMMARY if "ready to send" in text else FILED if "reads it" in text else 0


async def until(happened: Callable[[], bool], otherwise: str) -> None:
    """Wait as long as a person would."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not happened():  # noqa: ASYNC110 - people look again, nobody rings
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(otherwise) from None


async def hire(
    database: Database,
    telegram: WatchedTelegram,
    number: int,
    position: Position,
    superior: int | None = None,
) -> Phone:
    """Somebody who is in, with a phone that has opened the chat."""
    name = f"{position.value.capitalize()} {number}"
    async with database.writing() as session:
        above = await Staff.by_telegram(session, superior) if superior else None
        person = Staff(name=name, position=position, superior_id=above.id if above else None)
        session.add(person)
        await session.flush()
        await person.join(session, number, Language.EN)
    phone = Phone(telegram, number, name=name)
    phone.person.chat.started = True
    return phone


@pytest.fixture(autouse=True)
def it_is_now(it_is_saturday_afternoon: None) -> None:
    """The process has the real time, and so must its Telegram."""
    clock.reset()


@pytest.fixture
def dice() -> random.Random:
    """Other moments in every run; the seed of one that failed is printed and can be given."""
    seed = os.environ.get("CRASH_SEED") or str(random.randrange(10**9))  # noqa: S311 - dice
    print(f"CRASH_SEED={seed}")  # noqa: T201 - pytest shows it when the test fails
    return random.Random(seed)  # noqa: S311


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def test_killed_at_any_moment_it_goes_on_at_the_same_question_and_saves_once(
    database_kind: str,
    database_url: str,
    database: Database,
    dice: random.Random,
    tmp_path: Path,
) -> None:
    telegram = WatchedTelegram(TOKEN)
    bosses = [await hire(database, telegram, n, Position.SUPERVISOR) for n in (501, 502)]
    conversations: list[Conversation] = []
    async with serving(telegram) as server:
        bot = BotProcess(server.url, TOKEN, database_url, tmp_path)
        killer = Killer(telegram, bot, database, dice)
        for number, moment in enumerate(moments(KILLS[database_kind], dice), start=1001):
            boss = bosses[number % 2].id
            phone = await hire(database, telegram, number, Position.REPRESENTATIVE, boss)
            conversations.append(Conversation(killer, phone, boss, moment, dice))
        await bot.start()
        try:
            await hold(conversations)
            await until_there_is_no(database, STILL_TO_SEND)
        finally:
            await bot.stop()
            print(bot.log.read_text()[-5000:])  # noqa: T201 - pytest shows it when the test fails
    assert killer.kills == KILLS[database_kind]
    assert "level='error'" not in bot.log.read_text()
    for conversation in conversations:
        await audit_what_was_saved(database, conversation)
        audit_what_was_seen(conversation)
    await audit_the_machinery(database)
    twice = sum(len(cards(conversation)) - 1 for conversation in conversations)
    again = sum(len(conversation.steps) - FILED for conversation in conversations)
    print(f"{killer.kills} kills; {twice} cards and {again} panels were shown twice")  # noqa: T201 - as above


async def hold(conversations: list[Conversation]) -> None:
    """So many at once, the next one when one has ended."""
    waiting = list(reversed(conversations))

    async def one_after_the_other() -> None:
        while waiting:
            await waiting.pop().report()

    async with asyncio.TaskGroup() as talking:
        for _ in range(AT_ONCE):
            talking.create_task(one_after_the_other())


async def until_there_is_no(database: Database, *such: ColumnElement[bool]) -> None:
    """Wait until no message of the outbox is such."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with database.reading() as session:
                if await session.scalar(select(Outgoing.id).where(*such).limit(1)) is None:
                    return
            await asyncio.sleep(0.05)


async def audit_what_was_saved(database: Database, conversation: Conversation) -> None:
    """One report in one version, with every answer in its place."""
    async with database.reading() as session:
        author = await Staff.by_telegram(session, conversation.phone.id)
        assert author
        [report] = await session.scalars(select(Report).where(Report.author_id == author.id))
        versions = select(ReportVersion).where(ReportVersion.report_id == report.id)
        [version] = await session.scalars(versions)
        [draft] = await session.scalars(select(Draft).where(Draft.staff_id == author.id))
    assert report.words == {**conversation.words, "problems": None}
    assert (report.version, version.done, version.plan) == (1, report.done, report.plan)
    assert draft.state is DraftState.SENT


def audit_what_was_seen(conversation: Conversation) -> None:
    """Never an earlier question again, and one card: a second copy carries the same reference."""
    assert conversation.steps == sorted(conversation.steps)
    assert set(conversation.steps) == set(range(1, FILED + 1))
    copies = cards(conversation)
    assert len(copies) in (1, 2)
    references = {card.splitlines()[-1] for card in copies}
    assert len(references) == 1
    assert "#r" in references.pop()


def cards(conversation: Conversation) -> list[str]:
    """What the superior was ever shown of this report."""
    return [
        message.text
        for message in conversation.killer.telegram.sent(conversation.superior)
        if f"{conversation.phone.person.name}’s daily report " in message.text
    ]


async def audit_the_machinery(database: Database) -> None:
    """Nothing waits, nothing was set aside, nothing is in doubt."""
    async with database.reading() as session:
        assert set(await session.scalars(select(Incoming.state))) == {Received.DONE}
        settled = Outgoing.state.in_([Delivery.SENT, Delivery.DROPPED])
        others = (await session.scalars(select(Outgoing).where(~settled))).all()
    assert [(other.key, other.act, other.state, other.error) for other in others] == []
