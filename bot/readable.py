"""What an update has to look like before anything of it is believed: each part of the kind Telegram sends."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from models.inbox import is_id

DEEPEST = 40  # a message that answers a message that … goes a few tables down
LATEST = 2**32  # in 2106
MESSAGES = ("message", "edited_message", "reply_to_message")

Check = Callable[[Any], bool]


def makes_sense(update: Any, depth: int = 0) -> bool:
    """Whether all that we read is of its kind and can be kept. Any of it may be missing, and parts that
    nobody reads may be anything, whatever stands in them: Telegram adds new kinds every few months.

    Telegram leaves out what there is not: null is no kind of anything.
    """
    if depth > DEEPEST:
        return False
    if isinstance(update, dict):
        return all(
            KINDS[name](part) and makes_sense(part, depth + 1)
            for name, part in update.items()
            if name in KINDS
        )
    if isinstance(update, list):
        return all(makes_sense(part, depth + 1) for part in update)
    return True


def only_what_we_read(inside: dict[str, Any], *, of_a_message: bool = False) -> dict[str, Any]:
    """The update without the parts of its messages that nobody reads, for the library knows each of
    them in one shape only, and Telegram changes them; it has to make sense."""
    return {
        name: only_what_we_read(part, of_a_message=name in MESSAGES)
        if name in KINDS and isinstance(part, dict)
        else part
        for name, part in inside.items()
        if name in KINDS or not of_a_message
    }


def _words(value: Any) -> bool:
    """Letters that a database takes."""
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _said(value: Any) -> bool:
    return isinstance(value, str)  # `cleaned` makes words of whatever somebody says


def _whole(value: Any) -> bool:
    return is_id(value) and value >= 0


def _moment(value: Any) -> bool:
    return _whole(value) and value < LATEST


def _degrees(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and abs(value) <= 180


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _table(value: Any) -> bool:
    return isinstance(value, dict)


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(map(_table, value))


def _somebody(value: Any) -> bool:
    return _table(value) and is_id(value.get("id"))


def _asked(value: Any) -> bool:
    return (
        _table(value)
        and _words(value.get("id"))
        and _words(value.get("data", ""))
        and _somebody(value.get("from"))
    )


# Bot API: a name means the same wherever it stands.
KINDS: dict[str, Check] = {
    **dict.fromkeys(("from", "chat", "user", "sender_chat", "forward_from", "via_bot"), _somebody),
    **dict.fromkeys(("callback_query", "inline_query"), _asked),
    **dict.fromkeys(("message_id", "user_id"), is_id),
    **dict.fromkeys(("date", "edit_date"), _moment),
    **dict.fromkeys(("text", "caption", "query"), _said),
    **dict.fromkeys(
        (
            *("chat_instance", "inline_message_id", "media_group_id", "status", "type"),
            *("first_name", "last_name", "username", "language_code", "sender_user_name"),
            *("file_id", "file_unique_id", "file_name", "mime_type"),
            *("phone_number", "vcard", "title", "address", "emoji", "url"),
        ),
        _words,
    ),
    **dict.fromkeys(("file_size", "width", "height", "duration", "length", "live_period"), _whole),
    **dict.fromkeys(("latitude", "longitude"), _degrees),
    **dict.fromkeys(("is_bot", "is_animated", "is_video"), _flag),
    **dict.fromkeys(("photo", "entities", "caption_entities"), _tables),
    **dict.fromkeys(
        (
            *("message", "edited_message", "my_chat_member", "old_chat_member", "new_chat_member"),
            *("reply_to_message", "forward_origin", "contact", "document", "audio", "voice"),
            *("video", "video_note", "animation", "sticker", "venue", "location"),
        ),
        _table,
    ),
}
