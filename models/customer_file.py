"""What somebody writes down about a customer, before it is anybody's file (5.1)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from moneyed import Money

from models.places import Place
from models.policy import CustomerClass

LONGEST_NAME = 100  # of a customer or a contact
LONGEST_LINE = 200  # an address, an industry
LONGEST_WORDS = 2000  # needs, a note


@dataclass(frozen=True)
class File:
    """A customer with the main contact."""

    name: str
    customer_class: CustomerClass = CustomerClass.C
    contact: str | None = None
    phone: str | None = None  # E.164
    birthday: str | None = None  # "MM-DD"
    industry: str | None = None
    address: str | None = None
    place: Place | None = None
    shop: str | None = None
    needs: str | None = None
    note: str | None = None
    credit_limit: Money | None = None


# What of a `File` stands in the customer's own row, under the same name.
OF_THE_CUSTOMER = [
    field.name for field in fields(File) if field.name not in ("contact", "phone", "birthday")
]


def differing(before: File, after: File) -> list[str]:
    """The names of what is not the same in two files."""
    return [
        field.name
        for field in fields(File)
        if getattr(before, field.name) != getattr(after, field.name)
    ]


def as_audited(value: Any) -> str | None:
    """As the audit can hold it."""
    match value:
        case None:
            return None
        case Place():
            return f"{value.latitude}, {value.longitude}"
        case Money():
            return f"{value.amount} {value.currency.code}"
    return str(value)
