"""Instalments: what is to be paid when, and what has been set against it (10.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.base import Base
from models.customers import Customer
from models.errors import Refused
from models.money import from_minor_units, minor_units, units_in
from models.order_terms import LONGEST_TERMS, Terms, TermsKind
from models.orders import Order
from models.outbox import Outgoing, notify, redraw
from models.staff import Partner, Staff, wait_for_leavers

INSTALMENT_CARD = "instalment-card"
IS_OPEN = text("amount_units > settled_units")


class Instalment(Base):
    """A part of an order's total, or of what a customer owed when Fieldbook began.

    One of an order that ended, or that a change left out, stays with an amount of nothing.
    """

    __tablename__ = "instalments"
    __table_args__ = (
        UniqueConstraint("order_id", "number", "currency"),
        # What is due, and what one customer owes: a bill that is paid stands in neither. With all that
        # the ageing adds up, so that it reads nothing else.
        Index(
            "ix_instalments_due",
            "due_on",
            "currency",
            "customer_id",
            "amount_units",
            "settled_units",
            "pending_units",
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index(
            "ix_instalments_of_customer",
            "customer_id",
            "currency",
            "due_on",
            "amount_units",
            "settled_units",
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))  # None: from before
    number: Mapped[int]  # from 1 within the order
    terms_said: Mapped[str] = mapped_column(String(LONGEST_TERMS))
    due_on: Mapped[date | None] = mapped_column(Date)  # None: a delivery is still to come
    currency: Mapped[str] = mapped_column(String(3))
    amount_units: Mapped[int] = mapped_column(BigInteger)
    settled_units: Mapped[int] = mapped_column(BigInteger, default=0)
    # Of what is open, what receipts say that nobody has confirmed: not chased meanwhile.
    pending_units: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def about(self) -> str:
        return f"instalment:{self.id}"

    @property
    def amount(self) -> Money:
        return from_minor_units(self.amount_units, self.currency)

    @hybrid_property
    def open_units(self) -> int:
        return self.amount_units - self.settled_units

    @hybrid_property
    def chased_units(self) -> int:
        """What is open and no receipt speaks of."""
        return self.amount_units - self.settled_units - self.pending_units

    @property
    def open(self) -> Money:
        return from_minor_units(self.open_units, self.currency)

    @property
    def chased(self) -> Money:
        return from_minor_units(self.chased_units, self.currency)

    # Questions

    @classmethod
    def is_open(cls) -> ColumnElement[bool]:
        """As the indexes have it."""
        return cls.amount_units > cls.settled_units

    @classmethod
    def is_chased(cls) -> ColumnElement[bool]:
        """What no receipt speaks of is worth a reminder (10.2); due or not, disputed or not."""
        least = units_in(policy.current().payments.chase_from, cls.__table__.c.currency)
        return and_(cls.chased_units > 0, cls.chased_units >= least)

    @classmethod
    def chased_amount(cls) -> ColumnElement[float | Decimal]:
        """`chased_units` in whole units of the currency, whichever: the order that a list has."""
        return cls.chased_units / units_in(Decimal(1), cls.__table__.c.currency)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the customer, and whoever confirms receipts (1.3)."""
        if reader.keeps_the_money:
            return True
        customer = await session.get_one(Customer, self.customer_id)
        return await customer.visible_to(session, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers a card of it: the customer's owner; of theirs the superior."""
        customer = await session.get_one(Customer, self.customer_id)
        owner = await session.get_one(Staff, customer.owner_id)
        other = await owner.answers_to(session) if person.id == owner.id else owner
        if other is None or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, INSTALMENT_CARD, other)
        )

    @classmethod
    async def of_order(cls, session: AsyncSession, order_id: int) -> Sequence[Instalment]:
        """Those that count, in their order."""
        found = await session.scalars(
            select(cls).where(cls.order_id == order_id, cls.amount_units > 0).order_by(cls.number)
        )
        return found.all()

    @classmethod
    async def open_of(
        cls, session: AsyncSession, customer_id: int, currency: str | None = None
    ) -> Sequence[Instalment]:
        """What a customer has to pay, the oldest first; what has no day yet last."""
        query = select(cls).where(cls.customer_id == customer_id, cls.is_open())
        if currency:
            query = query.where(cls.currency == currency)
        found = await session.scalars(query.order_by(cls.due_on.is_(None), cls.due_on, cls.id))
        return found.all()


