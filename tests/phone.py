"""A person's phone in a test: what they type, tap and read."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from openpyxl import Workbook, load_workbook

from bot.sandbox.chats import Chat, Message, Tap
from bot.sandbox.files import Stored
from bot.sandbox.keyboards import Button
from bot.sandbox.person import Person
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Upload

T = TypeVar("T")
Settle = Callable[[], Awaitable[object]]


async def at_once() -> None:
    """For tests in which nothing has to settle."""


class Phone:
    """After each deed it waits until the application has nothing left to do (`settle`).

    `Phone(telegram, 100, settle, name="Mei")` registers the person if nobody has.
    """

    def __init__(
        self,
        telegram: Telegram,
        person_id: int,
        settle: Settle = at_once,
        *,
        name: str | None = None,
        language: str = "en",
    ) -> None:
        if person_id not in telegram.people:
            telegram.register(person_id, name or f"Person {person_id}", language=language)
        self.telegram = telegram
        self.settle = settle
        self.person: Person = telegram.people[person_id]
        self.query = ""  # the last inline one

    @property
    def id(self) -> int:
        return self.person.id

    # Reading.

    @property
    def chat(self) -> list[Message]:
        """Every message that is still there, in order."""
        return self.person.chat.visible

    @property
    def inbox(self) -> list[Message]:
        """Only what the bot wrote."""
        return [message for message in self.chat if not message.out]

    @property
    def last(self) -> Message:
        """The newest message from the bot."""
        assert self.inbox, f"{self.person.name} has no message from the bot"
        return self.inbox[-1]

    @property
    def texts(self) -> list[str]:
        """What the bot wrote, as plain words."""
        return [message.text for message in self.inbox]

    @property
    def toasts(self) -> list[str]:
        """What popped up after taps, oldest first."""
        mine = (tap for tap in self.telegram.taps.values() if tap.person == self.id)
        return [tap.toast for tap in mine if tap.toast]

    @property
    def last_tap(self) -> Tap:
        """The newest tap, with what the bot answered to it."""
        return [tap for tap in self.telegram.taps.values() if tap.person == self.id][-1]

    @property
    def commands(self) -> list[str]:
        """The commands in the menu."""
        return [str(command["command"]) for command in self.telegram.commands_in(self.id)]

    @property
    def menu(self) -> list[JSON]:
        """The commands in the menu with their descriptions."""
        return self.telegram.commands_in(self.id)

    @property
    def reply_keyboard(self) -> list[list[str]] | None:
        keys = self.person.chat.keys
        return None if keys is None else [[str(key["text"]) for key in row] for row in keys]

    @property
    def documents(self) -> list[Stored]:
        """The files that the bot sent, oldest first."""
        owned = (message.document for message in self.inbox)
        return [self.telegram.files.by_id[file_id] for file_id in owned if file_id]

    @property
    def pictures(self) -> list[Stored]:
        """The pictures that the bot sent, oldest first, each in its largest size."""
        owned = (message.photo for message in self.inbox)
        return [self.telegram.files.by_id[file_id] for file_id in owned if file_id]

    @property
    def sheet(self) -> Workbook:
        """The newest of them as a spreadsheet program opens it."""
        assert self.documents, f"{self.person.name} has no file from the bot"
        return load_workbook(io.BytesIO(self.documents[-1].content))

    def message_with(self, words: str) -> Message:
        """The newest message of the bot that contains these words."""
        for message in reversed(self.inbox):
            if words in message.text:
                return message
        raise AssertionError(f"no message with {words!r}; there are: {self.texts}")

    def find(self, label: str, message: Message | None = None) -> tuple[Message, Button]:
        """The button in the newest message that has one: the very words before words within."""
        messages = [message] if message else list(reversed(self.inbox))
        for one in messages:
            offered = [button for row in one.buttons for button in row]
            for matches in (str.__eq__, str.__contains__):
                for button in offered:
                    if matches(button.text, label):
                        return one, button
        shown = [one.labels for one in messages if one.labels]
        raise AssertionError(f"{self.person.name} sees no button {label!r}; newest first: {shown}")

    # Doing.

    async def types(
        self,
        text: str,
        reply_to: Message | None = None,
        group: Chat | None = None,
        at: datetime | None = None,
    ) -> Message:
        """Write; `at` is when it was written, if not now."""
        return await self._done(self.person.types(text, reply_to, group, at))

    async def answers(self, message: Message, text: str) -> Message:
        """Write as an answer to a message."""
        return await self._done(self.person.types(text, message))

    async def taps(self, label: str, message: Message | None = None) -> Tap | None:
        """Tap the newest button with this label, or the one below this message."""
        return await self._done(self.person.presses(*self.find(label, message)))

    async def presses(self, message: Message, button: Button) -> Tap | None:
        """Tap a button seen earlier, even if it is no longer there."""
        return await self._done(self.person.presses(message, button))

    async def opens(self, link: str) -> Message | None:
        """Open a link; one to the bot sends /start with its word."""
        return await self._done(self.person.opens(link))

    async def edits(self, message: Message, text: str) -> Message:
        return await self._done(self.person.edits(message, text))

    async def deletes(self, message: Message) -> None:
        self.person.deletes(message)
        await self.settle()

    async def sends_photo(
        self,
        photo: Upload | bytes | None = None,
        caption: str = "",
        reply_to: Message | None = None,
    ) -> Message:
        return await self._done(self.person.sends_photo(photo, caption, reply_to))

    async def sends_album(
        self,
        photos: int | Sequence[Upload] = 3,
        caption: str = "",
        reply_to: Message | None = None,
    ) -> list[Message]:
        return await self._done(self.person.sends_album(photos, caption, reply_to))

    async def sends_document(
        self, document: Upload, caption: str = "", reply_to: Message | None = None
    ) -> Message:
        return await self._done(self.person.sends_document(document, caption, reply_to))

    async def sends_sticker(self, emoji: str = "👍", reply_to: Message | None = None) -> Message:
        return await self._done(self.person.sends_sticker(emoji, reply_to))

    async def sends_voice(self, seconds: int = 3, reply_to: Message | None = None) -> Message:
        return await self._done(self.person.sends_voice(seconds, reply_to))

    async def shares_position(
        self,
        latitude: float,
        longitude: float,
        reply_to: Message | None = None,
        live_for: int | None = None,
    ) -> Message:
        return await self._done(
            self.person.shares_position(latitude, longitude, reply_to, live_for)
        )

    async def presses_key(self, label: str, latitude: float = 0, longitude: float = 0) -> Message:
        """Press a key of the reply keyboard; one that asks for the position shares this one."""
        return await self._done(self.person.presses_key(label, latitude, longitude))

    async def moves(self, message: Message, latitude: float, longitude: float) -> Message:
        return await self._done(self.person.moves(message, latitude, longitude))

    async def forwards_position(self, latitude: float, longitude: float) -> Message:
        return await self._done(self.person.forwards_position(latitude, longitude))

    async def sends_venue(
        self, title: str, address: str, latitude: float, longitude: float
    ) -> Message:
        return await self._done(self.person.sends_venue(title, address, latitude, longitude))

    async def shares_contact(
        self, name: str, phone: str, user_id: int | None = None, vcard: str = ""
    ) -> Message:
        return await self._done(self.person.shares_contact(name, phone, user_id, vcard))

    async def forwards(self, text: str, origin: str | Person = "Somebody") -> Message:
        return await self._done(self.person.forwards(text, origin))

    async def asks_inline(self, query: str) -> list[JSON]:
        """Type the bot's name and a query: what the list shows (title, description, message)."""
        self.query = await self._done(self.person.asks_inline(query))
        return self.telegram.inline_answers.get(self.query, [])

    async def chooses(self, title: str, group: Chat | None = None) -> Message:
        """Send one of the results of the last inline query."""
        return await self._done(self.person.chooses(self.query, title, group))

    async def blocks(self) -> None:
        self.person.blocks()
        await self.settle()

    async def unblocks(self) -> None:
        self.person.unblocks()
        await self.settle()

    async def deletes_chat(self) -> None:
        self.person.deletes_chat()
        await self.settle()

    async def _done(self, deed: T) -> T:
        await self.settle()
        return deed
