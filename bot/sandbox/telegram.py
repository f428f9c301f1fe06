"""A Telegram that lives on this machine: one bot, its people, their chats, and the rules."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.sandbox import asking, editing, sending
from bot.sandbox.chats import Chat, Doing, Listener, Message, NewsListener, Tap
from bot.sandbox.commands import Commands
from bot.sandbox.faults import (
    BadGateway,
    Delay,
    Fault,
    Faults,
    Lost,
    Malformed,
    Redelivered,
    Refused,
    Swapped,
    TooMany,
    nonsense,
)
from bot.sandbox.files import Files
from bot.sandbox.floods import Floods
from bot.sandbox.person import Person
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhook import Webhook
from bot.sandbox.wire import JSON, Asked, Refusal, Reply, Upload, too_many
from models import clock

METHODS: dict[str, Callable[[Telegram, Asked], Any]] = {
    **asking.METHODS,
    **sending.METHODS,
    **editing.METHODS,
}
GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
# The longest load test makes fewer calls than this; a demo that runs for weeks makes more.
LOG_KEEPS = 200_000
SHOWS_DOING_FOR = timedelta(seconds=5)


@dataclass(frozen=True)
class Call:
    """One call that the bot made, for whoever checks afterwards what it did."""

    method: str
    params: Mapping[str, Any]
    status: int
    description: str
    result: Any
    at: datetime
    fault: Fault | None = None


class Telegram:
    """The state and the rules. `call` is the bot's side, `register` and Person the people's side.

    Everything in it happens at once, on `clock.now()`; only long polling and injected delays wait.
    """

    def __init__(
        self,
        token: str = "70001:sandbox",  # noqa: S107 - opens nothing but this machine's sandbox
        username: str = "fieldbook_bot",
        name: str = "Fieldbook",
        *,
        floods: bool = True,
        privacy: bool = True,
        first_update_id: int = 100_000,
    ) -> None:
        self.token = token
        self.username = username
        self.name = name
        self.privacy = privacy
        self.inline = True  # as @BotFather's /setinline leaves it
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queue = UpdateQueue(first_update_id, on_taken=self._taken)
        self.faults = Faults()
        self.webhook = Webhook(self.queue, self.faults.standing)
        self.files = Files()
        self.commands = Commands()
        self.floods = Floods(self.faults.standing, floods)
        self.taps: dict[str, Tap] = {}
        self.inline_queries: dict[str, float] = {}
        self.inline_answers: dict[str, list[JSON]] = {}
        self.done: dict[str, JSON] = {}  # what came of deeds, by the keys that phones gave them
        self.log: deque[Call] = deque(maxlen=LOG_KEEPS)
        self.doings: dict[int, Doing] = {}
        self.on_change: list[Listener] = []
        self.on_news: list[NewsListener] = []
        self.on_asked: list[Callable[[], None]] = []  # the bot comes for updates
        self.zone: str | None = None  # where the phones of the try-out page are, if not here
        self.next_message_id = 1
        self.next_query_id = 4_000_000_000
        self.next_album_id = 13_000_000_000
        self._oddities = count()
        self.faults.standing.on_change.append(self._follow_the_switches)

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    # What a bot does.

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> Reply:
        """One call of the Bot API. Always answers; `Reply.broken` says when the line broke."""
        params = params or {}
        standing = self.faults.standing
        fault = self.faults.drawn(method)
        await standing.travel()
        if standing.down and fault is None:
            return Reply(0, "", "lost", 0)
        reply = await self._answer(token, method, Asked(params, files or {}), fault)
        self.log.append(
            Call(method, params, reply.status, reply.description, reply.result, clock.now(), fault)
        )
        await standing.travel()
        if isinstance(fault, Lost):
            return Reply(0, "", "lost", fault.hold)
        if standing.down and not reply.broken:
            return Reply(0, "", "lost", 0)
        if isinstance(fault, BadGateway):
            return Reply(502, GATEWAY_PAGE)
        return reply

    async def _answer(self, token: str, method: str, asked: Asked, fault: Fault | None) -> Reply:
        try:
            if isinstance(fault, Refused):
                return Reply(0, "", "refused")
            if isinstance(fault, TooMany):
                if fault.everywhere:
                    self.floods.close(fault.retry_after)
                raise too_many(fault.retry_after)
            if isinstance(fault, Delay):
                await asyncio.sleep(fault.seconds)
            if isinstance(fault, BadGateway) and not fault.delivered:
                return Reply(502, GATEWAY_PAGE)
            if isinstance(fault, Malformed):
                self.push_malformed()
            if isinstance(fault, Redelivered):
                self.redeliver()
            if isinstance(fault, Swapped):
                self.queue.swap()
            if token != self.token:
                raise Refusal("Unauthorized", 401)
            self.webhook.wake()
            return Reply(200, {"ok": True, "result": await self._done(method.lower(), asked)})
        except Refusal as refusal:
            return refusal.reply()

    async def _done(self, method: str, asked: Asked) -> Any:
        if method == "getupdates":
            for listener in self.on_asked:
                listener()
            return await asking.get_updates(self, asked)
        work = METHODS.get(method)
        if work is None:
            raise Refusal("method not found", 404)
        return work(self, asked)

    def _follow_the_switches(self) -> None:
        if self.faults.standing.down:
            self.queue.close()  # whoever polls is cut off
        if not self.faults.standing.flood:
            self.floods.flooded.clear()

    # What people do.

    def register(self, person_id: int, name: str, about: str = "", language: str = "en") -> Person:
        """A person with a Telegram account; they have not yet written to the bot."""
        known = self.people.get(person_id)
        if known is not None:
            known.name, known.about, known.language = name, about, language
            return known
        person = Person(self, person_id, name, about, language)
        self.people[person_id] = person
        self.chats[person_id] = Chat(person_id)
        return person

    def create_group(self, title: str, members: list[int]) -> Chat:
        """Somebody makes a group with the bot in it (my_chat_member)."""
        chat = Chat(-1000 - len(self.chats), "group", title, list(members), started=True)
        self.chats[chat.id] = chat
        if members:
            self.people[members[0]].changes_membership(chat, "left", "member")
        return chat

    def push(self, update: JSON) -> int | None:
        """Queue any update; `update_id` is added if missing. None: this kind is not allowed."""
        number = self.queue.push(update)
        self.webhook.wake()
        return number

    def push_malformed(self) -> int | None:
        """Queue valid JSON that is no update anybody knows; each time another shape."""
        return self.push(dict(nonsense(next(self._oddities))))

    def redeliver(self, update_id: int | None = None) -> bool:
        """Hand out an update again, the newest if none is named."""
        return self.queue.redeliver(update_id)

    def channel_post(self, text: str, channel: int = -1009999) -> int | None:
        """Somebody posts in a channel where the bot is a member."""
        chat = {"id": channel, "title": "News", "type": "channel"}
        post = {"message_id": self.new_message_id(), "chat": chat, "sender_chat": chat}
        return self.push({"channel_post": {**post, "date": self.stamp(), "text": text}})

    # What the parts of this package share.

    def bot_user(self) -> JSON:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def chat_of(self, asked: Asked) -> Chat:
        """The chat that a call names; 400 when there is none."""
        if not asked.has("chat_id"):
            raise Refusal("chat_id is empty")
        wanted = asked.text("chat_id")
        chat = self.chats.get(int(wanted)) if re.fullmatch(r"-?[0-9]{1,18}", wanted) else None
        if chat is None:
            raise Refusal("chat not found")
        return chat

    def chat_for_sending(self, asked: Asked) -> Chat:
        """The same, if the bot may write there: 403 before the person did, and after a block."""
        chat = self.chat_of(asked)
        if chat.blocked:
            who = "blocked by the user" if chat.kind == "private" else "kicked from the group chat"
            raise Refusal(f"bot was {who}", 403)
        if not chat.started:
            raise Refusal("bot can't initiate conversation with a user", 403)
        return chat

    def chat_object(self, chat: Chat) -> JSON:
        if chat.kind != "private":
            return {"id": chat.id, "title": chat.title, "type": chat.kind}
        return {"id": chat.id, "first_name": self.people[chat.id].name, "type": "private"}

    def post(
        self, chat: Chat, body: JSON, *, silent: bool = False, sealed: bool = False
    ) -> Message:
        """Put a message of the bot into a chat."""
        marks: JSON = ({"_silent": True} if silent else {}) | (
            {"has_protected_content": True} if sealed else {}
        )
        self.doings.pop(chat.id, None)
        return self.place(chat, self.bot_user(), {**body, **marks}, out=False)

    def place(
        self, chat: Chat, author: JSON, body: JSON, *, out: bool, at: datetime | None = None
    ) -> Message:
        """Put a message into a chat, numbered and dated."""
        head = {
            "message_id": self.new_message_id(),
            "from": author,
            "chat": self.chat_object(chat),
            "date": self.stamp(at),
        }
        message = Message({**head, **body}, out)
        chat.messages.append(message)
        self.changed(chat.id)
        return message

    def stamp(self, at: datetime | None = None) -> int:
        return int((at or clock.now()).timestamp())

    def new_message_id(self) -> int:
        self.next_message_id += 1
        return self.next_message_id - 1

    def new_query_id(self) -> str:
        self.next_query_id += 1
        return str(self.next_query_id)

    def new_album(self) -> str:
        self.next_album_id += 1
        return str(self.next_album_id)

    def changed(self, chat_id: int) -> None:
        """Tell whoever watches that this chat looks different; 0: everybody's does."""
        for chat in [chat_id] if chat_id else list(self.people):
            for listener in list(self.on_change):
                listener(chat)

    def tell(self, kind: str, facts: JSON) -> None:
        """Tell whoever watches of something that changes no message: an event of the try-out page."""
        for listener in list(self.on_news):
            listener(kind, facts)

    def begins(self, chat: Chat, action: str) -> None:
        """The bot is typing, or sending a file: shown for 5 seconds, or until its next message."""
        self.doings[chat.id] = Doing(action, clock.now() + SHOWS_DOING_FOR)
        self.tell("typing", {"chat": chat.id, "action": action})

    def doing_in(self, chat_id: int) -> str | None:
        """What the bot is shown doing there just now."""
        doing = self.doings.get(chat_id)
        return doing.action if doing and clock.now() < doing.until else None

    def _taken(self, update: JSON) -> None:
        """The bot has fetched it: what a person wrote gets its second tick."""
        said = update.get("message")
        if not isinstance(said, dict) or not isinstance(said.get("chat"), dict):
            return
        chat = self.chats.get(said["chat"].get("id"))
        message = chat.find(said["message_id"]) if chat else None
        if message is not None and not message.fetched:
            message.fetched = True
            self.changed(message.chat_id)

    def commands_in(self, chat_id: int) -> list[JSON]:
        """The commands that the menu of this chat shows."""
        person = self.people.get(chat_id)
        return self.commands.shown(chat_id, person.language if person else "")

    def sent(self, chat_id: int) -> list[Message]:
        """Every message that the bot ever sent to this chat, deleted ones as well."""
        return [message for message in self.chats[chat_id].messages if not message.out]

    async def close(self) -> None:
        """Let long polls return and stop posting to the webhook."""
        self.queue.close()
        await self.webhook.close()

    def save(self, path: Path) -> None:
        """Write everything down: JSON here, the files' bytes in a folder beside it."""
        # Here and not above: storage builds a Telegram.
        from bot.sandbox import storage

        storage.save(self, path)

    @classmethod
    def load(cls, path: Path) -> Telegram:
        """A Telegram as it was saved."""
        from bot.sandbox import storage

        return storage.load(path)
