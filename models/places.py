"""Places: where a customer is, where somebody stands, and how far one is from the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt

import tzfpy
from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import policy
from models.base import Base
from models.staff import Staff

EARTH_RADIUS = 6_371_008.8  # metres, the mean one (IUGG)


@dataclass(frozen=True)
class Place:
    """A point on the earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    def metres_to(self, other: Place) -> float:
        """Along the surface, by the haversine formula; half a percent off at most."""
        here, there = radians(self.latitude), radians(other.latitude)
        north = there - here
        east = radians(other.longitude - self.longitude)
        half_chord = sin(north / 2) ** 2 + cos(here) * cos(there) * sin(east / 2) ** 2
        return 2 * EARTH_RADIUS * asin(sqrt(min(half_chord, 1.0)))

    @property
    def is_zero(self) -> bool:
        """Whether a phone says so that does not know where it is."""
        return abs(self.latitude) < 0.01 and abs(self.longitude) < 0.01

    @property
    def is_nowhere(self) -> bool:
        """Whether no shop can be there: 0,0 is a phone that does not know, the open sea a bad fix."""
        if self.is_zero:
            return True
        # Countries' times reach 12 sea miles out, so that no coast and no bridge is at sea.
        return tzfpy.get_tz(self.longitude, self.latitude).startswith("Etc/")


class Whereabouts(Base):
    """Where somebody last said they are; one row a person."""

    __tablename__ = "whereabouts"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), unique=True)
    latitude: Mapped[float]
    longitude: Mapped[float]
    said_at: Mapped[datetime]

    @property
    def place(self) -> Place:
        return Place(self.latitude, self.longitude)

    @classmethod
    async def note(
        cls, session: AsyncSession, person: Staff, place: Place, said_at: datetime
    ) -> None:
        """Keep where somebody is; what was said later stays."""
        known = await session.scalar(select(cls).where(cls.staff_id == person.id))
        if known is None:
            known = cls(staff_id=person.id, said_at=said_at)
            session.add(known)
        if said_at >= known.said_at:
            known.latitude, known.longitude = place.latitude, place.longitude
            known.said_at = said_at
        await session.flush()

    @classmethod
    async def just_said(cls, session: AsyncSession, person: Staff, now: datetime) -> Place | None:
        """Where somebody is, if they said so within the time a position counts (6.1)."""
        known = await session.scalar(select(cls).where(cls.staff_id == person.id))
        if known is None or now - known.said_at > policy.current().visits.position_counts_for:
            return None
        return known.place
