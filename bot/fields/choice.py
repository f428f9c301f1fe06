"""A question with a few answers, each a button."""

from __future__ import annotations

import enum
import re
import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from markupsafe import Markup

from bot import texts
from bot.fields.base import Claim, Field, Reading
from bot.panels import Rows, named
from models.errors import Refused
from models.facts import term
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

T = TypeVar("T")
E = TypeVar("E", bound=enum.StrEnum)

CHOICES_TAKE = 600  # UTF-16 units of them all in a sentence

_WORD = re.compile(r"[^\s,;:.!?，、。；：！？]+")


class YesNo(enum.StrEnum):
    YES = "yes"
    NO = "no"


class OneOf(Field[T]):
    """One of a few answers, `columns` buttons in a row.

    Typed words count in any of our languages, whatever their case and width, as far as they
    name one of them. `claims=False`: a word of a longer line is no answer to it.
    """

    hears_no: ClassVar[bool] = True

    def __init__(self, *, columns: int = 2, claims: bool = True, **common: Any) -> None:
        super().__init__(**common)
        self.columns = columns
        self.claims = claims

    @abstractmethod
    def values(self) -> Sequence[str]:
        """What may be kept, in the order of the buttons."""

    @abstractmethod
    def names(self, value: str) -> Iterable[str]:
        """All that people may call it."""

    def choice(self, value: str) -> str:
        """What its button carries: at most 32 bytes."""
        return value

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = folded(turn.words)
        for is_meant in (said.__eq__, lambda name: name.startswith(said)):
            if said and len(meant := self._called(is_meant)) == 1:
                return Reading(meant[0])
        shown = [self.shown(turn.language, value) for value in self.values()]
        choices = texts.shortened(shown, CHOICES_TAKE)
        if not said:
            raise Refused("field-choice-only", choices=choices)
        raise Refused("field-choice-unknown", words=texts.clip(turn.words, 60), choices=choices)

    def names_one(self, words: str) -> bool:
        said = folded(words)
        return bool(said) and len(self._called(said.__eq__)) == 1

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for value in self.values():
            if choice == self.choice(value):
                return Reading(value)
        raise Refused("button-out-of-date")

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """One that is named by a word of its own; none when several are."""
        if not self.claims:
            return None
        claims = [
            Claim(value, without(words, start, end))
            for start, end in pieces(words, 3)
            for value in self._called(folded(words[start:end]).__eq__)
        ]
        return claims[0] if len({claim.value for claim in claims}) == 1 else None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        each = [
            named(texts.plain(self.shown(turn.language, value)), tap(self.choice(value)))
            for value in self.values()
        ]
        return [each[at : at + self.columns] for at in range(0, len(each), self.columns)]

    def _called(self, is_meant: Callable[[str], bool]) -> list[str]:
        return [
            value
            for value in self.values()
            if any(is_meant(folded(name)) for name in self.names(value))
        ]


class Choice(OneOf[E]):
    """One member of an enum. Its sentences are `<enum>-<member>`; `.words` are more words for it."""

    def __init__(self, members: type[E], **common: Any) -> None:
        super().__init__(**common)
        self.members = members

    def values(self) -> Sequence[str]:
        return [member.value for member in self.members]

    def names(self, value: str) -> Iterable[str]:
        key = term(self.members(value))
        yield value
        yield from texts.in_every_language(key)
        if texts.has(f"{key}.words"):
            for more in texts.in_every_language(f"{key}.words"):
                yield from more.split()

    def load(self, kept: Any) -> E:
        return self.members(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return texts.t(language, term(self.members(kept)))


# A line of words, piece by piece.


def folded(words: str) -> str:
    """What two ways to write the same words have in common."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(".,!?。")


def pieces(words: str, longest: int) -> Iterator[tuple[int, int]]:
    """From where to where one to `longest` words stand; longer pieces first, from the beginning."""
    found = [(word.start(), word.end()) for word in _WORD.finditer(words)]
    for length in range(longest, 0, -1):
        for first, last in zip(found, found[length - 1 :], strict=False):
            yield first[0], last[1]


def without(words: str, start: int, end: int) -> str:
    """What is left of a line when a piece is taken out."""
    return f"{words[:start].rstrip()} {words[end:].lstrip(' ,.;，。；、')}".strip()
