"""Times of day as people write them: 18:05, 1805, 6pm, 六点半, 下午6点一刻; and two: 9-18, 九点到六点."""

from __future__ import annotations

import re
import unicodedata
from datetime import time
from typing import NamedTuple

from bot.fields.numerals import number_in

_SIMPLIFIED = str.maketrans("點時鐘兩過裡", "点时钟两过里")
_DROPPED = re.compile(r"o['’]clock|\s|(?<=[ap])\.(?=m)|(?<=m)\.$|[。.!]+$")
_MORNING = "凌晨|清晨|早上|早晨|上午|早|am"
_AFTERNOON = "中午|下午|傍晚|晚上|夜里|晚|pm"
_WHOLE = re.compile(rf"({_MORNING}|{_AFTERNOON})?(.+?)(am|pm)?")
_DIGITS = re.compile(r"([0-9]{1,2})(?:[:.h点时]([0-9]{2})分?)?|([0-9]{1,2})([0-9]{2})")
_WORDS = re.compile(r"([0-9零一二两三四五六七八九十]{1,3})[点时](?:钟|整)?(?:过)?(.*?)分?")
_BETWEEN = re.compile(r"\s*(?:[-–—~]|\bto\b|\buntil\b|到|至)\s*")
_QUARTERS = {"": 0, "一刻": 15, "半": 30, "三刻": 45}


class OClock(NamedTuple):
    """A time of day; one that is not `sure` may be twelve hours later just as well."""

    at: time
    is_sure: bool

    @property
    def later(self) -> time:
        return self.at.replace(hour=self.at.hour + 12)


def read(words: str) -> OClock | None:
    """The time that the words are; None where they are none, or not one alone."""
    said = unicodedata.normalize("NFKC", words).casefold().translate(_SIMPLIFIED)
    whole = _WHOLE.fullmatch(_DROPPED.sub("", said))
    found = _hour_and_minute(whole[2]) if whole else None
    if whole is None or found is None or (whole[1] and whole[3]):
        return None
    hour, minute = found
    if hour > 23 or minute > 59:
        return None
    part = whole[1] or whole[3]
    is_sure = part is not None or not 1 <= hour <= 11 or whole[2].startswith("0")
    return OClock(time(_hour_in(part, hour), minute), is_sure)


def read_two(words: str) -> tuple[OClock, OClock] | None:
    """From when to when the words say; None where they are not two times."""
    said = unicodedata.normalize("NFKC", words).casefold().strip()
    said = re.sub(r"^(from\b|从|從)\s*", "", said)
    parts = _BETWEEN.split(said) if _BETWEEN.search(said) else said.split()
    times = [read(part) for part in parts]
    if len(times) != 2 or times[0] is None or times[1] is None:
        return None
    return times[0], times[1]


def _hour_in(part: str | None, hour: int) -> int:
    """The hour of the day, from the part of the day it was said to be in."""
    if part is None or hour > 12:
        return hour
    if part in _MORNING.split("|"):
        return hour % 12
    if hour in (0, 12):
        return 12 if hour and part in ("中午", "下午", "pm") else 0
    return hour if part == "中午" and hour == 11 else hour + 12


def _hour_and_minute(said: str) -> tuple[int, int] | None:
    if digits := _DIGITS.fullmatch(said):
        return int(digits[1] or digits[3]), int(digits[2] or digits[4] or 0)
    words = _WORDS.fullmatch(said)
    hour = number_in(words[1]) if words else None
    if words is None or hour is None:
        return None
    if words[2] in _QUARTERS:
        return int(hour), _QUARTERS[words[2]]
    minute = number_in(words[2].removeprefix("零"))
    return None if minute is None or minute % 1 else (int(hour), int(minute))
