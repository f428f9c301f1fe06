"""Visits: what somebody did at a customer's, where, and what comes next (6.1, 6.2)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import alerts, audit, calendar, clock, policy
from models.albums import Photo
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import LONGEST_STEP, Cause, FollowUp, FollowUpState
from models.outbox import Outgoing, redraw
from models.places import Place
from models.policy import AlertKind
from models.staff import Partner, Staff

VISIT_CARD = "visit-card"


class Purpose(enum.StrEnum):
    ROUTINE = "routine"
    NEW_CUSTOMER = "new_customer"
    ORDER = "order"
    PRODUCT = "product"  # something new is shown
    PAYMENT = "payment"
    COMPLAINT = "complaint"
    SHOP_CHECK = "shop_check"
    OTHER = "other"


class Whether(enum.StrEnum):
    """What the distance to the customer's place says; never a refusal (6.1)."""

    VERIFIED = "verified"
    AWAY = "away"
    UNKNOWN = "unknown"


class Visit(Base):
    """One visit. `said_at` counts, however late the phone got through."""

    __tablename__ = "visits"
    __table_args__ = (
        # All that counting asks for, so that it reads nothing else.
        Index("ix_visits_author_id_day", "author_id", "day", "withdrawn_at"),
        Index("ix_visits_day", "day", "author_id", "withdrawn_at", "customer_id"),
        # The day last: after a range PostgreSQL makes no more of an index.
        Index("ix_visits_customer_id_day", "customer_id", "withdrawn_at", "day"),
        Index("ix_visits_customer_id_said_at", "customer_id", "said_at"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    day: Mapped[date] = mapped_column(Date)
    purpose: Mapped[Purpose]
    outcome: Mapped[str | None] = mapped_column(Text)  # a shop check may speak for itself
    next_on: Mapped[date | None] = mapped_column(Date)
    next_step: Mapped[str | None] = mapped_column(String(LONGEST_STEP))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    metres_away: Mapped[int | None]  # from where the customer's place was known to be then
    shop: Mapped[str | None] = mapped_column(String(64))  # the kind of shop that was checked (6.2)
    # A list of {"question": {language: words}, "answer": …} as it was asked: company.toml may change.
    checks: Mapped[list[Any]] = mapped_column(JSON, default=list)
    # Should it be withdrawn: the customer's last contact without it, and the follow-ups it settled.
    contact_before: Mapped[date] = mapped_column(Date)
    settled: Mapped[list[int]] = mapped_column(JSON, default=list)
    withdrawn_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"visit:{self.id}"

    @property
    def place(self) -> Place | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Place(self.latitude, self.longitude)

    @property
    def whether_there(self) -> Whether:
        if self.metres_away is None:
            return Whether.UNKNOWN
        near = self.metres_away <= policy.current().visits.verified_within_metres
        return Whether.VERIFIED if near else Whether.AWAY

    @property
    def is_of_today(self) -> bool:
        return self.day == calendar.business_day(clock.now())

    # Questions

    @classmethod
    async def of_day(cls, session: AsyncSession, author_id: int, day: date) -> Sequence[Visit]:
        """What somebody visited on a day, in order; without what was withdrawn."""
        return (await session.scalars(_of_day(), {"author": author_id, "day": day})).all()

    @classmethod
    async def of_customer(
        cls, session: AsyncSession, customer_id: int, at_most: int, *, after: int = 0
    ) -> Sequence[Visit]:
        """The customer's visits, the latest first; `after` so many of them."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id, cls.withdrawn_at.is_(None))
            .order_by(cls.said_at.desc(), cls.id.desc())
            .offset(after)
            .limit(at_most)
        )
        return found.all()

    @classmethod
    async def number_at(cls, session: AsyncSession, customer_id: int) -> int:
        """How many visits a customer had."""
        count = await session.scalar(
            select(func.count())
            .select_from(cls)
            .where(cls.customer_id == customer_id, cls.withdrawn_at.is_(None))
        )
        return count or 0

    @classmethod
    def authors_on(cls, day: date) -> Select[int]:
        """Whoever visited somebody on a day."""
        return select(cls.author_id).where(cls.day == day, cls.withdrawn_at.is_(None))

    @classmethod
    async def count_of_day(
        cls, session: AsyncSession, author_ids: Collection[int], day: date
    ) -> dict[int, int]:
        """How many visits each of these people made on a day; nobody without one is in it."""
        found = await session.execute(
            select(cls.author_id, func.count())
            .where(cls.author_id.in_(author_ids), cls.day == day, cls.withdrawn_at.is_(None))
            .group_by(cls.author_id)
        )
        return dict(found.all())

    @classmethod
    async def shops_checked(
        cls, session: AsyncSession, author_id: int, day: date, shop: str
    ) -> int:
        """How many shops of a kind somebody checked on a day, for the quota (6.2)."""
        found = await session.scalar(
            select(func.count()).where(
                cls.author_id == author_id,
                cls.day == day,
                cls.shop == shop,  # only of a shop check is it kept
                cls.withdrawn_at.is_(None),
            )
        )
        return found or 0

    @classmethod
    async def used_position(cls, session: AsyncSession, author_id: int, said_at: datetime) -> bool:
        """Whether a visit was made since somebody said where they are: they have gone on."""
        since = select(cls.id).where(cls.author_id == author_id, cls.said_at >= said_at)
        return await session.scalar(since.limit(1)) is not None

    async def photos(self, session: AsyncSession) -> Sequence[VisitPhoto]:
        found = await session.scalars(
            select(VisitPhoto).where(VisitPhoto.visit_id == self.id).order_by(VisitPhoto.id)
        )
        return found.all()

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The author, everybody above the author, and who may see the customer (1.3)."""
        if reader.id == self.author_id:
            return True
        if await reader.leads(session, await session.get_one(Staff, self.author_id)):
            return True
        customer = await session.get_one(Customer, self.customer_id)
        return await customer.visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when this person answers the visit: the author, or the author's superior."""
        author = await session.get_one(Staff, self.author_id)
        other = await author.answers_to(session) if person.id == author.id else author
        if other is None or other.telegram_id is None:
            return None
        shown = await Outgoing.message_showing(session, self.about, VISIT_CARD, other)
        return Partner(other, shown)

    # Deeds

    @classmethod
    async def log(
        cls,
        session: AsyncSession,
        author: Staff,
        customer: Customer,
        *,
        purpose: Purpose,
        outcome: str | None,
        next_on: date | None,
        next_step: str | None,
        place: Place | None,
        photos: Sequence[Photo],
        shop: str | None,
        checks: list[dict[str, Any]],
        said_at: datetime,
    ) -> Visit:
        """Record a visit to a customer the author may see (6.1).

        It counts as contact, and the next date becomes a follow-up. The distance to the
        customer's place is kept and never refused. A kind of shop that was not known is
        known from now on. Refused when the customer is archived.
        """
        if customer.archived_at:
            raise Refused("visit-customer-archived", field="customer", name=customer.name)
        day = calendar.business_day(said_at)
        known = customer.place
        visit = cls(
            customer_id=customer.id,
            author_id=author.id,
            said_at=said_at,
            day=day,
            purpose=purpose,
            outcome=outcome,
            next_on=next_on,
            next_step=next_step,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            metres_away=round(place.metres_to(known)) if place and known else None,
            shop=shop,
            checks=checks,
            contact_before=customer.last_contact_on,
        )
        session.add(visit)
        await session.flush()
        for photo in photos:
            session.add(VisitPhoto(visit_id=visit.id, file_id=photo.file_id, caption=photo.caption))
        if shop and await customer.may_be_changed_by(session, author):
            customer.shop = shop
        await customer.had_contact(session, day, by_visit=True)
        settled = await FollowUp.after_visit(session, visit, customer)
        visit.settled = [one.id for one in settled]
        audit.record(
            session,
            author,
            "visit-logged",
            about=visit.about,
            customer=customer.id,
            metres_away=visit.metres_away,
        )
        if purpose is Purpose.COMPLAINT:
            await alerts.raise_(session, AlertKind.COMPLAINT, visit.about, author.id)
        return visit

    async def withdraw(self, session: AsyncSession, author: Staff) -> None:
        """Take the visit back, on its own day: no contact, no follow-up comes of it any more.

        What the visit settled is to be done again. Refused on a later day, to anybody but
        the author, and the second time.
        """
        from models import month_sums, seen  # they stand on this file

        while True:
            # The customer first, as in every other deed there: two withdrawals see each other.
            customer = await session.get_one(Customer, self.customer_id)
            await customer.alone(session)
            await session.refresh(self)
            if self.customer_id == customer.id:  # not joined to another while we waited
                break
        withdrawn = await session.execute(
            update(Visit)
            .where(
                Visit.id == self.id,
                Visit.author_id == author.id,
                Visit.day == calendar.business_day(clock.now()),
                Visit.withdrawn_at.is_(None),
            )
            .values(withdrawn_at=clock.now())
            .returning(Visit.id)
        )
        if withdrawn.one_or_none() is None:
            raise Refused("visit-stands")
        await session.refresh(self)
        await month_sums.without(session, self, customer)
        await seen.keep_up(session, customer)
        await self._undo(session, customer, author)
        audit.record(
            session, author, "visit-withdrawn", about=self.about, customer=self.customer_id
        )
        await redraw(session, self.about, VISIT_CARD)

    async def store_place(self, session: AsyncSession, who: Staff) -> None:
        """Keep where the visit was as the customer's place, which was not known (6.1).

        Refused where one is known by now, to who may not change the file, and where the
        place makes the customer one of somebody else's (5.3).
        """
        customer = await Customer.of(session, who, self.customer_id)
        if not await self.may_place(session, customer, who):
            raise Refused("visit-place-known")
        file = await customer.file(session)
        await customer.change(session, who, replace(file, place=self.place))
        await redraw(session, self.about, VISIT_CARD)

    async def may_place(self, session: AsyncSession, customer: Customer, who: Staff) -> bool:
        """Whether this visit can say where the customer is, and this person may write that down."""
        return (
            self.place is not None
            and customer.place is None
            and self.withdrawn_at is None
            and await customer.may_be_changed_by(session, who)
        )

    async def _undo(self, session: AsyncSession, customer: Customer, author: Staff) -> None:
        """Contact and follow-ups as if the visit had not been, as far as nobody built on it."""
        same_day = await session.scalars(
            select(Visit).where(Visit.customer_id == customer.id, Visit.day == self.day)
        )
        visits = same_day.all()
        still_theirs = await customer.may_be_changed_by(session, author)
        if still_theirs and all(visit.withdrawn_at for visit in visits):
            before = min(visit.contact_before for visit in visits)
            if before < customer.last_contact_on == self.day:
                customer.last_contact_on = before
        await self._reopen_what_was_settled(session, customer)
        await FollowUp.keep_rhythm(session, customer)

    async def _reopen_what_was_settled(self, session: AsyncSession, customer: Customer) -> None:
        """What it promised is dropped; what it settled is open again, unless another visit did too."""
        last = await session.scalar(
            select(Visit)
            .where(Visit.customer_id == self.customer_id, Visit.withdrawn_at.is_(None))
            .order_by(Visit.day.desc(), Visit.id.desc())
            .limit(1)
        )
        made_since = or_(FollowUp.visit_id == self.id, FollowUp.cause == Cause.RHYTHM)
        await session.execute(
            update(FollowUp)
            .where(
                FollowUp.customer_id == self.customer_id,
                FollowUp.state == FollowUpState.OPEN,
                made_since,
            )
            .values(state=FollowUpState.DROPPED, settled_at=clock.now())
        )
        settled = await session.scalars(
            select(FollowUp)
            .where(FollowUp.id.in_(self.settled))
            .order_by(FollowUp.due_on, FollowUp.id)
        )
        left, has_rhythm = [], False
        for follow_up in settled.all():
            is_rhythm = follow_up.cause is Cause.RHYTHM
            if (
                (last and follow_up.due_on <= last.day)
                or (is_rhythm and has_rhythm)  # one of each visit of the day; a customer has one
                # Of a customer that went to somebody else meanwhile.
                or not await follow_up.is_theirs(session, customer)
            ):
                left.append(follow_up.id)
            else:
                follow_up.state, follow_up.settled_at = FollowUpState.OPEN, None
                has_rhythm = has_rhythm or is_rhythm
        if last:
            last.settled = [*last.settled, *left]
        await session.flush()


class VisitPhoto(Base):
    """A photo as Telegram keeps it, with what was written under it."""

    __tablename__ = "visit_photos"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"), index=True)
    file_id: Mapped[str] = mapped_column(String(255))
    caption: Mapped[str] = mapped_column(Text, default="")


@cache
def _of_day() -> Select[Visit]:
    """Built once: every report that is begun asks for it, and building it takes as long as running it."""
    theirs = Visit.author_id == bindparam("author"), Visit.day == bindparam("day")
    return (
        select(Visit).where(*theirs, Visit.withdrawn_at.is_(None)).order_by(Visit.said_at, Visit.id)
    )
