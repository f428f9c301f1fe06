"""Values that nobody expects, and ways to put them into what somebody does; by dice of the caller's."""

from __future__ import annotations

import contextlib
import copy
import math
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from bot.sandbox.wire import JSON

MONTH = "[0-9]{4}-[0-9]{2}"
DAY = f"{MONTH}-[0-9]{{2}}"
LETTERS = (
    "\x00",
    "\x1b",
    "\ud800",  # half a letter
    "\udfff",
    "\u200b",  # no width
    "\u202e",  # from right to left from here on
    "\ufeff",
    "\ufffe",
    "é",
    "e\u0301",
    "👩‍👩‍👧‍👦",
    "٣",
    "½",
    "²",
    "Ⅷ",
    "〇",
    "ß",
    "İ",
    "\U0001f1e8\U0001f1f3",
    "\n",
    "\u2028",
    "<",
    "&",
    "%",
    "{",
    "'",
    '"',
    "\\",
    "　",
)
NUMBERS: tuple[Any, ...] = (
    0,
    -1,
    1,
    2**31,
    2**53 + 1,
    2**63 - 1,
    2**63,
    -(2**63) - 1,
    10**400,
    1e308,
    -1e308,
    0.1,
    math.nan,
    math.inf,
    -math.inf,
)
# Answers that make sense to one question or another, or look as if they did.
WORDS = (
    "",
    "yes",
    "no",
    "ok",
    "skip",
    "back",
    "cancel",
    "取消",
    "跳过",
    "是",
    "today",
    "tomorrow",
    "mon pm to wed",
    "明天下午",
    "next week",
    "2026-12-01",
    "0000-00-00",
    "9999-12-31",
    "31.02.2026",
    "29 Feb",
    "12月32日",
    "24:00",
    "9-25",
    "九点半",
    "100",
    "1,000.50",
    "1e308",
    "1e5",
    "-5",
    "0",
    "0.001",
    "９９９",
    "一万二",
    "百亿兆",
    "9" * 30,
    "9" * 400,
    "1/0",
    "50%",
    "10 Water",
    "2 cases Water @ 100 -5%",
    "3箱 水 20元",
    "Hualian 5000 cash",
    "现金",
    "华联 5000 转账",
    "30 days",
    "30% deposit, rest in 60 days",
    "首付三成 余款月结",
    "+86 138 0013 8000",
    "13800138000",
    "everybody",
    "#r1",
    "#rffffffffffffffff",
    "/start x",
    "/start@fieldbook_bot",
    "/",
    "//",
    "/report yesterday",
    "/leave mon personal",
    "<b>bold",
    "</b>&amp;",
    "{ $name }",
    "%s%n",
    "=1+1",
    "'; DROP TABLE staff; --",
    "\u202eabc",
    "Met three shops",
    "7 boxes",
)
LONG = (
    "a" * 4096,
    "水" * 4096,
    "😀" * 2048,
    "&<>\"'" * 800,
    "\n" * 300,
)


def value(dice: Random) -> Any:
    """Anything at all."""
    kind = dice.randrange(8)
    if kind == 0:
        return dice.choice((None, True, False, [], {}, [None], {"": None}, [[]], {"id": {}}))
    if kind <= 2:
        return dice.choice(NUMBERS)
    if kind <= 5:
        return words(dice)
    if kind == 6:
        return {key: value(dice) for key in dice.sample(("id", "text", "date", "type", "x"), 2)}
    return nested(dice.choice((3, 30, 300, 3000)), dice.choice((list, dict)))


def nested(depth: int, kind: type) -> Any:
    """A list in a list in a list, or tables."""
    inside: Any = "x"
    for _ in range(depth):
        inside = [inside] if kind is list else {"message": inside}
    return inside


def words(dice: Random) -> str:
    """Something to say: an answer to some question, mangled or not, one or several of them."""
    said = dice.choice(WORDS if dice.random() < 0.9 else LONG)
    while dice.random() < 0.3:
        said += dice.choice((" ", "", "，", "\n", ": ")) + dice.choice(WORDS)
    return letters(said, dice) if dice.random() < 0.5 else said


