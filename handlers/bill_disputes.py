"""Disputed bills: the seller says why a customer does not pay, others settle it (10.2)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Text
from bot.forms import Becomes, Form
from bot.panels import Button, View, named
from bot.router import Router
from bot.turn import Turn
from handlers.bills import NAME_TAKES, find_bill, title_of
from models import bill_disputes
from models.bill_disputes import LONGEST_REASON, BillDispute
from models.customers import Customer
from models.instalments import INSTALMENT_CARD, Instalment
from models.staff import Role, Staff

router = Router()


class BillDisputeForm(Form, name="bill-dispute"):
    """The subject is the instalment's number."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        one = await find_bill(turn, self.subject)
        await bill_disputes.dispute(turn.session, one, turn.me, self.reason, turn.said_at)
        await turn.take_away(INSTALMENT_CARD, one.about)
        return Becomes(INSTALMENT_CARD, one.about)


class BillOutcomeForm(Form, name="bill-outcome"):
    """The subject is the instalment's number: what became of the dispute."""

    at_once = True

    outcome = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        one = await find_bill(turn, self.subject)
        await bill_disputes.settle(turn.session, one, turn.me, self.outcome)
        await turn.take_away(INSTALMENT_CARD, one.about)
        return Becomes(INSTALMENT_CARD, one.about)


@router.button(r"instalment:([0-9]{1,18}):dispute", role=Role.PAYMENTS)
async def disputed(turn: Turn, number: str) -> None:
    """It needs a reason: the superior and finance have to go by it."""
    await ask_why(turn, await find_bill(turn, number))


async def ask_why(turn: Turn, one: Instalment, said: str = "") -> None:
    """With what was said as a reason to start from."""
    await bill_disputes.require_disputable(turn.session, one, turn.me)
    offered = await title_of(turn, one)
    if said:
        offered["reason"] = texts.clip(said, LONGEST_REASON)
    await filling.start(turn, BillDisputeForm, subject=str(one.id), offered=offered)


@router.button(r"instalment:([0-9]{1,18}):settle", role=Role.PAYMENTS)
async def settled(turn: Turn, number: str) -> None:
    """It needs the outcome: whoever looks after the customer goes on by it."""
    await ask_the_outcome(turn, await find_bill(turn, number))


async def ask_the_outcome(turn: Turn, one: Instalment) -> None:
    await bill_disputes.require_to_settle(turn.session, one, turn.me)
    offered = await title_of(turn, one)
    await filling.start(turn, BillOutcomeForm, subject=str(one.id), offered=offered)


# On the bill's card.


async def dispute_in_words(view: View, one: Instalment) -> Sequence[Markup]:
    """The latest: by whom and why, and what became of it."""
    last = await BillDispute.of_instalment(view.session, one.id)
    if last is None:
        return ()
    by = await view.session.get_one(Staff, last.author_id)
    told = [
        view.t("bill-dispute-said", by=by.name, at=last.said_at, is_open=last.settled_at is None),
        quoted(last.reason),
    ]
    if last.settled_at is None:
        told.append(view.t("bill-dispute-is-open"))
    elif last.settled_by_id is None:
        told.append(view.t("bill-dispute-over", at=last.settled_at))
    else:
        by = await view.session.get_one(Staff, last.settled_by_id)
        told += [
            view.t("bill-dispute-settled", by=by.name, at=last.settled_at),
            quoted(last.outcome or ""),
        ]
    return told


# In the list of what waits.


async def waits_in_words(view: View, one: BillDispute, bill: Instalment) -> tuple[Markup, Button]:
    """A line of `/pending` for whoever is to settle it, and the way to the bill's card."""
    customer = await view.session.get_one(Customer, bill.customer_id)
    what = view.t(
        "pending-disputed-bill",
        customer=texts.clip(customer.name, NAME_TAKES),
        amount=bill.open,
    )
    line = view.t("pending-since", what=what, since=one.said_at)
    return line, named(f"❗ {texts.plain(what)}", bill.about)


def quoted(words: str) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(texts.shield(words))
