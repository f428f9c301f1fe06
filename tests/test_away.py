"""When somebody is away, in words: what is understood, and what never becomes a reason (3.1, 3.6)."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import EndsBeforeItBegins
from bot.fields.away import Away, away_in
from models.spans import Half, Span

MONDAY = date(2026, 11, 23)
NOON = time(12, 30)
AM, PM = Half.MORNING, Half.AFTERNOON


def each(row: str) -> list[str]:
    return row.split(" · ")


def said(words: str) -> Away:
    away = away_in(words, MONDAY, NOON)
    assert away, words
    return away


def span(first: str, from_half: Half = AM, last: str = "", to_half: Half = PM) -> Span:
    begins, ends = (date.fromisoformat(f"2026-{day}") for day in (first, last or first))
    return Span(begins, ends, from_half, to_half)


WORDS = {
    "tomorrow 14:00-17:00 · tomorrow 2-5pm · tomorrow from 2pm to 5pm · 明天14:00-17:00"
    " · 明天下午2点到5点 · 明天2点到5点 · 14:00-17:00 tomorrow · 明天下午半天 · 半天 明天下午"
    " · half day tomorrow afternoon · tomorrow half day pm · 24号14點到17點": span("11-24", PM),
    "tomorrow 9-12点 · 明天9点到12点 · tomorrow until noon · tomorrow 9am to 12:00 · 明天到中午"
    " · 明天上午请半天假": span("11-24", AM, "11-24", AM),
    "tomorrow 9:00-18:00 · 明天9点到6点 · tomorrow 10am to 3pm · 明天一天 · 明天请一天假"
    " · tomorrow off · one day tomorrow · 我明天": span("11-24"),
    "tomorrow morning till thursday noon · 明天上午到周四中午 · tomorrow till thursday 12:00": span(
        "11-24", AM, "11-26", AM
    ),
    "from tomorrow noon to thursday · 明天中午到周四 · tomorrow 14:00 to thursday": span(
        "11-24", PM, "11-26"
    ),
    "明后天 · 明后两天 · 明天后天 · 明天和后天 · tomorrow and wednesday · 周二周三 · 周二三 · 周二、三"
    " · 24、25号 · 24号和25号 · 24th and 25th": span("11-24", AM, "11-25"),
    "周二周三周四 · 24号,25号,26号 · tue to thu 3 days · 周二到周四三天": span(
        "11-24", AM, "11-26"
    ),
    "今明两天 · today and tomorrow": span("11-23", AM, "11-24"),
    "tuesday pm and wednesday am": span("11-24", PM, "11-25", AM),
    "11.26-11.28 · 11.26~28 · 11.26到11.28": span("11-26", AM, "11-28"),
    "27th · 27th off": span("11-27"),
    "27到30号 · 27至30日 · 二十七到三十号 · 27-30号": span("11-27", AM, "11-30"),
    # A weekday and a date side by side are one day.
    "thu 26 nov · thursday, 26 nov · 26号周四 · thursday the 26th": span("11-26"),
    "wed 25 nov pm · 25号周三下午": span("11-25", PM),
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [(words, expected) for row, expected in WORDS.items() for words in each(row)],
)
def test_days_halves_and_hours_are_read_as_people_write_them(words: str, expected: Span) -> None:
    assert said(words) == Away(expected)
    assert said(f"{words} personal bank") == Away(expected, rest="personal bank")


@pytest.mark.parametrize(
    ("words", "first", "length"),
    [
        (words, first, length)
        for first, length, row in (
            (
                "11-26",
                "3",
                "3 days from thursday · thursday for 3 days · 周四起三天 · 从周四开始3天",
            ),
            (
                "11-26",
                "3",
                "三天 周四 · 周四开始请3天假 · three days from the 26th · 26号起3個工作日",
            ),
            ("11-26", "1.5", "1.5 days from thursday · 周四起一天半"),
            ("11-24", "2", "2 working days starting tomorrow · 明天起两天"),
        )
        for words in each(row)
    ],
)
def test_a_length_begins_with_the_day(words: str, first: str, length: str) -> None:
    assert said(words) == Away(span(first), length=Decimal(length))


def test_a_kind_of_leave_stays_whole() -> None:
    for kind in ("调休", "補休", "年休"):
        assert said(f"{kind} 周五") == Away(span("11-27"), rest=kind)
        assert said(f"{kind}半天 周五") == Away(span("11-27"), rest=kind, is_half=True)
        assert said(f"周五{kind}两天") == Away(span("11-27"), rest=kind, length=Decimal(2))


def test_a_length_may_stand_behind_the_kind() -> None:
    assert said("明天 事假 3天 搬家") == Away(span("11-24"), rest="事假 搬家", length=Decimal(3))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("next week", "11-30", "12-06"),
        ("下周", "11-30", "12-06"),
        ("下個星期", "11-30", "12-06"),
        ("下下周", "12-07", "12-13"),
        ("this week", "11-23", "11-29"),
        ("a week from tuesday", "11-24", "11-30"),
        ("周二起一周", "11-24", "11-30"),
    ],
)
def test_a_week_is_its_working_days(words: str, first: str, last: str) -> None:
    assert said(words) == Away(span(first, AM, last), of_a_week=True)
    assert said(f"{words} annual") == Away(span(first, AM, last), rest="annual", of_a_week=True)


def test_a_day_of_a_week_is_no_week() -> None:
    for words in ("monday next week", "下周一", "next week monday"):
        assert said(words) == Away(span("11-30"))
    assert said("next week monday to wednesday") == Away(span("11-30", AM, "12-02"))


@pytest.mark.parametrize(
    "words",
    each("half day tomorrow · tomorrow half a day · 1/2 day tomorrow · 明天半天 · 请半天假 明天"),
)
def test_half_a_day_may_be_either_half(words: str) -> None:
    assert said(words) == Away(span("11-24"), is_half=True)


UNCLEAR = [
    # Right beside the day it belongs to it; elsewhere it stays in the reason, and is asked all the same.
    ("tomorrow 3pm personal dentist", span("11-24"), "3pm", "personal dentist"),
    ("明天下午3点 事假 接机", span("11-24", PM), "下午3点", "事假 接机"),
    ("tomorrow personal flight at 14:00", span("11-24"), "14:00", "personal flight at 14:00"),
    ("tomorrow personal back on friday", span("11-24"), "on friday", "personal back on friday"),
    ("thursday and saturday annual", span("11-26"), "saturday", "annual"),
    ("24、26号 年假", span("11-24", AM, "11-26"), "24、26号", "年假"),
    ("24号 26 年假", span("11-24"), "26", "年假"),
    ("tomorrow, 27th personal", span("11-24"), "27th", "personal"),
    ("tomorrow evening personal", span("11-24"), "evening", "personal"),
    ("明天中午 事假", span("11-24"), "中午", "事假"),
    ("2 hours tomorrow personal", span("11-24"), "2 hours", "personal"),
    ("明天 2小时 事假", span("11-24"), "2小时", "事假"),
    ("周一到周三 5天 年假", span("11-23", AM, "11-25"), "5天", "年假"),
    ("明天 事假 参加3天培训", span("11-24"), "3天", "事假 参加3天培训"),
    ("a few days from monday sick", span("11-23"), "a few days", "sick"),
    ("monday, next month sick", span("11-23"), "next month", "sick"),
    # Nobody means only that day.
    ("下周一二三 年假", span("11-30"), "二三", "年假"),
    ("周一周三周五 年假", span("11-23"), "周三周五", "年假"),
    ("周一、三、五 年假", span("11-23"), "三、五", "年假"),
    ("周一/三 年假", span("11-23"), "/三", "年假"),
    ("明天+后天 事假", span("11-24"), "+后天", "事假"),
    ("sat+sun personal", span("11-28"), "+sun", "personal"),
    ("周五前事假", span("11-27"), "前", "事假"),
    ("27号之前 年假", span("11-27"), "之前", "年假"),
    ("27号以后 年假", span("11-27"), "以后", "年假"),
    ("到周五 年假", span("11-27"), "到", "年假"),
    ("明天除外 事假", span("11-24"), "除外", "事假"),
    ("周一大半天 年假", span("11-23"), "大半天", "年假"),
    ("mon and the day after personal", span("11-23"), "the day after", "personal"),
    ("mon half personal", span("11-23"), "half", "personal"),
    ("mon first half personal", span("11-23"), "first half", "personal"),
    ("mon after lunch personal", span("11-23"), "after lunch", "personal"),
    ("before lunch mon personal", span("11-23"), "before lunch", "personal"),
    ("every friday personal", span("11-27"), "every", "personal"),
    ("week of dec 7 personal", span("12-07"), "week of", "personal"),
    ("week commencing dec 7 personal", span("12-07"), "week commencing", "personal"),
    ("3d from mon personal", span("11-23"), "3d", "personal"),
    ("dec 1 x3 personal", span("12-01"), "x3", "personal"),
    ("dec 1 + 2 personal", span("12-01"), "+ 2", "personal"),
    ("nov 24 / 26 personal", span("11-24"), "/ 26", "personal"),
    ("2026-11-25..2026-11-27 personal", span("11-25"), "2026-11-27", "personal"),
    ("until friday personal", span("11-27"), "until friday", "personal"),
    ("by friday personal", span("11-27"), "by friday", "personal"),
    ("till friday personal", span("11-27"), "till", "personal"),
    ("before friday personal", span("11-27"), "before", "personal"),
    ("wed 26 nov personal", span("11-25"), "26 nov", "personal"),
    ("25号周四 年假", span("11-25"), "周四", "年假"),
    ("27号起到30号止 年假", span("11-27"), "到, 30号", "年假"),
    # No day is sure: what may be one is chosen.
    ("11.26 personal", span("11-26"), "11.26", "personal"),
    ("事假26号 搬家", span("11-26"), "26号", "事假 搬家"),
    ("we sat in hospital", span("11-28"), "sat", "we sat in hospital"),
    ("0 days personal", None, "0 days", "personal"),
    ("400 days personal", None, "400 days", "personal"),
    ("周末 事假", None, "周末", "事假"),
    ("下个月 年假", None, "下个月", "年假"),
    ("next month annual", None, "next month", "annual"),
]


@pytest.mark.parametrize(("words", "expected", "unclear", "rest"), UNCLEAR)
def test_what_looks_like_days_and_is_not_understood_is_told(
    words: str, expected: Span | None, unclear: str, rest: str
) -> None:
    assert said(words) == Away(expected, rest=rest, unclear=unclear)


@pytest.mark.parametrize(
    ("words", "dayless"),
    [
        ("2 days personal moving", "2 days"),
        ("半天 personal moving", "半天"),
        ("14:00-17:00 personal moving", "14:00-17:00"),
        ("personal moving for 2 days", "2 days"),
    ],
)
def test_a_length_without_a_day_waits_for_one(words: str, dayless: str) -> None:
    away = said(words)
    assert (away.span, away.rest) == (None, "personal moving")
    assert away.dayless.removeprefix("for ") == dayless


def test_a_length_that_no_calendar_holds_is_told() -> None:
    away = said("9999-12-31 one week sick")
    assert (away.unclear, away.rest) == ("one week", "sick")


def test_what_cannot_be_is_told_apart_and_taken_out() -> None:
    for words, rest in {
        "31/11 personal errand": "personal errand",
        "二月30号 事假": "事假",
    }.items():
        assert said(words).wrong
        assert said(words).rest == rest
    assert isinstance(said("26号至24号 年假").wrong, EndsBeforeItBegins)
    # A day that can be goes before one that cannot.
    assert said("tomorrow personal 31/11").span == span("11-24")


@pytest.mark.parametrize(
    "line",
    each(
        "personal family matter · my mother is sick · 事假 家里有事 · 生病了在家休息 · price 11.26"
        " · the 5th floor · 5号电池 · 周六福 · 病假，发烧 · private label · I may go · 过春节"
        " · half term with the kids · after surgery · 前台有事 · 前往北京 · 三亚旅行 · 五一广场"
    ),
)
def test_a_reason_is_left_alone(line: str) -> None:
    assert away_in(line, MONDAY, NOON) is None
    with_a_day = away_in(f"tomorrow {line}", MONDAY, NOON)
    assert with_a_day == Away(span("11-24"), rest=line)


pieces = st.sampled_from(
    each(
        "  · 下 · 周 · 月 · 号 · 天 · 半 · 后 · 明 · 一 · 三 · 5 · 12 · 0 · / · . · - · : · 点 · 到 · 和"
        " · to · and · mon · sat · next · week · half · day · days · from · the · th · pm · noon"
        " · 下午 · 中午 · ， · ２ · 起 · 请 · 假 · İ · \u200f"
    )
)


@given(st.text() | st.lists(pieces, max_size=14).map("".join), st.dates())
def test_any_line_is_read_or_not_but_never_breaks(line: str, today: date) -> None:
    away = away_in(line, today, NOON)
    if away:
        assert away.span or away.unclear or away.dayless or away.wrong
        assert len(away.rest) <= len(line)