class Settlement(Base):
    """So much of a receipt, credit note, write-off or old credit, set against an instalment."""

    __tablename__ = "settlements"
    __table_args__ = (
        Index("ix_settlements_entry_id", "entry_id"),
        Index("ix_settlements_instalment_id", "instalment_id"),
    )

    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entries.id"))
    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    units: Mapped[int] = mapped_column(BigInteger)


@dataclass(frozen=True)
class Planned:
    """A part of a total: minor units, and when they are due."""

    units: int
    terms: Terms


def planned(total: Money, terms: Terms, deposit: Money | None = None) -> Sequence[Planned]:
    """How a total is paid, in parts that sum to it to the minor unit; none of them is nothing (10.1).

    A deposit comes first, due at once, and the terms are for the rest. Percents are of what the
    terms are for, half up, as far as something is left; what rounding leaves is on the last. Refused
    where the amounts of a plan exceed it.
    """
    units, currency = minor_units(total), total.currency.code
    parts: list[Planned] = []
    if deposit:
        parts.append(Planned(minor_units(deposit), Terms(TermsKind.IN_ADVANCE)))
        units -= parts[0].units
    left = units
    for part in terms.parts[:-1]:
        share = part.amount
        if part.share is not None:
            in_all = from_minor_units(units, currency).amount
            share = in_all * part.share.numerator / part.share.denominator
        assert share is not None, "only the last part may be the rest"
        rounded = minor_units(Money(share, currency))
        if part.amount is not None and rounded > left:
            for_terms = from_minor_units(units, currency)
            raise Refused("order-plan-too-much", field="terms", total=for_terms)
        # By rounding alone what is left for the last ones may be nothing.
        parts.append(Planned(min(rounded, left), part.terms))
        left -= parts[-1].units
    parts.append(Planned(left, terms.parts[-1].terms))
    return [part for part in parts if part.units]


def replanned(
    existing: Mapping[int, Instalment], parts: Sequence[Planned]
) -> Mapping[int, Planned]:
    """What an order's instalments in one currency become by a plan, by their number.

    What is paid in full stays, but for what is paid too much, the last of it first; the others share
    what is left as the plan has it, beside what an earlier change added behind the plan.
    """
    numbers = sorted(n for n, one in existing.items() if one.amount_units and not one.open_units)
    paid = {number: existing[number].amount_units for number in numbers}
    left = sum(part.units for part in parts) - sum(paid.values())
    for number in reversed(numbers):
        cut = min(max(-left, 0), paid[number])
        left += cut
        paid[number] -= cut
    to_come: dict[int, Planned] = {}
    if left > 0:
        to_come = {number: part for number, part in enumerate(parts, 1) if number not in paid}
        to_come |= _added(existing, parts, paid)
        to_come = to_come or {_next_number(existing, paid): parts[-1]}
        amounts = _shared(left, to_come)
        to_come = {number: Planned(amounts[number], to_come[number].terms) for number in to_come}
    stay = {n: Planned(units, Terms.read(existing[n].terms_said)) for n, units in paid.items()}
    return {**stay, **to_come}


def _added(
    existing: Mapping[int, Instalment], parts: Sequence[Planned], paid: Collection[int]
) -> dict[int, Planned]:
    """Bills behind the plan that stay what they are, and with them what was said of them: a dispute,
    a promise. Under other terms there is no need of them."""
    last = parts[-1].terms
    return {
        number: Planned(one.amount_units, last)
        for number, one in sorted(existing.items())
        if number > len(parts) and number not in paid
        if one.amount_units and one.terms_said == str(last)
    }


def _next_number(existing: Mapping[int, Instalment], paid: Collection[int]) -> int:
    """One that counts for nothing by now, before a new one."""
    return max(existing.keys() - paid, default=max(existing) + 1)


