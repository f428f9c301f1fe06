"""THE card of a bill: what is open, until when it was promised, and the next deed (10.2)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import GREEN, Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.bill_disputes import dispute_in_words
from handlers.bills import NAME_TAKES, bill_in_words, days_late, find_bill
from handlers.carrying import ANSWER_OF_BILL, ANSWER_OF_BILL_BELOW
from handlers.promises import promises_in_words, way_to_take_back
from handlers.write_offs import ways_to_give_up, write_off_in_words
from models import bill_disputes, instalments, ledger, records
from models.answers import Answer
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.instalments import INSTALMENT_CARD, Instalment, Settlement
from models.ledger import LedgerEntry
from models.money import from_minor_units
from models.orders import Order
from models.staff import Role, Staff

router = Router()

SHOWN = 6  # of what was set against it, the latest


@router.button(r"instalment:([0-9]{1,18})", role=Role.PAYMENTS)
async def open_a_bill(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    one = await find_bill(turn, number)
    await turn.take_away(INSTALMENT_CARD, one.about)
    turn.bring(INSTALMENT_CARD, one.about)


@router.button(r"instalment:([0-9]{1,18}):help", role=Role.PAYMENTS)
async def ask_for_help(turn: Turn, number: str) -> None:
    one = await find_bill(turn, number)
    superior = await instalments.ask_for_help(turn.session, one, turn.me)
    if superior is None:
        turn.hint("instalment-help-asked-already")
    else:
        turn.hint("instalment-help-asked", name=superior.name)


# How it looks.


@router.card(INSTALMENT_CARD)
async def instalment_card(view: View) -> Panel:
    """What is open and since when, what came, what was promised and disputed; for who may, the deeds."""
    one: Instalment = view.record
    customer = await view.session.get_one(Customer, one.customer_id)
    is_theirs = await customer.may_be_changed_by(view.session, view.reader)
    parts = [
        news(view),
        joined([await head(view, one, customer), await amounts(view, one), when(view, one)]),
        joined(await what_came(view, one)),
        joined(await promises_in_words(view, one)),
        joined(await dispute_in_words(view, one)),
        joined(await write_off_in_words(view, one)),
        await how_to_answer(view, one, customer),
    ]
    rows = await deeds(view, one, is_theirs=is_theirs)
    words = Markup("\n\n").join(part for part in parts if part)
    return Panel(words, [*rows, await ways(view, one, customer)])


@router.card(ANSWER_OF_BILL)
async def answer_of_a_bill(view: View) -> Panel:
    """What somebody says of a bill, below what is open of whom; the way to its card."""
    return await below_its_bill(view, "answer")


@router.card(ANSWER_OF_BILL_BELOW)
async def answer_of_a_bill_below(view: View) -> Panel:
    return await below_its_bill(view, "answer-below")


async def below_its_bill(view: View, key: str) -> Panel:
    answer: Answer = view.record
    said = view.t(key, name=view.facts["name"], words=view.facts["words"])
    one = await records.find(view.session, answer.record, view.reader)
    if not isinstance(one, Instalment):
        return Panel(said)
    customer = await view.session.get_one(Customer, one.customer_id)
    about = joined([await head(view, one, customer), await amounts(view, one), when(view, one)])
    words = Markup("{}\n\n{}").format(about, said)
    return Panel(words, [[button("instalment-look", one.about)]])


def joined(lines: Sequence[Markup]) -> Markup:
    return Markup("\n").join(lines)


def news(view: View) -> Markup | None:
    """Why it was sent, where somebody else had a reason to."""
    if "news" not in view.facts:
        return None
    return view.t(view.facts["news"], by=view.facts["by"])


async def head(view: View, one: Instalment, customer: Customer) -> Markup:
    name, bill = texts.clip(customer.name, NAME_TAKES), await bill_in_words(view, one)
    said = view.t("instalment-head", customer=name, bill=bill)
    if customer.owner_id == view.reader.id:
        return said
    owner = await view.session.get_one(Staff, customer.owner_id)
    return Markup("{}\n{}").format(said, view.t("instalment-owner", name=owner.name))


async def amounts(view: View, one: Instalment) -> Markup:
    """What is open; of what is not, whether it was paid or given up."""
    if not one.amount_units:
        return view.t("instalment-nothing-owed")
    if one.open_units > 0:
        return view.t("instalment-open", amount=one.amount, open=one.open)
    written_off = await ledger.written_off_of(view.session, one)
    if not written_off:
        return view.t("instalment-paid", amount=one.amount)
    paid = one.amount - written_off
    return view.t("instalment-written-off", amount=written_off, is_paid=bool(paid), paid=paid)


def when(view: View, one: Instalment) -> Markup:
    """The day it is due, and how long that is ago or ahead while it is open."""
    if one.due_on is None:
        return view.t("instalment-due-after-delivery")
    late = days_late(one) if one.open_units > 0 else None
    if late is None:
        return view.t("instalment-due", day=one.due_on)
    if late > 0:
        return view.t("instalment-overdue", day=one.due_on, days=late)
    return view.t("instalment-due-in", day=one.due_on, days=-late)


async def what_came(view: View, one: Instalment) -> Sequence[Markup]:
    """What was set against it, the latest last, and what receipts say that finance has not seen."""
    found = await view.session.execute(
        select(LedgerEntry, Settlement.units)
        .join(Settlement, Settlement.entry_id == LedgerEntry.id)
        .where(Settlement.instalment_id == one.id)
        .order_by(LedgerEntry.id)
    )
    each = found.all()
    told = []
    if len(each) > SHOWN:
        told.append(view.t("instalment-earlier", number=len(each) - SHOWN))
    for entry, units in each[-SHOWN:]:
        amount = from_minor_units(units, one.currency)
        told.append(view.t("instalment-set", kind=entry.kind.value, day=entry.day, amount=amount))
    if one.pending_units:
        pending = from_minor_units(one.pending_units, one.currency)
        told.append(view.t("instalment-pending", amount=pending))
    return told


async def how_to_answer(view: View, one: Instalment, customer: Customer) -> Markup | None:
    """What words below the card do, for whoever looks after the bill or settles a dispute."""
    if one.open_units <= 0:
        return None
    is_disputed = await BillDispute.open_one(view.session, one.id) is not None
    if is_disputed and await bill_disputes.may_settle(view.session, one, view.reader):
        return view.t("instalment-how-to-settle")
    if customer.owner_id != view.reader.id:
        return None
    return view.t("instalment-how-to-answer", is_disputed=is_disputed)


async def deeds(view: View, one: Instalment, *, is_theirs: bool) -> list[list[Button]]:
    """Paid, promised, disputed, help, texts and giving it up; of a disputed one the way to settle it."""
    if one.open_units <= 0:
        return []
    is_disputed = await BillDispute.open_one(view.session, one.id) is not None
    rows: list[list[Button]] = []
    if is_disputed and await bill_disputes.may_settle(view.session, one, view.reader):
        rows.append([button("instalment-settle", f"{one.about}:settle", style=GREEN)])
    last = await ways_to_give_up(view, one)
    if not is_theirs:
        return [*rows, last]
    paid = button("instalment-paid-it", f"pay:{one.about}", style=GREEN)
    promised = button("instalment-promised-it", f"{one.about}:promise")
    disputed = button("instalment-disputed-it", f"{one.about}:dispute")
    help_ = button("instalment-help-me", f"{one.about}:help")
    if is_disputed:
        rows.append([paid, help_])
    else:
        rows += [[paid, promised] if one.chased_units > 0 else [paid], [disputed, help_]]
        rows.append(await way_to_take_back(view, one))
    if one.due_on and one.chased_units > 0 and not is_disputed:
        last.insert(0, button("instalment-texts", f"{one.about}:texts"))
    return [*rows, last]


async def ways(view: View, one: Instalment, customer: Customer) -> list[Button]:
    """To its order and the customer's account."""
    row = [button("instalment-account", f"receivables:{customer.about}")]
    if one.order_id:
        order = await view.session.get_one(Order, one.order_id)
        if await order.visible_to(view.session, view.reader):
            row.insert(0, button("instalment-open-order", order.about))
    return row
