"""Radars: one or two people, teams or months in several respects, each as a share of its measure."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin

from models.charts.page import (
    GREY,
    GRID,
    INK,
    MARGIN,
    SMALL,
    WIDTH,
    Number,
    Page,
    Point,
    Series,
    Sign,
    pressed,
)
from models.language import Language

RADIUS, GAP = 280, 18  # pixels
A_LINE = 40  # of small words
FEWEST, MOST = 3, 8
FULL, RING, MOST_SHARE = 100, 50, 200  # percent: the measure, between two rings, the outermost ring


@pressed
def radar(
    title: str,
    note: str,
    axes: Sequence[str],
    series: Sequence[Series],
    language: Language,
) -> bytes:
    """Three to eight axes from the top clockwise, a shape for each of one or two series.

    Values are percents, which stand below the name of their axis; what is beyond 200 lies on the
    rim. Refused: more or fewer axes or series, values below nothing or none.
    """
    if not FEWEST <= len(axes) <= MOST or not 1 <= len(series) <= 2:
        raise ValueError("a radar has three to eight axes and one or two series")
    values = [list(_percents(one, len(axes))) for one in series]
    highest = min(max(FULL, *(max(row) for row in values)), MOST_SHARE)
    outermost = ceil(highest / RING) * RING
    words = 2 * A_LINE
    body = 2 * (words + GAP + RADIUS) + MARGIN
    page = Page(title, note, [Sign(one.name, one.colour) for one in series], body, language)
    centre = WIDTH / 2, page.top + words + GAP + RADIUS
    angles = [2 * pi * at / len(axes) for at in range(len(axes))]
    for ring in range(RING, outermost + 1, RING):
        points = [_at(centre, angle, RADIUS * ring / outermost) for angle in angles]
        page.path([*points, points[0]], GREY if ring == FULL else GRID, 1.2)
    for angle in angles:
        page.path([centre, _at(centre, angle, RADIUS)], GRID, 0.8)
    for one, row in zip(series, values, strict=True):
        shape = [
            _at(centre, angle, RADIUS * float(min(value, outermost)) / outermost)
            for angle, value in zip(angles, row, strict=True)
        ]
        page.area(shape, one.colour, 0.18)
        page.path([*shape, shape[0]], one.colour, 2)
        for point in shape:
            page.dot(point, one.colour)
    for at, (name, angle) in enumerate(zip(axes, angles, strict=True)):
        says = " · ".join(f"{row[at]:.0f}%" for row in values)
        _name(page, name, says, angle, _at(centre, angle, RADIUS + GAP))
    return page.png()


def _percents(one: Series, number: int) -> Sequence[Number]:
    found = [value for value in one.values if value is not None and value >= 0]
    if len(found) != number or len(one.values) != number:
        raise ValueError("a radar has a value, not below nothing, for every axis")
    return found


def _at(centre: Point, angle: float, far: float) -> Point:
    """From the top clockwise."""
    return centre[0] + far * sin(angle), centre[1] - far * cos(angle)


def _name(page: Page, name: str, says: str, angle: float, at: Point) -> None:
    """Beside the end of its axis, on the outer side."""
    across, down = at[0], at[1] - A_LINE - A_LINE * cos(angle)
    if abs(sin(angle)) < 0.01:
        align, room = "center", float(WIDTH - 2 * MARGIN)
    elif sin(angle) > 0:
        align, room = "left", WIDTH - MARGIN / 2 - across
    else:
        align, room = "right", across - MARGIN / 2
    page.write(name, across, down, SMALL, GREY, align=align, room=room)
    page.write(says, across, down + A_LINE, SMALL, INK, align=align, room=room)
