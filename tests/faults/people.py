"""People who go on working while everything goes wrong, and remember what they said: reports, notes,
leave, and superiors who answer and decide."""

from __future__ import annotations

import asyncio
import itertools
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select, union

from bot.sandbox.chats import Message
from bot.sandbox.telegram import Telegram
from models import clock
from models.database import Database
from models.inbox import Incoming, Received, chat_of
from models.outbox import Outgoing
from models.outbox_queue import undone
from tests.phone import Phone

PATIENCE = 0.5  # seconds until somebody wonders whether an answer will come
LOSES_HEART = 4  # times in a row; what is shown then was lost on its way twice, and is listed
REPORTS_FOR = 25  # days back; what is longer ago is refused
NEWEST = 20  # messages of a chat that somebody still sees
TAP_INSTEAD = "Tap “Send”"  # said of words where none are asked for: they were not taken
FILED = "My daily report"  # also once it was answered, which may be quicker than its author
STEPS = ("1/4", "2/4", "3/4", "4/4", "ready to send", FILED)  # of a report
SATURDAY = 5


@dataclass(frozen=True)
class LetBe:
    """Words of which nothing is expected any more, and from when to when something was."""

    chat: int
    words: tuple[str, ...]
    since: datetime
    until: datetime


@dataclass
class Said:
    """All that everybody did, each with words of its own; the audit looks for what came of it."""

    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    in_reports: list[str] = field(default_factory=list)
    sent: int = 0  # reports, each time one was
    notes: list[str] = field(default_factory=list)
    leave: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    let_be: list[LetBe] = field(default_factory=list)  # by /cancel: waited for in vain
    not_taken: list[LetBe] = field(default_factory=list)  # the bot said so
    asked_anew: int = 0  # because no answer came

    @property
    def taken_back(self) -> list[str]:
        """Of these nobody knows how far they had come."""
        return [words for one in (*self.let_be, *self.not_taken) for words in one.words]

    @property
    def everything(self) -> list[str]:
        return self.in_reports + self.notes + self.leave + self.answers

    def words(self, about: str, said: list[str]) -> str:
        """Words that nobody has said before, and that no others contain."""
        words = f"{about} w{next(self.numbers)}w"
        said.append(words)
        return words


class Bells:
    """Whoever waits for something in a chat hears when it looks different."""

    def __init__(self, telegram: Telegram) -> None:
        self._rung: dict[int, asyncio.Event] = {}
        telegram.on_change.append(self._ring)

    async def changes(self, chat: int, within: float) -> bool:
        """Whether the chat changes within so many seconds."""
        rung = self._rung[chat] = asyncio.Event()
        try:
            async with asyncio.timeout(within):
                return await rung.wait()
        except TimeoutError:
            return False

    def _ring(self, chat: int) -> None:
        if chat in self._rung:
            self._rung[chat].set()


class StillOwed:
    """Whether a chat has something to come yet. All who ask at about the same time are answered at once:
    hundreds who wait would otherwise ask the database for more than the bot does."""

    def __init__(self, telegram: Telegram, database: Database) -> None:
        self._telegram = telegram
        self._database = database
        self._looking = asyncio.Lock()
        self._looked_at = 0.0
        self._chats: set[int] = set()

    async def to(self, chat: int) -> bool:
        """As it was after this question was asked."""
        asked_at = time.monotonic()
        async with self._looking:
            if self._looked_at <= asked_at:
                await asyncio.sleep(PATIENCE / 2)
                self._looked_at = time.monotonic()
                self._chats = await self._look()
        return chat in self._chats

    async def _look(self) -> set[int]:
        # Before the database: what is fetched meanwhile is found there.
        coming = {chat_of(queued.update) for queued in self._telegram.queue.pending()}
        query = union(
            select(Incoming.lane_id).where(Incoming.state == Received.WAITING),
            select(Outgoing.chat_id).where(undone(Outgoing)),
        )
        async with self._database.reading() as session:
            return coming | set(await session.scalars(query))


@dataclass
class Somebody:
    """A phone, and what its chat shows of late."""

    phone: Phone
    bells: Bells
    said: Said
    owed: StillOwed

    def newest(self, since: int = 0) -> list[Message]:
        """What the bot wrote and still stands, the newest first."""
        late = self.phone.person.chat.messages[-NEWEST:]
        shown = [m for m in late if not m.out and not m.deleted and m.id > since]
        return shown[::-1]

    def newest_with(self, signs: Sequence[str], since: int) -> Message | None:
        return next((m for m in self.newest(since) if any(s in m.text for s in signs)), None)

    def last_id(self) -> int:
        messages = self.phone.person.chat.messages
        return messages[-1].id if messages else 0

    def lets_be(self, words: Sequence[str], said: list[str], since: datetime) -> LetBe:
        """These words count no more."""
        for one in words:
            said.remove(one)
        return LetBe(self.phone.id, tuple(words), since, clock.now())

    def tap(self, label: str, panel: Message) -> None:
        self.phone.person.presses(*self.phone.find(label, panel))

    async def goes_through(
        self, look: Callable[[], Message | None], react: Callable[[Message | None, bool], bool]
    ) -> bool:
        """React to what is shown, and again whenever that is different, until nothing is to be done;
        False when it was let be.

        `react` hears whether it was waited for in vain, and says whether it did anything.
        """
        in_vain = 0
        while in_vain < LOSES_HEART:
            seen = _looks(look())
            if not react(look(), in_vain > 0):
                return True
            in_vain += 1
            may_come = True
            while may_come:
                changed = await self.bells.changes(self.phone.id, PATIENCE)
                may_come = changed or await self.owed.to(self.phone.id)
                if _looks(look()) != seen:  # it may also have come while that was looked up
                    in_vain = 0
                    break
            self.said.asked_anew += in_vain > 0
        self.phone.person.types("/cancel")  # or what is said next would be taken for an answer
        await self.bells.changes(self.phone.id, PATIENCE)
        return False


