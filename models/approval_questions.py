"""Questions: what an approver wants to know before deciding, and what the applicant says to it (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit
from models.base import Base
from models.errors import Refused
from models.outbox import Outgoing, notify
from models.staff import Staff

if TYPE_CHECKING:
    from models.approvals import Approval

QUESTION = "approval-question"


class Question(Base):
    """What an approver wants to know from the applicant before deciding."""

    __tablename__ = "approval_questions"

    approval_id: Mapped[int] = mapped_column(ForeignKey("approvals.id"), index=True)
    asker_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    # The answers that are more than words, a doctor's note: each its chat and its message.
    sent: Mapped[list[Any]] = mapped_column(JSON, default=list)

    @property
    def about(self) -> str:
        return f"question:{self.id}"

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The applicant, and whoever may read the approval (1.3)."""
        approval = await self.approval(session)
        is_own = reader.id == approval.applicant_id
        return is_own or await approval.may_be_read_by(session, reader)

    async def approval(self, session: AsyncSession) -> Approval:
        from models.approvals import Approval  # it stands on this file

        return await session.get_one(Approval, self.approval_id)

    async def reply(
        self,
        session: AsyncSession,
        person: Staff,
        words: str,
        said_at: datetime,
        *,
        sent: tuple[int, int] | None = None,
    ) -> Sequence[Staff]:
        """The applicant answers; it stands on the card, a second answer below the first.

        `sent` is the chat and the message that says it, where that is more than words. Whoever
        asked hears it; where they may no longer decide, whoever may: those are returned. Refused
        to anybody but the applicant, and once it was decided.
        """
        approval = await self.approval(session)
        if person.id != approval.applicant_id:
            raise Refused("approval-not-yours")
        await approval.lock(session)
        await approval.require_open(session, person)
        await session.refresh(self)
        self.answer = f"{self.answer}\n{words}" if self.answer else words
        self.answered_at = said_at
        if sent:
            self.sent = [*self.sent, list(sent)]
        audit.record(session, person, "approval-question-answered", about=approval.about)
        await session.flush()
        seated = await approval.who_decides(session)
        told = [one for one in seated if one.id == self.asker_id] or seated
        await tell_of_words(session, approval, told, person, words)
        await approval.redraw(session)
        return told


async def tell_of_words(
    session: AsyncSession, approval: Approval, told: Sequence[Staff], applicant: Staff, words: str
) -> None:
    """What the applicant says reaches people who decide, below their card."""
    from models.approval_seats import ANSWERED, CARD

    for one in told:
        await notify(
            session,
            one,
            ANSWERED,
            about=approval.about,
            reply_to=await Outgoing.message_showing(session, approval.about, CARD, one),
            name=applicant.name,
            words=words,
        )