def _shared(units: int, parts: dict[int, Planned]) -> dict[int, int]:
    """Units among parts in proportion; what rounding leaves is on the last."""
    whole = sum(part.units for part in parts.values())
    *first, last = parts
    shares = {number: units * parts[number].units // whole for number in first}
    return {**shares, last: units - sum(shares.values())}


async def due_day(
    session: AsyncSession, terms: Terms, confirmed_on: date, delivered_on: date | None
) -> date | None:
    """When it is due, on a working day if the company's rules say so (10.1)."""
    due = terms.due_on(confirmed_on, delivered_on)
    if due is None or not policy.current().payments.due_moves_to_working_day:
        return due
    if await calendar.is_working_day(session, due):
        return due
    return await calendar.next_working_day(session, due)


async def day_planned(
    session: AsyncSession,
    number: int,
    part: Planned,
    existing: Mapping[int, Instalment],
    agreed_on: date,
    delivered_on: date | None,
) -> date | None:
    """When a part of a plan is due that stands from a day on, beside the bills that there are.

    What keeps its terms keeps its day, though a deposit may have got its number. What is new is due
    on the day it was agreed at the earliest: nothing is born overdue.
    """
    own = existing.get(number)
    for one in [*([own] if own else []), *existing.values()]:
        counts = one.open_units > 0 or (one is own and one.amount_units > 0)
        if counts and one.due_on and one.terms_said == str(part.terms):
            return one.due_on
    due = await due_day(session, part.terms, agreed_on, delivered_on)
    if due is None or due >= agreed_on:
        return due
    return await due_day(session, Terms(TermsKind.IN_ADVANCE), agreed_on, None)


async def keep_due(session: AsyncSession, order: Order) -> None:
    """The order was delivered: what depends on that is due from now on.

    A day that is known stays when something of the order comes once more: an exchanged carton puts
    no bill off.
    """
    if order.confirmed_on is None or order.delivered_on is None:
        return
    those = await lock_of_order(session, order.id)
    for one in those:
        if one.due_on is None:
            terms = Terms.read(one.terms_said)
            one.due_on = await due_day(session, terms, order.confirmed_on, order.delivered_on)
    await session.flush()
    await redraw(session, {one.about for one in those}, INSTALMENT_CARD)


async def hold(session: AsyncSession, instalment: Instalment, who: Staff) -> Customer:
    """The customer, ours until the commit, and the instalment as it is now.

    Refused to whoever does not look after the customer: only the owner and everybody above do.
    """
    await wait_for_leavers(session)
    await session.refresh(who)  # they may have been removed a moment ago
    customer = await session.get_one(Customer, instalment.customer_id)
    await customer.alone(session)
    await session.refresh(instalment)
    if who.left_at or not await customer.may_be_changed_by(session, who):
        raise Refused("instalment-not-yours", final=True)
    return customer


async def ask_for_help(session: AsyncSession, instalment: Instalment, who: Staff) -> Staff | None:
    """The nearest superior hears at once that somebody cannot get a bill paid, with its card (10.2).

    Who that is; None where they were asked today already. Refused: to whoever does not look after
    the customer, of a bill that is paid, and where nobody is above.
    """
    await hold(session, instalment, who)
    if instalment.open_units <= 0:
        raise Refused("instalment-paid-already")
    superior = await who.answers_to(session)
    if superior is None:
        raise Refused("instalment-help-nobody")
    today = calendar.business_day(clock.now())
    is_owed = await notify(
        session,
        superior,
        INSTALMENT_CARD,
        about=instalment.about,
        dedupe=f"help:{instalment.about}:{who.id}:{today}",
        news="instalment-news-help",
        by=who.name,
    )
    if not is_owed:
        return None
    audit.record(session, who, "bill-help-asked", about=instalment.about, of=superior.id)
    return superior


async def lock_of_order(session: AsyncSession, order_id: int) -> Sequence[Instalment]:
    """All that an order ever had, ours until the commit; in one order everywhere."""
    found = await session.scalars(
        select(Instalment)
        .where(Instalment.order_id == order_id)
        .order_by(Instalment.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found.all()
