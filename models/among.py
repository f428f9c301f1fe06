"""Among whom something is looked for: of two thousand people the few others are named.

A query that names everybody costs more than what it finds, and is led to each of them by an index
where one look through the days would do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.staff import Staff

FEW = 50  # people who are named as they are


@dataclass(frozen=True)
class Among:
    """Some people, and who else there is where those are fewer."""

    people: Collection[int]
    others: Collection[int] | None = None

    @classmethod
    async def of(cls, session: AsyncSession, people: Collection[int]) -> Among:
        """Of many people it is asked who else there is; those who left are of them."""
        if len(people) <= FEW:
            return cls(people)
        return cls.within(people, (await session.scalars(select(Staff.id))).all())

    @classmethod
    def within(cls, people: Collection[int], everybody: Collection[int]) -> Among:
        """Where it is known who there is in all."""
        others = set(everybody).difference(people)
        return cls(people, others if len(people) > FEW and len(others) < len(people) else None)

    def __call__(self, person: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """Whether it was one of them; what is nobody’s may be found as well."""
        if self.others is None:
            return person.in_(self.people)
        return person.not_in(self.others) if self.others else true()
