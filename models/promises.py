"""Promises: until when a customer said to pay a bill, and what became of it (10.2)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    and_,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.base import Base
from models.bill_disputes import BillDispute
from models.chase_lists import redraw_bills
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.instalments import Instalment, Settlement, hold
from models.ledger import EntryKind, LedgerEntry
from models.outbox import redraw
from models.receipts import Receipt
from models.staff import Staff, wait_for_leavers

IS_OPEN = text("state = 'open'")
IS_BROKEN = text("state = 'broken'")


class PromiseState(enum.StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    POSTPONED = "postponed"  # to a later day, before it was broken
    # Nothing was left to pay and no money came for it: the order was cancelled or made smaller, the
    # bill was credited or written off. It was disputed after all, an earlier day was said, or it was
    # entered by mistake: changed or taken back on its own day by who said it.
    VOID = "void"


class Promise(Base):
    """A customer said to pay what is open of an instalment by a day."""

    __tablename__ = "promises"
    __table_args__ = (
        Index("ix_promises_instalment_id", "instalment_id"),
        Index("ix_promises_customer_id", "customer_id", "state"),
        Index(
            "ix_promises_open",
            "promised_for",
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index(
            "ix_promises_broken",
            "instalment_id",
            sqlite_where=IS_BROKEN,
            postgresql_where=IS_BROKEN,
        ),
    )

    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    promised_for: Mapped[date] = mapped_column(Date)
    state: Mapped[PromiseState] = mapped_column(default=PromiseState.OPEN)
    decided_on: Mapped[date | None] = mapped_column(Date)

    # Questions

    def may_be_taken_back_by(self, person: Staff) -> bool:
        """By who said it, on the day they did, while it is waited for."""
        said_on = calendar.business_day(self.said_at)
        is_today = said_on == calendar.business_day(clock.now())
        return self.state is PromiseState.OPEN and self.author_id == person.id and is_today

    @classmethod
    async def of_instalment(cls, session: AsyncSession, instalment_id: int) -> Sequence[Promise]:
        """Every one, the latest first."""
        found = await session.scalars(
            select(cls).where(cls.instalment_id == instalment_id).order_by(cls.id.desc())
        )
        return found.all()

    @classmethod
    async def open_at(cls, session: AsyncSession, instalment_id: int) -> Promise | None:
        """The one that is waited for; there is never more than one."""
        return await session.scalar(
            select(cls).where(cls.instalment_id == instalment_id, cls.state == PromiseState.OPEN)
        )

    @classmethod
    async def open_of(cls, session: AsyncSession, customer_id: int) -> Sequence[Promise]:
        """What a customer has promised and is waited for, the nearest day first."""
        found = await session.scalars(
            select(cls)
            .where(cls.customer_id == customer_id, cls.state == PromiseState.OPEN)
            .order_by(cls.promised_for, cls.id)
        )
        return found.all()


# Questions


@dataclass(frozen=True)
class Reliability:
    """How many of the promises whose time has come a customer kept; open and void ones are none."""

    kept: int
    made: int


async def reliability_of(session: AsyncSession, customer_id: int) -> Reliability:
    """By all that a customer ever promised; one that was put off was not kept (10.2)."""
    found = await session.execute(
        select(Promise.state, func.count())
        .where(
            Promise.customer_id == customer_id,
            Promise.state.not_in([PromiseState.OPEN, PromiseState.VOID]),
        )
        .group_by(Promise.state)
    )
    counted = {state: int(number) for state, number in found}
    return Reliability(counted.get(PromiseState.KEPT, 0), sum(counted.values()))


# Deeds


async def promise(
    session: AsyncSession,
    instalment: Instalment,
    who: Staff,
    promised_for: date,
    said_at: datetime,
) -> bool:
    """A customer will pay by a day: the bill is not chased until it is over (10.2).

    It takes the place of one that is open: put off that counts as not kept; an earlier day makes
    nothing of it, and so does whoever said it that same day and corrects it. False where the same
    day was promised already. Refused: to whoever does not look after the customer, a day that is past
    or too far away, and of a bill that is paid, disputed, or waits for finance.
    """
    customer = await hold(session, instalment, who)
    check_day(promised_for, calendar.business_day(said_at))
    await require_promisable(session, instalment, who)
    before = await Promise.open_at(session, instalment.id)
    if before and before.promised_for == promised_for:
        return False
    if before:
        is_mistake = before.may_be_taken_back_by(who)
        _end(before, PromiseState.VOID if is_mistake else _replaced(before, promised_for))
    session.add(
        Promise(
            instalment_id=instalment.id,
            customer_id=customer.id,
            author_id=who.id,
            said_at=said_at,
            promised_for=promised_for,
        )
    )
    await session.flush()
    audit.record(session, who, "promised", about=instalment.about, day=promised_for)
    await redraw_bills(session, [instalment])
    await redraw(session, customer.about, CUSTOMER_CARD)
    return True


async def take_back(session: AsyncSession, instalment: Instalment, who: Staff) -> None:
    """It was entered by mistake: nothing was promised. Refused to anybody but who said it, and after
    that day."""
    customer = await hold(session, instalment, who)
    one = await Promise.open_at(session, instalment.id)
    if one is None or not one.may_be_taken_back_by(who):
        raise Refused("promise-not-taken-back", final=True)
    _end(one, PromiseState.VOID)
    await session.flush()
    audit.record(session, who, "promise-taken-back", about=instalment.about, day=one.promised_for)
    await redraw_bills(session, [instalment])
    await redraw(session, customer.about, CUSTOMER_CARD)


def check_day(promised_for: date, said_on: date) -> None:
    """Refused: a day before it was said, and one too far away."""
    if promised_for < said_on:
        raise Refused("promise-past", field="day", day=promised_for)
    latest = said_on + timedelta(days=policy.current().payments.promise_within_days)
    if promised_for > latest:
        raise Refused("promise-too-far", field="day", day=promised_for, latest=latest)


async def require_promisable(session: AsyncSession, instalment: Instalment, who: Staff) -> None:
    """Refused as `promise` would, before the day is asked for."""
    customer = await session.get_one(Customer, instalment.customer_id)
    if not await customer.may_be_changed_by(session, who):
        raise Refused("instalment-not-yours", final=True)
    if instalment.open_units <= 0:
        raise Refused("instalment-paid-already", final=True)
    if await BillDispute.open_one(session, instalment.id):
        raise Refused("promise-disputed", final=True)
    if instalment.chased_units <= 0:
        raise Refused("promise-receipt-waits", final=True)


async def break_one(session: AsyncSession, today: date) -> bool:
    """Decide one promise whose day is over and whose bill is still open; False where there is none.

    Where receipts that nobody has confirmed cover the bill, that waits for them; where less is left
    than is chased, it is decided as if all were paid.
    """
    found = await session.execute(
        select(Promise, Instalment)
        .join(Instalment, Instalment.id == Promise.instalment_id)
        .where(_is_over(today))
        .order_by(Promise.promised_for, Promise.id)
        .limit(1)
    )
    for one, instalment in found:
        await wait_for_leavers(session)
        customer = await session.get_one(Customer, one.customer_id)
        await customer.alone(session)
        await session.refresh(one)
        # Another may have been first while this one waited.
        is_chased = await session.scalar(
            select(Instalment.is_chased())
            .join(Promise, Promise.instalment_id == Instalment.id)
            .where(Promise.id == one.id, _is_over(today))
        )
        if is_chased is not None:
            _end(one, PromiseState.BROKEN if is_chased else await _as_paid(session, one))
            await session.flush()
            audit.record(session, None, "promise-over", about=instalment.about, state=one.state)
            await redraw_bills(session, [instalment])
            await redraw(session, customer.about, CUSTOMER_CARD)
        return True
    return False


def _is_over(today: date) -> ColumnElement[bool]:
    # In the words of the index: with a bound value SQLite would not see that it serves.
    is_open: ColumnElement[PromiseState] = literal_column(f"'{PromiseState.OPEN}'")
    return and_(
        Promise.state == is_open,
        Promise.promised_for < today,
        or_(Instalment.is_chased(), Instalment.pending_units == 0),
    )


async def keep_up(session: AsyncSession, customer_id: int) -> None:
    """What a customer promised and has paid is kept if the money came in time; what needs no paying
    any more is void. With the customer `alone`."""
    found = await session.scalars(
        select(Promise)
        .join(Instalment, Instalment.id == Promise.instalment_id)
        .where(
            Promise.customer_id == customer_id,
            Promise.state == PromiseState.OPEN,
            Instalment.amount_units <= Instalment.settled_units,
        )
    )
    for one in found.all():
        _end(one, await _as_paid(session, one))
    await session.flush()


async def came_to_nothing(session: AsyncSession, those: Collection[Instalment]) -> None:
    """A receipt for these bounced: what was kept by it is broken where the bill is open again, or
    waited for once more while its day is not over. With the customer `alone`."""
    found = await session.scalars(
        select(Promise)
        .join(Instalment, Instalment.id == Promise.instalment_id)
        .where(
            Promise.instalment_id.in_([one.id for one in those]),
            Promise.state == PromiseState.KEPT,
            Instalment.is_open(),
        )
    )
    for one in found.all():
        if one.promised_for < calendar.business_day(clock.now()):
            _end(one, PromiseState.BROKEN)
        else:
            one.state, one.decided_on = PromiseState.OPEN, None
    await session.flush()


async def void(session: AsyncSession, instalment: Instalment) -> None:
    """The bill is disputed: nobody waits for a day any more. With the customer `alone`."""
    if one := await Promise.open_at(session, instalment.id):
        _end(one, PromiseState.VOID)
        await session.flush()


def _replaced(before: Promise, promised_for: date) -> PromiseState:
    """What becomes of an open one when another day is said."""
    if before.promised_for < calendar.business_day(clock.now()):
        return PromiseState.BROKEN
    return PromiseState.POSTPONED if promised_for > before.promised_for else PromiseState.VOID


async def _as_paid(session: AsyncSession, one: Promise) -> PromiseState:
    """Of a bill on which nothing is left to wait for: by the day on which the last money came; void
    where none came since it was promised."""
    paid_on = await _paid_on(session, one.instalment_id)
    if paid_on is None or paid_on < calendar.business_day(one.said_at):
        return PromiseState.VOID
    return PromiseState.KEPT if paid_on <= one.promised_for else PromiseState.BROKEN


async def _paid_on(session: AsyncSession, instalment_id: int) -> date | None:
    """When the last money for an instalment came; None where none did.

    Confirmed later, or recorded late: the customer paid when the money came.
    """
    found = await session.scalars(
        select(LedgerEntry.record)
        .join(Settlement, Settlement.entry_id == LedgerEntry.id)
        .where(Settlement.instalment_id == instalment_id, LedgerEntry.kind == EntryKind.RECEIPT)
    )
    numbers = [int(record.partition(":")[2]) for record in found]
    return await session.scalar(select(func.max(Receipt.day)).where(Receipt.id.in_(numbers)))


def _end(one: Promise, state: PromiseState) -> None:
    one.state, one.decided_on = state, calendar.business_day(clock.now())
