"""The rules of selling: customers, visits, orders, payments, complaints, targets, dealers.

Table by table as in company.toml, where each key is explained.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from models.language import Language
from models.names import fold
from models.policy_values import (
    Amount,
    Approver,
    Approvers,
    ClashError,
    Count,
    Days,
    Duration,
    Key,
    ListOf,
    Loose,
    NotEmpty,
    PaymentTerms,
    Percent,
    Positions,
    RisingDays,
    Segment,
    Slot,
    Table,
    Text,
    Time,
    Unit,
    Weekday,
    Weekdays,
    Whole,
    Words,
    listed,
)
from models.positions import SEE_NO_PRICES, Position

MOST_PLANNED = 30  # customers on a day's plan: a message shows them all
MOST_BUTTONS = 40  # questions of a checklist, choices of a question: each has a button
LONGEST_QUESTION = 200  # characters
LONGEST_HANDLING = 60  # characters of a way to pack or to send
LONGEST_PATTERN = 30  # characters of what documents are numbered by


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
            raise ClashError("slot and slot_days need each other")
        return self


class Customers(Table):
    slot: Slot
    protected_days: Count
    warned_days_before: Whole
    overdue_to_superior_days: Count
    alike_within_metres: Count
    alike_from_percent: Percent
    classes: Mapping[Loose[CustomerClass], ClassRule]

    @field_validator("warned_days_before")
    @classmethod
    def _warned_within_protection(cls, days: int, info: ValidationInfo) -> int:
        if days >= info.data.get("protected_days", days + 1):
            raise ClashError("must be less than protected_days")
        return days

    def slot_on(self, weekday: int, rule: ClassRule) -> Segment:
        """When follow-ups of a class are reminded of on a weekday (5.2)."""
        if rule.slot and rule.slot_days and list(Weekday)[weekday] in rule.slot_days:
            return rule.slot
        return self.slot


class Check(Table):
    key: Text
    question: Words
    answer: Literal["yes_no", "number", "choice", "photo"]
    choices: ListOf[Words] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _only_a_choice_has_choices(self) -> Self:
        if (self.answer == "choice") != bool(self.choices):
            raise ClashError('answer = "choice" needs choices, the others have none')
        return self

    @model_validator(mode="after")
    def _fits_a_phone(self) -> Self:
        if len(self.choices) > MOST_BUTTONS:
            raise ClashError(f"more than {MOST_BUTTONS} choices")
        for words in (self.question, *self.choices):
            if max(map(len, words.values())) > LONGEST_QUESTION:
                raise ClashError(f"a question or choice of more than {LONGEST_QUESTION} characters")
        return self


class Shop(Table):
    name: Words
    daily_quota: Count
    checklist: str


class Visits(Table):
    verified_within_metres: Count
    position_counts_for: Duration
    planned_a_day: Annotated[int, Field(ge=1, le=MOST_PLANNED)]
    morning_before: Duration
    checklists: Mapping[str, NotEmpty[ListOf[Check]]]
    shops: Mapping[Key, Shop]

    @field_validator("checklists")
    @classmethod
    def _keys_differ(cls, found: Mapping[str, Sequence[Check]]) -> Mapping[str, Sequence[Check]]:
        for name, checks in found.items():
            if len({check.key for check in checks}) < len(checks):
                raise ClashError(f"two questions of checklist {name} have the same key")
            if len(checks) > MOST_BUTTONS:
                raise ClashError(f"checklist {name} has more than {MOST_BUTTONS} questions")
        return found

    @field_validator("shops")
    @classmethod
    def _checklists_exist(
        cls, shops: Mapping[str, Shop], info: ValidationInfo
    ) -> Mapping[str, Shop]:
        known = info.data.get("checklists")
        for name, shop in shops.items():
            if known is not None and shop.checklist not in known:
                raise ClashError(
                    f"{name} names checklist {shop.checklist}; there is {listed(known)}"
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
    prices_include_tax: bool
    divisible_units: ListOf[Unit]
    same_measures: ListOf[ListOf[Unit]]
    delay_warning_days: Days
    terms: NotEmpty[ListOf[PaymentTerms]]
    packings: ListOf[Words]
    transports: ListOf[Words]
    credit_approvers: Approvers
    change_approvers: Approvers
    cancel_approvers: Approvers
    return_approvers: Approvers
    when_away: Mapping[Loose[Position], Loose[Position]]
    moved_by: NotEmpty[Positions]
    shipping_checked_by: NotEmpty[Positions]
    invoiced_by: NotEmpty[Positions]
    invoice_checked_by: NotEmpty[Positions]
    credit_note_number: str
    discount_limits: Mapping[Loose[Position], Percent]

    def are_seen_by(self, position: Position) -> bool:
        """Whether a position has to do with every confirmed order (1.3, 8.2)."""
        named = (
            self.copies_to,
            self.moved_by,
            self.shipping_checked_by,
            self.invoiced_by,
            self.invoice_checked_by,
        )
        return any(position in positions for positions in named)

    def discount_limit(self, position: Position) -> Decimal:
        """The discount in percent that a position may give (8.3)."""
        return self.discount_limits.get(position, Decimal())

    def is_divisible(self, unit: str) -> bool:
        """Whether there may be a part of one such unit, however it is spelt."""
        return fold(unit) in map(fold, self.divisible_units)

    def measures_like(self, measure: str) -> Sequence[str]:
        """The words that mean the same measure, as the company lists them; none where it lists none."""
        meant = _measure_key(measure)
        for words in self.same_measures:
            if meant in map(_measure_key, words):
                return words
        return ()

    def is_same_measure(self, one: str, other: str) -> bool:
        """Whether two words mean one measure, however they are spelt: 件 and cases (8.1)."""
        meant = _measure_key(other)
        return meant in map(_measure_key, (one, *self.measures_like(one)))

    @field_validator("same_measures")
    @classmethod
    def _a_word_means_one_measure(cls, found: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        listed_in: dict[str, int] = {}
        for at, words in enumerate(found):
            for word in words:
                if not fold(word):
                    raise ClashError(f'"{word}" is no measure; name one like "case"')
                if listed_in.setdefault(_measure_key(word), at) != at:
                    raise ClashError(f'"{word}" stands in two lists; a word means one measure')
        return found

    @field_validator("divisible_units")
    @classmethod
    def _units_have_letters(cls, found: Sequence[str]) -> Sequence[str]:
        for unit in found:
            if not fold(unit):
                raise ClashError(f'"{unit}" is no unit; name one like "kg"')
        return found

    @field_validator("packings", "transports")
    @classmethod
    def _fit_a_button(
        cls, found: Sequence[Mapping[Language, str]]
    ) -> Sequence[Mapping[Language, str]]:
        if len(found) > MOST_BUTTONS:
            raise ClashError(f"more than {MOST_BUTTONS} choices")
        if any(len(words) > LONGEST_HANDLING for one in found for words in one.values()):
            raise ClashError(f"a choice of more than {LONGEST_HANDLING} characters")
        return found

    @field_validator("invoiced_by", "invoice_checked_by")
    @classmethod
    def _see_prices(cls, found: Sequence[Position]) -> Sequence[Position]:
        if blind := SEE_NO_PRICES.intersection(found):
            raise ClashError(
                f"{listed(sorted(blind))} sees no prices and cannot deal with invoices"
            )
        return found

    @field_validator("number", "credit_note_number")
    @classmethod
    def _number_has_one_count(cls, found: str) -> str:
        said = re.sub(r"\{(yyyy|yy|mm|dd)\}", "", found)
        if not re.fullmatch(r"[^{}]*\{n+\}[^{}]*", said):
            raise ValueError("a pattern with one {nnnn} and any of {yyyy} {yy} {mm} {dd}")
        if len(found) > LONGEST_PATTERN:
            raise ValueError(f"a pattern of at most {LONGEST_PATTERN} characters")
        return found


def _measure_key(word: str) -> str:
    """A measure without what its spellings differ in, and without an English plural."""
    said = fold(word)
    if not said.isascii() or len(said) < len("kgs"):
        return said
    return re.sub(r"(?:(?<=x)|(?<=ss)|(?<=[cs]h))es$|(?<!s)s$", "", said)


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
    confirmed_by: NotEmpty[Positions]
    unconfirmed_told_after: Count
    recorded_within_days: Count
    write_off_approvers: NotEmpty[Approvers]
    when_away: Mapping[Loose[Position], Loose[Position]]
    statement_to: Positions
    cash_in_hand: CashInHand

    @field_validator("confirmed_by", "statement_to")
    @classmethod
    def _see_prices(cls, found: Sequence[Position]) -> Sequence[Position]:
        if blind := SEE_NO_PRICES.intersection(found):
            raise ClashError(
                f"{listed(sorted(blind))} sees no prices and cannot deal with payments"
            )
        return found


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


class Dealers(Table):
    slow_after_days: Count


class Promotions(Table):
    approvers: Approvers


class Administration(Table):
    register_on: Loose[Weekday]
    register_at: Time
