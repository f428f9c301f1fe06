"""Delegates: somebody names who decides in their place, from one day to another (3.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup, escape

from bot import filling, texts
from bot.fields import HalfDays
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import without
from bot.fields.day import today
from bot.forms import Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models.delegations import Delegation, candidates
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.language import Language
from models.staff import LONGEST_NAME, Role, Staff, same_name

router = Router()

DELEGATES = "delegates"
AT_MOST = 24  # people to tap on; everybody else is typed
SHOWN = 10  # delegations in the list of one's own
NAME_ON_BUTTON = 40  # UTF-16 units


class Delegate(Field[int]):
    """Somebody who may decide in one's place, kept with the name; words find who is called so."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        said = same_name(turn.words)
        if not said:
            raise Refused("delegate-name-only")
        if said == same_name(turn.me.name):
            raise Refused("delegate-yourself")
        people = await candidates(turn.session, turn.me)
        meant = called(people, said)
        if not meant:
            raise Refused("delegate-unknown", name=texts.clip(turn.words, LONGEST_NAME))
        return Reading(kept(meant[0])) if len(meant) == 1 else Look(said)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for person in await candidates(turn.session, turn.me):
            if choice == str(person.id):
                return Reading(kept(person))
        raise Refused("button-out-of-date")

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """Whose whole name stands in the line, or else a word of only one name."""
        people = await candidates(turn.session, turn.me)
        for person in sorted(people, key=lambda one: -len(one.name)):
            if found := said_in(words, person.name):
                return Claim(kept(person), without(words, *found.span()))
        for word in re.finditer(r"\w+", words):
            meant = [one for one in people if same_name(word[0]) in same_name(one.name).split()]
            if len(meant) == 1:
                return Claim(kept(meant[0]), without(words, *word.span()))
        return None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Superiors first, then who stands beside and below; with a `view` those who are called so."""
        people = await candidates(turn.session, turn.me)
        shown = called(people, view) if view else people
        return in_pairs(
            [
                named(texts.clip(texts.shield(one.name), NAME_ON_BUTTON), tap(str(one.id)))
                for one in shown[:AT_MOST]
            ]
        )

    def load(self, kept: Any) -> int:
        return int(kept["id"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(kept["name"]))


def kept(person: Staff) -> dict[str, Any]:
    return {"id": person.id, "name": person.name}


def called(people: Sequence[Staff], said: str) -> list[Staff]:
    """Whose name it is; else whose name it begins or stands in."""
    for is_meant in (str.__eq__, str.startswith, str.__contains__):
        if meant := [one for one in people if is_meant(same_name(one.name), said)]:
            return meant
    return []


def said_in(words: str, name: str) -> re.Match[str] | None:
    """Where a name stands in a line; one in Latin letters as words of its own, or among Chinese."""
    if name.casefold() not in words.casefold():
        return None  # of two thousand names nearly all: a pattern of each takes seconds
    edge = r"(?<![A-Za-z0-9_]){}(?![A-Za-z0-9_])" if name.isascii() else "{}"
    return re.search(edge.format(re.escape(name)), words, re.IGNORECASE)


class DelegateForm(Form, name="delegate"):
    new_each_time = True

    delegate = Delegate()
    span = HalfDays(earliest=today, halves=False)

    async def submit(self, turn: Turn) -> Becomes:
        delegate = await turn.session.get_one(Staff, self.delegate)
        try:
            await Delegation.name(turn.session, turn.me, delegate, self.span.first, self.span.last)
        except Refused as refusal:
            field = "delegate" if refusal.field == "delegate" else "span"
            raise Refused(refusal.key, field=field, **refusal.facts) from None
        # One that was begun before and not sent is about the same days.
        for draft in await Draft.parked(turn.session, turn.me.id, self.name):
            draft.state = DraftState.CLOSED
        return Becomes(DELEGATES)


@router.command("delegate", role=Role.SUPERIOR, takes_words=True)
async def delegate(turn: Turn, words: str = "") -> None:
    """`/delegate` shows who decides in one's place; `/delegate Diana tomorrow to friday`."""
    if words:
        await filling.start(turn, DelegateForm, words=words)
    elif await Delegation.coming_of(turn.session, turn.me):
        turn.bring(DELEGATES, None)
    else:
        await filling.start(turn, DelegateForm)


@router.button(r"delegate", role=Role.SUPERIOR)
async def delegate_from_a_button(turn: Turn) -> None:
    await delegate(turn)


@router.button(r"delegate:new", role=Role.SUPERIOR)
async def name_another(turn: Turn) -> None:
    await filling.start(turn, DelegateForm)


@router.button(r"delegate:([0-9]{1,18}):end", role=Role.SUPERIOR)
async def end(turn: Turn, number: str) -> None:
    delegation = await Delegation.of(turn.session, turn.me, int(number))
    await delegation.end(turn.session, turn.me)
    turn.hint("delegate-ended-hint")
    await turn.change(await delegates_panel(turn.view))


@router.card(DELEGATES)
async def delegates_card(view: View) -> Panel:
    return await delegates_panel(view)


async def delegates_panel(view: View) -> Panel:
    """Who decides in the reader's place, from today on."""
    coming = await Delegation.coming_of(view.session, view.reader)
    new = button("delegate-new", "delegate:new", style=None if coming else GREEN)
    if not coming:
        return Panel(view.t("delegate-nobody"), [[new]])
    lines = [view.t("delegate-yours")]
    rows: list[Sequence[Button]] = []
    for one in coming[:SHOWN]:
        person = await view.session.get_one(Staff, one.delegate_id)
        lines.append(view.t("delegate-line", name=person.name, span=one.span))
        rows.append([button("delegate-end", f"delegate:{one.id}:end", style=RED, name=person.name)])
    lines.append(view.t("delegate-what-it-does"))
    return Panel(Markup("\n").join(lines), [*rows, [new, sheet_button("delegates")]])
