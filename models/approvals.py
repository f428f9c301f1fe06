"""Approvals: a chain of people decides about a record, one after the other (3.2, 3.5)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import JSON, ForeignKey, Index, String, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, clock
from models.approvable import Approvable
from models.approval_questions import QUESTION, Question
from models.approval_refusals import why_not, why_not_back, why_over
from models.approval_seats import CARDS, begin, end_those_over, fill
from models.approval_steps import Seat, Step, StepState, reached, seen_by
from models.approvers import foresee
from models.base import Base
from models.errors import Refused
from models.outbox import notify, redraw
from models.positions import Position
from models.staff import Staff, wait_for_leavers


class Outcome(enum.StrEnum):
    """What became of a request; exactly one of them is its end."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Approval(Base):
    """The decision about one record: `leave:12`."""

    __tablename__ = "approvals"
    __table_args__ = (
        Index(
            "uq_approvals_open",
            "record",
            unique=True,
            sqlite_where=text("outcome = 'open'"),
            postgresql_where=text("outcome = 'open'"),
        ),
    )

    record: Mapped[str] = mapped_column(String(64), index=True)
    applicant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    # Which position stands in for which, by the company's rule: {"general_manager": "deputy_…"}.
    when_away: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)
    closed_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"approval:{self.id}"

    @property
    def is_withdrawn(self) -> bool:
        return self.outcome is Outcome.WITHDRAWN

    # Questions

    @classmethod
    async def of_record(cls, session: AsyncSession, about: str) -> Approval | None:
        """The latest about a record."""
        return await session.scalar(
            select(cls).where(cls.record == about).order_by(cls.id.desc()).limit(1)
        )

    @classmethod
    async def waiting_for(cls, session: AsyncSession, person: Staff) -> Sequence[Approval]:
        """What somebody may decide now, the oldest first."""
        found = await session.scalars(
            select(cls)
            .join(Step, Step.approval_id == cls.id)
            .join(Seat, Seat.step_id == Step.id)
            .where(
                Step.state == StepState.OPEN, Seat.staff_id == person.id, Seat.ended_at.is_(None)
            )
            .order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def of_applicant_open(cls, session: AsyncSession, applicant: Staff) -> Sequence[Approval]:
        """What somebody asked for and waits for, the oldest first."""
        found = await session.scalars(
            select(cls)
            .where(cls.applicant_id == applicant.id, cls.outcome == Outcome.OPEN)
            .order_by(cls.id)
        )
        return found.all()

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever it ever came to: they know of it; what they still read says `may_be_read_by`.

        The applicant has the record's own card (1.3).
        """
        found = await session.scalars(reached(reader).where(Step.approval_id == self.id))
        return found.first() is not None

    async def may_be_read_by(self, session: AsyncSession, reader: Staff) -> bool:
        """Who may know what it is about: of the record, whoever decides or did included (1.3)."""
        return await (await self.the_record(session)).visible_to(session, reader)

    async def applicant(self, session: AsyncSession) -> Staff:
        return await session.get_one(Staff, self.applicant_id)

    async def the_record(self, session: AsyncSession) -> Approvable:
        from models.records import KINDS  # it stands on this file

        kind, _, number = self.record.partition(":")
        # Only such records are given to `open`.
        return cast(Approvable, await session.get_one(KINDS[kind], int(number)))

    async def steps(self, session: AsyncSession) -> Sequence[Step]:
        """In their order, as they are now: somebody may have decided since they were loaded."""
        found = await session.scalars(
            select(Step)
            .where(Step.approval_id == self.id)
            .order_by(Step.number)
            .execution_options(populate_existing=True)
        )
        return found.all()

    async def open_step(self, session: AsyncSession) -> Step | None:
        steps = await self.steps(session)
        return next((step for step in steps if step.state is StepState.OPEN), None)

    async def seat_of(self, session: AsyncSession, person: Staff) -> Seat | None:
        """By which somebody may decide the open step."""
        step = await self.open_step(session)
        return await step.seat_of(session, person) if step else None

    async def who_decides(self, session: AsyncSession) -> list[Staff]:
        """Whoever may decide it now and can be written to, in the order in which it reached them."""
        step = await self.open_step(session)
        seats = await step.seats(session) if step else ()
        return [person for _, person in seats if person.telegram_id and person.reachable]

    async def questions(self, session: AsyncSession) -> Sequence[Question]:
        found = await session.scalars(
            select(Question).where(Question.approval_id == self.id).order_by(Question.id)
        )
        return found.all()

    async def may_take_back(self, session: AsyncSession, person: Staff) -> bool:
        """Whether theirs is the last decision, and the record lets it be another."""
        return await self._last_decision(session, person) is not None

    # Deeds

    @classmethod
    async def open(
        cls,
        session: AsyncSession,
        record: Approvable,
        applicant: Staff,
        chain: Sequence[str],
        when_away: Mapping[Position, Position] | None = None,
    ) -> Approval:
        """Ask a chain of people about a record and owe the first of them the card (3.2).

        `chain` names "superior" or positions. Refused where a step of it has nobody.
        """
        if any(step.staff is None for step in await foresee(session, applicant, chain, when_away)):
            raise Refused("approval-nobody", final=True)
        approval = cls(
            record=record.about,
            applicant_id=applicant.id,
            when_away=by_name(when_away),
        )
        session.add(approval)
        await session.flush()
        session.add_all(
            Step(approval_id=approval.id, number=number, wanted=wanted)
            for number, wanted in enumerate(chain)
        )
        await session.flush()
        audit.record(
            session,
            applicant,
            "approval-opened",
            about=approval.about,
            record=record.about,
            chain=",".join(chain),
        )
        await approval.open_next(session)
        return approval

    async def decide(
        self, session: AsyncSession, person: Staff, *, yes: bool, reason: str | None = None
    ) -> None:
        """One person's yes opens the next step or approves the record, a no refuses it (3.5).

        Of several who may, the first counts; whoever is second is told who that was. Refused to
        everybody who may not decide the open step, and a no without a reason.
        """
        reason = (reason or "").strip() or None
        await self.lock(session)
        step, seat = await self._require_seat(session, person)
        if not yes and reason is None:
            raise Refused("approval-refusal-needs-reason", field="reason")
        state = StepState.APPROVED if yes else StepState.REFUSED
        if not await step.decide(session, seat, state, reason):
            raise await why_not(session, self, person)
        audit.record(
            session,
            person,
            f"approval-step-{state.value}",
            about=self.about,
            step=step.number,
            instead_of=seat.for_id,
            reason=reason,
        )
        await step.end_stand_ins(session)
        if yes:
            await self.open_next(session)
        else:
            await self._close(session, Outcome.REFUSED, person, reason)
        # Last: the record may have to wait for somebody who draws the same cards anew.
        await self.redraw(session)

    async def take_back(self, session: AsyncSession, person: Staff) -> None:
        """Whoever decided last thinks again: their step is open as before (3.6).

        Refused to others, once the next step is decided, and when the record lets it be no more.
        """
        await self.lock(session)
        step = await self._last_decision(session, person)
        if step is None or not await step.open_again(session):
            raise await why_not_back(session, self, person)
        for later in (await self.steps(session))[step.number + 1 :]:
            if later.state is not StepState.DROPPED:
                await later.wait(session)
                await later.end_all_seats(session)
        audit.record(session, person, "approval-taken-back", about=self.about, step=step.number)
        if self.outcome is not Outcome.OPEN:
            self.outcome, self.closed_at = Outcome.OPEN, None
            await session.flush()
            await (await self.the_record(session)).reopen(session, self, person)
        await self.redraw(session)
        await self.keep_up(session)

    async def withdraw(self, session: AsyncSession, applicant: Staff) -> None:
        """The applicant wants it no longer; refused to others, and when it is over."""
        if applicant.id != self.applicant_id:
            raise Refused("approval-not-yours")
        await self.lock(session)
        await self.require_open(session, applicant)
        await self._withdraw(session, applicant)

    async def ask(
        self, session: AsyncSession, person: Staff, words: str, said_at: datetime
    ) -> Question:
        """Whoever may decide asks the applicant; the question and its answer stand on the card.

        Refused to others, and when the applicant cannot be written to.
        """
        await self.lock(session)
        await self._require_seat(session, person)
        applicant = await self.applicant(session)
        if not applicant.is_here or not applicant.reachable:
            raise Refused("answer-unreachable", name=applicant.name)
        question = Question(approval_id=self.id, asker_id=person.id, words=words, asked_at=said_at)
        session.add(question)
        await session.flush()
        await notify(
            session,
            applicant,
            QUESTION,
            about=question.about,
            by=person.name,
            words=words,
        )
        audit.record(session, person, "approval-question-asked", about=self.about)
        await self.redraw(session)
        return question

    async def keep_up(self, session: AsyncSession) -> bool:
        """Bring an open one to whoever can decide it now: somebody left, is away, or back (3.5).

        That of an applicant who left is withdrawn (1.4). True where anything changed.
        """
        await self.lock(session)
        step = await self.open_step(session)
        if step is None:
            return False
        if (await self.applicant(session)).left_at:
            await self._withdraw(session, None)
            return True
        return await fill(session, self, step)

    async def lapse(self, session: AsyncSession) -> None:
        """Nothing is left that could be decided: it ends by nobody's deed."""
        await self.lock(session)
        if self.outcome is Outcome.OPEN:
            await self._withdraw(session, None)

    async def redraw(self, session: AsyncSession) -> None:
        """All cards of it, everybody's, show what is true now."""
        await redraw(session, self.about, *CARDS)
        for question in await self.questions(session):
            await redraw(session, question.about, QUESTION)
        await redraw(session, self.record, (await self.the_record(session)).card)

    async def lock(self, session: AsyncSession) -> None:
        """Wait for whoever leaves or does something to it at this moment; then it is ours to change.

        Before the record's own row is locked: everybody goes in this order.
        """
        await wait_for_leavers(session)
        await session.refresh(self, with_for_update=True)

    async def require_open(self, session: AsyncSession, person: Staff) -> None:
        """Refused when it is over, with who ended it."""
        if self.outcome is not Outcome.OPEN:
            raise await why_over(session, self, person)

    async def _require_seat(self, session: AsyncSession, person: Staff) -> tuple[Step, Seat]:
        """The open step and by which seat this person may decide it; refused where there is none."""
        step = await self.open_step(session)
        await session.refresh(person)  # they may have been removed a moment ago
        if step and person.left_at is None and person.id != self.applicant_id:
            await end_those_over(session, self, step)
            if seat := await step.seat_of(session, person):
                return step, seat
        raise await why_not(session, self, person)

    async def open_next(self, session: AsyncSession) -> None:
        """The first step that still waits is asked; approved when there is none."""
        steps = await self.steps(session)
        for step in steps:
            if step.state is StepState.WAITING:
                await begin(session, self, step)
            if step.state is StepState.OPEN:
                return
        last = [step for step in steps if step.is_decided][-1]
        by = await session.get_one(Staff, last.decided_by_id)
        await self._close(session, Outcome.APPROVED, by, last.reason)

    async def _withdraw(self, session: AsyncSession, by: Staff | None) -> None:
        if step := await self.open_step(session):
            await step.wait(session)
            await step.end_stand_ins(session)
        audit.record(session, by, "approval-withdrawn", about=self.about, record=self.record)
        await self._close(session, Outcome.WITHDRAWN, by, None)
        # Last, as where it is decided.
        await self.redraw(session)

    async def _close(
        self, session: AsyncSession, outcome: Outcome, by: Staff | None, reason: str | None
    ) -> None:
        """It has one end. The database lets one of two through."""
        closed = await session.execute(
            update(Approval)
            .where(Approval.id == self.id, Approval.outcome == Outcome.OPEN)
            .values(outcome=outcome, closed_at=clock.now())
            .returning(Approval.id)
        )
        is_mine = closed.one_or_none() is not None
        await session.refresh(self)
        if not is_mine:
            raise await why_over(session, self, by)
        await (await self.the_record(session)).settle(session, self, by, reason)

    async def _last_decision(self, session: AsyncSession, person: Staff) -> Step | None:
        """The step that was decided last, where this person did it and may take it back."""
        applicant = select(Staff.left_at).where(Staff.id == self.applicant_id)
        if await session.scalar(applicant):
            return None  # what they asked for was settled when they left
        decided = [step for step in await self.steps(session) if step.is_decided]
        if not decided or decided[-1].decided_by_id != person.id:
            return None
        latest = await Approval.of_record(session, self.record)
        is_over = self.is_withdrawn or latest is not self
        record = await self.the_record(session)
        return None if is_over or not await record.may_be_taken_back(session) else decided[-1]


def by_name(when_away: Mapping[Position, Position] | None) -> dict[str, str]:
    """Who stands in for whom, as the database keeps it."""
    return {str(away): str(by) for away, by in (when_away or {}).items()}


async def who_decided(session: AsyncSession, about: str, since: datetime | None = None) -> set[int]:
    """The ids of all whom the latest approval of a record came to; nobody's where there is none, or
    none `since`."""
    approval = await Approval.of_record(session, about)
    if approval is None or (since and approval.created_at < since):
        return set()
    found = await session.scalars(
        select(Seat.staff_id)
        .join(Step, Step.id == Seat.step_id)
        .where(Step.approval_id == approval.id)
    )
    return set(found)


async def has_seat(session: AsyncSession, about: str, reader: Staff) -> bool:
    """Whether somebody may decide about a record, will or did: they see it (1.3)."""
    found = await session.scalars(
        seen_by(reader)
        .join(Approval, Approval.id == Step.approval_id)
        .where(Approval.record == about)
    )
    return found.first() is not None
