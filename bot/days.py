"""Days in words: "tomorrow pm", 下周三, 23号-25号, read as people write them in chats.

dateparser 1.5 was tried: of the 37 expressions in conversation.md's table it does not know 16
(下周三, 25号, 月底, next wed …), reads 25日 and 本周日 wrongly, and has no half-days.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum


class Looking(Enum):
    """Which way a day without year, month or week is meant: 周五 is the next or the last one."""

    AHEAD = 1
    BACK = -1


class Half(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True)
class Said:
    """The days that were said: from a half of the first to a half of the last, both included."""

    first: date
    last: date
    from_half: Half  # MORNING unless only the afternoon of the first day was said
    to_half: Half  # AFTERNOON unless only the morning of the last day was said
    words: str  # the part that was understood, as written
    rest: str  # what remains of the line without it

    @property
    def half(self) -> Half | None:
        """The half, if it is half of one day."""
        single = self.first == self.last and self.from_half == self.to_half
        return self.from_half if single else None


class NoSuchDay(ValueError):  # noqa: N818 - it is what the person is told, not a failure of ours
    """Words that name a day which does not exist: 2月30日, 2026-02-30."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class EndsBeforeItBegins(NoSuchDay):
    """A span whose last day comes before its first: 12/8-12/5."""


def read_day(words: str, today: date, *, looking: Looking = Looking.AHEAD) -> Said | None:
    """The day or span that the words are, and nothing else; None when they are something else.

    NoSuchDay when they name a day that does not exist. `today` is the person's own day.
    """
    text = _plain(words)
    start = len(text) - len(text.lstrip(_EDGES))
    end = len(text.rstrip(_EDGES))
    found = _span(text, start)
    if found is None or found.end < end:
        return None
    return found.said(words, today, looking)


def find_day(words: str, today: date, *, looking: Looking = Looking.AHEAD) -> Said | None:
    """A day or span inside a line such as `明天下午 事假 家里有事`; the rest remains of it.

    It stands at the beginning or the end of a piece between spaces or punctuation. Words
    that may mean something else (sat, 5号电池, 1/2) are left alone: the form asks. Of
    several days the first that lies the way we are looking counts. Raises NoSuchDay.
    """
    text = _plain(words)
    others: list[Said] = []
    wrong: NoSuchDay | None = None
    for found in _pieces_with_a_day(text):
        try:
            said = found.said(words, today, looking)
        except NoSuchDay as missing:
            if found.use is _Use.ANYWHERE:  # 35号 may be a house
                wrong = wrong or missing
            continue
        if said.last >= today if looking is Looking.AHEAD else said.first <= today:
            return said
        others.append(said)
    if wrong:
        raise wrong
    return others[0] if others else None


# Letters: everything is matched in lower case, simplified and half-width, sign for sign, so
# that a place in the plain text is the same place in what was written.

_WIDTHS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SCRIPTS = str.maketrans("後週禮個號兩這從廿〇—–−〜至　", "后周礼个号两这从廿零---~到 ")
_EDGES = " \t\r\n.,!?。，！？、;；\u200b\u200e\u200f\u202a\u202c\u2068\u2069\ufeff"


def _plain(words: str) -> str:
    text = words.translate(_WIDTHS).translate(_SCRIPTS)
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


_CHINESE = "一二三四五六七八九"


def _number(said: str) -> int:
    """5, 五, 两, 十五, 二十, 二十五, 廿五."""
    if said.isdecimal():
        return int(said)
    tens, ten, ones = said.replace("两", "二").replace("廿", "二十").partition("十")
    if not ten:
        return _CHINESE.index(said.replace("两", "二")) + 1
    return 10 * (_CHINESE.index(tens) + 1 if tens else 1) + (
        _CHINESE.index(ones) + 1 if ones else 0
    )


# One day. Each way of naming one is a pattern and what it comes to.


@dataclass(frozen=True)
class _When:
    today: date
    near: date  # what a day without year, month or week is counted from
    looking: Looking


class _Use(Enum):
    """Where in a line of other words we believe it."""

    ANYWHERE = 1
    IN_FRONT = 2  # 5号 in front of a piece; behind other words it may be a room (住5号)
    ALONE = 3  # only alone, or with on, by, pm or a second day beside it


