"""Lines, pies, radars, funnels and bullets: to scale, and every word in its place (15.2, 16.1)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from moneyed import Money

from bot import texts
from models.charts import (
    CALM,
    HUES,
    Aim,
    Row,
    Series,
    top_and_rest,
)
from models.charts.lines import apart, line
from models.charts.page import DPI, REST, WIDTH, Page, Scale
from models.charts.radars import radar
from models.charts.rows import PALER, bars, bullet
from models.charts.shares import STAGES, funnel, percents, pie
from models.language import Language

EN = Language.EN
LONG = {
    EN: "Northern Wholesale Market and Cold Storage, second branch",
    Language.ZH_HANS: "上海长江农产品批发市场有限公司第一经营部直营门店",
    Language.ZH_HANT: "台北長江農產品批發市場股份有限公司第一營業部直營門市",
}
Pages = list[Page]
Number = Decimal | int


def plainly(number: Decimal) -> str:
    return f"{number:f}"


def others(number: int) -> str:
    return f"{number} others"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Every page that was drawn, with its words."""
    kept: Pages = []
    print_it = Page.png

    def keep(page: Page) -> bytes:
        kept.append(page)
        return print_it(page)

    monkeypatch.setattr(Page, "png", keep)
    return kept


def words_on(page: Page) -> list[str]:
    return [text.get_text() for text in page.figure.texts]


def pixels_in(content: bytes) -> Any:
    """Red, green, blue and opacity of each, by row and column."""
    return (imread(io.BytesIO(content), format="png") * 255).round()


def pixels_of(content: bytes, colour: str) -> list[tuple[int, int]]:
    """Where exactly this colour is, from the left and from the top."""
    wanted = [round(part * 255) for part in to_rgb(colour)]
    down, across = (pixels_in(content)[:, :, :3] == wanted).all(axis=2).nonzero()
    return list(zip(across.tolist(), down.tolist(), strict=True))


def below(places: list[tuple[int, int]], top: float) -> list[tuple[int, int]]:
    """Without what is in the legend."""
    return [place for place in places if place[1] >= top]


def with_long_words(kind: str, language: Language) -> bytes:
    """Each kind with more to say than there is room for, and values far apart."""
    name = LONG[language]

    def in_short(amount: Decimal) -> str:
        return texts.money_in_short(language, Money(amount, "CNY"))

    def one(values: Sequence[Number | None], at: int = 0) -> Series:
        return Series(f"{at} {name}", values, HUES[at])

    head = (name * 2, name * 3)
    match kind:
        case "line":
            days = [texts.t(language, "span-half", day=f"{day}/11", half="am") for day in range(31)]
            amounts = [Decimal(10**9) * day for day in range(31)]
            many = [one([Decimal(amount - at) for amount in amounts], at) for at in range(6)]
            return line(*head, days, many, in_short, language, target=one(amounts))
        case "one line":
            return line(*head, [name], [one([-1])], in_short, language)
        case "pie":
            amounts = [10**at for at in range(15)]
            rest = Row(name, (sum(amounts[:-6]),))
            return pie(*head, [name] * 6, amounts[:-7:-1], in_short, language, rest=rest)
        case "radar":
            two = [one([0, 45, 100, 9999, 12345, 7, 1000, 100][:8]), one([100] * 8, 1)]
            return radar(*head, [name] * 8, two, language)
        case "triangle":
            return radar(*head, [name] * 3, [one([0, 0, 0])], language)
        case "funnel":
            return funnel(*head, [name] * 5, [10**15, 1, 10**9, 0, 3], in_short, language)
        case "bullet":
            aims = [Aim(name, name, 10**6, 3, 1, 10**7), Aim(name, "0", 0, 5, 4, 0)]
            said = {"actual": name, "by_now": name, "forecast": name}
            return bullet(*head, aims, language, **said)
        case _:
            two = [one([-(10**14), 5]), one([10**14, 0], 1)]
            return bars(*head, [name] * 2, [name, "5"], two, in_short, language)


