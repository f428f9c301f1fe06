"""The ways to name one day: 下周三, 25号, 月底, "next wed", "5th of last month", 12/5.

Why this grammar is our own: docs/decisions/0009.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Looking(Enum):
    """Which way a day without year, month or week is meant: 周五 is the next or the last one."""

    AHEAD = 1
    BACK = -1


# Letters and numerals.

_WIDTHS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SCRIPTS = str.maketrans("後週禮個號兩這從〇—–−〜至　", "后周礼个号两这从零---~到 ")


def plain(words: str) -> str:
    """The same in lower case, simplified and half-width, as all that is read here must be.

    Sign for sign: a place in the plain text is the same place in what was written.
    """
    text = words.translate(_WIDTHS).translate(_SCRIPTS)
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


_DIGITS = "零一二三四五六七八九"


def number_of(said: str) -> int:
    """5, 五, 两, 十五, 二十, 二十五, 廿五."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.replace("两", "二").replace("廿", "二十").partition("十")
    if not ten:
        return _DIGITS.index(tens)
    return 10 * _DIGITS.index(tens or "一") + _DIGITS.index(ones or "零")


# One day. Each way of naming one is a pattern and what it comes to.


@dataclass(frozen=True)
class When:
    """What a day in words is counted from."""

    today: date
    near: date  # what a day without year, month or week is counted from
    looking: Looking


class Use(Enum):
    """Where in a line of other words we believe it."""

    ANYWHERE = 1
    IN_FRONT = 2  # 5号 in front of a piece; behind other words it may be a room (住5号)
    ALONE = 3  # only alone, or with on, by, pm or a second day beside it


class Short(Enum):
    """What a span may leave out beside such a day: 周一到三, 23-25号."""

    NOTHING = 1
    WEEKDAY = 2
    NUMBER = 3


_On = Callable[[When], date]
_Means = Callable[[re.Match[str]], _On]


@dataclass(frozen=True)
class Day:
    """A day in a text, not yet counted out."""

    on: _On
    end: int
    use: Use = Use.ANYWHERE
    short: Short = Short.NOTHING


_WAYS: list[tuple[re.Pattern[str], _Means, Use, Short]] = []


def _said_as(
    pattern: str, use: Use = Use.ANYWHERE, short: Short = Short.NOTHING
) -> Callable[[_Means], _Means]:
    def add(means: _Means) -> _Means:
        # A space in a pattern is any gap, " ?" a gap or none.
        spaced = re.sub(" [?]?", lambda gap: r"[ \t]*" if gap[0] == " ?" else r"[ \t]+", pattern)
        _WAYS.append((re.compile(spaced), means, use, short))
        return means

    return add


_INSIDE_A_WORD = re.compile(r"(?<=[a-z0-9])(?!(?:am|pm)\b)(?=[a-z0-9])")


def day_at(text: str, start: int) -> Day | None:
    """The longest day that begins here; of two as long, the more doubtful."""
    longest: Day | None = None
    for pattern, means, use, short in _WAYS:
        match = pattern.match(text, start)
        if match is None or _INSIDE_A_WORD.match(text, match.end()):
            continue
        day = Day(means(match), match.end(), use, short)
        if longest is None or (day.end, use.value) > (longest.end, longest.use.value):
            longest = day
    return longest


_DAY = r"([0-3]?[0-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = r"([01]?[0-9]|十[一二]?|[一二三四五六七八九])"
_STEPS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
_STEPS |= {"last": -1, "this": 0, "next": 1}

_RELATIVE = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1, "今天": 0, "今日": 0}
_RELATIVE |= {"今": 0, "this": 0, "明天": 1, "明日": 1, "明": 1, "后天": 2, "后日": 2, "大后天": 3}
_RELATIVE |= {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "tmr": 1}
_RELATIVE |= {"tmrw": 1, "day after tomorrow": 2}


@_said_as(
    r"(大?[前后]天|[昨今明]天|[昨今明后]日(?![报程常历志])|[昨今明](?=早(?![会餐饭点班市安])))"
)
@_said_as(r"(yesterday|today|tomorrow|tmrw?|this(?= (?:morning|afternoon)))")
@_said_as(r"(?:the )?(day before yesterday|day after tomorrow)")
def _from_today(said: re.Match[str]) -> _On:
    return lambda when: when.today + timedelta(days=_RELATIVE[" ".join(said[1].split())])


