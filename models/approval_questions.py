"""Questions: what an approver wants to know before deciding, and what the applicant says to it (3.5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit
from models.base import Base
from models.errors import Refused
from models.outbox import Outgoing, notify
from models.staff import Staff


class Question(Base):
    """What an approver wants to know from the applicant before deciding."""

    __tablename__ = "approval_questions"

    approval_id: Mapped[int] = mapped_column(ForeignKey("approvals.id"), index=True)
    asker_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"question:{self.id}"

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The applicant, and whoever sees the approval (1.3)."""
        from models.approvals import Approval  # it stands on this file

        approval = await session.get_one(Approval, self.approval_id)
        return reader.id == approval.applicant_id or await approval.visible_to(session, reader)

    async def reply(
        self, session: AsyncSession, person: Staff, words: str, said_at: datetime
    ) -> None:
        """The applicant answers; it stands on the card, a second answer below the first.

        Whoever asked hears it. Refused to anybody else, and once it was decided.
        """
        from models.approval_seats import CARD
        from models.approvals import Approval

        approval = await session.get_one(Approval, self.approval_id)
        if person.id != approval.applicant_id:
            raise Refused("approval-not-yours")
        await approval.lock(session)
        await approval.require_open(session)
        await session.refresh(self)
        self.answer = f"{self.answer}\n{words}" if self.answer else words
        self.answered_at = said_at
        audit.record(session, person, "approval-question-answered", about=approval.about)
        await session.flush()
        asker = await session.get_one(Staff, self.asker_id)
        await notify(
            session,
            asker,
            "approval-question-answered",
            about=approval.about,
            reply_to=await Outgoing.message_showing(session, approval.about, CARD, asker),
            name=person.name,
            words=words,
        )
        await approval.redraw(session)