class _Short(Enum):
    """What a span may leave out beside such a day: 周一到三, 23-25号."""

    NOTHING = 1
    WEEKDAY = 2
    NUMBER = 3


_On = Callable[[_When], date]
_Means = Callable[[re.Match[str]], _On]


@dataclass(frozen=True)
class _Day:
    on: _On
    end: int
    use: _Use = _Use.ANYWHERE
    short: _Short = _Short.NOTHING


_WAYS: list[tuple[re.Pattern[str], _Means, _Use, _Short]] = []


def _said_as(
    pattern: str, use: _Use = _Use.ANYWHERE, short: _Short = _Short.NOTHING
) -> Callable[[_Means], _Means]:
    def add(means: _Means) -> _Means:
        # A space in a pattern is any gap, " ?" a gap or none.
        spaced = re.sub(" [?]?", lambda gap: r"[ \t]*" if gap[0] == " ?" else r"[ \t]+", pattern)
        _WAYS.append((re.compile(spaced), means, use, short))
        return means

    return add


_INSIDE_A_WORD = re.compile(r"(?<=[a-z0-9])(?!(?:am|pm)\b)(?=[a-z0-9])")


def _day(text: str, start: int) -> _Day | None:
    """The longest day that begins here; of two as long, the more doubtful."""
    longest: _Day | None = None
    for pattern, means, use, short in _WAYS:
        match = pattern.match(text, start)
        if match is None or _INSIDE_A_WORD.match(text, match.end()):
            continue
        day = _Day(means(match), match.end(), use, short)
        if longest is None or (day.end, use.value) > (longest.end, longest.use.value):
            longest = day
    return longest


_DAY = r"([0-3]?[0-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = r"([01]?[0-9]|十[一二]?|[一二三四五六七八九])"
_COUNT = r"([0-9]{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHICH_MONTH = r"(上上|上|这|本|当|下下|下)个?月"
_STEPS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
_STEPS |= {"last": -1, "this": 0, "next": 1}
# 5号 and 5日 are a day, 5号电池 and 5日游 are not.
_DAY_SIGN = (
    r"(?:号(?![楼樓门門线線店仓倉柜櫃库庫机機房车車院桌码碼馆館厅廳桥橋台臺井室厂廠电電货貨位字])"
    r"|日(?![报報程常历曆用志誌游內内前后元本]))"
)

# The 5th is a day, the 5th floor is not.
_NOT_COUNTING = r"(?! (?:floor|avenue|ave|street|st|time|shop|store|visit|order|customer)\b)"

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
    return lambda when: when.today + timedelta(days=_RELATIVE[said[1]])


_ENGLISH_COUNT = r"(?P<count>[0-9]{1,3}|an?|one|two|three|four|five|six)"
_ENGLISH_UNIT = r"(?P<unit>day|week|month)s?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"天": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month"}


@_said_as(
    _COUNT.replace("(", "(?P<count>", 1)
    + r"个?(?P<unit>天|周|星期|礼拜|(?<=个)月)[之以]?(?P<way>[前后])"
)
@_said_as(rf"(?P<way>in) {_ENGLISH_COUNT} {_ENGLISH_UNIT}")
@_said_as(rf"{_ENGLISH_COUNT} {_ENGLISH_UNIT} (?P<way>ago|later|from now)")
def _some_days_away(said: re.Match[str]) -> _On:
    count = _COUNTS.get(said["count"]) or _number(said["count"])
    count = -count if said["way"] in ("前", "ago") else count

    def on(when: _When) -> date:
        match _UNITS.get(said["unit"], said["unit"]):
            case "day":
                return when.today + timedelta(days=count)
            case "week":
                return when.today + timedelta(weeks=count)
        year, month = _month_away(when.today, count)
        return date(year, month, min(when.today.day, monthrange(year, month)[1]))

    return on


_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@_said_as(
    r"(?:(上上|上|这|本|下下|下)个?)?(?:周|星期|礼拜)"
    r"([一二三四五六天1-7]|日(?![报程常历用志]))(?![0-9次])",
    short=_Short.WEEKDAY,
)
def _weekday(said: re.Match[str]) -> _On:
    name = "日" if said[2] == "天" else said[2]
    index = int(name) - 1 if name.isdecimal() else _WEEKDAYS.index(name)
    return _weekday_on(index, _STEPS[said[1]] if said[1] else None)


