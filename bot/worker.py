"""The worker: takes updates from the inbox, one transaction each, one at a time in a chat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, CallbackQuery, ChatMember, Update
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError
from telegram.ext import filters

from bot import filling
from bot.bell import INBOX, OUTBOX, Bell
from bot.doings import Doings
from bot.inline import WAITS, Article, InlineAnswer
from bot.metrics import TURN_SECONDS, TURNS
from bot.readable import makes_sense, only_what_we_read
from bot.receiver import WANTED, brief
from bot.router import Switchboard
from bot.texts import cleaned
from bot.turn import Turn
from models import clock
from models.database import Database, is_away
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.inbox import NO_CHAT, Incoming, Received
from models.outbox import Act, Outgoing, Urgency, lost_contact, notify, tell_administrators
from models.staff import Staff

log = structlog.get_logger()

POLL = 1.0  # seconds between looks, should a ring be missed
PAUSE = 2.0  # seconds to wait for a database that is away
TYPES_AFTER = 1.0  # seconds of a turn; most take a hundredth


@dataclass(frozen=True)
class TapAnswer:
    """What a tapped button's phone shows; said after the commit, best effort."""

    query: CallbackQuery
    toast: str | None

    async def say(self) -> None:
        """Stop the button's spinner (answerCallbackQuery); too late or gone is nobody's loss."""
        try:
            await self.query.answer(self.toast)
        except TelegramError as error:
            log.debug("tap not answered", reason=str(error))


class Worker:
    def __init__(self, bot: Bot, database: Database, bell: Bell, switchboard: Switchboard) -> None:
        self.bot = bot
        self.doings = Doings(bot)
        self.database = database
        self.bell = bell
        self.switchboard = switchboard
        self.trouble = ""  # why no turns are taken just now
        self._saying: set[asyncio.Task[None]] = set()
        # Where several take turns side by side, one hears the bell: not all look for the same update.
        self._idle = asyncio.Lock()

    async def run(self) -> None:
        """Work for as long as this runs; a database that is away is waited for."""
        while True:
            try:
                if await self.take_one():
                    self.bell.no_turn.clear()
                    await asyncio.sleep(0)  # what it answers goes before the next update
                else:
                    self.bell.no_turn.set()
                    async with self._idle:
                        await self.bell.wait(INBOX, POLL)
                self.trouble = ""
            except SQLAlchemyError as error:
                self.bell.no_turn.set()
                if brief(error) != self.trouble:
                    log.warning("the database takes no turns", reason=brief(error))
                self.trouble = brief(error)
                await asyncio.sleep(PAUSE)

    async def take_one(self) -> bool:
        """Take the next update; False when none waits. What a bug of ours breaks is tried again."""
        taken: int | None = None
        answer: TapAnswer | InlineAnswer | None = None
        try:
            async with self.database.writing() as session:
                incoming = await Incoming.take(session)
                if incoming is None:
                    return False
                taken = incoming.id
                if self._idle.locked():
                    self.bell.ring(INBOX)  # there may be more than one: the next one looks
                with TURN_SECONDS.time():
                    answer = await self._turn(session, incoming)
                await incoming.done(session)
        except Exception as error:
            if taken is None or is_away(error):
                raise  # nobody's bug: `run` waits for the database
            TURNS.labels("failed").inc()
            log.exception("a turn failed", incoming=taken)
            await self._count_failure(taken, error)
            return True
        TURNS.labels("done").inc()
        self.bell.ring(OUTBOX)
        if answer:
            # Not waited for: the next update of this chat need not wait for Telegram.
            saying = asyncio.create_task(answer.say())
            self._saying.add(saying)
            saying.add_done_callback(self._saying.discard)
        await self.bell.ring_elsewhere(OUTBOX)
        return True

    async def answered(self) -> None:
        """Wait until every tap and inline query taken so far was answered."""
        if self._saying:
            await asyncio.wait(self._saying)

    async def _turn(
        self, session: AsyncSession, incoming: Incoming
    ) -> TapAnswer | InlineAnswer | None:
        if not incoming.payload.keys() & set(WANTED):
            return None  # a kind that we never asked for
        try:
            if not makes_sense(incoming.payload):
                raise ValueError("a part of it is of another kind than Telegram sends")
            try:
                update = Update.de_json(incoming.payload, self.bot)
            except (
                Exception
            ):  # a part that is nothing to us is of a shape that is new to the library
                update = Update.de_json(only_what_we_read(incoming.payload), self.bot)
        except Exception as error:
            # Reading it again gives the same: set it aside at once.
            raise Unreadable from error
        if update.inline_query:
            if clock.now() - incoming.created_at > WAITS:
                return None
            articles = await look_up(
                session, update, incoming.created_at, self.switchboard, self.bot.username
            )
            return InlineAnswer(update.inline_query, articles)
        async with self.doings.shown(incoming.lane_id, ChatAction.TYPING, after=TYPES_AFTER):
            turn = await take_turn(
                session, update, incoming.created_at, self.switchboard, self.bot.username
            )
        if update.callback_query is None:
            return None
        return TapAnswer(update.callback_query, turn.toast if turn else None)

    async def _count_failure(self, incoming_id: int, error: Exception) -> None:
        async with self.database.writing() as session:
            failed = await Incoming.failed(
                session, incoming_id, brief(error), final=isinstance(error, Unreadable)
            )
            if failed.state is Received.QUARANTINED:
                await tell_of_quarantine(session, failed)
        self.bell.ring(OUTBOX)


