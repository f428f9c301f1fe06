"""How something is tried: with a tap, with words or what else a message has, at a question of a form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from models.places import Place
from tests.rights.attempts import FILES
from tests.rights.company import phone_of, place_of
from tests.rights.ears import Card, Seen
from tests.rights.watch import NOTHING, SAID, Watch

Way = Callable[[Watch], Awaitable[Seen]]
Attempt = tuple[str, str, Way]
"""What is tried, in which words, and how."""


def messages(owner: str, names: Sequence[str]) -> Iterator[Attempt]:
    """All that a message may be that is no command and answers nothing, with what is somebody's."""
    for name in names:
        yield "words", name, types(name)
        yield "chosen inline", name, chooses_inline(name)
        yield "an edited message", name, edits(name)
        for what, file in FILES.items():
            yield what, name, types(name, file)
    yield "a contact", f"{owner}'s", shares_contact(phone_of(owner))
    yield "a position", f"{owner}'s", shares_place(place_of(owner))


def taps(data: str, card: Card = None) -> Way:
    return lambda watch: watch.taps(data, card)


def types(words: str, more: Mapping[str, Any] = NOTHING) -> Way:
    return lambda watch: watch.types(words, **more)


def asks_inline(words: str) -> Way:
    return lambda watch: watch.asks_inline(words)


def answers(words: str, answered: dict[str, Any], more: Mapping[str, Any] = NOTHING) -> Way:
    return lambda watch: watch.answers(words, answered, more)


def chooses_inline(words: str) -> Way:
    return lambda watch: watch.types(words, via_bot=watch.bot)


def edits(words: str) -> Way:
    """What was said as message 1: everybody's notes and answers were (`founding`)."""
    return lambda watch: watch.edits(words, 1)


def shares_contact(phone: str) -> Way:
    return types("", {"contact": {"phone_number": phone, "first_name": "Somebody"}})


def shares_place(place: Place) -> Way:
    return types("", {"location": {"latitude": place.latitude, "longitude": place.longitude}})


def refers(words: str, number: int) -> Way:
    return lambda watch: watch.refers(words, number)


# Steps of a form: `begin` is what its buttons begin with.

Step = Callable[[Watch, str], Awaitable[Seen]]


def fills(form: dict[str, Any], step: Step) -> Way:
    return lambda watch: watch.fills(form, step)


def goes_on(watch: Watch, begin: str) -> Awaitable[Seen]:
    return watch.taps(f"d:{begin.split(':')[1]}:go-on")


def chooses(choice: str) -> Step:
    return lambda watch, begin: watch.taps(begin + choice)


def says(words: str, more: Mapping[str, Any] = NOTHING) -> Step:
    return lambda watch, begin: watch.types(words, **more)


def corrects(words: str) -> Step:
    return lambda watch, begin: watch.edits(words, SAID)


def is_owed(owed: dict[str, Any], at: datetime) -> Way:
    return lambda watch: watch.is_owed(owed, at)
