"""Public days: what a country says of a year, its holidays and the days worked instead of them (3.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import holidays

from models import policy
from models.language import Language

SATURDAY = 5  # as `date.weekday()` counts

# The languages of the names that the library knows.
LIBRARY_CALLS = {Language.EN: "en_US", Language.ZH_HANS: "zh_CN", Language.ZH_HANT: "zh_TW"}


def days_off(year: int, language: Language | None = None) -> dict[date, str]:
    """The public holidays and what each is called, in that language as far as it has names for them.

    China announces its holidays with the weekend days beside them, which matters to those who
    work on Saturdays; the library lists only what takes the place of a weekday.
    """
    found = _ask_the_library(year, language)
    # "Labor Day (observed)": the rest is a remark of the library's.
    named = {day: name.split(" (")[0].split("（")[0] for day, name in found.items()}
    if policy.current().company.country == "CN":
        named |= _weekends_beside(named, set(found.weekend_workdays))
    return {day: named[day] for day in sorted(named) if day.year == year}


def _weekends_beside(named: Mapping[date, str], worked: Collection[date]) -> dict[date, str]:
    """The weekend days that adjoin holidays, called like those."""
    found: dict[date, str] = {}
    for day, name in named.items():
        for step in (timedelta(days=1), timedelta(days=-1)):
            beside = day + step
            while beside.weekday() >= SATURDAY and beside not in named and beside not in worked:
                found[beside] = name
                beside += step
    return found


def make_up_days(year: int) -> list[date]:
    """The days off that are worked instead of a holiday's bridge."""
    return [day for day in sorted(_ask_the_library(year).weekend_workdays) if day.year == year]


def are_announced(year: int) -> bool:
    """Whether the make-up days are known: China announces them each autumn, and has them every year."""
    return policy.current().company.country != "CN" or bool(make_up_days(year))


def _ask_the_library(year: int, language: Language | None = None) -> holidays.HolidayBase:
    company = policy.current().company
    return holidays.country_holidays(
        company.country,
        subdiv=company.subdivision,
        years=(year - 1, year, year + 1),  # a holiday's weekend may lie in the year beside it
        language=language and LIBRARY_CALLS[language],
    )
