"""Somebody's Telegram account: what it sends becomes updates for the bot."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.sandbox import markup
from bot.sandbox.chats import Chat, Message
from bot.sandbox.files import Stored
from bot.sandbox.impossible import Impossible
from bot.sandbox.wire import JSON, Upload

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram


class Account:
    """Who somebody is on Telegram, their chat with the bot, and how it hears of what they do."""

    def __init__(
        self, telegram: Telegram, person_id: int, name: str, about: str, language: str
    ) -> None:
        self._telegram = telegram
        self.id = person_id
        self.name = markup.clean(name)
        self.about = markup.clean(about)
        self.language = language

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self._telegram.chats[self.id]

    def user(self) -> JSON:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language,
        }

    def changes_membership(self, chat: Chat, before: str, after: str) -> None:
        """The bot is let in or put out (my_chat_member)."""
        bot = self._telegram.bot_user()

        def member(status: str) -> JSON:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": bot, "status": status, **until}

        self._telegram.push(
            {
                "my_chat_member": {
                    "chat": self._telegram.chat_object(chat),
                    "from": self.user(),
                    "date": self._telegram.stamp(),
                    "old_chat_member": member(before),
                    "new_chat_member": member(after),
                }
            }
        )
        self._telegram.changed(chat.id)

    def _sends(
        self,
        body: JSON,
        reply_to: Message | int | None = None,
        group: Chat | None = None,
        at: datetime | None = None,
    ) -> Message:
        chat = group or self.chat
        if chat.blocked:
            raise Impossible("page-impossible-blocked")
        answered = self._in(chat, reply_to)
        if answered is not None:
            body = {**body, "reply_to_message": answered.quoted()}
        chat.started = True
        message = self._telegram.place(chat, self.user(), body, out=True, at=at)
        if self._concerns_bot(chat, message, answered):
            self._telegram.push({"message": message.on_the_wire()})
        return message

    def _concerns_bot(self, chat: Chat, message: Message, answered: Message | None) -> bool:
        """In a group, with privacy on, the bot hears commands, answers to it, and its name."""
        if chat.kind == "private" or not self._telegram.privacy:
            return True
        to_bot = answered is not None and not answered.out
        words = message.text
        return to_bot or words.startswith("/") or f"@{self._telegram.username}" in words

    def _edited(self, message: Message) -> Message:
        message.body["edit_date"] = self._telegram.stamp()
        message.edits += 1
        self._telegram.changed(message.chat_id)
        self._telegram.push({"edited_message": message.on_the_wire()})
        return message

    def _in(self, chat: Chat, message: Message | int | None) -> Message | None:
        if message is None:
            return None
        found = chat.find(message if isinstance(message, int) else message.id)
        if found is None:
            raise Impossible("page-impossible-answered-message")
        return found

    def _mine(self, message: Message | int) -> Message:
        found = self.chat.find(message) if isinstance(message, int) else message
        if found is None or found.deleted:
            raise Impossible("page-impossible-message")
        if found.body["from"]["id"] != self.id:
            raise Impossible("page-impossible-message-of-others")
        return found

    def _stored(self, upload: Upload, kind: str) -> Stored:
        return self._telegram.files.store(upload, kind)
