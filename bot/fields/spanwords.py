"""The ways to say when somebody is away: half a day, 14:00-17:00, 3 days, next week, 明后天.

away.py reads a line with them. Elsewhere 下周 is no day, and an hour goes with what is to be
done then: so days.py knows nothing of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from bot import o_clock
from bot.days import HAN, HOUR, NOT_A_DAY, TO, Found, NoSuchDay, half_at, span_at
from bot.daywords import DAY_SIGN, Day, Looking, Short, Use, When, day_at, shortened_at
from bot.fields.numerals import number_in
from models.spans import Half

LONGEST = 366  # days; more is a slip of the thumb

# Hours

_CLOCK = (
    rf"(?:(?:上午|下午|早上|晚上|中午|早|晚)?[ \t]*{HOUR}"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})?[ \t]?(?:am|pm|a\.m\.|p\.m\.))(?![a-z0-9])"
)
_UNTIL = r"(?:[ \t]*[-~到][ \t]*|[ \t]+(?:to|until|till|and)[ \t]+)"
HOURS = re.compile(
    rf"(?:(?:from|between|at)[ \t]+|从)?(?<![0-9.:/])(?P<begins>{_CLOCK}|[0-9]{{1,2}}(?={_UNTIL}))"
    rf"{_UNTIL}(?P<ends>{_CLOCK})"
)
_ONE_HOUR = re.compile(rf"(?:(?:from|at)[ \t]+)?(?P<at>{_CLOCK})")
_NOON = re.compile(
    r"(?:before[ \t]+)?(?:noon|midday)(?![a-z])|(?:中午|正午)(?![饭飯餐])(?:[之以]?前)?"
)
_GAP = re.compile(r"[ \t]*")


def half_of_hours(said: re.Match[str], meet: time) -> tuple[Half | None, bool]:
    """The half that hours touch, none for both; and whether they can be read."""
    begins, ends = _hour(said["begins"]), _hour(said["ends"])
    if begins is None or ends is None or begins >= ends:
        return None, False
    if ends <= meet:
        return Half.MORNING, True
    return (None if begins < meet else Half.AFTERNOON), True


def _hour(said: str) -> time | None:
    """An hour of the day; those up to six are the afternoon's, where nobody says which."""
    hour = o_clock.read(said)
    if hour is None:
        return None
    return hour.later if not hour.is_sure and 1 <= hour.at.hour <= 6 else hour.at


# Lengths

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ASKED = "(?:(?<![调調补補年轮輪倒换換公病])[请休])"  # 调休 is a kind of leave
_NUMBER = r"(?:[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_ENGLISH_NUMBER = rf"(?:[0-9]{{1,4}}(?:\.[0-9])?|{'|'.join(_ENGLISH)}|a(?=[ \t]+week))"
LENGTHS = (
    re.compile(
        rf"(?<![\w.])(?:for[ \t]+)?(?P<number>{_ENGLISH_NUMBER})[ \t-]*"
        r"(?:(?:full|whole|working|work|business|calendar)[ \t]+)?(?P<unit>day|week)s?"
        r"(?:[ \t]+off)?(?![a-z])"
    ),
    re.compile(
        rf"(?<![第每几前后后这那头上下0-9.])(?:一?共)?{_ASKED}?(?P<number>{_NUMBER})[ \t]*个?"
        r"(?P<unit>工作[日天]|天(?![后前内气然下空])|周(?![一二三四五六日天末年岁])"
        r"|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天]))(?P<half>半)?(?:假期?)?"
    ),
)
_LONGER = re.compile(
    r"(?P<weeks>[个個]?(?:[周週]|星期|[礼禮]拜)|weeks?)|[个個]?月|months?", re.IGNORECASE
)
HALF_A_DAY = re.compile(
    r"(?<![a-z])(?:(?:an?[ \t]+)?half(?:[ \t-]+an?)?[ \t-]*day|(?:1/2|0\.5)[ \t-]*(?:a[ \t]+)?days?)"
    r"(?:[ \t]+off)?(?![a-z])"
    rf"|{_ASKED}(?:半天|半日)假?|(?<![大小多])(?:半天|半日|半个工作日|0\.5[ \t]*天)假?"
)
A_HALF = re.compile(
    r"(?<![a-z])(?:in[ \t]+)?(?:the[ \t]+)?(?:(?:morning|(?P<am>am))|afternoon|pm)(?![a-z])"
    r"|上午|早上|下午"
)


