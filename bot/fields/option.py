"""A question whose few answers the company named itself: a kind of shop, an item of a checklist."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from bot.fields.choice import OneOf
from bot.texts import shield
from models.language import Language

Options = Callable[[], Mapping[str, Mapping[Language, str]]]


class Option(OneOf[str]):
    """One key of what `options` holds at the moment, kept as that key.

    Keys are the company's own, maybe long and odd: a button carries a short hash of one. Its
    number in the list would mean another once the company has changed the order.
    """

    def __init__(self, options: Options, **common: Any) -> None:
        super().__init__(**common)
        self.options = options

    def values(self) -> Sequence[str]:
        return list(self.options())

    def names(self, value: str) -> Iterable[str]:
        return {value, *self.options()[value].values()}

    def choice(self, value: str) -> str:
        return short(value)

    def shown(self, language: Language, kept: Any) -> Markup:
        # The company may have taken it off its list since it was answered.
        words = self.options().get(kept)
        return escape(shield(words[language] if words else str(kept)))


def short(*words: str) -> str:
    """Twelve signs that stand for words of any length, for the 32 bytes of a button."""
    return hashlib.blake2s("\n".join(words).encode(), digest_size=6).hexdigest()
