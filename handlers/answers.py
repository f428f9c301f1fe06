"""Answers: what is written in answer to a message reaches the person behind it (4.5)."""

from __future__ import annotations

from bot.router import Router
from bot.turn import Turn
from handlers import (
    approvals,
    bill_answers,
    delays,
    hand_ins,
    invoice_answers,
    receipt_answers,
    shipping,
    tasks,
)
from handlers.carrying import carry, carry_and_tell
from handlers.reports import find_report
from models import records
from models.answers import Answer
from models.approval_questions import Question
from models.approvals import Approval, Outcome
from models.delays import Delay
from models.errors import Refused
from models.hand_ins import HandIn
from models.instalments import Instalment
from models.invoices import Invoice
from models.receipts import Receipt
from models.records import Visible
from models.shipments import Shipment
from models.staff import Role
from models.tasks import Task

router = Router()

THUMB = "👍"


@router.reply(role=Role.MEMBER)
async def answer_a_message(turn: Turn) -> None:
    """Decide by them what asks for a decision; else carry them to the other side."""
    assert turn.replied_to and turn.replied_to.about
    record = await records.find(turn.session, turn.replied_to.about, turn.me)
    if record is None:
        raise Refused("answer-not-yours")
    if isinstance(record, Approval):
        await approvals.answer_a_card(turn, record)
        return
    if isinstance(record, Question):
        await approvals.answer_a_question(turn, record)
        return
    if await goes_to_who_decides(turn, record):
        return
    if isinstance(record, Shipment) and await shipping.answer_a_card(turn, record):
        return
    if isinstance(record, Invoice) and await invoice_answers.answer_a_card(turn, record):
        return
    if isinstance(record, Receipt) and await receipt_answers.answer_a_card(turn, record):
        return
    if isinstance(record, HandIn) and await hand_ins.answer_a_card(turn, record):
        return
    if isinstance(record, Delay) and await delays.answer_a_card(turn, record):
        return
    if isinstance(record, Task) and await tasks.answer_a_card(turn, record):
        return
    if isinstance(record, Instalment) and await bill_answers.answer_a_card(turn, record):
        return
    await carry_and_tell(turn, record, turn.words)


async def answered_anew(turn: Turn) -> bool:
    """An edited answer to a card is read once more; one that is decided says that it stays so."""
    about = turn.replied_to.about if turn.replied_to else None
    record = await records.find(turn.session, about, turn.me) if about else None
    if not isinstance(record, Approval):
        return False
    await approvals.answer_a_card(turn, record)
    return True


async def goes_to_who_decides(turn: Turn, record: Visible) -> bool:
    """Below what waits for a decision, words are for whoever makes it, or make it."""
    approval = await Approval.of_record(turn.session, record.about)
    if approval is None or approval.outcome is not Outcome.OPEN:
        return False
    if await approval.seat_of(turn.session, turn.me):
        await approvals.answer_a_card(turn, approval)
        return True
    told = await approval.who_decides(turn.session) if approval.applicant_id == turn.me.id else ()
    if told:
        await approvals.speak_to_who_decides(turn, approval, told)
    return bool(told)


@router.button(r"report:([0-9]{1,18}):thumb", role=Role.MEMBER)
async def thumb_up(turn: Turn, number: str) -> None:
    """The shortest answer to a report."""
    report = await find_report(turn, number)
    if not await Answer.was_said(turn.session, turn.me, report.about, THUMB):
        await carry(turn, report, THUMB)
    turn.hint("answer-carried-hint")