@dataclass
class Rep(Somebody):
    """Reports, keeps notes and asks for leave, one thing after the other."""

    today: date

    async def work(self, goes_on: Callable[[], bool]) -> None:
        for number in itertools.count(1):
            if not goes_on():
                return
            if number <= REPORTS_FOR:
                await self.report(self.today - timedelta(days=number))
                await self.ask_for_leave(self.today + timedelta(days=number))
            await self.note_two_things()

    async def report(self, day: date) -> None:
        """Answer whatever is asked until the report is filed."""
        began, since, answered, mine = clock.now(), self.last_id(), "", list[str]()
        newest = ""  # of mine, until it is known what became of it

        def react(panel: Message | None, in_vain: bool) -> bool:
            nonlocal answered, newest
            step = next((sign for sign in STEPS if panel and sign in panel.text), "")
            if panel and TAP_INSTEAD in panel.text and newest:
                # It answered the second copy of a question.
                self.said.not_taken.append(self.lets_be([newest], self.said.in_reports, began))
                mine.remove(newest)
                newest = ""
            if step == FILED:
                return False
            if panel is None or in_vain:
                self.phone.person.types(f"/report {day}")
                answered = ""
                return True
            if step == answered:
                return True  # a second copy of what was answered: what comes of that is waited for
            answered = step
            if step == "ready to send":
                self.said.sent += 1
                self.tap("Send", panel)
            elif step == "3/4":
                self.tap("Skip", panel)
            else:
                newest = self.said.words("Met shops", self.said.in_reports)
                mine.append(newest)
                self.phone.person.types(newest)
            return True

        if not await self.goes_through(lambda: self.newest_with(STEPS, since), react):
            self.said.let_be.append(self.lets_be(mine, self.said.in_reports, began))

    async def ask_for_leave(self, day: date) -> None:
        """In one line, looked over and sent; on a Saturday or Sunday there is none to ask for."""
        if day.weekday() >= SATURDAY:
            return
        began, since = clock.now(), self.last_id()
        words = self.said.words("Family matter", self.said.leave)

        def react(panel: Message | None, in_vain: bool) -> bool:
            if panel and "ready to send" not in panel.text:
                return False
            if panel is None or in_vain:
                self.phone.person.types(f"/leave {day} personal {words}")
            else:
                self.tap("Send", panel)
            return True

        if not await self.goes_through(lambda: self.newest_with([words], since), react):
            self.said.let_be.append(self.lets_be([words], self.said.leave, began))

    async def note_two_things(self) -> None:
        """Both in one go, without waiting for an answer between; then each is kept with a tap."""
        began = clock.now()
        both = [self.said.words("Price list", self.said.notes) for _ in "ab"]
        written = [self.phone.person.types(words) for words in both]
        for words, mine in zip(both, written, strict=True):

            def question(mine: Message = mine) -> Message | None:
                return next((m for m in self.newest() if m.reply_to == mine.id), None)

            def react(panel: Message | None, in_vain: bool) -> bool:
                if panel and "Keep as note" in panel.labels:
                    self.tap("Keep as note", panel)
                return not (panel and "Kept" in panel.text)

            if not await self.goes_through(question, react):
                self.said.let_be.append(self.lets_be([words], self.said.notes, began))


@dataclass
class Boss(Somebody):
    """Answers every report in words, and says yes to leave, as an answer to the card."""

    read: int = 0

    async def work(self, goes_on: Callable[[], bool]) -> None:
        handled: set[str] = set()
        while goes_on():
            messages = self.phone.person.chat.messages
            fresh, self.read = messages[self.read :], len(messages)
            for card in fresh:
                if card.out or card.deleted:
                    continue
                for sign, react in (("Met shops", self.answer), ("Family matter", self.decide)):
                    words = re.search(rf"{sign} w\d+w", card.text)
                    if words and words[0] not in handled:
                        handled.add(words[0])
                        react(card)
            await self.bells.changes(self.phone.id, PATIENCE)

    def answer(self, card: Message) -> None:
        self.phone.person.types(self.said.words("Well done", self.said.answers), card)

    def decide(self, card: Message) -> None:
        self.phone.person.types("ok", card)


def _looks(message: Message | None) -> tuple[int, str, list[str]] | None:
    return (message.id, message.text, message.labels) if message else None