KINDS = ("line", "one line", "pie", "radar", "triangle", "funnel", "bullet", "bars")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_cut_or_small_or_lies_on_another(
    kind: str, language: Language, pages: Pages
) -> None:
    content = with_long_words(kind, language)
    [page] = pages
    picture = pixels_in(content)
    height, width, _ = picture.shape
    assert width == 1080
    assert page.height - 1 <= height <= page.height
    assert (picture[[0, 0, -1, -1], [0, -1, 0, -1]] == 255).all()  # white, and not transparent
    places = [(text.get_text(), text.get_window_extent()) for text in page.figure.texts]
    assert any(words.endswith("…") for words, _ in places)
    for words, place in places:
        assert place.x0 >= 0 and place.x1 <= WIDTH, words
        assert place.y0 >= 0 and place.y1 <= page.height, words
    for (one, here), (other, there) in combinations(places, 2):
        across = min(here.x1, there.x1) - max(here.x0, there.x0)
        upward = min(here.y1, there.y1) - max(here.y0, there.y0)
        assert across <= 0 or upward <= 4, (one, other)  # a descender may reach the next line
    assert all(float(text.get_fontsize()) * DPI / 72 >= 28 for text in page.figure.texts)


# Lines


def test_a_line_is_to_scale_and_interrupted_where_nothing_was_counted(pages: Pages) -> None:
    content = line(
        "T", "", ["1", "2", "3", "4"], [Series("a", [0, 100, None, 50], HUES[0])], plainly, EN
    )
    there = below(pixels_of(content, HUES[0]), pages[0].top)
    bottom = pages[0].top + 600
    plot = [place for place in there if place[0] < 900]
    highest = min(down for _, down in plot)
    last = max(across for across, _ in plot)
    ends = [down for across, down in plot if across > last - 10]
    assert bottom - highest == pytest.approx(600, abs=10)
    assert bottom - sum(ends) / len(ends) == pytest.approx(300, abs=5)
    columns = {across for across, _ in plot}
    assert len(columns) < last - min(columns) - 200  # nothing from the second to the last
    assert words_on(pages[0])[-1] == "50"


def test_a_line_goes_below_nothing_and_a_target_is_dashed(pages: Pages) -> None:
    target = Series("goal", [100] * 12, "#123456")
    months = [str(month) for month in range(12)]
    growth = [5, -40, 12, 0, 0, 0, 0, 0, 0, 0, 0, -7]
    content = line("T", "", months, [Series("a", growth, HUES[0])], plainly, EN, target=target)
    zero = next(
        text.get_window_extent() for text in pages[0].figure.texts if text.get_text() == "0"
    )
    middle = pages[0].height - (zero.y0 + zero.y1) / 2
    assert max(down for _, down in pixels_of(content, HUES[0])) > middle + 100
    assert {"-50", "-7", "100", "goal"} <= set(words_on(pages[0]))
    dashes = below(pixels_of(content, "#123456"), pages[0].top)
    row = {across for across, down in dashes if across < 800}
    assert 0.4 * (max(row) - min(row)) < len(row) < 0.9 * (max(row) - min(row))


def test_the_last_day_is_always_named_and_a_series_of_nothing_is_in_the_legend(
    pages: Pages,
) -> None:
    days = [f"Nov {day}" for day in range(1, 31)]
    content = line("T", "", days, [Series("a", [None] * 30, HUES[0])], plainly, EN)
    said = words_on(pages[0])
    assert "a" in said and "Nov 30" in said and "Nov 29" not in said
    assert not below(pixels_of(content, HUES[0]), pages[0].top)


def test_values_that_end_alike_are_written_apart() -> None:
    assert apart([10, 200, 205], 40, 0, 300) == [10, 200, 240]
    assert apart([290, 295, 5], 40, 0, 300) == [260, 300, 5]
    assert apart([], 40, 0, 300) == []


