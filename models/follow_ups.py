"""Follow-ups: the next step with a customer, which the system does not forget (5.2, 6.1).

A customer has any number of promised ones and at most one of the class's rhythm. A live customer
has that one, too, unless the owner, or whom the owner handed it to, has promised something within
the rhythm: what others promise, and what is far ahead, does not end it. What was promised stays on
the day the customer was told, and somebody is reminded on the working day before where that is a
day off; a rhythm moves to the next working day.
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

from models import audit, calendar, clock
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.outbox import Urgency, notify
from models.rhythm import due_after_contact, rhythm_of, working_day_from
from models.staff import Partner, Staff

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
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # not by a visit
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
        """Everybody who sees the customer; for whom it was handed to, that is while it is open."""
        customer = await session.get_one(Customer, self.customer_id)
        return await customer.visible_to(session, reader)

    async def is_theirs(self, session: AsyncSession, customer: Customer) -> bool:
        """Whether whoever has it may do it: the owner, somebody above, and whom it was handed to."""
        if self.handed_by_id:
            return True
        holder = await session.get_one(Staff, self.staff_id)
        return await customer.may_be_changed_by(session, holder)

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
        """What somebody has to do up to a day, the longest overdue first.

        Nothing of a customer whom they see no more: somebody moved in the tree (1.3).
        """
        found = await session.execute(
            select(cls, Customer)
            .join(Customer, Customer.id == cls.customer_id)
            .where(
                cls.staff_id == staff_id,
                cls.state == FollowUpState.OPEN,
                cls.due_on <= until,
            )
            .order_by(cls.due_on, cls.id)
        )
        each = [(follow_up, customer) for follow_up, customer in found]
        return await cls.still_seen(session, staff_id, each)

    @classmethod
    async def still_seen(
        cls,
        session: AsyncSession,
        staff_id: int,
        found: Sequence[tuple[FollowUp, Customer]],
    ) -> Sequence[tuple[FollowUp, Customer]]:
        """Of what somebody has to do that with a customer whom they see.

        Nearly always they are all their own: whom else they see costs two questions more.
        """
        others = {customer.id for _, customer in found if customer.owner_id != staff_id}
        if not others:
            return found
        visible = await Customer.visible(session, await session.get_one(Staff, staff_id))
        ids = select(Customer.id).where(Customer.id.in_(others), visible)
        seen = set(await session.scalars(ids))
        return [one for one in found if one[1].id not in others or one[1].id in seen]

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
        people = {person.id: person for person in await holder.colleagues(session)}
        for staff_id in (self.handed_by_id, customer.owner_id):
            person = await session.get(Staff, staff_id) if staff_id else None
            if person and person.id != holder.id and person.is_here:
                people.setdefault(person.id, person)
        return list(people.values())

    # Deeds

    @classmethod
    async def after_visit(
        cls, session: AsyncSession, visit: Visit, customer: Customer
    ) -> Sequence[FollowUp]:
        """A visit settles what was due up to its day, whoever's it was, and begins anew (6.1).

        The next step becomes the author's follow-up; the rhythm goes on where nothing is promised
        within it. What was promised for a later day stays. Returns all that is settled now. Call it
        after `had_contact`.
        """
        await customer.alone(session)
        open_ones = await cls.of_customer(session, customer.id)
        over = [one for one in open_ones if one.due_on <= visit.day]
        for one in over:
            await one._tell_the_giver(session, customer, by_id=visit.author_id)
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
        return [one for one in open_ones if one in over or one.cause is Cause.RHYTHM]

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
            due_on = due_after_contact(customer)
            if spread:
                so_far[customer.owner_id] += 1
                share = Fraction(so_far[customer.owner_id], all_of[customer.owner_id])
                due_on = today + timedelta(days=ceil(rhythm_of(customer).days * share))
            if due_on not in moved:
                moved[due_on] = await working_day_from(session, due_on)
            session.add(_follow_up_by_rhythm(customer, moved[due_on]))
        await session.flush()

    @classmethod
    async def keep_rhythm(cls, session: AsyncSession, customer: Customer) -> None:
        """After a change of class, owner or contact: one of the rhythm, if nothing is promised within it.

        One that is open moves to where the rhythm is now; never back in time, so that nobody is
        late with what was not asked for. An archived customer has none, nor promises.
        """
        await customer.alone(session)
        if customer.archived_at:
            await cls._close(session, customer, FollowUpState.DROPPED)
            return
        open_ones = await cls.of_customer(session, customer.id)
        due_on = await working_day_from(session, due_after_contact(customer))
        rhythms = [one for one in open_ones if one.cause is Cause.RHYTHM]
        for rhythm in rhythms:
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
        await session.flush()
        if not rhythms:
            await cls._go_on(session, customer)

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
        await customer.alone(session)
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
        await customer.alone(session)
        await self._change(
            session, who, state=FollowUpState.DONE, settled_at=clock.now(), done_by_id=who.id
        )
        await customer.had_contact(session, calendar.business_day(clock.now()))
        await FollowUp._begin_rhythm_anew(session, customer)
        await self._tell_the_giver(session, customer, by_id=who.id)
        audit.record(session, who, "follow-up-done", about=self.about)

    async def snooze(self, session: AsyncSession, who: Staff, day: date) -> None:
        """Put it off to another day. Refused for a day that is over, and as in `done`."""
        _check_not_over(day, clock.now(), field="day")
        customer = await session.get_one(Customer, self.customer_id)
        await customer.alone(session)
        await self._change(
            session, who, due_on=day, snoozed=FollowUp.snoozed + 1, superior_told=False
        )
        await FollowUp._go_on(session, customer)
        audit.record(session, who, "follow-up-snoozed", about=self.about, day=day)

    async def hand_to(self, session: AsyncSession, who: Staff, colleague: Staff) -> None:
        """Give it to a colleague, who hears of it and can open the customer.

        Refused for anybody who is not one of `may_go_to`, and as in `done`.
        """
        if colleague.id not in {person.id for person in await self.may_go_to(session)}:
            raise Refused("follow-up-no-colleague")
        customer = await session.get_one(Customer, self.customer_id)
        await customer.alone(session)
        await self._change(
            session, who, staff_id=colleague.id, handed_by_id=who.id, superior_told=False
        )
        await FollowUp._go_on(session, customer)
        audit.record(session, who, "follow-up-handed", about=self.about, to=colleague.id)
        await notify(session, colleague, CARD, about=self.about)

    @classmethod
    async def go_along(cls, session: AsyncSession, customer: Customer, new_owner: Staff) -> None:
        """All that is open at a customer becomes the new owner's, whoever had it (5.3, 5.4, 1.4).

        Only those above the new owner keep theirs. Nothing counts as handed over any more:
        whom it was handed to would go on seeing the customer (1.3).
        """
        above = [superior.id for superior in await new_owner.superiors(session)]
        of_the_customer = update(cls).where(cls.customer_id == customer.id)
        await session.execute(of_the_customer.values(handed_by_id=None))
        await session.execute(
            of_the_customer.where(
                cls.state == FollowUpState.OPEN, cls.staff_id.not_in([new_owner.id, *above])
            ).values(staff_id=new_owner.id, superior_told=False)
        )

    @classmethod
    async def go_back(
        cls, session: AsyncSession, customer_ids: Collection[int], helper_id: int, owner_id: int
    ) -> None:
        """What somebody had to do at these customers of another's, or had handed on, is the owner's (1.4)."""
        await session.execute(
            update(cls)
            .where(
                cls.customer_id.in_(customer_ids),
                or_(cls.staff_id == helper_id, cls.handed_by_id == helper_id),
                cls.state == FollowUpState.OPEN,
            )
            .values(staff_id=owner_id, handed_by_id=None, superior_told=False)
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

    async def _tell_the_giver(self, session: AsyncSession, customer: Customer, by_id: int) -> None:
        """Whoever handed it over hears once, without a sound, that somebody saw to it."""
        if self.handed_by_id in (None, by_id):
            return
        by = await session.get_one(Staff, by_id)
        await notify(
            session,
            await session.get_one(Staff, self.handed_by_id),
            "follow-up-handed-is-done",
            about=customer.about,
            urgency=Urgency.BULK,
            dedupe=f"follow-up-handed-is-done:{self.id}",
            silent=True,
            name=by.name,
            customer=customer.name,
        )

    @classmethod
    async def _begin_rhythm_anew(cls, session: AsyncSession, customer: Customer) -> None:
        """After a contact."""
        await cls._close(session, customer, FollowUpState.DROPPED, cls.cause == Cause.RHYTHM)
        await cls._go_on(session, customer)

    @classmethod
    async def _go_on(cls, session: AsyncSession, customer: Customer) -> None:
        """One of the rhythm, unless there is one or something is promised within it (5.2)."""
        if customer.archived_at:
            return
        due_on = await working_day_from(session, due_after_contact(customer))
        open_ones = await cls.of_customer(session, customer.id)
        if not any(one._keeps_in_touch(customer, due_on) for one in open_ones):
            session.add(_follow_up_by_rhythm(customer, due_on))
            await session.flush()

    def _keeps_in_touch(self, customer: Customer, due_on: date) -> bool:
        """Whether nobody need be reminded of the rhythm beside this one."""
        if self.cause is Cause.RHYTHM:
            return True
        if self.snoozed:  # somebody chose that day: nothing new is due at once instead
            due_on = max(due_on, calendar.business_day(clock.now()) + rhythm_of(customer))
        return customer.owner_id in (self.staff_id, self.handed_by_id) and self.due_on <= due_on

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


def _follow_up_by_rhythm(customer: Customer, due_on: date) -> FollowUp:
    return FollowUp(
        customer_id=customer.id, staff_id=customer.owner_id, cause=Cause.RHYTHM, due_on=due_on
    )


def _check_not_over(day: date, said_at: datetime, field: str) -> None:
    today = calendar.business_day(said_at)
    if day < today:
        raise Refused("follow-up-day-over", field=field, day=day)