@_said_as(r"()(sat|sun)", use=_Use.ALONE)
@_said_as(
    r"(?:(this|next|last) )?"
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
def _english_weekday(said: re.Match[str]) -> _On:
    # "This friday" is the one that comes, where 这周五 may be over.
    weeks = _STEPS[said[1]] if said[1] in ("next", "last") else None
    return _weekday_on(_ENGLISH_WEEKDAYS.index(said[2][:3]), weeks)


def _weekday_on(index: int, weeks: int | None) -> _On:
    """A weekday of the week that is so many weeks away; None: the nearest, today included."""

    def on(when: _When) -> date:
        if weeks is not None:
            monday = when.today - timedelta(days=when.today.weekday())
            return monday + timedelta(days=index, weeks=weeks)
        way = when.looking.value
        return when.near + timedelta(days=way * ((index - when.near.weekday()) * way % 7))

    return on


@_said_as(rf"(?P<month>){_DAY} ?{_DAY_SIGN}", use=_Use.IN_FRONT, short=_Short.NUMBER)
@_said_as(
    rf"(?P<month>)(?:the )?{_DAY}(?:st|nd|rd|th){_NOT_COUNTING}",
    use=_Use.ALONE,
    short=_Short.NUMBER,
)
@_said_as(rf"{_WHICH_MONTH}的? ?{_DAY} ?{_DAY_SIGN}", short=_Short.NUMBER)
def _day_of_month(said: re.Match[str]) -> _On:
    day = _number(said[2])
    return _monthly(said[1], lambda year, month: date(year, month, day))


@_said_as(rf"(?:the )?{_DAY}(?:st|nd|rd|th) of (this|next|last) month")
def _english_day_of_month(said: re.Match[str]) -> _On:
    day = _number(said[1])
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

    def on(when: _When) -> date:
        if which:
            return pick(*_month_away(when.today, _STEPS[which]))
        way = when.looking.value
        for months in range(3):  # every day up to the 31st comes within three months
            try:
                day = pick(*_month_away(when.near, way * months))
            except ValueError:
                continue
            if (day - when.near).days * way >= 0:
                return day
        raise ValueError("no month has it")

    return on


def _month_away(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}


@_said_as(r"(?P<year>[0-9]{4})(?P<sign>[-/.])([0-9]{1,2})(?P=sign)([0-9]{1,2})")
@_said_as(
    rf"(?:(?P<year>[0-9]{{4}}) ?年|(?P<year_word>[前去今明后]年))"
    rf" ?{_MONTH} ?月 ?{_DAY}(?: ?[日号])?"
)
@_said_as(rf"{_MONTH} ?月 ?{_DAY}(?: ?[日号]|(?![\w%])|(?=到|上午|下午))", short=_Short.NUMBER)
def _month_and_day(said: re.Match[str]) -> _On:
    facts = said.groupdict()
    month, day = (_number(number) for number in said.groups()[-2:])
    return _yearly(month, day, facts.get("year"), _YEARS.get(facts.get("year_word") or ""))


_UP_TO_31 = r"([12][0-9]|3[01]|0?[1-9])"
_OVER_12 = r"(?:1[3-9]|[23][0-9])"

_NO_MEASURE = r"(?![^\W0-9a-z_到上下])"  # 12/5箱


# Written like a date and hardly ever one: half of something, round the clock.
@_said_as(r"(1(?=/[234])|2(?=/3)|3(?=/4)|24(?=/7))/([0-9])(?P<year>)", use=_Use.ALONE)
@_said_as(
    rf"(?!{_OVER_12}/{_OVER_12}){_UP_TO_31}/{_UP_TO_31}(?:/(?P<year>[0-9]{{4}}))?{_NO_MEASURE}",
    short=_Short.NUMBER,
)
def _with_a_slash(said: re.Match[str]) -> _On:
    month, day = int(said[1]), int(said[2])
    if month > 12:  # 25/12 can only be meant the other way round
        month, day = day, month
    return _yearly(month, day, said["year"])


_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"


@_said_as(rf"{_MONTHS} ?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{_YEAR}", short=_Short.NUMBER)
@_said_as(
    rf"(?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? ?{_MONTHS}{_YEAR}",
    short=_Short.NUMBER,
)
def _english_date(said: re.Match[str]) -> _On:
    return _yearly(_MONTH_NAMES.index(said["month"][:3]) + 1, int(said["day"]), said["year"])


@_said_as(rf"{_MONTH}月[底末]")
def _end_of_a_month(said: re.Match[str]) -> _On:
    return _yearly(_number(said[1]), None)


@_said_as(rf"{_MONTH}月初")
def _start_of_a_month(said: re.Match[str]) -> _On:
    return _yearly(_number(said[1]), 1)


@_said_as(r"([前去今明后]年)?年?[底末](?<=年.)")
@_said_as(r"()(?:the )?end of (?:the |this )?year")
def _end_of_year(said: re.Match[str]) -> _On:
    return _yearly(12, 31, years=_YEARS.get(said[1] or ""))


def _yearly(month: int, day: int | None, year: str | None = None, years: int | None = None) -> _On:
    """A day of the year that was named; if none was, the nearest. No day: the month's last."""

    def on(when: _When) -> date:
        if year:
            return date(int(year), month, day or monthrange(int(year), month)[1])
        if years is not None:
            number = when.today.year + years
            return date(number, month, day or monthrange(number, month)[1])
        near = when.near
        this = (month, day or monthrange(near.year, month)[1])
        over = this < (near.month, near.day)
        ahead = this > (near.month, near.day)
        number = near.year + (over if when.looking is Looking.AHEAD else -ahead)
        return date(number, month, day or monthrange(number, month)[1])

    return on


# Halves of a day, and spans of days.

_HALF = re.compile(
    r"[ \t]*的?(?:"
    r"(?P<morning>上午|早上|早晨|午前|早(?![会餐饭点班市安])"
    r"|(?:(?:in the )?morning|am|a\.m\.)(?![a-z]))"
    r"|(?P<afternoon>下午|午后|(?:(?:in the )?afternoon|pm|p\.m\.)(?![a-z]))"
    r"|一?整天|全天|(?:all|whole) day(?![a-z]))"
)
_BEFORE = re.compile(r"(?:(?:on|by|from|until)[ \t]+|从)?")
_TO = re.compile(r"[ \t]*[-~到][ \t]*|[ \t]+(?:to|until|till|through)[ \t]+")
_BARE_WEEKDAY = re.compile(rf"([{_WEEKDAYS}天])(?!\w)")
_BARE_NUMBER = re.compile(r"([0-3]?[0-9])(?:st|nd|rd|th)?(?![\w%/.])")


@dataclass(frozen=True)
class _Found:
    """A day or a span in a text, not yet counted out."""

    days: tuple[_Day, ...]
    halves: tuple[Half | None, Half | None]
    start: int
    end: int
    use: _Use
    counts_from_last: bool = False  # 23-25号: the month of the first day is that of the last

    def said(self, words: str, today: date, looking: Looking) -> Said:
        inside = words[self.start : self.end]
        try:
            first, last = self._count_out(today, looking)
        except (ValueError, OverflowError):
            raise NoSuchDay(inside) from None
        from_half, to_half = self.halves[0] or Half.MORNING, self.halves[1] or Half.AFTERNOON
        backwards = (first, from_half is Half.AFTERNOON) > (last, to_half is Half.AFTERNOON)
        # 12/8-12/5: nobody means a year less three days.
        rolled_over = (last - first).days > 300 and not re.search(r"[0-9]{4}|年", inside)
        if backwards or rolled_over:
            raise EndsBeforeItBegins(inside)
        before, after = words[: self.start].rstrip(), words[self.end :].lstrip(_EDGES)
        return Said(first, last, from_half, to_half, inside, f"{before} {after}".strip())

    def _count_out(self, today: date, looking: Looking) -> tuple[date, date]:
        now = _When(today, today, looking)
        one, other = self.days[0], self.days[-1]
        if self.counts_from_last:
            last = other.on(now)
            return one.on(_When(today, last, looking)), last
        first = one.on(now)
        if len(self.days) == 1:
            return first, first
        last = other.on(_When(today, first, Looking.AHEAD))
        if looking is Looking.BACK and last > today:
            # 周五到周一 on a Saturday: not the span we are in, the one before.
            first = one.on(_When(today, first - timedelta(days=1), looking))
            last = other.on(_When(today, first, Looking.AHEAD))
        return first, last


def _span(text: str, start: int) -> _Found | None:
    """The day or span that begins here."""
    begins = _end(_BEFORE, text, start)
    first = _day(text, begins)
    if first is None:
        return _shortened_span(text, start, begins)
    half, end = _half(text, first.end)
    sure = _Use.ANYWHERE if half or begins > start else first.use
    alone = _Found((first,), (half, half), start, end, sure)
    to = _TO.match(text, end)
    if to is None:
        return alone
    second = _day(text, to.end()) or _shortened(text, to.end(), first.short)
    if second is None:
        until, end = _half(text, to.end())
        return _Found((first,), (half, until), start, end, sure) if until else alone
    until, end = _half(text, second.end)
    return _Found((first, second), (half, until), start, end, _Use.ANYWHERE)


def _shortened_span(text: str, start: int, begins: int) -> _Found | None:
    """23-25号, 5-8 Dec."""
    first = _shortened(text, begins, _Short.NUMBER)
    to = first and _TO.match(text, first.end)
    second = to and _day(text, to.end())
    if not first or not second or second.short is not _Short.NUMBER:
        return None
    until, end = _half(text, second.end)
    return _Found((first, second), (None, until), start, end, _Use.IN_FRONT, True)


def _shortened(text: str, start: int, short: _Short) -> _Day | None:
    """What is left of a day beside another one: 三 in 周一到三, 8 in Dec 5-8."""
    if short is _Short.WEEKDAY and (said := _BARE_WEEKDAY.match(text, start)):
        index = _WEEKDAYS.index("日" if said[1] == "天" else said[1])
        return _Day(_weekday_on(index, None), said.end())
    if short is _Short.NUMBER and (said := _BARE_NUMBER.match(text, start)):
        number = int(said[1])
        return _Day(lambda when: when.near.replace(day=number), said.end())
    return None


def _half(text: str, start: int) -> tuple[Half | None, int]:
    said = _HALF.match(text, start)
    if said is None:
        return None, start
    half = Half.MORNING if said["morning"] else Half.AFTERNOON if said["afternoon"] else None
    return half, said.end()


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


# Days inside a line of other words.

_PIECE = re.compile(r"[^\s,;:!?()\[\]。、「」\u200b]+")
_NOT_A_DAY = re.compile(r"周六福|星期五餐|今日[头頭][条條]|明日之星")  # names that begin like one
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 24  # signs a day may take at the end of a piece; more is not looked through
# After letters or figures: 12/5箱, 5%, 12/5.5, friday's.
_GOES_ON = re.compile(r"(?<=[0-9])(?:[0-9a-z%/-]|[.][0-9])|(?<=[a-z])['’/-]")


def _pieces_with_a_day(text: str) -> Iterator[_Found]:
    done = 0
    for piece in _PIECE.finditer(text):
        if piece.start() < done or _NOT_A_DAY.match(text, piece.start()):
            continue
        found = _in_front(text, piece.start()) or _behind(text, piece.start(), piece.end())
        if found:
            done = found.end
            yield found


def _in_front(text: str, start: int) -> _Found | None:
    found = _span(text, start)
    if found is None or _GOES_ON.match(text, found.end):
        return None
    all_there_is = not (text[:start] + text[found.end :]).strip(_EDGES)
    return found if found.use is not _Use.ALONE or all_there_is else None


def _behind(text: str, start: int, end: int) -> _Found | None:
    """谈好了跟进下周三: a day right behind other Chinese words, where no doubt is possible."""
    for begins in range(max(start + 1, end - _LONGEST), end):
        before = text[begins - 1]
        if _HAN.match(before) and before not in "每第一二三四五六七八九十两":
            found = _span(text, begins)
            if found and found.end >= end and found.use is _Use.ANYWHERE:
                return found
    return None
