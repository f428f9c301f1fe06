"""Visit plans: whom somebody means to visit on a day, seen and changed by the superior (4.2, 6.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Date,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    bindparam,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock
from models.base import Base
from models.customers import Customer
from models.database import insert_new
from models.errors import Refused
from models.follow_ups import FollowUp, FollowUpState
from models.outbox import Outgoing, notify, redraw
from models.policy_sales import MOST_PLANNED
from models.staff import Partner, Staff
from models.visits import Visit

CARD = "plan-card"  # the superior's
CHANGED = "plan-changed"  # the author's: somebody above changed it


class DayDone(NamedTuple):
    """A day's plan against its visits (6.1)."""

    planned: Sequence[Customer]
    done: Sequence[Customer]  # those of the planned who were visited
    unplanned: Sequence[Visit]  # the first at each customer who was not planned

    @property
    def missed(self) -> list[Customer]:
        visited = {customer.id for customer in self.done}
        return [customer for customer in self.planned if customer.id not in visited]


class Plan(Base):
    """One person's plan of one day. `open` is the door to every change."""

    __tablename__ = "plans"
    __table_args__ = (
        UniqueConstraint("author_id", "day"),
        Index("ix_plans_day", "day", "author_id"),  # of nearly everybody
    )

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)
    sent_at: Mapped[datetime | None]  # to the superior
    # The plan whose card shows this one too: a week is sent as one message.
    sent_with_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"), index=True)
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    # Who of those above the author changed it last.
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))

    @property
    def about(self) -> str:
        return f"plan:{self.id}"

    @property
    def card(self) -> str:
        """What the superior's card of this plan is about."""
        return f"plan:{self.sent_with_id or self.id}"

    # Questions

    @classmethod
    async def of(cls, session: AsyncSession, author: Staff, day: date) -> Plan | None:
        return await session.scalar(_of(), {"author": author.id, "day": day})

    async def author(self, session: AsyncSession) -> Staff:
        return await session.get_one(Staff, self.author_id)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The author, and everybody above the author (1.3)."""
        return await may_open(session, reader, await self.author(session))

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers the plan: the author, or the author's superior."""
        author = await self.author(session)
        other = await author.answers_to(session) if person.id == author.id else author
        if other is None or other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.card, CARD, other))

    async def customers(
        self, session: AsyncSession, reader: Staff | None = None
    ) -> Sequence[Customer]:
        """The day's customers in their order: those whom the author, and the reader, may see now."""
        author = await self.author(session)
        wanted = (
            select(Customer)
            .join(PlannedVisit, PlannedVisit.customer_id == Customer.id)
            .where(
                PlannedVisit.plan_id == self.id,
                PlannedVisit.taken_off_by_id.is_(None),
                Customer.archived_at.is_(None),
                await Customer.visible(session, author),
            )
            .order_by(PlannedVisit.at, PlannedVisit.id)
        )
        if reader and reader.id != author.id:
            wanted = wanted.where(await Customer.visible(session, reader))
        return (await session.scalars(wanted)).all()

    async def rows(self, session: AsyncSession) -> Sequence[PlannedVisit]:
        """All that stands on it, what was taken off by somebody above included."""
        found = await session.scalars(
            select(PlannedVisit)
            .where(PlannedVisit.plan_id == self.id)
            .order_by(PlannedVisit.at, PlannedVisit.id)
        )
        return found.all()

    async def reasons(self, session: AsyncSession) -> dict[int, FollowUp]:
        """By customer: the author's follow-up that is due first, for which the visit is."""
        found = await session.scalars(
            select(FollowUp)
            .join(PlannedVisit, PlannedVisit.customer_id == FollowUp.customer_id)
            .where(
                PlannedVisit.plan_id == self.id,
                FollowUp.staff_id == self.author_id,
                FollowUp.state == FollowUpState.OPEN,
            )
            .order_by(FollowUp.due_on.desc(), FollowUp.id.desc())
        )
        return {follow_up.customer_id: follow_up for follow_up in found}

    async def sent_together(self, session: AsyncSession) -> Sequence[Plan]:
        """The plans that one card shows, by day; this one alone where it was not sent."""
        if self.sent_with_id is None:
            return [self]
        found = await session.scalars(
            select(Plan).where(Plan.sent_with_id == self.sent_with_id).order_by(Plan.day)
        )
        return found.all()

    async def has_reached(self, session: AsyncSession, person: Staff) -> bool:
        """Whether it was sent to this person: another superior may have come since."""
        cards = await Outgoing.cards_about(session, self.card, CARD) if self.sent_at else []
        return any(card.staff_id == person.id for card in cards)

    @classmethod
    async def done_of_day(cls, session: AsyncSession, author: Staff, day: date) -> DayDone:
        """What of the day's plan was done, and what was done besides (4.4, 6.1)."""
        plan = await cls.of(session, author, day)
        planned = await plan.customers(session) if plan else []
        visits: dict[int, Visit] = {}
        for visit in await Visit.of_day(session, author.id, day):
            visits.setdefault(visit.customer_id, visit)
        known = {customer.id for customer in planned}
        return DayDone(
            planned,
            [customer for customer in planned if customer.id in visits],
            [visit for customer_id, visit in visits.items() if customer_id not in known],
        )

    # Deeds

    @classmethod
    async def open(cls, session: AsyncSession, author: Staff, day: date, by: Staff) -> Plan:
        """The day's plan to be changed, begun where there is none (4.2, 6.1).

        Refused to anybody but the author and those above, and for a day that is over.
        """
        if not await may_open(session, by, author):
            raise Refused("plan-not-yours")
        if day < calendar.business_day(clock.now()):
            raise Refused("plan-day-over", day=day)
        await insert_new(session, cls, author_id=author.id, day=day)
        # The author and a superior may change it at the same moment: one waits for the other.
        return (
            await session.scalars(
                select(cls)
                .where(cls.author_id == author.id, cls.day == day)
                .with_for_update()
                .execution_options(populate_existing=True)
            )
        ).one()

    async def add(self, session: AsyncSession, by: Staff, customer_id: int) -> None:
        """Put a customer at the end of the day; one who stands there already stays in place.

        Refused for a customer whom the author, or who adds, may not see, and for a full day.
        """
        author = await self.author(session)
        customer = await session.get(Customer, customer_id)
        if (
            customer is None
            or customer.archived_at
            or not await customer.visible_to(session, author)
            or not await customer.visible_to(session, by)
        ):
            raise Refused("plan-no-such-customer", field="customer", name=author.name)
        standing = await self.customers(session)
        if customer_id in {one.id for one in standing}:
            return
        if len(standing) >= MOST_PLANNED:
            raise Refused("plan-full", field="customer", limit=MOST_PLANNED)
        await self.put(session, by, [customer_id])
        await self.was_changed(session, by, "plan-customer-added", customer=customer_id)

    async def remove(self, session: AsyncSession, by: Staff, customer_id: int) -> None:
        """Take a customer off the day; nothing happens when the customer is not on it."""
        rows = {row.customer_id: row for row in await self.rows(session)}
        row = rows.get(customer_id)
        if row is None or row.taken_off_by_id:
            return
        if by.id == self.author_id or row.added_by_id != self.author_id:
            await session.delete(row)
        else:
            row.taken_off_by_id = by.id
        await self.was_changed(session, by, "plan-customer-removed", customer=customer_id)

    @classmethod
    async def send(cls, session: AsyncSession, author: Staff, plans: Sequence[Plan]) -> None:
        """Owe the superior one card of one day or of several (4.2); who has it gets no second one.

        Refused for days without anybody on them, and where nobody above can be written to.
        """
        plans = [plan for plan in plans if await plan.customers(session)]
        if not plans:
            raise Refused("plan-empty")
        superior = await author.answers_to(session)
        if superior is None:
            raise Refused("plan-nobody-above")
        new = [plan for plan in plans if plan.sent_at is None]
        for plan in new:
            plan.sent_at, plan.sent_with_id = clock.now(), new[0].id
            audit.record(session, author, "plan-sent", about=plan.about, to=superior.id)
        for card in sorted({plan.card for plan in plans}):
            await notify(session, superior, CARD, about=card, dedupe=f"{card}:{superior.id}")

    @classmethod
    async def agree(cls, session: AsyncSession, by: Staff, plans: Sequence[Plan]) -> None:
        """A superior lets the plans of one person stand; the author hears it (4.2).

        Refused to whoever is not above the author, and once all of them were agreed to.
        """
        author = await plans[0].author(session)
        if not await by.leads(session, author):
            raise Refused("plan-not-yours")
        # Two superiors may tap at the same moment: the database lets one of them through.
        agreed = await session.scalars(
            update(cls)
            .where(
                cls.id.in_([plan.id for plan in plans if plan.author_id == author.id]),
                cls.sent_at.is_not(None),
                cls.agreed_at.is_(None),
            )
            .values(agreed_at=clock.now(), agreed_by_id=by.id)
            .returning(cls.day)
        )
        days = sorted(agreed)
        for plan in plans:
            await session.refresh(plan)
        if not days:
            first_id = plans[0].agreed_by_id
            if first_id is None:
                raise Refused("button-out-of-date")
            first = await session.get_one(Staff, first_id)
            raise Refused("plan-agreed-already", name=first.name)
        for plan in plans:
            if plan.day in days:
                audit.record(session, by, "plan-agreed", about=plan.about)
        for card in {plan.card for plan in plans}:
            await redraw(session, card, CARD)
        about = next(plan.about for plan in plans if plan.day == days[0])
        await notify(
            session, author, "plan-agreed", about=about, name=by.name, day=days[0], days=len(days)
        )

    @classmethod
    async def move_all(
        cls,
        session: AsyncSession,
        customer_ids: Collection[int],
        old_id: int,
        new_id: int,
        today: date,
    ) -> None:
        """Hand over the visits to these customers that are planned from today on (1.4).

        A day may hold more than `MOST_PLANNED` afterwards: nothing that was planned is lost.
        """
        handed = set(customer_ids)
        found = await session.execute(
            select(PlannedVisit, cls.day)
            .join(cls, PlannedVisit.plan_id == cls.id)
            .where(cls.author_id == old_id, cls.day >= today)
            .order_by(cls.day, PlannedVisit.at, PlannedVisit.id)
        )
        successor = await session.get_one(Staff, new_id)
        for row, day in found.all():
            if row.customer_id not in handed:
                continue
            if row.taken_off_by_id is None:
                plan = await cls.open(session, successor, day, successor)
                await plan.put(session, successor, [row.customer_id])
            await session.delete(row)
        await session.flush()

    async def put(self, session: AsyncSession, by: Staff, customer_ids: Sequence[int]) -> None:
        """Put customers at the end; nobody stands there twice, whoever was taken off comes back."""
        rows = {row.customer_id: row for row in await self.rows(session)}
        end = max((row.at for row in rows.values()), default=-1) + 1
        for at, customer_id in enumerate(customer_ids, start=end):
            row = rows.get(customer_id)
            if row is None:
                session.add(
                    PlannedVisit(plan_id=self.id, customer_id=customer_id, at=at, added_by_id=by.id)
                )
            elif row.taken_off_by_id:
                row.taken_off_by_id, row.at = None, at
        await session.flush()

    async def was_changed(self, session: AsyncSession, by: Staff, deed: str, **facts: Any) -> None:
        """Whoever has seen the plan hears of the change: the author, or who agreed to it (4.2)."""
        audit.record(session, by, deed, about=self.about, **facts)
        if by.id != self.author_id:
            self.changed_by_id = by.id
            await session.flush()
            # Told once a day; what else is changed then shows on the same message.
            today = calendar.business_day(clock.now())
            told = await notify(
                session,
                await self.author(session),
                CHANGED,
                about=self.about,
                dedupe=f"{CHANGED}:{self.id}:{today}",
            )
            if not told:
                await redraw(session, self.about, CHANGED)
        elif self.agreed_by_id:
            agreed_by = await session.get_one(Staff, self.agreed_by_id)
            self.agreed_at = self.agreed_by_id = None
            await self._say_that_it_differs(session, agreed_by)
        await session.flush()
        if self.sent_at:
            await redraw(session, self.card, CARD)

    async def _say_that_it_differs(self, session: AsyncSession, agreed_by: Staff) -> None:
        # The card changes without a sound; what was agreed to would change unseen.
        author = await self.author(session)
        await notify(
            session,
            agreed_by,
            "plan-differs",
            about=self.about,
            reply_to=await Outgoing.message_showing(session, self.card, CARD, agreed_by),
            name=author.name,
            day=self.day,
        )


class PlannedVisit(Base):
    """A customer on a day's plan, `at` its place in the order of the day (from 0)."""

    __tablename__ = "planned_visits"
    __table_args__ = (UniqueConstraint("plan_id", "customer_id"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    at: Mapped[int]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    # Somebody above the author took it off; it stays here for the author to see.
    taken_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


async def may_open(session: AsyncSession, person: Staff, author: Staff) -> bool:
    """Whose plans somebody sees and changes: their own, and of everybody below (1.3, 4.2)."""
    return person.id == author.id or await person.leads(session, author)


@cache
def _of() -> Select[Plan]:
    """Built once, as `_of_day` of visits."""
    return select(Plan).where(Plan.author_id == bindparam("author"), Plan.day == bindparam("day"))