def days_of(length: re.Match[str]) -> Decimal | None:
    """So many days, seven in a week; None where nobody means that many."""
    said = length["number"]
    if said in _ENGLISH:
        number = Decimal(_ENGLISH.index(said) + 1)
    else:
        number = Decimal(1) if said == "a" else Decimal(number_in(said) or 0)
    if "half" in length.groupdict() and length["half"]:
        number += Decimal("0.5")
    number *= 7 if is_weeks(length) else 1
    return number if 0 < number <= LONGEST and number * 2 % 1 == 0 else None


def is_weeks(length: re.Match[str]) -> bool:
    return length["unit"] in ("week", "周", "星期", "礼拜")


def days_in(unit: str) -> int:
    """How many days a week or a month has, where somebody counts in them; none for any other word."""
    longer = _LONGER.fullmatch(unit.strip())
    return 0 if longer is None else 7 if longer["weeks"] else 30


def half_named(said: re.Match[str]) -> Half:
    is_morning = any(word in said[0] for word in ("morning", "am", "上午", "早上"))
    return Half.MORNING if is_morning else Half.AFTERNOON


# What looks like a day, an hour or a length, in ways that nothing here understands.

LOOKS_LIKE = re.compile(
    rf"(?<![a-z0-9])(?:{_CLOCK}|{_ENGLISH_NUMBER}[ \t-]*(?:(?:hour|hr|month)s?|h)(?![a-z]))"
    rf"|(?:{_NUMBER}|半)[ \t]*个?[多半]?(?:小时|小時|钟头|鐘頭|月(?![0-9饼餅]))"
    r"|[这過过好]?[几幾][天日周](?!前)|[这過过前后]{1,2}[一二两三四五六七八九十0-9]{1,2}[天日]"
    r"|(?:a[ \t]+)?(?:few|couple[ \t]+of|several)[ \t]+(?:days|weeks|hours)"
    r"|(?<![a-z])(?:next|this|last|coming|following|past)[ \t]+(?:week|weekend|month|year)(?![a-z])"
    r"|(?<![a-z])(?:weekends?|fortnight|tonight|noon|midday|mornings?|afternoons?|pm)(?![a-z])"
    r"|(?:下下|下|上上|上|这|本)个?(?:周末|周|星期|礼拜|月)(?!报)|周末"
    r"|今晚|明晚|中午|上午|下午|早上"
    r"|(?<![\w/.])[0-9]{1,2}(?:/[0-9]{1,2}|\.[0-9]{1,2}[ \t]*[-~到][ \t]*[0-9]{1,2}(?:\.[0-9]{1,2})?)"
    r"(?![\w/%])"
    rf"|(?<![0-9第])[0-9]{{1,2}}{DAY_SIGN}"
    r"|(?<![\w])(?:[12]?1st|2?2nd|2?3rd|[0-3]?[0-9]th)(?=[ \t]*$)"
)
# Said right beside a day they belong to it; elsewhere they tell why. What was found is commas by then.
_BEFORE_A_DAY = r"(?=[ \t]*,)"
_MORE_WEEKDAYS = (
    rf"(?:(?!{NOT_A_DAY.pattern})(?:周|星期|礼拜)(?:[一二三四五六天1-7]|日(?!报))[、,/+]?)+"
    r"|[一二三四五六日](?:[、,/+]?[一二三四五六日])*(?!\w)|(?![五六]一)[一二三四五六日]{2,}"  # not 五一
)
BESIDE = re.compile(
    r"(?:evening|night|晚上|傍晚|夜里|晚)(?![a-z])|[0-9][0-9.:/~-]*d?(?![\w%])"
    rf"|{_MORE_WEEKDAYS}"
    rf"|(?:[+/→>×*]|\.{{2,}}|…)[ \t]*(?:[0-9][0-9./-]*|[明后]天|{_MORE_WEEKDAYS}|[一二三四五六日]"
    r"|(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tmr)[a-z]*)"
    r"|\(?x[ \t]?[0-9]+(?![\w%])\)?"
    r"|[之以][前后]|[前后]+(?:(?!\w)|(?=[事病年婚产丧陪补调][假休]))|[大小多]半天|除外|[以之]外"
    rf"|到{_BEFORE_A_DAY}"
    r"|(?<![a-z])(?:(?:(?:first|second|1st|2nd)[ \t]+)?half(?![ \t]+term)"
    r"|(?:after|before|until|till)[ \t]+lunch(?:[ \t]?time)?|the[ \t]+day[ \t]+(?:after|before))(?![a-z])"
    r"|(?<![a-z])(?:every|each|until|till|before|after|by|(?:the[ \t]+)?week(?:[ \t]+(?:of|commencing))?)"
    r"(?=[ \t]+,)"
)
LIMIT = re.compile(r"(?:by|until)[ \t]+")  # `until friday` may begin today
NO_REASON = r"[0-9!-/:-@\[-`{-~、。（）～—–起止到至前后後退以之]+"  # 27号起到30号止
LEADS = re.compile(
    r"(?:(?<![a-z])(?:and|or|to|till|until|through|from|at|on|in|by|since|for|the|then|after|before)[ \t]+"
    r"|[-~,，、&和及与到或][ \t]*|从)+$"
)
NOTHING_BETWEEN = re.compile(
    r"(?:[\s,，、;:：&~和及与到或从-]|(?<![a-z])(?:and|or|to|till|until|through|from|at|on|in|by|for|then"
    r"|after|before)(?![a-z]))*"
)

