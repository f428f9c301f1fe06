"""Returns and exchanges: goods that come back against what was shipped, and what is credited (8.6)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from models import alerts, approvals, audit, calendar, clock, policy
from models.albums import Photo, kept
from models.approvals import Approval, Outcome
from models.base import Base
from models.errors import Refused
from models.invoices import invoiced_of
from models.money import from_minor_units, minor_units
from models.numbers import LONGEST_NUMBER, next_number
from models.order_check import check_quantity
from models.order_lines import OrderLine, exact, milli
from models.order_shares import Quantities, credited_next
from models.orders import Order
from models.outbox import Outgoing, redraw
from models.policy import AlertKind
from models.policy_values import SUPERIOR
from models.products import Measure, Product
from models.shipments import shipped_of
from models.staff import Partner, Staff, wait_for_leavers

RETURN_CARD = "return-card"


class ReturnKind(enum.StrEnum):
    RETURN = "return"  # credited, and not shipped again
    EXCHANGE = "exchange"  # shipped again, and not credited


class GoodsReturn(Base):
    """Goods that a customer gives back, decided by a chain; approved, a credit note is numbered."""

    __tablename__ = "goods_returns"
    __table_args__ = (Index("ix_goods_returns_order_id", "order_id", "outcome"),)
    card: ClassVar[str] = RETURN_CARD

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    kind: Mapped[ReturnKind]
    reason: Mapped[str] = mapped_column(Text)
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)
    number: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), unique=True)
    currency: Mapped[str] = mapped_column(String(3))
    credit_units: Mapped[int] = mapped_column(BigInteger)  # with tax; 0 for an exchange

    @property
    def about(self) -> str:
        return f"return:{self.id}"

    @property
    def credit(self) -> Money:
        return from_minor_units(self.credit_units, self.currency)

    @hybrid_property
    def is_credited(self) -> bool:
        return self.outcome is Outcome.APPROVED and self.kind is ReturnKind.RETURN

    @is_credited.inplace.expression
    @classmethod
    def _is_credited(cls) -> ColumnElement[bool]:
        return and_(cls.outcome == Outcome.APPROVED, cls.kind == ReturnKind.RETURN)

    # Questions

    async def order(self, session: AsyncSession) -> Order:
        return await session.get_one(Order, self.order_id)

    async def quantities(self, session: AsyncSession) -> Quantities:
        """How much of each line, by its number, in thousandths."""
        found = await session.scalars(
            select(GoodsReturnLine)
            .where(GoodsReturnLine.return_id == self.id)
            .order_by(GoodsReturnLine.line_number)
        )
        return {line.line_number: line.quantity_milli for line in found}

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the order, and whoever decides (1.3)."""
        if await (await self.order(session)).visible_to(session, reader):
            return True
        return await approvals.has_seat(session, self.about, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: whoever asked; of theirs the superior."""
        author = await session.get_one(Staff, self.author_id)
        other = await author.answers_to(session) if person.id == author.id else author
        if other is None or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, RETURN_CARD, other)
        )

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Only a refusal: a credit note has gone to finance, and works may ship again."""
        return self.outcome is Outcome.REFUSED

    # Deeds

    @classmethod
    async def ask(
        cls,
        session: AsyncSession,
        order: Order,
        who: Staff,
        kind: ReturnKind,
        quantities: Mapping[int, Decimal],
        reason: str,
        photos: Sequence[Photo],
        said_at: datetime,
    ) -> GoodsReturn:
        """Goods of an order come back, so much of each line by its number (8.6).

        Decided by the company's chain; settled at once where nobody is above whoever asks. Refused:
        to whoever may not, where nothing was shipped, without lines or reason, and more of a line
        than was shipped and has not come back or been asked for.
        """
        await wait_for_leavers(session)
        await (await order.customer(session)).alone(session)
        await order.lock(session)
        if not await may_ask(session, order, who):
            raise Refused("order-gone-or-not-yours", final=True)
        if not any((await returnable(session, order)).values()):
            raise Refused("return-nothing-shipped", final=True)
        asked = await _checked(session, order, quantities)
        if not reason.strip():
            raise Refused("return-needs-reason", field="reason")
        return_ = cls(
            order_id=order.id,
            author_id=who.id,
            said_at=said_at,
            kind=kind,
            reason=reason,
            photos=kept(photos),
            currency=order.currency,
            credit_units=0,
        )
        if kind is ReturnKind.RETURN:
            return_.credit_units = minor_units(await credit_for(session, order, asked))
        session.add(return_)
        await session.flush()
        session.add_all(
            GoodsReturnLine(return_id=return_.id, line_number=number, quantity_milli=quantity)
            for number, quantity in asked.items()
        )
        await session.flush()
        audit.record(
            session,
            who,
            "return-asked",
            about=return_.about,
            order=order.number,
            kind=kind.value,
            credit=return_.credit,
        )
        rules = policy.current().orders
        chain: list[str] = [*rules.return_approvers]
        if not await who.superiors(session):
            chain = [one for one in chain if one != SUPERIOR]  # it is theirs to say
        if chain:
            await Approval.open(session, return_, who, chain, rules.when_away)
            await order.redraw_everywhere(session)
        else:
            await return_._take_effect(session, order, who)
        # Who decides has its card; the others above hear of what the customer complains about.
        decide = await approvals.who_decided(session, return_.about)
        await alerts.raise_(
            session,
            AlertKind.COMPLAINT,
            return_.about,
            order.seller_id,
            besides={who.id, *decide},
        )
        return return_

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over what was decided: credited or shipped again, and everybody concerned hears."""
        from models import return_news  # it stands on this file

        order = await self.order(session)
        if approval.outcome is Outcome.APPROVED:
            await (await order.customer(session)).alone(session)
        await order.lock(session)
        if approval.outcome is Outcome.APPROVED:
            await self._take_effect(session, order, by)
            return
        self.outcome = approval.outcome
        await session.flush()
        if self.outcome is Outcome.REFUSED:
            await return_news.tell_of_decision(session, self, order, by, reason)
        await self._redraw_everywhere(session, order)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """A refusal was taken back: it waits again. Refused where its goods were asked for since."""
        from models import return_news

        order = await self.order(session)
        await order.lock(session)
        left = await returnable(session, order)
        mine = await self.quantities(session)
        is_there = all(quantity <= left.get(number, 0) for number, quantity in mine.items())
        if not await self.may_be_taken_back(session) or not is_there:
            raise Refused("approval-too-late-to-take-back", final=True)
        self.outcome = Outcome.OPEN
        await session.flush()
        await return_news.tell_of_reopening(session, self, order, by)
        await self._redraw_everywhere(session, order)

    async def withdraw(self, session: AsyncSession, person: Staff) -> None:
        """Whoever asked wants it no longer; refused to others, and when it is over."""
        approval = await Approval.of_record(session, self.about)
        if approval is None:
            raise Refused("return-over-already", final=True)
        await approval.withdraw(session, person)

    async def _take_effect(self, session: AsyncSession, order: Order, by: Staff | None) -> None:
        """Agreed: credited by what came back so far, or to be shipped again (8.6)."""
        from models import booking, order_progress, return_news  # these stand on this file

        if self.kind is ReturnKind.RETURN:
            mine = await self.quantities(session)
            self.credit_units = minor_units(await credit_for(session, order, mine))
            await self._note_unbilled(session)
        self.outcome = Outcome.APPROVED
        await session.flush()
        await order_progress.keep_up(session, order)
        await session.flush()
        if self.is_credited:
            await booking.goods_credited(session, self, order)
            if self.number is None:
                pattern = policy.current().orders.credit_note_number
                today = calendar.business_day(clock.now())
                # The whole company waits for it: behind whatever may wait for somebody's lock.
                self.number = await next_number(session, pattern, today)
                await session.flush()
        audit.record(
            session,
            by,
            "return-settled",
            about=self.about,
            number=self.number,
            credit=self.credit,
        )
        await return_news.tell_of_decision(session, self, order, by, None)
        await self._redraw_everywhere(session, order)

    async def _note_unbilled(self, session: AsyncSession) -> None:
        """Of what the customer has, what is on no invoice comes back first."""
        shipped = await shipped_of(session, self.order_id)
        exchanged = await came_back(
            session, self.order_id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE
        )
        billed = await invoiced_of(session, self.order_id)
        before = await credited_unbilled(session, self.order_id)
        lines = await session.scalars(
            select(GoodsReturnLine).where(GoodsReturnLine.return_id == self.id)
        )
        for line in lines:
            number = line.line_number
            settled = exchanged.get(number, 0) + billed.get(number, 0) + before.get(number, 0)
            open_ = max(shipped.get(number, 0) - settled, 0)
            line.unbilled_milli = min(line.quantity_milli, open_)

    async def _redraw_everywhere(self, session: AsyncSession, order: Order) -> None:
        await redraw(session, self.about, RETURN_CARD)
        await order.redraw_everywhere(session)


class GoodsReturnLine(Base):
    """So much of a line of the order, by the line's number, in the line's measure."""

    __tablename__ = "goods_return_lines"
    __table_args__ = (UniqueConstraint("return_id", "line_number"),)

    return_id: Mapped[int] = mapped_column(ForeignKey("goods_returns.id"))
    line_number: Mapped[int]
    quantity_milli: Mapped[int] = mapped_column(BigInteger)
    # Of that, what stood on no invoice when it was credited: nobody is going to bill it (8.5).
    unbilled_milli: Mapped[int] = mapped_column(BigInteger, default=0)


async def came_back(
    session: AsyncSession, order_id: int, *outcomes: Outcome, kind: ReturnKind | None = None
) -> Mapping[int, int]:
    """How much of each line came back, by its number, in thousandths; of one kind or both.

    `outcomes`: approved ones, or also those that are open and may be.
    """
    query = (
        select(GoodsReturnLine.line_number, func.sum(GoodsReturnLine.quantity_milli))
        .join(GoodsReturn, GoodsReturn.id == GoodsReturnLine.return_id)
        .where(GoodsReturn.order_id == order_id, GoodsReturn.outcome.in_(outcomes))
        .group_by(GoodsReturnLine.line_number)
    )
    if kind:
        query = query.where(GoodsReturn.kind == kind)
    return {number: int(quantity) for number, quantity in await session.execute(query)}


async def credited_unbilled(session: AsyncSession, order_id: int) -> Quantities:
    """How much of each line was credited before it was billed, by its number, in thousandths."""
    found = await session.execute(
        select(GoodsReturnLine.line_number, func.sum(GoodsReturnLine.unbilled_milli))
        .join(GoodsReturn, GoodsReturn.id == GoodsReturnLine.return_id)
        .where(GoodsReturn.order_id == order_id, GoodsReturn.is_credited)
        .group_by(GoodsReturnLine.line_number)
    )
    return {number: int(quantity) for number, quantity in found}


async def of_order(session: AsyncSession, order_id: int) -> Sequence[GoodsReturn]:
    found = await session.scalars(
        select(GoodsReturn).where(GoodsReturn.order_id == order_id).order_by(GoodsReturn.id)
    )
    return found.all()


async def may_ask(session: AsyncSession, order: Order, person: Staff) -> bool:
    """Who looks after the order, or after its customer since, and everybody above: what was
    delivered before a customer was handed over comes back to the successor."""
    customer = await order.customer(session)
    branch = await person.branch(session)
    return order.seller_id in branch or customer.owner_id in branch


async def returnable(session: AsyncSession, order: Order) -> Quantities:
    """How much of each line may still come back, in thousandths: what the customer has, less what
    was asked for already (8.6)."""
    if not order.is_standing:
        return {}
    back = await came_back(session, order.id, Outcome.OPEN, Outcome.APPROVED)
    return {
        number: max(quantity - back.get(number, 0), 0)
        for number, quantity in (await shipped_of(session, order.id)).items()
    }


async def credited_of(session: AsyncSession, order: Order) -> Money:
    """What has been credited of an order so far."""
    query = select(func.sum(GoodsReturn.credit_units)).where(
        GoodsReturn.order_id == order.id, GoodsReturn.is_credited
    )
    return from_minor_units(int(await session.scalar(query) or 0), order.currency)


async def credit_for(session: AsyncSession, order: Order, quantities: Quantities) -> Money:
    """What is credited with tax for goods that come back after all that was credited before."""
    version = await order.shown_version(session)
    before = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.RETURN)
    back = {
        number: before.get(number, 0) + quantities.get(number, 0)
        for number in before.keys() | quantities.keys()
    }
    so_far = await credited_of(session, order)
    return credited_next(await version.lines(session), back, so_far, version.rounding)


async def check_back(session: AsyncSession, line: OrderLine, quantity: Decimal, left: int) -> int:
    """So much of a line, in thousandths; refused where that cannot come back."""
    product = await session.get_one(Product, line.product_id)
    check_quantity(product, Measure(line.measure, line.factor), quantity)
    if milli(quantity) > left:
        raise Refused(
            "return-too-much",
            field="lines",
            name=line.name,
            quantity=quantity,
            left=exact(left),
            measure=line.measure,
        )
    return milli(quantity)


async def _checked(
    session: AsyncSession, order: Order, quantities: Mapping[int, Decimal]
) -> Quantities:
    if not quantities:
        raise Refused("return-no-lines", field="lines")
    left = await returnable(session, order)
    lines = {line.number: line for line in await order.lines(session)}
    if quantities.keys() - lines.keys():
        raise Refused("return-no-such-line", field="lines")
    return {
        number: await check_back(session, lines[number], quantity, left.get(number, 0))
        for number, quantity in sorted(quantities.items())
    }
