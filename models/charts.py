"""Charts: figures as a picture to look at on a phone, in the reader's language and to scale (10.3)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from models import typeface
from models.language import Language

PRESS = ThreadPoolExecutor(1)  # the letters' library is not to be used by two at once

WIDTH, DPI = 1080, 200  # pixels; a phone shows 13 points about as tall as its own words
MARGIN = 48
HEAD, LINE, LEGEND_LINE, PATCH = (
    84,
    54,
    50,
    26,
)  # of the title, a line of the note, a line of the legend, its sign
ROW, FOOT = 108, 92  # a bar with its label above it; the axis
TITLE, WORDS, SMALL = 15, 12, 10  # points
LEGEND_COLUMNS = 3
TICKS = 4
HAIR = 0.3  # points

INK, GREY, GRID = "#222222", "#666666", "#E4E4E4"
CALM = "#5B9BD5"
"""Of what gives no cause for worry; told from every colour of `heat` by whoever tells blue from yellow."""
BOX = "□"  # in place of a sign that the typeface lacks
STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # the Chinese faces draw these as wide as a character


@dataclass(frozen=True)
class Series:
    """What has one colour in a picture: a value for each of its rows."""

    name: str
    values: Sequence[Decimal | int]
    colour: str


def heat(number: int) -> list[str]:
    """So many colours from pale to dark: also who sees no red, or no colours, sees which is more."""
    steps = [0.2 + 0.75 * at / max(number - 1, 1) for at in range(number)]
    return [to_hex(colormaps["YlOrRd"](step)) for step in steps]


def bars(
    title: str,
    note: str,
    labels: Sequence[str],
    ends: Sequence[str],
    series: Sequence[Series],
    on_the_axis: Callable[[Decimal], str],
    language: Language,
    *,
    stacked: bool = True,
) -> bytes:
    """Bars that lie one below the other, the first on top: a PNG as wide as a phone, as tall as it takes.

    `labels` name the rows and `ends` say on the right what each comes to; `on_the_axis` writes an
    amount short. A series has its own place within each bar, or without `stacked` a bar of its
    own. Values are not below nothing. Asks no database; made to run in a thread.
    """
    return PRESS.submit(
        _bars, title, note, labels, ends, series, on_the_axis, language, stacked
    ).result()


def _bars(
    title: str,
    note: str,
    labels: Sequence[str],
    ends: Sequence[str],
    series: Sequence[Series],
    on_the_axis: Callable[[Decimal], str],
    language: Language,
    stacked: bool,
) -> bytes:
    lettering = Lettering(language)
    legend = LEGEND_LINE * -(-len(series) // LEGEND_COLUMNS)
    top = HEAD + (LINE if note else 0) + legend + MARGIN
    height = top + ROW * len(labels) + FOOT
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    lettering.write(figure, title, MARGIN, MARGIN // 2, TITLE)
    if note:
        lettering.write(figure, note, MARGIN, HEAD, SMALL, GREY)
    _write_legend(figure, lettering, series, top - legend - MARGIN // 2)
    inner = (WIDTH - 2 * MARGIN) / WIDTH
    axes = figure.add_axes(
        (MARGIN / WIDTH, FOOT / height, inner, ROW * len(labels) / height), frameon=False
    )
    _draw_rows(axes, series, len(labels), stacked)
    _write_axis(figure, axes, lettering, on_the_axis, height)
    for at, (label, end) in enumerate(zip(labels, ends, strict=True)):
        down = top + ROW * at + 8
        said = lettering.write(figure, end, WIDTH - MARGIN, down, WORDS, align="right")
        room = said.get_window_extent().x0 - MARGIN - 24
        lettering.write(figure, label, MARGIN, down, WORDS, room=room)
    content = io.BytesIO()
    figure.savefig(content, format="png", pil_kwargs={"optimize": True})
    return content.getvalue()


class Lettering:
    """Words on a picture, in the face of a language; nothing in them is read as a formula."""

    def __init__(self, language: Language) -> None:
        self.face = FontPath(str(typeface.FILE), typeface.FACE_INDEX[language])
        self.quotes = STRAIGHT if language is Language.EN else {}

    def font(self, points: int) -> FontProperties:
        return FontProperties(fname=self.face, size=points)

    def write(
        self,
        figure: Figure,
        words: str,
        across: float,
        down: float,
        points: int,
        colour: str = INK,
        *,
        align: str = "left",
        room: float = WIDTH - 2 * MARGIN,
    ) -> Text:
        """So many pixels from the left and the top; what takes more room ends with an ellipsis."""
        text = figure.text(
            across / WIDTH,
            1 - down / (figure.get_figheight() * DPI),
            self.drawable(words),
            color=colour,
            fontproperties=self.font(points),
            ha=align,
            va="top",
            parse_math=False,
        )
        kept = text.get_text()
        while kept and text.get_window_extent().width > room:
            kept = kept[:-1]
            text.set_text(f"{kept.rstrip()}…")
        return text

    def drawable(self, words: str) -> str:
        """On one line, with a box in place of what the typeface lacks, such as an emoji."""
        known = _signs_of(self.face)
        line = " ".join(words.translate(self.quotes).split())
        return "".join(each if ord(each) in known else BOX for each in line)


@cache
def _signs_of(face: FontPath) -> frozenset[int]:
    return frozenset(get_font(face).get_charmap())


def _write_legend(
    figure: Figure, lettering: Lettering, series: Sequence[Series], top: float
) -> None:
    """In columns, to be read row by row."""
    height = figure.get_figheight() * DPI
    column = (WIDTH - 2 * MARGIN) / LEGEND_COLUMNS
    for at, one in enumerate(series):
        across = MARGIN + column * (at % LEGEND_COLUMNS)
        down = top + LEGEND_LINE * (at // LEGEND_COLUMNS)
        corner = across / WIDTH, 1 - (down + PATCH + 4) / height
        patch = Rectangle(
            corner,
            PATCH / WIDTH,
            PATCH / height,
            facecolor=one.colour,
            edgecolor=GREY,
            linewidth=HAIR,
            transform=figure.transFigure,
        )
        figure.add_artist(patch)
        room = column - 2 * PATCH
        lettering.write(figure, one.name, across + PATCH * 1.5, down, SMALL, room=room)


def _draw_rows(axes: Axes, series: Sequence[Series], rows: int, stacked: bool) -> None:
    """Each in the lower half of its row, below its label."""
    thick = 0.36 if stacked else 0.4 / len(series)
    before = [0.0] * rows
    for at, one in enumerate(series):
        values = [float(value) for value in one.values]
        aside = 0 if stacked else (at - (len(series) - 1) / 2) * thick
        places = [row + 0.7 + aside for row in range(rows)]
        drawn = axes.barh(places, values, thick, before, color=one.colour, zorder=2)
        for bar in drawn:
            bar.set(edgecolor=GREY, linewidth=HAIR)
        if stacked:
            before = [a + b for a, b in zip(before, values, strict=True)]
    axes.set_ylim(rows, 0)


def _write_axis(
    figure: Figure,
    axes: Axes,
    lettering: Lettering,
    on_the_axis: Callable[[Decimal], str],
    height: float,
) -> None:
    most = axes.dataLim.x1 or 1
    axes.set_xlim(0, most * 1.02)
    ticks = [tick for tick in MaxNLocator(TICKS).tick_values(0, most) if tick <= most * 1.02]
    axes.set_xticks([])
    axes.set_yticks([])
    for tick in ticks:
        axes.axvline(tick, color=GRID, linewidth=0.8, zorder=1)
        across = MARGIN + (WIDTH - 2 * MARGIN) * tick / (most * 1.02)
        align = "left" if tick == 0 else "right" if across > WIDTH - 2 * MARGIN else "center"
        said = on_the_axis(Decimal(f"{tick:.6g}"))
        lettering.write(figure, said, across, height - FOOT + 14, SMALL, GREY, align=align)
