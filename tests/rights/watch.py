"""What one attempt showed somebody and what it changed: a real turn, everything it owes made, all undone."""

from __future__ import annotations

import contextlib
import json
import pickle
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from bot import worker
from bot.app import Fieldbook
from bot.router import Switchboard
from bot.worker import look_up, take_turn
from bot.writer import Writer
from models import clock, typesetting
from models.base import Base
from models.charts.press import Press
from models.drafts import Draft, DraftState
from models.outbox import Act, Delivery, Outgoing
from tests.rights.company import FORMER, Company

# What the machinery keeps of every turn, and what everybody's deed adds to: nobody's to be kept from.
MACHINERY = {
    "alembic_version",
    "allowances",
    "audit",
    "audit_seals",
    "counters",
    "drafts",
    "duties",
    "inbox",
    "lanes",
    "outbox",
    "pauses",
    "reminders",
    "strangers",
    "whereabouts",
}
SAID = 100_001  # the message that somebody writes
OF_A_FORM = ("form", "subject", "answers", "offered", "asking", "changing")
NUMBER = re.compile(r"[0-9][0-9,\u00a0\u202f]*(?:\.[0-9]+)?")


@dataclass
class Seen:
    """What came of an attempt."""

    said: list[str] = field(default_factory=list)  # all that reached the person
    numbers: set[Decimal] = field(default_factory=set)
    buttons: set[str] = field(default_factory=set)
    owed: list[dict[str, Any]] = field(default_factory=list)  # cards and files of this person's
    changed: set[tuple[str, int]] = field(default_factory=set)  # table and number
    added: set[tuple[str, str, int]] = field(default_factory=set)  # new, in a table: to which row
    told: set[str] = field(default_factory=set)  # what others were told about
    drawn: set[str] = field(default_factory=set)  # the keys of cards and files that came
    form: dict[str, Any] | None = None  # what is open now

    def hear(self, told: Any) -> None:
        """Whatever is plain data: sentences, sheets, what a picture is drawn of."""
        match told:
            case str():
                self.said.append(told)
                # A number in a sentence is as good as one in a cell.
                for found in NUMBER.findall(told):
                    digits = re.sub(r"[^0-9.]", "", found)
                    self.numbers.add(Decimal(digits))
            case bytes():
                with contextlib.suppress(pickle.UnpicklingError, EOFError):
                    self.hear(pickle.loads(told))  # noqa: S301 - rows for a sheet, of our own
            case bool() | None:
                pass
            case int() | float() | Decimal():
                self.numbers.add(Decimal(str(told)))
            case dict():
                for key, value in told.items():
                    self.hear(key)
                    self.hear(value)
            case list() | tuple() | set() | frozenset():
                for each in told:
                    self.hear(each)
            case _ if is_dataclass(told):
                self.hear(vars(told) if hasattr(told, "__dict__") else str(told))
            case _:
                self.hear(str(told))


class Ears:
    """A bot whose calls go no further than to whoever listens."""

    username = "fieldbook_bot"

    def __init__(self) -> None:
        self.seen = Seen()

    def __getattr__(self, call: str) -> Any:
        async def called(*args: Any, **how: Any) -> Any:
            markup = how.pop("reply_markup", None)
            if markup:
                self._look_at(markup.to_dict())
            self.seen.hear([*map(_plain, args), {key: _plain(how[key]) for key in how}])
            return [Sent()] if call == "send_media_group" else Sent()

        return called

    def _look_at(self, markup: dict[str, Any]) -> None:
        for row in markup.get("inline_keyboard", markup.get("keyboard", ())):
            for button in row:
                self.seen.hear([button["text"], button.get("copy_text", {}).get("text", "")])
                if data := button.get("callback_data"):
                    self.seen.buttons.add(data)


class Sent:
    message_id = 1


def _plain(argument: Any) -> Any:
    """What is in a file is heard while it is made; of an album the pictures and what is below them."""
    if isinstance(argument, list):
        return [(one.media, one.caption) for one in argument if hasattr(one, "media")]
    return argument if isinstance(argument, str) else None


