"""Receipts are recorded: by a command, in a line, from a customer's card, an order's or a bill (10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup
from moneyed import Money

from bot import filling, texts
from bot.days import Looking
from bot.fields import Photos, today
from bot.fields.pick import kept_customer
from bot.forms import Answers, Becomes, Form
from bot.goods_lines import kept_money, money_of
from bot.panels import View, button
from bot.router import Router
from bot.turn import Turn
from handlers.bills import find_bill
from handlers.order_deeds import find_order
from handlers.order_parts import Part
from handlers.order_sight import sight_of
from handlers.payment_details import Besides, CameOn, Means, Reference
from handlers.payment_fields import (
    OLDEST_FIRST,
    ORDER,
    Against,
    Payer,
    Received,
    kept_order,
    payer_of,
)
from handlers.receipt_forms import find_receipt
from handlers.receipt_words import (
    bills_in_words,
    credit_in_words,
    earlier_in_words,
    how_it_is_alike,
)
from handlers.visits import subject_of_a_line
from models import calendar, policy, receipt_check, receiving, settling
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.money import from_minor_units, minor_units
from models.orders import Order
from models.receipts import RECEIPT_CARD, PaymentMethod, Receipt
from models.staff import Role

router = Router()

MOST_PHOTOS = 10
LONGEST_NOTE = 500
NAMES_TAKE = 200  # UTF-16 units
A_LINE = "line:"  # how the subject of what was said in a line begins
AGAIN = "again:"  # and of what is recorded once more


def is_cash(answers: Answers) -> bool:
    return answers.get("method") == PaymentMethod.CASH


class PaymentForm(Form, name="payment"):
    """The subject tells receipts apart that are begun side by side: see the handlers below.

    What is not cash has a slip: its number is asked for, and a photo sent there does as well.
    """

    new_each_time = True

    customer = Payer(near=True)
    order = Against(aside=True)
    amount = Received()
    method = Means(PaymentMethod)
    reference = Reference(optional=True, aside=is_cash)
    photos = Photos(at_most=MOST_PHOTOS, optional=True, aside=lambda answers: not is_cash(answers))
    day = CameOn(
        looking=Looking.BACK,
        earliest=lambda day: day - timedelta(days=policy.current().payments.recorded_within_days),
        latest=today,
        aside=True,
    )
    note = Besides(max_length=LONGEST_NOTE, aside=True)

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        """The order that a button or a number named, its customer; a line that told all has no slip."""
        more: dict[str, Any] = {}
        for name in ("customer", "amount"):
            if (kept := answers.get(name)) and ORDER in kept:
                more[name] = {key: value for key, value in kept.items() if key != ORDER}
                more["order"] = kept[ORDER]
        order = more.get("order") or answers.get("order")
        if "customer" not in answers and order and order["id"]:
            customer = await turn.session.get_one(Customer, order["customer"])
            more["customer"] = kept_customer(customer.id, customer.name)
        if turn.draft and turn.draft.subject.startswith(A_LINE):
            more |= {name: None for name in ("reference", "photos") if name not in answers}
        return more

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        if name == "customer":
            await payer_of(turn, answers["customer"]["id"])
        elif "customer" in answers and "amount" in answers:
            try:
                await require_possible(turn, subject, answers)
            except Refused as refusal:
                if refusal.field == name:
                    raise

    @classmethod
    async def as_of_now(cls, turn: Turn, subject: str, answers: Answers) -> Answers:
        """What is not said otherwise: today, and the oldest first."""
        return {
            **answers,
            "day": answers.get("day") or day_of(turn, subject).isoformat(),
            "order": answers.get("order") or OLDEST_FIRST,
        }

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What it pays, whether it was recorded before, and who confirms it."""
        form = cls(subject, answers)
        customer, order = await require_possible(turn, subject, answers)
        parts = [await what_it_pays(turn, customer, form.amount, order)]
        if again := await receipt_check.like(
            turn.session, customer.id, form.amount, form.reference
        ):
            parts.append(await how_it_is_alike(turn.view, again))
        if not is_cash(answers) and not form.reference and not form.photos:
            parts.append(turn.t("payment-no-slip"))
        return [*parts, await who_confirms(turn, form.method)]

    async def submit(self, turn: Turn) -> Becomes:
        """Refused as `receiving.record` says."""
        customer, order = await require_possible(turn, self.subject, self.answers)
        receipt = await receiving.record(
            turn.session,
            turn.me,
            customer,
            self.amount,
            self.method,
            self.day,
            said_at(turn, self.subject),
            reference=self.reference,
            order=order,
            note=self.note,
            photos=self.photos,
            instead_of=await self.came_to_nothing(turn),
        )
        return Becomes(RECEIPT_CARD, receipt.about)

    async def came_to_nothing(self, turn: Turn) -> Receipt | None:
        """The one that is recorded once more by this."""
        if not self.subject.startswith(AGAIN):
            return None
        return await find_receipt(turn, self.subject.split(":")[1])


