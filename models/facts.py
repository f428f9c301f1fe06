"""Facts that a sentence mentions, kept as JSON until the moment it is said."""

from __future__ import annotations

import enum
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moneyed import Money

from models.periods import Period
from models.spans import Half, Span


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


def noted(span: Span) -> str:
    """A span in 22 signs, for JSON and buttons: `2026-11-24a2026-11-26m`, afternoon to morning."""
    return f"{span.first}{span.from_half[0]}{span.last}{span.to_half[0]}"


def noted_span(said: str) -> Span:
    """The span that `noted` wrote; ValueError where it never did."""
    match = re.fullmatch(r"(.{10})([ma])(.{10})([ma])", said)
    if match is None:
        raise ValueError(f"{said!r} is no span")
    first, from_half, last, to_half = match.groups()
    halves = {half[0]: half for half in Half}
    return Span(
        date.fromisoformat(first), date.fromisoformat(last), halves[from_half], halves[to_half]
    )


def _packed(value: Any) -> Any:
    match value:
        case enum.StrEnum():
            return {"term": term(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Span():
            return {"span": noted(value)}
        case Period():
            return {"period": str(value)}
        case Decimal():
            return {"number": str(value)}
        case Money():
            return {"money": str(value.amount), "currency": value.currency.code}
        case tuple():
            return [_packed(each) for each in value]
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
        case {"period": str(period)}:
            return Period.read(period)
        case {"span": str(span)}:
            return noted_span(span)
        case {"number": str(number)}:
            return Decimal(number)
        case {"money": str(amount), "currency": str(currency)}:
            return Money(Decimal(amount), currency)
        case list():
            return tuple(_unpacked(each) for each in value)
    return value
