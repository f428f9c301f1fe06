"""The company's rules: read from company.toml, checked, and asked for as `policy.current()`."""

import json
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models import policy_people as people
from models import policy_sales as sales
from models.policy_people import AlertKind, LeaveKind
from models.policy_sales import CustomerClass
from models.policy_values import ClashError, Segment, Table, Weekday, listed

__all__ = [
    "AlertKind",
    "CustomerClass",
    "LeaveKind",
    "Policy",
    "PolicyError",
    "Segment",
    "Weekday",
    "current",
    "load",
    "use",
]


class PolicyError(Exception):
    """The company file is refused; the text has one line for each mistake."""


class Policy(Table):
    """All rules of a company, in the order of company.toml."""

    company: people.Company
    hours: people.Hours
    access: people.Access
    messages: people.Messages
    approvals: people.Approvals
    attendance: people.Attendance
    leave: people.Leave
    reports: people.Reports
    customers: sales.Customers
    visits: sales.Visits
    large_accounts: sales.LargeAccounts
    opportunities: sales.Opportunities
    orders: sales.Orders
    contracts: sales.Contracts
    payments: sales.Payments
    questions: sales.Questions
    complaints: sales.Complaints
    market: sales.Market
    expenses: sales.Expenses
    targets: sales.Targets
    appraisal: people.Appraisal
    alerts: people.Alerts
    notices: people.Notices
    meetings: Mapping[str, people.Meeting]
    dealers: sales.Dealers
    promotions: sales.Promotions
    administration: sales.Administration


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
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, lists in lists without end: the reader gives up.
        raise PolicyError(f"{path}: holds what no rule can be") from None


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = below | above
    for key, under in below.items():
        over = both[key]
        if isinstance(under, dict) and isinstance(over, dict):
            both[key] = _laid_over(under, over)
    return both


# What is wrong with it.

_ALLOWED = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "enum": "{expected}",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number",
    "less_than_equal": "{le} or less",
    "literal_error": "{expected}",
    "model_type": "a table",
    "string_too_short": "a text that is not empty",
    "string_type": "a text in quotes",
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
        return f" is not known{_did_you_mean(str(key), known) or f'; known are {listed(known)}'}"
    if mistake["type"] == "missing":
        return " is missing"
    facts = mistake.get("ctx", {})
    wrong = facts.get("error")
    if isinstance(wrong, ClashError):
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
    """A key as people write it, what cannot be printed by its number; entries of a list from 1."""
    return "".join(
        f"#{part + 1}"
        if isinstance(part, int)
        else f".{part if part.isprintable() else json.dumps(part)}"
        for part in loc
    )[1:]


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
    if isinstance(found, Decimal):
        return str(found)
    text = json.dumps(found, ensure_ascii=False, default=str)
    if not text.isprintable():
        text = json.dumps(found, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
