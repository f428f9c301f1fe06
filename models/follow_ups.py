"""Follow-ups: the next step with a customer, which the system does not forget (5.2, 6.1).

A customer has any number of promised ones and at most one of the class's rhythm; a live customer
is never without any. What was promised stays on the day the customer was told, and somebody
is reminded on the working day before where that is a day off; a rhythm moves to the next working day.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.outbox import notify
from models.staff import Partner, Role, Staff

if TYPE_CHECKING:
    from models.visits import Visit

CARD = "follow-up-card"
LONGEST_STEP = 300  # UTF-16 units


class Cause(enum.StrEnum):
    PROMISED = "promised"  # a next step with a date
    RHYTHM = "rhythm"  # the class's rhythm since the last contact; at most one open per customer


class FollowUpState(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"  # no longer needed: archived, overtaken by a change of class


class FollowUp(Base):
    """Something to do at a customer's on a day."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        Index("ix_follow_ups_staff_id_state_due_on", "staff_id", "state", "due_on"),
        Index("ix_follow_ups_state_due_on", "state", "due_on"),
        Index("ix_follow_ups_customer_id_state_due_on", "customer_id", "state", "due_on"),
        Index(
            "uq_follow_ups_rhythm",
            "customer_id",
            unique=True,
            sqlite_where=text("state = 'open' AND cause = 'rhythm'"),
            postgresql_where=text("state = 'open' AND cause = 'rhythm'"),
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # whose it is to do
    cause: Mapped[Cause]
    due_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str | None] = mapped_column(String(LONGEST_STEP))
    visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visits.id")
    )  # the one that promised it
    state: Mapped[FollowUpState] = mapped_column(default=FollowUpState.OPEN)
    snoozed: Mapped[int] = mapped_column(default=0)  # how often
    handed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None]
    superior_told: Mapped[bool] = mapped_column(default=False)

    @property
    def about(self) -> str:
        return f"follow-up:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state is FollowUpState.OPEN

    # Questions

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, number: int) -> FollowUp:
        """One that this reader may see; refused otherwise, whether there is one or not (1.3)."""
        follow_up = await session.get(cls, number)
        if follow_up is None or not await follow_up.visible_to(session, reader):
            raise Refused("follow-up-gone-or-not-yours")
        return follow_up

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever is to do it, and everybody who sees the customer."""
        if reader.id == self.staff_id:
            return True
        customer = await session.get_one(Customer, self.customer_id)
        return await customer.visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears an answer: whoever is to do it; for them who handed it over, or the superior."""
        holder = await session.get_one(Staff, self.staff_id)
        other: Staff | None = holder
        if person.id == holder.id:
            other = await session.get(Staff, self.handed_by_id) if self.handed_by_id else None
            if other is None or other.telegram_id is None:
                other = await person.answers_to(session)
        return None if other is None or other.telegram_id is None else Partner(other, None)

    @classmethod
    async def open_of(
        cls, session: AsyncSession, staff_id: int, until: date
    ) -> Sequence[tuple[FollowUp, Customer]]:
        """What somebody has to do up to a day, the longest overdue first."""
        found = await session.execute(
            select(cls, Customer)
            .join(Customer, Customer.id == cls.customer_id)
            .where(cls.staff_id == staff_id, cls.state == FollowUpState.OPEN, cls.due_on <= until)
            .order_by(cls.due_on, cls.id)
        )
        return [(follow_up, customer) for follow_up, customer in found]

    @classmethod
    async def of_customer(cls, session: AsyncSession, customer_id: int) -> Sequence[FollowUp]:
        """What is open with a customer, whoever is to do it; the next one first."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id, cls.state == FollowUpState.OPEN)
            .order_by(cls.due_on, cls.id)
        )
        return found.all()

    async def may_go_to(self, session: AsyncSession) -> Sequence[Staff]:
        """To whom it can be handed: colleagues of whoever has it, and back to where it came from."""
        holder = await session.get_one(Staff, self.staff_id)
        customer = await session.get_one(Customer, self.customer_id)
        people = {person.id: person for person in await colleagues(session, holder)}
        for staff_id in (self.handed_by_id, customer.owner_id):
            person = await session.get(Staff, staff_id) if staff_id else None
            if person and person.id != holder.id and _is_here(person):
                people.setdefault(person.id, person)
        return list(people.values())

    # Deeds

    @classmethod
    async def after_visit(cls, session: AsyncSession, visit: Visit, customer: Customer) -> None:
        """A visit settles what was due up to its day, whoever's it was, and begins anew (6.1).

        The next step becomes the author's follow-up; without anything open, the rhythm does. What
        was promised for a later day stays. Call it after `had_contact`.
        """
        await _alone_with(session, customer)
        await cls._close(session, customer, FollowUpState.DONE, cls.due_on <= visit.day)
        if visit.next_on and customer.archived_at is None:
            session.add(
                cls(
                    customer_id=customer.id,
                    staff_id=visit.author_id,
                    cause=Cause.PROMISED,
                    due_on=visit.next_on,
                    words=visit.next_step,
                    visit_id=visit.id,
                    handed_by_id=await _lender(session, customer, visit.author_id),
                )
            )
            await session.flush()
        await cls._begin_rhythm_anew(session, customer)

    @classmethod
    async def for_new(
        cls, session: AsyncSession, *customers: Customer, spread: bool = False
    ) -> None:
        """The first one of each new file: the class's rhythm after the contact that opened it.

        `spread` (an import): evenly over the rhythm for each owner, so that not all fall on one day.
        """
        today = calendar.business_day(clock.now())
        all_of = Counter(customer.owner_id for customer in customers)
        so_far: Counter[int] = Counter()
        moved: dict[date, date] = {}  # the calendar is asked once for each day
        for customer in customers:
            due_on = _rhythm_after_contact(customer)
            if spread:
                so_far[customer.owner_id] += 1
                share = Fraction(so_far[customer.owner_id], all_of[customer.owner_id])
                due_on = today + timedelta(days=ceil(rhythm_of(customer).days * share))
            if due_on not in moved:
                moved[due_on] = await _working_day_from(session, due_on)
            session.add(_follow_up_by_rhythm(customer, moved[due_on]))
        await session.flush()

    @classmethod
    async def keep_rhythm(cls, session: AsyncSession, customer: Customer) -> None:
        """After a change of class, owner or contact: one of the rhythm, if nothing else is open.

        One that is open moves to where the rhythm is now; never back in time, so that nobody is
        late with what was not asked for. An archived customer has none, nor promises.
        """
        await _alone_with(session, customer)
        if customer.archived_at:
            await cls._close(session, customer, FollowUpState.DROPPED)
            return
        open_ones = await cls.of_customer(session, customer.id)
        due_on = await _working_day_from(session, _rhythm_after_contact(customer))
        for rhythm in [one for one in open_ones if one.cause is Cause.RHYTHM]:
            if rhythm.handed_by_id is None:
                rhythm.staff_id = customer.owner_id
            if rhythm.snoozed:
                due_on = max(rhythm.due_on, due_on)  # somebody chose that day
            elif customer.last_contact_on + rhythm_of(customer) < calendar.business_day(
                clock.now()
            ):
                due_on = min(rhythm.due_on, due_on)  # what was late stays so
            if rhythm.due_on != due_on:
                rhythm.due_on, rhythm.superior_told = due_on, False
        if not open_ones:
            session.add(_follow_up_by_rhythm(customer, due_on))
        await session.flush()

    @classmethod
    async def promise(
        cls,
        session: AsyncSession,
        who: Staff,
        customer: Customer,
        day: date,
        words: str | None,
        said_at: datetime,
    ) -> FollowUp:
        """Somebody notes a next step of their own. Refused for a day that is over, and once archived."""
        if customer.archived_at:
            raise Refused("follow-up-customer-archived", field="customer", name=customer.name)
        _check_not_over(day, said_at, field="step")
        await _alone_with(session, customer)
        follow_up = cls(
            customer_id=customer.id,
            staff_id=who.id,
            cause=Cause.PROMISED,
            due_on=day,
            words=words,
            handed_by_id=await _lender(session, customer, who.id),
        )
        session.add(follow_up)
        await session.flush()
        audit.record(session, who, "follow-up-noted", about=follow_up.about, day=day)
        return follow_up

    async def done(self, session: AsyncSession, who: Staff) -> None:
        """Done by telephone or message: a contact, from which the rhythm begins anew (5.2).

        Refused to anybody but whoever is to do it, and once it is settled.
        """
        customer = await session.get_one(Customer, self.customer_id)
        await _alone_with(session, customer)
        await self._change(session, who, state=FollowUpState.DONE, settled_at=clock.now())
        await customer.had_contact(session, calendar.business_day(clock.now()))
        await FollowUp._begin_rhythm_anew(session, customer)
        audit.record(session, who, "follow-up-done", about=self.about)

    async def snooze(self, session: AsyncSession, who: Staff, day: date) -> None:
        """Put it off to another day. Refused for a day that is over, and as in `done`."""
        _check_not_over(day, clock.now(), field="day")
        await self._change(
            session, who, due_on=day, snoozed=FollowUp.snoozed + 1, superior_told=False
        )
        audit.record(session, who, "follow-up-snoozed", about=self.about, day=day)

    async def hand_to(self, session: AsyncSession, who: Staff, colleague: Staff) -> None:
        """Give it to a colleague, who hears of it and can open the customer.

        Refused for anybody who is not one of `may_go_to`, and as in `done`.
        """
        if colleague.id not in {person.id for person in await self.may_go_to(session)}:
            raise Refused("follow-up-no-colleague")
        await self._change(
            session, who, staff_id=colleague.id, handed_by_id=who.id, superior_told=False
        )
        audit.record(session, who, "follow-up-handed", about=self.about, to=colleague.id)
        await notify(session, colleague, CARD, about=self.about)

    @classmethod
    async def move_all(
        cls, session: AsyncSession, customer_ids: Collection[int], old_id: int, new_id: int
    ) -> None:
        """What somebody had to do at these customers, or had handed over, becomes another's (1.4)."""
        await session.execute(
            update(cls)
            .where(
                cls.customer_id.in_(customer_ids),
                or_(cls.staff_id == old_id, cls.handed_by_id == old_id),
                cls.state == FollowUpState.OPEN,
            )
            .values(staff_id=new_id, handed_by_id=None, superior_told=False)
        )

    async def _change(self, session: AsyncSession, who: Staff, **values: object) -> None:
        # Two taps, or a tap and a visit at one moment: the database lets one through.
        changed = await session.execute(
            update(FollowUp)
            .where(
                FollowUp.id == self.id,
                FollowUp.staff_id == who.id,
                FollowUp.state == FollowUpState.OPEN,
            )
            .values(**values)
            .returning(FollowUp.id)
        )
        is_ours = changed.one_or_none() is not None
        await session.refresh(self)
        if not is_ours:
            raise Refused("follow-up-settled" if not self.is_open else "follow-up-with-another")

    @classmethod
    async def _begin_rhythm_anew(cls, session: AsyncSession, customer: Customer) -> None:
        """After a contact."""
        await cls._close(session, customer, FollowUpState.DROPPED, cls.cause == Cause.RHYTHM)
        if customer.archived_at is None and not await cls.of_customer(session, customer.id):
            due_on = await _working_day_from(session, _rhythm_after_contact(customer))
            session.add(_follow_up_by_rhythm(customer, due_on))
            await session.flush()

    @classmethod
    async def _close(
        cls,
        session: AsyncSession,
        customer: Customer,
        state: FollowUpState,
        *which: ColumnElement[bool],
    ) -> None:
        await session.execute(
            update(cls)
            .where(cls.customer_id == customer.id, cls.state == FollowUpState.OPEN, *which)
            .values(state=state, settled_at=clock.now())
        )


