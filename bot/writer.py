"""What an owed message says by the time it goes: its words, its keys or its file, and the call for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, BotCommand, InputFile, ReplyKeyboardMarkup
from telegram.constants import ChatAction

from bot import calls
from bot.calls import Call
from bot.doings import Doings
from bot.outcomes import send_anew
from bot.panels import Panel, Picture, Taken, View, keyboard
from bot.router import Switchboard
from bot.texts import plain, t
from models import clock, records
from models.database import Database
from models.facts import unpack
from models.language import Language
from models.outbox import REST_OF_ALBUM, Act, Delivery, Outgoing, Urgency
from models.staff import Staff

FILES_AT_ONCE = 6  # that are made; so an answer never waits for twenty pictures
MADE_WITHIN = timedelta(minutes=2)  # a file; a company of 500 takes some seconds

Making = Callable[[], Awaitable[tuple[Call, Taken | None] | None]]
"""A file that is made; gives the call that sends it and what is kept of its being taken, or None
where there is nothing to send."""


@dataclass(frozen=True)
class Ready:
    """A message on its way: committed as `sending`, not yet handed over."""

    outgoing_id: int
    claimed_at: datetime
    call: Call | None = None
    making: Making | None = None
    makes_a_message: bool = True
    stands_alone: bool = False  # so that nothing else has to be known once it was sent

    def holds(self, outgoing: Outgoing) -> bool:
        """Whether it is still ours to send: nobody took it over for lost."""
        return outgoing.state is Delivery.SENDING and outgoing.retry_at == self.claimed_at


class Writer:
    """Writes messages in the reader's language and as things are now."""

    def __init__(self, bot: Bot, database: Database, switchboard: Switchboard) -> None:
        self.bot = bot
        self.doings = Doings(bot)
        self.database = database
        self.switchboard = switchboard
        # Of its own: in the loop's threads, names of hosts would be looked up behind the files.
        self._file_makers = ThreadPoolExecutor(FILES_AT_ONCE, "file")

    async def prepare(self, session: AsyncSession, outgoing: Outgoing) -> Ready | None:
        """The call for a message, or None when it is settled without one."""
        reader = await session.get(Staff, outgoing.staff_id) if outgoing.staff_id else None
        if reader and is_gone(reader, outgoing):
            outgoing.give_up(Delivery.DROPPED, "the person is no longer there")
            return None
        target = await session.get(Outgoing, outgoing.target_id) if outgoing.target_id else None
        target_message = target.message_id if target else None
        if outgoing.act is Act.DELETE:
            if target_message is None:
                outgoing.give_up(Delivery.DROPPED, "it was never sent")
                return None
            assert target
            all_of_it = [target_message, *target.facts.get(REST_OF_ALBUM, ())]
            return self._ready(outgoing, calls.delete(self.bot, outgoing.chat_id, all_of_it))
        if outgoing.act is Act.EDIT and target_message is None:
            send_anew(outgoing)
        language = reader.speaks if reader else Language.EN
        match outgoing.act:
            case Act.COMMANDS:
                return self._ready(outgoing, self._commands(outgoing.chat_id, reader))
            case Act.COPY | Act.PHOTOS:
                assert reader and outgoing.about
                if await records.find(session, outgoing.about, reader) is None:
                    outgoing.give_up(Delivery.DROPPED, "not for this person any more")
                    return None
                call = calls.copy if outgoing.act is Act.COPY else calls.album
                return self._ready(outgoing, call(self.bot, outgoing))
            case Act.DOCUMENT:
                ready_by = clock.now() + MADE_WITHIN
                return Ready(outgoing.id, ready_by, making=partial(self._document, outgoing))
        panel = await self._panel(session, outgoing, reader)
        if panel is None:
            outgoing.give_up(Delivery.DROPPED, "nothing is left to say, or not to this person")
            return None
        words = str(panel.html)
        marked = target or outgoing
        if marked.carries_reference:
            words += f"\n{t(language, 'reference', mark=marked.reference)}"
        elif outgoing.again:
            words += f"\n{t(language, 'sent-again')}"
        markup = keyboard(language, panel.rows)
        if outgoing.act is not Act.EDIT:
            return self._ready(outgoing, calls.send(self.bot, outgoing, words, markup))
        assert target_message
        assert not isinstance(markup, ReplyKeyboardMarkup)
        return self._ready(
            outgoing, calls.edit(self.bot, outgoing.chat_id, target_message, words, markup)
        )

    async def _panel(
        self, session: AsyncSession, outgoing: Outgoing, reader: Staff | None
    ) -> Panel | None:
        """What the message says, in the reader's language and as things are now."""
        if outgoing.html is not None:
            return Panel(Markup(outgoing.html), outgoing.buttons)  # noqa: S704 - made by `t`
        assert reader, "only people of the company are told of records"
        record = None
        if outgoing.about:
            # The right to it is looked at again: much may have changed since it was owed.
            record = await records.find(session, outgoing.about, reader)
            if record is None:
                # What the chat still shows of it goes; nothing new is said.
                is_shown = outgoing.act is Act.EDIT
                return Panel(t(reader.speaks, "card-gone")) if is_shown else None
        facts = unpack(outgoing.facts)
        if card := self.switchboard.cards.get(outgoing.key):
            return await card(View(session, reader, record, facts))
        return Panel(t(reader.speaks, outgoing.key, **facts), outgoing.buttons)

    async def _document(self, outgoing: Outgoing) -> tuple[Call, Taken | None] | None:
        """The file as things are now, or why there is none; if it is still for this person.

        Not within the claim: what is large takes seconds, and the others wait for nobody's sheet.
        """
        async with self.database.reading() as session:
            reader = await session.get_one(Staff, outgoing.staff_id)
            record = await records.find(session, outgoing.about, reader) if outgoing.about else None
            if is_gone(reader, outgoing) or (outgoing.about and record is None):
                return None
            view = View(session, reader, record, unpack(outgoing.facts))
            made = await self.switchboard.documents[outgoing.key](view)
        if made is None:
            return None
        again = t(reader.speaks, "sent-again") if outgoing.again else Markup()
        said = made if isinstance(made, Markup) else made.caption
        words = str(Markup("\n").join(part for part in (said, again) if part))
        if isinstance(made, Markup):
            return calls.send(self.bot, outgoing, words, None), None
        is_picture = isinstance(made, Picture)
        action = ChatAction.UPLOAD_PHOTO if is_picture else ChatAction.UPLOAD_DOCUMENT
        waited_for = outgoing.urgency == Urgency.ANSWER  # a plain number in the row
        doing = self.doings.shown(outgoing.chat_id, action) if waited_for else nullcontext()
        async with doing:
            # In a thread: meanwhile the others are sent to.
            loop = asyncio.get_running_loop()
            content = await loop.run_in_executor(self._file_makers, made.write)
        file = InputFile(content, filename=made.file_name)
        markup = keyboard(reader.speaks, made.rows)
        call = calls.file(self.bot, outgoing, file, words, markup, is_picture=is_picture)
        return call, made.taken

    def _ready(self, outgoing: Outgoing, call: Call) -> Ready:
        return Ready(
            outgoing.id,
            clock.now(),
            call,
            makes_a_message=outgoing.act.makes_a_message,
            stands_alone=outgoing.stands_alone,
        )

    def _commands(self, chat_id: int, reader: Staff | None) -> Call:
        """The menu behind a person's `/`; an empty one for who is no longer of the company."""
        commands = [
            BotCommand(name, plain(t(reader.speaks, f"command-{name}")))
            for name in (self.switchboard.commands_of(reader) if reader else ())
            if reader
        ]
        return calls.set_commands(self.bot, chat_id, commands)


def is_gone(reader: Staff, outgoing: Outgoing) -> bool:
    """Whether the chat is no longer that person's: they left, or have another account."""
    return reader.left_at is not None or reader.telegram_id != outgoing.chat_id
