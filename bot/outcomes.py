"""What each answer of Telegram's means for a message (the error table of design.md)."""

from __future__ import annotations

from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.over_http import NEVER_LEFT
from models.outbox import OUT_OF_REACH, Act, Delivery, Outgoing, Urgency, lost_contact
from models.staff import Staff

log = structlog.get_logger()

TOLD_TO_WAIT = "told to wait"
NOT_ACCEPTED = "Telegram does not accept the token"
# How the error begins of what was surely not delivered.
NOT_TAKEN = (OUT_OF_REACH, TOLD_TO_WAIT, NOT_ACCEPTED)
REPEATED_AT_MOST = 10  # times: in the pauses of `wait`, about a quarter of an hour


async def settle(session: AsyncSession, outgoing: Outgoing, error: TelegramError) -> None:
    """What an error of Telegram's means for a message (the table of design.md)."""
    # BadRequest is a NetworkError to the library, but one that trying again never cures.
    match error:
        case RetryAfter():
            outgoing.wait(TOLD_TO_WAIT, pause_of(error))
        case BadRequest():
            await _settle_bad_request(session, outgoing, error.message)
        case Forbidden():
            outgoing.give_up(Delivery.DEAD, error.message)
            await _lose_contact(session, outgoing)
        case InvalidToken():
            outgoing.wait(NOT_ACCEPTED, timedelta(minutes=1))
        case NetworkError() if never_left(error):
            outgoing.wait(f"{OUT_OF_REACH}: {error.message}")
        case NetworkError():
            perhaps_delivered(outgoing, error.message)
        case _:
            outgoing.give_up(Delivery.DEAD, error.message)
            log.error("Telegram refuses a message", outgoing=outgoing.id, reason=error.message)


def pause_of(error: RetryAfter) -> timedelta:
    """How long Telegram asked to wait; the library gives seconds or, if told to, what they are."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def never_left(error: TelegramError | None) -> bool:
    """Whether a call failed for want of a connection."""
    return error is not None and isinstance(error.__cause__, NEVER_LEFT)


def perhaps_delivered(outgoing: Outgoing, reason: str, pause: timedelta | None = None) -> None:
    """Nobody knows whether it arrived: what can be done twice is, for a while; the rest is listed.

    A message somebody waits for or must act on is sent once more, and says so: alerts and
    reminders by the reference they carry, answers by a line of their own. `pause` as in `wait`.
    """
    if outgoing.act.can_be_repeated:
        if outgoing.error and outgoing.error.startswith(NOT_TAKEN):
            outgoing.attempts = 0  # an hour out of reach is no reason to give up at the first page
        if outgoing.attempts >= REPEATED_AT_MOST:  # all that is behind it in its chat waits
            outgoing.give_up(Delivery.UNKNOWN, reason)
        else:
            outgoing.wait(reason, pause)
    elif outgoing.act.has_words_of_ours and outgoing.urgency < Urgency.BULK and not outgoing.again:
        outgoing.again = True
        outgoing.wait(reason, pause)
    else:
        outgoing.give_up(Delivery.UNKNOWN, reason)


def send_anew(outgoing: Outgoing) -> None:
    """The message to change is gone: the change comes as a message of its own."""
    outgoing.act = Act.SEND


async def _settle_bad_request(session: AsyncSession, outgoing: Outgoing, reason: str) -> None:
    said = reason.lower()
    if "message is not modified" in said or "message to delete not found" in said:
        await outgoing.sent(session, outgoing.message_id)  # the chat is as we want it
    elif outgoing.act is Act.DELETE:
        outgoing.give_up(Delivery.DROPPED, reason)  # too old to be deleted: let it stand
    elif "chat not found" in said:
        # Somebody on the list who never opened the chat, or whose account is gone.
        outgoing.give_up(Delivery.DEAD, reason)
        await _lose_contact(session, outgoing)
    elif (
        outgoing.act is Act.EDIT
        and "message" in said
        and ("not found" in said or "can't be" in said)
    ):
        send_anew(outgoing)
        outgoing.wait(reason, timedelta())
    elif outgoing.act is Act.PHOTOS and (apart := _each_by_itself(outgoing)):
        # For one file of it, perhaps: that must not cost the others.
        outgoing.give_up(Delivery.DROPPED, f"each file goes by itself: {reason}")
        session.add_all(apart)
    else:
        outgoing.give_up(Delivery.DEAD, reason)
        log.error("Telegram refuses a message", outgoing=outgoing.id, reason=reason)


def _each_by_itself(album: Outgoing) -> list[Outgoing]:
    """The files of an album as messages of their own; none where it is of one file already."""
    [(kind, files)] = album.facts.items()
    if len(files) == 1:
        return []
    return [
        Outgoing(
            chat_id=album.chat_id,
            staff_id=album.staff_id,
            act=Act.PHOTOS,
            facts={kind: [file]},
            about=album.about,
            urgency=album.urgency,
            silent=album.silent,
            reply_to_message_id=album.reply_to_message_id,
        )
        for file in files
    ]


async def _lose_contact(session: AsyncSession, outgoing: Outgoing) -> None:
    if outgoing.staff_id:
        await lost_contact(session, await session.get_one(Staff, outgoing.staff_id))
