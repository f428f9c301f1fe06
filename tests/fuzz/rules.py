"""company.toml with every key once of the wrong kind, and texts that are hardly TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from models import policy
from tests.fuzz.mangling import letters

DEFAULTS = (files("models") / "company.toml").read_text("utf-8")
VALUES = (
    "true",
    '""',
    '"x"',
    '"92 days"',
    '"-1 days"',
    '"99999999999 days"',
    '"superior"',
    "0",
    "-1",
    "9223372036854775808",
    "1" + "0" * 400,
    "0.5",
    "1e308",
    "-1e400",
    "nan",
    "inf",
    "-inf",
    "1979-05-27",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    "[]",
    "[[]]",
    "{}",
    '[""]',
    '["x", 1, {}]',
    "{x = 1}",
    '"\\u0000"',
    '"\\u202e"',
    '"09:00–25:00"',
    '"' + "水" * 5000 + '"',
    "[" * 60 + "]" * 60,
    "[" * 3000 + "]" * 3000,
)


def keys(rules: Any = None, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key of the rules, tables as well; the first entry of a list stands for all."""
    rules = tomllib.loads(DEFAULTS) if rules is None else rules
    if isinstance(rules, dict):
        for key, value in rules.items():
            yield (*before, key)
            yield from keys(value, (*before, key))


KEYS = tuple(keys())


def write_one(path: Path, dice: Random, number: int) -> None:
    """One to three keys of another value, or the whole of the defaults with letters changed.

    By the running `number` every key has its turn.
    """
    if dice.random() < 0.05:
        path.write_bytes(letters(DEFAULTS, dice).encode("utf-8", "surrogatepass"))
        return
    lines = []
    its_turn = KEYS[number % len(KEYS)]
    for key in dict.fromkeys((its_turn, *dice.sample(KEYS, dice.choice((0, 0, 1, 2))))):
        name = ".".join(f'"{part}"' for part in key)
        if dice.random() < 0.1:
            name = letters(name, dice)
        lines.append(f"{name} = {dice.choice(VALUES)}")
    text = "\n".join(lines) + "\n"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def try_one(path: Path) -> str:
    """What the console says of it: nothing where it is understood."""
    try:
        policy.load(path)
    except policy.PolicyError as wrong:
        said = str(wrong)
        assert said, "it is refused without a word"
        assert all(line.startswith(str(path)) for line in said.splitlines()), said
        return said
    return ""
