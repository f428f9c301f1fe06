"""What a picture is told: names with their values, aims, colours; plain data, for any process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

CALM = "#5B9BD5"
"""Of what gives no cause for worry; told from every colour of `heat` by whoever tells blue from yellow."""
HUES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
"""Of things side by side, none better than another (Okabe and Ito): told apart also by who sees no red."""
PALE_TO_DARK = (
    *("#FFFFCC", "#FFEDA0", "#FED976", "#FEB24C", "#FD8D3C"),
    *("#FC4E2A", "#E31A1C", "#BD0026", "#800026"),
)
"""From yellow over orange to red (ColorBrewer's YlOrRd)."""

Number = Decimal | int


@dataclass(frozen=True)
class Series:
    """What has one colour in a picture: a value for each of its rows; None where there is none yet."""

    name: str
    values: Sequence[Number | None]
    colour: str


@dataclass(frozen=True)
class Aim:
    """A target with what is done of it, should be done by now, and will be done as things go."""

    name: str
    says: str
    """What it comes to, in words, on the right."""
    actual: Number
    target: Number
    by_now: Number | None = None
    forecast: Number | None = None


@dataclass(frozen=True)
class Row:
    """A name with its values: one, or one for each series."""

    name: str
    values: tuple[Number, ...]


def heat(number: int) -> list[str]:
    """So many colours from pale to dark: also who sees no red, or no colours, sees which is more."""
    return [_between(0.2 + 0.75 * at / max(number - 1, 1)) for at in range(number)]


def _between(step: float) -> str:
    """The colour at a step from 0 to 1 along those from pale to dark."""
    stretches = list(pairwise(PALE_TO_DARK))
    at = min(int(step * len(stretches)), len(stretches) - 1)
    part = step * len(stretches) - at
    pale, dark = (bytes.fromhex(one[1:]) for one in stretches[at])
    mixed = bytes(round(a + (b - a) * part) for a, b in zip(pale, dark, strict=True))
    return f"#{mixed.hex()}"


def top_and_rest(
    rows: Iterable[Row], at_most: int, others: Callable[[int], str]
) -> tuple[list[Row], Row | None]:
    """The rows with most in all, most first, and all others as one row, which `others` names.

    None for the others where there are none; a single other one is shown itself.
    """
    ranked = sorted(rows, key=lambda row: sum(row.values), reverse=True)
    if len(ranked) <= at_most + 1:
        return ranked, None
    rest = ranked[at_most:]
    sums = tuple(sum(each) for each in zip(*(row.values for row in rest), strict=True))
    return ranked[:at_most], Row(others(len(rest)), sums)
