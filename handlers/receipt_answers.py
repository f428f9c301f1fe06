"""Answers to a receipt that waits for finance: words below its card decide (10.1)."""

from __future__ import annotations

import re

from bot import texts, verdicts
from bot.fields.amount import money_in, only_amount
from bot.fields.choice import folded
from bot.turn import Turn
from bot.verdicts import Verdict
from handlers.carrying import carry_beside
from handlers.checks import verdict_of_check
from handlers.receipt_cards import ARRIVED, NOT_ARRIVED, take
from handlers.receipt_forms import LONGEST_REASON, ask_why_not
from models import receipt_check, receiving
from models.facts import pack
from models.receipts import RECEIPT_MEANT, Receipt, ReceiptState


async def answer_a_card(turn: Turn, receipt: Receipt) -> bool:
    """Words below a receipt that waits say whether the money is there; False: not for finance.

    A no without a reason asks for one; what is neither is kept as the reason of a no, and shows the
    buttons again, with the amount that it names. Refused to who would confirm their own, and to
    whoever is second.
    """
    if not turn.me.keeps_the_money:
        return False
    verdict = verdict_of_check(turn.words, ARRIVED, NOT_ARRIVED)
    if verdict.yes is None:
        verdict = _says_not_yet(turn.words) or verdict
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
        only = only_amount(turn.words, lambda said: money_in(said, [receipt.currency]))
        amount = only[2] if only else None
        is_meant = (
            amount is not None
            and amount.currency == receipt.amount.currency
            and amount != receipt.amount
        )
        card = turn.bring(RECEIPT_MEANT, receipt.about)
        card.facts = pack({"words": turn.words, "amount": amount if is_meant else None})
        card.reply_to_message_id = turn.message_id
    return True


def _says_not_yet(words: str) -> Verdict | None:
    """没有，客户骗人: what is a no only where nothing follows it at once; with the reason behind it,
    which says nothing of a yes."""
    said = words.strip()
    alone = _listed(f"{NOT_ARRIVED}.alone", ",")
    begins = "|".join(map(re.escape, sorted(alone, key=len, reverse=True)))
    found = re.match(rf"(?:{begins})(?=[{re.escape(verdicts.MARKS)}]|$)", said, re.IGNORECASE)
    if found is None or verdicts.asks(said):
        return None
    reason = said[found.end() :].strip(verdicts.MARKS)
    says_yes = any(word in folded(reason) for word in _listed(f"{ARRIVED}.words", None))
    if says_yes or not verdicts.may_be_a_reason(reason):
        return None
    return Verdict(yes=False, reason=reason)


def _listed(key: str, between: str | None) -> set[str]:
    """The words of a text, in every language."""
    listed = texts.in_every_language(key)
    return {folded(word) for each in listed for word in each.split(between) if word.strip()}
