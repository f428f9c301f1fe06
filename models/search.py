"""Finding customers: by any part of the name, by pinyin, by phone, with typing errors, and nearby."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import names
from models.customers import Customer
from models.places import EARTH_RADIUS, Place
from models.policy import CustomerClass
from models.staff import Staff

METRES_A_DEGREE = radians(EARTH_RADIUS)
WIDER_AND_WIDER = (1_000, 5_000, 25_000, 125_000, 625_000)  # metres around somebody; then anywhere


@dataclass(frozen=True)
class Found:
    """A customer as a button shows it; `metres` when it was asked how far."""

    customer_id: int
    name: str
    customer_class: CustomerClass
    metres: int | None


async def find(
    session: AsyncSession,
    reader: Staff,
    words: str,
    *,
    near: Place | None = None,
    own_only: bool = False,
    at_most: int = 8,
) -> list[Found]:
    query = names.fold(words)
    if not query:
        return []
    theirs = await _theirs(session, reader, own_only=own_only)
    rows = (
        await session.execute(
            select(*_SHOWN).where(theirs, Customer.keys.contains(query)).limit(at_most)
        )
    ).all()
    return [_found(row, near) for row in rows]


async def nearest(
    session: AsyncSession,
    reader: Staff,
    place: Place,
    at_most: int = 5,
    own_only: bool = False,
) -> list[Found]:
    """The nearest customers that somebody sees and whose place is known, in order."""
    theirs = await _theirs(session, reader, own_only=own_only)
    for metres in (*WIDER_AND_WIDER, None):
        rows = (
            await session.execute(
                select(*_SHOWN)
                .where(theirs, within(place, metres) if metres else Customer.latitude.is_not(None))
                .order_by(_roughly_far(place))
                .limit(at_most * 2)  # the order is rough
            )
        ).all()
        found = sorted(
            (_found(row, place) for row in rows), key=lambda one: (one.metres, one.customer_id)
        )[:at_most]
        # In the corners of the box stand some who are farther than others outside it.
        if metres is None or (len(found) == at_most and (found[-1].metres or 0) <= metres):
            return found
    raise AssertionError("the last round has no bounds")


def within(place: Place, metres: float) -> ColumnElement[bool]:
    """A box of degrees around a place, for the index; what stands in its corners is farther."""
    north = metres / METRES_A_DEGREE
    farthest_north = abs(place.latitude) + north
    box = Customer.latitude.between(place.latitude - north, place.latitude + north)
    if farthest_north >= 90:  # a pole is in it
        return box
    east = north / cos(radians(farthest_north))
    if abs(place.longitude) + east > 180:  # where a day ends and begins: all around
        return box
    return and_(box, Customer.longitude.between(place.longitude - east, place.longitude + east))


_SHOWN = (
    Customer.id,
    Customer.name,
    Customer.customer_class,
    Customer.latitude,
    Customer.longitude,
)


async def _theirs(session: AsyncSession, reader: Staff, *, own_only: bool) -> ColumnElement[bool]:
    if own_only:
        whose: ColumnElement[bool] = Customer.owner_id == reader.id
    else:
        whose = await Customer.visible(session, reader)
    return and_(whose, Customer.archived_at.is_(None))


def _roughly_far(place: Place) -> ColumnElement[float | None]:
    north = Customer.latitude - place.latitude
    east = (Customer.longitude - place.longitude) * cos(radians(place.latitude))
    return north * north + east * east


def _found(row: Row[*tuple[Any, ...]], near: Place | None) -> Found:
    metres = None
    if near and row.latitude is not None:
        metres = round(Place(row.latitude, row.longitude).metres_to(near))
    return Found(row.id, row.name, row.customer_class, metres)
