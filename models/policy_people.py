"""The rules for people: working hours, approvals, attendance, leave, reports, appraisal, meetings.

Table by table as in company.toml, where each key is explained.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal, Self

import holidays
from babel.numbers import is_currency
from holidays.registry import EntityLoader
from pydantic import Field, ValidationInfo, field_validator, model_validator

from models.policy_values import (
    Amount,
    Approver,
    Approvers,
    ClashError,
    Count,
    Duration,
    EveryYear,
    ListOf,
    Loose,
    NotEmpty,
    Number,
    Percent,
    Positions,
    Segment,
    Segments,
    Table,
    Text,
    Time,
    Weekday,
    Weekdays,
    Whole,
    Words,
    Zone,
    listed,
)
from models.positions import Position


class Company(Table):
    name: str
    zone: Zone
    currency: str
    country: str
    subdivision: str | None
    map: str
    day_turns_at: Time

    @field_validator("map")
    @classmethod
    def _map_shows_a_place(cls, found: str) -> str:
        places = sorted(re.findall(r"{(.*?)}", found))
        if not found.startswith("https://") or places != ["latitude", "longitude"]:
            raise ValueError("an https address with {latitude} and {longitude}")
        return found

    @field_validator("currency")
    @classmethod
    def _currency_exists(cls, found: str) -> str:
        if not is_currency(found):
            raise ValueError('an ISO currency like "CNY"')
        return found

    @field_validator("country")
    @classmethod
    def _country_has_a_calendar(cls, found: str) -> str:
        if found not in EntityLoader.get_country_codes():
            raise ValueError('a country\'s ISO code like "CN"')
        return found

    @field_validator("subdivision")
    @classmethod
    def _subdivision_is_of_the_country(cls, found: str, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        if not found or country is None:
            return None
        # Looked up only where one is named: the library reads in every country at once.
        known = getattr(holidays, country).subdivisions
        if found not in known:
            raise ValueError(listed(["", *known]))
        return found


class Hours(Table):
    """The working hours of each weekday (2.1)."""

    monday: Segments
    tuesday: Segments
    wednesday: Segments
    thursday: Segments
    friday: Segments
    saturday: Segments
    sunday: Segments
    make_up: NotEmpty[Segments]
    afternoon_from: Time

    def on(self, weekday: int) -> tuple[Segment, ...]:
        """The hours of a weekday, counted as `date.weekday()` does; none on a day off."""
        segments: tuple[Segment, ...] = getattr(self, list(Weekday)[weekday])
        return segments

    @model_validator(mode="after")
    def _somebody_works(self) -> Self:
        if not any(self.on(weekday) for weekday in range(7)):
            raise ClashError("no weekday has working hours")
        return self


class Access(Table):
    invitation_valid: Duration
    stranger_answered_every: Duration


class Messages(Table):
    bulk_quiet_outside_hours: bool


class Approvals(Table):
    remind_after_working_hours: Count
    climb_after_working_hours: Count

    @field_validator("climb_after_working_hours")
    @classmethod
    def _reminds_first(cls, climb: int, info: ValidationInfo) -> int:
        if climb <= info.data.get("remind_after_working_hours", 0):
            raise ClashError("must be more than remind_after_working_hours")
        return climb


class Tier(Table):
    up_to: Duration
    fine: Amount | None = None
    days_pay: Amount | None = None

    @model_validator(mode="after")
    def _costs_one_thing(self) -> Self:
        if (self.fine is None) == (self.days_pay is None):
            raise ClashError("a tier costs either a fine or days_pay")
        return self


class Place(Table):
    name: Text
    latitude: Annotated[Number, Field(ge=-90, le=90)]
    longitude: Annotated[Number, Field(ge=-180, le=180)]
    within_metres: Count


class Attendance(Table):
    by: Positions
    grace: Duration
    remind: bool
    remind_before: Duration
    missing_listed_after: Duration
    half_day_absent_days_pay: Amount
    day_absent_days_pay: Amount
    days_absent_is_leaving: Count
    mended_within: Duration
    places: ListOf[Place]
    tiers: ListOf[Tier]

    @field_validator("tiers")
    @classmethod
    def _each_reaches_further(cls, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
        if any(a.up_to >= b.up_to for a, b in pairwise(tiers)):
            raise ClashError("each tier must reach further than the one before")
        return tiers

    def tier(self, late: timedelta) -> Tier | None:
        """What being late or early by so much costs (2.3); None: in time, or more than any tier."""
        return next((tier for tier in self.tiers if timedelta() < late <= tier.up_to), None)


class Band(Table):
    up_to_days: Amount | None = None
    less_than_days: Amount | None = None
    approvers: Approvers
    when_away: Mapping[Loose[Position], Loose[Position]] = {}

    @property
    def is_open(self) -> bool:
        return self.up_to_days is None and self.less_than_days is None

    def covers(self, days: Decimal) -> bool:
        """Whether so many days end here; the bands before are asked first."""
        if self.up_to_days is not None:
            return days <= self.up_to_days
        return self.less_than_days is None or days < self.less_than_days

    @model_validator(mode="after")
    def _ends_in_one_way(self) -> Self:
        if self.up_to_days is not None and self.less_than_days is not None:
            raise ClashError("a band ends either with up_to_days or with less_than_days")
        return self


class LeaveKind(StrEnum):
    ANNUAL = "annual"
    SICK = "sick"
    PERSONAL = "personal"
    EMERGENCY = "emergency"
    MARRIAGE = "marriage"
    MATERNITY = "maternity"
    PATERNITY = "paternity"
    BEREAVEMENT = "bereavement"
    COMPENSATORY = "compensatory"


class LeaveRule(Table):
    balance: Literal["yearly", "each_time", "earned", "unlimited"]
    days: Amount | None = None
    paid: bool
    offered: bool = True
    same_day: bool = False
    calendar_days: bool = False
    accrues: Literal["at_once", "monthly"] = "at_once"
    picture_from_days: Amount = Decimal()
    carry_over_days: Amount = Decimal()
    carry_over_until: EveryYear | None = None

    @model_validator(mode="after")
    def _balance_has_its_numbers(self) -> Self:
        if (self.balance in ("yearly", "each_time")) != bool(self.days):
            raise ClashError('balance "yearly" or "each_time" needs days, the others have none')
        if bool(self.carry_over_days) != bool(self.carry_over_until):
            raise ClashError("carry_over_days and carry_over_until need each other")
        return self


class Leave(Table):
    notice_days: Whole
    bands: NotEmpty[ListOf[Band]]
    kinds: Mapping[Loose[LeaveKind], LeaveRule]

    def band(self, days: Decimal) -> Band:
        """Who approves so many working days (3.2)."""
        return next(band for band in self.bands if band.covers(days))

    @field_validator("bands")
    @classmethod
    def _bands_go_on(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        if [band.is_open for band in bands] != [False] * (len(bands) - 1) + [True]:
            raise ClashError(
                "the last band, and only the last, has neither up_to nor less_than_days"
            )
        # "up to 3" reaches further than "less than 3".
        ends = [(b.up_to_days or b.less_than_days, b.up_to_days is not None) for b in bands[:-1]]
        if ends != sorted(set(ends)):
            raise ClashError("each band must reach further than the one before")
        return bands


class Reports(Table):
    daily_by: Positions
    accepted_for: Duration
    weekly_by: Positions
    monthly_by: Positions
    daily_to: Approver
    weekly_to: Approver
    monthly_to: Approver
    remind_before_end: Duration
    daily_grace: Duration
    weekly_due_on: Loose[Weekday]
    weekly_due_at: Time
    monthly_due_working_day: Count
    monthly_due_at: Time


class Weights(Table):
    results: Percent
    process: Percent
    satisfaction: Percent
    teamwork: Percent

    @model_validator(mode="after")
    def _make_a_whole(self) -> Self:
        if (total := self.results + self.process + self.satisfaction + self.teamwork) != 100:
            raise ClashError(f"the weights must make 100, they make {total}")
        return self


class Appraisal(Table):
    review_below_points: Percent
    weights: Weights


class AlertKind(StrEnum):
    BIG_ORDER = "big_order"
    LOST_ORDER = "lost_order"
    NOT_SEEN = "not_seen"  # a key customer
    AT_RISK = "at_risk"  # a target
    MISSING = "missing"  # who has not signed in
    COMPLAINT = "complaint"


class Alerts(Table):
    single_per_hour: Count
    on: ListOf[Loose[AlertKind]]
    big_order_from: Count
    not_seen_days_over: Count
    evening_until: Time


class Notices(Table):
    remind_every_days: Count


class Meeting(Table):
    name: Words
    days: Weekdays
    at: Time
