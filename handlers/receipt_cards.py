"""The card of a receipt: what came and what it pays, for finance to say whether it is there (10.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, RED, Button, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.receipt_forms import (
    LONGEST_REASON,
    ask_what_happened,
    ask_why_not,
    begin_to_correct,
    find_receipt,
)
from handlers.receipt_words import how_it_is_alike, what_it_opened, what_it_pays
from handlers.sheets import sheet_button
from models import calendar, clock, policy, receipt_check, receipt_lists, receiving
from models.albums import send_photos
from models.customers import Customer
from models.money import from_minor_units, minor_units
from models.order_versions import Picture
from models.orders import Order
from models.receipts import (
    COME_TO_NOTHING,
    RECEIPT_CARD,
    RECEIPT_MEANT,
    RECEIPTS_LIE,
    RECEIPTS_WAIT,
    Receipt,
    ReceiptState,
)
from models.staff import Role, Staff

router = Router()

A_PAGE = 12  # of the morning's list
NAME_TAKES = 40  # UTF-16 units
NAMES_TAKE = 120
REASON_TAKES = 500
ARRIVED, NOT_ARRIVED = "receipt-arrived", "receipt-not-arrived"


# What may be done.


@router.button(r"receipt:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_receipt(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    receipt = await find_receipt(turn, number)
    await turn.take_away(RECEIPT_CARD, receipt.about)
    turn.bring(RECEIPT_CARD, receipt.about)


@router.button(r"receipt:([0-9]{1,18}):yes", role=Role.MEMBER)
async def confirm(turn: Turn, number: str) -> None:
    await take(turn, await find_receipt(turn, number))
    turn.hint("receipt-confirmed-hint")


async def take(turn: Turn, receipt: Receipt) -> None:
    """Confirm it; whoever is second hears who was first."""
    if not await receiving.confirm(turn.session, receipt, turn.me):
        raise await receipt_check.decided_already(turn.session, receipt, turn.me)


@router.button(r"receipt:([0-9]{1,18}):after-all", role=Role.MEMBER)
async def confirm_after_all(turn: Turn, number: str) -> None:
    await receiving.confirm_after_all(turn.session, await find_receipt(turn, number), turn.me)
    turn.hint("receipt-confirmed-hint")


@router.button(r"receipt:([0-9]{1,18}):no", role=Role.MEMBER)
async def refuse(turn: Turn, number: str) -> None:
    """For the reason that was written before, where the button stands below it and it is not too long."""
    receipt = await find_receipt(turn, number)
    reason = words_below(turn, receipt)
    if 0 < len(reason) <= LONGEST_REASON:
        await receiving.refuse(turn.session, receipt, turn.me, reason)
        turn.hint("receipt-refused-hint")
    else:
        await ask_why_not(turn, receipt)


def words_below(turn: Turn, receipt: Receipt) -> str:
    """What was written that was neither a yes nor a no, where the tapped message asks about it."""
    ours = turn.tapped
    if ours is None or ours.key != RECEIPT_MEANT or ours.about != receipt.about:
        return ""
    return str(ours.facts.get("words", ""))


@router.button(r"receipt:([0-9]{1,18}):bounced", role=Role.MEMBER)
async def bounce(turn: Turn, number: str) -> None:
    await ask_what_happened(turn, await find_receipt(turn, number))


@router.button(r"receipt:([0-9]{1,18}):correct(?::([0-9]{1,15}))?", role=Role.MEMBER)
async def correct(turn: Turn, number: str, units: str | None) -> None:
    """To an amount in minor units that was written before; else it is asked for first."""
    receipt = await find_receipt(turn, number)
    amount = from_minor_units(int(units), receipt.currency) if units else None
    await begin_to_correct(turn, receipt, amount)


@router.button(r"receipt:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    await receiving.withdraw(turn.session, await find_receipt(turn, number), turn.me)
    turn.hint("receipt-withdrawn-hint")


@router.button(r"receipt:([0-9]{1,18}):photos", role=Role.MEMBER)
async def show_photos(turn: Turn, number: str) -> None:
    receipt = await find_receipt(turn, number)
    pictures = [Picture(**one) for one in receipt.photos]
    send_photos(turn.session, turn.me, pictures, about=receipt.about, reply_to=turn.message_id)


# How it looks.


@router.card(RECEIPT_CARD)
async def receipt_card(view: View) -> Panel:
    """All that the decision needs; afterwards what it settled; and the reader's own deeds."""
    receipt: Receipt = view.record
    customer = await view.session.get_one(Customer, receipt.customer_id)
    is_waiting = receipt.state is ReceiptState.WAITING
    # What was refused may come after all: then, too, it must not be the same money as another.
    may_come = receipt.state in (ReceiptState.WAITING, ReceiptState.REFUSED)
    other = may_come and await receipt_check.like(
        view.session, customer.id, receipt.amount, receipt.reference, but=receipt.id
    )
    parts: list[Markup | None] = [await what_came(view, receipt, customer)]
    if view.reader.keeps_the_money or await customer.visible_to(view.session, view.reader):
        parts.append(await what_it_pays(view, receipt))
    if other:
        parts.append(await how_it_is_alike(view, other))
    parts.append(await how_it_stands(view, receipt))
    parts.append(await how_it_was_corrected(view, receipt))
    if is_waiting and receipt_check.may_be_confirmed_by(receipt, view.reader):
        parts.append(view.t("receipt-how-to-answer"))
    ways: list[Button] = []
    if receipt.photos:
        number = len(receipt.photos)
        ways.append(button("receipt-show-photos", f"{receipt.about}:photos", number=number))
    if other and await other.visible_to(view.session, view.reader):
        ways.append(button("receipt-open-like", other.about))
    if receipt.order_id:
        ways.append(button("receipt-open-order", f"order:{receipt.order_id}"))
    rows = [*deeds(view, receipt), *in_pairs(ways)]
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def deeds(view: View, receipt: Receipt) -> Sequence[Sequence[Button]]:
    """Finance decides; whoever recorded it may take it back while nobody has."""
    is_waiting = receipt.state is ReceiptState.WAITING
    if receipt_check.may_be_confirmed_by(receipt, view.reader):
        if is_waiting:
            return decision_buttons(receipt)
        if receipt.state is ReceiptState.CONFIRMED:
            return [[button("receipt-came-to-nothing", f"{receipt.about}:bounced", style=RED)]]
        if receipt.state is ReceiptState.REFUSED:
            return [[button("receipt-came-after-all", f"{receipt.about}:after-all")]]
    if is_waiting and receipt.author_id == view.reader.id:
        return [[button("receipt-withdraw", f"{receipt.about}:withdraw", style=RED)]]
    if receipt.author_id == view.reader.id and receipt.state in COME_TO_NOTHING:
        return [[button("receipt-record-again", f"pay:again:{receipt.id}")]]
    return ()


