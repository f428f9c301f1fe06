"""The outbox: a message owed to somebody, kept in the same commit as its cause."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Select,
    String,
    bindparam,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models import clock
from models.base import Base
from models.database import insert_new
from models.facts import pack
from models.staff import Staff

REFERENCE = re.compile(r"#r([0-9a-f]{1,15})\b")
LONGEST_WAIT = timedelta(minutes=10)
OUT_OF_REACH = "Telegram cannot be reached"  # how the error begins of what never left
# In a session's `info`: what it does is made up of days long ago, of which no chat shows a card.
NO_CHATS = "no chats"
REST_OF_ALBUM = "rest"  # in the facts of an album that was sent: its messages behind the first


class Urgency(enum.IntEnum):
    """Who goes first when many wait: the person who is talking, then what needs a decision, …"""

    ANSWER = 0
    ALERT = 1
    REMINDER = 2
    BULK = 3


class Delivery(enum.StrEnum):
    WAITING = "waiting"
    SENDING = "sending"  # committed before the call: after a crash nobody knows
    SENT = "sent"
    DEAD = "dead"  # Telegram will never take it
    UNKNOWN = "unknown"  # perhaps delivered
    DROPPED = "dropped"  # no longer true, wanted or allowed when its time came


class Act(enum.StrEnum):
    """What the message does in the chat."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"
    COPY = "copy"  # somebody's own message, whatever it holds
    PHOTOS = "photos"  # an album, of photos or of documents
    DOCUMENT = "document"  # a file, made when it is sent
    COMMANDS = "commands"  # the menu behind the person's `/`

    @property
    def can_be_repeated(self) -> bool:
        """Doing it twice leaves the chat as doing it once."""
        return not self.makes_a_message

    @property
    def makes_a_message(self) -> bool:
        """Whether the chat has one more message, or an album, afterwards."""
        return self in (Act.SEND, Act.COPY, Act.PHOTOS, Act.DOCUMENT)

    @property
    def has_words_of_ours(self) -> bool:
        """Whether a message that is sent again can say so."""
        return self in (Act.SEND, Act.DOCUMENT)


