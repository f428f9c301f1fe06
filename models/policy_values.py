"""How a company writes its rules: times, days, amounts, positions, and what is allowed instead."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator

from models.language import Language
from models.order_terms import Terms
from models.positions import Position

SUPERIOR: Literal["superior"] = "superior"  # whoever the person answers to

T = TypeVar("T")


class Table(BaseModel):
    """A table of the file: no key we do not know, no value of another kind, never changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ClashError(ValueError):
    """Values that are well written and do not fit together; the text says it all."""


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """As `date.weekday()` counts."""
        return list(Weekday).index(self)


class Segment(NamedTuple):
    """One stretch of time within a day."""

    start: time
    end: time


class DayOfYear(NamedTuple):
    """A day that comes every year."""

    month: int
    day: int


# Readers: a ValueError says what is allowed.


def _read_time(found: object) -> time:
    if isinstance(found, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", found):
        return time.fromisoformat(found)
    raise ValueError('a time like "09:00"')


def _read_segment(found: object) -> Segment:
    try:
        start, end = map(_read_time, str(found).split("-"))
    except ValueError:
        start = end = time()
    if start < end:
        return Segment(start, end)
    raise ValueError('hours like "09:00-12:00", the beginning before the end')


def _read_duration(found: object) -> timedelta:
    said = re.fullmatch(r"([0-9]{1,5}) (minute|hour|day)s?", str(found))
    if said:
        return timedelta(**{f"{said[2]}s": int(said[1])})
    raise ValueError('a length of time like "30 minutes", "72 hours" or "3 days"')


def _read_zone(found: object) -> ZoneInfo:
    if isinstance(found, str) and found in available_timezones():
        return ZoneInfo(found)
    close = get_close_matches(str(found), available_timezones(), n=1) or ["Asia/Shanghai"]
    raise ValueError(f'an IANA zone like "{close[0]}"')


def _read_day_of_year(found: object) -> DayOfYear:
    try:
        # A year without 29 February, which does not come every year.
        day = date.fromisoformat(f"2001-{found}")
    except ValueError:
        raise ValueError('a day that comes every year, like "03-31"') from None
    return DayOfYear(day.month, day.day)


def _read_number(found: object) -> Decimal:
    if isinstance(found, int | Decimal) and not isinstance(found, bool):
        number = Decimal(found)
        if number.is_finite():
            return number
    raise ValueError("a number")


def _read_words(found: object) -> Mapping[Language, str]:
    """Words in every language: what is missing is said as in the first one given."""
    if isinstance(found, str):
        found = {Language.EN: found}
    if isinstance(found, dict) and found and set(found) <= set(Language):
        said = [words for words in found.values() if isinstance(words, str)]
        if len(said) == len(found):
            return {language: str(found.get(language, said[0])) for language in Language}
    raise ValueError('"text", or { en = "…", zh-Hans = "…", zh-Hant = "…" }')


def _read_approver(found: object) -> Literal["superior"] | Position:
    if found == SUPERIOR:
        return SUPERIOR
    try:
        return Position(str(found))
    except ValueError:
        raise ValueError(listed([SUPERIOR, *Position])) from None


def _in_order(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    for before, after in pairwise(segments):
        if before.end > after.start:
            raise ClashError("the hours overlap or are not in order")
    return segments


def _not_empty(items: T) -> T:
    if not items:
        raise ClashError("must not be an empty list")
    return items


def _rising(days: tuple[int, ...]) -> tuple[int, ...]:
    if list(days) != sorted(set(days)):
        raise ClashError("the days must rise, none of them twice")
    return days


# TOML has texts for enums and lists for tuples.
Loose = Annotated[T, Field(strict=False)]
ListOf = Annotated[tuple[T, ...], Field(strict=False)]
NotEmpty = Annotated[T, AfterValidator(_not_empty)]

Text = Annotated[str, Field(min_length=1)]
Unit = Annotated[str, Field(min_length=1, max_length=16)]  # as a product's
Key = Annotated[str, Field(min_length=1, max_length=64)]  # as rows keep it
Words = Annotated[Mapping[Language, str], PlainValidator(_read_words)]
Whole = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Number = Annotated[Decimal, BeforeValidator(_read_number)]
Amount = Annotated[Number, Field(ge=0)]
PaymentTerms = Annotated[Terms, PlainValidator(Terms.read)]
Percent = Annotated[Number, Field(ge=0, le=100)]
Days = ListOf[Count]
RisingDays = Annotated[Days, AfterValidator(_rising)]
Zone = Annotated[ZoneInfo, PlainValidator(_read_zone)]
Duration = Annotated[timedelta, PlainValidator(_read_duration)]
Time = Annotated[time, PlainValidator(_read_time)]
Slot = Annotated[Segment, PlainValidator(_read_segment)]
Segments = Annotated[ListOf[Slot], AfterValidator(_in_order)]
Weekdays = NotEmpty[ListOf[Loose[Weekday]]]
EveryYear = Annotated[DayOfYear, PlainValidator(_read_day_of_year)]
Positions = ListOf[Loose[Position]]
Approver = Annotated[Literal["superior"] | Position, PlainValidator(_read_approver)]
Approvers = NotEmpty[ListOf[Approver]]


def listed(known: Iterable[str]) -> str:
    """What is allowed, as people write it: "one", "other"."""
    return ", ".join(f'"{one}"' for one in known)
