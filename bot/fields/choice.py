"""A question with a few answers, each a button."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup

from bot import texts
from bot.fields.base import Claim, Field, Reading
from bot.panels import Rows, button
from models.errors import Refused
from models.facts import term
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

E = TypeVar("E", bound=enum.StrEnum)

_WORD = re.compile(r"[^\s,;:.!?，、。；：！？]+")


class Choice(Field[E]):
    """One member of an enum, `columns` buttons in a row.

    Its sentences are `<enum>-<member>`; `.words` are more words for it. Typed words count in
    any of our languages, whatever their case and width, as far as they name one member.
    """

    def __init__(self, members: type[E], *, columns: int = 2, **common: Any) -> None:
        super().__init__(**common)
        self.members = members
        self.columns = columns

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = _folded(turn.words)
        if len(named := self._members(said.__eq__)) == 1:
            return Reading(named[0].value)
        if said and len(begun := self._members(lambda name: name.startswith(said))) == 1:
            return Reading(begun[0].value)
        choices = tuple(term(member) for member in self.members)
        if not said:
            raise Refused("field-choice-only", choices=choices)
        raise Refused("field-choice-unknown", words=texts.clip(turn.words, 60), choices=choices)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in list(self.members):
            raise Refused("button-out-of-date")
        return Reading(choice)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """A member named by a word of its own; none when several are."""
        claims = [
            Claim(member.value, f"{words[:start].rstrip()} {words[end:].lstrip(' ,，、')}".strip())
            for start, end in _pieces(words)
            for member in self._members(_folded(words[start:end]).__eq__)
        ]
        return claims[0] if len({claim.value for claim in claims}) == 1 else None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        each = [button(term(member), tap(member.value)) for member in self.members]
        return [each[at : at + self.columns] for at in range(0, len(each), self.columns)]

    def load(self, kept: Any) -> E:
        return self.members(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return texts.t(language, term(self.members(kept)))

    def _members(self, is_meant: Callable[[str], bool]) -> list[E]:
        return [member for member in self.members if any(map(is_meant, _names(member)))]


def _names(member: enum.StrEnum) -> set[str]:
    """All that people may call it."""
    key = term(member)
    said = {member.value, *texts.in_every_language(key)}
    if texts.has(f"{key}.words"):
        for more in texts.in_every_language(f"{key}.words"):
            said.update(more.split())
    return {_folded(name) for name in said}


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(".,!?。")


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """From where to where one to three words stand, longer pieces first."""
    found = [(word.start(), word.end()) for word in _WORD.finditer(words)]
    for length in (3, 2, 1):
        for first, last in zip(found, found[length - 1 :], strict=False):
            yield first[0], last[1]
