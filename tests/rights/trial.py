"""Everybody tries everything: what that showed and changed which was not theirs, and what was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from dataclasses import field as each_time
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Fieldbook
from bot.fields.base import Field
from bot.fields.photos import Photos
from bot.fields.text import Text
from bot.forms import Form
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from handlers.sheets import LISTS
from models.outbox import Act, Outgoing
from models.places import Place
from models.records import KINDS
from tests.conftest import TOKEN
from tests.rights import attempts
from tests.rights.attempts import Numbers, shuffled
from tests.rights.company import (
    FORMER,
    HANDED_OVER,
    NAMES,
    OWNERS,
    STRANGER,
    Company,
    phone_of,
    place_of,
)
from tests.rights.judge import Judge, Owned
from tests.rights.watch import (
    SAID,
    Seen,
    Watch,
    as_owed,
    count_touched,
    is_made_later,
    nothing_is_drawn,
)

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
LIKELY = (
    "1",
    "Broken",
    "Zelmark",
    "Friday",
    "+8613800139999",
    "500",
)  # words that answer a question
DEEDS = ("skip", "keep", "send")
PICKED = ("customer", "order", "instalment", "receipt", "staff")  # what a question may ask for
MOST_CHOICES = 6
IN_A_FORM = re.compile(r"f:[0-9]+:[0-9]+:pick")
MOST_OF_A_BUTTON = 2  # for each whose it is: words and numbers make hundreds of some

Attempt = tuple[str, str, Callable[[Watch], Awaitable[Seen]]]
"""What is tried, in which words, and how."""


@dataclass
class Trial:
    """One of `every` attempts is made: a different one by each person, all of them if it is 1."""

    company: Company
    every: int = 1
    proves: bool = True  # whether what is theirs is shown to everybody first
    made: int = 0
    wrong: dict[str, list[str]] = each_time(default_factory=lambda: defaultdict(list))
    right: dict[str, set[Owned]] = each_time(default_factory=lambda: defaultdict(set))
    buttons: dict[str, str] = each_time(default_factory=dict)  # that somebody was shown: the data
    owed: dict[str, dict[str, Any]] = each_time(default_factory=dict)  # cards and files, to anybody
    tried: set[str] = each_time(default_factory=set)
    drawn: set[str] = each_time(default_factory=set)  # the keys of cards and files that came
    references: dict[tuple[str, int], int] = each_time(default_factory=dict)  # key and chat: which
    # Form and question: who was asked it first, and how far the form had come; what was offered.
    forms: dict[tuple[str, str], tuple[str, dict[str, Any]]] = each_time(default_factory=dict)
    choices: dict[tuple[str, str], list[str]] = each_time(default_factory=dict)

    async def run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """First what anybody can think of, then what was asked and shown meanwhile, by everybody."""
        with nothing_is_drawn(monkeypatch) as self.listening:
            async with self._watching():
                if self.proves:
                    await self._everybody_tries(self.proofs(), 1)
                await self._everybody_tries(self.thought_of(), self.every)
                await self._reach_every_question()
                await self._everybody_tries(self.within_forms(), self.every)
                await self._everybody_tries(self.from_others(), self.every)

    async def _everybody_tries(self, attempts: Iterator[Attempt], every: int) -> None:
        """Each attempt once, however often it was thought of."""
        each = list({attempt[:2]: attempt for attempt in attempts}.values())
        for place, name in enumerate(ACTORS):
            for attempt in each[-7 * place % every :: every]:
                await self._try(name, *attempt)

    @asynccontextmanager
    async def _watching(self) -> AsyncIterator[None]:
        settings = Settings(token=TOKEN, database_url=self.company.url, _env_file=None)
        telegram = Telegram(TOKEN, floods=False)
        app = Fieldbook(settings, request=SandboxRequest(telegram))
        await app.bot.initialize()
        self.switchboard = app.switchboard
        try:
            async with app.database.writing() as session:
                await count_touched(session)
                self.judge = Judge(self.company)
                await self.judge.learn(session)
                await self._remember_what_was_owed(session)
                self.watches = {name: Watch(app, self.company, session, name) for name in ACTORS}
                yield
                await session.rollback()
        finally:
            await app.bot.shutdown()
            await app.database.close()

    async def _remember_what_was_owed(self, session: AsyncSession) -> None:
        """In the days of the founding: cards and files, and what carries a reference."""
        for row in (await session.scalars(select(Outgoing).order_by(Outgoing.id))).all():
            if row.about and row.carries_reference:
                self.references.setdefault((row.key or "", row.chat_id), row.id)
            if is_made_later(row, self.switchboard):
                owed = as_owed(row)
                self.owed.setdefault(str(sorted(owed.items())), owed)

    async def _try(
        self, name: str, what: str, said: str, how: Callable[[Watch], Awaitable[Seen]]
    ) -> Seen:
        self.made += 1
        self.tried.add(what)
        judge, watch = self.judge, self.watches[name]
        self.listening["now"] = watch
        try:
            seen = await how(watch)
        except Exception as error:  # a bug, which the worker would set aside
            self.wrong[f"{name} breaks it: {error!r}"].append(f"{what}: {said}")
            return Seen()
        for wrong in (*judge.seen(name, seen, said), *judge.changed(name, seen)):
            self.wrong[f"{name} {wrong}"].append(f"{what}: {said}")
        self.right[name].update(judge.shown(name, seen))
        self.drawn |= seen.drawn
        self.buttons.update((data, name) for data in seen.buttons)
        for owed in seen.owed:
            self.owed.setdefault(str(sorted(owed.items())), owed)
        if seen.form:
            at = seen.form["form"], seen.form["asking"] or ""
            self.forms.setdefault(at, (name, seen.form))
        return seen

    async def _reach_every_question(self) -> None:
        """Whoever is asked something answers in likely ways, until nothing is asked that was not before."""
        while new := sorted(self.forms.keys() - self.choices.keys()):
            for at in new:
                name, form = self.forms[at]
                what = "the question {1} of {0}".format(*at)
                seen = await self._try(name, what, f"{form}", _fills(form, _goes_on))
                choices = {data.split(":", 3)[3] for data in seen.buttons if IN_A_FORM.match(data)}
                self.choices[at] = sorted(choices, key=shuffled)
                steps = [*self.choices[at][:MOST_CHOICES], *DEEDS]
                ways = [(step, _fills(form, _chooses(step))) for step in steps]
                ways += [(words, _fills(form, _says(words))) for words in LIKELY]
                for said, way in ways[:: self.every]:
                    await self._try(name, what, f"{said} in {form}", way)

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
                yield "chosen inline", name, _chooses_inline(name)
                yield "an edited message", name, _edits(name)
            yield "a contact", f"{owner}'s", _shares_contact(phone_of(owner))
            yield "a position", f"{owner}'s", _shares_place(place_of(owner))
            for what, answer in attempts.answers(KINDS, numbers):
                words, about, key = answer
                yield what, " ".join(answer), _answers(words, about=about, key=key)

    def within_forms(self) -> Iterator[Attempt]:
        """Each question, as somebody was asked it: answered with anybody's numbers and names."""
        for at, (_, form) in sorted(self.forms.items()):
            what = "the question {1} of {0}".format(*at)
            field = Form.known[at[0]].fields().get(at[1])
            choices = self.choices.get(at, [])
            ways = [_chooses(step) for step in ("send", *choices[:1])] + [_says("1")]
            said = ["send", *choices[:1], "1"]
            shapes = sorted(
                {re.sub("[0-9]+", "{}", one) for one in choices if re.search("[0-9]", one)}
            )
            for owner in PROVEN:
                numbers = self.numbers_of(owner)
                for shape in shapes[:2] or ["pick:{}"]:
                    for number in {numbers[kind][0] for kind in PICKED if numbers[kind]}:
                        if field and type(field).tapped is not Field.tapped:
                            said.append(shape.replace("{}", str(number)))
                            ways.append(_chooses(said[-1]))
                for name in self.names_of(owner):
                    if field and not isinstance(field, Text | Photos):
                        said += [name, f"edited: {name}"]
                        ways += [_says(name), _corrects(name)]
            for words, way in zip(said, ways, strict=True):
                yield what, f"{words} in {form}", _fills(form, way)

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

        for (key, chat), number in sorted(self.references.items()):
            for words in attempts.SAID:
                said = f"{words} to {number} in the chat {chat}"
                yield f"a reference to {key}", said, _refers(words, number)

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
        came = [HANDED_OVER[0]] if owner == HANDED_OVER[2] else []
        return [owner, NAMES[number], contact, self.company.orders[owner], *came]