# Days and spans that only here are meant

_STARTING = re.compile(
    r"(?:starting|beginning)[ \t]+(?:(?:on|from)[ \t]+)?|我[想要]?[请休]?|(?<![\u4e00-\u9fff])[请休]"
)
_ON = re.compile(r"[ \t]*(?:起|开始|開始|(?:onwards?|off)(?![a-z])|on(?=[ \t]*(?:$|for[ \t]|,)))")
_WEEK = re.compile(
    r"(?:(?:for|in|during)[ \t]+)?(?:(?:all|whole)[ \t]+(?:of[ \t]+)?)?"
    r"(?P<english>next|this)[ \t]+(?:whole[ \t]+)?week(?![a-z])"
    r"|(?P<chinese>下下|下|这|本)[一个]?整?(?:周|星期|礼拜)(?![一二三四五六日天末年报会1-7])(?:整周|都)?"
)
_WEEKS = {"下下": 2, "下": 1, "next": 1}
_PAIR = re.compile(r"(今明|明后|今明后)[两二三2-3]?[天日]")
_PAIRS = {"今明": (0, 1), "明后": (1, 2), "今明后": (0, 2)}
_A_WEEKDAY = re.compile(r"周|星期|礼拜|(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?!th)")
_AND = re.compile(r"[ \t]*(?:[和及与、,&]|and(?![a-z]))?[ \t]*")
_LISTED = re.compile(r"[0-9]{1,2}[号日]?([、,&和及])[0-9]{1,2}[号日]")
_DOTTED = r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
_DOTTED_SPAN = re.compile(rf"{_DOTTED}[ \t]*[-~到][ \t]*(?:{_DOTTED}|[0-9]{{1,2}}(?![\w.%]))")
_DOTTED_DAY = re.compile(
    rf"{_DOTTED}(?![ \t]?(?:days?|weeks?|hours?|hrs?|[dhk](?![a-z])|[天个小元块万%]))"
)


@dataclass(frozen=True)
class Place:
    """A day or span that stands in a line."""

    found: Found
    is_sure: bool
    of_a_week: bool = False

    @property
    def range(self) -> tuple[int, int]:
        return self.found.start, self.found.end

    @property
    def may_be_a_name(self) -> bool:
        return self.found.use is Use.ALONE  # sat, sun, 27th


