"""Days in words: "tomorrow pm", 下周三, 23号-25号, read as people write them in chats."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.daywords import Day, Looking, Short, Use, When, day_at, plain, shortened_at
from models.errors import Refused
from models.spans import Half, Span

__all__ = [
    "EDGES",
    "GOES_ON",
    "HAN",
    "HOUR",
    "NOT_A_DAY",
    "PIECE",
    "TO",
    "EndsBeforeItBegins",
    "Found",
    "Half",
    "Looking",
    "NoSuchDay",
    "Said",
    "day_of_the_button",
    "find_day",
    "half_at",
    "read_day",
    "span_at",
]

EDGES = " \t\r\n.,!?。，！？、;；\u200b\u200e\u200f\u202a\u202c\u2068\u2069\ufeff"


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
    def span(self) -> Span:
        return Span(self.first, self.last, self.from_half, self.to_half)


class NoSuchDay(ValueError):  # noqa: N818 - it is what the person is told, not a failure of ours
    """Words that name a day which does not exist: 2月30日, 2026-02-30."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class EndsBeforeItBegins(NoSuchDay):
    """A span whose last day comes before its first: 12/8-12/5."""


def day_of_the_button(day: str) -> date:
    """The day that a button carries; refused when it never was one, or lies in another century."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise Refused("button-out-of-date") from None
    if found.year // 100 != 20:
        raise Refused("button-out-of-date")
    return found


def read_day(words: str, today: date, *, looking: Looking = Looking.AHEAD) -> Said | None:
    """The day or span that the words are, and nothing else; None when they are something else.

    NoSuchDay when they name a day that does not exist. `today` is the person's own day.
    """
    text = plain(words)
    start = len(text) - len(text.lstrip(EDGES))
    end = len(text.rstrip(EDGES))
    found = span_at(text, start)
    if found is None or found.end < end:
        return None
    return found.said(words, today, looking)


def find_day(words: str, today: date, *, looking: Looking = Looking.AHEAD) -> Said | None:
    """A day or span inside a line such as `明天下午 事假 家里有事`; the rest remains of it.

    It stands at the beginning or the end of a piece between spaces or punctuation. Words
    that may mean something else (sat, 5号电池, 1/2) are left alone: the form asks. Of
    several days the first that lies the way we are looking counts. Raises NoSuchDay.
    """
    text = plain(words)
    others: list[Said] = []
    wrong: NoSuchDay | None = None
    for found in _pieces_with_a_day(text):
        try:
            said = found.said(words, today, looking)
        except NoSuchDay as missing:
            if found.use is Use.ANYWHERE:  # 35号 may be a house
                wrong = wrong or missing
            continue
        if said.last >= today if looking is Looking.AHEAD else said.first <= today:
            return said
        others.append(said)
    if wrong:
        raise wrong
    return others[0] if others else None


# Halves of a day, and spans of days; bot/daywords.py reads each day of them.

_HALF = re.compile(
    r"[ \t]*的?(?:"
    r"(?P<morning>上午|早上|早晨|午前|早(?![会餐饭点班市安])"
    r"|(?:(?:in the )?morning|am|a\.m\.)(?![a-z]))"
    r"|(?P<afternoon>下午|午后|(?:(?:in the )?afternoon|pm|p\.m\.)(?![a-z]))"
    r"|一?整天|全天|(?:all|whole) day(?![a-z]))"
)
# With the hour, in any width and script.
HOUR = (
    r"(?:[0-9０-９]{1,2}[:：][0-9０-９]{2}"
    r"|(?:[0-9０-９]{1,2}|[一二两兩三四五六七八九十]{1,3})[点點时時](?:[0-9０-９]{1,2}分?|半|[一三]刻|[钟鐘整])?)"
)
_AN_HOUR = re.compile(rf"[ \t]*(?:at[ \t]+)?{HOUR}")
_BEFORE = re.compile(r"(?:(?:on|by|from|until)[ \t]+|从)")
_A_NUMBER = re.compile(r"(?:the[ \t]+)?[0-9一二三四五六七八九十廿]+[ \t]*(?:[号日]|st|nd|rd|th)")
TO = re.compile(r"[ \t]*[-~到][ \t]*|[ \t]+(?:to|until|till|through)[ \t]+")


@dataclass(frozen=True)
class Found:
    """A day or a span in a text, not yet counted out."""

    days: tuple[Day, ...]
    halves: tuple[Half | None, Half | None]
    start: int
    end: int
    use: Use
    counts_from_last: bool = False  # 23-25号: the month of the first day is that of the last
    to_a_number: bool = False  # 28号到3号: the last day names no month

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
        # 28号到3号 goes over into the next month; nobody means 25 days by 26号到24号.
        rolled_over |= self.to_a_number and (last - first).days > 20 and last.day < first.day
        if backwards or rolled_over:
            raise EndsBeforeItBegins(inside)
        before, after = words[: self.start].rstrip(), words[self.end :].lstrip(EDGES)
        return Said(first, last, from_half, to_half, inside, f"{before} {after}".strip())

    def _count_out(self, today: date, looking: Looking) -> tuple[date, date]:
        now = When(today, today, looking)
        one, other = self.days[0], self.days[-1]
        if self.counts_from_last:
            last = other.on(now)
            return one.on(When(today, last, looking)), last
        first = one.on(now)
        if len(self.days) == 1:
            return first, first
        last = other.on(When(today, first, Looking.AHEAD))
        if looking is Looking.BACK and last > today:
            # 周五到周一 on a Saturday: not the span we are in, the one before.
            first = one.on(When(today, first - timedelta(days=1), looking))
            last = other.on(When(today, first, Looking.AHEAD))
        return first, last


HalfAt = Callable[[str, int, bool], tuple[Half | None, int]]
"""Reads the half of a day behind it, and where that ends; the last day of a span or not."""


def half_at(text: str, start: int, _is_last: bool) -> tuple[Half | None, int]:
    """The half that is said behind a day, and where it ends."""
    said = _HALF.match(text, start)
    if said is None:
        return None, start
    half = Half.MORNING if said["morning"] else Half.AFTERNOON if said["afternoon"] else None
    # 下午3点: 下午 is a part of the hour, and stays with it.
    end = start if half and _AN_HOUR.match(text, said.end()) else said.end()
    return half, end


def span_at(text: str, start: int, half_behind: HalfAt = half_at) -> Found | None:
    """The day or span that begins here."""
    before = _BEFORE.match(text, start)
    begins = before.end() if before else start
    first = day_at(text, begins)
    if first is None:
        return _shortened_span(text, start, begins, half_behind)
    half, end = half_behind(text, first.end, False)
    sure = Use.ANYWHERE if half or begins > start else first.use
    alone = Found((first,), (half, half), start, end, sure)
    to = TO.match(text, end)
    if to is None:
        return alone
    second = day_at(text, to.end()) or shortened_at(text, to.end(), first.short)
    if second is None:
        until, end = half_behind(text, to.end(), True)
        return Found((first,), (half, until), start, end, sure) if until else alone
    until, end = half_behind(text, second.end, True)
    return Found(
        (first, second),
        (half, until),
        start,
        end,
        Use.ANYWHERE,
        to_a_number=bool(_A_NUMBER.fullmatch(text, to.end(), second.end)),
    )


def _shortened_span(text: str, start: int, begins: int, half_behind: HalfAt) -> Found | None:
    """23-25号, 5-8 Dec."""
    first = shortened_at(text, begins, Short.NUMBER)
    to = first and TO.match(text, first.end)
    second = to and day_at(text, to.end())
    if not first or not second or second.short is not Short.NUMBER:
        return None
    until, end = half_behind(text, second.end, True)
    return Found((first, second), (None, until), start, end, Use.IN_FRONT, True)


# Days inside a line of other words.

PIECE = re.compile(r"[^\s,;:!?()\[\]。、「」\u200b]+")
NOT_A_DAY = re.compile(r"周六福|星期五餐|今日[头頭][条條]|明日之星")  # names that begin like one
HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 24  # signs a day may take at the end of a piece; more is not looked through
# After letters or figures: 12/5箱, 5%, 12/5.5, friday's.
GOES_ON = re.compile(r"(?<=[0-9])(?:[0-9a-z%/-]|[.][0-9])|(?<=[a-z])['’/-]")


def _pieces_with_a_day(text: str) -> Iterator[Found]:
    done = 0
    for piece in PIECE.finditer(text):
        if piece.start() < done or NOT_A_DAY.match(text, piece.start()):
            continue
        found = _in_front(text, piece.start()) or _behind(text, piece.start(), piece.end())
        if found:
            done = found.end
            yield found


def _in_front(text: str, start: int) -> Found | None:
    found = span_at(text, start)
    if found is None or GOES_ON.match(text, found.end):
        return None
    all_there_is = not (text[:start] + text[found.end :]).strip(EDGES)
    return found if found.use is not Use.ALONE or all_there_is else None


def _behind(text: str, start: int, end: int) -> Found | None:
    """谈好了跟进下周三: a day right behind other Chinese words, where no doubt is possible."""
    for begins in range(max(start + 1, end - _LONGEST), end):
        before = text[begins - 1]
        if HAN.match(before) and before not in "每第一二三四五六七八九十两":
            found = span_at(text, begins)
            if found and found.end >= end and found.use is Use.ANYWHERE:
                return found
    return None