class Outgoing(Base):
    """One message owed. `key` and `facts` become words in the reader's language when it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_chat_id_message_id", "chat_id", "message_id"),
        Index(
            "ix_outbox_undone",
            "chat_id",
            "id",
            sqlite_where=text("state IN ('waiting', 'sending')"),
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        Index(
            "ix_outbox_waiting",
            "urgency",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    chat_id: Mapped[int] = mapped_column(BigInteger)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    act: Mapped[Act] = mapped_column(default=Act.SEND)
    key: Mapped[str] = mapped_column(String(64), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    html: Mapped[str | None]  # already in the reader's words: answers within a conversation
    buttons: Mapped[list[Any]] = mapped_column(JSON, default=list)
    about: Mapped[str | None] = mapped_column(String(64), index=True)
    urgency: Mapped[int] = mapped_column(default=Urgency.ANSWER)
    silent: Mapped[bool] = mapped_column(default=False)
    dedupe: Mapped[str | None] = mapped_column(String(128), unique=True)
    target_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    reply_to_message_id: Mapped[int | None] = mapped_column(BigInteger)
    retry_at: Mapped[datetime] = mapped_column(default=clock.now)
    attempts: Mapped[int] = mapped_column(default=0)
    again: Mapped[bool] = mapped_column(default=False)  # an earlier try may have been delivered
    state: Mapped[Delivery] = mapped_column(default=Delivery.WAITING)
    secret: Mapped[bool] = mapped_column(default=False)  # forgotten once it is on its way
    error: Mapped[str | None] = mapped_column(String(500))
    listed: Mapped[bool] = mapped_column(default=False)  # the administrator was told
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sent_at: Mapped[datetime | None]
    # Whom and what it is to and of: the sender reads them together, and so has them in hand.
    reader: Mapped[Staff | None] = relationship(viewonly=True, lazy="raise")
    target: Mapped[Outgoing | None] = relationship(
        viewonly=True, lazy="raise", remote_side="Outgoing.id"
    )

    @property
    def reference(self) -> str:
        """A short mark, the same on a message that is sent again; a tap on it finds both."""
        return f"#r{self.id:x}"

    @property
    def carries_reference(self) -> bool:
        return self.act is Act.SEND and self.urgency in (Urgency.ALERT, Urgency.REMINDER)

    @property
    def stands_alone(self) -> bool:
        """Whether nothing but its own row changes once it was sent: it is no secret to be forgotten, and
        stands for no message that is gone."""
        return not self.secret and not (self.target_id and self.act is Act.SEND)

    # Questions

    @classmethod
    async def behind(cls, session: AsyncSession, chat_id: int, message_id: int) -> Outgoing | None:
        """What we once sent as this message."""
        return await session.scalar(_behind(), {"chat": chat_id, "message": message_id})

    @classmethod
    async def referenced(cls, session: AsyncSession, chat_id: int, words: str) -> Outgoing | None:
        """The message whose reference stands in these words: a copy that may not have arrived, but did."""
        for mark in reversed(REFERENCE.findall(words)):
            found = await session.get(cls, int(mark, 16))
            if found and found.chat_id == chat_id and found.carries_reference:
                return found
        return None

    @classmethod
    async def cards_about(
        cls,
        session: AsyncSession,
        about: str | Collection[str],
        *keys: str,
        to: Staff | None = None,
    ) -> Sequence[Outgoing]:
        """Every copy of a card, or of several, about a record or any of these; sent or still owed.

        Of a card that very many have, only those `to` one person.
        """
        copies = select(cls).where(
            cls.about.in_([about] if isinstance(about, str) else about),
            cls.key.in_(keys),
            cls.target_id.is_(None),
            cls.state.in_([Delivery.WAITING, Delivery.SENDING, Delivery.SENT]),
        )
        if to:
            copies = copies.where(cls.staff_id == to.id)
        return (await session.scalars(copies.order_by(cls.id))).all()

    @classmethod
    async def albums_about(cls, session: AsyncSession, about: str, to: Staff) -> Sequence[Outgoing]:
        """The albums of a record in one person's chat; sent or still owed."""
        found = await session.scalars(
            select(cls)
            .where(
                cls.about == about,
                cls.act == Act.PHOTOS,
                cls.staff_id == to.id,
                cls.state.in_([Delivery.WAITING, Delivery.SENDING, Delivery.SENT]),
            )
            .order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def message_showing(
        cls, session: AsyncSession, about: str, key: str, to: Staff
    ) -> int | None:
        """The message in a person's chat that first showed a card."""
        cards = await cls.cards_about(session, about, key, to=to)
        return next((card.message_id for card in cards if card.message_id), None)

    @classmethod
    async def was_heard(cls, session: AsyncSession, to: Staff, key: str, since: datetime) -> bool:
        """Whether a person was owed such a message, with a sound, since a moment."""
        found = await session.scalar(
            select(cls.id)
            .where(
                cls.chat_id == to.telegram_id,
                cls.key == key,
                cls.silent.is_(False),
                cls.created_at >= since,
            )
            .limit(1)
        )
        return found is not None

    @classmethod
    async def in_state(cls, session: AsyncSession, *states: Delivery) -> Sequence[Outgoing]:
        found = await session.scalars(select(cls).where(cls.state.in_(states)).order_by(cls.id))
        return found.all()

    @classmethod
    async def counts(cls, session: AsyncSession) -> dict[Delivery, int]:
        found = await session.execute(
            select(cls.state, func.count().label("number")).group_by(cls.state)
        )
        return {row.state: row.number for row in found}

    # Deeds

    async def sent(
        self, session: AsyncSession, message_id: int | None, *rest_of_album: int
    ) -> None:
        self.state = Delivery.SENT
        self.sent_at = clock.now()
        self.message_id = message_id
        if rest_of_album:
            self.facts = {**self.facts, REST_OF_ALBUM: list(rest_of_album)}
        self.error = None
        self._forget_if_secret()
        if self.target_id and self.act is Act.SEND:
            # It was to change a message that is gone: it stands for that one from now on.
            target = await session.get_one(Outgoing, self.target_id)
            await target.sent(session, message_id)

    async def hold_back(self, session: AsyncSession) -> bool:
        """Drop what is still owed; False when it was sent, or is on its way."""
        held_back = await session.scalar(
            update(Outgoing)
            .where(Outgoing.id == self.id, Outgoing.state == Delivery.WAITING)
            .values(state=Delivery.DROPPED, error="overtaken before it was sent")
            .returning(Outgoing.id)
        )
        return held_back is not None

    @classmethod
    async def arrived(
        cls, session: AsyncSession, about: str, key: str, to: Staff, message_id: int
    ) -> None:
        """A card that perhaps arrived did, as this message: somebody tapped on it."""
        card = await session.scalar(
            select(cls)
            .where(
                cls.about == about,
                cls.key == key,
                cls.staff_id == to.id,
                cls.chat_id == to.telegram_id,
                cls.target_id.is_(None),
                cls.state == Delivery.UNKNOWN,
            )
            .order_by(cls.id.desc())
            .limit(1)
            .with_for_update()
        )
        if card:
            await card.sent(session, message_id)

    def wait(self, error: str, pause: timedelta | None = None) -> None:
        """Try again later: as long as told, or twice as long as the time before."""
        self.state = Delivery.WAITING
        self.attempts += 1
        self.error = error[:500]
        if pause is None:
            pause = min(timedelta(seconds=2 ** min(self.attempts - 1, 12)), LONGEST_WAIT)
        self.retry_at = clock.now() + pause

    def give_up(self, state: Delivery, error: str) -> None:
        self.state = state
        self.error = error[:500]
        self._forget_if_secret()

    def _forget_if_secret(self) -> None:
        # An invitation's token is kept nowhere in clear (1.2), not in a backup either.
        if self.secret:
            self.html, self.buttons = "", []


async def notify(
    session: AsyncSession,
    staff: Staff,
    key: str,
    *,
    about: str | None = None,
    urgency: Urgency = Urgency.ALERT,
    dedupe: str | None = None,
    reply_to: int | None = None,
    silent: bool = False,
    **facts: Any,
) -> bool:
    """Owe a person a message; it goes out only if the caller's transaction commits.

    `key` is a sentence, or a card that is drawn from `about` when it is sent; the
    person's right to `about` is looked at again then. Nothing happens when the same
    `dedupe` was owed before, or the person has no account. `reply_to` is a message id
    in the person's own chat; a `silent` one comes without a sound. True when it is now owed.
    """
    if staff.telegram_id is None:
        return False
    owed = await insert_new(
        session,
        Outgoing,
        chat_id=staff.telegram_id,
        staff_id=staff.id,
        key=key,
        facts=pack(facts),
        about=about,
        urgency=urgency,
        dedupe=dedupe,
        reply_to_message_id=reply_to,
        silent=silent,
    )
    return owed is not None


async def tell_administrators(
    session: AsyncSession, key: str, *, once: str | None = None, **facts: Any
) -> None:
    """Owe every administrator an alert; `once` names what it is about, to be told a single time."""
    for administrator in await Staff.administrators(session):
        dedupe = f"{key}:{once}:{administrator.id}" if once else None
        await notify(session, administrator, key, dedupe=dedupe, **facts)


async def lost_contact(session: AsyncSession, person: Staff) -> None:
    """Somebody blocked the bot or is gone: the superior hears of it, once until they are back."""
    if not person.reachable:
        return
    person.reachable = False
    if superior := await person.answers_to(session):
        await notify(session, superior, "person-unreachable", name=person.name)


async def redraw(
    session: AsyncSession, about: str | Collection[str], *keys: str, to: Staff | None = None
) -> None:
    """Every copy of a card, or of several, shows what is true now, beside the facts it was owed with;
    with `to`, those in one person's chat."""
    if not about or session.info.get(NO_CHATS):
        return
    for card in await Outgoing.cards_about(session, about, *keys, to=to):
        await edit(session, card, key=card.key, about=card.about, facts=card.facts)


async def edit(session: AsyncSession, card: Outgoing, **values: Any) -> Outgoing:
    """Owe a change of a message that was sent or will be. What it is about changes at once."""
    card.about = values.get("about")
    card.key = values.get("key", "")
    # A change that was not yet made is overtaken, not queued behind.
    later = await session.scalar(_not_yet_changed(), {"card": card.id})
    if later is None:
        later = Outgoing(
            chat_id=card.chat_id,
            staff_id=card.staff_id,
            act=Act.EDIT,
            target_id=card.id,
            urgency=Urgency.ANSWER,
        )
        session.add(later)
    later.html = None
    later.key = ""
    later.facts = {}
    later.buttons = []
    later.about = None
    for name, value in values.items():
        setattr(later, name, value)
    await session.flush()
    return later


# Built once, for every turn that a tap begins: building them takes as long as running them.


@cache
def _behind() -> Select[Outgoing]:
    return (
        select(Outgoing)
        .where(
            Outgoing.chat_id == bindparam("chat"),
            Outgoing.message_id == bindparam("message"),
            Outgoing.target_id.is_(None),
        )
        .order_by(Outgoing.id.desc())
        .limit(1)
    )


@cache
def _not_yet_changed() -> Select[Outgoing]:
    return (
        select(Outgoing)
        .where(
            Outgoing.target_id == bindparam("card"),
            Outgoing.act == Act.EDIT,
            Outgoing.state == Delivery.WAITING,
            Outgoing.attempts == 0,
        )
        .with_for_update()
    )
