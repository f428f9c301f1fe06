"""Five hundred people who file a daily report of four questions, and how long each answer takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import date

from tests.crash.process import WatchedTelegram
from tests.phone import Phone

PATIENCE = 60.0  # seconds for an answer

Deed = tuple[Callable[[], object], str]
"""What somebody does, and words of the answer to it."""


class People:
    """The phones of one Telegram: they do the next thing the moment the answer is there."""

    def __init__(self, telegram: WatchedTelegram) -> None:
        self.telegram = telegram
        self.news: dict[int, asyncio.Event] = {}
        self.took: list[float] = []  # ms, from the deed to the answer in the chat
        telegram.on_change.append(self._look)

    def phone(self, number: int) -> Phone:
        """Somebody who has opened the chat."""
        phone = Phone(self.telegram, number)
        phone.person.chat.started = True
        return phone

    def _look(self, chat_id: int) -> None:
        if chat_id in self.news:
            self.news[chat_id].set()

    async def do(self, phone: Phone, deeds: Sequence[Deed]) -> None:
        """One after the other, each once the one before was answered."""
        news = self.news[phone.id] = asyncio.Event()
        for deed, then in deeds:
            before = _stands_last(phone)
            began = time.perf_counter()
            deed()
            try:
                async with asyncio.timeout(PATIENCE):
                    while not _is_answered(phone, then, before):
                        news.clear()
                        await news.wait()
            except TimeoutError:
                raise AssertionError(f"{phone.id} waits for {then!r}: {phone.texts}") from None
            self.took.append((time.perf_counter() - began) * 1000)
        del self.news[phone.id]


def _stands_last(phone: Phone) -> tuple[int, int] | None:
    """The bot's newest message, and how often it was changed."""
    # From the end: a chat gets long, and this is asked after every message.
    for message in reversed(phone.person.chat.messages):
        if not message.out and not message.deleted:
            return message.id, message.edits
    return None


def _is_answered(phone: Phone, then: str, before: tuple[int, int] | None) -> bool:
    """A new message, or the last one changed, and it is the one that was waited for."""
    return _stands_last(phone) not in (before, None) and then in phone.last.text


def report_to_fieldbook(phone: Phone, day: date) -> Sequence[Deed]:
    return _report(phone, f"/report {day}")


def report_to_a_rival(phone: Phone, day: date) -> Sequence[Deed]:
    return _report(phone, "/report")


def _report(phone: Phone, command: str) -> Sequence[Deed]:
    return [
        (lambda: phone.person.types(command), "1/4"),
        (lambda: phone.person.types("Met three shops on the market street"), "2/4"),
        (lambda: phone.person.types("Two orders, one promise"), "3/4"),
        (lambda: phone.person.presses(*phone.find("Skip")), "4/4"),
        (lambda: phone.person.types("Visit the market hall"), "ready to send"),
        (lambda: phone.person.presses(*phone.find("Send")), "reads it"),
    ]


def words_to_the_echo(phone: Phone, day: date) -> Sequence[Deed]:
    """As many, and as long; the echo has no buttons."""
    said = [
        "/report",
        "Met three shops on the market street",
        "Two orders, one promise",
        "Skip",
        "Visit the market hall",
        "Send",
    ]
    return [(lambda words=words: phone.person.types(words), words) for words in said]  # type: ignore[misc]
