"""Chats and their messages, as both sides see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.sandbox import markup
from bot.sandbox.keyboards import Button
from bot.sandbox.wire import JSON


@dataclass
class Message:
    """A message as it stands now: edits change it in place, deleting only marks it.

    `body` is the Message object of the Bot API. `out`: a person wrote it, not the bot. `fetched`:
    the bot has confirmed that it got it (the second tick).
    """

    body: JSON
    out: bool
    deleted: bool = False
    edits: int = 0
    fetched: bool = False

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.body["chat"]["id"])

    @property
    def date(self) -> datetime:
        return datetime.fromtimestamp(self.body["date"], UTC)

    @property
    def text(self) -> str:
        """What is written in it or below its picture; empty when nothing is."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def html(self) -> str:
        """The same with its formatting, as safe HTML."""
        entities = self.body.get("entities") or self.body.get("caption_entities") or []
        return markup.as_html(self.text, entities)

    @property
    def buttons(self) -> list[list[Button]]:
        """The buttons below it, row by row."""
        rows = (self.body.get("reply_markup") or {}).get("inline_keyboard", [])
        return [[Button.shown(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """The words on its buttons, in reading order."""
        return [button.text for row in self.buttons for button in row]

    @property
    def edited(self) -> bool:
        return "edit_date" in self.body

    @property
    def reply_to(self) -> int | None:
        """The id of the message that it answers."""
        answered = self.body.get("reply_to_message")
        return int(answered["message_id"]) if answered else None

    @property
    def album(self) -> str | None:
        return self.body.get("media_group_id")

    @property
    def photo(self) -> str | None:
        """The file_id of its picture in the largest size."""
        sizes = self.body.get("photo")
        return str(sizes[-1]["file_id"]) if sizes else None

    @property
    def document(self) -> str | None:
        """The file_id of the file it carries."""
        carried = self.body.get("document")
        return str(carried["file_id"]) if carried else None

    @property
    def silent(self) -> bool:
        """Sent without a sound (disable_notification)."""
        return bool(self.body.get("_silent"))

    def on_the_wire(self) -> JSON:
        """The Message object, without what only this machine knows."""
        return {key: value for key, value in self.body.items() if not key.startswith("_")}

    def quoted(self) -> JSON:
        """As the reply_to_message of another: Telegram nests one level."""
        body = self.on_the_wire()
        body.pop("reply_to_message", None)
        return body


@dataclass
class Chat:
    """A private chat (its id is the person's) or a group."""

    id: int
    kind: str = "private"
    title: str = ""
    members: list[int] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    messages: list[Message] = field(default_factory=list)

    def find(self, message_id: int) -> Message | None:
        """A message that is still there."""
        # From the end: what people touch is nearly always new.
        for message in reversed(self.messages):
            if message.id == message_id:
                return None if message.deleted else message
        return None

    @property
    def visible(self) -> list[Message]:
        return [message for message in self.messages if not message.deleted]

    @property
    def keys(self) -> list[list[JSON]] | None:
        """The reply keyboard that the phone shows: the last one sent, until its message is deleted."""
        message = self.brought_keys
        keys: list[list[JSON]] | None = message.body["_keys"] if message else None
        return keys

    @property
    def brought_keys(self) -> Message | None:
        """The message that the reply keyboard came with; with `_once`, a pressed key puts it away."""
        for message in reversed(self.messages):
            if "_keys" in message.body:
                return None if message.deleted else message
        return None


@dataclass
class Tap:
    """A button that somebody tapped, and what the bot answered."""

    id: str
    person: int
    chat: int
    message: int
    data: str
    at: float
    answered: bool = False
    toast: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass(frozen=True)
class Doing:
    """What the bot said that it is doing in a chat (sendChatAction), and until when that is shown."""

    action: str
    until: datetime


Listener = Callable[[int], None]
NewsListener = Callable[[str, JSON], None]
