"""Attendance: signing in and out, from where one is (2.1, 2.2)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Date, ForeignKey, Index, String, Text, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, policy
from models.base import Base
from models.errors import Refused
from models.outbox import redraw
from models.places import Place
from models.staff import Staff

# The cards, and the reminders that are cards.
CARD = "signing-card"
REMINDER = "attendance-reminder"
MISSING = "attendance-missing"
FORGOT = "attendance-forgot"
ABSENT = "attendance-absent-in-a-row"


class Way(enum.StrEnum):
    IN = "in"
    OUT = "out"


class Nearest(NamedTuple):
    """The expected place that somebody is at, or else the nearest one."""

    name: str
    metres: int
    is_there: bool


class Remark(NamedTuple):
    """What is to be said of a sign besides its time: mended later, elsewhere, and why (2.2)."""

    staff_id: int
    day: date
    way: Way
    said_at: datetime
    place: str | None
    metres_away: int | None
    has_position: bool
    was_there: bool | None
    reason: str | None
    customer_id: int | None
    correction_id: int | None

    @property
    def is_elsewhere(self) -> bool:
        return self.correction_id is None and (not self.has_position or self.was_there is False)


class Signing(Base):
    """Somebody signed in or out; nothing of it is ever changed but the reason for being elsewhere."""

    __tablename__ = "signings"
    __table_args__ = (
        Index("ix_signings_staff_id", "staff_id", "day"),
        Index("ix_signings_day", "day"),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    day: Mapped[date] = mapped_column(Date)  # the business day
    way: Mapped[Way]
    said_at: Mapped[datetime]  # when the person sent it: this counts
    arrived_at: Mapped[datetime]
    place_said_at: Mapped[datetime | None]  # None: with the sign
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    place: Mapped[str | None] = mapped_column(String(64))  # the nearest expected place …
    metres_away: Mapped[int | None]  # … and how far it was
    was_there: Mapped[bool | None]  # None: nobody is expected anywhere, or no position
    reason: Mapped[str | None] = mapped_column(Text)  # why not at an expected place (2.2)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))  # at whose door
    correction_id: Mapped[int | None] = mapped_column(ForeignKey("corrections.id"))  # mended later

    @property
    def about(self) -> str:
        return f"signing:{self.id}"

    @property
    def is_elsewhere(self) -> bool:
        """Not at an expected place, or nobody knows where; what was mended later has no place."""
        return self.correction_id is None and (self.latitude is None or self.was_there is False)

    @property
    def lacks_a_reason(self) -> bool:
        return self.is_elsewhere and not self.reason

    # Questions

    @classmethod
    async def of_day(cls, session: AsyncSession, staff_id: int, day: date) -> Sequence[Signing]:
        """What somebody signed on a business day, in the order it was sent."""
        found = await session.scalars(
            select(cls)
            .where(cls.staff_id == staff_id, cls.day == day)
            .order_by(cls.said_at, cls.id)
        )
        return found.all()

    @classmethod
    async def between(
        cls, session: AsyncSession, staff_ids: Sequence[int], first: date, last: date
    ) -> Sequence[Signing]:
        """What several people signed from one day to another, in the order it was sent."""
        found = await session.scalars(
            select(cls)
            .where(cls.staff_id.in_(staff_ids), cls.day.between(first, last))
            .order_by(cls.said_at, cls.id)
        )
        return found.all()

    @classmethod
    async def remarks(
        cls, session: AsyncSession, staff_ids: Sequence[int], first: date, last: date
    ) -> Sequence[Remark]:
        """The signs of several people that say more than their time, in the order they were sent."""
        # Columns, not records: a month of 500 people has 50,000 of them.
        has_position = cls.latitude.is_not(None)
        found = await session.execute(
            select(
                cls.staff_id,
                cls.day,
                cls.way,
                cls.said_at,
                cls.place,
                cls.metres_away,
                has_position.label("has_position"),
                cls.was_there,
                cls.reason,
                cls.customer_id,
                cls.correction_id,
            )
            .where(
                cls.staff_id.in_(staff_ids),
                cls.day.between(first, last),
                or_(
                    cls.reason.is_not(None),
                    cls.correction_id.is_not(None),
                    cls.latitude.is_(None),
                    cls.was_there.is_(False),
                ),
            )
            .order_by(cls.said_at, cls.id)
        )
        return [Remark(*one) for one in found]

    @classmethod
    async def in_since(
        cls, session: AsyncSession, person: Staff, moment: datetime
    ) -> datetime | None:
        """Since when somebody was signed in at a moment; None where they were not.

        What was sent later counts for nothing: a message may arrive long after it was written.
        """
        signed = await cls.of_day(session, person.id, calendar.business_day(moment))
        before = [one for one in signed if one.said_at <= moment]
        return before[-1].said_at if before and before[-1].way is Way.IN else None

    @classmethod
    async def first_day(cls, session: AsyncSession) -> date | None:
        """The day on which anybody of the company first signed; before it nobody was absent."""
        return await session.scalar(select(func.min(cls.day)).where(cls.correction_id.is_(None)))

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The person, everybody above, HR and those at the top (1.3)."""
        return await may_see_attendance_of(
            session, reader, await session.get_one(Staff, self.staff_id)
        )

    # Deeds

    @classmethod
    async def note(
        cls,
        session: AsyncSession,
        person: Staff,
        way: Way,
        said_at: datetime,
        arrived_at: datetime,
        place: Place | None,
        place_said_at: datetime | None = None,
    ) -> Signing:
        """Somebody signs in or out, wherever they are (2.2); `place` is where that was.

        It counts from when it was sent; `place_said_at` where the place was said before. Refused
        only to whoever signed in already and has not signed out since; of several sign-outs the
        last counts.
        """
        if way is Way.IN and (since := await cls.in_since(session, person, said_at)):
            raise Refused("attendance-signed-in-already", final=True, at=since)
        day = calendar.business_day(said_at)
        nearest = where_expected(place)
        signing = cls(
            staff_id=person.id,
            day=day,
            way=way,
            said_at=said_at,
            arrived_at=arrived_at,
            place_said_at=place_said_at,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            place=nearest.name if nearest else None,
            metres_away=nearest.metres if nearest else None,
            was_there=nearest.is_there if nearest else None,
        )
        session.add(signing)
        await session.flush()
        audit.record(session, person, f"signed-{way}", about=signing.about, said_at=said_at)
        if signed_later := [
            one for one in await cls.of_day(session, person.id, day) if one.said_at > said_at
        ]:
            await redraw_cards(session, signed_later)
        return signing

    async def give_reason(
        self, session: AsyncSession, person: Staff, words: str, customer_id: int | None = None
    ) -> None:
        """Say why it was not at an expected place, and at which customer's (2.2).

        Whether the customer is the person's, the caller has looked. Refused to anybody but who signed.
        """
        if person.id != self.staff_id:
            raise Refused("signing-gone-or-not-yours", final=True)
        self.reason = words
        self.customer_id = customer_id
        audit.record(session, person, "signing-reason-given", about=self.about, reason=words)


