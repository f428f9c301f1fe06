"""Pictures of figures: to be read on a phone, in every language, also by who sees no red (10.3)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from bot.sandbox.files import dimensions
from models import charts
from models.charts import CALM, Series, heat
from models.charts.page import DPI, WIDTH, Lettering
from models.charts.rows import bars
from models.language import Language


def drawn(
    *values: Decimal | int, language: Language = Language.EN, label: str = "A", stacked: bool = True
) -> bytes:
    series = [Series("old", values, heat(2)[1]), Series("new", values, CALM)]
    names = [f"{label} {at}" for at in range(len(values))]
    ends = [str(value) for value in values]
    return bars("Title", "Note", names, ends, series, str, language, stacked=stacked)


@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize(
    "values",
    [(1,), (Decimal("0.01"), 0), (10**14, 1), tuple(range(1, 31))],
    ids=["one", "cents", "billions", "many"],
)
def test_it_is_as_wide_as_a_phone_and_as_tall_as_its_rows_take(
    values: tuple[int, ...], stacked: bool
) -> None:
    content = drawn(*values, stacked=stacked)
    width, height = dimensions(content)
    assert width == 1080
    assert height == pytest.approx(380 + 108 * len(values), abs=60)
    assert len(content) < 200_000


def test_each_language_has_its_own_face() -> None:
    """骨 is drawn otherwise in Taipei than in Beijing."""
    assert drawn(1, language=Language.ZH_HANT, label="骨") != drawn(
        1, language=Language.ZH_HANS, label="骨"
    )
    assert drawn(1, label="骨") == drawn(1, label="骨")


@pytest.mark.parametrize("words", ["$x^2$ and $", "a\\b{c", "🍊\x00\n<b>", "משה", ""])
def test_any_name_is_drawn_and_none_is_a_formula(words: str) -> None:
    assert dimensions(drawn(1, label=words))[0] == 1080


@pytest.mark.parametrize(
    "words", ["A very long name that goes on and on and on", "长" * 60, "$" * 90]
)
def test_what_takes_more_room_than_there_is_ends_with_an_ellipsis(words: str) -> None:
    figure = Figure(figsize=(WIDTH / DPI, 2), dpi=DPI)
    FigureCanvasAgg(figure)
    text = Lettering(Language.ZH_HANS).write(figure, words, 0, 0, 12, room=300)
    assert text.get_window_extent().width <= 300
    assert text.get_text().endswith("…")


def test_signs_that_the_typeface_lacks_are_a_box_that_one_sees() -> None:
    assert Lettering(Language.EN).drawable("O’Neill 🍊 水") == "O'Neill □ 水"
    assert Lettering(Language.ZH_HANS).drawable("“水”") == "“水”"


@pytest.mark.parametrize("number", [1, 3, 4, 6])
def test_the_longer_the_darker_also_for_who_sees_no_colours(number: int) -> None:
    red, green, blue = 0.2126, 0.7152, 0.0722

    def light(colour: str) -> float:
        r, g, b = to_rgb(colour)
        return red * r + green * g + blue * b

    lights = [light(colour) for colour in heat(number)]
    assert lights == sorted(lights, reverse=True)
    assert all(a - b > 0.07 for a, b in pairwise(lights))
    # What is calm has more blue than red, and of those none has: nobody takes one for the other.
    for colour in heat(number):
        assert to_rgb(colour)[2] < to_rgb(colour)[0]
    assert to_rgb(CALM)[2] > to_rgb(CALM)[0]


def test_several_at_once_do_not_disturb_each_other() -> None:
    def pressed(number: int) -> bytes:
        series = [Series("new", [number], CALM)]
        return charts.bars("Title", "Note", ["骨"], ["1"], series, str, Language.ZH_HANS)

    alone = [pressed(number) for number in (1, 2, 3)]
    charts.PRESS.pictures.forget()
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(pressed, (1, 2, 3)))
    assert together == alone
