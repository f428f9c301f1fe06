"""Everybody tries everything: what that showed and changed which was not theirs, and what was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from handlers.sheets import LISTS
from models.outbox import Act
from models.records import KINDS
from tests.conftest import TOKEN
from tests.rights import attempts
from tests.rights.attempts import Numbers, shuffled
from tests.rights.company import FORMER, NAMES, OWNERS, STRANGER, Company
from tests.rights.judge import Judge, Owned
from tests.rights.watch import Seen, Watch, count_touched, nothing_is_drawn

# One of each position, a colleague beside, the superiors of the other branch, who left, who never was in.
ACTORS = (
    *("Mei", "Ann", "Hugo", "Max", "Diana", "Gina", "Dan", "Wang", "Li"),
    *("Sally", "Fay", "Wendy", "Hana", "Root", FORMER, STRANGER),
)
TABLES_OF = {kind: table.__tablename__ for kind, table in KINDS.items()} | {
    "delegation": "delegations",
    "draft": "drafts",
    "note": "notes",
}
PROVEN = ("Mei", "Li")  # whose cards everybody is owed, whatever else is left out
MOST_OF_A_BUTTON = 2  # for each whose it is: words and numbers make hundreds of some

Attempt = tuple[str, str, Callable[[Watch], Awaitable[Seen]]]
"""What is tried, in which words, and how."""


@dataclass
class Trial:
    """One of `every` attempts is made: a different one by each person, all of them if it is 1."""

    company: Company
    every: int = 1
    made: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    right: dict[str, set[Owned]] = field(default_factory=lambda: defaultdict(set))
    buttons: dict[str, str] = field(default_factory=dict)  # that somebody was shown: the data
    owed: dict[str, dict[str, Any]] = field(default_factory=dict)  # cards and files, to anybody
    tried: set[str] = field(default_factory=set)

    async def run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """First what anybody can think of, then what was shown to others meanwhile."""
        with nothing_is_drawn(monkeypatch) as listening:
            async with self._watching() as (judge, watch_of):
                for name in ACTORS:
                    listening["now"] = watch = watch_of(name)
                    for attempt in self.proofs():
                        await self._try(judge, watch, *attempt)
                for which in (self.thought_of, self.from_others):
                    for place, name in enumerate(ACTORS):
                        listening["now"] = watch = watch_of(name)
                        for number, attempt in enumerate(list(which())):
                            if (number + 7 * place) % self.every == 0:
                                await self._try(judge, watch, *attempt)

    @asynccontextmanager
    async def _watching(self) -> AsyncIterator[tuple[Judge, Callable[[str], Watch]]]:
        settings = Settings(token=TOKEN, database_url=self.company.url, _env_file=None)
        telegram = Telegram(TOKEN, floods=False)
        app = Fieldbook(settings, request=SandboxRequest(telegram))
        await app.bot.initialize()
        self.switchboard = app.switchboard
        try:
            async with app.database.writing() as session:
                await count_touched(session)
                judge = Judge(self.company)
                await judge.learn(session)
                yield judge, lambda name: Watch(app, self.company, session, name)
                await session.rollback()
        finally:
            await app.bot.shutdown()
            await app.database.close()

    async def _try(
        self,
        judge: Judge,
        watch: Watch,
        what: str,
        said: str,
        how: Callable[[Watch], Awaitable[Seen]],
    ) -> None:
        self.made += 1
        self.tried.add(what)
        try:
            seen = await how(watch)
        except Exception as error:  # a bug, which the worker would set aside
            self.wrong[f"{watch.name} breaks it: {error!r}"].append(said)
            return
        for wrong in (*judge.seen(watch.name, seen, said), *judge.changed(watch.name, seen)):
            self.wrong[f"{watch.name} {wrong}"].append(said)
        self.right[watch.name].update(judge.shown(watch.name, seen))
        self.buttons.update((data, watch.name) for data in seen.buttons)
        for owed in seen.owed:
            self.owed.setdefault(str(sorted(owed.items())), owed)

    # Ways in

    def proofs(self) -> Iterator[Attempt]:
        """The card of each kind of record, of both branches: whoever may not see it is sent nothing."""
        for owner in PROVEN:
            numbers = self.numbers_of(owner)
            for kind in KINDS:
                card = f"{kind}-card"
                if card in self.switchboard.cards and numbers[kind]:
                    owed = {"act": Act.SEND, "key": card, "about": f"{kind}:{numbers[kind][0]}"}
                    yield f"the card {card}", str(owed), _is_owed(owed)

    def thought_of(self) -> Iterator[Attempt]:
        """Buttons with anybody's numbers, commands with anybody's names, answers to anybody's records."""
        for owner in OWNERS:
            numbers = self.numbers_of(owner)
            names = self.names_of(owner)
            for what, data in attempts.buttons(self.switchboard, numbers, MOST_OF_A_BUTTON):
                yield what, data, _taps(data)
            for what, data in attempts.sheets(LISTS, numbers):
                yield what, data, _taps(data)
            for what, words in attempts.commands(self.switchboard, names):
                yield what, words, _types(words)
            for name in names:
                yield "words", name, _types(name)
                yield "inline", name, _asks_inline(name)
            for what, answer in attempts.answers(KINDS, numbers):
                words, about, key = answer
                yield what, " ".join(answer), _answers(words, about=about, key=key)

    def from_others(self) -> Iterator[Attempt]:
        """Buttons that somebody was shown once, and what somebody was owed once."""
        for data in sorted(self.buttons, key=shuffled):
            yield "a button of somebody's", data, _taps(data)
        for said in sorted(self.owed, key=shuffled):
            owed = self.owed[said]
            yield f"the card {owed['key']}", said, _is_owed(owed)
            if owed["key"] in self.switchboard.replies_to:
                for words in attempts.SAID:
                    what = f"an answer to {owed['key']}"
                    yield what, f"{words} to {said}", _answers(words, **owed)

    def numbers_of(self, owner: str) -> Numbers:
        """Those of all that somebody has; of people, their own."""
        found: dict[str, list[int]] = {kind: [] for kind in TABLES_OF}
        for (table, number), whose in self.company.rows.items():
            if whose == owner:
                for kind, of in TABLES_OF.items():
                    if of == table:
                        found[kind].append(number)
        found["staff"] = [self.company.people[owner]]
        found["delegation"] = found["delegation"] or [1]
        found["notice"] = found["notice"] or [1]
        return found

    def names_of(self, owner: str) -> list[str]:
        """What somebody types who looks for what is theirs."""
        number = list(OWNERS).index(owner) + 1
        words = {where: word for word, where in self.company.words.items()}
        contact = next(
            word for where, word in words.items() if where == ("contacts", number, "name")
        )
        return [owner, NAMES[number], contact, self.company.orders[owner]]


def _taps(data: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.taps(data)


def _types(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.types(words)


def _asks_inline(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.asks_inline(words)


def _answers(words: str, **answered: Any) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.answers(words, **answered)


def _is_owed(owed: dict[str, Any]) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.is_owed(owed)
