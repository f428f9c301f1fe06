"""A note that says more: one tap makes a visit or leave of it, or opens its customer (3.1, 4.4, 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot import filling, texts
from bot.fields.away import away_in
from bot.fields.choice import without
from bot.fields.pick import NAME_ON_BUTTON, Pick
from bot.panels import Button, Rows, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.leave import KindOfLeave, LeaveForm
from handlers.visits import VisitForm, subject_of_a_line
from models import calendar, policy
from models.errors import Refused
from models.notes import Note
from models.policy import LeaveKind
from models.staff import Role

router = Router()


async def ways_from_a_note(turn: Turn, note: Note) -> Rows:
    """What a command would have done, had the words been one: 拜访沃尔玛 谈价格, Hualian was closed.

    Only offered: many a note names a customer and is no visit.
    """
    if not turn.me.may(Role.SELLER):
        return []
    claim = await Pick().claim(turn, what_is_told(note.words), None)
    if claim is None:
        return []
    row: list[Button] = [button("visit-from-note", f"visit:note:{note.id}")]
    if claim.value:
        name = texts.clip(texts.shield(claim.value["name"]), NAME_ON_BUTTON)
        row.append(named(name, f"customer:{claim.value['id']}"))
    return [row]


@router.button(r"visit:note:([0-9]{1,18})", role=Role.SELLER)
async def log_as_a_visit(turn: Turn, number: str) -> None:
    """A visit made when the note was written."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None:
        raise Refused("button-out-of-date")
    subject = subject_of_a_line(note.message_id, note.said_at)
    await filling.start(turn, VisitForm, subject=subject, words=what_is_told(note.words))


def what_is_told(words: str) -> str:
    """Words without the one that says what they are, glued to the customer's name or not."""
    openings = {
        opening
        for said in texts.in_every_language("visit-from-note.words")
        for opening in said.split()
    }
    for opening in sorted(openings, key=len, reverse=True):
        if not words.casefold().startswith(opening):
            continue
        rest = words[len(opening) :]
        if not opening.isascii() or rest.startswith(" "):
            return rest.strip()
    return words


def leave_from_a_note(note: Note) -> Rows:
    """What /leave would have done: leave tomorrow sick, 明天请假, 年假 下周一到下周三.

    Only offered: a shop may be on holiday as well.
    """
    named = [said[0].casefold() for said in _leave_in(note.words)]
    # An English name of a kind may be any word: private, urgent. With a day it is none.
    is_one = any(not name.isascii() or name in _words("leave-from-note.words") for name in named)
    meet = policy.current().hours.afternoon_from
    if not is_one and not (named and away_in(note.words, note.day, meet)):
        return []
    return [[button("leave-from-note", f"leave:note:{note.id}")]]


@router.button(r"leave:note:([0-9]{1,18})", role=Role.MEMBER)
async def ask_for_leave(turn: Turn, number: str) -> None:
    """The form, with the words of the note; a tomorrow of yesterday is not taken over."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None or note.day != calendar.business_day(turn.said_at):
        raise Refused("button-out-of-date")
    words = note.words
    for said in _leave_in(words):
        if said[0].casefold() in _words("leave-from-note.words"):
            words = without(words, *said.span())
            break
    await filling.start(turn, LeaveForm, words=words)


def _leave_in(words: str) -> Iterator[re.Match[str]]:
    """Where leave is named, or a kind of it."""
    kinds = KindOfLeave(LeaveKind)
    names = {name for value in kinds.values() for name in kinds.names(value)}
    names |= _words("leave-from-note.words") | _words("leave-from-note.signs")
    longest_first = sorted(names, key=len, reverse=True)
    edge = r"(?![a-z])"
    ways = (re.escape(name) + (edge if name.isascii() else "") for name in longest_first)
    return re.finditer(rf"(?<![a-z])(?:{'|'.join(ways)})", words, re.IGNORECASE)


def _words(key: str) -> set[str]:
    return {word for said in texts.in_every_language(key) for word in said.split()}
