"""Spans: days counted in halves, from one half of a day to another (3.1, 3.6)."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


class Half(enum.StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"


class HalfDay(NamedTuple):
    """One half of one date."""

    day: date
    half: Half


@dataclass(frozen=True)
class Span:
    """From a half of the first day to a half of the last, both included."""

    first: date
    last: date
    from_half: Half = Half.MORNING
    to_half: Half = Half.AFTERNOON

    def __post_init__(self) -> None:
        if _place(self.first, self.from_half) > _place(self.last, self.to_half):
            raise ValueError(f"{self} ends before it begins")

    @property
    def half(self) -> Half | None:
        """The half, if it is half of one day."""
        single = self.first == self.last and self.from_half == self.to_half
        return self.from_half if single else None

    def days(self) -> Iterator[date]:
        """Every date that it touches."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)

    def halves(self) -> Iterator[HalfDay]:
        """Every half-day, in order."""
        for day in self.days():
            for half in Half:
                if self.covers(day, half):
                    yield HalfDay(day, half)

    def covers(self, day: date, half: Half) -> bool:
        begins, ends = _place(self.first, self.from_half), _place(self.last, self.to_half)
        return begins <= _place(day, half) <= ends

    def overlaps(self, other: Span) -> bool:
        """Whether they have a half-day in common."""
        return _place(self.first, self.from_half) <= _place(other.last, other.to_half) and _place(
            other.first, other.from_half
        ) <= _place(self.last, self.to_half)


def _place(day: date, half: Half) -> int:
    """Where a half-day stands in the order of all."""
    return 2 * day.toordinal() + (half is Half.AFTERNOON)
