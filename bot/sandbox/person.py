"""What a person does on their phone, told to the bot exactly as Telegram tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from bot.sandbox import markup
from bot.sandbox.account import Account
from bot.sandbox.chats import Chat, Message, Tap
from bot.sandbox.files import sample_photo
from bot.sandbox.impossible import Impossible
from bot.sandbox.keyboards import Button
from bot.sandbox.wire import JSON, Upload
from models import clock


class Person(Account):
    """Somebody with a phone; every deed becomes an update for the bot."""

    def types(
        self,
        text: str,
        reply_to: Message | int | None = None,
        group: Chat | None = None,
        at: datetime | None = None,
    ) -> Message:
        """Write a message, perhaps as an answer to another. A text too long is sent in pieces.

        `at` is when it was written, if not now. Returns the (last) message.
        """
        text = markup.clean(text).strip(" \n\t")
        if markup.is_blank(text):
            raise Impossible("page-impossible-empty-message")
        while text:
            size = markup.cut(text, markup.MAX_TEXT)
            piece, text = text[:size], text[size:]
            entities = markup.detect(piece)
            body = {"text": piece} | ({"entities": entities} if entities else {})
            sent = self._sends(body, reply_to, group, at)
        return sent

    def edits(self, message: Message | int, text: str) -> Message:
        """Change one's own message (edited_message)."""
        message = self._mine(message)
        field = "text" if "text" in message.body else "caption"
        text = markup.clean(text).strip(" \n\t")
        most = markup.MAX_TEXT if field == "text" else markup.MAX_CAPTION
        if (field == "text" and markup.is_blank(text)) or markup.units(text) > most:
            raise Impossible("page-impossible-message-kept")
        message.body[field] = text
        entities = markup.detect(message.body[field])
        key = "entities" if field == "text" else "caption_entities"
        message.body.pop(key, None)
        if entities:
            message.body[key] = entities
        return self._edited(message)

    def taps(self, message: Message, row: int = 0, column: int = 0) -> Tap | None:
        """Tap a button below a message. A link to the bot sends /start; other links tell nobody."""
        if message.deleted:
            raise Impossible("page-impossible-message")
        try:
            button = message.buttons[row][column]
        except IndexError:
            raise Impossible("page-impossible-button") from None
        return self.presses(message, button)

    def presses(self, message: Message, button: Button) -> Tap | None:
        """Tap a button that the phone still shows, even if the message has changed meanwhile."""
        if button.kind == "copy":
            return None
        if button.url:
            self.opens(button.url)
            return None
        tap = Tap(
            self._telegram.new_query_id(),
            self.id,
            message.chat_id,
            message.id,
            button.data or "",
            clock.now().timestamp(),
        )
        self._telegram.taps[tap.id] = tap
        gone: JSON = {"message_id": message.id, "chat": message.body["chat"], "date": 0}
        self._telegram.push(
            {
                "callback_query": {
                    "id": tap.id,
                    "from": self.user(),
                    "message": gone if message.deleted else message.on_the_wire(),
                    "chat_instance": str(message.chat_id * 7919),
                    "data": tap.data,
                }
            }
        )
        return tap

    def opens(self, link: str) -> Message | None:
        """Open a link; `t.me/<bot>?start=x` starts the bot with x."""
        parts = urlsplit(link)
        if parts.hostname not in ("t.me", "telegram.me"):
            return None
        if parts.path.strip("/").lower() != self._telegram.username.lower():
            return None
        word = parse_qs(parts.query).get("start", [""])[0]
        if word and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", word):
            raise Impossible("page-impossible-start")
        if self.chat.blocked:
            self.unblocks()
        return self.types(f"/start {word}".strip())

    def sends_photo(
        self,
        photo: Upload | bytes | None = None,
        caption: str = "",
        reply_to: Message | int | None = None,
        group: Chat | None = None,
        album: str | None = None,
    ) -> Message:
        """Send a picture; without one, a small coloured sample."""
        if isinstance(photo, bytes):
            photo = Upload("photo.jpg", photo, "image/jpeg")
        upload = photo or sample_photo(self._telegram.files.next_number)
        body: JSON = {"photo": self._telegram.files.photo(self._stored(upload, "photo"))}
        if album:
            body["media_group_id"] = album
        return self._sends(body | _caption(caption), reply_to, group)

    def sends_album(
        self,
        photos: int | Sequence[Upload] = 3,
        caption: str = "",
        reply_to: Message | int | None = None,
    ) -> list[Message]:
        """Send 2 to 10 pictures as one album: as many updates with the same media_group_id."""
        uploads: Sequence[Upload | None] = [None] * photos if isinstance(photos, int) else photos
        if not 2 <= len(uploads) <= 10:
            raise Impossible("page-impossible-album")
        album = self._telegram.new_album()
        return [
            self.sends_photo(upload, "" if index else caption, reply_to, album=album)
            for index, upload in enumerate(uploads)
        ]

    def sends_document(
        self, document: Upload, caption: str = "", reply_to: Message | int | None = None
    ) -> Message:
        stored = self._stored(document, "document")
        body = {"document": self._telegram.files.document(stored), **_caption(caption)}
        return self._sends(body, reply_to)

    def sends_sticker(self, emoji: str = "👍", reply_to: Message | int | None = None) -> Message:
        stored = self._stored(sample_photo(), "sticker")
        sticker = {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._sends({"sticker": sticker}, reply_to=reply_to)

    def sends_voice(self, seconds: int = 3, reply_to: Message | int | None = None) -> Message:
        stored = self._stored(Upload("voice.ogg", b"OggS", "audio/ogg"), "voice")
        voice = {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "duration": seconds,
            "mime_type": "audio/ogg",
            "file_size": stored.size,
        }
        return self._sends({"voice": voice}, reply_to=reply_to)

    def shares_position(
        self,
        latitude: float,
        longitude: float,
        reply_to: Message | int | None = None,
        live_for: int | None = None,
    ) -> Message:
        """Share a position; `live_for` seconds if it is a live one."""
        location: JSON = {"latitude": latitude, "longitude": longitude}
        if live_for:
            location["live_period"] = live_for
        return self._sends({"location": location}, reply_to)

    def presses_key(self, label: str, latitude: float = 0, longitude: float = 0) -> Message:
        """Press a key of the reply keyboard: it says its words, or shares where the person is."""
        keys = [key for row in self.chat.keys or () for key in row if key["text"] == label]
        if not keys:
            raise Impossible("page-impossible-key", label=label)
        if keys[0].get("request_location"):
            return self.shares_position(latitude, longitude)
        return self.types(label)

    def moves(self, message: Message, latitude: float, longitude: float) -> Message:
        """A live position goes on (edited_message)."""
        message = self._mine(message)
        message.body["location"] = {
            **message.body["location"],
            "latitude": latitude,
            "longitude": longitude,
        }
        return self._edited(message)

    def forwards_position(self, latitude: float, longitude: float) -> Message:
        """Forward where somebody else is."""
        origin = {
            "type": "hidden_user",
            "sender_user_name": "Somebody",
            "date": self._telegram.stamp(),
        }
        location = {"latitude": latitude, "longitude": longitude}
        return self._sends({"location": location, "forward_origin": origin})

    def sends_venue(self, title: str, address: str, latitude: float, longitude: float) -> Message:
        """Choose a place from the map's list."""
        location = {"latitude": latitude, "longitude": longitude}
        venue = {"location": location, "title": title, "address": address}
        return self._sends({"venue": venue, "location": location})

    def shares_contact(
        self, name: str, phone: str, user_id: int | None = None, vcard: str = ""
    ) -> Message:
        contact: JSON = {"phone_number": markup.clean(phone), "first_name": markup.clean(name)}
        if user_id:
            contact["user_id"] = user_id
        if vcard:
            contact["vcard"] = vcard
        return self._sends({"contact": contact})

    def forwards(self, text: str, origin: str | Person = "Somebody") -> Message:
        """Forward a text of somebody: a name alone hides the account, a Person does not."""
        source: JSON = {"type": "hidden_user", "sender_user_name": origin}
        if isinstance(origin, Person):
            source = {"type": "user", "sender_user": origin.user()}
        source["date"] = self._telegram.stamp()
        text = markup.clean(text)
        entities = markup.detect(text)
        body: JSON = {"text": text, "forward_origin": source}
        return self._sends(body | ({"entities": entities} if entities else {}))

    def asks_inline(self, query: str) -> str:
        """Type the bot's name and a query in any chat; the query's id."""
        query_id = self._telegram.new_query_id()
        self._telegram.inline_queries[query_id] = clock.now().timestamp()
        asked = {"id": query_id, "from": self.user(), "query": query, "offset": ""}
        self._telegram.push({"inline_query": {**asked, "chat_type": "sender"}})
        return query_id

    def found(self, query_id: str) -> list[JSON] | None:
        """What the bot found for an inline query; None until it has answered."""
        return self._telegram.inline_answers.get(query_id)

    def chooses(self, query_id: str, wanted: str | int, group: Chat | None = None) -> Message:
        """Send one of the results of an inline query, as the person's own words.

        `wanted` is its title, or where it stands in the list.
        """
        for place, result in enumerate(self.found(query_id) or ()):
            if wanted in (place, result["title"]):
                body = {**result["message"], "via_bot": self._telegram.bot_user()}
                return self._sends(body, group=group)
        raise Impossible("page-impossible-result", name=str(wanted))

    def blocks(self) -> None:
        """Block the bot (my_chat_member)."""
        if not self.chat.blocked:
            self.chat.blocked = True
            self.changes_membership(self.chat, "member", "kicked")

    def unblocks(self) -> None:
        if self.chat.blocked:
            self.chat.blocked = False
            self.chat.started = True
            self.changes_membership(self.chat, "kicked", "member")

    def deletes(self, message: Message) -> None:
        """Delete a message for both; the bot is not told."""
        message.deleted = True
        self._telegram.changed(message.chat_id)

    def deletes_chat(self) -> None:
        """Clear the whole chat for both; the bot is not told."""
        for message in self.chat.messages:
            message.deleted = True
        self._telegram.changed(self.id)


def _caption(text: str) -> JSON:
    text = markup.clean(text).strip(" \n\t")
    if not text:
        return {}
    entities = markup.detect(text)
    return {"caption": text} | ({"caption_entities": entities} if entities else {})
