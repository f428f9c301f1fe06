"""Protection: a customer without contact for too long warns, then may be given away (5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.customers import Customer
from models.staff import Staff

WARNING = "protection-warning"
LAPSED = "protection-lapsed"


# Questions


def is_ending(today: date) -> ColumnElement[bool]:
    """Which customers' protection ends so soon that the owner is warned."""
    rules = policy.current().customers
    ends_today = today - timedelta(days=rules.protected_days)
    return and_(
        Customer.last_contact_on >= ends_today,
        Customer.last_contact_on <= ends_today + timedelta(days=rules.warned_days_before),
        Customer.archived_at.is_(None),
    )


def has_ended(today: date) -> ColumnElement[bool]:
    """Which customers are protected no longer."""
    return and_(
        Customer.last_contact_on
        < today - timedelta(days=policy.current().customers.protected_days),
        Customer.archived_at.is_(None),
    )


async def to_be_warned(session: AsyncSession, today: date) -> Sequence[Staff]:
    """Owners who can be written to, of customers whose end of protection was not announced yet."""
    owners = select(Customer.owner_id).where(is_ending(today), Customer.lapse_warned.is_(False))
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.id.in_(owners.distinct()),
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
        )
        .order_by(Staff.id)
    )
    return found.all()


async def to_be_told(session: AsyncSession, today: date) -> dict[Staff, list[int]]:
    """Superiors who have not heard yet of customers that are free now, and their owners' ids.

    Nothing of those who left: their customers are handed over.
    """
    untold = select(Customer.owner_id).where(has_ended(today), Customer.lapse_told.is_(False))
    owner_ids = set(await session.scalars(untold.distinct()))
    if not owner_ids:
        return {}
    # All at once, so that going up from anybody asks the database nothing more.
    everybody = (await session.scalars(select(Staff).order_by(Staff.id))).all()
    told: dict[Staff, list[int]] = {}
    for owner in everybody:
        if owner.id in owner_ids and owner.left_at is None:
            superior = await owner.answers_to(session)
            if superior:
                told.setdefault(superior, []).append(owner.id)
    return told


async def ending_for(session: AsyncSession, owner: Staff, today: date) -> Sequence[Customer]:
    """All of somebody's own whose protection ends soon, the first to end first."""
    found = await session.scalars(
        select(Customer)
        .where(Customer.owner_id == owner.id, is_ending(today))
        .order_by(Customer.last_contact_on, Customer.id)
    )
    return found.all()


async def ended_below(session: AsyncSession, superior: Staff, today: date) -> Sequence[Customer]:
    """All below somebody that are protected no longer, the longest ago first; none of leavers."""
    found = await session.scalars(
        select(Customer)
        .join(Staff, Staff.id == Customer.owner_id)
        .where(
            Customer.owner_id.in_(await superior.branch(session)),
            Customer.owner_id != superior.id,
            Staff.left_at.is_(None),
            has_ended(today),
        )
        .order_by(Customer.last_contact_on, Customer.id)
    )
    return found.all()


# Deeds


async def note_warned(session: AsyncSession, owner: Staff, today: date) -> list[int]:
    """Customers that the owner is now warned of, the first to end first; each once per contact."""
    return await _marked(
        session,
        [is_ending(today), Customer.lapse_warned.is_(False), Customer.owner_id == owner.id],
        {"lapse_warned": True},
    )


async def note_told(session: AsyncSession, owner_ids: Collection[int], today: date) -> list[int]:
    """Customers that the superior now hears of, the longest ago first; each once per contact."""
    return await _marked(
        session,
        [has_ended(today), Customer.lapse_told.is_(False), Customer.owner_id.in_(owner_ids)],
        {"lapse_told": True},
    )


async def _marked(
    session: AsyncSession, those: Sequence[ColumnElement[bool]], values: dict[str, bool]
) -> list[int]:
    marked = await session.execute(
        update(Customer)
        .where(*those)
        .values(values)
        .returning(Customer.last_contact_on, Customer.id)
    )
    return [customer_id for _, customer_id in sorted((last, id_) for last, id_ in marked)]
