"""A company with two branches, a former member and a stranger: who is who, and what belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from models import policy
from models.places import Place
from models.positions import Position

BEGAN = "2026-08-03 09:00"  # a Monday: customers of then are nobody's any more
NOW = "2026-11-20 10:30"  # the Friday on which everybody tries
TODAY = date(2026, 11, 20)
MONTH = "2026-11"

# Name, position, whose superior; whoever comes first has the lowest number.
PEOPLE: list[tuple[str, Position, str | None]] = [
    ("Gina", Position.GENERAL_MANAGER, None),
    ("Dan", Position.DEPUTY_GENERAL_MANAGER, "Gina"),
    ("Diana", Position.DIRECTOR, "Gina"),
    ("Max", Position.MANAGER, "Diana"),
    ("Hugo", Position.SUPERVISOR, "Max"),
    ("Mei", Position.REPRESENTATIVE, "Hugo"),
    ("Ann", Position.REPRESENTATIVE, "Hugo"),
    ("Lee", Position.REPRESENTATIVE, "Hugo"),  # leaves
    ("Dora", Position.DIRECTOR, "Gina"),  # the other branch
    ("Wang", Position.SUPERVISOR, "Dora"),
    ("Li", Position.REPRESENTATIVE, "Wang"),
    ("Sally", Position.SALES_ADMIN, "Gina"),
    ("Fay", Position.FINANCE, "Gina"),
    ("Finn", Position.FINANCE, "Gina"),
    ("Wendy", Position.WORKS, "Gina"),
    ("Otto", Position.WORKS, "Gina"),
    ("Hana", Position.HR, "Gina"),
    ("Root", Position.ADMIN, None),
]
# Who has one of everything, and whose customer they claim.
OWNERS = {"Mei": "Ann", "Lee": "Ann", "Li": "Wang", "Hugo": "Li", "Wang": "Hugo"}
# What their customers are called, unlike any other name and any word.
NAMES = ["Quibworth", "Zelmark", "Vuxford", "Jyndale", "Kroptin", "Waxholm", "Hollifax"]
HANDED_OVER = ("Brindlow", "Ann", "Li")  # a customer, whose it was, whose it is
AWAY, DELEGATE = "Wang", "Max"  # who decides meanwhile
FORMER, STRANGER = "Lee", "Nobody"


@dataclass
class Company:
    """What a test of rights needs to know of it."""

    url: str
    people: dict[str, int] = field(default_factory=dict)  # their numbers
    chats: dict[str, int] = field(
        default_factory=dict
    )  # their accounts; of who left the former one
    superiors: dict[str, str | None] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    rows: dict[tuple[str, int], str] = field(default_factory=dict)  # table and number: whose
    orders: dict[str, str] = field(default_factory=dict)  # the number of somebody's first
    last: int = 0  # the number of the last message that was owed
    words: dict[str, tuple[str, int, str]] = field(default_factory=dict)  # secret: where it stands

    def secret(self, table: str, number: int, column: str) -> str:
        """A word that stands in one place alone."""
        at, letters = len(self.words), ""
        for _ in range(4):
            at, letter = divmod(at, 26)
            letters = chr(ord("a") + letter) + letters
        word = f"Zq{letters}x"
        self.words[word.lower()] = (table, number, column)
        return word

    def leads(self, above: str, below: str) -> bool:
        """Whether somebody stands above somebody (1.1)."""
        return above in self.leaders_of(below)

    def leaders_of(self, name: str) -> list[str]:
        """Everybody who stands above somebody, from below."""
        superior = self.superiors.get(name)
        return [superior, *self.leaders_of(superior)] if superior else []


def without_anything() -> Company:
    """Its people alone."""
    company = Company("")
    for number, (name, position, superior) in enumerate(PEOPLE, 1):
        company.people[name] = number
        company.superiors[name], company.positions[name] = superior, position
    return company


def now() -> datetime:
    """When everybody tries."""
    return datetime.fromisoformat(NOW).replace(tzinfo=policy.current().company.zone)


def phone_of(owner: str) -> str:
    """At somebody's customer."""
    return f"+861380013{1001 + list(OWNERS).index(owner)}"


def place_of(owner: str) -> Place:
    """Of somebody's customer: kilometres from the others."""
    return Place(31.2 + list(OWNERS).index(owner) / 10, 121.4)
