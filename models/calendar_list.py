"""The calendar's list: a spreadsheet of days off and days worked, all of it or nothing (3.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar
from models.calendar import DayKind
from models.sheets import Listing, Mistake, WrongSheet, alike, shown

COLUMNS = {
    "date": "date",
    "day": "date",
    "日期": "date",
    "kind": "kind",
    "type": "kind",
    "类型": "kind",
    "類型": "kind",
    "name": "name",
    "名称": "name",
    "名稱": "name",
    "节日": "name",
    "節日": "name",
    "说明": "name",
    "說明": "name",
}
# 2026-10-01, 2026/10/1, 2026.10.1, 2026年10月1日
DATE = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
YEARS = range(1950, 2100)  # any other is a slip of the finger


@dataclass
class Summary:
    """How many days an import changed and left as they were, and whether a year is complete now."""

    changed: int
    unchanged: int
    completed: int | None = None

    def __str__(self) -> str:
        said = f"{self.changed} entered or changed, {self.unchanged} unchanged."
        return f"{said} {self.completed} is complete." if self.completed else said


@dataclass
class CalendarList(Listing):
    """The days of a sheet; a blank name, or no column for names, leaves what is known."""

    columns: ClassVar[Mapping[str, str]] = COLUMNS
    needed: ClassVar[Sequence[str]] = ("date", "kind")
    dates: ClassVar[Sequence[str]] = ("date",)

    days: dict[date, tuple[DayKind, str | None]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, kinds: Mapping[str, DayKind]) -> CalendarList:
        """Read a .csv (UTF-8 or GB18030) or .xlsx file; WrongSheet with every mistake in it.

        `kinds` are the words by which off and working may be called, beside their values.
        """
        words = {alike(word): kind for word, kind in kinds.items()}
        words |= {alike(kind): kind for kind in DayKind}
        listed = cls()
        first_row_of: dict[str, int] = {}
        for number, given in listed.given(path):
            day = listed._day(number, given["date"])
            kind = listed._kind(number, given["kind"], words)
            name = listed._name(number, given["name"])
            listed.claim(number, "date", str(day or ""), first_row_of)
            if day and kind:
                listed.days[day] = (kind, name)
        if listed.mistakes:
            raise WrongSheet(listed.mistakes)
        if not listed.days:
            raise WrongSheet([Mistake(0, "", f"there is no day in {path}")])
        return listed

    async def apply(self, session: AsyncSession, *, complete: int | None = None) -> Summary:
        """Let the calendar say what the list says, and be complete for a year; twice changes nothing.

        WrongSheet, and nothing done, when the list has no day of the year that it completes.
        """
        if complete and not any(day.year == complete for day in self.days):
            says = f"there is no day of {complete} in the list, so it does not complete that year"
            raise WrongSheet([Mistake(0, "", says)])
        changed = await calendar.set_days(session, self.days, who=None)
        if complete:
            await calendar.complete_year(session, complete, who=None)
        return Summary(len(changed), len(self.days) - len(changed), complete)

    # What is wrong with a sheet

    def _day(self, number: int, found: str | None) -> date | None:
        if found is None:
            self.wrong(number, "date", "is missing")
        if not found:
            return None
        said = DATE.fullmatch(unicodedata.normalize("NFKC", found))
        try:
            day = date(*map(int, said.groups())) if said else None
        except ValueError:
            day = None
        if day is None:
            says = f"“{shown(found)}” is no date; write it as 2026-10-01"
            self.wrong(number, "date", says)
        elif day.year not in YEARS:
            self.wrong(number, "date", f"{day} lies too far away")
            return None
        return day

    def _kind(self, number: int, found: str | None, words: Mapping[str, DayKind]) -> DayKind | None:
        if found is None:
            self.wrong(number, "kind", "is missing")
        elif found and (kind := words.get(alike(found))) is None:
            allowed = ", ".join(DayKind)
            self.wrong(number, "kind", f"“{shown(found)}” is no kind; allowed are {allowed}")
        elif found:
            return kind
        return None

    def _name(self, number: int, found: str | None) -> str | None:
        if not found:
            return None
        name = " ".join(found.split())
        if says := calendar.wrong_name(name):
            self.wrong(number, "name", says)
        return name
