"""All that somebody may try: every command, button, answer and word, with everybody's numbers and names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from re import _constants as sre  # type: ignore[attr-defined]  # how `re` reads a pattern
from re import _parser  # type: ignore[attr-defined]  # as above
from typing import Any

from bot.router import Switchboard

Numbers = Mapping[str, Sequence[int]]
"""By kind of record, those of somebody."""

DIGITS = list(_parser.parse("[0-9]"))
# What the digits of a button are when they are no record's number: of the day on which everybody tries,
# and of the day before.
YEAR, MONTH, DAYS = "2026", "11", ("20", "19")
# What a word of a pattern that is no kind of record means.
MEANS = {
    word: kind
    for kind, words in (
        (
            "staff",
            "above all ask attendance balance cash-of credit customers-left customers-of day everybody",
        ),
        (
            "staff",
            "handover invite leave-balance mine missing of on p pace person picture ranking self",
        ),
        ("staff", "sure t target task:new tasks-of team to visits-of"),
        (
            "customer",
            "account at from give new one paper pay remove statement:of visit:of visits-at",
        ),
        ("order", "again"),
        ("receipt", "pay:again"),
        ("approval", "pending:mine"),
        ("instalment", "chase-which"),
        ("delegation", "delegate"),
        ("draft", "d f dispute:from"),
    )
    for word in words.split()
}
ON_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def buttons(switchboard: Switchboard, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """The pattern of each button that a handler listens to, and data that it takes: with each word and
    each number that may stand in it beside each of its neighbours, though not with all of them combined."""
    for pattern, _ in switchboard.buttons:
        stood: set[tuple[str, str] | int] = set()
        for data in sorted(set(said_by(pattern, numbers)), key=shuffled):
            assert pattern.fullmatch(data), (
                f"{pattern.pattern!r} is not filled in yet: teach `_said` in {__name__} what stands there"
            )
            words = data.split(":")
            stand: set[tuple[str, str] | int] = {*pairwise(words), len(words)}
            if not stand <= stood:
                stood |= stand
                yield pattern.pattern, data


def shuffled(said: str) -> str:
    """An order that has nothing to do with what is ordered, and is the same every time."""
    return hashlib.sha256(said.encode()).hexdigest()


def said_by(pattern: re.Pattern[str], numbers: Numbers, before: str = "") -> list[str]:
    """What matches a pattern: all its alternatives, with numbers of the records that it is about.

    It stands behind the words `before`.
    """
    return _said(_parser.parse(pattern.pattern), [before], numbers)


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
                so_far = _repeated(what, so_far, numbers)
            case sre.IN:
                so_far = [one + sign for one in so_far for sign in _of_set(what)]
            case _:
                raise AssertionError(
                    f"{deed} is not filled in yet: teach it to `_said` in {__name__}"
                )
    return so_far


def _repeated(how: Any, so_far: list[str], numbers: Numbers) -> list[str]:
    least, most, what = how
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
        return [one + digits for one in so_far for digits in _two_digits(one)]
    return [one + ("1" if "v" in one.rpartition(":")[2] else "0") for one in so_far]


def _two_digits(before: str) -> Sequence[str]:
    if re.search(r"-[0-9]{2}-\Z", before):
        return DAYS
    return [YEAR[2:] if before.endswith("20") else MONTH]


def _of_set(what: Any) -> list[str]:
    """Those of a set of signs that are put in: "1", else each that is named; of a range the first."""
    signs = []
    for deed, of in what:
        if deed is sre.RANGE:
            signs += [chr(of[0]), "1"] if of[0] <= ord("1") <= of[1] else [chr(of[0])]
        elif deed is sre.LITERAL:
            signs.append(chr(of))
        else:
            signs.append("a")
    if "1" in signs:
        return ["1"]
    return signs if all(deed is sre.LITERAL for deed, _ in what) else signs[:1]


def _meant(before: str, numbers: Numbers) -> Sequence[int]:
    """Whose numbers stand behind these words of a button's data: `order:12:lines:` the last kind named."""
    words = re.findall(r"[a-z][a-z-]*", ON_A_DAY.sub("on", before))
    for at in range(len(words) - 1, -1, -1):
        word, both = words[at], ":".join(words[at - 1 : at + 1])
        kind = MEANS.get(both) or (word if word in numbers else MEANS.get(word, ""))
        if kind in numbers:
            return numbers[kind]
    raise AssertionError(
        f"whose number stands behind {before!r}? Say so in MEANS of {__name__}, with a word of it"
    )


# Words


def commands(switchboard: Switchboard, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each command alone, and with each name after it."""
    for command in switchboard.commands:
        if command != "start":  # of who is in; what strangers say is tried with every word
            yield f"/{command}", f"/{command}"
        for name in names:
            yield f"/{command}", f"/{command} {name}"


SAID = ("ok", "no, too many", "1", "paid", "done")
"""What decides, settles or counts where it answers a card, and else is a word to somebody."""


FILES: Mapping[str, Mapping[str, Any]] = {
    "a photo": {
        "photo": [{"file_id": "photo", "file_unique_id": "1", "width": 90, "height": 90}],
    },
    "a file": {
        "document": {"file_id": "file", "file_unique_id": "2", "file_name": "list.csv"},
    },
}


def about(
    kinds: Iterable[str], numbers: Numbers, at_most: int | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each kind of record, and the card of one that was answered; of each `at_most` so many."""
    for kind in kinds:
        for number in numbers[kind][:at_most]:
            yield kind, {"about": f"{kind}:{number}", "key": f"{kind}-card"}


def sheets(lists: Mapping[str, Any], numbers: Numbers) -> Iterator[tuple[str, str]]:
    """The button of each list that can be had as a sheet, four of each: those that a list really shows
    are tapped by everybody anyhow."""
    for name, one in lists.items():
        for data in sorted(said_by(one.chosen, numbers, f"sheet:{name}:"), key=shuffled)[:4]:
            yield f"the sheet {name}", data.removesuffix(":")
