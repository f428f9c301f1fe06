"""Tasks of whoever leaves, and of a customer that goes to another (1.4, 4.2)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import notify, redraw
from models.staff import Staff
from models.tasks import CARD, Task, TaskState


async def left_by(session: AsyncSession, person: Staff) -> int:
    """How many tasks somebody who leaves has not done (1.4)."""
    found = await session.scalar(
        select(func.count(Task.id)).where(Task.staff_id == person.id, Task.state == TaskState.OPEN)
    )
    return found or 0


async def keep_up_with_leaver(session: AsyncSession, person: Staff) -> None:
    """What they had to do is put before who gave it; what they gave reports to their superior (1.4).

    Each hears it in one message, however many they are.
    """
    mine = await session.execute(
        select(Task.giver_id, func.count(Task.id))
        .where(Task.staff_id == person.id, Task.state == TaskState.OPEN)
        .group_by(Task.giver_id)
    )
    for giver_id, number in mine.all():
        giver = await session.get_one(Staff, giver_id)
        await notify(session, giver, "tasks-of-leaver", name=person.name, number=number)
    superior = await person.answers_to(session)
    if superior is None:
        return
    moved = await session.scalars(
        update(Task)
        .where(
            Task.giver_id == person.id,
            Task.state == TaskState.OPEN,
            Task.staff_id != superior.id,
        )
        .values(giver_id=superior.id)
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    ids = moved.all()
    if ids:
        await notify(session, superior, "tasks-of-giver-gone", name=person.name, number=len(ids))
        await redraw(session, [f"task:{one}" for one in ids], CARD)


async def go_along(
    session: AsyncSession, customer_ids: Collection[int], old_id: int, new_owner: Staff
) -> None:
    """What was to be done at customers becomes the new owner's, where who gave it stands above them.

    Anything else stays with whose it was: who gave it may take it back.
    """
    above = [one.id for one in await new_owner.superiors(session)]
    moved = await session.scalars(
        update(Task)
        .where(
            Task.customer_id.in_(customer_ids),
            Task.staff_id == old_id,
            Task.state == TaskState.OPEN,
            Task.giver_id.in_(above),
        )
        .values(staff_id=new_owner.id, asked_for=None)
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    for number in moved.all():
        await redraw(session, f"task:{number}", CARD)
        await notify(session, new_owner, CARD, about=f"task:{number}")
