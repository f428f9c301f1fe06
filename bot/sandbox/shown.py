"""What a chat looks like on the try-out page: its messages as plain data."""

from __future__ import annotations

from bot.sandbox.chats import Message
from bot.sandbox.person import Person
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON


def chat_as_shown(telegram: Telegram, person: Person) -> JSON:
    """A person's chat as the page draws it."""
    chat = person.chat
    brought = chat.brought_keys
    return {
        "messages": [shown(telegram, message) for message in chat.visible],
        "commands": telegram.commands_in(person.id),
        "reply_keyboard": chat.keys and [[_key(key) for key in row] for row in chat.keys],
        "keyboard_of": brought.id if brought else None,
        "keyboard_once": bool(brought and brought.body.get("_once")),
        "doing": telegram.doing_in(person.id),
        "blocked": chat.blocked,
    }


def _key(key: JSON) -> JSON:
    return {"text": key["text"], "position": bool(key.get("request_location"))}


def shown(telegram: Telegram, message: Message) -> JSON:
    """A message as the page draws it."""
    body = message.body
    document, contact, location = (body.get(name) for name in ("document", "contact", "location"))
    answered = body.get("reply_to_message")
    return {
        "id": message.id,
        "out": message.out,
        "fetched": message.fetched,
        "date": message.date.isoformat(),
        # Below a keyboard Telegram does not say that the bot has edited.
        "edited": message.edited and not message.buttons,
        "html": message.html,
        "reply_to": _quoted(answered, telegram.id) if answered else None,
        "photos": [f"/try/files/{message.photo}"] if message.photo else [],
        "document": document
        and {
            "name": document["file_name"],
            "size": document["file_size"],
            "url": f"/try/files/{document['file_id']}",
        },
        "location": location
        and {"latitude": location["latitude"], "longitude": location["longitude"]},
        "contact": contact and {"name": contact["first_name"], "phone": contact["phone_number"]},
        "forwarded_from": _origin(body.get("forward_origin")),
        "via": bool(body.get("via_bot")),
        "note": next((note for note in ("sticker", "voice") if note in body), None),
        "album": message.album,
        "buttons": [
            [
                {
                    "text": button.text,
                    "kind": button.kind,
                    "style": button.style,
                    "url": button.url,
                    "copy_text": button.copy_text,
                }
                for button in row
            ]
            for row in message.buttons
        ],
    }


def _quoted(body: JSON, bot: int) -> JSON:
    kinds = ("photo", "document", "location", "contact", "sticker", "voice")
    kind = next((f"[{kind}]" for kind in kinds if kind in body), "")
    text = body.get("text") or body.get("caption") or kind
    return {"id": body["message_id"], "out": body["from"]["id"] != bot, "text": text}


def _origin(origin: JSON | None) -> str | None:
    if origin is None:
        return None
    return str(origin.get("sender_user_name") or origin["sender_user"]["first_name"])