_COUNT = r"(?P<count>[0-9]{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_ENGLISH_COUNT = r"(?P<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_ENGLISH_UNIT = r"(?P<unit>day|week|month)s?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10}
_UNITS = {"天": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month"}


@_said_as(rf"{_COUNT}个?(?P<unit>天|周|星期|礼拜|(?<=个)月)[之以]?(?P<way>[前后])")
@_said_as(rf"(?P<way>in) {_ENGLISH_COUNT} {_ENGLISH_UNIT}")
@_said_as(rf"{_ENGLISH_COUNT} {_ENGLISH_UNIT} (?P<way>ago|later|from now)")
def _some_days_away(said: re.Match[str]) -> _On:
    count = _COUNTS.get(said["count"]) or number_of(said["count"])
    count = -count if said["way"] in ("前", "ago") else count

    def on(when: When) -> date:
        match _UNITS.get(said["unit"], said["unit"]):
            case "day":
                return when.today + timedelta(days=count)
            case "week":
                return when.today + timedelta(weeks=count)
        year, month = month_away(when.today, count)
        return date(year, month, min(when.today.day, monthrange(year, month)[1]))

    return on


_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@_said_as(
    r"(?:(上上|上|这|本|下下|下)个?)?(?:周|星期|礼拜)"
    r"([一二三四五六天1-7]|日(?![报程常历用志]))(?![0-9次])",
    short=Short.WEEKDAY,
)
def _weekday(said: re.Match[str]) -> _On:
    return _weekday_on(_weekday_number(said[2]), _STEPS[said[1]] if said[1] else None)


_ENGLISH_WEEKDAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rsday|rs|r)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)


@_said_as(rf"{_ENGLISH_WEEKDAY} (?:of )?(?P<week>this|next|last) week")
@_said_as(rf"(?P<week>this|next|last) week,? (?:on )?{_ENGLISH_WEEKDAY}")
def _weekday_of_a_week(said: re.Match[str]) -> _On:
    return _weekday_on(_ENGLISH_WEEKDAYS.index(said["day"][:3]), _STEPS[said["week"]])


@_said_as(r"()(sat|sun)", use=Use.ALONE)
@_said_as(rf"(?:(this|next|last) )?{_ENGLISH_WEEKDAY}")
def _english_weekday(said: re.Match[str]) -> _On:
    # "This friday" is the one that comes, where 这周五 may be over.
    weeks = _STEPS[said[1]] if said[1] in ("next", "last") else None
    return _weekday_on(_ENGLISH_WEEKDAYS.index(said[2][:3]), weeks)


def _weekday_number(said: str) -> int:
    """一, 天, 日, 1, counted as `date.weekday()` does."""
    if said.isdecimal():
        return int(said) - 1
    return _WEEKDAYS.index("日" if said == "天" else said)


def _weekday_on(index: int, weeks: int | None) -> _On:
    """A weekday of the week that is so many weeks away; None: the nearest, today included."""

    def on(when: When) -> date:
        if weeks is not None:
            monday = when.today - timedelta(days=when.today.weekday())
            return monday + timedelta(days=index, weeks=weeks)
        way = when.looking.value
        return when.near + timedelta(days=way * ((index - when.near.weekday()) * way % 7))

    return on


_WHICH_MONTH = r"(上上|上|这|本|当|下下|下)个?月"
# 5号 and 5日 are a day, 5号电池 and 5日游 are not.
DAY_SIGN = (
    r"(?:号(?![楼樓门門线線店仓倉柜櫃库庫机機房车車院桌码碼馆館厅廳桥橋台臺井室厂廠电電货貨位字])"
    r"|日(?![报報程常历曆用志誌游內内前后元本]))"
)

# The 5th is a day, the 5th floor is not.
_NOT_COUNTING = r"(?! (?:floor|avenue|ave|street|st|time|shop|store|visit|order|customer)\b)"


@_said_as(rf"(){_DAY} ?{DAY_SIGN}", use=Use.IN_FRONT, short=Short.NUMBER)
@_said_as(
    rf"()(?:the )?{_DAY}(?:st|nd|rd|th){_NOT_COUNTING}",
    use=Use.ALONE,
    short=Short.NUMBER,
)
@_said_as(rf"{_WHICH_MONTH}的? ?{_DAY} ?{DAY_SIGN}", short=Short.NUMBER)
def _day_of_month(said: re.Match[str]) -> _On:
    day = number_of(said[2])
    return _monthly(said[1], lambda year, month: date(year, month, day))


@_said_as(rf"(?:the )?{_DAY}(?:st|nd|rd|th) of (this|next|last) month")
def _english_day_of_month(said: re.Match[str]) -> _On:
    day = number_of(said[1])
    return _monthly(said[2], lambda year, month: date(year, month, day))


@_said_as(r"(?:(上上|上|这|本|下下|下)个?)?月[底末]")
@_said_as(r"(?:the )?end of (?:the |(this|next|last) )?month")
@_said_as(r"()(?:month(?: |-)end|eom)")
def _end_of_month(said: re.Match[str]) -> _On:
    return _monthly(said[1], lambda year, month: date(year, month, monthrange(year, month)[1]))


@_said_as(r"(?:(上上|上|这|本|下下|下)个?)?月初")
@_said_as(r"(?:the )?(?:start|beginning) of (?:the |(this|next|last) )?month")
def _start_of_month(said: re.Match[str]) -> _On:
    return _monthly(said[1], lambda year, month: date(year, month, 1))


