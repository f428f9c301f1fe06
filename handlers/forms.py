"""The buttons of every form, and of those that wait."""

from __future__ import annotations

from bot import filling, hearing
from bot.router import Router
from bot.turn import Turn
from handlers.answers import answered_anew
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.notes import Note
from models.staff import Role

router = Router()


@router.button(r"f:([0-9]{1,18}):([0-9]{1,18}):([a-z]+)(?::(.*))?", role=Role.MEMBER)
async def tap(turn: Turn, number: str, rev: str, verb: str, choice: str | None) -> None:
    await filling.tap(turn, await own_draft(turn, number), int(rev), verb, choice or "")


@router.button(r"d:([0-9]{1,18}):go-on", role=Role.MEMBER)
async def go_on(turn: Turn, number: str) -> None:
    """Take up a form that waits."""
    draft = await own_draft(turn, number)
    if draft.state in (DraftState.OPEN, DraftState.PARKED):
        await filling.resume(turn, draft)
    else:
        turn.hint("button-out-of-date")


@router.button(r"d:([0-9]{1,18}):discard", role=Role.MEMBER)
async def discard(turn: Turn, number: str) -> None:
    draft = await own_draft(turn, number)
    if draft.state is DraftState.PARKED:
        await filling.discard(turn, draft)
    else:
        turn.hint("button-out-of-date")


@router.edited(role=Role.MEMBER)
async def correct(turn: Turn) -> None:
    """An edited message changes an answer or the note; what was sent or decided stays as it is."""
    message = turn.update.edited_message
    assert message
    if message.location:
        return  # a live position moves on; where somebody was when asked stays the answer
    draft = await Draft.that_heard(turn.session, turn.me.id, message.message_id)
    if draft and draft.state in (DraftState.OPEN, DraftState.PARKED):
        await draft.take_the_floor(turn.session)
        await hearing.hear_again(turn, draft, draft.heard[str(message.message_id)])
    elif draft and draft.state is DraftState.SENT:
        turn.say("edited-too-late")
    elif not draft and await answered_anew(turn):
        return
    elif not draft and turn.words:
        await Note.correct(turn.session, turn.me.id, message.message_id, turn.words)


async def own_draft(turn: Turn, number: str) -> Draft:
    """This person's form; a button's id is never trusted."""
    draft = await Draft.of(turn.session, turn.me.id, int(number))
    if draft is None:
        raise Refused("button-out-of-date")
    return draft
