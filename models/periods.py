"""Periods: a year, a quarter or a month, as targets are set and figures are read (15.1)."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 2000, 2099  # any other is a slip of the finger
# 2026 · 2026Q1, Q1 2026, 2026年一季度, 2026年第1季度 · 2026-03, 2026/3, 2026年3月
YEAR = re.compile(r"(?P<year>\d{4})年?(?:度|全年)?")
QUARTERS = (
    re.compile(r"(?P<year>\d{4})[-/.年]?Q(?P<quarter>[1-4])"),
    re.compile(r"Q(?P<quarter>[1-4])[-/.]?(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})年?第?(?P<quarter>[1-4一二三四])季度?"),
)
MONTH = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})月?(?:份)?")
FIRST_DAY = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月]0?1日?")  # a spreadsheet's


class PeriodKind(enum.StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


MONTHS = {PeriodKind.YEAR: 12, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


@dataclass(frozen=True, order=True)
class Period:
    """So many months from one on; kept in the database as people write it: 2026, 2026Q1, 2026-03."""

    year: int
    month: int = 1  # the first
    months: int = 12

    @classmethod
    @lru_cache(1_000)  # a thousand targets of a month say it each
    def read(cls, said: str) -> Period:
        """The period that somebody means; ValueError where it is none."""
        words = unicodedata.normalize("NFKC", said).upper().replace(" ", "")
        if found := YEAR.fullmatch(words):
            period = cls(int(found["year"]))
        elif found := next(filter(None, (one.fullmatch(words) for one in QUARTERS)), None):
            number = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
            period = cls(int(found["year"]), 3 * number - 2, 3)
        elif found := MONTH.fullmatch(words) or FIRST_DAY.fullmatch(words):
            period = cls(int(found["year"]), int(found["month"]), 1)
        else:
            raise ValueError(f"{said} is no period")
        if not (FIRST_YEAR <= period.year <= LAST_YEAR and 1 <= period.month <= 12):
            raise ValueError(f"{said} is no period")
        return period

    @classmethod
    def month_of(cls, day: date) -> Period:
        return cls(day.year, day.month, 1)

    @classmethod
    def around(cls, day: date, kind: PeriodKind) -> Period:
        """The year, quarter or month that a day is of."""
        months = MONTHS[kind]
        return cls(day.year, day.month - (day.month - 1) % months, months)

    def moved(self, by: int) -> Period:
        """As long a one, so many later; below nothing, earlier."""
        years, month = divmod(self.month - 1 + by * self.months, 12)
        return Period(self.year + years, month + 1, self.months)

    def __str__(self) -> str:
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}"
            case PeriodKind.QUARTER:
                return f"{self.year}Q{self.month // 3 + 1}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.month:02}"

    @property
    def kind(self) -> PeriodKind:
        return next(kind for kind, months in MONTHS.items() if months == self.months)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        years, month = divmod(self.month - 1 + self.months, 12)
        return date(self.year + years, month + 1, 1) - timedelta(days=1)

    def parts(self) -> Sequence[Period]:
        """The quarters of a year, the months of a quarter; a month has none."""
        size = {12: 3, 3: 1}.get(self.months)
        if size is None:
            return []
        return [
            Period(self.year, month, size)
            for month in range(self.month, self.month + self.months, size)
        ]