@pytest.mark.parametrize("most", [3, 7, 12_500, 37_000, 99_999, 123_456_789])
@pytest.mark.parametrize("language", Language)
def test_an_amount_on_the_axis_is_exactly_as_it_is_written(most: int, language: Language) -> None:
    """12,500 would be 1.3万."""
    units = {"K": 10**3, "M": 10**6, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
    ticks = Scale([most], 0, 1).ticks
    assert len(ticks) >= 3
    for tick in ticks:
        said = texts.number_in_short(language, tick).replace(",", "")
        unit = units.get(said[-1], 1)
        assert Decimal(said.rstrip("KM万亿萬億")) * unit == tick


# Shares


def test_slices_are_as_large_as_their_shares_and_the_seventh_is_all_others(pages: Pages) -> None:
    values = [10, 300, 200, 100, 90, 80, 70, 60, 50, 40]
    rows = [Row(name, (value,)) for name, value in zip("abcdefghij", values, strict=True)]
    top, rest = top_and_rest(rows, 6, others)
    labels, six = [row.name for row in top], [row.values[0] for row in top]
    content = pie("T", "", labels, six, plainly, EN, rest=rest)
    ring = pages[0].top + 2 * 270
    counts = [
        len([place for place in pixels_of(content, colour) if place[1] < ring])
        for colour in (*HUES, REST)
    ]
    shares = [300, 200, 100, 90, 80, 70, 160]
    for count, share in zip(counts, shares, strict=True):
        assert count / sum(counts) == pytest.approx(share / 1000, abs=0.006)
    said = words_on(pages[0])
    assert "4 others" in said and "1000" in said and "30%" in said and "j" not in said


def test_percents_make_a_hundred_and_the_least_is_not_nothing() -> None:
    assert percents([1, 1, 1]) == ["34%", "33%", "33%"]
    assert percents([10**9, 1, 0]) == [">99%", "<1%", "0%"]
    assert percents([Decimal("0.01")]) == ["100%"]


def test_the_top_and_the_rest_are_all_there_is() -> None:
    rows = [Row(str(at), (at, -1)) for at in range(300)]
    top, rest = top_and_rest(rows, 15, others)
    assert [row.name for row in top] == [str(at) for at in range(299, 284, -1)]
    assert rest == Row("285 others", (sum(range(285)), -285))
    assert top_and_rest(rows[:16], 15, others)[1] is None  # one other is no others
    assert len(top_and_rest(rows[:16], 15, others)[0]) == 16
    assert top_and_rest([], 15, others) == ([], None)


def test_a_stage_is_as_wide_as_its_number_and_tells_what_went_on(pages: Pages) -> None:
    content = funnel("T", "", list("abcd"), [200, 100, 0, 50], plainly, EN)
    there = pixels_of(content, STAGES[0])
    top = pages[0].top
    each = 186
    wide = [
        len({across for across, down in there if top + each * at < down < top + each * (at + 1)})
        for at in range(4)
    ]
    full = WIDTH - 96
    assert wide == pytest.approx([full, full / 2, 0, full / 4], abs=4)
    arrows = [said for said in words_on(pages[0]) if said.startswith("▼")]
    assert arrows == ["▼ 50%", "▼ 0%"]  # of nothing there is no share
    funnel("T", "", list("abc"), [1000, 1, 2], plainly, EN)
    assert {"▼ <1%", "▼ 200%"} < set(words_on(pages[1]))


# Targets


def test_a_bullet_shows_what_is_done_what_is_expected_and_where_one_should_be(
    pages: Pages,
) -> None:
    aims = [Aim("a", "", 40, 80, 60, 80), Aim("b", "", 3, 0, 0, 3), Aim("c", "", -5, 10)]
    said = {"actual": "Done", "by_now": "By today", "forecast": "Month end"}
    content = bullet("T", "", aims, EN, **said)
    full = (WIDTH - 96) / 1.02
    done = below(pixels_of(content, CALM), pages[0].top)
    expected = below(pixels_of(content, PALER), pages[0].top)
    assert max(across for across, _ in done) == pytest.approx(48 + full / 2, abs=3)
    assert max(across for across, _ in expected) == pytest.approx(48 + full, abs=3)
    assert max(down for _, down in done + expected) < pages[0].top + 108  # nothing of 0, or below
    grey = pixels_in(content)[:, :, :3].mean(axis=2)
    down, across = int(pages[0].top + 108 * 0.7), round(48 + full * 0.75)
    assert grey[down, across - 1 : across + 2].min() < 60  # as dark as ink
    assert grey[down, across - 20 : across - 8].min() > 100


def test_what_is_far_beyond_its_target_breaks_off_with_a_sign(pages: Pages) -> None:
    said = {"actual": "Done", "by_now": "By today", "forecast": "Month end"}
    bullet("T", "", [Aim("a", "", 10**6, 2), Aim("b", "", 1, 2)], EN, **said)
    bullet("T", "", [Aim("a", "", 4, 2), Aim("b", "", 1, 2)], EN, **said)
    assert [words_on(page).count("»") for page in pages] == [1, 0]
    assert all("200%" in words_on(page) for page in pages)


def test_a_radar_reaches_as_far_as_its_values(pages: Pages) -> None:
    half = Series("a", [50, 50, 50, 50], HUES[0])
    more = Series("b", [150, 150, 150, 150], HUES[1])
    content = radar("T", "", list("wxyz"), [half, more], EN)
    for one, share in ((half, 1 / 3), (more, 1)):
        there = below(pixels_of(content, one.colour), pages[0].top)
        across = [place[0] for place in there]
        assert max(across) - min(across) == pytest.approx(2 * 260 * share, abs=14)
    assert words_on(pages[0]).count("50% · 150%") == 4


def test_bars_go_to_the_other_side_of_nothing() -> None:
    series = [Series("a", [100, -50], HUES[0])]
    content = bars("T", "", ["x", "y"], ["", ""], series, plainly, EN)
    there = below(pixels_of(content, HUES[0]), 200)
    first = {across for across, down in there if down < 300}
    second = {across for across, down in there if down >= 300}
    assert len(first) == pytest.approx(2 * len(second), abs=6)
    assert max(second) <= min(first)


def test_what_was_taken_back_lies_on_its_own_side_of_a_stacked_bar() -> None:
    series = [Series("a", [-50], HUES[0]), Series("b", [100], HUES[1])]
    content = bars("T", "", ["x"], [""], series, plainly, EN)
    back, sold = (
        {across for across, _ in below(pixels_of(content, one.colour), 200)} for one in series
    )
    assert max(back) <= min(sold)
    assert len(sold) == pytest.approx(2 * len(back), abs=6)


# What cannot be drawn


def one(*values: Number | None) -> Series:
    return Series("a", values, CALM)


NAMES = {"actual": "a", "by_now": "b", "forecast": "c"}


@pytest.mark.parametrize(
    "draw",
    [
        lambda: line("T", "", [], [one()], plainly, EN),
        lambda: line("T", "", ["1"], [], plainly, EN),
        lambda: line("T", "", ["1"], [one(1)] * 7, plainly, EN),
        lambda: line("T", "", ["1", "2"], [one(1)], plainly, EN),
        lambda: line("T", "", ["1"], [one(1)], plainly, EN, target=one(1, 2)),
        lambda: pie("T", "", [], [], plainly, EN),
        lambda: pie("T", "", ["a", "b"], [0, 0], plainly, EN),
        lambda: pie("T", "", ["a", "b"], [3, -1], plainly, EN),
        lambda: pie("T", "", ["a"], [3], plainly, EN, rest=Row("b", (-1,))),
        lambda: pie("T", "", ["a", "b"], [3], plainly, EN),
        lambda: pie("T", "", list("abcdefg"), [1] * 7, plainly, EN),
        lambda: radar("T", "", ["a", "b"], [one(1, 2)], EN),
        lambda: radar("T", "", list("abcdefghi"), [one(*range(9))], EN),
        lambda: radar("T", "", list("abc"), [one(1, 2, 3)] * 3, EN),
        lambda: radar("T", "", list("abc"), [one(1, 2, -3)], EN),
        lambda: radar("T", "", list("abc"), [one(1, 2, None)], EN),
        lambda: radar("T", "", list("abc"), [one(1, 2)], EN),
        lambda: funnel("T", "", [], [], plainly, EN),
        lambda: funnel("T", "", ["a"], [-1], plainly, EN),
        lambda: funnel("T", "", ["a"], [1, 2], plainly, EN),
        lambda: bullet("T", "", [], EN, **NAMES),
        lambda: bullet("T", "", [Aim("a", "", 1, -1)], EN, **NAMES),
        lambda: bars("T", "", [], [], [one()], plainly, EN),
        lambda: bars("T", "", ["a"], ["1"], [one(1, 2)], plainly, EN),
        lambda: bars("T", "", ["a"] * 300, ["1"] * 300, [one(*[1] * 300)], plainly, EN),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Callable[[], bytes]) -> None:
    with pytest.raises(ValueError):
        draw()


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (EN, ["0", "950", "12.4K", "-1.2M"]),
        (Language.ZH_HANS, ["0", "950", "1.2万", "-120万"]),
        (Language.ZH_HANT, ["0", "950", "1.2萬", "-120萬"]),
    ],
)
def test_numbers_are_short_as_people_of_the_language_write_them(
    language: Language, written: list[str]
) -> None:
    numbers = [Decimal(0), Decimal(950), Decimal(12_430), Decimal(-1_200_000)]
    assert [texts.number_in_short(language, number) for number in numbers] == written
