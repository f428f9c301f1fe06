"""What can go wrong on the way to Telegram: with the next call, by chance, or until it is switched off."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong with one call."""


@dataclass(frozen=True)
class Refused(Fault):
    """No connection: nothing happened at Telegram."""


@dataclass(frozen=True)
class Lost(Fault):
    """Telegram did it, and the answer never arrives: the caller runs into its timeout.

    Over HTTP the connection is held for `hold` seconds, or until the caller hangs up.
    """

    hold: float | None = None


@dataclass(frozen=True)
class BadGateway(Fault):
    """A 502 page instead of an answer; `delivered` says whether Telegram did it all the same."""

    delivered: bool = False


@dataclass(frozen=True)
class Delay(Fault):
    """The answer takes so many seconds more (of real time, the clock is not asked)."""

    seconds: float = 0.5


@dataclass(frozen=True)
class TooMany(Fault):
    """429 out of the blue; `everywhere` says that no chat takes a message until that is over."""

    retry_after: int = 1
    everywhere: bool = False


@dataclass(frozen=True)
class Malformed(Fault):
    """For getUpdates: an update of a shape that nobody expects comes along."""


@dataclass(frozen=True)
class Redelivered(Fault):
    """For getUpdates: the newest update that was confirmed comes once more."""


@dataclass(frozen=True)
class Swapped(Fault):
    """For getUpdates: what came first comes last, as when a webhook missed it and is told again.

    In the next answer that hands out several at once: what was confirmed is never before what was not.
    """


@dataclass
class Standing:
    """What goes wrong with every call until it is switched off; several at once.

    slow: whatever travels takes seconds, the question half of them and the answer the other half.
    down: there is no connection, for the bot to Telegram nor for Telegram to the bot's webhook.
    flood: a chat takes one message in some seconds, and is told how long to wait (Floods).
    """

    slow: bool = False
    down: bool = False
    flood: bool = False
    takes: float = 4.0  # seconds (of real time) of a call when it is slow
    on_change: list[Callable[[], None]] = field(default_factory=list)

    def turn(self, **switches: bool) -> None:
        """Switch some of them on or off, by name; the others stay as they are."""
        for name, on in switches.items():
            setattr(self, name, on)
        for listener in self.on_change:
            listener()

    def shown(self) -> dict[str, bool]:
        """Each by its name."""
        return {"slow": self.slow, "down": self.down, "flood": self.flood}

    async def travel(self) -> None:
        """One way of a call: at once, or slowly."""
        if self.slow:
            await asyncio.sleep(self.takes / 2)


@dataclass
class _Chance:
    method: str
    fault: Fault
    probability: float
    dice: random.Random


@dataclass
class Faults:
    """The faults still to come, and those that stand."""

    standing: Standing = field(default_factory=Standing)
    ordered: dict[str, deque[Fault]] = field(default_factory=dict)
    chances: list[_Chance] = field(default_factory=list)
    happened: list[tuple[str, Fault]] = field(default_factory=list)

    def next(self, method: str, *faults: Fault) -> None:
        """The next calls of this method ("*": of any but getUpdates) go wrong like this."""
        self.ordered.setdefault(method, deque()).extend(faults)

    def by_chance(self, method: str, fault: Fault, probability: float, seed: int = 0) -> None:
        """From now on a call of this method ("*": any but getUpdates) goes wrong so often."""
        dice = random.Random(seed)  # noqa: S311 - repeatable dice, not a secret
        self.chances.append(_Chance(method, fault, probability, dice))

    def clear(self) -> None:
        self.ordered.clear()
        self.chances.clear()

    def drawn(self, method: str) -> Fault | None:
        """What happens to this call, if anything."""
        fault = self._drawn(method)
        if fault:
            self.happened.append((method, fault))
        return fault

    def _drawn(self, method: str) -> Fault | None:
        if self.standing.down:
            return Refused()
        names = [method] if method == "getUpdates" else [method, "*"]
        for name in names:
            if self.ordered.get(name):
                return self.ordered[name].popleft()
        for chance in self.chances:
            if chance.method in names and chance.dice.random() < chance.probability:
                return chance.fault
        return None


def nonsense(number: int) -> dict[str, object]:
    """Valid JSON that is no update anybody knows; another shape for every number."""
    shapes: list[Callable[[], dict[str, object]]] = [
        lambda: {"message": {"nonsense": [1, None, {}]}},
        lambda: {"message": None},
        lambda: {"message": "a string"},
        lambda: {"callback_query": {"id": 7, "from": None}},
        lambda: {"something_of_2040": {"id": "x"}},
        lambda: {},
        lambda: {"message": {"message_id": "x", "date": "never", "chat": []}},
    ]
    return shapes[number % len(shapes)]()
