"""All that somebody may try: every command, button, answer and word, with everybody's numbers and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from re import _constants as sre  # type: ignore[attr-defined]  # how `re` reads a pattern
from re import _parser  # type: ignore[attr-defined]  # as above
from typing import Any

from bot.router import Switchboard

Numbers = Mapping[str, Sequence[int]]
"""By kind of record, those of the people in question; by "" whatever stands for any kind."""

DIGITS = list(_parser.parse("[0-9]"))
# What the digits of a button are when they are no record's number: of the day on which everybody tries.
YEAR, MONTH, DAY = "2026", "11", "20"
# What a word of a pattern that is no kind of record means.
MEANS = {
    "all": "staff", "ask": "staff", "at": "customer", "attendance": "staff", "balance": "staff", "credit": "leave",
    "d": "draft", "f": "draft", "from": "customer", "give": "customer", "handover": "staff", "invite": "staff",
    "missing": "staff", "of": "staff", "one": "customer", "pay": "customer", "person": "staff", "remove": "customer",
    "self": "staff", "sure": "staff", "target": "staff", "team": "staff", "to": "staff", "chase-which": "instalment",
    "delegate": "delegation", "above": "staff", "picture": "staff", "day": "staff", "mine": "leave", "note": "note",
    "paper": "customer", "again": "order",
}  # fmt: skip


def buttons(switchboard: Switchboard, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """The data of each button that a handler listens to, with the numbers put in; and its pattern."""
    for pattern, _ in switchboard.buttons:
        for data in sorted(set(said_by(pattern, numbers))):
            assert pattern.fullmatch(data), (
                f"{pattern.pattern!r} is not filled in yet: teach `said_by` in {__name__} what stands there"
            )
            yield data, pattern.pattern


def said_by(pattern: re.Pattern[str], numbers: Numbers) -> Iterable[str]:
    """What matches a pattern: all its alternatives, with numbers of the records that it is about."""
    return _said(_parser.parse(pattern.pattern), [""], numbers)


def _said(parts: Any, so_far: list[str], numbers: Numbers) -> list[str]:
    for deed, what in parts:
        match deed:
            case sre.LITERAL:
                so_far = [one + chr(what) for one in so_far]
            case sre.SUBPATTERN:
                so_far = _said(what[-1], so_far, numbers)
            case sre.BRANCH:
                so_far = [one for way in what[1] for one in _said(way, so_far, numbers)]
            case sre.MAX_REPEAT:
                so_far = _repeated(*what, so_far, numbers)
            case sre.IN:
                so_far = [one + _of_set(what) for one in so_far]
            case _:
                raise AssertionError(f"{deed} is not filled in yet: teach it to `_said` in {__name__}")
    return so_far


def _repeated(least: int, most: int, what: Any, so_far: list[str], numbers: Numbers) -> list[str]:
    if most == 1:  # what may be missing
        return [*so_far, *_said(what, so_far, numbers)]
    if list(what) != DIGITS:
        some = _said(what, [""], numbers)[0] if what[0][0] is not sre.ANY else "Somebody"
        return [one + some * max(least, 1) for one in so_far]
    if most >= 15:  # the number of a record, or an amount
        return [f"{one}{number}" for one in so_far for number in _meant(one, numbers)]
    if least == most == 4:
        return [one + YEAR for one in so_far]
    if least == most == 2:
        return [one + _two_digits(one) for one in so_far]
    return [one + ("1" if "v" in one.rpartition(":")[2] else "0") for one in so_far]


def _two_digits(before: str) -> str:
    if before.endswith("20"):
        return YEAR[2:]
    return DAY if re.search(r"-[0-9]{2}-\Z", before) else MONTH


def _of_set(what: Any) -> str:
    """The one of a set of signs that is put in: "1", else the first."""
    signs = []
    for deed, of in what:
        if deed is sre.RANGE:
            signs += [chr(of[0]), "1"] if of[0] <= ord("1") <= of[1] else [chr(of[0])]
        elif deed is sre.LITERAL:
            signs.append(chr(of))
        else:
            signs.append("a")
    return "1" if "1" in signs else signs[0]


def _meant(before: str, numbers: Numbers) -> Sequence[int]:
    """Whose numbers stand behind these words of a button's data: `order:12:lines:` the last kind named."""
    for word in reversed(re.findall(r"[a-z][a-z-]*", before)):
        kind = word if word in numbers else MEANS.get(word, "")
        if kind in numbers and kind:
            return numbers[kind]
    return numbers[""]
