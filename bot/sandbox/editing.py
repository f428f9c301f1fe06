"""What a bot changes afterwards: edits, deletions, and the answer to a tap."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.sandbox import keyboards, markup, sending
from bot.sandbox.updates import TAP_LIVES
from bot.sandbox.wire import JSON, Asked, Refusal
from models import clock

if TYPE_CHECKING:
    from bot.sandbox.chats import Message
    from bot.sandbox.telegram import Telegram

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
DELETABLE_FOR = timedelta(hours=48)


def edit_message_text(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API editMessageText. No reply_markup given: the buttons go."""
    message = _editable(telegram, asked)
    if "text" not in message.body:
        raise Refusal("there is no text in the message to edit")
    changed = sending.message_text(asked)
    return _edit(telegram, message, asked, changed, ("text", "entities"))


def edit_message_caption(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API editMessageCaption. No reply_markup given: the buttons go."""
    message = _editable(telegram, asked)
    if not {"photo", "document"} & message.body.keys():
        raise Refusal("there is no caption in the message to edit")
    changed = sending.caption(
        asked.text("caption"), asked.text("parse_mode"), asked.items("caption_entities")
    )
    return _edit(telegram, message, asked, changed, ("caption", "caption_entities"))


def edit_message_reply_markup(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API editMessageReplyMarkup."""
    return _edit(telegram, _editable(telegram, asked), asked, {}, ())


def _editable(telegram: Telegram, asked: Asked) -> Message:
    if asked.has("inline_message_id"):
        raise Refusal("MESSAGE_ID_INVALID")
    chat = telegram.chat_of(asked)
    if not asked.has("message_id"):
        raise Refusal("message identifier is not specified")
    message = chat.find(asked.number("message_id"))
    if message is None:
        raise Refusal("message to edit not found")
    # Telegram lets go of messages that came with a reply keyboard or took one away.
    if message.out or message.body.get("_fixed"):
        raise Refusal("message can't be edited")
    return message


def _edit(
    telegram: Telegram, message: Message, asked: Asked, changed: JSON, fields: tuple[str, ...]
) -> JSON:
    buttons = keyboards.accepted_inline(asked.value("reply_markup"))
    if buttons is not None:
        changed = {**changed, "reply_markup": buttons}
    fields = (*fields, "reply_markup")
    if all(changed.get(field) == message.body.get(field) for field in fields):
        raise Refusal(NOT_MODIFIED)
    for field in fields:
        message.body.pop(field, None)
    message.body.update(changed)
    message.body["edit_date"] = int(clock.now().timestamp())
    message.edits += 1
    telegram.changed(message.chat_id)
    return message.on_the_wire()


def delete_message(telegram: Telegram, asked: Asked) -> bool:
    """Bot API deleteMessage: within 48 hours; in private chats the person's messages, too."""
    chat = telegram.chat_of(asked)
    message = chat.find(asked.number("message_id"))
    if message is None:
        raise Refusal("message to delete not found")
    if clock.now() - message.date > DELETABLE_FOR:
        raise Refusal("message can't be deleted for everyone")
    if message.out and chat.kind != "private":
        raise Refusal("message can't be deleted")
    message.deleted = True
    telegram.changed(chat.id)
    return True


def delete_messages(telegram: Telegram, asked: Asked) -> bool:
    """Bot API deleteMessages: 1 to 100, each as by deleteMessage; what is not found is skipped."""
    chat = telegram.chat_of(asked)
    numbers = asked.items("message_ids")
    if not 1 <= len(numbers) <= 100:
        raise Refusal("message identifiers are not specified")
    for number in numbers:
        if chat.find(number) is not None:
            delete_message(telegram, Asked({"chat_id": chat.id, "message_id": number}, {}))
    return True


def answer_callback_query(telegram: Telegram, asked: Asked) -> bool:
    """Bot API answerCallbackQuery: once, within 150 s, at most 200 characters."""
    text = asked.text("text")
    if markup.units(text) > 200:
        raise Refusal("MESSAGE_TOO_LONG")
    tap = telegram.taps.get(asked.text("callback_query_id"))
    now = clock.now().timestamp()
    if tap is None or tap.answered or now - tap.at > TAP_LIVES:
        raise Refusal(TOO_OLD)
    tap.answered = True
    tap.toast = text or None
    tap.alert = asked.flag("show_alert")
    tap.url = asked.text("url") or None
    telegram.changed(tap.chat)
    return True


def answer_inline_query(telegram: Telegram, asked: Asked) -> bool:
    """Bot API answerInlineQuery: once, within 150 s, at most 50 results, each an article."""
    results = asked.items("results")
    if len(results) > 50:
        raise Refusal("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if not all(1 <= len(one.encode()) <= 64 for one in ids):
        raise Refusal("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise Refusal("RESULT_ID_DUPLICATE")
    articles = [_article(result) for result in results]
    query_id = asked.text("inline_query_id")
    asked_at = telegram.inline_queries.pop(query_id, None)
    if asked_at is None or clock.now().timestamp() - asked_at > TAP_LIVES:
        raise Refusal(TOO_OLD)
    telegram.inline_answers[query_id] = articles
    return True


def _article(result: JSON) -> JSON:
    """What the list shows, and the message that choosing it sends."""
    if markup.is_blank(str(result.get("title") or "")):
        raise Refusal("title is empty")
    content = result.get("input_message_content") or {}
    message = sending.message_text(Asked({**content, "text": content.get("message_text")}, {}))
    description = str(result.get("description") or "")
    return {"title": str(result["title"]), "description": description, "message": message}


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query,
}
