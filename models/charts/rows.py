"""Rows one below the other, each with its name above it: bars, and bullets of what is done of a target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from models.charts.page import (
    GREY,
    GRID,
    INK,
    MARGIN,
    SMALL,
    TICKS,
    WIDTH,
    WORDS,
    Page,
    Scale,
    Sign,
    expect_values,
)
from models.charts.told import CALM, Aim, Number, Series
from models.language import Language

ROW, FOOT = 108, 92  # a bar with its label above it; the axis
THICK = 0.4  # of a row, in its lower half
CENTRE = 0.7
PALER = "#BCD6EE"  # than CALM: what is expected, not done
MOST_SHARE = Decimal(200)  # percent; beyond, a bar breaks off with a sign
FURTHER = "»"


def bars(
    title: str,
    note: str,
    labels: Sequence[str],
    ends: Sequence[str],
    series: Sequence[Series],
    in_short: Callable[[Decimal], str],
    language: Language,
    *,
    stacked: bool = True,
) -> bytes:
    """Bars that lie one below the other, the first on top.

    `labels` name the rows and `ends` say on the right what each comes to; `in_short` writes an
    amount on the axis. A series has its own place within each bar, or without `stacked` a bar of
    its own. Values below nothing lie on the other side of it. Refused: no row, more rows than a
    picture is tall (some 75), and lengths that differ.
    """
    if not labels or not series:
        raise ValueError("bars of nothing")
    expect_values(series, len(labels))
    page = _page(title, note, [Sign(one.name, one.colour) for one in series], labels, language)
    pieces = _stacked(series) if stacked else _side_by_side(series)
    scale = Scale([end for piece in pieces for end in piece[1:3]], MARGIN, WIDTH - MARGIN)
    _write_axis(page, scale, in_short)
    thick = THICK * 0.9 if stacked else THICK / len(series)
    for row, start, end, aside, colour in pieces:
        middle = page.top + ROW * (row + CENTRE + aside * thick)
        half = ROW * thick / 2
        left, right = sorted((scale.place(start), scale.place(end)))
        page.block(left, middle - half, right, middle + half, colour)
        if scale.least < 0:
            _mark(page, scale.place(0), middle - half - 6, middle + half + 6, GREY, 1)
    _name_rows(page, labels, ends)
    return page.png()


Piece = tuple[int, Number, Number, float, str]
"""The row, from where to where, how many bars below the row's middle, and the colour."""


def _stacked(series: Sequence[Series]) -> list[Piece]:
    above: dict[int, Number] = {}
    below: dict[int, Number] = {}
    pieces: list[Piece] = []
    for one in series:
        for row, value in enumerate(one.values):
            side = below if (value or 0) < 0 else above
            start = side.get(row, 0)
            side[row] = start + (value or 0)
            pieces.append((row, start, side[row], 0, one.colour))
    return pieces


def _side_by_side(series: Sequence[Series]) -> list[Piece]:
    return [
        (row, 0, value or 0, at - (len(series) - 1) / 2, one.colour)
        for at, one in enumerate(series)
        for row, value in enumerate(one.values)
    ]


def bullet(
    title: str,
    note: str,
    aims: Sequence[Aim],
    language: Language,
    *,
    actual: str,
    by_now: str,
    forecast: str,
) -> bytes:
    """A bar for each target, all as shares of it, so that money and visits lie side by side.

    `actual`, `by_now` and `forecast` name the three in the legend. What is beyond 200 % breaks off
    with a sign, what is below nothing is drawn as nothing; a target of 0 has neither bar nor mark:
    `says` tells what is to be told. Refused: no aim, a target below 0.
    """
    if not aims or any(aim.target < 0 for aim in aims):
        raise ValueError("bullets need targets, and none below nothing")
    signs = [
        Sign(actual, CALM),
        Sign(forecast, PALER),
        Sign(by_now, INK, "mark"),
    ]
    page = _page(title, note, signs, aims, language)
    shares = [
        [_share(aim, part) for part in (aim.actual, aim.by_now, aim.forecast)] for aim in aims
    ]
    known = [min(share, MOST_SHARE) for row in shares for share in row if share is not None]
    scale = Scale([100, *known], MARGIN, WIDTH - MARGIN)
    _write_axis(page, scale, lambda percent: f"{percent:f}%")
    for row, (aim, (done, due, expected)) in enumerate(zip(aims, shares, strict=True)):
        top, bottom = (page.top + ROW * (row + CENTRE + THICK * side / 2) for side in (-0.9, 0.9))
        if aim.target:
            page.block(scale.place(0), top, scale.place(100), bottom, GRID, GRID)
        for share, colour in ((expected, PALER), (done, CALM)):
            if share:
                end = scale.place(min(share, MOST_SHARE))
                page.block(scale.place(0), top + 6, end, bottom - 6, colour)
        if max(done or 0, expected or 0) > MOST_SHARE:
            page.write(FURTHER, scale.place(MOST_SHARE) - 6, top + 1, SMALL, align="right")
        if aim.target:
            _mark(page, scale.place(100), top, bottom, GREY, 1)
        if due is not None:
            _mark(page, scale.place(min(due, MOST_SHARE)), top - 6, bottom + 6, INK, 2)
    _name_rows(page, [aim.name for aim in aims], [aim.says for aim in aims])
    return page.png()


def _share(aim: Aim, part: Number | None) -> Decimal | None:
    """In percent; None where there is nothing to compare."""
    if part is None or not aim.target:
        return None
    return max(Decimal(part) * 100 / Decimal(aim.target), Decimal(0))


def _mark(page: Page, across: float, top: float, bottom: float, colour: str, width: float) -> None:
    page.path([(across, top), (across, bottom)], colour, width)


def _page(
    title: str, note: str, signs: Sequence[Sign], rows: Sequence[object], language: Language
) -> Page:
    return Page(title, note, signs, ROW * len(rows) + FOOT, language)


def _name_rows(page: Page, labels: Sequence[str], ends: Sequence[str]) -> None:
    for row, (label, end) in enumerate(zip(labels, ends, strict=True)):
        down = page.top + ROW * row + 8
        said = page.write(end, WIDTH - MARGIN, down, WORDS, align="right", room=WIDTH * 0.6)
        room = said.get_window_extent().x0 - MARGIN - 24
        page.write(label, MARGIN, down, WORDS, room=room)


def _write_axis(page: Page, scale: Scale, in_short: Callable[[Decimal], str]) -> None:
    bottom = page.height - FOOT
    for tick in scale.ticks:
        across = scale.place(tick)
        _mark(page, across, page.top, bottom, GRID, 0.8)
    places = [(scale.place(tick), in_short(tick)) for tick in scale.ticks]
    page.write_along(places, bottom + 14, WIDTH / TICKS)
