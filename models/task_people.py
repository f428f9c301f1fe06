"""Whom a task may be given: people below who are here, and who see the customer it is about (1.3, 4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import absences
from models.customers import Customer
from models.errors import Refused
from models.staff import Staff


async def people_to_give(
    session: AsyncSession, giver: Staff, at_most: int | None = None
) -> Sequence[Staff]:
    """Everybody below who is here: those directly below first, then by their names; `at_most` so many.

    Nobody for the administrator, who does not read people's work (1.3).
    """
    if giver.manages_people:
        return []
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.id.in_(await giver.branch(session)),
            Staff.id != giver.id,
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
        )
        .order_by(Staff.superior_id != giver.id, Staff.name)
        .limit(at_most)
    )
    return found.all()


async def number_directly_below(session: AsyncSession, giver: Staff) -> int:
    """How many of `people_to_give` stand directly below."""
    if giver.manages_people:
        return 0
    found = await session.scalar(
        select(func.count()).where(
            Staff.superior_id == giver.id,
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
        )
    )
    return found or 0


async def check_may_be_given(
    session: AsyncSession,
    giver: Staff,
    people: Sequence[Staff],
    customer: Customer | None,
    field: str = "people",
) -> None:
    """Refused for nobody, who does not stand below (the tree may have changed since), who is not here,
    and where one of them does not see the customer: a task opens no file (1.3)."""
    below = set() if giver.manages_people else set(await giver.branch(session)) - {giver.id}
    if not people:
        raise Refused("task-nobody-below", field=field)
    for person in people:
        if person.id not in below:
            raise Refused("task-not-below", field=field, name=person.name)
        if person.left_at:
            raise Refused("task-has-left", field=field, name=person.name)
        if not person.is_here:
            raise Refused("task-not-joined", field=field, name=person.name)
        if customer and not await customer.visible_to(session, person):
            raise Refused(
                "task-customer-not-theirs",
                field="customer" if field == "people" else field,
                name=person.name,
                customer=customer.name,
            )


async def away_on(session: AsyncSession, people: Sequence[Staff], day: date) -> list[Staff]:
    """Who of these is on leave all day: the task waits for them."""
    excused = await absences.are_excused(session, [one.id for one in people], day)
    return [one for one in people if one.id in excused]
