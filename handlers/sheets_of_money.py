"""Sheets of bills, promises, receipts and cash in hand: of the money that each may see (1.3, 10, 16.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from bot.days import day_of_the_button
from bot.panels import View
from handlers.customer_account import customer_of
from handlers.debt_words import today_of
from handlers.sheets import DAY, ID, a_list, title
from models import ageing, calendar, cash, chase_lists
from models.ageing import A_WEEK
from models.bill_disputes import BillDispute
from models.cash import Held
from models.chasing import LineState, lines_again
from models.customers import Customer
from models.facts import Term
from models.instalments import Instalment
from models.lists_as_sheets import Heading, Holds, Listed, Row, money
from models.orders import Order
from models.outbox import Outgoing
from models.promises import Promise, PromiseState
from models.receipts import Receipt
from models.staff import Role, Staff

BILL = (
    Heading("list-customer"),
    Heading("list-bill"),
    Heading("list-part", Holds.NUMBER),
    Heading("list-due-on", Holds.DAY),
    Heading("list-days-late", Holds.NUMBER),
    money("list-amount"),
    money("list-open"),
    Heading("list-promised-for", Holds.DAY),
    Heading("list-disputed"),
    Heading("list-owner"),
)
DUE = (
    Heading("list-customer"),
    Heading("list-bill"),
    money("list-open"),
    Heading("list-due-on", Holds.DAY),
    Heading("list-days-late", Holds.NUMBER),
    Heading("list-promised-for", Holds.DAY),
    Heading("list-answer"),
    Heading("list-owner"),
)
ANSWERS = {
    LineState.RECEIPT_WAITS: Term("list-answer-receipt-waits"),
    LineState.PROMISED: Term("list-answer-promised"),
    LineState.DISPUTED: Term("list-answer-disputed"),
    LineState.SETTLED: Term("list-answer-settled"),
}
RECEIPT = (
    Heading("list-came-on", Holds.DAY),
    Heading("list-customer"),
    money("list-amount"),
    Heading("list-method"),
    Heading("list-reference"),
    Heading("list-recorded-by"),
    Heading("list-recorded-at", Holds.MOMENT),
    Heading("list-note"),
)
CASH = (
    Heading("list-holder"),
    Heading("list-customer"),
    Heading("list-came-on", Holds.DAY),
    Heading("list-days-held", Holds.NUMBER),
    Heading("list-hand-in-by", Holds.DAY),
    money("list-amount"),
    Heading("list-with-finance"),
)


def yes_no(is_so: bool) -> Term:
    return Term("yesno-yes" if is_so else "yesno-no")


# Bills


@a_list("account", role=Role.PAYMENTS, chosen=ID)
async def open_bills(view: View, at_most: int, number: str) -> Listed:
    """What a customer has to pay, the oldest first; what has no day yet last (10.3)."""
    customer = await customer_of(view, number)
    rows = await bill_rows(view, at_most, Instalment.customer_id == customer.id)
    return Listed(title(view.t("account-head", name=customer.name, day=today_of())), BILL, rows)


@a_list("promises", role=Role.PAYMENTS)
async def promised(view: View, at_most: int) -> Listed:
    """What customers of the people whom the reader sees promised for the coming week (10.2)."""
    people = await ageing.whose(view.session, view.reader)
    those = [Promise.promised_for.between(today_of(), today_of() + A_WEEK)]
    if people is not None:
        those.append(Customer.owner_id.in_(people))
    rows = await bill_rows(view, at_most, *those)
    return Listed(title(view.t("list-promises")), BILL, rows)


async def bill_rows(view: View, at_most: int, *those: ColumnElement[bool]) -> Sequence[Row]:
    found = await view.session.execute(
        select(Instalment, Customer.name, Order.number, Staff.name, Promise.promised_for)
        .add_columns(
            select(BillDispute.id)
            .where(BillDispute.instalment_id == Instalment.id, BillDispute.settled_at.is_(None))
            .exists()
        )
        .join(Customer, Customer.id == Instalment.customer_id)
        .join(Staff, Staff.id == Customer.owner_id)
        .outerjoin(Order, Order.id == Instalment.order_id)
        .outerjoin(
            Promise,
            (Promise.instalment_id == Instalment.id) & (Promise.state == PromiseState.OPEN),
        )
        .where(Instalment.is_open(), *those)
        .order_by(Instalment.due_on.is_(None), Instalment.due_on, Instalment.id)
        .limit(at_most)
    )
    now = today_of()
    return [
        (
            customer,
            number or Term("instalment-from-before"),
            one.number if number else None,
            one.due_on,
            late_by(one.due_on, now),
            one.amount,
            one.open,
            promised_for,
            yes_no(is_disputed),
            owner,
        )
        for one, customer, number, owner, promised_for, is_disputed in found
    ]


def late_by(due_on: date | None, now: date) -> int | None:
    """Days, where it is overdue."""
    return (now - due_on).days if due_on and due_on < now else None


@a_list("payments-due", role=Role.MEMBER, chosen=DAY)
async def due_on_a_day(view: View, at_most: int, said: str) -> Listed:
    """The bills that the reader's list of that day names, as they are now (10.2)."""
    day = day_of_the_button(said)
    called = title(view.t("list-payments-due", day=day))
    sent = await view.session.scalar(
        select(Outgoing).where(Outgoing.dedupe == chase_lists.dedupe(view.reader.id, day))
    )
    if sent is None:
        return Listed(called, DUE, [])
    shown = chase_lists.bills_in(sent.facts)
    lines = await lines_again(view.session, view.reader, day, shown)
    rows = [
        (
            line.bill.customer,
            line.bill.order_number or Term("instalment-from-before"),
            line.amount,
            line.bill.due_on,
            late_by(line.bill.due_on, day),
            line.bill.promised_for,
            ANSWERS.get(line.state),
            line.owner.name if line.owner else view.reader.name,
        )
        for line in lines[:at_most]
    ]
    return Listed(called, DUE, rows)


