"""How a rule says no in words that people are meant to see."""

from typing import Any


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """A rule said no. `key` names the sentence that tells the person why (in `locales/`).

    `field` names the question of an open form to ask again; `final` says that no other
    answer would help; `facts` fill the sentence.
    """

    def __init__(
        self, key: str, *, field: str | None = None, final: bool = False, **facts: Any
    ) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.final = final
        self.facts = facts
