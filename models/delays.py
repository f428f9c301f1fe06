"""Delays: works fears that a delivery will be late, and the customer is asked before it is (8.4)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Date, ForeignKey, Index, Text, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from models import audit, calendar, clock, order_news
from models.base import Base
from models.errors import Refused
from models.order_people import movers, require_mover, sees_to_customer
from models.orders import UNSHIPPED, Order
from models.outbox import Outgoing, notify, redraw
from models.staff import Partner, Staff, wait_for_leavers

CARD = "delay-card"
LONGEST_REASON = 500  # UTF-16 units, also of the customer's words
LATEST = timedelta(days=365)  # from the day on which it is announced


class DelayAnswer(enum.StrEnum):
    """What the customer says to a later date."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Delay(Base):
    """A later date for an order; whoever looks after it asks the customer."""

    __tablename__ = "delays"
    __table_args__ = (Index("ix_delays_order_id", "order_id", "id"),)

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    was_on: Mapped[date] = mapped_column(Date)
    new_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[DelayAnswer | None]
    words: Mapped[str | None] = mapped_column(Text)  # the customer's
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"delay:{self.id}"

    # Questions

    async def order(self, session: AsyncSession) -> Order:
        return await session.get_one(Order, self.order_id)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the order (1.3)."""
        return await (await self.order(session)).visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: who announced it, else whoever sells."""
        order = await self.order(session)
        sells = await sees_to_customer(session, order, person)
        other = await session.get_one(Staff, self.by_id if sells else order.seller_id)
        if not other.is_here or other.id == person.id:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    async def is_last(self, session: AsyncSession) -> bool:
        """Whether none was announced for the same order since."""
        later = await session.scalar(
            select(Delay.id).where(Delay.order_id == self.order_id, Delay.id > self.id).limit(1)
        )
        return later is None

    async def waits(self, session: AsyncSession) -> bool:
        """Whether the customer's answer is still to be recorded."""
        if self.answer is not None or not await self.is_last(session):
            return False
        return (await self.order(session)).state in UNSHIPPED

    async def waits_for(self, session: AsyncSession, person: Staff) -> bool:
        """Whether it is this person's to record it: who sells or entered it, and everybody above."""
        if not await self.waits(session):
            return False
        return await sees_to_customer(session, await self.order(session), person)

    @classmethod
    async def of_order(cls, session: AsyncSession, order_id: int) -> Delay | None:
        """The latest of an order."""
        return await session.scalar(
            select(cls).where(cls.order_id == order_id).order_by(cls.id.desc()).limit(1)
        )

    @classmethod
    async def asked_of(cls, session: AsyncSession, seller: Staff) -> Sequence[tuple[Delay, Order]]:
        """Those that wait for this seller to ask the customer, the oldest first."""
        later = aliased(cls)
        found = await session.execute(
            select(cls, Order)
            .join(Order, Order.id == cls.order_id)
            .where(
                or_(Order.seller_id == seller.id, Order.author_id == seller.id),
                Order.state.in_(UNSHIPPED),
                cls.answer.is_(None),
                ~select(later.id).where(later.order_id == cls.order_id, later.id > cls.id).exists(),
            )
            .order_by(cls.id)
        )
        return [(delay, order) for delay, order in found]

    # Deeds

    @classmethod
    async def announce(
        cls, session: AsyncSession, order: Order, who: Staff, new_on: date, reason: str
    ) -> Delay:
        """Works expects a later date: whoever sells is to ask the customer (8.4).

        One that nobody has answered yet is replaced. Refused: to whoever does not move orders, of
        an order that is shipped or does not stand, and a date that is past, not later than the
        agreed one, or more than a year away.
        """
        require_mover(who)
        await wait_for_leavers(session)
        await order.lock(session)
        if order.state not in UNSHIPPED:
            raise Refused("delay-nothing-to-ship", final=True)
        check_date(order, new_on)
        before = await cls.of_order(session, order.id)
        delay = cls(
            order_id=order.id, by_id=who.id, was_on=order.deliver_on, new_on=new_on, reason=reason
        )
        session.add(delay)
        await session.flush()
        audit.record(
            session,
            who,
            "delay-announced",
            about=order.about,
            was=delay.was_on,
            new=new_on,
            reason=reason,
        )
        for seller in await _who_asks(session, order):
            await notify(
                session, seller, CARD, about=delay.about, dedupe=f"{delay.about}:{seller.id}"
            )
        if before:
            await redraw(session, before.about, CARD)
        await order.redraw_everywhere(session)
        return delay

    async def record(
        self, session: AsyncSession, who: Staff, answer: DelayAnswer, words: str | None
    ) -> None:
        """What the customer said; an accepted date is the order's from now on (8.4).

        Works hears it, and of a refusal the seller's superior as well. Refused: to whoever does
        not speak with the customer, twice, after a later delay, without words where the customer
        refused, and once everything was shipped.
        """
        await wait_for_leavers(session)
        order = await self.order(session)
        await order.lock(session)
        await session.refresh(self)
        await self.require_answerable(session, who)
        if answer is DelayAnswer.REFUSED and not words:
            raise Refused("delay-words-needed", field="words")
        self.answer, self.words = answer, words
        self.answered_by_id, self.answered_at = who.id, clock.now()
        is_accepted = answer is DelayAnswer.ACCEPTED
        if is_accepted:
            await _agree_on(session, order, self.new_on)
        await session.flush()
        audit.record(
            session,
            who,
            "delay-answered",
            about=order.about,
            answer=answer.value,
            day=self.new_on,
            words=words,
        )
        key = "delay-accepted-told" if is_accepted else "delay-refused-told"
        for person in await self._who_hears(session, order, who, is_accepted=is_accepted):
            await order_news.tell(
                session,
                order,
                person,
                key,
                by=who.name,
                day=self.new_on,
                was=self.was_on,
                words=words or "",
                said=bool(words),
            )
        await redraw(session, self.about, CARD)
        await order.redraw_everywhere(session)

    async def require_answerable(self, session: AsyncSession, who: Staff) -> None:
        """Refused as `record` would, before the customer's words are asked for."""
        order = await self.order(session)
        if not await sees_to_customer(session, order, who):
            raise Refused("delay-not-yours-to-answer", final=True)
        if self.answer is not None:
            by = await session.get_one(Staff, self.answered_by_id)
            raise Refused(
                "delay-answered-already",
                final=True,
                answer=self.answer,
                by=by.name,
                is_mine=by.id == who.id,
            )
        if not await self.is_last(session):
            raise Refused("delay-replaced-already", final=True)
        if order.state not in UNSHIPPED:
            raise Refused("delay-nothing-to-ship", final=True)

    async def _who_hears(
        self, session: AsyncSession, order: Order, who: Staff, *, is_accepted: bool
    ) -> list[Staff]:
        """Works, and whoever announced it though they do something else by now; of a refusal the superior."""
        people = [*await movers(session), await session.get_one(Staff, self.by_id)]
        if not is_accepted:
            seller = await session.get_one(Staff, order.seller_id)
            if superior := await seller.answers_to(session):
                people.append(superior)
        each = {one.id: one for one in people if one.is_here and one.id != who.id}
        return list(each.values())