async def redraw_cards(session: AsyncSession, signings: Sequence[Signing]) -> None:
    """What is found of a sign depends on the others of its day."""
    for one in signings:
        await redraw(session, one.about, CARD)


def must_sign_in(person: Staff) -> bool:
    """Whether the company's rules want this person to sign in (2.2)."""
    return (
        person.position in policy.current().attendance.by
        and person.left_at is None
        and person.joined_at is not None
    )


def have_to_sign_in() -> ColumnElement[bool]:
    """The condition that somebody `must_sign_in`."""
    return and_(
        Staff.position.in_(policy.current().attendance.by),
        Staff.left_at.is_(None),
        Staff.joined_at.is_not(None),
    )


def where_expected(place: Place | None) -> Nearest | None:
    """The expected place somebody is at, else the nearest (2.2).

    None where the company expects nobody anywhere, or the person did not say where they are.
    """
    if place is None:
        return None
    found: list[Nearest] = []
    for expected in policy.current().attendance.places:
        there = Place(float(expected.latitude), float(expected.longitude))
        metres = round(place.metres_to(there))
        found.append(Nearest(expected.name, metres, metres <= expected.within_metres))
    return min(found, key=lambda one: (not one.is_there, one.metres), default=None)


def moment_on(day: date, o_clock: time) -> datetime:
    """A time of a business day: before the hour at which the day turns it is after midnight."""
    is_after_midnight = o_clock < policy.current().company.day_turns_at
    date_of_it = day + timedelta(days=is_after_midnight)
    return datetime.combine(date_of_it, o_clock, tzinfo=calendar.zone())


async def may_see_attendance_of(session: AsyncSession, reader: Staff, person: Staff) -> bool:
    """The person, everybody above, HR and those at the top (1.3)."""
    return reader.id == person.id or reader.sees_all_leave or await reader.leads(session, person)
