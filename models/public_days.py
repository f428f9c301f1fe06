"""Public days: what a country says of a year, its holidays and the days worked instead of them (3.3)."""

from __future__ import annotations

from datetime import date

import holidays

from models import policy
from models.language import Language

# The languages of the names that the library knows.
LIBRARY_CALLS = {Language.EN: "en_US", Language.ZH_HANS: "zh_CN", Language.ZH_HANT: "zh_TW"}


def days_off(year: int, language: Language | None = None) -> dict[date, str]:
    """The public holidays and what each is called, in that language as far as it has names for them."""
    found = _ask_the_library(year, language)
    return {day: name for day, name in sorted(found.items()) if day.year == year}


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
        years=year,
        language=language and LIBRARY_CALLS[language],
    )