async def _lender(session: AsyncSession, customer: Customer, staff_id: int) -> int | None:
    """The owner, where somebody helps out who would not see the customer otherwise."""
    person = await session.get_one(Staff, staff_id)
    if await customer.may_be_changed_by(session, person):
        return None
    return customer.owner_id


async def colleagues(session: AsyncSession, person: Staff) -> Sequence[Staff]:
    """Who sells beside somebody and is in: same superior, directly below, and the own superior."""
    above = await person.answers_to(session)
    ways = [Staff.superior_id == person.id]
    if person.superior_id:
        ways.append(Staff.superior_id == person.superior_id)
    if above:
        ways.append(Staff.id == above.id)
    found = await session.scalars(
        select(Staff)
        .where(
            or_(*ways),
            Staff.id != person.id,
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
        )
        .order_by(Staff.id)
    )
    return [colleague for colleague in found if colleague.may(Role.SELLER)]


def _is_here(person: Staff) -> bool:
    return person.left_at is None and person.telegram_id is not None


def rhythm_of(customer: Customer) -> timedelta:
    """How long after a contact the next one is due (5.2)."""
    return timedelta(days=policy.current().customers.classes[customer.customer_class].rhythm_days)


def _follow_up_by_rhythm(customer: Customer, due_on: date) -> FollowUp:
    return FollowUp(
        customer_id=customer.id, staff_id=customer.owner_id, cause=Cause.RHYTHM, due_on=due_on
    )


def _rhythm_after_contact(customer: Customer) -> date:
    """A rhythm after the last contact; today where that is over."""
    today = calendar.business_day(clock.now())
    return max(customer.last_contact_on + rhythm_of(customer), today)


async def _working_day_from(session: AsyncSession, day: date) -> date:
    return await calendar.next_working_day(session, day - timedelta(days=1))


async def _alone_with(session: AsyncSession, customer: Customer) -> None:
    """Of two who change a customer's follow-ups at one moment, one waits and sees what the other did."""
    await session.flush()
    # Not FOR UPDATE: that would wait for whoever has just written of this customer, and they for us.
    await session.refresh(customer, with_for_update={"key_share": True})


def _check_not_over(day: date, said_at: datetime, field: str) -> None:
    today = calendar.business_day(said_at)
    if day < today:
        raise Refused("follow-up-day-over", field=field, day=day)
