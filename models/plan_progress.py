"""How many of the visits that people planned for a day were done: of many people at once (4.5, 6.1)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.customers import Customer
from models.follow_ups import FollowUp, FollowUpState
from models.plans import Plan, PlannedVisit
from models.teams import Tree
from models.visits import Visit


class Progress(NamedTuple):
    planned: int
    done: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.planned


def was_seen() -> ColumnElement[bool]:
    """Whether the author of a `Plan` was at the customer of a `PlannedVisit` on its day."""
    return exists().where(
        Visit.author_id == Plan.author_id,
        Visit.customer_id == PlannedVisit.customer_id,
        Visit.day == Plan.day,
        Visit.withdrawn_at.is_(None),
    )


async def progress_of_day(
    session: AsyncSession, authors: Collection[int], day: date
) -> dict[int, Progress]:
    """Each of these people whose plan of the day was sent, by their ids; an empty one has none.

    Customers count as `Plan.done_of_day` counts them: those whom the author may see now. Three
    questions to the database, however many people.
    """
    found = await session.execute(
        select(Plan.author_id, Customer.id, Customer.owner_id, was_seen().label("was_seen"))
        .join(PlannedVisit, PlannedVisit.plan_id == Plan.id)
        .join(Customer, Customer.id == PlannedVisit.customer_id)
        .where(
            Plan.author_id.in_(authors),
            Plan.day == day,
            Plan.sent_at.is_not(None),
            PlannedVisit.taken_off_by_id.is_(None),
            Customer.archived_at.is_(None),
        )
    )
    tree = await Tree.now(session)
    handed = await _handed_to(session, authors)
    progress: dict[int, Progress] = {}
    for author, customer, owner, seen in found:
        if author in (owner, *tree.above(owner)) or (author, customer) in handed:
            planned, done = progress.get(author, Progress(0, 0))
            progress[author] = Progress(planned + 1, done + bool(seen))
    return progress


async def _handed_to(session: AsyncSession, people: Collection[int]) -> set[tuple[int, int]]:
    """To whom of these a follow-up at which customer was handed over and is open: they see the file."""
    found = await session.execute(
        select(FollowUp.staff_id, FollowUp.customer_id).where(
            FollowUp.staff_id.in_(people),
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.handed_by_id.is_not(None),
        )
    )
    return {(person, customer) for person, customer in found}
