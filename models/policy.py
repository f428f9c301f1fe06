"""The company's rules: read from company.toml, checked, and asked for as `policy.current()`."""

import json
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeVar, get_args
from zoneinfo import ZoneInfo, available_timezones

import holidays
from babel.numbers import is_currency
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from models.language import Language
from models.positions import Position


class PolicyError(Exception):
    """The company file is refused; the text has one line for each mistake."""


class _ClashError(ValueError):
    """Values that are fine alone and not together; the text says it all."""


# What values look like. A reader that raises ValueError says what is allowed.

SUPERIOR: Literal["superior"] = "superior"  # whoever the person answers to

T = TypeVar("T")
Loose = Annotated[T, Field(strict=False)]  # TOML has texts for enums and lists for tuples


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
        raise ValueError(_list([SUPERIOR, *Position])) from None


def _in_order(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    for before, after in pairwise(segments):
        if before.end > after.start:
            raise _ClashError("the hours overlap or are not in order")
    return segments


def _not_empty(items: T) -> T:
    if not items:
        raise _ClashError("must not be an empty list")
    return items


def _rising(days: tuple[int, ...]) -> tuple[int, ...]:
    if list(days) != sorted(set(days)):
        raise _ClashError("the days must rise, none of them twice")
    return days


Time = Annotated[time, PlainValidator(_read_time)]
Slot = Annotated[Segment, PlainValidator(_read_segment)]
Segments = Annotated[Loose[tuple[Slot, ...]], AfterValidator(_in_order)]
Duration = Annotated[timedelta, PlainValidator(_read_duration)]
Number = Annotated[Decimal, BeforeValidator(_read_number)]
Amount = Annotated[Number, Field(ge=0)]
Percent = Annotated[Number, Field(ge=0, le=100)]
Whole = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Days = Loose[tuple[Count, ...]]
RisingDays = Annotated[Days, AfterValidator(_rising)]
Words = Annotated[Mapping[Language, str], PlainValidator(_read_words)]
Approver = Annotated[Literal["superior"] | Position, PlainValidator(_read_approver)]
Approvers = Annotated[Loose[tuple[Approver, ...]], AfterValidator(_not_empty)]
Positions = Loose[tuple[Loose[Position], ...]]
Weekdays = Annotated[Loose[tuple[Loose[Weekday], ...]], AfterValidator(_not_empty)]


# The tables of the file, in its order; what each key means is written there.


class Table(BaseModel):
    """A table of the file: no key we do not know, no value of another kind, never changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Company(Table):
    name: Annotated[str, Field(min_length=1)]
    zone: Annotated[ZoneInfo, PlainValidator(_read_zone)]
    currency: str
    country: str
    subdivision: str | None
    day_turns_at: Time

    @field_validator("currency")
    @classmethod
    def _currency_exists(cls, found: str) -> str:
        if not is_currency(found):
            raise ValueError('an ISO currency like "CNY"')
        return found

    @field_validator("country")
    @classmethod
    def _country_has_a_calendar(cls, found: str) -> str:
        if found not in holidays.list_supported_countries():
            raise ValueError('a country\'s ISO code like "CN"')
        return found

    @field_validator("subdivision")
    @classmethod
    def _subdivision_is_of_the_country(cls, found: str, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        known = holidays.list_supported_countries().get(country, []) if country else [found]
        if found and found not in known:
            raise ValueError(_list(["", *known]))
        return found or None


class Hours(Table):
    """The working hours of each weekday (2.1)."""

    monday: Segments
    tuesday: Segments
    wednesday: Segments
    thursday: Segments
    friday: Segments
    saturday: Segments
    sunday: Segments
    make_up: Annotated[Segments, AfterValidator(_not_empty)]
    afternoon_from: Time

    def on(self, weekday: int) -> tuple[Segment, ...]:
        """The hours of a weekday, counted as `date.weekday()` does; none on a day off."""
        segments: tuple[Segment, ...] = getattr(self, list(Weekday)[weekday])
        return segments

    @model_validator(mode="after")
    def _somebody_works(self) -> Self:
        if not any(self.on(weekday) for weekday in range(7)):
            raise _ClashError("no weekday has working hours")
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
            raise _ClashError("must be more than remind_after_working_hours")
        return climb


class Tier(Table):
    up_to: Duration
    fine: Amount | None = None
    days_pay: Amount | None = None

    @model_validator(mode="after")
    def _costs_one_thing(self) -> Self:
        if (self.fine is None) == (self.days_pay is None):
            raise _ClashError("a tier costs either a fine or days_pay")
        return self


class Place(Table):
    name: Annotated[str, Field(min_length=1)]
    latitude: Annotated[Number, Field(ge=-90, le=90)]
    longitude: Annotated[Number, Field(ge=-180, le=180)]
    within_metres: Count


class Attendance(Table):
    grace: Duration
    remind: bool
    remind_before: Duration
    missing_listed_after: Duration
    half_day_absent_days_pay: Amount
    day_absent_days_pay: Amount
    days_absent_is_leaving: Count
    places: Loose[tuple[Place, ...]]
    tiers: Loose[tuple[Tier, ...]]

    @field_validator("tiers")
    @classmethod
    def _each_reaches_further(cls, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
        if any(a.up_to >= b.up_to for a, b in pairwise(tiers)):
            raise _ClashError("each tier must reach further than the one before")
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
            raise _ClashError("a band ends either with up_to_days or with less_than_days")
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
    carry_over_until: Annotated[DayOfYear, PlainValidator(_read_day_of_year)] | None = None

    @model_validator(mode="after")
    def _balance_has_its_numbers(self) -> Self:
        if (self.balance in ("yearly", "each_time")) != bool(self.days):
            raise _ClashError('balance "yearly" or "each_time" needs days, the others have none')
        if bool(self.carry_over_days) != bool(self.carry_over_until):
            raise _ClashError("carry_over_days and carry_over_until need each other")
        return self


class Leave(Table):
    notice_days: Whole
    bands: Annotated[Loose[tuple[Band, ...]], AfterValidator(_not_empty)]
    kinds: Mapping[Loose[LeaveKind], LeaveRule]

    def band(self, days: Decimal) -> Band:
        """Who approves so many working days (3.2)."""
        return next(band for band in self.bands if band.covers(days))

    @field_validator("bands")
    @classmethod
    def _bands_go_on(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        if [band.is_open for band in bands] != [False] * (len(bands) - 1) + [True]:
            raise _ClashError(
                "the last band, and only the last, has neither up_to nor less_than_days"
            )
        # "up to 3" reaches further than "less than 3".
        ends = [(b.up_to_days or b.less_than_days, b.up_to_days is not None) for b in bands[:-1]]
        if ends != sorted(set(ends)):
            raise _ClashError("each band must reach further than the one before")
        return bands


class Reports(Table):
    daily_by: Positions
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


class CustomerClass(StrEnum):
    A = "A"
    B = "B"
    C = "C"


class ClassRule(Table):
    rhythm_days: Count
    slot: Slot | None = None
    slot_days: Weekdays | None = None

    @model_validator(mode="after")
    def _slot_has_days(self) -> Self:
        if (self.slot is None) != (self.slot_days is None):
            raise _ClashError("slot and slot_days need each other")
        return self


class Customers(Table):
    slot: Slot
    protected_days: Count
    warned_days_before: Whole
    overdue_to_superior_days: Count
    classes: Mapping[Loose[CustomerClass], ClassRule]

    @field_validator("warned_days_before")
    @classmethod
    def _warned_within_protection(cls, days: int, info: ValidationInfo) -> int:
        if days >= info.data.get("protected_days", days + 1):
            raise _ClashError("must be less than protected_days")
        return days

    def slot_on(self, weekday: int, rule: ClassRule) -> Segment:
        """When follow-ups of a class are reminded of on a weekday (5.2)."""
        own = rule.slot and list(Weekday)[weekday] in (rule.slot_days or ())
        return rule.slot if rule.slot and own else self.slot


class Check(Table):
    key: Annotated[str, Field(min_length=1)]
    question: Words
    answer: Literal["yes_no", "number", "choice", "photo"]
    choices: Loose[tuple[Words, ...]] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _only_a_choice_has_choices(self) -> Self:
        if (self.answer == "choice") != bool(self.choices):
            raise _ClashError('answer = "choice" needs choices, the others have none')
        return self


class Shop(Table):
    name: Words
    daily_quota: Count
    checklist: str


class Visits(Table):
    verified_within_metres: Count
    checklists: Mapping[str, Annotated[Loose[tuple[Check, ...]], AfterValidator(_not_empty)]]
    shops: Mapping[str, Shop]

    @field_validator("checklists")
    @classmethod
    def _keys_differ(cls, found: Mapping[str, Sequence[Check]]) -> Mapping[str, Sequence[Check]]:
        for name, checks in found.items():
            if len({check.key for check in checks}) < len(checks):
                raise _ClashError(f"two questions of checklist {name} have the same key")
        return found

    @field_validator("shops")
    @classmethod
    def _checklists_exist(
        cls, shops: Mapping[str, Shop], info: ValidationInfo
    ) -> Mapping[str, Shop]:
        known = info.data.get("checklists")
        for name, shop in shops.items():
            if known is not None and shop.checklist not in known:
                raise _ClashError(
                    f"{name} names checklist {shop.checklist}; there is {_list(known)}"
                )
        return shops


class LargeAccounts(Table):
    star_rhythm_days: Count
    question_rhythm_days: Count
    cash_cow_rhythm_days: Count
    other_rhythm_days: Count


class Opportunities(Table):
    project_group_from: Amount
    project_group: Approvers


class Orders(Table):
    number: str
    copies_to: Positions
    director_told_from: Amount
    tax_percent: Percent
    rounding: Literal["line", "document"]
    delay_warning_days: Days
    discount_limits: Mapping[Loose[Position], Percent]

    def discount_limit(self, position: Position) -> Decimal:
        """The discount in percent that a position may give (8.3)."""
        return self.discount_limits.get(position, Decimal())

    @field_validator("number")
    @classmethod
    def _number_has_one_count(cls, found: str) -> str:
        said = re.sub(r"\{(yyyy|yy|mm|dd)\}", "", found)
        if not re.fullmatch(r"[^{}]*\{n+\}[^{}]*", said):
            raise ValueError("a pattern with one {nnnn} and any of {yyyy} {yy} {mm} {dd}")
        return found


class Contracts(Table):
    renewal_warning_days: Days


class CashInHand(Table):
    hand_in_within_months: Count
    warn_days: RisingDays


class Payments(Table):
    remind_days_before: Days
    remind_on_the_day: bool
    remind_days_after: Days
    chase_from: Amount
    promise_within_days: Count
    due_moves_to_working_day: bool
    statement_working_day: Count
    ageing_days: RisingDays
    overdue_to: Mapping[Approver, Count]
    cash_in_hand: CashInHand


class Questions(Table):
    answer_within_working_days: Count


class Complaints(Table):
    answer_within_working_minutes: Count
    close_within_working_days: Count


class Market(Table):
    digest_on: Loose[Weekday]
    digest_at: Time


class Expenses(Table):
    approvers: Approvers


class Targets(Table):
    at_risk_below_percent: Percent


class Weights(Table):
    results: Percent
    process: Percent
    satisfaction: Percent
    teamwork: Percent

    @model_validator(mode="after")
    def _make_a_whole(self) -> Self:
        if (total := self.results + self.process + self.satisfaction + self.teamwork) != 100:
            raise _ClashError(f"the weights must make 100, they make {total}")
        return self


class Appraisal(Table):
    review_below_points: Percent
    weights: Weights


class Alerts(Table):
    single_per_hour: Count


class Notices(Table):
    remind_every_days: Count


class Meeting(Table):
    name: Words
    days: Weekdays
    at: Time


class Dealers(Table):
    slow_after_days: Count


class Promotions(Table):
    approvers: Approvers


class Administration(Table):
    register_on: Loose[Weekday]
    register_at: Time


class Policy(Table):
    """All rules of a company."""

    company: Company
    hours: Hours
    access: Access
    messages: Messages
    approvals: Approvals
    attendance: Attendance
    leave: Leave
    reports: Reports
    customers: Customers
    visits: Visits
    large_accounts: LargeAccounts
    opportunities: Opportunities
    orders: Orders
    contracts: Contracts
    payments: Payments
    questions: Questions
    complaints: Complaints
    market: Market
    expenses: Expenses
    targets: Targets
    appraisal: Appraisal
    alerts: Alerts
    notices: Notices
    meetings: Mapping[str, Meeting]
    dealers: Dealers
    promotions: Promotions
    administration: Administration


# Reading the file, and saying what is wrong with it.

_current: Policy | None = None


def current() -> Policy:
    """The rules in force; the defaults until `use` was called."""
    return _current or use(load(None))


def use(policy: Policy) -> Policy:
    """Let these rules be in force from now on."""
    global _current  # noqa: PLW0603 - one set of rules for the process is the point
    _current = policy
    return policy


def load(path: Path | None) -> Policy:
    """The defaults, with the company's own file laid over them key by key.

    A file that is missing, is not TOML or has a key or value that is not allowed is
    refused with a PolicyError: one line per mistake, each with file and line.
    """
    defaults = (files("models") / "company.toml").read_text("utf-8")
    rules = tomllib.loads(defaults, parse_float=Decimal)
    if path is None:
        return Policy.model_validate(rules)
    text = _text_of(path)
    own = _parse(text, path)
    try:
        return Policy.model_validate(_laid_over(rules, own))
    except ValidationError as wrong:
        raise PolicyError("\n".join(_explain_all(wrong.errors(), path, text))) from None


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise PolicyError(f"{path}: there is no such company file") from None
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise PolicyError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    except OSError as wrong:
        raise PolicyError(f"{path}: cannot be read: {wrong.strerror}") from None


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as wrong:
        at = re.search(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)", str(wrong))
        line = (at and at[1]) or text.rstrip().count("\n") + 1
        what = str(wrong)[: at.start()] if at else str(wrong)
        raise PolicyError(f"{path}:{line}: not TOML: {what}") from None


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = below | above
    for key, under in below.items():
        over = both[key]
        if isinstance(under, dict) and isinstance(over, dict):
            both[key] = _laid_over(under, over)
    return both


_ALLOWED = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "enum": "{expected}",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number",
    "less_than_equal": "{le} or less",
    "literal_error": "{expected}",
    "mapping_type": "a table",
    "model_type": "a table",
    "string_too_short": "a text that is not empty",
    "string_type": "a text in quotes",
    "too_short": "a list that is not empty",
    "tuple_type": "a list",
}


def _explain_all(mistakes: Sequence[ErrorDetails], path: Path, text: str) -> list[str]:
    """One line for each mistake, from the top of the file down: file:line, key, what is wrong."""
    misspelt = {mistake["loc"][:-1] for mistake in mistakes if mistake["loc"][-1:] == ("[key]",)}
    explained: list[tuple[int, str]] = []
    for mistake in mistakes:
        is_name = mistake["loc"][-1:] == ("[key]",)
        loc = mistake["loc"][:-1] if is_name else mistake["loc"]
        if not is_name and any(loc[: len(name)] == name for name in misspelt):
            continue  # what stands below a misspelt name was never looked for there
        line = _line_of(text, loc) or 0
        where = f"{path}:{line}" if line else str(path)
        explained.append((line, f"{where}: {_key(loc)}{_explain(mistake, is_name=is_name)}"))
    return [said for _, said in sorted(explained, key=lambda pair: pair[0])]


def _explain(mistake: ErrorDetails, *, is_name: bool) -> str:
    """What was found and what is allowed; `is_name` for a table named wrongly."""
    if mistake["type"] == "extra_forbidden":
        *table, key = mistake["loc"]
        known = _keys_of(table)
        return f" is not known{_did_you_mean(str(key), known) or f'; known are {_list(known)}'}"
    if mistake["type"] == "missing":
        return " is missing"
    facts = mistake.get("ctx", {})
    wrong = facts.get("error")
    if isinstance(wrong, _ClashError):
        return f": {wrong}"
    if wrong:
        allowed = str(wrong)
    elif usual := _ALLOWED.get(mistake["type"]):
        allowed = usual.format(**facts).replace("'", '"')
    else:
        allowed = mistake["msg"]
    hint = _did_you_mean(str(mistake["input"]), re.findall(r'"([^"]+)"', allowed))
    if is_name:
        return f" is not known{hint or f'; known are {allowed}'}"
    return f": found {_shown(mistake['input'])}, allowed is {allowed}{hint}"


def _key(loc: Sequence[str | int]) -> str:
    """A key as people write it; entries of a list are counted from 1."""
    return "".join(f"#{part + 1}" if isinstance(part, int) else f".{part}" for part in loc)[1:]


def _line_of(text: str, loc: Sequence[str | int]) -> int | None:
    """The line where a key, or the nearest table around it, is written.

    The TOML reader does not tell. So the file is read up to each line: the key stands
    where the shortest beginning of the file ends that has it.
    """
    lines = text.split("\n")

    def read_to(count: int) -> tuple[int, Any]:
        """The longest beginning of at most so many lines that does not stop inside a value."""
        while True:
            try:
                return count, tomllib.loads("\n".join(lines[:count]))
            except tomllib.TOMLDecodeError:
                count -= 1

    def has_key(count: int) -> bool:
        _, inside = read_to(count)
        for part in loc:
            try:
                inside = inside[part]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    if not loc:
        return None
    if not has_key(len(lines)):
        return _line_of(text, loc[:-1])
    last = bisect_left(range(len(lines)), True, key=has_key)
    first, _ = read_to(last - 1)
    return first + 1


def _keys_of(loc: Sequence[str | int]) -> list[str]:
    """The keys that a table may have."""
    kind: Any = Policy
    for part in loc:
        if isinstance(kind, type) and issubclass(kind, Table):
            kind = kind.model_fields[str(part)].annotation
        else:  # Mapping[key, value] or tuple[item, ...]
            inside = get_args(kind)
            kind = inside[0] if inside[-1] is ... else inside[-1]
        while get_args(kind) and hasattr(kind, "__metadata__"):
            kind = get_args(kind)[0]
    return list(kind.model_fields)


def _shown(found: object) -> str:
    if isinstance(found, dict):
        return "a table"
    text = json.dumps(found, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _list(known: Iterable[str]) -> str:
    return ", ".join(f'"{one}"' for one in known)
