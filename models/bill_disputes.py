"""Disputed bills: why a customer does not pay one, until that is cleared up (10.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import alerts, audit, clock, policy
from models.base import Base
from models.chase_lists import redraw_bills
from models.customers import Customer
from models.errors import Refused
from models.instalments import INSTALMENT_CARD, Instalment, hold
from models.outbox import notify
from models.policy import AlertKind
from models.staff import Staff, wait_for_leavers

LONGEST_REASON = 500
IS_OPEN = text("settled_at IS NULL")


class BillDispute(Base):
    """A customer disputes an instalment: it is not chased until somebody has settled that."""

    __tablename__ = "bill_disputes"
    __table_args__ = (
        Index(
            "ix_bill_disputes_open",
            "instalment_id",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index("ix_bill_disputes_instalment_id", "instalment_id"),
    )

    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime | None]
    # None: nothing was open any more.
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    outcome: Mapped[str | None] = mapped_column(Text)

    @classmethod
    async def open_at(cls, session: AsyncSession, customer_id: int) -> Sequence[int]:
        """The ids of a customer's instalments that are disputed."""
        found = await session.scalars(
            select(cls.instalment_id)
            .join(Instalment, Instalment.id == cls.instalment_id)
            .where(
                Instalment.customer_id == customer_id,
                Instalment.is_open(),
                cls.settled_at.is_(None),
            )
        )
        return found.all()

    @classmethod
    async def of_instalment(cls, session: AsyncSession, instalment_id: int) -> BillDispute | None:
        """The latest: the open one, if there is one."""
        return await session.scalar(
            select(cls).where(cls.instalment_id == instalment_id).order_by(cls.id.desc()).limit(1)
        )

    @classmethod
    async def open_one(cls, session: AsyncSession, instalment_id: int) -> BillDispute | None:
        return await session.scalar(
            select(cls).where(cls.instalment_id == instalment_id, cls.settled_at.is_(None))
        )

    @classmethod
    async def waiting_by(
        cls, session: AsyncSession, author: Staff
    ) -> Sequence[tuple[BillDispute, Instalment]]:
        """What somebody said is disputed and nobody has settled, the oldest first; not of a customer
        whom they see no more (1.3)."""
        found = await session.execute(
            select(cls, Instalment)
            .join(Instalment, Instalment.id == cls.instalment_id)
            .where(cls.settled_at.is_(None), cls.author_id == author.id)
            .order_by(cls.said_at, cls.id)
        )
        return [(one, bill) for one, bill in found.all() if await bill.visible_to(session, author)]

    @classmethod
    async def waiting_for(
        cls, session: AsyncSession, person: Staff
    ) -> Sequence[tuple[BillDispute, Instalment]]:
        """What somebody should settle, the oldest first: finance all, whoever else what those look
        after who answer to them (as `_who_hears`)."""
        query = (
            select(cls, Instalment, Staff)
            # Said so that the few disputes are read first: else SQLite looks for one of each bill.
            .join(Instalment, Instalment.id == cls.instalment_id + 0)
            .join(Customer, Customer.id == Instalment.customer_id)
            .join(Staff, Staff.id == Customer.owner_id)
            .where(cls.settled_at.is_(None))
            .order_by(cls.said_at, cls.id)
        )
        if not person.keeps_the_money:
            query = query.where(Customer.owner_id.in_(await person.branch(session)))
        return [
            (one, bill)
            for one, bill, owner in (await session.execute(query)).all()
            if person.keeps_the_money or await owner.answers_to(session) is person
        ]


# Questions


async def may_settle(session: AsyncSession, instalment: Instalment, person: Staff) -> bool:
    """Everybody above the customer's owner, and finance, while they are here."""
    if person.left_at:
        return False
    if person.keeps_the_money:
        return True
    customer = await session.get_one(Customer, instalment.customer_id)
    owner = await session.get_one(Staff, customer.owner_id)
    return await person.leads(session, owner)


async def require_disputable(session: AsyncSession, instalment: Instalment, who: Staff) -> None:
    """Refused as `dispute` would, before the reason is asked for."""
    customer = await session.get_one(Customer, instalment.customer_id)
    if not await customer.may_be_changed_by(session, who):
        raise Refused("instalment-not-yours", final=True)
    if instalment.open_units <= 0:
        raise Refused("instalment-paid-already", final=True)
    if before := await BillDispute.open_one(session, instalment.id):
        by = await session.get_one(Staff, before.author_id)
        raise Refused("bill-dispute-already", final=True, by=by.name, is_mine=by.id == who.id)


