"""Delegates: who decides in somebody's place, from one day to another (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Date, ForeignKey, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import absences, audit, calendar, clock
from models.base import Base
from models.errors import Refused
from models.outbox import notify
from models.spans import Span
from models.staff import LEADING, Staff, wait_for_leavers


class Delegation(Base):
    """Somebody named a substitute for some days, both included."""

    __tablename__ = "delegations"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    delegate_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    first: Mapped[date] = mapped_column(Date)
    last: Mapped[date] = mapped_column(Date)
    ended_at: Mapped[datetime | None]  # taken back before the last day was over

    @property
    def about(self) -> str:
        return f"delegation:{self.id}"

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)

    # Questions

    @classmethod
    def is_running(cls, day: date) -> ColumnElement[bool]:
        """Those that cover a day."""
        return and_(cls.first <= day, cls.last >= day, cls.ended_at.is_(None))

    @classmethod
    async def running(cls, session: AsyncSession, person: Staff, day: date) -> Delegation | None:
        """The one by which somebody has a substitute on a day."""
        return await session.scalar(
            select(cls)
            .where(cls.staff_id == person.id, cls.is_running(day))
            .order_by(cls.id.desc())
            .limit(1)
        )

    @classmethod
    async def coming_of(cls, session: AsyncSession, person: Staff) -> Sequence[Delegation]:
        """What somebody named from today on, the nearest first."""
        return await cls._between(session, person.id, calendar.business_day(clock.now()))

    @classmethod
    async def of(cls, session: AsyncSession, person: Staff, delegation_id: int) -> Delegation:
        """What this person named and is not over; refused otherwise (a button's id is never trusted)."""
        for delegation in await cls.coming_of(session, person):
            if delegation.id == delegation_id:
                return delegation
        raise Refused("delegate-gone-or-not-yours")

    @classmethod
    async def _between(
        cls, session: AsyncSession, staff_id: int, first: date, last: date = date.max
    ) -> Sequence[Delegation]:
        """Those of one person that are not over before a day, and begin by another."""
        found = await session.scalars(
            select(cls)
            .where(
                cls.staff_id == staff_id,
                cls.first <= last,
                cls.last >= first,
                cls.ended_at.is_(None),
            )
            .order_by(cls.first, cls.id)
        )
        return found.all()

    @classmethod
    async def _leads_back(
        cls, session: AsyncSession, from_id: int, to_id: int, first: date, last: date
    ) -> bool:
        """Whether on some day of these one delegate after the other would end at somebody."""
        ways = [(from_id, first, last)]
        seen = set()
        while ways:
            way = ways.pop()
            if way in seen:
                continue
            seen.add(way)
            staff_id, first, last = way
            if staff_id == to_id:
                return True
            for one in await cls._between(session, staff_id, first, last):
                ways.append((one.delegate_id, max(first, one.first), min(last, one.last)))
        return False

    # Deeds

    @classmethod
    async def name(
        cls, session: AsyncSession, person: Staff, delegate: Staff, first: date, last: date
    ) -> Delegation:
        """Let somebody decide in one's place from a day to another; they are told (3.5).

        What was named before for these days is replaced from the first of them on. Refused for
        oneself, somebody who is not one of `candidates` or is on leave all the time, days that
        are over, and where it would go round in a circle.
        """
        if delegate.id == person.id:
            raise Refused("delegate-yourself", field="delegate")
        if last < first:
            raise Refused("delegate-backwards", field="last")
        if first < calendar.business_day(clock.now()):
            raise Refused("delegate-past", field="first")
        await wait_for_leavers(session)
        # Of two who name each other at this moment, the second sees what the first did.
        await session.scalars(
            select(Staff)
            .where(Staff.id.in_([person.id, delegate.id]))
            .order_by(Staff.id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
        if delegate.id not in {one.id for one in await candidates(session, person)}:
            raise Refused("delegate-not-here", field="delegate", name=delegate.name)
        if await absences.away_all(session, delegate, Span(first, last)):
            raise Refused("delegate-away", field="delegate", name=delegate.name)
        if await cls._leads_back(session, delegate.id, person.id, first, last):
            raise Refused("delegate-circle", field="delegate", name=delegate.name)
        for earlier in await cls._between(session, person.id, first, last):
            await earlier._give_way(session, person, first)
        delegation = cls(staff_id=person.id, delegate_id=delegate.id, first=first, last=last)
        session.add(delegation)
        await session.flush()
        audit.record(
            session,
            person,
            "delegate-named",
            about=delegation.about,
            delegate=delegate.id,
            first=first,
            last=last,
        )
        await delegation._tell(session, "delegate-told", person)
        await _keep_up_with(session, person)
        return delegation

    async def end(self, session: AsyncSession, person: Staff) -> None:
        """Take it back; the delegate is told. Refused to anybody but who named it."""
        if person.id != self.staff_id:
            raise Refused("delegate-gone-or-not-yours")
        await wait_for_leavers(session)
        await session.refresh(self, with_for_update=True)
        if self.ended_at:
            return
        await self._end(session, person)
        await _keep_up_with(session, person)

    @classmethod
    async def end_all_of(cls, session: AsyncSession, person: Staff) -> None:
        """Somebody left: who named them is told, and whom they named decides no longer for them."""
        found = await session.scalars(
            select(cls)
            .where(
                or_(cls.staff_id == person.id, cls.delegate_id == person.id),
                cls.last >= calendar.business_day(clock.now()),
                cls.ended_at.is_(None),
            )
            .order_by(cls.id)
        )
        for delegation in found.all():
            if delegation.delegate_id == person.id:
                delegation.ended_at = clock.now()
                named_by = await session.get_one(Staff, delegation.staff_id)
                await notify(
                    session,
                    named_by,
                    "delegate-left",
                    name=person.name,
                    span=delegation.span,
                )
            else:
                await delegation._end(session, person)

    async def _give_way(self, session: AsyncSession, person: Staff, first: date) -> None:
        """Another begins on a day: this one ends the day before."""
        if self.first >= first:
            await self._end(session, person)
            return
        self.last = first - timedelta(days=1)
        audit.record(session, person, "delegate-shortened", about=self.about, last=self.last)
        await self._tell(session, "delegate-told", person)

    async def _end(self, session: AsyncSession, person: Staff) -> None:
        self.ended_at = clock.now()
        audit.record(session, person, "delegate-ended", about=self.about)
        await session.flush()
        await self._tell(session, "delegate-ended-told", person)

    async def _tell(self, session: AsyncSession, key: str, person: Staff) -> None:
        delegate = await session.get_one(Staff, self.delegate_id)
        await notify(
            session,
            delegate,
            key,
            name=person.name,
            span=self.span,
        )


async def candidates(session: AsyncSession, person: Staff) -> list[Staff]:
    """Whom somebody may name: everybody here who leads, the nearest first.

    Those above; who leads beside them, then below them; then all others.
    """
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.position.in_(LEADING),
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
            Staff.id != person.id,
        )
        .order_by(Staff.id)
    )
    leading = list(found)
    above = [superior.id for superior in await person.superiors(session)]
    below = set(await person.branch(session))

    def distance(one: Staff) -> tuple[int, int]:
        if one.id in above:
            return 0, above.index(one.id)
        if one.superior_id is not None and one.superior_id == person.superior_id:
            return 1, one.id
        return (2 if one.id in below else 3), one.id

    return sorted(leading, key=distance)


async def _keep_up_with(session: AsyncSession, person: Staff) -> None:
    from models.approval_upkeep import keep_up_with  # it stands on this file

    await keep_up_with(session, person)
