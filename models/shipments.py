"""Shipments: what of an order leaves the house, checked by a second person, and arrives (8.4, 8.5)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, shipment_check
from models.albums import Photo, kept
from models.base import Base
from models.errors import Refused
from models.order_lines import OrderLine, exact, milli
from models.order_people import (
    checks_shipping,
    moves_orders,
    require_mover,
    sees_to_customer,
)
from models.orders import Order
from models.outbox import Outgoing, redraw
from models.staff import Partner, Staff, wait_for_leavers

CARD = "shipment-card"
LONGEST_CARRIER = 60
LONGEST_SLIP = 40
LONGEST_REASON = 500  # UTF-16 units
MOST_PHOTOS = 10
CARRIERS_LOOKED_AT = 200  # shipments; who carried before those is forgotten


class ShipmentState(enum.StrEnum):
    WAITING = "waiting"  # for the second person
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    REFUSED = "refused"  # by the second person: it was put together wrong


class Shipment(Base):
    """Some goods of an order on their way; its quantities are taken as soon as it is put together."""

    __tablename__ = "shipments"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        Index("ix_shipments_state", "state"),
    )

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[int]  # from 1
    state: Mapped[ShipmentState] = mapped_column(default=ShipmentState.WAITING)
    carrier: Mapped[str | None] = mapped_column(String(LONGEST_CARRIER))
    slip: Mapped[str | None] = mapped_column(String(LONGEST_SLIP))  # its number
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    made_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    checked_at: Mapped[datetime | None]
    refusal: Mapped[str | None] = mapped_column(Text)
    delivered_on: Mapped[date | None] = mapped_column(Date)
    delivered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # who said so
    signed: Mapped[list[Any]] = mapped_column(JSON, default=list)  # the slip with the signature

    @property
    def about(self) -> str:
        return f"shipment:{self.id}"

    # Questions

    async def order(self, session: AsyncSession) -> Order:
        return await session.get_one(Order, self.order_id)

    async def lines(self, session: AsyncSession) -> Sequence[Shipped]:
        """What is in it, as the lines of the order are or were called, by their number."""
        # Of a shipment that came to nothing, or was exchanged, the order may have them no more.
        named = await OrderLine.ever_of(session, self.order_id)
        found = await session.scalars(
            select(ShipmentLine)
            .where(ShipmentLine.shipment_id == self.id)
            .order_by(ShipmentLine.line_number)
        )
        return [Shipped(named[one.line_number], exact(one.quantity_milli)) for one in found]

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the order (1.3); whoever may check shipments sees every confirmed one."""
        return await (await self.order(session)).visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: its maker, else whoever sells."""
        order = await self.order(session)
        is_own = person.id == self.made_by_id
        other = await session.get_one(Staff, order.seller_id if is_own else self.made_by_id)
        if not other.is_here or other.id == person.id:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    def may_be_checked_by(self, person: Staff) -> bool:
        """Whether it waits for this person too: a second one, by the company's rules (8.5)."""
        waits = self.state is ShipmentState.WAITING
        return waits and person.id != self.made_by_id and checks_shipping(person)

    async def may_be_delivered_by(self, session: AsyncSession, person: Staff) -> bool:
        """Whether this person may say that it arrived: works, or who speaks with the customer."""
        if self.state is not ShipmentState.SHIPPED:
            return False
        order = await self.order(session)
        return moves_orders(person) or await sees_to_customer(session, order, person)

    @classmethod
    async def waiting_for(cls, session: AsyncSession, person: Staff) -> Sequence[Shipment]:
        """Those that somebody may check, the oldest first."""
        if not checks_shipping(person):
            return []
        found = await session.scalars(
            select(cls)
            .where(cls.state == ShipmentState.WAITING, cls.made_by_id != person.id)
            .order_by(cls.id)
        )
        return found.all()

    # Deeds

    @classmethod
    async def make(
        cls,
        session: AsyncSession,
        order: Order,
        who: Staff,
        quantities: Mapping[int, Decimal],
        carrier: str | None = None,
        slip: str | None = None,
        photos: Sequence[Photo] = (),
    ) -> Shipment:
        """Put together what leaves the house, by the line's number in its measure (8.4).

        It waits for a second person (8.5), and holds its quantities meanwhile. Refused: to
        whoever does not move orders; of an order that is not ready, or whose change or cancelling
        waits for a decision: what is shipped could not be undone by it; nothing, more than is left,
        a part of what cannot be parted.
        """
        from models import shipment_news  # it stands on this file

        require_mover(who)
        await wait_for_leavers(session)
        await order.lock(session)
        shipment_check.require_shippable(order)
        await shipment_check.check_quantities(session, order, quantities)
        last = await session.scalar(select(func.max(cls.number)).where(cls.order_id == order.id))
        shipment = cls(
            order_id=order.id,
            number=(last or 0) + 1,
            carrier=carrier,
            slip=slip,
            photos=kept(photos),
            made_by_id=who.id,
        )
        session.add(shipment)
        await session.flush()
        session.add_all(
            ShipmentLine(
                shipment_id=shipment.id, line_number=number, quantity_milli=milli(quantity)
            )
            for number, quantity in quantities.items()
        )
        await session.flush()
        audit.record(
            session,
            who,
            "shipment-made",
            about=order.about,
            shipment=shipment.number,
            lines=len(quantities),
            carrier=carrier,
            slip=slip,
        )
        await shipment_news.ask_for_a_check(session, shipment, order)
        await order.redraw_everywhere(session)
        return shipment

    async def check(
        self, session: AsyncSession, who: Staff, *, right: bool, reason: str | None = None
    ) -> None:
        """The second person says whether it is right (8.5): then it is on its way, else undone.

        Whoever sells hears what is on its way, its maker what was wrong. Refused: to its maker, to
        whom the rules do not name, after somebody else, and a "no" without a reason.
        """
        from models import shipment_news  # it stands on this file

        await wait_for_leavers(session)
        order = await self.order(session)
        await order.lock(session)
        self._require_second(who)
        if not right and not reason:
            raise Refused("shipment-reason-needed", field="reason")
        await self._settle(session, who, right=right, reason=None if right else reason)
        deed = "shipment-checked" if right else "shipment-refused"
        audit.record(
            session, who, deed, about=order.about, shipment=self.number, made_by=self.made_by_id
        )
        await self._follow(session, order, who)
        await shipment_news.tell_of_check(session, self, order, who, self.refusal)

    async def take_back(self, session: AsyncSession, who: Staff) -> None:
        """Its maker sees a mistake before somebody has checked it: its quantities are free again."""
        await wait_for_leavers(session)
        order = await self.order(session)
        await order.lock(session)
        if who.id != self.made_by_id:
            raise Refused("shipment-not-yours", final=True)
        await self._settle(session, who, right=False, reason=None)
        audit.record(session, who, "shipment-taken-back", about=order.about, shipment=self.number)
        await self._follow(session, order, who)

    async def require_checkable(self, session: AsyncSession, who: Staff) -> None:
        """Refused as `check` would, before a reason is asked for."""
        self._require_second(who)
        if self.state is not ShipmentState.WAITING:
            await self._refuse_second(session, who)

    def _require_second(self, who: Staff) -> None:
        if who.id == self.made_by_id:
            raise Refused("shipment-not-by-its-maker", final=True)
        if not checks_shipping(who):
            raise Refused("shipment-not-yours-to-check", final=True)

    async def _refuse_second(self, session: AsyncSession, who: Staff) -> None:
        """Whoever is second hears who was first."""
        by = await session.get_one(Staff, self.checked_by_id)
        raise Refused(
            "shipment-checked-already",
            final=True,
            by=by.name,
            is_mine=by.id == who.id,
            right=self.state is not ShipmentState.REFUSED,
        )

    async def _settle(
        self, session: AsyncSession, who: Staff, *, right: bool, reason: str | None
    ) -> None:
        """The database lets one of two through; the other hears who was first."""
        state = ShipmentState.SHIPPED if right else ShipmentState.REFUSED
        settled = await session.execute(
            update(Shipment)
            .where(Shipment.id == self.id, Shipment.state == ShipmentState.WAITING)
            .values(state=state, checked_by_id=who.id, checked_at=clock.now(), refusal=reason)
            .returning(Shipment.id)
        )
        is_mine = settled.one_or_none() is not None
        await session.refresh(self)
        if not is_mine:
            await self._refuse_second(session, who)

    async def deliver(
        self, session: AsyncSession, who: Staff, day: date, signed: Sequence[Photo] = ()
    ) -> None:
        """It arrived on a day, with the slip that the customer signed, if there is a photo (8.4).

        Refused: to whoever has nothing to do with it, before it was checked, twice, in the future and
        before it was shipped.
        """
        from models import shipment_news  # it stands on this file

        await wait_for_leavers(session)
        order = await self.order(session)
        await order.lock(session)
        await session.refresh(self)
        await self.require_on_its_way(session, who)
        self.check_day(day)
        self.state, self.delivered_on = ShipmentState.DELIVERED, day
        self.delivered_by_id, self.signed = who.id, kept(signed)
        await session.flush()
        audit.record(
            session,
            who,
            "shipment-delivered",
            about=order.about,
            shipment=self.number,
            day=day,
            photos=len(signed),
        )
        await self._follow(session, order, who)
        await shipment_news.tell_of_arrival(session, self, order, who)

    def check_day(self, day: date) -> None:
        """Refused: an arrival in the future, or before it was shipped."""
        if day > calendar.business_day(clock.now()):
            raise Refused("shipment-delivered-in-future", field="day", day=day)
        if self.checked_at and day < (left := calendar.business_day(self.checked_at)):
            raise Refused("shipment-delivered-before-shipped", field="day", day=day, shipped=left)

    async def require_on_its_way(self, session: AsyncSession, who: Staff) -> None:
        """Refused where it is not, and to whoever has nothing to do with its arrival."""
        if self.state is ShipmentState.WAITING:
            raise Refused("shipment-not-checked-yet", final=True)
        if self.state is ShipmentState.REFUSED:
            raise Refused("shipment-came-to-nothing", final=True)
        if self.state is ShipmentState.DELIVERED:
            raise Refused("shipment-delivered-already", final=True, day=self.delivered_on)
        if not await self.may_be_delivered_by(session, who):
            raise Refused("shipment-not-yours", final=True)

    async def has_trouble(self, session: AsyncSession, who: Staff, words: str) -> None:
        """It has not arrived as it should, says whoever speaks with the customer: works hears it."""
        from models import shipment_news  # it stands on this file

        await self.require_on_its_way(session, who)
        order = await self.order(session)
        audit.record(
            session,
            who,
            "shipment-trouble",
            about=order.about,
            shipment=self.number,
            words=words,
        )
        await shipment_news.tell_of_trouble(session, self, order, who, words)

    async def _follow(self, session: AsyncSession, order: Order, who: Staff) -> None:
        """What became of it, on the order and on every card."""
        from models import order_progress  # it stands on this file

        await order_progress.follow(session, order, who)
        await redraw(session, self.about, CARD)
        await order.redraw_everywhere(session)


