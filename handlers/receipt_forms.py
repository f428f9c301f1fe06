"""What finance says of a receipt beside a yes: that it never came, came otherwise, or bounced (10.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from moneyed import Money

from bot import filling, texts
from bot.days import Looking
from bot.fields import Choice, Day, Text, today
from bot.fields.base import Reading
from bot.forms import TITLE, Answers, Becomes, Form
from bot.goods_lines import kept_money
from bot.panels import Rows, button
from bot.turn import Turn
from handlers.payment_details import Reference
from handlers.payment_fields import (
    OLDEST_FIRST,
    Against,
    OpenOrder,
    Received,
    kept_order,
    open_orders,
)
from handlers.receipt_words import how_it_is_alike
from models import calendar, receipt_check, receiving, records
from models.customers import Customer
from models.errors import Refused
from models.money import minor_units
from models.orders import Order
from models.receipts import (
    RECEIPT_CARD,
    PaymentMethod,
    Receipt,
    ReceiptState,
)
from models.staff import Staff

LONGEST_REASON = 500


async def find_receipt(turn: Turn, number: str) -> Receipt:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, Receipt, number, turn.me, "receipt-gone-or-not-yours"
    )


async def require_in(turn: Turn, receipt: Receipt, state: ReceiptState) -> None:
    """Refused before a form is begun to whoever could not send it."""
    receipt_check.require_confirmer(receipt, turn.me)
    if receipt.state is not state:
        raise await receipt_check.decided_already(turn.session, receipt, turn.me)


async def title_of(turn: Turn, receipt: Receipt) -> Mapping[str, Any]:
    customer = await turn.session.get_one(Customer, receipt.customer_id)
    amount = texts.money(turn.language, receipt.amount)
    return {TITLE: {"customer": customer.name, "amount": amount}}


# Why not.


class ReceiptRefusalForm(Form, name="receipt-refusal"):
    """The subject is the receipt's id."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        receipt = await find_receipt(turn, self.subject)
        await receiving.refuse(turn.session, receipt, turn.me, self.reason)
        return Becomes(RECEIPT_CARD, receipt.about)


class ReceiptBounceForm(Form, name="receipt-bounce"):
    """The subject is the receipt's id."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        receipt = await find_receipt(turn, self.subject)
        await receiving.bounce(turn.session, receipt, turn.me, self.reason)
        return Becomes(RECEIPT_CARD, receipt.about)


async def ask_why_not(turn: Turn, receipt: Receipt) -> None:
    await require_in(turn, receipt, ReceiptState.WAITING)
    offered = await title_of(turn, receipt)
    await filling.start(turn, ReceiptRefusalForm, subject=str(receipt.id), offered=offered)


async def ask_what_happened(turn: Turn, receipt: Receipt) -> None:
    await require_in(turn, receipt, ReceiptState.CONFIRMED)
    offered = await title_of(turn, receipt)
    await filling.start(turn, ReceiptBounceForm, subject=str(receipt.id), offered=offered)


# What came instead.


class ArrivedAmount(Received):
    """How much came, in the currency of the receipt if no other is named; as recorded with a tap."""

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice != "recorded":
            raise Refused("button-out-of-date")
        return Reading(kept_money((await receipt_of(turn)).amount))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        amount = texts.money(turn.language, (await receipt_of(turn)).amount)
        return [[button("receipt-as-recorded", tap("recorded"), amount=amount)]]

    async def _currencies(self, turn: Turn) -> Sequence[str]:
        receipt = await receipt_of(turn)
        known = await receipt_check.currencies_of(turn.session, receipt.customer_id)
        return list(dict.fromkeys([receipt.currency, *known]))


class MeantOrder(Against):
    """Any order of the customer's that is not paid: what this receipt speaks of is open as well."""

    async def _open(self, turn: Turn) -> Sequence[OpenOrder]:
        receipt = await receipt_of(turn)
        return await open_orders(turn, receipt.customer_id, but_recorded=False)


class ReceiptCorrectionForm(Form, name="receipt-correction"):
    """The subject is the receipt's id, and behind it an amount that was named before.

    It begins with all that was recorded but the amount: only what came otherwise is changed, and
    sending it confirms the receipt.
    """

    amount = ArrivedAmount()
    method = Choice(PaymentMethod)
    reference = Reference(optional=True)
    day = Day(looking=Looking.BACK, latest=today)
    order = MeantOrder()

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        form = cls(subject, answers)
        receipt = await receipt_in(turn, subject)
        customer = await turn.session.get_one(Customer, receipt.customer_id)
        recorded_on = calendar.business_day(receipt.said_at)
        order = await form.the_order(turn)
        await receipt_check.check_money(
            turn.session, customer, form.amount, form.day, order, recorded_on
        )
        author = await turn.session.get_one(Staff, receipt.author_id)
        said = [turn.t("receipt-corrects-next", name=author.name)]
        other = await receipt_check.like(
            turn.session, customer.id, form.amount, form.reference, but=receipt.id
        )
        if other:
            said.insert(0, await how_it_is_alike(turn.view, other))
        return said

    async def the_order(self, turn: Turn) -> Order | None:
        return await turn.session.get_one(Order, self.order) if self.order else None

    async def submit(self, turn: Turn) -> Becomes:
        receipt = await receipt_in(turn, self.subject)
        await receiving.correct(
            turn.session,
            receipt,
            turn.me,
            self.amount,
            self.method,
            self.reference,
            self.day,
            await self.the_order(turn),
        )
        return Becomes(RECEIPT_CARD, receipt.about)


async def begin_to_correct(turn: Turn, receipt: Receipt, amount: Money | None = None) -> None:
    """How much came is asked first, unless it is known: that is what is mostly wrong.

    An order that was cancelled meanwhile is none any more: the oldest bills come first.
    """
    await require_in(turn, receipt, ReceiptState.WAITING)
    order = await turn.session.get_one(Order, receipt.order_id) if receipt.order_id else None
    known = {
        **({"amount": kept_money(amount)} if amount else {}),
        "method": receipt.method.value,
        "reference": receipt.reference,
        "day": receipt.day.isoformat(),
        "order": kept_order(order) if order and order.is_standing else OLDEST_FIRST,
    }
    await filling.start(
        turn,
        ReceiptCorrectionForm,
        # Another amount is another draft: what was written before must not be sent for it.
        subject=f"{receipt.id}:{minor_units(amount)}" if amount else str(receipt.id),
        answers=known,
        offered=await title_of(turn, receipt),
    )


async def receipt_of(turn: Turn) -> Receipt:
    """What the open form is about."""
    assert turn.draft
    return await receipt_in(turn, turn.draft.subject)


async def receipt_in(turn: Turn, subject: str) -> Receipt:
    return await find_receipt(turn, subject.split(":")[0])
