"""Carrying: what somebody says of a record reaches the person on its other side (4.5)."""

from __future__ import annotations

from bot import texts
from bot.turn import Turn
from models import audit, records
from models.answers import Answer
from models.errors import Refused
from models.instalments import Instalment
from models.outbox import Act, Outgoing, Urgency, notify
from models.records import Answerable, Visible
from models.reports import Report
from models.staff import Staff

ANSWER_OF_BILL, ANSWER_OF_BILL_BELOW = "answer-of-bill", "answer-of-bill-below"
TOLD_AT_MOST = 3500  # UTF-16 units beside the name; longer words are copied as they are


async def carry(turn: Turn, record: Visible, words: str) -> Answer:
    """Keep an answer and owe it to the other side. Refused when nobody is there to hear it."""
    partner = (
        await record.partner_of(turn.session, turn.me) if isinstance(record, Answerable) else None
    )
    if partner is None:
        raise Refused("answer-nobody-there")
    if not partner.staff.reachable:
        raise Refused("answer-unreachable", name=partner.staff.name)
    root = record.record if isinstance(record, Answer) else record.about
    answer = Answer(
        record=root,
        author_id=turn.me.id,
        to_id=partner.staff.id,
        words=words,
        message_id=turn.message_id,
        said_at=turn.said_at,
    )
    turn.session.add(answer)
    await turn.session.flush()
    # A picture's caption is not all that was said; a tap (👍) has no message at all.
    is_text = turn.message is None or turn.message.text is not None
    fits = is_text and texts.units(words) <= TOLD_AT_MOST
    await notify(
        turn.session,
        partner.staff,
        _key_of(record, fits=fits),
        about=answer.about,
        urgency=Urgency.ANSWER,
        reply_to=partner.message_id,
        name=turn.me.name,
        words=words if fits else "",
    )
    if not fits:
        copy_below(turn, answer, partner.staff)
    audit.record(turn.session, turn.me, "answered", about=root)
    report = await records.find(turn.session, root, turn.me)
    if isinstance(report, Report):
        await report.was_answered_by(turn.session, turn.me)
    return answer


async def carry_and_tell(turn: Turn, record: Visible, words: str) -> None:
    """Carry it, and say whom it reached, below what was said."""
    answer = await carry(turn, record, words)
    other = await turn.session.get_one(Staff, answer.to_id)
    told = turn.say("answer-carried", name=other.name)
    told.silent = True
    told.reply_to_message_id = turn.message_id


async def carry_beside(turn: Turn, record: Visible, words: str) -> None:
    """What was said besides a yes is carried; where nobody is there to hear it, that is told, and the
    yes stands."""
    if not words:
        return
    try:
        await carry(turn, record, words)
    except Refused as refusal:
        turn.say(refusal.key, **refusal.facts)


def _key_of(record: Visible, *, fits: bool) -> str:
    """Of a bill it is a card, for nothing else in the chat says which is meant."""
    if isinstance(record, Instalment):
        return ANSWER_OF_BILL if fits else ANSWER_OF_BILL_BELOW
    return "answer" if fits else "answer-below"


def copy_below(turn: Turn, answer: Answer, to: Staff) -> None:
    """A picture, a voice message, very long words: copied as they are (copyMessage)."""
    turn.session.add(
        Outgoing(
            chat_id=to.telegram_id,
            staff_id=to.id,
            act=Act.COPY,
            about=answer.about,
            facts={"chat_id": turn.chat_id, "message_id": answer.message_id},
        )
    )