def check_date(order: Order, new_on: date) -> None:
    """Refused: a date that is past, not later than the agreed one, or more than a year away."""
    today = calendar.business_day(clock.now())
    if new_on < today:
        raise Refused("delay-past", field="day", day=new_on)
    if new_on <= order.deliver_on:
        raise Refused("delay-not-later", field="day", day=new_on, agreed=order.deliver_on)
    if new_on > max(order.deliver_on, today) + LATEST:
        raise Refused("delay-too-far", field="day", day=new_on)


async def _agree_on(session: AsyncSession, order: Order, day: date) -> None:
    """The order's date from now on, on its papers and in a change that left the date as it was.

    No new version: what it says of goods and prices is as it was, and the delay keeps both dates.
    """
    standing, pending = await order.shown_version(session), await order.pending_version(session)
    if pending and pending.deliver_on == standing.deliver_on:
        pending.deliver_on = day
    order.deliver_on = standing.deliver_on = day


async def _who_asks(session: AsyncSession, order: Order) -> Sequence[Staff]:
    """Whoever sells and entered it; their superior where neither is here."""
    if sellers := await order_news.sellers_of(session, order):
        return sellers
    seller = await session.get_one(Staff, order.seller_id)
    superior = await seller.answers_to(session)
    return [superior] if superior else []
