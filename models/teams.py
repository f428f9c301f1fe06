"""Teams as they were: who stood below whom on a day, by today's tree and the audit (1.1, 15.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar
from models.audit import OF_PEOPLE, Entry
from models.staff import Staff

Superiors = Mapping[int, int | None]
"""By person, who stands directly above."""


@dataclass(frozen=True)
class Tree:
    """Everybody at one time, those who left included."""

    superiors: Superiors
    _branches: dict[int, set[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    async def now(cls, session: AsyncSession) -> Tree:
        everybody = await session.execute(select(Staff.id, Staff.superior_id).order_by(Staff.id))
        return cls(dict(everybody.all()))

    def above(self, person: int) -> Iterator[int]:
        """Everybody above, the nearest first; whoever stands above themselves ends it."""
        seen = {person}
        while (superior := self.superiors.get(person)) and superior not in seen:
            seen.add(superior)
            yield superior
            person = superior

    @cached_property
    def directly_below(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        for person, superior in self.superiors.items():
            if superior:
                found.setdefault(superior, []).append(person)
        return found

    def branch(self, leader: int) -> set[int]:
        """The leader and everybody below; not to be changed by whoever asks."""
        if leader in self._branches:
            return self._branches[leader]
        found, ways = {leader}, [leader]
        while ways:
            below = set(self.directly_below.get(ways.pop(), ())) - found
            found |= below
            ways += below
        self._branches[leader] = found
        return found


@dataclass(frozen=True)
class Leaders:
    """Whoever stands above somebody, read once: to go up from anybody asks the database nothing more."""

    people: Mapping[int, Staff]

    @classmethod
    async def read(cls, session: AsyncSession) -> Leaders:
        lead = select(Staff.superior_id).where(Staff.superior_id.is_not(None))
        found = await session.scalars(select(Staff).where(Staff.id.in_(lead)))
        return cls({one.id: one for one in found})

    def above(self, superior_id: int | None) -> Iterator[Staff]:
        """As `Staff.superiors`, given who stands directly above."""
        seen: set[int] = set()
        # Who leads somebody only since is none of them: the next beat of the clock finds them.
        while (superior := self.people.get(superior_id or 0)) and superior.id not in seen:
            seen.add(superior.id)
            if superior.left_at is None:
                yield superior
            superior_id = superior.superior_id

    def nearest(self, superior_id: int | None) -> Staff | None:
        """As `Staff.answers_to`, given the same."""
        return next((one for one in self.above(superior_id) if one.telegram_id), None)


@dataclass(frozen=True)
class Teams:
    """The trees from a day on: each with the day from which it was so; whoever moves is of the new
    team on that day."""

    trees: tuple[tuple[date, Tree], ...]  # the latest first

    @classmethod
    async def since(cls, session: AsyncSession, first: date) -> Teams:
        now = dict((await Tree.now(session)).superiors)
        moves = await session.execute(
            select(Entry.created_at, Entry.about, Entry.facts)
            .where(OF_PEOPLE, Entry.created_at >= calendar.day_begins(first))
            .order_by(Entry.created_at.desc(), Entry.id.desc())
        )
        trees: list[tuple[date, Tree]] = []
        for moment, about, facts in moves:
            if "superior_was" not in facts or about is None:
                continue
            day = calendar.business_day(moment)
            if not trees or trees[-1][0] != day:  # of several moves on a day the last counts
                trees.append((day, Tree(dict(now))))
            now[int(about.partition(":")[2])] = facts["superior_was"]
        return cls((*trees, (date.min, Tree(now))))

    @property
    def now(self) -> Tree:
        return self.trees[0][1]

    def on(self, day: date) -> Tree:
        return next(tree for since, tree in self.trees if since <= day)

    def changed(self, first: date, last: date) -> list[date]:
        """The days after the first, up to the last, on which somebody moved."""
        return sorted(since for since, _ in self.trees if first < since <= last)
