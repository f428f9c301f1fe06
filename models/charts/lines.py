"""Lines: how values went from day to day or month to month, beside a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from math import ceil

from models.charts.page import (
    GREY,
    GRID,
    INK,
    MARGIN,
    MIDDLE,
    PATCH,
    SMALL,
    WIDTH,
    Page,
    Point,
    Scale,
    Sign,
    expect_values,
)
from models.charts.told import HUES, Series
from models.language import Language

PLOT, FOOT = 600, 84  # pixels: the lines; their labels below
A_LINE = 40  # of small words
MARKED = 12  # so many points are marked each
WIDEST_LABEL = 240


def line(
    title: str,
    note: str,
    labels: Sequence[str],
    series: Sequence[Series],
    in_short: Callable[[Decimal], str],
    language: Language,
    *,
    target: Series | None = None,
) -> bytes:
    """Lines from left to right, each with its last value on the right; the target is dashed.

    `labels` name the days or months, as many as there is room for, the last among them. A value
    that is None interrupts its line: the month goes on, or nothing was counted; a series of
    nothing else stands in the legend alone. A line may be below nothing. Refused: no label, more
    than six lines or none, a series with more or fewer values than labels.
    """
    if not labels or not 0 < len(series) <= len(HUES):
        raise ValueError("lines have days, and are up to six")
    lines = [*([target] if target else []), *series]
    expect_values(lines, len(labels))
    signs = [Sign(one.name, one.colour, "dashes" if one is target else "block") for one in lines]
    page = Page(title, note, signs, PLOT + FOOT, language)
    bottom = page.top + PLOT
    values = [value for one in lines for value in one.values if value is not None]
    scale = Scale(values, bottom, page.top, to_the_tick=True)
    left = MARGIN + _widest(page, [in_short(tick) for tick in scale.ticks]) + 16
    ends = [(one, last) for one in lines if (last := _last(one)) is not None]
    said = [in_short(Decimal(value)) for _, (_, value) in ends]
    right = WIDTH - MARGIN - _widest(page, said) - PATCH - 16
    step = (right - left) / len(labels)
    across = [left + step * (at + 0.5) for at in range(len(labels))]
    for tick in scale.ticks:
        down = scale.place(tick)
        page.path([(left, down), (right, down)], GRID if tick else GREY, 0.8)
        page.write(in_short(tick), left - 16, down - MIDDLE, SMALL, GREY, align="right")
    for one in lines:
        _draw(page, one, across, scale, dashed=one is target)
    _write_labels(page, labels, across, step, bottom + 22)
    downs = apart([scale.place(value) for _, (_, value) in ends], A_LINE, page.top, bottom)
    for (one, (at, value)), words, down in zip(ends, said, downs, strict=True):
        page.dot((across[at], scale.place(value)), one.colour)
        page.block(right + 8, down - 6, right + 20, down + 6, one.colour, one.colour)
        page.write(words, right + 28, down - MIDDLE, SMALL, INK)
    return page.png()


def _widest(page: Page, words: Sequence[str]) -> float:
    return max((page.width_of(each, SMALL) for each in words), default=0)


def _last(one: Series) -> tuple[int, Decimal | int] | None:
    known = [(at, value) for at, value in enumerate(one.values) if value is not None]
    return known[-1] if known else None


def _draw(page: Page, one: Series, across: Sequence[float], scale: Scale, *, dashed: bool) -> None:
    points = [
        None if value is None else (x, scale.place(value))
        for x, value in zip(across, one.values, strict=True)
    ]
    for known, some in groupby(points, key=lambda point: point is not None):
        run: list[Point] = [point for point in some if point is not None]
        if not known:
            continue
        page.path(run, one.colour, 1.5 if dashed else 2, "--" if dashed else "-")
        if not dashed and (len(points) <= MARKED or len(run) == 1):
            for point in run:
                page.dot(point, one.colour)


def _write_labels(
    page: Page, labels: Sequence[str], across: Sequence[float], step: float, down: float
) -> None:
    """As many as there is room for, evenly, the last one first."""
    wide = min(_widest(page, labels), WIDEST_LABEL)
    every = max(ceil((wide + 24) / step), 1)
    places = list(zip(across, labels, strict=True))[::-1][::every]
    page.write_along(places, down, WIDEST_LABEL)


def apart(places: Sequence[float], room: float, top: float, bottom: float) -> list[float]:
    """The places, each moved as little as it takes for so much room between any two."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    edge = top
    for at in order:
        found[at] = max(found[at], edge)
        edge = found[at] + room
    edge = bottom
    for at in reversed(order):
        found[at] = min(found[at], edge)
        edge = found[at] - room
    return found
