"""Charts: figures as a picture to look at on a phone, in the reader's language and to scale (10.3, 16.1).

Each is a PNG as wide as a phone, as tall as it takes, on a ground of its own. Titles, names and
writers of numbers (`in_short`) come from who asks, so nothing here speaks a language. What is more
than a picture can show (`top_and_rest` makes it less) is refused with a `ValueError`, as is what
cannot be drawn. None asks the database; they are made to run in a thread, one at a time.
"""

from models.charts.lines import line
from models.charts.page import CALM, HUES, Series, heat
from models.charts.radars import radar
from models.charts.rows import Aim, bars, bullet
from models.charts.shares import Row, funnel, pie, top_and_rest

__all__ = [
    "CALM",
    "HUES",
    "Aim",
    "Row",
    "Series",
    "bars",
    "bullet",
    "funnel",
    "heat",
    "line",
    "pie",
    "radar",
    "top_and_rest",
]