@dataclass(frozen=True)
class Reader:
    """Reads days and spans of one text, said on a day whose morning ends at `meet`."""

    text: str
    today: date
    meet: time

    def at(self, start: int) -> Place | None:
        """The longest day or span that begins here."""
        before = _STARTING.match(self.text, start)
        begins = before.end() if before else start
        places = [place for way in self._ways(begins) for place in way if place]
        if not places:
            return None
        longest = max(places, key=lambda place: place.found.end)
        end = longest.found.end
        behind = _ON.match(self.text, end)
        found = replace(longest.found, start=start, end=behind.end() if behind else end)
        return replace(longest, found=found)

    def _ways(self, start: int) -> Iterator[Iterator[Place]]:
        yield self._as_elsewhere(start)
        yield self._week(start)
        yield self._two_days(start)
        yield self._with_dots(start)

    def _as_elsewhere(self, start: int) -> Iterator[Place]:
        found = span_at(self.text, start, self._half_behind)
        if found:
            found = self._and_more(found)
            yield Place(found, is_sure=found.use is not Use.ALONE)

    def _week(self, start: int) -> Iterator[Place]:
        if said := _WEEK.match(self.text, start):
            weeks = _WEEKS.get(said["english"] or said["chinese"], 0)
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=weeks)
            days = max(monday, self.today), monday + timedelta(days=6)
            yield Place(_found(days, said), is_sure=True, of_a_week=True)

    def _two_days(self, start: int) -> Iterator[Place]:
        if said := _PAIR.match(self.text, start):
            first, last = (self.today + timedelta(days=number) for number in _PAIRS[said[1]])
            yield Place(_found((first, last), said), is_sure=True)
        if said := _LISTED.match(self.text, start):
            # 24、25号 is 24-25号; 24、26号 is asked.
            as_span = f"{self.text[: said.start(1)]}-{self.text[said.end(1) :]}"
            if found := span_at(as_span, start, self._half_behind):
                yield Place(found, is_sure=self._length_of(found) == 1)

    def _with_dots(self, start: int) -> Iterator[Place]:
        """11.26-11.28; one alone may be a price: where it begins the line, it is asked."""
        is_first = not self.text[:start].strip(" ,")
        said = _DOTTED_SPAN.match(self.text, start)
        said = said or (_DOTTED_DAY.match(self.text, start) if is_first else None)
        if said:
            text = self.text[:start] + said[0].replace(".", "/") + self.text[said.end() :]
            if found := span_at(text, start, self._half_behind):
                yield Place(found, is_sure=len(found.days) > 1)

    def _half_behind(self, text: str, start: int, is_last: bool) -> tuple[Half | None, int]:
        """The half of a day behind it, also as hours; of a span's end as one hour, or noon."""
        gap = _GAP.match(text, start)
        begins = gap.end() if gap else start
        if not is_last and (hours := HOURS.match(text, begins)):
            half, is_read = half_of_hours(hours, self.meet)
            if is_read:
                return half, hours.end()
        hour = _ONE_HOUR.match(text, begins)
        noon = _NOON.match(text, begins)
        said = hour or noon
        if said and (is_last or TO.match(text, said.end())):
            at = _hour(hour["at"]) if hour else self.meet
            if at is not None:
                return self._half_at(at, is_last), said.end()
        return half_at(text, start, is_last)

    def _half_at(self, at: time, is_last: bool) -> Half:
        """The half that an hour ends, or begins: 12:00 ends the morning and begins the afternoon."""
        is_morning = at <= self.meet if is_last else at < min(self.meet, time(12))
        return Half.MORNING if is_morning else Half.AFTERNOON

    def _and_more(self, found: Found) -> Found:
        """周四周五, thursday and friday: one day after the other is a span."""
        while joint := _AND.match(self.text, found.end):
            day = day_at(self.text, joint.end())
            if day and not joint[0].strip(" \t,") and self._is_said_twice(found, joint, day):
                same = self._same_day(found, day)
                if same is None:
                    break
                found = same
                continue
            if day is None and found.days[-1].short is Short.WEEKDAY:  # 周四、五
                day = shortened_at(self.text, joint.end(), Short.WEEKDAY)
            is_glued = joint.end() == found.end
            if day is None or (is_glued and not HAN.match(self.text, joint.end())):
                break
            half, end = self._half_behind(self.text, day.end, True)
            (first, last), (from_half, to_half) = (found.days[0], day), found.halves
            is_open = to_half is not Half.MORNING and half is not Half.AFTERNOON
            more = replace(found, days=(first, last), halves=(from_half, half), end=end)
            if not is_open or self._length_of(more) != (self._length_of(found) or 0) + 1:
                break
            found = replace(more, use=Use.ANYWHERE)
        return found

    def _is_said_twice(self, found: Found, joint: re.Match[str], day: Day) -> bool:
        """Wed 26 nov, 26号周四: a weekday and a date side by side are one day, not two."""
        one, other = self.text[found.start : found.end], self.text[joint.end() : day.end]
        return bool(_A_WEEKDAY.search(one)) != bool(_A_WEEKDAY.search(other))

    def _same_day(self, found: Found, day: Day) -> Found | None:
        """The date, where it is that weekday."""
        if len(found.days) > 1 or found.halves != (None, None):
            return None
        date_said, weekday = found.days[0], day
        if _A_WEEKDAY.search(self.text, found.start, found.end):
            date_said, weekday = day, found.days[0]
        try:
            on = date_said.on(When(self.today, self.today, Looking.AHEAD))
            if weekday.on(When(self.today, on, Looking.AHEAD)) != on:
                return None
        except (ValueError, OverflowError):
            return None
        half, end = self._half_behind(self.text, day.end, False)
        return replace(found, days=(date_said,), halves=(half, half), end=end, use=Use.ANYWHERE)

    def _length_of(self, found: Found) -> int | None:
        """How many days lie between the first and the last."""
        try:
            said = found.said(self.text, self.today, Looking.AHEAD)
        except NoSuchDay:
            return None
        return (said.last - said.first).days


def _found(days: tuple[date, date], said: re.Match[str]) -> Found:
    def fixed(day: date) -> Day:
        def on(_: When) -> date:
            return day

        return Day(on, said.end())

    first, last = (fixed(day) for day in days)
    return Found((first, last), (None, None), said.start(), said.end(), Use.ANYWHERE)