def decision_buttons(receipt: Receipt) -> Sequence[Sequence[Button]]:
    return [
        [
            button(ARRIVED, f"{receipt.about}:yes", style=GREEN),
            button(NOT_ARRIVED, f"{receipt.about}:no", style=RED),
        ],
        [button("receipt-correct", f"{receipt.about}:correct")],
    ]


async def what_came(view: View, receipt: Receipt, customer: Customer) -> Markup:
    author = await view.session.get_one(Staff, receipt.author_id)
    said = [
        view.t(
            "receipt-head",
            amount=receipt.amount,
            customer=customer.name,
            method=receipt.method,
            state=receipt.state,
        )
    ]
    if receipt.reference:
        said.append(view.t("receipt-reference", reference=receipt.reference))
    said.append(view.t("receipt-came-on", day=receipt.day))
    order = await view.session.get(Order, receipt.order_id) if receipt.order_id else None
    if order is None:
        said.append(view.t("receipt-oldest-first"))
    else:
        key = "receipt-against-order" if order.is_standing else "receipt-against-ended-order"
        said.append(view.t(key, order=order.number or ""))
    said.append(view.t("receipt-recorded-by", name=author.name, at=receipt.said_at))
    if receipt.held_by_id:
        holder = await view.session.get_one(Staff, receipt.held_by_id)
        said.append(view.t("receipt-cash-in-hand", name=holder.name))
    if receipt.note:
        said.append(quoted(receipt.note))
    return Markup("\n").join(said)


async def how_it_stands(view: View, receipt: Receipt) -> Markup:
    """Who decided and why; or whom it waits for."""
    if receipt.state is ReceiptState.WAITING:
        found = await receipt_check.confirmers_of(view.session, receipt)
        names = texts.shortened([one.name for one in found], NAMES_TAKE)
        return view.t("receipt-waits-for", names=names, number=len(found))
    by = await view.session.get_one(Staff, receipt.decided_by_id)
    said = view.t("receipt-decided", state=receipt.state.value, name=by.name, at=receipt.decided_at)
    return Markup("{}\n{}").format(said, quoted(receipt.reason)) if receipt.reason else said


def quoted(words: str) -> Markup:
    shown = texts.shield(texts.clip(words, REASON_TAKES))
    return Markup("<blockquote>{}</blockquote>").format(shown)


@router.card(RECEIPT_MEANT)
async def meant_card(view: View) -> Panel:
    """Below words that are neither a yes nor a no: a no is for what they say, and an amount in them
    is one to correct it to."""
    receipt: Receipt = view.record
    if receipt.state is not ReceiptState.WAITING:
        return Panel(await how_it_stands(view, receipt))
    rows = list(decision_buttons(receipt))
    if amount := view.facts.get("amount"):
        data = f"{receipt.about}:correct:{minor_units(amount)}"
        rows.insert(0, [button("receipt-correct-to", data, amount=amount)])
    return Panel(view.t("receipt-what-is-meant"), rows)


# What whoever recorded it hears.


@router.card("receipt-confirmed")
async def confirmed_card(view: View) -> Panel:
    return told(view, [confirmed_in_words(view, "receipt-confirmed")])