class Unreadable(Exception):  # noqa: N818 - names what the update is
    """The update has a shape that Telegram does not send."""


async def tell_of_quarantine(session: AsyncSession, failed: Incoming) -> None:
    """The person gets an incident number, the administrators an alert."""
    log.error("an update was set aside", incident=failed.incident, reason=failed.error)
    person = await Staff.by_telegram(session, failed.lane_id) if failed.lane_id != NO_CHAT else None
    if person:
        await notify(
            session,
            person,
            "incident",
            urgency=Urgency.ANSWER,
            dedupe=f"incident:{failed.id}:{person.id}",
            incident=failed.incident,
        )
    await tell_administrators(
        session, "incident-alert", once=failed.incident, incident=failed.incident
    )


async def take_turn(
    session: AsyncSession,
    update: Update,
    arrived_at: datetime,
    switchboard: Switchboard,
    bot_name: str,
) -> Turn | None:
    """Do all that an update asks for, in the caller's transaction; None when it asks for nothing.

    A rule that says no is translated here: what it did is undone, the sentence remains.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.is_bot:
        return None  # a channel, or nobody in particular
    if chat.type != ChatType.PRIVATE:
        return None  # customers and money are never talked about in groups
    somebody = await Staff.by_telegram(session, user.id)
    if update.my_chat_member:
        if somebody and update.my_chat_member.new_chat_member.status == ChatMember.BANNED:
            await lost_contact(session, somebody)
        elif somebody:
            somebody.reachable = True
        return None
    if update.message is None and update.edited_message is None and update.callback_query is None:
        return None
    if update.message and filters.StatusUpdate.ALL.check_update(update):
        return None  # a message was pinned, a picture changed: nobody said anything
    turn = Turn(session, update, arrived_at, user, bot_name, somebody)
    if somebody is None:
        await switchboard.meet_stranger(turn)
        keep_menu_current(turn, switchboard)
        return turn
    somebody.reachable = True
    somebody.language = somebody.language or turn.language_of_the_phone
    await _look_at_what_it_answers(turn)
    draft = await Draft.open_one(session, somebody.id)
    went_cold = draft is not None and draft.is_cold and update.callback_query is None
    if draft and went_cold:
        filling.park(draft)
    steps = draft.rev if draft else 0
    try:
        async with session.begin_nested():
            is_command = await switchboard.take(turn, draft)
    except Refused as refusal:
        # After the rollback the rows are found again.
        await session.refresh(somebody)
        if draft:
            await session.refresh(draft)
        turn.toast = None
        turn.say(refusal.key, **refusal.facts)
        form = draft if draft and draft.state is DraftState.OPEN else None
        is_command = switchboard.command_in(turn, form) is not None
    came_between = is_command and draft is not None and draft.state is DraftState.OPEN
    if draft and came_between and draft.rev == steps:
        filling.park(draft)
        await filling.offer_parked(turn)
    elif went_cold and await Draft.open_one(session, somebody.id) is None:
        await filling.offer_parked(turn)
    keep_menu_current(turn, switchboard)
    return turn


async def look_up(
    session: AsyncSession,
    update: Update,
    arrived_at: datetime,
    switchboard: Switchboard,
    bot_name: str,
) -> Sequence[Article]:
    """What an inline query finds; it changes nothing, and nobody from outside finds anything (1.2)."""
    query = update.inline_query
    assert query
    somebody = await Staff.by_telegram(session, query.from_user.id)
    if somebody is None:
        return ()
    turn = Turn(session, update, arrived_at, query.from_user, bot_name, somebody)
    return await switchboard.look_up(turn, cleaned(query.query))


def keep_menu_current(turn: Turn, switchboard: Switchboard) -> None:
    """The list behind the person's `/` follows their language, their position and our version."""
    if turn.somebody is None:
        return
    menu = switchboard.menu_of(turn.me)
    if turn.me.menu != menu:
        turn.me.menu = menu
        turn.session.add(
            Outgoing(
                chat_id=turn.chat_id, staff_id=turn.me.id, act=Act.COMMANDS, urgency=Urgency.BULK
            )
        )


async def _look_at_what_it_answers(turn: Turn) -> None:
    """Find our own message that was tapped or answered."""
    query, message = turn.update.callback_query, turn.message
    if query and query.message:
        tapped = await Outgoing.behind(turn.session, turn.chat_id, query.message.message_id)
        # Telegram changes no file into words: what its buttons bring comes below it.
        turn.tapped = None if tapped and tapped.act is Act.DOCUMENT else tapped
    if message and (answered := message.reply_to_message):
        turn.replied_to = await Outgoing.behind(
            turn.session, turn.chat_id, answered.message_id
        ) or await Outgoing.referenced(turn.session, turn.chat_id, answered.text or "")