class AtOnce(Executor):
    """Makes files without a thread."""

    def submit(self, do: Any, /, *args: Any, **how: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(do(*args, **how))
        return future


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
        self.chat = company.chats.get(name, 5000)
        self.ears = Ears()
        self.writer = Writer(self.ears, Same(session), app.switchboard)  # type: ignore[arg-type]  # stand-ins
        self.writer._file_makers = AtOnce()  # type: ignore[assignment]  # as above
        self.updates = 0
        self.last = company.last  # what was owed before

    # What somebody does

    async def taps(self, data: str, message: int = 1) -> Seen:
        return await self.sends(
            {
                "callback_query": {
                    "id": "1",
                    "from": self.user,
                    "chat_instance": "1",
                    "data": data,
                    "message": self._message(message, "card", self.bot),
                }
            }
        )

    async def types(self, words: str, **more: Any) -> Seen:
        """Words, or `more` of a message: a contact, a position, who was chosen inline."""
        return await self.sends({"message": self._message(SAID, words, self.user) | more})

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

    async def answers(self, words: str, **answered: Any) -> Seen:
        """An answer to an old message of ours: its key, what it was about, the facts it came with."""
        async with self._undone():
            old = Outgoing(
                chat_id=self.chat,
                staff_id=self.company.people.get(self.name),
                state=Delivery.SENT,
                message_id=99_999,
                **answered,
            )
            self.session.add(old)
            await self.session.flush()
            replied = self._message(99_999, "card", self.bot)
            return await self.types(words, reply_to_message=replied)

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

    async def is_owed(self, owed: dict[str, Any]) -> Seen:
        """A card or a file, once owed to somebody, falls to this person, if they are of the company."""
        self.ears.seen = seen = Seen()
        person = self.company.people.get(self.name)
        if person is None:
            return seen
        async with self._undone():
            row = Outgoing(chat_id=self.chat, staff_id=person, **owed)
            self.session.add(row)
            await self.session.flush()
            await self._make(row)
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
            if turn and turn.somebody and (draft := await Draft.open_one(self.session, turn.me.id)):
                seen.form = {part: getattr(draft, part) for part in OF_A_FORM}
            owed = await self.session.scalars(
                select(Outgoing)
                .where(Outgoing.id > self.last, Outgoing.state == Delivery.WAITING)
                .order_by(Outgoing.id)
            )
            for row in owed.all():
                if row.chat_id == self.chat:
                    await self._make(row)
                elif row.about and row.act is not Act.EDIT:
                    seen.told.add(row.about)
        return seen

    async def _added(self, new: set[tuple[str, int]]) -> set[tuple[str, str, int]]:
        """What new rows point at."""
        found = set()
        for name, number in new:
            table = Base.metadata.tables[name]
            keys = {key.parent: key.column.table.name for key in table.foreign_keys}
            for row in await self.session.execute(select(*keys).where(table.c.id == number)):
                found |= {
                    (name, of, one) for of, one in zip(keys.values(), row, strict=True) if one
                }
        return found

    async def _make(self, row: Outgoing) -> None:
        seen = self.ears.seen
        if is_made_later(row, self.app.switchboard):
            seen.owed.append(as_owed(row))
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


@contextlib.contextmanager
def nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Watch]]:
    """What sheets, pictures and papers are made of is heard instead: it is plain data."""
    listening: dict[str, Watch] = {}

    def heard(told: Any) -> bytes:
        for watch in listening.values():
            watch.ears.seen.hear(told)
        return b"%"

    def drawn(_: Press, job: bytes) -> bytes:
        return heard(pickle.loads(job))  # noqa: S301 - of our own

    def set_(layout: str, paper: str) -> bytes:
        return heard(json.loads(paper))

    class Nobody:
        def submit(self, _do: Any, layout: str, paper: str) -> Future[bytes]:
            future: Future[bytes] = Future()
            future.set_result(set_(layout, paper))
            return future

    with monkeypatch.context() as patch:
        patch.setattr(Press, "draw", drawn)
        patch.setattr(typesetting, "PRESS", Nobody())
        # Each phone has its commands already: they are the same turn after turn.
        patch.setattr(worker, "keep_menu_current", lambda turn, switchboard: None)
        yield listening


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
    for name in Base.metadata.tables.keys() - MACHINERY:
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