def said_at(turn: Turn, subject: str) -> datetime:
    """When the person recorded it, however late the phone got through: the earliest of these.

    When the line was written that told all, and when the answers were begun to be written.
    """
    moments = [turn.said_at]
    if turn.draft and turn.draft.said_from:
        moments.append(turn.draft.said_from)
    if subject.startswith(A_LINE):
        moments.append(datetime.fromisoformat(subject.split(":", 2)[2]))
    return min(moments)


def day_of(turn: Turn, subject: str) -> date:
    return calendar.business_day(said_at(turn, subject))


async def require_possible(
    turn: Turn, subject: str, answers: Answers
) -> tuple[Customer, Order | None]:
    """Whose receipt it is and for which order; refused as `receipt_check.check` says."""
    customer = await payer_of(turn, answers["customer"]["id"])
    picked = answers.get("order") or OLDEST_FIRST
    order = await turn.session.get(Order, picked["id"]) if picked["id"] else None
    amount = money_of(answers["amount"])
    said = answers.get("day")
    day = date.fromisoformat(said) if said else day_of(turn, subject)
    await receipt_check.check(turn.session, turn.me, customer, amount, day, order)
    return customer, order


# What is said below the summary


async def what_it_pays(
    turn: Turn, customer: Customer, amount: Money, order: Order | None
) -> Markup:
    """Which bills it settles and what stays open of them, then what is too much; what was recorded
    before and waits for finance counts first."""
    currency = amount.currency.code
    before = await Receipt.waiting_of(turn.session, customer.id)
    pays = await settling.would_settle(
        turn.session, customer.id, amount, order.id if order else None, before
    )
    units = minor_units(amount) - sum(minor_units(part) for _, part, _ in pays)
    if pays:
        lines = await bills_in_words(turn.view, "payment-pays", pays)
        credit = from_minor_units(units, currency)
        lines += credit_in_words(turn.view, "receipt-will-be-credit", credit)
    else:
        lines = [turn.t("payment-all-credit")]
    return Markup("\n").join([*lines, *earlier_in_words(turn.view, before, currency)])


async def who_confirms(turn: Turn, method: PaymentMethod) -> Markup:
    """Finance, by name; cash is in the person's hands until it is handed in (10.4)."""
    found = await receipt_check.confirmers_beside(turn.session, turn.me.id)
    names = texts.shortened([one.name for one in found], NAMES_TAKE)
    said = turn.t("receipt-waits-for", number=len(found), names=names)
    if method is PaymentMethod.CASH and not turn.me.keeps_the_money:
        said = Markup("{}\n{}").format(said, turn.t("payment-in-hand"))
    return said


# Ways to it


@router.command("pay", role=Role.PAYMENTS, takes_words=True)
async def record_a_payment(turn: Turn, words: str) -> None:
    """`/pay`, or all of it in a line: `/pay 华联 12000 转账`, `回款 华联 1.2万 现金 昨天`."""
    if words:
        # A line of its own is a receipt of its own.
        subject = subject_of_a_line(turn.message_id, turn.said_at)
        await filling.start(turn, PaymentForm, subject=subject, words=words)
    else:
        await filling.start(turn, PaymentForm)


