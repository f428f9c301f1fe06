"""Charts: figures as a picture to look at on a phone, in the reader's language and to scale (10.3, 16.1).

Each is a PNG as wide as a phone, as tall as it takes, on a ground of its own. Titles, names and
writers of numbers (`in_short`) come from who asks, so nothing here speaks a language. What is more
than a picture can show (`top_and_rest` makes it less) is refused with a `ValueError`, as is what
cannot be drawn. None asks the database. Each waits for the press (`press.py`), which draws them in
a process of its own: to be called in a thread, with plain data and no lambda.
"""

from models.charts import lines, radars, rows, shares
from models.charts.page import CALM, HUES, Series, heat
from models.charts.press import PRESS, pressed
from models.charts.rows import Aim
from models.charts.shares import Row, top_and_rest

bars, bullet = pressed(rows.bars), pressed(rows.bullet)
funnel, pie = pressed(shares.funnel), pressed(shares.pie)
line, radar = pressed(lines.line), pressed(radars.radar)

__all__ = [
    "CALM",
    "HUES",
    "PRESS",
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
