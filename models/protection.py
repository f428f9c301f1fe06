"""Protection: a customer without contact for too long warns, then may be given away (5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.customers import Customer
from models.staff import Staff
from models.teams import Leaders

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


def to_be_warned(today: date) -> ColumnElement[bool]:
    """Which of the `Staff` can be written to and own customers whose end of protection was not
    announced yet."""
    return Staff.can_be_written_to() & _own(is_ending(today), Customer.lapse_warned.is_(False))


async def to_be_told(session: AsyncSession, today: date) -> set[int]:
    """The ids of superiors who have not heard yet of customers that are free now."""
    leaders = await Leaders.read(session)
    under = await session.scalars(select(Staff.superior_id).where(_have_untold(today)).distinct())
    return {one.id for one in map(leaders.nearest, under) if one}


async def whose_is_told_to(session: AsyncSession, superior: Staff, today: date) -> Sequence[int]:
    """The ids of the owners of what one of them is to be told."""
    leaders = await Leaders.read(session)
    under = [one for one in leaders.people if leaders.nearest(one) is superior]
    found = await session.scalars(
        select(Staff.id).where(Staff.superior_id.in_(under), _have_untold(today))
    )
    return found.all()


def _have_untold(today: date) -> ColumnElement[bool]:
    """Nothing of those who left: their customers are handed over."""
    return Staff.left_at.is_(None) & _own(has_ended(today), Customer.lapse_told.is_(False))


def _own(*those: ColumnElement[bool]) -> ColumnElement[bool]:
    """By each owner's own customers, in the order of their index: nobody goes through all."""
    return exists().where(Customer.owner_id == Staff.id, *those)


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
