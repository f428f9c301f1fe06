"""Radars: one or two people, teams or months in several respects, each as a share of its measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from models.charts.page import (
    GREY,
    GRID,
    INK,
    MARGIN,
    MIDDLE,
    SMALL,
    WIDTH,
    Page,
    Point,
    Sign,
    expect_values,
)
from models.charts.told import Series
from models.language import Language

RADIUS, GAP = 260, 18  # pixels
A_LINE = 40  # of small words
FEWEST, MOST = 3, 8
FULL, RING, MOST_SHARE = 100, 50, 200  # percent: the measure, between two rings, the outermost ring


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
    expect_values(series, len(axes))
    values = [[value for value in one.values if value is not None and value >= 0] for one in series]
    if any(len(row) < len(axes) for row in values):
        raise ValueError("a radar has a value, not below nothing, for every axis")
    highest = min(max(FULL, *(max(row) for row in values)), MOST_SHARE)
    outermost = ceil(highest / RING) * RING
    words = 2 * A_LINE
    angles = [2 * pi * at / len(axes) for at in range(len(axes))]
    lowest = max(-cos(angle) for angle in angles)
    body = 2 * (words + GAP) + RADIUS * (1 + lowest) + MARGIN
    page = Page(title, note, [Sign(one.name, one.colour) for one in series], body, language)
    web = Web((WIDTH / 2, page.top + words + GAP + RADIUS), angles)
    for end in web.points([1] * len(axes)):
        page.path([web.centre, end], GRID, 0.8)
    for ring in range(RING, outermost + 1, RING):
        points = web.points([ring / outermost] * len(axes))
        page.outline(points, GREY if ring == FULL else GRID, 1.2)
    shapes = [
        web.points([float(min(value, outermost)) / outermost for value in row]) for row in values
    ]
    for one, shape in zip(series, shapes, strict=True):
        page.area(shape, one.colour, 0.18)
    for one, shape in zip(series, shapes, strict=True):
        page.outline(shape, one.colour, 2)
        for point in shape:
            page.dot(point, one.colour)
    _say_full(page, web, RADIUS * FULL / outermost)
    for at, (name, angle) in enumerate(zip(axes, angles, strict=True)):
        says = " · ".join(f"{row[at]:.0f}%" for row in values)
        _name(page, name, says, angle, web.at(angle, RADIUS + GAP))
    return page.png()


@dataclass(frozen=True)
class Web:
    """The axes around their centre, from the top clockwise."""

    centre: Point
    angles: Sequence[float]

    def at(self, angle: float, far: float) -> Point:
        return self.centre[0] + far * sin(angle), self.centre[1] - far * cos(angle)

    def points(self, shares: Sequence[float]) -> list[Point]:
        """On each axis, as far out as its share of the radius."""
        return [
            self.at(angle, RADIUS * share) for angle, share in zip(self.angles, shares, strict=True)
        ]


def _say_full(page: Page, web: Web, far: float) -> None:
    """In the middle of the last side of its ring, where no point of a shape lies."""
    half = pi / len(web.angles)
    across, down = web.at(-half, far * cos(half))
    said = page.write(f"{FULL}%", across, down - MIDDLE, SMALL, GREY, align="center")
    said.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1})


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
