"""Questions of a task: to whom it is given, by which day, and at which customer (4.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot import days, texts
from bot.fields import Day, Pick
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.pick import kept_customer
from bot.panels import Button, Rows, button, in_pairs, named
from bot.turn import Turn
from handlers.delegates import called, kept, said_in
from models import calendar
from models.customers import Customer
from models.errors import Refused
from models.language import Language
from models.names import normal
from models.staff import LONGEST_NAME, Staff, same_name
from models.task_people import number_directly_below, people_to_give

AT_MOST = 24  # people to tap on; everybody else is typed
NAME_ON_BUTTON = 40  # UTF-16 units
NAMES_TAKE = 300  # of whom it is given to
EVERYBODY = "everybody"  # kept, and the choice of its button: those directly below
SHORTEST = 2  # signs that a customer's name begins with, to be known in a line by them
SHORTEST_LATIN = 4  # letters of them; "the" begins many a name
CUSTOMERS = 3000  # of one branch whose names are looked for


class People(Field[tuple[int, ...]]):
    """Whom somebody gives a task to: people below, or all those directly below (an empty tuple).

    Kept as {"people": [{"id": 12, "name": "Mei"}]} or {"everybody": true}.
    """

    claim_order = -2  # before the customer: a line begins with the name of a colleague

    def __init__(self, *, only_one: bool = False, **common: Any) -> None:
        super().__init__(**common)
        self.only_one = only_one

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        people = await people_to_give(turn.session, turn.me)
        said = same_name(turn.words)
        if not said:
            raise Refused("task-people-only")
        found, rest = _leading(people, turn.words)
        if self.only_one and (said in _everybody() or len(found) > 1):
            raise Refused("task-to-one-only")
        if said in _everybody():
            return Reading({EVERYBODY: True})
        if found and not rest:
            return Reading(given_to(found))
        meant = called(people, said)
        if len(meant) == 1:
            return Reading(given_to(meant))
        if meant:
            return Look(said)
        if said == same_name(turn.me.name):
            raise Refused("task-yourself")
        raise Refused("task-unknown", name=texts.clip(rest or turn.words, LONGEST_NAME))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice == EVERYBODY and not self.only_one:
            return Reading({EVERYBODY: True})
        for person in await people_to_give(turn.session, turn.me):
            if choice == str(person.id):
                return Reading(given_to([person]))
        raise Refused("button-out-of-date")

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The names that the line begins with, or else the one whole name that stands in it."""
        people = await people_to_give(turn.session, turn.me)
        for word in sorted(_everybody(), key=len, reverse=True):
            at = said_in(words, word)
            if at and not words[: at.start()].strip():
                return Claim({EVERYBODY: True}, words[at.end() :])
        found, rest = _leading(people, words)
        if found:
            return Claim(given_to(found), rest)
        for person in sorted(people, key=lambda one: -len(one.name)):
            if at := said_in(words, person.name):
                return Claim(given_to([person]), f"{words[: at.start()]}{words[at.end() :]}")
        return None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Those directly below first; with a `view` those who are called so."""
        # Nobody is read who is not shown, unless somebody of a name is looked for.
        people = await people_to_give(turn.session, turn.me, None if view else AT_MOST)
        shown = called(people, view) if view else people
        each: list[Button] = [
            named(texts.clip(texts.shield(one.name), NAME_ON_BUTTON), tap(str(one.id)))
            for one in shown[:AT_MOST]
        ]
        if view or self.only_one:
            return in_pairs(each)
        directly = await number_directly_below(turn.session, turn.me)
        if directly < 2:
            return in_pairs(each)
        return [*in_pairs(each), [button("task-everybody", tap(EVERYBODY), number=directly)]]

    def load(self, kept: Any) -> tuple[int, ...]:
        return tuple(int(one["id"]) for one in kept.get("people", ()))

    def shown(self, language: Language, kept: Any) -> Markup:
        if kept.get(EVERYBODY):
            return texts.t(language, "task-everybody-below")
        names = texts.shortened([one["name"] for one in kept["people"]], NAMES_TAKE)
        return texts.t(language, "task-people-named", names=names)


async def people_of(turn: Turn, ids: Sequence[int]) -> list[Staff]:
    """Whom an answer means now; all those directly below for an empty one. Who may be given is looked
    at by the deed."""
    if not ids:
        people = await people_to_give(turn.session, turn.me)
        return [one for one in people if one.superior_id == turn.me.id]
    found = await turn.session.scalars(select(Staff).where(Staff.id.in_(ids)).order_by(Staff.id))
    return list(found)


def given_to(people: Sequence[Staff]) -> dict[str, Any]:
    """These as the answer of a draft."""
    return {"people": [kept(one) for one in people]}


def _everybody() -> set[str]:
    return {
        same_name(word)
        for said in texts.in_every_language("task-everybody.words")
        for word in said.split(",")
    }


@cache
def _between() -> re.Pattern[str]:
    """What parts the names of several people: marks, and the word for "and" in each language."""
    ands = {word for said in texts.in_every_language("task-people-and") for word in said.split(",")}
    either = "|".join(rf"{word}\s+" if word.isascii() else rf"{word}\s*" for word in sorted(ands))
    return re.compile(rf"[\s,，、;；&+]*(?:{either})?", re.IGNORECASE)


def _leading(people: Sequence[Staff], words: str) -> tuple[list[Staff], str]:
    """Whose names the words begin with, one after the other, and what is left.

    A whole name, or the first word where it is a word of only one name.
    """
    found: dict[int, Staff] = {}
    longest_first = sorted(people, key=lambda one: -len(one.name))
    while True:
        begins = _between().match(words)
        rest = words[begins.end() :] if begins else words
        for person in longest_first:
            at = said_in(rest, person.name)
            if at and at.start() == 0:
                break
        else:
            word = re.match(r"\w+", rest)
            meant = [
                one for one in people if word and same_name(word[0]) in same_name(one.name).split()
            ]
            if word is None or len(meant) != 1:
                return list(found.values()), words.lstrip(" \t\n,，、;；:：")
            person, at = meant[0], word
        found[person.id] = person
        words = rest[at.end() :]


class TaskDay(Day):
    """The day by which it is to be done; one that is over is asked for again, and why is said."""

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        if claim := await super().claim(turn, words, offered):
            return claim
        now = calendar.business_day(turn.said_at)
        try:
            said = days.find_day(words, now)
        except days.NoSuchDay as missing:
            problem = Refused(
                "field-day-does-not-exist",
                words=texts.clip(missing.words, 60),
                example=self._example(now),
            )
            return Claim(None, words, problem=problem)
        if said is None or said.last >= now:
            return None
        # Of yesterday's delivery one may speak in a task as well: then its day comes besides.
        return Claim(None, words, problem=Refused("task-day-over", day=said.first))


class At(Pick):
    """The customer it is about, where one is named; the words stay as they were said."""

    claims_aside = True

    def __init__(self) -> None:
        super().__init__(near=False, aside=True)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The customer whose name stands in the line, or else its beginning: 华联 for 华联超市.

        The longest that does, if it is only one's.
        """
        found = await turn.session.execute(
            select(Customer.id, Customer.name)
            .where(await Customer.visible(turn.session, turn.me), Customer.archived_at.is_(None))
            .limit(CUSTOMERS)
        )
        meant: dict[tuple[bool, int], list[tuple[int, str]]] = {}
        for number, name in found:
            if length := _stands(words, name):
                is_whole = length >= len(normal(name))
                meant.setdefault((is_whole, length), []).append((number, name))
        if not meant:
            return None
        surest = meant[max(meant)]
        return Claim(kept_customer(*surest[0]), words) if len(surest) == 1 else None


def _stands(words: str, name: str) -> int:
    """How many signs of a name, from its first on, stand in a line; 0 where they are too few.

    In Latin letters whole words: Ash is not in "wash".
    """
    short = normal(name)
    if short.isascii():
        parts = name.split()
        for end in range(len(parts), 0, -1):
            piece = " ".join(parts[:end])
            begun = normal(piece)
            least = SHORTEST if begun == short else SHORTEST_LATIN
            if len(begun) >= least and said_in(words, piece):
                return len(begun)
        return 0
    line = normal(words)
    for end in range(len(short), SHORTEST - 1, -1):
        # 20箱 does not begin the name of 20号店.
        if short[:end] in line and not short[:end].isascii():
            return end
    return 0
