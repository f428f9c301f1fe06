"""The ladder of chasing: who looks after a bill, and who hears of it the longer it is overdue (10.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import approvers, policy
from models.policy_values import SUPERIOR
from models.staff import Staff


def rungs() -> Sequence[tuple[str, int]]:
    """Who hears after how many days, the earliest first: a level is the number of those reached."""
    return sorted(policy.current().payments.overdue_to.items(), key=lambda rung: rung[1])


@dataclass
class Ladder:
    """Everybody of the company, read once: to go up from anybody asks the database nothing more."""

    session: AsyncSession
    people: Mapping[int, Staff]
    _holders: dict[tuple[int | None, str], Staff | None] = field(default_factory=dict)

    @classmethod
    async def read(cls, session: AsyncSession) -> Ladder:
        everybody = await session.scalars(select(Staff).order_by(Staff.id))
        return cls(session, {person.id: person for person in everybody})

    async def looks_after(self, owner_id: int) -> Staff | None:
        """The customer's owner; where they have left or not joined, whom they answer to."""
        owner = self.people[owner_id]
        return owner if owner.is_here else await self._superior(owner)

    async def holder(self, owner_id: int, level: int) -> Staff | None:
        """Who hears at a level of what an owner's customers owe; None where nobody holds it."""
        owner, wanted = self.people[owner_id], rungs()[level - 1][0]
        if wanted == SUPERIOR:
            return await self._superior(owner)
        # Whoever has the same superior has the same people above; whoever holds it, nobody like them.
        if owner.position == wanted:
            return await approvers.holder_of(self.session, owner, wanted)
        key = owner.superior_id, wanted
        if key not in self._holders:
            self._holders[key] = await approvers.holder_of(self.session, owner, wanted)
        return self._holders[key]

    async def hears_at(self, reader: Staff, owner_id: int) -> Sequence[int]:
        """The levels at which a reader hears of an owner's customers."""
        found = []
        for level, (wanted, _) in enumerate(rungs(), 1):
            if wanted in (SUPERIOR, reader.position):
                holder = await self.holder(owner_id, level)
                if holder and holder.id == reader.id:
                    found.append(level)
        return found

    async def _superior(self, owner: Staff) -> Staff | None:
        key = owner.superior_id, SUPERIOR
        if key not in self._holders:
            self._holders[key] = await owner.answers_to(self.session)
        return self._holders[key]
