"""The ladder of chasing: who looks after a bill, and who hears of it the longer it is overdue (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.approvers import RISING
from models.chase_memory import OWNER
from models.policy_values import SUPERIOR
from models.positions import Position
from models.staff import Staff


def rungs() -> Sequence[tuple[str, int]]:
    """Who hears after how many days, the earliest first: a level is the number of those reached."""
    return sorted(policy.current().payments.overdue_to.items(), key=lambda rung: rung[1])


def levels() -> Sequence[int]:
    """That of whoever looks after the customer, and those above."""
    return range(OWNER, len(rungs()) + 1)


class Person(NamedTuple):
    """What is asked of somebody on the ladder: two thousand whole records take ten times as long."""

    id: int
    name: str
    position: Position
    superior_id: int | None
    telegram_id: int | None
    left_at: datetime | None

    @classmethod
    def of(cls, person: Staff) -> Person:
        return cls._make(getattr(person, name) for name in cls._fields)

    @property
    def about(self) -> str:
        return f"staff:{self.id}"

    @property
    def is_here(self) -> bool:
        """As of `Staff`."""
        return self.left_at is None and self.telegram_id is not None


@dataclass
class Ladder:
    """Everybody of the company, or some and whoever may hear of theirs, read once: to go up from
    anybody asks the database nothing more."""

    people: Mapping[int, Person]
    _holders: dict[tuple[int | None, str], Person | None] = field(default_factory=dict)
    _here: dict[str, list[Person]] = field(default_factory=dict)  # by position
    _instead: dict[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.people.values():
            if person.is_here:
                self._here.setdefault(person.position, []).append(person)

    @classmethod
    async def read(cls, session: AsyncSession) -> Ladder:
        return await cls._read(session)

    @classmethod
    async def of(cls, session: AsyncSession, owners: Collection[int]) -> Ladder:
        """For what these people's customers owe."""
        lead = select(Staff.superior_id).where(Staff.superior_id.is_not(None))
        named = {one for wanted, _ in rungs() for one in instead_of(wanted)} | set(map(str, RISING))
        hear = Staff.id.in_(lead) | Staff.position.in_([one for one in Position if one in named])
        return await cls._read(session, Staff.id.in_(owners) | hear)

    @classmethod
    async def _read(cls, session: AsyncSession, *those: ColumnElement[bool]) -> Ladder:
        columns = [getattr(Staff, name) for name in Person._fields]
        found = await session.execute(select(*columns).where(*those).order_by(Staff.id))
        return cls({row.id: Person._make(row) for row in found})

    def hearer(self, owner_id: int, level: int) -> Person | None:
        """Who hears at a level of what an owner's customers owe; None where nobody is there for it.

        At the owner's: where they have left or not joined, whom they answer to; of somebody at the
        top, whoever leads with the highest position.
        """
        owner = self.people[owner_id]
        if level == OWNER:
            return owner if owner.is_here else self._holder(owner, SUPERIOR) or self._highest()
        return self._holder(owner, rungs()[level - 1][0])

    def heard_by(self, reader: Staff, level: int) -> frozenset[int]:
        """Of whose customers somebody hears at a level."""
        hearers = ((owner_id, self.hearer(owner_id, level)) for owner_id in self.people)
        return frozenset(owner_id for owner_id, one in hearers if one and one.id == reader.id)

    def _holder(self, owner: Person, wanted: str) -> Person | None:
        if wanted not in self._instead:
            self._instead[wanted] = instead_of(wanted)
        if wanted != SUPERIOR and owner.position in self._instead[wanted]:
            return self._find(owner, wanted)  # nobody is like them
        # Whoever has the same superior has the same people above.
        key = owner.superior_id, wanted
        if key not in self._holders:
            self._holders[key] = self._find(owner, wanted)
        return self._holders[key]

    def _find(self, owner: Person, wanted: str) -> Person | None:
        above = list(self._above(owner))
        if wanted == SUPERIOR:
            return above[0] if above else None
        for position in self._instead[wanted]:
            # The nearest above the owner, else another; the owner where nobody else has it.
            nearest = [one for one in above if one.position == position]
            here = self._here.get(position, [])
            others = [one for one in here if one.id != owner.id]
            if nearest or here:
                return [*nearest, *others, owner][0]
        return None

    def _above(self, owner: Person) -> Iterator[Person]:
        """The nearest first, of those who are here."""
        seen, next_id = {owner.id}, owner.superior_id
        while next_id and next_id not in seen:
            seen.add(next_id)
            superior = self.people[next_id]
            if superior.is_here:
                yield superior
            next_id = superior.superior_id

    def _highest(self) -> Person | None:
        for position in reversed(RISING):
            if here := self._here.get(position):
                return here[0]
        return None


def instead_of(wanted: str) -> Sequence[str]:
    """A position, who stands in for it by the company's rule, and those that rank higher."""
    stands_in = {str(away): str(by) for away, by in policy.current().payments.when_away.items()}
    found: list[str] = []
    position: str | None = wanted
    while position and position not in found:
        found.append(position)
        position = stands_in.get(position)
    ranks = [str(one) for one in RISING]
    higher = ranks[ranks.index(wanted) + 1 :] if wanted in ranks else []
    return [*found, *(one for one in higher if one not in found)]
