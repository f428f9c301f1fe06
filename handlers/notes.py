"""Notes: a plain message outside a form is kept for the day with one tap (4.4)."""

from bot.panels import GREEN, Panel, button
from bot.router import Router
from bot.turn import Turn
from bot.verdicts import verdict_of
from handlers.approvals import bring_to_the_bottom
from handlers.customers import buttons_for_note
from handlers.noted import (
    began_a_receipt,
    leave_from_a_note,
    offer_the_photo,
    receipt_from_a_note,
    ways_from_a_note,
)
from handlers.order_lists import open_numbered
from handlers.pending import pending_panel
from models import calendar
from models.approvals import Approval
from models.errors import Refused
from models.notes import Note
from models.reports import Report
from models.staff import Role

router = Router()


@router.text(role=Role.MEMBER)
async def offer_to_keep(turn: Turn) -> None:
    """What was written is on disk already; the tap says that it belongs to the day."""
    if not turn.words or turn.message is None or turn.message.text is None:
        if not await offer_the_photo(turn):
            turn.say("note-words-only")
        return
    if await was_a_verdict(turn) or await open_numbered(turn, turn.words):
        return
    if await began_a_receipt(turn):
        return
    note = Note(
        author_id=turn.me.id,
        day=calendar.business_day(turn.said_at),
        words=turn.words,
        said_at=turn.said_at,
        message_id=turn.message.message_id,
    )
    turn.session.add(note)
    await turn.session.flush()
    keep = [button("note-keep", f"note:{note.id}:keep", style=GREEN)]
    ways = buttons_for_note(turn, note) or [
        *await receipt_from_a_note(turn, note),
        *await ways_from_a_note(turn, note),
    ]
    offer = turn.say("note-offer", [keep, *leave_from_a_note(note), *ways])
    offer.reply_to_message_id = turn.message.message_id


async def was_a_verdict(turn: Turn) -> bool:
    """A bare yes or no below no message: what waits is shown; it decides nothing."""
    verdict = verdict_of(turn.words)
    if verdict.yes is None or verdict.reason:
        return False
    waiting = await Approval.waiting_for(turn.session, turn.me)
    if len(waiting) == 1:
        turn.say("approval-do-you-mean")
        await bring_to_the_bottom(turn, waiting[0])
    elif waiting:
        turn.show(await pending_panel(turn.view))
    return bool(waiting)


@router.button(r"note:([0-9]{1,18}):(keep|forget)", role=Role.MEMBER)
async def keep_or_forget(turn: Turn, number: str, deed: str) -> None:
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None:
        raise Refused("button-out-of-date")
    note.kept = deed == "keep"
    other = "forget" if note.kept else "keep"
    rows = [[button(f"note-{other}", f"note:{note.id}:{other}")]]
    key = "note-kept" if note.kept else "note-offer"
    if note.kept and (report := await Report.standing(turn.session, turn.me.id, note.day)):
        key = "note-kept-answered" if report.answered_at else "note-kept-filed"
        if not report.answered_at:
            rows.insert(0, [button("note-add", f"report:day:{note.day}", style=GREEN)])
    await turn.change(Panel(turn.t(key, day=note.day), rows))
