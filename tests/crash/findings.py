"""What an audit finds: each promise with the cases in which it was not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

NAMED_AT_MOST = 5


@dataclass
class Findings:
    """What is not as promised: by promise, each case in words. Nothing is 0 by being left out."""

    cases: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)  # what was looked at

    def promise(self, name: str) -> list[str]:
        return self.cases.setdefault(name, [])

    @property
    def broken(self) -> dict[str, list[str]]:
        return {name: cases for name, cases in self.cases.items() if cases}

    def lines(self) -> Iterator[str]:
        for name, cases in self.broken.items():
            yield f"{len(cases)} {name}:"
            for case in cases[:NAMED_AT_MOST]:
                yield f"  {case}"
            if len(cases) > NAMED_AT_MOST:
                yield f"  … and {len(cases) - NAMED_AT_MOST} more"


UPDATES_LOST = "updates lost"
EFFECTS_LOST = "effects lost"
EFFECTS_DOUBLED = "effects doubled"
MESSAGES_LOST = "messages silently lost"
MESSAGES_DOUBLED = "messages silently doubled"
OUT_OF_ORDER = "messages out of order in their chat"
BACKWARDS = "questions asked again that were answered"
IN_DOUBT = "messages in doubt beyond those in flight"
NOT_LISTED = "messages in doubt that no administrator was told of"
IN_VAIN = "people who waited in vain"
SUMS = "sums that do not agree"
ERRORS = "errors that the bot logged"
PROMISES = (
    UPDATES_LOST,
    EFFECTS_LOST,
    EFFECTS_DOUBLED,
    MESSAGES_LOST,
    MESSAGES_DOUBLED,
    OUT_OF_ORDER,
    BACKWARDS,
    IN_DOUBT,
    NOT_LISTED,
    IN_VAIN,
    SUMS,
    ERRORS,
)
