"""Payment terms: when an order is to be paid, as a word that rows and company.toml keep (8.1, 10.1)."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

MOST_DAYS = 365
MOST_PARTS = 12
LONGEST_TERMS = 255  # characters of the word
THE_WHOLE = Fraction(1)
MOST_AMOUNT = 10**9  # of a part; less than that
FINEST = 1000  # a percent, or what an amount is in, has three decimals at most


class TermsKind(enum.StrEnum):
    IN_ADVANCE = "in_advance"
    ON_DELIVERY = "on_delivery"
    DAYS = "days"  # after delivery
    MONTH_END = "month_end"  # so many days after the end of the month of delivery
    PLAN = "plan"  # in parts, each with terms of its own


class PlanFault(enum.StrEnum):
    """Why parts make no plan."""

    TOO_MUCH = "too_much"  # more than a whole
    TOO_LITTLE = "too_little"
    REST = "rest"  # it stands before another part, or alone
    NOTHING = "nothing"  # a part of it
    TOO_FINE = "too_fine"  # a percent or an amount that cannot be kept
    TOO_LONG = "too_long"
    UNEVEN = "uneven"  # so many instalments were said, and another number of days


ALLOWED: Mapping[PlanFault, str] = {
    PlanFault.TOO_MUCH: "at most 100 % in all, and less where a rest or an amount stands beside it",
    PlanFault.TOO_LITTLE: "percents that make 100, or the rest as the last part",
    PlanFault.REST: "the rest only as the last part, behind at least one other",
    PlanFault.NOTHING: "parts of more than nothing",
    PlanFault.TOO_FINE: "amounts below 1,000,000,000, and at most three decimals",
    PlanFault.TOO_LONG: f"a plan of at most {MOST_PARTS} parts and {LONGEST_TERMS} characters",
    PlanFault.UNEVEN: "as many days as instalments",
}


class NoPlanError(ValueError):
    """Parts that make no plan; the text says what would, `percent` what they come to in all, `count`
    how many equal ones were said without when each is due."""

    def __init__(self, fault: PlanFault, percent: Decimal = Decimal(), count: int = 0) -> None:
        super().__init__(ALLOWED[fault])
        self.fault = fault
        self.percent = percent
        self.count = count


@dataclass(frozen=True)
class Part:
    """Such a share of what is to be paid, so much in its currency, or with neither all the rest."""

    terms: Terms
    share: Fraction | None = None  # of the whole: 3/10 is 30 %
    amount: Decimal | None = None

    def __str__(self) -> str:
        if self.share is not None:
            return f"{share_in_signs(self.share)}@{self.terms}"
        return f"rest@{self.terms}" if self.amount is None else f"{self.amount:f}@{self.terms}"

    @property
    def is_rest(self) -> bool:
        return self.share is None and self.amount is None


def share_in_signs(share: Fraction) -> str:
    """30%, or 1/3 where percents are not exact."""
    if is_fine(share * 100):
        return f"{Decimal((share * 100).numerator) / (share * 100).denominator:f}%"
    return f"{share.numerator}/{share.denominator}"


def is_fine(number: Fraction | Decimal) -> bool:
    """Whether three decimals hold it."""
    return number * FINEST % 1 == 0


@dataclass(frozen=True)
class Terms:
    """`in_advance`, `on_delivery`, `days:30`, `month_end:15`, or several of them as a plan:
    `plan:30%@in_advance+500@on_delivery+rest@days:30`, `plan:1/3@days:30+1/3@days:60+1/3@days:90`."""

    kind: TermsKind
    days: int = 0
    plan: tuple[Part, ...] = ()

    def __str__(self) -> str:
        if self.kind is TermsKind.PLAN:
            return "plan:" + "+".join(map(str, self.plan))
        has_days = self.kind in (TermsKind.DAYS, TermsKind.MONTH_END)
        return f"{self.kind.value}:{self.days}" if has_days else self.kind.value

    @classmethod
    def read(cls, said: object) -> Terms:
        """From such a word; ValueError where it is none."""
        if str(said).startswith("plan:"):
            return cls.in_parts([_read_part(part) for part in str(said)[5:].split("+")])
        match = re.fullmatch(r"(in_advance|on_delivery)|(days|month_end):([0-9]{1,3})", str(said))
        if match is None or (match[3] and int(match[3]) > MOST_DAYS):
            raise ValueError(
                '"in_advance", "on_delivery", "days:30", "month_end:30" or a plan of them like '
                '"plan:30%@in_advance+rest@days:30"'
            )
        if match[1]:
            return cls(TermsKind(match[1]))
        return cls(TermsKind(match[2]), int(match[3]))

    @classmethod
    def in_parts(cls, parts: Sequence[Part]) -> Terms:
        """A plan; NoPlanError where its parts cannot make up a whole, each above nothing."""
        *first, last = parts
        whole = sum((part.share for part in parts if part.share), Fraction())
        percent = Decimal((whole * 100).numerator) / (whole * 100).denominator
        has_amounts = any(part.amount is not None for part in parts)
        if any(part.is_rest for part in first) or (last.is_rest and not first):
            raise NoPlanError(PlanFault.REST)
        if any(said is not None and said <= 0 for p in parts for said in (p.share, p.amount)):
            raise NoPlanError(PlanFault.NOTHING)
        if not all(_may_be_kept(part) for part in parts):
            raise NoPlanError(PlanFault.TOO_FINE)
        if whole > THE_WHOLE or (whole == THE_WHOLE and (last.is_rest or has_amounts)):
            raise NoPlanError(PlanFault.TOO_MUCH, percent)
        if not last.is_rest and whole != THE_WHOLE:
            raise NoPlanError(PlanFault.TOO_LITTLE, percent)
        terms = cls(TermsKind.PLAN, plan=tuple(parts))
        is_nested = any(part.terms.plan for part in parts)
        if not first:
            return last.terms  # all of it at one time is no plan
        if len(parts) > MOST_PARTS or is_nested or len(str(terms)) > LONGEST_TERMS:
            raise NoPlanError(PlanFault.TOO_LONG)
        return terms

    @property
    def parts(self) -> Sequence[Part]:
        """What is paid when: of terms that are no plan all at one time."""
        return self.plan or (Part(self),)

    def due_on(self, confirmed_on: date, delivered_on: date | None) -> date | None:
        """The day on which it is to be paid; None while that depends on a delivery to come."""
        assert not self.plan, "each part of a plan is due on a day of its own"
        if self.kind is TermsKind.IN_ADVANCE:
            return confirmed_on
        if delivered_on is None:
            return None
        if self.kind is TermsKind.MONTH_END:
            delivered_on = _end_of_month(delivered_on)
        return delivered_on + timedelta(days=self.days)


def _may_be_kept(part: Part) -> bool:
    """Whether the word of it can be read again."""
    if part.amount is not None:
        return part.amount < MOST_AMOUNT and is_fine(part.amount)
    return part.share is None or part.share.denominator < FINEST or is_fine(part.share * 100)


def _read_part(said: str) -> Part:
    match = re.fullmatch(
        r"(?:(?P<rest>rest)|(?P<of>[0-9]{1,3})/(?P<in>[1-9][0-9]{0,2})"
        r"|(?P<number>[0-9]{1,9}(?:\.[0-9]{1,3})?)(?P<percent>%?))@(?P<terms>[a-z_:0-9]+)",
        said,
    )
    if match is None:
        raise ValueError(
            'parts like "30%@in_advance", "1/3@days:60", "500@on_delivery" and "rest@days:30"'
        )
    terms = Terms.read(match["terms"])
    if match["rest"]:
        return Part(terms)
    if match["of"]:
        return Part(terms, share=Fraction(int(match["of"]), int(match["in"])))
    if match["percent"]:
        return Part(terms, share=Fraction(match["number"]) / 100)
    return Part(terms, amount=Decimal(match["number"]))


def _end_of_month(day: date) -> date:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_month - timedelta(days=1)
