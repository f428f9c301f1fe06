"""Answers to a receipt that waits for finance: words below its card decide (10.1)."""

from __future__ import annotations

from bot import texts
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.checks import verdict_of_check
from handlers.receipt_cards import ARRIVED, NOT_ARRIVED, decision_buttons, take
from handlers.receipt_forms import LONGEST_REASON, ask_why_not
from models import receipt_check, receiving
from models.receipts import Receipt, ReceiptState


async def answer_a_card(turn: Turn, receipt: Receipt) -> bool:
    """Words below a receipt that waits say whether the money is there; False: not for finance.

    A no without a reason asks for one; what is neither shows the buttons again. Refused to who
    would confirm their own, and to whoever is second.
    """
    if not turn.me.keeps_the_money:
        return False
    verdict = verdict_of_check(turn.words, ARRIVED, NOT_ARRIVED)
    if receipt.state is not ReceiptState.WAITING:
        # "ok" from whoever is second is no message to anybody.
        if verdict.yes is None or verdict.reason:
            return False
        raise await receipt_check.decided_already(turn.session, receipt, turn.me)
    if verdict.yes:
        await take(turn, receipt)
        turn.say("receipt-confirmed-hint")
        await carry_beside(turn, receipt, verdict.reason)
    elif receipt.author_id == turn.me.id:
        return False
    elif verdict.yes is False and verdict.reason:
        reason = texts.clip(verdict.reason, LONGEST_REASON)
        await receiving.refuse(turn.session, receipt, turn.me, reason)
        turn.say("receipt-refused-hint")
    elif verdict.yes is False:
        await ask_why_not(turn, receipt)
    else:
        turn.say("receipt-what-is-meant", decision_buttons(receipt))
    return True
