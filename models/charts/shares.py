"""Parts of a whole: the pie, the funnel, and the few that count with all others as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from matplotlib.patches import Wedge

from models.charts.page import (
    GREY,
    MARGIN,
    PATCH,
    REST,
    SMALL,
    TITLE,
    WIDTH,
    WORDS,
    Page,
)
from models.charts.told import HUES, Number, Row
from models.language import Language

RADIUS, HOLE = 270, 150  # of the pie, in pixels
LIST_LINE = 64
PERCENT = 130  # wide is the column of percents
STAGE, NAMED, BETWEEN = 76, 56, 54  # tall are a stage, its name above it, what is between two
BACKGROUND = "white"
STAGES = ("#0072B2", "#D5E6F1")  # a stage, and what leads to the next


def pie(
    title: str,
    note: str,
    labels: Sequence[str],
    values: Sequence[Number],
    in_short: Callable[[Decimal], str],
    language: Language,
    *,
    rest: Row | None = None,
) -> bytes:
    """A ring of shares in their order, from the top clockwise, the sum within, their list below.

    `rest` is all others as one, in grey (`top_and_rest`). Percents make 100 together; a share of
    nothing is listed only. Refused: more than six besides the rest, values below nothing, nothing
    in all.
    """
    rows = [Row(label, (value,)) for label, value in zip(labels, values, strict=True)]
    slices = [*zip(rows, HUES, strict=False), *([(rest, REST)] if rest else [])]
    if len(rows) > len(HUES):
        raise ValueError("a pie has six slices, and one of all others")
    if any(row.values[0] < 0 for row, _ in slices) or not any(row.values[0] for row, _ in slices):
        raise ValueError("only what is there has shares")
    page = Page(title, note, [], 2 * RADIUS + MARGIN + LIST_LINE * len(slices) + MARGIN, language)
    in_all = sum(row.values[0] for row, _ in slices)
    middle = (WIDTH / 2, page.top + RADIUS)
    angle = -90.0  # in pixels from the top, angles run clockwise
    for row, colour in slices:
        until = angle + 360 * float(row.values[0] / Decimal(in_all))
        if row.values[0]:
            wedge = Wedge(middle, RADIUS, angle, until, width=RADIUS - HOLE)
            wedge.set(facecolor=colour, edgecolor=BACKGROUND, linewidth=1.5)
            page.draw(wedge)
        angle = until
    _write_centred(page, in_short(Decimal(in_all)), middle[0], middle[1] - 24, 2 * HOLE - 40)
    shares = percents([row.values[0] for row, _ in slices])
    for at, ((row, colour), share) in enumerate(zip(slices, shares, strict=True)):
        down = page.top + 2 * RADIUS + MARGIN + LIST_LINE * at
        right = WIDTH - MARGIN
        page.block(MARGIN, down + 5, MARGIN + PATCH, down + 5 + PATCH, colour)
        page.write(share, right, down, WORDS, align="right")
        value = in_short(Decimal(row.values[0]))
        said = page.write(value, right - PERCENT, down, WORDS, GREY, align="right", room=WIDTH / 3)
        room = said.get_window_extent().x0 - MARGIN - 2 * PATCH - 24
        page.write(row.name, MARGIN + 1.5 * PATCH, down, WORDS, room=room)
    return page.png()


def _write_centred(page: Page, words: str, across: float, down: float, room: float) -> None:
    points = TITLE if page.width_of(words, TITLE) <= room else WORDS
    page.write(words, across, down, points, align="center", room=room)


def percents(values: Sequence[Number]) -> list[str]:
    """In whole percents that make 100 together: what is cut off goes to those cut most. A share that
    is not nothing is never 0 %, and one that is not all never 100 %."""
    in_all = Decimal(sum(values))
    exact = [value * 100 / in_all for value in values]
    whole = [int(each) for each in exact]
    by_loss = sorted(range(len(exact)), key=lambda at: exact[at] - whole[at], reverse=True)
    for at in by_loss[: 100 - sum(whole)]:
        whole[at] += 1
    return [
        ">99%" if share == 100 and value != in_all else _percent(value, share)
        for value, share in zip(values, whole, strict=True)
    ]


def _percent(value: Number, share: int) -> str:
    return "<1%" if value and not share else f"{share}%"


def funnel(
    title: str,
    note: str,
    stages: Sequence[str],
    values: Sequence[Number],
    in_short: Callable[[Decimal], str],
    language: Language,
) -> bytes:
    """Stages from top to bottom, as wide as their numbers; between two, the share that went on.

    A stage may have more than the one before it (over 100 %); after a stage of 0 there is no share
    to tell. Refused: no stage, values below nothing.
    """
    if not stages or any(value < 0 for value in values):
        raise ValueError("a funnel has stages, none below nothing")
    each = NAMED + STAGE + BETWEEN
    page = Page(title, note, [], each * len(stages) - BETWEEN + MARGIN, language)
    most = max(values) or 1
    colour, way = STAGES
    before: tuple[Number, float] | None = None
    for at, (stage, value) in enumerate(zip(stages, values, strict=True)):
        down = page.top + each * at
        top, bottom = down + NAMED, down + NAMED + STAGE
        half = (WIDTH - 2 * MARGIN) / 2 * float(value / Decimal(most))
        centre = WIDTH / 2
        if before:
            number, wide = before
            above = down - BETWEEN
            corners = [(centre - wide, above), (centre + wide, above)]
            page.area([*corners, (centre + half, top), (centre - half, top)], way)
            if number:
                share = _percent(value, round(value * 100 / Decimal(number)))
                page.write(f"▼ {share}", centre, above + 12, SMALL, align="center")
        page.block(centre - half, top, centre + half, bottom, colour, colour)
        said = page.write(in_short(Decimal(value)), WIDTH - MARGIN, down, WORDS, align="right")
        room = said.get_window_extent().x0 - MARGIN - 24
        page.write(stage, MARGIN, down, WORDS, room=room)
        before = value, half
    return page.png()
