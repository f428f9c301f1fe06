"""Payment terms: when an order is to be paid, as a word that rows and company.toml keep (8.1, 10.1)."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

MOST_DAYS = 365
MOST_PARTS = 12
LONGEST_TERMS = 255  # characters of the word
HUNDRED_PERCENT = Decimal(100)


class TermsKind(enum.StrEnum):
    IN_ADVANCE = "in_advance"
    ON_DELIVERY = "on_delivery"
    DAYS = "days"  # after delivery
    MONTH_END = "month_end"  # so many days after the end of the month of delivery
    PLAN = "plan"  # in parts, each with terms of its own


@dataclass(frozen=True)
class Part:
    """So many percent of what is to be paid, so much in its currency, or with neither all the rest."""

    terms: Terms
    percent: Decimal | None = None
    amount: Decimal | None = None

    def __str__(self) -> str:
        if self.percent is not None:
            return f"{self.percent:f}%@{self.terms}"
        return f"rest@{self.terms}" if self.amount is None else f"{self.amount:f}@{self.terms}"


@dataclass(frozen=True)
class Terms:
    """`in_advance`, `on_delivery`, `days:30`, `month_end:15`, or several of them as a plan:
    `plan:30%@in_advance+500@on_delivery+rest@days:30`."""

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
        """A plan; ValueError where its parts cannot make up a whole, each above nothing."""
        *first, last = parts
        percent = sum((part.percent or Decimal() for part in parts), Decimal())
        if not 2 <= len(parts) <= MOST_PARTS or any(part.terms.plan for part in parts):
            raise ValueError(f"a plan of 2 to {MOST_PARTS} parts")
        if any(part.percent is None and part.amount is None for part in first):
            raise ValueError("only the last part of a plan may be the rest")
        if any(said is not None and said <= 0 for p in parts for said in (p.percent, p.amount)):
            raise ValueError("each part of a plan is more than nothing")
        has_amounts = any(part.amount is not None for part in parts)
        is_open = last.percent is None and last.amount is None
        if percent > HUNDRED_PERCENT or (percent == HUNDRED_PERCENT and (is_open or has_amounts)):
            raise ValueError("more than 100 %")
        if not is_open and (has_amounts or percent != HUNDRED_PERCENT):
            raise ValueError("percents that make 100, or the rest as the last part")
        terms = cls(TermsKind.PLAN, plan=tuple(parts))
        if len(str(terms)) > LONGEST_TERMS:
            raise ValueError(f"a plan of at most {LONGEST_TERMS} characters")
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


def _read_part(said: str) -> Part:
    match = re.fullmatch(r"(?:(rest)|([0-9]{1,9}(?:\.[0-9]{1,3})?)(%?))@([a-z_:0-9]+)", said)
    if match is None:
        raise ValueError(f'"{said}" is no part of a plan; "30%@in_advance" and "rest@days:30" are')
    terms = Terms.read(match[4])
    if match[1]:
        return Part(terms)
    if match[3]:
        return Part(terms, percent=Decimal(match[2]))
    return Part(terms, amount=Decimal(match[2]))


def _end_of_month(day: date) -> date:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_month - timedelta(days=1)
