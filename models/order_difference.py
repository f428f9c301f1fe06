"""What a version of an order changes of another: line by line, and part by part (8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from models import order_handling
from models.order_lines import OrderLine
from models.order_versions import OrderVersion

# What may differ beside the lines, in the order in which it is told.
PARTS = (
    "deliver_on",
    "needed_on",
    "address",
    "packing",
    "transport",
    "terms",
    "deposit",
    "note",
    "total",
)

HANDLING = ("packing", "transport")


@dataclass(frozen=True)
class LineDifference:
    """A line before and after; None: it was not there, or is there no more."""

    before: OrderLine | None
    after: OrderLine | None


class PartDifference(NamedTuple):
    """One of `PARTS` before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """What a version changes of another."""

    lines: Sequence[LineDifference]
    parts: Sequence[PartDifference]

    def __bool__(self) -> bool:
        return bool(self.lines or self.parts)


async def difference(
    session: AsyncSession, before: OrderVersion, after: OrderVersion
) -> Difference:
    """Line by line, and part by part."""
    old = {line.number: line for line in await before.lines(session)}
    new = {line.number: line for line in await after.lines(session)}
    lines = [
        LineDifference(old.get(number), new.get(number))
        for number in sorted(old.keys() | new.keys())
        if _told(old.get(number)) != _told(new.get(number))
    ]
    parts = [
        PartDifference(name, getattr(before, name), getattr(after, name))
        for name in PARTS
        if _differs(name, getattr(before, name), getattr(after, name))
    ]
    if before.place != after.place and before.address == after.address:
        parts.append(PartDifference("place", before.place, after.place))
    if before.photos != after.photos:
        parts.append(PartDifference("photos", len(before.photos), len(after.photos)))
    return Difference(lines, parts)


def _differs(name: str, before: Any, after: Any) -> bool:
    """A choice of the company's is the same in each language."""
    if name in HANDLING:
        return not order_handling.is_same(name, before, after)
    return bool(before != after)


def _told(line: OrderLine | None) -> tuple[Any, ...] | None:
    if line is None:
        return None
    return line.product_id, line.measure, line.quantity_milli, line.price_units
