"""Tasks: what a superior gives somebody below to do on a day, and what comes back of it (4.2)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    bindparam,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.outbox import Outgoing, Urgency, notify, redraw
from models.staff import Partner, Staff
from models.task_people import away_on, check_may_be_given

CARD = "task-card"
OVERDUE = "tasks-overdue"
LONGEST_TASK, LONGEST_RESULT = 500, 600  # UTF-16 units
LATELY = timedelta(days=7)  # for so long what was done is listed


class TaskState(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    TAKEN_BACK = "taken-back"


class Task(Base):
    """Something that one person is to do by a day, because another said so."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_staff_id", "staff_id", "state", "due_on"),
        Index("ix_tasks_giver_id", "giver_id", "state", "due_on"),
        Index("ix_tasks_state", "state", "due_on"),
    )

    # Who hears what becomes of it: whoever gave it, or their superior once they have left.
    giver_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # whose it is to do
    what: Mapped[str] = mapped_column(String(LONGEST_TASK))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), index=True)
    due_on: Mapped[date] = mapped_column(Date)
    asked_for: Mapped[date | None] = mapped_column(Date)  # another day, not yet granted
    state: Mapped[TaskState] = mapped_column(default=TaskState.OPEN)
    settled_at: Mapped[datetime | None]
    result: Mapped[str | None] = mapped_column(String(LONGEST_RESULT))

    @property
    def about(self) -> str:
        return f"task:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state is TaskState.OPEN

    def days_late(self) -> int:
        """How many days it is overdue; 0 on its day and before."""
        return max((calendar.business_day(clock.now()) - self.due_on).days, 0)

    # Questions

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whose it is, who gave it, and everybody above whose it is but the administrator (1.3)."""
        if reader.id in (self.staff_id, self.giver_id):
            return True
        if reader.manages_people:
            return False
        holder = await session.get_one(Staff, self.staff_id)
        return await reader.leads(session, holder)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears an answer: whose it is to do; for them who gave it, or their superior."""
        other = await session.get_one(Staff, self.staff_id)
        if person.id == other.id:
            giver = await session.get_one(Staff, self.giver_id)
            above = giver if giver.is_here else await person.answers_to(session)
            if above is None:
                return None
            other = above
        if not other.is_here:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    async def customer_for(self, session: AsyncSession, reader: Staff) -> Customer | None:
        """The customer it is about, where the reader sees that one now (1.3)."""
        if self.customer_id is None:
            return None
        customer = await session.get_one(Customer, self.customer_id)
        return customer if await customer.visible_to(session, reader) else None

    @classmethod
    async def to_do(cls, session: AsyncSession, staff_id: int, until: date) -> Sequence[Task]:
        """What somebody has to do up to a day, the longest overdue first."""
        return (await session.scalars(_to_do(), {"person": staff_id, "until": until})).all()

    @classmethod
    async def to_be_told_on(cls, session: AsyncSession, day: date) -> Select[int]:
        """Who has something to do by a working day, or on the days off that follow."""
        works_again = await calendar.next_working_day(session, day)
        return select(cls.staff_id).where(cls.state == TaskState.OPEN, cls.due_on < works_again)

    @classmethod
    async def done_on(cls, session: AsyncSession, staff_id: int, day: date) -> Sequence[Task]:
        """What somebody did on a day, in that order."""
        begins, ends = calendar.day_begins(day), calendar.day_begins(day + timedelta(days=1))
        facts = {"person": staff_id, "begins": begins, "ends": ends}
        return (await session.scalars(_done_on(), facts)).all()

    @classmethod
    async def given_by(
        cls, session: AsyncSession, giver: Staff, to: Staff | None = None
    ) -> Sequence[tuple[Task, Staff]]:
        """What somebody gave and is open, the longest overdue first; `to` one person, whoever gave it."""
        whose = cls.giver_id == giver.id if to is None else cls.staff_id == to.id
        found = await session.execute(
            select(cls, Staff)
            .join(Staff, Staff.id == cls.staff_id)
            .where(whose, cls.state == TaskState.OPEN)
            .order_by(cls.due_on, Staff.name, cls.id)
        )
        return [(task, person) for task, person in found]

    @classmethod
    async def done_lately(
        cls, session: AsyncSession, giver: Staff, at_most: int, to: Staff | None = None
    ) -> Sequence[tuple[Task, Staff]]:
        """What of it was done in the last days, the latest first."""
        whose = cls.giver_id == giver.id if to is None else cls.staff_id == to.id
        found = await session.execute(
            select(cls, Staff)
            .join(Staff, Staff.id == cls.staff_id)
            .where(whose, cls.state == TaskState.DONE, cls.settled_at > clock.now() - LATELY)
            .order_by(cls.settled_at.desc(), cls.id.desc())
            .limit(at_most)
        )
        return [(task, person) for task, person in found]

    @classmethod
    async def overdue_of(
        cls, session: AsyncSession, giver: Staff, day: date
    ) -> Sequence[tuple[Task, Staff]]:
        """What somebody gave and was due before a day; nothing of who is on leave on it (3.6)."""
        found = await cls.given_by(session, giver)
        late = [(task, person) for task, person in found if task.due_on < day]
        away = await away_on(session, [person for _, person in late], day)
        return [(task, person) for task, person in late if person not in away]

    @classmethod
    def givers_waiting(cls, day: date) -> ColumnElement[bool]:
        """Which of the `Staff` gave something that was due before a day, and can be written to."""
        theirs = select(cls.giver_id).where(cls.state == TaskState.OPEN, cls.due_on < day)
        return Staff.can_be_written_to() & Staff.id.in_(theirs)

    # Deeds

    @classmethod
    async def give(
        cls,
        session: AsyncSession,
        giver: Staff,
        people: Sequence[Staff],
        what: str,
        day: date,
        said_at: datetime,
        customer: Customer | None = None,
    ) -> Sequence[Task]:
        """Give each of these people the same to do; each gets a card (4.2).

        Refused for a day that is over, for who does not stand below or is not here, and where one of
        them does not see the customer.
        """
        _check_not_over(day, said_at)
        await check_may_be_given(session, giver, people, customer)
        tasks = [
            cls(
                giver_id=giver.id,
                staff_id=person.id,
                what=what,
                due_on=day,
                customer_id=customer.id if customer else None,
            )
            for person in people
        ]
        session.add_all(tasks)
        await session.flush()
        for task, person in zip(tasks, people, strict=True):
            audit.record(session, giver, "task-given", about=task.about, to=person.id, day=day)
            await notify(session, person, CARD, about=task.about)
        return tasks

    async def done(self, session: AsyncSession, who: Staff, result: str | None = None) -> None:
        """Whose it is has done it; who gave it hears so, with what came of it.

        Refused to anybody else, and once it is settled.
        """
        await self._change(
            session,
            self.staff_id == who.id,
            state=TaskState.DONE,
            settled_at=clock.now(),
            result=result,
            asked_for=None,
        )
        audit.record(session, who, "task-done", about=self.about)
        key = "task-is-done-with" if result else "task-is-done"
        await self._tell(session, self.giver_id, key, name=who.name, result=result or "")

    async def take_back(self, session: AsyncSession, giver: Staff) -> None:
        """It is not needed any more; refused to anybody but who gave it, and once it is settled."""
        await self._change(
            session,
            self.giver_id == giver.id,
            state=TaskState.TAKEN_BACK,
            settled_at=clock.now(),
            asked_for=None,
        )
        audit.record(session, giver, "task-taken-back", about=self.about)
        await self._tell(session, self.staff_id, "task-was-taken-back", name=giver.name)

    async def reopen(self, session: AsyncSession, who: Staff) -> None:
        """It is to be done after all; the other side hears so.

        What is done, whose it is or who gave it may open again; what was taken back, who gave it.
        Refused to anybody else, and while it is open.
        """
        was, result = self.state, self.result
        if was is TaskState.OPEN:
            raise Refused("task-has-changed")
        is_mine = who.id == self.staff_id
        if who.id != self.giver_id and not (is_mine and was is TaskState.DONE):
            raise Refused("task-not-yours")
        await self._change(
            session, True, was=was, state=TaskState.OPEN, settled_at=None, result=None
        )
        audit.record(session, who, "task-reopened", about=self.about, was=was, result=result)
        other = self.giver_id if is_mine else self.staff_id
        await self._tell(session, other, "task-is-open-again", name=who.name)

    async def move_to(self, session: AsyncSession, giver: Staff, day: date) -> None:
        """Who gave it sets another day: also the one that was asked for. Refused as in `take_back`, and
        where another was asked for at this moment."""
        _check_not_over(day, clock.now())
        asked_for = self.asked_for
        if self.due_on == day:
            if asked_for:
                await self.keep_the_day(session, giver)
            return
        await self._change(
            session,
            self.giver_id == giver.id,
            Task.asked_for.is_not_distinct_from(asked_for),
            due_on=day,
            asked_for=None,
        )
        audit.record(session, giver, "task-moved", about=self.about, day=day)
        key = "task-day-granted" if asked_for == day else "task-was-moved"
        await self._tell(session, self.staff_id, key, name=giver.name, day=day)

    async def ask_for(self, session: AsyncSession, who: Staff, day: date) -> None:
        """Whose it is asks for another day: it stays on its own until who gave it has agreed.

        Its own day takes back what was asked for before.
        """
        if day == self.asked_for:
            return
        if day == self.due_on:
            await self._change(session, self.staff_id == who.id, asked_for=None)
            return
        _check_not_over(day, clock.now())
        await self._change(session, self.staff_id == who.id, asked_for=day)
        audit.record(session, who, "task-day-asked", about=self.about, day=day)
        giver = await session.get_one(Staff, self.giver_id)
        await notify(session, giver, CARD, about=self.about)

    async def keep_the_day(self, session: AsyncSession, giver: Staff) -> None:
        """The day that was asked for is not granted. Refused as in `take_back`, and once it is answered."""
        await self._change(
            session, self.giver_id == giver.id, Task.asked_for.is_not(None), asked_for=None
        )
        audit.record(session, giver, "task-day-kept", about=self.about)
        await self._tell(session, self.staff_id, "task-day-stays", name=giver.name, day=self.due_on)

    async def hand_to(self, session: AsyncSession, giver: Staff, person: Staff) -> None:
        """Who gave it gives it to somebody else below, who gets the card; refused as in `give`."""
        customer = await self.customer_for(session, giver)
        await check_may_be_given(session, giver, [person], customer, field="person")
        if person.id == self.staff_id:
            raise Refused("task-has-it-already", field="person", name=person.name)
        before = await session.get_one(Staff, self.staff_id)
        await self._change(session, self.giver_id == giver.id, staff_id=person.id, asked_for=None)
        audit.record(session, giver, "task-handed", about=self.about, to=person.id)
        await notify(session, person, CARD, about=self.about)
        await notify(
            session,
            before,
            "task-goes-to-another",
            urgency=Urgency.REMINDER,
            what=self.what,
            giver=giver.name,
            name=person.name,
        )

    async def _change(
        self,
        session: AsyncSession,
        is_theirs: bool,
        *only_if: ColumnElement[bool],
        was: TaskState = TaskState.OPEN,
        **values: object,
    ) -> None:
        # Done by one and taken back by the other at one moment: the database lets one through.
        is_ours = False
        if is_theirs:
            changed = await session.execute(
                update(Task)
                .where(
                    Task.id == self.id,
                    Task.state == was,
                    Task.staff_id == self.staff_id,
                    Task.giver_id == self.giver_id,
                    *only_if,
                )
                .values(**values)
                .returning(Task.id)
            )
            is_ours = changed.one_or_none() is not None
        await session.refresh(self)
        if not self.is_open and not is_ours:
            raise Refused("task-settled")
        if not is_ours:
            raise Refused("task-has-changed" if is_theirs else "task-not-yours")
        await redraw(session, self.about, CARD)

    async def _tell(self, session: AsyncSession, staff_id: int, key: str, **facts: Any) -> None:
        """The other side hears it below the card; an answer talks back."""
        person = await session.get_one(Staff, staff_id)
        await notify(
            session,
            person,
            key,
            about=self.about,
            reply_to=await Outgoing.message_showing(session, self.about, CARD, person),
            what=self.what,
            **facts,
        )


def _check_not_over(day: date, said_at: datetime) -> None:
    if day < calendar.business_day(said_at):
        raise Refused("task-day-over", field="day", day=day)


# Built once, as `_of_day` of visits.


@cache
def _to_do() -> Select[Task]:
    is_open = Task.state == TaskState.OPEN
    return (
        select(Task)
        .where(Task.staff_id == bindparam("person"), is_open, Task.due_on <= bindparam("until"))
        .order_by(Task.due_on, Task.id)
    )


@cache
def _done_on() -> Select[Task]:
    return (
        select(Task)
        .where(
            Task.staff_id == bindparam("person"),
            Task.state == TaskState.DONE,
            Task.settled_at >= bindparam("begins"),
            Task.settled_at < bindparam("ends"),
        )
        .order_by(Task.settled_at, Task.id)
    )