# Receipts


@a_list("receipts-waiting", role=Role.PAYMENTS)
async def receipts_that_wait(view: View, at_most: int) -> Listed:
    """What has waited for the reader since before today (10.1)."""
    found = await Receipt.waiting_for(
        view.session, view.reader, before=calendar.day_begins(today_of())
    )
    author = aliased(Staff)
    rows = await view.session.execute(
        select(Receipt, Customer.name, author.name)
        .join(Customer, Customer.id == Receipt.customer_id)
        .join(author, author.id == Receipt.author_id)
        .where(Receipt.id.in_([one.id for one in found[:at_most]]))
        .order_by(Receipt.said_at, Receipt.id)
    )
    listed = [
        (
            one.day,
            customer,
            one.amount,
            one.method,
            one.reference,
            name,
            one.said_at,
            one.note,
        )
        for one, customer, name in rows
    ]
    return Listed(title(view.t("list-receipts-waiting")), RECEIPT, listed)


# Cash


@a_list("cash-mine", role=Role.PAYMENTS)
async def my_cash(view: View, at_most: int) -> Listed:
    held = await cash.held_by(view.session, view.reader)
    return Listed(title(view.t("list-cash-mine")), CASH, cash_rows(held[:at_most]))


@a_list("cash-of", role=Role.PAYMENTS, chosen=ID)
async def their_cash(view: View, at_most: int, person_id: str) -> Listed:
    person = await cash.holder(view.session, view.reader, int(person_id))
    held = await cash.held_by(view.session, person)
    called = title(view.t("list-cash-of", name=person.name))
    return Listed(called, CASH, cash_rows(held[:at_most]))


@a_list("cash-all", role=Role.PAYMENTS)
async def everybodys_cash(view: View, at_most: int) -> Listed:
    """Receipt by receipt, of who is below the reader; for finance of everybody (10.4)."""
    purses = await cash.held_in_branch(view.session, view.reader)
    held = [one for purse in purses for one in purse.held]
    return Listed(title(view.t("list-cash-all")), CASH, cash_rows(held[:at_most]))


def cash_rows(held: Iterable[Held]) -> Sequence[Row]:
    return [
        (
            one.holder.name,
            one.customer.name,
            one.receipt.day,
            one.age(today_of()),
            one.deadline,
            one.receipt.amount,
            yes_no(one.waits),
        )
        for one in held
    ]
