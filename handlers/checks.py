"""The second person's word: whether what answers a shipment or an invoice says that it is right (8.5)."""

from __future__ import annotations

import re

from bot import texts, verdicts
from bot.fields.choice import folded
from bot.verdicts import Verdict

RIGHT, WRONG = "shipment-right", "shipment-wrong"


def verdict_of_check(words: str, right: str = RIGHT, wrong: str = WRONG) -> Verdict:
    """As for any decision; besides, what is checked is right or wrong, where a request is granted or
    refused. `right` and `wrong` are the buttons: what they say counts as words too."""
    said = words.strip()
    if folded(said) in _known(RIGHT) | _labels(right):
        return Verdict(yes=True)
    known = sorted(_known(WRONG) | _labels(wrong), key=len, reverse=True)
    # "wrongly" is another word; behind Chinese signs the reason may follow at once.
    if found := re.match(rf"(?:{'|'.join(map(re.escape, known))})(?![a-z])", said, re.IGNORECASE):
        return Verdict(yes=False, reason=said[found.end() :].strip(verdicts.MARKS))
    return verdicts.verdict_of(words)


def _known(button: str) -> set[str]:
    return {
        folded(word)
        for listed in texts.in_every_language(f"{button}.words")
        for word in listed.split()
    }


def _labels(button: str) -> set[str]:
    return {folded(label) for label in texts.in_every_language(button)}