def _monthly(which: str | None, pick: Callable[[int, int], date]) -> _On:
    """A day of the month that was named; if none was, of the nearest month that has the day."""

    def on(when: When) -> date:
        if which:
            return pick(*month_away(when.today, _STEPS[which]))
        way = when.looking.value
        for months in range(3):  # every day up to the 31st comes within three months
            try:
                day = pick(*month_away(when.near, way * months))
            except ValueError:
                continue
            if (day - when.near).days * way >= 0:
                return day
        raise ValueError("no month has it")

    return on


def month_away(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}


@_said_as(r"(?P<year>[0-9]{4})(?P<sign>[-/.])([0-9]{1,2})(?P=sign)([0-9]{1,2})")
@_said_as(
    rf"(?:(?P<year>[0-9]{{4}}) ?年|(?P<year_word>[前去今明后]年))"
    rf" ?{_MONTH} ?月 ?{_DAY}(?: ?[日号])?"
)
@_said_as(rf"{_MONTH} ?月 ?{_DAY}(?: ?[日号]|(?![\w%])|(?=到|上午|下午))", short=Short.NUMBER)
def _month_and_day(said: re.Match[str]) -> _On:
    facts = said.groupdict()
    month, day = (number_of(number) for number in said.groups()[-2:])
    return _yearly(month, day, facts.get("year"), _YEARS.get(facts.get("year_word") or ""))


_UP_TO_31 = r"([12][0-9]|3[01]|0?[1-9])"
_OVER_12 = r"(?:1[3-9]|[23][0-9])"
_NO_MEASURE = r"(?![^\W0-9a-z_到上下])"  # 12/5箱


# Written like a date and hardly ever one: half of something, round the clock.
@_said_as(r"(1(?=/[234])|2(?=/3)|3(?=/4)|24(?=/7))/([0-9])(?P<year>)", use=Use.ALONE)
@_said_as(
    rf"(?!{_OVER_12}/{_OVER_12}){_UP_TO_31}/{_UP_TO_31}(?:/(?P<year>[0-9]{{4}}))?{_NO_MEASURE}",
    short=Short.NUMBER,
)
def _with_a_slash(said: re.Match[str]) -> _On:
    month, day = int(said[1]), int(said[2])
    if month > 12:  # 25/12 can only be meant the other way round
        month, day = day, month
    return _yearly(month, day, said["year"])


MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"


@_said_as(rf"{MONTHS} ?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{_YEAR}", short=Short.NUMBER)
@_said_as(
    rf"(?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? ?{MONTHS}{_YEAR}",
    short=Short.NUMBER,
)
def _english_date(said: re.Match[str]) -> _On:
    return _yearly(MONTH_NAMES.index(said["month"][:3]) + 1, int(said["day"]), said["year"])


@_said_as(rf"{_MONTH}月[底末]")
def _end_of_a_month(said: re.Match[str]) -> _On:
    return _yearly(number_of(said[1]), None)


@_said_as(rf"{_MONTH}月初")
def _start_of_a_month(said: re.Match[str]) -> _On:
    return _yearly(number_of(said[1]), 1)


@_said_as(r"([前去今明后]年)?年?[底末](?<=年.)")
@_said_as(r"()(?:the )?end of (?:the |this )?year")
def _end_of_year(said: re.Match[str]) -> _On:
    return _yearly(12, 31, years=_YEARS.get(said[1] or ""))


def _yearly(month: int, day: int | None, year: str | None = None, years: int | None = None) -> _On:
    """A day of the year that was named; if none was, the nearest. No day: the month's last."""

    def of_year(number: int) -> date:
        return date(number, month, day or monthrange(number, month)[1])

    def on(when: When) -> date:
        if year:
            return of_year(int(year))
        if years is not None:
            return of_year(when.today.year + years)
        near = when.near
        # Not `of_year`: 29 February may lie in another year only.
        this = (month, day or monthrange(near.year, month)[1])
        over = this < (near.month, near.day)
        ahead = this > (near.month, near.day)
        return of_year(near.year + (over if when.looking is Looking.AHEAD else -ahead))

    return on


# What a span leaves of its other day.

_BARE_WEEKDAY = re.compile(rf"([{_WEEKDAYS}天])(?!\w)")
_BARE_NUMBER = re.compile(
    rf"([0-3]?[0-9])(?:st|nd|rd|th)?(?![^\W到]|[%/.])|{_DAY}(?=到)"  # 27到30号, 二十七到三十号
)


def shortened_at(text: str, start: int, short: Short) -> Day | None:
    """What is left of a day beside another one: 三 in 周一到三, 8 in Dec 5-8."""
    if short is Short.WEEKDAY and (said := _BARE_WEEKDAY.match(text, start)):
        return Day(_weekday_on(_weekday_number(said[1]), None), said.end())
    if short is Short.NUMBER and (said := _BARE_NUMBER.match(text, start)):
        number = number_of(said[1] or said[2])
        return Day(lambda when: when.near.replace(day=number), said.end())
    return None
