"""A customer's own statement on paper, to forward and to be checked there, in three languages (10.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moneyed import Money

from models.customer_statement import Account
from models.order_paper import Words, decimals_of
from models.statements import NAMES
from models.typesetting import paper_set

COLUMNS = (
    "statement-column-day",
    "statement-column-what",
    "statement-column-owed",
    "statement-column-paid",
    "statement-column-balance",
)
DUE_COLUMNS = ("statement-column-for", "statement-column-due", "statement-column-open")
FIT_UPRIGHT = 42  # signs of the longest amounts of a row that leave words room on upright A4


@dataclass(frozen=True)
class Due:
    """What is still open: for which order ("": from before Fieldbook), how much and when."""

    number: str
    due_on: date | None  # None: with a delivery to come
    open: Money


@dataclass(frozen=True)
class StatementPaper:
    """All that is printed; "" is left out, and so is `due` where it is not told."""

    company: str
    customer: str
    address: str
    contact: str
    owner: str  # who answers for it on our side
    first: date
    last: date
    as_of: date
    accounts: Sequence[Account]
    due: Mapping[str, Sequence[Due]]  # by currency, as of that day
    credit: Mapping[str, Money]  # what was paid too much, as of that day


def statement_pdf(paper: StatementPaper, words: Words) -> bytes:
    """The statement on A4; the same bytes for the same account. Made to run in a thread."""
    return paper_set("statement_paper.typ", _told(paper, words), words.language)


def _told(paper: StatementPaper, words: Words) -> dict[str, Any]:
    """What the layout prints, by the names that it has there."""
    say = words.say
    accounts = [_account(paper, account, words) for account in paper.accounts]
    amounts = [row[2:] for account in accounts for row in account["rows"]]
    return {
        "wide": max((_take(row) for row in amounts), default=0) > FIT_UPRIGHT,
        "company": paper.company,
        "title": say("statement-paper-title"),
        "below": "",
        "running": paper.customer,
        "page": say("order-paper-page", page="{page}", pages="{pages}"),
        "parties": [
            _labelled(
                ("order-paper-customer", paper.customer),
                ("order-paper-customer-address", paper.address),
                ("order-paper-contact", paper.contact),
                words=words,
            ),
            _labelled(
                ("statement-paper-from", words.day(paper.first)),
                ("statement-paper-to", words.day(paper.last)),
                ("order-paper-seller", paper.owner),
                words=words,
            ),
        ],
        "columns": [say(key) for key in COLUMNS],
        "due-columns": [say(key) for key in DUE_COLUMNS],
        "accounts": accounts,
        "nothing": say("statement-paper-nothing"),
        "please": say("statement-paper-please"),
        "sides": [
            (say("order-paper-supplier"), paper.company),
            (say("order-paper-buyer"), paper.customer),
        ],
        "signed": say("order-paper-signed"),
        "signed-on": say("order-paper-signed-on"),
    }


def _account(paper: StatementPaper, account: Account, words: Words) -> dict[str, Any]:
    say, sums = words.say, account.sums
    shown = [name for name in NAMES if name != "now" and (name != "opening" or sums.opening)]
    due = paper.due.get(sums.currency, ())
    credit = paper.credit.get(sums.currency)
    still = [
        (
            say("statement-paper-order", number=one.number or "none"),
            words.day(one.due_on) if one.due_on else say("statement-paper-after-delivery"),
            _number(one.open),
        )
        for one in due
    ]
    as_of = words.day(paper.as_of)
    return {
        "currency": sums.currency,
        "before": (say("statement-paper-before"), _number(sums.money("before"))),
        "rows": [
            (
                words.day(one.day),
                say(one.key, **_in_words(one.facts, words)),
                _number(one.amount) if one.amount.amount > 0 else "",
                _number(-one.amount) if one.amount.amount < 0 else "",
                _number(one.balance),
            )
            for one in account.booked
        ],
        "sums": [
            *((say(NAMES[name]), words.money(sums.money(name))) for name in shown),
            (say("statement-paper-now", day=words.day(paper.last)), words.money(sums.money("now"))),
        ],
        "due": still,
        "due-title": say("statement-paper-due", day=as_of),
        "credit": say("statement-paper-credit", day=as_of, amount=credit) if credit else "",
    }


def _labelled(*named: tuple[str, str], words: Words) -> list[tuple[str, str]]:
    return [(words.say(key), said) for key, said in named if said]


def _in_words(facts: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    """Days as papers have them, with their year."""
    return {
        name: words.day(said) if isinstance(said, date) else said for name, said in facts.items()
    }


def _number(amount: Money) -> str:
    """12,000.00 in the currency that stands above."""
    return f"{amount.amount:,.{decimals_of(amount.amount, amount.currency)}f}"


def _take(amounts: Sequence[str]) -> int:
    return sum(map(len, amounts))
