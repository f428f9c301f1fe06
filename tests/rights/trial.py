"""Everybody tries everything: what that showed and changed which was not theirs, and what was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Set
from contextlib import asynccontextmanager
from dataclasses import dataclass
from dataclasses import field as each_time
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Fieldbook
from bot.fields.base import Field
from bot.fields.choice import OneOf
from bot.fields.photos import Photos
from bot.fields.text import Text
from bot.forms import Form
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from handlers.sheets import LISTS
from models.outbox import Act, Outgoing
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
    now,
)
from tests.rights.doors import noting_who_enters
from tests.rights.ears import Card, Seen, nothing_is_drawn
from tests.rights.judge import NOBODY, Judge, Owned
from tests.rights.table import TABLES, allows
from tests.rights.watch import Watch, as_owed, count_touched, is_made_later
from tests.rights.ways import (
    Attempt,
    Way,
    answers,
    asks_inline,
    chooses,
    corrects,
    fills,
    goes_on,
    is_owed,
    messages,
    refers,
    says,
    taps,
    types,
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


@dataclass
class Trial:
    """One of `every` attempts is made: a different one by each person, all of them if it is 1."""

    company: Company
    every: int = 1
    proves: bool = True  # whether what is theirs is shown to everybody first
    made: int = 0
    wrong: dict[str, list[str]] = each_time(default_factory=lambda: defaultdict(list))
    right: dict[str, set[Owned]] = each_time(default_factory=lambda: defaultdict(set))
    # Buttons that somebody was shown: their data, and the card on which each stood first.
    buttons: dict[str, Card] = each_time(default_factory=dict)
    # Cards and files, and who was the first to be owed each, and when: some help for an hour.
    owed: dict[str, tuple[str, dict[str, Any], datetime]] = each_time(default_factory=dict)
    tried: set[str] = each_time(default_factory=set)
    drawn: set[str] = each_time(default_factory=set)  # the keys of cards and files that came
    references: dict[tuple[str, int], int] = each_time(default_factory=dict)  # key and chat: which
    # Form and question: who was asked it first, and how far the form had come; what was offered.
    forms: dict[tuple[str, str], tuple[str, dict[str, Any]]] = each_time(default_factory=dict)
    choices: dict[tuple[str, str], list[str]] = each_time(default_factory=dict)

    async def run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """First what anybody can think of, then what was asked and shown meanwhile, by everybody."""
        with (
            nothing_is_drawn(monkeypatch) as self.listening,
            noting_who_enters(monkeypatch) as self.entered,
        ):
            async with self._watching():
                if self.proves:
                    await self._prove()
                await self._everybody_tries(self.thought_of(), self.every)
                await self._reach_every_question()
                if self.proves:
                    await self._draw_each_card()
                asked = set(self.forms)
                await self._everybody_tries(self.within_forms(asked), self.every)
                await self._everybody_tries(self.from_others(), self.every)
                await self._reach_every_question()
                new = self.forms.keys() - asked
                await self._everybody_tries(self.within_forms(new), self.every)

    async def _everybody_tries(self, attempts: Iterator[Attempt], every: int) -> None:
        """Each attempt once, however often it was thought of."""
        each = list({attempt[:2]: attempt for attempt in attempts}.values())
        for place, name in enumerate(ACTORS):
            for attempt in each[-7 * place % every :: every]:
                await self._try(name, *attempt)

    @asynccontextmanager
    async def _watching(self) -> AsyncIterator[None]:
        async with opened(self.company.url) as app:
            self.switchboard = app.switchboard
            async with app.database.writing() as session:
                await count_touched(session)
            # Another transaction: SQLite forgets all statements at each rollback in one that made triggers.
            async with app.database.writing() as session:
                self.judge = Judge(self.company)
                await self.judge.learn(session)
                await self._remember_what_was_owed(session)
                everybody = [*self.company.people, STRANGER]
                self.watches = {name: Watch(app, self.company, session, name) for name in everybody}
                yield
                await session.rollback()

    async def _remember_what_was_owed(self, session: AsyncSession) -> None:
        """In the days of the founding: cards and files, and what carries a reference."""
        names = {chat: name for name, chat in self.company.chats.items()}
        for row in (await session.scalars(select(Outgoing).order_by(Outgoing.id))).all():
            if row.about and row.carries_reference:
                self.references.setdefault((row.key or "", row.chat_id), row.id)
            if is_made_later(row, self.switchboard):
                owed = as_owed(row)
                to = names.get(row.chat_id, STRANGER)
                self.owed.setdefault(str(sorted(owed.items())), (to, owed, row.created_at))

    async def _try(self, name: str, what: str, said: str, how: Way) -> Seen:
        self.made += 1
        self.tried.add(what)
        judge, watch = self.judge, self.watches[name]
        self.listening["now"] = watch.ears
        try:
            seen = await how(watch)
        except Exception as error:  # a bug, which the worker would set aside
            self.wrong[f"{name} breaks it: {error!r}"].append(f"{what}: {said}")
            return Seen()
        for wrong in judge.changed(name, seen):
            self.wrong[f"{name} {wrong}"].append(f"{what}: {said}")
        passed_on = judge.passed_on(seen)
        for reader, reached in {name: seen, **seen.by_others}.items():
            given = passed_on if reader != name else NOBODY
            for wrong in judge.seen(reader, reached, said, given):
                self.wrong[f"{reader} {wrong}"].append(f"{what} by {name}: {said}")
            self.right[reader].update(judge.shown(reader, reached))
            self.drawn |= reached.drawn
            self.buttons = reached.buttons | self.buttons
            for owed in reached.owed:
                self.owed.setdefault(str(sorted(owed.items())), (reader, owed, now()))
        if seen.form:
            at = seen.form["form"], seen.form["asking"] or ""
            self.forms.setdefault(at, (name, seen.form))
        return seen

    async def _prove(self) -> None:
        """The card of each kind of record, of both branches: what is theirs somebody is shown, else
        nothing; with few attempts, only what is theirs, once."""
        for owner in PROVEN:
            numbers = self.numbers_of(owner)
            for kind, record in KINDS.items():
                card, of = f"{kind}-card", (owner, TABLES.get(record.__tablename__, ""))
                if card not in self.switchboard.cards or not numbers[kind]:
                    continue
                owed = {"act": Act.SEND, "key": card, "about": f"{kind}:{numbers[kind][0]}"}
                for name in ACTORS:
                    is_theirs = of[1] and allows(self.company, name, *of)
                    if self.every == 1 or (is_theirs and of not in self.right[name]):
                        await self._try(name, f"the card {card}", str(owed), is_owed(owed, now()))

    async def _draw_each_card(self) -> None:
        """For one of those who were owed it: what nobody is brought is not tried (`never_brought`)."""
        for said, (name, owed, at) in sorted(self.owed.items()):
            if owed["key"] in self.never_brought:
                await self._try(name, f"the card {owed['key']}", said, is_owed(owed, at))

    @property
    def never_brought(self) -> set[str]:
        """Cards and files that have reached nobody yet."""
        return (self.switchboard.cards.keys() | self.switchboard.documents.keys()) - self.drawn

    async def _reach_every_question(self) -> None:
        """Whoever is asked something answers in likely ways, until nothing is asked that was not before;
        what that does not lead to is asked out of turn."""
        while self.forms.keys() - self.choices.keys() or self._ask_the_rest():
            for at in sorted(self.forms.keys() - self.choices.keys()):
                await self._answer_in_likely_ways(at)

    async def _answer_in_likely_ways(self, at: tuple[str, str]) -> None:
        name, form = self.forms[at]
        what = the_question(*at)
        seen = await self._try(name, what, f"{form}", fills(form, goes_on))
        choices = {data.split(":", 3)[3] for data in seen.buttons if IN_A_FORM.match(data)}
        self.choices[at] = sorted(choices, key=shuffled)
        steps = [*self.choices[at][:MOST_CHOICES], *DEEDS]
        ways = [(step, fills(form, chooses(step))) for step in steps]
        ways += [(words, fills(form, says(words))) for words in LIKELY]
        for said, way in ways[:: self.every]:
            await self._try(name, what, f"{said} in {form}", way)

    def _ask_the_rest(self) -> bool:
        """Whether there was anything left that can be asked of somebody who was asked something else."""
        asked = len(self.forms)
        for (form, _), (name, so_far) in sorted(self.forms.items()):
            fields = Form.known[form].fields()
            for question in fields.keys() - {one for of, one in self.forms if of == form}:
                for given in with_another_choice(so_far["answers"], fields):
                    if fields[question].applies(given):
                        now_asked = so_far | {"asking": question, "answers": given}
                        self.forms[form, question] = name, now_asked
                        break
        return len(self.forms) > asked

    # Ways in

    def thought_of(self) -> Iterator[Attempt]:
        """Buttons with anybody's numbers, commands with anybody's names, answers to anybody's records."""
        for owner in OWNERS:
            numbers = self.numbers_of(owner)
            names = self.names_of(owner)
            for what, data in attempts.buttons(self.switchboard, numbers):
                yield what, data, taps(data)
            for what, data in attempts.sheets(LISTS, numbers):
                yield what, data, taps(data)
            for what, words in attempts.commands(self.switchboard, names):
                yield what, words, types(words)
            for name in names:
                yield "inline", name, asks_inline(name)
            yield from messages(owner, names)
            for kind, card in attempts.about(KINDS, numbers):
                for words in attempts.SAID:
                    yield f"an answer to {kind}", f"{words} to {card}", answers(words, card)
            for kind, card in attempts.about(KINDS, numbers, at_most=1):
                for what, file in attempts.FILES.items():
                    way = answers("Look", card, file)
                    yield f"{what} as an answer to {kind}", f"{card}", way

    def within_forms(self, these: Set[tuple[str, str]]) -> Iterator[Attempt]:
        """Each of these questions, as somebody was asked it: answered with anybody's numbers and names."""
        for at in sorted(these):
            _, form = self.forms[at]
            what = the_question(*at)
            field = Form.known[at[0]].fields().get(at[1])
            choices = self.choices.get(at, [])
            ways = [chooses(step) for step in ("send", *choices[:1])] + [says("1")]
            said = ["send", *choices[:1], "1", *attempts.FILES]
            ways += [says("Look", file) for file in attempts.FILES.values()]
            shapes = sorted(
                {re.sub("[0-9]+", "{}", one) for one in choices if re.search("[0-9]", one)}
            )
            for owner in PROVEN:
                numbers = self.numbers_of(owner)
                for shape in shapes[:2] or ["pick:{}"]:
                    for number in {numbers[kind][0] for kind in PICKED if numbers[kind]}:
                        if field and type(field).tapped is not Field.tapped:
                            said.append(shape.replace("{}", str(number)))
                            ways.append(chooses(said[-1]))
                names = self.names_of(owner)
                if field and not isinstance(field, Text | Photos):
                    said += names
                    ways += map(says, names)
                said.append(f"edited: {names[0]}")
                ways.append(corrects(names[0]))
            for words, way in zip(said, ways, strict=True):
                yield what, f"{words} in {form}", fills(form, way)

    def from_others(self) -> Iterator[Attempt]:
        """Buttons that somebody was shown once, and what somebody was owed once."""
        for data in sorted(self.buttons, key=shuffled):
            yield "a button of somebody's", data, taps(data, self.buttons[data])
        for said in sorted(self.owed, key=shuffled):
            _, owed, at = self.owed[said]
            yield f"the card {owed['key']}", said, is_owed(owed, at)
            if owed["key"] in self.switchboard.replies_to:
                for words in attempts.SAID:
                    what = f"an answer to {owed['key']}"
                    yield what, f"{words} to {said}", answers(words, owed)

        for (key, chat), number in sorted(self.references.items()):
            for words in attempts.SAID[:2]:
                said = f"{words} to {number} in the chat {chat}"
                yield f"a reference to {key}", said, refers(words, number)

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


def the_question(form: str, asking: str) -> str:
    """What is tried where a form asks that; nothing is asked at its summary."""
    return f"the question {asking} of {form}"


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Fieldbook]:
    """The application on a database, with a Telegram that nobody looks at."""
    settings = Settings(token=TOKEN, database_url=url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(Telegram(TOKEN, floods=False)))
    await app.bot.initialize()
    try:
        yield app
    finally:
        await app.bot.shutdown()
        await app.database.close()


def with_another_choice(
    answers: Mapping[str, Any], fields: Mapping[str, Field[Any]]
) -> Iterator[Mapping[str, Any]]:
    """These answers, and with each that may be chosen in the place of one of them."""
    yield answers
    for name, field in fields.items():
        if isinstance(field, OneOf):
            for value in field.values():
                yield {**answers, name: value}