async def require_to_settle(
    session: AsyncSession, instalment: Instalment, who: Staff
) -> BillDispute:
    """The open one; refused as `settle` would, before the outcome is asked for."""
    if not await may_settle(session, instalment, who):
        raise Refused("bill-dispute-settled-by-others", final=True)
    if one := await BillDispute.open_one(session, instalment.id):
        return one
    last = await BillDispute.of_instalment(session, instalment.id)
    if last is None or last.settled_by_id is None:
        raise Refused("bill-dispute-none", final=True)
    by = await session.get_one(Staff, last.settled_by_id)
    raise Refused(
        "bill-dispute-settled-already",
        final=True,
        by=by.name,
        is_mine=by.id == who.id,
        outcome=last.outcome,
    )


# Deeds


async def dispute(
    session: AsyncSession, instalment: Instalment, who: Staff, reason: str, said_at: datetime
) -> BillDispute:
    """The customer disputes a bill: it is not chased until that is settled (10.2).

    The superior and finance are told, with its card. What was promised is void. Refused: to whoever
    does not look after the customer, of a bill that is paid or disputed already, without a reason.
    """
    from models import promises  # it stands on this file

    customer = await hold(session, instalment, who)
    await require_disputable(session, instalment, who)
    if not reason.strip():
        raise Refused("bill-dispute-needs-reason", field="reason")
    one = BillDispute(
        instalment_id=instalment.id, author_id=who.id, said_at=said_at, reason=reason.strip()
    )
    session.add(one)
    await promises.void(session, instalment)
    await session.flush()
    audit.record(session, who, "bill-disputed", about=instalment.about, reason=one.reason)
    await redraw_bills(session, [instalment])
    told = await _who_hears(session, customer, who)
    for person in told:
        await notify(
            session,
            person,
            INSTALMENT_CARD,
            about=instalment.about,
            news="instalment-news-disputed",
            by=who.name,
        )
    await alerts.raise_(
        session,
        AlertKind.COMPLAINT,
        instalment.about,
        customer.owner_id,
        part=str(one.id),
        besides={who.id, *(person.id for person in told)},
    )
    return one


async def settle(session: AsyncSession, instalment: Instalment, who: Staff, outcome: str) -> None:
    """What became of it, in words; the customer's owner hears it, and the bill is chased again (10.2).

    Refused: to whoever is neither above the owner nor finance, without words, and where none is
    open: another was first, or it was paid.
    """
    await wait_for_leavers(session)
    await session.refresh(who)
    customer = await session.get_one(Customer, instalment.customer_id)
    await customer.alone(session)
    await session.refresh(instalment)
    one = await require_to_settle(session, instalment, who)
    if not outcome.strip():
        raise Refused("bill-dispute-needs-outcome", field="outcome")
    one.settled_at, one.settled_by_id, one.outcome = clock.now(), who.id, outcome.strip()
    await session.flush()
    audit.record(session, who, "bill-dispute-settled", about=instalment.about, outcome=one.outcome)
    await redraw_bills(session, [instalment])
    for number in {customer.owner_id, one.author_id}:
        person = await session.get_one(Staff, number)
        if person.id != who.id and await instalment.visible_to(session, person):
            await notify(
                session,
                person,
                INSTALMENT_CARD,
                about=instalment.about,
                news="instalment-news-settled",
                by=who.name,
            )


async def _who_hears(session: AsyncSession, customer: Customer, who: Staff) -> list[Staff]:
    """The owner, if somebody else says it, the owner's superior, and finance."""
    owner = await session.get_one(Staff, customer.owner_id)
    superior = await owner.answers_to(session)
    finance = await Staff.here(session, policy.current().payments.confirmed_by)
    people = [owner, *([superior] if superior else []), *finance]
    return list({one.id: one for one in people if one.id != who.id}.values())


async def keep_up(session: AsyncSession, customer_id: int) -> None:
    """What is paid after all, written off or owed no more is disputed no more."""
    over = select(Instalment.id).where(
        Instalment.customer_id == customer_id,
        Instalment.amount_units <= Instalment.settled_units,
    )
    await session.execute(
        update(BillDispute)
        .where(BillDispute.settled_at.is_(None), BillDispute.instalment_id.in_(over))
        .values(settled_at=clock.now())
    )
