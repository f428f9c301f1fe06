"""A note that names a customer: one tap makes a visit of it, or opens the customer (4.4, 6.1)."""

from __future__ import annotations

from bot import filling, texts
from bot.fields.pick import NAME_ON_BUTTON, Pick
from bot.panels import Button, Rows, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.visits import VisitForm, subject_of_a_line
from models.errors import Refused
from models.notes import Note
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
