"""Charts: figures as a picture to look at on a phone, in the reader's language and to scale (10.3, 16.1).

Each is a PNG as wide as a phone, as tall as it takes, on a ground of its own. Titles, names and
writers of numbers (`in_short`) come from who asks, so nothing here speaks a language. What is more
than a picture can show (`top_and_rest` makes it less) is refused with a `ValueError`, as is what
cannot be drawn. None asks the database. Each waits for the press (`press.py`), which draws them in
a process of its own: to be called in a thread, with plain data and no lambda. Only there is the
library imported that draws: it takes more memory than a hundred people who chat.
"""

from typing import TYPE_CHECKING

from models.charts.press import PRESS, pressed
from models.charts.told import CALM, HUES, Aim, Row, Series, heat, top_and_rest

if TYPE_CHECKING:
    from models.charts.lines import line
    from models.charts.radars import radar
    from models.charts.rows import bars, bullet
    from models.charts.shares import funnel, pie
else:
    bars, bullet = pressed("models.charts.rows:bars"), pressed("models.charts.rows:bullet")
    funnel, pie = pressed("models.charts.shares:funnel"), pressed("models.charts.shares:pie")
    line, radar = pressed("models.charts.lines:line"), pressed("models.charts.radars:radar")

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