def _taps(data: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.taps(data)


def _types(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.types(words)


def _asks_inline(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.asks_inline(words)


def _answers(words: str, **answered: Any) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.answers(words, **answered)


def _chooses_inline(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.types(words, via_bot=watch.bot)


def _edits(words: str) -> Callable[[Watch], Awaitable[Seen]]:
    """What was said as message 1: everybody's notes and answers were (`founding`)."""
    return lambda watch: watch.edits(words, 1)


def _shares_contact(phone: str) -> Callable[[Watch], Awaitable[Seen]]:
    contact = {"phone_number": phone, "first_name": "Somebody"}
    return lambda watch: watch.types("", contact=contact)


def _shares_place(place: Place) -> Callable[[Watch], Awaitable[Seen]]:
    location = {"latitude": place.latitude, "longitude": place.longitude}
    return lambda watch: watch.types("", location=location)


def _refers(words: str, number: int) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.refers(words, number)


# Steps of a form: `begin` is what its buttons begin with.

Step = Callable[[Watch, str], Awaitable[Seen]]


def _fills(form: dict[str, Any], step: Step) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.fills(form, step)


def _goes_on(watch: Watch, begin: str) -> Awaitable[Seen]:
    return watch.taps(f"d:{begin.split(':')[1]}:go-on")


def _chooses(choice: str) -> Step:
    return lambda watch, begin: watch.taps(begin + choice)


def _says(words: str) -> Step:
    return lambda watch, begin: watch.types(words)


def _corrects(words: str) -> Step:
    return lambda watch, begin: watch.edits(words, SAID)


def _is_owed(owed: dict[str, Any]) -> Callable[[Watch], Awaitable[Seen]]:
    return lambda watch: watch.is_owed(owed)
