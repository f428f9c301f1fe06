"""What each act is as a call of Telegram's Bot API, with everything it needs already known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ParseMode

from models.albums import DOCUMENTS, PHOTOS
from models.outbox import Outgoing

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Call = Callable[[], Awaitable[Sequence[int]]]
"""One call to Telegram; gives the ids of the messages it made, several where it is an album."""


def reply_of(outgoing: Outgoing) -> ReplyParameters | None:
    """Which message of the chat it answers."""
    if outgoing.reply_to_message_id is None:
        return None
    return ReplyParameters(outgoing.reply_to_message_id, allow_sending_without_reply=True)


def send(
    bot: Bot,
    outgoing: Outgoing,
    words: str,
    markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
) -> Call:
    chat_id, silent, reply = outgoing.chat_id, outgoing.silent, reply_of(outgoing)

    async def call() -> Sequence[int]:
        message = await bot.send_message(
            chat_id,
            words,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
            reply_parameters=reply,
            disable_notification=silent,
        )
        return [message.message_id]

    return call


def edit(
    bot: Bot, chat_id: int, message_id: int, words: str, markup: InlineKeyboardMarkup | None
) -> Call:
    async def call() -> Sequence[int]:
        await bot.edit_message_text(
            words,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
        )
        return [message_id]

    return call


def delete(bot: Bot, chat_id: int, message_ids: Sequence[int]) -> Call:
    async def call() -> Sequence[int]:
        if len(message_ids) > 1:
            await bot.delete_messages(chat_id, message_ids)
        else:
            await bot.delete_message(chat_id, *message_ids)
        return ()

    return call


def copy(bot: Bot, outgoing: Outgoing) -> Call:
    chat_id, facts, reply = outgoing.chat_id, outgoing.facts, reply_of(outgoing)

    async def call() -> Sequence[int]:
        copied = await bot.copy_message(
            chat_id, facts["chat_id"], facts["message_id"], reply_parameters=reply
        )
        return [copied.message_id]

    return call


def album(bot: Bot, outgoing: Outgoing) -> Call:
    """Photos, or documents: Telegram mixes them in no album."""
    chat_id, reply, silent = outgoing.chat_id, reply_of(outgoing), outgoing.silent
    owed = outgoing.facts.get(PHOTOS) or outgoing.facts[DOCUMENTS]
    are_photos = PHOTOS in outgoing.facts

    async def send_one() -> Sequence[int]:
        [(file_id, caption)] = owed
        send = bot.send_photo if are_photos else bot.send_document
        message = await send(
            chat_id,
            file_id,
            caption=caption,
            reply_parameters=reply,
            disable_notification=silent,
        )
        return [message.message_id]

    async def send_album() -> Sequence[int]:
        kind = InputMediaPhoto if are_photos else InputMediaDocument
        album = [kind(file_id, caption=caption) for file_id, caption in owed]
        messages = await bot.send_media_group(
            chat_id, album, reply_parameters=reply, disable_notification=silent
        )
        return [message.message_id for message in messages]

    return send_one if len(owed) == 1 else send_album


def file(
    bot: Bot,
    outgoing: Outgoing,
    content: InputFile,
    caption: str,
    markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
    *,
    is_picture: bool,
) -> Call:
    """A picture is shown in the chat; any other file is opened from there."""
    chat_id, silent, reply = outgoing.chat_id, outgoing.silent, reply_of(outgoing)
    send = bot.send_photo if is_picture else bot.send_document

    async def call() -> Sequence[int]:
        message = await send(
            chat_id,
            content,
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            reply_parameters=reply,
            disable_notification=silent,
        )
        return [message.message_id]

    return call


def set_commands(bot: Bot, chat_id: int, commands: Sequence[BotCommand]) -> Call:
    async def call() -> Sequence[int]:
        await bot.set_my_commands(commands, BotCommandScopeChat(chat_id))
        return ()

    return call
