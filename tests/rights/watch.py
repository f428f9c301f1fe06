"""What one attempt showed somebody and what it changed: a real turn, everything it owes made, all undone."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot.app import Fieldbook
from bot.router import Switchboard
from bot.worker import look_up, take_turn
from bot.writer import Writer
from models import clock
from models.base import Base
from models.drafts import Draft, DraftState
from models.outbox import Act, Delivery, Outgoing
from models.staff import Staff
from tests.rights.company import FORMER, Company, now
from tests.rights.ears import Added, AtOnce, Card, Ears, Seen

# What nobody's deed is judged by, and why.
MACHINERY: Mapping[str, str] = {
    "allowances": "how soon a chat may be written to again: every message takes of it",
    "audit": "every deed is added to it, and nothing is ever changed (`fieldbook audit`)",
    "audit_seals": "as the audit",
    "counters": "the next number of an order: whoever places one takes it",
    "inbox": "what was said to us, before anybody has read it",
    "lanes": "whose update is next",
    "outbox": "what it says is judged when it reaches somebody, by whoever owed it",
    "pauses": "until when Telegram wants to be left alone",
    "reminders": "when the clock looks again; what it says is judged when it reaches somebody",
    "strangers": "accounts of nobody: when each was answered last",
}
SAID, OLD = 100_001, 99_999  # the message that somebody writes; one of ours, tapped or answered
NOTHING: Mapping[str, Any] = {}
OWED = (
    select(Outgoing)
    .where(Outgoing.id > bindparam("last"), Outgoing.state == Delivery.WAITING)
    .order_by(Outgoing.id)
)
LEFT = select(Staff.id).where(
    Staff.id.in_(bindparam("changed", expanding=True)), Staff.left_at >= bindparam("since")
)
OF_A_FORM = ("form", "subject", "answers", "offered", "asking", "changing")


class Same:
    """A database of which there is one session."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        yield self.session


