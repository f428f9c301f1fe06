"""Days in words: every row of conversation.md's table, and lines that must not be misread."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import EndsBeforeItBegins, Half, Looking, NoSuchDay, find_day, read_day

SATURDAY = date(2026, 11, 21)
AM, PM = Half.MORNING, Half.AFTERNOON


def each(row: str) -> list[str]:
    return row.split(" · ")


def ahead(words: str) -> str | None:
    said = read_day(words, SATURDAY)
    return str(said.first) if said and said.first == said.last else None


def back(words: str) -> str | None:
    said = read_day(words, SATURDAY, looking=Looking.BACK)
    return str(said.first) if said and said.first == said.last else None


TABLE = {
    "2026-11-21": "今天 · 今日 · today · this morning · 今早",
    "2026-11-22": "明天 · 明日 · tomorrow · Tomorrow · tmr · 这周日 · 本周日 · 這週日 · sunday"
    " · sun",
    "2026-11-23": "后天 · 後天 · 周一 · 週一 · 星期一 · 礼拜一 · 禮拜一 · 下周一"
    " · 下週一 · 下个星期一 · 周1 · monday · mon · on monday · next monday"
    " · the day after tomorrow · day after  tomorrow",
    "2026-11-24": "大后天 · 大後天 · in 3 days · in three days · 3 days from now · 三天后 · 三天後"
    " · 3天后 · 3天之后 · ３天后",
    "2026-11-25": "下周三 · 下个周三 · next wed · next  Wednesday · 25号 · 25號 · 25日 · ２５号"
    " · 25 号 · 二十五号 · 廿五号 · the 25th · 25th · on the 25th",
    "2026-11-30": "下下周一 · 月底 · 月末 · 本月底 · end of month · the end of the month · eom",
    "2026-12-01": "月初 · 下月初 · 12月初 · start of next month",
    "2026-12-05": "5号 · 五号 · 下个月5号 · 下個月5號 · 下月5日 · 12月5日 · 12月5号 · 12月5"
    " · 十二月五日 · 12 月 5 日 · 12/5 · 12/05 · Dec 5 · 5 Dec · December 5th · 5th of December"
    " · Dec. 5"
    " · 2026-12-05 · 2026/12/5 · 2026.12.5 · 2026年12月5日 · 今年12月5日 · 5 Dec 2026"
    " · Dec 5, 2026 · 5th of next month · 12/5/2026 · 两周后 · in 2 weeks · 12/5。"
    " · \u206812/5\u2069",
    "2026-12-21": "一个月后 · in a month",
    "2026-12-25": "25/12",
    "2026-12-31": "31号 · 年底 · 今年底 · end of the year · 下月底 · end of next month · 12月底",
    "2027-01-05": "1月5日 · 明年1月5日 · Jan 5",
    "2026-11-20": "昨天 · 昨日 · yesterday · 1 day ago · 一天前",
    "2026-11-19": "前天 · the day before yesterday · 两天前",
    "2026-11-18": "大前天 · 3天前 · three days ago",
    "2026-11-16": "这周一 · 本周一",
    "2026-11-13": "上周五 · last friday · 上个星期五",
    "2026-10-05": "上个月5号 · 5th of last month",
}


@pytest.mark.parametrize(
    ("words", "day"),
    [(words, day) for day, row in TABLE.items() for words in each(row)],
)
def test_what_will_be_looks_ahead(words: str, day: str) -> None:
    assert ahead(words) == day


WEEKDAYS = {  # from Saturday on
    "2026-11-21": "saturday · sat",
    "2026-11-22": "sunday · sun · 周日 · 周天 · 星期日 · 星期天 · 礼拜天 · 週日 · 禮拜日",
    "2026-11-23": "monday · mon · 周一 · 星期一 · 礼拜一 · 週一 · 周1",
    "2026-11-24": "tuesday · tues · tue · 周二 · 星期二 · 礼拜二 · 週二 · 周2",
    "2026-11-25": "wednesday · weds · wed · 周三 · 星期三 · 礼拜三 · 週三 · 周3",
    "2026-11-26": "thursday · thurs · thur · thu · 周四 · 星期四 · 礼拜四 · 週四 · 周4",
    "2026-11-27": "friday · fri · 周五 · 星期五 · 礼拜五 · 週五 · 周5",
}
MONTHS = (
    "january jan · february feb · march mar · april apr · may · june jun · july jul · august aug"
    " · september sept sep · october oct · november nov · december dec"
)


@pytest.mark.parametrize(
    ("words", "day"), [(words, day) for day, row in WEEKDAYS.items() for words in each(row)]
)
def test_every_name_of_a_weekday_is_read_alone_with_its_week_and_in_a_line(
    words: str, day: str
) -> None:
    assert ahead(words) == day
    on = date.fromisoformat(day)
    sunday = date(2026, 11, 22)
    # Next week begins on Monday: the coming one, for those who say so on a Saturday.
    in_next_week = on if on > sunday else on + timedelta(days=7)
    this, coming = ("this {}", "next {}") if words.isascii() else ("{}", "下{}")
    assert ahead(this.format(words)) == day
    assert ahead(coming.format(words)) == str(in_next_week)
    found = find_day(f"{coming.format(words)} bring samples", SATURDAY)
    assert found
    assert (found.first, found.rest) == (in_next_week, "bring samples")


@pytest.mark.parametrize(
    ("name", "month"),
    [(name, at) for at, row in enumerate(each(MONTHS), 1) for name in row.split()],
)
def test_every_name_of_a_month_is_read(name: str, month: int) -> None:
    for words in (f"{name} 5", f"5 {name}", f"5th of {name}", f"{name.title()} 5th", f"{name}. 5"):
        said = read_day(words, SATURDAY)
        assert said, words
        assert (said.first.month, said.first.day) == (month, 5)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_read_in_chinese(month: int) -> None:
    numeral = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"][
        month - 1
    ]
    for words in (f"{month}月5日", f"{numeral}月五号", f"{numeral}月5號"):
        said = read_day(words, SATURDAY)
        assert said, words
        assert (said.first.month, said.first.day) == (month, 5)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("下周五下午3点 打电话", "下午3点 打电话"),
        ("明天上午10:30 送样", "上午10:30 送样"),
        ("明天下午３點半開會", "下午３點半開會"),
        ("明早九点送货", "早九点送货"),
        ("下周五晚上8点 打电话", "晚上8点 打电话"),
        ("明天下午 送样", "送样"),
    ],
)
def test_the_half_of_a_day_stays_with_the_hour_that_follows(line: str, rest: str) -> None:
    found = find_day(line, SATURDAY)
    assert found
    assert found.rest == rest


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("周五", "2026-11-20"),
        ("friday", "2026-11-20"),
        ("this friday", "2026-11-20"),
        ("周六", "2026-11-21"),
        ("周一", "2026-11-16"),
        ("25号", "2026-10-25"),
        ("the 25th", "2026-10-25"),
        ("5号", "2026-11-05"),
        ("31号", "2026-10-31"),
        ("12月5日", "2025-12-05"),
        ("Dec 5", "2025-12-05"),
        ("12/5", "2025-12-05"),
        ("月底", "2026-10-31"),
        ("月初", "2026-11-01"),
        ("年底", "2025-12-31"),
        # These say themselves which way they lie.
        ("明天", "2026-11-22"),
        ("下周三", "2026-11-25"),
        ("2026-12-05", "2026-12-05"),
        ("上周五", "2026-11-13"),
    ],
)
def test_what_was_looks_back(words: str, day: str) -> None:
    assert back(words) == day


@pytest.mark.parametrize(
    ("words", "half"),
    [
        ("明天下午", PM),
        ("明天 上午", AM),
        ("明早", AM),
        ("明天早上", AM),
        ("tomorrow pm", PM),
        ("tomorrow p.m.", PM),
        ("Tomorrow AM", AM),
        ("tomorrow in the morning", AM),
        ("11/22下午", PM),
        ("nov 22pm", PM),
        ("明天", None),
        ("明天全天", None),
        ("tomorrow all day", None),
    ],
)
def test_half_a_day(words: str, half: Half | None) -> None:
    said = read_day(words, SATURDAY)
    assert said is not None
    assert (said.first, said.last, said.span.half) == (date(2026, 11, 22), date(2026, 11, 22), half)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        *(
            (words, "2026-11-23", "2026-11-25")
            for words in each(
                "周一到周三 · 週一到週三 · 周一至周三 · 从周一到周三 · 周一到三 · 周一-周三"
                " · 周一 ~ 周三 · 下周一到周三 · 23号-25号 · 23-25号 · 23号至25号"
                " · 11月23日到25日 · 11/23-11/25"
                " · mon to wed · from monday until wednesday · mon-wed · Nov 23-25 · 23-25 Nov"
                " · 2026-11-23 - 2026-11-25 · 后天到周三"
            )
        ),
        ("明天到后天", "2026-11-22", "2026-11-23"),
        ("12/5-12/8", "2026-12-05", "2026-12-08"),
        ("12月30日到1月2日", "2026-12-30", "2027-01-02"),
        ("28号到3号", "2026-11-28", "2026-12-03"),
        ("25号到10号", "2026-11-25", "2026-12-10"),
        ("周五到周一", "2026-11-27", "2026-11-30"),
    ],
)
def test_a_span(words: str, first: str, last: str) -> None:
    said = read_day(words, SATURDAY)
    assert said is not None
    assert (str(said.first), str(said.last), said.span.half) == (first, last, None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("周一到周三", "2026-11-16", "2026-11-18"),
        ("周五到周一", "2026-11-13", "2026-11-16"),
        ("23号-25号", "2026-10-23", "2026-10-25"),
        ("23-25号", "2026-10-23", "2026-10-25"),
        ("12/30-1/2", "2025-12-30", "2026-01-02"),
    ],
)
def test_a_span_that_was(words: str, first: str, last: str) -> None:
    said = read_day(words, SATURDAY, looking=Looking.BACK)
    assert said is not None
    assert (str(said.first), str(said.last)) == (first, last)


def test_a_span_may_begin_and_end_in_the_middle_of_a_day() -> None:
    said = read_day("周一下午到周三上午", SATURDAY)
    assert said is not None
    assert (said.from_half, said.to_half, said.span.half) == (PM, AM, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("monday next week", "2026-11-30"),
        ("next week mon", "2026-11-30"),
        ("wed of this week", "2026-11-25"),
        ("friday last week", "2026-11-20"),
    ],
)
def test_an_english_weekday_may_name_its_week(words: str, day: str) -> None:
    said = read_day(words, date(2026, 11, 23))
    assert said is not None
    assert str(said.first) == day


def test_a_weekday_said_on_that_day_is_today_and_next_is_in_a_week() -> None:
    monday = date(2026, 11, 23)
    said = [read_day(words, monday) for words in ("周一", "monday", "下周一", "next monday")]
    assert [day and day.first.day for day in said] == [23, 23, 30, 30]


@pytest.mark.parametrize(
    "words",
    each(
        "2月30日 · 11月31日 · 2月29日 · 二月三十号 · 2026-02-30 · 2026/13/1 · 2/30 · Feb 30 · 32号"
        " · the 32nd · 本月31号 · 2026-11-21到2026-11-31 · 9999年12月31日到0000年1月1日"
    ),
)
def test_a_day_that_does_not_exist_is_told_apart(words: str) -> None:
    with pytest.raises(NoSuchDay) as told:
        read_day(words, SATURDAY)
    assert told.value.words == words
    assert not isinstance(told.value, EndsBeforeItBegins)


@pytest.mark.parametrize(
    "words",
    each(
        "后天到明天 · 12/8-12/5 · 2026-12-08到2026-12-05 · 明天下午到明天上午 · 25-23号 · 26号至24号"
        " · 26号-24号 · 26th to 24th · 11月26日到24日"
    ),
)
def test_a_span_that_ends_before_it_begins_is_told_apart(words: str) -> None:
    with pytest.raises(EndsBeforeItBegins):
        read_day(words, SATURDAY)


def test_the_29th_of_february_is_a_day_when_the_year_has_it() -> None:
    said = read_day("2月29日", date(2027, 11, 21))
    assert said is not None
    assert said.first == date(2028, 2, 29)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        *each(
            "5 · 5箱 · 3 shops · may I · sun hat · 明天见 · 日报 · 周日报 · 12.5 · 100/5 · 88号"
            " · 1.2万"
            " · 13800138000 · the · on · 到 · 周一到 · tomorrowish · １２ · 😀"
        ),
    ],
)
def test_other_words_are_no_day(words: str) -> None:
    assert read_day(words, SATURDAY) is None


@pytest.mark.parametrize(
    ("line", "words", "rest", "day"),
    [
        ("tomorrow pm personal family matter", "tomorrow pm", "personal family matter", "11-22"),
        ("明天下午 事假 家里有事", "明天下午", "事假 家里有事", "11-22"),
        ("明天下午事假,家里有事", "明天下午", "事假,家里有事", "11-22"),
        ("华联 谈了新品上架 下周三跟进", "下周三", "华联 谈了新品上架 跟进", "11-25"),
        ("华联 谈好了,跟进下周三", "下周三", "华联 谈好了,跟进", "11-25"),
        ("华联 矿泉水 20箱 可乐 5箱 周五送", "周五", "华联 矿泉水 20箱 可乐 5箱 送", "11-27"),
        ("25号送货", "25号", "送货", "11-25"),
        ("2026-12-05送货", "2026-12-05", "送货", "12-05"),
        ("12/5 送货", "12/5", "送货", "12-05"),
        ("mon to wed annual", "mon to wed", "annual", "11-23"),
        ("call on friday about prices", "on friday", "call about prices", "11-27"),
        ("follow up next wed", "next wed", "follow up", "11-25"),
        ("sat pm delivery", "sat pm", "delivery", "11-21"),
        ("visited 3 shops yesterday", "yesterday", "visited 3 shops", "11-20"),
        ("明天早会 9点", "明天", "早会 9点", "11-22"),
        ("周一到三家店", "周一", "到三家店", "11-23"),
        ("昨天拜访华联 下周三跟进", "下周三", "昨天拜访华联 跟进", "11-25"),
        ("sat", "sat", "", "11-21"),
    ],
)
def test_a_day_is_found_inside_a_line(line: str, words: str, rest: str, day: str) -> None:
    said = find_day(line, SATURDAY)
    assert said is not None
    assert (said.words, said.rest, f"{said.first:%m-%d}") == (words, rest, day)


@pytest.mark.parametrize("line", ["昨天 拜访了三家", "昨天拜访了三家 下周三跟进"])
def test_of_several_days_the_one_that_lies_our_way_counts(line: str) -> None:
    said = find_day(line, SATURDAY, looking=Looking.BACK)
    assert said is not None
    assert said.words == "昨天"


@pytest.mark.parametrize(
    "line",
    each(
        "5箱 可乐 · sold 3 shops · may I go · sun hat 20 · we sat down · 5号电池 20箱 · 住5号"
        " · 35号店 拜访"
        " · 35号 拜访 · 本周日报 · 周日报 已交 · 每周一开会 · 周六福 谈了新品 · 今日头条 合作"
        " · 一周三次"
        " · 1/2 price · 24/7 service · 12/5箱 · 5日前付款 · friday's list · the 5th floor"
        " · on the 5th floor · price 12.5 · 华联 12000 转账 · 3-5天到货 · within 3 days · mon-opoly"
    ),
)
def test_a_line_without_a_day_is_left_alone(line: str) -> None:
    assert find_day(line, SATURDAY) is None


def test_a_day_that_does_not_exist_is_told_inside_a_line_too() -> None:
    with pytest.raises(NoSuchDay, match="2月30日"):
        find_day("2月30日 事假", SATURDAY)


# Text made of what days are made of finds more than text made of anything.
pieces = st.sampled_from(
    each(
        "  · 下 · 上 · 周 · 月 · 日 · 号 · 天 · 后 · 前 · 年 · 底 · 一 · 三 · 十 · 两 · 5 · 31"
        " · 0 · 2026 · / · -"
        " · 到 · to · mon · may · the · th · in · day · 下午 · pm · ， · ２ · \u200f · İ"
    )
)
any_text = st.text() | st.lists(pieces, max_size=12).map("".join)


@given(any_text, st.dates(), st.sampled_from(Looking))
def test_any_text_is_read_or_not_but_never_breaks(text: str, today: date, looking: Looking) -> None:
    for read in (read_day, find_day):
        try:
            said = read(text, today, looking=looking)
        except NoSuchDay:
            continue
        if said:
            assert said.first <= said.last
            assert said.words in text


@given(st.dates(), st.dates(), st.sampled_from(Looking))
def test_a_written_date_always_reads_back(day: date, today: date, looking: Looking) -> None:
    for words in (f"{day}", f"{day.year:04}年{day.month}月{day.day}日"):
        said = read_day(words, today, looking=looking)
        assert said is not None
        assert said.first == said.last == day


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 31), st.sampled_from(Looking))
def test_a_number_is_the_nearest_such_day(today: date, number: int, looking: Looking) -> None:
    said = read_day(f"{number}号", today, looking=looking)
    assert said is not None
    assert said.first.day == number
    assert 0 <= (said.first - today).days * looking.value <= 61
