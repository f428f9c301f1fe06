"""Facts that a sentence mentions, kept as JSON until the moment it is said."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moneyed import Money


class Term(str):
    """The key of a name that each language has its own word for: `position-works`."""

    __slots__ = ()


def term(member: enum.StrEnum) -> Term:
    """Where the name of a member is kept: `Position.WORKS` is `position-works` in `locales/`."""
    return Term(f"{type(member).__name__.lower()}-{member.value.replace('_', '-')}")


def pack(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as JSON can hold them; moments keep their zone."""
    return {name: _packed(value) for name, value in facts.items()}


def unpack(packed: dict[str, Any]) -> dict[str, Any]:
    """Facts as they went in; a member of an enum comes back as its `Term`."""
    return {name: _unpacked(value) for name, value in packed.items()}


def _packed(value: Any) -> Any:
    match value:
        case enum.StrEnum():
            return {"term": term(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Money():
            return {"money": str(value.amount), "currency": value.currency.code}
        case None | bool() | int() | str():
            return value
    raise TypeError(f"{value!r} is no fact that a message can keep")


def _unpacked(value: Any) -> Any:
    match value:
        case {"term": str(key)}:
            return Term(key)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"money": str(amount), "currency": str(currency)}:
            return Money(Decimal(amount), currency)
    return value