@router.card("receipt-corrected")
async def corrected_card(view: View) -> Panel:
    """With what was changed: what it was, and what it is."""
    changes = await changes_in_words(view, view.record, view.facts)
    return told(view, [confirmed_in_words(view, "receipt-corrected"), *changes])


async def how_it_was_corrected(view: View, receipt: Receipt) -> Markup | None:
    """By finance, as it was confirmed: what it was, and what it is."""
    facts = await receipt_lists.corrections_of(view.session, receipt)
    return Markup("\n").join(await changes_in_words(view, receipt, facts)) if facts else None


async def changes_in_words(view: View, receipt: Receipt, facts: Mapping[str, Any]) -> list[Markup]:
    order = await view.session.get(Order, receipt.order_id) if receipt.order_id else None
    nothing = {
        "reference": view.t("receipt-no-reference"),
        "order": view.t("payment-oldest-first"),
    }
    now = {
        "amount": receipt.amount,
        "method": receipt.method,
        "reference": receipt.reference,
        "day": receipt.day,
        "order": order.number if order else None,
    }
    return [
        view.t(
            "receipt-change",
            label=view.t(f"receipt-correction-{name}.label"),
            was=facts[f"{name}_was"] or nothing[name],
            now=value or nothing[name],
        )
        for name, value in now.items()
        if f"{name}_was" in facts
    ]


@router.card("receipt-refused")
async def refused_card(view: View) -> Panel:
    return told(view, [view.t("receipt-refused", **view.facts)])


@router.card("receipt-bounced")
async def bounced_card(view: View) -> Panel:
    """With the bills that it opened again, for who sees the customer."""
    facts = {name: view.facts[name] for name in ("by", "amount", "customer", "reason")}
    said = [view.t("receipt-bounced", **facts)]
    customer = await view.session.get_one(Customer, view.record.customer_id)
    if await customer.visible_to(view.session, view.reader):
        said += await what_it_opened(view)
    return told(view, said)


def confirmed_in_words(view: View, key: str) -> Markup:
    """With the credit that the customer has now."""
    facts = {name: view.facts[name] for name in ("by", "amount", "customer", "credit")}
    return view.t(key, has_credit=facts["credit"] is not None, **facts)


def told(view: View, said: Sequence[Markup]) -> Panel:
    return Panel(Markup("\n").join(said), [[button("receipt-open", view.record.about)]])


# What waits.


async def waits_in_words(view: View, receipt: Receipt) -> tuple[Markup, Button]:
    """In the list of what waits for somebody: a line, and the button that brings the card."""
    customer = await view.session.get_one(Customer, receipt.customer_id)
    name = texts.clip(customer.name, NAME_TAKES)
    what = view.t("receipt-in-a-list", customer=name, amount=receipt.amount, method=receipt.method)
    line = view.t("pending-since", what=what, since=receipt.said_at)
    return line, named(f"💰 {texts.plain(what)}", receipt.about)


@router.card(RECEIPTS_WAIT)
async def morning_card(view: View) -> Panel | None:
    """What has waited for the reader since before today, as it is now; None where nothing has."""
    return await morning_panel(view, 0)


@router.card(RECEIPTS_LIE)
async def lying_card(view: View) -> Panel | None:
    """For whoever is above finance: what nobody has confirmed for days; a way to what they may see."""
    today = calendar.business_day(clock.now())
    found = await receipt_lists.lying(view.session, today, view.reader)
    if not found:
        return None
    days = policy.current().payments.unconfirmed_told_after
    said = [view.t("receipts-lying-head", number=len(found), days=days)]
    rows: list[Sequence[Button]] = []
    for receipt in found[:A_PAGE]:
        if await receipt.visible_to(view.session, view.reader):
            line, way = await waits_in_words(view, receipt)
            said.append(line)
            rows.append([way])
    return Panel(Markup("\n").join(said), rows)


@router.button(rf"{RECEIPTS_WAIT}:([0-9]{{1,4}})", role=Role.PAYMENTS)
async def leaf_through(turn: Turn, page: str) -> None:
    panel = await morning_panel(turn.view, int(page))
    await turn.change(panel or Panel(turn.t("receipts-waiting-nothing")))


async def morning_panel(view: View, page: int) -> Panel | None:
    today = calendar.day_begins(calendar.business_day(clock.now()))
    found = await Receipt.waiting_for(view.session, view.reader, before=today)
    if not found:
        return None
    shown, leaves = turn_pages(found, page, RECEIPTS_WAIT, A_PAGE)
    said = [view.t("receipts-waiting-head", number=len(found))]
    rows: list[Sequence[Button]] = []
    for receipt in shown:
        customer = await view.session.get_one(Customer, receipt.customer_id)
        author = await view.session.get_one(Staff, receipt.author_id)
        said.append(
            view.t(
                "receipts-waiting-line",
                customer=texts.clip(customer.name, NAME_TAKES),
                amount=receipt.amount,
                method=receipt.method,
                name=author.name,
                at=receipt.said_at,
            )
        )
        rows.append([(await waits_in_words(view, receipt))[1]])
    return Panel(Markup("\n").join(said), [*rows, leaves, [sheet_button("receipts-waiting")]])
