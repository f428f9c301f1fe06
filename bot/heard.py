"""What a draft remembers of messages: which answered what, which opened it, when it was written."""

from __future__ import annotations

from bot import texts
from bot.forms import Form
from bot.turn import Turn
from models.drafts import Draft

CUT_FROM = 4000  # UTF-16 units; an app cuts at 4096 or the blank before
FOLLOWS_WITHIN = 2  # seconds
LINE = "line:"  # the question of the message that opened the form; the form's step stands behind it


def remember(turn: Turn, draft: Draft, name: str, *, answered: bool = True) -> None:
    """Which message was meant for a question, should it be edited: the one that answered it.

    Until one does, all that were refused. After a tap there is nothing to edit.
    """
    heard = dict(draft.heard)
    gathers = Form.known[draft.form].fields()[name].gathers
    if answered and not (gathers and turn.message):
        heard = {message: meant for message, meant in heard.items() if meant != name}
    if turn.message:
        heard[str(turn.message.message_id)] = name
    draft.heard = heard
    if answered and turn.update.message:
        draft.note_writing(turn.said_at)


def note_the_line(turn: Turn, draft: Draft) -> None:
    """The message that opened the form: edited before anything else is answered, it is read anew."""
    if turn.message:
        draft.heard = {**draft.heard, str(turn.message.message_id): f"{LINE}{draft.rev}"}


def may_be_read_anew(turn: Turn, draft: Draft) -> bool:
    """Whether what was edited opened this form, and nothing was tapped or answered since."""
    opened = draft.heard.get(str(turn.message_id))
    return turn.update.edited_message is not None and opened == f"{LINE}{draft.rev}"


async def opened_by_this_line(turn: Turn, form: type[Form]) -> Draft | None:
    """The open form that the edited message had opened, as long as nothing else was answered."""
    if turn.update.edited_message is None:
        return None
    draft = await Draft.open_one(turn.session, turn.me.id)
    if draft and draft.form == form.name and may_be_read_anew(turn, draft):
        return draft
    return None


def note_if_cut(turn: Turn, draft: Draft) -> None:
    """Telegram's apps cut what is too long for one message; the rest follows at once."""
    if turn.message and texts.units(turn.words) > CUT_FROM:
        draft.heard = {**draft.heard, "cut": turn.said_at.timestamp()}


def is_rest_of_what_was_cut(turn: Turn, draft: Draft) -> bool:
    """Taken as an answer, the last piece would stand for the whole."""
    cut_at = draft.heard.get("cut")
    return cut_at is not None and 0 <= turn.said_at.timestamp() - cut_at <= FOLLOWS_WITHIN
