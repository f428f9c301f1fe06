"""The page of a picture: its title, note and legend, words that keep to their room, and places in pixels."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Affine2D

from models import typeface
from models.charts.told import Number, Series
from models.language import Language

WIDTH, DPI = 1080, 200  # pixels; a phone shows 13 points about as tall as its own words
TALLEST = 8900  # pixels; Telegram takes 10,000 for width and height together
MARGIN = 48
HEAD, LINE = 84, 54  # pixels of the title, and of a line of the note
LEGEND_LINE, PATCH = 50, 26  # of a line of the legend, and its sign
TITLE, WORDS, SMALL = 15, 12, 10.1  # points; the small ones are 28 pixels
LEGEND_COLUMNS = 3
MIDDLE = 15  # pixels from the top of small words to the middle of their figures
TICKS = 4
HAIR = 0.3  # points

INK, GREY, GRID = "#222222", "#666666", "#E4E4E4"
REST = "#B0B0B0"  # of all others together
BOX = "□"  # in place of a sign that the typeface lacks
STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # the Chinese faces draw these as wide as a character

Point = tuple[float, float]


def expect_values(series: Sequence[Series], number: int) -> None:
    """Refuses, with a ValueError, a series that has more or fewer."""
    if any(len(one.values) != number for one in series):
        raise ValueError("every series has a value, or None, for every label")


@dataclass(frozen=True)
class Sign:
    """What a legend explains."""

    name: str
    colour: str
    shape: Literal["block", "dashes", "mark"] = "block"


class Lettering:
    """Words on a picture, in the face of a language; nothing in them is read as a formula."""

    def __init__(self, language: Language) -> None:
        self.face = FontPath(str(typeface.FILE), typeface.FACE_INDEX[language])
        self.quotes = STRAIGHT if language is Language.EN else {}

    def font(self, points: float) -> FontProperties:
        return FontProperties(fname=self.face, size=points)

    def write(
        self,
        figure: Figure,
        words: str,
        across: float,
        down: float,
        points: float,
        colour: str = INK,
        *,
        align: str = "left",
        room: float = WIDTH - 2 * MARGIN,
    ) -> Text:
        """So many pixels from the left and the top; what takes more room ends with an ellipsis."""
        whole = self.drawable(words)
        text = figure.text(
            across / WIDTH,
            1 - down / (figure.get_figheight() * DPI),
            whole,
            color=colour,
            fontproperties=self.font(points),
            ha=align,
            va="top",
            parse_math=False,
        )

        def width_of(signs: int) -> float:
            text.set_text(f"{whole[:signs].rstrip()}…")
            return text.get_window_extent().width

        if text.get_window_extent().width > room:
            fitting = bisect_right(range(len(whole)), room, key=width_of)
            width_of(max(fitting - 1, 0))
        return text

    def drawable(self, words: str) -> str:
        """On one line, with a box in place of what the typeface lacks, such as an emoji."""
        known = _signs_of(self.face)
        line = " ".join(words.translate(self.quotes).split())
        return "".join(each if ord(each) in known else BOX for each in line)


@cache
def _signs_of(face: FontPath) -> frozenset[int]:
    return frozenset(get_font(face).get_charmap())


class Page:
    """Title, note and legend, and below them, from `top` on, so many pixels for the picture itself."""

    def __init__(
        self, title: str, note: str, signs: Sequence[Sign], body: float, language: Language
    ) -> None:
        """Refuses, with a ValueError, what is taller than a phone is shown."""
        lines = -(-len(signs) // LEGEND_COLUMNS)
        legend = HEAD + (LINE if note else 0) + MARGIN // 2
        self.top = legend + LEGEND_LINE * lines + MARGIN // 2
        self.height = self.top + body
        if self.height > TALLEST:
            raise ValueError(f"{self.height} pixels are more than a picture can be tall")
        self.figure = Figure(figsize=(WIDTH / DPI, self.height / DPI), dpi=DPI)
        FigureCanvasAgg(self.figure)
        self.lettering = Lettering(language)
        self.pixels = (
            Affine2D().scale(1 / WIDTH, -1 / self.height).translate(0, 1) + self.figure.transFigure
        )
        self.write(title, MARGIN, MARGIN // 2, TITLE)
        if note:
            self.write(note, MARGIN, HEAD, SMALL, GREY)
        self._explain(signs, legend)

    def _explain(self, signs: Sequence[Sign], top: float) -> None:
        """In columns, to be read row by row."""
        lines = -(-len(signs) // LEGEND_COLUMNS)
        for at, sign in enumerate(signs):
            columns = -(-len(signs) // lines)
            column = (WIDTH - 2 * MARGIN) / columns
            left = MARGIN + column * (at % columns)
            down = top + LEGEND_LINE * (at // columns)
            self._sign(sign, left, down + MIDDLE - PATCH / 2)
            self.write(sign.name, left + PATCH * 1.5, down, SMALL, room=column - 2 * PATCH)

    def _sign(self, sign: Sign, left: float, top: float) -> None:
        middle, right = top + PATCH / 2, left + PATCH
        if sign.shape == "block":
            self.block(left, top, right, top + PATCH, sign.colour)
        elif sign.shape == "dashes":
            for from_, to in ((left, left + PATCH * 0.4), (right - PATCH * 0.4, right)):
                self.path([(from_, middle), (to, middle)], sign.colour, 2)
        else:
            across = (left + right) / 2
            self.path([(across, top - 4), (across, top + PATCH + 4)], sign.colour, 2)

    def write(
        self,
        words: str,
        across: float,
        down: float,
        points: float,
        colour: str = INK,
        *,
        align: str = "left",
        room: float = WIDTH - 2 * MARGIN,
    ) -> Text:
        return self.lettering.write(
            self.figure, words, across, down, points, colour, align=align, room=room
        )

    def width_of(self, words: str, points: float) -> float:
        """How many pixels words take."""
        text = self.lettering.write(self.figure, words, 0, 0, points)
        width = text.get_window_extent().width
        text.remove()
        return width

    def write_along(self, words: Iterable[tuple[float, str]], down: float, room: float) -> None:
        """Each below its place, moved in from the edge; one that would touch those before is left out."""
        taken: list[tuple[float, float]] = []
        for across, said in words:
            text = self.write(said, across, down, SMALL, GREY, align="center", room=room)
            half = text.get_window_extent().width / 2
            middle = min(max(across, MARGIN / 2 + half), WIDTH - MARGIN / 2 - half)
            text.set_x(middle / WIDTH)
            start, end = middle - half, middle + half
            if any(start < other[1] + 16 and end > other[0] - 16 for other in taken):
                text.remove()
            else:
                taken.append((start, end))

    def draw(self, artist: Artist) -> None:
        """What is measured in pixels from the upper left corner; later ones lie above."""
        artist.set_transform(self.pixels)
        artist.set_zorder(1)
        self.figure.add_artist(artist)

    def block(
        self, left: float, top: float, right: float, bottom: float, colour: str, edge: str = GREY
    ) -> None:
        self.draw(
            Rectangle(
                (left, top),
                right - left,
                bottom - top,
                facecolor=colour,
                edgecolor=edge,
                linewidth=HAIR,
            )
        )

    def path(
        self, points: Sequence[Point], colour: str, width: float, style: Literal["-", "--"] = "-"
    ) -> None:
        across, down = zip(*points, strict=True)
        self.draw(
            Line2D(
                across, down, color=colour, linewidth=width, linestyle=style, solid_capstyle="butt"
            )
        )

    def outline(self, points: Sequence[Point], colour: str, width: float) -> None:
        self.path([*points, points[0]], colour, width)

    def dot(self, at: Point, colour: str) -> None:
        self.draw(Line2D([at[0]], [at[1]], color=colour, marker="o", markersize=4, linestyle=""))

    def area(self, points: Sequence[Point], colour: str, opacity: float = 1) -> None:
        self.draw(Polygon(points, facecolor=colour, alpha=opacity, edgecolor="none"))

    def png(self) -> bytes:
        content = io.BytesIO()
        # The smallest file would be 2 % smaller and take twice as long.
        self.figure.savefig(content, format="png", pil_kwargs={"compress_level": 6})
        return content.getvalue()


class Scale:
    """Where values lie between two places: nothing is always among them, and the ticks are round."""

    def __init__(
        self, values: Iterable[Number], start: float, end: float, *, to_the_tick: bool = False
    ) -> None:
        """It ends a little beyond the values, or with the next tick."""
        found = [float(value) for value in values]
        least, most = min([0, *found]), max([0, *found])
        most = most if most > least else 1
        # Steps of 2.5 would need more digits than a short number has: 12,500 is not 1.3万.
        whole = all(value == int(value) for value in found)
        ticks = MaxNLocator(TICKS, steps=[1, 2, 5, 10], integer=whole).tick_values(least, most)
        spare = 0.02 * (most - least)
        self.least, self.most = least - spare * (least < 0), most + spare * (most > 0)
        if to_the_tick:
            self.least, self.most = min(least, *ticks), max(most, *ticks)
        self.start, self.end = start, end
        self.ticks = [Decimal(f"{tick:.6g}") for tick in ticks if self.least <= tick <= self.most]

    def place(self, value: Number | float) -> float:
        share = (float(value) - self.least) / (self.most - self.least)
        return self.start + (self.end - self.start) * share
