"""A month in words: 11月, 上个月, "last month", "Nov 2025", 2026-11."""

from __future__ import annotations

import re
from datetime import date

from bot.daywords import MONTH_NAMES, MONTHS, month_away, number_of, plain

_AWAY = {"上上": -2, "上": -1, "last": -1, "previous": -1}
_AWAY |= {"这": 0, "本": 0, "当": 0, "this": 0, "下": 1, "下下": 2, "next": 1}
_YEARS_AWAY = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "last year": -1, "next year": 1}
_NUMBER = r"(?P<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_RELATIVE = re.compile(
    r"(?P<away>上上|下下|[上这本当下])个?月|(?P<word>last|previous|this|next) +month"
)
_WRITTEN = [
    re.compile(rf"(?P<year>[0-9]{{4}}) *[-/.年] *{_NUMBER}(?: *月份?)?"),
    re.compile(rf"(?P<words>前年|去年|今年|明年)的?{_NUMBER}月份?"),
    re.compile(rf"{_NUMBER} *[-/.] *(?P<year>[0-9]{{4}})"),
    re.compile(rf"{_NUMBER} *月份?"),
    re.compile(rf"{MONTHS}(?:,? *(?:(?P<year>[0-9]{{4}})|(?P<words>(?:last|next) year)))?"),
]


def is_no_month(words: str) -> bool:
    """Whether they can only mean a month of which there is none: 13月; no shop is called so."""
    return re.fullmatch(r"[0-9]+ ?月份?", plain(words)) is not None


def read_month(words: str, today: date) -> date | None:
    """The first of the month that the words are, and nothing else; None when they are something else.

    Without a year it is the latest that has begun: what is asked about is past.
    """
    said = plain(words).strip()
    if match := _RELATIVE.fullmatch(said):
        year, month = month_away(today, _AWAY[match["away"] or match["word"]])
        return date(year, month, 1)
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(said):
            return _counted_out(match.groupdict(), today)
    return None


def _counted_out(found: dict[str, str | None], today: date) -> date:
    name = found.get("month")
    month = MONTH_NAMES.index(name[:3]) + 1 if name else number_of(found["number"] or "")
    if year := found.get("year"):
        return date(int(year), month, 1)
    if words := found.get("words"):
        return date(today.year + _YEARS_AWAY[words], month, 1)
    this_year = date(today.year, month, 1)
    return this_year if this_year <= today else date(today.year - 1, month, 1)