class Shipped(NamedTuple):
    """So much of a line of the order."""

    line: OrderLine
    quantity: Decimal


class ShipmentLine(Base):
    """So much of a line of the order, by the line's number, in the line's measure."""

    __tablename__ = "shipment_lines"
    __table_args__ = (UniqueConstraint("shipment_id", "line_number"),)

    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id"))
    line_number: Mapped[int]
    quantity_milli: Mapped[int] = mapped_column(BigInteger)


async def taken_of(session: AsyncSession, order_id: int) -> Mapping[int, int]:
    """How much of each line was put into shipments that were not refused, by its number, in thousandths."""
    return await _summed(session, order_id, *(set(ShipmentState) - {ShipmentState.REFUSED}))


async def shipped_of(session: AsyncSession, order_id: int) -> Mapping[int, int]:
    """How much of each line has left the house, by its number, in thousandths."""
    return await _summed(session, order_id, ShipmentState.SHIPPED, ShipmentState.DELIVERED)


async def arrived_on(session: AsyncSession, order_id: int) -> date | None:
    """When the last shipment of an order arrived; None while one is on its way, or there is none."""
    found = await session.execute(
        select(
            func.count(), func.count(Shipment.delivered_on), func.max(Shipment.delivered_on)
        ).where(Shipment.order_id == order_id, Shipment.state != ShipmentState.REFUSED)
    )
    number, arrived, last = found.one()
    return last if number == arrived else None