class Watch:
    """One person at their phone, within a transaction that never ends otherwise than undone."""

    def __init__(self, app: Fieldbook, company: Company, session: AsyncSession, name: str) -> None:
        self.app, self.company, self.session, self.name = app, company, session, name
        self.names = {chat: name for name, chat in company.chats.items()}
        self.chat = company.chats.get(name, 5000)
        self.ears = Ears()
        self.writer = Writer(self.ears, Same(session), app.switchboard)  # type: ignore[arg-type]  # stand-ins
        self.writer._file_makers = AtOnce()  # type: ignore[assignment]  # as above
        self.updates = 0
        self.last = company.last  # what was owed before

    # What somebody does

    async def taps(self, data: str, card: Card = None) -> Seen:
        """A button, below an old message of ours that was this `card`."""
        query = {"id": "1", "from": self.user, "chat_instance": "1", "data": data}
        async with self._having(card):
            message = self._message(OLD if card else 1, "card", self.bot)
            return await self.sends({"callback_query": {**query, "message": message}})

    async def types(self, words: str, **more: Any) -> Seen:
        """Words, or `more` of a message: a contact, a position, a photo above them, who was chosen inline."""
        body = self._message(SAID, words, self.user) | more
        if "photo" in more or "document" in more:
            body["caption"] = body.pop("text")
        return await self.sends({"message": body})

    async def edits(self, words: str, message: int) -> Seen:
        body = self._message(message, words, self.user) | {
            "edit_date": int(clock.now().timestamp())
        }
        return await self.sends({"edited_message": body})

    async def refers(self, words: str, number: int) -> Seen:
        """An answer to what carries the reference of a message of ours, whosever that was."""
        copy = self._message(88_888, f"A copy #r{number:x}", self.bot)
        return await self.types(words, reply_to_message=copy)

    async def fills(
        self, form: dict[str, Any], step: Callable[[Watch, str], Awaitable[Seen]]
    ) -> Seen:
        """A step of a form that has come so far; it is handed what the form's buttons begin with."""
        person = self.company.people.get(self.name)
        if person is None or self.name == FORMER:
            return Seen()
        async with self._undone():
            heard = {str(SAID): form["asking"]} if form["asking"] else {}
            draft = Draft(staff_id=person, state=DraftState.OPEN, heard=heard, **form)
            self.session.add(draft)
            await self.session.flush()
            return await step(self, f"f:{draft.id}:{draft.rev}:")

    async def answers(
        self, words: str, answered: dict[str, Any], more: Mapping[str, Any] = NOTHING
    ) -> Seen:
        """An answer to an old message of ours: its key, what it was about, the facts it came with."""
        async with self._having(answered):
            replied = self._message(OLD, "card", self.bot)
            return await self.types(words, reply_to_message=replied, **more)

    async def asks_inline(self, words: str) -> Seen:
        query = {"id": "1", "from": self.user, "query": words, "offset": ""}
        self.ears.seen = seen = Seen()
        async with self._undone():
            update = self._read({"inline_query": query})
            found = await look_up(
                self.session, update, clock.now(), self.app.switchboard, Ears.username
            )
            for article in found:
                seen.hear([article.title, article.description, str(article.html)])
        return seen

    async def is_owed(self, owed: dict[str, Any], at: datetime) -> Seen:
        """A card or a file, owed to somebody at a moment, falls to this person then."""
        self.ears.seen = seen = Seen()
        person = self.company.people.get(self.name)
        if person is None:
            return seen
        clock.move_to(at)
        try:
            async with self._undone():
                row = Outgoing(chat_id=self.chat, staff_id=person, **owed)
                self.session.add(row)
                await self.session.flush()
                await self._make(row)
        finally:
            clock.move_to(now())
        return seen

    # What comes of it

    async def sends(self, payload: dict[str, Any]) -> Seen:
        """One update, as the worker takes it; what it owes this person, as the sender would say it."""
        self.ears.seen = seen = Seen()
        async with self._undone():
            turn = await take_turn(
                self.session,
                self._read(payload),
                clock.now(),
                self.app.switchboard,
                Ears.username,
            )
            await self.session.flush()
            if turn and turn.toast:
                seen.hear(str(turn.toast))
            found = await self.session.execute(text("SELECT name, id FROM touched"))
            seen.changed = {(name, number) for name, number in found}
            seen.added = await self._added(seen.changed - self.company.rows.keys())
            seen.left = set(
                await self.session.scalars(LEFT, {"changed": seen.staff(), "since": now()})
            )
            if turn and turn.somebody and (draft := await Draft.open_one(self.session, turn.me.id)):
                seen.form = {part: getattr(draft, part) for part in OF_A_FORM}
            owed = await self.session.scalars(OWED, {"last": self.last})
            for row in owed.all():
                whose = self.names.get(row.chat_id, self.name)
                if whose != self.name:
                    self.ears.seen = seen.by_others.setdefault(whose, Seen())
                    if row.about and row.act is not Act.EDIT:
                        seen.told.add(row.about)
                await self._make(row)
                self.ears.seen = seen
        return seen

    async def _added(self, new: set[tuple[str, int]]) -> set[Added]:
        """What new rows point at."""
        found = set()
        for name, number in new:
            table = Base.metadata.tables[name]
            keys = {key.parent: key.column.table.name for key in table.foreign_keys}
            if not keys:
                continue
            for row in await self.session.execute(select(*keys).where(table.c.id == number)):
                found |= {
                    (name, column.name, of, one)
                    for (column, of), one in zip(keys.items(), row, strict=True)
                    if one
                }
        return found

    async def _make(self, row: Outgoing) -> None:
        seen = self.ears.seen
        owed = as_owed(row)
        act = Act.SEND if row.act is Act.EDIT else row.act
        self.ears.card = owed | {"act": act} if row.key else None
        if is_made_later(row, self.app.switchboard):
            seen.owed.append(owed)
        ready = await self.writer.prepare(self.session, row)
        call = ready.call if ready else None
        if ready and ready.making:
            made = await ready.making()
            call = made[0] if made else None
        if call:
            await call()
            if row.key:
                seen.drawn.add(row.key)

    @contextlib.asynccontextmanager
    async def _having(self, card: Card) -> AsyncIterator[None]:
        """With such an old message of ours in the chat."""
        if card is None:
            yield
            return
        async with self._undone():
            person = self.company.people.get(self.name)
            sent = {"chat_id": self.chat, "staff_id": person, "message_id": OLD}
            self.session.add(Outgoing(state=Delivery.SENT, **sent, **card))
            await self.session.flush()
            yield

    @contextlib.asynccontextmanager
    async def _undone(self) -> AsyncIterator[None]:
        savepoint = await self.session.begin_nested()
        try:
            yield
        finally:
            await savepoint.rollback()
            self.session.expunge_all()
            self.session.info.clear()

    def _read(self, payload: dict[str, Any]) -> Update:
        self.updates += 1
        update = Update.de_json({"update_id": self.updates, **payload}, self.app.bot)
        assert update
        return update

    @property
    def user(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": self.name, "language_code": "en"}

    @property
    def bot(self) -> dict[str, Any]:
        return {"id": 70001, "is_bot": True, "first_name": "Fieldbook", "username": Ears.username}

    def _message(self, number: int, words: str, sender: dict[str, Any]) -> dict[str, Any]:
        return {
            "message_id": number,
            "date": int(clock.now().timestamp()),
            "chat": {"id": self.chat, "type": "private", "first_name": self.name},
            "from": sender,
            "text": words,
        }


def is_made_later(row: Outgoing, switchboard: Switchboard) -> bool:
    """A card or a file, or what was attached to a record: the right to it is looked at when it is sent."""
    is_drawn = row.key in switchboard.cards or row.act is Act.DOCUMENT
    is_new = row.html is None and row.act in (Act.SEND, Act.DOCUMENT, Act.PHOTOS)
    return is_new and (is_drawn or row.about is not None)


def as_owed(row: Outgoing) -> dict[str, Any]:
    """What it would be to owe the same to somebody else."""
    return {name: getattr(row, name) for name in ("act", "key", "about", "facts")}


async def count_touched(session: AsyncSession) -> None:
    """From now on, the rows that anything changes are noted, in this transaction alone."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    await session.execute(text("CREATE TEMP TABLE touched (name TEXT, id INTEGER)"))
    if not is_sqlite:
        await session.execute(
            text(
                "CREATE FUNCTION pg_temp.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "INSERT INTO touched VALUES (TG_TABLE_NAME, COALESCE(NEW.id, OLD.id)); "
                "RETURN NULL; END $$"
            )
        )
    for name in Base.metadata.tables.keys() - MACHINERY.keys():
        for deed, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            if is_sqlite:
                note = f"INSERT INTO touched VALUES ('{name}', {row}.id)"  # noqa: S608 - our tables
                made = f"CREATE TEMP TRIGGER {name}_{deed} AFTER {deed} ON main.{name} BEGIN {note}; END"
            else:
                made = (
                    f"CREATE TRIGGER {name}_{deed} AFTER {deed} ON {name} "
                    "FOR EACH ROW EXECUTE FUNCTION pg_temp.touch()"
                )
            await session.execute(text(made))
