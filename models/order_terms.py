"""Payment terms: when an order is to be paid, as a word that rows and company.toml keep (8.1, 10.1)."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date, timedelta

MOST_DAYS = 365


class TermsKind(enum.StrEnum):
    IN_ADVANCE = "in_advance"
    ON_DELIVERY = "on_delivery"
    DAYS = "days"  # after delivery
    MONTH_END = "month_end"  # so many days after the end of the month of delivery


@dataclass(frozen=True)
class Terms:
    """`in_advance`, `on_delivery`, `days:30`, `month_end:15`."""

    kind: TermsKind
    days: int = 0

    def __str__(self) -> str:
        has_days = self.kind in (TermsKind.DAYS, TermsKind.MONTH_END)
        return f"{self.kind.value}:{self.days}" if has_days else self.kind.value

    @classmethod
    def read(cls, said: object) -> Terms:
        """From such a word; ValueError where it is none."""
        match = re.fullmatch(r"(in_advance|on_delivery)|(days|month_end):([0-9]{1,3})", str(said))
        if match is None or (match[3] and int(match[3]) > MOST_DAYS):
            raise ValueError('"in_advance", "on_delivery", "days:30" or "month_end:30"')
        if match[1]:
            return cls(TermsKind(match[1]))
        return cls(TermsKind(match[2]), int(match[3]))

    def due_on(self, confirmed_on: date, delivered_on: date | None) -> date | None:
        """The day on which it is to be paid; None while that depends on a delivery to come."""
        if self.kind is TermsKind.IN_ADVANCE:
            return confirmed_on
        if delivered_on is None:
            return None
        if self.kind is TermsKind.MONTH_END:
            delivered_on = _end_of_month(delivered_on)
        return delivered_on + timedelta(days=self.days)


def _end_of_month(day: date) -> date:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_month - timedelta(days=1)
