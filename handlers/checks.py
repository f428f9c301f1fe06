"""The second person's word: whether what answers a shipment or an invoice says that it is right (8.5)."""

from __future__ import annotations

import re

from bot import texts, verdicts
from bot.fields.choice import folded
from bot.fields.numerals import has_a_number
from bot.verdicts import Verdict

RIGHT, WRONG = "shipment-right", "shipment-wrong"


def verdict_of_check(words: str, right: str = RIGHT, wrong: str = WRONG) -> Verdict:
    """As for any decision; besides, what is checked is right or wrong, where a request is granted or
    refused. `right` and `wrong` are the buttons: what they say, and their `.words`, count too. A yes
    beside a number is unclear: "ok, 5000 came" is not all of 12,000."""
    said = words.strip()
    if folded(said) in _known(RIGHT) | _known(right) | _labels(right):
        return Verdict(yes=True)
    if verdicts.asks(said):
        return verdicts.UNCLEAR
    known = sorted(_known(WRONG) | _known(wrong) | _labels(wrong), key=len, reverse=True)
    # "wrongly" is another word; behind Chinese signs the reason may follow at once.
    if found := re.match(rf"(?:{'|'.join(map(re.escape, known))})(?![a-z])", said, re.IGNORECASE):
        return Verdict(yes=False, reason=said[found.end() :].strip(verdicts.MARKS))
    verdict = verdicts.verdict_of(words)
    return verdicts.UNCLEAR if verdict.yes and has_a_number(verdict.reason) else verdict


def _known(button: str) -> set[str]:
    if not texts.has(f"{button}.words"):
        return set()
    return {
        folded(word)
        for listed in texts.in_every_language(f"{button}.words")
        for word in listed.split()
    }


def _labels(button: str) -> set[str]:
    """Without the mark before them: ✓, ✗."""
    return {re.sub(r"^\W+", "", folded(label)) for label in texts.in_every_language(button)}