def letters(said: str, dice: Random) -> str:
    """The same with some letters changed, doubled, left out or put in."""
    for _ in range(dice.randint(1, 3)):
        at = dice.randint(0, len(said))
        match dice.randrange(4):
            case 0:
                said = said[:at] + dice.choice(LETTERS) * dice.choice((1, 1, 1, 70)) + said[at:]
            case 1:
                said = said[:at] + said[at + 1 :]
            case 2:
                said = said[:at] + said[at:][::-1]
            case _:
                said = said[:at] + said[max(0, at - 3) :]
    return said


def mangled(update: JSON, dice: Random) -> JSON:
    """The update with one of its parts lost, doubled, renamed, moved or of another kind, now and then more.

    Mostly a leaf, and mostly by something of its kind: the rest stays as it is, so that it gets far.
    """
    made = copy.deepcopy(update)
    for _ in range(dice.choice((1,) * 8 + (2, 4))):
        places = _places(made)
        leaves = [place for place in places if not isinstance(place[0][place[1]], dict | list)]
        if not places:
            return made
        holder, key = dice.choice(leaves if leaves and dice.random() < 0.8 else places)
        match dice.randrange(10):
            case 0:
                del holder[key]
            case 1:
                if isinstance(holder, dict):
                    name = dice.choice(("text", "data", "id", "chat", "from", "nonsense", "rich"))
                    holder[name] = value(dice)
            case 2:
                holder[key] = [holder[key]] * dice.choice((1, 2, 50))
            case 3:
                other, name = dice.choice(places)
                with contextlib.suppress(RecursionError):  # it is endless already
                    holder[key] = copy.deepcopy(other[name])
            case 4:
                holder[key] = value(dice)
            case _:
                holder[key] = _alike(holder[key], dice)
    return made


def _alike(old: Any, dice: Random) -> Any:
    """Another one of the same kind."""
    match old:
        case bool():
            return not old
        case int():
            return dice.choice((0, 1, old + 1, old - 1, 2**31, 2**53 + 1))
        case float():
            return dice.choice((0.0, -old, old + 0.001, 90.0, 180.0, -181.0, 1e-300))
        case str():
            return letters(old, dice) if dice.random() < 0.5 else words(dice)
        case list():
            return old * 2 if dice.random() < 0.5 else []
    return value(dice)


def _places(inside: Any, depth: int = 0) -> list[tuple[Any, Any]]:
    """Every place of a structure: what holds it, and under which key; not the update's own id."""
    if depth > 20:
        return []
    keys: Sequence[Any]
    if isinstance(inside, dict):
        keys = [key for key in inside if key != "update_id"]
    elif isinstance(inside, list):
        keys = range(min(len(inside), 10))
    else:
        return []
    found = []
    for key in keys:
        found += [(inside, key), *_places(inside[key], depth + 1)]
    return found


def fitting(pattern: re.Pattern[str], number: Callable[[], str], dice: Random) -> str:
    """Text that a pattern of a button fits; what may be of several digits is a `number`, and what looks
    like a day or a month mostly is one."""
    shape = pattern.pattern
    if dice.random() < 0.8:
        month = dice.choice(("2026-11", "2026-12", "2026-10", "2027-01", "0001-01", "9999-12"))
        shape = shape.replace(DAY, f"{month}-{dice.randint(1, 28):02}").replace(MONTH, month)
    return _written(re._parser.parse(shape), number, dice)  # type: ignore[attr-defined]  # how `re` reads it


def _written(parts: Any, number: Callable[[], str], dice: Random) -> str:
    return "".join(_one(str(kind), facts, number, dice) for kind, facts in parts)


def _one(kind: str, facts: Any, number: Callable[[], str], dice: Random) -> str:
    match kind:
        case "LITERAL":
            return chr(facts)
        case "SUBPATTERN":
            return _written(facts[-1], number, dice)
        case "BRANCH":
            return _written(dice.choice(facts[1]), number, dice)
        case "IN":
            (first, range_or_letter), *_ = facts
            if str(first) == "RANGE":
                return chr(dice.randint(*range_or_letter))
            return chr(range_or_letter) if str(first) == "LITERAL" else "a"
        case "MAX_REPEAT":
            least, most, inside = facts
            if "RANGE, (48, 57)" in str(inside[0]) and least != most and int(most) > 1:
                return number()[: int(most)]
            times = dice.randint(int(least), max(int(least), min(int(most), 8)))
            return "".join(_written(inside, number, dice) for _ in range(times))
        case "ANY":
            return dice.choice("x1:")
    raise NotImplementedError(kind)