@router.button(r"pay:new", role=Role.PAYMENTS)
async def record_another(turn: Turn) -> None:
    await filling.start(turn, PaymentForm)


@router.button(r"pay:new:([0-9]{1,18})", role=Role.PAYMENTS)
async def record_one_of(turn: Turn, customer_id: str) -> None:
    """From the customer's card."""
    await start_payment(turn, int(customer_id))


@router.button(r"pay:again:([0-9]{1,18})", role=Role.PAYMENTS)
async def record_once_more(turn: Turn, number: str) -> None:
    """What finance did not find, or was withdrawn: with all that was said of it."""
    receipt = await find_receipt(turn, number)
    await receipt_check.require_anew(turn.session, receipt, turn.me)
    customer = await payer_of(turn, receipt.customer_id)
    order = await turn.session.get_one(Order, receipt.order_id) if receipt.order_id else None
    known = {
        "customer": kept_customer(customer.id, customer.name),
        "order": kept_order(order) if order and order.is_standing else OLDEST_FIRST,
        "amount": kept_money(receipt.amount),
        "method": receipt.method.value,
        "reference": receipt.reference,
        # The messages that brought them are gone: none of them is edited any more.
        "photos": [{"message": 0, **one} for one in receipt.photos],
        "day": receipt.day.isoformat(),
        "note": receipt.note,
    }
    subject = f"{AGAIN}{receipt.id}:{calendar.business_day(turn.said_at)}"
    await filling.start(turn, PaymentForm, subject=subject, answers=known)


@router.button(r"pay:order:([0-9]{1,18})", role=Role.PAYMENTS)
async def record_for_an_order(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    await start_payment(turn, order.customer_id, order_id=order.id)


@router.button(r"pay:instalment:([0-9]{1,18})", role=Role.PAYMENTS)
async def record_for_a_bill(turn: Turn, number: str) -> None:
    """All that is open of it, unless something else is said."""
    bill = await find_bill(turn, number)
    if bill.open_units <= 0:
        raise Refused("payment-bill-paid")
    amount = bill.chased if bill.chased_units > 0 else bill.open
    await start_payment(turn, bill.customer_id, order_id=bill.order_id, amount=amount)


async def start_payment(
    turn: Turn, customer_id: int, *, order_id: int | None = None, amount: Money | None = None
) -> None:
    """Record what a customer has paid, with what is known filled in.

    Refused where the customer is not theirs, was put away, or never had that order.
    """
    customer = await payer_of(turn, customer_id)
    known: dict[str, Any] = {"customer": kept_customer(customer.id, customer.name)}
    if order_id:
        order = await turn.session.get_one(Order, order_id)
        if order.customer_id != customer.id or not order.is_standing:
            raise Refused("receipt-order-not-theirs", name=customer.name)
        known["order"] = kept_order(order)
    if amount:
        known["amount"] = kept_money(amount)
    parts = [customer.about, str(order_id or ""), str(minor_units(amount)) if amount else ""]
    subject = ":".join([*parts, str(calendar.business_day(turn.said_at))])
    await filling.start(turn, PaymentForm, subject=subject, answers=known)


async def payment_part(view: View, order: Order) -> Part:
    """On the order's card, while something of it is open: for whoever may record what came in."""
    if not (view.reader.may(Role.PAYMENTS) and sight_of(view.reader).debt and order.is_standing):
        return Part()
    customer = await order.customer(view.session)
    is_theirs = view.reader.keeps_the_money or await customer.visible_to(view.session, view.reader)
    found = await Instalment.of_order(view.session, order.id)
    if customer.archived_at or not is_theirs or not any(one.open_units > 0 for one in found):
        return Part()
    return Part(rows=[[button("payment-record", f"pay:order:{order.id}")]])
