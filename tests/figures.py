"""What a measuring command found: printed for whoever looks, and kept in var/ for whoever compares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

VAR = Path("var")


def say(line: str = "") -> None:
    """Print a line at once, also where nobody watches a terminal."""
    print(line, flush=True)  # noqa: T201 - this is what it is for


def keep(name: str, figures: Mapping[str, float]) -> None:
    """Write `var/<name>.json`: what was measured, name to number."""
    VAR.mkdir(exist_ok=True)
    rounded = {what: round(figure, 3) for what, figure in figures.items()}
    (VAR / f"{name}.json").write_text(json.dumps(rounded, indent=2) + "\n")


def keep_beside(name: str, of: str, figures: Mapping[str, float]) -> None:
    """As `keep`, of one database or one fault: what was measured of others stays."""
    keep(name, kept(name) | {f"{of} {what}": figure for what, figure in figures.items()})


def kept(name: str) -> dict[str, float]:
    """What was measured before; nothing where nothing was."""
    path = VAR / f"{name}.json"
    found: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}
    return found
