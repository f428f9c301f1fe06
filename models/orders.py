"""Orders: what a customer buys, from the shop floor until it is delivered and closed (8)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import approvals, audit, calendar, clock, order_check, policy
from models.among import branch_of
from models.approvals import Approval, Outcome
from models.base import Base
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.money import from_minor_units
from models.numbers import LONGEST_NUMBER, next_number
from models.order_lines import OrderLine
from models.order_versions import Content, OrderVersion
from models.outbox import Outgoing, redraw
from models.staff import Partner, Staff, wait_for_leavers

ORDER_CARD = "order-card"


class OrderState(enum.StrEnum):
    """How far an order has come (8.4)."""

    WAITING = "waiting"  # for the decision about its first version
    CONFIRMED = "confirmed"
    IN_PRODUCTION = "in_production"
    INSPECTED = "inspected"
    READY = "ready"
    PART_SHIPPED = "part_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CLOSED = "closed"  # delivered and invoiced
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


BEFORE_PRODUCTION = (OrderState.CONFIRMED,)
UNDELIVERED = (
    OrderState.CONFIRMED,
    OrderState.IN_PRODUCTION,
    OrderState.INSPECTED,
    OrderState.READY,
    OrderState.PART_SHIPPED,
    OrderState.SHIPPED,
)
STANDING = (*UNDELIVERED, OrderState.DELIVERED, OrderState.CLOSED)
UNSHIPPED = UNDELIVERED[:-1]  # something of it is still to be shipped


class Asks(enum.StrEnum):
    """What the open approval of an order is about."""

    PLACE = "place"
    CHANGE = "change"
    CANCEL = "cancel"


class Order(Base):
    """An order; what may change about it stands in its versions."""

    __tablename__ = "orders"
    __table_args__ = (
        # For lists (order_lists.py): each page of them is the beginning of some of these.
        Index("ix_orders_seller_id", "seller_id", "state", "deliver_on"),
        Index("ix_orders_seller_id_day", "seller_id", "day"),
        Index("ix_orders_customer_id", "customer_id", "day"),
        Index("ix_orders_state_deliver_on", "state", "deliver_on"),
        # All that sums of days ask for, so that they read nothing else.
        Index("ix_orders_day", "day", "author_id", "state", "currency", "total_units"),
        Index("ix_orders_author_id", "author_id", "day"),
        Index(
            "ix_orders_for_others",
            "author_id",
            "day",
            sqlite_where=text("author_id != seller_id"),
            postgresql_where=text("author_id != seller_id"),
        ),
        Index(
            "ix_orders_asks",
            "day",
            sqlite_where=text("asks IS NOT NULL"),
            postgresql_where=text("asks IS NOT NULL"),
        ),
    )
    card: ClassVar[str] = ORDER_CARD

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    seller_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # who looks after it now
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # who entered it
    said_at: Mapped[datetime]
    day: Mapped[date] = mapped_column(Date)
    number: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), unique=True)  # confirmed
    state: Mapped[OrderState] = mapped_column(default=OrderState.WAITING)
    version: Mapped[int] = mapped_column(default=0)  # the one that stands; 0: none does yet
    pending: Mapped[int | None]  # the version that waits for a decision
    asks: Mapped[Asks | None]
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    confirmed_on: Mapped[date | None] = mapped_column(Date)
    delivered_on: Mapped[date | None] = mapped_column(Date)  # the last of it

    # Of the version that stands, or of the first one that waits: for lists and sums.
    currency: Mapped[str] = mapped_column(String(3))
    total_units: Mapped[int] = mapped_column(BigInteger)
    deliver_on: Mapped[date] = mapped_column(Date)  # also where a delay was agreed on

    @property
    def about(self) -> str:
        return f"order:{self.id}"

    @property
    def total(self) -> Money:
        return from_minor_units(self.total_units, self.currency)

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    # Questions

    @classmethod
    async def visible(cls, session: AsyncSession, reader: Staff) -> ColumnElement[bool]:
        """Which orders somebody sees in lists (1.3): those of the branch, by whoever looks after
        them or entered them; whom the company's rules name for orders sees all that were confirmed."""
        among = await branch_of(session, reader)
        theirs = or_(among(cls.seller_id), among(cls.author_id))
        if policy.current().orders.are_seen_by(reader.position):
            return or_(cls.number.is_not(None), theirs)
        return theirs

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The same, who sees the customer, and who decides or decided about it (1.3)."""
        visible = await Order.visible(session, reader)
        found = await session.scalar(select(Order.id).where(Order.id == self.id, visible))
        if found is not None:
            return True
        customer = await session.get_one(Customer, self.customer_id)
        if await customer.visible_to(session, reader):
            return True
        return await approvals.has_seat(session, self.about, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers a card of it: whoever looks after it, or their superior."""
        seller = await session.get_one(Staff, self.seller_id)
        is_own = person.id == seller.id
        other = await seller.answers_to(session) if is_own else seller
        if other is None or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, ORDER_CARD, other)
        )

    async def customer(self, session: AsyncSession) -> Customer:
        return await session.get_one(Customer, self.customer_id)

    async def shown_version(self, session: AsyncSession) -> OrderVersion:
        """The one that stands; before there is one, the one that waits or came to nothing."""
        number = self.version or await OrderVersion.last_number(session, self.id)
        return await OrderVersion.of_order(session, self.id, number)

    async def pending_version(self, session: AsyncSession) -> OrderVersion | None:
        if self.pending is None:
            return None
        return await OrderVersion.of_order(session, self.id, self.pending)

    async def lines(self, session: AsyncSession) -> Sequence[OrderLine]:
        """Those of the shown version."""
        return await (await self.shown_version(session)).lines(session)

    @classmethod
    async def latest_of(
        cls, session: AsyncSession, customer_id: int, at_most: int
    ) -> Sequence[Order]:
        """A customer's orders that stand, the latest first."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id, cls.state.in_(STANDING))
            .order_by(cls.day.desc(), cls.id.desc())
            .limit(at_most)
        )
        return found.all()

    async def may_be_changed_by(self, session: AsyncSession, person: Staff) -> bool:
        """Whoever looks after it and everybody above."""
        return self.seller_id in await person.branch(session)

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Only a refusal: a confirmed order has gone to everybody (8.2)."""
        return self.asks is None and self.state is OrderState.REFUSED

    # Deeds

    @classmethod
    async def place(
        cls,
        session: AsyncSession,
        author: Staff,
        customer: Customer,
        content: Content,
        said_at: datetime,
    ) -> Order:
        """Enter an order (8.1): confirmed at once within the author's authority, else decided (8.3).

        Refused, naming the question to ask again: a customer who is not theirs to sell to, what
        `order_check` refuses, dates that are past, a deposit above the total.
        """
        from models import order_authority  # it stands on this file

        await wait_for_leavers(session)
        await session.refresh(author)  # they may have been removed a moment ago
        # Of two orders at one moment the second sees what the first will owe.
        await customer.alone(session)
        has_left = author.left_at is not None
        if has_left or customer.archived_at or not await customer.visible_to(session, author):
            raise Refused("customer-gone-or-not-yours", field="customer")
        day = calendar.business_day(said_at)
        lines = await order_check.lines_of(session, content.lines, customer.customer_class, day)
        owner = await session.get_one(Staff, customer.owner_id)
        is_theirs = author.id == owner.id or await author.leads(session, owner)
        order = cls(
            customer_id=customer.id,
            seller_id=owner.id if is_theirs and owner.left_at is None else author.id,
            author_id=author.id,
            said_at=said_at,
            day=day,
            currency=lines[0].currency,
            total_units=0,
            deliver_on=content.deliver_on,
        )
        session.add(order)
        await session.flush()
        version = await OrderVersion.write(session, order.id, author.id, content, lines, said_at)
        check_terms(version, content, day)
        order.total_units = version.total_units
        order.pending, order.asks = version.number, Asks.PLACE
        audit.record(
            session,
            author,
            "order-placed",
            about=order.about,
            customer=customer.id,
            total=version.total,
            lines=len(lines),
        )
        await customer.had_contact(session, day)
        chain = await order_authority.chain_of(session, order, version, author, customer)
        await order.submit(session, author, chain)
        return order

    async def submit(self, session: AsyncSession, author: Staff, chain: Sequence[str]) -> None:
        """The pending version is decided by a chain; with nobody in it, it stands at once."""
        if chain:
            rules = policy.current().orders
            await Approval.open(session, self, author, chain, rules.when_away)
            await redraw(session, self.about, ORDER_CARD)
        else:
            await self.stand(session, author)

    async def stand(self, session: AsyncSession, by: Staff | None) -> None:
        """The pending version counts from now on; a first one gives the order its number (8.1, 8.2)."""
        from models import booking, order_news, order_progress  # these stand on this file

        version = await self.pending_version(session)
        assert version
        now, was = clock.now(), self.version
        version.outcome, version.stood_from = Outcome.APPROVED, now
        self.version, self.pending, self.asks = version.number, None, None
        before_it = await order_news.money_of(session, self)
        self.currency, self.total_units = version.currency, version.total_units
        self.deliver_on = version.deliver_on
        is_first = self.number is None
        if is_first:
            self.state = OrderState.CONFIRMED
            self.confirmed_on = calendar.business_day(now)
        await session.flush()
        await booking.order_stands(session, self, version)
        if is_first:
            # The whole company waits for it: behind whatever may wait for somebody's lock.
            pattern = policy.current().orders.number
            assert self.confirmed_on
            self.number = await next_number(session, pattern, self.confirmed_on)
            await session.flush()
        deed = "order-confirmed" if is_first else "order-changed"
        audit.record(
            session, by, deed, about=self.about, number=self.number, version=version.number
        )
        if is_first:
            await order_news.tell_of_confirmed(session, self, version)
        else:
            # More is to be shipped now, or nothing any more.
            await order_progress.keep_up(session, self)
            await order_news.tell_of_change(session, self, version, was, before_it)
        await self.redraw_everywhere(session)

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over what was decided about placing, changing or cancelling it, and tell the seller.

        Where other orders have used up the credit limit meanwhile, that is asked first.
        """
        from models import order_changes, order_news  # they stand on this file

        is_approved = approval.outcome is Outcome.APPROVED
        if is_approved:
            customer = await self.customer(session)
            await customer.alone(session)  # as placing and changing do, before the order's own row
        await self.lock(session)
        asked, version = self.asks, await self.pending_version(session)
        before_it = None
        if asked is Asks.CANCEL:
            self.asks = None
            if is_approved:
                before_it = await order_changes.end(session, self, by, is_decided=True)
        elif is_approved:
            if asked is Asks.CHANGE:
                await order_changes.require_still_possible(session, self)
            if await order_changes.ask_for_credit(session, self, approval):
                return
            await self.stand(session, by)
        else:
            assert version
            version.outcome = approval.outcome
            self.pending = self.asks = None
            if self.number is None:
                is_refused = approval.outcome is Outcome.REFUSED
                self.state = OrderState.REFUSED if is_refused else OrderState.WITHDRAWN
                await order_news.alert_of_lost(session, self, by, is_decided=True)
            await session.flush()
        if asked:
            outcome = approval.outcome
            await order_news.tell_of_decision(session, self, asked, outcome, by, reason, before_it)
        await self.redraw_everywhere(session)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """A refusal was taken back by its maker: it waits again. Refused where something followed."""
        from models import order_news

        await self.lock(session)
        if not await self.may_be_taken_back(session):
            raise Refused("approval-too-late-to-take-back", final=True)
        version = await self.shown_version(session)
        version.outcome = Outcome.OPEN
        self.state, self.pending, self.asks = OrderState.WAITING, version.number, Asks.PLACE
        await session.flush()
        await order_news.tell_of_reopening(session, self, by)
        await self.redraw_everywhere(session)

    async def withdraw(self, session: AsyncSession, person: Staff) -> None:
        """Take back what waits for a decision: the order, its change or its cancelling."""
        approval = await Approval.of_record(session, self.about)
        if approval is None or self.asks is None:
            raise Refused("order-nothing-waits", final=True)
        await approval.withdraw(session, person)

    async def lock(self, session: AsyncSession) -> None:
        """Of two who do something to it at one moment, one waits and sees what the other did."""
        await session.flush()
        # As `Customer.alone`: whoever writes of its bills at this moment is not waited for.
        await session.refresh(self, with_for_update={"key_share": True})

    async def redraw_everywhere(self, session: AsyncSession) -> None:
        """Its cards, those of whoever decides about it, and the customer's."""
        await redraw(session, self.about, ORDER_CARD)
        approval = await Approval.of_record(session, self.about)
        if approval:
            await approval.redraw(session)
        await redraw(session, f"customer:{self.customer_id}", CUSTOMER_CARD)


def check_terms(version: OrderVersion, content: Content, day: date) -> None:
    """Refused: delivery before today, needed before delivery can be, a deposit above the total, and
    terms that ask for more than what is left of it (10.1)."""
    from models.instalments import planned  # it stands on this file

    if content.deliver_on < day:
        raise Refused("order-delivery-past", field="deliver_on", day=content.deliver_on)
    if content.needed_on and content.needed_on < day:
        raise Refused("order-needed-past", field="needed_on", day=content.needed_on)
    if version.total_units > MOST_TOTAL_UNITS:
        raise Refused("order-too-much-money-in-all", field="lines")
    if deposit := content.deposit:
        if deposit.currency.code != version.currency:
            raise Refused("order-deposit-currency", field="deposit", currency=version.currency)
        if deposit > version.total:
            raise Refused("order-deposit-too-much", field="deposit", total=version.total)
    planned(version.total, content.terms, deposit)


MOST_TOTAL_UNITS = 10**15
