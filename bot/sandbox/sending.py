"""What a bot sends: words, pictures, albums, documents, positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox import keyboards, markup
from bot.sandbox.wire import JSON, Asked, Refusal

if TYPE_CHECKING:
    from bot.sandbox.chats import Chat, Message
    from bot.sandbox.telegram import Telegram

_DOINGS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def message_text(asked: Asked) -> JSON:
    """`text` and `entities` of a message; at most 4096 UTF-16 units after parsing."""
    source = asked.text("text")
    if markup.is_blank(source):
        raise Refusal("message text is empty")
    text, entities = markup.parse(source, asked.text("parse_mode"), asked.items("entities"))
    if markup.is_blank(text):
        raise Refusal("message text is empty")
    if markup.units(text) > markup.MAX_TEXT:
        raise Refusal("message is too long")
    entities = _with_detected(text, entities)
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(source: str, mode: str, entities: list[JSON]) -> JSON:
    """`caption` and `caption_entities`; at most 1024 UTF-16 units after parsing."""
    text, entities = markup.parse(source, mode, entities)
    if markup.units(text) > markup.MAX_CAPTION:
        raise Refusal("message caption is too long")
    if not text:
        return {}
    entities = _with_detected(text, entities)
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _with_detected(text: str, entities: list[JSON]) -> list[JSON]:
    """Commands and addresses are found in what bots write, too, but not inside code or links."""

    def covered(found: JSON) -> bool:
        return any(
            entity["type"] in ("code", "pre", "text_link")
            and entity["offset"] < found["offset"] + found["length"]
            and found["offset"] < entity["offset"] + entity["length"]
            for entity in entities
        )

    found = [entity for entity in markup.detect(text) if not covered(entity)]
    return sorted([*entities, *found], key=lambda one: (one["offset"], -one["length"]))


def _caption_of(asked: Asked) -> JSON:
    return caption(asked.text("caption"), asked.text("parse_mode"), asked.items("caption_entities"))


def send_message(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API sendMessage."""
    return _send(telegram, asked, lambda: message_text(asked))


def send_photo(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API sendPhoto; up to 10 MB."""

    def content() -> JSON:
        words = _caption_of(asked)
        photo = telegram.files.asked(asked, "photo", "photo")
        return {"photo": telegram.files.photo(photo), **words}

    return _send(telegram, asked, content)


def send_document(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API sendDocument; up to 50 MB."""

    def content() -> JSON:
        words = _caption_of(asked)
        document = telegram.files.asked(asked, "document", "document")
        return {"document": telegram.files.document(document), **words}

    return _send(telegram, asked, content)


def send_location(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API sendLocation."""

    def content() -> JSON:
        latitude, longitude = asked.decimal("latitude"), asked.decimal("longitude")
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise Refusal("invalid location coordinates specified")
        location: JSON = {"latitude": latitude, "longitude": longitude}
        if asked.has("live_period"):
            location["live_period"] = asked.number("live_period")
        return {"location": location}

    return _send(telegram, asked, content)


def send_media_group(telegram: Telegram, asked: Asked) -> list[JSON]:
    """Bot API sendMediaGroup: 2 to 10 photos or documents; the album counts as one message."""
    chat = telegram.chat_for_sending(asked)
    media = asked.items("media")
    if not 2 <= len(media) <= 10:
        raise Refusal("expected 2-10 input media: album must include 2-10 items")
    reply = _replied(chat, asked)
    kinds = {one.get("type") for one in media if isinstance(one, dict)}
    if not kinds <= {"photo", "document"} or len(kinds) != 1:
        raise Refusal("wrong media group: photos and documents can't be mixed here")
    bodies: list[JSON] = []
    for one in media:
        words = caption(
            one.get("caption") or "", one.get("parse_mode") or "", one.get("caption_entities") or []
        )
        kind = str(one["type"])
        stored = telegram.files.asked(asked, kind, kind, reference=str(one.get("media", "")))
        shown: Any = (
            telegram.files.photo(stored) if kind == "photo" else telegram.files.document(stored)
        )
        bodies.append({kind: shown, **words})
    telegram.floods.count(chat.id)
    album = telegram.new_album()
    sent = [
        telegram.post(chat, {**body, **reply, "media_group_id": album}, **_manner(asked))
        for body in bodies
    ]
    return [message.on_the_wire() for message in sent]


# What of a message is its content, and goes along when it is copied.
_CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "location",
    "contact",
    "sticker",
    "voice",
)


def copy_message(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API copyMessage: the same content as a message of the bot's own; gives only the id."""
    source = telegram.chats.get(asked.number("from_chat_id"))
    original = source.find(asked.number("message_id")) if source else None
    if original is None:
        raise Refusal("message to copy not found")
    content = {key: original.body[key] for key in _CONTENT if key in original.body}
    if not content:
        raise Refusal("message can't be copied")
    return {"message_id": _send(telegram, asked, lambda: content)["message_id"]}


def send_chat_action(telegram: Telegram, asked: Asked) -> bool:
    """Bot API sendChatAction: shown for 5 seconds, or until the next message."""
    chat = telegram.chat_for_sending(asked)
    if asked.text("action") not in _DOINGS:
        raise Refusal("wrong parameter action in request")
    telegram.begins(chat, asked.text("action"))
    return True


def _send(telegram: Telegram, asked: Asked, content: Any) -> JSON:
    chat = telegram.chat_for_sending(asked)
    reply = _replied(chat, asked)
    buttons = keyboards.accepted(asked.value("reply_markup"))
    body = {**content(), **reply}
    telegram.floods.count(chat.id)
    if buttons is not None:
        if "inline_keyboard" not in buttons:
            body["_fixed"] = True
        if "inline_keyboard" in buttons:
            body["reply_markup"] = buttons
        elif "keyboard" in buttons:
            body["_keys"] = buttons["keyboard"]
            body["_once"] = bool(buttons.get("one_time_keyboard"))
        elif buttons.get("remove_keyboard"):
            body["_keys"] = None
    message: Message = telegram.post(chat, body, **_manner(asked))
    return message.on_the_wire()


def _manner(asked: Asked) -> dict[str, bool]:
    return {"silent": asked.flag("disable_notification"), "sealed": asked.flag("protect_content")}


def _replied(chat: Chat, asked: Asked) -> JSON:
    """The message that is answered, by reply_parameters or the older reply_to_message_id."""
    parameters = asked.value("reply_parameters") or {}
    if not isinstance(parameters, dict):
        raise Refusal("can't parse reply parameters JSON object")
    wanted = Asked(
        parameters or {key: asked.params.get(key) for key in ("allow_sending_without_reply",)}, {}
    )
    message_id = wanted.number("message_id") or asked.number("reply_to_message_id")
    if not message_id:
        return {}
    if wanted.has("chat_id") and wanted.number("chat_id") != chat.id:
        raise Refusal("message to be replied not found")
    answered = chat.find(message_id)
    if answered is None:
        if wanted.flag("allow_sending_without_reply"):
            return {}
        raise Refusal("message to be replied not found")
    return {"reply_to_message": answered.quoted()}


METHODS = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendlocation": send_location,
    "sendmediagroup": send_media_group,
    "copymessage": copy_message,
    "sendchataction": send_chat_action,
}
