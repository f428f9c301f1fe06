"""The question that takes a span of half-days: what is read, what is tapped, what is shown (3.1, 3.6)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Chat, Message, Update, User

from bot.fields import HalfDays, Look, Reading, today
from bot.fields.span import so_long, window_of
from bot.panels import Rows
from bot.texts import plain, t
from bot.turn import Turn
from models.errors import Refused
from models.facts import noted, noted_span, pack, unpack
from models.language import Language
from models.spans import Half, Span

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
AM, PM = Half.MORNING, Half.AFTERNOON
away = HalfDays(earliest=today)
whole_days = HalfDays(earliest=today, halves=False)


def turn(words: str = "", *, language: str = "en", at: datetime = SATURDAY) -> Turn:
    """Somebody wrote something; the database is not asked."""
    user = User(id=1, first_name="Mei", is_bot=False, language_code=language)
    message = Message(1, at, Chat(1, "private"), from_user=user, text=words)
    return Turn(cast(AsyncSession, None), Update(1, message=message), at, user, "bot", None)


def day(said: str) -> date:
    return date.fromisoformat(f"2026-{said}")


def span(first: str, from_half: Half = AM, last: str = "", to_half: Half = PM) -> Span:
    return Span(day(first), day(last or first), from_half, to_half)


async def taps(*labels: str, before: Any = None, field: HalfDays = away) -> Reading | Look:
    """What a thumb comes to that taps on these one after the other."""
    view = ""
    for label in labels:
        rows = await field.buttons(turn(), before, str, view)
        meant = await field.tapped(turn(), data(rows, label), before)
        if isinstance(meant, Reading):
            assert label == labels[-1], "answered before everything was tapped"
            return meant
        assert meant
        view = meant.view
    return Look(view)


def label(button: Any) -> str:
    if "text" in button:
        return str(button["text"])
    return plain(t(Language.EN, button["key"], **unpack(button["facts"])))


def labels(rows: Rows) -> list[str]:
    return [label(button) for row in rows for button in row]


def data(rows: Rows, wanted: str) -> str:
    [found] = [b["data"] for row in rows for b in row if label(b) == wanted]
    return str(found)


WORDS = {
    "今天下午 · this afternoon · today pm · 今天 下午": span("11-21", PM, "11-21"),
    "tomorrow · 明天 · tmr · 明天全天": span("11-22"),
    "明天下午 · tomorrow pm · tomorrow afternoon · 明日下午": span("11-22", PM, "11-22"),
    "明天上午 · tomorrow am · 明早": span("11-22", AM, "11-22", AM),
    "mon to wed · monday - wednesday · 周一到周三 · 週一至週三 · 23号-25号 · 23-25号 · 从23号到25号": span(
        "11-23", AM, "11-25"
    ),
    "23号下午到25号上午 · mon pm to wed am · 23號下午至25號上午": span("11-23", PM, "11-25", AM),
    "周一下午到周三 · mon afternoon to wed": span("11-23", PM, "11-25"),
    "24-26 Nov · Nov 24-26 · 11/24-11/26 · 11月24日到26日 · 2026-11-24 - 2026-11-26": span(
        "11-24", AM, "11-26"
    ),
    "明天上午到下午": span("11-22"),
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [(words, expected) for row, expected in WORDS.items() for words in row.split(" · ")],
)
async def test_a_span_is_read_as_people_write_it(words: str, expected: Span) -> None:
    reading = await away.read(turn(words), None, None)
    assert isinstance(reading, Reading)
    assert away.load(reading.value) == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "field-span-only"),
        ("soon", "field-span-unclear"),
        ("0 days", "field-span-unclear"),
        ("0天", "field-span-unclear"),
        ("tomorrow pm family matter", "field-span-unclear"),
        ("2026-11-25 - 2026-11-23", "field-span-backwards"),
        ("明天下午到明天上午", "field-span-backwards"),
        ("12/8-12/5", "field-span-backwards"),
        ("2月30日", "field-day-does-not-exist"),
        ("2027-02-29", "field-day-does-not-exist"),
        ("2026-11-20", "field-day-too-early"),
        ("2026-11-20 - 2026-11-25", "field-day-too-early"),
        ("2026-11-23 - 2096-11-25", "field-day-too-late"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
async def test_what_is_no_span_is_told_in_every_language(
    words: str, key: str, language: Language
) -> None:
    said = turn(words, language=language.value)
    with pytest.raises(Refused) as refused:
        await away.read(said, None, None)
    assert refused.value.key == key
    assert words in plain(said.t(key, **refused.value.facts)) or "too" in key


async def test_the_example_that_is_given_would_be_understood() -> None:
    with pytest.raises(Refused) as refused:
        await away.read(turn("soon"), None, None)
    reading = await away.read(turn(refused.value.facts["example"]), None, None)
    assert isinstance(reading, Reading)


@pytest.mark.parametrize(
    ("line", "expected", "rest"),
    [
        ("tomorrow pm personal family matter", span("11-22", PM), "personal family matter"),
        ("明天下午 事假 家里有事", span("11-22", PM), "事假 家里有事"),
        ("明天下午事假", span("11-22", PM), "事假"),
        ("病假 23号下午到25号上午 发烧", span("11-23", PM, "11-25", AM), "病假 发烧"),
        ("sick mon to wed, flu", span("11-23", AM, "11-25"), "sick flu"),
    ],
)
async def test_a_span_is_found_in_a_line(line: str, expected: Span, rest: str) -> None:
    claim = await away.claim(turn(), line, None)
    assert claim
    assert (away.load(claim.value), claim.rest.replace(" ,", "")) == (expected, rest)


async def test_a_line_without_a_word_of_days_answers_nothing() -> None:
    assert await away.claim(turn(), "personal", None) is None


@pytest.mark.parametrize(
    ("line", "key", "rest"),
    [
        ("12/8-12/5 事假", "field-span-backwards", "事假"),
        ("26号至24号 事假", "field-span-backwards", "事假"),
        ("2月30日 事假", "field-day-does-not-exist", "事假"),
        ("31/11 personal errand", "field-day-does-not-exist", "personal errand"),
        ("29 feb 2027 personal", "field-day-does-not-exist", "personal"),
        ("2026-11-20 sick", "field-day-too-early", "sick"),
        ("yesterday sick", "field-day-too-early", "sick"),
        ("2096-11-20 sick", "field-day-too-late", "sick"),
        ("400 days annual", "field-span-unclear", "annual"),
        ("2 days annual", "field-span-which-day", "annual"),
        ("半天 事假", "field-span-which-day", "事假"),
    ],
)
async def test_days_that_cannot_be_are_told_where_the_line_is_read(
    line: str, key: str, rest: str
) -> None:
    claim = await away.claim(turn(), line, None)
    assert claim
    assert claim.problem
    assert (claim.value, claim.view, claim.rest) == (None, "", rest)
    assert claim.problem.key == key


@pytest.mark.parametrize(
    ("words", "key", "shown"),
    [
        ("half day tuesday", "field-span-which-half", span("11-24")),
        ("周二半天", "field-span-which-half", span("11-24")),
        ("tue 3pm", "field-span-is-it", span("11-24")),
        ("周二和周四", "field-span-is-it", span("11-24")),
    ],
)
@pytest.mark.parametrize("language", list(Language))
async def test_what_is_half_understood_is_asked_with_that_day_chosen(
    words: str, key: str, shown: Span, language: Language
) -> None:
    said = turn(words, language=language.value)
    look = await away.read(said, None, None)
    claim = await away.claim(said, f"{words} personal bank", None)
    assert isinstance(look, Look)
    assert look.problem
    assert claim
    assert claim.problem
    assert (look.view, look.problem.key) == (noted(shown), key)
    assert (claim.view, claim.problem.key, claim.rest) == (noted(shown), key, "personal bank")
    assert said.t(key, **look.problem.facts)


async def test_half_a_day_is_a_whole_one_where_halves_do_not_count() -> None:
    reading = await whole_days.read(turn("half day tuesday"), None, None)
    assert isinstance(reading, Reading)
    assert whole_days.load(reading.value) == span("11-24")
    assert not [one for one in labels(await whole_days.buttons(turn(), None, str)) if "noon" in one]


@given(
    st.integers(1, 800).map(lambda halves: Decimal(halves) / 2),
    st.sets(st.integers(0, 2500)),
)
def test_a_length_takes_as_many_halves_as_count(length: Decimal, off: set[int]) -> None:
    window = window_of(day("11-24"), length)
    halves = [half for at, half in enumerate(window.halves()) if at not in off]
    said = so_long(window.first, length, halves)
    taken = len([half for half in halves if said.covers(*half)])
    assert taken == length * 2 or len(halves) < length * 2


TAPPED = {
    ("Tomorrow · Sun, Nov 22",): span("11-22"),
    ("Today · Sat, Nov 21",): span("11-21"),
    ("Tomorrow morning",): span("11-22", AM, "11-22", AM),
    ("Tomorrow afternoon",): span("11-22", PM),
    ("24", "✓ Tue, Nov 24: whole day"): span("11-24"),
    ("24", "Afternoon"): span("11-24", PM),
    ("24", "Morning"): span("11-24", AM, "11-24", AM),
    ("24", "26", "✓ Tue, Nov 24 – Thu, Nov 26"): span("11-24", AM, "11-26"),
    (
        "24",
        "26",
        "Tue, Nov 24: only the afternoon",
        "✓ Tue, Nov 24, afternoon – Thu, Nov 26",
    ): span("11-24", PM, "11-26"),
    (
        "24",
        "26",
        "Tue, Nov 24: only the afternoon",
        "Thu, Nov 26: only the morning",
        "✓ Tue, Nov 24, afternoon – Thu, Nov 26, morning",
    ): span("11-24", PM, "11-26", AM),
    (
        "24",
        "26",
        "Thu, Nov 26: only the morning",
        "Thu, Nov 26: all of it",
        "✓ Tue, Nov 24 – Thu, Nov 26",
    ): span("11-24", AM, "11-26"),
    ("24", "›", "2", "✓ Tue, Nov 24 – Wed, Dec 2"): span("11-24", AM, "12-02"),
    # Before the first day: that is the first one now. Behind a whole span: it begins anew.
    ("26", "24", "✓ Tue, Nov 24: whole day"): span("11-24"),
    ("24", "26", "27", "Morning"): span("11-27", AM, "11-27", AM),
}


@pytest.mark.parametrize(("tapped", "expected"), TAPPED.items())
async def test_a_span_is_tapped(tapped: tuple[str, ...], expected: Span) -> None:
    reading = await taps(*tapped)
    assert isinstance(reading, Reading)
    assert away.load(reading.value) == expected


@pytest.mark.parametrize(
    ("tapped", "expected"),
    [
        (("24", "✓ Tue, Nov 24"), span("11-24")),
        (("24", "26"), span("11-24", AM, "11-26")),
        (("26", "24", "›", "2"), span("11-24", AM, "12-02")),
    ],
)
async def test_where_halves_do_not_count_the_last_day_answers(
    tapped: tuple[str, ...], expected: Span
) -> None:
    reading = await taps(*tapped, field=whole_days)
    assert isinstance(reading, Reading)
    assert whole_days.load(reading.value) == expected


async def test_where_halves_do_not_count_words_and_taps_mean_whole_days() -> None:
    reading = await whole_days.read(turn("23号下午到25号上午"), None, None)
    assert isinstance(reading, Reading)
    assert whole_days.load(reading.value) == span("11-23", AM, "11-25")
    forged = await whole_days.tapped(turn(), f"={noted(span('11-24', PM))}", None)
    assert isinstance(forged, Reading)
    assert whole_days.load(forged.value) == span("11-24")


async def test_the_days_that_were_tapped_are_marked_and_the_month_stays() -> None:
    look = await taps("›", "24", "30")
    assert isinstance(look, Look)
    shown = labels(await away.buttons(turn(), None, str, look.view))
    assert "December 2026" in shown
    assert [one for one in shown if one.startswith("[")] == ["[24]", "[30]"]


async def test_an_answer_that_is_changed_opens_at_its_own_month() -> None:
    before = {"span": noted(span("12-02", PM, "12-04"))}
    shown = labels(await away.buttons(turn(), before, str))
    assert "December 2026" in shown
    assert "[2]" in shown
    reading = await taps("3", "✓ Thu, Dec 3: whole day", before=before)
    assert isinstance(reading, Reading)
    assert away.load(reading.value) == span("12-03")


@pytest.mark.parametrize(
    "choice",
    [
        "",
        "=",
        "x",
        "2026-10",
        "2026-13",
        "=2026-12",
        "2026-11-24",
        "=2026-11-24m2026-11-23a",
        "=2026-11-24a2026-11-24m",
        "=2026-11-20m2026-11-24a",
        "=2026-11-24x2026-11-25a",
        "=2026-02-30m2026-11-25a",
        "2026-11-24m9999-12-31a",
        "9999-12-31m9999-12-31a9999-12",
    ],
)
async def test_a_button_for_a_span_is_never_trusted(choice: str) -> None:
    with pytest.raises(Refused):
        await away.tapped(turn(), choice, None)


async def test_a_heading_of_the_month_answers_nothing() -> None:
    assert await away.tapped(turn(), "-", None) is None


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 400),
    st.sampled_from(Half),
    st.sampled_from(Half),
    st.sampled_from(Language),
)
async def test_whatever_was_tapped_fits_below_a_message(
    first: date, days: int, from_half: Half, to_half: Half, language: Language
) -> None:
    at = datetime(first.year, first.month, first.day, 7, tzinfo=UTC)
    if days == 0 and (from_half, to_half) == (PM, AM):
        to_half = PM
    chosen = Span(first, first + timedelta(days=days), from_half, to_half)
    for view in ("", noted(chosen), f"{noted(chosen)}{chosen.last:%Y-%m}"):
        rows = await away.buttons(turn(at=at, language=language.value), None, str, view)
        choices = [button["data"] for row in rows for button in row]
        assert len(choices) <= 80
        assert all(len(choice) <= 32 for choice in choices)
        assert max(len(row) for row in rows) <= 7


# A span as a fact.


@given(st.dates(), st.integers(0, 2000), st.sampled_from(Half), st.sampled_from(Half))
def test_a_span_comes_back_from_a_message_and_a_button(
    first: date, days: int, from_half: Half, to_half: Half
) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    if first == last and (from_half, to_half) == (PM, AM):
        from_half = AM
    said = Span(first, last, from_half, to_half)
    assert unpack(pack({"span": said})) == {"span": said}
    assert noted_span(noted(said)) == said


def test_a_number_of_days_comes_back_from_a_message() -> None:
    assert unpack(pack({"days": Decimal("2.5")})) == {"days": Decimal("2.5")}


SHOWN = [
    (span("11-24"), "Tue, Nov 24", "11月24日周二", "11月24日 週二"),
    (span("11-24", PM), "Tue, Nov 24, afternoon", "11月24日周二下午", "11月24日 週二下午"),
    (
        span("11-24", AM, "11-26"),
        "Tue, Nov 24 – Thu, Nov 26",
        "11月24日周二至11月26日周四",
        "11月24日 週二至11月26日 週四",
    ),
    (
        span("11-24", PM, "11-26", AM),
        "Tue, Nov 24, afternoon – Thu, Nov 26, morning",
        "11月24日周二下午至11月26日周四上午",
        "11月24日 週二下午至11月26日 週四上午",
    ),
    (
        Span(date(2026, 12, 31), date(2027, 1, 4), AM, AM),
        "Thu, Dec 31 – Mon, Jan 4, 2027, morning",
        "12月31日周四至2027年1月4日周一上午",
        "12月31日 週四至2027年1月4日 週一上午",
    ),
]


@pytest.mark.parametrize(("said", "en", "hans", "hant"), SHOWN)
def test_a_span_is_read_back_with_its_weekdays(said: Span, en: str, hans: str, hant: str) -> None:
    kept = {"span": noted(said)}
    assert [str(away.shown(language, kept)) for language in Language] == [en, hans, hant]
