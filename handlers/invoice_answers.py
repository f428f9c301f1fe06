"""Answers to an invoice that waits for its second check: words below its card decide (8.5)."""

from __future__ import annotations

from bot import texts
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.checks import verdict_of_check
from handlers.invoicing import LONGEST_REASON, MATCHES, MATCHES_NOT, ask_what_differs, check_buttons
from models import invoicing
from models.invoices import Invoice, InvoiceState


async def answer_a_card(turn: Turn, invoice: Invoice) -> bool:
    """Words below an invoice that waits for this person say whether it matches; False: not for them.

    A no without a reason asks for one; what is neither shows the two buttons again.
    """
    if invoice.state is not InvoiceState.WAITING or not invoice.may_be_checked_by(turn.me):
        return False
    verdict = verdict_of_check(turn.words, MATCHES, MATCHES_NOT)
    if verdict.yes:
        await invoicing.check(turn.session, invoice, turn.me)
        turn.say("invoice-checked-hint")
        await carry_beside(turn, invoice, verdict.reason)
    elif verdict.yes is False and verdict.reason:
        reason = texts.clip(verdict.reason, LONGEST_REASON)
        await invoicing.check(turn.session, invoice, turn.me, reason)
        turn.say("invoice-refused-hint")
    elif verdict.yes is False:
        await ask_what_differs(turn, invoice)
    else:
        turn.say("invoice-what-is-meant", [check_buttons(invoice)])
    return True
