"""Among whom something is looked for: of two thousand people the few others are named.

A query that names everybody costs more than what it finds, and is led to each of them by an index
where one look through the days would do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.staff import Staff

FEW = 50  # people who are named as they are


@dataclass(frozen=True)
class Among:
    """Some people, and who else there is where those are fewer."""

    people: Collection[int]
    others: Collection[int] | None = None

    @classmethod
    def within(cls, people: Collection[int], everybody: Collection[int]) -> Among:
        """Where it is known who there is in all."""
        others = set(everybody).difference(people)
        return cls(people, others if len(people) > FEW and len(others) < len(people) else None)

    def __call__(self, person: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """Whether it was one of them; what is nobody’s may be found as well."""
        if self.others is None:
            return person.in_(self.people)
        return AllBut(self.others)(person)

    def if_few(self, at_most: int) -> Collection[int] | None:
        """These people, where they are no more."""
        return self.people if len(self.people) <= at_most else None


@dataclass(frozen=True)
class AllBut:
    """Everybody but some others: nobody else is read.

    Who is hired between two questions of one answer is let through (PostgreSQL; they own nothing yet).
    """

    others: Collection[int]

    def __call__(self, person: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """Whether it was none of the others; what is nobody’s may be found as well."""
        return person.not_in(self.others) if self.others else true()

    def if_few(self, at_most: int) -> None:
        """They are many."""
        return


Those = Among | AllBut


async def branch_of(session: AsyncSession, leader: Staff) -> Those:
    """The same people as `Staff.branch`; of nearly everybody the few who are not in it are read."""
    some = await leader.branch(session, at_most=FEW + 1)
    if len(some) <= FEW:
        return Among(some)
    others = await leader.others(session, at_most=FEW + 1)
    if len(others) <= FEW:
        return AllBut(others)
    return Among(await leader.branch(session))
