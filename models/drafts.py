"""Half-filled forms: every answer is kept the moment it is given."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ForeignKey,
    Index,
    Select,
    String,
    bindparam,
    cast,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models import clock
from models.base import Base

if TYPE_CHECKING:
    from models.outbox import Outgoing

GROWS_COLD_AFTER = timedelta(hours=8)


class DraftState(enum.StrEnum):
    OPEN = "open"  # what the person types is an answer to it
    PARKED = "parked"  # another command came between; offered again afterwards
    SENT = "sent"
    CANCELLED = "cancelled"  # kept: cancelling can be taken back
    CLOSED = "closed"  # nobody can go on with it


class Draft(Base):
    """One form on its way. `rev` counts its steps, so that a button of an earlier step is known."""

    __tablename__ = "drafts"
    __table_args__ = (
        Index(
            "uq_drafts_open",
            "staff_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_drafts_staff_id_form", "staff_id", "form"),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    form: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[DraftState] = mapped_column(default=DraftState.OPEN)
    answers: Mapped[dict[str, Any]]
    offered: Mapped[dict[str, Any]]  # by question: what the answer may start from
    heard: Mapped[dict[str, Any]]  # by message id: the question it answered
    asking: Mapped[str | None] = mapped_column(String(32))
    changing: Mapped[bool] = mapped_column(default=False)
    wrong: Mapped[int] = mapped_column(default=0)
    rev: Mapped[int] = mapped_column(default=1)
    panel_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"))
    # So that a new message and the form's step are written together, and read together.
    panel: Mapped[Outgoing | None] = relationship("Outgoing")
    touched_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    # From when to when its latest messages were written, however late they came.
    said_from: Mapped[datetime | None]
    said_until: Mapped[datetime | None]

    @classmethod
    async def open_one(cls, session: AsyncSession, staff_id: int) -> Draft | None:
        """The form that what this person types belongs to."""
        return await session.scalar(_open_one(), {"person": staff_id})

    @classmethod
    async def latest_parked(cls, session: AsyncSession, staff_id: int) -> Draft | None:
        """The latest that waits; one in which nothing was answered yet is not worth a word."""
        return await session.scalar(_latest_parked(), {"person": staff_id})

    @classmethod
    async def parked(cls, session: AsyncSession, staff_id: int, form: str) -> Sequence[Draft]:
        """All of a form that wait to be offered again."""
        found = await session.scalars(
            select(cls)
            .where(cls.staff_id == staff_id, cls.form == form, cls.state == DraftState.PARKED)
            .order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def unfinished(
        cls, session: AsyncSession, staff_id: int, form: str, subject: str, *, put_away: bool
    ) -> Draft | None:
        """The same form about the same thing, begun before; also one that was `put_away`."""
        states = [DraftState.OPEN, DraftState.PARKED]
        if put_away:
            states.append(DraftState.CANCELLED)
        facts = {"person": staff_id, "kind": form, "of": subject, "states": states}
        return await session.scalar(_unfinished(), facts)

    @classmethod
    async def of(cls, session: AsyncSession, staff_id: int, draft_id: int) -> Draft | None:
        """This person's draft with this id (a button's id is never trusted)."""
        draft = await session.get(cls, draft_id)
        return draft if draft and draft.staff_id == staff_id else None

    @classmethod
    async def that_heard(
        cls, session: AsyncSession, staff_id: int, message_id: int | str
    ) -> Draft | None:
        """The latest draft in which a message was an answer, or an album was begun."""
        recent = await session.scalars(
            select(cls).where(cls.staff_id == staff_id).order_by(cls.id.desc()).limit(20)
        )
        return next((draft for draft in recent if str(message_id) in draft.heard), None)

    @classmethod
    async def close_all_of(cls, session: AsyncSession, staff_id: int) -> None:
        await session.execute(
            update(cls)
            .where(cls.staff_id == staff_id, cls.state.in_([DraftState.OPEN, DraftState.PARKED]))
            .values(state=DraftState.CLOSED)
        )

    @classmethod
    async def close_unknown(cls, session: AsyncSession, forms: Collection[str]) -> None:
        """Forms that an older version asked and this one no longer knows."""
        await session.execute(
            update(cls)
            .where(
                cls.form.not_in(forms),
                cls.state.in_([DraftState.OPEN, DraftState.PARKED, DraftState.CANCELLED]),
            )
            .values(state=DraftState.CLOSED)
        )

    @property
    def is_cold(self) -> bool:
        """So long untouched that what is written now is hardly meant for it."""
        return clock.now() - self.touched_at > GROWS_COLD_AFTER

    def note_writing(self, moment: datetime) -> None:
        """A message of the form was written then.

        Messages with no long pause between them tell of one thing: `said_from` is when that
        began. After a long pause it begins anew, so that a form left lying dates nothing back.
        """
        if self.said_until is None or moment - self.said_until > GROWS_COLD_AFTER:
            self.said_from = self.said_until = moment
        assert self.said_from
        self.said_from = min(self.said_from, moment)
        self.said_until = max(self.said_until, moment)

    async def close_others(self, session: AsyncSession) -> None:
        """Nobody goes on with an earlier draft of what was just sent: it would undo it."""
        await session.execute(
            update(Draft)
            .where(
                Draft.staff_id == self.staff_id,
                Draft.form == self.form,
                Draft.subject == self.subject,
                Draft.id != self.id,
                Draft.state != DraftState.SENT,
            )
            .values(state=DraftState.CLOSED)
            # No turn that sends a form has another of the kind in hand: to look for one takes longest.
            .execution_options(synchronize_session=False)
        )

    async def take_the_floor(self, session: AsyncSession) -> None:
        """What the person types from now on answers this form; another open one is parked."""
        # Asked for first: mostly there is none, and an UPDATE of rows that the session may hold takes
        # as long as five questions.
        another = await Draft.open_one(session, self.staff_id)
        if another and another is not self:
            another.state, another.touched_at = DraftState.PARKED, clock.now()
            await session.flush()  # before this one: only one is open at any time
        self.state = DraftState.OPEN


# Built once, for every turn or every form: building them takes as long as running them.


@cache
def _open_one() -> Select[Draft]:
    """In the words of its index. With its message, which most turns need."""
    is_open = Draft.state == literal_column(f"'{DraftState.OPEN.value}'")
    mine = Draft.staff_id == bindparam("person")
    return select(Draft).where(mine, is_open).options(joinedload(Draft.panel))


@cache
def _unfinished() -> Select[Draft]:
    return (
        select(Draft)
        .where(
            Draft.staff_id == bindparam("person"),
            Draft.form == bindparam("kind"),
            Draft.subject == bindparam("of"),
            Draft.state.in_(bindparam("states", expanding=True)),
        )
        .order_by(Draft.id.desc())
        .limit(1)
    )


@cache
def _latest_parked() -> Select[Draft]:
    is_parked, has_answers = Draft.state == DraftState.PARKED, cast(Draft.answers, String) != "{}"
    return (
        select(Draft)
        .where(Draft.staff_id == bindparam("person"), is_parked, has_answers)
        .order_by(Draft.touched_at.desc(), Draft.id.desc())
        .limit(1)
    )
