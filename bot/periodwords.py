"""A period in words: 10月, 本季度, 今年, "next month", Q1, "Oct 2026", 2026Q1; targets look ahead (15.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.daywords import MONTH_NAMES, MONTHS, number_of, plain
from models.periods import Period, PeriodKind

YEARS = 10  # further away it is a number: 2000万, visits 2000
STILL_MEANT = timedelta(days=92)  # 10月 said in November is the one that is over

_YEARS_AWAY = {"去年": -1, "今年": 0, "本年": 0, "全年": 0, "明年": 1, "后年": 2}
_AWAY = {"上": -1, "last": -1, "这": 0, "本": 0, "当": 0, "this": 0, "下": 1, "next": 1}
_KINDS = {"年": PeriodKind.YEAR, "年度": PeriodKind.YEAR, "year": PeriodKind.YEAR}
_KINDS |= {"月": PeriodKind.MONTH, "月份": PeriodKind.MONTH, "month": PeriodKind.MONTH}
_KINDS |= {"季": PeriodKind.QUARTER, "季度": PeriodKind.QUARTER, "quarter": PeriodKind.QUARTER}

_GAP = r"[ \t]*"
_YEAR = r"(?P<year>20[0-9]{2})"
_WORDS = r"(?P<words>去年|今年|本年|明年|后年)"
_IN_YEAR = rf"(?:(?:{_YEAR}{_GAP}(?:[-/.年]|(?=[a-z第]))?|{_WORDS}的?){_GAP})?"
_BEHIND = rf"(?:{_GAP}[-/,.]?{_GAP}(?P<later>20[0-9]{{2}}))?"
_NUMBER = r"(?P<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"

_Means = Callable[["re.Match[str]", date], Period]
_WAYS: list[tuple[re.Pattern[str], _Means]] = []


def _said_as(pattern: str) -> Callable[[_Means], _Means]:
    def add(means: _Means) -> _Means:
        # 12月50万 are two; 2026Q1x is none.
        ends = r"(?:(?<=[\u4e00-\u9fff])|(?![0-9a-z]))"
        _WAYS.append((re.compile(rf"(?<![0-9a-z¥$.,]){pattern}{ends}"), means))
        return means

    return add


def read_period(words: str, today: date) -> Period | None:
    """The period that the words are, and nothing else; None when they are something else."""
    found = find_period(words.strip(), today)
    return found[2] if found and found[:2] == (0, len(words.strip())) else None


def find_period(words: str, today: date) -> tuple[int, int, Period] | None:
    """From where to where a period stands in a line, the longest there is; None with none.

    Without a year it is this year's, and next year's where that has been over for a quarter.
    """
    said = plain(words)
    found = [
        (match.start(), match.end(), period)
        for pattern, means in _WAYS
        for match in pattern.finditer(said)
        if abs((period := means(match, today)).year - today.year) <= YEARS
    ]
    return max(found, key=lambda one: (one[1] - one[0], -one[0]), default=None)


@_said_as(rf"(?P<away>[上这本当下])个?{_GAP}(?P<kind>月份?|季度?|年度?)")
@_said_as(r"(?P<away>last|this|next)[ \t]+(?P<kind>month|quarter|year)")
def _away(said: re.Match[str], today: date) -> Period:
    return Period.around(today, _KINDS[said["kind"]]).moved(_AWAY[said["away"]])


@_said_as(r"(?P<words>去年|今年|本年|全年|明年|后年)度?")
@_said_as(rf"{_YEAR}(?:年度?|全年|(?![\u4e00-\u9fff]|[.,][0-9]))")
def _year(said: re.Match[str], today: date) -> Period:
    return Period(_year_of(said, today) or today.year)


@_said_as(rf"{_IN_YEAR}q(?P<number>[1-4]){_BEHIND}")
@_said_as(rf"{_IN_YEAR}第?(?P<number>[1-4一二三四])季度?")
def _quarter(said: re.Match[str], today: date) -> Period:
    month = 3 * number_of(said["number"]) - 2
    return _nearest(said, Period(today.year, month, 3), today)


@_said_as(rf"{_IN_YEAR}{_NUMBER}月份?")
@_said_as(rf"{_YEAR}[-/.](?P<number>1[0-2]|0?[1-9])")
@_said_as(rf"{_IN_YEAR}{MONTHS}{_BEHIND}")
def _month(said: re.Match[str], today: date) -> Period:
    named = said.groupdict().get("month")
    month = MONTH_NAMES.index(named[:3]) + 1 if named else number_of(said["number"])
    return _nearest(said, Period(today.year, month, 1), today)


def _year_of(said: re.Match[str], today: date) -> int | None:
    groups = said.groupdict()
    if words := groups.get("words"):
        return today.year + _YEARS_AWAY[words]
    year = groups.get("year") or groups.get("later")
    return int(year) if year else None


def _nearest(said: re.Match[str], period: Period, today: date) -> Period:
    year = _year_of(said, today)
    if year is None:
        year = today.year + (period.last < today - STILL_MEANT)
    return Period(year, period.month, period.months)
