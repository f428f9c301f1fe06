"""Answers in words to a bill's card: paid, promised for a day, disputed, help, settled (10.2)."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from datetime import date

from bot import days, texts
from bot.fields.amount import money_in
from bot.fields.choice import folded
from bot.turn import Turn
from handlers import bill_disputes, promises
from handlers.payments import start_payment
from models import bill_disputes as rules
from models import calendar
from models.bill_disputes import LONGEST_REASON, BillDispute
from models.customers import Customer
from models.errors import Refused
from models.facts import term
from models.instalments import Instalment, ask_for_help
from models.promises import promise

MARKS = " \t\n,.;:!-–—…，。；：！、"


class BillAnswer(enum.StrEnum):
    """What words say of a bill. `billanswer-….words` lists them, with commas between."""

    PAID = "paid"  # these words and no other, or how much behind them
    PROMISED = "promised"  # nothing but these and a day
    DISPUTED = "disputed"  # the reason behind them
    FAULTY = "faulty"  # these among others: perhaps a dispute, with all of it as the reason
    HELP = "help"  # these words and no other
    SETTLED = "settled"  # the outcome behind them


async def answer_a_card(turn: Turn, one: Instalment) -> bool:
    """Words below a bill that the owner looks after, or whose dispute is theirs to settle, are what they
    say of it; False: not for them, but for the person behind the card."""
    if not turn.words or one.open_units <= 0:
        return False
    if await settles(turn, one, turn.words):
        return True
    customer = await turn.session.get_one(Customer, one.customer_id)
    return customer.owner_id == turn.me.id and await says(turn, one, turn.words)


async def settles(turn: Turn, one: Instalment, words: str) -> bool:
    if not await BillDispute.open_one(turn.session, one.id):
        return False
    outcome = behind(BillAnswer.SETTLED, words)
    if outcome is None or not await rules.may_settle(turn.session, one, turn.me):
        return False
    if outcome:
        await rules.settle(turn.session, one, turn.me, fitting(outcome))
        turn.say("bill-dispute-settled-hint")
    else:
        await bill_disputes.ask_the_outcome(turn, one)
    return True


async def says(turn: Turn, one: Instalment, words: str) -> bool:
    """What the owner says of a bill, as if its button had been tapped."""
    paid = behind(BillAnswer.PAID, words)
    amount = one.chased if paid == "" else money_in(paid or "", [one.currency])
    if amount is not None:
        await start_payment(turn, one.customer_id, order_id=one.order_id, amount=amount)
        return True
    if behind(BillAnswer.HELP, words) == "":
        superior = await ask_for_help(turn.session, one, turn.me)
        name = superior.name if superior else ""
        turn.say(
            "instalment-help-asked" if superior else "instalment-help-asked-already", name=name
        )
        return True
    reason = behind(BillAnswer.DISPUTED, words)
    if reason:
        await rules.dispute(turn.session, one, turn.me, fitting(reason), turn.said_at)
        turn.say("bill-dispute-hint")
        return True
    if reason is not None:
        await bill_disputes.ask_why(turn, one)
        return True
    if await promises_a_day(turn, one, words):
        return True
    if any(phrase in folded(words) for phrase in phrases(BillAnswer.FAULTY)):
        await bill_disputes.ask_why(turn, one, words)
        return True
    return False


def is_said(words: str, now: date) -> bool:
    """Whether words are such an answer, whichever bill they are of; `now`: the day they were said."""
    paid = behind(BillAnswer.PAID, words)
    if paid == "" or (paid and money_in(paid, ["CNY"])) or behind(BillAnswer.HELP, words) == "":
        return True
    if behind(BillAnswer.DISPUTED, words) is not None:
        return True
    left = beside_promised(words)
    try:
        return left == "" or (left is not None and days.read_day(left, now) is not None)
    except days.NoSuchDay:
        return True


def fitting(words: str) -> str:
    """Refused, as the form would, where they are too long: nothing said is cut off."""
    if texts.units(words) > LONGEST_REASON:
        raise Refused("bill-dispute-too-long", limit=LONGEST_REASON, length=texts.units(words))
    return words


async def promises_a_day(turn: Turn, one: Instalment, words: str) -> bool:
    """A day and nothing else but that it was promised; without a day it is asked for."""
    left = beside_promised(words)
    if left is None:
        return False
    now = calendar.business_day(turn.said_at)
    try:
        said = days.read_day(left, now)
    except days.NoSuchDay as missing:
        problem = Refused("field-day-does-not-exist", words=missing.words, example=now.isoformat())
        await promises.ask_when(turn, one, problems=[problem])
        return True
    if left and said is None:
        return False
    if said is None or said.first != said.last:
        await promises.ask_when(turn, one)
        return True
    await promise(turn.session, one, turn.me, said.first, turn.said_at)
    turn.say("promise-hint", day=said.first)
    return True


def beside_promised(words: str) -> str | None:
    """What is said beside that it was promised; None where nothing is said at all."""
    left = folded(words).strip(MARKS)
    if not left:
        return None
    for phrase in phrases(BillAnswer.PROMISED):
        edge = r"\b" if phrase.isascii() else ""
        left = re.sub(f"{edge}{re.escape(phrase)}{edge}", " ", left)
    return " ".join(left.split()).strip(MARKS)


def behind(answer: BillAnswer, words: str) -> str | None:
    """What stands behind the phrase that words begin with; None where they do not."""
    for phrase in phrases(answer):
        begins = folded(words[: len(phrase)]) == phrase
        rest = words[len(phrase) :]
        if begins and (not phrase.isascii() or not rest[:1].isalnum()):
            return rest.strip(MARKS)
    return None


def phrases(answer: BillAnswer) -> Iterable[str]:
    """In any of our languages, the longest first."""
    lists = texts.in_every_language(f"{term(answer)}.words")
    each = {folded(one) for words in lists for one in words.split(",")}
    return sorted(each, key=len, reverse=True)
