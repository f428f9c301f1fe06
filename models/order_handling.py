"""Packing and transport: the company's choices, in whichever language one was said (8.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models import policy
from models.language import Language

Way = Mapping[Language, str]


def ways_of(part: str) -> Sequence[Way]:
    """What the company offers for `packing` or `transport`."""
    rules = policy.current().orders
    return {"packing": rules.packings, "transport": rules.transports}[part]


def way_of(words: str, ways: Sequence[Way]) -> Way | None:
    """The choice that is called so in some language; None: words of one's own."""
    said = words.casefold()
    return next((way for way in ways if said in {one.casefold() for one in way.values()}), None)


def is_same(part: str, one: str | None, other: str | None) -> bool:
    """Whether both are the same choice, or the same words."""
    if one == other:
        return True
    way = way_of(one, ways_of(part)) if one else None
    return way is not None and way == way_of(other or "", ways_of(part))