async def _summed(
    session: AsyncSession, order_id: int, *states: ShipmentState
) -> Mapping[int, int]:
    found = await session.execute(
        select(ShipmentLine.line_number, func.sum(ShipmentLine.quantity_milli))
        .join(Shipment, Shipment.id == ShipmentLine.shipment_id)
        .where(Shipment.order_id == order_id, Shipment.state.in_(states))
        .group_by(ShipmentLine.line_number)
    )
    return {number: int(quantity) for number, quantity in found}


async def of_order(session: AsyncSession, order_id: int) -> Sequence[Shipment]:
    found = await session.scalars(
        select(Shipment).where(Shipment.order_id == order_id).order_by(Shipment.number)
    )
    return found.all()


async def carriers(session: AsyncSession, at_most: int) -> Sequence[str]:
    """Who carried lately, the latest first."""
    latest = (
        select(Shipment.id, Shipment.carrier)
        .where(Shipment.carrier.is_not(None))
        .order_by(Shipment.id.desc())
        .limit(CARRIERS_LOOKED_AT)
        .subquery()
    )
    found = await session.scalars(
        select(latest.c.carrier)
        .group_by(latest.c.carrier)
        .order_by(func.max(latest.c.id).desc())
        .limit(at_most)
    )
    return found.all()
